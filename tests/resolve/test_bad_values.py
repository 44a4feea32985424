"""Values that cannot be true, and hostile ones: named, kept, and the rest resolved as if they were not there."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_accounts import (
    KOUMBORI,
    event_lines,
    groups_of,
    make_claim,
    make_document,
    make_item,
    make_toll,
    number_id,
    resolve_made,
    resolver_of,
)
from made_rulings import rule_same

from dragoman.base.claim import Place
from dragoman.base.ids import claim_id, event_id

BAD: list[Any] = [
    pytest.param({"at": (dataclasses.replace(KOUMBORI, lat=913.0),)}, "913.0", id="a latitude of 913"),
    pytest.param({"at": (dataclasses.replace(KOUMBORI, lat=0.0, lon=0.0),)}, "0.0, 0.0", id="0, 0"),
    pytest.param({"killed": (make_toll(10_000_000),)}, "/killed/0", id="ten million dead"),
    pytest.param({"killed": (make_toll(-5),)}, "/killed/0", id="less than none dead"),
    pytest.param({"killed": (make_toll(None, -5),)}, "/killed/0", id="at most less than none"),
    pytest.param({"killed": (make_toll(12), make_toll(10, 2))}, "/killed/1", id="at least 10 and at most 2"),
    pytest.param({"event_date": "2023-02-30"}, "'2023-02-30'", id="30 February"),
    pytest.param({"event_date": "soon"}, "'soon'", id="no date"),
    pytest.param(
        {"event_date": "2023-09-05/2023-09-04"}, "2023-09-05/2023-09-04", id="an end before the start"
    ),
    pytest.param({"event_date": "1990-01-01/2023-09-04"}, "1990-01-01/2023-09-04", id="33 years"),
    pytest.param({"event_date": "2031-01-01"}, "2031-01-01", id="after it was told"),
    pytest.param(
        {"materiel": (make_item(low=9_000_000, high=9_000_000),)}, "/materiel/0", id="nine million guns"
    ),
    pytest.param({"materiel": (make_item(low=-4, high=-4),)}, "/materiel/0", id="less than no guns"),
]


@pytest.mark.parametrize(("values", "named"), BAD)
def test_a_value_that_cannot_be_is_named_kept_and_not_used(values: dict[str, Any], named: str) -> None:
    claim = make_claim(1, **values)
    (event,) = resolve_made([claim])
    (remark,) = event.remarks
    assert claim.id in remark and named in remark and remark.endswith("not used")
    assert event.claims == (claim,)


@pytest.mark.parametrize(("values", "named"), BAD)
def test_the_rest_is_resolved_as_if_it_were_not_there(values: dict[str, Any], named: str) -> None:
    claims = [make_claim(1, **values), make_claim(2), make_claim(3)]
    (event,) = resolve_made(claims)
    assert (event.date.edtf, event.place.chosen is not None) == ("2023-09-04", True)
    figure = event.figures[0]
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)
    assert all(total.low is not None and 0 <= total.low <= 100 for total in event.materiel.totals), named


def test_a_claim_with_neither_date_nor_place_is_named_and_kept() -> None:
    lost = make_claim(3, at=(), country=None, event_date=None, perpetrator=None, target=None, killed=())
    events = resolve_made([make_claim(1), make_claim(2), lost])
    assert groups_of(events) == [[number_id(1), number_id(2)], [number_id(3)]]
    (alone,) = (event for event in events if event.id == event_id(number_id(3)))
    assert any(lost.id in remark and "neither" in remark for remark in alone.remarks)


def test_good_values_have_no_remark() -> None:
    assert [event.remarks for event in resolve_made([make_claim(1), make_claim(2)])] == [()]


@pytest.mark.parametrize("lat, lon", [(14.0, None), (None, -2.0)])
def test_half_a_point_is_no_point(lat: float | None, lon: float | None) -> None:
    (event,) = resolve_made([make_claim(1, at=(dataclasses.replace(KOUMBORI, lat=lat, lon=lon),))])
    assert event.place.chosen is not None and event.place.chosen.radius_km is None


@pytest.mark.parametrize("precision", [-1, 0, 8, 99])
def test_a_precision_that_no_codebook_has_is_unknown(precision: int) -> None:
    (event,) = resolve_made([make_claim(1, at=(dataclasses.replace(KOUMBORI, precision=precision),))])
    assert event.place.chosen is not None and event.place.chosen.radius_km == 1000.0


HOSTILE = [
    pytest.param("'; DROP TABLE claims; --", id="SQL"),
    pytest.param("<script>alert(1)</script>", id="HTML"),
    pytest.param("../../etc/passwd", id="a path"),
    pytest.param("\x00\x1b[31m\u202e", id="control characters"),
    pytest.param("{0} {1.__class__} %s", id="format"),
    pytest.param("🙂" * 50, id="emoji"),
    pytest.param("x" * 100_000, id="long"),
    pytest.param("\ud800", id="a lone surrogate"),
    pytest.param(" ", id="a space"),
    pytest.param("قرية ကျေးရွာ 村 село", id="scripts"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_in_any_field_are_only_words(text: str) -> None:
    hostile = make_claim(
        1,
        perpetrator=text,
        target=text,
        claimant=text,
        outlet=text,
        platform=text,
        event_date=text,
        claimed_on=text,
        at=(Place(text),),
        country=text,
        killed=(make_toll(12, text=text, source=text, victim=text),),
        materiel=(make_item(text),),
    )
    document = make_document("doc-1", text, url=text, title=text, lang=text)
    events = resolve_made([hostile, make_claim(2), make_claim(3)], [document])
    assert [number_id(2), number_id(3)] in groups_of(events)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_of_documents_and_claims_are_only_ids(text: str) -> None:
    claims = [
        make_claim(1, text),
        dataclasses.replace(make_claim(2), id=text),
        make_claim(3, claim_id(text, text, 0, 1)),
    ]
    resolver = resolver_of(claims, decisions=[rule_same(number_id(1), text)])
    lines = event_lines(resolver)
    assert len(lines) == len(groups_of(resolver.events()))
    found = resolver.find_event(text)
    assert found is not None and text in [claim.id for claim in found.claims]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_in_a_decision_wait_like_others(text: str) -> None:
    resolver = resolver_of([make_claim(1)], decisions=[rule_same(number_id(1), text)])
    assert len(list(resolver.events())) == 1
    assert len(resolver.remarks) == 1


TEXT = st.text(max_size=30)


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, TEXT, st.floats(-200, 200), st.integers(-(10**15), 10**15))
def test_any_values_of_the_right_type_are_resolved(
    one: str, two: str, three: str, number: float, count: int
) -> None:
    odd = make_claim(
        1,
        perpetrator=one,
        target=two,
        claimant=three,
        event_date=two,
        claimed_on=three,
        country=one,
        at=(Place(two, one, three, one, number, -number, count % 9),),
        killed=(make_toll(count, abs(count)),),
        materiel=(make_item(three, count, None),),
    )
    events = resolve_made([odd, make_claim(2)])
    assert sorted(claim.id for event in events for claim in event.claims) == [number_id(1), number_id(2)]
