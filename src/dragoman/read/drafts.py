"""The state of the walk through one document: drafts of events, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dragoman.base.claim import Refusal
from dragoman.read.dates import DateMention, ResolvedDate
from dragoman.read.facts import Facts
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.nouns import Words
from dragoman.read.placing import PlaceMention
from dragoman.read.predicate import Predicate
from dragoman.read.units import Unit

LOOK_BACK = 150  # drafts: how far a sentence may point back, so that reading time is linear


@dataclass(slots=True)
class Dated:
    """A resolved date with the unit that says it and where it stands."""

    resolved: ResolvedDate
    unit: Unit
    words: Words
    sentence: int
    anchors: tuple[Words, ...] = ()
    strength: int = 1


@dataclass(slots=True)
class Draft:
    """An event while its sentences are gathered."""

    facts: list[Facts] = field(default_factory=list)
    acts: list[tuple[Facts, Predicate]] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    when: Dated | None = None
    context_places: list[PlaceMention] = field(default_factory=list)
    support: list[Facts] = field(default_factory=list)
    is_answer: bool = False
    is_denial: bool = False
    is_entry: bool = False

    def specific(self) -> set[str]:
        """The folded names of the places that locate the act closely."""
        return {p.words.text.casefold() for p in self.places if p.level > 1}


@dataclass(slots=True)
class Story:
    """The state of the walk through one document."""

    lexicon: Lexicon
    published: date | None
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    heading: list[PlaceMention] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    statement: Dated | None = None
    last_date: date | None = None
    last_words: tuple[Words, ...] = ()
    told: tuple[int, Dated] | None = None
    day: Dated | None = None
    day_block: int = -1
    said_on: Words | None = None
    pending: list[Facts] = field(default_factory=list)
    opening: Facts | None = None
    year: tuple[date, Words] | None = None  # the last day of the year that a heading gives, and its words
    preface: Draft | None = None  # what a communiqué says of all its entries before it lists them
    is_forceless: bool = False
    total_block: int = -1
    mentions: list[DateMention] = field(default_factory=list)
    block_places: tuple[int, list[PlaceMention]] | None = None
    names: dict[int, list[tuple[int, Entry]]] = field(default_factory=dict)
