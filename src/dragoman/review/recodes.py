"""The recodes that stand -> which of them have effect: the claims that they replace and those that they make.

Of two that replace one claim the later one holds. A recode of a claim that is not here waits: so when the split of a
claim is undone, what was made of its parts afterwards waits with it. A claim that a person added and that a better
reader makes later too is one claim: the person's values stand, the reader's beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, DecisionKind, decision_order


@dataclass(frozen=True, slots=True)
class Recodes:
    """What recodes amount to.

    Args:
        replaced: id of a claim -> the decision that replaces it.
        made: the claims that stand in place of others, each with the decision that made it.
        waiting: the claims of recodes without effect, each with its decision and why.
    """

    replaced: Mapping[str, str]
    made: tuple[tuple[Claim, Decision], ...]
    waiting: tuple[tuple[Claim, Decision, str], ...]


def follow_recodes(standing: Iterable[Decision], known: Collection[str], document_id: str) -> Recodes:
    """Which recodes of a document have effect.

    Args:
        standing: decisions that hold, in any order; other kinds are passed over.
        known: ids of the claims that readers have made of the document.
    """
    recodes = sorted((d for d in standing if _is_of(d, document_id)), key=decision_order)
    candidates, reasons = list(recodes), dict[str, str]()
    while True:
        overruled = _overruled(candidates)
        made, faults = set[str](), dict[str, str]()
        for decision in candidates:
            if decision.id not in overruled:
                if fault := _fault(decision, known, made):
                    faults[decision.id] = fault
                else:
                    made.update(claim.id for claim in decision.made)
        if not faults:
            break
        # One at a time, the latest first: what overruled another without effect leaves that one standing.
        dropped = max((d for d in candidates if d.id in faults), key=decision_order)
        reasons[dropped.id] = faults[dropped.id]
        candidates.remove(dropped)
    reasons |= {
        one: f"the later decision {other} replaces the same claim" for one, other in overruled.items()
    }
    effective = [d for d in candidates if d.id not in overruled]
    return Recodes(
        {claim: d.id for d in effective for claim in d.claims},
        tuple((claim, d) for d in effective for claim in d.made),
        tuple((claim, d, reasons[d.id]) for d in recodes if d.id in reasons for claim in d.made),
    )


def _is_of(decision: Decision, document_id: str) -> bool:
    return decision.kind is DecisionKind.RECODE and any(c.document_id == document_id for c in decision.made)


def _overruled(recodes: list[Decision]) -> dict[str, str]:
    """Id of each recode that a later one takes a claim from -> the later one."""
    taken: dict[str, str] = {}
    overruled: dict[str, str] = {}
    for decision in reversed(recodes):
        later = next((taken[claim] for claim in decision.claims if claim in taken), None)
        if later is not None:
            overruled[decision.id] = later
        else:
            taken |= dict.fromkeys(decision.claims, decision.id)
    return overruled


def _fault(decision: Decision, known: Collection[str], made: Collection[str]) -> str:
    """Why a recode cannot be followed; empty when it can."""
    missing = [claim for claim in decision.claims if claim not in known and claim not in made]
    if missing:
        return f"{', '.join(missing)}, which it replaces, is not here"
    doubled = [claim.id for claim in decision.made if claim.id in made]
    return f"{', '.join(doubled)}, which it makes, is another claim's id" if doubled else ""
