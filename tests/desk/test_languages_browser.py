"""The desk in Arabic in Chromium: every room from right to left, on a phone and wide, under axe; the chooser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.desk.models import ClaimRow, EventRow, User

pytestmark = pytest.mark.django_db(transaction=True)
ROOMS = (
    "/inbox/",
    "/review/",
    "/events/",
    "/events/?view=timeline",
    "/explore/",
    "/tray/",
    "/atlas/",
    "/people/me/",
)


@pytest.fixture
def arabic_page(browser_page: Callable[..., Any]) -> Callable[..., Any]:
    """A page of somebody who reads Arabic."""

    def make(role: str = "analyst", **more: Any) -> Any:
        page = browser_page(role, **more)
        User.objects.update(interface="ar")
        return page

    return make


def faults_of(page: Any) -> list[str]:
    """What axe calls serious or critical, and whether the page is wider than its window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    told = [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    is_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*told, "wider than the window"] if is_wide else told


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1280, False)], ids=["phone-dark", "wide"])
def test_every_room_runs_from_right_to_left(arabic_page: Any, ambush: Any, width: int, dark: bool) -> None:
    page = arabic_page(width=width, dark=dark)
    own = (
        f"/review/claims/{ClaimRow.objects.get().claim_id}/",
        f"/events/{EventRow.objects.get().event_id}/",
    )
    found: dict[str, list[str]] = {}
    for path in (*ROOMS, *own):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        if faults := faults_of(page):
            found[path] = faults
    assert found == {}


def test_the_first_room_stands_at_the_right(arabic_page: Any) -> None:
    page = arabic_page(width=1280)
    page.goto("/inbox/")
    boxes = [link.bounding_box() for link in page.locator("nav.rooms a").all()]
    assert [box["x"] for box in boxes] == sorted((box["x"] for box in boxes), reverse=True)


def test_the_chooser_is_in_the_menu_and_each_language_has_its_own_name(browser_page: Any) -> None:
    page = browser_page("analyst")
    page.goto("/tray/")
    page.locator("details.menu > summary").click()
    names = page.locator(".languages button").all_inner_texts()
    assert names == ["English", "Français", "العربيّة"]
    page.locator(".languages button[value='fr']").click()
    page.wait_for_url("**/tray/")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").inner_text() == "Sélection"


def test_scripts_speak_arabic_too(arabic_page: Any) -> None:
    page = arabic_page()
    page.goto("/inbox/")
    said = page.evaluate(
        "[0, 1, 2, 3, 11, 100].map((n) => window.words.sayMany('{n} event', '{n} events', n))"
    )
    assert said == ["لا أحداث", "حدث واحد", "حدثان", "3 أحداث", "11 حدثا", "100 حدث"]
    assert page.evaluate("window.words.say('Come closer')") == "اقترب"
    assert (
        page.evaluate("window.words.say('nobody translated this {n}', { n: 1234 })")
        == "nobody translated this 1,234"
    )
