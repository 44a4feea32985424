"""The whole way of a document through the desk's tables: taken in, decided on, undone, read again, rebuilt."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.base.decision import DecisionKind
from dragoman.base.span import Part, Span
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import find_event_row, load_event
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import (
    ClaimRow,
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
from dragoman.desk.work.rebuild_job import restore_aliases, run_rebuild
from dragoman.review.edits import make_edit

pytestmark = pytest.mark.django_db


def only_claim(document: DocumentRow) -> ClaimRow:
    row: ClaimRow = ClaimRow.objects.get(document=document)
    return row


def look_at_all(row: ClaimRow, by: User) -> None:
    for flag in unchecked_flags(row):
        CheckValue(by, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()


def snapshot() -> tuple[object, ...]:
    claims = ClaimRow.objects.order_by("claim_id").values_list(
        "claim_id", "line", "state", "flags", "event__event_id"
    )
    events = EventRow.objects.order_by("event_id").values_list(
        "event_id", "line", "accepted", "claims", "review_state"
    )
    return (tuple(claims), tuple(events))


def test_take_document_gives_claims_and_events(ambush: DocumentRow) -> None:
    row = only_claim(ambush)
    assert (ambush.state, ambush.claims, ambush.open_claims, ambush.unsettled) == ("read", 1, 1, False)
    assert (row.event_type, row.killed_max, row.state) == ("ambush", 3, "open")
    event = row.event
    assert event is not None
    assert (event.killed_low, event.killed_high, event.claims, event.review_state) == (3, 3, 1, "draft")
    assert sorted(event.materiel.values_list("category", "disposition", "low")) == [
        ("machine_gun", "seized", 2)
    ]
    assert load_event(event).claims == (load_claim(row.line),)


def test_take_document_twice_changes_nothing(take: Any, ambush: DocumentRow) -> None:
    before = snapshot()
    again = take(
        load_document(ambush).text, title="Three soldiers killed in ambush near Monguno", id=ambush.doc_id
    )
    assert (again.pk, snapshot()) == (ambush.pk, before)


def test_the_same_words_under_another_id_are_linked(take: Any, ambush: DocumentRow) -> None:
    copy = take(
        load_document(ambush).text, title="Three soldiers killed in ambush near Monguno", id="another"
    )
    assert copy.pk != ambush.pk
    assert copy.copy_of_id == ambush.pk


def test_accept_claims_then_undo_then_redo(ambush: DocumentRow, analyst: User) -> None:
    row = only_claim(ambush)
    look_at_all(row, analyst)
    before = snapshot()
    action = AcceptClaims(analyst, {row.claim_id: row.revision})
    action.execute()
    row.refresh_from_db()
    assert (row.state, row.decided_by, row.event.review_state) == ("accepted", "analyst", "accepted")
    assert load_event(row.event).accepted == (row.claim_id,)
    assert action.entry is not None
    undo = Undo(analyst, action.entry.pk)
    undo.execute()
    assert snapshot() == before
    assert undo.entry is not None
    Undo(analyst, undo.entry.pk).execute()
    row.refresh_from_db()
    assert row.state == "accepted"


def test_accept_claims_writes_one_log_entry(ambush: DocumentRow, analyst: User) -> None:
    row = only_claim(ambush)
    look_at_all(row, analyst)
    count = LogEntry.objects.count()
    AcceptClaims(analyst, {row.claim_id: row.revision}).execute()
    assert LogEntry.objects.count() == count + 1


def test_accept_claims_refuses_who_saw_an_older_one(ambush: DocumentRow, analyst: User, person: Any) -> None:
    row = only_claim(ambush)
    look_at_all(row, analyst)
    RejectClaims(person("reviewer"), {row.claim_id: row.revision}, why="a drill").execute()
    before = snapshot()
    with pytest.raises(Conflict, match="changed by reviewer"):
        AcceptClaims(analyst, {row.claim_id: row.revision}).execute()
    assert snapshot() == before


def test_accept_claims_refuses_an_api_client(ambush: DocumentRow, person: Any) -> None:
    row = only_claim(ambush)
    with pytest.raises(NotAllowed, match="lacks the right to decide"):
        AcceptClaims(person("client"), {row.claim_id: row.revision}).execute()
    assert not DecisionRow.objects.exists()


def test_accept_claims_wants_a_large_toll_looked_at(take: Any, analyst: User) -> None:
    document = take(
        "Fighters of the Lake Reeds Brotherhood attacked a post near Monguno on 2 May 2024, killing 64 soldiers, "
        "the group said."
    )
    row = only_claim(document)
    assert "large_toll" in {flag.rule for flag in unchecked_flags(row)}
    with pytest.raises(WrongInput, match="look first"):
        AcceptClaims(analyst, {row.claim_id: row.revision}).execute()
    look_at_all(row, analyst)
    AcceptClaims(analyst, {row.claim_id: None}).execute()
    row.refresh_from_db()
    assert row.state == "accepted"


def test_reject_claims_takes_the_event_away_and_undo_brings_it_back(
    ambush: DocumentRow, analyst: User
) -> None:
    before = snapshot()
    row = only_claim(ambush)
    action = RejectClaims(analyst, {row.claim_id: row.revision}, why="a drill")
    action.execute()
    assert not EventRow.objects.exists()
    assert action.entry is not None
    Undo(analyst, action.entry.pk).execute()
    assert snapshot() == before


def test_correct_claims_keeps_the_machine_value_beside(ambush: DocumentRow, analyst: User) -> None:
    row = only_claim(ambush)
    document, claim = load_document(ambush), load_claim(row.line)
    start = document.text.index("Lake Shore Brigade")
    span = Span.cut(document.text, Part.TEXT, start, start + len("Lake Shore Brigade"))
    edit = make_edit(document, claim, "/target", "Lake Shore Brigade", spans={"/target": (span,)})
    CorrectClaims(analyst, {row.claim_id: [edit]}, {row.claim_id: row.revision}).execute()
    row.refresh_from_db()
    assert load_claim(row.line).target == "Lake Shore Brigade"
    assert load_claim(row.machine.line).target == claim.target
    assert row.event.parties.filter(role="target").values_list("name", flat=True)[0] == "Lake Shore Brigade"


def test_regroup_claims_merges_with_preview_and_undo(take: Any, ambush: DocumentRow, analyst: User) -> None:
    other = take(
        "Fighters of the Lake Reeds Brotherhood burned a bridge near Diffa on 9 August 2025, killing one soldier, "
        "a resident said.",
        published="2025-08-10",
    )
    before = snapshot()
    claims = [only_claim(ambush).claim_id, only_claim(other).claim_id]
    action = RegroupClaims(analyst, DecisionKind.SAME, claims, why="one campaign")
    (previewed,) = action.preview()
    assert snapshot() == before
    (merged,) = action.execute()
    assert sorted(claim.id for claim in previewed.claims) == sorted(claims)
    assert (merged.claims, EventRow.objects.count()) == (2, 1)
    gone = next(e[0] for e in before[1] if e[0] != merged.event_id)  # type: ignore[attr-defined]
    assert find_event_row(gone) == merged
    assert action.entry is not None
    Undo(analyst, action.entry.pk).execute()
    assert [row[4] for row in snapshot()[0]] == [row[4] for row in before[0]]  # type: ignore[attr-defined]
    assert EventRow.objects.count() == 2


def test_an_id_of_no_claim_leads_after_a_rebuild_where_it_led(take: Any, ambush: DocumentRow) -> None:
    other = take(
        "A roadside bomb killed nine civilians in Mopti, Mali, on 9 April 2024. Residents accused gunmen of it.",
        url="https://daily.example.org/mopti",
    )
    here, there = only_claim(ambush).event, only_claim(other).event
    assert here is not None and there is not None
    EventAlias.objects.create(alias="e-000000000000", event=there)

    restore_aliases({"e-000000000000": here.event_id})

    assert find_event_row("e-000000000000") == here


def test_rebuild_gives_the_rows_that_were_there(take: Any, ambush: DocumentRow, analyst: User) -> None:
    take(
        "The army said on Friday that two soldiers died in an ambush near Monguno on 2 May 2024, and denied that "
        "three were killed.",
        url="https://ministry.example.org/1",
    )
    row = only_claim(ambush)
    look_at_all(row, analyst)
    AcceptClaims(analyst, {row.claim_id: None}).execute()
    before = snapshot()
    job = Job.objects.create(kind=JobKind.REBUILD, title="rebuild")
    told = run_rebuild(Progress(job))
    assert snapshot() == before
    assert told.startswith("rebuilt ")
