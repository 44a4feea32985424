"""The second factor: switched on by its owner, asked for at the door, opened by a recovery code, taken away."""

from __future__ import annotations

import re
import time
from typing import Any
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from dragoman.desk.models import User
from dragoman.desk.policy import CONTENT_POLICY

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"
ACTIVATE = "/accounts/2fa/totp/activate/"


def code_of(secret: str) -> str:
    """The code that an app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def sign_in(client: Client, name: str = "analyst") -> Any:
    return client.post("/accounts/login/", {"login": name, "password": PASSWORD})


def sign_in_and_confirm(client: Client) -> None:
    """Sign in, and say once more who sits there, as the pages of one's own locks ask."""
    sign_in(client)
    assert client.get(ACTIVATE)["Location"] == f"/accounts/reauthenticate/?next={quote(ACTIVATE, safe='')}"
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def with_factor(person: Any) -> tuple[User, str]:
    """An analyst who has switched the second factor on, and the secret of the app."""
    user, client = person("analyst"), Client()
    sign_in_and_confirm(client)
    page = client.get(ACTIVATE).content.decode()
    found = re.search(r'id="authenticator_secret"[^>]*value="([A-Z2-7]+)"', page)
    assert found, page
    assert client.post(ACTIVATE, {"code": code_of(found.group(1))}).status_code == 302
    return user, found.group(1)


def test_the_page_of_the_app_needs_nothing_that_our_policy_forbids(person: Any, client: Client) -> None:
    person("analyst")
    sign_in_and_confirm(client)
    answer = client.get(ACTIVATE)
    page = answer.content.decode()
    assert answer["Content-Security-Policy"] == CONTENT_POLICY
    assert 'src="data:image/svg+xml;' in page
    assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", page)


def test_a_wrong_code_switches_nothing_on(person: Any, client: Client) -> None:
    person("analyst")
    sign_in_and_confirm(client)
    client.get(ACTIVATE)
    assert client.post(ACTIVATE, {"code": "000000"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_the_door_asks_for_the_code(person: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _, secret = with_factor(person)
    client = Client()
    assert sign_in(client)["Location"].startswith("/accounts/2fa/authenticate/")
    assert client.get("/events/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "123456"}).status_code == 200
    later = time.time() + 60  # the code that switched it on does not serve again
    monkeypatch.setattr(time, "time", lambda: later)
    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert client.get("/events/").status_code == 200


def test_a_recovery_code_opens_once(person: Any) -> None:
    user, _ = with_factor(person)
    code = RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes")).get_unused_codes()[0]
    client = Client()
    sign_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code})
    assert client.get("/events/").status_code == 200
    other = Client()
    sign_in(other)
    assert other.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 200
    assert other.get("/events/").status_code == 302


def test_codes_cannot_be_tried_without_end(person: Any) -> None:
    with_factor(person)
    client = Client()
    sign_in(client)
    for number in range(6):
        answer = client.post("/accounts/2fa/authenticate/", {"code": f"00000{number}"})
    assert "Too many failed attempts" in answer.content.decode()


def test_an_administrator_takes_a_lost_factor_away_with_the_password(person: Any, signed_in: Any) -> None:
    user, _ = with_factor(person)
    signed_in("administrator").post(f"/people/{user.pk}/link/", {"without_factor": "1"})
    user.refresh_from_db()
    assert (user.has_usable_password(), Authenticator.objects.filter(user=user).exists()) == (False, False)


def test_people_see_who_has_one(person: Any, signed_in: Any) -> None:
    with_factor(person)
    page = signed_in("administrator").get("/people/").content.decode()
    assert re.findall(r'data-label="Second factor">(\w+)', page) == ["off", "on"]
