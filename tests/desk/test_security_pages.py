"""Every page of a desk full of hostile words: no code in it, nothing came through, its headers, nothing changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from dragoman.desk.policy import CONTENT_POLICY, PERMISSIONS
from tests.desk.hostile_desk import addresses, fill_hostile_desk
from tests.desk.page_faults import TAG, faults_of

pytestmark = pytest.mark.django_db
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
SANDBOXED = "sandbox; default-src 'none'"
"""The policy of a document's original, which is only ever saved."""
SHOWN = {
    "text/html",
    "text/plain",
    "text/csv",
    "application/json",
    "application/x-ndjson",
    "application/problem+json",
}
SEEN_TABLES = ("django_session", "usersessions_usersession")
SEEN_FIELDS = {"used_at", "last_login"}
"""What a look may change: when somebody was here last."""


@pytest.fixture
def boss(person: Any) -> Any:
    return person("administrator")


@pytest.fixture
def sample(take: Any, boss: Any, django_capture_on_commit_callbacks: Any) -> dict[str, Any]:
    """The hostile desk, its jobs done."""
    with django_capture_on_commit_callbacks(execute=True):
        return fill_hostile_desk(take, boss)


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def is_page(answer: Any) -> bool:
    return str(answer.get("Content-Type", "")).startswith("text/html")


def all_rows() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, words of the search included, without the times of looks."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in SEEN_TABLES:
            names = [field.attname for field in model._meta.fields if field.attname not in SEEN_FIELDS]
            found[model._meta.db_table] = list(model._default_manager.order_by("pk").values_list(*names))
    with connection.cursor() as cursor:
        for kind in ("event", "document"):
            cursor.execute(f"SELECT count(*) FROM desk_{kind}_words")
            found[f"words of {kind}s"] = cursor.fetchall()
    return found


def all_files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix not in (".sqlite3-wal", ".sqlite3-shm")
        and "cache" not in path.parts
    }


def header_faults(url: str, answer: Any) -> dict[str, object]:
    """Headers that are not as they must be; the policy of an original, which is only ever saved, is stricter."""
    expected = dict(HEADERS)
    if answer.headers.get("Content-Security-Policy") == SANDBOXED:
        expected["Content-Security-Policy"] = SANDBOXED
        if not answer["Content-Disposition"].startswith("attachment"):
            return {"Content-Disposition": answer["Content-Disposition"]}
    if url.startswith("/static/"):
        del expected["X-Frame-Options"]  # files of ours, and the policy says it too
    found: dict[str, object] = {name: answer.headers.get(name) for name in expected}
    wrong = {name: value for name, value in found.items() if value != expected[name]}
    kept = {word.strip() for word in answer.headers.get("Cache-Control", "").split(",")}
    if not url.startswith("/static/") and not {"private", "no-store"} & kept:
        wrong["Cache-Control"] = kept
    return wrong | {name: answer[name] for name in ("Server", "X-Powered-By") if name in answer.headers}


def kind_fault(answer: Any, body: bytes) -> str | None:
    """What holds words of documents is a page of ours, text or JSON, or is saved to a file; never SVG or XML."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if (
        TAG.encode() not in body
        or kind in SHOWN
        or "attachment" in answer.headers.get("Content-Disposition", "")
    ):
        return None
    return f"hostile words as {kind}"


def look(client: Client, url: str, **headers: str) -> list[object]:
    """What is wrong with the answer to a GET."""
    answer = client.get(url, headers=headers)
    body = body_of(answer)
    found: list[object] = [wrong for wrong in (header_faults(url, answer), kind_fault(answer, body)) if wrong]
    if answer.status_code not in (200, 302, 400, 401, 404, 405):
        found.append(answer.status_code)
    elif is_page(answer) and body:
        found += faults_of(body.decode(), is_part=b"<html" not in body)
    return found


def test_no_page_has_code_in_it_and_a_look_changes_nothing(
    sample: dict[str, Any], signed_in: Any, desk_dir: Path
) -> None:
    client, before = signed_in("administrator"), (all_rows(), all_files(desk_dir))
    urls = addresses(sample)
    found = {url: look(client, url) for url in urls}
    assert {url: wrong for url, wrong in found.items() if wrong} == {}
    assert len(urls) > 120
    after = (all_rows(), all_files(desk_dir))
    assert [name for name in before[0] if before[0][name] != after[0][name]] == []
    assert after == before


def test_no_part_of_a_page_has_code_in_it(sample: dict[str, Any], signed_in: Any) -> None:
    client = signed_in("administrator")
    found = {
        url: look(client, url, **{"HX-Request": "true", "HX-Target": "results"}) for url in addresses(sample)
    }
    assert {url: wrong for url, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/accounts/login/",
        "/events/",
        "/inbox/1/original/",
        "/api/openapi.json",
        "/api/events",
        "/static/desk/js/theme.js",
        "/static/desk/none.js",
        "/nowhere/",
    ],
)
def test_a_stranger_gets_the_same_headers(url: str, db: None) -> None:
    assert look(Client(), url) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("<script>x()</script>", "script in the page"),
        ("<a href=' java\nscript:x()'>x</a>", "address that runs"),
        ("<p onclick='x()'>x</p>", "attribute onclick"),
        ("<p style='color:red'>x</p>", "attribute style"),
        (f"<{TAG}>x</{TAG}>", "came through"),
        ("<p>a\u202eb</p>", "U+202E"),
        ("<p id=a></p><p id=a></p>", "id a 2 times"),
        ("<input name=q>", "field without a label"),
        ("<a href='https://elsewhere.example/'>x</a>", "link elsewhere"),
    ],
)
def test_faults_of_finds(page: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in faults_of(page, is_part=True))


def test_faults_of_lets_our_own_kit_pass() -> None:
    kept = "<a href='/events/'>x</a> <script src='/static/desk/js/a.js'></script> <label>Words <input name=q></label>"
    assert faults_of(kept, is_part=True) == []
