"""Claims that people make: added, split, merged; nobody is counted twice and nothing that differs is lost."""

from __future__ import annotations

import dataclasses

import pytest
from made_claims import arabic, cut, english, spans

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Outcome,
    Place,
    Qualifier,
    Refusal,
    Side,
    Toll,
    Why,
)
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.ids import claim_id
from dragoman.base.span import Part, Span
from dragoman.review import blank_claim, merge_claims, split_claim

DOCUMENT, READING = english()
ASSAULT, ABDUCTION = READING.claims
ATTACKED, KILLING = cut(DOCUMENT, "attacked"), cut(DOCUMENT, "killing at least")
BOTH = Document(
    "made-both",
    "Lundi, le Front a attaqué Niono et tué 12 soldats. Mardi, il a bombardé Ségou, tuant 3 civils.",
    lang="fr",
)


def test_a_blank_claim_has_an_act_and_nothing_else() -> None:
    head = cut(BOTH, "bombardé")
    assert blank_claim(BOTH, head, EventType.SHELLING) == Claim(
        id=claim_id("made-both", "text", head.start, head.end),
        document_id="made-both",
        reader="person",
        event_type=EventType.SHELLING,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=None,
        target=None,
        places=(),
        country=None,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        spans={"/event_type": (head,), "/assertion": (head,)},
        why={"/event_type": Why("person", "added"), "/assertion": Why("person", "added")},
    )


def test_an_id_that_is_taken_gives_way_to_the_next_free_one() -> None:
    head = cut(BOTH, "bombardé")
    first = blank_claim(BOTH, head)
    second = blank_claim(BOTH, head, taken={first.id})
    third = blank_claim(BOTH, head, taken={first.id, second.id})
    assert second.id == claim_id("made-both", "text/2", head.start, head.end)
    assert third.id == claim_id("made-both", "text/3", head.start, head.end)


@pytest.mark.parametrize(
    "head",
    [Span(Part.TEXT, 0, 8, "bombardé"), Span(Part.TEXT, 3, 3, ""), Span.cut(BOTH.text, Part.TEXT, 17, 22)],
    ids=["elsewhere", "empty", "half a word"],
)
def test_an_act_needs_its_words(head: Span) -> None:
    with pytest.raises(GroundingError, match="Select the words of the act again"):
        blank_claim(BOTH, head)


def test_an_arabic_act_may_follow_a_letter_that_is_written_onto_it() -> None:
    document, _ = arabic()
    start = document.text.index("استولوا")
    head = Span.cut(document.text, Part.TEXT, start, start + len("استولوا"))
    assert blank_claim(document, head).spans["/event_type"] == (head,)


# Splitting


def test_a_split_puts_each_toll_in_the_part_whose_act_is_nearest() -> None:
    one, other = split_claim(DOCUMENT, ASSAULT, [ATTACKED, KILLING])
    assert [t.text for t in one.killed] == ["over 50"]
    assert [t.text for t in other.killed] == [
        "Captain Oumar Exemple",
        "17",
        "between 30 and 40",
        "at least four",
    ]
    assert (one.materiel, other.materiel) == (ASSAULT.materiel, ())
    assert other.spans["/killed/1/source"] == ASSAULT.spans["/killed/2/source"]
    assert (one.target, other.target, one.places) == (ASSAULT.target, ASSAULT.target, ASSAULT.places)
    assert one.id == claim_id("made-en", "text", ATTACKED.start, ATTACKED.end)
    assert (one.reader, one.spans["/event_type"], one.why["/target"]) == (
        "person", (ATTACKED,), Why("person", "split from c-made00000001"),
    )  # fmt: skip


def test_a_person_says_which_part_a_toll_belongs_to() -> None:
    one, other = split_claim(DOCUMENT, ASSAULT, [ATTACKED, KILLING], keep={"/killed/0": 1, "/killed/4": 0})
    assert [t.text for t in one.killed] == ["at least four"]
    assert other.killed[0].text == "over 50"
    assert len(one.killed) + len(other.killed) == len(ASSAULT.killed)


def test_a_part_that_keeps_the_act_of_the_whole_has_another_id() -> None:
    whole = dataclasses.replace(ASSAULT, id=claim_id("made-en", "text", ATTACKED.start, ATTACKED.end))
    one, _ = split_claim(DOCUMENT, whole, [ATTACKED, KILLING])
    assert one.id == claim_id("made-en", "text/2", ATTACKED.start, ATTACKED.end)


@pytest.mark.parametrize("heads", [[], [ATTACKED], [ATTACKED, ATTACKED]])
def test_a_split_needs_two_acts(heads: list[Span]) -> None:
    with pytest.raises(DecisionError, match="two acts or more, each once"):
        split_claim(DOCUMENT, ASSAULT, heads)


@pytest.mark.parametrize(
    "keep", [{"/killed/9": 0}, {"/killed/0": 2}, {"/killed/0": -1}, {"/target": 0}, {"": 0}]
)
def test_what_is_kept_must_be_an_entry_and_a_part(keep: dict[str, int]) -> None:
    with pytest.raises(DecisionError, match="is no entry of it, or no part"):
        split_claim(DOCUMENT, ASSAULT, [ATTACKED, KILLING], keep=keep)


# Merging


def french(head: str, **values: object) -> Claim:
    """A claim of the French text."""
    return dataclasses.replace(blank_claim(BOTH, cut(BOTH, head)), **values)  # type: ignore[arg-type]


TWELVE = Toll(Side.TARGET, "soldats", 12, 12, Qualifier.EXACT, "tué", "12")
THREE = Toll(Side.CIVILIANS, "civils", 3, 3, Qualifier.EXACT, "tuant", "3")
NIONO = french(
    "attaqué",
    event_type=EventType.ASSAULT,
    perpetrator="Front",
    killed=(TWELVE,),
    places=("Niono",),
    place_detail=(Place("Niono", "geonames:2452655", "ML"),),
    attribution=Attribution(Basis.STATED, None),
    spans=spans(BOTH, event_type="attaqué", assertion="attaqué", perpetrator="Front", killed__0="12",
                places__0="Niono", attribution="le Front"),
)  # fmt: skip
SEGOU = french(
    "bombardé",
    event_type=EventType.SHELLING,
    outcome=Outcome.REPELLED,
    perpetrator="il",
    killed=(THREE, TWELVE),
    places=("Ségou", "Niono"),
    attribution=Attribution(Basis.SUSPECTED, None),
    spans=spans(BOTH, event_type="bombardé", assertion="bombardé", outcome="bombardé", perpetrator="il",
                killed__0="3", killed__1="12 soldats", places__0="Ségou", places__1="Niono", attribution="Mardi"),
)  # fmt: skip


def test_a_merge_keeps_every_account_once_and_names_what_differs() -> None:
    merged = merge_claims(BOTH, [SEGOU, NIONO])
    head, il, bombed = cut(BOTH, "attaqué"), cut(BOTH, "il"), cut(BOTH, "bombardé")
    front = cut(BOTH, "le Front")
    assert merged == dataclasses.replace(
        NIONO,
        id=claim_id("made-both", "text/2", head.start, head.end),
        outcome=Outcome.REPELLED,
        killed=(TWELVE, THREE),
        places=("Niono", "Ségou"),
        place_detail=(NIONO.place_detail[0], Place("Ségou")),
        attribution=Attribution(Basis.SUSPECTED, None),
        spans={
            **spans(BOTH, event_type="attaqué", outcome="bombardé", assertion="attaqué", perpetrator="Front",
                    killed__1="3", places__0="Niono", places__1="Ségou", attribution="Mardi"),
            "/killed/0": (cut(BOTH, "12"), cut(BOTH, "12 soldats")),
        },
        refusals=(
            Refusal("/event_type", "bombardé", f"claim {SEGOU.id}, which was merged, had shelling", bombed),
            Refusal("/perpetrator", "il", f"claim {SEGOU.id}, which was merged, had il", il),
            Refusal("/attribution", "le Front", f"claim {NIONO.id}, which was merged, had stated", front),
        ),
        why={p: Why("person", f"merged from {NIONO.id}, {SEGOU.id}") for p in merged.spans},
    )  # fmt: skip
    assert merge_claims(BOTH, [NIONO, SEGOU, NIONO]) == merged


def test_a_denial_is_not_merged_with_what_it_denies() -> None:
    with pytest.raises(DecisionError, match="a denial and what it denies are two claims"):
        merge_claims(BOTH, [NIONO, dataclasses.replace(SEGOU, assertion=Assertion.DENIED)])


def test_only_claims_of_one_document_are_merged() -> None:
    for claims in ([NIONO], [NIONO, NIONO], [], [NIONO, ASSAULT]):
        with pytest.raises(DecisionError, match="two or more of one document"):
            merge_claims(BOTH, claims)


def test_a_split_and_a_merge_keep_every_toll_and_its_words() -> None:
    parts = split_claim(DOCUMENT, ASSAULT, [ATTACKED, KILLING])
    merged = merge_claims(DOCUMENT, parts)
    assert sorted(t.text for t in merged.killed) == sorted(t.text for t in ASSAULT.killed)
    assert merged.materiel == ASSAULT.materiel
    assert {frozenset(rows) for p, rows in merged.spans.items() if p.startswith("/killed")} == {
        frozenset(rows) for p, rows in ASSAULT.spans.items() if p.startswith("/killed")
    }
