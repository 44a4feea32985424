"""Rewording a sentence: what it states is locked, the words between are the person's, and no hedge is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.tray.align import align
from dragoman.desk.tray.reword import Reworded, clean_words, reword
from dragoman.tell import Fact, How, Piece, Sentence, told

AMBUSH = Sentence(
    (
        told("Fen Radio", "c1", "/assertion"),
        Piece(" "),
        told("reported", "c1", "/assertion"),
        Piece(" that "),
        told("on 2 May 2024", "c1", "/event_date"),
        Piece(" forces of "),
        told("the Lake Reeds Brotherhood", "c1", "/perpetrator"),
        Piece(" "),
        told("ambushed", "c1", "/event_type"),
        Piece(" "),
        told("a patrol of the Lake Shore Brigade", "c1", "/target"),
        Piece(" in "),
        told("Monguno", "c1", "/places/0"),
        Piece(", "),
        told("Nigeria", "c1", "/country"),
        Piece(", killing "),
        told("over 50 soldiers", "c1", "/killed/0"),
        Piece(" and seizing "),
        told("two PKM machine guns", "c1", "/materiel/0"),
        Piece("."),
    )
)
TOLL = Sentence(
    (
        Piece("According to "),
        told("residents", "c1", "/killed/0"),
        Piece(", "),
        told("at least five civilians", "c1", "/killed/0"),
        Piece(" were killed."),
    )
)
SUSPECT = Sentence(
    (
        Piece("It reported an attack on "),
        told("civilians", "c1", "/target"),
        Piece(" of which "),
        told("the Lake Reeds Brotherhood", "c1", "/perpetrator"),
        Piece(" is suspected."),
    )
)
TWO = Sentence(
    (
        told("Fen Radio", "c1", "/claimant"),
        Piece(" said "),
        told("three soldiers", "c1", "/killed/0"),
        Piece(" were killed, "),
        told("Reed FM", "c2", "/claimant"),
        Piece(" said "),
        told("five soldiers", "c2", "/killed/0"),
        Piece(" were."),
    )
)
WHOLE = AMBUSH.text


def tried(sentence: Sentence, text: str) -> Reworded:
    """A person's words for a sentence."""
    return reword(sentence, clean_words(text), "en")


@pytest.mark.parametrize(
    ("sentence", "text", "left_out"),
    [
        (AMBUSH, WHOLE, ()),
        (AMBUSH, WHOLE.replace(" and seizing ", " and taking from them "), ()),
        (
            AMBUSH,
            "On 2 May 2024, Fen Radio reported, forces of the Lake Reeds Brotherhood ambushed a patrol of the Lake "
            "Shore Brigade in Monguno, Nigeria, killing over 50 soldiers and seizing two PKM machine guns.",
            (),
        ),
        (AMBUSH, WHOLE.replace(" in Monguno, Nigeria,", ","), ("Monguno", "Nigeria")),
        (TOLL, "Residents said that at least five civilians were killed.", ()),
        (TOLL, "At least five civilians were killed, according to residents.", ()),
        (
            SUSPECT,
            "It reported an attack on civilians, of which the Lake Reeds Brotherhood stands accused.",
            (),
        ),
    ],
    ids=["as it is", "synonym", "moved", "shorter", "said", "behind", "accused"],
)
def test_reword_keeps_harmless_words(sentence: Sentence, text: str, left_out: tuple[str, ...]) -> None:
    got = tried(sentence, text)
    assert (got.refusals, got.left_out, got.sentence.text) == ((), left_out, text)
    kept = [piece.facts for piece in sentence.pieces if piece.facts and piece.text not in left_out]
    assert sorted(p.facts for p in got.sentence.pieces if p.facts) == sorted(kept)


@pytest.mark.parametrize(
    ("sentence", "text", "reason"),
    [
        (AMBUSH, WHOLE.replace("over 50", "over 60"), "“over 50 soldiers” is a value of a claim"),
        (AMBUSH, WHOLE.replace("over 50", "50"), "“over 50 soldiers” is a value of a claim"),
        (AMBUSH, WHOLE.replace("2 May", "3 May"), "rests on no claim"),
        (AMBUSH, WHOLE.replace("Monguno", "Dikwa"), "“Dikwa” reads as a name"),
        (AMBUSH, WHOLE.replace("forces", "DSF forces"), "“DSF” reads as a name"),
        (AMBUSH, WHOLE.replace(" and seizing", " and not seizing"), "it adds “not” (negation)"),
        (AMBUSH, WHOLE.replace(" and seizing", " and destroying"), "it drops “seizing” (seized)"),
        (
            AMBUSH,
            WHOLE.replace(", killing ", ", seizing ").replace(" and seizing two", " and killing two"),
            "are in another order",
        ),
        (
            AMBUSH,
            WHOLE.replace(
                "the Lake Reeds Brotherhood ambushed", "a patrol of the Lake Shore Brigade ambushed"
            ).replace(
                "ambushed a patrol of the Lake Shore Brigade in", "ambushed the Lake Reeds Brotherhood in"
            ),
            "are in another order",
        ),
        (AMBUSH, WHOLE.removeprefix("Fen Radio reported that "), "“Fen Radio” is a value of a claim"),
        (AMBUSH, WHOLE.replace(" that ", " that, as is certainly known, "), "“certainly” may not be added"),
        (AMBUSH, WHOLE.replace("killing", "killing civilians and"), "“civilians” may not be added"),
        (AMBUSH, WHOLE.replace(" in Monguno", " at dawn in Monguno"), "“dawn” may not be added"),
        (AMBUSH, WHOLE.replace(".", ", twelve in all."), "the number 12"),
        (AMBUSH, WHOLE + " “A great victory”", "it adds quotation marks"),
        (AMBUSH, WHOLE + " <script>alert(1)</script>", "“<” may not stand"),
        (AMBUSH, WHOLE + " http://evil.example", "“://” may not stand"),
        (AMBUSH, WHOLE.replace("forces", "قوات"), "another script"),
        (AMBUSH, "", "it is empty"),
        (AMBUSH, WHOLE + " and so on" * 700, "the limit is 6,000"),
        (TOLL, "At least five civilians were killed.", "“residents” is a value"),
        (TOLL, TOLL.text.replace("killed", "injured"), "it adds “injured” (injured)"),
        (TOLL, TOLL.text.replace("at least five", "five"), "“at least five civilians” is a value"),
        (TOLL, TOLL.text.replace(", at least", ", maybe not at least"), "it adds “not”"),
        (TOLL, TOLL.text.replace("According to", "Among"), "it drops by whose word it is"),
        (SUSPECT, SUSPECT.text.replace(" is suspected", ""), "it drops “suspected” (suspicion)"),
        (
            SUSPECT,
            SUSPECT.text.replace("of which", "by").replace(" is suspected", ""),
            "it adds “by” (agent)",
        ),
        (
            TWO,
            "Reed FM said three soldiers were killed, Fen Radio said five soldiers were.",
            "are in another order",
        ),
        (TWO, TWO.text.replace("Reed FM said ", ""), "“Reed FM” is a value"),
    ],
)
def test_reword_refuses_what_says_something_else(sentence: Sentence, text: str, reason: str) -> None:
    refusals = tried(sentence, text).refusals
    assert any(reason in told for told in refusals), refusals


def test_reword_names_the_words_that_a_person_added() -> None:
    got = tried(AMBUSH, WHOLE.replace(" forces of", " a column of northern forces of"))
    assert (got.refusals, got.added) == ((), ("column", "northern"))


def test_reword_without_lists_for_a_language_refuses() -> None:
    assert reword(TOLL, TOLL.text, "xx").refusals == (
        "there are no lists of words for language 'xx', so nothing can be reworded in it",
    )


def test_clean_words_leaves_no_sign_that_nobody_sees() -> None:
    hidden = "five\u202e civilians\u200b\x00 were\r\n killed\u00ad"
    assert clean_words(hidden) == "five civilians were killed"


def test_align_keeps_the_second_of_two_equal_values_apart() -> None:
    place = Sentence(
        (told("Kidal", "c1", "/places/0"), Piece(" and "), told("Kidal", "c1", "/places/1"), Piece("."))
    )
    got = align(place, "near Kidal.")
    assert [piece.text for piece in got.sentence.pieces] == ["near ", "Kidal", "."]
    assert len(got.lost) == 1


def test_align_never_cuts_a_word() -> None:
    act = Sentence((told("attack", "c1", "/event_type"), Piece(" on a post")))
    assert align(act, "attacked on a post").lost == (act.pieces[0],)


BITS = [
    "over 50 soldiers",
    "50",
    " ",
    "not",
    "Monguno",
    "Mongunos",
    ", ",
    "“",
    "é",
    "\u0645",
    "on 2 May 2024",
    ".",
]


@given(st.lists(st.sampled_from(BITS), max_size=30))
def test_align_gives_back_the_very_words(bits: list[str]) -> None:
    words = clean_words("".join(bits))
    got = align(AMBUSH, words)
    assert got.sentence.text == words
    kept = [p.facts for p in got.sentence.pieces if p.facts] + [p.facts for p in got.lost]
    assert sorted(kept) == sorted(p.facts for p in AMBUSH.pieces if p.facts)


def test_a_quote_is_locked_though_it_has_no_facts() -> None:
    quote = Sentence(
        (Piece("It spoke of “"), Piece("a clean sweep", (Fact("c1", "/event_type"),), How.QUOTE), Piece("”."))
    )
    assert tried(quote, "It spoke of “a clear sweep”.").refusals[0].startswith("“a clean sweep” is a value")
