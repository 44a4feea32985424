"""The inbox in Chromium: a file is dropped and seen to come in, folders, keys, phone width, accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.inbox_made import AMBUSH, THREAT, variant
from tests.desk.waiting import until

DROP = """
async ([selector, files]) => {
  const carrier = new DataTransfer();
  for (const [name, text] of files) carrier.items.add(new File([text], name, {type: "text/plain"}));
  const zone = document.querySelector(selector);
  for (const kind of ["dragover", "drop"]) {
    zone.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carrier}));
  }
}
"""


def test_a_dropped_file_comes_in(browser_page: Any) -> None:
    page = browser_page()
    page.goto("/inbox/")
    page.keyboard.press("n") if not page.locator("#add[open]").count() else None
    page.evaluate(DROP, ["[data-drop]", [["one.txt", AMBUSH], ["two.txt", variant(7)]]])
    rows = page.locator("[data-file-list] li")
    assert rows.count() == 2
    assert "2 files" in page.locator("[data-add-says]").inner_text()
    rows.nth(1).locator("input").fill("2024-05-09")
    page.get_by_role("button", name="Take in").click()
    page.wait_for_selector("#inbox-list")
    assert page.url.endswith(page.url.split("#")[1] and "#" + page.url.split("#")[1])
    work = page.locator(".work").first
    assert "2 files" in work.inner_text() and "2 of 2" in work.inner_text()
    assert page.locator("#inbox-list tbody tr").count() == 2
    assert "9 May 2024" in page.locator("#inbox-list").inner_text()


def test_progress_is_asked_for_and_the_list_follows(browser_page: Any, person: Any) -> None:
    from dragoman.desk.models import Job, JobKind, JobState

    job = Job.objects.create(
        kind=JobKind.IMPORT,
        state=JobState.RUNNING,
        title="forty files",
        total=40,
        done=12,
        by=person("analyst"),
    )
    page = browser_page()
    page.goto("/inbox/")
    work = page.locator(f"#work-{job.pk}")
    assert "12 of 40" in work.inner_text()
    Job.objects.filter(pk=job.pk).update(done=39)
    work.filter(has_text="39 of 40").wait_for()
    with page.expect_response(lambda response: response.url.endswith("/inbox/")):
        Job.objects.filter(pk=job.pk).update(done=40, state=JobState.DONE)
    until(page, lambda: "hx-get" not in work.evaluate("one => one.outerHTML"))


def test_a_file_that_is_too_large_is_told_before_it_is_sent(browser_page: Any, settings: Any) -> None:
    from dataclasses import replace

    settings.INTAKE = replace(settings.INTAKE, max_file_mb=1)
    page = browser_page()
    page.goto("/inbox/")
    page.evaluate(DROP, ["[data-drop]", [["big.txt", "x" * 1_200_000]]])
    assert "over 1 MB: refused" in page.locator("[data-file-list] li").inner_text()


def test_keys_walk_the_list_and_open_a_document(browser_page: Any, take: Any) -> None:
    for number in range(3):
        take(variant(number + 20), title=f"Attack {number}", id=f"a{number}")
    page = browser_page()
    page.goto("/inbox/")
    for key in ["j", "j", "k", "j", "Enter"]:
        page.keyboard.press(key)
    page.wait_for_url("**/inbox/*/")
    assert page.locator("h1").inner_text() == "Attack 1"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["desk", "phone and dark"])
def test_no_page_has_a_serious_fault(
    browser_page: Any, take: Any, signed_in: Any, width: int, dark: bool, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    threat = take(THREAT, title="Message to the people of Arbinda")
    row = take(AMBUSH, title="كمين قرب تدمر", url="https://wire.example.org/a")
    page = browser_page("reviewer", width=width, dark=dark)
    for path in [
        "/inbox/",
        "/inbox/?tab=items",
        f"/inbox/{row.pk}/",
        f"/inbox/{threat.pk}/",
        f"/inbox/{row.pk}/erase/",
        "/inbox/jobs/",
    ]:
        page.goto(path)
        if path == "/inbox/":
            page.evaluate("document.getElementById('add').open = true")
        found = axe.Axe().run(page).response["violations"]
        assert [
            (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
        ] == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_form_works_without_script(browser_page: Any) -> None:
    page = browser_page(scripts=False)
    page.goto("/inbox/")
    page.fill("#add-text", AMBUSH)
    page.get_by_role("button", name="Take in").click()
    assert page.locator("#inbox-list tbody tr").count() == 1
