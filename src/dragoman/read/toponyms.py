"""A Document -> every place name in it, each with the point of the gazetteer that it means and why.

Claims need the places of acts alone (`placing`, `geography`); a monitor also asks what else a text
speaks of. Adjectives and peoples count ("French", "Texans"): they name a place, though nothing
happened there, and say so in `is_adjective`. What is claimed is not changed by anything here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.atlas import Atlas
from dragoman.atlas.sense_reasons import NameUse
from dragoman.atlas.senses import Sense, settle_senses
from dragoman.base.claim import Place
from dragoman.base.document import Document
from dragoman.base.span import Span
from dragoman.read.place_choice import PRECISION, SPREAD_CLASSES
from dragoman.read.text import SourceText
from dragoman.read.toponym_names import NameFinder, WeighedName, take_names
from dragoman.read.toponym_uses import join_uses, stand_ins


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at [start, end) of the text that is read, and the place that it means.

    `place` has no id and no point when the gazetteer has nothing under the name; `weight` is the log-odds
    that the name is meant as a place, `signs` what spoke for that, `reasons` what chose the place.
    """

    start: int
    end: int
    span: Span
    place: Place
    is_adjective: bool
    weight: float
    signs: tuple[str, ...]
    reasons: tuple[str, ...]


class ToponymFinder:
    """Finds and places the names of documents; one instance serves any number of them.

    Documents are in a language that the rule reader has tables for, English when they do not say.

    Args:
        atlas: the countries and the gazetteer.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.names = NameFinder(atlas)

    def find(self, document: Document) -> tuple[Toponym, ...]:
        """All place names of a document in the order of its text."""
        source, weighed = self.names.weigh_names(document)
        return self._settle(source, take_names(weighed))

    def place(self, document: Document, spans: Sequence[tuple[int, int]]) -> tuple[Toponym, ...]:
        """The places of names that somebody else has marked: [start, end) of the text that is read, in order."""
        return self._settle(*self.names.name_spans(document, spans))

    def _settle(self, source: SourceText, names: Sequence[WeighedName]) -> tuple[Toponym, ...]:
        """The places of the names of one document."""
        document = source.document
        table = self.names.table((document.lang or "en").split("-")[0])
        uses, use_of = join_uses([name.candidate for name in names], source.words, table)
        senses = settle_senses(uses)
        found = []
        for at, name in enumerate(names):
            start, end = source.starts[name.candidate.first], source.ends[name.candidate.last - 1]
            sense = senses[use_of[at]]
            found.append(
                Toponym(
                    start=start,
                    end=end,
                    span=document.span_at(start, end),
                    place=place_of(name.candidate.text, uses[use_of[at]], sense),
                    is_adjective=name.candidate.is_adjective,
                    weight=name.weight,
                    signs=name.signs,
                    reasons=sense.reasons if sense is not None else (),
                )
            )
        return stand_ins(found)


def find_toponyms(document: Document, finder: ToponymFinder) -> tuple[Toponym, ...]:
    """All place names of a document, with the finder that serves many."""
    return finder.find(document)


def place_of(name: str, use: NameUse, sense: Sense | None) -> Place:
    """The place of a name, with what it might have been instead."""
    name = " ".join(name.split())
    if sense is None:
        return Place(name)
    entry = sense.entry
    precision = next((p for code, p in PRECISION.items() if entry.feature_code.startswith(code)), 1)
    if entry.feature_class in SPREAD_CLASSES:
        precision = 5
    return Place(
        name,
        entry.id,
        entry.country or None,
        entry.admin1,
        entry.lat,
        entry.lon,
        precision,
        len(use.entries),
        tuple(
            f"{loser.name}, {loser.admin1 + ', ' if loser.admin1 else ''}{loser.country} ({loser.id}): {why}"
            for loser, why in sense.runners_up
        ),
    )
