"""The dates of an event -> how many days they span, and the last day on which anything of it was said."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dragoman.base.event import Event, EventDate

NEVER = "1970-01-01T00:00:00Z"
"""Stands where nothing of an event is dated."""


def days_of(when: EventDate) -> int | None:
    """How many days the event may have taken, None where an end is open or nothing is dated."""
    first, last = as_day(when.start), as_day(when.end)
    return (last - first).days + 1 if first and last else None


def as_day(text: str | None) -> date | None:
    """An ISO date, None for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def first_said(event: Event) -> str:
    """The UTC instant at midnight of the first day on which an account of the event was given or published."""
    return min(_said(event), default=NEVER)


def last_said(event: Event) -> str:
    """The UTC instant of the event's newest part: the last day on which an account was given or published, at midnight,
    or the last acceptance, whichever is later."""
    accepted = [at for acceptance in event.acceptances if (at := _utc(acceptance.at))]
    return max([*_said(event), *accepted], default=NEVER)


def _said(event: Event) -> list[str]:
    days = [day for claim in event.claims if (day := as_day(claim.claimed_on))]
    days += [document.published for document in event.documents if document.published]
    return [f"{day.isoformat()}T00:00:00Z" for day in days]


def _utc(instant: str) -> str | None:
    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at.tzinfo else None
