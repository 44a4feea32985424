"""Blocking: a claim meets the claims that may tell its act, from whichever side one looks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from made_accounts import (
    BRIGADE,
    DJIBO,
    FRONT,
    GAO,
    KOUMBORI,
    NORD,
    THIOU,
    head_span,
    make_claim,
    make_document,
    make_toll,
    profile,
)
from made_profiles import DATE_LINE, DATE_LINE_EAST, DATE_LINE_WEST, UNMAPPED, profiles

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.resolve.blocking import query_keys, stored_keys
from dragoman.resolve.profile import Profile
from dragoman.resolve.score import default_weights, score_pair


def meets(one: Profile, other: Profile) -> bool:
    """Whether `one` finds `other` when it is added later."""
    return bool(query_keys(one) & stored_keys(other))


def told(**values: Any) -> Profile:
    """The profile of the raid, told otherwise."""
    return profile(make_claim(2, **values), make_document("doc-2", published=values.pop("published", None)))


RAID = profile(make_claim(1))
PAIRS = [
    pytest.param({}, True, id="all alike"),
    pytest.param({"at": (THIOU,)}, True, id="a neighbouring village"),
    pytest.param({"at": (DJIBO,)}, True, id="a town in the next cell"),
    pytest.param({"at": (GAO,)}, False, id="a town far away"),
    pytest.param({"event_date": "2023-09-05"}, True, id="the next day"),
    pytest.param({"event_date": "2023-08-25"}, False, id="ten days before"),
    pytest.param({"event_date": "2023-09-01/2023-09-30"}, True, id="within the month"),
    pytest.param({"event_date": "2023-07-01/2023-12-31"}, True, id="within half a year"),
    pytest.param({"event_date": None}, True, id="no date"),
    pytest.param({"at": (NORD,)}, True, id="the region alone"),
    pytest.param({"at": ()}, True, id="no place, the same actors in the same country"),
    pytest.param(
        {"at": (), "perpetrator": None, "target": None}, True, id="no place, no actor, the same figure"
    ),
    pytest.param(
        {"at": (), "perpetrator": None, "target": None, "killed": ()}, False, id="nothing but the day"
    ),
    pytest.param(
        {"at": (), "perpetrator": "Ember Valley Bloc", "target": None, "killed": (make_toll(3),)},
        False,
        id="no place, another actor, a small figure",
    ),
]


@pytest.mark.parametrize(("values", "expected"), PAIRS)
def test_a_claim_meets_those_that_may_tell_its_act(values: dict[str, Any], expected: bool) -> None:
    other = told(**values)
    assert (meets(RAID, other), meets(other, RAID)) == (expected, expected)


def test_a_place_that_no_map_has_is_met_by_its_name() -> None:
    one, other = (profile(make_claim(n, at=(UNMAPPED,), country=None)) for n in (1, 2))
    assert meets(one, other) and meets(other, one)


def test_undated_claims_without_day_of_telling_meet_dated_ones_by_the_name_of_the_place() -> None:
    lost = profile(make_claim(2, event_date=None), make_document("doc-2", published=None))
    assert meets(RAID, lost) and meets(lost, RAID)
    assert meets(lost, profile(make_claim(3, event_date=None), make_document("doc-3", published=None)))


def test_places_on_both_sides_of_the_date_line_are_neighbours() -> None:
    sides = [
        profile(make_claim(n, at=(place,)))
        for n, place in enumerate((DATE_LINE_EAST, DATE_LINE, DATE_LINE_WEST), start=1)
    ]
    assert [meets(one, other) for one in sides for other in sides] == [True] * 9


def test_copies_meet_whatever_their_day_and_place() -> None:
    text = "Men on motorcycles came at dawn, burned the granary and left towards the river with forty goats."

    def copy(n: int, **values: Any) -> tuple[Claim, Document]:
        document = make_document(f"doc-{n}", text)
        return make_claim(n, spans=head_span(document, "burned"), **values), document

    one = profile(*copy(1))
    other = profile(*copy(2, at=(GAO,), event_date="2023-05-01", perpetrator=None, target=None, killed=()))
    assert meets(one, other) and meets(other, one)


def test_a_place_with_its_region_meets_a_far_place_of_that_region_from_both_sides() -> None:
    """As when one account says "Koumbori, in the north" and another names a town at the other end of the north."""
    far = profile(make_claim(2, at=(KOUMBORI.__class__("Séguénéga", "made:9", "BF", "Nord", 12.3, -1.2, 1),)))
    named_with_region = profile(make_claim(1, at=(KOUMBORI, NORD)))
    assert meets(named_with_region, far) == meets(far, named_with_region)


def test_a_season_and_a_day_shortly_before_it_meet_from_both_sides_or_not_at_all() -> None:
    season = told(event_date="2023-09-11/2023-12-31", at=(KOUMBORI,))
    assert meets(RAID, season) == meets(season, RAID)


@settings(max_examples=150, deadline=None)
@given(profiles(1), profiles(2))
def test_a_meets_b_if_and_only_if_b_meets_a(one: Profile, other: Profile) -> None:
    weights = default_weights()
    if score_pair(one, other, weights) >= weights.perhaps:  # what does not count need not meet
        assert meets(one, other) == meets(other, one)


@settings(max_examples=60, deadline=None)
@given(profiles(1))
def test_a_claim_with_a_place_or_an_actor_meets_its_twin(one: Profile) -> None:
    """Two claims alike in everything meet; those with nothing but a day have nothing to meet by."""
    has_name = any(spot.is_fine for spot in one.spots)
    has_actor = one.days.window() is not None and one.country and (one.perpetrator or one.target)
    if has_name or has_actor:
        assert meets(one, one)


def test_the_keys_of_actors_hold_the_country_so_that_a_family_of_ids_stays_small() -> None:
    nowhere = profile(make_claim(1, at=()))
    assert any(key.startswith("who:bf:sample-dawn-banner-front") for key in stored_keys(nowhere)), (
        FRONT,
        BRIGADE,
    )
