"""The parts in Chromium, under the desk's content policy: keys, theme, questions, toasts, phone width, axe."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from playwright.sync_api import Page, sync_playwright

from dragoman.desk.policy import CONTENT_POLICY
from tools.desk_kit import kit_context, room_addresses

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
STATIC = Path(__file__).parents[2] / "src" / "dragoman" / "desk" / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


class Shelf(BaseHTTPRequestHandler):
    """Serves pages by path and our static files, each with the desk's policy; 409 and 500 on demand."""

    def __init__(self, pages: dict[str, str], *args: Any) -> None:
        self.pages = pages
        super().__init__(*args)

    def do_GET(self) -> None:
        name = self.path.split("?")[0]
        if name.startswith("/static/") and (STATIC / name.removeprefix("/static/")).is_file():
            file = STATIC / name.removeprefix("/static/")
            return self.send(200, TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes())
        if name in self.pages:
            return self.send(200, "text/html; charset=utf-8", self.pages[name].encode())
        return self.send(404, "text/plain", b"")

    def do_POST(self) -> None:
        status = int(self.path.rsplit("/", 1)[1])
        kind = "text/html" if status == 409 else "text/plain"
        said = (
            "<p>Changed by L. Haddad</p>" if status == 409 else self.headers.get("X-CSRFToken") or "no token"
        )
        self.send(status, kind, said.encode())

    def send(self, status: int, kind: str, body: bytes) -> None:
        """One answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", CONTENT_POLICY)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def kit_page(language: str = "en") -> str:
    """The page of parts, with two buttons that htmx sends."""
    with translation.override(language), override_settings(ROOT_URLCONF=room_addresses()):
        page = str(render_to_string("desk/parts/kit.html", {**kit_context(), "csrf_token": "token-1"}))
    buttons = "".join(
        f'<button id="b{status}" hx-post="/answer/{status}" hx-target="#answer">{status}</button>'
        for status in (409, 500)
    )
    return page.replace("</main>", f'{buttons}<div id="answer"></div></main>')


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on loopback with the page in two languages and an empty room behind every link of the navigation."""
    pages = {"/": kit_page(), "/ar": kit_page("ar"), "/events/": kit_page()}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Shelf, pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Page]]:
    """visit("/ar", width=390) -> the page; at the end nothing was refused, logged as an error or fetched elsewhere."""
    wrong: list[str] = []
    contexts: list[Any] = []

    def go(path: str = "/", *, width: int = 1280, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **more)
        contexts.append(context)
        page: Page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda sent: wrong.append(sent.url) if not sent.url.startswith(address) else None)
        page.goto(address + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert [said for said in wrong if not re.search(r"status of (409|500)|Error Code 500", said)] == []


def test_kit_question_mark_lists_the_keys_and_sequences_lead_to_rooms(visit: Callable[..., Page]) -> None:
    page = visit()
    page.keyboard.press("?")
    listed = page.locator("#keys dl").inner_text()
    assert {"Accept", "Go to Events", "Search", "Undo"} <= set(listed.splitlines())
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/events/")


def test_kit_keys_leave_fields_alone_and_can_be_switched_off(visit: Callable[..., Page]) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("ge?")
    assert page.locator("[role=search] input[name=q]").first.input_value() == "ge?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.locator("#keys [data-closes]").click()
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()


def test_kit_theme_is_kept_for_the_next_page(visit: Callable[..., Page]) -> None:
    page = visit(color_scheme="light")
    page.locator(".menu > summary").click()
    page.locator("[data-theme-set=dark]").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 21, 23)"


def test_kit_question_stands_before_what_cannot_be_taken_back(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("button", name="Cancel", exact=True).first.click()
    dialog = page.locator("#confirm")
    assert "Cancel “Import of 412 files”?" in dialog.inner_text()
    dialog.get_by_role("button", name="Cancel", exact=True).click()
    assert (dialog.is_visible(), page.url.endswith("/")) == (False, True)


def test_kit_list_is_walked_ticked_and_opened_by_keys(visit: Callable[..., Page]) -> None:
    page = visit()
    for key in "jjx":
        page.keyboard.press(key)
    ticked = page.eval_on_selector_all("[data-tick]:checked", "all => all.map(one => one.value)")
    page.keyboard.press("Enter")
    assert (ticked, page.url.rsplit("#", 1)[1]) == (["d2"], "d2")


def test_kit_conflict_is_shown_in_place_and_a_failure_in_a_toast(visit: Callable[..., Page]) -> None:
    page = visit()
    if not page.evaluate("typeof htmx !== 'undefined'"):
        pytest.skip("htmx is not vendored")
    page.locator("#b409").click()
    page.locator("#answer p").wait_for()
    page.locator("#b500").click()
    toast = page.locator(".toasts .toast")
    toast.wait_for()
    assert (
        page.locator("#answer").inner_text(),
        toast.get_attribute("role"),
        toast.locator("p").inner_text(),
    ) == (
        "Changed by L. Haddad",
        "alert",
        "token-1",
    )


@pytest.mark.parametrize("path", ["/", "/ar"])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_kit_never_scrolls_sideways(path: str, width: int, visit: Callable[..., Page]) -> None:
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_kit_has_the_rooms_at_the_foot_of_a_phone(visit: Callable[..., Page]) -> None:
    box = visit(width=390).locator(".rooms").bounding_box()
    assert box is not None
    assert (round(box["y"] + box["height"]), box["width"] > 370) == (800, True)


@pytest.mark.parametrize(
    ("scheme", "width", "path"), [("light", 1280, "/"), ("dark", 1280, "/"), ("light", 390, "/ar")]
)
def test_kit_has_no_serious_fault(scheme: str, width: int, path: str, visit: Callable[..., Page]) -> None:
    page = visit(path, width=width, color_scheme=scheme)
    found = Axe().run(page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert [(f["id"], [node["html"][:120] for node in f["nodes"]][:3]) for f in serious] == []
