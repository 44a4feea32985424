"""Who is given as saying something -> the private person's name in it, which no page prints; the role may stay.

A name is told from a role or a body by its capitals, by lists of words (`assets/givers.<language>.toml`), and by what
the claim itself names as party, outlet or place. In doubt it is a person's: a body whose name is withheld can be looked
up in the source, a witness who is named cannot be unnamed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")
_TOKEN = re.compile(rf"[dlDL](?=['’]\w{{2}})|{WORD.pattern}")
"""A word, what French leaves a vowel out of being one too: "l'Observatoire", "d'Agadez"."""
_ACRONYM_CHARS = 6
"""A lone word of capitals is a body's initials up to this length."""


@cache
def giver_lists() -> dict[str, frozenset[str]]:
    """The lists by name, those of every language (`assets/givers.*.toml`) together."""
    lists: dict[str, frozenset[str]] = {}
    for file in files("dragoman.page").joinpath("assets").iterdir():
        if file.name.startswith("givers.") and file.name.endswith(".toml"):
            for name, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
                lists[name] = lists.get(name, frozenset()) | frozenset(words)
    lists["fronts"] = lists["roles"] | lists["heads"]  # what is cut off before a name
    return lists


def words_of(text: str) -> frozenset[str]:
    """The words of a name, in small letters."""
    return frozenset(match[0].lower() for match in WORD.finditer(text))


def private_names(giver: str, known: frozenset[str]) -> tuple[str, ...]:
    """The personal names in the words for who says something.

    Args:
        known: words of parties, outlets and places (`words_of`), which are nobody's name here.

    >>> private_names("Governor Oumar Exemple", frozenset())
    ('Oumar Exemple',)
    >>> private_names("mayor of Djibo", frozenset())
    ()
    """
    words = list(_TOKEN.finditer(giver))
    if not any(c.isupper() or c.islower() for c in giver):  # a script without capitals
        plain = known | giver_lists()["roles"] | giver_lists()["heads"]
        return (giver.strip(),) if words and not words_of(giver) <= plain else ()
    return tuple(
        giver[run[0].start() : run[-1].end()]
        for begin, run in _runs(words)
        if not _is_no_person(giver, words, begin, run, known)
    )


def speakers_in(text: str) -> tuple[str, ...]:
    """Who is said to speak in a text, by two or more words in capitals beside a verb of speech: no field may hold
    them, and a passage that is quoted would print them."""
    before, after = _speaking()
    return tuple(m["name"] for pattern in (before, after) for m in pattern.finditer(text))


@cache
def _speaking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = r"[^\W\d_a-z][\w'’-]*"
    inner = "|".join(sorted(giver_lists()["particles"]))
    name = rf"(?P<name>{word}(?:[ ](?:(?:{inner})[ ])?{word}){{1,4}})"
    verbs = "|".join(sorted(giver_lists()["speech"]))
    return (
        re.compile(rf"(?:\b(?i:{verbs})|\b[Aa]ccording[ ]to),?[ ](?:[a-z-]+[ ]){{0,2}}{name}"),
        re.compile(rf"\b{name}(?:,[^,.;\n]{{2,70}},)?[ ](?:also[ ]|ha[ds][ ]|a[ ]|avait[ ])?(?:{verbs})\b"),
    )


def name_parts(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The parts of a personal name of several words by which a text may go on to name the person."""
    lists = giver_lists()
    never = lists["particles"] | lists["roles"] | lists["heads"] | lists["bodies"] | known
    return tuple(
        match[0]
        for _, run in _runs(list(_TOKEN.finditer(name)))
        if len(run) > 1
        for match in run
        if len(match[0]) > 2 and match[0].lower() not in never
    )


def _runs(words: list[re.Match[str]]) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Runs of capitalised words without the roles before and after them, each with the place of its first word."""
    lists = giver_lists()
    run: list[re.Match[str]] = []
    begin = 0
    for n, match in enumerate([*words, None]):
        is_capital = match is not None and match[0][0].isupper()
        is_inner = bool(run) and match is not None and match[0].lower() in lists["particles"]
        if match is not None and (is_capital or is_inner):
            begin = begin if run else n
            run.append(match)
            continue
        titles = [at for at, m in enumerate(run[:-1]) if m[0].lower() in lists["fronts"]]
        if run and (titles or run[0][0].lower() in lists["fronts"]):
            cut = titles[-1] + 1 if titles else 1
            run, begin = run[cut:], begin + cut
        while run and (run[-1][0].lower() in lists["roles"] or run[-1][0].islower()):
            run = run[:-1]
        if run:
            yield begin, run
        run = []


def _is_no_person(
    giver: str, words: list[re.Match[str]], begin: int, run: list[re.Match[str]], known: frozenset[str]
) -> bool:
    lists = giver_lists()
    lower = [match[0].lower() for match in run]
    if lists["bodies"] & set(lower) or known.issuperset(lower) or "".join(lower) in known:
        return True
    if len(run) == 1 and run[0][0].isupper() and 1 < len(lower[0]) <= _ACRONYM_CHARS:
        return True
    before = [match[0].lower() for match in words[:begin] if match[0].lower() not in lists["heads"]]
    if before and before[-1] in lists["prepositions"]:
        return not (lists["kin"] & set(before))
    end = begin + len(run)
    after = words[end][0] if end < len(words) and giver[run[-1].end() : words[end].start()].isspace() else ""
    # "Airport staff", "Burkina Faso officials": what stands before a noun tells it apart and names no one
    return bool(after) and after[0].islower() and (len(run) == 1 or after.endswith("s"))
