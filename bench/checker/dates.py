"""The words of a date and its anchors -> the ISO dates or intervals that they can mean.

Own arithmetic, from the quoted words alone: the first quote says the date, the others (and the day of
publication) say what it is counted from.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bench.checker.words import CheckerWords, load_words

Days = tuple[date, date]

ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
DASHED = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})\b")
FIRST_WEEK = re.compile(r"\bfirst week of\b")
ORDINAL = re.compile(r"\bthe\s+(\d{1,2})(?:st|nd|rd|th)\b")
YEAR = r"(?:,?\s*(?:of\s+)?(\d{4})\b)?"
ISLAMIC_EPOCH = 227014  # the ordinal of the day before 1 Muharram 1 of the tabular calendar
LONGEST = timedelta(days=62)


def resolve_quotes(quotes: Sequence[str], published: date | None) -> frozenset[str]:
    """ISO dates and intervals that the first quote can mean, counted from the later ones or publication."""
    if not quotes:
        return frozenset()
    anchors = tuple(anchor_days(quotes[1:], published))
    meant = set(read_days(quotes[0], anchors))
    if not is_relative(quotes[0]):
        meant |= set(join_days(meant, quotes[1:], published))
    return frozenset(show_days(days) for days in meant)


def anchor_days(quotes: Sequence[str], published: date | None) -> Iterator[date]:
    """The days that the next quote names, else those of the one after it, else the day of publication."""
    for n, quote in enumerate(quotes):
        named = [days[0] for days in read_days(quote, tuple(anchor_days(quotes[n + 1 :], published)))]
        if named:
            yield from named
            return
    if published:
        yield published


def join_days(first: Iterable[Days], quotes: Sequence[str], published: date | None) -> Iterator[Days]:
    """Intervals from the first quote's day to a later quote's day, such as "Saturday" and "Sunday"."""
    for n, quote in enumerate(quotes):
        for later in read_days(quote, tuple(anchor_days(quotes[n + 1 :], published))):
            for earlier in first:
                if timedelta(0) < later[1] - earlier[0] <= LONGEST:
                    yield earlier[0], later[1]
                if timedelta(0) < earlier[1] - later[0] <= LONGEST:
                    yield later[0], earlier[1]


def show_days(days: Days) -> str:
    """An ISO date, or an interval when the days differ."""
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"


def read_days(quote: str, anchors: Sequence[date]) -> list[Days]:
    """The first and last days that a quote can mean, counted from each anchor."""
    words = load_words()
    text = " ".join(quote.casefold().replace("–", "-").split())
    absolute = list(absolute_days(text, anchors, words))
    if absolute:
        return absolute
    found: list[Days] = []
    for anchor in anchors:
        found += relative_days(text, anchor, words) or weekday_days(text, anchor, words)
        found += period_days(text, anchor, words) if not found else []
    return found


def absolute_days(text: str, anchors: Sequence[date], words: CheckerWords) -> Iterator[Days]:
    """Dates with a day of the month, their year said or the last one on or before an anchor."""
    for match in ISO.finditer(text):
        yield from single(make_date(int(match[1]), int(match[2]), int(match[3])))
    for match in NUMERIC.finditer(text):
        day, month, year = int(match[1]), int(match[2]), int(match[3])
        year += 2000 if year < 100 else 0
        yield from single(make_date(year, month, day))
        yield from single(make_date(year, day, month))
    for match in DASHED.finditer(text):
        yield from single(make_date(int(match[3]), int(match[2]), int(match[1])))
    named = list(named_dates(text, words))
    if not named:
        yield from islamic_days(text, words)
    years = [year for _, _, year in named if year]
    for anchor in anchors if not years else [None]:
        days = [
            with_year(month, day, year or (years[-1] if years else None), anchor)
            for day, month, year in named
        ]
        dates = [day for day in days if day is not None]
        if dates:
            yield (min(dates), max(dates)) if is_span(text, dates) else (dates[0], dates[0])
    if not named:
        for anchor in anchors:
            for match in ORDINAL.finditer(text):
                yield from single(day_of_month(int(match[1]), anchor))
            for feast, (month, day) in words.feasts.items():
                if feast in text:
                    yield from single(with_year(month, day, None, anchor))
                    break


def islamic_days(text: str, words: CheckerWords) -> Iterator[Days]:
    """Dates of the Islamic calendar by its table of leap years: "14 Sha'ban 1446"."""
    plain = re.sub(r"['’‘`]", "", text).replace("-", " ")
    names = "|".join(words.islamic_months)
    for match in re.finditer(rf"\b(\d{{1,2}})\s+({names})\s+(1[34]\d\d)\b", plain):
        day, month, year = int(match[1]), words.islamic_months[match[2]], int(match[3])
        before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
        yield from single(date.fromordinal(ISLAMIC_EPOCH + before + day))


def is_span(text: str, dates: Sequence[date]) -> bool:
    """Whether several dates of one quote are an interval."""
    return (
        len(dates) > 1
        and dates[0] != dates[-1]
        and bool(re.search(r"\b(?:and|to|or|until|through)\b|[-/]", text))
    )


def named_dates(text: str, words: CheckerWords) -> Iterator[tuple[int, int, int | None]]:
    """Day, month and year of every date with a month's name; "6-7 May" gives two."""
    month = "|".join(sorted(words.months, key=len, reverse=True))
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    link = r"\s*(?:-|/|and|to|or|until|through|,)\s*(?:the\s+)?"
    before = re.compile(rf"\b(?:{day}{link})?{day}\s*(?:of\s+)?({month})\b\.?{YEAR}")
    after = re.compile(
        rf"\b({month})\b\.?\s*{day}\b(?!\s*\d{{3}}\b(?!\d))(?:{link}{day}\b(?!\s*(?:{month})))?{YEAR}"
    )
    taken: list[range] = []
    for match in before.finditer(text):
        taken.append(range(match.start(), match.end()))
        year = int(match[4]) if match[4] else None
        yield from ((int(d), words.months[match[3]], year) for d in (match[1], match[2]) if d)
    for match in after.finditer(text):
        if not any(match.start() in span for span in taken):
            year = int(match[4]) if match[4] else None
            yield from ((int(d), words.months[match[1]], year) for d in (match[2], match[3]) if d)


def with_year(month: int, day: int, year: int | None, anchor: date | None) -> date | None:
    """The date in its year, or the last such date on or before the anchor."""
    if year:
        return make_date(year, month, day)
    if anchor is None:
        return None
    this_year = make_date(anchor.year, month, day)
    return this_year if this_year and this_year <= anchor else make_date(anchor.year - 1, month, day)


def day_of_month(day: int, anchor: date) -> date | None:
    """The last such day of a month on or before the anchor."""
    here = make_date(anchor.year, anchor.month, day)
    if here and here <= anchor:
        return here
    before = anchor.replace(day=1) - timedelta(days=1)
    return make_date(before.year, before.month, day)


def relative_days(text: str, anchor: date, words: CheckerWords) -> list[Days]:
    """Days counted from the anchor: "yesterday", "two days earlier", "overnight"."""
    number = "|".join([*words.numbers, "a", r"\d+"])
    counted = re.search(
        rf"\b({number})\s+(day|night|week)s?\s+(ago|earlier|before|previously|prior|later|after)", text
    )
    if counted:
        size = 1 if counted[1] == "a" else int(words.numbers.get(counted[1], counted[1]))
        step = timedelta(days=size * (7 if counted[2] == "week" else 1))
        return single(anchor + step if counted[3] in ("later", "after") else anchor - step)
    if re.search(r"\b(?:last|previous) week\b", text) and not weekday_names(text, words):
        return [last_week(anchor)]
    for phrase, (first, last) in words.relative:
        if re.search(rf"\b{re.escape(phrase)}\b", text) and not (
            first != last and weekday_names(text, words)
        ):
            return [(anchor + timedelta(days=first), anchor + timedelta(days=last))]
    return []


def is_relative(quote: str) -> bool:
    """Whether a quote counts its day from another one."""
    return bool(relative_days(" ".join(quote.casefold().split()), date(2000, 1, 1), load_words()))


def weekday_names(text: str, words: CheckerWords) -> list[int]:
    """The weekdays of a text, in order."""
    names = "|".join(sorted(words.weekdays, key=len, reverse=True))
    return [words.weekdays[name] for name in re.findall(rf"\b({names})\b", text)]


def weekday_days(text: str, anchor: date, words: CheckerWords) -> list[Days]:
    """The last such weekday on or before the anchor; two of them are an interval."""
    names = weekday_names(text, words)
    if not names:
        return []
    if "last week" in text or "previous week" in text:
        monday = last_week(anchor)[0]
        return single(monday + timedelta(days=names[0]))
    last = anchor - timedelta(days=(anchor.weekday() - names[-1]) % 7)
    first = last - timedelta(days=(last.weekday() - names[0]) % 7)
    return [(first, last)]


def period_days(text: str, anchor: date, words: CheckerWords) -> list[Days]:
    """A week, weekend or month."""
    if "weekend" in text:
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        return [(saturday, saturday + timedelta(days=1))]
    if re.search(r"\bthis week\b", text):
        monday = anchor - timedelta(days=anchor.weekday())
        return [(monday, monday + timedelta(days=6))]
    if re.search(r"\blast month\b|\bprevious month\b", text):
        return [whole_month(anchor.replace(day=1) - timedelta(days=1))]
    if re.search(r"\bthis month\b", text):
        return [whole_month(anchor)]
    months = list(named_month(text, anchor, words))
    if FIRST_WEEK.search(text):
        return [(day, day + timedelta(days=6)) for day in months]
    return [whole_month(day) for day in months]


def named_month(text: str, anchor: date, words: CheckerWords) -> Iterator[date]:
    """The first day of a month named without a day."""
    names = "|".join(sorted(words.months, key=len, reverse=True))
    match = re.search(rf"\b({names})\b\.?{YEAR}", text)
    if match is None:
        return
    month = words.months[match[1]]
    if match[2]:
        yield date(int(match[2]), month, 1)
    elif "last year" in text:
        yield date(anchor.year - 1, month, 1)
    else:
        yield date(anchor.year if month <= anchor.month else anchor.year - 1, month, 1)


def whole_month(day: date) -> Days:
    """The month that holds a day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def last_week(anchor: date) -> Days:
    """Monday to Sunday of the week before the anchor's."""
    monday = anchor - timedelta(days=anchor.weekday() + 7)
    return monday, monday + timedelta(days=6)


def single(day: date | None) -> list[Days]:
    """One day, when there is one."""
    return [(day, day)] if day else []


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
