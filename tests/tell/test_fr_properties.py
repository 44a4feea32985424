"""What holds of every claim told in French: no invented number, a speaker in each sentence, words that join."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tell_cases import BARE, bare, toll

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Evidence,
    Materiel,
    Outcome,
    Qualifier,
    Side,
    Toll,
)
from dragoman.tell import How, Sentence, open_grammar
from dragoman.tell.concepts import load_concepts
from dragoman.tell.fr.across import find_noun
from dragoman.tell.fr.amounts import parse_cardinal, tell_cardinal
from dragoman.tell.fr.elision import join_words

SPEAKS = re.compile(
    r"\b(?:affirmé|rapporté|indiqué|déclaré|ajouté|nié|confirmé|accusé|soupçonné|présenté)|^Selon |^Le mot "
)
NUMBER = re.compile(
    r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dizaines?|centaines?|plusieurs)\b", re.IGNORECASE
)
WRONG = {
    "de le": r"\b[Dd]e les? (?=[a-zé])",
    "à le": r"\bà les? ",
    "de des": r"\b[Dd]e d(?:es|u) ",
    "no elision": r"(?<![\w'’-])(?:[ldnsj]|[Qq]u)e (?=[aeiouéèêàâîôAEIOUÉ])",
    "la before a vowel": r"(?<![\w'’-])la (?=[aeiouéèêàâîôAEIOUÉ])",
    "blank before a mark": r" [.,]|\( | \)",
    "two blanks": r"  ",
    "a slot": r"[{}]",
    "no no-break space": r" [:;?!»]|« ",
}
"""What no French sentence holds, by name."""

names = st.sampled_from(
    [
        None,
        "GSIM",
        "army",
        "Dawn Banner Front",
        "residents",
        "post",
        "ADF fighters",
        "Kasana",
        "armée",
        "EIGS",
    ]
)
bounds = st.one_of(st.none(), st.integers(0, 300))
tolls = st.lists(
    st.builds(
        Toll,
        side=st.sampled_from(list(Side)),
        victim=st.sampled_from(
            [None, "soldiers", "monk", "martyrs", "named person", "people", "police", "woman", "habitants"]
        ),
        min=bounds,
        max=bounds,
        qualifier=st.sampled_from(list(Qualifier)),
        wording=st.sampled_from(["", "killed", "neutralised", "neutralisés"]),
        text=st.sampled_from(["", "over 50", "trois", "Oumar Exemple", "une dizaine", "12", "١٢"]),
        source=names,
    ),
    max_size=3,
).map(tuple)
items = st.lists(
    st.builds(
        Materiel,
        item=st.sampled_from(["AK-47", "truck", "ammunition", "post", "moto", "obus", "fuel", "gadget"]),
        category=st.sampled_from(list(Category)),
        qty_min=bounds,
        qty_max=bounds,
        qualifier=st.sampled_from(list(Qualifier)),
        unit=st.sampled_from([None, "box", "kilogram"]),
        disposition=st.sampled_from(list(Disposition)),
        text=st.sampled_from(["", "two trucks", "une moto"]),
    ),
    max_size=3,
).map(tuple)
claims = st.builds(
    lambda **values: Claim(**{**BARE, **values}),
    event_type=st.sampled_from(list(EventType)),
    outcome=st.one_of(st.none(), st.sampled_from(list(Outcome))),
    assertion=st.sampled_from(list(Assertion)),
    claimant=names,
    outlet=names,
    platform=names,
    claimed_on=st.sampled_from([None, "2023-09-07", "no day"]),
    perpetrator=names,
    target=names,
    places=st.lists(st.sampled_from(["Kasana", "Road 5", "NIONO", "North Kivu"]), max_size=2).map(tuple),
    country=st.sampled_from([None, "BF", "IQ", "PH", "HT", "XX"]),
    event_date=st.sampled_from(
        [None, "2023-09-01", "2023-09-06/2023-09-07", "2023-10", "2023", "/2023-09-07", "x"]
    ),
    date_precision=st.sampled_from(list(DatePrecision)),
    killed=tolls,
    injured=tolls,
    captured=tolls,
    materiel=items,
    inventory_open=st.booleans(),
    attribution=st.one_of(st.none(), st.builds(Attribution, basis=st.sampled_from(list(Basis)), by=names)),
    evidence_offered=st.lists(st.sampled_from(list(Evidence)), max_size=2).map(tuple),
)


def tell(claim: Claim) -> tuple[Sentence, ...]:
    """The paragraph and the short sentence."""
    grammar = open_grammar("fr")
    return (*grammar.tell_claim(claim), grammar.tell_in_short(claim))


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_in_french_says_no_number_without_a_fact(claim: Claim) -> None:
    for sentence in tell(claim):
        frames = [piece.text for piece in sentence.pieces if piece.how is How.FRAME]
        assert not [text for text in frames if NUMBER.search(text)], sentence.text


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_in_french_has_a_claim_and_a_speaker_in_each_sentence(claim: Claim) -> None:
    for sentence in tell(claim):
        assert sentence.claims == ("c-1",), sentence.text
        assert SPEAKS.search(sentence.text), sentence.text
        assert sentence.text[0] == sentence.text[0].upper() and sentence.text.endswith((".", ".\u00a0»"))


@settings(max_examples=500, deadline=None)
@given(claims)
def test_tell_claim_in_french_joins_its_words(claim: Claim) -> None:
    for sentence in tell(claim):
        wrong = [name for name, pattern in WRONG.items() if re.search(pattern, sentence.text)]
        assert not wrong, (wrong, sentence.text)


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_in_french_states_every_value_and_no_private_name(claim: Claim) -> None:
    sentences = open_grammar("fr").tell_claim(claim)
    stated = {fact.pointer for sentence in sentences for fact in sentence.facts}
    for name in ("killed", "injured", "captured", "materiel"):
        wanted = {f"/{name}/{n}" for n in range(len(getattr(claim, name)))}
        assert wanted <= stated, (name, [s.text for s in sentences])
    given_tolls = (*claim.killed, *claim.injured, *claim.captured)
    if any(one.victim == "named person" for one in given_tolls):
        assert "Exemple" not in " ".join(sentence.text for sentence in sentences)


@settings(max_examples=100, deadline=None)
@given(claims)
def test_tell_claim_in_french_is_the_same_each_time(claim: Claim) -> None:
    assert tell(claim) == tell(claim)


@pytest.mark.parametrize("noun", ["soldier", "woman", "recruit", "victim", "child"])
@pytest.mark.parametrize("number", [1, 2, 21])
def test_a_participle_agrees_with_those_who_suffered(noun: str, number: int) -> None:
    found = find_noun(noun)
    claim = bare(
        event_type=EventType.CLASH,
        killed=(toll(number, number, victim=noun, side=Side.TARGET),),
    )
    told = open_grammar("fr").tell_claim(claim)[0].text
    ending = ("e" if found.is_feminine else "") + ("s" if number > 1 else "")
    assert re.search(rf"avai(?:t|ent) été tué{ending}\b(?!e|s)", told), told
    assert ("avaient" in told.split("et que")[-1]) is (number > 1)


@pytest.mark.parametrize("concept", load_concepts(), ids=lambda concept: concept.key)
def test_a_noun_of_the_table_is_told_with_an_article_that_joins(concept: object) -> None:
    from dragoman.tell.concepts import Concept

    assert isinstance(concept, Concept)
    noun = find_noun(concept.forms["fr"].one)
    for said in (noun.with_article(), f"de {noun.with_article()}", f"à {noun.definite()}"):
        joined = join_words(said)
        wrong = [name for name, pattern in WRONG.items() if re.search(pattern, joined)]
        assert not wrong, joined


@given(st.integers(1, 999_999_999))
def test_a_cardinal_that_is_told_is_read_as_the_same(number: int) -> None:
    assert parse_cardinal(tell_cardinal(number)) == number


@given(st.text(max_size=30))
def test_find_noun_and_join_words_take_any_text(text: str) -> None:
    noun = find_noun(text)
    assert join_words(join_words(noun.with_article())) == join_words(noun.with_article())
