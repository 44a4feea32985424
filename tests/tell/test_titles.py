"""event_title: what, where and when, in few words that take no side."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.base.claim import EventType
from dragoman.tell import event_title
from dragoman.tell.titles import tell_days


def title(event_type: EventType = EventType.AMBUSH, **values: Any) -> str:
    """The title of an ambush at Koumbori on 4 September 2023, unless told otherwise."""
    given: dict[str, Any] = {
        "place": "Koumbori",
        "precision": 1,
        "country": "Burkina Faso",
        "start": "2023-09-04",
        "end": "2023-09-04",
    }
    return event_title(event_type, **{**given, **values})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({}, "Ambush at Koumbori, Burkina Faso, 4 September 2023", id="a village"),
        pytest.param({"precision": 2}, "Ambush near Koumbori, Burkina Faso, 4 September 2023", id="near it"),
        pytest.param(
            {"place": "Yatenga", "precision": 3},
            "Ambush in Yatenga, Burkina Faso, 4 September 2023",
            id="a district",
        ),
        pytest.param(
            {"place": "Nord", "precision": 4}, "Ambush in Nord, Burkina Faso, 4 September 2023", id="a region"
        ),
        pytest.param(
            {"place": "Tin Kebir", "precision": 7},
            "Ambush at Tin Kebir, Burkina Faso, 4 September 2023",
            id="on no map",
        ),
        pytest.param(
            {"place": "Burkina Faso", "precision": 6},
            "Ambush in Burkina Faso, 4 September 2023",
            id="a country",
        ),
        pytest.param(
            {"place": None, "precision": 7},
            "Ambush in Burkina Faso, 4 September 2023",
            id="the country alone",
        ),
        pytest.param(
            {"place": None, "country": None}, "Ambush, place not given, 4 September 2023", id="no place"
        ),
        pytest.param({"country": None}, "Ambush at Koumbori, 4 September 2023", id="no country"),
        pytest.param(
            {"start": None, "end": None}, "Ambush at Koumbori, Burkina Faso, date not given", id="no date"
        ),
        pytest.param(
            {"place": "{act} {0}"},
            "Ambush at {act} {0}, Burkina Faso, 4 September 2023",
            id="braces are only words",
        ),
        pytest.param(
            {"place": "غاو", "country": "مالي"}, "Ambush at غاو, مالي, 4 September 2023", id="Arabic"
        ),
    ],
)
def test_event_title(values: dict[str, Any], expected: str) -> None:
    assert title(**values) == expected


@pytest.mark.parametrize("event_type", EventType)
def test_every_kind_of_act_has_a_word(event_type: EventType) -> None:
    words = title(event_type)
    assert words.endswith(" at Koumbori, Burkina Faso, 4 September 2023")
    assert words[0].isupper() and "_" not in words


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-09-04", "2023-09-04", "4 September 2023"),
        ("2023-09-06", "2023-09-07", "6–7 September 2023"),
        ("2023-08-28", "2023-09-03", "28 August – 3 September 2023"),
        ("2023-12-31", "2024-01-01", "31 December 2023 – 1 January 2024"),
        ("2023-09-04", None, "4 September 2023"),
        (None, "2023-09-07", "before 7 September 2023"),
        (None, None, "date not given"),
        ("0033-04-03", "0033-04-03", "3 April 33"),
    ],
)
def test_tell_days(start: str | None, end: str | None, expected: str) -> None:
    assert tell_days(start, end) == expected


def test_a_language_without_a_table_is_no_silent_english() -> None:
    with pytest.raises(FileNotFoundError):
        tell_days("2023-09-04", None, lang="xx")


def test_tell_days_tells_a_whole_month_as_a_month() -> None:
    assert tell_days("2023-05-01", "2023-05-31") == "May 2023"
    assert tell_days("2024-02-01", "2024-02-28") == "1–28 February 2024"  # a leap year has one day more


def test_event_title_writes_a_dateline_as_other_words() -> None:
    def title(place: str) -> str:
        return event_title(
            EventType.ASSAULT, place=place, precision=1, country="Iraq", start="2022-09-12", end="2022-09-12"
        )

    assert title("BAGHDAD") == "Attack at Baghdad, Iraq, 12 September 2022"
    assert title("FOB 7") == "Attack at FOB 7, Iraq, 12 September 2022"
    assert title("TIBÚ") == "Attack at Tibú, Iraq, 12 September 2022"
