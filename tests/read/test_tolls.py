"""A sentence -> the numbers of killed, injured and captured in it; every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.layout import cut_blocks, cut_sentences
from dragoman.read.reader import RuleReader
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.tolls import TollFound

Row = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def tolls(reader: RuleReader, text: str) -> list[TollFound]:
    """The tolls of all sentences of a text."""
    lexicon, dates, numbers = reader.tables("en")
    document = Document("invented", text, lang="en", published=date(2024, 5, 15))
    source = SourceText(document, document.read_text)
    cut_tokens(source)
    cut_blocks(source, lexicon)
    cut_sentences(source, "en")
    overlay = reader.overlay(source, lexicon, dates, numbers)
    return [toll for facts in reader.facts(source, overlay, lexicon) for toll in facts.tolls]


def rows(reader: RuleReader, text: str) -> list[Row]:
    """The tolls as list and bounds."""
    return [(t.field, t.low, t.high) for t in tolls(reader, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raiders killed 13 soldiers and wounded a policeman.", [("killed", 13, 13), ("injured", 1, 1)]),
        ("Local media reported one dead and two injured.", [("killed", 1, 1), ("injured", 2, 2)]),
        (
            "A doctor said it had received 37 bodies and 60 wounded.",
            [("killed", 37, 37), ("injured", 60, 60)],
        ),
        (
            "The fight ended with the deaths of two rebels and five guards.",
            [("killed", 2, 2), ("killed", 5, 5)],
        ),
        ("The blast claimed the lives of nine people.", [("killed", 9, 9)]),
        ("The ambush left five dead and six wounded.", [("killed", 5, 5), ("injured", 6, 6)]),
        ("Soldiers 56 killed and 19 wounded.", [("killed", 56, 56), ("injured", 19, 19)]),
        ("After an exchange of fire 9 rebels were neutralised.", [("killed", 9, 9)]),
        ("Two policemen were killed and as many wounded.", [("killed", 2, 2), ("injured", 2, 2)]),
        ("Two policemen were killed and a number wounded.", [("killed", 2, 2), ("injured", 3, None)]),
        ("The army arrested four suspects and detained a trader.", [("captured", 4, 4), ("captured", 1, 1)]),
        ("Both pilots were captured.", [("captured", 2, 2)]),
        ("The insurgents took prisoners.", [("captured", 1, None)]),
        ("They found the body of Colonel Odu Bassa.", [("killed", 1, 1)]),
    ],
)
def test_people_hit(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry put at 27 the number of soldiers killed.", [("killed", 27, 27)]),
        ("The police officer put the dead at 36.", [("killed", 36, 36)]),
        ("He gave the army's dead as five.", [("killed", 5, 5)]),
        ("The civil society gives a toll of nine killed.", [("killed", 9, 9)]),
        ("The statement spoke of tens of dead.", [("killed", 20, None)]),
        ("The staff admitted a large number of deaths among its soldiers.", [("killed", 3, None)]),
        ("They killed 27 rebels for the loss of seven soldiers.", [("killed", 27, 27), ("killed", 7, 7)]),
    ],
)
def test_totals(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were casualties among the troops.", [("killed", 0, None), ("injured", 0, None)]),
        ("The raiders had no losses.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("Neither side reported casualties.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("All of its fighters returned unharmed.", [("killed", 0, 0), ("injured", 0, 0)]),
        ("Nobody was hurt.", [("injured", 0, 0), ("killed", 0, 0)]),
        ("Nobody was injured.", [("injured", 0, 0)]),
        ("The raid killed or wounded 12 soldiers.", [("killed", 0, 12), ("injured", 0, 12)]),
        (
            "It led to the killing and wounding of those on board.",
            [("killed", 1, None), ("injured", 1, None)],
        ),
    ],
)
def test_losses_without_number_and_none(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mortar fire injured a boy and his aunt.", [("injured", 2, 2)]),
        ("Two nurses and a driver were kidnapped.", [("captured", 2, 2), ("captured", 1, 1)]),
        ("An officer and 10 soldiers were killed.", [("killed", 11, 11)]),
        ("Six officers and two peasants riding with them died.", [("killed", 6, 6), ("killed", 2, 2)]),
        ("Two soldiers, one of them a captain, died.", [("killed", 2, 2)]),
        ("The blast injured three of his men, one critically.", [("injured", 3, 3)]),
        ("A blast at the wall killed 18 people including five soldiers.", [("killed", 18, 18)]),
    ],
)
def test_pairs_and_parts(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They captured 7 pick-ups, a machine gun and three mortars.",
        "How many soldiers died could not be established.",
        "Nine hostages were freed.",
        "Three soldiers are missing.",
        "The ministry hides its losses.",
        "More than 100 people may have died.",
        "No arrest was made.",
        "The dead have been taken to the capital.",
    ],
)
def test_no_toll(reader: RuleReader, text: str) -> None:
    assert rows(reader, text) == []


def test_number_words_and_victim(reader: RuleReader) -> None:
    (toll,) = tolls(reader, "The raiders killed at least 14 border guards.")
    assert (toll.number.text, toll.victim and toll.victim.text) == ("at least 14", "border guards")


def test_bare_number_takes_the_people_before_it(reader: RuleReader) -> None:
    killed, injured = tolls(reader, "Four soldiers were killed and nine wounded.")
    assert (killed.people, injured.people) == ("soldier", "soldier")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven militants were put out of action.", [("killed", 7, 7)]),
        ("Five villagers rose as martyrs.", [("killed", 5, 5)]),
        ("Two constables took bullets in the raid.", [("injured", 2, 2)]),
        ("The grenade missed, leaving three passers-by with splinter wounds.", [("injured", 3, 3)]),
        (
            "Two rangers were killed, and the four others were thrown clear with injuries.",
            [("killed", 2, 2), ("injured", 4, 4)],
        ),
        (
            "The injured were three rangers, two pupils and a fruit vendor.",
            [("injured", 3, 3), ("injured", 2, 2), ("injured", 1, 1)],
        ),
        ("Twenty-six people, most of them neighbours, were hurt.", [("injured", 26, 26)]),
        ("Eleven soldiers, a captain included, were killed.", [("killed", 11, 11)]),
        ("The group speaks of eight dead and wounded.", [("killed", 0, 8), ("injured", 0, 8)]),
        (
            "The ambush ended, leaving six of them dead and ten wounded.",
            [("killed", 6, 6), ("injured", 10, 10)],
        ),
        ("Two policemen were killed, a third escaped with a wound.", [("killed", 2, 2), ("injured", 1, 1)]),
        ("A group of 16 police surrendered to the rebels.", [("captured", 16, 16)]),
        ("Three raiders were killed and one captured alive.", [("killed", 3, 3), ("captured", 1, 1)]),
    ],
)
def test_other_hands(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


def test_a_retreat_is_no_death(reader: RuleReader) -> None:
    assert rows(reader, "Fighters burned huts before falling back to the hills.") == []


def test_members_of_a_named_force_are_its_people(reader: RuleReader) -> None:
    assert [t.people for t in tolls(reader, "Six ZQPC members yielded to the 9th Brigade.")] == ["force"]
