"""The map and the charts in Chromium under the desk's content security policy: drawn, quiet, and nothing leaves."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.desk.waiting import until

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
image = pytest.importorskip("PIL.Image", reason="pillow is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

STATIC = Path(__file__).resolve().parents[2] / "src/dragoman/desk/static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
WITH_WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist")
WITHOUT_WEBGL = ("--disable-gpu", "--disable-3d-apis")
HOSTILE = '<img src=x onerror="document.title=1">"\' قتل'


def point(lon: float, lat: float, **properties: Any) -> dict[str, Any]:
    """A point as the desk's server gives it."""
    shape = {"type": "Point", "coordinates": [lon, lat]}
    return {
        "type": "Feature",
        "geometry": shape,
        "properties": {"count": 1, "status": "claimed", **properties},
    }


def collection(*features: dict[str, Any]) -> dict[str, Any]:
    """Points as one answer."""
    return {"type": "FeatureCollection", "features": list(features)}


POINTS = collection(
    point(
        -1.627,
        14.099,
        id="e1",
        url="/events/e1/",
        title="Attack on an army post near Djibo",
        status="claimed",
    ),
    point(-1.627, 14.099, id="e2", url="/events/e2/", title="Ambush on the Djibo road", status="disputed"),
    point(-4.2, 14.49, id="e3", url="/events/e3/", title="Drone strike near Mopti", status="corroborated"),
    point(
        0.04, 12.07, id="e4", url="/events/e4/", title="Raid east of Fada", status="reported", radius_km=45
    ),
    point(-2.42, 13.58, id="e5", url="/events/e5/", title="Convoy attacked", status="denied", radius_km=20),
    point(-0.05, 16.27, id="e6", url="https://elsewhere.example/x", title=HOSTILE, status="disputed"),
    point(2.1, 13.51, id="c7", title="Niamey", type="cluster", count=128),
)
CHART = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "description": "Events a week, by what their accounts make together",
    "height": 180,
    "data": {
        "values": [
            {
                "week": f"2024-0{1 + n // 4}-{1 + 7 * (n % 4):02d}",
                "status": status,
                "events": (n * 7 + k * 5) % 11,
            }
            for n in range(16)
            for k, status in enumerate(["claimed", "reported", "corroborated"])
        ]
    },
    "transform": [{"calculate": "datum.events * 1", "as": "number"}],
    "mark": {"type": "bar", "tooltip": True},
    "encoding": {
        "x": {"field": "week", "type": "temporal", "timeUnit": "yearmonthdate", "title": None},
        "y": {"field": "number", "type": "quantitative", "aggregate": "sum", "title": "Events"},
        "color": {"field": "status", "type": "nominal", "title": None},
    },
}
MAP = (
    '<div data-map data-points-url="/points.json" {more}></div>'
    "<details data-map-table open><summary>Table</summary></details>"
)
FIGURE = (
    '<figure data-chart data-spec-url="/{name}.json" data-csv-url="/{name}.csv"><figcaption>Events a week</figcaption>'
    "<details data-chart-table><summary>Table</summary><table><tr><td>1</td></tr></table></details></figure>"
)
SWAP = (
    '<script src="/desk/vendor/htmx/htmx.min.js"></script>'
    '<meta name="htmx-config" content=\'{"includeIndicatorStyles":false,"allowEval":false}\'>'
    '<button hx-get="/part" hx-target="main">Swap</button>'
)
BODIES = {
    "map": MAP.format(more=""),
    "place": MAP.format(
        more='data-center="0.04,12.07" data-zoom="6.5" data-circle=\'{"lat":12.07,"lon":0.04,"radius_km":45}\''
    ),
    "clusters": MAP.format(more='data-server-clusters data-center="-1,13" data-zoom="4"'),
    "broken": MAP.format(more="").replace("/points.json", "/no.json"),
    "swapped": MAP.format(more="") + SWAP,
    "part": FIGURE.format(name="chart") + MAP.format(more=""),
    "chart": FIGURE.format(name="chart"),
    "loads": FIGURE.format(name="loads"),
}
CSS = (
    "css/tokens.css",
    "css/base.css",
    "vendor/maplibre-gl/maplibre-gl.css",
    "vendor/leaflet/leaflet.css",
    "css/map.css",
    "css/chart.css",
)
LOADS = {
    "data": {"url": "https://elsewhere.example/data.json"},
    "mark": "bar",
    "encoding": {"x": {"field": "a"}},
}


def page_of(name: str) -> str:
    """A page of the desk as far as the two modules need one."""
    links = "".join(
        f'<link rel="stylesheet" href="/desk/{path}">' for path in CSS if (STATIC / "desk" / path).exists()
    )
    scripts = '<script src="/desk/js/words.js" defer></script>'
    scripts += "".join(f'<script type="module" src="/desk/js/{one}.js"></script>' for one in ("map", "chart"))
    head = f'<meta charset="utf-8"><title>{name}</title><link rel="icon" href="data:,">{links}{scripts}'
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body><main>{BODIES[name]}</main></body></html>'
    )


class Handler(SimpleHTTPRequestHandler):
    """The static files, the pages and their data, each with the policy; questions for points are kept."""

    asked: list[str]

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        name = path.strip("/").removesuffix(".json")
        data = {"points": POINTS, "chart": CHART, "loads": LOADS}.get(name)
        if path.endswith(".json") and data is not None:
            self.asked.append(self.path)
            self.answer(json.dumps(data), "application/json")
        elif name in BODIES:
            is_part = self.headers.get("HX-Request") == "true"
            self.answer(BODIES[name] if is_part else page_of(name), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def answer(self, text: str, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *words: object) -> None:
        """Nothing: the test's output is its own."""


@dataclass(slots=True)
class Site:
    """Where the pages are, and which data they asked for."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    asked: list[str] = []
    handler = type("Kept", (Handler,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(STATIC)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", asked)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def engine() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        yield started.chromium


@pytest.fixture(scope="module")
def browser(engine: Any) -> Iterator[Any]:
    started = engine.launch(executable_path=CHROMIUM, args=["--no-sandbox", *WITH_WEBGL])
    yield started
    started.close()


@pytest.fixture(scope="module")
def plain_browser(engine: Any) -> Iterator[Any]:
    started = engine.launch(executable_path=CHROMIUM, args=["--no-sandbox", *WITHOUT_WEBGL])
    yield started
    started.close()


@dataclass(slots=True)
class Seen:
    """An open page; what its console complained of; requests that went elsewhere."""

    page: Any
    complaints: list[str]
    strangers: list[str]


def open_page(browser: Any, site: Site, name: str, *, dark: bool = False, width: int = 1100) -> Seen:
    """The page, opened with a listener for everything that must not happen."""
    page = browser.new_page(
        viewport={"width": width, "height": 760}, color_scheme="dark" if dark else "light"
    )
    seen = Seen(page, [], [])

    def hear(line: Any) -> None:
        if line.type == "error":
            seen.complaints.append(line.text)

    def watch(request: Any) -> None:
        if not request.url.startswith((site.address, "data:", "blob:")):
            seen.strangers.append(request.url)

    page.on("console", hear)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", watch)
    page.goto(f"{site.address}/{name}")
    return seen


def wait_for_map(seen: Seen, engine_name: str) -> None:
    seen.page.wait_for_selector(f'[data-map-state="{engine_name}"][data-map-points]', timeout=60_000)


def colours_of(page: Any, selector: str) -> list[tuple[int, tuple[int, int, int]]]:
    """The colours of a picture of the element, the commonest first; a blank canvas has a few."""
    picture = image.open(BytesIO(page.locator(selector).screenshot())).convert("RGB")
    return sorted(picture.getcolors(maxcolors=1 << 24) or [], reverse=True)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_map_draws_the_earth_and_the_points_without_a_complaint(browser: Any, site: Site, dark: bool) -> None:
    seen = open_page(browser, site, "map", dark=dark)
    wait_for_map(seen, "gl")
    paper = {"light": (255, 254, 251), "dark": (26, 29, 32)}

    def is_drawn(theme: str) -> bool:
        colours = colours_of(seen.page, ".map-box")
        return len(colours) > 60 and colours[0][1] == paper[theme]

    until(seen.page, lambda: is_drawn("dark" if dark else "light"))
    assert seen.page.locator("[data-map]").get_attribute("data-map-points") == "6"
    legend = seen.page.locator(".map-legend > span").all_inner_texts()
    assert legend == ["reported", "corroborated", "disputed", "denied"]
    assert "GeoNames (geonames.org), CC BY 4.0" in seen.page.locator(".map-credit").inner_text()

    other = "light" if dark else "dark"
    seen.page.evaluate("theme => document.documentElement.dataset.theme = theme", other)
    until(seen.page, lambda: is_drawn(other))
    assert (seen.complaints, seen.strangers) == ([], [])
    seen.page.close()


def test_map_without_webgl_is_drawn_by_leaflet(plain_browser: Any, site: Site) -> None:
    seen = open_page(plain_browser, site, "map")
    wait_for_map(seen, "flat")

    assert seen.page.locator(".leaflet-marker-pane .map-icon").count() == 6
    assert seen.page.locator(".map-disc").all_inner_texts() == ["128", "2"]
    assert len(colours_of(seen.page, ".map-box")) > 60
    assert (seen.complaints, seen.strangers) == ([], [])
    seen.page.close()


@pytest.mark.parametrize("which", ["gl", "flat"])
def test_map_opens_a_point_by_keyboard_and_shows_hostile_words_as_words(
    request: pytest.FixtureRequest, site: Site, which: str
) -> None:
    browser = request.getfixturevalue("browser" if which == "gl" else "plain_browser")
    seen = open_page(browser, site, "map")
    wait_for_map(seen, which)
    page = seen.page
    page.keyboard.press("Tab")
    listed = page.locator(".map-list button").all_inner_texts()
    assert listed[:2] == ["Niamey: 128 events", "2 events: Attack on an army post near Djibo"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector(".map-popup-list a")
    links = page.locator(".map-popup-list a")
    assert [(one.inner_text(), one.get_attribute("href")) for one in links.all()] == [
        ("Attack on an army post near Djibo", "/events/e1/"),
        ("Ambush on the Djibo road", "/events/e2/"),
    ]

    page.keyboard.press("Escape")
    page.wait_for_selector(".map-popup", state="detached")
    page.locator(":focus", has_text="2 events: Attack on an army post near Djibo").wait_for()

    page.locator(".map-list button", has_text="onerror").dispatch_event("click")
    page.wait_for_selector(".map-popup-list span")
    assert page.locator(".map-popup-list").inner_text() == HOSTILE
    assert page.locator(".map-popup-list a, .map-popup-list img").count() == 0
    assert (page.title(), seen.complaints, seen.strangers) == ("map", [], [])
    page.close()


def test_map_asks_the_server_again_for_each_view_and_opens_a_cluster(browser: Any, site: Site) -> None:
    site.asked.clear()
    seen = open_page(browser, site, "clusters")
    wait_for_map(seen, "gl")
    asked = parse_qs(urlsplit(site.asked[-1]).query)
    west, south, east, north = map(float, asked["bbox"][0].split(","))
    assert asked["zoom"] == ["4"] and west < -1 < east and south < 13 < north

    before = len(site.asked)
    seen.page.locator(".map-list button", has_text="Niamey").dispatch_event("click")
    until(seen.page, lambda: len(site.asked) > before)
    until(seen.page, lambda: parse_qs(urlsplit(site.asked[-1]).query)["zoom"] == ["6"])
    assert seen.complaints == []
    seen.page.close()


def test_map_of_one_event_shows_how_far_off_it_may_be(browser: Any, site: Site) -> None:
    seen = open_page(browser, site, "place")
    wait_for_map(seen, "gl")
    seen.page.locator(".map-list button", has_text="Raid east of Fada").dispatch_event("click")

    assert "Placed to within 45 km" in seen.page.locator(".map-popup-body").inner_text()
    assert seen.complaints == []
    seen.page.close()


def test_map_whose_points_fail_says_so(browser: Any, site: Site) -> None:
    seen = open_page(browser, site, "broken")
    seen.page.wait_for_selector(".map-message:not([hidden])")

    assert (
        seen.page.locator(".map-message").inner_text()
        == "The points could not be loaded. The table has them."
    )
    seen.page.close()


def test_map_without_its_library_leaves_the_table_open(browser: Any, site: Site) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/vendor/**", lambda route: route.abort())
    page.goto(f"{site.address}/map")
    page.wait_for_selector('[data-map-state="none"]', state="attached", timeout=30_000)

    assert page.locator("details[data-map-table]").get_attribute("open") is not None
    assert page.locator(".map-frame").count() == 0
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_chart_is_drawn_without_eval_and_follows_the_theme(browser: Any, site: Site, dark: bool) -> None:
    seen = open_page(browser, site, "chart", dark=dark)
    page = seen.page
    page.wait_for_selector('[data-chart-state="drawn"]', timeout=30_000)

    # 16 weeks of three statuses, less the weeks of none.
    values = CHART["data"]["values"]  # type: ignore[index]
    assert page.locator(".chart-drawing .mark-rect path").count() >= sum(1 for row in values if row["events"])
    assert page.locator(f'[aria-label="{CHART["description"]}"]').count() == 1
    accent = "rgba(127,169,224,1)" if dark else "rgba(63,116,181,1)"
    assert page.locator(f'.chart-drawing path[fill="{accent}"]').count() > 5
    page.evaluate("theme => document.documentElement.dataset.theme = theme", "light" if dark else "dark")
    other = "rgba(63,116,181,1)" if dark else "rgba(127,169,224,1)"
    page.wait_for_selector(f'.chart-drawing path[fill="{other}"]', state="attached")
    page.locator('.chart-drawing .mark-rect path[aria-label*="Events: 10"]').first.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    assert (seen.complaints, seen.strangers) == ([], [])
    page.close()


def test_chart_is_saved_as_svg_png_and_csv(browser: Any, site: Site, tmp_path: Path) -> None:
    seen = open_page(browser, site, "chart")
    seen.page.wait_for_selector('[data-chart-state="drawn"]', timeout=30_000)
    starts = {}
    for kind in ("SVG", "PNG"):
        with seen.page.expect_download() as waiting:
            seen.page.get_by_text(kind, exact=True).click()
        waiting.value.save_as(tmp_path / kind)
        starts[waiting.value.suggested_filename] = (tmp_path / kind).read_bytes()[:4]

    assert starts == {"chart.svg": b"<svg", "chart.png": b"\x89PNG"}
    csv = seen.page.get_by_text("CSV", exact=True)
    assert csv.evaluate("link => new URL(link.href).pathname") == "/chart.csv"
    assert seen.complaints == []
    seen.page.close()


def test_chart_that_would_load_from_elsewhere_is_not_drawn(browser: Any, site: Site) -> None:
    seen = open_page(browser, site, "loads")
    seen.page.wait_for_selector("[data-chart]:not([data-chart-state='loading'])")

    assert seen.strangers == []
    assert seen.page.locator(".chart-drawing .mark-rect path").count() == 0
    seen.page.close()


def test_map_and_chart_are_drawn_in_a_part_that_htmx_swaps_in(browser: Any, site: Site) -> None:
    seen = open_page(browser, site, "swapped")
    wait_for_map(seen, "gl")
    seen.page.get_by_text("Swap").click()
    seen.page.wait_for_selector('[data-chart-state="drawn"]', timeout=30_000)
    wait_for_map(seen, "gl")

    assert seen.page.locator(".map-frame").count() == 1
    assert (seen.complaints, seen.strangers) == ([], [])
    seen.page.close()
