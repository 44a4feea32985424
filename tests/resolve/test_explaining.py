"""explain: why two claims or events are one or two, with every part of the score and what decided in the end."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import GAO, make_claim, make_toll, number_id, resolver_of
from made_rulings import rule_not_same, rule_same

from dragoman.base.claim import Claim, EventType
from dragoman.base.errors import UnknownId
from dragoman.base.ids import event_id
from dragoman.resolve import Explanation, Resolver, explain

ONE, TWO, THREE = number_id(1), number_id(2), number_id(3)
FAR: dict[str, Any] = {"at": (GAO,), "perpetrator": "Kestrel Lance", "target": "Northern Guard Force"}


def settled(*claims: Claim, **values: Any) -> Resolver:
    """A resolver that has grouped these claims."""
    resolver = resolver_of(claims, **values)
    resolver.settle()
    return resolver


def test_two_that_are_one_say_every_part_of_their_score() -> None:
    found = explain(settled(make_claim(1), make_claim(2)), ONE, TWO)
    assert (found.joined, found.verdict) == (True, "joined: their own score suffices")
    (pair,) = found.pairs
    assert found.link == pair.score == pytest.approx(pair.prior + sum(r.weight or 0 for r in pair.reasons))
    says = {reason.name: reason.says for reason in pair.reasons}
    assert says["when"] == "the same day, 2023-09-04"
    assert says["perpetrator"] == "the same perpetrator: Dawn Banner Front and Dawn Banner Front"


def test_reasons_name_places_as_they_are_written() -> None:
    (pair,) = explain(settled(make_claim(1, at=(GAO,)), make_claim(2, at=(GAO,))), ONE, TWO).pairs
    (where,) = (reason for reason in pair.reasons if reason.name == "where")
    assert where.says == "the same place, Gao"


def test_a_veto_is_named() -> None:
    found = explain(settled(make_claim(1, "doc"), make_claim(2, "doc")), ONE, TWO)
    assert not found.joined
    assert found.verdict == "kept apart whatever else is so: one document tells them as two acts"
    assert found.pairs[0].score == found.link == float("-inf")


def test_a_score_that_does_not_suffice_is_named() -> None:
    other = make_claim(
        2,
        event_date="2023-09-06",
        perpetrator="Kestrel Lance",
        killed=(make_toll(90),),
        event_type=EventType.SHELLING,
    )
    found = explain(settled(make_claim(1), other), ONE, TWO)
    assert (found.joined, found.verdict) == (False, "kept apart: their score is below what joins")


@pytest.mark.parametrize(
    ("decision", "joined"),
    [
        pytest.param(rule_same(ONE, TWO), True, id="same"),
        pytest.param(rule_not_same(ONE, TWO), False, id="not same"),
    ],
)
def test_a_ruling_is_named(decision: Any, joined: bool) -> None:
    found = explain(settled(make_claim(1), make_claim(2), decisions=[decision]), ONE, TWO)
    assert (found.joined, found.verdict) == (joined, f"ruled by people: {decision.id}")


def test_events_are_explained_by_all_pairs_of_their_accounts() -> None:
    claims = [make_claim(1), make_claim(2), make_claim(3, **FAR)]
    found = explain(settled(*claims), event_id(ONE), event_id(THREE))
    assert [(pair.one, pair.other) for pair in found.pairs] == [(ONE, THREE), (TWO, THREE)]
    assert not found.joined


def test_an_old_id_of_an_event_is_explained_too() -> None:
    found = explain(settled(make_claim(1), make_claim(2), make_claim(3, **FAR)), event_id(TWO), THREE)
    assert len(found.pairs) == 2


def test_an_event_and_a_claim_of_it_are_one() -> None:
    found = explain(settled(make_claim(1), make_claim(2)), event_id(ONE), TWO)
    assert found.joined


def test_one_and_the_same_needs_no_comparison() -> None:
    found = explain(settled(make_claim(1)), ONE, event_id(ONE))
    assert (found.joined, found.verdict, found.pairs) == (True, "one and the same", ())


def test_accounts_that_another_account_keeps_apart_say_which() -> None:
    """2 is nearer to 1; 3 is of the document of 1, so 2 and 3 stay two though they resemble each other."""
    claims = [make_claim(1, "doc"), make_claim(2), make_claim(3, "doc")]
    found = explain(settled(*claims), TWO, THREE)
    assert not found.joined
    assert found.pairs[0].score > found.join
    assert ONE in found.verdict and "one document tells them as two acts" in found.verdict


@pytest.mark.parametrize("identity", ["c-unknown", "e-unknown", "", "'; DROP TABLE claims; --"])
def test_an_id_that_is_not_here_is_named(identity: str) -> None:
    with pytest.raises(UnknownId, match="no claim or event has this id"):
        explain(settled(make_claim(1)), ONE, identity)


def test_what_was_just_added_is_explained_as_it_will_be_grouped() -> None:
    resolver = resolver_of([make_claim(1), make_claim(2)])
    assert explain(resolver, ONE, TWO).joined


def test_an_explanation_does_not_depend_on_which_is_named_first() -> None:
    resolver = settled(make_claim(1), make_claim(2, at=(GAO,)))
    ours, theirs = explain(resolver, ONE, TWO), explain(resolver, TWO, ONE)

    def told(found: Explanation) -> tuple[Any, ...]:
        return found.joined, found.verdict, found.pairs, found.link

    assert told(ours) == told(theirs)


def test_claims_that_never_met_are_not_said_to_be_kept_apart_by_themselves() -> None:
    """Without country and place a claim meets no other; the verdict says so and blames no account for it."""
    found = explain(settled(make_claim(1), make_claim(2, at=(), country=None)), ONE, TWO)
    if not found.joined and found.link >= found.join:
        assert "other accounts" not in found.verdict
