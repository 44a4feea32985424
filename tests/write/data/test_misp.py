"""MISP events: they load back, detect and correlate nothing, reach nobody, and keep every number with its hedge."""

from __future__ import annotations

import dataclasses
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import jsonschema
import pymisp
import pytest
from made_accounts import BRIGADE, FRONT, make_item, make_toll, sample_atlas
from made_exports import (
    STRANGE,
    TEXT,
    accept,
    claimed_event,
    dated_event,
    export,
    export_bytes,
    losses_of,
    point_event,
    reported_event,
    share_held,
    strange_event,
)
from pymisp import MISPEvent
from pymisp.exceptions import PyMISPError

from dragoman.base.claim import Attribution, Basis, Qualifier
from dragoman.base.document import text_sha256
from dragoman.base.event import Event
from dragoman.write.data.misp import MispExporter
from dragoman.write.data.misp_objects import CLAIM, ITEM, PLACE, TOLL, load_template, make_object

RULES = Path(pymisp.__file__).parent / "data"


def misp(out: BinaryIO) -> MispExporter:
    return MispExporter(out, atlas=sample_atlas())


def events_in(*events: Event) -> list[dict[str, Any]]:
    """The MISP events of a file."""
    found: list[dict[str, dict[str, Any]]] = json.loads(export_bytes(misp, events))["response"]
    return [row["Event"] for row in found]


def values_of(made: dict[str, Any], name: str, **wanted: str) -> list[dict[str, Any]]:
    """Object relation -> value, or values, of each object of a template with the wanted values."""
    rows = []
    for obj in made["Object"]:
        row: dict[str, Any] = {}
        for attribute in obj["Attribute"]:
            relation, value = attribute["object_relation"], attribute["value"]
            row[relation] = [*row[relation], value] if relation in row else [value]
        flat = {relation: found[0] if len(found) == 1 else found for relation, found in row.items()}
        if obj["name"] == name and wanted.items() <= flat.items():
            rows.append(flat)
    return rows


def attributes_in(made: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from made["Attribute"]
    for obj in made["Object"]:
        yield from obj["Attribute"]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("an export opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_file_of_nothing_is_an_empty_answer() -> None:
    assert json.loads(export_bytes(misp, [])) == {"response": []}


def test_templates_keep_the_rules_of_misps_templates() -> None:
    rules = json.loads((RULES / "misp-objects/schema_objects.json").read_text("utf-8"))
    for name in (CLAIM, TOLL, ITEM):
        template = load_template(name)
        jsonschema.Draft4Validator(rules).validate(template)
        assert template["name"] == name
        assert set(template["required"]) <= template["attributes"].keys()
        known = {row["misp-attribute"] for row in template["attributes"].values()}
        assert known <= {"text", "counter", "boolean", "link"}
        assert not (RULES / "misp-objects/objects" / name).exists()


def test_an_object_without_what_its_template_wants_is_refused() -> None:
    with pytest.raises(PyMISPError):
        make_object(TOLL, {"kind": "killed"}, about=("x",), at=0)


def test_an_event_reaches_nobody_and_says_that_it_is_a_draft() -> None:
    (made,) = events_in(reported_event())
    event = reported_event()
    assert {key: made[key] for key in made if key not in ("Object", "Attribute")} == {
        "uuid": made["uuid"],
        "info": f"Draft, not reviewed: {event.title}",
        "date": "2023-09-04",
        "distribution": "0",
        "threat_level_id": "4",
        "analysis": "0",
        "published": False,
        "timestamp": "1694044800",
        "Orgc": {"name": "Dragoman", "uuid": made["Orgc"]["uuid"]},
        "Tag": [
            {"name": f'admiralty-scale:source-reliability="{event.grade.source.lower()}"'},
            {"name": f'admiralty-scale:information-credibility="{event.grade.information}"'},
            {"name": 'dragoman:review-state="draft"'},
            {"name": 'dragoman:status="reported"'},
        ],
    }


def test_what_was_accepted_is_complete_and_still_not_published() -> None:
    (made,) = events_in(accept(reported_event()))
    assert (made["info"], made["analysis"], made["published"]) == (reported_event().title, "2", False)
    assert {row["review-state"] for row in values_of(made, CLAIM) + values_of(made, TOLL)} == {"accepted"}
    assert made["timestamp"] == "1694347200"


def test_events_load_back_as_they_were_written() -> None:
    written = json.loads(export_bytes(misp, [reported_event(), claimed_event(materiel=(make_item(),))]))
    strict, lax = (
        jsonschema.Draft4Validator(json.loads((RULES / name).read_text("utf-8")))
        for name in ("schema.json", "schema-lax.json")
    )
    for row in written["response"]:
        lax.validate(row)
        strict.validate({"Event": {key: row["Event"][key] for key in row["Event"] if key != "Object"}})
        loaded = MISPEvent()
        loaded.load(json.loads(json.dumps(row)))
        again = json.loads(loaded.to_json())
        for obj in again["Object"] + row["Event"]["Object"]:
            for key in ("distribution", "sharing_group_id"):
                obj.pop(key, None)
        assert again["Object"] == row["Event"]["Object"]
        assert again["Attribute"] == row["Event"]["Attribute"]
        assert {k: v for k, v in again.items() if k in row["Event"]} == row["Event"]


def test_nothing_detects_and_nothing_correlates() -> None:
    for made in events_in(reported_event(), claimed_event(materiel=(make_item(),))):
        found = list(attributes_in(made))
        assert len(found) > 50
        assert {(a["to_ids"], a["disable_correlation"]) for a in found} == {(False, True)}
        assert {a["type"] for a in found} <= {"text", "counter", "boolean", "float", "link"}


def test_a_claim_keeps_whose_word_it_is_and_the_hedge() -> None:
    (made,) = events_in(reported_event(attribution=Attribution(Basis.SUSPECTED, "officials")))
    (claim,) = values_of(made, CLAIM)
    assert "whom officials suspect" in claim["text"]
    assert {key: claim[key] for key in claim if key not in ("text", "lineage", "event-id")} == {
        "claim-id": "c-000000000001",
        "review-state": "draft",
        "event-type": "assault",
        "assertion": "reported",
        "attribution-basis": "suspected",
        "attribution-by": "officials",
        "perpetrator": FRONT,
        "target": BRIGADE,
        "place": "Koumbori",
        "country": "BF",
        "event-date": "2023-09-04",
        "date-precision": "day",
        "inventory-open": "0",
        "reader": "made/1",
        "document-id": "doc-1",
        "document-title": "Army says 12 killed",
        "document-publisher": "meridian",
        "document-published": "2023-09-07",
        "document-lang": "en",
        "document-sha256": text_sha256(TEXT),
        "document-link": "https://meridian.example/7",
    }
    texts = [(a["comment"], a["value"]) for a in made["Attribute"] if a["comment"] == "perpetrator"]
    assert texts == [("perpetrator", f"{FRONT} (suspected) [sample-dawn-banner-front]")]


def test_tolls_and_items_keep_their_bounds_by_account_and_by_event() -> None:
    over = make_toll(51, None, text="over 50", qualifier=Qualifier.MORE_THAN)
    (made,) = events_in(claimed_event(killed=(over,), materiel=(make_item(low=2, high=None),)))
    (account,) = values_of(made, TOLL, scope="account")
    assert {k: account.get(k) for k in ("min", "max", "qualifier", "words", "given-by", "is-interested")} == {
        "min": "51",
        "max": None,
        "qualifier": "more_than",
        "words": "over 50",
        "given-by": FRONT,
        "is-interested": "1",
    }
    (figure,) = values_of(made, TOLL, scope="event")
    assert {k: figure.get(k) for k in ("low", "best", "high", "is-open", "is-claimed")} == {
        "low": "51",
        "best": None,
        "high": "51",
        "is-open": "1",
        "is-claimed": "1",
    }
    items = [(row["scope"], row["qty-min"], row.get("qty-max")) for row in values_of(made, ITEM)]
    assert items == [("event", "2", None), ("account", "2", None)]


def test_a_claim_refers_to_its_parts() -> None:
    (made,) = events_in(claimed_event(materiel=(make_item(),)))
    (claim,) = [obj for obj in made["Object"] if obj["name"] == CLAIM]
    parts = [
        obj["uuid"]
        for obj in made["Object"]
        if {"account"} & {a["value"] for a in obj["Attribute"] if a["object_relation"] == "scope"}
    ]
    found = [(r["relationship_type"], r["referenced_uuid"]) for r in claim["ObjectReference"]]
    assert found == [("includes", uuid) for uuid in parts]
    assert len(parts) == 2


def test_the_lineage_cuts_the_text_at_each_value() -> None:
    (made,) = events_in(reported_event())
    (claim,), (toll,) = values_of(made, CLAIM), values_of(made, TOLL, scope="account")
    lineage = [json.loads(text) for text in claim["lineage"]]
    assert [(g["pointer"], g["quote"]) for g in lineage] == [
        ("/event_type", "attacked"),
        ("/target", BRIGADE),
        ("/killed/0", "12 soldiers"),
    ]
    assert all(TEXT[g["start"] : g["end"]] == g["quote"] for g in lineage)
    assert json.loads(toll["lineage"]) == lineage[2]


def test_the_address_of_a_partys_own_channel_is_a_text_and_defanged() -> None:
    (made,) = events_in(claimed_event())
    (claim,) = values_of(made, CLAIM)
    assert claim["document-address"] == "hxxps://t[.]me/front/12"
    assert "document-link" not in claim
    assert losses_of(export(misp, [claimed_event()])[1])["documents/link"] == 1


def test_the_place_is_misps_own_object() -> None:
    (made,) = events_in(reported_event())
    (place,) = values_of(made, PLACE)
    assert {key: place[key] for key in ("latitude", "longitude", "countrycode", "region")} == {
        "latitude": "13.8478",
        "longitude": "-2.41718",
        "countrycode": "BF",
        "region": "Nord",
    }
    (broken,) = events_in(point_event(float("nan"), 0.0))
    assert "latitude" not in values_of(broken, PLACE)[0]


def test_a_day_that_is_not_known_is_that_of_the_last_account_and_counted() -> None:
    event = dated_event(None, None)
    assert events_in(event)[0]["date"] == "2023-09-07"
    assert losses_of(export(misp, [event])[1])["date"] == 1


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: repr(text[:12]))
def test_a_strange_text_loads_back(text: str) -> None:
    made = export_bytes(misp, [strange_event(text)]).decode("utf-8")
    loaded = MISPEvent()
    loaded.load(json.loads(made)["response"][0])
    assert loaded.info.startswith("Draft, not reviewed: ")
    assert not re.search("[\x00-\x08\x1b\ud800\u202e]", made) and "https://t.me" not in made


def test_the_same_events_give_the_same_bytes() -> None:
    assert export_bytes(misp, [reported_event()]) == export_bytes(misp, [reported_event()])


def test_the_reach_and_the_mark_can_be_given() -> None:
    def shared(out: BinaryIO) -> MispExporter:
        return MispExporter(out, atlas=sample_atlas(), producer="A Desk", distribution=1, tlp="amber")

    made = json.loads(export_bytes(shared, [reported_event()]))["response"][0]["Event"]
    assert (made["distribution"], made["Orgc"]["name"]) == ("1", "A Desk")
    assert {"name": "tlp:amber"} in made["Tag"]


def test_memory_does_not_grow_with_the_events() -> None:
    assert share_held(misp, 40) < 0.7


def test_who_accepted_a_claim_stays_at_the_desk() -> None:
    made, done = export(misp, [accept(reported_event())])
    assert b"Desk editor" not in made
    assert losses_of(done)["acceptances"] == 1


def test_half_of_a_character_in_a_grade_is_replaced_and_counted() -> None:
    event = reported_event()
    event = dataclasses.replace(event, grade=dataclasses.replace(event.grade, source="\ud800"))
    made, done = export(misp, [event])
    assert "\ufffd" in made.decode()
    assert [loss.why for loss in done.losses if loss.field == "characters"] == [
        "a character that UTF-8 does not have was replaced by U+FFFD"
    ]
