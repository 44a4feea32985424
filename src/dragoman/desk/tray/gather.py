"""What is ticked -> the events that a report tells, in the order of the tray, and what of them is left out.

A ticked event is told whole. Of an event of which only claims are ticked, nothing but these is told: it is derived
anew from them, as `write report --final` does with accepted claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.event import Event
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.decisions import decisions_on, load_decision
from dragoman.desk.keeping.event_rows import find_event_row, load_event
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, DecisionRow, EventRow
from dragoman.desk.tray.wanted import Item
from dragoman.pipeline import keep_accepted
from dragoman.resolve import Reteller
from dragoman.review import mark_accepted


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events with the texts of their documents; `left_out` says in a sentence each what is not told, and why."""

    events: tuple[Event, ...]
    left_out: tuple[str, ...]


def gather_events(items: Sequence[Item], *, is_final: bool) -> Gathered:
    """The events of what is ticked.

    Args:
        is_final: only what accepted claims tell.
    """
    gathering = _Gathering(items)
    events = list(gathering.events())
    if is_final:
        left_out = gathering.left_out
        events = list(keep_accepted(events, gathering.decisions, desk_atlas, left_out.append))
    return Gathered(tuple(events), tuple(gathering.left_out))


def decisions_of(claims: Iterable[str]) -> tuple[Decision, ...]:
    """Every decision that bears on claims, and those that say which actors are one."""
    merges = [load_decision(row) for row in DecisionRow.objects.filter(kind=str(DecisionKind.SAME_ACTOR))]
    known = decisions_on(list(claims))
    ids = {decision.id for decision in known}
    undone = [decision.id for decision in merges]
    undoing = [load_decision(row) for row in DecisionRow.objects.filter(undoes__in=undone)] if undone else []
    return (*known, *(decision for decision in (*merges, *undoing) if decision.id not in ids))


class _Gathering:
    """One run: which claims of which event are wanted, None for all."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.left_out: list[str] = []
        self._rows: dict[int, EventRow] = {}
        self._wanted: dict[int, set[str] | None] = {}
        for item in items:
            self._add(item)

    def _add(self, item: Item) -> None:
        if item.kind == "event":
            row = find_event_row(item.subject)
            if row is None:
                self.left_out.append(f"event {item.subject[:24]}: there is none with this id any more.")
                return
            self._rows[row.pk], self._wanted[row.pk] = row, None
            return
        claim = ClaimRow.objects.filter(claim_id=item.subject).select_related("event").first()
        if claim is None or claim.event is None or claim.state not in LIVE:
            state = f"is {claim.get_state_display()}" if claim else "is not there any more"
            self.left_out.append(f"claim {item.subject[:24]}: {state}.")
            return
        self._rows.setdefault(claim.event.pk, claim.event)
        wanted = self._wanted.setdefault(claim.event.pk, set())
        if wanted is not None:
            wanted.add(claim.claim_id)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What people ruled on all of it."""
        held = ClaimRow.objects.filter(event__in=list(self._rows)).values_list("claim_id", flat=True)
        return decisions_of(held)

    @cached_property
    def _reteller(self) -> Reteller:
        return Reteller(desk_atlas(), self.decisions)

    def events(self) -> Iterator[Event]:
        """The events in order, each with the claims that are wanted of it."""
        for key, row in self._rows.items():
            event, wanted = load_event(row), self._wanted[key]
            held = {claim.id for claim in event.claims}
            if not held:
                self.left_out.append(f"event {row.event_id}: no claim tells of it any more.")
            elif wanted is None or wanted >= held:
                yield event
            else:
                told = self._reteller.retell(event, wanted & held)
                yield mark_accepted(replace(told, acceptances=event.acceptances), self.decisions)


def standing_of(claims: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Each claim that is still there -> (digest, state), to tell later whether it changed."""
    rows = ClaimRow.objects.filter(claim_id__in=list(claims)).values_list("claim_id", "digest", "state")
    return {claim: (digest, state) for claim, digest, state in rows}
