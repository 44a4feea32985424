"""What stands of a claim: the reader's values and people's decisions, whatever order they come in."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_claims import arabic, cut, english
from made_rulings import accept, correct, defer, recode, reject, rule_same, undo

from dragoman.base.claim import Claim, EventType, Why
from dragoman.base.codec import to_json
from dragoman.base.decision import Decision, DecisionKind, Edit
from dragoman.base.digest import claim_digest
from dragoman.base.document import Document
from dragoman.base.event import Acceptance
from dragoman.base.span import Part, Span
from dragoman.review import apply_edit, blank_claim, current_claims, make_edit, merge_claims, split_claim
from dragoman.review.current_claim import (
    ClaimState,
    CurrentClaim,
    Difference,
    DifferenceKind,
    StandingEdit,
    Ungrounded,
)

DOCUMENT, READING = english()
ASSAULT, ABDUCTION = READING.claims
ARMY = make_edit(DOCUMENT, ASSAULT, "/target", "The army", spans={"/target": [cut(DOCUMENT, "The army")]})
PAPER = make_edit(
    DOCUMENT, ASSAULT, "/target", "Example Courier", spans={"/target": [cut(DOCUMENT, "Example Courier")]}
)
NO_OUTLET = make_edit(DOCUMENT, ASSAULT, "/outlet", None)
CORRECTED = apply_edit(ASSAULT, ARMY, by="A. Analyst")
REREAD = dataclasses.replace(
    ASSAULT,
    reader="rules/0.2",
    country="ML",
    spans={**ASSAULT.spans, "/assertion": (cut(DOCUMENT, "released a statement"),)},
)


def stand(
    decisions: Iterable[Decision] = (),
    machine: Sequence[Claim] = READING.claims,
    *,
    document: Document = DOCUMENT,
    **more: Any,
) -> dict[str, CurrentClaim]:
    """The claims as they stand, by id."""
    return {one.claim.id: one for one in current_claims(document, machine, decisions, **more)}


def assault(
    decisions: Iterable[Decision] = (), machine: Sequence[Claim] = READING.claims, **more: Any
) -> CurrentClaim:
    """The first claim as it stands."""
    return stand(decisions, machine, **more)[ASSAULT.id]


def accepted_by(decision: Decision, claim: Claim) -> Acceptance:
    """That a decision accepts a claim as it is here."""
    return Acceptance(claim.id, claim_digest(claim), decision.by, decision.at, decision.id)


def test_what_nobody_ruled_on_is_open_as_the_reader_left_it() -> None:
    assert current_claims(DOCUMENT, READING.claims, []) == tuple(
        CurrentClaim(claim, claim, ClaimState.OPEN, (), {}, (), (), ()) for claim in (ASSAULT, ABDUCTION)
    )
    assert current_claims(DOCUMENT, (), []) == ()


def test_a_correction_stands_beside_the_machines_value() -> None:
    ruled = correct(ASSAULT, ARMY)
    assert assault([ruled]) == CurrentClaim(
        claim=CORRECTED,
        machine=ASSAULT,
        state=ClaimState.OPEN,
        edits=(StandingEdit(ARMY, "A. Analyst", ruled.at, ruled.id, "Burkinabe forces", True),),
        ungrounded={},
        differences=(),
        acceptances=(),
        decisions=(ruled.id,),
    )
    assert CORRECTED.why["/target"] == Why("person", "A. Analyst")


def test_the_latest_edit_of_a_field_wins_and_its_undo_brings_back_the_one_before() -> None:
    first, second = correct(ASSAULT, ARMY), correct(ASSAULT, PAPER, NO_OUTLET, minute=5, by="B. Editor")
    both = assault([second, first])
    assert (both.claim.target, both.claim.outlet) == ("Example Courier", None)
    assert [(e.edit.field, e.by) for e in both.edits] == [("/outlet", "B. Editor"), ("/target", "B. Editor")]
    assert assault([second, first, undo(second)]) == assault([first])
    assert assault([second, first, undo(second), undo(undo(second), 40)]).claim == both.claim
    assert assault([first, undo(first)]).claim == ASSAULT


STATES: list[Any] = [
    pytest.param([accept(ASSAULT)], "accepted", id="accepted"),
    pytest.param([accept(ASSAULT), undo(accept(ASSAULT))], "open", id="acceptance undone"),
    pytest.param(
        [accept(ASSAULT), undo(accept(ASSAULT)), undo(undo(accept(ASSAULT)), 40)],
        "accepted",
        id="undo undone",
    ),
    pytest.param(
        [correct(ASSAULT, ARMY), accept(ASSAULT, minute=1)], "open", id="accepted without the correction"
    ),
    pytest.param(
        [correct(ASSAULT, ARMY), accept(CORRECTED, minute=1)], "accepted", id="accepted as corrected"
    ),
    pytest.param([accept(ASSAULT), correct(ASSAULT, ARMY, minute=1)], "open", id="corrected since"),
    pytest.param([accept(CORRECTED), correct(ASSAULT, ARMY)], "accepted", id="both in one minute"),
    pytest.param([reject(ASSAULT)], "rejected", id="rejected"),
    pytest.param([defer(ASSAULT)], "deferred", id="deferred"),
    pytest.param([accept(ASSAULT), reject(ASSAULT, minute=1)], "rejected", id="rejected since"),
    pytest.param([reject(ASSAULT), accept(ASSAULT, minute=1)], "accepted", id="accepted after all"),
    pytest.param([reject(ASSAULT), accept(CORRECTED, minute=1)], "open", id="accepted with other values"),
    pytest.param(
        [defer(ASSAULT), correct(ASSAULT, ARMY, minute=1)], "deferred", id="corrected and still waiting"
    ),
    pytest.param(
        [accept(ASSAULT), defer(ASSAULT, minute=1), undo(defer(ASSAULT, minute=1))], "accepted", id="taken up"
    ),
    pytest.param([accept(ABDUCTION), rule_same(ASSAULT.id, ABDUCTION.id)], "open", id="decisions on others"),
]


@pytest.mark.parametrize(("decisions", "state"), STATES)
def test_the_latest_ruling_gives_the_state(decisions: list[Decision], state: str) -> None:
    assert assault(decisions).state == state
    assert assault(decisions[::-1]) == assault(decisions)


def test_a_desk_of_two_needs_two_different_people() -> None:
    first, again = accept(ASSAULT), accept(ASSAULT, minute=1)
    second = accept(ASSAULT, minute=2, by="B. Editor")
    assert assault([first, again], required=2).state is ClaimState.OPEN
    both = assault([first, again, second], required=2)
    assert (both.state, both.acceptances) == (
        ClaimState.ACCEPTED,
        (accepted_by(again, ASSAULT), accepted_by(second, ASSAULT)),
    )
    other = accept(CORRECTED, minute=2, by="B. Editor")
    assert assault([first, other], required=2).state is ClaimState.OPEN


# A reader that reads otherwise


def test_an_open_claim_takes_the_new_reading() -> None:
    assert assault([], [REREAD, ABDUCTION], earlier=[ASSAULT]).claim == REREAD


def test_an_accepted_claim_stays_as_it_was_accepted_and_names_what_differs() -> None:
    ruled = accept(ASSAULT)
    found = assault([ruled], [REREAD, ABDUCTION], earlier=[ASSAULT])
    assert (found.claim, found.machine, found.state) == (ASSAULT, REREAD, ClaimState.ACCEPTED)
    assert found.acceptances == (accepted_by(ruled, ASSAULT),)
    assert [(d.field, d.kind, d.was, d.now, d.person) for d in found.differences] == [
        ("/assertion", DifferenceKind.WORDS, "claimed", "claimed", "claimed"),
        ("/country", DifferenceKind.VALUE, "BF", "ML", "BF"),
    ]
    anew = assault([ruled, accept(REREAD, minute=3)], [REREAD], earlier=[ASSAULT])
    assert (anew.claim, anew.state, anew.differences) == (REREAD, ClaimState.ACCEPTED, ())


def test_an_accepted_claim_with_corrections_stays_on_the_version_it_was_accepted_on() -> None:
    decisions = [correct(ASSAULT, ARMY), accept(CORRECTED, minute=1)]
    found = assault(decisions, [REREAD], earlier=[ASSAULT])
    assert (found.claim, found.state) == (CORRECTED, ClaimState.ACCEPTED)
    later = [*decisions, correct(ASSAULT, NO_OUTLET, minute=2)]
    reopened = assault(later, [REREAD], earlier=[ASSAULT])
    assert (reopened.claim.country, reopened.claim.outlet, reopened.state) == ("BF", None, ClaimState.OPEN)


def test_without_the_version_that_was_accepted_the_claim_is_open_and_says_so() -> None:
    found = assault([accept(ASSAULT)], [REREAD])
    assert (found.claim, found.state, found.acceptances) == (REREAD, ClaimState.OPEN, ())
    assert found.differences == (
        Difference(
            "", DifferenceKind.ACCEPTED, None, None, None,
            "was accepted by A. Analyst on 2023-10-01 with other values",
        ),
    )  # fmt: skip


def test_a_correction_holds_against_a_new_reading_until_a_person_has_seen_it() -> None:
    anew = dataclasses.replace(
        ASSAULT, target="soldiers", spans={**ASSAULT.spans, "/target": (cut(DOCUMENT, "soldiers"),)}
    )
    found = assault([correct(ASSAULT, ARMY)], [anew])
    assert (found.claim.target, found.edits[0].machine) == ("The army", "soldiers")
    assert [(d.field, d.kind, d.was, d.now, d.person) for d in found.differences] == [
        ("/target", DifferenceKind.VALUE, "Burkinabe forces", "soldiers", "The army")
    ]
    seen = Edit("/target", "soldiers", "The army", ARMY.spans)
    assert assault([correct(ASSAULT, ARMY), correct(ASSAULT, seen, minute=2)], [anew]).differences == ()
    agreed = dataclasses.replace(CORRECTED, reader="rules/0.3")
    assert assault([correct(ASSAULT, ARMY)], [agreed]).differences == ()


def test_a_claim_that_is_read_no_more_is_gone_unless_somebody_ruled_on_it() -> None:
    assert assault([], [ABDUCTION], earlier=[ASSAULT]).state is ClaimState.GONE
    kept = assault([accept(ASSAULT)], [ABDUCTION], earlier=[ASSAULT, ABDUCTION])
    assert (kept.claim, kept.machine, kept.state) == (ASSAULT, None, ClaimState.ACCEPTED)
    assert [d.kind for d in kept.differences] == [DifferenceKind.GONE]
    assert assault([reject(ASSAULT)], [], earlier=[ASSAULT]).state is ClaimState.REJECTED
    corrected = assault([correct(ASSAULT, ARMY)], [], earlier=[REREAD, ASSAULT])
    assert (corrected.claim, corrected.state) == (CORRECTED, ClaimState.OPEN)


def test_the_newest_of_the_earlier_versions_is_taken() -> None:
    assert assault([reject(ASSAULT)], [], earlier=[ASSAULT, REREAD]).claim == REREAD


# Words that do not stand there


def test_an_edit_whose_words_are_lost_is_a_difference_and_is_not_applied() -> None:
    shifted = Span(
        Part.TEXT, ARMY.spans["/target"][0].start + 1, ARMY.spans["/target"][0].end + 1, "The army"
    )
    lost = dataclasses.replace(ARMY, spans={"/target": (shifted,)})
    found = assault([correct(ASSAULT, lost)])
    assert (found.claim, found.edits[0].is_applied) == (ASSAULT, False)
    assert found.differences == (
        Difference(
            "/target", DifferenceKind.LOST, "Burkinabe forces", "Burkinabe forces", "The army",
            "'The army' no longer stands in the document where /target points",
        ),
    )  # fmt: skip


def test_an_edit_by_hand_that_cuts_a_number_is_not_applied() -> None:
    start = DOCUMENT.text.index("17 soldiers") + 1
    seven = dataclasses.replace(ASSAULT.killed[2], text="7", min=7, max=7)
    edit = Edit("/killed", [], [to_json(seven)], {"/killed/0": (Span(Part.TEXT, start, start + 1, "7"),)})
    found = assault([correct(ASSAULT, edit)])
    assert (found.claim, found.differences[0].kind) == (ASSAULT, DifferenceKind.LOST)


def test_a_note_does_not_bring_a_value_into_the_claim() -> None:
    edit = make_edit(DOCUMENT, ASSAULT, "/target", "northern garrison", note="seen on the map")
    found = assault([correct(ASSAULT, edit)])
    assert found.ungrounded == {"/target": Ungrounded("northern garrison", "seen on the map")}
    assert (found.claim.target, found.edits[0].is_applied) == (None, True)


def test_a_text_that_has_changed_loses_the_values_that_it_says_no_more() -> None:
    changed = dataclasses.replace(DOCUMENT, text="[Withdrawn.] " + DOCUMENT.text)
    found = assault([accept(ASSAULT)], [], document=changed, earlier=[ASSAULT])
    assert found.state is ClaimState.OPEN
    assert (found.claim.spans, found.claim.killed, found.claim.target) == ({}, (), None)
    assert {d.kind for d in found.differences} == {
        DifferenceKind.LOST,
        DifferenceKind.GONE,
        DifferenceKind.ACCEPTED,
    }


@pytest.mark.parametrize("field", ["/id", "/spans", "/nowhere", "", "/killed/0", "/__class__"])
def test_a_hostile_edit_is_a_misfit_and_changes_nothing(field: str) -> None:
    hostile = dataclasses.replace(correct(ASSAULT, ARMY), edits=(Edit(field, None, "c-0", {}, "because"),))
    found = assault([hostile])
    assert (found.claim, [d.kind for d in found.differences]) == (ASSAULT, [DifferenceKind.MISFIT])


# Recoding


def test_an_added_claim_is_open_until_it_is_accepted() -> None:
    made = blank_claim(DOCUMENT, cut(DOCUMENT, "killing at least"), EventType.ASSAULT)
    ruled = recode((), made)
    found = stand([ruled])
    assert list(found) == [ASSAULT.id, made.id, ABDUCTION.id]
    assert found[made.id] == CurrentClaim(made, None, ClaimState.OPEN, (), {}, (), (), (ruled.id,))
    assert stand([ruled, accept(made, minute=1)])[made.id].state is ClaimState.ACCEPTED
    assert list(stand([ruled, undo(ruled)])) == [ASSAULT.id, ABDUCTION.id]


def test_parts_stand_in_place_of_a_claim_and_undo_brings_it_back() -> None:
    heads = [cut(DOCUMENT, "attacked"), cut(DOCUMENT, "killing at least")]
    parts = split_claim(DOCUMENT, ASSAULT, heads)
    ruled = recode((ASSAULT,), *parts)
    found = stand([accept(ASSAULT), ruled])
    assert found[ASSAULT.id].state is ClaimState.REPLACED
    assert [found[part.id] for part in parts] == [
        CurrentClaim(part, None, ClaimState.OPEN, (), {}, (), (), (ruled.id,)) for part in parts
    ]
    assert stand([accept(ASSAULT), ruled, undo(ruled)])[ASSAULT.id].state is ClaimState.ACCEPTED


def test_what_was_made_of_a_part_waits_when_the_split_is_undone() -> None:
    heads = [cut(DOCUMENT, "attacked"), cut(DOCUMENT, "killing at least")]
    split = recode((ASSAULT,), *(parts := split_claim(DOCUMENT, ASSAULT, heads)))
    merged = merge_claims(DOCUMENT, (parts[1], ABDUCTION), taken=[p.id for p in parts])
    again = recode((parts[1], ABDUCTION), merged, minute=1)
    assert stand([split, again])[merged.id].state is ClaimState.OPEN
    found = stand([split, again, undo(split)])
    assert {i: one.state for i, one in found.items()} == {
        ASSAULT.id: ClaimState.OPEN,
        ABDUCTION.id: ClaimState.OPEN,
        merged.id: ClaimState.GONE,
    }
    assert f"{parts[1].id}, which it replaces, is not here" in found[merged.id].differences[0].why


def test_of_two_that_replace_one_claim_the_later_one_holds() -> None:
    one = recode((ASSAULT,), a := merge_claims(DOCUMENT, (ASSAULT, ABDUCTION)))
    other = recode((ASSAULT,), b := blank_claim(DOCUMENT, cut(DOCUMENT, "died")), minute=1, by="B. Editor")
    found = stand([other, one])
    assert (found[a.id].state, found[b.id].state) == (ClaimState.GONE, ClaimState.OPEN)
    assert f"the later decision {other.id} replaces the same claim" in found[a.id].differences[0].why
    assert stand([other, one, undo(other)])[a.id].state is ClaimState.OPEN


def test_a_claim_that_a_better_reader_makes_later_too_is_one_claim() -> None:
    made = blank_claim(DOCUMENT, ABDUCTION.spans["/event_type"][0], EventType.ABDUCTION)
    read = dataclasses.replace(ABDUCTION, id=made.id)
    found = stand([recode((), made), accept(made, minute=1)], [ASSAULT, read])[made.id]
    assert (found.claim, found.machine, found.state) == (made, read, ClaimState.ACCEPTED)
    assert ("/captured", DifferenceKind.VALUE) in {(d.field, d.kind) for d in found.differences}
    assert stand([recode((), made), accept(read, minute=2)], [ASSAULT, read])[made.id].claim == read


def test_values_that_a_made_claim_has_no_words_for_are_taken_out() -> None:
    made = blank_claim(DOCUMENT, cut(DOCUMENT, "killing at least"), EventType.ASSAULT)
    hostile = dataclasses.replace(made, target="somebody", killed=ASSAULT.killed[:1])
    found = stand([recode((), hostile)])[made.id]
    assert found.claim == made
    assert {d.field for d in found.differences} == {"/target", "/killed/0"}


def test_claims_of_another_document_are_passed_over() -> None:
    document, reading = arabic()
    assert stand([accept(*reading.claims)], [*READING.claims, *reading.claims]).keys() == {
        ASSAULT.id,
        ABDUCTION.id,
    }
    (claim,) = reading.claims
    edit = make_edit(
        document, claim, "/target", "وكالة صدى الهضبة", spans={"/target": [cut(document, "وكالة صدى الهضبة")]}
    )
    found = stand([correct(claim, edit), reject(ASSAULT)], [claim], document=document)
    assert list(found) == [claim.id]
    assert found[claim.id].claim.target == "وكالة صدى الهضبة"


POOL = [
    correct(ASSAULT, ARMY),
    correct(ASSAULT, PAPER, NO_OUTLET, minute=1, by="B. Editor"),
    accept(ASSAULT, ABDUCTION, minute=1),
    accept(CORRECTED, minute=2),
    reject(ABDUCTION, minute=2),
    defer(ASSAULT, minute=3),
    recode(
        (ABDUCTION,), *split_claim(DOCUMENT, ABDUCTION, [cut(DOCUMENT, "told"), cut(DOCUMENT, "abducted")])
    ),
    recode((ABDUCTION, ASSAULT), merge_claims(DOCUMENT, READING.claims), minute=4),
]
POOL += [undo(decision, 10 + n) for n, decision in enumerate(POOL)]
POOL += [undo(decision, 60 + n) for n, decision in enumerate(POOL[8:])]


@settings(deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=12), st.randoms(use_true_random=False), st.integers(0, 3))
def test_order_does_not_matter_and_every_value_has_its_words(
    decisions: list[Decision], chance: random.Random, required: int
) -> None:
    found = current_claims(DOCUMENT, [REREAD], decisions, earlier=READING.claims, required=required)
    shuffled = chance.sample(decisions, len(decisions))
    assert current_claims(DOCUMENT, [REREAD], shuffled, earlier=READING.claims, required=required) == found
    for one in found:
        for rows in one.claim.spans.values():
            assert all(DOCUMENT.part_text(s.part)[s.start : s.end] == s.quote for s in rows)
        if one.state is ClaimState.ACCEPTED:
            assert len({a.by for a in one.acceptances}) >= max(1, required)
            assert {a.digest for a in one.acceptances} == {claim_digest(one.claim)}
    ids = [one.claim.id for one in found]
    assert len(ids) == len(set(ids))
    everything = {d.kind for d in decisions} <= {DecisionKind.UNDO}
    assert not everything or {one.state for one in found} <= {ClaimState.OPEN, ClaimState.GONE}
