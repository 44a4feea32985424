"""What stands in a text about time -> frozen values: a mention as written, and the days it means.

A mention keeps what the words say (a weekday, a day without year, "two days earlier") apart from
what they mean, because the same words mean other days under another anchor date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.base.claim import DatePrecision


class DateKind(StrEnum):
    """What sort of expression it is."""

    DAY = "day"
    DAY_MONTH = "day_month"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    DAY_OF_MONTH = "day_of_month"
    RELATIVE_DAY = "relative_day"
    NIGHT = "night"
    RANGE = "range"
    WEEK = "week"
    WEEKEND = "weekend"
    TIME_ONLY = "time_only"
    VAGUE = "vague"
    ANNIVERSARY = "anniversary"


class Anchor(StrEnum):
    """From which day it is counted: the document's or statement's own, the act told before, or none."""

    PUBLICATION = "publication"
    STORY = "story"
    NONE = "none"


class PartOfDay(StrEnum):
    """When in the day, as far as the words say."""

    EARLY_HOURS = "early_hours"
    DAWN = "dawn"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    MIDNIGHT = "midnight"
    CLOCK = "clock"


class Unit(StrEnum):
    """The step of a relative expression."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Point:
    """What the words give of one day; `month` counts in the calendar of the mention."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words about time at [start, end) of a text; offsets count characters.

    Args:
        rule: the pattern of the lexicon that matched, for explanation.
        first, last: the day said, and the last day of a range.
        shift: how many `unit`s from the anchor, negative before it; the number of a week in its month.
        turn: -1 for "last", 0 for "this", 1 for "next"; None when bare.
        is_period: a stretch of time, no date of one act ("since May", "in recent weeks").
        core_start: where the date itself begins after a time of day ("at dawn on |Tuesday").
    """

    start: int
    end: int
    kind: DateKind
    anchor: Anchor
    rule: str
    first: Point = Point()
    last: Point | None = None
    shift: int = 0
    unit: Unit | None = None
    turn: int | None = None
    part_of_day: PartOfDay | None = None
    is_period: bool = False
    is_hijri: bool = False
    core_start: int = 0

    def moved(self, by: int) -> DateMention:
        """The mention `by` characters on; written out because `replace` takes four times as long."""
        return DateMention(
            self.start + by,
            self.end + by,
            self.kind,
            self.anchor,
            self.rule,
            self.first,
            self.last,
            self.shift,
            self.unit,
            self.turn,
            self.part_of_day,
            self.is_period,
            self.is_hijri,
            self.core_start + by,
        )


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """The days meant, both included, and how exactly they are known."""

    start: date
    end: date
    precision: DatePrecision


def iso(resolved: ResolvedDate) -> str:
    """ "2023-09-06", or "2023-09-06/2023-09-07" for more than one day."""
    first = resolved.start.isoformat()
    return first if resolved.start == resolved.end else f"{first}/{resolved.end.isoformat()}"
