"""Points on the globe: distances, moves, middles, over the antimeridian and at the poles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.atlas.sphere import HALF_ROUND_KM, bearing_deg, distance_km, middle, move, wrap

LATS = st.floats(-90, 90)
LONS = st.floats(-180, 180, exclude_max=True)
POINTS = st.tuples(LATS, LONS)
GAO, KIDAL = (16.27167, -0.04472), (18.44111, 1.40778)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        pytest.param(GAO, GAO, 0.0, id="the same point"),
        pytest.param(GAO, KIDAL, 286.3, id="Gao to Kidal"),
        pytest.param((0.0, 179.5), (0.0, -179.5), 111.2, id="over the antimeridian"),
        pytest.param((90.0, 0.0), (-90.0, 77.0), HALF_ROUND_KM, id="pole to pole"),
        pytest.param((90.0, 10.0), (90.0, -120.0), 0.0, id="one pole, two longitudes"),
    ],
)
def test_distance_km(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    assert distance_km(one, other) == pytest.approx(km, abs=0.3)


@given(POINTS, st.floats(0, 360), st.floats(0, HALF_ROUND_KM))
def test_move_goes_as_far_as_it_is_told_and_stays_on_the_map(
    start: tuple[float, float], bearing: float, km: float
) -> None:
    lat, lon = move(start, bearing, km)
    assert -90 <= lat <= 90 and -180 <= lon < 180
    assert distance_km(start, (lat, lon)) == pytest.approx(km, abs=0.01)


def test_move_leaves_at_the_bearing() -> None:
    assert bearing_deg(GAO, move(GAO, 135.0, 80.0)) == pytest.approx(135.0)


def test_move_crosses_the_antimeridian() -> None:
    assert move((-16.85, 179.97), 90.0, 30.0) == pytest.approx((-16.85, -179.75), abs=0.02)


@given(POINTS, POINTS)
def test_middle_of_two_is_as_far_from_both(one: tuple[float, float], other: tuple[float, float]) -> None:
    if distance_km(one, other) < HALF_ROUND_KM - 50:
        centre = middle((one, other))
        assert distance_km(one, centre) == pytest.approx(distance_km(other, centre), abs=0.5)


def test_middle_of_two_poles_is_the_first() -> None:
    assert middle([(90.0, 0.0), (-90.0, 0.0)]) == (90.0, 0.0)


@pytest.mark.parametrize(("lon", "wrapped"), [(180.0, -180.0), (-190.0, 170.0), (725.0, 5.0)])
def test_wrap(lon: float, wrapped: float) -> None:
    assert wrap(lon) == wrapped
