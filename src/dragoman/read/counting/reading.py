"""A row of number words, split into tokens -> the numbers in it, with their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.base.claim import Qualifier
from dragoman.read.counting.lexicon import NumberForm, NumberLexicon
from dragoman.read.counting.mention import CountMention, NumberKind
from dragoman.read.counting.qualify import QUALIFIERS, qualified

_JOINING = frozenset({"hundred", "scale", "scales", "dozen", "dozens"})
_SCALES = frozenset({"scale", "scales"})
_COUNTED = frozenset(
    {NumberKind.CARDINAL, NumberKind.MEASURE, NumberKind.DURATION, NumberKind.MONEY, NumberKind.PERCENT}
)


class Token(NamedTuple):
    start: int
    end: int
    value: float
    name: str
    text: str


class Run(NamedTuple):
    """A row of words, split; `compound` when a hyphen and a letter follow it at once."""

    text: str
    tokens: list[Token]
    letters: str
    compound: bool
    lexicon: NumberLexicon


def read_run(run: Run) -> Iterator[CountMention]:
    """The numbers of a row, in order."""
    at = 0
    while (match := run.lexicon.grammar.search(run.letters, at)) is not None:
        mention, stop = _read_match(match, run)
        if mention is not None:
            yield mention
        at = max(stop, match.start() + 1)


def _read_match(match: re.Match[str], run: Run) -> tuple[CountMention | None, int]:
    """The mention of a match; where its form does not hold, that of the next form that does."""
    forms = run.lexicon.forms
    group = match.lastgroup or "p0"
    number, core = int(group[1:]), match.start(group)
    slots = forms[number].pattern.fullmatch(run.letters, core, match.end(group))
    end = match.end()
    while True:
        if slots is not None and slots.end() > core:
            reading = _Reading(forms[number], slots, match.start(), core, slots.end(), end, run)
            if reading.holds():
                return reading.mention(), end
        number += 1
        if number == len(forms):
            return None, core + 1
        slots = forms[number].pattern.match(run.letters, core)
        end = slots.end() if slots else end


class _Reading(NamedTuple):
    """A form matched on tokens[core:core_end], with qualifiers round it."""

    form: NumberForm
    slots: re.Match[str]
    begin: int
    core: int
    core_end: int
    end: int
    run: Run

    def holds(self) -> bool:
        """Whether the match is what it looks like: checks that no row of classes can say."""
        tokens = self.run.tokens
        match self.form.check:
            case "ascending":
                first, second = self._value("number"), self._value("number2")
                joined = tokens[self.slots.start("number2")].name in _JOINING
                bare = tokens[self.core].name == "a" and self._has("number")
                return first < second and not joined and not bare
            case "score":
                inner = [t.value for t in tokens[self.core : self.core_end] if t.name == "int"]
                return inner[0] >= inner[1]
            case "same":
                return self._value("number") == self._value("number2")
        return True

    def mention(self) -> CountMention:
        """The number with its bounds."""
        run, begin = self.run, self._trimmed_begin()
        core, core_end, end = self._inside(self.core, self.core_end, self.end)
        low, high, qualifier = self._bounds()
        kind = self._kind()
        if kind not in _COUNTED:
            low, high, qualifier = None, None, Qualifier.EXACT
        return CountMention(
            start=run.tokens[begin if begin < self.core else core].start,
            end=run.tokens[end - 1].end,
            core_start=run.tokens[core].start,
            core_end=run.tokens[core_end - 1].end,
            min=low,
            max=high,
            qualifier=qualifier,
            kind=kind,
            unit=run.tokens[self.slots.start("measure")].name if self._has("measure") else "",
        )

    def _has(self, slot: str) -> bool:
        return slot in self.slots.re.groupindex and self.slots.start(slot) >= 0

    def _trimmed_begin(self) -> int:
        """Where the qualifier begins: "a total of" and "only" before it say nothing of the number."""
        begin, letters = self.begin, self.run.lexicon.letters
        while begin < self.core and self.run.letters[begin] in (letters.get("total"), letters["quote"]):
            begin += 1
        return begin

    def _inside(self, core: int, core_end: int, end: int) -> tuple[int, int, int]:
        """The bounds without words that a form asks for at its edges and a mention leaves out."""
        letters, outside = self.run.letters, self.run.lexicon.outside
        while core < core_end - 1 and letters[core] in outside:
            core += 1
        while core < end - 1 and letters[end - 1] in outside:
            end -= 1
        return core, min(core_end, end), end

    def _kind(self) -> NumberKind:
        kind = self.form.kind
        if kind is NumberKind.YEAR and self._qualifiers() - {"about"}:
            kind = NumberKind.CARDINAL
        if kind is NumberKind.CARDINAL:
            if self.run.compound and self.end == len(self.run.tokens) and self.form.op != "vague":
                return NumberKind.COMPOUND
            names = [t.name for t in self.run.tokens[self.core : self.core_end]]
            if "decimal" in names and _SCALES.isdisjoint(names):
                return NumberKind.DECIMAL
        return kind

    def _qualifiers(self) -> set[str]:
        tokens = [*self.run.tokens[self.begin : self.core], *self.run.tokens[self.core_end : self.end]]
        return {t.name for t in tokens if t.name in QUALIFIERS}

    def _value(self, slot: str) -> float:
        if not self._has(slot):
            return next((t.value for t in self.run.tokens[self.core : self.core_end] if t.value), 0)
        return number_value(self.run.tokens[self.slots.start(slot) : self.slots.end(slot)])

    def _bounds(self) -> tuple[int | None, int | None, Qualifier]:
        """min, max and qualifier by the codebook's table of tolls."""
        if self.form.op == "vague":
            word = self.run.lexicon.vague.get(self.run.tokens[self.core].text)
            return (word.min, word.max, word.qualifier) if word else (1, None, Qualifier.UNSTATED)
        first = int(self._value("number"))
        if self.form.op == "update":
            first = int(self._value("number2"))
        elif self.form.op == "about":
            first = int(number_value(self.run.tokens[self.core : self.core_end]))
            return qualified(first, self._qualifiers() | {"about"})
        elif self.form.op == "range":
            return first, int(self._value("number2")), Qualifier.RANGE
        return qualified(first, self._qualifiers())


def number_value(tokens: list[Token]) -> float:
    """The value of a row of number tokens: "three hundred and fifty", "1.2 million", "2 dozen"."""
    total: float = 0
    current: float = 0
    last = ""
    for token in tokens:
        if token.name == "of":
            continue
        if token.name == "hundred":
            current = max(current, 1) * token.value
        elif token.name in _JOINING and last in _JOINING and last != "hundred":
            total *= token.value
        elif token.name in _JOINING:
            total, current = total + max(current, 1 if last in ("", "and") else current) * token.value, 0
        elif token.name == "thousands":
            total += token.value
        elif token.value:
            current += token.value
        last = token.name
    return round(total + current, 6)
