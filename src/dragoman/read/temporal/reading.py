"""A row of words of time, split into tokens -> the mentions in it, by the forms of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from dragoman.read.temporal.forms import Form
from dragoman.read.temporal.lexicon import DateLexicon
from dragoman.read.temporal.mention import Anchor, DateKind, DateMention, PartOfDay, Point, Unit
from dragoman.read.temporal.numeric import read_numeric

# Years before are of the Hijri calendar, or none of an act that anybody claims.
EARLIEST_YEAR = 1800
SHORTEST_MONTH = 28
TURNS = {"last": -1, "this": 0, "current": 0, "next": 1}


class After(IntEnum):
    """What follows a run of words of time."""

    NOTHING = 0
    ALLOWED_WORD = 1
    NAME_HEAD = 2
    OTHER_WORD = 3


class Token(NamedTuple):
    start: int
    end: int
    value: int
    name: str
    text: str


def what_follows(text: str, at: int, lexicon: DateLexicon) -> After:
    """Whether a noun follows: "on the 12th. The", "on the 17th without", not "the 14th Division"."""
    match = _NEXT_WORD.match(text, at)
    word = match.group(1) if match else None
    if word is None:
        return After.NOTHING
    lower = word.lower()
    if lower in lexicon.name_heads and word[0].isupper():
        return After.NAME_HEAD
    return After.ALLOWED_WORD if lower in lexicon.after_day_of_month else After.OTHER_WORD


class Run(NamedTuple):
    """A run of words, split."""

    text: str
    follows: After
    tokens: list[Token]
    letters: str
    lexicon: DateLexicon

    def after(self, end: int) -> After:
        """What follows the token before `end`."""
        if end == len(self.tokens):
            return self.follows
        return what_follows(self.text, self.tokens[end - 1].end, self.lexicon)


def read_run(run: Run) -> Iterator[DateMention]:
    """The mentions of a row, in order."""
    at = 0
    while (match := run.lexicon.grammar.search(run.letters, at)) is not None:
        mention, stop = _read_match(match, run)
        if mention is not None:
            yield mention
        at = max(stop, match.start() + 1)


def _read_match(match: re.Match[str], run: Run) -> tuple[DateMention | None, int]:
    """The mention of a match; where its form does not hold, that of the next form that does."""
    group = match.lastgroup or "p0"
    forms = run.lexicon.forms
    number, core = int(group[1:]), match.start(group)
    slots = forms[number].match(run.letters, core, match.end(group))
    end = match.end()
    if run.after(end) is After.NAME_HEAD:
        return None, end
    while True:
        if slots is not None and slots.end() > core:
            mention = _Reading(forms[number], slots, match.start(), core, slots.end(), end, run).mention()
            if mention is not None:
                return mention, end
        number += 1
        if number == len(forms):
            return None, core + 1
        slots = forms[number].match(run.letters, core)
        end = slots.end() if slots else end


class _Reading(NamedTuple):
    """A form matched on tokens[core:core_end], with lead and tail round it."""

    form: Form
    slots: re.Match[str]
    begin: int
    core: int
    core_end: int
    end: int
    run: Run

    def mention(self) -> DateMention | None:
        """The mention, or None when the match is not what it looks like."""
        values = self._values()
        first, last = self._points(values)
        if not self._holds(first, last, values):
            return None
        form, begin, tokens = self.form, self._trimmed_begin(), self.run.tokens
        return DateMention(
            start=tokens[begin].start,
            end=tokens[self.end - 1].end,
            kind=self._kind(first),
            anchor=self._anchor(first),
            rule=form.name,
            first=first,
            last=last,
            shift=self._shift(values),
            unit=self._unit(),
            turn=self._turn(),
            part_of_day=self._part(),
            is_period=form.is_period or self._leads_period(),
            is_hijri=form.is_hijri,
            core_start=tokens[max(self.core, begin)].start,
        )

    def _values(self) -> dict[str, int]:
        """Slot name -> its number, for the slots that the words fill."""
        values: dict[str, int] = {}
        for name, group in self.slots.re.groupindex.items():
            start, end = self.slots.span(group)
            if start >= 0:
                numbers = [token.value for token in self.run.tokens[start:end]]
                # "twenty-five" is a sum; "أيار/مايو" says one month twice.
                values[name] = sum(numbers) if name == "count" else next(filter(None, numbers), 0)
        return values

    def _points(self, values: dict[str, int]) -> tuple[Point, Point | None]:
        get = values.get
        if "numeric" in values:
            token = next(t for t in self.run.tokens[self.core :] if t.name == "numeric")
            numeric = read_numeric(token.text, day_first=self.run.lexicon.day_first)
            return Point(*numeric, get("weekday")), None
        if "holiday" in values:
            return Point(values["holiday"] % 100, values["holiday"] // 100, get("year")), None
        day = get("day", get("nth"))
        first = Point(day, get("month", get("hijri")), get("year", get("year_short")), get("weekday"))
        if not any(name[-1] == "2" for name in values):
            return first, None
        return first, Point(get("day2"), get("month2"), get("year2"), get("weekday2"))

    def _kind(self, first: Point) -> DateKind:
        kind = self.form.kind
        return DateKind.DAY if kind is DateKind.DAY_MONTH and first.year is not None else kind

    def _anchor(self, first: Point) -> Anchor:
        if first.year is not None and self.form.kind is not DateKind.YEAR:
            return Anchor.NONE
        return self.form.anchor

    def _shift(self, values: dict[str, int]) -> int:
        """Steps from the anchor; for a week of a month its number, 0 for the last."""
        if self.form.shift is not None:
            return self.form.shift
        if self.form.sign:
            return self.form.sign * values.get("count", values.get("dual", 0))
        return values.get("deictic", values.get("ordinal", 0))

    def _unit(self) -> Unit | None:
        names = (t.name for t in self.run.tokens[self.core : self.core_end] if t.name in _UNITS)
        return next((Unit(name) for name in names), None)

    def _turn(self) -> int | None:
        names = (t.name for t in self.run.tokens[self.core : self.core_end] if t.name in TURNS)
        return next((TURNS[name] for name in names), None)

    def _part(self) -> PartOfDay | None:
        """The part of day in lead, form or tail; a clock time only where no word says more."""
        clock = None
        for token in self.run.tokens[self.begin : self.end]:
            if token.name in _PARTS and token.name != "clock":
                return PartOfDay(token.name)
            if token.name == "clock":
                clock = PartOfDay.CLOCK
            elif token.text in self.run.lexicon.deictic_parts:
                return PartOfDay(self.run.lexicon.deictic_parts[token.text])
        return clock

    def _leads_period(self) -> bool:
        return bool(self.run.lexicon.period_leads.intersection(self.run.letters[self.begin : self.core + 1]))

    def _is_led(self) -> bool:
        """Whether a time of day stands before: "at 8:20 on |the 19th"."""
        return any(t.name in _PARTS or t.name == Unit.HOUR for t in self.run.tokens[self.begin : self.core])

    def _is_single_day(self) -> bool:
        return self.run.tokens[self.core_end - 1].text in self.run.lexicon.single_day

    def _trimmed_begin(self) -> int:
        begin, last = self.begin, self.core if self.form.is_whole else self.core_end - 1
        if not self.form.is_whole and "count" in self.slots.re.groupindex and self.slots.start("count") >= 0:
            last = self.slots.start("count")
        while begin < last and self.run.letters[begin] in self.run.lexicon.trimmed:
            begin += 1
        return begin

    def _holds(self, first: Point, last: Point | None, values: dict[str, int]) -> bool:
        """Whether the match is what it looks like: checks that no row of classes can say."""
        if first.year is not None and not self.form.is_hijri and first.year < EARLIEST_YEAR:
            return False
        if (
            "numeric" in values
            and first.year is None
            and self.begin == self.core
            and self.end == self.core_end
        ):
            return False  # a bare "09/10" may be anything: a time or a word of time must stand beside it
        return not self.form.check or self._check(first, last, values)

    def _check(self, first: Point, last: Point | None, values: dict[str, int]) -> bool:
        day, day2 = first.day or 0, (last.day or 0) if last else 0
        ends_phrase = self.run.after(self.end) in (After.NOTHING, After.ALLOWED_WORD)
        match self.form.check:
            case "ascending":
                return day2 > day
            case "adjacent":
                return day2 == day + 1
            case "full_weekday":
                return self.run.tokens[self.core_end - 1].text not in self.run.lexicon.short_weekdays
            case "led_adjacent":
                nights = (first.weekday or 0), (last.weekday or 0) if last else 0
                return self._is_led() and nights[1] == nights[0] % 7 + 1
            case "night":
                return self._is_led() and (day2 == day + 1 or (day2 == 1 and day >= SHORTEST_MONTH))
            case "full_month":
                spelled = (t.text for t in self.run.tokens[self.core : self.core_end])
                return self.run.lexicon.short_months.isdisjoint(spelled)
            case "hijri_year":
                return first.year is not None and first.year < EARLIEST_YEAR
            case "one_day":
                return values.get("count") == 24 or self._is_single_day()
            case "led":
                return self._is_led() and ends_phrase
            case "ends_phrase":
                return ends_phrase
        return True


_PARTS = frozenset(PartOfDay)
_UNITS = frozenset(Unit)
_NEXT_WORD = re.compile(r"\s{0,8}([^\W\d_]+)?")
