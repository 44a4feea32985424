"""One's own account: profile, tokens, sessions, data; nobody reaches another's, and nobody makes himself more."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.make_token import MakeToken, token_digest
from dragoman.desk.actions.revoke_token import RevokeToken
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import ApiToken, ClaimRow, LogEntry, TrayItem, User

pytestmark = pytest.mark.django_db


def enter(name: str) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": name, "password": "a long pass phrase"})
    return client


def test_a_profile_changes_nothing_but_name_and_language(signed_in: Any, person: Any) -> None:
    analyst = person("analyst")
    more = {"role": "administrator", "is_superuser": "1", "is_staff": "1", "username": "root", "is_demo": "1"}
    more |= {"password": "x", "is_active": "", "id": "99", "user": "99", "person": "99"}
    answer = signed_in("analyst").post(
        "/people/me/profile/", {"shown_name": "A. Sow", "language": "en"} | more
    )
    assert answer.status_code == 302
    before = {
        name: getattr(analyst, name) for name in ("role", "is_superuser", "is_staff", "username", "password")
    }
    analyst.refresh_from_db()
    assert {name: getattr(analyst, name) for name in before} == before
    assert (analyst.shown_name, analyst.is_demo, analyst.is_active) == ("A. Sow", False, True)


@pytest.mark.parametrize(
    "given", [{"shown_name": "reviewer"}, {"language": "xx"}, {"shown_name": "a\nb\x00"}]
)
def test_a_profile_refuses(signed_in: Any, person: Any, given: dict[str, str]) -> None:
    person("reviewer")
    answer = signed_in("analyst").post("/people/me/profile/", {"shown_name": "A", "language": "en"} | given)
    assert (answer.status_code, User.objects.get(username="analyst").shown_name) == (400, "")


def test_a_token_is_shown_once_and_kept_as_a_hash(signed_in: Any) -> None:
    client = signed_in("analyst")
    answer = client.post(
        "/people/me/tokens/", {"title": "Import", "scopes": ["read", "import"], "days": "30"}
    )
    secret = re.findall(r"drg_[\w-]{43}", answer.content.decode())[0]
    row = ApiToken.objects.get()
    assert (row.digest, row.prefix, row.scopes, row.revoked_at) == (
        token_digest(secret),
        secret[:12],
        "read import",
        None,
    )
    assert answer["Cache-Control"] == "no-store"
    assert secret not in client.get("/people/me/").content.decode()
    assert secret not in json.dumps(list(LogEntry.objects.values("told", "data")))
    assert row.ends_at is not None and row.ends_at - datetime.now(UTC) < timedelta(days=30, seconds=1)


@pytest.mark.parametrize(
    ("scopes", "days", "why"),
    [
        ((), 5, "choose any"),
        (("admin",), 5, "choose any"),
        (("decide",), 5, "may not decide"),
        (("read",), 0, "lasts"),
        (("read",), 400, "lasts"),
    ],
)
def test_make_token_refuses(person: Any, scopes: tuple[str, ...], days: int, why: str) -> None:
    with pytest.raises(WrongInput, match=why):
        MakeToken(person("client"), "program", scopes, days=days).execute()


def test_make_token_refuses_a_name_that_is_in_use(analyst: User) -> None:
    MakeToken(analyst, "Import", ("read",), days=5).execute()
    with pytest.raises(WrongInput, match="you have one of that name"):
        MakeToken(analyst, " Import ", ("read",), days=5).execute()


def test_a_token_is_revoked_by_its_owner_or_an_administrator(person: Any, signed_in: Any) -> None:
    tokens = [MakeToken(person("analyst"), name, ("read",), days=5).execute().row for name in ("a", "b")]
    assert signed_in("reviewer").post(f"/people/tokens/{tokens[0].pk}/revoke/").status_code == 404
    assert signed_in("analyst").post(f"/people/tokens/{tokens[0].pk}/revoke/").status_code == 302
    assert signed_in("administrator").post(f"/people/tokens/{tokens[1].pk}/revoke/").status_code == 302
    assert not ApiToken.objects.filter(revoked_at=None).exists()
    with pytest.raises(WrongInput, match="revoked already"):
        RevokeToken(person("analyst"), tokens[0].pk).execute()


def test_undoing_a_token_of_another_is_refused(person: Any) -> None:
    action = MakeToken(person("analyst"), "mine", ("read",), days=5)
    action.execute()
    assert action.entry is not None
    with pytest.raises(WrongInput, match="you have none"):
        Undo(person("reviewer"), action.entry.pk).execute()
    assert ApiToken.objects.get().revoked_at is None


def test_sessions_are_listed_and_ended_one_by_one(person: Any) -> None:
    person("analyst")
    first, second = enter("analyst"), enter("analyst")
    page = first.get("/accounts/sessions/").content.decode()
    ends = re.findall(r"/people/me/sessions/(\d+)/end/", page)
    assert len(ends) == 1
    assert first.post(f"/people/me/sessions/{ends[0]}/end/").status_code == 302
    assert (first.get("/events/").status_code, second.get("/events/").status_code) == (200, 302)


def test_the_session_of_another_is_not_ended(person: Any) -> None:
    person("analyst")
    person("reviewer")
    theirs = enter("reviewer")
    key = UserSession.objects.get().pk
    assert enter("analyst").post(f"/people/me/sessions/{key}/end/").status_code == 404
    assert theirs.get("/events/").status_code == 200


def test_a_changed_password_ends_the_other_sessions(person: Any) -> None:
    person("analyst")
    here, there = enter("analyst"), enter("analyst")
    new = {
        "oldpassword": "a long pass phrase",
        "password1": "another pass phrase",
        "password2": "another pass phrase",
    }
    assert here.post("/accounts/password/change/", new).status_code == 302
    assert there.get("/events/").status_code == 302


def test_own_data_is_all_of_ones_own_and_nothing_of_others(person: Any, signed_in: Any, ambush: Any) -> None:
    analyst, reviewer = person("analyst"), person("reviewer")
    claim = ClaimRow.objects.get()
    AcceptClaims(analyst, {claim.claim_id: None}).execute()
    MakeToken(analyst, "script", ("read",), days=5).execute()
    MakeToken(reviewer, "other", ("read",), days=5).execute()
    TrayItem.objects.create(owner=analyst, kind="event", subject="e-0")
    TrayItem.objects.create(owner=reviewer, kind="event", subject="e-1")
    answer = signed_in("analyst").get("/people/me/data/")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    lines = {
        name.removesuffix(".jsonl"): [json.loads(line) for line in text.splitlines()]
        for name, text in files.items()
        if name.endswith(".jsonl")
    }
    assert json.loads(files["account.json"])["username"] == "analyst"
    assert [(one["kind"], one["claims"]) for one in lines["decisions"]] == [("accept", [claim.claim_id])]
    assert [one["action"] for one in lines["log"]] == ["accept claims", "make token"]
    assert [one["name"] for one in lines["tokens"]] == ["script"]
    assert [one["subject"] for one in lines["tray"]] == ["e-0"]
    everything = "".join(files.values())
    assert "password" not in everything.replace("Passwords", "")
    assert ApiToken.objects.get(name="script").digest not in everything


def test_leaving_wants_the_name_typed(signed_in: Any, person: Any) -> None:
    person("administrator")
    client = signed_in("analyst")
    client.post("/people/me/leave/", {"username": "reviewer"})
    assert User.objects.get(username="analyst").is_active
    assert client.post("/people/me/leave/", {"username": "analyst"})["Location"] == "/accounts/login/"
    assert (User.objects.get(username="analyst").is_active, client.get("/events/").status_code) == (
        False,
        302,
    )
