"""What a sentence of a round-up, digest, profile, ledger or trends is to say, in no language; and who says it.

A `Point` is a topic with the values that it tells. A language says it by `tell/<tag>/kinds.py`, whose class
`KindWords` keeps the protocol here; a language may have a grammar and not yet these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

from dragoman.base.claim import Category, Disposition, EventType
from dragoman.base.errors import UnknownLanguage
from dragoman.base.event import FigureKind
from dragoman.tell.grammar import Grammar, languages
from dragoman.tell.told import Fact, Sentence


class Counted(StrEnum):
    """What a count is of: acts told of (events), with the noun or bare, or independent sources."""

    ACTS = "acts"
    BARE = "bare"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, and the facts that it is counted from; `event_type` says of which kind the acts are."""

    number: int
    facts: tuple[Fact, ...]
    counted: Counted = Counted.ACTS
    event_type: EventType | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """Bounds of a sum over acts (high None: open), in how many acts, and the facts that are added.

    `kind` and `category` say what is added: people of a kind of toll, or materiel by what became of it; `is_about`
    that one of the figures is only about so much.
    """

    kind: FigureKind | Disposition
    low: int
    high: int | None
    acts: int
    facts: tuple[Fact, ...]
    category: Category | None = None
    is_about: bool = False

    @property
    def over(self) -> Count:
        """The acts that it is added over."""
        return Count(self.acts, self.facts)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is told: the title of an act, the name of an item; without facts it is words of ours."""

    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A group, force or source by name, told with its article where it needs one."""

    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A span of ISO days, both included."""

    start: str
    end: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """A country by its ISO 3166 alpha-2 code."""

    code: str
    facts: tuple[Fact, ...]


Slot = Count | Total | Value | Named | Days | Land


@dataclass(frozen=True, slots=True)
class Row:
    """One of several things told in a row: a key of the language's table of rows, with slots of its own."""

    key: str
    slots: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Point:
    """What one sentence says: a key of the language's table of points, and the values for its slots.

    A slot holds one value, or several that are told in a row; what a point leaves out the sentence leaves out.
    """

    topic: str
    slots: Mapping[str, Slot | tuple[Slot | Row, ...]]


class KindWords(Protocol):
    """What a language module gives for these kinds of report."""

    def label(self, *path: str) -> str:
        """A heading, or a word of a table or chart.

        Raises:
            UnknownTerm: the language has none; the message names it.
        """

    def tell(self, grammar: Grammar, point: Point) -> Sentence:
        """A sentence, each value in a piece with its facts."""

    def tell_headline(self, grammar: Grammar, point: Point) -> Sentence:
        """The same without a full stop."""


@cache
def open_kinds(lang: str) -> KindWords:
    """The words that a language has for these kinds of report.

    Args:
        lang: BCP 47 tag; its first part decides.

    Raises:
        UnknownLanguage: it has none; the message names the languages that have.
    """
    tag = lang.split("-")[0].lower()
    known = [name for name in languages() if find_spec(f"dragoman.tell.{name}.kinds")]
    if tag not in known:
        raise UnknownLanguage(
            f"language {lang!r}: round-ups, digests, profiles, ledgers and trends are not written in it. "
            f"There is {', '.join(known)}."
        )
    words: KindWords = import_module(f"dragoman.tell.{tag}.kinds").KindWords()
    return words
