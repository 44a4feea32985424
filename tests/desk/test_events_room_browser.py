"""The events room in Chromium: filters without a new page, the map of the same query, keys, merge and undo."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.desk.models import EventRow, TrayItem
from tests.desk.waiting import until

MONGUNO, DJIBO = "Ambush near Monguno", "Attack at Djibo"


@pytest.fixture
def two(ambush: Any, take: Any) -> None:
    take(
        "Fighters of the Dawn Banner Front attacked a camp of the Northern Guard Force at Djibo, Burkina Faso, on 9 "
        "May 2024, killing seven soldiers, the group said.",
        published="2024-05-10",
        url="https://daily.example.org/djibo",
    )


def titles(page: Any) -> list[str]:
    return [text.partition(",")[0] for text in page.locator("#events a[data-open]").all_inner_texts()]


def test_filters_narrow_list_and_map_alike(two: None, browser_page: Any) -> None:
    page = browser_page()
    page.goto("/events/")
    assert titles(page) == [DJIBO, MONGUNO]
    page.get_by_label("Country").select_option(label="Nigeria")
    page.wait_for_url("**/events/?country=NG")
    page.locator("#events a[data-open]").first.wait_for()
    assert titles(page) == [MONGUNO]
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator("[data-map][data-map-points='1']").wait_for()
    assert "country=NG" in page.url
    assert page.locator("details[data-map-table]").get_attribute("open") is None
    page.get_by_role("link", name="Remove Country Nigeria").click()
    page.locator("[data-map][data-map-points='2']").wait_for()


def test_keys_walk_tick_merge_and_undo(two: None, browser_page: Any) -> None:
    page = browser_page()
    page.goto("/events/")
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("[data-ticked='events']").inner_text() == "2"
    page.keyboard.press("m")
    page.get_by_text("2 events before, 1 event after.").wait_for()
    page.keyboard.type("a drill")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").last.wait_for()
    until(page, lambda: EventRow.objects.count() == 1)
    page.keyboard.press("u")
    page.get_by_text("Undid", exact=False).first.wait_for()
    assert EventRow.objects.count() == 2


def test_saved_query_follows_the_filters(two: None, browser_page: Any) -> None:
    page = browser_page()
    page.goto("/events/")
    page.get_by_label("Words").fill("djibo")
    page.get_by_label("Words").press("Enter")
    page.wait_for_url("**/events/?q=djibo")
    page.locator("#results[data-asked='q=djibo']").wait_for()
    page.get_by_label("Save these filters as").fill("Djibo")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Djibo", exact=True).wait_for()
    assert page.get_by_role("link", name="Djibo", exact=True).get_attribute("href") == "/events/?q=djibo"


@pytest.mark.parametrize(
    ("address", "scripts"),
    [
        ("/events/", True),
        ("/events/", False),
        ("/events/?view=map", True),
        ("/events/?view=timeline", True),
        ("event", True),
    ],
)
def test_phone_width_does_not_scroll_sideways(
    two: None, browser_page: Any, address: str, scripts: bool
) -> None:
    page = browser_page(width=390, height=844, scripts=scripts)
    page.goto(f"/events/{EventRow.objects.order_by('id')[0].event_id}/" if address == "event" else address)
    page.wait_for_load_state()
    size = page.locator("html").bounding_box()
    main = page.locator("main").bounding_box()
    assert main["x"] + main["width"] <= size["width"] <= 390


@pytest.mark.parametrize(
    ("address", "dark"),
    [
        ("/events/?country=NG", False),
        ("/events/?view=map", False),
        ("/events/?view=timeline", True),
        ("event", False),
        ("event", True),
        ("merge", False),
    ],
)
def test_no_serious_fault_of_access(two: None, browser_page: Any, address: str, dark: bool) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = browser_page(dark=dark)
    one, other = EventRow.objects.order_by("id")
    merge = f"/events/regroup/?kind=same&event={one.event_id}&event={other.event_id}"
    page.goto({"event": f"/events/{one.event_id}/", "merge": merge}.get(address, address))
    if "map" in address or address == "event":
        page.locator("[data-map][data-map-state='flat'], [data-map][data-map-state='gl']").wait_for()
    found = axe.Axe().run(page).response["violations"]
    serious = [
        (v["id"], [n["html"][:120] for n in v["nodes"]][:3])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_tray_button_puts_an_event_into_the_tray(two: None, browser_page: Any, scripts: bool) -> None:
    page = browser_page(scripts=scripts)
    page.goto("/events/")
    button = page.locator("#events tbody tr").first.locator("td.tray button")
    button.click()
    page.locator("td.tray button[aria-pressed='true']").wait_for()
    held = TrayItem.objects.get()
    assert (held.kind, held.subject) == ("event", EventRow.objects.order_by("-day")[0].event_id)
    assert page.url.partition("?")[0].endswith("/events/")
