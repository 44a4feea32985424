"""Points of recent events are rounded, small places unnamed when the desk says so, and all of it returns in time."""

from __future__ import annotations

import dataclasses
import json
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_events import assault, bare_event, undated

from dragoman.base.claim import Place
from dragoman.base.codec import event_to_json
from dragoman.base.errors import SettingsError
from dragoman.base.event import Event, EventPlace, PlaceChoice
from dragoman.write.coarse import coarsen_event, coarsen_point
from dragoman.write.policy import Policy
from dragoman.write.public import is_coarsened, is_recent, public_event

FORTNIGHT = Policy(coarsen_days=14)


@pytest.mark.parametrize(
    ("today", "recent"),
    [
        (date(2023, 9, 4), True),
        (date(2023, 9, 17), True),
        (date(2023, 9, 18), False),
        (date(2023, 9, 1), True),
    ],
    ids=["the day", "the last day", "the day after", "before it happened"],
)
def test_is_recent_counts_days_from_the_last_day_of_the_act(today: date, recent: bool) -> None:
    assert is_recent(assault(), FORTNIGHT, today) is recent
    assert not is_recent(assault(), Policy(), today)


def test_is_recent_takes_the_day_it_was_said_for_an_act_without_a_date_and_errs_on_the_safe_side() -> None:
    assert is_recent(undated(), FORTNIGHT, date(2023, 9, 20))
    assert not is_recent(undated(), FORTNIGHT, date(2023, 10, 20))
    assert is_recent(bare_event((), ()), FORTNIGHT, date(2033, 1, 1))


def test_coarsen_event_rounds_every_point_raises_its_precision_and_says_so() -> None:
    event = coarsen_event(assault(), FORTNIGHT, date(2023, 9, 5))
    chosen = event.place.chosen
    assert chosen is not None
    assert (chosen.place.lat, chosen.place.lon, chosen.place.precision) == (13.8, -2.4, 2)
    assert chosen.radius_km == pytest.approx(5 + math.hypot(5.57, 5.4), abs=1.5)
    assert [(p.lat, p.lon, p.precision) for p in event.claims[0].place_detail] == [
        (13.8, -2.4, 2),
        (13.6, -2.4, 3),
    ]
    assert event.remarks[-1] == "points rounded to 10 km by the desk until 2023-09-18"
    assert is_coarsened(event)
    line = json.dumps(event_to_json(event))
    assert "13.8478" not in line
    assert "2.41718" not in line


def test_coarsen_event_gives_the_exact_points_back_in_time() -> None:
    event = coarsen_event(assault(), FORTNIGHT, date(2023, 9, 18))
    assert event == assault()
    assert not is_coarsened(event)


def test_coarsen_event_twice_is_once_and_the_end_of_time_is_no_error() -> None:
    once = coarsen_event(assault(), FORTNIGHT, date(2023, 9, 5))
    assert coarsen_event(once, FORTNIGHT, date(2023, 9, 5)) == once
    last = dataclasses.replace(assault().date, end="9999-12-31")
    made = coarsen_event(dataclasses.replace(assault(), date=last), FORTNIGHT, date(2023, 9, 5))
    assert made.remarks[-1] == "points rounded to 10 km by the desk"


def test_coarsen_event_leaves_regions_and_places_without_a_point() -> None:
    region = Place("Nord", "geonames:1", "BF", "Nord", 13.25123, -2.25123, 4)
    nowhere = Place("Somewhere")
    event = bare_event(
        (),
        (),
        place=EventPlace(PlaceChoice(region, 90.0, ()), (PlaceChoice(nowhere, None, ()),), (), "BF", ""),
    )
    made = coarsen_event(event, FORTNIGHT, date(2023, 9, 5))
    assert made.place == event.place


def test_coarsen_names_withholds_small_places_with_their_ids_and_keeps_regions() -> None:
    event = _with_text("Koumbori (koumbori-nord), Nord, Burkina Faso")
    made = coarsen_event(event, dataclasses.replace(FORTNIGHT, coarsen_names=True), date(2023, 9, 5))
    assert made.status_why == "[place withheld] ([place withheld]-nord), Nord, Burkina Faso"
    assert made.title == "Assault on Burkinabe forces at [place withheld], 4 September 2023"
    assert made.claims[0].places == ("[place withheld]", "[place withheld]")
    assert [(p.id, p.admin1, p.runners_up) for p in made.claims[0].place_detail] == [(None, "Nord", ())] * 2
    line = json.dumps(event_to_json(public_event(event, policy=Policy(14, 10, True), today=date(2023, 9, 5))))
    assert not [name for name in ("Koumbori", "Ouahigouya", "geonames:") if name in line]


@pytest.mark.parametrize(
    "text",
    [
        "13.8478, -2.41718",
        "13.84 -2.41",
        "13.8478N 2.4171W",
        "13°50'52\"N",
        "30P XA 12345 67890",
        "https://maps.example/?q=13.8478,-2.4171",
    ],
)
def test_coarsen_event_withholds_coordinates_in_words(text: str) -> None:
    made = coarsen_event(_with_text(f"at {text}"), FORTNIGHT, date(2023, 9, 5))
    assert "[coordinates withheld]" in made.status_why
    assert "50'" not in made.status_why
    assert "8478" not in made.status_why


@pytest.mark.parametrize("text", ["12.7 mm ammunition, 14.5 mm", "1.5 to 2.5 km", "3, 4 and 5"])
def test_coarsen_event_takes_no_other_number_for_coordinates(text: str) -> None:
    assert coarsen_event(_with_text(text), FORTNIGHT, date(2023, 9, 5)).status_why == text


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([1.0, 5.0, 10.0, 25.0, 50.0, 111.0, 500.0]))
def test_coarsen_point_moves_a_point_no_farther_than_half_a_cell_and_is_stable(
    lat: float, lon: float, km: float
) -> None:
    policy = Policy(1, km)
    coarse = coarsen_point(lat, lon, policy)
    assert abs(coarse[0] - lat) <= policy.lat_step / 2 + 1e-6
    assert -180 <= coarse[1] <= 180
    turn = abs(coarse[1] - lon)
    assert min(turn, 360 - turn) <= policy.lon_step(coarse[0]) / 2 + 1e-6
    assert coarsen_point(*coarse, policy) == coarse


@pytest.mark.parametrize(
    ("km", "lat", "steps"),
    [(10.0, 0.0, (0.1, 0.1)), (10.0, 60.0, (0.1, 0.2)), (50.0, 14.0, (0.5, 0.5)), (10.0, 90.0, (0.1, 10.0))],
)
def test_policy_widens_the_grid_towards_the_poles(km: float, lat: float, steps: tuple[float, float]) -> None:
    policy = Policy(1, km)
    assert (policy.lat_step, policy.lon_step(lat)) == steps


@pytest.mark.parametrize(
    ("days", "km", "named"), [(-1, 10, "coarsen_days"), (1, 0, "coarsen_to_km"), (1, 5000, "coarsen_to_km")]
)
def test_policy_refuses_what_is_no_policy(days: int, km: float, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        Policy(days, km)


def _with_text(text: str) -> Event:
    return dataclasses.replace(assault(), status_why=text)
