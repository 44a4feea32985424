"""People's decisions -> what holds now: pairs that are one, pairs that are not, actors that are one.

A decision holds until it is undone. Where two contradict each other the later one holds, pair by pair, and the earlier
one is named; a decision on a claim that is not here waits for it. Nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.standing import standing_decisions
from dragoman.resolve.cluster import Pair, ordered

_OURS = frozenset(
    {
        DecisionKind.SAME,
        DecisionKind.NOT_SAME,
        DecisionKind.SPLIT,
        DecisionKind.MOVE,
        DecisionKind.SAME_ACTOR,
    }
)
"""Kinds that say which claims or actors are one; the others are about single claims."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What decisions amount to.

    `must` and `cannot` map pairs of claim ids to the decision behind each; `merges` are decisions with the actors that
    each makes one; `remarks` name decisions that wait, are overruled or cannot be followed.
    """

    must: dict[Pair, str]
    cannot: dict[Pair, str]
    merges: tuple[tuple[str, tuple[str, ...]], ...]
    remarks: tuple[str, ...]

    def of_claims(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The decisions that touch any of the claims."""
        wanted = set(claims)
        return tuple(
            sorted(
                {d for table in (self.must, self.cannot) for pair, d in table.items() if wanted & set(pair)}
            )
        )


def apply_decisions(decisions: Iterable[Decision], claim_of: Callable[[str], str | None]) -> Rulings:
    """What holds of a list of decisions.

    Args:
        decisions: in any order; their time decides which of two is the later.
        claim_of: an id of a claim or an event -> the claim's id, None when there is no such claim.
    """
    holding, odd = standing_decisions(decisions)
    standing = [d for d in holding if d.kind in _OURS]
    remarks = list(odd)
    must: dict[Pair, str] = {}
    cannot: dict[Pair, str] = {}
    sets = _Sets()
    for decision in reversed(standing):  # the latest first: what it rules, no earlier one can change
        joined, parted = _pairs(decision, claim_of, remarks)
        overruled: set[str] = set()
        for pair in parted:
            if sets.root(pair[0]) == sets.root(pair[1]):
                overruled.update(d for p, d in must.items() if sets.root(p[0]) == sets.root(pair[0]))
            else:
                cannot.setdefault(pair, decision.id)
        for pair in joined:
            if any(sets.would_join(pair, other) for other in cannot):
                overruled.update(d for p, d in cannot.items() if sets.would_join(pair, p))
            else:
                sets.join(*pair)
                must.setdefault(pair, decision.id)
        overruled.discard(decision.id)
        if overruled:
            remarks.append(
                f"decision {decision.id} ({decision.kind}, {decision.at}) contradicts the later "
                f"{', '.join(sorted(overruled))}, which holds. Undo one of them."
            )
    merges = tuple((d.id, d.actors) for d in standing if d.kind is DecisionKind.SAME_ACTOR)
    return Rulings(must, cannot, merges, tuple(remarks))


def _pairs(
    decision: Decision, claim_of: Callable[[str], str | None], remarks: list[str]
) -> tuple[list[Pair], list[Pair]]:
    """The pairs that a decision joins, and those that it parts."""

    def known(ids: Iterable[str]) -> Iterator[str]:
        for identity in ids:
            claim = claim_of(identity)
            if claim is None:
                remarks.append(
                    f"decision {decision.id} ({decision.kind}) names {identity}, which is not here. It waits for it."
                )
            else:
                yield claim

    if decision.kind is DecisionKind.SAME_ACTOR:
        return [], []
    claims, others = list(dict.fromkeys(known(decision.claims))), list(dict.fromkeys(known(decision.others)))
    within = [ordered(a, b) for a, b in combinations(claims, 2)]
    across = [ordered(a, b) for a, b in product(claims, others) if a != b]
    if decision.kind is DecisionKind.SAME:
        return within, []
    if decision.kind is DecisionKind.NOT_SAME:
        return [], across if others else within
    if decision.kind is DecisionKind.SPLIT:
        return within, across
    targets = list(dict.fromkeys(known([*([decision.to] if decision.to else []), *decision.joined])))
    together = dict.fromkeys([*claims, *targets])
    return [ordered(a, b) for a, b in combinations(together, 2)], across


class _Sets:
    """Which claims are joined so far (union and find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, claim: str) -> str:
        while self._above.get(claim, claim) != claim:
            claim = self._above[claim]
        return claim

    def join(self, one: str, other: str) -> None:
        self._above[self.root(one)] = self.root(other)

    def would_join(self, pair: Pair, other: Pair) -> bool:
        """Whether joining `pair` would bring the two of `other` together."""
        ends = {self.root(pair[0]), self.root(pair[1])}
        return ends == {self.root(other[0]), self.root(other[1])}
