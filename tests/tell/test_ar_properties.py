"""What holds of every claim that is told in Arabic: no number without a fact, no sentence without a speaker, no Latin
letter that is not isolated, no preposition twice."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tell_cases import bare, toll
from test_en_properties import claims

from dragoman.base.claim import Claim, Qualifier
from dragoman.tell import How, Sentence, open_grammar

SPEAKS = re.compile(r"أعلن|أكد|نفى|نفت|أفاد|ذُكر|قال|تحدث|ورد|جاء في|وبحسب|اتهم|اشتبه|الكلمة المستخدمة|يُقال")
NUMBER = re.compile(
    r"\d|(?<!\w)و?(?:واحدة?|اثنان|اثنين|اثنتان|اثنتين|ثلاثة?|أربعة?|خمسة?|ستة?|سبعة?|ثماني(?:ة)?|تسعة?|عشرة?|عشرات|مئات)(?!\w)"
)
ISOLATES = re.compile("\u2068[^\u2068\u2069]*\u2069")
TWICE = re.compile(r"(?<!\w)(في|على|من|عن|إلى|مع|بأن|أن) \1(?!\w)|[،؛] ?[،؛]|لـال|ال ال|لال|بال ال")

hostile = st.text(max_size=12)


def tell(claim: Claim) -> tuple[Sentence, ...]:
    """The paragraph and the short sentence."""
    grammar = open_grammar("ar")
    return (*grammar.tell_claim(claim), grammar.tell_in_short(claim))


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_says_no_number_without_a_fact(claim: Claim) -> None:
    for sentence in tell(claim):
        frames = [piece.text for piece in sentence.pieces if piece.how is How.FRAME]
        assert not [text for text in frames if NUMBER.search(text)], sentence.text


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_has_a_claim_and_a_speaker_in_each_sentence(claim: Claim) -> None:
    for sentence in tell(claim):
        assert sentence.claims == ("c-1",), sentence.text
        assert SPEAKS.search(sentence.text), sentence.text
        assert sentence.text.endswith(".") and "{" not in sentence.text and "  " not in sentence.text
        assert " ،" not in sentence.text and "," not in ISOLATES.sub("", sentence.text.replace("1,", ""))


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_isolates_every_foreign_letter_and_says_no_preposition_twice(claim: Claim) -> None:
    for sentence in tell(claim):
        bare_text = ISOLATES.sub("", sentence.text)
        assert not re.search("[A-Za-z\u2068\u2069]", bare_text), sentence.text
        assert not TWICE.search(ISOLATES.sub("X", sentence.text)), sentence.text


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_states_every_value_and_no_private_name(claim: Claim) -> None:
    sentences = open_grammar("ar").tell_claim(claim)
    stated = {fact.pointer for sentence in sentences for fact in sentence.facts}
    for name in ("killed", "injured", "captured", "materiel"):
        wanted = {f"/{name}/{n}" for n in range(len(getattr(claim, name)))}
        assert wanted <= stated, (name, [s.text for s in sentences])
    tolls = (*claim.killed, *claim.injured, *claim.captured)
    if any(one.victim == "named person" for one in tolls):
        assert "Exemple" not in " ".join(sentence.text for sentence in sentences)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 1200), st.sampled_from(list(Qualifier)), st.booleans())
def test_a_figure_is_never_changed(number: int, qualifier: Qualifier, is_open: bool) -> None:
    claim = bare(target="bus", killed=(toll(number, None if is_open else number, qualifier=qualifier),))
    figures = {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", tell(claim)[0].text)}
    assert figures <= {number, number - 1}


@settings(max_examples=200, deadline=None)
@given(hostile, hostile, hostile)
def test_any_words_of_a_source_are_told_without_a_fault(target: str, victim: str, place: str) -> None:
    claim = bare(target=target, places=(place,) if place else (), killed=(toll(3, 3, victim=victim or None),))
    for sentence in tell(claim):
        assert sentence.text.count("\u2068") == sentence.text.count("\u2069")


@settings(max_examples=100, deadline=None)
@given(claims)
def test_tell_claim_is_the_same_each_time(claim: Claim) -> None:
    assert tell(claim) == tell(claim)
