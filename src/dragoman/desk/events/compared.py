"""Two events -> why the resolver has them as one or two: each part of the score of their nearest pairs, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.base.event import Event
from dragoman.desk.events.opened import desk_of
from dragoman.desk.events.words import room_word
from dragoman.desk.keeping.evidence import open_evidence
from dragoman.page.event_desk import EventDesk
from dragoman.page.names import withhold
from dragoman.page.shown import show_line
from dragoman.resolve import Comparison, explain

_PAIRS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One part of a score: `weight` is "" for what keeps a pair apart whatever else is so."""

    label: str
    says: str
    weight: str
    tone: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two claims, one of each event, and their score."""

    one: str
    other: str
    score: str
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class ComparedView:
    """Why two events are two: `worst` is the pair that speaks most against joining them."""

    verdict: str
    is_joined: bool
    link: str
    join: str
    pairs: tuple[PairView, ...]
    worst: PairView | None
    count: int


def compare_events(one: Event, other: Event) -> ComparedView:
    """Compare two events that the desk has; nothing is kept.

    Raises:
        UnknownId: the evidence has no claim of one of them.
        StoreError: another process has been writing for long.
    """
    with open_evidence(keep=False) as resolver:
        found = explain(resolver, one.id, other.id)
        worst = resolver.barrier(one.id, other.id) if not found.joined else None
    desks = (desk_of(one), desk_of(other))
    names = tuple(dict.fromkeys((*desks[0].names, *desks[1].names)))
    shown = found.pairs[:_PAIRS_SHOWN]
    return ComparedView(
        verdict=withhold(show_line(found.verdict), names),
        is_joined=found.joined,
        link=_number(found.link),
        join=_number(found.join),
        pairs=tuple(_pair(pair, desks, names) for pair in shown),
        worst=_pair(worst, desks, names) if worst and worst not in shown else None,
        count=len(found.pairs),
    )


def _pair(pair: Comparison, desks: Sequence[EventDesk], names: tuple[str, ...]) -> PairView:
    prior = ReasonView(room_word("comparison", "prior"), "", _number(pair.prior), "")
    return PairView(
        one=_claim(pair.one, desks),
        other=_claim(pair.other, desks),
        score=_number(pair.score),
        reasons=(
            prior,
            *(
                ReasonView(
                    room_word("comparison", reason.name),
                    withhold(show_line(reason.says), names),
                    "" if reason.weight is None else _number(reason.weight),
                    "bad"
                    if reason.weight is None or reason.weight < 0
                    else "good"
                    if reason.weight > 0
                    else "",
                )
                for reason in pair.reasons
            ),
        ),
    )


def _claim(identity: str, desks: Sequence[EventDesk]) -> str:
    """Who speaks in a claim, and in which document."""
    for desk in desks:
        claim = desk.claims.get(identity)
        if claim is not None:
            return f"{desk.who(identity)}: {desk.title_of(claim.document_id)}"
    return identity


def _number(value: float) -> str:
    """A weight with its sign; a veto is no number."""
    return "never" if value == float("-inf") else f"{value:+.1f}"
