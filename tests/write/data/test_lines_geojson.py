"""JSON lines and GeoJSON: nothing is lost but the texts, and a map finds its points."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from made_exports import (
    STRANGE,
    accept,
    point_event,
    reported_event,
    strange_event,
)
from sample_events import sample_events, write_all

from dragoman.base.codec import event_to_json
from dragoman.base.decode import event_from_json
from dragoman.base.document import Document
from dragoman.base.event import EventPlace
from dragoman.write.data.exporter import Loss
from dragoman.write.data.geojson import NO_POINT, GeoJsonExporter
from dragoman.write.data.left_out import NO_HASH, NO_TEXT
from dragoman.write.data.lines import LinesExporter


def collection(*events: Any) -> dict[str, Any]:
    """The parsed collection of events; a name that stands twice in an object is an error."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in pairs}) == len(pairs)
        return dict(pairs)

    parsed: dict[str, Any] = json.loads(write_all(GeoJsonExporter, events)[0], object_pairs_hook=unique)
    return parsed


def test_lines_come_back_whole() -> None:
    data, exported = write_all(LinesExporter, sample_events())
    assert tuple(event_from_json(json.loads(line)) for line in data.splitlines()) == sample_events()
    assert (exported.events, exported.rows) == (len(sample_events()), len(sample_events()))


def test_lines_with_text_lose_nothing() -> None:
    data, exported = write_all(lambda out: LinesExporter(out, with_text=True), [reported_event()])
    assert event_from_json(json.loads(data)) == reported_event()
    assert exported.losses == ()


def test_lines_name_the_texts_that_are_kept_back_and_the_hashes_that_are_not_known() -> None:
    bare = dataclasses.replace(reported_event(), documents=(Document("doc-2", ""),))
    assert write_all(LinesExporter, [reported_event(), bare])[1].losses == (
        Loss("documents/sha256", NO_HASH, 1, ("doc-2",)),
        Loss("documents/text", NO_TEXT, 1, ("doc-1",)),
    )


def test_feature_has_its_point_and_the_whole_event() -> None:
    event = reported_event()
    (feature,) = collection(event)["features"]
    assert feature["id"] == event.id
    assert feature["geometry"] == {"type": "Point", "coordinates": [-2.41718, 13.8478]}
    properties = feature["properties"]
    whole: dict[str, Any] = {**event_to_json(event, with_text=False)}
    whole.pop("schema")
    claims = [{"review_state": "draft", **claim} for claim in whole.pop("claims")]
    assert {name: properties[name] for name in whole} == whole
    assert properties["claims"] == claims
    assert (properties["event_place"], properties["event_killed_target_low"]) == ("Koumbori", 12)


def test_collection_of_all_samples_is_what_rfc_7946_asks_for() -> None:
    parsed = collection(*sample_events())
    assert parsed["type"] == "FeatureCollection"
    assert len(parsed["features"]) == len(sample_events())
    for feature in parsed["features"]:
        assert feature["type"] == "Feature"
        assert feature.keys() == {"type", "id", "geometry", "properties"}
    assert any("GeoNames" in credit for credit in parsed["credits"])
    assert parsed["losses"] == [
        {
            "field": "documents/text",
            "why": NO_TEXT,
            "count": sum(len(event.documents) for event in sample_events()),
            "examples": parsed["losses"][0]["examples"],
        }
    ]


def test_event_without_a_place_has_no_geometry() -> None:
    nowhere = EventPlace(None, (), (), None, "no account names one")
    (feature,) = collection(dataclasses.replace(reported_event(), place=nowhere))["features"]
    assert feature["geometry"] is None


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 0.0), (0.0, 181.0), (-90.5, 0.0)])
def test_point_out_of_range_is_a_loss_and_no_geometry(lat: float, lon: float) -> None:
    data, exported = write_all(GeoJsonExporter, [point_event(lat, lon)])
    assert json.loads(data)["features"][0]["geometry"] is None
    assert Loss("geometry", NO_POINT, 1, (reported_event().id,)) in exported.losses


@pytest.mark.parametrize(
    ("states", "state"),
    [((True, True), "accepted"), ((True, False), "draft"), ((), "draft")],
)
def test_collection_is_a_draft_unless_every_claim_is_accepted(states: tuple[bool, ...], state: str) -> None:
    events = [accept(reported_event()) if is_accepted else reported_event() for is_accepted in states]
    parsed = collection(*events)
    assert parsed["review_state"] == state
    assert [f["properties"]["claims"][0]["review_state"] for f in parsed["features"]] == [
        "accepted" if is_accepted else "draft" for is_accepted in states
    ]


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text[:12]))
def test_strange_texts_are_valid_json_in_utf_8(text: str) -> None:
    (feature,) = collection(strange_event(text))["features"]
    assert feature["properties"]["title"] == text.replace("\ud800", "\ufffd")
    assert json.loads(write_all(LinesExporter, [strange_event(text)])[0])["title"] == text.replace(
        "\ud800", "\ufffd"
    )
