"""The tray: what is ticked, in the person's order, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from dragoman.desk.actions.order_tray import MoveOnTray, OrderTray
from dragoman.desk.actions.tick_tray import MOST_TICKED, ClearTray, TickTray
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.models import ClaimRow, EventAlias, EventRow, LogEntry, TrayItem

TEXTS = (
    (
        "Patrol ambushed near Monguno",
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May "
        "2024, killing three soldiers and seizing two PKM machine guns, a military source said.",
    ),
    (
        "Bomb at a market in Mopti",
        "A roadside bomb killed at least nine civilians in Mopti, Mali, on 9 May 2024. Residents accused the Dawn "
        "Banner Front of the attack.",
    ),
    (
        "Army says it repelled a raid",
        "The Volta Rapid Brigade said that its soldiers repelled an attack by the Kestrel Lance on a post in Djibo, "
        "Burkina Faso, on 16 May 2024, killing 14 assailants.",
    ),
)


@pytest.fixture
def three(take: Callable[..., Any]) -> list[str]:
    """The ids of three events."""
    for title, text in TEXTS:
        take(text, title=title, published="2024-05-20")
    return list(EventRow.objects.order_by("day").values_list("event_id", flat=True))


def ticked(owner: Any) -> list[str]:
    """What is on a tray, in order."""
    rows = TrayItem.objects.filter(owner=owner).order_by("position", "id")
    return list(rows.values_list("subject", flat=True))


def test_toggle_ticks_and_unticks_with_one_entry_each(three: list[str], signed_in: Any, analyst: Any) -> None:
    client: Client = signed_in()
    for expected in ([three[0]], []):
        answer = client.post(
            "/tray/toggle/", {"kind": "event", "subject": three[0], "next": "/events/?since=2024"}
        )
        assert answer.status_code == 302
        assert answer["Location"].startswith("/events/?since=2024&entry=")
        assert ticked(analyst) == expected
    assert [entry.data["ticked"] for entry in LogEntry.objects.filter(action="tick tray").order_by("pk")] == [
        True,
        False,
    ]


def test_toggle_answers_htmx_with_the_button(three: list[str], signed_in: Any) -> None:
    answer = signed_in().post(
        "/tray/toggle/", {"kind": "event", "subject": three[0]}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert 'aria-pressed="true"' in answer.content.decode()
    assert "In the tray." in answer["HX-Trigger"]


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_toggle_leads_nowhere_else(three: list[str], signed_in: Any, target: str) -> None:
    answer = signed_in().post("/tray/toggle/", {"kind": "event", "subject": three[0], "next": target})
    assert answer["Location"].startswith("/tray/?entry=")


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("event", "e-none"),
        ("claim", "c-none"),
        ("person", "1"),
        ("", ""),
        ("event", "<script>"),
        ("event", "\x00"),
    ],
)
def test_toggle_refuses_what_is_not_there(three: list[str], signed_in: Any, kind: str, subject: str) -> None:
    answer = signed_in().post("/tray/toggle/", {"kind": kind, "subject": subject})
    assert answer.status_code == 400
    assert b"<script>" not in answer.content.split(b"there is no")[1][:80]
    assert TrayItem.objects.count() == 0


def test_tick_finds_an_event_by_an_id_that_it_had(three: list[str], analyst: Any) -> None:
    EventAlias.objects.create(alias="e-before", event=EventRow.objects.get(event_id=three[0]))
    TickTray(analyst, "event", "e-before").execute()
    assert ticked(analyst) == [three[0]]
    assert TickTray(analyst, "event", "e-before").execute() is False
    assert ticked(analyst) == []


def test_tick_of_what_is_ticked_changes_nothing(three: list[str], analyst: Any) -> None:
    TickTray(analyst, "event", three[0], is_on=True).execute()
    TickTray(analyst, "event", three[0], is_on=True).execute()
    TickTray(analyst, "event", three[1], is_on=False).execute()
    assert ticked(analyst) == [three[0]]


def test_tick_undone_takes_it_off_and_a_removal_undone_puts_it_back_in_its_place(
    three: list[str], analyst: Any
) -> None:
    for event in three:
        TickTray(analyst, "event", event).execute()
    off = TickTray(analyst, "event", three[1])
    off.execute()
    assert off.entry is not None
    Undo(analyst, off.entry.pk).execute()
    assert ticked(analyst) == three
    first = LogEntry.objects.filter(action="tick tray").order_by("pk")[0]
    Undo(analyst, first.pk).execute()
    assert ticked(analyst) == three[1:]


def test_clear_is_undone_whole_and_in_order(three: list[str], analyst: Any) -> None:
    for event in three:
        TickTray(analyst, "event", event).execute()
    MoveOnTray(analyst, TrayItem.objects.get(subject=three[2]).pk, -2).execute()
    clear = ClearTray(analyst)
    assert clear.execute() == 3
    assert ticked(analyst) == []
    assert clear.entry is not None
    Undo(analyst, clear.entry.pk).execute()
    assert ticked(analyst) == [three[2], three[0], three[1]]


@pytest.mark.parametrize(
    ("step", "expected"),
    [(-1, [1, 0, 2]), (1, [0, 2, 1]), (-9, [1, 0, 2]), (9, [0, 2, 1]), (0, [0, 1, 2])],
)
def test_move_goes_up_and_down_and_stops_at_the_ends(
    three: list[str], analyst: Any, step: int, expected: list[int]
) -> None:
    for event in three:
        TickTray(analyst, "event", event).execute()
    MoveOnTray(analyst, TrayItem.objects.get(subject=three[1]).pk, step).execute()
    assert ticked(analyst) == [three[n] for n in expected]


def test_move_by_the_page_and_back(three: list[str], signed_in: Any, analyst: Any) -> None:
    for event in three:
        TickTray(analyst, "event", event).execute()
    client: Client = signed_in()
    key = TrayItem.objects.get(subject=three[0]).pk
    answer = client.post("/tray/move/", {"key": key, "step": "last"})
    assert answer["Location"].startswith(f"/tray/?last={key}&entry=")
    assert ticked(analyst) == [three[1], three[2], three[0]]
    entry = LogEntry.objects.get(action="move on tray")
    Undo(analyst, entry.pk).execute()
    assert ticked(analyst) == three


def test_order_refuses_an_order_of_a_tray_that_changed(three: list[str], analyst: Any) -> None:
    for event in three[:2]:
        TickTray(analyst, "event", event).execute()
    seen = list(TrayItem.objects.order_by("position").values_list("pk", flat=True))
    TickTray(analyst, "event", three[2]).execute()
    with pytest.raises(Conflict, match="changed since you opened it"):
        OrderTray(analyst, seen[::-1], was=seen).execute()
    with pytest.raises(WrongInput, match="not of what is on it"):
        OrderTray(analyst, seen[::-1]).execute()
    assert ticked(analyst) == three


def test_nobody_reaches_another_tray(three: list[str], signed_in: Any, person: Any) -> None:
    owner, other = person("analyst", "Ana"), person("analyst", "Ben")
    TickTray(owner, "event", three[0]).execute()
    TickTray(owner, "event", three[1]).execute()
    client: Client = signed_in("analyst", "Ben")
    assert three[0] not in client.get("/tray/").content.decode()
    keys = [row.pk for row in TrayItem.objects.order_by("-position")]
    assert client.post("/tray/move/", {"key": keys[0], "step": "up"}).status_code == 400
    assert client.post("/tray/order/", {"key": keys}).status_code == 400
    client.post("/tray/clear/")
    entry = LogEntry.objects.filter(action="tick tray").order_by("pk")[0]
    with pytest.raises(WrongInput, match="another person's"):
        Undo(other, entry.pk).execute()
    assert ticked(owner) == three[:2]


def test_a_program_has_no_tray(three: list[str], signed_in: Any, person: Any) -> None:
    client: Client = signed_in("client")
    assert client.get("/tray/").status_code == 403
    assert client.post("/tray/toggle/", {"kind": "event", "subject": three[0]}).status_code == 403
    with pytest.raises(NotAllowed):
        ClearTray(person("client")).execute()


def test_a_tray_is_full_at_its_limit(three: list[str], analyst: Any) -> None:
    TrayItem.objects.bulk_create(
        TrayItem(owner=analyst, kind="event", subject=f"e-{n}", position=n) for n in range(MOST_TICKED)
    )
    with pytest.raises(WrongInput, match=f"it holds {MOST_TICKED}"):
        TickTray(analyst, "event", three[0]).execute()


def test_the_page_says_what_is_accepted_and_what_is_gone(ambush: Any, signed_in: Any, analyst: Any) -> None:
    claim = ClaimRow.objects.get()
    TickTray(analyst, "event", EventRow.objects.get().event_id).execute()
    TickTray(analyst, "claim", claim.claim_id).execute()
    TrayItem.objects.create(owner=analyst, kind="event", subject="e-long-gone", position=9)
    page = signed_in().get("/tray/").content.decode()
    assert "0 of 1 claims accepted" in page
    assert "This claim alone, open" in page
    assert "No longer there" in page
    ClaimRow.objects.update(state="rejected")
    assert "This claim alone, rejected" in signed_in().get("/tray/").content.decode()


def test_many_events_are_put_on_the_tray_at_once_and_off_again(
    three: list[str], signed_in: Any, analyst: Any
) -> None:
    TickTray(analyst, "event", three[1]).execute()
    given = {"event": [three[2], three[1], three[0]], "next": "/events/?since=2024"}
    answer = signed_in().post("/tray/add/", given, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/events/?since=2024&entry=")
    assert ticked(analyst) == [three[1], three[2], three[0]]
    entry = LogEntry.objects.get(action="tick events")
    assert entry.told == "put 2 events on the tray"
    Undo(analyst, entry.pk).execute()
    assert ticked(analyst) == [three[1]]


def test_an_event_that_is_not_there_puts_nothing_on_the_tray(
    three: list[str], signed_in: Any, analyst: Any
) -> None:
    answer = signed_in().post("/tray/add/", {"event": [three[0], "e-000000000000"]})
    assert (answer.status_code, ticked(analyst)) == (400, [])
