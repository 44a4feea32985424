"""A desk where a second person confirms: one acceptance leaves a claim open, the second is another account's."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.change_desk import ChangeDesk
from dragoman.desk.actions.change_profile import ChangeProfile
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.actions.reject_claims import RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.checks import signers, unchecked_flags
from dragoman.desk.models import ClaimRow, Desk, DocumentRow, EventRow, Job, LogEntry, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(person: Any, django_capture_on_commit_callbacks: Any) -> User:
    """The administrator of a desk that demands two."""
    administrator: User = person("administrator")
    with django_capture_on_commit_callbacks(execute=True):
        ChangeDesk(administrator, "Lake desk", requires_two=True).execute()
    return administrator


def look(by: User) -> ClaimRow:
    row = ClaimRow.objects.get()
    for flag in unchecked_flags(row):
        CheckValue(by, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
    return row


def accept(by: User, revision: int | None = None) -> LogEntry:
    row = look(by)
    action = AcceptClaims(by, {row.claim_id: revision})
    action.execute()
    assert action.entry is not None
    return action.entry


def standing() -> tuple[str, str, str]:
    row = ClaimRow.objects.get()
    return row.state, row.decided_by, EventRow.objects.get().review_state


def test_one_acceptance_waits_for_a_second(two: User, ambush: DocumentRow, analyst: User) -> None:
    entry = accept(analyst)
    assert standing() == ("open", "analyst", "draft")
    assert entry.told.endswith("; a second person has to confirm")
    assert [decision.by_name for decision in signers(ClaimRow.objects.get())] == ["analyst"]


def test_a_reviewer_confirms(two: User, ambush: DocumentRow, analyst: User, person: Any) -> None:
    accept(analyst)
    entry = accept(person("reviewer"))
    assert standing() == ("accepted", "reviewer", "accepted")
    assert entry.told == f"accepted {ClaimRow.objects.get().headline}"


def test_an_analyst_is_no_second_person(two: User, ambush: DocumentRow, analyst: User, person: Any) -> None:
    accept(analyst)
    with pytest.raises(NotAllowed, match="a reviewer has to confirm"):
        accept(person("analyst", "another"))
    assert standing() == ("open", "analyst", "draft")


@pytest.mark.parametrize("role", ["analyst", "reviewer", "administrator"])
def test_nobody_confirms_himself_even_under_another_name(
    two: User, ambush: DocumentRow, person: Any, role: str
) -> None:
    one = person(role)
    accept(one)
    ChangeProfile(one, "Another Name", "en", languages=("en",)).execute()
    with pytest.raises(NotAllowed, match="you accepted it"):
        accept(User.objects.get(pk=one.pk))
    assert standing()[0] == "open"


def test_who_saw_it_before_the_first_accepted_is_told(
    two: User, ambush: DocumentRow, analyst: User, person: Any
) -> None:
    reviewer = person("reviewer")
    seen = look(reviewer).revision
    accept(analyst)
    with pytest.raises(Conflict, match="changed by analyst"):
        accept(reviewer, seen)


def test_a_rejection_between_starts_anew(two: User, ambush: DocumentRow, analyst: User, person: Any) -> None:
    accept(analyst)
    row = ClaimRow.objects.get()
    rejected = RejectClaims(person("reviewer"), {row.claim_id: None}, why="a drill")
    rejected.execute()
    assert ClaimRow.objects.get().state == "rejected"
    assert rejected.entry is not None
    Undo(person("reviewer"), rejected.entry.pk).execute()
    assert standing() == ("open", "analyst", "draft")


def test_undo_of_the_first_takes_the_confirmation_back_too(
    two: User, ambush: DocumentRow, analyst: User, person: Any
) -> None:
    first = accept(analyst)
    accept(person("reviewer"))
    Undo(analyst, first.pk).execute()
    assert standing() == ("open", "reviewer", "draft")


def test_the_demand_reaches_claims_accepted_before_and_undo_brings_them_back(
    ambush: DocumentRow, analyst: User, person: Any, django_capture_on_commit_callbacks: Any
) -> None:
    accept(analyst)
    assert standing() == ("accepted", "analyst", "accepted")
    action = ChangeDesk(person("administrator"), "Dragoman", requires_two=True)
    with django_capture_on_commit_callbacks(execute=True):
        action.execute()
    assert standing() == ("open", "analyst", "draft")
    assert list(Job.objects.values_list("state", "told")) == [
        ("done", "looked at 1 documents; 1 claims stand otherwise than before")
    ]
    assert action.entry is not None
    with django_capture_on_commit_callbacks(execute=True):
        Undo(person("administrator"), action.entry.pk).execute()
    assert (standing(), Desk.load().requires_two) == (("accepted", "analyst", "accepted"), False)


def test_a_change_of_nothing_is_refused(two: User) -> None:
    with pytest.raises(WrongInput, match="nothing was changed"):
        ChangeDesk(two, " Lake  desk ", requires_two=True).execute()


def test_the_desk_is_changed_on_its_page(signed_in: Any, django_capture_on_commit_callbacks: Any) -> None:
    client = signed_in("administrator")
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/people/desk/", {"title": "Lake desk", "requires_two": "on"})
    assert (Desk.load().name, Desk.load().requires_two) == ("Lake desk", True)
    assert "a second person confirms" in client.get("/people/").content.decode()
    assert signed_in("editor").post("/people/desk/", {"title": "Mine"}).status_code == 403
