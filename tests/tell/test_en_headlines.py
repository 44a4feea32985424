"""Deeds and tallies -> English: how an act's noun takes its object, and how a number agrees with its noun."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Assertion, Category, Disposition, EventType, Side
from dragoman.base.event import FigureKind
from dragoman.tell import Deeds, Fact, Part, Saying, Tally, open_grammar
from dragoman.tell.en.deeds import tell_deeds

EN = open_grammar("en")
FACTS = (Fact("c-1", "/event_type"), Fact("c-1", "/target"))


def told(event_type: EventType, against: str, *, acts: int = 1, are_taken: bool = False) -> str:
    deed = Deeds(acts, event_type, Part.TELLS, (), (against,), (), FACTS, are_taken=are_taken)
    return "".join(piece.text for piece in tell_deeds(EN, [deed], articles=True))


@pytest.mark.parametrize(
    ("event_type", "against", "are_taken", "expected"),
    [
        (EventType.ABDUCTION, "three engineers", False, "an abduction of three engineers"),
        (EventType.ABDUCTION, "priest", True, "an abduction of a priest"),
        (EventType.ABDUCTION, "passenger train", False, "an abduction from a passenger train"),
        (EventType.PROPERTY_DESTRUCTION, "mineral trucks", False, "the destruction of mineral trucks"),
        (EventType.TERRITORY_TAKEN, "Minova", False, "the taking of Minova"),
        (EventType.TERRITORY_TAKEN, "militiamen", False, "a taking of ground from militiamen"),
        (EventType.ASSAULT, "mineral trucks", False, "an attack on mineral trucks"),
    ],
)
def test_an_act_takes_its_object_as_english_does(
    event_type: EventType, against: str, are_taken: bool, expected: str
) -> None:
    assert told(event_type, against, are_taken=are_taken) == expected


def test_several_acts_take_their_object_too() -> None:
    assert told(EventType.PROPERTY_DESTRUCTION, "villas", acts=2) == "two destructions of villas"


def tally(low: int, high: int | None, noun: str | None, **values: object) -> str:
    side = values.get("side", Side.TARGET)
    words = values.get("words")
    assert isinstance(side, Side) and (words is None or isinstance(words, str))
    return EN.tell_tally(Tally(FigureKind.KILLED, side, None, low, high, False, words, noun, 1, FACTS))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (tally(1, None, "guards"), "at least one guard"),
        (tally(2, None, "guard"), "at least two guards"),
        (tally(20, None, "people", words="tens"), "tens of people"),
        (tally(3, 3, "a nun and two novices"), "three people (a nun and two novices)"),
        (tally(23, 23, "people", side=Side.CIVILIANS), "23 civilians"),
        (tally(1, 1, "people", side=Side.CIVILIANS), "one civilian"),
    ],
)
def test_a_number_agrees_with_its_noun(given: str, expected: str) -> None:
    assert given == expected


def test_items_are_no_people() -> None:
    items = Tally(Disposition.SEIZED, None, Category.DRONE, 2, 2, False, None, "drones", 1, FACTS)
    assert EN.tell_tally(items) == "two drones"


def saying(
    speaker: str, country: str, n: int, *, doers: tuple[str, ...] = (), short: str | None = None
) -> Saying:
    facts = tuple(
        Fact(f"c-{n}", pointer) for pointer in ("/event_type", "/target", "/perpetrator", "/country")
    )
    part = Part.REPELLED if doers else Part.DID
    deeds = (Deeds(1, EventType.ASSAULT, part, doers, ("post",), (country,), facts),)
    killed = Tally(
        FigureKind.KILLED,
        Side.TARGET,
        None,
        9,
        9,
        False,
        "nine",
        "attackers",
        1,
        (Fact(f"c-{n}", "/killed/0"),),
    )
    return Saying(
        speaker, facts[:1], Assertion.CLAIMED, deeds, (killed,), (), (), 1, events=(f"e-{n}",), short=short
    )


def test_a_lead_goes_on_by_the_short_name_that_it_has_introduced() -> None:
    full = "Front of the Grey Plateau (FGP)"
    told = [s.text for s in EN.tell_lead([saying(full, "ML", 1, doers=("Valley Brigade",), short="FGP")])]
    assert told == [
        f"In a statement, the {full} said that it repelled an attack by the Valley Brigade in Mali.",
        "FGP said that nine attackers were killed.",
    ]


def test_a_headline_of_many_countries_does_not_list_them() -> None:
    sayings = [
        saying(f"Group {code}", code, n) for n, code in enumerate(("ML", "BF", "NE", "SO", "IQ", "SY"))
    ]
    assert EN.tell_headline(sayings).text == "Six acts in several countries: six claimed"


def test_an_outlet_is_one_whatever_its_name_ends_in_and_bodies_are_people() -> None:
    facts = (Fact("c-1", "/event_type"), Fact("c-1", "/target"))
    deeds = (Deeds(1, EventType.ASSAULT, Part.TELLS, (), ("village of Zabarmari",), (), facts),)
    fact = (Fact("c-1", "/killed/0"),)
    killed = Tally(FigureKind.KILLED, Side.CIVILIANS, None, 9, 9, False, "nine", "bodies", 1, fact)
    wire = Saying("Reuters", facts[:1], Assertion.REPORTED, deeds, (killed,), (), (), 1)
    assert (
        EN.tell_headline([wire]).text
        == "Reuters reports attack on village of Zabarmari; says nine civilians were killed"
    )
    assert EN.tell_party("village of Zabarmari") == "the village of Zabarmari"
    assert EN.tell_party("camp of the Valley Brigade") == "a camp of the Valley Brigade"
