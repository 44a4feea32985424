"""Undoing in every order: what the log says holds is what holds, also where a clock has gone back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dragoman.base.decision import DecisionKind
from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.recode_claims import RecodeClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import find_event_row
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, DecisionRow, DocumentRow, EventRow, LogEntry, User
from dragoman.review.recoding import split_claim
from tests.desk.hostile_whole import look_at_all, problems, rebuild, snapshot, tell

pytestmark = pytest.mark.django_db


def undo(by: User, entry: LogEntry | None) -> LogEntry:
    assert entry is not None
    return Undo(by, entry.pk).execute()


def the_claim(row: DocumentRow) -> ClaimRow:
    claim: ClaimRow = ClaimRow.objects.get(document=row)
    return claim


def cut(document: Document, word: str) -> Span:
    start = document.text.index(word)
    return Span.cut(document.text, Part.TEXT, start, start + len(word))


def test_an_entry_holds_exactly_where_the_log_says_so(ambush: DocumentRow, analyst: User) -> None:
    row = the_claim(ambush)
    action = RejectClaims(analyst, {row.claim_id: None}, why="a drill")
    action.execute()
    first = action.entry
    assert first is not None
    undo1 = undo(analyst, first)
    undo2 = undo(analyst, undo1)  # rejected again
    undo3 = undo(analyst, undo2)  # open again
    first.refresh_from_db()
    row.refresh_from_db()
    assert (row.state, first.undone_by_id) == ("open", undo3.pk)
    undo4 = undo(analyst, undo3)  # rejected again
    first.refresh_from_db()
    row.refresh_from_db()
    assert (row.state, first.undone_by_id) == ("rejected", None)
    assert set(LogEntry.objects.filter(can_undo=True, undone_by=None)) == {first, undo4}
    undo(analyst, first)  # the first can be undone by its own name after all that
    row.refresh_from_db()
    first.refresh_from_db()
    assert (row.state, first.undone_by_id is None, problems()) == ("open", False, [])
    with pytest.raises(Conflict, match="undone already"):
        undo(analyst, first)
    with pytest.raises(Conflict, match="undone already"):
        undo(analyst, undo1)


def test_a_split_is_undone_after_a_part_was_accepted(ambush: DocumentRow, analyst: User) -> None:
    row = the_claim(ambush)
    document, claim = load_document(ambush), load_claim(row.line)
    before = snapshot()
    heads = [cut(document, word) for word in ("ambushed", "seizing")]
    parts = split_claim(document, claim, heads, taken={claim.id})
    action = RecodeClaims(analyst, ambush, parts, {row.claim_id: row.revision}, why="two acts")
    made = action.execute()
    look_at_all(made[0], analyst)
    accept = AcceptClaims(analyst, {made[0].claim_id: None})
    accept.execute()
    undoing = undo(analyst, action.entry)
    states = dict(ClaimRow.objects.filter(state__in=("open", "accepted")).values_list("claim_id", "state"))
    assert (states, problems()) == ({row.claim_id: "open"}, [])
    assert [event[:2] for event in snapshot()["events"]] == [event[:2] for event in before["events"]]
    undo(analyst, undoing)
    made[0].refresh_from_db()
    assert (made[0].state, problems()) == ("accepted", [])


def test_a_merge_is_undone_after_a_member_was_rejected(take: Any, ambush: DocumentRow, analyst: User) -> None:
    other = take(tell("Diffa", 20, "five"), url="https://diffa.example.org/1", published="2024-05-30")
    claims = sorted([the_claim(ambush).claim_id, the_claim(other).claim_id])
    ids = {row.event_id for row in EventRow.objects.all()}
    merge = RegroupClaims(analyst, DecisionKind.SAME, claims, why="one campaign")
    merge.execute()
    reject = RejectClaims(analyst, {claims[0]: None}, why="a drill")
    reject.execute()
    (left,) = EventRow.objects.all()
    assert {find_event_row(one) for one in ids} == {left}  # also by the id of the claim that is none any more
    undo(analyst, merge.entry)
    assert (EventRow.objects.count(), problems()) == (1, [])
    undo(analyst, reject.entry)
    assert {row.event_id for row in EventRow.objects.all()} == ids
    before = snapshot()
    rebuild()
    assert (snapshot(), problems()) == (before, [])


def test_undoing_a_ruling_on_events_reads_no_document_anew(
    take: Any, ambush: DocumentRow, analyst: User
) -> None:
    places = ("Diffa", "Gwoza", "Bama", "Bosso", "Kukawa")
    more = [
        take(tell(place, 7 + 4 * n), url=f"https://{n}.example.org/", published="2024-05-30")
        for n, place in enumerate(places)
    ]
    before = EventRow.objects.count()
    claims = [the_claim(row).claim_id for row in (ambush, *more)]
    merge = RegroupClaims(analyst, DecisionKind.SAME, claims, why="one campaign")
    merge.execute()
    assert merge.entry is not None
    revisions = dict(ClaimRow.objects.values_list("claim_id", "revision"))
    undo(analyst, merge.entry)
    assert (EventRow.objects.count(), problems()) == (before, [])
    assert dict(ClaimRow.objects.values_list("claim_id", "revision")) == revisions


@pytest.mark.parametrize(
    "ahead", [timedelta(0), timedelta(days=400)], ids=["same instant", "clock went back"]
)
def test_the_later_ruling_holds_whatever_the_clock_says(
    ambush: DocumentRow, analyst: User, person: Any, ahead: timedelta
) -> None:
    row = the_claim(ambush)
    look_at_all(row, analyst)
    AcceptClaims(analyst, {row.claim_id: None}, at=datetime.now(UTC) + ahead).execute()
    RejectClaims(person("reviewer"), {row.claim_id: None}, why="a drill").execute()
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("rejected", "reviewer")
    first, second = DecisionRow.objects.order_by("pk")
    assert first.at < second.at
    assert problems() == []


def test_the_later_grouping_holds_whatever_the_clock_says(
    take: Any, ambush: DocumentRow, analyst: User
) -> None:
    other = take(tell("Diffa", 20, "five"), url="https://diffa.example.org/1", published="2024-05-30")
    claims = [the_claim(ambush).claim_id, the_claim(other).claim_id]
    late = datetime.now(UTC) + timedelta(days=400)
    RegroupClaims(analyst, DecisionKind.SAME, claims, why="one campaign", at=late).execute()
    RegroupClaims(analyst, DecisionKind.SPLIT, claims[:1], others=claims[1:], why="two acts").execute()
    assert (EventRow.objects.count(), problems()) == (2, [])


def test_the_same_ruling_in_the_same_instant_is_refused(ambush: DocumentRow, analyst: User) -> None:
    row = the_claim(ambush)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    RejectClaims(analyst, {row.claim_id: None}, why="a drill", at=now).execute()
    undo(analyst, LogEntry.objects.get(action="reject claims"))
    with pytest.raises(Conflict, match="in this very instant"):
        RejectClaims(analyst, {row.claim_id: None}, why="a drill", at=now).execute()
    assert problems() == []


def test_what_was_rejected_is_not_split(ambush: DocumentRow, analyst: User) -> None:
    row = the_claim(ambush)
    RejectClaims(analyst, {row.claim_id: None}, why="a drill").execute()
    made = (load_claim(row.line),)
    with pytest.raises(WrongInput, match="Undo that first"):
        RecodeClaims(analyst, ambush, made, {row.claim_id: None}, why="two acts").execute()


def test_a_claim_that_is_here_is_not_added_again(ambush: DocumentRow, analyst: User) -> None:
    made = (load_claim(the_claim(ambush).line),)
    with pytest.raises(Conflict, match="here already"):
        RecodeClaims(analyst, ambush, made, {}, why="missed").execute()
    assert not DecisionRow.objects.exists()


def test_a_document_from_the_future_is_taken_in_like_any_other(take: Any) -> None:
    row = take(tell("Monguno", 2).replace("2024", "2031"), published="2031-05-03")
    before = snapshot()
    rebuild()
    assert (row.state, snapshot(), problems()) == ("read", before, [])
