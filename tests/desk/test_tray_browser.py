"""The tray and a report in Chromium: ordered and edited by keyboard, without a script, on a phone, under axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.desk.actions.tick_tray import TickTray
from dragoman.desk.models import EventRow, ReportDraft, TrayItem
from dragoman.desk.tray.composed import compose_items
from dragoman.desk.tray.wanted import Item, Wanted
from tests.desk.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May 2024, "
    "killing three soldiers and seizing two PKM machine guns, a military source said.",
    "A roadside bomb killed at least nine civilians in Mopti, Mali, on 9 May 2024. Residents accused the Dawn Banner "
    "Front of the attack.",
)


@pytest.fixture
def filled(transactional_db: None, take: Callable[..., Any], person: Callable[..., Any]) -> list[str]:
    """Two events on the analyst's tray, in order of their days."""
    for text in TEXTS:
        take(text, title=text[:40], published="2024-05-20")
    events = list(EventRow.objects.order_by("day").values_list("event_id", flat=True))
    for event in events:
        TickTray(person("analyst"), "event", event).execute()
    return events


def faults(page: Any) -> list[str]:
    """What axe-core finds that is serious or worse."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")
    ]


def order() -> list[str]:
    """What is on the tray, in order."""
    return list(TrayItem.objects.order_by("position").values_list("subject", flat=True))


def test_a_report_is_ordered_composed_and_edited_by_keyboard(filled: list[str], browser_page: Any) -> None:
    page = browser_page("analyst", may_refuse=True)
    page.goto("/tray/")
    page.keyboard.press("j")
    page.keyboard.press("Alt+ArrowDown")
    page.locator("[data-key-of]:nth-child(2) a:focus").wait_for()
    assert order() == filled[::-1]
    assert faults(page) == []
    page.keyboard.press("c")
    page.wait_for_url("**/tray/reports/*/")
    sentence = page.locator(".sentence", has_text="According to a military source")
    sentence.get_by_text("Edit", exact=True).press("Enter")
    page.locator("textarea#words:focus").wait_for()
    words = page.locator("textarea#words")
    composed = words.input_value()
    words.fill(composed.replace("three", "four"))
    words.press("Control+Enter")
    page.get_by_role("alert").filter(has_text="is a value of a claim").wait_for()
    assert "four" in words.input_value()
    assert faults(page) == []
    words.fill(composed.replace("were killed", "there were killed"))
    words.press("Control+Enter")
    page.locator(".sentence.is-edited .edit-link:focus").wait_for()
    assert faults(page) == []
    assert list(ReportDraft.objects.get().edits.values()) == [
        composed.replace("were killed", "there were killed")
    ]


def test_the_pages_hold_on_a_phone_and_without_a_script(filled: list[str], browser_page: Any) -> None:
    page = browser_page("analyst", width=390, scripts=False)
    page.goto("/tray/")
    page.get_by_role("button", name="Move down").first.click()
    assert order() == filled[::-1]
    page.get_by_role("button", name="Compose").click()
    page.wait_for_url("**/tray/reports/*/")
    for address in ("/tray/", "/tray/reports/", page.url):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    page.locator(".edit-link").last.click()
    assert page.locator("textarea#words").count() == 1


def test_a_row_is_dragged(filled: list[str], browser_page: Any) -> None:
    page = browser_page("analyst")
    page.goto("/tray/")
    rows = page.locator("[data-key-of]")
    rows.nth(0).drag_to(rows.nth(1), target_position={"x": 200, "y": 60})
    until(page, lambda: order() == filled[::-1])


def test_compose_items_needs_no_page(filled: list[str]) -> None:
    from datetime import date

    wanted = Wanted(items=tuple(Item("event", e) for e in filled), today=date(2024, 6, 1))
    assert [event.id for event in compose_items(wanted).report.events] == filled
