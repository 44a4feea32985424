"""A sentence in a report -> the items of materiel that the reader finds in it."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Category, Materiel
from dragoman.base.document import Document
from dragoman.read.languages.en import plural
from dragoman.read.lexicon import spellings
from dragoman.read.reader import RuleReader

Row = tuple[str, int | None, int | None, str]
LEAD = (
    "Fighters of the Kestrel Brigade attacked an army post near Niono on 3 May 2024, killing two soldiers. "
)


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def items(reader: RuleReader, text: str) -> list[Materiel]:
    """All items of the claims of one invented report."""
    reading = reader.read(Document("invented", LEAD + text, lang="en", published=date(2024, 5, 4)))
    return [item for claim in reading.claims for item in claim.materiel]


def rows(reader: RuleReader, text: str) -> list[Row]:
    """The items as name, bounds and disposition."""
    return [(m.item, m.qty_min, m.qty_max, m.disposition.value) for m in items(reader, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They seized 3 AK-47 rifles, a PK machine gun, five magazines and two motorcycles.",
            [
                ("AK-47 rifle", 3, 3, "seized"),
                ("PK machine gun", 1, 1, "seized"),
                ("magazine", 5, 5, "seized"),
                ("motorcycle", 2, 2, "seized"),
            ],
        ),
        ("Four trucks and a tank were burned.", [("truck", 4, 4, "destroyed"), ("tank", 1, 1, "destroyed")]),
        (
            "3 rifles, 1 pistol, 2 radios taken as booty.",
            [
                ("rifle", 3, 3, "seized"),
                ("pistol", 1, 1, "seized"),
                ("radio", 2, 2, "seized"),
            ],
        ),
        (
            "Recovered were two rifles, one mortar and a radio.",
            [
                ("rifle", 2, 2, "seized"),
                ("mortar", 1, 1, "seized"),
                ("radio", 1, 1, "seized"),
            ],
        ),
        ("Tanks 7, APC 10 were destroyed.", [("Tank", 7, 7, "destroyed"), ("APC", 10, 10, "destroyed")]),
        ("15 of their motorcycles were destroyed.", [("motorcycle", 15, 15, "destroyed")]),
        (
            "They seized 12 rifles off the guards and four off the police.",
            [
                ("rifle", 12, 12, "seized"),
                ("rifle", 4, 4, "seized"),
            ],
        ),
        (
            "They hit a truck with a rocket and destroyed it.",
            [
                ("truck", 1, 1, "destroyed"),
                ("rocket", 1, 1, "used"),
            ],
        ),
        (
            "They recovered weapons, including two rifles and a mortar.",
            [("rifle", 2, 2, "seized"), ("mortar", 1, 1, "seized")],
        ),
        (
            "The items recovered include: two AK-47 rifles; one motorcycle; and 3 phones.",
            [("AK-47 rifle", 2, 2, "seized"), ("motorcycle", 1, 1, "seized"), ("phone", 3, 3, "seized")],
        ),
        (
            "Five of the vehicles were destroyed and three captured.",
            [("vehicle", 5, 5, "destroyed"), ("vehicle", 3, 3, "seized")],
        ),
        (
            "Two trucks carrying troops were destroyed.",
            [("truck", 2, 2, "destroyed")],
        ),
        (
            "Nine militants surrendered and handed over 7 rifles.",
            [("rifle", 7, 7, "surrendered")],
        ),
        (
            "They seized a large quantity of ammunition and weapons.",
            [
                ("ammunition", 1, None, "seized"),
                ("weapon", 1, None, "seized"),
            ],
        ),
    ],
)
def test_lists(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert sorted(rows(reader, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dug up were 12 Garand rifles and a mortar.", [("Garand rifle", 12, 12), ("mortar", 1, 1)]),
        ("The booty is as follows: two trucks, a pistol.", [("truck", 2, 2), ("pistol", 1, 1)]),
        ("The haul consisted of five rifles and a pistol.", [("rifle", 5, 5), ("pistol", 1, 1)]),
        (
            "Two rifles and a communication set made up the booty.",
            [("rifle", 2, 2), ("communication set", 1, 1)],
        ),
        ("A machete and two rifles were left behind.", [("machete", 1, 1), ("rifle", 2, 2)]),
        ("One suspect carrying 12 kg of explosives was arrested.", [("explosive", 12, 12)]),
        ("They seized one rifle with three magazines.", [("rifle", 1, 1), ("magazine", 3, 3)]),
        ("Their bodies were recovered together with two rifles.", [("rifle", 2, 2)]),
        ("Some 300 head of cattle were driven off.", [("cattle", 300, 300)]),
    ],
)
def test_how_a_list_is_told(reader: RuleReader, text: str, expected: list[tuple[str, int, int]]) -> None:
    found = rows(reader, text)
    assert sorted((item, low, high) for item, low, high, _ in found) == sorted(expected)
    assert {disposition for *_, disposition in found} == {"seized"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two fighters surrendered, bringing along a carbine.", [("carbine", 1, 1, "surrendered")]),
        ("The fighters left, bringing along a carbine.", []),
        ("About 60 sheep perished in the raid.", [("sheep", 60, 60, "destroyed")]),
        ("A bus was reduced to cinders.", [("bus", 1, 1, "destroyed")]),
        ("A bomb that the rebels had laid by a bridge was defused.", [("bomb", 1, 1, "destroyed")]),
    ],
)
def test_what_became_of_things(reader: RuleReader, text: str, expected: list[Row]) -> None:
    assert rows(reader, text) == expected


def test_counts_beside_the_things_of_a_list(reader: RuleReader) -> None:
    bare = ("rifle x 3", "AK-47 x2", "M79 launcher (1)", "60mm shells - 9", "ammunition 1,150 rds")
    text = "\n".join(("Seized:", "", *bare, "- (4) pick-ups", "- PKM: 2"))
    found = {m.item: (m.qty_min, m.unit) for m in items(reader, text)}
    assert found == {
        "rifle": (3, None),
        "AK-47": (2, None),
        "M79 launcher": (1, None),
        "60mm shell": (9, None),
        "pick-up": (4, None),
        "ammunition": (1150, "round"),
        "PKM": (2, None),
    }


def test_number_of_a_line_is_no_range(reader: RuleReader) -> None:
    assert rows(reader, "The following was destroyed:\n\n1- a tank\n2- four military vehicles") == [
        ("tank", 1, 1, "destroyed"),
        ("military vehicle", 4, 4, "destroyed"),
    ]


def test_bulleted_inventory(reader: RuleReader) -> None:
    text = (
        "The brigade took as booty:\n\n- 7 pick-ups, two of them fitted with 14.5 mm\n"
        "- nine boxes of PK ammunition\n- 2 drones"
    )
    found = {m.item: (m.qty_min, m.unit, m.disposition.value) for m in items(reader, text)}
    assert found == {
        "pick-up": (7, None, "seized"),
        "PK ammunition": (9, "box", "seized"),
        "drone": (2, None, "seized"),
    }


@pytest.mark.parametrize(
    ("text", "item", "quantity", "unit"),
    [
        (
            "They seized nine boxes of PK and Kalashnikov ammunition.",
            "PK and Kalashnikov ammunition",
            9,
            "box",
        ),
        ("They seized 41 rounds of 7.62mm NATO.", "7.62mm NATO ammunition", 41, "round"),
        ("They seized sixty kilos of rice.", "rice", 60, "kilogram"),
        ("They seized 3,000 litres of fuel.", "fuel", 3000, "litre"),
        ("They seized three ammunition crates.", "ammunition", 3, "crate"),
        ("They seized 200 AK-47 rounds.", "AK-47 round", 200, None),
    ],
)
def test_units(reader: RuleReader, text: str, item: str, quantity: int, unit: str | None) -> None:
    found = items(reader, text)
    assert [(m.item, m.qty_min, m.unit) for m in found] == [(item, quantity, unit)]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("A patrol vehicle struck a mine on the road.", "mine"),
        ("A second patrol was hit by three rockets.", "rocket"),
        ("They fired mortars at the post.", "mortar"),
        ("A car bomb went off at the gate.", "car bomb"),
        ("A van packed with 35 kilos of explosives blew up at the gate.", "explosive"),
        ("They fired at least five mortar shells.", "mortar shell"),
    ],
)
def test_weapons_used(reader: RuleReader, text: str, item: str) -> None:
    assert item in [m.item for m in items(reader, text) if m.disposition.value == "used"]


@pytest.mark.parametrize(
    "text",
    [
        "They burned two houses and a camp.",
        "They seized money and documents.",
        "One soldier was wounded by bullets.",
        "The brigade did not seize any trucks.",
        "No aircraft was hit.",
    ],
)
def test_what_is_no_materiel(reader: RuleReader, text: str) -> None:
    assert items(reader, text) == []


def test_unknown_thing_between_arms_is_other(reader: RuleReader) -> None:
    found = {
        m.item: m.category for m in items(reader, "They seized four rifles, two gramophones and a mortar.")
    }
    assert found["gramophone"] is Category.OTHER
    assert found["mortar"] is Category.MORTAR


def test_open_inventory(reader: RuleReader) -> None:
    reading = reader.read(
        Document(
            "invented",
            LEAD + "They seized two rifles and other equipment.",
            lang="en",
            published=date(2024, 5, 4),
        )
    )
    assert [c.inventory_open for c in reading.claims] == [True]
    assert [m.item for c in reading.claims for m in c.materiel] == ["rifle"]


@pytest.mark.parametrize(
    ("name", "expected"), [("rifle", "rifles"), ("lorry", "lorries"), ("convoy", "convoys"), ("box", "boxes")]
)
def test_plural_by_the_longest_ending(name: str, expected: str) -> None:
    assert plural(name, {"": "s", "x": "xes", "y": "ies", "oy": "oys"}) == expected


def test_spellings_of_a_designation() -> None:
    assert {"AK-47", "AK47"} <= set(spellings("AK-47"))
    assert {"12.7 mm gun", "12.7mm gun"} <= set(spellings("12.7 mm gun"))
    assert {"M16 rifle", "M-16 rifle"} <= set(spellings("M16 rifle"))
    assert {"machine gun", "machinegun"} <= set(spellings("machine gun"))


@pytest.mark.parametrize(("words", "category"), [("a ZU-23 gun", "heavy_weapon"), ("two pickups", "vehicle")])
def test_category(reader: RuleReader, words: str, category: str) -> None:
    assert [m.category.value for m in items(reader, f"They seized {words}.")] == [category]
