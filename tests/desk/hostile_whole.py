"""What must hold of a desk whatever was done to it, and how two do something at the same moment. See test_hostile_*."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.keeping.evidence import is_behind
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import (
    ClaimRow,
    DecisionClaim,
    DecisionRow,
    DocumentRow,
    EventAlias,
    EventRow,
    Job,
    JobKind,
    LogEntry,
    User,
)
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.rebuild_job import run_rebuild

AMBUSH = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near {place} on {day} May 2024"
    ", killing {count} soldiers and seizing two PKM machine guns, {who} said."
)


def tell(place: str = "Monguno", day: int = 2, count: str = "three", who: str = "a military source") -> str:
    """A paragraph that tells an ambush."""
    return AMBUSH.format(place=place, day=day, count=count, who=who)


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all at the same moment, each in a thread of its own; what each gave, or the error that it ended with."""
    gate, found = threading.Barrier(len(deeds)), dict[int, Any]()

    def do(number: int, deed: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(10)
            found[number] = deed()
        except Exception as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return [found[number] for number in range(len(deeds))]


def errors_of(found: list[Any]) -> list[str]:
    """The names of the errors among what was found."""
    return sorted(type(one).__name__ for one in found if isinstance(one, Exception))


def look_at_all(row: ClaimRow, by: User) -> None:
    """Look at every flag that keeps a claim from being accepted."""
    for flag in unchecked_flags(row):
        CheckValue(by, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()


def problems() -> list[str]:
    """What does not hold that must: counts, log and decisions, claims and events."""
    return [*_of_events(), *_of_claims(), *_of_documents(), *_of_log()]


def _of_events() -> list[str]:
    wrong = []
    for event in EventRow.objects.all():
        states = list(ClaimRow.objects.filter(event=event, state__in=LIVE).values_list("state", flat=True))
        plain = (len(states), states.count("accepted"), states.count("open"))
        if (event.claims, event.accepted, event.open_claims) != plain or not states:
            wrong.append(f"event {event.event_id}: counts are not {plain}")
        if (event.review_state == "accepted") != (set(states) == {"accepted"}):
            wrong.append(f"event {event.event_id}: is {event.review_state} with {states}")
    ids = EventRow.objects.values("event_id")
    wrong += [f"alias {a.alias} is an event's id" for a in EventAlias.objects.filter(alias__in=ids)]
    return wrong + (["the evidence is behind"] if is_behind() else [])


def _of_claims() -> list[str]:
    wrong = [
        f"claim {row.claim_id} is {row.state} and in no event"
        for row in ClaimRow.objects.filter(state__in=LIVE, event=None)
    ]
    gone = ClaimRow.objects.exclude(state__in=LIVE).exclude(event=None)
    return wrong + [f"claim {row.claim_id} is {row.state} and in an event" for row in gone]


def _of_documents() -> list[str]:
    wrong = []
    for row in DocumentRow.objects.all():
        states = list(row.claim_rows.filter(state__in=LIVE).values_list("state", flat=True))
        if (row.claims, row.open_claims, row.unsettled) != (len(states), states.count("open"), False):
            wrong.append(
                f"document {row.pk}: {row.claims}, {row.open_claims}, {row.unsettled} and not {states}"
            )
    return wrong


def _of_log() -> list[str]:
    logged = [one for entry in LogEntry.objects.all() for one in entry.decisions]
    kept = list(DecisionRow.objects.values_list("decision_id", flat=True))
    wrong = [] if sorted(logged) == sorted(kept) else ["log and decisions differ"]
    named = set(DecisionClaim.objects.values_list("decision__decision_id", flat=True))
    return wrong + [f"decision {one} names no claim" for one in kept if one not in named]


def snapshot() -> dict[str, list[tuple[object, ...]]]:
    """Every row that can be made anew."""
    claims = ClaimRow.objects.values_list(
        *("claim_id", "line", "state", "digest", "flags", "priority", "event__event_id", "position"),
        *("decided_by", "decided_at", "differs"),
    )
    events = EventRow.objects.values_list(
        "event_id", "line", "accepted", "claims", "open_claims", "review_state", "killed_low", "killed_high"
    )
    parties = EventRow.objects.values_list("event_id", "parties__role", "parties__actor")
    aliases = EventAlias.objects.values_list("alias", "event__event_id")
    documents = DocumentRow.objects.values_list("key", "state", "claims", "open_claims", "unsettled")
    found = {
        "claims": claims,
        "events": events,
        "parties": parties,
        "aliases": aliases,
        "documents": documents,
    }
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def rebuild() -> None:
    """Make all of it anew."""
    run_rebuild(Progress(Job.objects.create(kind=JobKind.REBUILD, title="rebuild")))
