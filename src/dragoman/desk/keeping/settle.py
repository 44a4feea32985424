"""Documents whose claims have changed -> events brought up to date, with the reasons why claims need a person.

The evidence is committed before the rows. Killed between the two, a document stays `unsettled`, and the next settling
takes up the events that the rows do not show yet (`evidence.Change`): nothing is lost and nothing stays half done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Q

from dragoman.base.event import Event
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import drop_event, save_event
from dragoman.desk.keeping.evidence import change_evidence
from dragoman.desk.keeping.flags import flag_claims
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, DocumentRow, EventRow
from dragoman.resolve import Resolver


def settle(documents: Iterable[DocumentRow] = (), *, claims: Iterable[str] = ()) -> tuple[EventRow, ...]:
    """Bring the events of documents up to date, and those of claims that a decision has regrouped.

    Returns:
        The rows of the events that were written.
    """
    rows = list(documents)
    with transaction.atomic():
        take_turn()
        with change_evidence() as (resolver, change):
            for row in rows:
                add_document(resolver, row)
            changed = change.unshown | resolver.settle()
            change.note(changed)
            wanted = changed | {event_id_of(resolver, claim) for claim in (*claims, *_claims_of(rows))} - {""}
            events = list(closure(resolver, set(wanted)))
        held = [claim.id for event in events for claim in event.claims]
        before = _events_of(Q(claim_id__in=held) | Q(document__in=rows))
        told = _claims_in(before)
        ClaimRow.objects.exclude(state__in=LIVE).filter(document__in=rows).update(event=None)
        written = tuple(save_event(event) for event in events)
        _drop_empty(before - {row.pk for row in written}, told)
        for row, event in zip(written, events, strict=True):
            flag_claims(row, event)
        DocumentRow.objects.filter(pk__in=[row.pk for row in rows]).update(unsettled=False)
        change.mark_shown()
    return written


def settle_unsettled(tell: Callable[[int], object] = lambda done: None) -> int:
    """Take up what was interrupted, rulings on events first; returns how many documents."""
    done = 0
    settle()
    while rows := list(DocumentRow.objects.filter(unsettled=True).order_by("id")[:50]):
        settle(rows)
        done += len(rows)
        tell(done)
    return done


def add_document(resolver: Resolver, row: DocumentRow) -> None:
    """Hand the live claims of a document on; others that the evidence has of it are superseded."""
    lines = ClaimRow.objects.filter(document=row, state__in=LIVE).order_by("position", "id")
    resolver.add(
        load_document(row), [load_claim(line) for line in lines.values_list("line", flat=True)], whole=True
    )


def event_id_of(resolver: Resolver, claim: str) -> str:
    """The id of the event that holds a claim; "" when the evidence has no such claim."""
    return resolver.event_of(claim) if resolver.claims_of(claim) else ""


def closure(resolver: Resolver, wanted: set[str]) -> Iterable[Event]:
    """The events of these ids, and those into which other claims of the rows that they replace have gone."""
    waiting, seen = sorted(wanted), set(wanted)
    while waiting:
        event = resolver.find_event(waiting.pop())
        if event is None:
            continue
        yield event
        held = [claim.id for claim in event.claims]
        rows = ClaimRow.objects.filter(claim_id__in=held, event__isnull=False).values_list(
            "event_id", flat=True
        )
        left = ClaimRow.objects.filter(event_id__in=set(rows)).exclude(claim_id__in=held)
        for claim in left.values_list("claim_id", flat=True):
            other = event_id_of(resolver, claim)
            if other and other not in seen:
                seen.add(other)
                waiting.append(other)


def _claims_of(rows: list[DocumentRow]) -> list[str]:
    return list(ClaimRow.objects.filter(document__in=rows, state__in=LIVE).values_list("claim_id", flat=True))


def _events_of(wanted: Q) -> set[int]:
    """The keys of the events of claims."""
    return set(ClaimRow.objects.filter(wanted, event__isnull=False).values_list("event_id", flat=True))


def _claims_in(keys: set[int]) -> dict[int, list[str]]:
    """The claims of events, before they go elsewhere; the smallest id first."""
    found: dict[int, list[str]] = {}
    rows = ClaimRow.objects.filter(event_id__in=keys).order_by("claim_id").values_list("event_id", "claim_id")
    for event, claim in rows:
        found.setdefault(event, []).append(claim)
    return found


def _drop_empty(keys: set[int], told: dict[int, list[str]]) -> None:
    """Take out, of these events, the rows of those that no claim is left in; their ids find where the claims went."""
    for row in EventRow.objects.filter(pk__in=keys, claim_rows__isnull=True):
        left = ClaimRow.objects.filter(claim_id__in=told.get(row.pk, []), event__isnull=False)
        heir = left.select_related("event").order_by("claim_id").first()
        drop_event(row, heir.event if heir else None)
