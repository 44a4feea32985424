"""Review in Chromium, by keyboard and mouse: looked at, accepted, corrected from words, split, merged, added."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.base.document import text_sha256
from dragoman.base.span import Part, Span
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.models import ClaimRow, DocumentRow, LogEntry
from tests.desk.waiting import settle, until

SAMPLES = Path(__file__).parents[2] / "samples"
SEED = Path(os.environ.get("DRAGOMAN_DATA", "")) / "seed" / "report-2023-09-07.txt"
MOST_KEYS = 12


class Keyboard:
    """A page worked by keys alone, each of them counted; every press waits until the desk has answered."""

    def __init__(self, page: Any) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1
            settle(self.page)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)


SELECT = """word => {
  const walker = document.createTreeWalker(document.querySelector("p[data-part='text']"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(node, at, node, at + word.length);
    return reviewWords.selected();
  }
}"""


def open_document(page: Any, row: DocumentRow) -> Keyboard:
    page.goto(f"/review/documents/{row.pk}/")
    settle(page)
    return Keyboard(page)


def claims_of(row: DocumentRow) -> list[ClaimRow]:
    return list(ClaimRow.objects.filter(document=row).order_by("position", "id"))


def states(row: DocumentRow) -> list[str]:
    return [claim.state for claim in claims_of(row)]


def focused(page: Any) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


def take_file(take: Any, path: Path, published: str) -> DocumentRow:
    text = path.read_text(encoding="utf-8")
    row: DocumentRow = take(text, published=published, id=text_sha256(text))
    return row


def accept_by_keys(page: Any, row: DocumentRow) -> Keyboard:
    """Look at every flagged value, then accept all that is left, until the document is done."""
    keys = open_document(page, row)
    for _ in range(40):
        if "open" not in states(row):
            return keys
        is_waiting = page.locator("#claim [data-look]").count() > 0
        keys.press("y" if is_waiting else "a")
    raise AssertionError(f"still {states(row)} after {keys.pressed} keys")


def test_a_report_of_ours_is_accepted_in_twelve_keystrokes(take: Any, browser_page: Any) -> None:
    row = take_file(take, SAMPLES / "02-wire-report.txt", "2024-02-14")
    assert len(claims_of(row)) == 2

    keys = accept_by_keys(browser_page(), row)

    assert states(row) == ["accepted", "accepted"]
    assert keys.pressed <= MOST_KEYS
    decided = LogEntry.objects.filter(action="accept claims")
    assert [entry.data["seconds"] for entry in decided if not 0 <= entry.data["seconds"] < 60] == []


@pytest.mark.skipif(not os.environ.get("DRAGOMAN_DATA"), reason="DRAGOMAN_DATA is not set: the seed's report")
def test_the_seed_report_is_accepted_in_twelve_keystrokes(take: Any, browser_page: Any) -> None:
    row = take_file(take, SEED, "2023-09-07")
    assert len(claims_of(row)) >= 3

    keys = accept_by_keys(browser_page(), row)

    assert set(states(row)) == {"accepted"}
    assert keys.pressed <= MOST_KEYS


def test_accept_leads_to_what_has_not_been_looked_at(take: Any, browser_page: Any) -> None:
    row = take_file(take, SAMPLES / "01-group-statement.txt", "2024-02-13")
    page = browser_page()
    keys = open_document(page, row)
    page.evaluate("document.getElementById('claim').focus()")

    keys.press("a")

    assert states(row) == ["open", "open"]
    assert focused(page) == "31 or more"
    assert "Look first" in page.locator(".toast").inner_text()
    keys.press("Space", "a")
    assert states(row) == ["accepted", "open"]
    assert page.url.endswith(f"/review/claims/{claims_of(row)[1].claim_id}/")
    assert "accepted Assault on camp" in page.locator("#review-said").inner_text()
    keys.press("u")
    assert states(row) == ["open", "open"]
    keys.press("u")
    assert page.locator("#claim [data-look]").count() == 1


def test_values_are_walked_and_light_their_words(ambush: DocumentRow, browser_page: Any) -> None:
    page = browser_page()
    keys = open_document(page, ambush)
    keys.press("j", "j", "j")
    by_keys = focused(page)
    lit = page.locator("[data-source] mark.is-lit").all_inner_texts()
    assert (by_keys, lit) == ("Lake Reeds Brotherhood", ["Lake Reeds Brotherhood"])
    assert "Rule" in page.locator("[data-why-dock]").inner_text()
    keys.press("k", "Tab", "Tab")
    assert focused(page) == "Lake Reeds Brotherhood"
    page.locator("[data-source] mark", has_text="Monguno").first.click()
    assert focused(page) == "Monguno"


def test_a_value_is_corrected_by_words_selected_with_keys(ambush: DocumentRow, browser_page: Any) -> None:
    page = browser_page()
    keys = open_document(page, ambush)
    page.locator("#claim [data-row][data-field='target'] [data-value]").focus()
    keys.press("c")
    page.locator("#v-value:focus").wait_for()
    page.locator("#editor [data-select-words]").focus()
    keys.press("Enter")
    text = load_document(ambush).text
    assert page.evaluate("document.activeElement.hasAttribute('data-source')")
    assert page.evaluate("getSelection().toString()") == "patrol"
    keys.press("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Enter")
    assert page.locator("#v-value").input_value() == "Lake Shore Brigade"

    keys.press("Enter")

    (claim,) = claims_of(ambush)
    assert load_claim(claim.line).target == "Lake Shore Brigade"
    start = text.index("Lake Shore Brigade")
    (span,) = load_claim(claim.line).spans["/target"]
    assert span == Span.cut(text, Part.TEXT, start, start + len("Lake Shore Brigade"))
    row = page.locator("#claim .block[data-field='target']")
    assert "machine: " in row.inner_text() and "corrected by analyst" in row.inner_text()
    keys.press("u")
    (claim,) = claims_of(ambush)
    assert load_claim(claim.line).target == "patrol of the Lake Shore Brigade"


def test_words_are_selected_with_the_mouse_past_emoji_and_arabic(take: Any, browser_page: Any) -> None:
    text = (
        "🚨🔥 بيان: أعلن تنظيم إخوة قصب البحيرة 🇳🇬 مقتل 12 جنديا في هجوم على ثكنة قرب مونغونو يوم 2 مايو 2024، "
        "وفق ما قاله المتحدث باسمه."
    )
    row = take(text, lang="ar", title="هجوم قرب مونغونو")
    page = browser_page()
    open_document(page, row)
    paper = page.locator("[data-source]")
    assert paper.get_attribute("dir") == "rtl"
    assert paper.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.locator("[data-panel='add'] > summary").click()
    page.wait_for_selector(
        "[data-source]:focus"
    )  # an opened panel leads into the source, and selects its first word
    word = "هجوم"
    page.evaluate(SELECT, word)
    page.locator("[data-source]").dispatch_event("pointerup")
    page.wait_for_selector("[data-panel='add'] [data-word]")
    start = text.index(word)
    line = page.locator("[data-panel='add'] input[name='words']").input_value()
    assert line == f"text:{start}:{start + len(word)}:{word}"
    known = {claim.claim_id for claim in claims_of(row)}
    page.locator("#add-type").select_option("assault")
    page.locator("[data-panel='add'] button.primary").click()
    settle(page)
    made = [claim for claim in claims_of(row) if claim.claim_id not in known]
    assert [(claim.event_type, load_claim(claim.line).spans["/event_type"][0].quote) for claim in made] == [
        ("assault", word)
    ]


def test_caret_in_arabic_goes_left_to_the_next_word(take: Any, browser_page: Any) -> None:
    row = take("قتل 12 جنديا في هجوم على ثكنة قرب مونغونو يوم 2 مايو 2024.", lang="ar")
    page = browser_page()
    keys = open_document(page, row)
    page.locator("[data-source]").focus()
    keys.press("ArrowLeft")
    first = page.evaluate("getSelection().toString()")
    keys.press("ArrowLeft")
    second = page.evaluate("getSelection().toString()")
    keys.press("ArrowRight")
    assert (first, second, page.evaluate("getSelection().toString()")) == ("قتل", "12", "قتل")


def test_characters_that_are_shown_otherwise_keep_their_offsets(take: Any, browser_page: Any) -> None:
    text = (
        "Read https://post.example/1 \u202e😀 first. Fighters of the Lake Reeds Brotherhood ambushed a patrol of the "
        "Lake Shore Brigade near Monguno on 2 May 2024, killing three soldiers."
    )
    row = take(text)
    page = browser_page()
    open_document(page, row)
    for word in ("example", "ambushed", "Monguno"):
        found = page.evaluate(SELECT, word)
        start = text.index(word)
        assert found == {"part": "text", "start": start, "end": start + len(word), "quote": word}
    page.evaluate("getSelection().selectAllChildren(document.querySelector(\"p[data-part='text']\"))")
    whole = page.evaluate("reviewWords.selected()")
    assert (whole["start"], whole["end"]) == (0, len(text))
    assert "hxxps" in whole["quote"] and "⟦U+202E⟧" in whole["quote"]


def test_a_claim_is_split_and_merged_again(take: Any, browser_page: Any) -> None:
    row = take(
        "Fighters of the Lake Reeds Brotherhood ambushed a patrol near Monguno on 2 May 2024 and shelled the post at "
        "Baga, killing three soldiers, a military source said."
    )
    page = browser_page()
    keys = open_document(page, row)
    before = [claim.claim_id for claim in claims_of(row)]
    keys.press("s")
    for word in ("ambushed", "shelled"):
        for _ in range(40):
            keys.press("ArrowRight")
            if page.evaluate("getSelection().toString()") == word:
                break
        keys.press("Enter")
    assert page.locator("[data-panel='split'] [data-word] q").all_inner_texts() == ["ambushed", "shelled"]
    keys.press("Escape", "Enter")
    live = [claim for claim in claims_of(row) if claim.state == "open"]
    assert sorted(load_claim(claim.line).spans["/event_type"][0].quote for claim in live) >= [
        "ambushed",
        "shelled",
    ]
    assert len(live) == len(before) + 1

    page.locator("input[name='with'][type='checkbox']").first.focus()
    keys.press("Space", "m")
    assert len([claim for claim in claims_of(row) if claim.state == "open"]) == len(before)
    keys.press("u", "u")
    assert [claim.claim_id for claim in claims_of(row) if claim.state == "open"] == before


def test_reject_and_defer_by_keys_with_a_reason(take: Any, browser_page: Any) -> None:
    row = take_file(take, SAMPLES / "10-two-accounts.txt", "2024-02-13")
    keys = open_document(browser_page(), row)
    keys.press("r", "ArrowDown", "Enter")
    until(keys.page, lambda: states(row)[0] == "rejected")
    keys.press("d", "Enter")
    until(keys.page, lambda: states(row)[:2] == ["rejected", "deferred"])
    whys = LogEntry.objects.filter(action__in=["reject claims", "defer claims"]).order_by("id")
    assert [entry.action for entry in whys] == ["reject claims", "defer claims"]


def test_two_people_do_not_overwrite_each_other(ambush: DocumentRow, browser_page: Any) -> None:
    first, second = browser_page("analyst", may_refuse=True), browser_page("reviewer")
    slow, quick = open_document(first, ambush), open_document(second, ambush)
    first.locator("#claim [data-row][data-field='target'] [data-value]").focus()
    slow.press("c")
    first.locator("#v-value").fill("patrol")

    second.locator("#claim [data-row][data-field='killed'] [data-value]").first.focus()
    quick.press("c")
    second.locator("#v-victim").fill("troops")
    quick.press("Enter")
    assert load_claim(claims_of(ambush)[0].line).killed[0].victim == "troops"

    slow.press("Enter")
    assert "Changed meanwhile" in first.locator("#editor .conflict").inner_text()
    assert "Lake Shore Brigade" in first.locator("#editor .conflict").inner_text()
    assert first.locator("#v-value").input_value() == "patrol"
    first.locator("#v-value").fill("Lake Shore Brigade")
    slow.press("Enter")
    claim = load_claim(claims_of(ambush)[0].line)
    assert (claim.target, claim.killed[0].victim) == ("Lake Shore Brigade", "troops")


def test_a_value_without_words_is_refused_beside_its_field_until_a_note_says_why(
    ambush: DocumentRow, browser_page: Any
) -> None:
    page = browser_page(may_refuse=True)
    keys = open_document(page, ambush)
    page.locator("#claim [data-row][data-field='target'] [data-value]").focus()
    keys.press("c")
    page.locator("#v-value").fill("Border Guard")
    keys.press("Enter")
    assert "the words do not hold the name" in page.locator("#editor .errorlist").inner_text()
    assert page.locator("#v-value").input_value() == "Border Guard"
    page.locator("#editor-note").fill("the brigade was renamed")
    keys.press("Enter")
    value = page.locator("#claim .block[data-field='target'] .val.ungrounded")
    assert value.get_attribute("data-note") == "not grounded: not published"
    assert load_claim(claims_of(ambush)[0].line).target is None


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["desk", "phone"])
def test_review_pages_have_no_serious_fault(take: Any, browser_page: Any, dark: bool, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    row = take_file(take, SAMPLES / "02-wire-report.txt", "2024-02-14")
    page = browser_page(width=width, dark=dark)
    found = []
    for path in ("/review/", "/review/rules/", f"/review/documents/{row.pk}/"):
        page.goto(path)
        settle(page)
        faults = axe.run(page).response["violations"]
        found += [
            (path, fault["id"], [node["target"] for node in fault["nodes"]][:3])
            for fault in faults
            if fault["impact"] in ("serious", "critical")
        ]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []


def test_review_works_without_a_script(take: Any, browser_page: Any) -> None:
    row = take_file(take, SAMPLES / "10-two-accounts.txt", "2024-02-13")
    page = browser_page(scripts=False)
    page.goto(f"/review/documents/{row.pk}/")
    page.locator("#claim form[data-accepts] button").click()
    page.wait_for_url(re.compile("/review/claims/"))
    page.locator("#claim [data-panel='reject'] > summary").click()
    page.locator("#reject-own").fill("a drill")
    page.locator("#claim [data-panel='reject'] form button").click()
    page.wait_for_url(re.compile("/review/claims/"))
    assert states(row) == ["accepted", "rejected", "open"]
