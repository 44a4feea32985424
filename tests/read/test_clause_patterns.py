"""A sentence -> who did what to whom, in patterns of reports from many regions; texts and groups are invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.facts import Facts
from dragoman.read.layout import cut_blocks, cut_sentences
from dragoman.read.predicate import Predicate
from dragoman.read.reader import RuleReader
from dragoman.read.text import SourceText, cut_tokens


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def facts_of(reader: RuleReader, text: str) -> list[Facts]:
    """The facts of all sentences of a text."""
    lexicon, dates, numbers = reader.tables("en")
    document = Document("invented", text, lang="en", published=date(2024, 5, 15))
    source = SourceText(document, document.read_text)
    cut_tokens(source)
    cut_blocks(source, lexicon)
    cut_sentences(source, "en")
    return reader.facts(source, reader.overlay(source, lexicon, dates, numbers), lexicon)


def role(reader: RuleReader, text: str, key: str, name: str) -> list[str]:
    """The words in a role of the predicate with a table key, for all its senses."""
    found: list[str] = []
    for facts in facts_of(reader, text):
        for predicate in facts.predicates:
            if predicate.entry.key == key:
                found += [facts.context.whole(np).text for np in predicate.roles.get(name, ())]
    return list(dict.fromkeys(found))


def predicates(reader: RuleReader, text: str) -> list[Predicate]:
    """All predicates of a text."""
    return [p for facts in facts_of(reader, text) for p in facts.predicates]


@pytest.mark.parametrize(
    ("text", "key", "name", "expected"),
    [
        ("The raid was carried out by a group of armed men.", "carry out", "agent", ["a group"]),
        (
            "Pilar Osei, 34, and Tomas Anku, 21, were murdered by gunmen.",
            "murder",
            "patient",
            ["Pilar Osei", "Tomas Anku"],
        ),
        ("Gunmen shot retired General Anku in Yala.", "shoot", "agent", ["Gunmen"]),
        (
            "A car bomb containing 50 kg of nitrate was parked outside a bank.",
            "park",
            "weapon",
            ["A car bomb"],
        ),
        ("A van carrying guards was hit near Tame.", "hit", "target", ["A van"]),
        (
            "According to a spokesman, two helicopters were hit near Tame.",
            "hit",
            "target",
            ["two helicopters"],
        ),
        (
            "The rebels used explosives against the town hall and a bank.",
            "use",
            "target",
            ["the town hall", "a bank"],
        ),
        (
            "A bomb went off in front of the San Telmo monastery.",
            "go off",
            "target",
            ["the San Telmo monastery"],
        ),
        (
            "The governor's residence was the target of a bomb attack.",
            "be the target of",
            "target",
            ["The governor's residence"],
        ),
        (
            "Rebels killed the mayor of the town as well as two peasants.",
            "kill",
            "patient",
            ["the mayor", "two peasants"],
        ),
        ("A monitor accused the Red Column of executing 30 men.", "execute", "agent", ["the Red Column"]),
        ("Two brothers aged nine and 12 died.", "die", "patient", ["Two brothers"]),
    ],
)
def test_roles(reader: RuleReader, text: str, key: str, name: str, expected: list[str]) -> None:
    assert role(reader, text, key, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The explosion took place near a bank.",
        "The army released a communiqué.",
        "He placed a black circle on the map.",
    ],
)
def test_words_that_only_look_like_acts_tell_none(reader: RuleReader, text: str) -> None:
    assert not [p for p in predicates(reader, text) if p.family in ("seize", "use")]


@pytest.mark.parametrize(
    "text",
    [
        "The Red Column claimed the ambush of a truck.",
        "The bombing of the bank took place on Sunday.",
        "Police blamed the rebels for the shooting of a teacher.",
    ],
)
def test_an_act_noun_is_told_by_its_verb(reader: RuleReader, text: str) -> None:
    assert [p for p in predicates(reader, text) if p.nominal and p.is_told]


def test_people_in_no_table_are_civilians(reader: RuleReader) -> None:
    tolls = [t for f in facts_of(reader, "The air raid killed a warden and six cows.") for t in f.tolls]
    assert [(t.low, t.people) for t in tolls] == [(1, "civilian")]


def test_victims_of_rebels_are_not_their_own(reader: RuleReader) -> None:
    text = "Red Column rebels ambushed a police truck near Toribio on Tuesday, leaving two officers dead."
    (toll,) = [t for f in facts_of(reader, text) for t in f.tolls]
    assert not toll.by_subject


@pytest.mark.parametrize(
    ("text", "claimant", "perpetrator"),
    [
        (
            "The army accused the Arakan Army of shelling a village near Sittwe on Monday, in which 12 people died.",
            None,
            "Arakan Army",
        ),
        ("Fighters belonging to the Arakan Army attacked a customs post at Sittwe.", None, "Arakan Army"),
    ],
)
def test_an_accuser_claims_nothing(
    reader: RuleReader, text: str, claimant: str | None, perpetrator: str
) -> None:
    (claim,) = reader.read(Document("invented", text, lang="en", published=date(2024, 5, 15))).claims
    assert (claim.claimant, claim.perpetrator) == (claimant, perpetrator)


def test_role_words_are_refused_as_a_perpetrator(reader: RuleReader) -> None:
    text = "Unknown gunmen shot dead two soldiers at an army post near Batibo on Monday."
    (claim,) = reader.read(Document("invented", text, lang="en", published=date(2024, 5, 15))).claims
    assert claim.perpetrator is None
    assert ("/perpetrator", "Unknown gunmen") in [(r.field, r.quote) for r in claim.refusals]


def test_a_we_in_quotes_makes_no_statement(reader: RuleReader) -> None:
    text = (
        "Shining Path rebels killed four policemen near Ayacucho on Monday.\n\n"
        'A resident said: "We were asleep. Our house shook, and we ran. Our children cried."'
    )
    (claim,) = reader.read(Document("invented", text, lang="en", published=date(2024, 5, 15))).claims
    assert claim.claimant is None
