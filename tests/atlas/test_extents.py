"""How far units and countries reach, told from settlements."""

from __future__ import annotations

import pytest

from dragoman.atlas import PlaceEntry, PlaceIndex
from dragoman.atlas.extents import POINT_KM, USUAL_KM, Extents, reach


def entry(feature_class: str, code: str, population: int = 0) -> PlaceEntry:
    return PlaceEntry(
        "t:x", "X", "X", "ML", "Gao", None, 16.0, 0.0, feature_class, code, population, "invented"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "km"),
    [
        pytest.param(entry("P", "PPL"), POINT_KM, id="village"),
        pytest.param(entry("P", "PPLA", 1_000_000), 12.98, id="city"),
        pytest.param(entry("A", "ADM1"), USUAL_KM["ADM1"], id="a unit with few settlements"),
        pytest.param(entry("A", "ADM3"), USUAL_KM["ADM3"], id="a unit of the third order"),
        pytest.param(entry("H", "STM"), 100.0, id="a river"),
        pytest.param(entry("S", "INSM"), POINT_KM, id="a site"),
    ],
)
def test_radius_km(places: PlaceIndex, made: PlaceEntry, km: float) -> None:
    assert Extents(places).radius_km(made) == pytest.approx(km, abs=0.01)


def test_radius_of_a_unit_reaches_its_farthest_settlement() -> None:
    class Eight(PlaceIndex):
        def settlements(self, country: str) -> tuple[tuple[float, float, str | None, str | None], ...]:
            return tuple((16.0 + step / 2, 0.0, "Gao", None) for step in range(8))

    assert Extents(Eight()).radius_km(entry("A", "ADM1")) == pytest.approx(3.5 * 111.2, abs=1)


def test_reach_leaves_out_a_share_of_stray_points() -> None:
    points = [(0.0, 0.0)] * 99 + [(80.0, 0.0)]
    assert reach((0.0, 0.0), points) == 0.0
    assert reach((0.0, 0.0), points[-5:]) > 8000


def test_country_circle_without_settlements_or_entry_is_none(places: PlaceIndex) -> None:
    assert Extents(places).country_circle("FJ", None) is None


def test_along_border_takes_settlements_near_the_neighbours(places: PlaceIndex) -> None:
    assert Extents(places).along_border("ML", "TD") == ()
    gao = [row for row in Extents(places).along_border("ML", "ML") if row[2] == "Gao"]
    assert gao == [(16.27167, -0.04472, "Gao", "Gao")]
