"""Decisions -> those that hold: each that no standing decision undoes.

An undo can be undone, and then what it had undone holds again. Two that undo each other hold neither way.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.base.decision import Decision, DecisionKind, decision_order


def standing_decisions(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """The decisions that hold, and what is odd about the others.

    Args:
        decisions: in any order; one that is there twice counts once.

    Returns:
        Those that hold, undoing ones too, by time and then id; and remarks on undoing what is not here or in a circle.
    """
    given = sorted({d.id: d for d in decisions}.values(), key=decision_order)
    remarks: list[str] = []
    undoers = _undoers(given, remarks)
    state: dict[str, bool | None] = {}
    circular: set[str] = set()
    for decision in given:
        if decision.id not in state:
            _judge(decision.id, undoers, state, circular)
    if circular:
        remarks.append(
            f"decisions {', '.join(sorted(circular))} undo each other in a circle. None has an effect."
        )
    return tuple(d for d in given if state[d.id] and d.id not in circular), tuple(remarks)


def _undoers(given: list[Decision], remarks: list[str]) -> dict[str, list[str]]:
    """Id of a decision -> the ids of those that undo it."""
    known = {d.id for d in given}
    undoers: dict[str, list[str]] = {}
    for decision in given:
        if decision.kind is not DecisionKind.UNDO:
            continue
        if decision.undoes in known:
            undoers.setdefault(str(decision.undoes), []).append(decision.id)
        else:
            remarks.append(
                f"decision {decision.id} undoes {decision.undoes}, which is not here. It has no effect."
            )
    return undoers


def _judge(
    start: str, undoers: dict[str, list[str]], state: dict[str, bool | None], circular: set[str]
) -> None:
    """Whether a decision, and all that bear on it, stand; depth first without recursion: the list may be long."""
    stack = [(start, iter(undoers.get(start, ())))]
    state[start] = None
    while stack:
        identity, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            state[identity] = not any(state.get(u) for u in undoers.get(identity, ()))
            stack.pop()
        elif following not in state:
            state[following] = None
            stack.append((following, iter(undoers.get(following, ()))))
        elif state[following] is None:
            circular.update(i for i, _ in stack[[i for i, _ in stack].index(following) :])
