"""What people have accepted of an event -> the words that the page and the table say of it."""

from __future__ import annotations

from datetime import UTC, datetime

from dragoman.base.event import Acceptance, ReviewState
from dragoman.page.event_desk import EventDesk
from dragoman.page.shown import isolate
from dragoman.page.words import word


def review_words(desk: EventDesk) -> str:
    """Whether an event is a draft; of an accepted one by whom and when, else how many claims are accepted."""
    event = desk.event
    if event.review_state is ReviewState.DRAFT and event.accepted:
        counts = {"n": f"{len(event.accepted):,}", "all": f"{len(event.claims):,}"}
        return word("text", "some_accepted").format(**counts)
    if event.review_state is ReviewState.DRAFT or not event.acceptances:
        return word("review_state", event.review_state)
    return _by_and_on(desk, event.acceptances)


def claim_words(desk: EventDesk, claim_id: str) -> str:
    """By whom and when a claim was accepted, "" when it is not."""
    return _by_and_on(desk, tuple(a for a in desk.event.acceptances if a.claim == claim_id))


def _by_and_on(desk: EventDesk, acceptances: tuple[Acceptance, ...]) -> str:
    """Everybody who accepted, the earliest first, and the last day on which one did."""
    ordered = sorted(acceptances, key=lambda a: (a.at, a.claim))
    if not ordered:
        return ""
    names = list(dict.fromkeys(isolate(desk.say(a.by)) for a in ordered))
    days = list(dict.fromkeys(_day(a.at) for a in ordered))
    last = word("text", "and").replace("{names}", "").replace("{last}", names.pop()) if len(names) > 1 else ""
    frame = word("text", "accepted_on" if len(days) == 1 else "accepted_last_on")
    return frame.replace("{date}", desk.day(days[-1])).replace("{names}", ", ".join(names) + last)


def _day(instant: str) -> str:
    """The day of an instant in UTC; what is no instant is left as it is."""
    try:
        return datetime.fromisoformat(instant).astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return instant
