"""The ways in: sign-in, its throttling, where it leads afterwards, the sample desk, a new desk, one-time links."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.test import Client

from dragoman.desk.models import Desk, LogEntry, Role, User
from dragoman.desk.people.entry import start_token_digest

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
RIGHT = "a long pass phrase"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
    "http://localhost/",
    "\thttps://evil.example",
    "data:text/html,x",
]


def sign_in(client: Client, name: str, password: str = RIGHT, **more: Any) -> Any:
    return client.post(LOGIN, {"login": name, "password": password, **more})


def test_sign_in_leads_into_the_desk(person: Any, client: Client) -> None:
    person("analyst")
    answer = sign_in(client, "analyst", next="/events/?q=Kidal")
    assert (answer.status_code, answer["Location"]) == (302, "/events/?q=Kidal")
    assert client.get("/events/").status_code == 200


def test_every_page_wants_a_signed_in_person(client: Client) -> None:
    answer = client.get("/events/?q=a&b=c")
    assert answer["Location"] == f"{LOGIN}?next={quote('/events/?q=a&b=c', safe='/')}"
    assert client.get("/events/", headers={"hx-request": "true"})["HX-Redirect"] == LOGIN


@pytest.mark.parametrize("target", ELSEWHERE)
def test_sign_in_never_leads_elsewhere(person: Any, client: Client, target: str) -> None:
    person("analyst")
    assert sign_in(client, "analyst", next=target)["Location"] == "/"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_undo_and_demo_never_lead_elsewhere(client: Client, in_demo: None, target: str) -> None:
    assert client.post("/enter/", {"next": target})["Location"] == "/"


def test_sign_in_changes_the_session_key(person: Any, client: Client) -> None:
    person("analyst")
    client.get(LOGIN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies[django_settings.SESSION_COOKIE_NAME] = before
    sign_in(client, "analyst")
    assert client.session.session_key != before
    assert (
        Client(headers={"cookie": f"{django_settings.SESSION_COOKIE_NAME}={before}"})
        .get("/events/")
        .status_code
        == 302
    )


def test_the_sixth_wrong_password_for_a_name_is_refused_and_the_right_one_too(person: Any) -> None:
    person("analyst")
    person("reviewer")
    for number in range(5):
        answer = Client(REMOTE_ADDR=f"10.0.0.{number}").post(LOGIN, {"login": "analyst", "password": "wrong"})
        assert "not correct" in answer.content.decode()
    for password in ("wrong", RIGHT):
        answer = Client(REMOTE_ADDR="10.0.0.9").post(LOGIN, {"login": "Analyst", "password": password})
        assert (answer.status_code, "Wait five minutes" in answer.content.decode()) == (200, True)
    assert sign_in(Client(REMOTE_ADDR="10.0.0.9"), "reviewer").status_code == 302


def test_a_forged_forwarding_header_does_not_lift_the_limit(person: Any) -> None:
    person("analyst")
    for number in range(10):
        sign_in(Client(headers={"x-forwarded-for": f"10.1.0.{number}"}), f"nobody{number}", "wrong")
    answer = sign_in(Client(headers={"x-forwarded-for": "10.2.0.1"}), "analyst")
    assert "Too many failed attempts" in answer.content.decode()


def test_a_wrong_name_and_a_wrong_password_get_the_same_words(person: Any) -> None:
    person("analyst")
    shown = [
        re.findall(
            r'class="errorlist[^>]*>(.*?)</ul>', sign_in(Client(), name, "wrong").content.decode(), re.DOTALL
        )
        for name in ("analyst", "nobody")
    ]
    assert shown[0] == shown[1] != []


def test_cookies_are_closed_to_scripts_and_other_sites(person: Any, client: Client) -> None:
    person("analyst")
    client.get(LOGIN)
    sign_in(client, "analyst")
    told = {
        name: (bool(client.cookies[name]["httponly"]), client.cookies[name]["samesite"])
        for name in (django_settings.SESSION_COOKIE_NAME, django_settings.CSRF_COOKIE_NAME)
    }
    assert told == {"dragoman_session": (True, "Lax"), "dragoman_csrf": (True, "Strict")}


def test_sign_out_is_a_post(signed_in: Any) -> None:
    client = signed_in("analyst")
    client.get("/accounts/logout/")
    assert client.get("/events/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/events/").status_code == 302


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "login/code/confirm/"])
def test_pages_that_send_mail_or_sign_up_are_not_there(signed_in: Any, path: str) -> None:
    client = signed_in("administrator")
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}", {"email": "a@example.org"}).status_code == 404


def test_a_closed_account_does_not_enter(person: Any, client: Client) -> None:
    user = person("analyst")
    User.objects.filter(pk=user.pk).update(is_active=False)
    sign_in(client, "analyst")
    assert client.get("/events/").status_code == 302


def test_the_sample_desk_is_entered_with_one_click(client: Client, in_demo: None) -> None:
    assert b"Enter as a demo analyst" in client.get(LOGIN).content
    assert client.post("/enter/", {"next": "/events/"})["Location"] == "/events/"
    assert client.get("/people/").status_code == 200
    assert client.get("/enter/").status_code == 405
    assert not User.objects.get().has_usable_password()


def test_no_other_desk_has_that_door(client: Client, db: None) -> None:
    assert b"demo analyst" not in client.get(LOGIN).content
    assert (client.post("/enter/").status_code, User.objects.count()) == (404, 0)


def test_a_real_desk_started_as_a_sample_has_no_door(client: Client, person: Any, in_demo: None) -> None:
    person("administrator", "demo")
    assert client.post("/enter/").status_code == 404
    assert client.get("/people/").status_code == 302


def test_a_sample_desk_served_as_a_real_one_shuts_out_its_visitors(
    client: Client, settings: Any, db: None
) -> None:
    settings.IS_DEMO = True
    client.post("/enter/")
    settings.IS_DEMO = False
    assert client.get("/people/")["Location"].startswith(LOGIN)


def test_a_new_desk_takes_its_administrator_once(client: Client, db: None) -> None:
    desk = Desk.load()
    desk.start_digest = start_token_digest("right")
    desk.save()
    given = {"token": "right", "username": "amina", "password": RIGHT, "desk": "Lake desk"}
    assert client.get("/start/?token=wrong").status_code == 404
    assert client.post("/start/", given | {"token": "wrong"}).status_code == 404
    assert client.post("/start/", given | {"password": "password"}).status_code == 400
    assert client.get("/start/?token=right")["Referrer-Policy"] == "no-referrer"
    assert client.post("/start/", given)["Location"] == "/"
    desk.refresh_from_db()
    assert (desk.name, desk.start_digest, User.objects.get().role) == ("Lake desk", "", Role.ADMINISTRATOR)
    assert Client().post("/start/", given | {"username": "other"}).status_code == 404
    assert Client().get("/start/").status_code == 404


def link_of(client: Client, **given: str) -> str:
    answer = client.post("/people/add/", {"username": "bako", "role": "analyst"} | given)
    found = re.search(r'value="http://testserver(/people/welcome/[^"]+)"', answer.content.decode())
    assert found, answer.content.decode()
    return found.group(1)


def test_a_link_sets_a_password_once(signed_in: Any, client: Client) -> None:
    link = link_of(signed_in("administrator"))
    assert client.get(link).status_code == 200
    assert client.post(link, {"password": "12345678"}).status_code == 400
    assert client.post(link, {"password": RIGHT})["Location"] == LOGIN
    assert client.get(link).status_code == 404
    assert sign_in(client, "bako").status_code == 302


def test_a_second_link_ends_the_first_and_the_password(signed_in: Any, person: Any) -> None:
    administrator = signed_in("administrator")
    first = link_of(administrator)
    key = User.objects.get(username="bako").pk
    administrator.post(f"/people/{key}/link/")
    assert Client().get(first).status_code == 404
    reviewer = person("reviewer")
    other = signed_in("reviewer")
    administrator.post(f"/people/{reviewer.pk}/link/")
    assert "not correct" in sign_in(Client(), "reviewer").content.decode()
    assert other.get("/events/").status_code == 302


@pytest.mark.parametrize("path", ["1/x-y", "zzzzzzzzzzzzz/a-b", "-1/a", "١/a-b", "1/%00"])
def test_a_made_up_link_is_nobodys(client: Client, person: Any, path: str) -> None:
    person("analyst")
    assert client.get(f"/people/welcome/{path}/").status_code == 404


def test_a_link_is_dead_once_the_account_is_closed(signed_in: Any) -> None:
    administrator = signed_in("administrator")
    link = link_of(administrator)
    administrator.post(f"/people/{User.objects.get(username='bako').pk}/close/")
    assert Client().get(link).status_code == 404


def test_a_password_set_by_a_link_is_one_log_entry_without_it(signed_in: Any, client: Client) -> None:
    link = link_of(signed_in("administrator"))
    before = LogEntry.objects.count()
    client.post(link, {"password": RIGHT})
    entry = LogEntry.objects.latest("id")
    assert (LogEntry.objects.count(), entry.told, entry.data) == (before + 1, "bako set a password", {})
