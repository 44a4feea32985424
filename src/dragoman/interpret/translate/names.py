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
from dragoman.interpret.languages import languages
from dragoman.interpret.scripts import script_of
from dragoman.interpret.tables import read_table
from dragoman.interpret.translate.skeleton import skeleton

MOST_WORDS = 9  # of a name of the atlas
MOST_PLACE_WORDS = 3
MIN_PLACE_LETTERS = 3
MIN_PEOPLE = 5_000  # of a place that no word such as "in" announces
LIMIT = 40  # places of one name that are looked at
_TOKEN = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_ARABIC_CLITICS = ("وال", "بال", "فال", "كال", "لل", "و", "ف", "ب", "ل", "ك")
_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_DESIGNATION = re.compile(r"\d|[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name at [start, end) of a sentence: its words, what it names ("actor", "place", ...), the ids it may mean.

    `spellings` are the atlas's names of it, as far as it lists them.
    """

    start: int
    end: int
    text: str
    kind: str
    ids: frozenset[str]
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    ids: frozenset[str]
    spellings: tuple[str, ...]


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
        at = 0
        while at < len(tokens):
            name, taken = self._at(sentence, tokens, at, signs)
            if name:
                found.append(name)
            at += taken
        return tuple(found)

    def _at(
        self, sentence: str, tokens: Sequence[re.Match[str]], at: int, signs: _Signs
    ) -> tuple[FoundName | None, int]:
        """The longest name that begins at a token, and how many tokens it takes."""
        for offset in _starts(tokens[at][0], signs.lang):
            start = tokens[at].start() + offset
            for size in range(min(MOST_WORDS, len(tokens) - at), 0, -1):
                text = sentence[start : tokens[at + size - 1].end()]
                entry = self._entry(text, size)
                if entry:
                    return _named(start, text, entry), size
            is_told = bool(offset) or (at > 0 and tokens[at - 1][0].lower() in signs.before)
            if not is_told and script_of(sentence[start]) not in _CASED:
                continue
            least = 0 if is_told else MIN_PEOPLE
            for size in range(min(MOST_PLACE_WORDS, len(tokens) - at), 0, -1):
                text = sentence[start : tokens[at + size - 1].end()]
                entry = self._place(text, least, signs.never)
                if entry:
                    return _named(start, text, entry), size
        return None, 1

    def _entry(self, text: str, size: int) -> _Entry | None:
        key = fold(text)
        entry = self._table.get(key)
        if entry is None or not _looks_like_a_name(text):
            return None
        return entry if size > 1 or len(key) > MIN_PLACE_LETTERS or text.isupper() else None

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
                spellings = (known.spellings if known else ()) + names + others
                table[key] = _Entry(kind, ids, spellings)
        return table

    def _named_values(self) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
        """Kind, id, names that are looked for, and others that keep the name in a translation."""
        atlas = self._atlas
        for actor in atlas.actors:
            yield "actor", actor.id, _unique((actor.name, *actor.names)), ()
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
    sounds = _runs_of_words(translation, skeleton)
    lost: dict[str, FoundName] = {}
    for name in original:
        is_kept = (
            bool(name.ids & ids)
            or any(fold(words) in keys for words in (name.text, *name.spellings))
            or (bool(skeleton(name.text)) and skeleton(name.text) in sounds)
        )
        if not is_kept:
            lost.setdefault(fold(name.text), name)
    return list(lost.values())


def _runs_of_words(text: str, key: Callable[[str], str]) -> frozenset[str]:
    """The keys of all runs of words that a name could be."""
    tokens = list(_TOKEN.finditer(text))
    return frozenset(
        key(text[tokens[at].start() + offset : tokens[end].end()])
        for at in range(len(tokens))
        for offset in _starts(tokens[at][0], "ar")
        for end in range(at, min(at + MOST_WORDS, len(tokens)))
    )


def _named(start: int, text: str, entry: _Entry) -> FoundName:
    return FoundName(start, start + len(text), text, entry.kind, entry.ids, entry.spellings)


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
