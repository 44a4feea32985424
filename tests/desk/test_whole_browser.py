"""An analyst's day in Chromium, from the door to the exported report; every room on a phone, in the dark, under axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, DocumentRow, EventRow, ReportDraft, TrayItem, User

pytestmark = pytest.mark.django_db(transaction=True)
MONGUNO = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on 2 May 2024, "
    "killing three soldiers and seizing two PKM machine guns, a military source said."
)
DJIBO = (
    "Fighters of the Dawn Banner Front attacked a camp of the Northern Guard Force at Djibo, Burkina Faso, on 9 May "
    "2024, killing seven soldiers, the group said."
)
ARABIC = "أعلن تنظيم إخوة قصب البحيرة مقتل 12 جنديا في هجوم على ثكنة قرب مونغونو يوم 2 مايو 2024، وفق ما قاله المتحدث."
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, [aria-busy='true']"


def settle(page: Any) -> None:
    """Wait for what was asked of the desk."""
    page.wait_for_load_state()
    page.wait_for_selector(BUSY, state="detached")


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
        settle(page)


def enter_by_the_demo_door(page: Any) -> None:
    page.context.clear_cookies()
    page.goto("/")
    page.wait_for_url("**/accounts/login/**")
    first = page.locator("main button").first
    assert first.inner_text() == "Enter as a demo analyst"
    first.click()
    page.wait_for_url("**/inbox/")


def paste_a_document(page: Any) -> DocumentRow:
    if not page.locator("#add[open]").count():
        press(page, "n")
    page.fill("#add-text", MONGUNO)
    page.fill("#add-title", "Three soldiers killed near Monguno")
    page.fill("#add-url", "https://wire.example.org/monguno")
    page.fill("#add-published", "2024-05-03")
    page.get_by_role("button", name="Take in").click()
    page.locator("#inbox-list tbody tr").first.wait_for()
    assert "1 of 1" in page.locator(".work").first.inner_text()
    return DocumentRow.objects.get()


def correct_the_target(page: Any) -> None:
    """By words that are chosen with the keys alone."""
    page.locator("#claim [data-row][data-field='target'] [data-value]").focus()
    press(page, "c")
    page.locator("#editor [data-select-words]").focus()
    press(
        page,
        "Enter",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "Shift+ArrowRight",
        "Shift+ArrowRight",
        "Enter",
    )
    assert page.locator("#v-value").input_value() == "Lake Shore Brigade"
    press(page, "Enter")
    assert load_claim(ClaimRow.objects.get().line).target == "Lake Shore Brigade"


def accept_by_keys(page: Any) -> None:
    for _ in range(20):
        if ClaimRow.objects.get().state != "open":
            return
        press(page, "y" if page.locator("#claim [data-look]").count() else "a")
    raise AssertionError(f"still {ClaimRow.objects.get().state}")


def review_the_document(page: Any, row: DocumentRow) -> None:
    page.locator("#inbox-list a[data-open]").first.click()
    page.wait_for_url(f"**/inbox/{row.pk}/")
    press(page, "r")
    page.wait_for_url(re.compile("/review/"))
    settle(page)
    correct_the_target(page)
    press(page, "u")
    assert load_claim(ClaimRow.objects.get().line).target == "patrol of the Lake Shore Brigade"
    correct_the_target(page)
    accept_by_keys(page)
    page.get_by_text("Nothing waits").wait_for()
    press(page, "u")
    page.get_by_text("Undid", exact=False).first.wait_for()
    assert ClaimRow.objects.get().state == "open"
    press(page, "Enter")
    page.wait_for_url(re.compile("/review/claims/"))
    settle(page)
    accept_by_keys(page)


def narrow_and_map(page: Any) -> None:
    page.goto("/events/")
    assert page.locator("#events tbody tr").count() == 2
    page.get_by_label("Country").select_option(label="Nigeria")
    page.wait_for_url("**/events/?country=NG")
    settle(page)
    assert page.locator("#events tbody tr").count() == 1
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator("[data-map][data-map-points='1']").wait_for()
    page.locator("[data-map][data-map-state='gl'], [data-map][data-map-state='flat']").wait_for()
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.locator(".bars-chart .bar-part").first.wait_for()


def merge_and_undo(page: Any) -> None:
    page.goto("/events/")
    press(page, "j", "x", "j", "x", "m")
    page.get_by_text("2 events before, 1 event after.").wait_for()
    page.keyboard.type("a drill")
    press(page, "Enter")
    page.get_by_role("button", name="Undo").last.wait_for()
    assert EventRow.objects.count() == 1
    press(page, "u")
    page.get_by_text("Undid", exact=False).first.wait_for()
    assert EventRow.objects.count() == 2


def report_the_event(page: Any, folder: Path) -> str:
    event = EventRow.objects.get(country="NG")
    page.goto(f"/events/{event.event_id}/")
    assert "Accepted" in page.locator(".event-page .badges").inner_text()
    page.get_by_role("button", name="+ Tray").click()
    page.get_by_role("button", name="✓ Tray").wait_for()
    assert list(TrayItem.objects.values_list("kind", "subject")) == [("event", event.event_id)]
    page.goto("/tray/")
    press(page, "c")
    page.wait_for_url("**/tray/reports/*/")
    page.locator("select#form").select_option("html")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save", exact=False).first.click()
    saved.value.save_as(folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


def test_an_analysts_day(browser_page: Callable[..., Any], take: Any, settings: Any, tmp_path: Path) -> None:
    settings.IS_DEMO = True
    page = browser_page()
    page.set_default_timeout(60_000)  # the first import of a process opens the atlas
    User.objects.all().delete()  # a sample desk has the demo's account and no other
    enter_by_the_demo_door(page)
    review_the_document(page, paste_a_document(page))
    take(
        DJIBO,
        published="2024-05-10",
        url="https://daily.example.org/djibo",
        title="Seven soldiers killed at Djibo",
    )
    narrow_and_map(page)
    merge_and_undo(page)

    made = report_the_event(page, tmp_path)

    assert "Lake Reeds Brotherhood" in made and "Monguno" in made
    assert "<script" not in made
    assert ReportDraft.objects.get().options["state"] == "accepted"


def test_an_arabic_document_reads_from_right_to_left(browser_page: Callable[..., Any], take: Any) -> None:
    row = take(ARABIC, lang="ar", title="هجوم قرب مونغونو", url="https://wire.example.org/ar")
    page = browser_page(width=1280)
    for path, paper in (
        (f"/inbox/{row.pk}/", ".paper .text"),
        (f"/review/documents/{row.pk}/", "[data-source]"),
    ):
        page.goto(path)
        settle(page)
        words = page.locator(paper)
        assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"
        box, around = words.bounding_box(), page.locator(".paper").first.bounding_box()
        assert around["x"] + around["width"] - (box["x"] + box["width"]) < 60
        assert (
            page.locator("h1").evaluate("e => getComputedStyle(e.querySelector('[dir]') || e).direction")
            == "rtl"
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def faults(axe: Any, page: Any, where: str, **options: Any) -> list[str]:
    """What axe calls serious or critical."""
    found = axe.run(page, options=options).response["violations"]
    return [
        f"{where}: {one['id']} {one['nodes'][0]['html'][:140]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.fixture
def rooms(take: Any, signed_in: Any) -> list[str]:
    """The main pages of every room, with something on each."""
    row = take(MONGUNO, title="Three soldiers killed near Monguno", url="https://wire.example.org/monguno")
    take(
        DJIBO,
        published="2024-05-10",
        url="https://daily.example.org/" + "long-address-" * 12,
        title="word" * 60,
    )
    take(ARABIC, lang="ar", title="هجوم قرب مونغونو")
    client = signed_in("administrator")
    one, other = EventRow.objects.order_by("id").values_list("event_id", flat=True)
    for event in (one, other):
        client.post("/tray/toggle/", {"kind": "event", "subject": event})
    client.post("/tray/compose/", {"kind": "report", "state": "draft"})
    client.post("/events/queries/", {"name": "Lake " * 20, "query": "q=Monguno"})
    return [
        "/inbox/",
        f"/inbox/{row.pk}/",
        "/review/",
        f"/review/documents/{row.pk}/",
        "/events/",
        "/events/?view=timeline",
        f"/events/{one}/",
        f"/events/regroup/?kind=same&event={one}&event={other}",
        "/explore/figure/killed/",
        "/explore/compare/",
        "/tray/",
        f"/tray/reports/{ReportDraft.objects.get().pk}/",
        "/atlas/",
        "/atlas/groups/sample-lake-reeds-brotherhood/",
        "/atlas/change/groups/",
        "/people/",
        "/people/audit/",
        "/people/me/",
        "/search/?q=Monguno",
        "/api/",
        "/nowhere/",
    ]


def test_no_room_has_a_serious_fault_nor_is_wider_than_its_window(
    rooms: list[str], browser_page: Callable[..., Any]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser_page("administrator", may_refuse=True)
    wrong: list[str] = []
    for path in rooms:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(path)
        settle(page)
        wrong += faults(axe, page, path)
        page.emulate_media(color_scheme="dark")
        wrong += faults(axe, page, f"{path} dark", runOnly=["color-contrast"])
        for width in (1280, 1024, 820, 390):
            page.set_viewport_size({"width": width, "height": 844})
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            wrong += [f"{path}: {over} px wider than {width}"] if over > 0 else []
        wrong += faults(axe, page, f"{path} phone", runOnly=["wcag2a", "wcag2aa"])
    assert wrong == []
