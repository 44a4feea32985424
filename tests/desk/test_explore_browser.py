"""The explore room in Chromium: charts under the content policy, filters without a new page, phone width, axe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.desk.explore_rows import make_events

pytestmark = pytest.mark.django_db(transaction=True)
DRAWN = "[data-chart][data-chart-state=drawn]"


def wait_for_charts(page: Any, count: int) -> None:
    page.locator(DRAWN).nth(count - 1).wait_for()


def faults_of(page: Any) -> list[tuple[str, str]]:
    """What axe calls serious or critical, with the first place of each."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in ("serious", "critical")]


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (1280, True), (390, False)], ids=["light", "dark", "phone"]
)
def test_figures_are_drawn_and_read_aloud(browser_page: Callable[..., Any], width: int, dark: bool) -> None:
    make_events(80)
    page = browser_page("analyst", width=width, dark=dark)
    for name in ("events", "killed", "type", "perpetrator", "materiel", "materiel-time"):
        page.goto(f"/explore/figure/{name}/")
        wait_for_charts(page, 1)
        label = page.locator("[role=graphics-document]").first.get_attribute("aria-label")
        assert label and label.startswith(page.locator("h1").inner_text())
        assert page.locator(".chart-drawing svg path[aria-roledescription]").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults_of(page) == []


def test_a_chart_is_saved_with_its_title_and_its_filters(
    browser_page: Callable[..., Any], tmp_path: Any
) -> None:
    make_events(40)
    page = browser_page("analyst")
    page.goto("/explore/figure/type/?country=ML")
    wait_for_charts(page, 1)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as SVG").click()
    saved.value.save_as(tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert all(words in drawn for words in ("Events by act", "Country: Mali", "drafts"))
    with page.expect_download() as numbers:
        page.get_by_role("link", name="Save the numbers as CSV").click()
    assert numbers.value.suggested_filename == "type.csv"


def test_compare_draws_two_sides(browser_page: Callable[..., Any]) -> None:
    make_events(80)
    page = browser_page("analyst")
    page.goto("/explore/compare/?since=2024-02-01&until=2024-02-29")
    wait_for_charts(page, 2)
    page.locator("#pair-type, .later").last.scroll_into_view_if_needed()
    assert page.locator("#o-since").input_value() == "2024-01-03"
    assert faults_of(page) == []


def test_a_figure_can_be_read_without_a_script(browser_page: Callable[..., Any]) -> None:
    make_events(40)
    page = browser_page("analyst", scripts=False)
    page.goto("/explore/figure/country/")
    page.get_by_role("rowheader", name="Mali").first.wait_for()
    page.get_by_role("link", name="The numbers as CSV").wait_for()
