"""The page of claims: what it must hold, and what hostile text cannot make it hold."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from typing import Any

import pytest
from made_claims import HOSTILE, arabic, bare, cut, english, screened, spans
from page_reader import Element, read_page

from dragoman.base.claim import Claim, Reading, Refusal, Side, Toll
from dragoman.base.document import Document
from dragoman.base.errors import GroundingError
from dragoman.base.span import Part, Span
from dragoman.page import claims_page


def _page(*items: tuple[Document, Reading], explain: bool = False) -> list[Element]:
    return read_page(claims_page(items, title="Test", explain=explain))


def _by_class(elements: list[Element], name: str) -> list[Element]:
    return [e for e in elements if name in e.classes]


def _inside(element: Element) -> list[Element]:
    return [e for child in element.children for e in (child, *_inside(child))]


def _hostile() -> tuple[Document, Reading]:
    """The English document with every string of its first claim replaced by hostile text."""
    document, reading = english()
    document = dataclasses.replace(
        document,
        id=HOSTILE,
        title=HOSTILE,
        url=HOSTILE,
        lang='ar" onclick="x',
        text=HOSTILE + "\n\n" + document.text,
    )
    claim = reading.claims[0]
    span = Span.cut(document.text, Part.TEXT, 0, len(HOSTILE))
    toll = Toll(Side.TARGET, HOSTILE, 1, 1, claim.killed[0].qualifier, HOSTILE, HOSTILE, HOSTILE)
    hostile = dataclasses.replace(
        claim,
        id=HOSTILE,
        claimant=HOSTILE,
        outlet=HOSTILE,
        target=HOSTILE,
        places=(HOSTILE,),
        country=HOSTILE,
        event_date=HOSTILE,
        killed=(toll,),
        injured=(),
        materiel=tuple(
            dataclasses.replace(m, item=HOSTILE, unit=HOSTILE, text=HOSTILE) for m in claim.materiel
        ),
        place_detail=tuple(
            dataclasses.replace(p, name=HOSTILE, id=HOSTILE, admin1=HOSTILE) for p in claim.place_detail
        ),
        spans=dict.fromkeys((*claim.spans, '/"><script>'), (span,)),
        refusals=(Refusal(HOSTILE, HOSTILE, HOSTILE, span),),
        why={
            p: dataclasses.replace(w, rule=HOSTILE, entry=HOSTILE, candidates=(HOSTILE,))
            for p, w in claim.why.items()
        },
    )
    return document, Reading(document.id, (hostile,), (Refusal("/x", HOSTILE, HOSTILE),))


def test_claims_page_lets_hostile_text_add_no_element_and_no_attribute() -> None:
    tame = _page(english(), screened(), explain=True)
    page = _page(_hostile(), (bare(HOSTILE)[0], Reading("b", screened=HOSTILE)), explain=True)
    assert {e.tag for e in page} <= {e.tag for e in tame}
    assert {name for e in page for name in e.attributes} <= {name for e in tame for name in e.attributes}
    assert not [
        n for e in page for n in e.attributes if n.startswith("on") or n in {"style", "src", "srcdoc"}
    ]
    assert sum(e.tag == "script" for e in page) == 1
    assert any("<script>alert(1)</script>" in e.text for e in _by_class(page, "paper"))


def test_claims_page_links_to_nothing_outside_itself() -> None:
    html = claims_page([_hostile(), english(), arabic()], title="See https://t.me/x")
    page = read_page(html)
    ids = [e.attributes["id"] for e in page if "id" in e.attributes]
    targets = [e.attributes["href"] for e in page if "href" in e.attributes]
    assert targets and all(t.startswith("#") and t[1:] in ids for t in targets)
    assert len(ids) == len(set(ids))
    assert not re.search(r"https?:", html, re.IGNORECASE)
    assert "hxxps://t[.]me/plateauvoice_example/118" in html


def test_claims_page_shows_control_and_reordering_characters_as_words() -> None:
    html = claims_page([_hostile()], title="Test")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", html)
    assert "␛]0;owned␇" in html and "⟦U+202E⟧15⟦U+202C⟧" in html
    html.encode("utf-8")


def test_claims_page_policy_names_the_hashes_of_its_own_script_and_style() -> None:
    html = claims_page([_hostile()], title="Test")
    page = read_page(html)
    policy = next(
        e.attributes["content"] for e in page if e.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy


@pytest.mark.parametrize("made", [english, arabic], ids=["english", "arabic"])
def test_claims_page_highlights_every_value_that_has_spans(made: object) -> None:
    document, reading = made()  # type: ignore[operator]
    page = _page((document, reading))
    words = {id_: "" for e in _by_class(page, "val") for id_ in e.attributes["data-v"].split()}
    for piece in _by_class(page, "hl"):
        for id_ in piece.attributes["data-v"].split():
            words[id_] += piece.text
    expected = sorted(
        "".join(s.quote for s in sorted(set(group)))
        for group in [*(g for c in reading.claims for g in c.spans.values())]
        + [(r.span,) for r in (*reading.refused, *(r for c in reading.claims for r in c.refusals)) if r.span]
    )
    assert sorted(words.values()) == expected


def test_claims_page_gives_every_value_one_home_that_its_words_lead_to() -> None:
    page = _page(english())
    homes = {e.attributes["id"] for e in _by_class(page, "val") if "id" in e.attributes}
    lit = {id_ for e in _by_class(page, "hl") for id_ in e.attributes["data-v"].split()}
    assert homes == lit
    first = {e.attributes["href"][1:] for e in _by_class(page, "val")}
    assert first <= {e.attributes["id"] for e in _by_class(page, "hl")}


def test_claims_page_shows_the_source_whole() -> None:
    for document, reading in (english(), arabic()):
        page = _page((document, reading))
        shown = [e.text for e in page if e.tag == "p" and e.parent and "paper" in e.parent.classes]
        text = document.text.replace("https://t.me", "hxxps://t[.]me")
        assert shown == [document.title, *text.split("\n\n")]


def test_claims_page_lights_words_shared_by_nested_values() -> None:
    page = _page(english())
    nation = next(e for e in _by_class(page, "hl") if e.text == "Burkinabe")
    rest = next(e for e in _by_class(page, "hl") if e.text == " forces")
    assert len(nation.attributes["data-v"].split()) == 2
    assert "f-place" in nation.classes and "u-actor" in nation.classes
    assert rest.attributes["data-v"].split() == nation.attributes["data-v"].split()[1:]
    assert nation.attributes["aria-label"] == "Burkinabe (Country, claim 1; Against, claim 1)"
    assert rest.attributes["tabindex"] == "-1" and "tabindex" not in nation.attributes


def test_claims_page_keeps_a_named_person_in_the_source_only() -> None:
    page = _page(english(), explain=True)
    holders = [e for e in page if "Oumar Exemple" in e.text and not e.children]
    assert holders and all(e.inside("paper") for e in holders)
    labels = [e for e in page if any("Oumar Exemple" in v for v in e.attributes.values())]
    assert labels and all(e.inside("paper") for e in labels)
    assert any("named person, name withheld" in e.text for e in _by_class(page, "victim"))


def test_claims_page_withholds_a_name_that_returns_elsewhere_in_the_claim() -> None:
    document, reading = english()
    claim = dataclasses.replace(reading.claims[0], target="convoy of Captain Oumar Exemple")
    page = _page((document, Reading(document.id, (claim,))))
    heading = next(e for e in page if e.tag == "h4")
    assert heading.text.startswith(
        "Assault on convoy of [name withheld] · Koumbori, Ouahigouya (BF) · 4 September 2023"
    )


def test_claims_page_states_draft_claim_hedge_and_qualifier() -> None:
    html = claims_page([english()], title="Test")
    page = read_page(html)
    assert "Draft: read by machine, not reviewed by a person." in html and "A claim is not a fact." in html
    second = next(e for e in page if e.attributes.get("id") == "d1c2")
    assert "suspected by local officials" in " ".join(second.text.split())
    figures = [e.text for e in _by_class(page, "figure")]
    assert figures == ["51 or more", "1", "17", "about 20", "30 to 40", "4 or more", "1"]
    assert "… and other items not listed" in html
    assert "GeoNames (geonames.org), CC BY 4.0" in html


def test_claims_page_says_why_a_document_has_no_claim() -> None:
    page = _page(screened(), bare("Nothing happened in Kaya."))
    reasons = [" ".join(e.text.split()) for e in _by_class(page, "screened")]
    assert reasons[0] == "Screened out no act by or against an armed force"
    assert reasons[1].startswith("Read, and no claim found")


def test_claims_page_lists_documents_with_counts() -> None:
    page = _page(english(), arabic(), screened())
    facts = [e.text for e in _by_class(page, "list-facts")]
    assert facts == ["2 claims · 2 not taken", "1 claim", "screened out"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ar", "rtl"),
        ("fa-AF", "rtl"),
        ("ha-Arab", "rtl"),
        ("en", "ltr"),
        ("az-Latn", "ltr"),
        ("my", "ltr"),
        (None, "auto"),
    ],
)
def test_claims_page_sets_the_direction_of_a_document(lang: str | None, expected: str) -> None:
    document, reading = bare("နမူနာ")
    page = _page((dataclasses.replace(document, lang=lang), reading))
    assert _by_class(page, "paper")[0].attributes["dir"] == expected


def test_claims_page_shows_why_only_when_asked() -> None:
    assert not _by_class(_page(english()), "why")
    why = next(e for e in _by_class(_page(english(), explain=True), "why") if "Against" in e.text)
    inner = [e.text for e in _inside(why) if e.tag in {"dt", "bdi"}]
    assert inner == [
        *("Rule", "clause.active.object", "Lexicon entry", "acts.tsv: attack"),
        *("Candidates", "soldiers", "The army"),
    ]


def test_claims_page_is_the_same_every_time_and_takes_no_documents() -> None:
    assert claims_page([], title="T").startswith("<!doctype html>")
    items = [english(), arabic(), screened()]
    assert claims_page(items, title="T", generated="now") == claims_page(
        list(items), title="T", generated="now"
    )
    assert "No documents." in claims_page([], title="T")


def test_claims_page_refuses_a_span_that_does_not_stand_in_the_document() -> None:
    document, reading = english()
    moved = dataclasses.replace(document, text="x" + document.text)
    with pytest.raises(
        GroundingError, match=r"Claim c-made00000001, /.*document made-en: quote .* does not stand at"
    ):
        claims_page([(moved, reading)], title="T")


def test_claims_page_flags_a_value_without_words() -> None:
    document, reading = english()
    claim = dataclasses.replace(reading.claims[0], spans={})
    page = _page((document, Reading(document.id, (claim,))))
    assert any(
        "Burkinabe forces" in e.text and "no words given" in e.text for e in _by_class(page, "val-none")
    )


def test_claims_page_takes_the_same_words_in_two_claims() -> None:
    document = Document(id="d", text="🙂 Invented: the Grey Front shelled Gao. The Grey Front shelled Gao.")
    base = english()[1].claims[1]
    shell: dict[str, Any] = {
        "target": None,
        "captured": (),
        "place_detail": (),
        "attribution": None,
        "why": {},
    }

    def claim(n: int) -> Claim:
        at = spans(
            document, event_type=[cut(document, "shelled", nth=n)], places__0=[cut(document, "Gao", nth=1)]
        )
        return dataclasses.replace(base, id=f"c-{n}", places=("Gao",), spans=at, **shell)

    page = _page((document, Reading("d", (claim(1), claim(2)))))
    place = next(e for e in _by_class(page, "hl") if e.text == "Gao")
    assert len(place.attributes["data-v"].split()) == 2
    assert place.attributes["aria-label"] == "Gao (Place 1, claim 1; Place 1, claim 2)"


def test_claims_page_names_an_untitled_document_by_its_first_line() -> None:
    page = _page(
        bare("\n\n  Kaya: a quiet day  \nNothing happened."), bare("word " * 60, document_id="b"), bare("")
    )
    names = [e.text for e in _by_class(page, "list-name")]
    assert names == ["Kaya: a quiet day", ("word " * 19).strip() + " …", "Untitled document"]


def test_claims_page_names_what_was_not_read() -> None:
    html = claims_page([english()], title="T", not_read=[("a<b>.txt", "refused: fr & no reader")])
    assert "a&lt;b&gt;.txt" in html and "refused: fr &amp; no reader" in html
    assert "1 not read" in " ".join(html.split())
    assert "not read" not in claims_page([english()], title="T")
