"""What the page of events does in a real browser, with a mouse, with a keyboard, and without a script."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from chromium import Browser, find_chromium
from made_events import abduction, arabic_event, assault, many, undated

from dragoman.page import events_page

Browse: TypeAlias = Callable[..., Browser]

pytestmark = pytest.mark.skipif(find_chromium() is None, reason="chromium is not installed")

# In the order of the page: by date, the undated last.
ARABIC, ABDUCTION, ASSAULT, UNDATED = "e-00000000c003", "e-00000000b002", "e-00000000a001", "e-00000000d004"
SHOWN = "[...document.querySelectorAll('article')].filter(e => e.getClientRects().length).map(e => e.id)"
CURRENT = (
    "[...document.querySelectorAll('[aria-current]')]"
    ".map(e => e.closest('nav, .map, .bars, .elsewhere').getAttribute('class'))"
)
VISIBLE = ".filter(e => e.getClientRects().length).map(e => e.dataset.e)"
LISTED = "[...document.querySelectorAll('.list li[data-e]')]" + VISIBLE
FOCUSED = "document.activeElement.dataset.e || document.activeElement.id"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "events.html"
    events = [assault(), abduction(), arabic_event(), undated()]
    path.write_text(events_page(events, title="Invented events"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    started = Browser(tmp_path_factory.mktemp("profile"))
    yield started
    started.close()


@pytest.fixture
def browse(browser: Browser, page_file: Path) -> Browse:
    """Opens the page afresh: `browse("#e-...", width=390)`."""

    def start(fragment: str = "", **options: Any) -> Browser:
        browser.open(page_file, fragment, **options)
        return browser

    return start


def _set(selector: str, value: str, event: str = "change") -> str:
    field = f"document.querySelector({selector!r})"
    return f"(f => {{ f.value = {value!r}; f.dispatchEvent(new Event({event!r})) }})({field})"


def _choose(name: str, text: str) -> str:
    select = f"document.querySelector('select[data-filter={name}]')"
    option = f"[...{select}.options].find(o => o.text.startsWith({text!r})).value"
    return f"(s => {{ s.value = {option}; s.dispatchEvent(new Event('change')) }})({select})"


def test_events_page_shows_one_event_and_marks_it_in_list_map_and_timeline(browse: Browse) -> None:
    browser = browse("#" + ASSAULT)
    assert browser.js(SHOWN) == [ASSAULT]
    assert browser.js(CURRENT) == ["list", "map", "bars"]
    browser.click(f".list [data-e='{UNDATED}'] a")
    assert browser.js(SHOWN) == [UNDATED]
    assert browser.js(CURRENT) == ["list", "elsewhere", "elsewhere"]
    assert browser.js("location.hash") == "#" + UNDATED


def test_events_page_opens_an_event_by_an_id_it_had_before(browse: Browse) -> None:
    assert browse("#e-00000000a0a1").js(SHOWN) == [ASSAULT]
    assert browse("#nonsense").js(SHOWN) == [ARABIC]


def test_events_page_keeps_map_and_event_on_the_first_screen(browse: Browse) -> None:
    browser = browse("#" + ASSAULT)
    tops = "['.map', 'article.is-shown'].map(s => document.querySelector(s).getBoundingClientRect().top)"
    assert all(60 < top < 700 for top in browser.js(tops))


def test_events_page_moves_by_keys_in_the_order_of_the_list(browse: Browse) -> None:
    browser = browse()
    seen = []
    for key in ("j", "ArrowRight", "j", "j", "k", "ArrowLeft"):
        browser.press(key)
        seen.append(browser.js(FOCUSED))
    assert seen == [ABDUCTION, ASSAULT, UNDATED, UNDATED, ASSAULT, ABDUCTION]
    browser.press("/")
    assert browser.js(FOCUSED) == "find"
    browser.press("j")
    assert browser.js("document.getElementById('find').value") == "j"


@pytest.mark.parametrize("place", [".map", ".bars"], ids=["map", "timeline"])
def test_events_page_marks_are_one_stop_of_the_keyboard_and_arrows_move_between_them(
    browse: Browse, place: str
) -> None:
    browser = browse("#" + ABDUCTION)
    stops = (
        f"[...document.querySelectorAll('{place} .at')].filter(e => e.tabIndex === 0).map(e => e.dataset.e)"
    )
    assert browser.js(stops) == [ABDUCTION]
    browser.js(f"document.querySelector('{place} .at[tabindex=\"0\"]').focus()")
    browser.press("ArrowDown")
    assert (browser.js(FOCUSED), browser.js(SHOWN)) == (ASSAULT, [ASSAULT])
    assert browser.js(f"!!document.activeElement.closest('{place}')") is True
    browser.press("ArrowLeft")
    assert (browser.js(FOCUSED), browser.js(SHOWN)) == (ABDUCTION, [ABDUCTION])


def test_events_page_list_is_one_stop_of_the_keyboard_and_arrows_move_in_it(browse: Browse) -> None:
    browser = browse("#" + ABDUCTION)
    stops = "[...document.querySelectorAll('.list li a')].filter(e => e.tabIndex === 0)"
    assert browser.js(stops + ".map(e => e.closest('li').dataset.e)") == [ABDUCTION]
    browser.js(stops + "[0].focus()")
    browser.press("ArrowDown")
    assert browser.js(SHOWN) == [ASSAULT]
    assert browser.js("document.activeElement.closest('.list li').dataset.e") == ASSAULT


def test_events_page_opens_an_event_from_map_and_timeline(browse: Browse) -> None:
    browser = browse()
    browser.click(f".map .at[data-e='{ASSAULT}'] .halo")
    assert browser.js(SHOWN) == [ASSAULT]
    browser.click(f".bars .at[data-e='{ABDUCTION}'] .halo")
    assert browser.js(SHOWN) == [ABDUCTION]


def test_events_page_filters_list_map_and_timeline_together(browse: Browse) -> None:
    browser = browse()
    marks = "[...document.querySelectorAll('.map .at, .bars .at')]" + VISIBLE
    browser.js(_choose("status", "Disputed"))
    assert browser.js(LISTED) == [ASSAULT] and browser.js(marks) == [ASSAULT, ASSAULT]
    assert browser.js(SHOWN) == [ASSAULT]
    assert browser.js("document.getElementById('status').textContent") == "1 of 4 events match"
    browser.js(_set("select[data-filter=status]", ""))
    browser.js(_choose("country", "ML"))
    assert browser.js(LISTED) == [ARABIC]
    browser.js(_set("select[data-filter=country]", ""))
    browser.js(_choose("group", "FGP"))
    assert browser.js(LISTED) == [ABDUCTION]
    browser.js(_choose("act", "Assault"))
    assert browser.js(LISTED) == []
    assert browser.js("document.querySelector('.list .nothing').hidden") is False


def test_events_page_finds_words_without_accents_and_in_arabic(browse: Browse) -> None:
    browser = browse()
    browser.js(_set("#find", "COMMUNIQUE army.example", "input"))
    assert browser.js(LISTED) == [ASSAULT]
    browser.js(_set("#find", "غاو", "input"))
    assert browser.js(LISTED) == [ARABIC]


def test_events_page_filters_by_days_that_overlap(browse: Browse) -> None:
    browser = browse()
    browser.js(_set("#from", "2023-09-04"))
    assert browser.js(LISTED) == [ARABIC, ASSAULT]
    browser.js(_set("#to", "2023-09-03") + ";" + _set("#from", ""))
    assert browser.js(LISTED) == [ARABIC, ABDUCTION]


def test_events_page_clears_the_filter_for_an_event_that_is_asked_for(browse: Browse) -> None:
    browser = browse()
    browser.js(_choose("status", "Disputed"))
    browser.js(f"location.hash = '#{ARABIC}'")
    browser.settle()
    assert browser.js(SHOWN) == [ARABIC]
    assert len(browser.js(LISTED)) == 4


def test_events_page_map_comes_closer_and_goes_back(browse: Browse) -> None:
    browser = browse()
    box = "document.getElementById('map').getAttribute('viewBox').split(' ').map(Number)"
    size = "document.querySelector('.map .at use').getBoundingClientRect().width"
    whole, before = browser.js(box), browser.js(size)
    browser.click("#zoom-in")
    assert browser.js(box)[2] < whole[2]
    assert browser.js(size) == pytest.approx(before, rel=0.02)
    browser.click("#zoom-all")
    assert browser.js(box) == whole


def test_events_page_on_a_phone_shows_one_pane_and_no_sideways_scroll(browse: Browse) -> None:
    browser = browse(width=390, height=844, mobile=True)
    panes = "['.list', '.pane-map', '.pane-time', 'article.is-shown']"
    visible = panes + ".filter(s => document.querySelector(s).getClientRects().length)"
    assert browser.js(visible) == [".list"]
    for pane, shown in (("map", ".pane-map"), ("time", ".pane-time"), ("event", "article.is-shown")):
        browser.click(f".switch [data-pane={pane}]")
        assert browser.js(visible) == [shown]
        assert browser.js("document.documentElement.scrollWidth") == 390
    browser.click(".switch [data-pane=list]")
    browser.click(f".list [data-e='{ASSAULT}'] a")
    assert browser.js(visible) == ["article.is-shown"]
    sources = "[...document.querySelectorAll('.is-shown .account')].map(e => getComputedStyle(e).display)"
    assert browser.js(sources) == ["block", "block"]
    columns = (
        "[...document.querySelectorAll('.is-shown .source-name')].map(e => e.getBoundingClientRect().left)"
    )
    left, right = browser.js(columns)
    assert left == right


def test_events_page_sets_the_cells_of_a_row_beside_each_other(browse: Browse) -> None:
    browser = browse("#" + ASSAULT)
    tops = ".map(c => Math.round(c.getBoundingClientRect().top))"
    rows = "[...document.querySelectorAll('.is-shown :is(.account-head, .account)')].map(a => [...a.children]"
    names, first, second = browser.js(f"{rows}{tops})")
    assert names == first == second and names == sorted(set(names))


def test_events_page_is_readable_without_a_script(browser: Browser, page_file: Path) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.call("Page.navigate", url=page_file.as_uri() + "?plain")
        while browser.js("document.readyState + location.search") != "complete?plain":
            time.sleep(0.05)
        assert browser.js("document.documentElement.classList.contains('js')") is False
        assert browser.js(SHOWN) == [ARABIC, ABDUCTION, ASSAULT, UNDATED]
        assert browser.js("document.querySelectorAll('.map .at, .bars .at').length") == 6
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_events_page_asks_for_nothing_and_says_nothing_to_the_console(
    browse: Browse, page_file: Path
) -> None:
    browser = browse("#" + ASSAULT)
    browser.click("#zoom-in")
    browser.press("j")
    # The browser draws the calendar of a date field from a picture of its own, which is no request to anywhere.
    assert [url for url in browser.requests if not url.startswith("data:")] == [page_file.as_uri()]
    assert browser.logged == []


def test_events_page_policy_stops_what_an_escaping_fault_would_let_in(
    browser: Browser, tmp_path: Path
) -> None:
    html = events_page([assault()], title="Invented events")
    intruder = "<script>window.owned = 1</script><img src='x.png' onerror='window.owned = 2'>"
    intruder += "<svg onload='window.owned = 3'></svg>"
    path = tmp_path / "broken.html"
    path.write_text(html.replace("</main>", intruder + "</main>"), encoding="utf-8")
    browser.open(path)
    assert browser.js("String(window.owned)") == "undefined"
    assert browser.js(SHOWN) == [ASSAULT]


def test_events_page_of_nothing_still_has_colours_and_help(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(events_page([], title="Nothing"), encoding="utf-8")
    browser.open(path)
    browser.press("?")
    assert browser.js("document.getElementById('help').open") is True
    assert browser.logged == []


def test_events_page_of_three_hundred_events_answers_at_once(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_text(events_page(many(300), title="Many"), encoding="utf-8")
    browser.open(path)
    taken_ms = browser.js(
        "(t => { const f = document.getElementById('find'); f.value = 'assault 299'; "
        "f.dispatchEvent(new Event('input')); document.body.offsetHeight; "
        "return performance.now() - t })(performance.now())"
    )
    assert browser.js(LISTED) == [f"e-{298:012x}"]
    assert taken_ms < 2000
