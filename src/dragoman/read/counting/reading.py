"""A row of number words, split into tokens -> the numbers in it, with their bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.base.claim import Qualifier
from dragoman.read.counting.lexicon import NumberForm, NumberLexicon
from dragoman.read.counting.mention import CountMention, NumberKind

_QUALIFIERS = {
    "at_least": Qualifier.AT_LEAST,
    "more_than": Qualifier.MORE_THAN,
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "nearly": Qualifier.NEARLY,
    "up_to": Qualifier.UP_TO,
    "less_than": Qualifier.UP_TO,
}
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
                joined = tokens[self.slots.start("number2")].name in ("hundred", "scale", "dozen")
                return first < second and not joined and tokens[self.core].name != "a"
            case "score":
                inner = [t.value for t in tokens[self.core : self.core_end] if t.name == "int"]
                return inner[0] >= inner[1]
            case "same":
                return self._value("number") == self._value("number2")
        return True

    def mention(self) -> CountMention:
        """The number with its bounds."""
        run, begin = self.run, self._trimmed_begin()
        low, high, qualifier = self._bounds()
        kind = self._kind()
        if kind not in _COUNTED:
            low, high, qualifier = None, None, Qualifier.EXACT
        return CountMention(
            start=run.tokens[begin].start,
            end=run.tokens[self.end - 1].end,
            core_start=run.tokens[self.core].start,
            core_end=run.tokens[self.core_end - 1].end,
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

    def _kind(self) -> NumberKind:
        kind = self.form.kind
        if kind is NumberKind.YEAR and self._qualifiers() - {"about"}:
            kind = NumberKind.CARDINAL
        if kind is NumberKind.CARDINAL:
            if self.run.compound and self.end == len(self.run.tokens) and self.form.op != "vague":
                return NumberKind.COMPOUND
            names = [t.name for t in self.run.tokens[self.core : self.core_end]]
            if "decimal" in names and "scale" not in names:
                return NumberKind.DECIMAL
        return kind

    def _qualifiers(self) -> set[str]:
        tokens = [*self.run.tokens[self.begin : self.core], *self.run.tokens[self.core_end : self.end]]
        return {t.name for t in tokens if t.name in _QUALIFIERS}

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
        elif self.form.op == "range":
            return first, int(self._value("number2")), Qualifier.RANGE
        return qualified(first, self._qualifiers())


def qualified(number: int, words: set[str]) -> tuple[int | None, int | None, Qualifier]:
    """The bounds of a number under its qualifiers; the one that bounds wins over the one that blurs."""
    if number == 0:
        return 0, 0, Qualifier.NONE
    for word, low, high in (
        ("at_least", number, None),
        ("more_than", number + 1, None),
        ("up_to", None, number),
        ("less_than", None, number - 1),
        ("nearly", number, number),
        ("about", number, number),
        ("some", number, number),
    ):
        if word in words:
            return low, high, _QUALIFIERS[word]
    return number, number, Qualifier.EXACT


def number_value(tokens: list[Token]) -> float:
    """The value of a row of number tokens: "three hundred and fifty", "1.2 million", "2 dozen"."""
    total: float = 0
    current: float = 0
    last = ""
    for token in tokens:
        if token.name == "hundred":
            current = max(current, 1) * token.value
        elif token.name == "scale" and last == "scale":
            total *= token.value
        elif token.name in ("scale", "dozen"):
            total, current = total + max(current, 1 if not last else current) * token.value, 0
        elif token.value:
            current += token.value
        last = token.name
    return round(total + current, 6)
