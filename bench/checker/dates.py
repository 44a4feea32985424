"""The words of a date and its anchors -> the ISO dates or intervals that they can mean.

Own arithmetic, from the quoted words alone: the first quote says the date, the others (and the day of
publication) say what it is counted from.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hijridate import Hijri

from bench.checker.plain import set_apart
from bench.checker.words import CheckerWords, load_words

Days = tuple[date, date]

ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b")
DASHED = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-(\d{4})\b")
YEAR_ALONE = re.compile(r"((?:19|20)\d\d)$")
ISLAMIC_EPOCH = 227014  # the ordinal of the day before 1 Muharram 1 of the tabular calendar
LONGEST = timedelta(days=62)


def resolve_quotes(quotes: Sequence[str], published: date | None, *, lang: str = "en") -> frozenset[str]:
    """ISO dates and intervals that the first quote can mean, counted from the later ones or publication."""
    if not quotes:
        return frozenset()
    words = load_words(lang)
    anchors = tuple(anchor_days(quotes[1:], published, words))
    meant = set(read_days(quotes[0], anchors, words))
    if not is_relative(quotes[0], words):
        meant |= set(join_days(meant, quotes[1:], published, words))
    return frozenset(show_days(days) for days in meant)


def anchor_days(quotes: Sequence[str], published: date | None, words: CheckerWords) -> Iterator[date]:
    """The days that the next quote names, else those of the one after it, else the day of publication."""
    for n, quote in enumerate(quotes):
        later = tuple(anchor_days(quotes[n + 1 :], published, words))
        year = YEAR_ALONE.match(words.plain(quote))
        if year:  # the last day of a year lets days without one fall into it
            yield date(int(year[1]), 12, 31)
            return
        named = [days[0] for days in read_days(quote, later, words)]
        if named:
            yield from named
            return
    if published:
        yield published


def join_days(
    first: Iterable[Days], quotes: Sequence[str], published: date | None, words: CheckerWords
) -> Iterator[Days]:
    """Intervals from the first quote's day to a later quote's day, such as "Saturday" and "Sunday"."""
    for n, quote in enumerate(quotes):
        for later in read_days(quote, tuple(anchor_days(quotes[n + 1 :], published, words)), words):
            for earlier in first:
                if timedelta(0) < later[1] - earlier[0] <= LONGEST:
                    yield earlier[0], later[1]
                if timedelta(0) < earlier[1] - later[0] <= LONGEST:
                    yield later[0], earlier[1]


def show_days(days: Days) -> str:
    """An ISO date, or an interval when the days differ."""
    return days[0].isoformat() if days[0] == days[1] else f"{days[0].isoformat()}/{days[1].isoformat()}"


def read_days(quote: str, anchors: Sequence[date], words: CheckerWords) -> list[Days]:
    """The first and last days that a quote can mean, counted from each anchor."""
    text = words.plain(quote)
    if words.lang == "ar":
        text = set_apart(text, [*words.months, *words.weekdays])
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
            yield (min(dates), max(dates)) if is_span(text, dates, words) else (dates[0], dates[0])
    if not named:
        for anchor in anchors:
            for match in words.patterns["ordinal"].finditer(text):
                yield from single(day_of_month(int(match[1]), anchor))
            for feast, (month, day) in words.feasts.items():
                if feast in text:
                    yield from single(with_year(month, day, None, anchor))
                    break


def islamic_days(text: str, words: CheckerWords) -> Iterator[Days]:
    """Dates of the Islamic calendar: in Arabic by Umm al-Qura, elsewhere by the table of leap years."""
    bare = re.sub(r"['’‘`]", "" if words.lang == "en" else " ", text).replace("-", " ")
    names = "|".join(sorted(words.islamic_months, key=len, reverse=True))
    for match in re.finditer(rf"\b(\d{{1,2}})\s+(?:من\s+)?(?:شهر\s+)?({names})\s+(1[34]\d\d)\b", bare):
        day, month, year = int(match[1]), words.islamic_months[match[2]], int(match[3])
        yield from single(umm_al_qura(year, month, day) if words.lang == "ar" else tabular(year, month, day))


def tabular(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(ISLAMIC_EPOCH + before + day)


def umm_al_qura(year: int, month: int, day: int) -> date | None:
    """A day of the calendar of Umm al-Qura, or None when it has no such day."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def is_span(text: str, dates: Sequence[date], words: CheckerWords) -> bool:
    """Whether several dates of one quote are an interval."""
    return len(dates) > 1 and dates[0] != dates[-1] and bool(words.patterns["span"].search(text))


def named_dates(text: str, words: CheckerWords) -> Iterator[tuple[int, int, int | None]]:
    """Day, month and year of every date with a month's name; "6-7 May" gives two."""
    month = "|".join(sorted(words.months, key=len, reverse=True))
    day, link, of, year_said = (words.patterns[name].pattern for name in ("day", "link", "of", "year"))
    before = re.compile(rf"\b(?:{day}{link})?{day}{of}({month})\b\.?{second_name(words)}{year_said}")
    after = re.compile(
        rf"\b({month})\b\.?\s*{day}\b(?!\s*\d{{3}}\b(?!\d))(?:{link}{day}\b(?!\s*(?:{month})))?{year_said}"
    )
    taken: list[range] = []
    for match in before.finditer(text):
        taken.append(range(match.start(), match.end()))
        year = int(match[4]) if match[4] else None
        yield from ((int(d), words.months[match[3]], year) for d in (match[1], match[2]) if d)
    for match in after.finditer(text) if words.lang == "en" else ():
        if not any(match.start() in span for span in taken):
            year = int(match[4]) if match[4] else None
            yield from ((int(d), words.months[match[1]], year) for d in (match[2], match[3]) if d)


def second_name(words: CheckerWords) -> str:
    """What may follow the name of a month: in Arabic its other name ("تشرين الأول/أكتوبر")."""
    if words.lang != "ar":
        return ""
    return rf"(?:\s*[/(]\s*(?:{'|'.join(sorted(words.months, key=len, reverse=True))})\)?)?"


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
    step = counted_days(text, words)
    if step is not None:
        return single(anchor + timedelta(days=step))
    if words.patterns["last_week"].search(text) and not weekday_names(text, words):
        return [last_week(anchor)]
    for phrase, (first, last) in words.relative:
        if re.search(rf"\b{re.escape(phrase)}\b", text) and not (
            (first != last or words.lang != "en") and weekday_names(text, words)
        ):
            return [(anchor + timedelta(days=first), anchor + timedelta(days=last))]
    return []


def counted_days(text: str, words: CheckerWords) -> int | None:
    """The days that a text counts on or back: "two days earlier" is -2."""
    number = "|".join([*words.numbers, r"\d+"])
    for pattern in words.counted:
        match = re.search(pattern.replace("{number}", number), text)
        if match:
            named = match.groupdict()
            unit = named.get("unit") or named.get("dual") or ""
            said = named.get("n")
            size = words.numbers.get(said, 1 if said == "a" else 0) or int(said) if said else 0
            if not said:
                size = 2 if unit.endswith("ين") else 1
            way = named.get("way") or ""
            days = size * (7 if re.match(words.patterns["week"].pattern, unit) else 1)
            return days if words.patterns["later"].search(way) else -days
    return None


def is_relative(quote: str, words: CheckerWords) -> bool:
    """Whether a quote counts its day from another one."""
    return bool(relative_days(words.plain(quote), date(2000, 1, 1), words))


def weekday_names(text: str, words: CheckerWords) -> list[int]:
    """The weekdays of a text, in order."""
    names = "|".join(sorted(words.weekdays, key=len, reverse=True))
    return [words.weekdays[name] for name in re.findall(rf"\b({names})\b", text)]


def weekday_days(text: str, anchor: date, words: CheckerWords) -> list[Days]:
    """The last such weekday on or before the anchor; two of them are an interval."""
    names = weekday_names(text, words)
    if not names:
        return []
    if words.patterns["last_week"].search(text):
        monday = last_week(anchor)[0]
        return single(monday + timedelta(days=names[0]))
    last = anchor - timedelta(days=(anchor.weekday() - names[-1]) % 7)
    before = words.patterns.get("strictly_before")
    if last == anchor and before and before.search(text):
        last -= timedelta(days=7)
    first = last - timedelta(days=(last.weekday() - names[0]) % 7)
    return [(first, last)]


def period_days(text: str, anchor: date, words: CheckerWords) -> list[Days]:
    """A week, weekend or month."""
    if words.patterns["weekend"].search(text):
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        return [(saturday, saturday + timedelta(days=1))]
    if words.patterns["this_week"].search(text):
        monday = anchor - timedelta(days=anchor.weekday())
        return [(monday, monday + timedelta(days=6))]
    if words.patterns["last_month"].search(text):
        return [whole_month(anchor.replace(day=1) - timedelta(days=1))]
    if words.patterns["this_month"].search(text):
        return [whole_month(anchor)]
    months = list(named_month(text, anchor, words))
    if words.patterns["first_week"].search(text):
        return [(day, day + timedelta(days=6)) for day in months]
    return [whole_month(day) for day in months]


def named_month(text: str, anchor: date, words: CheckerWords) -> Iterator[date]:
    """The first day of a month named without a day."""
    names = "|".join(sorted(words.months, key=len, reverse=True))
    match = re.search(rf"\b({names})\b\.?{words.patterns['year'].pattern}", text)
    if match is None:
        return
    month = words.months[match[1]]
    if match[2]:
        yield date(int(match[2]), month, 1)
    elif words.patterns["last_year"].search(text):
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
