"""A sentence -> the names of the atlas in it: groups, outlets, arms, countries, places, each with the ids it may mean.

A name is kept or lost by id: "Macina Liberation Front" keeps "Front de libération du Macina", and "غاو" keeps
"Gao". Which of several places of one name is meant does not matter here, one id in common is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.atlas import Atlas, fold
from dragoman.atlas.values import ActorKind
from dragoman.interpret.languages import languages
from dragoman.interpret.scripts import script_of
from dragoman.interpret.tables import read_table
from dragoman.interpret.translate.skeleton import HeardNames

MOST_WORDS = 9  # of a name of the atlas
MOST_PLACE_WORDS = 3
MOST_FORCE_WORDS = 5
MIN_PLACE_LETTERS = 3
MIN_PEOPLE = 5_000  # of a place that no word such as "in" announces
LIMIT = 40  # places of one name that are looked at
_VOWEL_SIGNS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"  # marks on a letter, which end no word
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_VOWEL_SIGNS}])*(?:['’\-‐‑][^\W_](?:[^\W_]|[{_VOWEL_SIGNS}])*)*")
_PREPOSITIONS = ("ب", "ل")  # "in" and "to": a place may follow; after "and" only in a row of places
_ARABIC_CLITICS = ("وال", "بال", "فال", "كال", "لل", "و", "ف", "ب", "ل", "ك")
_ARTICLE = "ال"
_ACCUSATIVE = re.compile("(?:\u064bا|ا\u064b)$")  # "تشاديًا": an ending, which no name of the atlas has
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_DESIGNATION = re.compile(r"\d|[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at [start, end) of a sentence: its words, what it names ("actor", "place", ...), the ids it may mean.

    `spellings` are the atlas's names of it, as far as it lists them; `kept_by` are words that do not name it and yet
    keep it: a country's adjective, and for a state's force its country.
    """

    start: int
    end: int
    text: str
    kind: str
    ids: frozenset[str]
    spellings: tuple[str, ...] = ()
    kept_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    ids: frozenset[str]
    spellings: tuple[str, ...]
    kept_by: tuple[str, ...] = ()


class NameFinder:
    """Finds names of an atlas; its tables are made when first asked, and threads may share it."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def find(self, sentence: str, lang: str) -> tuple[FoundName, ...]:
        """The names of a sentence in order, without overlap; of what begins at a word the longest is taken.

        Args:
            sentence: as written.
            lang: primary subtag; its function words are no places.
        """
        tokens = list(_TOKEN.finditer(sentence))
        signs = _signs_of(lang)
        found: list[FoundName] = []
        at, is_told = 0, False
        while at < len(tokens):
            name, taken = self._at(sentence, tokens, at, signs, is_told)
            if name:
                found.append(name)
            after_place = name is not None and name.kind == "place"
            is_told = after_place or tokens[at + taken - 1][0].lower() in signs.before
            at += taken
        return tuple(found)

    def _at(
        self, sentence: str, tokens: Sequence[re.Match[str]], at: int, signs: _Signs, is_told: bool
    ) -> tuple[FoundName | None, int]:
        """The longest name that begins at a token, and how many tokens it takes.

        Args:
            is_told: the word before announces a place, or is one.
        """
        word = tokens[at][0]
        for offset in _starts(word, signs.lang):
            start = tokens[at].start() + offset
            for size in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
                text = sentence[start : tokens[at + size - 1].end()]
                entry = self._entry(text, size)
                if entry:
                    return _named(start, text, entry), size
            if word.lower() in signs.never:
                continue
            is_cased = script_of(sentence[start]) in _CASED
            if not is_told and not is_cased and not (offset and word.startswith(_PREPOSITIONS)):
                continue
            # A letter cut off may be the word's own: only a place of some size is worth the doubt.
            least = 0 if is_told and (is_cased or not offset) else MIN_PEOPLE
            for size in range(min(MOST_PLACE_WORDS, len(tokens) - at), 0, -1):
                text = sentence[start : tokens[at + size - 1].end()]
                entry = self._place(text, least, signs.never)
                if entry:
                    return _named(start, text, entry), size
        return None, 1

    def _entry(self, text: str, size: int) -> _Entry | None:
        key = fold(text)
        entry = self._table.get(key) or self._force(text, size)
        if entry is None or not _looks_like_a_name(text):
            return None
        return entry if size > 1 or len(key) > MIN_PLACE_LETTERS or text.isupper() else None

    def _force(self, text: str, size: int) -> _Entry | None:
        """A state force by its country: "the Malian army", which no row of the atlas lists."""
        force = self._atlas.match_force(text) if 1 < size <= MOST_FORCE_WORDS else None
        if force is None:
            return None
        country = force.country
        return _Entry(
            "actor",
            frozenset({f"force:{country.iso2}"}),
            (),
            (country.name, *country.names, *country.demonyms),
        )

    def _place(self, text: str, least: int, never: frozenset[str]) -> _Entry | None:
        if len(fold(text)) < MIN_PLACE_LETTERS or text.lower() in never or not _looks_like_a_place(text):
            return None
        if not self._atlas.places.has(text):
            return None
        entries = self._atlas.places.find(text, limit=LIMIT)
        if max((entry.population for entry in entries), default=0) < least:
            return None
        return _Entry("place", frozenset(entry.id for entry in entries), (entries[0].name,))

    @cached_property
    def _table(self) -> dict[str, _Entry]:
        """Folded name -> what it names; a name that several values share has all their ids."""
        table: dict[str, _Entry] = {}
        for kind, value_id, names, others in self._named_values():
            for name in names:
                key = fold(name)
                known = table.get(key)
                if not key or (known and known.kind != kind):
                    continue
                ids = frozenset({f"{kind}:{value_id}"}) | (known.ids if known else frozenset())
                spellings = (known.spellings if known else ()) + names
                kept_by = (known.kept_by if known else ()) + others
                table[key] = _Entry(kind, ids, spellings, kept_by)
        return table

    def _named_values(self) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
        """Kind, id, names that are looked for, and others that keep the name in a translation."""
        atlas = self._atlas
        whose = {country.iso2: (*country.names, *country.demonyms) for country in atlas.countries}
        for actor in atlas.actors:
            # "L'armée malienne" keeps "FAMa": a force of a state is kept where its state is named.
            state = actor.countries[0] if actor.kind == ActorKind.STATE_FORCE and actor.countries else ""
            yield "actor", actor.id, _unique((actor.name, *actor.names)), whose.get(state, ())
        for outlet in atlas.outlets:
            yield "outlet", outlet.id, _unique((outlet.name, *outlet.names)), ()
        for country in atlas.countries:
            yield "country", country.iso2, _unique((country.name, *country.names)), country.demonyms
        for arm in atlas.arms:
            names = tuple(name for name in _unique((arm.item, *arm.names)) if _DESIGNATION.search(name))
            yield "arm", arm.id, names, ()


@dataclass(frozen=True, slots=True)
class _Signs:
    """Of a language: its code, words before a place where there are no capitals, and words that are no place."""

    lang: str
    before: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=64)
def _signs_of(lang: str) -> _Signs:
    row = languages().get(lang)
    common = row.words if row else frozenset()
    for signs in read_table("place_signs.tsv"):
        if signs["lang"] == lang:
            return _Signs(
                lang, frozenset(signs["before"].split()), common | frozenset(signs["never"].split())
            )
    return _Signs(lang, frozenset(), common)


def lost_names(
    original: Iterable[FoundName], translation: str, found: Iterable[FoundName]
) -> list[FoundName]:
    """The names of an original that its translation does not hold, by id, by any spelling or as they stand.

    Args:
        original: the names of the original sentence.
        translation: its translation.
        found: the names of the translation.
    """
    ids = frozenset().union(*(name.ids for name in found))
    keys = _runs_of_words(translation, fold)
    heard = HeardNames(_runs_of_words(translation, str))
    lost: dict[str, FoundName] = {}
    for name in original:
        is_kept = (
            bool(name.ids & ids)
            or any(fold(words) in keys for words in (name.text, *name.spellings, *name.kept_by))
            or heard.have(name.text)
        )
        if not is_kept:
            lost.setdefault(fold(name.text), name)
    return list(lost.values())


def _runs_of_words(text: str, key: Callable[[str], str]) -> frozenset[str]:
    """The keys of all runs of words that a name could be."""
    tokens = list(_TOKEN.finditer(text))
    runs = (
        text[tokens[at].start() + offset : tokens[end].end()]
        for at in range(len(tokens))
        for offset in _every_start(tokens[at][0])
        for end in range(at, min(at + MOST_WORDS, len(tokens)))
    )
    return frozenset(key(form) for run in runs for form in {run, _ACCUSATIVE.sub("", run)})


def _named(start: int, text: str, entry: _Entry) -> FoundName:
    return FoundName(start, start + len(text), text, entry.kind, entry.ids, entry.spellings, entry.kept_by)


def _starts(token: str, lang: str) -> Iterator[int]:
    """Where a name can begin in a word: at its first letter, after an Arabic clitic, after an elided article."""
    yield 0
    if lang == "ar" and script_of(token[0]) == "Arab":
        for clitic in _ARABIC_CLITICS:
            if token.startswith(clitic) and len(token) - len(clitic) >= MIN_PLACE_LETTERS:
                yield len(clitic)
                break
    apostrophe = re.match(r"[^\W\d_]{1,2}['’](?=\w)", token)
    if apostrophe:
        yield apostrophe.end()


def _every_start(token: str) -> Iterator[int]:
    """The same, and after an Arabic article."""
    for offset in _starts(token, "ar"):
        yield offset
        if token.startswith(_ARTICLE, offset) and len(token) - offset > MIN_PLACE_LETTERS + len(_ARTICLE):
            yield offset + len(_ARTICLE)


def _looks_like_a_name(text: str) -> bool:
    """Whether it begins with a capital or a digit, or is of a script that has none."""
    return not text[0].islower()


def _looks_like_a_place(text: str) -> bool:
    """The same of every word but short ones inside: "Port-au-Prince", "Baie du Nord", not "Les habitants", "Il a"."""
    words = text.split()
    inside = words[1:-1]
    return all(_looks_like_a_name(word) for word in (words[0], words[-1])) and all(
        _looks_like_a_name(word) or len(word) <= MIN_PLACE_LETTERS for word in inside
    )


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))
