"""apply_decisions: what people ruled, in any order -> what holds now, with a word on everything that does not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rulings import rule_move, rule_not_same, rule_same, rule_same_actor, rule_split, undo

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.ids import event_id
from dragoman.resolve.rulings import Rulings, apply_decisions

CLAIMS = ("c-a", "c-b", "c-c", "c-d")
OF_EVENT = {event_id(claim): claim for claim in CLAIMS}


def find(identity: str) -> str | None:
    """The claim of an id of one of four claims or of their events."""
    return identity if identity in CLAIMS else OF_EVENT.get(identity)


def apply(*decisions: Decision) -> Rulings:
    """What holds of the decisions."""
    return apply_decisions(decisions, find)


def forged(identity: str, undoes: str, at: str) -> Decision:
    """An undo with an id of choice: ids are hashes, so a circle of them takes a forger."""
    return Decision(identity, DecisionKind.UNDO, "X", at, "circle", undoes=undoes)


def test_nothing_ruled_holds_nothing() -> None:
    assert apply() == Rulings({}, {}, (), ())


@pytest.mark.parametrize(
    ("decision", "must", "cannot"),
    [
        pytest.param(
            rule_same("c-c", "c-a", "c-b"), {("c-a", "c-c"), ("c-b", "c-c"), ("c-a", "c-b")}, set(), id="same"
        ),
        pytest.param(
            rule_not_same("c-b", "c-a", "c-c"),
            set(),
            {("c-a", "c-b"), ("c-b", "c-c"), ("c-a", "c-c")},
            id="not same",
        ),
        pytest.param(
            rule_split(("c-a", "c-b"), ("c-c",)),
            {("c-a", "c-b")},
            {("c-a", "c-c"), ("c-b", "c-c")},
            id="split",
        ),
        pytest.param(rule_move(("c-a",), "c-d", ("c-b",)), {("c-a", "c-d")}, {("c-a", "c-b")}, id="move"),
        pytest.param(
            rule_same(event_id("c-a"), event_id("c-b")), {("c-a", "c-b")}, set(), id="ids of events"
        ),
    ],
)
def test_each_kind_rules_its_pairs(
    decision: Decision, must: set[tuple[str, str]], cannot: set[tuple[str, str]]
) -> None:
    rulings = apply(decision)
    assert (set(rulings.must), set(rulings.cannot)) == (must, cannot)
    assert set(rulings.must.values()) | set(rulings.cannot.values()) == {decision.id}
    assert rulings.remarks == ()


def test_same_actor_is_a_merge_and_rules_no_pair() -> None:
    ruling = rule_same_actor("Ember Valley Bloc", "BVB")
    assert apply(ruling) == Rulings({}, {}, ((ruling.id, ("Ember Valley Bloc", "BVB")),), ())


def test_the_later_of_two_that_contradict_holds_and_the_earlier_is_named() -> None:
    early, late = rule_same("c-a", "c-b"), rule_not_same("c-a", "c-b", minute=5)
    rulings = apply(late, early)
    assert (rulings.must, rulings.cannot) == ({}, {("c-a", "c-b"): late.id})
    (remark,) = rulings.remarks
    assert early.id in remark and late.id in remark


def test_the_later_ruling_of_one_overrules_the_earlier_ruling_of_two() -> None:
    early, late = rule_not_same("c-a", "c-b"), rule_same("c-a", "c-b", minute=5)
    rulings = apply(early, late)
    assert (rulings.must, rulings.cannot) == ({("c-a", "c-b"): late.id}, {})
    assert early.id in rulings.remarks[0]


def test_of_an_overruled_decision_the_other_pairs_hold() -> None:
    early, late = rule_not_same("c-a", "c-b", "c-c"), rule_same("c-a", "c-b", minute=5)
    assert set(apply(early, late).cannot) == {("c-a", "c-c"), ("c-b", "c-c")}


def test_rulings_of_one_that_together_contradict_a_later_ruling_of_two_are_named() -> None:
    joined, through = rule_same("c-a", "c-b"), rule_same("c-b", "c-c", minute=1)
    late = rule_not_same("c-a", "c-c", minute=5)
    rulings = apply(joined, through, late)
    assert set(rulings.cannot) == {("c-a", "c-c")}
    assert set(rulings.must) == {("c-b", "c-c")}
    assert [joined.id in remark for remark in rulings.remarks] == [True]


def test_an_undone_decision_holds_nothing() -> None:
    ruled = rule_same("c-a", "c-b")
    assert apply(ruled, undo(ruled)) == Rulings({}, {}, (), ())


def test_an_undone_undo_brings_the_decision_back() -> None:
    ruled = rule_same("c-a", "c-b")
    gone = undo(ruled)
    assert apply(ruled, gone, undo(gone, minute=40)).must == {("c-a", "c-b"): ruled.id}


def test_undoing_a_later_decision_lets_the_earlier_one_hold_again() -> None:
    early, late = rule_same("c-a", "c-b"), rule_not_same("c-a", "c-b", minute=5)
    assert apply(early, late, undo(late)) == apply(early)


def test_an_undo_of_what_is_not_here_is_named_and_has_no_effect() -> None:
    ruled, other = rule_same("c-a", "c-b"), rule_same("c-c", "c-d")
    rulings = apply(ruled, undo(other))
    assert set(rulings.must) == {("c-a", "c-b")}
    assert other.id in rulings.remarks[0]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("start", ["08:00", "23:00"], ids=["ruled before the circle", "ruled after it"])
def test_undos_in_a_circle_are_named_and_have_no_effect(length: int, start: str) -> None:
    ruled = Decision("d-rule", DecisionKind.SAME, "X", f"2023-10-01T{start}:00Z", "one", ("c-a", "c-b"))
    names = [f"d-circle{n}" for n in range(length)]
    circle = [
        forged(name, names[(n + 1) % length], f"2023-10-01T1{n}:00:00Z") for n, name in enumerate(names)
    ]
    rulings = apply(ruled, *circle)
    assert rulings.must == {("c-a", "c-b"): "d-rule"}
    (remark,) = rulings.remarks
    assert all(name in remark for name in names)


def test_a_circle_hinders_no_other_undo() -> None:
    ruled = rule_same("c-a", "c-b")
    circle = (
        forged("d-x", "d-y", "2023-10-01T07:00:00Z"),
        forged("d-y", "d-x", "2023-10-01T23:00:00Z"),
        forged("d-z", "d-y", "2023-10-01T23:30:00Z"),
    )
    assert apply(*circle, ruled, undo(ruled)).must == {}


def test_a_decision_on_a_claim_that_is_not_here_waits_and_is_named() -> None:
    ruled = rule_same("c-a", "c-later", "c-b")
    rulings = apply(ruled)
    assert set(rulings.must) == {("c-a", "c-b")}
    (remark,) = rulings.remarks
    assert ruled.id in remark and "c-later" in remark and "waits" in remark


def test_a_decision_given_twice_is_one() -> None:
    ruled = rule_same("c-a", "c-b")
    assert apply(ruled, ruled) == apply(ruled)


def test_a_thousand_undos_of_undos_are_followed() -> None:
    chain = [rule_same("c-a", "c-b")]
    for minute in range(1, 2001):
        chain.append(undo(chain[-1], minute=minute))
    assert set(apply(*chain).must) == {("c-a", "c-b")}
    assert apply(*chain[:-1]).must == {}


CLAIM_SETS = st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3, unique=True).map(tuple)


@st.composite
def decision_lists(draw: st.DrawFn) -> list[Decision]:
    """Up to six decisions, some of them undone."""
    made: list[Decision] = []
    for minute in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from(["same", "not_same", "split", "move", "undo"]))
        claims = draw(CLAIM_SETS)
        if kind == "undo" and made:
            made.append(undo(draw(st.sampled_from(made)), minute=minute))
        elif kind == "split":
            made.append(rule_split(claims[:1], claims[1:], minute=minute))
        elif kind == "move":
            made.append(rule_move(claims[:1], claims[-1], claims[1:-1], minute=minute))
        elif kind == "not_same":
            made.append(rule_not_same(*claims, minute=minute))
        else:
            made.append(rule_same(*claims, minute=minute))
    return made


@given(decision_lists(), st.integers(0, 99))
def test_what_holds_does_not_depend_on_the_order_of_the_list(decisions: list[Decision], seed: int) -> None:
    shuffled = list(decisions)
    random.Random(seed).shuffle(shuffled)
    assert apply(*shuffled) == apply(*decisions)


@given(decision_lists())
def test_what_holds_contradicts_itself_nowhere(decisions: list[Decision]) -> None:
    rulings = apply(*decisions)
    root = {claim: claim for claim in CLAIMS}
    for one, other in rulings.must:
        gone, kept = root[other], root[one]
        root = {claim: kept if r == gone else r for claim, r in root.items()}
    assert all(root[one] != root[other] for one, other in rulings.cannot)


@given(decision_lists())
def test_the_latest_standing_decision_holds_whole(decisions: list[Decision]) -> None:
    """Nothing comes after it that could overrule it, and what came before gives way."""
    undone = {d.undoes for d in decisions}
    last = decisions[-1]
    if last.kind is DecisionKind.UNDO or last.id in undone:
        return
    alone, among = apply(last), apply(*decisions)
    assert alone.must.keys() <= among.must.keys()
    assert alone.cannot.keys() <= among.cannot.keys()


@given(decision_lists())
def test_undoing_the_last_gives_what_held_before_it(decisions: list[Decision]) -> None:
    assert apply(*decisions, undo(decisions[-1], minute=50)) == apply(*decisions[:-1])
