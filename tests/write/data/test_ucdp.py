"""UCDP's columns: what is filled, what stays empty, and that nothing is made up where UCDP wants a number."""

from __future__ import annotations

import json
from typing import BinaryIO

import pytest
from made_accounts import BRIGADE, FRONT, GAO, make_claim, make_toll, ruled_event, sample_atlas
from made_exports import (
    STRANGE,
    TEXT,
    accept,
    claimed_event,
    dated_event,
    export,
    export_bytes,
    losses_of,
    many_events,
    point_event,
    reported_event,
    rows_of,
    share_held,
    strange_event,
    tolls_event,
)

from dragoman.base.claim import Attribution, Basis, Side, Toll
from dragoman.base.document import text_sha256
from dragoman.base.event import Event
from dragoman.write.data.ucdp import UcdpExporter

THEIRS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
    "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 "
    "latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
    "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
)


def ucdp(out: BinaryIO) -> UcdpExporter:
    return UcdpExporter(out, atlas=sample_atlas())


def row_of(event: Event) -> dict[str, str]:
    """The filled cells of an event's row, without its lineage."""
    (row,) = rows_of(export_bytes(ucdp, [event]))
    return {name: cell for name, cell in row.items() if cell and name != "dragoman_lineage"}


def test_the_columns_are_those_of_ucdp_and_then_ours() -> None:
    header = export_bytes(ucdp, []).decode().strip().split(",")
    assert " ".join(header[:49]) == THEIRS
    assert all(name.startswith("dragoman_") for name in header[49:])


def test_an_event_fills_the_columns_that_its_accounts_tell() -> None:
    event = reported_event()
    assert row_of(event) == {
        "year": "2023",
        "type_of_violence": "1",
        "side_a": BRIGADE,
        "side_b": FRONT,
        "number_of_sources": "1",
        "source_article": '"meridian,2023-09-07,Army says 12 killed"',
        "source_office": "meridian",
        "source_date": "2023-09-07",
        "source_headline": "Army says 12 killed",
        "source_original": "meridian",
        "where_prec": "1",
        "where_coordinates": "Koumbori",
        "where_description": "Koumbori",
        "adm_1": "Nord",
        "latitude": "13.8478",
        "longitude": "-2.41718",
        "geom_wkt": "POINT (-2.41718 13.8478)",
        "priogrid_gid": "149396",
        "country": "Burkina Faso",
        "date_prec": "1",
        "date_start": "2023-09-04",
        "date_end": "2023-09-04",
        "deaths_a": "12",
        "best": "12",
        "high": "12",
        "low": "12",
        "dragoman_event_id": event.id,
        "dragoman_claim_ids": "c-000000000001",
        "dragoman_review_state": "draft",
        "dragoman_status": "reported",
        "dragoman_grade": event.grade.code,
        "dragoman_event_type": "assault",
        "dragoman_date": "2023-09-04",
        "dragoman_perpetrator": FRONT,
        "dragoman_perpetrator_id": "sample-dawn-banner-front",
        "dragoman_target": BRIGADE,
        "dragoman_target_id": "sample-volta-rapid-brigade",
        "dragoman_side_a_role": "target",
        "dragoman_attribution": f"{FRONT} (basis not kept)",
        "dragoman_independent_sources": "1",
        "dragoman_high_is_claimed": "false",
        "dragoman_high_is_open": "false",
        "dragoman_credit": "Place: GeoNames, CC BY 4.0.",
    }


def test_best_stays_empty_while_only_a_party_speaks() -> None:
    event = claimed_event(killed=(make_toll(51, None, text="over 50"),))
    row = row_of(event)
    assert ("best" in row, "deaths_a" in row) == (False, False)
    assert (row["low"], row["high"]) == ("51", "51")
    assert (row["dragoman_high_is_claimed"], row["dragoman_high_is_open"]) == ("true", "true")
    lost = losses_of(export(ucdp, [event])[1])
    assert {name: lost.get(name) for name in ("best", "high/claimed", "high/open", "deaths")} == {
        "best": 1,
        "high/claimed": 1,
        "high/open": 1,
        "deaths": None,
    }


def test_no_figure_is_no_zero() -> None:
    event = reported_event(killed=())
    row = row_of(event)
    assert (
        not {"best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"} & row.keys()
    )
    assert losses_of(export(ucdp, [event])[1])["deaths"] == 1


def test_a_figure_of_nobody_killed_is_a_zero() -> None:
    row = row_of(reported_event(killed=(make_toll(0, 0),)))
    assert (row["best"], row["low"], row["high"]) == ("0", "0", "0")


@pytest.mark.parametrize(
    ("tolls", "best"),
    [
        pytest.param(
            [(make_toll(10), make_toll(3, side=Side.CIVILIANS))], "13", id="one source tells them apart"
        ),
        pytest.param(
            [(make_toll(10),), (make_toll(10, side=Side.CIVILIANS),)], None, id="two sources do not"
        ),
        pytest.param([(make_toll(10),), (make_toll(4, side=Side.PERPETRATOR),)], "14", id="attackers add up"),
    ],
)
def test_sides_add_up_only_where_they_are_different_people(
    tolls: list[tuple[Toll, ...]], best: str | None
) -> None:
    event = tolls_event(*tolls)
    assert row_of(event).get("best") == best
    assert losses_of(export(ucdp, [event])[1]).get("best/sides") == (1 if best is None else None)


@pytest.mark.parametrize(
    ("doer", "target", "expected"),
    [
        pytest.param(FRONT, BRIGADE, ("1", BRIGADE, FRONT), id="group on state"),
        pytest.param(BRIGADE, FRONT, ("1", BRIGADE, FRONT), id="state on group"),
        pytest.param(FRONT, "Acacia Vanguard", ("2", FRONT, "Acacia Vanguard"), id="group on group"),
        pytest.param(
            "Ember Valley Bloc", BRIGADE, (None, "Ember Valley Bloc", BRIGADE), id="not in the atlas"
        ),
        pytest.param(FRONT, "a grain market", (None, FRONT, None), id="what was hit is no side"),
        pytest.param(None, BRIGADE, (None, None, BRIGADE), id="nobody named"),
    ],
)
def test_sides_and_type_of_violence_follow_the_kinds_of_the_actors(
    doer: str | None, target: str, expected: tuple[str | None, ...]
) -> None:
    row = row_of(reported_event(perpetrator=doer, target=target))
    assert (row.get("type_of_violence"), row.get("side_a"), row.get("side_b")) == expected


def test_rivals_leave_the_type_of_violence_open() -> None:
    event = ruled_event([make_claim(1), make_claim(2, perpetrator="Acacia Vanguard")])
    row = row_of(event)
    assert "type_of_violence" not in row
    assert losses_of(export(ucdp, [event])[1])["parties/further"] == 1


def test_a_hedge_stands_beside_the_name() -> None:
    event = reported_event(attribution=Attribution(Basis.SUSPECTED, "officials"))
    assert row_of(event)["dragoman_attribution"] == f"{FRONT} (suspected)"
    assert losses_of(export(ucdp, [event])[1])["side_a/hedge"] == 1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2023-09-04", "2023-09-04", ("2023", "1")),
        ("2023-09-04", "2023-09-05", ("2023", "2")),
        ("2023-09-04", "2023-09-10", ("2023", "3")),
        ("2023-09-01", "2023-09-30", ("2023", "4")),
        ("2023-01-01", "2023-12-31", ("2023", "5")),
        ("2022-12-31", "2023-01-01", (None, "2")),
        ("2021-01-01", "2023-12-31", (None, None)),
        ("2023-09-04", None, ("2023", None)),
        (None, None, (None, None)),
    ],
)
def test_date_prec_counts_days(start: str | None, end: str | None, expected: tuple[str | None, ...]) -> None:
    row = row_of(dated_event(start, end))
    assert (row.get("year"), row.get("date_prec")) == expected
    assert (row.get("date_start"), row.get("date_end")) == (start, end)


def test_the_lineage_cuts_the_text_at_each_value() -> None:
    (row,) = rows_of(export_bytes(ucdp, [reported_event()]))
    lineage = json.loads(row["dragoman_lineage"])
    assert [(g["pointer"], g["quote"]) for g in lineage] == [
        ("/event_type", "attacked"),
        ("/target", BRIGADE),
        ("/killed/0", "12 soldiers"),
    ]
    for ground in lineage:
        assert TEXT[ground["start"] : ground["end"]] == ground["quote"]
        assert (ground["sha256"], ground["part"]) == (text_sha256(TEXT), "text")


def test_an_accepted_event_says_so() -> None:
    row = row_of(accept(reported_event()))
    assert (row["dragoman_review_state"], row["dragoman_accepted_claims"]) == ("accepted", "c-000000000001")


@pytest.mark.parametrize("point", [(float("nan"), 1.0), (13.0, float("inf")), (91.0, 0.0), (0.0, -180.5)])
def test_coordinates_that_are_no_point_are_left_out_and_counted(point: tuple[float, float]) -> None:
    event = point_event(*point)
    assert not {"latitude", "longitude", "geom_wkt", "priogrid_gid"} & row_of(event).keys()
    assert losses_of(export(ucdp, [event])[1])["latitude and longitude"] == 1


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: repr(text[:12]))
def test_a_strange_text_stays_one_row_that_no_spreadsheet_runs(text: str) -> None:
    (row,) = rows_of(export_bytes(ucdp, [strange_event(text)]))
    assert row["dragoman_event_id"] == strange_event(text).id
    assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in row.values())
    assert not row["side_a"].startswith("-")
    assert len(json.loads(row["dragoman_lineage"])[0]["quote"]) <= 301


def test_the_same_events_give_the_same_bytes() -> None:
    assert export_bytes(ucdp, [reported_event()]) == export_bytes(ucdp, [reported_event()])


def test_the_counts_are_of_events_claims_and_rows() -> None:
    _, done = export(ucdp, [ruled_event([make_claim(1), make_claim(2, at=(GAO,))])])
    assert (done.events, done.claims, done.rows) == (1, 2, 1)


def test_memory_does_not_grow_with_the_events() -> None:
    assert share_held(ucdp, 600) < 0.7


def test_every_one_of_many_events_has_its_row() -> None:
    rows = rows_of(export_bytes(ucdp, many_events(500)))
    assert [row["dragoman_event_id"] for row in rows] == [f"e-{n:012x}" for n in range(500)]


def test_who_accepted_a_claim_stays_at_the_desk() -> None:
    made, done = export(ucdp, [accept(reported_event())])
    assert b"Desk editor" not in made
    assert losses_of(done)["acceptances"] == 1
