"""What is kept for ever stays, one acceptance is not published as two, and what was erased does not come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from dragoman.base.document import Document
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.erase_document import EraseDocument
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import KeptForever
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.keeping.take import read_document_row, take_document
from dragoman.desk.models import (
    ClaimRow,
    ClaimVersion,
    DecisionClaim,
    DecisionRow,
    Desk,
    DocumentRow,
    Job,
    JobKind,
    LogEntry,
    ReadingRow,
    User,
)
from dragoman.desk.models.append_only import AppendOnly
from dragoman.desk.tray.gather import gather_events
from dragoman.desk.tray.wanted import Item
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.reread_job import run_reread
from tests.desk.hostile_whole import look_at_all, problems, rebuild, snapshot

pytestmark = pytest.mark.django_db
KEPT: tuple[type[AppendOnly], ...] = (ClaimVersion, ReadingRow, DecisionRow, DecisionClaim, LogEntry)
SAYS = {
    ClaimVersion: ("line", "{}"),
    ReadingRow: ("refused", "[]"),
    DecisionRow: ("why", "another reason"),
    DecisionClaim: ("claim_id", "another"),
    LogEntry: ("told", "nothing at all"),
}


def _save(row: Any, name: str, value: str) -> None:
    setattr(row, name, value)
    row.save()


def _save_one(row: Any, name: str, value: str) -> None:
    setattr(row, name, value)
    row.save(update_fields=[name])


def _bulk(row: Any, name: str, value: str) -> None:
    setattr(row, name, value)
    type(row).objects.bulk_update([row], [name])


WAYS: dict[str, Callable[[Any, str, str], object]] = {
    "save": _save,
    "save a column": _save_one,
    "update": lambda row, name, value: type(row).objects.filter(pk=row.pk).update(**{name: value}),
    "bulk update": _bulk,
    "update or create": lambda row, name, value: type(row).objects.update_or_create(
        pk=row.pk, defaults={name: value}
    ),
    "delete": lambda row, name, value: row.delete(),
    "delete a query": lambda row, name, value: type(row).objects.all().delete(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", KEPT)
def test_what_is_kept_for_ever_cannot_be_changed(
    ambush: DocumentRow, analyst: User, model: type[AppendOnly], way: str
) -> None:
    RejectClaims(analyst, {ClaimRow.objects.get().claim_id: None}, why="a drill").execute()
    before = list(model.objects.values_list())
    with pytest.raises(KeptForever, match="is kept as it was written"), transaction.atomic():
        WAYS[way](model.objects.order_by("pk")[0], *SAYS[model])
    assert list(model.objects.values_list()) == before


def test_a_document_with_readings_cannot_be_deleted(ambush: DocumentRow) -> None:
    with pytest.raises(KeptForever), transaction.atomic():
        ambush.delete()
    assert (DocumentRow.objects.count(), ReadingRow.objects.count()) == (1, 1)


def test_one_acceptance_is_not_published_where_two_are_demanded(
    ambush: DocumentRow, person: Callable[..., User]
) -> None:
    Desk.load()
    Desk.objects.update(requires_two=True)
    row = ClaimRow.objects.get()
    look_at_all(row, person("analyst"))
    AcceptClaims(person("analyst"), {row.claim_id: None}).execute()
    row.refresh_from_db()
    wanted = [Item("event", row.event.event_id)]
    assert (load_event(row.event).accepted, str(load_event(row.event).review_state)) == ((), "draft")
    assert gather_events(wanted, is_final=True).events == ()
    AcceptClaims(person("reviewer"), {row.claim_id: None}).execute()
    row.refresh_from_db()
    assert (load_event(row.event).accepted, str(load_event(row.event).review_state)) == (
        (row.claim_id,),
        "accepted",
    )
    assert len(gather_events(wanted, is_final=True).events) == 1
    assert problems() == []


def test_accepting_leaves_nothing_for_the_next_start(ambush: DocumentRow, analyst: User) -> None:
    row = ClaimRow.objects.get()
    look_at_all(row, analyst)
    AcceptClaims(analyst, {row.claim_id: None}).execute()
    before = snapshot()
    assert problems() == []
    rebuild()
    assert (snapshot(), problems()) == (before, [])


def test_claims_whose_rows_were_lost_are_made_anew_with_who_ruled(
    take: Any, ambush: DocumentRow, analyst: User, person: Callable[..., User]
) -> None:
    row = ClaimRow.objects.get()
    reject = RejectClaims(person("reviewer"), {row.claim_id: None}, why="a drill")
    reject.execute()
    assert reject.entry is not None
    Undo(analyst, Undo(analyst, reject.entry.pk).execute().pk).execute()
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("rejected", "reviewer")
    before = snapshot()
    ClaimRow.objects.all().delete()
    rebuild()
    assert snapshot() == before


def test_an_erased_document_is_not_read_again(ambush: DocumentRow, person: Callable[..., User]) -> None:
    text = load_document(ambush)
    stale = DocumentRow.objects.get(pk=ambush.pk)
    EraseDocument(person("reviewer"), ambush.pk, why="asked for", is_confirmed=True).execute()
    tomb = DocumentRow.objects.filter(pk=ambush.pk).values().get()
    job = Job.objects.create(kind=JobKind.REREAD, title="again", data={"documents": [ambush.pk]})
    run_reread(Progress(job))
    read_document_row(stale)  # by whoever had it in memory when it was erased
    take_document(text, origin="paste", by=person("analyst"))
    other = Document("another-id", text.text, text.title, None, None, text.published)
    take_document(other, origin="paste", by=person("analyst"))
    assert DocumentRow.objects.filter(pk=ambush.pk).values().get() == tomb
    assert (ReadingRow.objects.count(), ClaimRow.objects.exclude(state="gone").count()) == (0, 0)
    assert problems() == []
