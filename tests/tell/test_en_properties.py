"""What holds of every claim that is told: no number without a fact, no sentence without a claim or a speaker."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tell_cases import BARE

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

SPEAKS = re.compile(
    r"\b(?:claimed|reported|said|added|denied|confirmed|accused|suspected|is said to)\b|^According to |'s word for "
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|several)\b", re.IGNORECASE
)

names = st.sampled_from(
    [None, "GSIM", "army", "Dawn Banner Front", "residents", "post", "ADF fighters", "Kasana"]
)
bounds = st.one_of(st.none(), st.integers(0, 300))
tolls = st.lists(
    st.builds(
        Toll,
        side=st.sampled_from(list(Side)),
        victim=st.sampled_from([None, "soldiers", "monk", "martyrs", "named person", "people", "police"]),
        min=bounds,
        max=bounds,
        qualifier=st.sampled_from(list(Qualifier)),
        wording=st.sampled_from(["", "killed", "neutralised"]),
        text=st.sampled_from(["", "over 50", "three", "Oumar Exemple", "une dizaine", "12"]),
        source=names,
    ),
    max_size=3,
).map(tuple)
items = st.lists(
    st.builds(
        Materiel,
        item=st.sampled_from(["AK-47", "truck", "ammunition", "post"]),
        category=st.sampled_from(list(Category)),
        qty_min=bounds,
        qty_max=bounds,
        qualifier=st.sampled_from(list(Qualifier)),
        unit=st.sampled_from([None, "box", "kilogram"]),
        disposition=st.sampled_from(list(Disposition)),
        text=st.sampled_from(["", "two trucks", "a truck"]),
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
    places=st.lists(st.sampled_from(["Kasana", "Road 5", "NIONO"]), max_size=2).map(tuple),
    country=st.sampled_from([None, "BF", "XX"]),
    event_date=st.sampled_from(
        [None, "2023-09-04", "2023-09-06/2023-09-07", "2023-09", "2023", "/2023-09-07", "x"]
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
    grammar = open_grammar("en")
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
        assert sentence.text[0] == sentence.text[0].upper() and sentence.text.endswith((".", ".”"))
        assert "  " not in sentence.text and " ," not in sentence.text and "{" not in sentence.text


@settings(max_examples=300, deadline=None)
@given(claims)
def test_tell_claim_states_every_value_and_no_private_name(claim: Claim) -> None:
    sentences = open_grammar("en").tell_claim(claim)
    stated = {fact.pointer for sentence in sentences for fact in sentence.facts}
    for name in ("killed", "injured", "captured", "materiel"):
        wanted = {f"/{name}/{n}" for n in range(len(getattr(claim, name)))}
        assert wanted <= stated, (name, [s.text for s in sentences])
    tolls_of = (*claim.killed, *claim.injured, *claim.captured)
    if any(toll.victim == "named person" for toll in tolls_of):
        assert "Exemple" not in " ".join(sentence.text for sentence in sentences)


@settings(max_examples=100, deadline=None)
@given(claims)
def test_tell_claim_is_the_same_each_time(claim: Claim) -> None:
    assert tell(claim) == tell(claim)
