"""A day as words give it and an anchor date -> the day of the calendar, the latest that fits."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri

from dragoman.read.temporal.mention import Point

# A dateline may run a day ahead of the date that a feed gives in another zone.
AHEAD = timedelta(days=1)


def point_date(point: Point, anchor: date | None, *, is_hijri: bool = False) -> date | None:
    """The day of day and month, in the given year or the one that makes it the latest by the anchor."""
    if point.day is None or point.month is None:
        return None
    if is_hijri:
        return _hijri_date(point, anchor)
    if point.year is not None:
        return date(point.year, point.month, point.day)
    if anchor is None:
        return None
    for year in range(anchor.year + 1, anchor.year - 9, -1):
        if _exists(year, point.month, point.day):
            day = date(year, point.month, point.day)
            if day <= anchor + AHEAD:
                return day
    return None


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= monthrange(year, month)[1]


def _hijri_date(point: Point, anchor: date | None) -> date | None:
    """Umm al-Qura calendar; without year the latest such day by the anchor."""
    assert point.day is not None and point.month is not None
    if point.year is not None:
        return _gregorian(Hijri(point.year, point.month, point.day))
    if anchor is None:
        return None
    this_year = int((anchor.year - 622) * 33 / 32) + 1
    for year in range(this_year + 1, this_year - 5, -1):
        if point.day > Hijri(year, point.month, 1).month_length():
            continue
        day = _gregorian(Hijri(year, point.month, point.day))
        if day <= anchor + AHEAD:
            return day
    return None


def _gregorian(day: Hijri) -> date:
    return date.fromisoformat(day.to_gregorian().isoformat())


def latest_weekday(weekday: int, by: date) -> date:
    """The latest such day (ISO, 1 is Monday) on or before a date."""
    return by - timedelta(days=(by.isoweekday() - weekday) % 7)


def latest_day(day: int, anchor: date | None, story: date | None) -> date | None:
    """The latest day of that number by the anchor; far from it, the nearest to the day of the story."""
    if anchor is None:
        return None
    near = story or anchor
    if abs(anchor - near) > timedelta(days=31):
        options = [d for d in days_round(near, day) if d <= anchor + AHEAD]
        return min(options, key=lambda d: abs(d - near), default=None)
    return max((d for d in days_round(anchor, day) if d <= anchor + AHEAD), default=None)


def days_round(near: date, day: int) -> list[date]:
    """The days of that number in the two months before, the month itself and the next."""
    months = [near.year * 12 + near.month - 1 + step for step in (-2, -1, 0, 1)]
    return [date(m // 12, m % 12 + 1, day) for m in months if _exists(m // 12, m % 12 + 1, day)]
