"""ACLED's shape: the codes that the accounts tell, and on every row that it is not ACLED's data."""

from __future__ import annotations

import json
from typing import BinaryIO

import pytest
from made_accounts import BRIGADE, FRONT, make_toll, sample_atlas
from made_exports import (
    STRANGE,
    accept,
    claimed_event,
    dated_event,
    export,
    export_bytes,
    losses_of,
    point_event,
    reported_event,
    rows_of,
    share_held,
    strange_event,
    tolls_event,
)

from dragoman.base.claim import Attribution, Basis, EventType, Qualifier, Side, Toll
from dragoman.base.event import Event
from dragoman.write.data.acled import AcledExporter
from dragoman.write.data.acled_codes import iso_numeric

THEIRS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region "
    "country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale "
    "notes fatalities tags timestamp"
)
CIVILIANS = (make_toll(3, side=Side.CIVILIANS, victim="villagers"),)
SOLDIERS = (make_toll(3),)


def acled(out: BinaryIO) -> AcledExporter:
    return AcledExporter(out, atlas=sample_atlas())


def row_of(event: Event) -> dict[str, str]:
    """The filled cells of an event's row, without its lineage."""
    (row,) = rows_of(export_bytes(acled, [event]))
    return {name: cell for name, cell in row.items() if cell and name != "dragoman_lineage"}


def test_the_columns_are_ours_of_origin_then_acleds_then_ours() -> None:
    header = export_bytes(acled, []).decode().strip().split(",")
    assert " ".join(header[:32]) == f"origin {THEIRS}"
    assert "review_state" in header[32:]


def test_an_event_fills_the_columns_that_its_accounts_tell() -> None:
    event = reported_event()
    row = row_of(event)
    assert row == {
        "notes": row["notes"],
        "origin": "Dragoman; ACLED-shaped, not ACLED's data",
        "event_date": "2023-09-04",
        "year": "2023",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": FRONT,
        "inter1": "Rebel group",
        "actor2": BRIGADE,
        "inter2": "State forces",
        "iso": "854",
        "country": "Burkina Faso",
        "admin1": "Nord",
        "location": "Koumbori",
        "latitude": "13.8478",
        "longitude": "-2.41718",
        "geo_precision": "1",
        "source": "meridian",
        "fatalities": "12",
        "tags": f"review_state=draft; status=reported; grade={event.grade.code}",
        "dragoman_event_id": event.id,
        "dragoman_claim_ids": "c-000000000001",
        "review_state": "draft",
        "dragoman_status": "reported",
        "dragoman_grade": event.grade.code,
        "dragoman_event_type": "assault",
        "dragoman_date": "2023-09-04",
        "dragoman_country": "BF",
        "dragoman_perpetrator": FRONT,
        "dragoman_perpetrator_id": "sample-dawn-banner-front",
        "dragoman_target": BRIGADE,
        "dragoman_target_id": "sample-volta-rapid-brigade",
        "dragoman_attribution": f"{FRONT} (basis not kept)",
        "dragoman_independent_sources": "1",
        "dragoman_credit": "Place: GeoNames, CC BY 4.0.",
    }


def test_the_notes_tell_each_account_with_its_hedge() -> None:
    notes = row_of(reported_event(attribution=Attribution(Basis.SUSPECTED, None)))["notes"]
    assert "suspected" in notes and FRONT in notes and "12" in notes and "Koumbori" in notes


@pytest.mark.parametrize(
    ("act", "target", "killed", "expected"),
    [
        (EventType.CLASH, None, (), ("Battles", "Armed clash")),
        (EventType.ASSAULT, BRIGADE, (), ("Battles", "Armed clash")),
        (EventType.ASSAULT, "village", CIVILIANS, ("Violence against civilians", "Attack")),
        (EventType.ASSAULT, "village", (), (None, None)),
        (EventType.AMBUSH, "convoy", SOLDIERS, ("Battles", "Armed clash")),
        (EventType.BOMBING, "road", (), ("Explosions/Remote violence", "Remote explosive/landmine/IED")),
        (EventType.SUICIDE_BOMBING, "gate", (), ("Explosions/Remote violence", "Suicide bomb")),
        (EventType.SHELLING, "camp", (), ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        (EventType.AIR_STRIKE, "camp", (), ("Explosions/Remote violence", "Air/drone strike")),
        (EventType.EXECUTION, "captives", SOLDIERS, (None, None)),
        (EventType.ARREST, "men", (), ("Strategic developments", "Arrests")),
        (
            EventType.TERRITORY_TAKEN,
            "town",
            (),
            ("Strategic developments", "Non-violent transfer of territory"),
        ),
        (
            EventType.PROPERTY_DESTRUCTION,
            "huts",
            (),
            ("Strategic developments", "Looting/property destruction"),
        ),
        (EventType.OTHER, "town", (), (None, None)),
    ],
)
def test_types_follow_the_table_and_stay_empty_in_doubt(
    act: EventType, target: str | None, killed: tuple[Toll, ...], expected: tuple[str | None, str | None]
) -> None:
    event = reported_event(event_type=act, target=target, killed=killed)
    row = row_of(event)
    assert (row.get("event_type"), row.get("sub_event_type")) == expected
    assert losses_of(export(acled, [event])[1]).get("event_type") == (1 if expected[0] is None else None)


def test_only_violence_against_civilians_targets_civilians() -> None:
    attack = row_of(reported_event(target="village", killed=CIVILIANS))
    assert attack["civilian_targeting"] == "Civilian targeting"
    assert "civilian_targeting" not in row_of(reported_event(event_type=EventType.BOMBING, killed=CIVILIANS))


@pytest.mark.parametrize(
    ("tolls", "fatalities"),
    [
        pytest.param([(make_toll(12),)], "12", id="a number"),
        pytest.param([(make_toll(24, None, qualifier=Qualifier.DOZENS),)], "12", id="dozens are 12"),
        pytest.param([(make_toll(10), make_toll(3, side=Side.CIVILIANS))], "13", id="sides told apart"),
        pytest.param(
            [(make_toll(10),), (make_toll(4, side=Side.CIVILIANS),)], "10", id="perhaps the same people"
        ),
        pytest.param([(make_toll(10),), (make_toll(4, side=Side.PERPETRATOR),)], "14", id="attackers"),
        pytest.param([()], None, id="none told"),
    ],
)
def test_fatalities_are_the_conservative_integer(
    tolls: list[tuple[Toll, ...]], fatalities: str | None
) -> None:
    assert row_of(tolls_event(*tolls)).get("fatalities") == fatalities


def test_a_partys_own_figure_is_named_in_the_losses() -> None:
    lost = losses_of(export(acled, [claimed_event(killed=(make_toll(51, None),))])[1])
    assert (lost["fatalities/claimed"], lost.get("fatalities/range")) == (1, None)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-09-04", "2023-09-04", ("2023-09-04", "1")),
        ("2023-09-04", "2023-09-05", ("2023-09-04", "2")),
        ("2023-09-01", "2023-09-30", ("2023-09-01", "3")),
        ("2023-01-01", "2023-12-31", ("2023-01-01", None)),
        (None, "2023-09-30", ("2023-09-30", None)),
        (None, None, (None, None)),
    ],
)
def test_time_precision_counts_days(
    start: str | None, end: str | None, expected: tuple[str | None, ...]
) -> None:
    row = row_of(dated_event(start, end))
    assert (row.get("event_date"), row.get("time_precision")) == expected
    assert row["dragoman_date"] == f"{start}/{end}"


def test_a_point_that_is_none_is_left_out_with_its_precision() -> None:
    row = row_of(point_event(float("nan"), 0.0))
    assert not {"latitude", "longitude", "geo_precision"} & row.keys()


def test_the_state_of_review_stands_in_a_column_and_in_the_tags() -> None:
    row = row_of(accept(reported_event()))
    assert row["review_state"] == "accepted" and "review_state=accepted" in row["tags"]


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: repr(text[:12]))
def test_a_strange_text_stays_one_row_that_no_spreadsheet_runs(text: str) -> None:
    (row,) = rows_of(export_bytes(acled, [strange_event(text)]))
    assert row["origin"] == "Dragoman; ACLED-shaped, not ACLED's data"
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row.values())
    assert not row["actor1"].startswith("-")
    assert json.loads(row["dragoman_lineage"])[0]["pointer"] == "/target"


def test_numeric_codes_are_those_of_iso_3166() -> None:
    codes = iso_numeric()
    assert {c: codes[c] for c in ("AF", "ML", "MM", "SS", "UA", "YE")} == {
        "AF": 4, "ML": 466, "MM": 104, "SS": 728, "UA": 804, "YE": 887,
    }  # fmt: skip
    assert len(set(codes.values())) == len(codes) == 249


def test_memory_does_not_grow_with_the_events() -> None:
    assert share_held(acled, 600) < 0.7


def test_who_accepted_a_claim_stays_at_the_desk() -> None:
    made, done = export(acled, [accept(reported_event())])
    assert b"Desk editor" not in made
    assert losses_of(done)["acceptances"] == 1
