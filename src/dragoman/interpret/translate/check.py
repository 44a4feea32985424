"""A sentence and its translation -> what is missing, changed or wrong in the translation.

Every number and every name of the atlas in the original must be in the translation. What is told here is a fault,
never a repair: the words of the engine stay as they came, beside the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from dragoman.atlas import fold
from dragoman.base.translation import Fault, FaultKind, Mark
from dragoman.interpret.evidence import find_evidence, is_outspoken, look_at
from dragoman.interpret.languages import may_be_written
from dragoman.interpret.scripts import UNKNOWN, count_scripts
from dragoman.interpret.translate.names import FoundName, NameFinder, lost_names
from dragoman.interpret.translate.number_pairs import pair_numbers
from dragoman.interpret.translate.numbers import SaidNumber, WordReader, find_numbers

MIN_WEIGHT = 40  # letters; under it lengths say nothing
SHORTEST, LONGEST = (
    0.4,
    3.0,
)  # of the original's length; French news is 1.15 times as long as its English, Arabic 0.9
_DENSE = {"Hani": 3.0, "Jpan": 2.0, "Kore": 2.0, "Ethi": 1.8, "Arab": 1.15}  # letters that one is worth
MOST_SHOWN = 60  # characters of what an engine wrote of its own
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});")
_OVER_AND_OVER = re.compile(r"\b(\w[^\n]{1,60}?)(?:[\s,.;]+\1\b){2,}", re.IGNORECASE)
SAME_WORDS = 4  # a sentence of so many words that came back as it was is not translated


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of a translation, and the numbers and names to be shown in either side."""

    faults: tuple[Fault, ...]
    marks: tuple[Mark, ...]
    translation_marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks translations from one language into another.

    Args:
        source, target: primary subtags.
        names: finds names of the atlas.
        words: reads number words, where somebody knows the language.
    """

    source: str
    target: str
    names: NameFinder
    words: WordReader

    def check(self, original: str, translation: str) -> Checked:
        """What is wrong with a translation of a sentence; the marks of both."""
        numbers = find_numbers(original, self.source, self.words)
        names = self.names.find(original, self.source)
        marks = _marks(numbers, names)
        if not translation.strip():
            return Checked((Fault(FaultKind.EMPTY),), marks, ())
        if self._is_untranslated(original, translation):
            return Checked((Fault(FaultKind.UNTRANSLATED),), marks, ())
        there = find_numbers(translation, self.target, self.words)
        named = self.names.find(translation, self.target)
        faults = (
            *_length_faults(original, translation),
            *_form_faults(original, translation),
            *_number_faults(numbers, there),
            *(Fault(FaultKind.NAME_MISSING, name.text) for name in lost_names(names, translation, named)),
        )
        return Checked(faults, marks, _marks(there, named))

    def marks_of(self, original: str) -> tuple[Mark, ...]:
        """The numbers and names of an original that has no translation."""
        return _marks(find_numbers(original, self.source, self.words), self.names.find(original, self.source))

    def _is_untranslated(self, original: str, translation: str) -> bool:
        """Whether a translation is the original again, or in another language or script than asked for."""
        seen = look_at(translation)
        if fold(original) == fold(translation):
            return len(seen.words) >= SAME_WORDS
        if seen.script != UNKNOWN and not may_be_written(self.target, seen.script):
            return True
        evidence = find_evidence(seen)
        if evidence and evidence.lang in (self.source, self.target):
            return evidence.lang != self.target
        return is_outspoken(seen, self.target)


def _number_faults(original: Sequence[SaidNumber], there: Sequence[SaidNumber]) -> Iterator[Fault]:
    """Numbers of the one side that no number of the other can mean; each is told once."""
    lost, added = pair_numbers(original, there)
    for kind, numbers in ((FaultKind.NUMBER_MISSING, lost), (FaultKind.NUMBER_ADDED, added)):
        sure = {(number.start, number.end): number.text for number in numbers if number.is_sure}
        yield from (Fault(kind, text) for text in sure.values())


def _length_faults(original: str, translation: str) -> Iterator[Fault]:
    long, short = _weight(original), _weight(translation)
    if long >= MIN_WEIGHT and short < SHORTEST * long:
        yield Fault(FaultKind.TRUNCATED, f"{len(translation):,} of {len(original):,} characters")
    if short >= MIN_WEIGHT and short > LONGEST * max(long, 1):
        yield Fault(FaultKind.OVERLONG, f"{len(translation):,} for {len(original):,} characters")


def _form_faults(original: str, translation: str) -> Iterator[Fault]:
    """Signs that an engine wrote something of its own: tags, or the same words over and over."""
    for kind, pattern in ((FaultKind.MARKUP, _TAG), (FaultKind.REPEATED, _OVER_AND_OVER)):
        found = pattern.search(translation)
        if found and not pattern.search(original):
            yield Fault(kind, shorten(found[0], MOST_SHOWN, placeholder="…"))


def _weight(text: str) -> float:
    return sum(number * _DENSE.get(script, 1.0) for script, number in count_scripts(text).items())


def _marks(numbers: Iterable[SaidNumber], names: Iterable[FoundName]) -> tuple[Mark, ...]:
    """Marks in order without overlap; a number inside a name ("RPG-7") belongs to the name."""
    named = [Mark(name.start, name.end, name.kind) for name in names]
    counted = [
        Mark(n.start, n.end, "number")
        for n in numbers
        if not any(mark.start < n.end and n.start < mark.end for mark in named)
    ]
    return tuple(sorted([*named, *counted], key=lambda mark: mark.start))
