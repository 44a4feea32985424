"""The API: tokens and scopes, lists by pages, one item whole, bulk lines that our own commands take, decisions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dragoman.base.decision import DecisionKind
from dragoman.base.decode import event_from_json, reading_from_json
from dragoman.desk.actions.make_token import MakeToken
from dragoman.desk.actions.regroup_claims import RegroupClaims
from dragoman.desk.api import caller
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.models import ApiToken, ClaimRow, DocumentRow, EventRow, LogEntry, SavedQuery
from dragoman.pipeline import resolve_claims

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(person: Callable[..., Any]) -> Callable[..., Client]:
    """A program with a token: program("read", "decide", role="analyst")."""

    def make(*scopes: str, role: str = "analyst") -> Client:
        title = f"{role} {' '.join(scopes)}"
        token = MakeToken(person(role), title, scopes, days=30).execute()
        return Client(headers={"Authorization": f"Bearer {token.secret}"})

    return make


MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]


def wire(take: Callable[..., Any], number: int, place: str = "Monguno") -> DocumentRow:
    row: DocumentRow = take(
        f"Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near {place} on "
        f"2 {MONTHS[number % 12]} 2024, killing {number} soldiers, a military source said.",
        published="2025-01-28",
        url=f"https://wire.example.org/{place}/{number}",
    )
    return row


@pytest.mark.parametrize("path", ["events", "claims", "documents", "groups", "queries", "events.jsonl"])
def test_nobody_reads_without_a_token(db: None, path: str) -> None:
    response = Client().get(f"/api/{path}")
    assert (response.status_code, response["Content-Type"]) == (
        401,
        "application/problem+json; charset=utf-8",
    )
    assert response["WWW-Authenticate"] == 'Bearer realm="Dragoman desk"'


def test_the_openapi_page_is_public(db: None) -> None:
    paths = Client().get("/api/openapi.json").json()["paths"]
    assert "/api/events/{identity}" in paths


@pytest.mark.parametrize(
    "change", [{"revoked_at": datetime.now(UTC)}, {"ends_at": datetime.now(UTC) - timedelta(1)}]
)
def test_a_token_that_ended_opens_nothing(program: Callable[..., Client], change: dict[str, object]) -> None:
    client = program("read")
    assert client.get("/api/events").status_code == 200
    ApiToken.objects.update(**change)
    assert client.get("/api/events").status_code == 401


def test_a_token_ends_with_its_owner(program: Callable[..., Client], person: Callable[..., Any]) -> None:
    client = program("read")
    analyst = person("analyst")
    analyst.is_active = False
    analyst.save()
    assert client.get("/api/events").status_code == 401


def test_a_scope_is_not_more_than_it_says(program: Callable[..., Client], ambush: DocumentRow) -> None:
    row = ClaimRow.objects.get()
    body = {"revision": row.revision, "why": "checked"}
    response = program("read").post(
        f"/api/claims/{row.claim_id}/reject", body, content_type="application/json"
    )
    assert (response.status_code, response.json()["detail"]) == (
        403,
        "This token has not the scope decide. Make one that has.",
    )


def test_a_signed_in_browser_reads_and_changes_nothing(
    signed_in: Callable[..., Client], ambush: DocumentRow
) -> None:
    client, row = signed_in("analyst"), ClaimRow.objects.get()
    assert client.get("/api/events").status_code == 200
    body = {"revision": row.revision, "why": "checked"}
    response = client.post(f"/api/claims/{row.claim_id}/reject", body, content_type="application/json")
    assert response.status_code == 401


def test_events_are_listed_by_the_query_of_the_desk(
    program: Callable[..., Client], take: Callable[..., Any]
) -> None:
    wire(take, 3)
    wire(take, 21, place="Diffa")
    client = program("read")
    found = client.get("/api/events?country=NE").json()
    assert [(e["place"]["country"], e["killed"]["high"], e["review_state"]) for e in found["items"]] == [
        ("NE", 21, "draft")
    ]
    assert found["next"] is None
    assert [e["killed"]["high"] for e in client.get("/api/events?killed_max=5").json()["items"]] == [3]


@pytest.mark.parametrize(
    "query", ["contry=NE", "type=battle", "since=yesterday", "after=%21", "killed_min=many"]
)
def test_a_filter_that_cannot_be_understood_is_refused(program: Callable[..., Client], query: str) -> None:
    response = program("read").get(f"/api/events?{query}")
    assert response.status_code == 400
    assert query.split("=")[0] in response.json()["detail"]


@pytest.mark.parametrize("path", ["events", "claims", "documents"])
def test_pages_give_every_item_once(
    program: Callable[..., Client], take: Callable[..., Any], path: str
) -> None:
    for number in range(2, 9):
        wire(take, number, place="Diffa" if number % 2 else "Monguno")
    client, seen = program("read"), []
    address: str | None = f"/api/{path}?limit=2"
    while address:
        page = client.get(address).json()
        seen += [item["id"] for item in page["items"]]
        address = page["next"]
    everything = [item["id"] for item in client.get(f"/api/{path}?limit=200").json()["items"]]
    assert seen == everything
    assert len(seen) == len(set(seen)) == 7


def test_one_event_is_the_line_of_resolve(program: Callable[..., Client], ambush: DocumentRow) -> None:
    row = EventRow.objects.get()
    line = program("read").get(f"/api/events/{row.event_id}?text=true").json()
    event = load_event(row)
    assert event_from_json(line) == replace(
        event, claims=tuple(replace(claim, why={}) for claim in event.claims)
    )
    assert "text" not in program("read", "import").get(f"/api/events/{row.event_id}").json()["documents"][0]


def test_an_old_id_leads_to_the_event(
    program: Callable[..., Client], take: Callable[..., Any], analyst: Any, ambush: DocumentRow
) -> None:
    wire(take, 9, place="Diffa")
    claims = list(ClaimRow.objects.values_list("claim_id", flat=True))
    before = set(EventRow.objects.values_list("event_id", flat=True))
    (merged,) = RegroupClaims(analyst, DecisionKind.SAME, claims, why="one raid").execute()
    (old,) = before - {merged.event_id}
    response = program("read").get(f"/api/events/{old}")
    assert (response.status_code, response["Location"]) == (308, f"/api/events/{merged.event_id}")


def test_what_has_not_changed_is_not_sent_again(
    program: Callable[..., Client], take: Callable[..., Any], ambush: DocumentRow
) -> None:
    client = program("read")
    tag = client.get("/api/events")["ETag"]
    again = client.get("/api/events", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    wire(take, 5, place="Diffa")
    assert client.get("/api/events", headers={"If-None-Match": f'W/"x", {tag}'}).status_code == 200


def test_bulk_lines_are_those_that_resolve_takes(
    program: Callable[..., Client], take: Callable[..., Any], ambush: DocumentRow
) -> None:
    wire(take, 7, place="Diffa")
    client = program("read")
    events = [event_from_json(json.loads(line)) for line in client.get("/api/events.jsonl").streaming_content]
    readings = [
        reading_from_json(json.loads(line)) for line in client.get("/api/documents.jsonl").streaming_content
    ]
    told = resolve_claims(readings, atlas=["samples/atlas"])
    assert {e.id: e.claims for e in events} == {e.id: e.claims for e in told}
    assert {e.id: e.figures for e in events} == {e.id: e.figures for e in told}


def test_a_document_is_handed_in_and_read(program: Callable[..., Client]) -> None:
    client = program("import", "read", role="client")
    text = "Fighters of the Lake Reeds Brotherhood ambushed a patrol near Monguno on 2 May 2024, killing two soldiers."
    body = {"text": text, "published": "2024-05-03", "id": "hand-1", "url": "https://wire.example.org/1"}
    response = client.post("/api/documents", body, content_type="application/json")
    assert response.status_code == 202
    from dragoman.desk.models import Job
    from dragoman.desk.work.tasks import run_job

    run_job.func(Job.objects.get().pk)
    assert client.get(response["Location"]).json()["state"] == "done"
    (document,) = client.get("/api/documents").json()["items"]
    assert (document["id"], document["origin"], document["state"], document["claims"]) == (
        "hand-1",
        "api",
        "read",
        1,
    )


def test_a_field_that_is_not_there_is_refused(program: Callable[..., Client]) -> None:
    body = {"text": "A text.", "state": "accepted", "received_by": 1}
    response = program("import").post("/api/documents", body, content_type="application/json")
    assert response.status_code == 422
    assert not DocumentRow.objects.exists()


def test_a_decision_is_the_desks_own_action(program: Callable[..., Client], ambush: DocumentRow) -> None:
    row = ClaimRow.objects.get()
    client = program("decide", "read")
    body = {"revision": row.revision, "why": "a drill"}
    ruled = client.post(f"/api/claims/{row.claim_id}/reject", body, content_type="application/json").json()
    assert (ruled["state"], ruled["event"]) == ("rejected", None)
    assert LogEntry.objects.get(action="reject claims").by_name == "analyst"
    again = client.post(f"/api/claims/{row.claim_id}/defer", body, content_type="application/json")
    assert (again.status_code, again.json()["title"]) == (409, "Changed meanwhile")


def test_a_caller_has_so_many_requests_a_minute(
    program: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(caller.PER_MINUTE, "read", 3)
    client = program("read")
    codes = [client.get("/api/groups").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    assert 1 <= int(client.get("/api/groups")["Retry-After"]) <= 60


def test_groups_are_those_of_the_atlas(program: Callable[..., Client]) -> None:
    client = program("read")
    (found,) = [
        g
        for g in client.get("/api/groups?q=lake reeds").json()["items"]
        if g["name"] == "Lake Reeds Brotherhood"
    ]
    assert client.get(f"/api/groups/{found['id']}").json() == found
    assert client.get("/api/groups/nobody").status_code == 404


def test_queries_of_others_are_not_listed(program: Callable[..., Client], person: Callable[..., Any]) -> None:
    SavedQuery.objects.create(owner=person("analyst"), name="mine", query="country=NE")
    SavedQuery.objects.create(owner=person("editor"), name="theirs", query="country=ML")
    SavedQuery.objects.create(owner=person("editor"), name="shared", query="country=NG", is_shared=True)
    items = program("read").get("/api/queries").json()["items"]
    assert [(item["name"], item["is_own"]) for item in items] == [("mine", True), ("shared", False)]


@pytest.mark.parametrize(
    "path", ["events/%00", "claims/%00", "events/e-%F0%9F%92%A5", "documents/9223372036854775808"]
)
def test_a_hostile_id_is_not_found(program: Callable[..., Client], path: str) -> None:
    assert program("read").get(f"/api/{path}").status_code in (404, 422)


@pytest.mark.parametrize("q", ["'", '"', "NEAR(a b)", "a*", "(", "words:x", "a OR b", "\x00", "- -", "لا"])
def test_search_words_are_never_operators(
    program: Callable[..., Client], ambush: DocumentRow, q: str
) -> None:
    client = program("read")
    events = client.get("/api/events", {"q": q})
    assert (events.status_code, "no word" in events.content.decode()) in ((200, False), (400, True))
    assert client.get("/api/documents", {"q": q}).status_code == 200


def test_the_page_of_the_api_names_every_route(signed_in: Callable[..., Client]) -> None:
    page = signed_in("analyst").get("/api/").content.decode()
    for path in Client().get("/api/openapi.json").json()["paths"]:
        assert path in page


def test_the_reference_names_every_route_and_no_other(db: None) -> None:
    page = Path("docs/reference/api.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(GET|POST) (/api/[^`]+)` \|", page, re.MULTILINE))
    paths = Client().get("/api/openapi.json").json()["paths"]
    assert told == {(method.upper(), path) for path, item in paths.items() for method in item}
