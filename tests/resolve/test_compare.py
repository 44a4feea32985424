"""Comparisons and scores: two profiles -> named levels, each with a weight and a sentence, alike from either side."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from made_accounts import (
    BRIGADE,
    BURKINA,
    DJIBO,
    FRONT,
    GAO,
    KOUMBORI,
    NIONO,
    NORD,
    SAHEL,
    THIOU,
    VALLEY,
    VALLEY_SHORT,
    head_span,
    make_claim,
    make_document,
    make_item,
    make_toll,
    profile,
)
from made_profiles import profiles

from dragoman.base.claim import Assertion, EventType, Outcome, Place, Side
from dragoman.resolve import compare
from dragoman.resolve.days import Days
from dragoman.resolve.profile import Profile
from dragoman.resolve.score import VETO, compare_levels, default_weights, explain_pair, score_pair

WEIGHTS = default_weights()
TEMBO, TEMBO_TOO = Place("Tin Zaouaten Kebir"), Place("Tin Zawaten Kebir")


def level(comparison: str, ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    """The level of one comparison of two accounts of the raid; it must be the same from either side."""
    one, other = profile(make_claim(1, **ours)), profile(make_claim(2, **theirs))
    found = dict(compare_levels(one, other))[comparison][0]
    assert dict(compare_levels(other, one))[comparison][0] == found
    return found


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param("2023-09-04", "2023-09-04", "same_day", id="one day"),
        pytest.param("2023-09-04/2023-09-05", "2023-09-05", "overlap", id="a night and a day of it"),
        pytest.param("2023-09-04", "2023-09-05", "next_day", id="neighbouring days"),
        pytest.param("2023-09-04", "2023-09-06", "days_apart", id="two days apart"),
        pytest.param("2023-08-20", "2023-09-04", "far", id="two weeks apart"),
        pytest.param("2023-09-04", "2023-09-01/2023-09-30", "within_period", id="in the month"),
        pytest.param("2023-08-29", "2023-09-01/2023-09-30", "outside_period", id="just before the month"),
        pytest.param("2023-08-01", "2023-09-01/2023-09-30", "far", id="long before the month"),
        pytest.param(None, "2023-09-04", "undated", id="none, told in the same week"),
        pytest.param(None, "2023-08-01", "undated_old", id="none, told a month later"),
    ],
)
def test_compare_days(ours: str | None, theirs: str | None, expected: str) -> None:
    assert level("when", {"event_date": ours}, {"event_date": theirs}) == expected


def test_an_act_that_had_not_come_when_another_was_told_is_another_act() -> None:
    told_early = Days(None, None, 100)
    later = Days(103, 103, 110)
    assert compare.compare_days(told_early, later)[0] == "not_yet"
    assert compare.compare_days(later, told_early)[0] == "not_yet"


def test_days_of_which_nothing_is_known_say_nothing() -> None:
    assert compare.compare_days(Days(None, None, None), Days(5, 5, 6)) == ("unknown", ())


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param((KOUMBORI,), (KOUMBORI,), "same_place", id="one place"),
        pytest.param((KOUMBORI, NORD), (KOUMBORI,), "same_place", id="one names the region too"),
        pytest.param((KOUMBORI,), (THIOU,), "apart", id="27 km apart"),
        pytest.param((KOUMBORI,), (GAO,), "far", id="in another country, far"),
        pytest.param(
            (KOUMBORI,),
            (dataclasses.replace(KOUMBORI, id="own:1", name="Kumbri", lat=13.9),),
            "near",
            id="6 km apart",
        ),
        pytest.param((KOUMBORI,), (NORD,), "contains", id="its region"),
        pytest.param((KOUMBORI,), (SAHEL,), "other_region", id="another region"),
        pytest.param((KOUMBORI,), (BURKINA,), "same_country", id="its country"),
        pytest.param((KOUMBORI,), (), "unknown", id="none"),
        pytest.param((SAHEL,), (SAHEL,), "same_region", id="no more than one region"),
        pytest.param((SAHEL,), (BURKINA,), "same_country", id="region and country"),
        pytest.param((BURKINA,), (BURKINA,), "same_country", id="no more than the country"),
        pytest.param((TEMBO,), (TEMBO,), "same_name", id="a name that no map has"),
        pytest.param((TEMBO,), (TEMBO_TOO,), "spelling", id="spellings of such a name"),
        pytest.param((TEMBO,), (KOUMBORI,), "other_name", id="such a name and another place"),
        pytest.param(
            (DJIBO, TEMBO), (GAO, TEMBO), "shared_though_far", id="far apart, but both name a third"
        ),
    ],
)
def test_compare_places(ours: tuple[Place, ...], theirs: tuple[Place, ...], expected: str) -> None:
    assert level("where", {"at": ours}, {"at": theirs}) == expected


def test_namesakes_in_two_countries_are_two_places() -> None:
    """A village of Burkina Faso and a town of Mali have one name, 560 km apart."""
    namesake = Place("Gao", "geonames:2360626", "BF", "Centre-Ouest", 11.7, -2.2, 1, 2)
    assert level("where", {"at": (GAO,)}, {"at": (namesake,)}) == "far"


def test_claims_without_place_in_different_countries_are_apart() -> None:
    assert level("where", {"at": (), "country": "BF"}, {"at": (), "country": "ML"}) == "other_country"


def test_a_region_without_coordinates_is_no_village() -> None:
    """A desk's own lines may name "Sahel" as a region (where_prec 4) without a point: it is a region all the same."""
    bare = Place("Sahel", None, "BF", "Sahel", None, None, 4)
    assert level("where", {"at": (bare,)}, {"at": (bare,)}) == "same_region"


def test_a_country_without_coordinates_is_no_village() -> None:
    bare = Place("Burkina Faso", None, "BF", None, None, None, 6)
    assert level("where", {"at": (bare,)}, {"at": (bare,)}) == "same_country"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param({}, {}, "same", id="one name"),
        pytest.param({}, {"perpetrator": "DBF"}, "same", id="its acronym in the atlas"),
        pytest.param({}, {"perpetrator": "جبهة راية الفجر"}, "same", id="its name in Arabic"),
        pytest.param(
            {"perpetrator": VALLEY}, {"perpetrator": VALLEY_SHORT}, "same", id="an acronym that no atlas has"
        ),
        pytest.param({"perpetrator": None}, {"perpetrator": None}, "none_named", id="nobody"),
        pytest.param({}, {"perpetrator": None}, "one_unnamed", id="one names nobody"),
        pytest.param({}, {"perpetrator": BRIGADE, "target": FRONT}, "swapped", id="the other way round"),
        pytest.param({}, {"perpetrator": "Kestrel Lance"}, "other", id="somebody else"),
        pytest.param(
            {"perpetrator": "Upland Peoples' Union"},
            {"perpetrator": "Upland Defence Columns"},
            "kin",
            id="parent and wing",
        ),
    ],
)
def test_compare_perpetrators(ours: dict[str, Any], theirs: dict[str, Any], expected: str) -> None:
    assert level("perpetrator", ours, theirs) == expected


@pytest.mark.parametrize("width", ["2023-09-04", "2023-09-01/2023-09-30"])
def test_two_that_claim_one_deed_are_rivals_from_either_side(width: str) -> None:
    ours = {"assertion": Assertion.CLAIMED, "claimant": FRONT}
    theirs = {"assertion": Assertion.CLAIMED, "claimant": VALLEY, "perpetrator": VALLEY, "event_date": width}
    assert level("perpetrator", ours, theirs) in ("rival", "other")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(BRIGADE, "VRB", "same", id="by the atlas"),
        pytest.param("army post", "army base", "class", id="of one class"),
        pytest.param("villagers", "army base", "other", id="of two classes"),
        pytest.param(None, BRIGADE, "one_unnamed", id="one unnamed"),
    ],
)
def test_compare_targets(ours: str | None, theirs: str | None, expected: str) -> None:
    assert level("target", {"target": ours}, {"target": theirs}) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(EventType.AMBUSH, EventType.AMBUSH, "same", id="one kind"),
        pytest.param(EventType.AMBUSH, EventType.CLASH, "alike", id="kinds used for one another"),
        pytest.param(EventType.AIR_STRIKE, EventType.ABDUCTION, "unlike", id="kinds that are not"),
    ],
)
def test_compare_acts(ours: EventType, theirs: EventType, expected: str) -> None:
    assert level("act", {"event_type": ours}, {"event_type": theirs}) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param([make_toll(12)], [make_toll(12)], "same", id="one figure"),
        pytest.param([make_toll(2)], [make_toll(2)], "same_small", id="a small figure"),
        pytest.param([make_toll(12)], [make_toll(10, None)], "compatible", id="within an open one"),
        pytest.param([make_toll(12)], [make_toll(15)], "close", id="a little more"),
        pytest.param([make_toll(12)], [make_toll(90)], "differ", id="far more"),
        pytest.param([make_toll(12)], [], "none", id="none given"),
        pytest.param([make_toll(12)], [make_toll(12, side=Side.PERPETRATOR)], "none", id="of the other side"),
        pytest.param(
            [make_toll(90)],
            [make_toll(12), make_toll(90, source="the army")],
            "same",
            id="the best agreement",
        ),
        pytest.param(
            [make_toll(10_000_000)], [make_toll(10_000_000)], "none", id="one that cannot be is not used"
        ),
    ],
)
def test_compare_tolls(ours: list[Any], theirs: list[Any], expected: str) -> None:
    assert level("toll", {"killed": tuple(ours)}, {"killed": tuple(theirs)}) == expected


def test_tolls_of_accounts_with_the_sides_the_other_way_round_are_compared_crosswise() -> None:
    theirs = {"perpetrator": BRIGADE, "target": FRONT, "killed": (make_toll(12, side=Side.PERPETRATOR),)}
    assert level("toll", {}, theirs) == "same"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param([make_item()], [make_item(low=9)], "shared", id="one item"),
        pytest.param([make_item()], [make_item("rifle")], "differ", id="two items"),
        pytest.param([make_item()], [], "none", id="one list empty"),
    ],
)
def test_compare_arms(ours: list[Any], theirs: list[Any], expected: str) -> None:
    assert level("arms", {"materiel": tuple(ours)}, {"materiel": tuple(theirs)}) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(Outcome.REPELLED, Outcome.REPELLED, "same", id="one end"),
        pytest.param(Outcome.REPELLED, Outcome.POSITION_TAKEN, "opposite", id="opposite ends"),
        pytest.param(None, Outcome.REPELLED, "unsaid", id="one unsaid"),
    ],
)
def test_compare_ends(ours: Outcome | None, theirs: Outcome | None, expected: str) -> None:
    assert level("end", {"outcome": ours}, {"outcome": theirs}) == expected


def test_copies_are_known_by_their_words() -> None:
    text = "Men on motorcycles came at dawn, burned the granary and left towards the river with forty goats."
    documents = [make_document(f"doc-{n}", text) for n in (1, 2)]
    one, other = (
        profile(make_claim(n, spans=head_span(d, "burned")), d) for n, d in enumerate(documents, start=1)
    )
    assert compare.compare_texts(one, other) == ("copy", (100,))
    assert compare.compare_texts(one, profile(make_claim(3)))[0] == "own_words"


def test_accounts_of_one_document_are_kept_apart_whatever_else_agrees() -> None:
    one, other = profile(make_claim(1, "doc")), profile(make_claim(2, "doc"))
    assert score_pair(one, other, WEIGHTS) == VETO
    (veto,) = explain_pair(one, other, WEIGHTS).vetoes
    assert veto.name == "document"


@pytest.mark.parametrize("unknown", [{"at": ()}, {"event_date": None}], ids=["place", "date"])
def test_what_is_unknown_needs_stronger_other_evidence(unknown: dict[str, Any]) -> None:
    """With day and place an act alone may suffice; without one of them it does not, and actors and figures do."""
    weak: dict[str, Any] = {"perpetrator": None, "target": None, "killed": ()}
    known = profile(make_claim(1, **weak))
    assert score_pair(known, profile(make_claim(2, **weak)), WEIGHTS) >= WEIGHTS.join
    assert score_pair(known, profile(make_claim(2, **weak, **unknown)), WEIGHTS) < WEIGHTS.join
    assert score_pair(profile(make_claim(1)), profile(make_claim(2, **unknown)), WEIGHTS) >= WEIGHTS.join


def test_with_neither_place_nor_date_actors_and_act_do_not_suffice() -> None:
    vague: dict[str, Any] = {"at": (), "event_date": None, "killed": ()}
    one, other = profile(make_claim(1, **vague)), profile(make_claim(2, **vague))
    assert score_pair(one, other, WEIGHTS) < WEIGHTS.join


def test_a_score_is_the_prior_and_one_weight_of_each_comparison() -> None:
    found = explain_pair(
        profile(make_claim(1)), profile(make_claim(2, at=(DJIBO,), event_date="2023-09-05")), WEIGHTS
    )
    weights = [reason.weight for reason in found.reasons]
    assert found.score == pytest.approx(found.prior + sum(w for w in weights if w is not None))
    assert [reason.name for reason in found.reasons][:4] == ["document", "when", "where", "perpetrator"]


def test_every_level_has_a_weight_and_a_sentence_that_its_facts_fill() -> None:
    assert all(weight.says.strip() for weight in WEIGHTS.levels.values())
    assert WEIGHTS.perhaps < WEIGHTS.join


@settings(max_examples=150, deadline=None)
@given(profiles(1), profiles(2))
def test_scores_and_levels_are_the_same_from_either_side(one: Profile, other: Profile) -> None:
    assert score_pair(one, other, WEIGHTS) == score_pair(other, one, WEIGHTS)
    assert explain_pair(one, other, WEIGHTS) == explain_pair(other, one, WEIGHTS)
    ours = [(name, found[0]) for name, found in compare_levels(one, other)]
    assert ours == [(name, found[0]) for name, found in compare_levels(other, one)]


@settings(max_examples=150, deadline=None)
@given(profiles(1), profiles(2))
def test_every_pair_has_a_known_weight_and_whole_sentences(one: Profile, other: Profile) -> None:
    found = explain_pair(one, other, WEIGHTS)
    assert found.score == VETO or found.score == pytest.approx(
        found.prior + sum(reason.weight or 0.0 for reason in found.reasons)
    )
    assert not [reason.says for reason in found.reasons if "{" in reason.says]


def test_distance_counts_places_of_another_country_by_kilometres() -> None:
    assert level("where", {"at": (NIONO,)}, {"at": (KOUMBORI,)}) == "far"
