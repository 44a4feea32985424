"""A Document -> the names in it that are meant as places, with the signs that spoke for each.

The text is cut and tagged as for claims, page furniture included, since a caption names places too.
Candidates are weighed twice: alone, and then knowing what became of the same name elsewhere in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.atlas import Atlas, PlaceEntry
from dragoman.base.document import Document
from dragoman.read.cutting import cut_units
from dragoman.read.dates import DateLexicon
from dragoman.read.layout import SKIPPED, cut_blocks, cut_sentences
from dragoman.read.lexicon import Lexicon
from dragoman.read.numbers import NumberLexicon
from dragoman.read.placing import find_places
from dragoman.read.reader import RuleReader
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.toponym_candidates import (
    MOST_SENSES,
    Candidate,
    find_candidates,
    find_runs,
    is_capital,
    marked_candidate,
    split_hyphens,
)
from dragoman.read.toponym_signs import Neighbourhood, signs_of, weigh
from dragoman.read.toponym_table import Form, ToponymTable

THRESHOLD = -0.5  # log-odds from which a name is taken for a place
TITLE_RUN = 3  # most tokens of a person's name
KEPT_NAMES = 50_000
TAKEN, LEFT = "taken elsewhere", "left elsewhere"
CAPITAL = "PPLC"
GIVEN = "given"
SURE = 1.0  # log-odds from which a name says where a document is
AT_HOME, NOT_AT_HOME = "in a region of the document", "in no region of the document"


@dataclass(frozen=True, slots=True)
class WeighedName:
    """A candidate with its signs and the log-odds that it is a place."""

    candidate: Candidate
    signs: tuple[str, ...]
    weight: float


class NameFinder:
    """Finds names of places; one instance serves any number of documents."""

    def __init__(self, atlas: Atlas) -> None:
        self.reader = RuleReader(atlas)
        self._places = atlas.places
        self._tables: dict[str, ToponymTable] = {}
        self._kept: dict[str, tuple[PlaceEntry, ...]] = {}

    def table(self, lang: str) -> ToponymTable:
        """The tables about place names of a language, loaded once."""
        if lang not in self._tables:
            self._tables[lang] = ToponymTable.load(lang, self.reader.atlas)
        return self._tables[lang]

    def find_entries(self, name: str) -> tuple[PlaceEntry, ...]:
        """The gazetteer's entries under a name, the answers kept."""
        kept = self._kept.get(name)
        if kept is None:
            if len(self._kept) >= KEPT_NAMES:
                self._kept.clear()
            found = self._places.find(name, limit=MOST_SENSES)
            found = tuple(entry for entry in found if entry.lat is not None) or found
            kept = self._kept[name] = tuple(map(self._with_rank, found))
        return kept

    def _with_rank(self, entry: PlaceEntry) -> PlaceEntry:
        """The entry, marked as its country's capital where it is that and the gazetteer does not say so."""
        return replace(entry, feature_code=CAPITAL) if entry.id in self._capitals else entry

    @cached_property
    def _capitals(self) -> frozenset[str]:
        """The ids of the capitals that the list of countries names."""
        found = (
            next(
                (e for e in self._places.find(c.capital, c.iso2, abroad=False) if e.feature_class == "P"),
                None,
            )
            for c in self.reader.atlas.countries
            if c.capital
        )
        return frozenset(entry.id for entry in found if entry is not None)

    def weigh_names(self, document: Document) -> tuple[SourceText, list[WeighedName]]:
        """All candidates of a document with what speaks for each."""
        lang = (document.lang or "en").split("-")[0]
        tables = self.reader.tables(lang)
        source = SourceText(document, document.read_text)
        if not source.text.strip():
            return source, []
        near, candidates = self._candidates(source, lang, tables)
        weights = near.table.weights
        alone = [signs_of(candidate, near) for candidate in candidates]
        weighed = [weigh(signs, weights) for signs in alone]
        return source, list(weigh_again(candidates, alone, weighed, near.table))

    def name_spans(
        self, document: Document, spans: Sequence[tuple[int, int]]
    ) -> tuple[SourceText, list[WeighedName]]:
        """Names that somebody else has marked, given as [start, end) of the text that is read, in text order.

        A name that nobody knows is looked up by the longest part of it that is known.
        """
        lang = (document.lang or "en").split("-")[0]
        source = SourceText(document, document.read_text)
        cut_tokens(source, self.reader.tables(lang)[0])
        split_hyphens(source, self._places.has)
        table = self.table(lang)
        found = (marked_candidate(source, start, end, table, self.find_entries) for start, end in spans)
        return source, [WeighedName(candidate, (GIVEN,), 0.0) for candidate in found]

    def _candidates(
        self, source: SourceText, lang: str, tables: tuple[Lexicon, DateLexicon, NumberLexicon]
    ) -> tuple[Neighbourhood, list[Candidate]]:
        lexicon = tables[0]
        cut_tokens(source, lexicon)
        split_hyphens(source, self._places.has)
        cut_blocks(source, lexicon)
        for block in source.blocks:
            if block.kind in SKIPPED or block.kind == "footnote":
                block.kind = "body"
        cut_sentences(source, lang)
        overlay = self.reader.overlay(source, *tables)
        near = Neighbourhood(source, lexicon, self.table(lang))
        joiners = lexicon.classes("name_joiners") - lexicon.classes("coordinators")
        found: dict[tuple[int, int], Candidate] = {}
        for sentence in source.sentences:
            kind = source.blocks[sentence.block].kind
            units = cut_units(source, sentence, overlay, lexicon, title_case=kind in ("title", "heading"))
            if kind in ("title", "heading"):
                near.label_tokens.update(range(sentence.first, sentence.last))
            for unit in units:
                near.unit_of.update((at, unit) for at in range(unit.first, unit.last))
            for place in find_places(source, units, lexicon, self.reader.gazetteer, kind):
                near.rules[(place.words.start, place.words.end)] = place.rule
            note_people(source, list(find_runs(source, units, joiners)), near)
            for candidate in find_candidates(source, units, joiners, near.table, self.find_entries):
                found.setdefault((candidate.first, candidate.last), candidate)
        near.regions.update(c.first for c in found.values() if is_region(c))
        return near, sorted(found.values(), key=lambda c: (c.first, -c.last))


def is_region(candidate: Candidate) -> bool:
    """Whether a name is first of all that of a country or a region of the first order."""
    if candidate.form is not None:
        return candidate.form.form in (Form.SHORT, Form.CODE)
    return bool(candidate.entries) and candidate.entries[0].feature_code in ("PCLI", "PCLD", "ADM1")


def note_people(source: SourceText, runs: list[tuple[int, int]], near: Neighbourhood) -> None:
    """Keep the last name of each run that a title or a given name opens."""
    for first, last in runs:
        begin = first
        while begin < last and (near.is_one_of(begin, "titles") or source.words[begin] == "."):
            begin += 1
        titled = begin > first or near.is_one_of(first - 1, "titles")
        named = begin < last and near.is_one_of(begin, "given_names") and last - begin > 1
        if (titled or named) and 0 < last - begin <= TITLE_RUN and is_capital(source.words[last - 1]):
            near.people.add(source.lows[last - 1])


def weigh_again(
    candidates: list[Candidate], alone: list[tuple[str, ...]], weights: list[float], table: ToponymTable
) -> Iterator[WeighedName]:
    """The candidates with what became of the same name elsewhere, and whether a longer name holds them."""
    best: dict[str, list[float]] = {}
    homes: dict[tuple[str, str], set[str]] = {}
    for candidate, weight in zip(candidates, weights, strict=True):
        best.setdefault(candidate.text, []).append(weight)
        if weight > SURE:
            for home in first_region(candidate):
                homes.setdefault(home, set()).add(candidate.text)
    for candidate, signs, weight in zip(candidates, alone, weights, strict=True):
        others = best[candidate.text]
        if len(others) > 1:
            highest = max(others) if others.count(max(others)) > 1 or weight < max(others) else min(others)
            signs = (*signs, TAKEN if highest > THRESHOLD else LEFT)
        if candidate.entries:
            own = {home for entry in candidate.entries for home in region_of(entry)}
            others_here = any(homes.get(home, set()) - {candidate.text} for home in own)
            signs = (*signs, AT_HOME if others_here else NOT_AT_HOME)
        yield WeighedName(candidate, signs, weigh(signs, table.weights))


def region_of(entry: PlaceEntry) -> tuple[tuple[str, str], ...]:
    """The country and the region of the first order in which an entry lies; none for a whole country."""
    return ((entry.country, entry.admin1),) if entry.admin1 else ()


def first_region(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    """The region of what a name means first of all."""
    if candidate.form is not None:
        return region_of(candidate.form.entry)
    return region_of(candidate.entries[0]) if candidate.entries else ()


def take_names(weighed: list[WeighedName]) -> list[WeighedName]:
    """The names that are taken for places, none over another: the weightiest first, then in text order."""
    taken: list[WeighedName] = []
    used: set[int] = set()
    order = sorted(weighed, key=lambda name: (-name.weight, name.candidate.first, -name.candidate.last))
    for name in order:
        tokens = range(name.candidate.first, name.candidate.last)
        if name.weight > THRESHOLD and used.isdisjoint(tokens):
            used.update(tokens)
            taken.append(name)
    return sorted(taken, key=lambda name: name.candidate.first)
