"""Every address of the desk, asked by every role: who may gets an answer, who may not is refused and changes nothing.

`access.toml` holds the table. An address that is not in it fails the first test, so that none is forgotten.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.models import (
    ApiToken,
    ClaimRow,
    DecisionRow,
    EventRow,
    ImportItem,
    Job,
    LogEntry,
    ReportDraft,
    Role,
    SavedQuery,
    TrayItem,
    User,
)

pytestmark = pytest.mark.django_db
TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))
ROLES = ("anonymous", *Role.values)
REFUSED = (400, 403, 404, 409, 422)
"""What a post is answered that changed nothing; that the right itself is asked for: see test_people_rights.py."""


def patterns(resolver: Any = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every named address with its namespace."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name and not f"{space}{one.name}".startswith(tuple(TABLE["elsewhere"])):
            yield f"{space}{one.name}", one


NAMES = dict(patterns())


def may(method: str, name: str) -> set[str]:
    """The roles that may."""
    row = TABLE[method][name]
    words = [row] if isinstance(row, str) else row
    return {role for word in words for role in TABLE["groups"].get(word, [word])}


@pytest.fixture
def sample(person: Any, ambush: Any) -> dict[str, Any]:
    """One of each kind, all of them another person's."""
    from allauth.usersessions.models import UserSession

    owner = person("analyst", "owner")
    person("administrator", "second")
    client = Client()
    client.post("/accounts/login/", {"login": "owner", "password": "a long pass phrase"})
    row = ClaimRow.objects.get()
    for flag in unchecked_flags(row):
        CheckValue(owner, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
    entry = LogEntry.objects.create(
        at=datetime.now(UTC), by=owner, by_name="owner", action="correct claims", told="corrected a claim"
    )
    client.post("/tray/toggle/", {"kind": "event", "subject": EventRow.objects.get().event_id})
    client.post("/tray/compose/", {"kind": "report", "state": "draft"})
    job = Job.objects.create(kind="import", title="two files", by=owner)
    return {
        "document": ambush.pk,
        "claim": ClaimRow.objects.get().claim_id,
        "event": EventRow.objects.get().event_id,
        "person": owner.pk,
        "session": UserSession.objects.get(user=owner).pk,
        "token": ApiToken.objects.create(user=owner, name="script", digest="0" * 64).pk,
        "query": SavedQuery.objects.create(owner=owner, name="mine", query="q=Kidal").pk,
        "report": ReportDraft.objects.get(owner=owner).pk,
        "job": job.pk,
        "item": ImportItem.objects.create(job=job, name="a.txt", origin="file", state="failed").pk,
        "entry": entry.pk,
        "group": "sample-dawn-banner-front",
        "outlet": "sample-al-yanbu",
        "place": "sample-place-qansax-dheere",
        "arm": "sample-klashinkof",
    }


def address(name: str, sample: dict[str, Any]) -> str:
    """The address of the sample that a name's parts stand for."""
    args = TABLE["args"].get(name, {})
    return reverse(name, kwargs={part: sample.get(value, value) for part, value in args.items()})


@pytest.fixture
def clients(signed_in: Any) -> dict[str, Client]:
    """Somebody of each role."""
    return {role: Client() if role == "anonymous" else signed_in(role) for role in ROLES}


@contextmanager
def taken_back() -> Iterator[None]:
    """What happens inside has not happened."""
    with transaction.atomic():
        key = transaction.savepoint()
        yield
        transaction.savepoint_rollback(key)


def state() -> tuple[object, ...]:
    """What must not have changed."""
    counted = (LogEntry, DecisionRow, ApiToken, Job, ReportDraft, TrayItem)
    kept: list[object] = [model.objects.count() for model in counted]
    kept.append(list(SavedQuery.objects.values_list("name", "query", "is_shared")))
    owner = User.objects.filter(username__in=("owner", "second")).order_by("pk")
    kept.append(list(owner.values_list("role", "is_active", "password")))
    return tuple(kept)


def is_door(answer: Any) -> bool:
    """Whether somebody who is not signed in was led to the door."""
    return answer.status_code == 302 and answer["Location"].startswith("/accounts/login/?next=")


def test_every_address_has_a_row() -> None:
    rows = set(TABLE["get"]) | set(TABLE["post"])
    assert (sorted(set(NAMES) - rows), sorted(rows - set(NAMES))) == ([], [])


def test_a_get_answers_who_may_and_changes_nothing(
    sample: dict[str, Any], clients: dict[str, Client]
) -> None:
    wrong: list[tuple[str, str, int]] = []
    before = state()
    for name in sorted(set(TABLE["get"]) & set(NAMES)):
        allowed, expected = may("get", name), TABLE["status"].get(name, (200, 302))
        for role, client in clients.items():
            answer = client.get(address(name, sample))
            if role in allowed:
                is_right = answer.status_code in expected and not is_door(answer)
            else:
                is_right = is_door(answer) or answer.status_code in (
                    (404,) if role == "anonymous" else (403, 404)
                )
            if not is_right:
                wrong.append((name, role, answer.status_code))
    assert (wrong, state()) == ([], before)


def test_a_post_of_who_may_not_changes_nothing(sample: dict[str, Any], clients: dict[str, Client]) -> None:
    """Without a body, but for what `access.toml` gives: who may is told what is missing, or is served."""
    wrong: list[tuple[str, str, int]] = []
    before = state()
    for name in sorted(set(TABLE["post"]) & set(NAMES)):
        allowed, url = may("post", name), address(name, sample)
        body = {key: sample.get(value, value) for key, value in TABLE["body"].get(name, {}).items()}
        for role in ROLES:
            with taken_back():
                client = (
                    Client() if role == "anonymous" else Client(headers={"cookie": cookie_of(clients[role])})
                )
                answer = client.post(url, body)
                if role in allowed:
                    is_right = answer.status_code < 500 and answer.status_code != 403 and not is_door(answer)
                else:
                    refused = (404,) if role == "anonymous" else REFUSED
                    is_right = (is_door(answer) or answer.status_code in refused) and state() == before
            if not is_right:
                wrong.append((name, role, answer.status_code))
    assert (wrong, state()) == ([], before)


def cookie_of(client: Client) -> str:
    """The session of a client, for another one: what this one is answered does not change the first."""
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def test_what_changes_something_is_no_get(sample: dict[str, Any], clients: dict[str, Client]) -> None:
    names = sorted((set(TABLE["post"]) - set(TABLE["get"])) & set(NAMES))
    before = state()
    answers = {name: clients["administrator"].get(address(name, sample)).status_code for name in names}
    assert ({name: status for name, status in answers.items() if status != 405}, state()) == ({}, before)


def test_every_post_wants_the_token_of_its_page(sample: dict[str, Any], person: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("administrator"), backend="allauth.account.auth_backends.AuthenticationBackend")
    before = state()
    answers = {name: client.post(address(name, sample), {}).status_code for name in NAMES}
    assert ({name: status for name, status in answers.items() if status != 403}, state()) == ({}, before)


def test_the_door_wants_the_token_of_its_page() -> None:
    client = Client(enforce_csrf_checks=True)
    doors = ("/accounts/login/", "/enter/", "/start/", "/people/welcome/1/x/")
    assert [client.post(url, {}).status_code for url in doors] == [403, 403, 403, 403]
