"""What a person accepts of a claim: its values and the words that say them, and nothing of how they were found."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from made_accounts import KOUMBORI, THIOU, make_claim, make_document, make_item, make_toll

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    ChainLink,
    ChainRole,
    Claim,
    DatePrecision,
    EventType,
    Evidence,
    Outcome,
    Qualifier,
    Refusal,
    Side,
    Why,
)
from dragoman.base.codec import claim_to_json
from dragoman.base.decode import claim_from_json
from dragoman.base.digest import claim_digest
from dragoman.base.span import Part, Span

TEXT = "On Monday the front killed 12 soldiers at Koumbori. It said: 12 soldiers. كومبوري 🙂 \ud800"
DOCUMENT = make_document("doc-1", TEXT)


def cut(quote: str, start: int = 0) -> Span:
    at = TEXT.index(quote, start)
    return Span.cut(TEXT, Part.TEXT, at, at + len(quote))


CLAIM = make_claim(
    1,
    materiel=(make_item(),),
    attribution=Attribution(Basis.SELF_CLAIMED, "the front"),
    chain=(ChainLink("Example Courier", ChainRole.OUTLET),),
    evidence_offered=(Evidence.PHOTO,),
    spans={
        "/event_type": (cut("killed"),),
        "/killed/0": (cut("12 soldiers"),),
        "/places/0": (cut("كومبوري"),),
    },
)


def test_digest_of_a_claim_is_sixteen_digits_that_never_change() -> None:
    assert claim_digest(CLAIM) == "395dcf7ea46c049c"


def test_digest_is_kept_by_writing_and_reading_the_claim() -> None:
    read = claim_from_json(json.loads(json.dumps(claim_to_json(CLAIM))))
    assert claim_digest(read) == claim_digest(CLAIM)


OTHER_VALUES: list[Any] = [
    pytest.param({"event_type": EventType.CLASH}, id="kind"),
    pytest.param({"outcome": Outcome.REPELLED}, id="outcome"),
    pytest.param({"assertion": Assertion.DENIED}, id="assertion"),
    pytest.param({"claimant": "the front"}, id="claimant"),
    pytest.param({"outlet": "Example Courier"}, id="outlet"),
    pytest.param({"platform": "Telegram"}, id="platform"),
    pytest.param({"claimed_on": "2023-09-05"}, id="day it was said"),
    pytest.param({"perpetrator": None}, id="no perpetrator"),
    pytest.param({"target": "Volta Rapid Brigades"}, id="one letter of the target"),
    pytest.param({"places": ("Thiou",)}, id="place"),
    pytest.param({"country": "ML"}, id="country"),
    pytest.param({"event_date": "2023-09-03"}, id="day"),
    pytest.param({"date_precision": DatePrecision.WEEK}, id="precision"),
    pytest.param({"killed": (make_toll(13),)}, id="toll"),
    pytest.param({"killed": (make_toll(0),)}, id="none killed"),
    pytest.param({"killed": (make_toll(12, None),)}, id="open toll"),
    pytest.param({"killed": (make_toll(12, qualifier=Qualifier.ABOUT),)}, id="hedge"),
    pytest.param({"killed": (make_toll(12, side=Side.CIVILIANS),)}, id="side"),
    pytest.param({"killed": (make_toll(12, source="a medic"),)}, id="who gives the toll"),
    pytest.param({"killed": ()}, id="no toll"),
    pytest.param({"killed": (), "injured": (make_toll(12),)}, id="injured, not killed"),
    pytest.param({"materiel": (make_item(low=7, high=7),)}, id="quantity"),
    pytest.param({"inventory_open": True}, id="open inventory"),
    pytest.param({"attribution": Attribution(Basis.ACCUSED, "the front")}, id="attribution"),
    pytest.param({"chain": (ChainLink("Example Courier", ChainRole.RELAY),)}, id="chain"),
    pytest.param({"evidence_offered": ()}, id="evidence"),
    pytest.param({"document_id": "doc-2"}, id="document"),
    pytest.param({"place_detail": (THIOU,)}, id="another place of that name"),
    pytest.param({"place_detail": (dataclasses.replace(KOUMBORI, precision=4),)}, id="how exact the place is"),
    pytest.param({"place_detail": (dataclasses.replace(KOUMBORI, id=None),)}, id="a place without an entry"),
    pytest.param({"spans": {**CLAIM.spans, "/killed/0": (cut("12 soldiers at"),)}}, id="words"),
    pytest.param({"spans": {**CLAIM.spans, "/target": (cut("soldiers"),)}}, id="words of one more value"),
    pytest.param({"spans": {}}, id="no words"),
]  # fmt: skip


@pytest.mark.parametrize("values", OTHER_VALUES)
def test_another_value_or_other_words_have_another_digest(values: dict[str, Any]) -> None:
    assert claim_digest(dataclasses.replace(CLAIM, **values)) != claim_digest(CLAIM)


def test_points_count_for_a_place_without_an_entry() -> None:
    def at(lat: float) -> Claim:
        return dataclasses.replace(CLAIM, place_detail=(dataclasses.replace(KOUMBORI, id=None, lat=lat),))

    assert claim_digest(at(13.8)) != claim_digest(at(13.9))


SAME_VALUES: list[Any] = [
    pytest.param({"reader": "rules/99"}, id="another reader"),
    pytest.param({"why": {"/target": Why("a rule", "an entry")}}, id="how it was found"),
    pytest.param({"refusals": (Refusal("target", "x", "too vague"),)}, id="what was refused"),
    pytest.param({"id": "c-00000000000f"}, id="another id"),
    pytest.param(
        {"spans": {**CLAIM.spans, "/killed/0": (cut("12 soldiers", 50),)}}, id="the same words elsewhere"
    ),
    pytest.param({"spans": dict(reversed(list(CLAIM.spans.items())))}, id="another order of the values"),
    pytest.param({"place_detail": (dataclasses.replace(KOUMBORI, lat=13.85),)}, id="a corrected point"),
    pytest.param({"place_detail": (dataclasses.replace(KOUMBORI, candidates=9),)}, id="more candidates"),
    pytest.param({"outlet": ""}, id="empty is none"),
]


@pytest.mark.parametrize("values", SAME_VALUES)
def test_the_same_values_and_words_have_the_same_digest(values: dict[str, Any]) -> None:
    assert claim_digest(dataclasses.replace(CLAIM, **values)) == claim_digest(CLAIM)


def test_a_field_that_is_new_and_not_used_changes_no_digest() -> None:
    wider = dataclasses.make_dataclass("Wider", [("weather", str | None, None)], bases=(Claim,), frozen=True)
    values = {field.name: getattr(CLAIM, field.name) for field in dataclasses.fields(CLAIM)}
    assert claim_digest(wider(**values)) == claim_digest(CLAIM)
    assert claim_digest(wider(**values, weather="dust")) != claim_digest(CLAIM)
