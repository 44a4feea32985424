"""parse_published: a date as written -> the day in the source's zone and the instant, or a note."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.collect.published import Published, parse_published

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, Published()),
        ("", Published()),
        ("2023-09-07", Published(date(2023, 9, 7))),
        ("2023-09-07T23:30:00+01:00", Published(date(2023, 9, 7), "2023-09-07T23:30:00+01:00")),
        ("2023-09-07T23:30:00Z", Published(date(2023, 9, 7), "2023-09-07T23:30:00+00:00")),
        ("2023-09-07T08:00:00", Published(date(2023, 9, 7))),
        ("Thu, 07 Sep 2023 21:05:00 +0200", Published(date(2023, 9, 7), "2023-09-07T21:05:00+02:00")),
        ("2026-01-16", Published(date(2026, 1, 16))),
    ],
    ids=["null", "empty", "day", "offset", "zulu", "no-offset", "feed", "tomorrow-east-of-us"],
)
def test_parse_published_gives_the_day_in_the_sources_zone(value: object, expected: Published) -> None:
    assert parse_published(value, today=TODAY) == expected


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-01-17", "lies in the future"),
        ("1623-09-07", "lies before 1900"),
        ("2023-09", "no whole date"),
        ("7 September", "no whole date"),
        ("2023-02-30", "no whole date"),
        (20230907, "no whole date"),
        (["2023-09-07"], "no whole date"),
    ],
    ids=["future", "past", "month", "words", "no-such-day", "number", "list"],
)
def test_parse_published_sets_other_values_aside_with_a_note(value: object, said: str) -> None:
    published = parse_published(value, today=TODAY)
    assert (published.day, published.instant) == (None, None)
    assert published.note is not None
    assert said in published.note
    assert published.note.endswith("read without a date")
