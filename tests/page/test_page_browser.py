"""What the page does in a real browser, with a mouse and with a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from chromium import Browser, find_chromium
from made_claims import arabic, english, screened

from dragoman.page import claims_page

Browse: TypeAlias = Callable[..., Browser]

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="chromium is not installed")

LIT = "[...document.querySelectorAll('.is-lit')].map(e => e.textContent)"
SHOWN = "[...document.querySelectorAll('.document')].filter(e => e.getClientRects().length).map(e => e.id)"
VALUE = "a.val.figure"
WORDS = "a.hl.f-toll"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "claims.html"
    path.write_text(claims_page([english(), arabic(), screened()], title="Invented claims"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def browse(browser: Browser, page_file: Path) -> Browse:
    """Opens the page afresh: `browse("#d2", width=390)`."""

    def start(fragment: str = "", **options: Any) -> Browser:
        browser.open(page_file, fragment, **options)
        return browser

    return start


def test_page_lights_words_and_value_together(browse: Browse) -> None:
    browser = browse()
    browser.hover(VALUE)
    assert browser.js(LIT) == ["over 50", "51 or more", "“over 50”"]
    browser.hover("h1")
    assert browser.js(LIT) == []
    browser.click(WORDS)
    browser.hover("h1")
    assert browser.js(LIT) == ["over 50", "51 or more", "“over 50”"]
    box = "document.querySelector('a.val.figure').getBoundingClientRect()"
    assert browser.js(f"(r => r.top >= 0 && r.bottom <= innerHeight)({box})") is True
    browser.press("Escape")
    assert browser.js(LIT) == []


def test_page_leads_from_shared_words_to_each_of_their_values(browse: Browse) -> None:
    browser = browse()
    shared = ".document.is-shown a.hl.f-place.u-actor"
    browser.click(shared)
    first = browser.js("document.querySelector('.val.is-lit').textContent")
    browser.click(shared)
    assert [first, browser.js("document.querySelector('.val.is-lit').textContent")] == [
        "BF",
        "Burkinabe forces",
    ]


def test_page_obeys_keys(browse: Browse) -> None:
    browser = browse()
    focused = "document.activeElement.id"
    seen = []
    for key in ("j", "j", "j", "k", "n", "j", "p"):
        browser.press(key)
        seen.append(browser.js(focused))
    assert seen == ["d1c1", "d1c2", "d1c2", "d1c1", "d2", "d2c1", "d1"]
    browser.press("?")
    assert browser.js("document.getElementById('help').open") is True
    browser.press("Escape")
    browser.press("/")
    assert browser.js(focused) == "find"


def test_page_follows_a_link_by_keyboard_there_and_back(browse: Browse) -> None:
    browser = browse()
    browser.js("document.querySelector('a.hl.f-toll').focus()")
    browser.press("Enter")
    assert browser.js("document.activeElement.textContent") == "51 or more"
    browser.press("Enter")
    assert browser.js("document.activeElement.textContent") == "over 50"


def test_page_shows_one_document_and_opens_at_a_fragment(browse: Browse) -> None:
    browser = browse("#d2c1")
    assert browser.js(SHOWN) == ["d2"]
    assert browser.js("document.activeElement.id") == "d2c1"
    browser.click("[data-d=d3] a")
    assert browser.js(SHOWN) == ["d3"]


def test_page_filters_claims_and_documents(browse: Browse) -> None:
    browser = browse()
    kept = "[...document.querySelectorAll('article.claim:not([hidden])')].map(e => e.id)"
    find = "(w => { const f = byId('find'); f.value = w; f.dispatchEvent(new Event('input')) })"
    find = find.replace("byId", "document.getElementById")
    browser.js(find + "('DJIBO')")
    assert browser.js(kept) == ["d1c2"]
    assert browser.js("document.getElementById('status').textContent") == "1 claims in 1 documents match"
    browser.js(find + "('غاو')")
    assert browser.js(kept) == ["d2c1"] and browser.js(SHOWN) == ["d2"]
    browser.js(find + "('')")
    assert browser.js(kept) == ["d1c1", "d1c2", "d2c1"]


def test_page_on_a_phone_switches_between_source_and_claims(browse: Browse) -> None:
    browser = browse(width=390, height=844, mobile=True)
    visible = "['source', 'claims'].filter(c => document.querySelector(`#d1 .pane.${c}`).offsetParent)"
    assert browser.js(visible) == ["source"]
    browser.click(WORDS)
    assert browser.js(visible) == ["claims"]
    assert browser.js("document.documentElement.scrollWidth") == 390
    browser.click(".switch [data-pane=source]")
    assert browser.js(visible) == ["source"]


def test_page_changes_colours(browse: Browse) -> None:
    browser = browse(dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = browser.js(ground)
    seen = []
    for _ in range(3):
        browser.click("#theme")
        seen.append(browser.js(ground) == dark)
    assert seen == [False, True, True]


def test_page_asks_for_nothing_and_says_nothing_to_the_console(browse: Browse, page_file: Path) -> None:
    browser = browse()
    browser.click(WORDS)
    assert browser.requests == [page_file.as_uri()]
    assert browser.logged == []


def test_page_policy_stops_what_an_escaping_fault_would_let_in(browser: Browser, tmp_path: Path) -> None:
    html = claims_page([english()], title="Invented claims")
    intruder = (
        "<script>window.owned = 1</script><img src='x.png' onerror='window.owned = 2'>"
        "<style>h1 { color: rgb(1, 2, 3) }</style><p style='color: rgb(1, 2, 3)'>x</p>"
    )
    path = tmp_path / "broken.html"
    path.write_text(html.replace("</main>", intruder + "</main>"), encoding="utf-8")
    browser.open(path)
    assert browser.js("String(window.owned)") == "undefined"
    assert (
        browser.js("[...document.querySelectorAll('h1, main > p')].map(e => getComputedStyle(e).color)")
        == [browser.js("getComputedStyle(document.body).color")] * 2
    )
    assert sum("Content Security Policy" in text for text in browser.logged) >= 4
    assert browser.js("document.querySelectorAll('.is-shown').length") == 1
