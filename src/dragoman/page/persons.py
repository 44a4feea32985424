"""A text, or the name of a party -> the private persons that are named in it, by what stands around a name.

`givers` tells a person from a body where somebody speaks. Here a person is found where one is hit, held, buried or
merely described ("Oumar Exemple, 34, a teacher"), so that a name that is in no field is not printed by a title, a quote
or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.page.givers import WORD, giver_lists, private_names

_BEFORE = re.compile(r"([\w-]+|\w{1,4}\.) $")
_REACH = 60
"""Characters before a name in which a sign is looked for."""
_SHORT = 4
"""Letters of a title that is cut short with a stop ("Capt."), an initial among them."""
_MOST_WORDS = 4
"""A longer run of capitals is a headline's or a body's."""


def persons_in_party(name: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The personal names in a party's name that a title or an age shows to be one: "Captain Oumar Exemple".

    >>> persons_in_party("teacher Mariam Sample")
    ('Mariam Sample',)
    >>> persons_in_party("Grey Wolves")
    ()
    """
    found = []
    for person in private_names(name, known):
        begin = name.index(person)
        before = re.findall(r"[\w-]+", name[:begin].lower())
        after = name[begin + len(person) :]
        if (before and before[-1] in giver_lists()["titles"]) or _described().match(after):
            found.append(person)
    return tuple(found)


def persons_in_form(name: str, texts: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    """The personal names in the name of a party that no atlas knows, by its form alone: two to four words in capitals,
    which no text calls a group ("the Grey Wolves", "Grey Wolves fighters", "Grey Wolves (GW)").

    In doubt it is a person's.
    """
    if not any(
        c.islower() for c in name
    ):  # all in capitals, or in a script that has none: the form says nothing
        return ()
    runs = [run for run in private_names(name, known) if 1 < len(run.split()) <= _MOST_WORDS]
    return tuple(run for run in runs if not any(_group_use(run).search(text) for text in texts))


def people_in(text: str) -> tuple[str, ...]:
    """Who is named in a text as a person: by a title, an age, a calling, or what befell them; each once."""
    found = (name for run in _capital_runs(text) for name in _person(text, run))
    return tuple(dict.fromkeys(found))


def _capital_runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words in capitals that stand in a row, with the particles between them ("Issa ag Kone")."""
    particles = giver_lists()["particles"]
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        is_near = bool(run) and _is_gap(text[run[-1].end() : word.start()], run[-1][0])
        if is_near and (word[0][0].isupper() or word[0] in particles):
            run.append(word)
            continue
        if run:
            yield run
        run = [word] if word[0][0].isupper() else []
    if run:
        yield run


def _is_gap(between: str, word: str) -> bool:
    """Whether no more than a blank parts two words, or the stop of an initial or of a title cut short."""
    return between == " " or (between == ". " and len(word) <= _SHORT)


def _person(text: str, run: list[re.Match[str]]) -> Iterator[str]:
    """The name in a run of capitals, when something beside it shows it to be a person's."""
    lists = giver_lists()
    while len(run) > 1 and run[-1][0][0].islower():  # a particle that begins what comes next
        run = run[:-1]
    before = _BEFORE.search(text, max(0, run[0].start() - _REACH), run[0].start())
    title = before[1].rstrip(".") if before else ""
    while (
        run and run[0][0].lower() in lists["titles"] | lists["roles"] | lists["heads"] | lists["prepositions"]
    ):
        title, run = run[0][0], run[1:]
    if not run or len(run) > _MOST_WORDS or any(word[0].lower() in _headline_words() for word in run):
        return
    name = text[run[0].start() : run[-1].end()]
    if len(run) == 1:
        is_loud = title.isupper() or name.isupper()  # "DR Congo", a headline in capitals
        if title.lower() in lists["ranks"] and not is_loud:
            yield name
    elif (
        title.lower() in lists["titles"]
        or _ahead().search(text, max(0, run[0].start() - _REACH), run[0].start())
        or _described().match(text, run[-1].end())
        or _befallen().match(text, run[-1].end())
    ):
        yield name


def _group_use(name: str) -> re.Pattern[str]:
    articles, members = "|".join(giver_lists()["articles"]), "|".join(giver_lists()["members"])
    own = re.escape(name)
    return re.compile(
        rf"(?:\b(?i:{articles})\s+|\b[ldLD]['’]){own}\b|\b{own}(?:['’]s?)?\s+(?:{members})\b|\b{own}\s*\([A-Z]{{2,8}}\)"
    )


@cache
def _headline_words() -> frozenset[str]:
    """What has a capital in a headline only, and is never part of a name: "Captain Killed In Raid"."""
    return giver_lists()["fates"] | giver_lists()["prepositions"]


@cache
def _fronts() -> frozenset[str]:
    """What may stand in capitals before a name and is no part of it."""
    lists = giver_lists()
    return lists["titles"] | lists["fronts"] | lists["prepositions"]


@cache
def _described() -> re.Pattern[str]:
    """What says, after a name, that it is a person's."""
    callings = "|".join(sorted(giver_lists()["callings"]))
    return re.compile(
        rf"(?:,\s+|\s\(|,?\s+aged\s+)\d{{1,2}}(?:[),.]|\s+years|$)|,\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){{0,3}}(?:{callings})\b"
    )


@cache
def _befallen() -> re.Pattern[str]:
    """What says, after a name, that something happened to who bears it."""
    fates = "|".join(sorted(giver_lists()["fates"]))
    return re.compile(rf" (?:was|were|is|has been|had been) (?:also )?(?:{fates})\b")


@cache
def _ahead() -> re.Pattern[str]:
    """What says, before a name, that it is a person's."""
    ends = "|".join(sorted(giver_lists()["ends"]))
    return re.compile(
        r"\b(?:(?:\d{1,2}-year-old|named|identified as|called|known as|name of) (?:[a-z-]+ ){0,2}"
        rf"|(?i:{ends}) of (?:[a-z-]+ ){{0,3}})$"
    )
