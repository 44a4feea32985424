"""Accounts as an administrator keeps them: made, given a role, closed and opened, never without an administrator."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from dragoman.desk.actions.accounts import signing_name
from dragoman.desk.actions.change_desk import ChangeDesk
from dragoman.desk.actions.change_profile import ChangeProfile
from dragoman.desk.actions.change_role import ChangeRole
from dragoman.desk.actions.close_account import CloseAccount, LeaveDesk, OpenAccount
from dragoman.desk.actions.end_session import EndSession
from dragoman.desk.actions.give_link import GiveLink
from dragoman.desk.actions.make_person import MakePerson
from dragoman.desk.actions.make_token import MakeToken
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.models import ApiToken, Desk, LogEntry, Role, SavedQuery, TrayItem, User
from dragoman.desk.people.accounts import draw_accounts

pytestmark = pytest.mark.django_db


def enter(name: str, password: str = "a long pass phrase") -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": name, "password": password})
    return client


def test_make_person_has_no_password_and_one_log_entry(person: Any) -> None:
    made = MakePerson(person("administrator"), "bako", "reviewer", shown_name="B. Bako").execute()
    assert (made.signature, made.role, made.has_usable_password()) == ("B. Bako", "reviewer", False)
    told = list(LogEntry.objects.values_list("action", "told", "subject"))
    assert told == [("make account", "made an account for B. Bako, reviewer", str(made.pk))]


@pytest.mark.parametrize(
    ("username", "shown", "why"),
    [
        ("", "", "is empty"),
        ("with blank", "", "valid username"),
        ("<script>", "", "valid username"),
        ("ANALYST", "", "another person signs"),
        ("new", "analyst", "another person signs"),
        ("new", "ＡＮＡＬＹＳＴ", "another person signs"),
        ("new", "a\u202eb", "visible characters"),
        ("new", "x" * 81, "visible characters"),
    ],
)
def test_make_person_refuses_a_name(person: Any, username: str, shown: str, why: str) -> None:
    administrator = person("administrator")
    person("analyst")
    with pytest.raises(WrongInput, match=why):
        MakePerson(administrator, username, "analyst", shown_name=shown).execute()
    assert User.objects.count() == 2


def test_make_person_takes_names_of_other_scripts(person: Any) -> None:
    made = MakePerson(person("administrator"), "أمينة", "analyst", shown_name="Олена").execute()
    assert (made.username, made.signature) == ("أمينة", "Олена")


def test_a_name_that_somebody_has_signed_with_is_taken(person: Any) -> None:
    analyst = person("analyst")
    ChangeProfile(analyst, "A. Sow", "en", languages=("en",)).execute()
    MakeToken(User.objects.get(pk=analyst.pk), "mine", ("read",), days=1).execute()
    ChangeProfile(analyst, "", "en", languages=("en",)).execute()
    with pytest.raises(WrongInput, match="has signed with it"):
        signing_name("A. Sow", person("reviewer"))
    assert signing_name("A. Sow", analyst) == "A. Sow"


def test_change_role_and_undo(person: Any) -> None:
    administrator, analyst = person("administrator"), person("analyst")
    action = ChangeRole(administrator, analyst.pk, "editor")
    action.execute()
    analyst.refresh_from_db()
    assert analyst.role == "editor"
    assert action.entry is not None
    Undo(administrator, action.entry.pk).execute()
    analyst.refresh_from_db()
    assert analyst.role == "analyst"


def test_undo_of_a_role_that_changed_since_is_a_conflict(person: Any) -> None:
    administrator, analyst = person("administrator"), person("analyst")
    action = ChangeRole(administrator, analyst.pk, "editor")
    action.execute()
    ChangeRole(administrator, analyst.pk, "reviewer").execute()
    assert action.entry is not None
    with pytest.raises(Conflict, match="yet another role"):
        Undo(administrator, action.entry.pk).execute()


def test_the_last_administrator_stays(person: Any) -> None:
    administrator = person("administrator")
    for action in (
        ChangeRole(administrator, administrator.pk, "analyst"),
        CloseAccount(administrator, administrator.pk),
        LeaveDesk(administrator),
    ):
        with pytest.raises(WrongInput, match="last administrator"):
            action.execute()
    other = person("administrator", "second")
    ChangeRole(administrator, administrator.pk, "analyst").execute()
    with pytest.raises(WrongInput, match="last administrator"):
        CloseAccount(other, other.pk).execute()


def test_an_undo_cannot_take_the_last_administrator_away(person: Any) -> None:
    administrator, analyst = person("administrator"), person("analyst")
    action = ChangeRole(administrator, analyst.pk, "administrator")
    action.execute()
    ChangeRole(User.objects.get(pk=analyst.pk), administrator.pk, "analyst").execute()
    assert action.entry is not None
    with pytest.raises(WrongInput, match="last administrator"):
        Undo(User.objects.get(pk=analyst.pk), action.entry.pk).execute()


def test_close_account_ends_sessions_and_tokens_and_keeps_the_name(person: Any) -> None:
    administrator, analyst = person("administrator"), person("analyst")
    client = enter("analyst")
    MakeToken(analyst, "script", ("read",), days=5).execute()
    assert client.get("/events/").status_code == 200
    CloseAccount(administrator, analyst.pk).execute()
    assert client.get("/events/").status_code == 302
    assert (UserSession.objects.filter(user=analyst).count(), ApiToken.objects.get().revoked_at is None) == (
        0,
        False,
    )
    assert LogEntry.objects.filter(by_name="analyst").exists()
    OpenAccount(administrator, analyst.pk).execute()
    assert (enter("analyst").get("/events/").status_code, client.get("/events/").status_code) == (200, 302)


def test_leave_desk_erases_what_only_its_owner_saw(person: Any) -> None:
    person("administrator")
    analyst = person("analyst")
    TrayItem.objects.create(owner=analyst, kind="event", subject="e-0")
    SavedQuery.objects.create(owner=analyst, name="mine")
    SavedQuery.objects.create(owner=analyst, name="ours", is_shared=True)
    LeaveDesk(analyst).execute()
    analyst.refresh_from_db()
    assert (analyst.is_active, analyst.has_usable_password(), TrayItem.objects.count()) == (False, False, 0)
    assert list(SavedQuery.objects.values_list("name", flat=True)) == ["ours"]


@pytest.mark.parametrize("role", ["analyst", "reviewer", "editor", "client"])
def test_only_an_administrator_keeps_accounts(person: Any, role: str) -> None:
    by, other = person(role), person("administrator")
    for action in (
        MakePerson(by, "new", "administrator"),
        ChangeRole(by, by.pk, "administrator"),
        CloseAccount(by, other.pk),
        OpenAccount(by, other.pk),
        GiveLink(by, other.pk),
        ChangeDesk(by, "Mine", requires_two=True),
    ):
        with pytest.raises(NotAllowed):
            action.execute()
    assert not LogEntry.objects.exists()


def test_nobody_ends_the_session_of_another(person: Any) -> None:
    person("reviewer")
    enter("reviewer")
    with pytest.raises(WrongInput, match="you have none"):
        EndSession(person("analyst"), UserSession.objects.get().pk).execute()


def test_the_shared_account_of_a_sample_desk_stays_as_it_is(client: Client, in_demo: None, db: None) -> None:
    client.post("/enter/")
    demo = User.objects.get()
    assert client.post(f"/people/{demo.pk}/close/").status_code == 400
    assert client.post("/people/me/leave/", {"username": "demo"}).status_code == 400
    assert client.post(f"/people/{demo.pk}/role/", {"role": "client"}).status_code == 400
    assert client.get("/people/me/").status_code == 200


def test_draw_accounts_says_who_is_where(person: Any, django_assert_max_num_queries: Any) -> None:
    person("administrator")
    analyst = person("analyst")
    enter("analyst")
    enter("analyst").post("/accounts/logout/")
    MakeToken(analyst, "script", ("read",), days=5).execute()
    with django_assert_max_num_queries(5):
        shown = [
            (one.username, one.role_word, one.sessions, one.tokens, one.seen_at is None)
            for one in draw_accounts()
        ]
    assert shown == [("administrator", "administrator", 0, 0, True), ("analyst", "analyst", 1, 1, False)]


def test_people_pages_change_roles_and_show_a_link_once(signed_in: Any) -> None:
    client = signed_in("administrator")
    answer = client.post("/people/add/", {"username": "bako", "role": "analyst", "is_superuser": "1"})
    page = answer.content.decode()
    assert (answer["Cache-Control"], len(re.findall("/people/welcome/", page))) == ("no-store", 1)
    made = User.objects.get(username="bako")
    assert (made.is_superuser, made.is_staff) == (False, False)
    assert "/people/welcome/" not in client.get(f"/people/{made.pk}/").content.decode()
    assert client.post(f"/people/{made.pk}/role/", {"role": "editor"}).status_code == 302
    assert client.post(f"/people/{made.pk}/role/", {"role": "king"}).status_code == 400
    made.refresh_from_db()
    assert made.role == "editor"
    assert client.post("/people/add/", {"username": "Bako", "role": "analyst"}).status_code == 400


@pytest.mark.parametrize("key", [999, 2**63, 10**40])
def test_an_account_that_is_not_there_is_not_found(signed_in: Any, key: int) -> None:
    client = signed_in("administrator")
    assert client.get(f"/people/{key}/").status_code == 404
    assert client.post(f"/people/{key}/role/", {"role": "editor"}).status_code == 404


def test_a_hostile_name_of_the_desk_is_shown_as_text(signed_in: Any) -> None:
    client = signed_in("administrator")
    client.post("/people/desk/", {"title": "<img src=x onerror=alert(1)>\u202e"})
    assert Desk.load().name.startswith("<img")
    assert b"<img src=x" not in client.get("/people/").content


def test_role_values_are_those_of_the_table() -> None:
    assert set(Role.values) == {"analyst", "reviewer", "editor", "administrator", "client"}
