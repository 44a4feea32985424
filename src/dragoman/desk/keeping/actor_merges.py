"""Decisions that actors are one -> those that hold, and the keys of parties that each makes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.atlas import fold
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.standing import standing_decisions
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.decisions import load_decision
from dragoman.desk.models import DecisionRow

UNLISTED = "name:"
FORCE = "force:"


@dataclass(frozen=True, slots=True)
class Merge:
    """Actors ruled to be one: `named` are keys as `EventParty.actor` has them, with names; the first stands for all."""

    decision: str
    named: tuple[tuple[str, str], ...]
    by: str
    at: str
    why: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys alone."""
        return tuple(key for key, _ in self.named)


def standing_merges() -> tuple[Merge, ...]:
    """The rulings that hold, in the order they were made."""
    rows = list(DecisionRow.objects.filter(kind=str(DecisionKind.SAME_ACTOR)).order_by("id"))
    waiting = [row.decision_id for row in rows]
    while waiting:
        undoing = list(DecisionRow.objects.filter(kind=str(DecisionKind.UNDO), undoes__in=waiting))
        rows += undoing
        waiting = [row.decision_id for row in undoing]
    holding, _ = standing_decisions(map(load_decision, rows))
    return tuple(_merge(decision) for decision in holding if decision.kind is DecisionKind.SAME_ACTOR)


def party_keys(actors: Sequence[str]) -> tuple[str, ...]:
    """The keys under which events name the actors of a decision, sorted as the resolver chooses among them."""
    return tuple(key for key, _ in _named(actors))


def _named(actors: Sequence[str]) -> tuple[tuple[str, str], ...]:
    atlas = desk_atlas()
    names = {actor.id: actor.name for actor in atlas.actors}
    found: dict[str, str] = {}
    for name in actors:
        matched = [name] if name in names else [match.value.id for match in atlas.match_actor(name)]
        found.update({key: names[key] for key in matched} or {f"{UNLISTED}{fold(name)}"[:120]: name})
    return tuple(sorted(found.items()))


def _merge(decision: Decision) -> Merge:
    return Merge(decision.id, _named(decision.actors), decision.by, decision.at, decision.why)
