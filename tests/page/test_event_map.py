"""The map: its frame, what it draws of the world, and what it names."""

from __future__ import annotations

import dataclasses
import gzip
import json
import re
from importlib.resources import files

import pytest
from made_events import KOUMBORI, abduction, arabic_event, assault, many, undated

from dragoman.base.event import Event, PlaceChoice
from dragoman.page.event_map import MapView, draw_map
from dragoman.page.event_order import draw_events
from dragoman.page.land import Frame, draw_borders, draw_land, name_seats
from dragoman.page.map_labels import SIZES, Spot, place_labels


def _map(*events: Event) -> MapView:
    drawn = draw_map(draw_events(events))
    assert drawn is not None
    return drawn


def _at(
    lat: float | None, lon: float | None, *, radius_km: float | None = 5.0, id: str = "e-00000000a001"
) -> Event:
    chosen = PlaceChoice(dataclasses.replace(KOUMBORI, lat=lat, lon=lon), radius_km, ())
    made = assault()
    return dataclasses.replace(made, id=id, place=dataclasses.replace(made.place, chosen=chosen))


def _numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_map_shows_the_box_of_its_events_with_a_margin() -> None:
    drawn = _map(assault(), abduction(), arabic_event())
    assert (drawn.width, drawn.height) == (720, 430)
    assert all(40 < m.x < 680 and 20 < m.y < 410 for m in drawn.markers)
    assert len(drawn.land) + len(drawn.borders) < 20_000
    assert {name.text for name in drawn.countries} >= {"Mali", "Burkina Faso"}


def test_map_of_events_all_over_the_world_shows_the_world() -> None:
    drawn = _map(_at(14, -2), _at(34, 140, id="e-0000000000b1"), _at(4, -73, id="e-0000000000b2"))
    assert drawn.scale_text == "5,000 km" and len(drawn.land) > 100_000
    assert len(drawn.land) + len(drawn.borders) < 400_000


def test_map_crosses_the_date_line_where_its_events_do() -> None:
    drawn = _map(_at(-17.5, 178.9), _at(-16.9, -179.6, id="e-0000000000b1"))
    first, second = sorted(m.x for m in drawn.markers)
    assert 100 < second - first < 600
    assert "Fiji" in {name.text for name in drawn.countries} or drawn.land


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(None, None), (14.0, None), (float("nan"), 2.0), (float("inf"), 2.0), (91.0, 2.0), (14.0, 181.0)],
)
def test_map_leaves_out_what_is_no_point_and_names_it(lat: float | None, lon: float | None) -> None:
    drawn = _map(abduction(), _at(lat, lon))
    assert [m.event.anchor for m in drawn.markers] == ["e-00000000b002"]
    assert [e.anchor for e in drawn.not_on_map] == ["e-00000000a001"]


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0)], ids=["north", "south", "edge"]
)
def test_map_takes_the_ends_of_the_earth(lat: float, lon: float) -> None:
    (marker,) = _map(_at(lat, lon)).markers
    assert 0 <= marker.x <= 720 and 0 <= marker.y <= 430


def test_map_without_any_point_is_none() -> None:
    assert draw_map(draw_events([undated()])) is None
    assert draw_map(()) is None


def test_map_circle_is_the_radius_of_uncertainty() -> None:
    drawn = _map(_at(0.0, 10.0, radius_km=20.0))
    (circle,) = drawn.circles
    px_per_km = drawn.scale_px / float(drawn.scale_text.split()[0].replace(",", ""))
    assert circle.radius == pytest.approx(20 * px_per_km, rel=0.01)
    assert not _map(_at(0.0, 10.0, radius_km=None)).circles


def test_map_sets_events_of_one_point_side_by_side_under_one_name() -> None:
    drawn = _map(*(_at(14.0, -2.0, id=f"e-{n:012x}") for n in range(7)))
    assert len({(m.x, m.y) for m in drawn.markers}) == 1
    assert len({(m.dx, m.dy) for m in drawn.markers}) == 7
    assert [label.text for label in drawn.labels] == ["Koumbori (7)"]


def test_map_labels_do_not_cover_each_other_at_the_size_they_show_at() -> None:
    spots = [Spot(f"Place {n}", 300.0 + n % 5 * 30, 200.0 + n // 5 * 14, 8, 1) for n in range(25)]
    labels = place_labels(spots, 720, 430)
    assert len(labels) == 25 and {label.level for label in labels} > {1}
    for level, size in enumerate(SIZES[:-1]):
        boxes = []
        for label in (row for row in labels if row.level <= level):
            length = len(label.text) * 6.4
            left = {"start": label.dx, "end": label.dx - length, "middle": label.dx - length / 2}[
                label.anchor
            ]
            boxes.append((label.x + left * size, label.y + label.dy * size, length * size, 14 * size))
        for n, (ax, ay, aw, ah) in enumerate(boxes):
            for bx, by, bw, bh in boxes[n + 1 :]:
                assert not (ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah)


def test_land_is_cut_to_the_frame() -> None:
    frame = Frame(west=-6.0, north=16.0, px_per_degree=60.0, stretch=0.97, width=720, height=430)
    x = y = 0.0
    for path in re.findall(r"M[^M]+", draw_land(frame)):
        head, _, steps = path.partition("l")
        x, y = _numbers(head)
        points = [(x, y)]
        for dx, dy in zip(_numbers(steps)[::2], _numbers(steps)[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        assert all(-4.2 <= px <= 724.2 and -4.2 <= py <= 434.2 for px, py in points)
    assert draw_borders(frame).startswith("M")
    assert "Burkina Faso" in {name for name, _ in name_seats(frame)}


def test_land_of_the_open_sea_is_nothing() -> None:
    frame = Frame(west=-30.0, north=0.0, px_per_degree=100.0, stretch=1.0, width=720, height=430)
    assert (draw_land(frame), draw_borders(frame), name_seats(frame)) == ("", "", ())


def test_land_file_is_small_and_names_countries_by_iso_only() -> None:
    packed = files("dragoman.page").joinpath("assets/land.json.gz").read_bytes()
    assert len(packed) < 400_000
    names = {row[0] for row in json.loads(gzip.decompress(packed))["names"]}
    assert {"Mali", "Myanmar", "Palestine", "South Sudan", "Türkiye"} <= names
    assert not names & {"Somaliland", "N. Cyprus", "Siachen Glacier", "Baikonur"}


def test_map_of_many_events_has_a_mark_for_each() -> None:
    drawn = _map(*many(300))
    assert len(drawn.markers) == 300
