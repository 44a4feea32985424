"""Merge, keep apart, split and move through the pages: preview, ruling, conflict, undo, who may."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from dragoman.desk.actions.undo import Undo
from dragoman.desk.models import ClaimRow, DecisionRow, EventRow, LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(take: Any) -> tuple[EventRow, EventRow]:
    """Two ambushes near Monguno, three weeks apart."""
    for day, dead, outlet in ((2, "three", "wire"), (24, "five", "paper")):
        take(
            f"Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on {day} "
            f"May 2024, killing {dead} soldiers, a military source said.",
            title=f"{dead.title()} soldiers killed near Monguno",
            published=f"2024-05-{day + 1:02d}",
            url=f"https://{outlet}.example.org/monguno",
        )
    one, other = EventRow.objects.order_by("day")
    return one, other


def snapshot() -> list[tuple[str, str | None]]:
    return sorted(ClaimRow.objects.values_list("claim_id", "event__event_id"))


def fields_of(page: str) -> dict[str, list[str]]:
    """The hidden fields of the form that makes the ruling."""
    found: dict[str, list[str]] = {}
    form = page[page.index('class="ruling') :]
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return found


def open_form(client: Client, address: str) -> dict[str, list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return fields_of(answer.content.decode())


def merge_address(*rows: EventRow) -> str:
    return "/events/regroup/?kind=same&" + "&".join(f"event={row.event_id}" for row in rows)


def test_merge_shows_before_and_after_then_merges_then_undoes(two: Any, signed_in: Any, person: Any) -> None:
    client, before = signed_in(), snapshot()
    page = client.get(merge_address(*two)).content.decode()
    assert "2 events before, 1 event after." in page
    assert "low 3, best" in page and "low 5, best" in page
    assert (snapshot(), DecisionRow.objects.count()) == (before, 0)
    form = fields_of(page)
    assert form["seen"] == [f"{row.event_id}:{row.revision}" for row in two]
    answer = client.post("/events/regroup/", {**form, "why": "one ambush, told twice"})
    assert answer.status_code == 302
    (merged,) = EventRow.objects.all()
    entry = LogEntry.objects.get(action="regroup claims")
    assert answer["Location"] == f"/events/{merged.event_id}/?entry={entry.pk}"
    shown = client.get(answer["Location"]).content.decode()
    assert "one ambush, told twice" in shown
    assert f'name="entry" value="{entry.pk}"' in shown
    gone = next(row for row in two if row.event_id != merged.event_id)
    assert client.get(f"/events/{gone.event_id}/").status_code == 301
    client.post("/people/undo/", {"entry": str(entry.pk), "next": f"/events/{merged.event_id}/"})
    assert snapshot() == before


def test_split_leaves_the_others_and_undo_joins_them(two: Any, signed_in: Any, person: Any) -> None:
    client = signed_in()
    client.post("/events/regroup/", {**open_form(client, merge_address(*two)), "why": "one"})
    (merged,) = EventRow.objects.all()
    joined = snapshot()
    claim = joined[0][0]
    form = open_form(client, f"/events/regroup/?kind=split&event={merged.event_id}&claim={claim}")
    assert form["claim"] == [claim]
    client.post("/events/regroup/", {**form, "why": "two after all"})
    assert len({event for _, event in snapshot()}) == 2
    Undo(person("analyst"), LogEntry.objects.order_by("-id")[0].pk).execute()
    assert snapshot() == joined


def test_move_puts_a_claim_into_the_other_event(two: Any, take: Any, signed_in: Any) -> None:
    client, (one, other) = signed_in(), two
    take(
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May "
        "2024, killing four soldiers, residents said.",
        published="2024-05-04",
        url="https://daily.example.org/monguno",
    )
    one.refresh_from_db()
    assert one.claims == 2
    moving = ClaimRow.objects.filter(event=one, killed_max=4).get()
    address = f"/events/regroup/?kind=move&event={one.event_id}&claim={moving.claim_id}&to={other.event_id}"
    form = open_form(client, address)
    assert (form["event"], form["to"], len(form["seen"])) == ([one.event_id], [other.event_id], 2)
    client.post("/events/regroup/", {**form, "why": "it tells of the later one"})
    moving.refresh_from_db()
    assert (
        moving.event == ClaimRow.objects.get(killed_max=5).event != ClaimRow.objects.get(killed_max=3).event
    )


def test_keep_apart_holds_whatever_comes_later(two: Any, signed_in: Any) -> None:
    client, (one, other) = signed_in(), two
    page = client.get(
        f"/events/regroup/?kind=not_same&event={one.event_id}&event={other.event_id}"
    ).content.decode()
    assert "Nothing would change now." in page
    client.post("/events/regroup/", {**fields_of(page), "why": "two ambushes"})
    assert DecisionRow.objects.get().kind == "not_same"
    assert EventRow.objects.count() == 2


def test_a_ruling_on_events_that_changed_is_no_ruling(two: Any, take: Any, signed_in: Any) -> None:
    client = signed_in()
    form = open_form(client, merge_address(*two))
    take(
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May "
        "2024, killing four soldiers, residents said.",
        published="2024-05-04",
        url="https://daily.example.org/monguno",
    )
    before = snapshot()
    answer = client.post("/events/regroup/", {**form, "why": "one ambush"})
    page = answer.content.decode()
    assert (answer.status_code, snapshot(), DecisionRow.objects.count()) == (409, before, 0)
    assert "Somebody changed one of these events" in page
    assert 'value="one ambush"' in page
    assert fields_of(page)["seen"] != form["seen"]
    assert client.post("/events/regroup/", {**fields_of(page), "why": "one ambush"}).status_code == 302


def test_a_ruling_needs_a_reason_and_what_was_seen(two: Any, signed_in: Any) -> None:
    client = signed_in()
    form = open_form(client, merge_address(*two))
    assert client.post("/events/regroup/", {**form, "why": "  "}).status_code == 422
    assert client.post("/events/regroup/", {**form, "seen": [], "why": "one"}).status_code == 409
    assert client.post("/events/regroup/", {**form, "seen": ["e-x:1"], "why": "one"}).status_code == 409
    assert not DecisionRow.objects.exists()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "kind is none of"),
        ("kind=accept", "kind is none of"),
        ("kind=same", "names no event"),
        ("kind=same&event={one}", "fewer than two events"),
        ("kind=same&event={one}&event={one}", "fewer than two events"),
        ("kind=same&event={one}&event=e-nothing", "there is none of that id"),
        ("kind=split&event={one}", "no claim is ticked"),
        ("kind=split&event={one}&claim={claim}", "all claims are ticked"),
        ("kind=split&event={one}&claim=c-ffffffffffff", "no claim is ticked"),
        ("kind=move&event={one}&claim={claim}&to=", "there is none of that id"),
        ("kind=move&event={one}&claim={claim}&to={one}", "in it already"),
        ("kind=split&event={one}&event={other}&claim={claim}", "begins from one event"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_in_words(
    two: Any, signed_in: Any, address: str, words: str
) -> None:
    claim = ClaimRow.objects.get(event=two[0]).claim_id
    asked = address.format(one=two[0].event_id, other=two[1].event_id, claim=claim)
    answer = signed_in().get(f"/events/regroup/?{asked}")
    assert (answer.status_code, words in answer.content.decode()) == (400, True)


def test_who_may_not_decide_sees_no_way_to(two: Any, signed_in: Any) -> None:
    client = signed_in("client")
    before = snapshot()
    assert client.get(merge_address(*two)).status_code == 403
    form = {
        "kind": "same",
        "event": [row.event_id for row in two],
        "seen": [f"{row.event_id}:{row.revision}" for row in two],
        "why": "one",
    }
    assert client.post("/events/regroup/", form).status_code == 403
    assert "Split off" not in client.get(f"/events/{two[0].event_id}/").content.decode()
    assert snapshot() == before


def test_compare_says_why_two_are_two(two: Any, signed_in: Any) -> None:
    client = signed_in()
    page = client.get(f"/events/compare/?one={two[0].event_id}&other={two[1].event_id}").content.decode()
    assert "kept apart whatever else is so" in page
    assert "Before any comparison" in page
    for address in ("", f"one={two[0].event_id}&other={two[0].event_id}", f"one={two[0].event_id}&other=e-1"):
        assert client.get(f"/events/compare/?{address}").status_code == 404


def test_candidates_are_found_by_words_and_id(two: Any, signed_in: Any) -> None:
    client, (one, other) = signed_in(), two
    by_words = client.get(
        f"/events/{one.event_id}/others/?q=mongun", headers={"HX-Request": "true"}
    ).content.decode()
    by_id = client.get(f"/events/{one.event_id}/others/?q={other.event_id}").content.decode()
    for page in (by_words, by_id):
        assert f"other={other.event_id}" in page
        assert f"other={one.event_id}" not in page
