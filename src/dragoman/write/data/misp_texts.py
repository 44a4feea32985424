"""An event -> what is said of it as a whole, as texts with the name of their field: for a format without fields for
it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.base.event import Event, Party, PlaceChoice
from dragoman.write.data.points import point_of
from dragoman.write.data.sides import hedge_of


def event_texts(event: Event) -> Iterator[tuple[str, str]]:
    """(field, text) of what is said of the event as a whole."""
    yield "event id", event.id
    yield "review state", str(event.review_state)
    yield "status", f"{event.status}: {event.status_why}"
    yield "source reliability", f"{event.grade.source}: {event.grade.source_why}"
    yield "information credibility", f"{event.grade.information}: {event.grade.information_why}"
    yield "date", f"{event.date.edtf}: {event.date.why}"
    yield "place", f"{', '.join(event.place.names)}: {event.place.why}"
    yield from (("place, also named", _choice(choice)) for choice in event.place.alternatives)
    yield from (("date, also given", choice.edtf) for choice in event.date.alternatives)
    yield from (("event type", str(event_type)) for event_type in event.event_types)
    yield from (("outcome", str(outcome)) for outcome in event.outcomes)
    for party in event.parties:
        yield str(party.role), _party(party)
        yield from ((f"{party.role}, also written", name) for name in party.names if name != party.name)
    for source in event.sources:
        interest = "interested" if source.interested else "not interested"
        yield "independent source", f"{source.name} ({source.kind}, {interest})"
    if event.materiel.is_open:
        yield "materiel", "an account says that there was more than it lists"
    yield from (("disagreement", f"{d.field}: {d.note}") for d in event.disagreements)
    yield from (("link", f"{link.start} {link.kind} {link.end} {link.note}") for link in event.links)
    yield from (("remark", remark) for remark in event.remarks)
    yield from (("earlier id", alias) for alias in event.aliases)


def _choice(choice: PlaceChoice) -> str:
    point = point_of(choice.place)
    where = f"{point[0]} {point[1]}" if point else "no point"
    return f"{choice.place.name} ({choice.place.id or 'not in the gazetteer'}, {where})"


def _party(party: Party) -> str:
    basis = f" ({hedge_of(party)})" if party.bases else ""
    return f"{party.name}{basis}" + (f" [{party.actor}]" if party.actor else "")
