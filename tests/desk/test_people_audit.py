"""The audit page: found by filters, walked by key, undone where one may, handed out as files."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.change_role import ChangeRole
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.models import ClaimRow, DocumentRow, LogEntry, User
from dragoman.desk.people.log_query import LogQuery, find_log_page, parse_log_query
from dragoman.desk.people.log_view import COLUMNS

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def write(
    number: int, by: User, *, action: str = "reject claims", subject: str = "c-0123456789ab", **more: Any
) -> LogEntry:
    told = more.pop("told", f"entry {number}")
    at = DAY + timedelta(minutes=number // 2)  # two share an instant
    made: LogEntry = LogEntry.objects.create(
        at=at,
        by=by,
        by_name=by.signature,
        action=action,
        subject_kind="claim",
        subject=subject,
        told=told,
        **more,
    )
    return made


def accept(document: DocumentRow, by: User) -> LogEntry:
    row = ClaimRow.objects.get(document=document)
    for flag in unchecked_flags(row):
        CheckValue(by, row.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
    action = AcceptClaims(by, {row.claim_id: None})
    action.execute()
    assert action.entry is not None
    return action.entry


def test_find_log_page_walks_there_and_back(analyst: User) -> None:
    told = [write(number, analyst).told for number in range(25)][::-1]
    first = find_log_page(LogQuery(), size=10)
    second = find_log_page(LogQuery(), after=first.older, size=10)
    third = find_log_page(LogQuery(), after=second.older, size=10)
    walked = [row.told for page in (first, second, third) for row in page.rows]
    assert (walked, first.newer, third.older) == (told, "", "")
    back = find_log_page(LogQuery(), before=third.newer, size=10)
    assert [row.told for row in back.rows] == told[10:20]
    start = find_log_page(LogQuery(), before=back.newer, size=10)
    assert ([row.told for row in start.rows], start.newer) == (told[:10], "")


@pytest.mark.parametrize(
    "cursor", ["", "x", "~", "2026-03-01~1", "2026-03-01T12:00:00+00:00~x", "~" * 500, "9999~1"]
)
def test_find_log_page_takes_an_unreadable_cursor_as_none(analyst: User, cursor: str) -> None:
    write(1, analyst)
    assert len(find_log_page(LogQuery(), after=cursor, before=cursor).rows) == 1


def test_log_query_finds_by_each_filter(analyst: User, person: Any) -> None:
    reviewer = person("reviewer")
    write(0, analyst, action="accept claims")
    write(2, reviewer, subject="e-0123456789ab")
    write(24 * 60 * 2, reviewer)

    def found(address: str) -> list[str]:
        return list(parse_log_query(QueryDict(address)).rows().values_list("told", flat=True))

    assert found("action=accept claims") == ["entry 0"]
    assert found(f"person={reviewer.pk}") == ["entry 2880", "entry 2"]
    assert found("subject=e-0123456789ab") == ["entry 2"]
    assert found("since=2026-03-02") == ["entry 2880"]
    assert found("until=2026-03-01") == ["entry 2", "entry 0"]
    assert found(f"person={reviewer.pk}&since=2026-03-01&until=2026-03-01") == ["entry 2"]


def test_log_query_names_what_it_cannot_understand() -> None:
    query = parse_log_query(QueryDict("person=me&action=drop&since=yesterday&until=0001-01-01&subject=a%00b"))
    assert query == LogQuery(
        subject="ab",
        problems=(
            "action: 'drop' is none of the desk.",
            "person: 'me' is no account.",
            "since: 'yesterday' is no date. Write it as 2024-05-31.",
            "until: 0001-01-01 is no day of this log.",
        ),
    )


def test_audit_shows_an_undo_only_to_who_may(
    signed_in: Any, person: Any, ambush: DocumentRow, analyst: User
) -> None:
    accept(ambush, analyst)
    ChangeRole(person("administrator"), analyst.pk, "editor").execute()
    for role, undos in (("reviewer", 1), ("administrator", 2)):
        page = signed_in(role).get("/people/audit/?action=accept claims").content.decode()
        page += signed_in(role).get("/people/audit/?action=change role").content.decode()
        assert page.count('action="/people/undo/"') == undos, role


def test_audit_is_not_for_analysts(signed_in: Any) -> None:
    answers = [
        signed_in(role).get("/people/audit/").status_code
        for role in ("analyst", "client", "reviewer", "editor")
    ]
    assert answers == [403, 403, 200, 200]


def test_undo_then_says_by_whom(signed_in: Any, ambush: DocumentRow, analyst: User) -> None:
    entry = accept(ambush, analyst)
    client = signed_in("reviewer")
    answer = client.post("/people/undo/", {"entry": entry.pk, "next": "/people/audit/?action=undo"})
    assert (answer.status_code, answer["Location"]) == (302, "/people/audit/?action=undo")
    page = client.get("/people/audit/?action=accept claims").content.decode()
    assert "undone by reviewer" in page
    assert client.post("/people/undo/", {"entry": entry.pk}).status_code == 409
    assert ClaimRow.objects.get().state == "open"


def test_undo_asked_by_htmx_refreshes_or_stays(signed_in: Any, ambush: DocumentRow, analyst: User) -> None:
    entry = accept(ambush, analyst)
    client = signed_in("analyst")
    stayed = client.post("/people/undo/", {"entry": entry.pk, "stay": "1"}, headers={"hx-request": "true"})
    assert json.loads(stayed["HX-Trigger"])["undone"] == {"entry": entry.pk}
    again = LogEntry.objects.latest("id")
    refreshed = client.post("/people/undo/", {"entry": again.pk}, headers={"hx-request": "true"})
    assert (refreshed.status_code, refreshed["HX-Refresh"]) == (204, "true")
    assert ClaimRow.objects.get().state == "accepted"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "x"]
)
def test_undo_never_leads_elsewhere(signed_in: Any, ambush: DocumentRow, analyst: User, target: str) -> None:
    entry = accept(ambush, analyst)
    assert signed_in("analyst").post("/people/undo/", {"entry": entry.pk, "next": target})["Location"] == "/"


@pytest.mark.parametrize("entry", ["", "x", "-1", "999999", "9" * 40, "١"])
def test_undo_refuses_an_entry_that_is_not_there(signed_in: Any, entry: str) -> None:
    assert signed_in("administrator").post("/people/undo/", {"entry": entry}).status_code == 400


def test_undo_wants_the_right_of_what_is_undone(
    signed_in: Any, person: Any, ambush: DocumentRow, analyst: User
) -> None:
    entry = accept(ambush, analyst)
    assert signed_in("client").post("/people/undo/", {"entry": entry.pk}).status_code == 403
    change = ChangeRole(person("administrator"), analyst.pk, "editor")
    change.execute()
    assert change.entry is not None
    assert signed_in("reviewer").post("/people/undo/", {"entry": change.entry.pk}).status_code == 403


def body(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_audit_files_hold_what_the_filters_find(signed_in: Any, analyst: User) -> None:
    write(
        1,
        analyst,
        told='=HYPERLINK("https://evil.example")',
        data={"claims": ["c-1"]},
        decisions=["d-1", "d-2"],
    )
    write(2, analyst, action="accept claims")
    client: Client = signed_in("reviewer")
    answer = client.get("/people/audit.csv?action=reject claims")
    rows = list(csv.reader(io.StringIO(body(answer))))
    assert answer["Content-Disposition"] == 'attachment; filename="audit.csv"'
    assert rows[0] == list(COLUMNS)
    assert rows[1][4:9] == [
        "reject claims",
        "claim",
        "c-0123456789ab",
        '\'=HYPERLINK("https://evil.example")',
        "d-1 d-2",
    ]
    assert rows[1][-1] == '{"claims": ["c-1"]}'
    assert len(rows) == 2
    lines = [json.loads(line) for line in body(client.get("/people/audit.jsonl")).splitlines()]
    assert [(line["told"], line["by"]) for line in lines] == [
        ("entry 2", "analyst"),
        ('=HYPERLINK("https://evil.example")', "analyst"),
    ]


def test_what_was_told_is_shown_as_text(signed_in: Any, analyst: User) -> None:
    write(1, analyst, told="<script>alert(1)</script> \u202e")
    page = signed_in("editor").get("/people/audit/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
