"""Events -> what in them cannot be told: days that are none, bounds that are no count, what is there twice.

The types of a line are checked where it is read; what its values mean is checked here, before anything is composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.base.claim import Claim
from dragoman.base.errors import ComposeError
from dragoman.base.event import Event

_GRADE = re.compile(r"[A-F][1-6]", re.ASCII)
"""Source: NATO AJP-2.1, reliability of a source and credibility of what it says (the Admiralty code)."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def require_sound(events: Iterable[Event]) -> None:
    """Refuse an event with a value that means nothing, and events that would be counted twice.

    Raises:
        ComposeError: it names the event or claim, the field and the value.
    """
    event_of: dict[str, str] = {}
    seen: set[str] = set()
    for event in events:
        for problem in unsound(event):
            raise ComposeError(problem)
        if event.id in seen:
            raise ComposeError(f"event {event.id[:24]}: it is given twice. Name its file once.")
        seen.add(event.id)
        for claim in event.claims:
            if claim.id in event_of:
                raise ComposeError(
                    f"claim {claim.id[:24]}: it is in event {event_of[claim.id][:24]} and in event {event.id[:24]}. "
                    "Resolve the claims of both together."
                )
            event_of[claim.id] = event.id


def unsound(event: Event) -> Iterator[str]:
    """What is wrong with the values of an event, each with the remedy."""
    if event.date.start and event.date.end and event.date.start > event.date.end:
        yield (
            f"event {event.id[:24]}, date: {event.date.start[:24]!r} is after {event.date.end[:24]!r}. "
            "Resolve the claims again."
        )
    for field, day in (("start", event.date.start), ("end", event.date.end)):
        if day is not None and not is_day(day):
            yield (
                f"event {event.id[:24]}, date/{field}: {day[:24]!r} is no ISO date. Resolve the claims again."
            )
    if not _GRADE.fullmatch(event.grade.code):
        yield (
            f"event {event.id[:24]}, grade: {event.grade.code[:24]!r} is none from A1 to F6. "
            "Resolve the claims again."
        )
    if not event.claims:
        yield f"event {event.id[:24]}: no claim tells of it, so nothing can be cited. Resolve the claims again."
    seen: set[str] = set()
    for claim in event.claims:
        if claim.id in seen:
            yield f"event {event.id[:24]}: claim {claim.id[:24]!r} is there twice. Resolve the claims again."
        seen.add(claim.id)
        for field, what in _of_claim(claim):
            yield f"claim {claim.id[:24]}, {field}: {what}. Read its document again."


def is_day(text: str) -> bool:
    """Whether a text is an ISO day of the calendar, such as 2023-09-07."""
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _of_claim(claim: Claim) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of a claim."""
    if claim.claimed_on is not None and not is_day(claim.claimed_on):
        yield "claimed_on", f"{claim.claimed_on[:24]!r} is no ISO date"
    if claim.event_date is not None and not all(is_day(day) for day in _ends(claim.event_date)):
        yield "event_date", f"{claim.event_date[:24]!r} is no ISO date"
    for kind in ("killed", "injured", "captured"):
        for n, toll in enumerate(getattr(claim, kind)):
            if not _is_count(toll.min, toll.max):
                yield f"{kind}/{n}", f"{toll.min} to {toll.max} is no count"
    for n, item in enumerate(claim.materiel):
        if not _is_count(item.qty_min, item.qty_max):
            yield f"materiel/{n}", f"{item.qty_min} to {item.qty_max} is no count"


def _ends(days: str) -> list[str]:
    """The first and the last of an interval; one of them may be open, but not both."""
    given = [day for day in days.split("/") if day]
    return given if given and days.count("/") < 2 else [days]


def _is_count(low: int | None, high: int | None) -> bool:
    """Whether bounds are of a number of people or things."""
    return (low or 0) >= 0 and (high is None or high >= (low or 0))
