"""The claims of a neighbourhood with their scores -> events.

Agglomeration by average link: the two groups whose pairs have the highest mean score are joined while that mean is at
least `join`, and no pair between them is vetoed. A chain of weak links therefore never joins two far events: the ends
count as much as the middle. What people ruled comes first: what is one is joined, what is not is never.
Single link (connected components) and complete link were tried; the figures are in docs/explanation/resolving.md.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable

Pair = tuple[str, str]


def ordered(one: str, other: str) -> Pair:
    """A pair of ids in their order."""
    return (one, other) if one < other else (other, one)


def cluster_claims(
    claims: Iterable[str],
    score: Callable[[str, str], float],
    *,
    join: float,
    must: Iterable[Pair] = (),
    cannot: frozenset[Pair] = frozenset(),
) -> tuple[tuple[str, ...], ...]:
    """Groups of claim ids, each sorted, in the order of their smallest id.

    Args:
        claims: ids; their order does not matter.
        score: log-odds of a pair, -inf for a veto; asked once a pair.
        join: the mean score from which two groups are joined.
        must: pairs that people ruled to be one; they hold against scores and vetoes.
        cannot: pairs, ordered, that people ruled to be two.
    """
    groups = {claim: [claim] for claim in sorted(set(claims))}
    leader = {claim: claim for claim in groups}
    for one, other in sorted(ordered(*pair) for pair in must):
        if one in leader and other in leader and leader[one] != leader[other]:
            _absorb(groups, leader, *ordered(leader[one], leader[other]))
    sums = _sums(groups, score, cannot)
    heap = [(-total / count, *pair) for pair, (total, count) in sums.items() if total / count >= join]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        now = sums.get((one, other))
        if one not in groups or other not in groups or now is None or -now[0] / now[1] != negative:
            continue  # a score of groups that have grown since
        _absorb(groups, leader, one, other)
        for third in groups:
            if third == one:
                continue
            pair, gone = ordered(one, third), sums.pop(ordered(other, third), None)
            kept = sums.pop(pair, None)
            if kept is None or gone is None:
                continue  # a veto with one part is a veto with the whole
            sums[pair] = total, count = kept[0] + gone[0], kept[1] + gone[1]
            if total / count >= join:
                heapq.heappush(heap, (-total / count, *pair))
    return tuple(tuple(sorted(groups[one])) for one in sorted(groups))


def _absorb(groups: dict[str, list[str]], leader: dict[str, str], one: str, other: str) -> None:
    """Join the group led by `other` to that led by `one`, the smaller id."""
    moved = groups.pop(other)
    groups[one].extend(moved)
    for claim in moved:
        leader[claim] = one


def _sums(
    groups: dict[str, list[str]], score: Callable[[str, str], float], cannot: frozenset[Pair]
) -> dict[Pair, tuple[float, int]]:
    """Sum and number of the scores between groups; pairs of groups that a veto keeps apart are left out."""
    sums: dict[Pair, tuple[float, int]] = {}
    leaders = sorted(groups)
    for at, one in enumerate(leaders):
        for other in leaders[at + 1 :]:
            total = 0.0
            pairs = [ordered(a, b) for a in groups[one] for b in groups[other]]
            for pair in pairs:
                total += float("-inf") if pair in cannot else score(*pair)
                if total == float("-inf"):
                    break
            else:
                sums[one, other] = total, len(pairs)
    return sums
