"""Hostile requests: a forged host, NUL, overlong words, cursors and bodies, a way out of the static files, formulas."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from dragoman.desk.models import ClaimRow, DocumentRow, EventRow, LogEntry, SavedQuery
from tests.desk.hostile_desk import BIDI, EVIL, FORMULA, LONG

pytestmark = pytest.mark.django_db
ASKED = {
    "/inbox/": ("tab", "q", "source", "lang", "origin", "published", "after", "before", "state"),
    "/inbox/jobs/": ("after", "before", "state"),
    "/review/": ("tab", "rule", "after", "before", "document", "q"),
    "/review/names/actor/": ("q",),
    "/events/": (
        *(
            "q",
            "since",
            "until",
            "country",
            "admin1",
            "group",
            "actor",
            "role",
            "type",
            "status",
            "outcome",
            "grade",
        ),
        *(
            "sources",
            "killed_min",
            "killed_max",
            "precision",
            "place",
            "bbox",
            "sort",
            "view",
            "step",
            "after",
            "before",
        ),
    ),
    "/events/points/": ("bbox", "zoom", "q", "country"),
    "/events/groups/": ("q",),
    "/events/compare/": ("event", "a", "b"),
    "/events/regroup/": ("kind", "event", "claim", "to"),
    "/explore/": ("q", "since", "until", "country", "step", "by"),
    "/explore/figure/killed/": ("q", "since", "step"),
    "/explore/figure/killed.json": ("q", "since", "step"),
    "/explore/figure/killed.csv": ("q", "since", "step"),
    "/explore/compare/": ("since", "until", "o-since", "group", "other"),
    "/tray/reports/": ("before", "bin"),
    "/atlas/": ("table", "q", "letter", "after", "before"),
    "/atlas/change/groups/": ("entry", "name", "next"),
    "/atlas/merge/": ("one", "other", "into", "from", "name"),
    "/people/audit/": ("action", "by", "since", "until", "subject", "after", "before", "undo", "done"),
    "/people/audit.csv": ("action", "by", "since"),
    "/people/audit.jsonl": ("action", "by", "since"),
    "/search/": ("q",),
    "/accounts/login/": ("next",),
    "/api/events": ("q", "since", "country", "after", "limit"),
    "/api/claims": ("state", "event", "document", "after", "limit"),
    "/api/documents": ("q", "source", "after", "limit"),
    "/api/groups": ("q", "after", "limit"),
    "/api/queries": ("after", "limit"),
}
"""Pages that read their query, and the words they read."""
VALUES = {
    "nul": "a\x00b",
    "overlong": "Z" * 7_000,
    "huge number": "9" * 400,
    "beyond 64 bits": "99999999999999999999",
    "full-width digits": "１２",
    "bad cursor": "MjAyNC0wNS0wMn4tMQ==~~",
    "surrogate": "\ud800",
    "operators": "\" OR * NEAR( NOT -'); DROP TABLE desk_eventrow; -- % _ \\",
    "date out of range": "99999-13-45",
    "box": "1,2,NaN,inf",
}


@pytest.mark.parametrize("name", VALUES)
def test_no_word_of_an_address_breaks_a_page(name: str, ambush: DocumentRow, signed_in: Any) -> None:
    client = signed_in("administrator")
    value = quote(VALUES[name].encode("utf-8", "surrogatepass"))
    wrong = {}
    for path, words in ASKED.items():
        for query in ("&".join(f"{word}={value}" for word in words), *(f"{word}={value}" for word in words)):
            answer = client.get(f"{path}?{query}")
            if answer.status_code >= 500:
                wrong[f"{path}?{query[:80]}"] = answer.status_code
    assert wrong == {}, wrong


@pytest.mark.parametrize(
    "path",
    [
        "/review/claims/c%00/",
        "/review/documents/99999999999999999999999/",
        "/inbox/99999999999999999999999/",
        "/inbox/jobs/99999999999999999999999/",
        "/events/e-00/point/",
        "/atlas/groups/a%00b/",
        "/atlas/places/..%2F..%2Fetc/",
        "/atlas/groups/" + "x" * 3000 + "/",
        "/tray/reports/99999999999999999999999/",
        "/tray/files/99999999999999999999999/",
        "/people/99999999999999999999999/",
        "/people/welcome/1/%00/",
        "/people/welcome/" + "9" * 60 + "/x/",
        "/review/others/99999999999999999999999/",
        "/api/events/%00",
        "/api/claims/%00",
        "/api/documents/99999999999999999999999",
    ],
)
def test_an_id_of_nothing_is_not_found(path: str, signed_in: Any) -> None:
    assert signed_in("administrator").get(path).status_code in (400, 404, 422)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80@127.0.0.1", "testserver\x00", "", "."]
)
@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/api/openapi.json", "/nowhere/"])
def test_another_host_is_not_answered(host: str, path: str, db: None) -> None:
    answer = Client().get(path, SERVER_NAME="testserver", HTTP_HOST=host)
    assert answer.status_code == 400
    assert host not in answer.content.decode() or not host.strip(".")


def test_a_forwarded_host_is_no_host(db: None) -> None:
    answer = Client().get(
        "/inbox/", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/inbox/")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/desk/../../settings.py",
        "/static/desk/%2e%2e%2f%2e%2e%2fsettings.py",
        "/static//etc/passwd",
        "/static/desk/css/..%5c..%5c..%5csettings.py",
        "/static/desk/\x00.css",
        "/static/desk/",
        "/static/",
    ],
)
def test_static_files_end_at_their_folder(path: str, db: None) -> None:
    answer = Client().get(path)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code in (302, 404)
    assert b"SECRET_KEY" not in body and b"root:" not in body


@pytest.mark.parametrize(
    "path", ["/inbox/add/", "/events/queries/", "/tray/compose/", "/accounts/login/", "/api/documents"]
)
def test_a_body_over_the_limit_is_refused(path: str, signed_in: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    client = signed_in("administrator")
    before = (SavedQuery.objects.count(), DocumentRow.objects.count(), LogEntry.objects.count())
    form = client.post(path, "name=" + "x" * 20_000, content_type="application/x-www-form-urlencoded")
    fields = client.post(
        path, "&".join(f"a{i}=1" for i in range(6_000)), content_type="application/x-www-form-urlencoded"
    )
    assert {form.status_code, fields.status_code} <= {400, 401, 403, 413, 422}
    assert before == (SavedQuery.objects.count(), DocumentRow.objects.count(), LogEntry.objects.count())


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "multipart/form-data; boundary=x", "", "text/html\x00"]
)
def test_a_body_of_another_kind_changes_nothing(kind: str, ambush: DocumentRow, signed_in: Any) -> None:
    client = signed_in("administrator")
    claim = ClaimRow.objects.get()
    before = LogEntry.objects.count()
    for path in (
        f"/review/claims/{claim.claim_id}/reject/",
        "/events/queries/",
        "/tray/toggle/",
        "/people/add/",
    ):
        answer = client.post(path, b'--x\r\n{"why": "a", \x00', content_type=kind)
        assert answer.status_code < 500, path
    assert LogEntry.objects.count() == before


def test_error_pages_say_nothing_of_the_inside(signed_in: Any, monkeypatch: Any) -> None:
    from dragoman.desk.inbox import views

    def fail(*args: object, **kwargs: object) -> object:
        raise RuntimeError("secret-marker at /srv/desk")

    client = signed_in("administrator")
    client.raise_request_exception = False
    pages = [
        client.get("/nowhere/secret-marker/"),
        client.get("/events/?after=secret-marker"),
        client.put("/inbox/"),
    ]
    monkeypatch.setattr(views, "render", fail)
    pages.append(client.get("/inbox/"))
    assert [page.status_code for page in pages][-1] == 500
    for page in pages:
        words = page.content.decode()
        assert not any(
            told in words
            for told in ("Traceback", "site-packages", "/srv/desk", "dragoman.desk", "RuntimeError", "DEBUG")
        )


def cells(answer: Any) -> list[list[str]]:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


@pytest.mark.parametrize(
    "path", ["/people/audit.csv", *(f"/explore/figure/{n}.csv" for n in ("target", "perpetrator"))]
)
def test_no_cell_of_a_csv_file_is_a_formula(path: str, take: Any, person: Any, signed_in: Any) -> None:
    boss = person("administrator")
    for number, start in enumerate("=+-@\t\r"):
        name = f"{start}cmd|'/C calc'!A{number}"
        LogEntry.objects.create(
            at=datetime(2024, 5, number + 1, tzinfo=UTC),
            by=boss,
            by_name=FORMULA,
            action="drill",
            subject=name,
            told=name,
        )
        take(
            f"Fighters of the {start}Lake Reeds Brotherhood ambushed a patrol near Monguno on {number + 2} May 2024, "
            f"killing {number + 2} soldiers, a military source said.",
            url=f"https://wire.example.org/{number}",
        )
    EventRow.objects.first().parties.update(name="=HYPERLINK(1)", actor="name:=hyperlink(1)")
    rows = cells(signed_in("administrator", boss.username).get(path))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell[:1] in tuple("=+@\t\r") or cell[:2] == "-c"] == []


@pytest.mark.parametrize("words", [EVIL, LONG * 20, f"{BIDI}\x00", "\ud800", "﷽" * 500], ids=range(5))
def test_hostile_words_are_kept_or_refused_in_every_form(
    words: str, ambush: DocumentRow, signed_in: Any
) -> None:
    """Whatever is typed, the answer is a page or a refusal in words, and the next page is shown."""
    client = signed_in("administrator")
    claim, event = ClaimRow.objects.get(), EventRow.objects.get()
    forms = {
        "/events/queries/": {"name": words, "query": words},
        "/people/add/": {"username": words, "role": words, "shown_name": words},
        "/people/me/profile/": {"shown_name": words, "language": words},
        "/people/me/tokens/": {"name": words, "scopes": words, "days": words},
        "/people/desk/": {"name": words},
        "/inbox/add/": {"text": words, "title": words, "url": words, "lang": words, "published": words},
        f"/review/claims/{claim.claim_id}/reject/": {"why": words, "revision": words},
        f"/review/claims/{claim.claim_id}/correct/target/": {"value": words, "words": words, "note": words},
        f"/review/documents/{ambush.pk}/add/": {"event_type": words, "words": words},
        "/events/regroup/": {"kind": "move", "claim": claim.claim_id, "to": words, "why": words},
        "/tray/toggle/": {"kind": words, "subject": words},
        "/tray/compose/": {"title": words, "kind": words, "state": words, "group": words},
        "/atlas/change/groups/": {"name": words, "names": words, "kind": words, "source": words},
        "/atlas/merge/": {"one": words, "other": words, "source": words},
        "/people/undo/": {"entry": words, "next": words},
        "/accounts/password/change/": {"oldpassword": words, "password1": words, "password2": words},
    }
    sent = {
        path: {key: value.encode("utf-8", "surrogatepass") for key, value in form.items()}
        for path, form in forms.items()
    }
    codes = {path: client.post(path, form).status_code for path, form in sent.items()}
    assert {
        path: code for path, code in codes.items() if code not in (200, 302, 400, 403, 404, 409, 413, 422)
    } == {}
    pages = (
        "/inbox/",
        f"/review/claims/{claim.claim_id}/",
        f"/events/{event.event_id}/",
        "/people/audit/",
        "/people/me/",
    )
    assert {
        page: client.get(page).status_code for page in pages if client.get(page).status_code not in (200, 404)
    } == {}
