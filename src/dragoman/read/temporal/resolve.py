"""A mention and its anchor dates -> the days it means, or None where they cannot be known.

The rules are those of the codebook: a bare weekday is the latest such day on or before the anchor;
a day without year takes the year that makes it the latest; a night between two days, a week and a
month are intervals; a year alone is no date.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dragoman.base.claim import DatePrecision
from dragoman.read.temporal.days import days_round, latest_day, latest_weekday, point_date
from dragoman.read.temporal.mention import Anchor, DateKind, DateMention, Point, ResolvedDate, Unit


def resolve_date(mention: DateMention, *, published: date | None, story: date | None) -> ResolvedDate | None:
    """The days that a mention means.

    Args:
        published: the day from which deictic words count: the document's, or its statement's.
        story: the day of the act told before, from which "the next day" counts.
    Returns:
        None when the anchor date or the year is missing, the day does not exist, or the words are
        no date (a time of day, a year, a vague period).
    """
    anchor = story if mention.anchor is Anchor.STORY else published or story
    try:
        return _resolve(mention, anchor, published, story)
    except (ValueError, OverflowError):
        return None


def _resolve(
    mention: DateMention, anchor: date | None, published: date | None, story: date | None
) -> ResolvedDate | None:
    match mention.kind:
        case DateKind.DAY | DateKind.DAY_MONTH:
            return _one(point_date(mention.first, anchor, is_hijri=mention.is_hijri))
        case DateKind.RANGE:
            return _range(mention, anchor, story)
        case DateKind.MONTH:
            return _month(mention, anchor)
        case DateKind.WEEK if mention.first.month is not None or mention.last is not None:
            return _week_of_month(mention, anchor)
        case DateKind.DAY_OF_MONTH if mention.first.day is not None:
            return _one(_day_of_month(mention, published, story))
    if anchor is None:
        return None
    match mention.kind:
        case DateKind.WEEKDAY if mention.first.weekday is not None:
            return _one(_weekday(mention, mention.first.weekday, anchor))
        case DateKind.RELATIVE_DAY:
            return _relative(mention, anchor)
        case DateKind.ANNIVERSARY:
            return _one(anchor.replace(year=anchor.year + mention.shift))
        case DateKind.NIGHT:
            return _overnight(mention, anchor)
        case DateKind.WEEK:
            return _week(anchor + timedelta(weeks=mention.turn or 0))
        case DateKind.WEEKEND:
            return _weekend(mention, anchor)
        case DateKind.VAGUE if mention.unit in (Unit.DAY, Unit.WEEK) and mention.shift:
            days = mention.shift * (7 if mention.unit is Unit.WEEK else 1)
            return ResolvedDate(anchor + timedelta(days=days), anchor, DatePrecision.DAY)
    return None


def _one(day: date | None) -> ResolvedDate | None:
    return None if day is None else ResolvedDate(day, day, DatePrecision.DAY)


def _weekday(mention: DateMention, weekday: int, anchor: date) -> date:
    if mention.unit is Unit.WEEK:
        monday = latest_weekday(1, anchor) + timedelta(weeks=mention.turn or 0)
        return monday + timedelta(days=weekday - 1)
    if mention.turn == -1:
        return latest_weekday(weekday, anchor - timedelta(days=1))
    if mention.turn == 1:
        return latest_weekday(weekday, anchor + timedelta(days=7))
    return latest_weekday(weekday, anchor)


def _range(mention: DateMention, anchor: date | None, story: date | None) -> ResolvedDate | None:
    first, last = mention.first, mention.last
    if last is None:
        if anchor is None:
            return None
        return ResolvedDate(anchor + timedelta(days=mention.shift), anchor, DatePrecision.DAY)
    if first.month is not None and first.day is None:
        return _months(first, last, anchor)
    if first.month is None and last.month is None:
        if first.day is not None and last.day is not None:
            return _days(first.day, last.day, anchor, story)
        if anchor is None or first.weekday is None or last.weekday is None:
            return None
        end = latest_weekday(last.weekday, anchor)
        return ResolvedDate(latest_weekday(first.weekday, end), end, DatePrecision.DAY)
    month2, year2 = last.month or first.month, last.year or first.year
    end_day = point_date(Point(last.day, month2, year2), anchor)
    if end_day is None:
        return None
    start = point_date(Point(first.day, first.month or month2, first.year), end_day)
    return None if start is None or start > end_day else ResolvedDate(start, end_day, DatePrecision.DAY)


def _days(first: int, last: int, anchor: date | None, story: date | None) -> ResolvedDate | None:
    """ "The night of the 3rd to the 4th": the latest such last day, and the first day before it."""
    end = latest_day(last, anchor, story)
    if end is None:
        return None
    start = max((d for d in days_round(end, first) if d <= end), default=None)
    return None if start is None else ResolvedDate(start, end, DatePrecision.DAY)


def _months(first: Point, last: Point, anchor: date | None) -> ResolvedDate | None:
    assert first.month is not None
    end = _latest_month(last.month or first.month, last.year or first.year, anchor)
    start = _latest_month(first.month, first.year, end.start) if end else None
    return ResolvedDate(start.start, end.end, DatePrecision.MONTH) if start and end else None


def _latest_month(month: int, year: int | None, anchor: date | None) -> ResolvedDate | None:
    if year is None:
        if anchor is None:
            return None
        year = anchor.year if month <= anchor.month else anchor.year - 1
    return month_span(year, month)


def month_span(year: int, month: int) -> ResolvedDate:
    """A whole month."""
    last = monthrange(year, month)[1]
    return ResolvedDate(date(year, month, 1), date(year, month, last), DatePrecision.MONTH)


def _month(mention: DateMention, anchor: date | None) -> ResolvedDate | None:
    month, year = mention.first.month, mention.first.year
    if month is None:
        if anchor is None:
            return None
        count = anchor.year * 12 + anchor.month - 1 + (mention.turn or 0)
        return month_span(count // 12, count % 12 + 1)
    if year is None and anchor is not None and mention.unit is Unit.YEAR:
        year = anchor.year + (mention.turn or 0)
    elif year is None and anchor is not None and mention.turn == -1 and month == anchor.month:
        year = anchor.year - 1
    elif year is None and anchor is not None and mention.turn == 1:
        year = anchor.year if month > anchor.month else anchor.year + 1
    return _latest_month(month, year, anchor)


def _week(day: date) -> ResolvedDate:
    monday = latest_weekday(1, day)
    return ResolvedDate(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def _week_of_month(mention: DateMention, anchor: date | None) -> ResolvedDate | None:
    """ "The week of March 6", or days 1-7, 8-14, ... for "the first week of May"."""
    point, last = mention.first, mention.last
    if last is not None:
        point = Point(last.day, last.month, point.year)
    if point.day is not None:
        day = point_date(point, anchor)
        return None if day is None else _week(day)
    assert point.month is not None
    span = _latest_month(point.month, point.year, anchor)
    if span is None or not 0 <= mention.shift <= 5:
        return None
    first = span.start + timedelta(weeks=mention.shift - 1)
    if mention.shift == 0:
        first = span.end - timedelta(days=6)
    return ResolvedDate(first, min(first + timedelta(days=6), span.end), DatePrecision.WEEK)


def _day_of_month(mention: DateMention, published: date | None, story: date | None) -> date | None:
    """The latest such day by publication; far from it, the nearest to the day of the story."""
    day = mention.first.day
    assert day is not None
    if mention.turn is not None and published is not None:
        count = published.year * 12 + published.month - 1 + mention.turn
        return date(count // 12, count % 12 + 1, day)
    return latest_day(day, published or story, story)


def _relative(mention: DateMention, anchor: date) -> ResolvedDate | None:
    match mention.unit:
        case None | Unit.DAY:
            return _one(anchor + timedelta(days=mention.shift))
        case Unit.WEEK:
            return _week(anchor + timedelta(weeks=mention.shift))
        case Unit.MONTH:
            count = anchor.year * 12 + anchor.month - 1 + mention.shift
            return month_span(count // 12, count % 12 + 1)
        case Unit.HOUR if abs(mention.shift) < 12:
            return _one(anchor)
    return None


def _overnight(mention: DateMention, anchor: date) -> ResolvedDate:
    """Two days: the named day and the next, or the night that ends on the anchor."""
    weekday = mention.first.weekday
    start = anchor - timedelta(days=1)
    if weekday is not None:
        start = latest_weekday(weekday, anchor) + timedelta(days=mention.shift)
        if start == anchor:
            start -= timedelta(days=1)
    return ResolvedDate(start, start + timedelta(days=1), DatePrecision.DAY)


def _weekend(mention: DateMention, anchor: date) -> ResolvedDate:
    saturday = latest_weekday(6, anchor)
    if mention.turn == -1 and anchor.isoweekday() >= 6:
        saturday -= timedelta(days=7)
    elif mention.turn == 1:
        saturday += timedelta(days=7)
    return ResolvedDate(saturday, saturday + timedelta(days=1), DatePrecision.DAY)
