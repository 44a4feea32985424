"""The units of a sentence: words, names, counts and dates, each with one tag.

A unit is the smallest thing that a rule sees. Names of the atlas, counts and dates are one unit each
however many tokens they take. The tag is one character, so that a sentence is a string of tags and
phrases are found with regular expressions over it:

    D determiner   M count    A adjective   N noun   P proper name   G possessive   V verb   X auxiliary
    Z negation     R adverb   O pronoun     I preposition            T date         t "to"   C coordinator
    S subordinator W relative , ; : ( ) - . themselves               Q quotation mark        ? anything else
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.dates import DateMention
from dragoman.read.lexicon import Entry
from dragoman.read.numbers import CountMention

PASSIVE, DOUBLED = "passive", "doubled"


@dataclass(slots=True)
class Unit:
    """One unit: tokens [first, last), its tag, and what the tables say about it.

    `article` says that it holds one, `sign` what a vowel sign in it tells (PASSIVE, DOUBLED).
    """

    tag: str
    first: int
    last: int
    low: str
    entries: list[Entry] = field(default_factory=list)
    form: str = ""
    count: CountMention | None = None
    date: DateMention | None = None
    is_cap: bool = False
    place: bool = False
    article: bool = False
    sign: str = ""

    def entry(self, kind: str) -> Entry | None:
        """The first entry of a table, or None."""
        for entry in self.entries:
            if entry.kind == kind:
                return entry
        return None


@dataclass(slots=True)
class Overlay:
    """Which tokens belong to counts, dates and names: first token -> (last token, what).

    `spread` holds the tokens whose names do not follow from the word alone.
    """

    counts: dict[int, tuple[int, CountMention]]
    dates: dict[int, tuple[int, DateMention]]
    names: dict[int, list[tuple[int, Entry]]]
    spread: set[int] = field(default_factory=set)
