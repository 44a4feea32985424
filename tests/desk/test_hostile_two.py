"""Two people and the worker at the same moment: one wins, the other is told, and nothing is lost or counted wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.base.decision import DecisionKind
from dragoman.base.span import Part, Span
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import (
    ClaimRow,
    DecisionRow,
    Desk,
    DocumentRow,
    EventRow,
    Job,
    JobKind,
    LogEntry,
    ReadingRow,
    User,
)
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.reread_job import run_reread
from dragoman.review.edits import make_edit
from tests.desk.hostile_whole import at_once, errors_of, look_at_all, problems, rebuild, snapshot, tell

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


@pytest.fixture(autouse=True)
def searched_words() -> Iterator[None]:
    """Tables of words are no models, and are emptied after a test that commits."""
    yield
    from tests.desk.conftest import forget_searched_words

    forget_searched_words()


@pytest.fixture
def two(person: Any) -> tuple[User, User]:
    return person("reviewer", "ada"), person("reviewer", "ben")


def the_claim(row: DocumentRow) -> ClaimRow:
    claim: ClaimRow = ClaimRow.objects.get(document=row)
    return claim


@pytest.mark.parametrize("other", [RejectClaims, DeferClaims])
def test_two_who_saw_the_same_claim_cannot_both_rule(two: tuple[User, User], ambush: Any, other: Any) -> None:
    row = the_claim(ambush)
    look_at_all(row, two[0])
    seen = {row.claim_id: row.revision}
    found = at_once(
        lambda: AcceptClaims(two[0], seen).execute(), lambda: other(two[1], seen, why="a drill").execute()
    )
    assert errors_of(found) == ["Conflict"]
    assert (DecisionRow.objects.count(), problems()) == (1, [])


def test_a_form_that_was_sent_twice_is_one_decision(analyst: User, ambush: Any) -> None:
    row = the_claim(ambush)
    look_at_all(row, analyst)
    seen = {row.claim_id: row.revision}
    found = at_once(*[lambda: AcceptClaims(analyst, seen).execute()] * 3)
    assert errors_of(found) == ["Conflict", "Conflict"]
    assert LogEntry.objects.filter(action="accept claims").count() == 1
    with pytest.raises(Exception, match="you accepted it already"):  # by a program, which names no revision
        AcceptClaims(analyst, {row.claim_id: None}).execute()


def test_two_corrections_at_once_do_not_overwrite_each_other(two: tuple[User, User], ambush: Any) -> None:
    row = the_claim(ambush)
    document, claim = load_document(ambush), load_claim(row.line)
    edits = [make_edit(document, claim, "/target", name, note="a drill") for name in ("One", "Two")]
    seen = {row.claim_id: row.revision}
    found = at_once(
        lambda: CorrectClaims(two[0], {row.claim_id: [edits[0]]}, seen).execute(),
        lambda: CorrectClaims(two[1], {row.claim_id: [edits[1]]}, seen).execute(),
    )
    assert errors_of(found) == ["Conflict"]
    assert problems() == []


@pytest.mark.parametrize("number", range(ROUNDS))
def test_claims_of_one_document_and_event_accepted_at_once_are_all_counted(
    two: tuple[User, User], take: Any, number: int
) -> None:
    parts = [tell("Monguno", 2), tell("Diffa", 9), tell("Baga", 16)]
    document = take("\n\n".join(parts), published="2024-05-30")
    other = take(tell("Monguno", 2, who="a resident"), url="https://other.example.org/1")
    assert EventRow.objects.filter(claims=2).count() == 1
    rows = list(ClaimRow.objects.order_by("pk"))
    for row in rows:
        look_at_all(row, two[0])
    found = at_once(
        *[
            lambda row=row, by=two[n % 2]: AcceptClaims(by, {row.claim_id: row.revision}).execute()
            for n, row in enumerate(rows)
        ]
    )
    document.refresh_from_db()
    other.refresh_from_db()
    assert errors_of(found) == []
    assert (document.open_claims, other.open_claims, problems()) == (0, 0, [])
    assert set(EventRow.objects.values_list("review_state", flat=True)) == {"accepted"}


def test_undo_by_two_at_once_happens_once(two: tuple[User, User], ambush: Any) -> None:
    row = the_claim(ambush)
    action = RejectClaims(two[0], {row.claim_id: None}, why="a drill")
    action.execute()
    assert action.entry is not None
    key = action.entry.pk
    found = at_once(lambda: Undo(two[0], key).execute(), lambda: Undo(two[1], key).execute())
    assert errors_of(found) == ["Conflict"]
    assert (the_claim(ambush).state, problems()) == ("open", [])


@pytest.mark.parametrize("number", range(ROUNDS))
def test_people_decide_while_an_import_settles_the_same_event(
    two: tuple[User, User], take: Any, ambush: Any, number: int
) -> None:
    more = [
        take(tell(who=who), url=f"https://{n}.example.org/")
        for n, who in enumerate(("a resident", "a monitor"))
    ]
    rows = [the_claim(row) for row in (ambush, *more)]
    for row in rows:
        look_at_all(row, two[0])
    found = at_once(
        lambda: take(tell(who="the group"), url="https://import.example.org/1"),
        lambda: take(tell(who="a trader", count="four"), url="https://import.example.org/2"),
        lambda: AcceptClaims(two[0], {rows[0].claim_id: None}).execute(),
        lambda: RejectClaims(two[1], {rows[1].claim_id: None}, why="a drill").execute(),
        lambda: DeferClaims(two[0], {rows[2].claim_id: None}, why="a drill").execute(),
    )
    assert errors_of(found) == []
    assert problems() == []
    states = (
        ClaimRow.objects.filter(pk__in=[row.pk for row in rows])
        .order_by("pk")
        .values_list("state", flat=True)
    )
    assert list(states) == ["accepted", "rejected", "deferred"]


def test_a_document_is_read_again_while_a_person_corrects_it(two: tuple[User, User], ambush: Any) -> None:
    row = the_claim(ambush)
    document, claim = load_document(ambush), load_claim(row.line)
    start = document.text.index("Lake Shore Brigade")
    span = Span.cut(document.text, Part.TEXT, start, start + len("Lake Shore Brigade"))
    edit = make_edit(document, claim, "/target", "Lake Shore Brigade", spans={"/target": (span,)})
    job = Job.objects.create(kind=JobKind.REREAD, title="again", data={"documents": [ambush.pk]})
    found = at_once(
        lambda: run_reread(Progress(job)),
        lambda: CorrectClaims(two[0], {row.claim_id: [edit]}, {row.claim_id: None}).execute(),
    )
    row.refresh_from_db()
    assert errors_of(found) == []
    assert (load_claim(row.line).target, ReadingRow.objects.count(), problems()) == (
        "Lake Shore Brigade",
        1,
        [],
    )


@pytest.mark.parametrize("number", range(ROUNDS))
def test_rulings_on_events_at_once_are_all_followed(two: tuple[User, User], take: Any, number: int) -> None:
    places = ("Monguno", "Diffa", "Baga", "Bosso")
    claims = [
        the_claim(take(tell(place, 3 + 6 * n), published="2024-05-30")).claim_id
        for n, place in enumerate(places)
    ]
    found = at_once(
        lambda: RegroupClaims(two[0], DecisionKind.SAME, claims[:2], why="one campaign").execute(),
        lambda: RegroupClaims(two[1], DecisionKind.SAME, claims[2:], why="one campaign").execute(),
    )
    assert errors_of(found) == []
    assert sorted(EventRow.objects.values_list("claims", flat=True)) == [2, 2]
    before = snapshot()
    rebuild()
    assert (snapshot(), problems()) == (before, [])


def test_a_second_person_is_needed_even_when_both_click_at_once(two: tuple[User, User], ambush: Any) -> None:
    Desk.load()
    Desk.objects.update(requires_two=True)
    row = the_claim(ambush)
    look_at_all(row, two[0])
    found = at_once(*[lambda: AcceptClaims(two[0], {row.claim_id: None}).execute()] * 2)
    assert errors_of(found) == ["NotAllowed"]
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("open", "ada")
    AcceptClaims(two[1], {row.claim_id: None}).execute()
    row.refresh_from_db()
    assert (row.state, problems()) == ("accepted", [])
