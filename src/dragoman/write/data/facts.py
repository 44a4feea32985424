"""The kinds of fact that an event can hold -> how many of each it holds, so that an export can name what it leaves out.

An exporter says which kinds its format holds; all others that an event has are losses. A kind that is added to events
and not listed here is a kind that is lost in silence, so the tests hold this list against the fields of events.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from types import MappingProxyType

from dragoman.base.claim import Claim, Qualifier
from dragoman.base.event import Event, Figure, FigureKind, Role
from dragoman.write.data.exporter import Losses

Count = Callable[[Event], int]


def count_losses(event: Event, losses: Losses, *, held: Set[str], why: str) -> None:
    """Count every fact of an event that is of a kind not held."""
    for name, count in FACTS.items():
        if name not in held:
            found = count(event)
            if found:
                losses.add(name, why, event.id, found)


def _of_figures(kind: FigureKind) -> Count:
    return lambda event: sum(figure.kind is kind for figure in event.figures)


def _each_claim(count: Callable[[Claim], int]) -> Count:
    return lambda event: sum(count(claim) for claim in event.claims)


def _each_figure(count: Callable[[Figure], int]) -> Count:
    return lambda event: sum(count(figure) for figure in event.figures)


def _more_of_a_role(event: Event) -> int:
    return sum(max(0, sum(p.role is role for p in event.parties) - 1) for role in Role)


def _is_bounded(qualifier: Qualifier) -> bool:
    return qualifier is not Qualifier.EXACT


FACTS: MappingProxyType[str, Count] = MappingProxyType(
    {
        "aliases": lambda event: len(event.aliases),
        "event_types/further": lambda event: len(set(event.event_types) - {event.event_type}),
        "outcomes": lambda event: len(event.outcomes),
        "place/alternatives": lambda event: len(event.place.alternatives),
        "place/radius": lambda event: int(
            bool(event.place.chosen and event.place.chosen.radius_km is not None)
        ),
        "place/why": lambda event: int(bool(event.place.why)),
        "date/alternatives": lambda event: len(event.date.alternatives),
        "date/why": lambda event: int(bool(event.date.why)),
        "parties/further": _more_of_a_role,
        "parties/names": lambda event: sum(len(set(p.names) - {p.name}) for p in event.parties),
        "parties/actor": lambda event: sum(p.actor is not None for p in event.parties),
        "killed/accounts": lambda event: sum(
            len(f.accounts) for f in event.figures if f.kind is FigureKind.KILLED
        ),
        "injured": _of_figures(FigureKind.INJURED),
        "captured": _of_figures(FigureKind.CAPTURED),
        "figures/history": _each_figure(lambda figure: max(0, len(figure.history) - 1)),
        "figures/qualifiers": _each_figure(lambda f: sum(_is_bounded(a.qualifier) for a in f.accounts)),
        "materiel": lambda event: len(event.materiel.lines),
        "materiel/is_open": lambda event: int(event.materiel.is_open),
        "links": lambda event: len(event.links),
        "sources/kind": lambda event: len(event.sources),
        "disagreements": lambda event: len(event.disagreements),
        "grade/why": lambda event: int(bool(event.grade.source_why or event.grade.information_why)),
        "status/why": lambda event: int(bool(event.status_why)),
        "acceptances": lambda event: len(event.acceptances),
        "decisions": lambda event: len(event.decisions),
        "remarks": lambda event: len(event.remarks),
        "claims/assertion": lambda event: len(event.claims),
        "claims/attribution": _each_claim(lambda claim: int(claim.attribution is not None)),
        "claims/outlet": _each_claim(lambda claim: int(bool(claim.outlet or claim.platform))),
        "claims/claimed_on": _each_claim(lambda claim: int(claim.claimed_on is not None)),
        "claims/chain": _each_claim(lambda claim: len(claim.chain)),
        "claims/evidence_offered": _each_claim(lambda claim: len(claim.evidence_offered)),
        "claims/tolls": _each_claim(lambda c: len(c.killed) + len(c.injured) + len(c.captured)),
        "claims/materiel": _each_claim(lambda claim: len(claim.materiel)),
        "claims/places": _each_claim(lambda claim: len(claim.places)),
        "claims/refusals": _each_claim(lambda claim: len(claim.refusals)),
        "claims/why": _each_claim(lambda claim: len(claim.why)),
        "documents/text": lambda event: sum(bool(document.text) for document in event.documents),
        "documents/archived": lambda event: sum(bool(d.archived) for d in event.documents),
        "documents/fetched": lambda event: sum(bool(d.fetched) for d in event.documents),
        "documents/lang": lambda event: sum(bool(d.lang) for d in event.documents),
    }
)
