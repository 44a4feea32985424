"""What a person accepted holds while the claim says what it said then; an event is accepted when all its claims are."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable

import pytest
from made_accounts import event_line, make_claim, make_toll, number_id, ruled_event
from made_rulings import accept, rule_same, undo

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision
from dragoman.base.decode import event_from_json
from dragoman.base.digest import claim_digest
from dragoman.base.event import Acceptance, Event, ReviewState
from dragoman.review import Acceptances, Accepted, mark_accepted, mark_events

ONE, TWO = make_claim(1), make_claim(2, killed=(make_toll(15),))
READ_ANEW = dataclasses.replace(ONE, killed=(make_toll(13),))
EVENT = ruled_event([ONE, TWO])


def accepted(claim: Claim, decision: Decision) -> Acceptance:
    """That a decision accepts a claim."""
    return Acceptance(claim.id, claim_digest(claim), decision.by, decision.at, decision.id)


def state(event: Event) -> tuple[str, tuple[str, ...]]:
    """What an event says of its review."""
    return event.review_state, event.accepted


FIRST, SECOND = accept(ONE), accept(TWO, minute=1, by="B. Editor")
BOTH = accept(TWO, ONE, minute=2)


def test_of_claims_names_who_accepted_what_stands_and_what_stood() -> None:
    decisions = [SECOND, FIRST, rule_same("c-1", "c-2")]
    found = Acceptances(decisions).of_claims([make_claim(3), TWO, READ_ANEW])
    assert found == Accepted(current=(accepted(TWO, SECOND),), stale=(accepted(ONE, FIRST),))


def test_of_several_acceptances_the_latest_that_fits_is_given() -> None:
    for decisions in ([FIRST, BOTH], [BOTH, FIRST]):
        assert Acceptances(decisions).of_claims([ONE]).current == (accepted(ONE, BOTH),)
    anew = accept(READ_ANEW, minute=5)
    assert Acceptances([FIRST, anew]).of_claims([ONE]).current == (accepted(ONE, FIRST),)
    assert Acceptances([FIRST, anew]).of_claims([READ_ANEW]).current == (accepted(READ_ANEW, anew),)


STATES = [
    pytest.param([], ("draft", ()), id="nothing"),
    pytest.param([FIRST], ("draft", (ONE.id,)), id="one of two"),
    pytest.param([SECOND, FIRST], ("accepted", (ONE.id, TWO.id)), id="both, one by one"),
    pytest.param([BOTH], ("accepted", (ONE.id, TWO.id)), id="both at once, sorted"),
    pytest.param([BOTH, undo(BOTH)], ("draft", ()), id="undone"),
    pytest.param([undo(BOTH), BOTH], ("draft", ()), id="undone, the later line first"),
    pytest.param([BOTH, undo(BOTH), SECOND], ("draft", (TWO.id,)), id="undone, another stands"),
    pytest.param(
        [BOTH, undo(BOTH), undo(undo(BOTH), 40)], ("accepted", (ONE.id, TWO.id)), id="the undoing undone"
    ),
    pytest.param([accept(make_claim(3))], ("draft", ()), id="a claim that is not here"),
    pytest.param([accept(READ_ANEW, TWO)], ("draft", (TWO.id,)), id="other values"),
    pytest.param([rule_same(ONE.id, TWO.id)], ("draft", ()), id="rulings accept nothing"),
]


@pytest.mark.parametrize(("decisions", "expected"), STATES)
def test_mark_accepted_follows_the_decisions(decisions: list[Decision], expected: object) -> None:
    assert state(mark_accepted(EVENT, decisions)) == expected


def test_mark_accepted_changes_nothing_else_and_says_who_and_when() -> None:
    marked = mark_accepted(EVENT, [FIRST, SECOND])
    assert marked == dataclasses.replace(
        EVENT,
        review_state=ReviewState.ACCEPTED,
        accepted=(ONE.id, TWO.id),
        acceptances=(accepted(ONE, FIRST), accepted(TWO, SECOND)),
    )
    assert marked.acceptances[1].by == "B. Editor"
    assert marked.acceptances[1].at == "2023-10-01T08:01:00Z"


def test_a_claim_that_was_read_anew_is_a_draft_and_the_event_says_who_had_accepted_it() -> None:
    event = ruled_event([READ_ANEW, TWO])
    marked = mark_accepted(event, [BOTH])
    assert state(marked) == ("draft", (TWO.id,))
    assert marked.remarks == (
        *event.remarks,
        f"claim {ONE.id}: was accepted by A. Analyst on 2023-10-01 with other values. Accept it as it now stands.",
    )
    again = mark_accepted(marked, [BOTH, accept(READ_ANEW, minute=9)])
    assert (state(again), again.remarks) == (("accepted", (ONE.id, TWO.id)), event.remarks)


def test_marking_twice_is_marking_once() -> None:
    for event in (EVENT, ruled_event([READ_ANEW, TWO])):
        once = mark_accepted(event, [BOTH])
        assert mark_accepted(once, [BOTH]) == once


def test_an_event_without_claims_is_never_accepted() -> None:
    assert state(mark_accepted(dataclasses.replace(EVENT, claims=()), [BOTH])) == ("draft", ())


def test_a_claim_that_is_there_twice_with_two_values_makes_a_draft() -> None:
    event = dataclasses.replace(EVENT, claims=(ONE, READ_ANEW))
    assert mark_accepted(event, [FIRST]).review_state is ReviewState.DRAFT


# What a line carries


def reread(event: Event, decisions: Iterable[Decision] = ()) -> Event:
    """The event written as a line, read again, and marked."""
    (marked,) = mark_events([event_from_json(json.loads(event_line(event)))], decisions)
    return marked


def test_what_a_line_says_was_accepted_holds_without_the_decisions() -> None:
    marked = mark_accepted(EVENT, [FIRST, SECOND])
    assert reread(marked) == reread(marked, [FIRST]) == marked


def test_what_a_line_says_was_accepted_ends_when_it_is_undone() -> None:
    marked = mark_accepted(EVENT, [FIRST, SECOND])
    assert state(reread(marked, [undo(FIRST)])) == ("draft", (TWO.id,))
    assert state(reread(marked, [FIRST, undo(FIRST)])) == ("draft", (TWO.id,))


def test_decisions_that_are_given_overrule_what_a_line_says_of_them() -> None:
    claimed = dataclasses.replace(mark_accepted(EVENT, [FIRST]).acceptances[0], decision=SECOND.id)
    event = dataclasses.replace(EVENT, acceptances=(claimed,))
    assert state(mark_accepted(event, [])) == ("draft", (ONE.id,))
    assert state(mark_accepted(event, [SECOND])) == ("draft", (TWO.id,))


def test_a_line_whose_values_were_changed_by_hand_is_a_draft() -> None:
    row = json.loads(event_line(mark_accepted(EVENT, [BOTH])))
    row["claims"][0]["killed"][0]["max"] = 1200
    (marked,) = mark_events([event_from_json(row)], ())
    assert marked.review_state is ReviewState.DRAFT
    assert len(marked.accepted) == 1
    assert "with other values" in marked.remarks[-1]


def test_a_line_that_only_says_accepted_is_a_draft() -> None:
    row = json.loads(event_line(EVENT)) | {"review_state": "accepted", "accepted": [ONE.id, TWO.id]}
    assert state(mark_accepted(event_from_json(row), ())) == ("draft", ())


def test_a_line_of_before_there_were_acceptances_is_read() -> None:
    row = json.loads(event_line(EVENT))
    del row["accepted"], row["acceptances"]
    assert event_from_json(row) == EVENT


def test_differing_names_the_claims_that_are_accepted_otherwise() -> None:
    none, one, both = Acceptances([]), Acceptances([FIRST]), Acceptances([FIRST, SECOND])
    assert both.differing(none) == none.differing(both) == {ONE.id, TWO.id}
    assert both.differing(one) == {TWO.id}
    assert Acceptances([FIRST, undo(FIRST)]).differing(none) == frozenset()
    assert Acceptances([FIRST, BOTH]).differing(one) == {ONE.id, TWO.id}
    assert number_id(9) not in both.differing(none)
