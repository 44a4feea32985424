"""A person's edit has words of the document or a note; what no words say is in no claim that is handed on."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from made_claims import arabic, cut, english

from dragoman.base.claim import (
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Place,
    Qualifier,
    Side,
    Toll,
    Why,
)
from dragoman.base.codec import Json, to_json
from dragoman.base.decision import Edit
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.span import Part, Span
from dragoman.review import apply_edit, blank_claim, make_edit, span_at
from dragoman.review.current_claim import Ungrounded
from dragoman.review.edits import follow_edit

DOCUMENT, READING = english()
ASSAULT, ABDUCTION = READING.claims
ARABIC, ARABIC_READING = arabic()
FRENCH = Document(
    id="made-fr",
    text="Le Front de l'Aube affirme avoir tué treize soldats de la Garde du Nord à Niono, dans la région de Ségou, "
    "et saisi 1 500 cartouches. La Garde parle de 3 blessés.",
    lang="fr",
    published=date(2023, 9, 8),
)


def french_claim() -> Claim:
    """The claim of the French text, with its act only."""
    return blank_claim(FRENCH, cut(FRENCH, "tué"), EventType.ASSAULT)


def toll(claim: Claim, n: int, **values: Any) -> list[Json]:
    """The killed of a claim with one of them changed."""
    rows = list(claim.killed)
    rows[n] = dataclasses.replace(rows[n], **values)
    return [to_json(row) for row in rows]


def test_a_name_with_its_words_takes_the_place_of_another() -> None:
    words = cut(DOCUMENT, "The army")
    edit = make_edit(DOCUMENT, ASSAULT, "/target", "The army", spans={"/target": [words]})
    assert edit == Edit("/target", "Burkinabe forces", "The army", {"/target": (words,)})
    corrected = apply_edit(ASSAULT, edit, by="A. Analyst")
    assert corrected == dataclasses.replace(
        ASSAULT,
        target="The army",
        spans={**ASSAULT.spans, "/target": (words,)},
        why={**ASSAULT.why, "/target": Why("person", "A. Analyst")},
    )


def test_an_emptied_field_has_no_words() -> None:
    corrected = apply_edit(ASSAULT, make_edit(DOCUMENT, ASSAULT, "/outlet", None))
    assert (corrected.outlet, "/outlet" in corrected.spans) == (None, False)
    assert corrected.chain == ASSAULT.chain


def test_a_value_without_words_needs_a_note_and_is_in_no_claim() -> None:
    with pytest.raises(GroundingError, match=r"/target: no words .* or write a note"):
        make_edit(DOCUMENT, ASSAULT, "/target", "northern garrison")
    edit = make_edit(DOCUMENT, ASSAULT, "/target", "northern garrison", note="the map in the photo says so")
    done = follow_edit(ASSAULT, edit)
    assert done.ungrounded == {"/target": Ungrounded("northern garrison", "the map in the photo says so")}
    assert (done.claim.target, "/target" in done.claim.spans) == (None, False)


def test_only_the_entries_that_no_words_say_are_kept_out_and_the_others_close_up() -> None:
    made = Toll(Side.CIVILIANS, "herders", 2, 2, Qualifier.EXACT, "killed", "two")
    value = [to_json(made), *(to_json(row) for row in ASSAULT.killed)]
    edit = make_edit(DOCUMENT, ASSAULT, "/killed", value, note="seen in the video")
    done = follow_edit(ASSAULT, edit)
    assert done.ungrounded == {"/killed/0": Ungrounded(to_json(made), "seen in the video")}
    assert done.claim.killed == ASSAULT.killed
    assert {p: s for p, s in done.claim.spans.items() if p.startswith("/killed")} == {
        p: s for p, s in ASSAULT.spans.items() if p.startswith("/killed")
    }


@pytest.mark.parametrize("name", ["event_type", "assertion"])
def test_a_claim_always_has_a_type_and_an_assertion(name: str) -> None:
    with pytest.raises(DecisionError, match=f"/{name}: 'None' is none of"):
        make_edit(DOCUMENT, ASSAULT, f"/{name}", None)
    bare = dataclasses.replace(ASSAULT, spans={})
    value = {"event_type": "ambush", "assertion": "reported"}[name]
    with pytest.raises(GroundingError, match=r"Select its words\.$"):
        make_edit(DOCUMENT, bare, f"/{name}", value, note="everybody knows")
    hostile = Edit(f"/{name}", None, value, {}, "everybody knows")
    assert follow_edit(bare, hostile).claim == bare
    assert "cannot be empty" in follow_edit(bare, hostile).problem


def test_another_code_rests_on_the_same_words() -> None:
    edit = make_edit(DOCUMENT, ASSAULT, "/event_type", "ambush")
    assert edit.spans == {"/event_type": ASSAULT.spans["/event_type"]}
    hedged = make_edit(DOCUMENT, ASSAULT, "/attribution", to_json(Attribution(Basis.SUSPECTED, "FGP")))
    assert apply_edit(ASSAULT, hedged).attribution == Attribution(Basis.SUSPECTED, "FGP")


def test_a_toll_keeps_its_words_when_only_its_codes_change() -> None:
    edit = make_edit(DOCUMENT, ASSAULT, "/killed", toll(ASSAULT, 2, side=Side.PERPETRATOR, source=None))
    assert edit.spans["/killed/2"] == ASSAULT.spans["/killed/2"]
    assert apply_edit(ASSAULT, edit).killed[2].side is Side.PERPETRATOR


NUMBERS: list[Any] = [
    pytest.param(2, {"min": 71, "max": 71}, "the digits", id="17 read as 71"),
    pytest.param(
        2, {"text": "7", "min": 7, "max": 7}, "no words of the document", id="words of another number"
    ),
    pytest.param(0, {"min": 500}, "the digits", id="over 50 as 500"),
    pytest.param(3, {"max": 41}, "the digits", id="between 30 and 40, to 41"),
]


@pytest.mark.parametrize(("n", "values", "said"), NUMBERS)
def test_a_number_that_its_words_do_not_give_is_refused(n: int, values: dict[str, Any], said: str) -> None:
    with pytest.raises(GroundingError, match=f"/killed/{n}: {said}"):
        make_edit(DOCUMENT, ASSAULT, "/killed", toll(ASSAULT, n, **values))


def test_a_number_may_not_be_cut_out_of_a_longer_one() -> None:
    start = DOCUMENT.text.index("17 soldiers")
    seven = span_at(DOCUMENT, "text", start + 1, start + 2, "7")
    value = toll(ASSAULT, 2, text="7", min=7, max=7)
    with pytest.raises(GroundingError, match="'7' is cut out of a longer number"):
        make_edit(DOCUMENT, ASSAULT, "/killed", value, spans={"/killed/2": [seven]})
    whole = [cut(DOCUMENT, "17 soldiers")]
    with pytest.raises(GroundingError, match="the words of its number do not stand"):
        make_edit(DOCUMENT, ASSAULT, "/killed", value, spans={"/killed/2": whole})


def test_places_take_along_what_is_known_of_them() -> None:
    edit = make_edit(
        DOCUMENT,
        ASSAULT,
        "/places",
        ["Ouahigouya", "Koumbori", "Djibo"],
        spans={"/places/2": [cut(DOCUMENT, "Djibo")]},
    )
    corrected = apply_edit(ASSAULT, edit)
    assert corrected.place_detail == (ASSAULT.place_detail[1], ASSAULT.place_detail[0], Place("Djibo"))
    assert corrected.spans["/places/0"] == ASSAULT.spans["/places/1"]
    djibo = to_json(ABDUCTION.place_detail[0])
    which = make_edit(DOCUMENT, corrected, "/place_detail", [djibo])
    assert apply_edit(corrected, which).place_detail == (
        *corrected.place_detail[:2],
        ABDUCTION.place_detail[0],
    )


def test_a_point_of_ones_own_needs_a_note_and_a_place_the_claim_has() -> None:
    own = to_json(Place("Koumbori", None, "BF", None, 13.9, -2.4, 2))
    with pytest.raises(GroundingError, match="of no entry of the gazetteer"):
        make_edit(DOCUMENT, ASSAULT, "/place_detail", [own])
    edit = make_edit(DOCUMENT, ASSAULT, "/place_detail", [own], note="measured on the map")
    assert apply_edit(ASSAULT, edit).place_detail[0].lat == 13.9
    strange = Edit("/place_detail", [], [to_json(Place("Atlantis"))], {})
    assert follow_edit(ASSAULT, strange).claim.place_detail == ASSAULT.place_detail
    assert "no place of the claim has this name" in follow_edit(ASSAULT, strange).problem


def test_a_date_brings_its_precision_and_takes_it_away() -> None:
    words = [cut(DOCUMENT, "On 7 September")]
    week = make_edit(DOCUMENT, ASSAULT, "/event_date", "2023-09-01/2023-09-07", spans={"/event_date": words})
    corrected = apply_edit(ASSAULT, week)
    assert (corrected.date_precision, corrected.spans["/date_precision"]) == (
        DatePrecision.WEEK,
        tuple(words),
    )
    empty = apply_edit(corrected, make_edit(DOCUMENT, corrected, "/event_date", None))
    assert (empty.event_date, empty.date_precision) == (None, DatePrecision.UNKNOWN)
    assert not {"/event_date", "/date_precision"} & empty.spans.keys()


def test_arabic_words_ground_a_name_and_a_number_in_arabic_digits() -> None:
    (claim,) = ARABIC_READING.claims
    army = cut(ARABIC, "الجيش المالي")
    edit = make_edit(ARABIC, claim, "/perpetrator", "الجيش المالي", spans={"/perpetrator": [army]})
    assert apply_edit(claim, edit).perpetrator == "الجيش المالي"
    thirteen = dataclasses.replace(claim.killed[0], min=31, max=31)
    with pytest.raises(GroundingError, match="/killed/0: the digits"):
        make_edit(ARABIC, claim, "/killed", [to_json(thirteen)])
    digits = Document("d", "قتل ١٣ جنديا قرب غاو.", lang="ar")
    made = blank_claim(digits, cut(digits, "قتل"))
    row = Toll(Side.TARGET, "جنديا", 13, 13, Qualifier.EXACT, "قتل", "١٣")
    edit = make_edit(digits, made, "/killed", [to_json(row)], spans={"/killed/0": [cut(digits, "١٣ جنديا")]})
    assert apply_edit(made, edit).killed == (row,)


def test_french_words_ground_a_number_in_words_and_one_with_a_narrow_space() -> None:
    claim = french_claim()
    row = Toll(Side.TARGET, "soldats", 13, 13, Qualifier.EXACT, "tué", "treize")
    edit = make_edit(
        FRENCH, claim, "/killed", [to_json(row)], spans={"/killed/0": [cut(FRENCH, "treize soldats")]}
    )
    claim = apply_edit(claim, edit, by="B. Redacteur")
    rounds: dict[str, Json] = {
        "item": "cartouche", "category": "ammunition", "qty_min": 1500, "qty_max": 1500, "qualifier": "exact",
        "unit": None, "disposition": "seized", "text": "1 500 cartouches",
    }  # fmt: skip
    words = {"/materiel/0": [cut(FRENCH, "1 500 cartouches")]}
    claim = apply_edit(claim, make_edit(FRENCH, claim, "/materiel", [rounds], spans=words))
    assert (claim.killed, claim.materiel[0].qty_min) == ((row,), 1500)
    with pytest.raises(GroundingError, match="/materiel/0: the digits"):
        make_edit(FRENCH, claim, "/materiel", [{**rounds, "qty_min": 500, "qty_max": 500}])


REFUSED: list[Any] = [
    pytest.param("/id", "c-0", "is no field", id="the id"),
    pytest.param("/spans", {}, "is no field", id="the words themselves"),
    pytest.param("/killed/0", {}, "is no field", id="a part of a field"),
    pytest.param("target", "x", "is no field", id="no slash"),
    pytest.param("//target", "x", "is no field", id="two slashes"),
    pytest.param("/__class__", "x", "is no field", id="a Python name"),
    pytest.param("", "x", "is no field", id="the whole claim"),
    pytest.param("/target", ["x"], "str is wanted, not list", id="a list for a name"),
    pytest.param("/target", " ", "1 to 1,000 characters", id="blanks"),
    pytest.param("/target", "x" * 1001, "1 to 1,000 characters", id="too long"),
    pytest.param("/killed", [{"side": "target"}], "/killed/0: victim is missing", id="half a toll"),
    pytest.param("/killed", None, "a list is wanted", id="null for a list"),
    pytest.param("/country", "Burkina", "no ISO 3166", id="a name for a code"),
    pytest.param("/event_date", "2023-9-4", "is no date", id="a date in another form"),
    pytest.param("/event_date", "2023-09-07/2023-09-04", "is no date", id="backwards"),
    pytest.param("/event_date", "2023-09-04/2023-09-05/2023-09-06", "is no date", id="three days"),
    pytest.param("/claimed_on", "2023-09-04/2023-09-05", "is no date", id="an interval for a day"),
    pytest.param("/event_type", "party", "is none of clash", id="an unknown type"),
    pytest.param("/target", "Burkinabe forces", "Nothing to correct", id="the same value"),
]


@pytest.mark.parametrize(("field", "value", "said"), REFUSED)
def test_a_value_that_is_none_is_refused_by_name(field: str, value: Json, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        make_edit(DOCUMENT, ASSAULT, field, value, note="because")


@pytest.mark.parametrize("values", [{"min": -1}, {"min": 20, "max": 10}, {"min": 10**16}])
def test_bounds_that_cannot_hold_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises(DecisionError, match="/killed/2"):
        make_edit(DOCUMENT, ASSAULT, "/killed", toll(ASSAULT, 2, **values), note="because")


@pytest.mark.parametrize(
    "pointer",
    [
        "/perpetrator",
        "/target/0",
        "/targets",
        "/target/../id",
        "target",
        "",
        "/killed/0",
        "/target/by",
        "/target/\u0660",
    ],
)
def test_words_under_a_pointer_of_something_else_are_refused(pointer: str) -> None:
    with pytest.raises(DecisionError, match="points at no value of /target"):
        make_edit(DOCUMENT, ASSAULT, "/target", "The army", spans={pointer: [cut(DOCUMENT, "The army")]})


@pytest.mark.parametrize(
    "span",
    [
        Span(Part.TEXT, 0, 8, "The army"),
        Span(Part.TITLE, 3, 4, "The army"),
        Span(Part.TEXT, -8, 0, ""),
        Span(Part.TEXT, 10**9, 10**9 + 8, "The army"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(span: Span) -> None:
    with pytest.raises(GroundingError, match="does not stand at"):
        make_edit(DOCUMENT, ASSAULT, "/target", "The army", spans={"/target": [span]}, note="because")


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(5, 5, None), (-1, 4, None), (0, 10**9, None), (0, 4, "Thee")]
)
def test_span_at_refuses_what_is_not_there(start: int, end: int, quote: str | None) -> None:
    with pytest.raises(GroundingError):
        span_at(DOCUMENT, "text", start, end, quote)


def test_span_at_refuses_an_unknown_part() -> None:
    with pytest.raises(GroundingError, match="Select the words again"):
        span_at(DOCUMENT, "body", 0, 4)
