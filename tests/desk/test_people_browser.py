"""The pages of people, audit, account and search in Chromium: no fault that axe finds, no page wider than a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.desk.models import ClaimRow, User

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/people/",
    "/people/audit/",
    "/people/me/",
    "/search/?q=Monguno",
    "/accounts/sessions/",
    "/accounts/2fa/",
]


def faults(page: Any) -> list[str]:
    """What axe calls serious or critical on the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_have_no_serious_fault(browser_page: Callable[..., Any], ambush: Any, dark: bool) -> None:
    page = browser_page("administrator", dark=dark)
    told = {}
    for path in [*PAGES, f"/people/{User.objects.get().pk}/"]:
        page.goto(path)
        told[path] = faults(page)
    assert {path: found for path, found in told.items() if found} == {}


def test_pages_fit_a_phone(browser_page: Callable[..., Any], ambush: Any) -> None:
    page = browser_page("administrator", width=390, height=844)
    wide = {}
    for path in PAGES:
        page.goto(path)
        wide[path] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {path: by for path, by in wide.items() if by > 0} == {}


def test_the_whole_way_of_a_new_colleague(
    browser_page: Callable[..., Any], chromium: Any, live_server: Any
) -> None:
    page = browser_page("administrator")
    page.goto("/people/")
    page.get_by_label("Name to sign in with").fill("bako")
    page.get_by_role("button", name="Make the account").click()
    link = page.get_by_label("One-time link").input_value()
    fresh = chromium.new_context(base_url=live_server.url).new_page()
    fresh.goto(link)
    assert faults(fresh) == []
    fresh.get_by_label("Password, 8").fill("a long pass phrase")
    fresh.get_by_role("button", name="Set the password").click()
    assert faults(fresh) == []
    fresh.get_by_label("Username").fill("bako")
    fresh.get_by_label("Password", exact=True).fill("a long pass phrase")
    fresh.get_by_role("button", name="Sign in").click()
    fresh.wait_for_url(lambda url: "/accounts/" not in url)
    fresh.goto("/people/me/")
    assert fresh.locator(".menu-name").inner_text() == "bako"
    fresh.goto("/accounts/2fa/totp/activate/")
    fresh.get_by_label("Password", exact=True).fill("a long pass phrase")
    fresh.get_by_role("button", name="Go on").click()
    assert fresh.locator("img.qr").evaluate("image => image.naturalWidth > 100")
    assert faults(fresh) == []
    fresh.context.close()


def test_undo_on_the_audit_page_says_so(browser_page: Callable[..., Any], ambush: Any, analyst: User) -> None:
    from dragoman.desk.actions.reject_claims import RejectClaims

    RejectClaims(analyst, {ClaimRow.objects.get().claim_id: None}, why="a drill").execute()
    page = browser_page("reviewer")
    page.goto("/people/audit/")
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    page.locator("#toasts").get_by_text("Undid: rejected").wait_for()
    assert page.get_by_text("undone by reviewer").count() == 1
    assert ClaimRow.objects.get().state == "open"
