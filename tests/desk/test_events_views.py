"""The events room through its pages: list, map, timeline, an event, hostile words, old ids, saved queries."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.models import EventAlias, EventRow, LogEntry, SavedQuery

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e{{ 7|add:7 }}'


@pytest.mark.parametrize("view", ["list", "map", "timeline"])
@pytest.mark.parametrize("is_asked_by_htmx", [False, True], ids=["page", "htmx"])
def test_index_shows_the_event_in_each_view(
    ambush: Any, signed_in: Any, view: str, is_asked_by_htmx: bool
) -> None:
    headers = {"HX-Request": "true"} if is_asked_by_htmx else {}
    answer = signed_in().get(reverse("events:index"), {"view": view, "country": "NG"}, headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, "Monguno" in page) == (200, True)
    assert ("<html" in page) is not is_asked_by_htmx
    assert "Remove Country Nigeria" in page
    if is_asked_by_htmx:
        pushed = "/events/?country=NG" + ("" if view == "list" else f"&view={view}")
        assert answer["HX-Push-Url"] == pushed


def test_index_keeps_hedges_and_marks_drafts(ambush: Any, signed_in: Any, take: Any) -> None:
    take(
        "Suspected fighters of the Lake Reeds Brotherhood attacked the village of Dikwa, Nigeria, on 9 May 2024 and "
        "killed more than 50 people, residents said.",
        published="2024-05-10",
        url="https://paper.example.org/dikwa",
    )
    page = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", signed_in().get("/events/").content.decode()))
    assert "51 or more" in page
    assert "Lake Reeds Brotherhood (accused or suspected)" in page
    assert page.count("Draft") == 2


def test_index_leads_to_an_address_without_empty_fields(signed_in: Any) -> None:
    answer = signed_in().get("/events/?q=&since=2024-05-01&until=&view=&sort=")
    assert (answer.status_code, answer["Location"]) == (302, "/events/?since=2024-05-01")


def test_index_names_what_it_left_out(ambush: Any, signed_in: Any) -> None:
    page = signed_in().get("/events/?since=soon&q=").content.decode()
    assert "since: &#x27;soon&#x27; is no date" in page
    assert "Monguno" in page


def test_index_takes_a_group_by_name(ambush: Any, signed_in: Any) -> None:
    client = signed_in()
    page = client.get("/events/", {"group": "lake reeds brotherhood"}).content.decode()
    assert "Remove Group or force Lake Reeds Brotherhood" in page
    assert "Monguno" in page
    choices = client.get("/events/groups/", {"group": "lake re"}).content.decode()
    assert '<option value="Lake Reeds Brotherhood">' in choices


def test_pages_cost_the_same_however_many_events(
    ambush: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    EventRow.objects.bulk_create(
        EventRow(event_id=f"e-{n:012x}", line="{}", title=f"Event {n}", status="claimed", event_type="clash")
        for n in range(120)
    )
    client.get("/events/")
    with django_assert_max_num_queries(22):
        page = client.get("/events/").content.decode()
    assert page.count("data-open ") == 50
    older = re.search(r'href="(/events/\?after=[^"]+)"', page)
    assert older
    assert client.get(older[1]).content.decode().count("data-open ") == 50


@pytest.fixture
def event(ambush: Any) -> Any:
    return EventRow.objects.get()


def test_event_page_shows_accounts_figures_and_words(event: EventRow, signed_in: Any) -> None:
    page = signed_in().get(reverse("events:event", args=[event.event_id])).content.decode()
    for words in (
        "Accounts side by side",
        "Lake Reeds Brotherhood",
        "two PKM machine guns",
        '<mark data-family="toll"',
        "Draft, not reviewed",
        "ACLED would code 3",
        "Perhaps the same",
        "Nobody has ruled",
    ):
        assert words in page, words
    assert 'data-center="' in page
    assert "style=" not in page


def test_event_page_escapes_hostile_words(take: Any, signed_in: Any) -> None:
    take(
        f"Fighters of the Lake Reeds Brotherhood ambushed a patrol near Monguno on 2 May 2024, killing three soldiers, "
        f"said {HOSTILE} today.",
        title=HOSTILE,
        url="https://wire.example.org/<script>",
    )
    row = EventRow.objects.get()
    EventRow.objects.update(title=HOSTILE, place=HOSTILE, country=HOSTILE[:100])
    client = signed_in()
    for address in (
        "/events/",
        "/events/?view=map",
        "/events/?view=timeline",
        f"/events/?country={HOSTILE}&q={HOSTILE}&group={HOSTILE}&place={HOSTILE}&since={HOSTILE}",
        f"/events/{row.event_id}/",
        f"/events/{row.event_id}/others/?q={HOSTILE}",
    ):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "\u202e" not in re.sub('="[^"]*"', "", page), address
        assert ">14<" not in page


def test_event_withholds_a_private_name_in_its_page(take: Any, signed_in: Any) -> None:
    take(
        "Fighters of the Lake Reeds Brotherhood shot dead Amina Example, a teacher, near Monguno on 2 May 2024, "
        "residents said.",
        url="https://wire.example.org/teacher",
    )
    rows = list(EventRow.objects.all())
    client = signed_in()
    for row in rows:
        assert "Amina Example" not in client.get(f"/events/{row.event_id}/").content.decode()
    assert "Amina Example" not in client.get("/events/").content.decode()


def test_an_old_id_leads_to_the_event_for_ever(event: EventRow, signed_in: Any) -> None:
    EventAlias.objects.create(alias="e-000000000abc", event=event)
    answer = signed_in().get(reverse("events:event", args=["e-000000000abc"]))
    assert (answer.status_code, answer["Location"]) == (301, f"/events/{event.event_id}/")
    assert signed_in().get("/events/e-000000000def/").status_code == 404


def test_event_point_is_where_the_event_is(event: EventRow, signed_in: Any) -> None:
    found = signed_in().get(reverse("events:point", args=[event.event_id])).json()
    (feature,) = found["features"]
    assert feature["geometry"]["coordinates"] == [event.lon, event.lat]
    assert feature["properties"]["precision"] == event.precision


@pytest.mark.parametrize(
    "address", ["/events/", "/events/points/", "/events/groups/?group=la", "/events/compare/"]
)
def test_nobody_sees_anything_without_entry(client: Any, address: str) -> None:
    assert client.get(address).status_code == 302


def test_saved_queries_are_kept_renamed_shared_deleted_and_undone(signed_in: Any, person: Any) -> None:
    client, analyst = signed_in(), person("analyst")
    answer = client.post(
        "/events/queries/",
        {
            "name": " Sahel,  May ",
            "query": "since=2024-05-01&country=ML&nonsense=1",
            "next": "/events/?view=map&entry=9",
        },
    )
    row = SavedQuery.objects.get()
    entry = LogEntry.objects.get()
    assert answer["Location"] == f"/events/?view=map&entry={entry.pk}"
    assert (row.name, row.query, row.owner, row.is_shared) == (
        "Sahel, May",
        "since=2024-05-01&country=ML",
        analyst,
        False,
    )
    assert "Undo" in client.get(answer["Location"]).content.decode()
    client.post(f"/events/queries/{row.pk}/rename/", {"name": "Mali"})
    client.post(f"/events/queries/{row.pk}/share/", {"shared": "1"})
    assert "Mali" in signed_in("reviewer").get("/events/").content.decode()
    client.post(f"/events/queries/{row.pk}/delete/")
    assert "Mali</a>" not in client.get("/events/").content.decode()
    assert LogEntry.objects.count() == 4
    for entry in LogEntry.objects.order_by("-id"):
        Undo(analyst, entry.pk).execute()
    row.refresh_from_db()
    assert (row.name, row.is_shared, row.is_binned) == ("Sahel, May", False, True)


def test_saved_queries_of_others_cannot_be_touched(signed_in: Any, person: Any) -> None:
    owner = signed_in()
    owner.post("/events/queries/", {"name": "Private", "query": ""})
    owner.post("/events/queries/", {"name": "Shared", "query": "", "shared": "1"})
    private, shared = SavedQuery.objects.order_by("id")
    other = signed_in("administrator")
    page = other.get("/events/").content.decode()
    assert ("Private" in page, "Shared" in page) == (False, True)
    before = list(SavedQuery.objects.values())
    for key, status in ((private.pk, 400), (shared.pk, 403), (10**17, 400)):
        for what, form in (("rename", {"name": "Mine"}), ("share", {"shared": "1"}), ("delete", {})):
            assert other.post(f"/events/queries/{key}/{what}/", form).status_code == status, what
    with pytest.raises((NotAllowed, WrongInput)):
        Undo(person("administrator"), LogEntry.objects.order_by("id")[1].pk).execute()
    assert list(SavedQuery.objects.values()) == before


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/x",
        "javascript:alert(1)",
        "/\\evil.example",
        "",
        "http:///evil",
    ],
)
def test_next_leads_nowhere_else(signed_in: Any, target: str) -> None:
    answer = signed_in().post("/events/queries/", {"name": "n", "query": "", "next": target})
    assert answer["Location"].startswith("/events/?entry=")


def test_forms_want_the_token(person: Any) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(person(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/events/queries/", {"name": "n"}).status_code == 403
    assert client.post("/events/regroup/", {"kind": "same"}).status_code == 403
    assert not SavedQuery.objects.exists()
