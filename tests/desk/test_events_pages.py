"""Pages of events by cursor: every row once, both ways, with equal values and rows without one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dragoman.desk.events.pages import Cursor, count_up_to, find_page, read_cursor
from dragoman.desk.events.query import EventQuery
from dragoman.desk.models import EventRow

pytestmark = pytest.mark.django_db

DAYS = [
    date(2024, 5, 3),
    None,
    date(2024, 5, 1),
    date(2024, 5, 3),
    None,
    date(2024, 5, 3),
    date(2023, 1, 9),
    None,
]


@pytest.fixture
def rows() -> list[EventRow]:
    made = [
        EventRow(
            event_id=f"e-{n:012x}",
            line="{}",
            title=f"Event {n}",
            event_type="ambush",
            status="claimed",
            day=day,
            last_day=day,
            killed_high=None if n % 3 == 0 else n // 3,
        )
        for n, day in enumerate(DAYS * 3)
    ]
    EventRow.objects.bulk_create(made)
    for n, row in enumerate(EventRow.objects.order_by("id")):
        at = datetime(2024, 6, 1, tzinfo=UTC) + timedelta(seconds=n // 2, microseconds=n // 4)
        EventRow.objects.filter(pk=row.pk).update(updated_at=at)
    return list(EventRow.objects.all())


def in_order(rows: list[EventRow], column: str) -> list[int]:
    """The keys as the list must have them: greatest values first, then those without, the newest key first in each."""
    with_value = sorted(
        (r for r in rows if getattr(r, column) is not None), key=lambda r: (getattr(r, column), r.pk)
    )
    without = sorted((r for r in rows if getattr(r, column) is None), key=lambda r: r.pk)
    return [r.pk for r in (*reversed(with_value), *reversed(without))]


@pytest.mark.parametrize("size", [1, 2, 5, 7, 24, 50])
@pytest.mark.parametrize(
    ("sort", "column"), [("day", "day"), ("killed", "killed_high"), ("updated", "updated_at")]
)
def test_find_page_gives_every_row_once_both_ways(
    rows: list[EventRow], sort: str, column: str, size: int
) -> None:
    query, expected = EventQuery(sort=sort), in_order(rows, column)
    page = find_page(query, size=size)
    assert page.before == ""
    forward = [page]
    while forward[-1].after:
        forward.append(find_page(query, after=forward[-1].after, size=size))
    assert [row.pk for page in forward for row in page.rows] == expected
    backward = [forward[-1]]
    while backward[-1].before:
        backward.append(find_page(query, before=backward[-1].before, size=size))
    assert [row.pk for page in reversed(backward) for row in page.rows] == expected
    assert backward[-1].rows[0].pk == expected[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "~",
        "2024-05-03~",
        "2024-13-03~4",
        "x~1",
        "2024-05-03~1e9",
        "٢٠٢٤-05-03~1",
        "2024-05-03~" + "9" * 40,
    ],
)
def test_read_cursor_takes_nothing_that_is_none(text: str) -> None:
    assert read_cursor(text, "day") is None


@pytest.mark.parametrize(
    ("sort", "cursor"),
    [
        ("day", Cursor(date(2024, 5, 3), 812)),
        ("day", Cursor(None, 7)),
        ("killed", Cursor(0, 1)),
        ("updated", Cursor(datetime(2024, 5, 3, 1, 2, 3, 45, tzinfo=UTC), 9)),
    ],
)
def test_cursor_reads_back_as_written(sort: str, cursor: Cursor) -> None:
    assert read_cursor(cursor.write(), sort) == cursor


def test_count_up_to_stops(rows: list[EventRow]) -> None:
    everything = EventRow.objects.all()
    assert count_up_to(everything, 24) == (24, False)
    assert count_up_to(everything, 23) == (23, True)
    assert count_up_to(everything.none(), 23) == (0, False)
