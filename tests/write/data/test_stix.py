"""STIX 2.1: every object is valid by the library, every hedge is a relationship, every bundle is the same again."""

from __future__ import annotations

import dataclasses
import json
import re
from importlib.resources import files
from typing import Any, BinaryIO

import jsonschema
import pytest
import stix2
from made_accounts import BRIGADE, FRONT, make_claim, make_item, make_toll, ruled_event, sample_atlas
from made_exports import (
    STRANGE,
    TEXT,
    accept,
    claimed_event,
    export,
    export_bytes,
    losses_of,
    point_event,
    reported_event,
    share_held,
    strange_event,
)

from dragoman.base.claim import Attribution, Basis, Qualifier
from dragoman.base.document import text_sha256
from dragoman.base.event import Event
from dragoman.write.data.stix import StixExporter
from dragoman.write.data.stix_frame import EXTENSION


def stix(out: BinaryIO) -> StixExporter:
    return StixExporter(out, atlas=sample_atlas())


def objects_of(*events: Event) -> list[dict[str, Any]]:
    """The objects of a bundle, which the library takes without custom content."""
    made = export_bytes(stix, events)
    stix2.parse(made.decode("utf-8"), allow_custom=False)
    found: list[dict[str, Any]] = json.loads(made)["objects"]
    return found


def of_type(kind: str, *events: Event) -> list[dict[str, Any]]:
    return [made for made in objects_of(*events) if made["type"] == kind]


def extension(made: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = made["extensions"][EXTENSION]
    return found


def test_a_bundle_of_nothing_says_who_made_it() -> None:
    assert [made["type"] for made in objects_of()] == ["identity", "identity", "extension-definition"]


def test_an_event_is_an_incident_with_its_accounts_actors_and_place() -> None:
    event = reported_event(attribution=Attribution(Basis.STATED, None))
    made = objects_of(event)
    kinds = [m["type"] + ":" + m.get("relationship_type", "") for m in made[3:]]
    assert sorted(kinds) == [
        "grouping:",
        "identity:",
        "identity:",
        "incident:",
        "location:",
        "note:",
        "relationship:attributed-to",
        "relationship:located-at",
        "relationship:targets",
    ]
    names = {m["name"]: m["identity_class"] for m in made if m["type"] == "identity"}
    assert (names[FRONT], names[BRIGADE]) == ("organization", "organization")


def test_every_reference_leads_to_an_object_of_the_bundle() -> None:
    rivals = ruled_event([make_claim(2), make_claim(3, perpetrator="Ember Valley Bloc")])
    made = objects_of(rivals, claimed_event())
    ids = [m["id"] for m in made]
    named = {m[key] for m in made for key in ("created_by_ref", "source_ref", "target_ref") if key in m}
    named |= {reference for m in made for reference in m.get("object_refs", ())}
    assert named <= set(ids)
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("basis", "relation", "is_from_event"),
    [
        (Basis.SELF_CLAIMED, "claimed-by", True),
        (Basis.ACKNOWLEDGED, "acknowledged-by", True),
        (Basis.STATED, "attributed-to", True),
        (Basis.ACCUSED, "accused-of", False),
        (Basis.SUSPECTED, "suspected-of", False),
    ],
)
def test_what_an_attribution_rests_on_is_the_type_of_its_relationship(
    basis: Basis, relation: str, is_from_event: bool
) -> None:
    made = objects_of(reported_event(attribution=Attribution(basis, None)))
    actor = next(m["id"] for m in made if m.get("name") == FRONT)
    incident = next(m["id"] for m in made if m["type"] == "incident")
    (found,) = [m for m in made if m["type"] == "relationship" and extension(m)["kind"] == "attribution"]
    ends = (incident, actor) if is_from_event else (actor, incident)
    assert (found["relationship_type"], found["source_ref"], found["target_ref"]) == (relation, *ends)
    assert extension(found)["basis"] == basis


def test_an_actor_is_the_same_object_in_all_events() -> None:
    one, other = reported_event(), dataclasses.replace(reported_event(), id="e-00000000beef")
    made = of_type("identity", one, other)
    assert [m["name"] for m in made].count(FRONT) == 1
    assert FRONT in [m["name"] for m in of_type("identity", other)]
    assert {m["id"] for m in of_type("identity", one)} == {m["id"] for m in of_type("identity", other)}


def test_a_draft_is_a_grouping_and_what_was_accepted_a_report() -> None:
    draft, accepted = reported_event(), accept(reported_event())
    assert [m["name"][:20] for m in of_type("grouping", draft)] == ["Draft, not reviewed."]
    (report,) = of_type("report", accepted)
    assert report["name"] == accepted.title
    assert not of_type("grouping", accepted) and not of_type("report", draft)
    (before,), (after,) = of_type("incident", draft), of_type("incident", accepted)
    assert before["description"] == "Draft, not reviewed. " + after["description"]
    assert before["id"] == after["id"]
    assert (before["modified"], after["modified"]) == ("2023-09-07T00:00:00.000Z", "2023-09-10T12:00:00.000Z")


def test_every_object_of_an_event_carries_its_state_of_review() -> None:
    for event, state in ((reported_event(), "draft"), (accept(reported_event()), "accepted")):
        own = [m for m in objects_of(event) if "extensions" in m]
        assert len(own) == 7
        assert {extension(m)["review_state"] for m in own} == {state}


@pytest.mark.parametrize(
    ("code", "confidence"), [("1", 90), ("2", 70), ("3", 50), ("4", 30), ("5", 10), ("6", None)]
)
def test_confidence_is_that_of_the_admiralty_scale(code: str, confidence: int | None) -> None:
    event = reported_event()
    event = dataclasses.replace(event, grade=dataclasses.replace(event.grade, information=code))
    (incident,) = of_type("incident", event)
    assert incident.get("confidence") == confidence
    assert losses_of(export(stix, [event])[1]).get("confidence") == (1 if confidence is None else None)


def test_casualties_and_materiel_keep_their_bounds() -> None:
    over = make_toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN)
    event = claimed_event(killed=(over,), materiel=(make_item(low=2, high=None),))
    (note,), (incident,) = of_type("note", event), of_type("incident", event)
    assert extension(note)["claim"]["killed"] == [
        {
            "side": "target",
            "victim": "soldiers",
            "min": 51,
            "qualifier": "more_than",
            "wording": "killed",
            "text": "over 50",
        }
    ]
    (figure,) = extension(incident)["event"]["figures"]
    assert {k: figure.get(k) for k in ("low", "best", "high", "is_open", "is_claimed")} == {
        "low": 51,
        "best": None,
        "high": 51,
        "is_open": True,
        "is_claimed": True,
    }
    (line,) = extension(incident)["event"]["materiel"]["lines"]
    assert (line["qty_low"], line.get("qty_high")) == (2, None)


def test_the_lineage_cuts_the_text_at_each_value() -> None:
    (note,) = of_type("note", reported_event())
    lineage = extension(note)["lineage"]
    assert [(g["pointer"], g["quote"]) for g in lineage] == [
        ("/event_type", "attacked"),
        ("/target", BRIGADE),
        ("/killed/0", "12 soldiers"),
    ]
    assert all(
        TEXT[g["start"] : g["end"]] == g["quote"] and g["sha256"] == text_sha256(TEXT) for g in lineage
    )


def test_the_address_of_a_partys_own_channel_is_no_link() -> None:
    made = export_bytes(stix, [claimed_event()]).decode()
    assert "https://t.me" not in made and "hxxps://t[.]me/front/12" in made
    (note,) = of_type("note", reported_event())
    assert note["external_references"][0]["url"] == "https://meridian.example/7"


def test_extensions_keep_their_schema_and_hold_nothing_empty() -> None:
    source = files("dragoman.write.data").joinpath("stix_extension.schema.json").read_text("utf-8")
    check = jsonschema.Draft202012Validator(json.loads(source))
    over = (make_toll(51, None),)
    made = objects_of(reported_event(), accept(claimed_event(killed=over, materiel=(make_item(),))))
    own = [extension(m) for m in made if "extensions" in m]
    assert [error.message for e in own for error in check.iter_errors(e)] == []
    assert not re.search(r"null|\[\]|\{\}", json.dumps(own))
    (definition,) = [m for m in made if m["type"] == "extension-definition"]
    assert definition["schema"] == source and definition["id"] == EXTENSION


@pytest.mark.parametrize("point", [(float("nan"), 1.0), (91.0, 0.0)])
def test_a_point_that_is_none_leaves_the_country(point: tuple[float, float]) -> None:
    event = point_event(*point)
    (location,) = of_type("location", event)
    assert (location["country"], "latitude" in location) == ("BF", False)
    assert losses_of(export(stix, [event])[1])["latitude and longitude"] == 1


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: repr(text[:12]))
def test_a_strange_text_stays_valid(text: str) -> None:
    made = objects_of(strange_event(text))
    assert len([m for m in made if m["type"] == "incident"]) == 1
    assert not re.search("[\x00-\x08\x1b\ud800\u202e]", export_bytes(stix, [strange_event(text)]).decode())


def test_ids_do_not_depend_on_the_other_events() -> None:
    one, other = reported_event(), dataclasses.replace(claimed_event(), id="e-00000000beef")
    alone = {m["id"] for m in objects_of(one)}
    assert alone <= {m["id"] for m in objects_of(other, one)}


def test_the_same_events_give_the_same_bytes_and_others_another_bundle() -> None:
    made = export_bytes(stix, [reported_event()])
    assert made == export_bytes(stix, [reported_event()])
    assert json.loads(made)["id"] != json.loads(export_bytes(stix, [claimed_event()]))["id"]


def test_the_version_and_the_producer_can_be_given() -> None:
    def own(out: BinaryIO) -> StixExporter:
        return StixExporter(out, atlas=sample_atlas(), producer="A Desk", modified="2026-03-01T12:00:00Z")

    made = json.loads(export_bytes(own, [reported_event()]))["objects"]
    assert made[0]["name"] == "A Desk"
    assert {m["modified"] for m in made if m["type"] == "note"} == {"2026-03-01T12:00:00.000Z"}
    assert {m["created"] for m in made if m["type"] == "note"} == {"2023-09-07T00:00:00.000Z"}


def test_memory_does_not_grow_with_the_events() -> None:
    assert share_held(stix, 100) < 0.7


def test_who_accepted_a_claim_stays_at_the_desk() -> None:
    made, done = export(stix, [accept(reported_event())])
    assert b"Desk editor" not in made
    assert losses_of(done)["acceptances"] == 1


def test_half_of_a_character_in_a_grade_is_replaced_and_counted() -> None:
    event = reported_event()
    event = dataclasses.replace(event, grade=dataclasses.replace(event.grade, source="\ud800"))
    made, done = export(stix, [event])
    assert "\ufffd" in made.decode()
    assert [loss.why for loss in done.losses if loss.field == "characters"] == [
        "a character that UTF-8 does not have was replaced by U+FFFD"
    ]
