"""A sample desk -> a picture of each of its pages: light, dark, on a phone, and those of an Arabic document.

    python -m tools.desk_pictures --out build/pictures [--data DIR] [--only inbox] [--shapes light,phone]

The desk is started on a free port of loopback, entered as its demo analyst, and stopped at the end; a folder that
holds a sample desk already is used again. Files are named page.shape.png. With --readme the two pictures of docs/images
are made.
Exit: 0 done, 1 a page answered otherwise than 200 or complained on its console, 2 no browser.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS, ATLASES = ROOT / "samples/desk/documents", (ROOT / "samples/atlas", ROOT / "samples/desk/atlas")
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_STOP_S, _DRAWN_MS, _SHOT_MS = 10, 3000, 120_000
_MOST_PX, _RESIZED_MS = 5_000, 300
"""How much of a long page is shown."""
_SCROLL = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
    scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 40));
  }
  scrollTo(0, 0);
}"""
"""Brings in what waits until it is seen."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a page is looked at."""

    width: int
    height: int
    dark: bool = False
    whole: bool = True


SHAPES: Mapping[str, Shape] = {
    "light": Shape(1280, 800),
    "dark": Shape(1280, 800, dark=True),
    "phone": Shape(390, 844),
}
PAGES: Mapping[str, str] = {
    "sign-in": "/accounts/login/",
    "inbox": "/inbox/",
    "inbox-items": "/inbox/?tab=items",
    "inbox-document": "/inbox/{document}/",
    "inbox-jobs": "/inbox/jobs/",
    "review": "/review/",
    "review-document": "/review/documents/{document}/",
    "review-rules": "/review/rules/",
    "events": "/events/",
    "events-map": "/events/?view=map",
    "events-timeline": "/events/?view=timeline",
    "event": "/events/{event}/",
    "event-merge": "/events/regroup/?kind=same&event={event}&event={event_2}",
    "explore": "/explore/",
    "explore-killed": "/explore/figure/killed/",
    "explore-compare": "/explore/compare/?since=2025-01-01&until=2025-03-31",
    "tray": "/tray/",
    "report": "/tray/reports/{report}/",
    "reports": "/tray/reports/",
    "atlas": "/atlas/",
    "atlas-group": "{group}",
    "atlas-change": "/atlas/change/groups/",
    "search": "/search/?q=attack",
    "people": "/people/",
    "audit": "/people/audit/",
    "account": "/people/me/",
    "second-factor": "/accounts/2fa/",
    "api": "/api/",
    "not-found": "/nowhere/",
    "arabic-inbox": "/inbox/?lang=ar",
    "arabic-document": "/inbox/{arabic}/",
    "arabic-review": "/review/documents/{arabic}/",
    "arabic-event": "{arabic_event}",
}
"""Name of a page -> its address; what stands in braces is found on the desk's own pages."""
DOOR = "sign-in"
"""The one page that is looked at as a stranger."""
README = {"desk-review": ("review-document", "light"), "desk-events": ("events-map", "light")}
"""Name in docs/images -> page and shape, as high as the window."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures."""
    options = _options(arguments)
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        print(
            f"desk_pictures: none of {', '.join(BROWSERS)} is installed. Install Chromium.", file=sys.stderr
        )
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    with _folder(options.data) as folder, running_desk(folder) as address:
        return take_pictures(browser, address, options)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("build/pictures"), help="folder of the pictures")
    parser.add_argument(
        "--data", type=Path, help="folder of the sample desk; without it one is made and removed"
    )
    parser.add_argument("--only", default="", help="pages whose name begins so")
    parser.add_argument("--shapes", default=",".join(SHAPES), help="light, dark, phone")
    parser.add_argument("--readme", action="store_true", help="docs/images/desk-*.png and no other")
    options = parser.parse_args(arguments)
    options.shapes = [name for name in options.shapes.split(",") if name]
    if unknown := set(options.shapes) - set(SHAPES):
        parser.error(f"--shapes {', '.join(sorted(unknown))}: give some of {', '.join(SHAPES)}")
    return options


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-pictures-") as folder:
        yield Path(folder) / "desk"


@contextmanager
def running_desk(folder: Path) -> Iterator[str]:
    """The address of a sample desk that runs as long as it is needed."""
    command = [sys.executable, "-m", "dragoman.cli", "desk", "--demo", str(DOCUMENTS), "--data", str(folder)]
    command += ["--port", "0", "--no-browser", "--atlas", str(ATLASES[0])]
    environment = os.environ | {"DRAGOMAN_ATLAS": os.pathsep.join(map(str, ATLASES))}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        yield _address_of(process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()


def _address_of(process: subprocess.Popen[str]) -> str:
    """The address that the desk tells; what it says later is passed on, so that it never waits to be heard."""
    lines = process.stderr or iter(())
    for line in lines:
        print(line, end="", file=sys.stderr)
        if found := re.match(r"desk: (http://\S+?)/", line):
            threading.Thread(target=lambda: sys.stderr.writelines(lines), daemon=True).start()
            return found[1]
    raise SystemExit("desk_pictures: the desk did not start; what it said stands above.")


def take_pictures(browser: str, address: str, options: argparse.Namespace) -> int:
    """A picture of each page in each shape; 1 where a page was not as it should be."""
    from playwright.sync_api import sync_playwright

    wanted = [(name, shape) for shape in options.shapes for name in PAGES if name.startswith(options.only)]
    if options.readme:
        wanted = list(README.values())
    wrong: list[str] = []
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        state, parts = enter(chromium, address)
        for shape in dict.fromkeys(shape for _, shape in wanted):
            page = _open(chromium, address, SHAPES[shape], state, wrong)
            door = _open(chromium, address, SHAPES[shape], None, wrong)
            for name in [name for name, of in wanted if of == shape]:
                out = options.out / f"{name}.{shape}.png"
                if options.readme:
                    out = (
                        IMAGES / f"{next(key for key, value in README.items() if value == (name, shape))}.png"
                    )
                _take(door if name == DOOR else page, name, parts, out, whole=not options.readme, wrong=wrong)
                print(out)
            for opened in (page, door):
                opened.context.close()
        chromium.close()
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def enter(chromium: Any, address: str) -> tuple[Any, dict[str, str]]:
    """Come in through the demo door, fill the tray, compose a report -> the session, and the parts of addresses."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Enter as a demo analyst").click()
    page.wait_for_url("**/inbox/")
    parts = find_parts(page)
    page.goto("/tray/")
    if not page.locator("[data-key-of]").count():
        _fill_tray(page, (parts["event"], parts["event_2"]))
    parts["report"] = _links(page, "/tray/reports/", r"/tray/reports/\d+/")[0].split("/")[3]
    state = context.storage_state()
    context.close()
    return state, parts


def find_parts(page: Any) -> dict[str, str]:
    """The richest document, one in Arabic, the events with the most sources, a group that they name."""
    documents = sorted(_items(page, "documents"), key=lambda item: -item["open_claims"])
    events = sorted(_items(page, "events"), key=lambda item: (-item["sources"], item["id"]))
    parts = {
        "document": str(documents[0]["key"]),
        "arabic": str(next(item["key"] for item in documents if item["lang"] == "ar")),
        "event": events[0]["id"],
        "event_2": events[1]["id"],
    }
    parts["group"] = next(iter(_links(page, "/atlas/", r"/atlas/groups/.+/")), "/atlas/")
    told_by = _links(page, f"/inbox/{parts['arabic']}/", r"/events/e[\w-]+/")
    parts["arabic_event"] = told_by[0] if told_by else f"/events/{parts['event']}/"
    return parts


def _items(page: Any, kind: str) -> list[dict[str, Any]]:
    found, following = [], f"/api/{kind}?limit=100"
    while following:
        answer = page.request.get(following).json()
        found += answer["items"]
        following = answer["next"]
    return found


def _fill_tray(page: Any, events: Sequence[str]) -> None:
    for event in events:
        page.goto(f"/events/{event}/")
        page.locator("form[action*='/tray/toggle/'] button, button[form='tray-form']").first.click()
        page.wait_for_load_state("networkidle")
    page.goto("/tray/")
    page.get_by_role("button", name="Compose").first.click()
    page.wait_for_url("**/tray/reports/*/")


def _links(page: Any, address: str, pattern: str) -> list[str]:
    page.goto(address)
    found = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
    return list(dict.fromkeys(link for link in found if re.fullmatch(pattern, link)))


def _open(chromium: Any, address: str, shape: Shape, state: Any, wrong: list[str]) -> Any:
    context = chromium.new_context(
        base_url=address,
        storage_state=state,
        viewport={"width": shape.width, "height": shape.height},
        color_scheme="dark" if shape.dark else "light",
        has_touch=shape.width < 500,
        is_mobile=shape.width < 500,
    )
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    return page


def _take(
    page: Any, name: str, parts: Mapping[str, str], out: Path, *, whole: bool, wrong: list[str]
) -> None:
    answer = page.goto(PAGES[name].format_map(parts))
    page.wait_for_load_state("networkidle")
    page.evaluate(_SCROLL)
    page.wait_for_load_state("networkidle")
    if page.locator("[data-map]").count():
        page.locator("[data-map][data-map-points]").first.wait_for()
    if page.locator("[data-map], [data-chart]").count():
        page.wait_for_timeout(_DRAWN_MS)
    if answer is None or answer.status != (404 if name == "not-found" else 200):
        wrong.append(f"{name}: {answer.status if answer else 'no answer'} at {page.url}")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over > 0:
        wrong.append(f"{name}: {over} pixels wider than the window")
    window = page.viewport_size
    # A map that grows with the window is drawn too late for the picture.
    if whole and not page.locator(".map-pane [data-map]").count():
        show_whole(page)
    page.screenshot(path=str(out), timeout=_SHOT_MS)
    page.set_viewport_size(window)


def show_whole(page: Any) -> None:
    """Make the window as tall as the page, so that what stays at its foot stands at the foot of the picture."""
    width, least = page.viewport_size["width"], page.viewport_size["height"]
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(least, min(tall, _MOST_PX))})
    page.wait_for_timeout(_RESIZED_MS)


if __name__ == "__main__":
    sys.exit(main())
