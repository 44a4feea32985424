"""The passages of a claim: whole sentences around its values, names withheld, hostile text tame."""

from __future__ import annotations

import dataclasses

import pytest
from made_claims import HOSTILE, arabic, cut, english, spans

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.errors import GroundingError
from dragoman.base.span import Part
from dragoman.page.passage import draw_passages


def _claim(document: Document, **quotes: str) -> Claim:
    base = english()[1].claims[1]
    return dataclasses.replace(base, document_id=document.id, captured=(), spans=spans(document, **quotes))


def _text(claim: Claim, document: Document | None, names: tuple[str, ...] = ()) -> list[str]:
    return ["".join(piece.text for piece in passage) for passage in draw_passages(claim, document, names)]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("First. The Grey Front shelled Gao. Last.", "shelled", "…\u00a0The Grey Front shelled Gao.\u00a0…"),
        ("The Grey Front shelled Gao.", "shelled", "The Grey Front shelled Gao."),
        ("قالت الجبهة. هاجم مقاتلوها غاو؟ انتهى.", "هاجم", "…\u00a0هاجم مقاتلوها غاو؟\u00a0…"),
        ("平静。袭击发生在加奥。结束。", "袭击", "平静。袭击发生在加奥。结束。"),
        ("🙂 They shelled Gao! And more.", "shelled", "🙂 They shelled Gao!\u00a0…"),
        ("Head\n\nThey shelled Gao\n\nTail", "shelled", "…\u00a0They shelled Gao\u00a0…"),
    ],
    ids=["middle", "whole", "arabic", "chinese", "emoji", "paragraph"],
)
def test_passage_is_the_sentence_of_its_values(text: str, quote: str, expected: str) -> None:
    document = Document(id="d", text=text)
    assert _text(_claim(document, event_type=quote), document) == [expected]


def test_passage_cuts_a_sentence_that_never_ends() -> None:
    document = Document(id="d", text="word " * 400 + "shelled " + "word " * 400)
    (passage,) = _text(_claim(document, event_type="shelled"), document)
    assert len(passage) < 480 and "shelled" in passage and not passage.startswith("…\u00a0ord")


def test_passages_of_values_far_apart_stand_apart() -> None:
    document = Document(id="d", text="They shelled Gao. " + "Nothing else. " * 40 + "It was Tuesday.")
    claim = _claim(document, event_type="shelled", event_date="Tuesday")
    assert _text(claim, document) == ["They shelled Gao.\u00a0…", "…\u00a0It was Tuesday."]


def test_passage_marks_words_shared_by_two_values_once() -> None:
    document = Document(id="d", text="Burkinabe forces were attacked.")
    claim = _claim(document, target="Burkinabe forces", country="Burkinabe")
    (passage,) = draw_passages(claim, document, ())
    assert [(p.text, p.family, p.name) for p in passage] == [
        ("Burkinabe", "place", "Country; Against"),
        (" forces", "actor", "Against"),
        (" were attacked.", "", ""),
    ]


def test_passage_withholds_a_name_also_where_a_line_breaks_it() -> None:
    document = Document(id="d", text="They shelled Gao; Oumar\nExemple died. Oumar Exemple was 30.")
    claim = _claim(document, event_type="shelled", target="Exemple died")
    assert _text(claim, document, ("Oumar Exemple",)) == ["They shelled Gao; [name withheld] died.\u00a0…"]


def test_passage_of_hostile_text_is_shown_tame() -> None:
    document = Document(id="d", text="They shelled Gao " + HOSTILE)
    told = "".join(_text(_claim(document, event_type="shelled", places__0="Gao"), document))
    assert "\x1b" not in told and "\u202e" not in told and "HXXPS://evil.example" in told


def test_passage_of_a_title_comes_first_and_arabic_keeps_its_order() -> None:
    document, reading = english()
    title = dataclasses.replace(
        reading.claims[0], spans={"/killed/0": (cut(document, "over 50 dead", part=Part.TITLE),)}
    )
    assert _text(title, document)[0].startswith("Invented report: Front")
    assert "قالت جبهة الهضبة الرمادية" in "".join(_text(arabic()[1].claims[0], arabic()[0]))


def test_passage_without_a_document_or_text_is_the_words_alone() -> None:
    document = Document(id="d", text="The Grey Front shelled Gao.")
    claim = _claim(document, event_type="shelled", places__0="Gao")
    assert _text(claim, None) == _text(claim, Document(id="d", text="")) == ["shelled", "Gao"]


def test_passage_refuses_a_span_that_does_not_stand() -> None:
    document = Document(id="d", text="The Grey Front shelled Gao.")
    claim = _claim(document, event_type="shelled")
    with pytest.raises(GroundingError, match=r"/event_type, document d"):
        draw_passages(claim, Document(id="d", text="x" + document.text), ())
