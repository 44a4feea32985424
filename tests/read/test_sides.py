"""A report -> on whose side its dead, wounded and captives were, and who says so; every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Toll
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

Row = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def tolls(reader: RuleReader, text: str) -> list[Toll]:
    """All tolls of the claims of one invented report."""
    reading = reader.read(Document("invented", text, lang="en", published=date(2024, 5, 4)))
    return [t for c in reading.claims for t in (*c.killed, *c.injured, *c.captured)]


def rows(reader: RuleReader, text: str) -> list[Row]:
    """The tolls as side and bounds."""
    return [(t.side.value, t.min, t.max) for t in tolls(reader, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen attacked an army post near Niono on 3 May, killing nine soldiers and two farmers.",
            [("target", 9, 9), ("civilians", 2, 2)],
        ),
        (
            "Gunmen attacked an army post near Niono on 3 May. Four soldiers and six of the attackers were killed.",
            [("target", 4, 4), ("perpetrator", 6, 6)],
        ),
        (
            "Insurgents raided the village of Kano Bere near Niono on 3 May. Nine people were killed and five wounded. "
            "The army sent troops.",
            [("civilians", 9, 9), ("civilians", 5, 5)],
        ),
        (
            "Two bombs exploded at an army base in Niono on 3 May and 18 people including five soldiers were killed.",
            [("other", 18, 18)],
        ),
        (
            "Rebels attacked a police station in Niono on 3 May. Three policemen were killed and eight wounded.",
            [("target", 3, 3), ("target", 8, 8)],
        ),
        (
            "The army raided a rebel camp near Niono on 3 May, killing seven rebels and capturing two.",
            [("target", 7, 7), ("target", 2, 2)],
        ),
    ],
)
def test_sides(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


def test_numbers_told_twice_count_once(reader: RuleReader) -> None:
    text = (
        "Gunmen attacked an army post near Niono on 3 May. Nine soldiers were killed. "
        "The nine soldiers were killed at dawn."
    )
    assert rows(reader, text) == [("target", 9, 9)]


def test_totals_over_years_are_refused(reader: RuleReader) -> None:
    text = (
        "Gunmen killed nine soldiers near Niono on 3 May 2024. "
        "About 24,000 people have died in 12 years of violence."
    )
    assert rows(reader, text) == [("target", 9, 9)]


def test_a_person_given_by_name_only_is_a_named_person(reader: RuleReader) -> None:
    text = "Gunmen shot dead Colonel Odu Bassa in Niono on 3 May."
    assert [(t.victim, t.min) for t in tolls(reader, text)] == [("named person", 1)]


def test_source_is_whoever_gives_the_number(reader: RuleReader) -> None:
    text = "Gunmen attacked an army post near Niono on 3 May. Nine soldiers were killed, residents said."
    assert [t.source for t in tolls(reader, text)] == ["residents"]


def test_pronoun_speaks_for_the_last_speaker(reader: RuleReader) -> None:
    text = (
        "Insurgents attacked a village near Niono on 3 May. A hospital director said nine villagers were killed. "
        "She said five were wounded. The army sent troops."
    )
    assert [t.source for t in tolls(reader, text)] == ["hospital director", "hospital director"]
