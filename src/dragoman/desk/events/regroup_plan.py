"""What a person ticked -> which claims of which events a ruling would name; refused in words where it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.errors import WrongInput
from dragoman.desk.events.opened import rows_of
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, EventRow, User

KINDS = (DecisionKind.SAME, DecisionKind.NOT_SAME, DecisionKind.SPLIT, DecisionKind.MOVE)
MOST_EVENTS = 20
MOST_CLAIMS = 500
_PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Plan:
    """A ruling that is not made yet: its events as they stand, and the claims that it names."""

    kind: DecisionKind
    events: tuple[EventRow, ...]
    claims: tuple[str, ...]
    others: tuple[str, ...] = ()
    to: str | None = None

    def action(
        self,
        by: User,
        *,
        why: str = _PREVIEW,
        expected: dict[str, int] | None = None,
        at: datetime | None = None,
    ) -> RegroupClaims:
        """The action that would make it."""
        return RegroupClaims(
            by, self.kind, self.claims, others=self.others, to=self.to, why=why, expected=expected, at=at
        )

    @property
    def expected(self) -> dict[str, int]:
        """Event id -> revision, as they stand."""
        return {row.event_id: row.revision for row in self.events}


def read_plan(given: QueryDict) -> Plan:
    """The ruling that a form or an address asks for.

    Args:
        given: `kind`; `event`, one or more; of split and move `claim`, those that leave; of move `to`, an event.

    Raises:
        WrongInput: it names too little or what is not there; the message says what.
    """
    kind = next((kind for kind in KINDS if kind == given.get("kind")), None)
    if kind is None:
        raise WrongInput("ruling: kind is none of same, not_same, split, move. Go back and choose one.")
    events = _rows(given.getlist("event"))
    if kind in (DecisionKind.SAME, DecisionKind.NOT_SAME):
        return _plan_of_events(kind, events)
    if len(events) != 1:
        raise WrongInput(
            f"ruling: {kind} begins from one event, not from {len(events)}. Open the event again."
        )
    held = _claims(events[0])
    leaving = tuple(claim for claim in held if claim in set(given.getlist("claim")))
    staying = tuple(claim for claim in held if claim not in leaving)
    if not leaving:
        raise WrongInput(f"event {events[0].event_id}: no claim is ticked. Tick those that leave it.")
    if kind is DecisionKind.SPLIT:
        if not staying:
            raise WrongInput(
                f"event {events[0].event_id}: all claims are ticked. Leave one at least that stays."
            )
        return Plan(kind, events, leaving, staying)
    target = _rows([given.get("to", "").strip()])[0]
    if target.pk == events[0].pk:
        raise WrongInput(f"event {target.event_id}: the claims are in it already. Name another event.")
    return Plan(kind, (*events, target), leaving, staying, _claims(target)[0])


def read_expected(given: QueryDict) -> dict[str, int]:
    """Event id -> revision as the person saw it, from "e-...:3"."""
    found: dict[str, int] = {}
    for text in given.getlist("seen"):
        identity, _, revision = text.partition(":")
        if revision.isascii() and revision.isdigit() and len(revision) < 10:
            found[identity] = int(revision)
    return found


def _plan_of_events(kind: DecisionKind, events: tuple[EventRow, ...]) -> Plan:
    if len(events) < 2:
        raise WrongInput("ruling: names fewer than two events. Tick two or more.")
    held = [_claims(row) for row in events]
    if kind is DecisionKind.SAME:
        return Plan(kind, events, tuple(claim for claims in held for claim in claims))
    if len(events) > 2:
        raise WrongInput(f"ruling: {len(events)} events. Keep two apart at a time.")
    return Plan(kind, events, held[0], held[1])


def _rows(ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The rows of events by their ids, each once, in that order."""
    if len(ids) > MOST_EVENTS:
        raise WrongInput(f"ruling: {len(ids)} events, {MOST_EVENTS} at most. Tick fewer.")
    found = rows_of(ids)
    for identity in ids:
        if identity not in found:
            raise WrongInput(f"event {identity[:40]!r}: there is none of that id. Open the list again.")
    if not ids:
        raise WrongInput("ruling: names no event. Tick one.")
    return tuple({found[identity].pk: found[identity] for identity in ids}.values())


def _claims(row: EventRow) -> tuple[str, ...]:
    live = ClaimRow.objects.filter(event=row, state__in=LIVE).order_by("claim_id")
    found = tuple(live.values_list("claim_id", flat=True)[: MOST_CLAIMS + 1])
    if not found:
        raise WrongInput(f"event {row.event_id}: holds no open or accepted claim. Open the list again.")
    if len(found) > MOST_CLAIMS:
        raise WrongInput(
            f"event {row.event_id}: holds more than {MOST_CLAIMS} claims, too many for one ruling."
        )
    return found
