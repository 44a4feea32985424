"""Points as a locator map and as places in words: no finer than what is known."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from reports import HOSTILE

from dragoman.tell import open_grammar
from dragoman.write.render.fields import MapField, PlaceField
from dragoman.write.render.labels import read_labels
from dragoman.write.render.locator import map_field
from dragoman.write.report import MapPoint

GRAMMAR = open_grammar("en")
LABELS = read_labels(GRAMMAR)


def _map(*points: MapPoint) -> MapField:
    drawn = map_field(points, GRAMMAR, LABELS, with_picture=True)
    assert drawn
    return drawn


@pytest.mark.parametrize(
    ("radius_km", "is_coarsened", "coordinates"),
    [
        pytest.param(0.5, False, "13.848° N, 2.417° W", id="a building"),
        pytest.param(5.0, False, "13.85° N, 2.42° W", id="a village"),
        pytest.param(25.0, False, "13.8° N, 2.4° W", id="a district"),
        pytest.param(300.0, False, "14° N, 2° W", id="a region"),
        pytest.param(None, False, "13.85° N, 2.42° W", id="not said"),
        pytest.param(0.5, True, "13.8° N, 2.4° W", id="made coarse"),
    ],
)
def test_coordinates_are_as_fine_as_the_place_is_known(
    radius_km: float | None, is_coarsened: bool, coordinates: str
) -> None:
    (place,) = _map(MapPoint("Koumbori", 13.8478, -2.41718, radius_km, "e-1", is_coarsened)).places
    assert place.coordinates == coordinates
    assert place.note == ("position made coarse" if is_coarsened else "")


def test_coarse_point_is_drawn_where_it_is_said_to_be() -> None:
    fine = _map(MapPoint("A", 13.8478, -2.41718, 0.5, "e-1", True))
    coarse = _map(MapPoint("A", 13.8, -2.4, 0.5, "e-1", True))
    assert fine.svg == coarse.svg and "13.84" not in fine.svg


def test_place_of_several_events_stands_once() -> None:
    points = (
        MapPoint("Djibo", 14.1, -1.63, 20.0, "e-1"),
        MapPoint("Djibo", 14.1, -1.63, 20.0, "e-2"),
        MapPoint("Buenos Aires", -34.61, -58.38, None, "e-3"),
    )
    assert _map(*points).places == (
        PlaceField(1, "Djibo", "14.1° N, 1.6° W", "within 20 km", ""),
        PlaceField(2, "Buenos Aires", "34.61° S, 58.38° W", "", ""),
    )


def test_map_without_a_point_of_the_earth_is_none() -> None:
    points = [MapPoint("nowhere", float("nan"), 0.0, None, "e-1"), MapPoint("beyond", 91.0, 0.0, None, "e-2")]
    assert map_field(points, GRAMMAR, LABELS, with_picture=True) is None
    assert map_field([], GRAMMAR, LABELS, with_picture=True) is None


def test_map_names_its_places_and_draws_a_circle_and_a_scale() -> None:
    drawn = _map(MapPoint("Djibo", 14.1, -1.63, 60.0, "e-1"), MapPoint("Koumbori", 13.85, -2.42, 1.0, "e-2"))
    root = etree.fromstring(drawn.svg)
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=space) == "Locator map: 1 Djibo, 2 Koumbori"
    assert len(root.findall(".//s:circle[@class='ring']", space)) == 1
    texts = [t.text for t in root.iterfind(".//s:text", space)]
    assert {"Djibo", "Koumbori", "1", "2", "100 km", "Burkina Faso"} <= set(texts)


def test_hostile_name_stays_words() -> None:
    drawn = _map(MapPoint(HOSTILE, 14.1, -1.63, 1.0, "e-1"))
    root = etree.fromstring(drawn.svg)  # well-formed
    assert {etree.QName(e).localname for e in root.iter()} == {
        "svg",
        "title",
        "rect",
        "path",
        "g",
        "text",
        "circle",
    }


def test_map_across_the_date_line() -> None:
    drawn = _map(MapPoint("A", -17.5, 178.9, None, "e-1"), MapPoint("B", -16.9, -179.6, None, "e-2"))
    dots = [float(x) for x in re.findall(r'<g class="dot"><circle cx="([\d.-]+)"', drawn.svg)]
    assert len(dots) == 2 and 40 < abs(dots[0] - dots[1]) < 600
