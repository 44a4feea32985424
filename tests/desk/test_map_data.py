"""The files under the desk's map: how they are made, and that what is served is whole."""

from __future__ import annotations

import json
from typing import Any

from tools.build_land import Point
from tools.map_data import OUT, chain, nest, shared_edges, unpack


def square(side: float, at: float = 0) -> list[Point]:
    """A closed square about a point of the diagonal."""
    low, high = at - side, at + side
    return [(low, low), (high, low), (high, high), (low, high), (low, low)]


def test_nest_gives_a_lake_to_its_coast_and_an_island_in_it_a_coast_of_its_own() -> None:
    coast, lake, island, other = square(10), square(5), square(1), square(2, at=40)

    assert sorted(nest([island, other, lake, coast]), key=str) == sorted(
        [[coast, lake], [island], [other]], key=str
    )


def test_nest_leaves_out_a_pond() -> None:
    assert nest([square(10), square(0.05)]) == [[square(10)]]


def unit(country: str, *ring: Point) -> dict[str, Any]:
    """A unit of the first order, as Natural Earth has it."""
    return {"properties": {"adm0_a3": country}, "geometry": {"type": "Polygon", "coordinates": [list(ring)]}}


def test_chain_of_shared_edges_is_the_line_between_two_units_of_one_country() -> None:
    west = unit("MLI", (0, 0), (1, 0), (1, 1), (1, 2), (0, 2), (0, 0))
    east = unit("MLI", (1, 0), (2, 0), (2, 2), (1, 2), (1, 1), (1, 0))
    abroad = unit("NER", (2, 0), (3, 0), (3, 2), (2, 2), (2, 0))

    assert chain(shared_edges([west, east, abroad])) == [[(1, 0), (1, 1), (1, 2)]]


def test_chain_ends_where_three_lines_meet_and_closes_a_ring() -> None:
    star = [((0, 0), (1, 0)), ((0, 0), (0, 1)), ((0, 0), (-1, 0))]
    ring = [((5, 5), (6, 5)), ((6, 5), (6, 6)), ((6, 6), (5, 5))]

    lines = chain([*star, *ring])

    assert [len(line) for line in lines] == [2, 2, 2, 4]
    assert lines[3][0] == lines[3][-1]


def test_unpack_adds_the_steps_to_the_first_point() -> None:
    assert unpack([200, -400, 10, 20, -10, 0], 200) == [(1.0, -2.0), (1.05, -1.9), (1.0, -1.9)]


def test_served_files_hold_the_earth_within_its_bounds() -> None:
    land = json.loads((OUT / "land.json").read_text("utf-8"))
    names = json.loads((OUT / "names.json").read_text("utf-8"))
    regions = json.loads((OUT / "regions.json").read_text("utf-8"))
    lines = [*(ring for polygon in land["land"] for ring in polygon), *land["borders"], *regions["lines"]]
    units = land["units_per_degree"]

    assert regions["units_per_degree"] == units
    assert all(-90.1 <= y <= 90.1 and -540 <= x <= 540 for line in lines for x, y in unpack(line, units))
    assert all(
        -180 <= lon <= 180 and -90 <= lat <= 90 and rank in range(5) for _, lon, lat, rank in names["cities"]
    )
    assert ["Ouagadougou", -1.534, 12.366, 0] in names["cities"]
    assert {row[0] for row in names["countries"]} > {"Mali", "Myanmar", "Ukraine", "Yemen"}
