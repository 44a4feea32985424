"""Deeds, tallies and sayings -> French headlines and leads."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Assertion, Basis, Category, Disposition, EventType, Side
from dragoman.base.event import FigureKind
from dragoman.tell import Deeds, Fact, Part, Saying, Tally, open_grammar
from dragoman.tell.fr.deeds import tell_deeds
from dragoman.tell.fr.elision import join_pieces

FR = open_grammar("fr")
FACTS = (Fact("c-1", "/event_type"), Fact("c-1", "/target"))


def told(event_type: EventType, against: str, *, acts: int = 1, are_taken: bool = False) -> str:
    deed = Deeds(acts, event_type, Part.TELLS, (), (against,), (), FACTS, are_taken=are_taken)
    return "".join(piece.text for piece in join_pieces(tell_deeds(FR, [deed])))


@pytest.mark.parametrize(
    ("event_type", "against", "are_taken", "expected"),
    [
        (EventType.ABDUCTION, "three engineers", False, "un enlèvement de trois ingénieurs"),
        (EventType.ABDUCTION, "priest", True, "un enlèvement d'un prêtre"),
        (EventType.ABDUCTION, "passenger train", False, "un enlèvement visant un train de voyageurs"),
        (EventType.PROPERTY_DESTRUCTION, "mineral trucks", False, "la destruction de camions de minerais"),
        (EventType.TERRITORY_TAKEN, "Minova", False, "la prise de Minova"),
        (EventType.TERRITORY_TAKEN, "militiamen", False, "une prise de terrain aux dépens de miliciens"),
        (EventType.ASSAULT, "army", False, "une attaque contre l'armée"),
    ],
)
def test_a_french_act_takes_its_object(
    event_type: EventType, against: str, are_taken: bool, expected: str
) -> None:
    assert told(event_type, against, are_taken=are_taken) == expected


def test_several_french_acts_take_their_object_too() -> None:
    assert told(EventType.AMBUSH, "GSIM", acts=2) == "deux embuscades contre le GSIM"


def tally(low: int, high: int | None, noun: str | None, **values: object) -> str:
    side = values.get("side", Side.TARGET)
    words = values.get("words")
    assert isinstance(side, Side) and (words is None or isinstance(words, str))
    return FR.tell_tally(Tally(FigureKind.KILLED, side, None, low, high, False, words, noun, 1, FACTS))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (tally(1, None, "guards"), "au moins un garde"),
        (tally(2, None, "woman"), "au moins deux femmes"),
        (tally(20, None, "people", words="des dizaines"), "des dizaines de personnes"),
        (tally(51, None, "soldiers", words="over 50"), "au moins 51 soldats"),
        (tally(51, None, "soldiers", words="plus de 50"), "plus de 50 soldats"),
        (tally(23, 23, "people", side=Side.CIVILIANS), "23 civils"),
        (tally(1, 1, "people"), "une personne"),
        (tally(13, 15, "police"), "de 13 à 15 policiers"),
    ],
)
def test_a_french_number_agrees_with_its_noun(given: str, expected: str) -> None:
    assert given == expected


def saying(
    speaker: str | None,
    n: int,
    *,
    assertion: Assertion = Assertion.CLAIMED,
    event_type: EventType = EventType.ASSAULT,
    part: Part = Part.DID,
    doers: tuple[str, ...] = (),
    basis: Basis | None = None,
    country: str = "ML",
    event: str = "e-1",
) -> Saying:
    facts = tuple(
        Fact(f"c-{n}", pointer)
        for pointer in ("/event_type", "/target", "/perpetrator", "/country", "/claimed_on")
    )
    deeds = (Deeds(1, event_type, part, doers, ("soldiers",), (country,), facts, basis=basis),)
    killed = Tally(
        FigureKind.KILLED,
        Side.TARGET,
        None,
        9,
        9,
        False,
        "nine",
        "soldiers",
        1,
        (Fact(f"c-{n}", "/killed/0"),),
    )
    seized = Tally(
        Disposition.SEIZED,
        None,
        Category.SMALL_ARM,
        2,
        2,
        False,
        None,
        None,
        1,
        (Fact(f"c-{n}", "/materiel/0"),),
    )
    return Saying(
        speaker, facts[:1], assertion, deeds, (killed, seized), (), (), 1, events=(event,),
        first_day="2023-05-01", last_day="2023-05-01", day_facts=facts[-1:],
    )  # fmt: skip


def test_a_french_headline_and_lead_tell_one_saying() -> None:
    one = saying("Valley Brigade", 1)
    assert FR.tell_headline([one]).text.replace("\u00a0", " ") == (
        "La Valley Brigade revendique une attaque contre des soldats au Mali ; elle dit que neuf "
        "soldats ont été tués et que "
        "des armes ont été saisies"
    )
    assert [sentence.text for sentence in FR.tell_lead([one])] == [
        "Dans un communiqué du 1er mai 2023, la Valley Brigade a revendiqué une attaque contre des soldats au Mali.",
        "Elle a dit que neuf soldats avaient été tués et que des armes avaient été saisies.",
    ]


def test_a_french_headline_keeps_who_accuses_and_repeats_its_preposition() -> None:
    one = saying(None, 1, assertion=Assertion.REPORTED, part=Part.TELLS, doers=("army",), basis=Basis.ACCUSED)
    two = saying(
        None, 2, assertion=Assertion.REPORTED, part=Part.TELLS, event_type=EventType.AMBUSH, country="IQ"
    )
    both = Saying(None, (), Assertion.REPORTED, one.deeds + two.deeds, (), (), (), 1, events=("e-1",))
    assert FR.tell_headline([both]).text == (
        "Des comptes rendus font état d'une attaque contre des soldats au Mali imputée à l'armée et "
        "d'une embuscade contre "
        "des soldats en Irak"
    )


def test_a_french_headline_of_one_act_agrees_with_it() -> None:
    claimed = saying("GSIM", 1)
    denied = saying("army", 2, assertion=Assertion.DENIED)
    assert FR.tell_headline([claimed, denied]).text == (
        "Attaque contre des soldats au Mali revendiquée par le GSIM et démentie par l'armée"
    )


def test_a_french_headline_counts_where_many_speak() -> None:
    sayings = [
        saying(f"Group {n}", n, event=f"e-{n}", country=code) for n, code in enumerate(("ML", "IQ", "PH"))
    ]
    assert FR.tell_headline(sayings).text.replace("\u00a0", " ") == (
        "Trois actes au Mali, en Irak et aux Philippines : trois revendiqués"
    )


def test_french_says_on_what_accounts_differ() -> None:
    assert FR.tell_differences(["places", "killed of civilians"], FACTS).text == (
        "Les récits divergent sur le lieu et le nombre de civils tués."
    )
