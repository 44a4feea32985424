"""The page of events: what it must hold, and what hostile text cannot make it hold."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
import time
from typing import Any

import pytest
from made_claims import HOSTILE
from made_events import abduction, arabic_event, assault, bare_event, many, undated
from page_reader import Element, read_page

from dragoman.base.errors import GroundingError
from dragoman.base.event import Event, EventStatus, ReviewState
from dragoman.page import events_page


def _page(*events: Event) -> list[Element]:
    return read_page(events_page(events, title="Test"))


def _by_class(elements: list[Element], name: str) -> list[Element]:
    return [e for e in elements if name in e.classes]


def _squeezed(element: Element) -> str:
    return " ".join(element.text.split())


def _article(page: list[Element], event_id: str) -> Element:
    return next(e for e in page if e.attributes.get("id") == event_id)


def _inside(element: Element) -> list[Element]:
    return [e for child in element.children for e in (child, *_inside(child))]


def _replaced(value: Any) -> Any:
    """The value with every string in it, at any depth, hostile; codes and numbers stay."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if type(value).__name__ in {"Claim", "Document", "Span"}:
            return value
        return type(value)(**{f.name: _replaced(getattr(value, f.name)) for f in dataclasses.fields(value)})
    if isinstance(value, tuple):
        return tuple(_replaced(item) for item in value)
    return HOSTILE if type(value) is str else value


def _hostile() -> Event:
    """The assault with every string that is its own hostile, and hostile values in its claims and documents."""
    event: Event = _replaced(assault())
    claims = tuple(
        dataclasses.replace(
            c, claimant=HOSTILE, outlet=HOSTILE, perpetrator=HOSTILE, target=HOSTILE, places=(HOSTILE,), country=HOSTILE
        )
        for c in event.claims
    )  # fmt: skip
    documents = tuple(
        dataclasses.replace(d, url=HOSTILE, lang='ar" onclick="x', archived=HOSTILE) for d in event.documents
    )
    return dataclasses.replace(event, claims=claims, documents=documents)


def test_events_page_lets_hostile_text_add_no_element_and_no_attribute() -> None:
    tame = _page(assault(), abduction(), arabic_event(), undated())
    page = _page(_hostile(), abduction(), arabic_event(), undated())
    assert {e.tag for e in page} <= {e.tag for e in tame}
    assert {n for e in page for n in e.attributes} <= {n for e in tame for n in e.attributes}
    assert not [n for e in page for n in e.attributes if n.startswith("on") or n in {"style", "src"}]
    assert sum(e.tag == "script" for e in page) == 1
    assert any("<script>alert(1)</script>" in e.text for e in page if e.tag == "h2")


def test_events_page_links_to_nothing_outside_itself() -> None:
    html = events_page([_hostile(), assault(), abduction(), arabic_event()], title="See https://t.me/x")
    page = read_page(html)
    ids = [e.attributes["id"] for e in page if "id" in e.attributes]
    targets = [e.attributes["href"] for e in page if "href" in e.attributes]
    assert targets and all(t.startswith("#") and t[1:] in ids for t in targets)
    assert len(ids) == len(set(ids))
    assert not re.search(r"https?:|\burl\((?!#)", html, re.IGNORECASE)
    assert "hxxps://example.org/reports/17" in html


def test_events_page_shows_control_and_reordering_characters_as_words() -> None:
    html = events_page([_hostile()], title="Test")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", html)
    assert "␛]0;owned␇" in html and "⟦U+202E⟧15⟦U+202C⟧" in html
    html.encode("utf-8")


def test_events_page_policy_names_the_hashes_of_its_own_script_and_style() -> None:
    html = events_page([_hostile()], title="Test")
    policy = next(
        e.attributes["content"]
        for e in read_page(html)
        if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy


def test_events_page_withholds_the_name_of_a_private_person_everywhere() -> None:
    event = dataclasses.replace(
        assault(), title="Convoy of Captain Oumar Exemple", remarks=("Captain Oumar Exemple",)
    )
    html = events_page([event, abduction()], title="Test")
    assert "Oumar Exemple" not in html.replace("\n", " ")
    article = _squeezed(_article(read_page(html), event.id))
    assert "Convoy of [name withheld]" in article
    assert "Among the dead, it names [name withheld]." in article
    assert "1 named person, name withheld" in article


def test_events_page_says_status_sources_and_grade_with_its_reasons() -> None:
    article = _squeezed(_article(_page(assault()), "e-00000000a001"))
    assert "Draft, not reviewed" in article
    assert (
        "Disputed claimed by one party and denied by another 2 independent sources Assault Clash Position taken"
        in article
    )
    assert "F4 Source: the desk rates no source: reliability cannot be judged" in article
    assert "Information: doubtful; denied by the army" in article


def test_events_page_leaves_best_empty_and_labels_high_while_only_parties_speak() -> None:
    table = next(e for e in _page(assault()) if "figures" in e.classes)
    cells = [_squeezed(e) for e in _inside(table) if e.tag in {"th", "td"}]
    assert cells[5:9] == [
        "Killed Target: Burkinabe forces", "8", "none only parties to the act give figures", "51 or more claimed",
    ]  # fmt: skip
    history = [_squeezed(e) for e in _inside(table) if e.tag == "li"][3:]
    assert history == [
        "7 September 2023 Front of the Grey Plateau: 51 or more first figure",
        "9 September 2023 Example Army: 8 lowered from “over 50”".replace("“", "").replace("”", ""),
    ]


def test_events_page_sets_accounts_side_by_side_a_column_a_source() -> None:
    page = _page(assault())
    names = [_squeezed(e) for e in _by_class(page, "source-name")]
    assert names == [
        "Front of the Grey Plateau party to the act interested party",
        "Example Army party to the act, does not affirm it interested party",
    ]
    rows = [_squeezed(e) for e in _by_class(page, "row-name")]
    cells = [_squeezed(e) for e in _by_class(page, "cell-values")]
    table = dict(zip(rows, zip(cells[: len(rows)], cells[len(rows) :], strict=True), strict=True))
    assert table["Account ≠ accounts disagree"] == (
        "claims it 7 September 2023, Plateau Voice, Pigeonwire",
        "denies it ≠ at odds with another account",
    )
    assert table["Killed: target ≠ accounts disagree"][1] == "—"
    assert table["By"] == ("Front of the Grey Plateau", "—")
    assert table["Carried by"][0].endswith(
        "Example Courier 8 September 2023, 94% the words of “Invented report: Front of the Grey Plateau says over 50"
        " dead in two attacks in Burkina Faso”"
    )


def test_events_page_keeps_the_hedge_of_an_account() -> None:
    cells = [_squeezed(e) for e in _by_class(_page(abduction()), "cell-values")]
    assert "FGP suspected by local officials" in cells


def test_events_page_tells_ledger_links_and_disagreements() -> None:
    page = _page(assault(), abduction())
    article = _squeezed(_article(page, "e-00000000a001"))
    assert "PK machine gun machine gun 6 seized 6 Front of the Grey Plateau six PK machine guns" in article
    assert "the list is said to be open: there was more" in article
    assert (
        "Denial Example Army denies what Front of the Grey Plateau says one word against the other" in article
    )
    assert "Killed, target over 50 against 8 said by Front of the Grey Plateau, Example Army" in article
    link = next(
        e
        for e in page
        if e.tag == "a" and e.parent and e.parent.parent and "links" in e.parent.parent.classes
    )
    assert (link.attributes["href"], link.text) == (
        "#e-00000000b002",
        "Abduction near Djibo, 2–3 September 2023",
    )


def test_events_page_quotes_the_passage_and_marks_the_words_of_each_value() -> None:
    page = _page(assault())
    denial = [e for e in page if e.tag == "blockquote"][1]
    assert _squeezed(denial) == "The Example Army denies that its post at Koumbori was attacked. …"
    marks = [(e.text, e.attributes["title"]) for e in _inside(denial) if "hl" in e.classes]
    assert marks == [
        ("Example Army", "Claimant"), ("denies", "Assertion"), ("its post", "Against"), ("Koumbori", "Place 1"),
        ("attacked", "Act"),
    ]  # fmt: skip


def test_events_page_without_texts_shows_the_words_of_the_values_alone() -> None:
    event = assault()
    bare = tuple(dataclasses.replace(d, text="") for d in event.documents)
    page = _page(dataclasses.replace(event, documents=bare))
    denial = [e for e in page if e.tag == "blockquote"][1]
    assert [_squeezed(e) for e in denial.children] == [
        "Example Army",
        "denies",
        "its post",
        "Koumbori",
        "attacked",
    ]


def test_events_page_refuses_a_span_that_does_not_stand_in_the_document() -> None:
    event = assault()
    moved = tuple(dataclasses.replace(d, text="x" + d.text) for d in event.documents)
    with pytest.raises(
        GroundingError, match=r"Claim c-made00000001, /.*document made-en: quote .* does not stand at"
    ):
        events_page([dataclasses.replace(event, documents=moved)], title="T")


def test_events_page_runs_arabic_from_right_to_left_inside_a_page_that_does_not() -> None:
    page = _page(arabic_event())
    quote = next(e for e in page if e.tag == "blockquote")
    assert (quote.attributes["dir"], quote.attributes["lang"]) == ("rtl", "ar")
    assert next(e for e in page if e.tag == "h2" and "غاو" in e.text).attributes["dir"] == "auto"
    materiel = next(e for e in page if e.tag == "span" and e.text.endswith(": 3, seized"))
    assert materiel.attributes["dir"] == "ltr"


def test_events_page_orders_by_date_and_names_what_has_no_place_or_date() -> None:
    page = _page(undated(), assault(), abduction())
    assert [e.attributes["id"] for e in page if e.tag == "article"] == [
        "e-00000000b002", "e-00000000a001", "e-00000000d004",
    ]  # fmt: skip
    elsewhere = [_squeezed(e) for e in _by_class(page, "elsewhere")]
    assert elsewhere == ["Not on the map: An act somewhere", "Without a date: An act somewhere"]


def test_events_page_gives_map_and_timeline_a_mark_for_each_event_told_by_shape() -> None:
    page = _page(assault(), abduction())
    marks = [e for e in _by_class(page, "at") if e.tag == "a"]
    assert [e.attributes["data-e"] for e in marks] == ["e-00000000b002", "e-00000000a001"] * 2
    assert marks[1].attributes["aria-label"].endswith("4 September 2023, Koumbori (BF): Disputed")
    shapes = [c.attributes["href"] for m in marks for c in _inside(m) if c.tag == "use"]
    assert shapes == ["#m-reported", "#m-disputed"] * 2


def test_events_page_offers_filters_that_compare_positions_only() -> None:
    page = _page(_hostile(), abduction(), arabic_event())
    selects = {e.attributes["data-filter"]: e for e in page if "data-filter" in e.attributes}
    assert set(selects) == {"status", "act", "country", "group"}
    values = [e.attributes["value"] for s in selects.values() for e in s.children]
    assert all(re.fullmatch(r"[0-9]*", value) for value in values)
    article = _article(page, "e-00000000b002")
    assert re.fullmatch(r"[0-9 ]+", article.attributes["data-group"])
    assert (article.attributes["data-start"], article.attributes["data-end"]) == ("2023-09-02", "2023-09-03")


def test_events_page_takes_an_id_that_is_none_of_ours_and_one_that_comes_twice() -> None:
    page = _page(dataclasses.replace(assault(), id='x" onclick="y'), abduction(), abduction())
    ids = [e.attributes["id"] for e in page if e.tag == "article"]
    assert ids == ["e-00000000b002", "e2", "e3"]


def test_events_page_of_no_events_says_so() -> None:
    html = events_page([], title="T", not_read=[("a<b>.txt", "refused & why")])
    page = read_page(html)
    assert "No events" in html and "a&lt;b&gt;.txt" in html and "1 not read" in html
    assert not _by_class(page, "map") and not [e for e in page if e.tag == "article"]
    assert "Draft: read by machine, not reviewed by a person." in html


def test_events_page_of_events_that_persons_accepted_is_no_draft() -> None:
    accepted = dataclasses.replace(
        assault(), review_state=ReviewState.ACCEPTED, decisions=("d-000000000001",)
    )
    html = events_page([accepted], title="T")
    assert "Draft" not in html and "Accepted by a person" in html and "d-000000000001" in html
    assert "Draft: read by machine" in events_page([accepted, abduction()], title="T")


def test_events_page_of_one_event_has_no_filter() -> None:
    page = _page(assault())
    assert not [e for e in page if e.tag == "select" or e.attributes.get("type") == "date"]


def test_events_page_takes_an_event_without_claims_and_sources() -> None:
    page = _page(bare_event((), (), status=EventStatus.REPORTED))
    assert "no source" in _squeezed(_article(page, "e-0000000000ff"))


def test_events_page_is_the_same_in_any_order_and_credits_its_data() -> None:
    events = [assault(), abduction(), arabic_event(), undated()]
    html = events_page(events, title="T", generated="now")
    assert events_page(events[::-1], title="T", generated="now") == html
    assert "GeoNames (geonames.org), CC BY 4.0" in html
    assert "Borders: Natural Earth; no position is taken." in html


def test_events_page_of_three_hundred_events_is_made_in_seconds() -> None:
    events = many(300)
    begun = time.process_time()
    html = events_page(events, title="T")
    assert time.process_time() - begun < 10
    assert html.count("<article") == 300 and len(html) < 9_000_000
