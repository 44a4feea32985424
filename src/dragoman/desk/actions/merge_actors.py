"""Two names of groups -> ruled to be one actor, with a preview of what that bears on and a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from dragoman.atlas import fold
from dragoman.base.decision import Decision, DecisionKind
from dragoman.desk.actions.atlas_follow import follow_atlas
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import last_grouping
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.keeping.actor_merges import FORCE, UNLISTED, party_keys, standing_merges
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.atlas_naming import may_be_person
from dragoman.desk.keeping.decisions import keep_decision, load_decision
from dragoman.desk.keeping.evidence import open_evidence
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, DecisionRow, EventParty, LogEntry, User
from dragoman.resolve import Resolver
from dragoman.review import make_decision

MOST_COUNTED = 1_000
MOST_REGROUPED = 3_000
"""On a desk of more claims a preview does not group events anew, for that looks at every claim."""


@dataclass(frozen=True, slots=True)
class Named:
    """One of the actors: its key, its name, and in how many events it is named (counted to `MOST_COUNTED`)."""

    key: str
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What ruling actors to be one bears on.

    `together` counts events that name more than one of them; `before` and `after` are how many events there are of
    those that name any; `after` is None on a desk too large to group anew while somebody waits.
    """

    actors: tuple[Named, ...]
    together: int
    before: int
    after: int | None


class MergeActors(Action[DecisionRow]):
    """Rule that actors are one: events then name one actor, and accounts that fit are joined.

    Args:
        actors: two keys or more, as events have them: ids of the atlas, or "name:" and a folded name.
        why: the reason, in words.
    """

    name: ClassVar[str] = "merge actors"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(self, by: User, actors: Sequence[str], *, why: str, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.actors, self.why = tuple(dict.fromkeys(actors)), why

    def preview(self) -> Preview:
        """What it would bear on; nothing is kept."""
        self.check()
        named = self._named()
        events = EventParty.objects.filter(actor__in=self.actors).order_by()
        found = events.values_list("event_id", "actor").distinct()[: MOST_COUNTED * len(self.actors)]
        actors_of: dict[int, set[str]] = {}
        for event, actor in found:
            actors_of.setdefault(event, set()).add(actor)
        together = sum(len(actors) > 1 for actors in actors_of.values())
        after = None
        if not ClaimRow.objects.all()[MOST_REGROUPED:].exists():
            after = _count_after(self._decide(named, self.why.strip() or "preview"), actors_of)
        counted = tuple(Named(key, name, _count(key)) for key, name in named)
        return Preview(counted, together, len(actors_of), after)

    def perform(self) -> Done[DecisionRow]:
        if not self.why.strip():
            raise WrongInput(f"{self.name}: why? Say it in a few words, with what it rests on.")
        if len(self.actors) > 1 and any(set(self.actors) <= set(merge.keys) for merge in standing_merges()):
            raise WrongInput("these actors are ruled to be one already; nothing was changed.")
        take_turn()
        named = self._named()
        self.rule_after(last_grouping())
        decision = self._decide(named, self.why.strip())
        row = keep_decision(decision, self.by)
        job = follow_atlas(self.by, (), self.actors)
        told = f"ruled {' and '.join(name for _, name in named)} to be one actor"
        data = {"decision": decision.id, "actors": list(self.actors), "job": job.pk}
        return Done(row, told, "group", self.actors[0], data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        take_turn()
        row = DecisionRow.objects.get(decision_id=entry.data["decision"])
        undoing = make_decision(
            DecisionKind.UNDO, by=by.signature, why="undone at the desk", at=at, undoes=row.decision_id
        )
        kept = keep_decision(undoing, by)
        follow_atlas(by, (), (*entry.data["actors"], *party_keys(load_decision(row).actors)))
        data = {"decision": undoing.id, "actors": entry.data["actors"]}
        return Done(kept, f"undid: {entry.told}", entry.subject_kind, entry.subject, data=data)

    def _named(self) -> tuple[tuple[str, str], ...]:
        """The actors with their names.

        Raises:
            WrongInput: fewer than two, or one is not known here. NotAllowed: one is or may be a person.
        """
        if len(self.actors) < 2:
            raise WrongInput(f"{self.name}: name two actors.")
        return tuple((key, _name_of(key)) for key in self.actors)

    def _decide(self, named: tuple[tuple[str, str], ...], why: str) -> Decision:
        actors = tuple(name if key.startswith(UNLISTED) else key for key, name in named)
        return make_decision(
            DecisionKind.SAME_ACTOR, by=self.by.signature, why=why, at=self.at, actors=actors
        )


def _name_of(key: str) -> str:
    if key.startswith(FORCE):
        raise WrongInput(
            f"{key[:60]}: is found by the words for a country's force, and cannot be made one with others. "
            "Add the force to the atlas with its own names."
        )
    if not key.startswith(UNLISTED):
        actor = next((actor for actor in desk_atlas().actors if actor.id == key), None)
        if actor is None:
            raise WrongInput(f"{key[:60]!r}: neither in the atlas nor named in an event of this desk.")
        return actor.name
    names = EventParty.objects.filter(actor=key).values_list("name", flat=True)[:50]
    name = next((name for name in names if f"{UNLISTED}{fold(name)}"[:120] == key), None)
    name = name or next((name for merge in standing_merges() for k, name in merge.named if k == key), None)
    if name is None:
        raise WrongInput(f"{key[:60]!r}: neither in the atlas nor named in an event of this desk.")
    if may_be_person(name):
        raise NotAllowed("a party chosen here is or may be a person. Groups and forces only.")
    return str(name)


def _count(key: str) -> int:
    found = EventParty.objects.filter(actor=key).order_by().values("event_id").distinct()
    return len(found[:MOST_COUNTED])


def _count_after(decision: Decision, actors_of: dict[int, set[str]]) -> int:
    """How many events the claims of these events would make."""
    claims = list(ClaimRow.objects.filter(event_id__in=list(actors_of)).values_list("claim_id", flat=True))
    with open_evidence(keep=False) as resolver:
        resolver.decide([decision])
        resolver.settle()
        return len(_events_of(resolver, claims))


def _events_of(resolver: Resolver, claims: list[str]) -> set[str]:
    return {resolver.event_of(claim) for claim in claims if resolver.claims_of(claim)}
