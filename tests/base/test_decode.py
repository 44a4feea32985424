"""JSON of readings, events and decisions -> our values again; what does not fit is named with its path."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from made_accounts import make_claim, make_document, make_item, make_toll, own_claim, resolve_made
from made_claims import arabic, english
from made_events import abduction, arabic_event, assault, undated
from made_rulings import rule_same

from dragoman.base.claim import Claim, Reading
from dragoman.base.codec import claim_to_json, decision_to_json, event_to_json, reading_to_json
from dragoman.base.decode import (
    claim_from_json,
    decision_from_json,
    document_from_json,
    event_from_json,
    is_reading,
    reading_from_json,
    readings_from_json,
)
from dragoman.base.document import Document
from dragoman.base.errors import BadLine
from dragoman.base.event import Event
from dragoman.base.schema import event_schema


def through_json(row: object) -> Any:
    """What a file gives back."""
    return json.loads(json.dumps(row))


READING: dict[str, Any] = through_json(reading_to_json(*english()))
EVENT: dict[str, Any] = through_json(event_to_json(assault()))


@pytest.mark.parametrize("made", [english, arabic], ids=["English", "Arabic"])
def test_a_reading_comes_back_from_its_line(made: Any) -> None:
    document, reading = made()
    row = through_json(reading_to_json(document, reading, explain=True))
    assert is_reading(row)
    assert reading_from_json(row) == (document, reading)


def test_without_a_text_all_else_comes_back() -> None:
    document, reading = english()
    row = through_json(reading_to_json(document, reading, with_text=False, explain=True))
    assert reading_from_json(row) == (dataclasses.replace(document, text="", digest=document.sha256), reading)


@pytest.mark.parametrize("made", [assault, abduction, arabic_event, undated])
def test_an_event_comes_back_from_its_line(made: Any) -> None:
    event: Event = made()
    row = through_json(event_to_json(event))
    assert not is_reading(row)
    bare = tuple(dataclasses.replace(claim, why={}) for claim in event.claims)
    assert event_from_json(row) == dataclasses.replace(event, claims=bare)


def test_an_event_that_was_resolved_comes_back_and_fits_the_schema() -> None:
    (event,) = resolve_made(
        [own_claim(1, materiel=(make_item(),)), make_claim(2, killed=(make_toll(15), make_toll(3, None)))]
    )
    row = event_to_json(event)
    assert event_from_json(through_json(row)) == event
    assert list(Draft202012Validator(event_schema()).iter_errors(row)) == []


def test_the_documents_of_an_event_are_readings_of_its_claims() -> None:
    event = assault()
    found = readings_from_json(through_json(event_to_json(event)))
    assert [document for document, _ in found] == list(event.documents)
    assert [claim.id for _, reading in found for claim in reading.claims] == [
        claim.id for claim in event.claims
    ]


def test_a_claim_of_an_event_whose_document_is_missing_is_not_dropped_in_silence() -> None:
    row = copy.deepcopy(EVENT)
    del row["documents"][1]
    with pytest.raises(BadLine, match="c-made00000009"):
        readings_from_json(row)


def test_a_decision_comes_back_from_its_line() -> None:
    ruled = rule_same("c-1", "c-2")
    assert decision_from_json(through_json(decision_to_json(ruled))) == ruled


def test_a_document_comes_back_from_its_line() -> None:
    row = {"id": "d", "text": "Ten soldiers.", "title": None, "published": "2023-09-07", "lang": "en"}
    assert document_from_json(row) == dataclasses.replace(
        Document("d", "Ten soldiers."), lang="en", published=make_document().published
    )


def test_fields_that_are_missing_take_their_default_and_unknown_ones_are_left() -> None:
    row = through_json(claim_to_json(make_claim(1)))
    del row["materiel"], row["spans"], row["refusals"]
    row["later"] = {"version": 2}
    assert claim_from_json(row) == make_claim(1)


def test_a_whole_number_may_stand_for_a_number() -> None:
    row = through_json(claim_to_json(make_claim(1)))
    row["place_detail"][0]["lat"] = 14
    assert claim_from_json(row).place_detail[0].lat == 14.0


def change(row: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of a line with another value at a path; ... takes the field out."""
    changed = copy.deepcopy(row)
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    at: Any = changed
    for part in way:
        at = at[part]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return changed


MISFITS: list[Any] = [
    ("schema", "dragoman/2", "schema is 'dragoman/2'"),
    ("schema", ..., "schema is None"),
    ("id", 7, "id: str is wanted, not int"),
    ("id", ..., "id: str is wanted, not NoneType"),
    ("document/text", ["a"], "document/text: str is wanted, not list"),
    ("document/text", "other words", "its text is not the one that its sha256 names"),
    ("document/title", 7, "document/title: str is wanted, not int"),
    ("document/title", [], "document/title: str is wanted, not list"),
    ("document/title", False, "document/title: str is wanted, not bool"),
    ("document/published", "soon", "document/published: 'soon' is no ISO date"),
    ("document/published", 20230907, "document/published: str is wanted, not int"),
    ("document/sha256", 7, "document/sha256: str is wanted, not int"),
    ("document/lang", {}, "document/lang: str is wanted, not dict"),
    ("claims", {}, "claims: a list is wanted, not dict"),
    ("claims/0", None, "claims/0: an object is wanted, not NoneType"),
    ("claims/0/id", None, "claims/0/id: str is wanted, not NoneType"),
    ("claims/0/id", ..., "claims/0: id is missing"),
    ("claims/0/event_type", "party", "claims/0/event_type: 'party' is none of clash, ambush"),
    ("claims/0/event_type", ["clash"], "claims/0/event_type: .* is none of clash"),
    ("claims/0/document_id", "another", "document_id is 'another'"),
    ("claims/0/places", "Gao", "claims/0/places: a list is wanted, not str"),
    ("claims/0/places", ["Gao", 3], "claims/0/places/1: str is wanted, not int"),
    ("claims/0/inventory_open", 1, "claims/0/inventory_open: bool is wanted, not int"),
    ("claims/0/killed/0/min", "51", "claims/0/killed/0/min: int is wanted, not str"),
    ("claims/0/killed/0/min", True, "claims/0/killed/0/min: int is wanted, not bool"),
    ("claims/0/killed/0/min", 1.5, "claims/0/killed/0/min: int is wanted, not float"),
    ("claims/0/killed/0/min", 10**30, "claims/0/killed/0/min: .* larger than any count"),
    ("claims/0/place_detail/0/lat", "14", "claims/0/place_detail/0/lat: float is wanted, not str"),
    ("claims/0/place_detail/0/lat", float("nan"), "claims/0/place_detail/0/lat: nan is no number"),
    ("claims/0/place_detail/0/lat", float("inf"), "claims/0/place_detail/0/lat: inf is no number"),
    ("claims/0/spans", [], "claims/0/spans: an object is wanted, not list"),
    (
        "claims/0/spans",
        {"/target": [{"part": "text", "start": 1}]},
        "claims/0/spans//target/0: end is missing",
    ),
    ("refused", 3, "refused: a list is wanted, not int"),
    ("screened", 3, "screened: str is wanted, not int"),
]


@pytest.mark.parametrize(("path", "value", "said"), MISFITS)
def test_a_value_of_a_reading_that_does_not_fit_is_named_with_its_path(
    path: str, value: Any, said: str
) -> None:
    with pytest.raises(BadLine, match=said):
        reading_from_json(change(READING, path, value))


EVENT_MISFITS: list[Any] = [
    ("schema", ..., 'not "dragoman/1"'),
    ("documents", None, "documents: a list is wanted"),
    ("documents/0", 3, "documents/0: an object is wanted"),
    ("documents/0/id", None, "documents/0/id: str is wanted"),
    ("documents/0/published", "soon", "documents/0/published: 'soon' is no ISO date"),
    ("claims/0/assertion", "sworn", "claims/0/assertion: 'sworn' is none of claimed"),
    ("place", None, "place: an object is wanted"),
    ("place/chosen/radius_km", "5", "place/chosen/radius_km: float is wanted"),
    ("figures/0/accounts/0/claim", None, "figures/0/accounts/0/claim: str is wanted"),
    ("materiel/lines/0/category", "toy", "materiel/lines/0/category: 'toy' is none of vehicle"),
    ("grade/source", ..., "grade: source is missing"),
    ("status", "true", "status: 'true' is none of claimed"),
    ("aliases", "e-1", "aliases: a list is wanted"),
    ("title", ..., "title is missing"),
]


@pytest.mark.parametrize(("path", "value", "said"), EVENT_MISFITS)
def test_a_value_of_an_event_that_does_not_fit_is_named_with_its_path(
    path: str, value: Any, said: str
) -> None:
    with pytest.raises(BadLine, match=said):
        event_from_json(change(EVENT, path, value))


@pytest.mark.parametrize("row", [None, 3, "a line", [], [{}], {}, {"claims": []}, {"document": {}}])
def test_a_line_of_something_else_is_a_bad_line(row: object) -> None:
    for take in (reading_from_json, readings_from_json, event_from_json, claim_from_json, decision_from_json):
        with pytest.raises(BadLine):
            take(row)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = sorted(field.name for field in dataclasses.fields(Claim))


@given(st.sampled_from(FIELDS), JSON)
def test_any_value_in_any_field_of_a_claim_is_taken_whole_or_named(field: str, value: Any) -> None:
    row = change(READING, f"claims/0/{field}", value)
    try:
        _, reading = reading_from_json(row)
    except BadLine as error:
        assert field in str(error) or "document_id" in str(error)
    else:
        assert isinstance(reading, Reading)
        assert len(reading.claims) == 2
