"""The claims of a neighbourhood with their scores -> events.

Agglomeration: the two groups that are closest are joined while their link is at least `join` and no pair between them
is vetoed. The link is the mean of the best pair's score and of the mean score of all pairs. The best pair lets an
account in that only one other resembles; the mean keeps a chain of weak links from joining two far events, whose ends
count as much as its middle. What people ruled comes first: what is one is joined, what is not is never.
Links by the best pair alone and by the mean alone were tried; the figures are in docs/explanation/resolving.md.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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
        join: the link from which two groups are joined.
        must: pairs that people ruled to be one; they hold against scores and vetoes.
        cannot: pairs, ordered, that people ruled to be two.
    """
    groups = {claim: [claim] for claim in sorted(set(claims))}
    leader = {claim: claim for claim in groups}
    for one, other in sorted(ordered(*pair) for pair in must):
        if one in leader and other in leader and leader[one] != leader[other]:
            _absorb(groups, leader, *ordered(leader[one], leader[other]))
    links = _links(groups, score, cannot)
    heap = [(-link.value, *pair) for pair, link in links.items() if link.value >= join]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        now = links.get((one, other))
        if one not in groups or other not in groups or now is None or -now.value != negative:
            continue  # a link of groups that have grown since
        _absorb(groups, leader, one, other)
        for third in groups:
            if third == one:
                continue
            pair, gone = ordered(one, third), links.pop(ordered(other, third), None)
            kept = links.pop(pair, None)
            if kept is None or gone is None:
                continue  # a veto with one part is a veto with the whole
            links[pair] = link = kept + gone
            if link.value >= join:
                heapq.heappush(heap, (-link.value, *pair))
    return tuple(tuple(sorted(groups[one])) for one in sorted(groups))


@dataclass(frozen=True, slots=True)
class _Link:
    """The scores of the pairs between two groups: their sum, number and best."""

    total: float
    count: int
    best: float

    @property
    def value(self) -> float:
        return (self.best + self.total / self.count) / 2

    def __add__(self, other: _Link) -> _Link:
        return _Link(self.total + other.total, self.count + other.count, max(self.best, other.best))


def _absorb(groups: dict[str, list[str]], leader: dict[str, str], one: str, other: str) -> None:
    """Join the group led by `other` to that led by `one`, the smaller id."""
    moved = groups.pop(other)
    groups[one].extend(moved)
    for claim in moved:
        leader[claim] = one


def _links(
    groups: dict[str, list[str]], score: Callable[[str, str], float], cannot: frozenset[Pair]
) -> dict[Pair, _Link]:
    """The links between groups; pairs of groups that a veto keeps apart are left out."""
    links: dict[Pair, _Link] = {}
    leaders = sorted(groups)
    for at, one in enumerate(leaders):
        for other in leaders[at + 1 :]:
            scores = []
            for pair in (ordered(a, b) for a in groups[one] for b in groups[other]):
                found = float("-inf") if pair in cannot else score(*pair)
                if found == float("-inf"):
                    break
                scores.append(found)
            else:
                links[one, other] = _Link(sum(scores), len(scores), max(scores))
    return links
