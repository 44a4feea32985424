"""Which decisions hold: those that no standing decision undoes."""

from __future__ import annotations

import dataclasses

import pytest
from made_rulings import rule_same, undo

from dragoman.base.decision import Decision
from dragoman.base.standing import standing_decisions

RULED, OTHER = rule_same("c-1", "c-2"), rule_same("c-1", "c-3", minute=1)
UNDONE = undo(RULED)
AGAIN = undo(UNDONE, minute=40)
ABSENT = undo(dataclasses.replace(RULED, id="d-absent"))

CASES = [
    pytest.param((), (), id="none"),
    pytest.param((OTHER, RULED, RULED), (RULED, OTHER), id="in the order of their time, each once"),
    pytest.param((RULED, UNDONE, OTHER), (OTHER, UNDONE), id="undone"),
    pytest.param((UNDONE, RULED), (UNDONE,), id="undone, the later line first"),
    pytest.param((RULED, UNDONE, AGAIN), (RULED, AGAIN), id="the undoing undone"),
    pytest.param((RULED, UNDONE, AGAIN, undo(AGAIN, 50)), (UNDONE, undo(AGAIN, 50)), id="three times"),
]


@pytest.mark.parametrize(("given", "holding"), CASES)
def test_standing_decisions(given: tuple[Decision, ...], holding: tuple[Decision, ...]) -> None:
    assert standing_decisions(given) == (holding, ())


def test_undoing_what_is_not_here_has_no_effect_and_is_told() -> None:
    holding, remarks = standing_decisions([RULED, ABSENT])
    assert holding == (RULED, ABSENT)
    assert remarks == (f"decision {ABSENT.id} undoes d-absent, which is not here. It has no effect.",)


def test_those_that_undo_each_other_hold_neither_way_and_are_told() -> None:
    one = dataclasses.replace(UNDONE, id="d-one", undoes="d-two")
    two = dataclasses.replace(UNDONE, id="d-two", undoes="d-one")
    holding, remarks = standing_decisions([one, two, RULED])
    assert holding == (RULED,)
    assert remarks == ("decisions d-one, d-two undo each other in a circle. None has an effect.",)


def test_a_long_chain_of_undoing_is_followed_to_its_end() -> None:
    chain = [RULED]
    for minute in range(1, 5001):
        chain.append(undo(chain[-1], minute))
    holding, _ = standing_decisions(chain)
    assert set(holding) == set(chain[::2])
