"""Posts, notes and short communiqués: labels, acts without a verb, entries of a day; all invented, fictional groups."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, EventType
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text published on 12 June 2024, a Wednesday."""
    return READER.read(Document("t", text, title, lang="en", published=date(2024, 6, 12))).claims


@pytest.mark.parametrize(
    "text",
    [
        "Red Valley Front | 3 June: our fighters attacked the army post at Abala and killed four soldiers.",
        "Red Valley Front, 3 June 2024. Our men attacked the army post at Abala on Sunday and killed four soldiers.",
        "Red Valley Front // Our fighters attacked the army post at Abala on Sunday. Four soldiers killed.",
        "Red Valley Front: our fighters attacked the army post at Abala on Sunday and killed four soldiers.",
    ],
)
def test_a_name_before_a_post_is_whose_it_is(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.assertion, claim.claimant, claim.perpetrator) == (
        Assertion.CLAIMED,
        "Red Valley Front",
        "Red Valley Front",
    )


def test_a_report_that_opens_with_a_name_is_no_post() -> None:
    (claim,) = claims(
        "Red Valley Front fighters attacked the army post at Abala on Sunday and killed four soldiers."
    )
    assert claim.assertion is Assertion.REPORTED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ambush this morning on an army patrol near Abala, four soldiers dead.", EventType.AMBUSH),
        ("Three rockets on the army barracks at Abala on Sunday.", EventType.SHELLING),
        ("Bus on a mine near Abala this morning, seven dead.", EventType.BOMBING),
        ("There was an explosion at the army post in Abala on Sunday.", EventType.BOMBING),
        ("Residents report an attack by gunmen on the army post at Abala on Sunday.", EventType.ASSAULT),
        ("The raid of Sunday on the army post at Abala is the largest of the year.", EventType.ASSAULT),
        ("A hunter heard the soldiers attack the camp of the rebels at Abala on Sunday.", EventType.ASSAULT),
    ],
)
def test_acts_are_told_without_a_verb_of_their_own(text: str, kind: EventType) -> None:
    (claim,) = claims(text)
    assert (claim.event_type, claim.places[:1]) == (kind, ("Abala",))


@pytest.mark.parametrize(
    "text",
    [
        "“Siege of Abala”, the game about soldiers, sold well on Sunday.",
        "The council held a meeting with the soldiers at Abala on Sunday.",
        "The garrison of Abala has been fought over since 2016.",
    ],
)
def test_titles_meetings_and_long_wars_tell_none(text: str) -> None:
    assert claims(text) == ()


def test_each_day_of_a_log_has_its_place_and_its_toll() -> None:
    found = claims(
        "3 June. Road east of Abala. 8 soldiers killed, 18 injured.\n\n9 June. Road near Torodi. 1 soldier killed.",
        "Log of the week",
    )
    assert [(c.places[0], c.event_date, c.killed[0].min) for c in found] == [
        ("Abala", "2024-06-03", 8),
        ("Torodi", "2024-06-09", 1),
    ]


def test_a_place_with_a_colon_opens_another_item() -> None:
    found = claims(
        "Abala: a school was bombed on Saturday. Torodi: two soldiers were killed in an ambush on Sunday."
    )
    assert [(c.places[0], c.event_date) for c in found] == [("Abala", "2024-06-08"), ("Torodi", "2024-06-09")]


def test_the_place_of_care_and_of_flight_is_not_that_of_the_act() -> None:
    (claim,) = claims(
        "Four soldiers were killed in an attack on Abala on Sunday. One of the wounded died in the hospital of Torodi. "
        "The attackers drove off with a truck towards the forest of Dembe."
    )
    assert claim.places == ("Abala",)


def test_one_more_victim_opens_no_other_act() -> None:
    (claim,) = claims(
        "Gunmen raided the police post at Abala on Sunday and killed two constables. A third constable lost an arm."
    )
    assert [t.min for t in claim.injured] == [1]


def test_a_number_after_a_noun_begins_the_next_phrase() -> None:
    (claim,) = claims(
        "In the attack on Abala on Sunday four soldiers died. In the clash six of them were wounded."
    )
    assert [t.min for t in claim.injured] == [6]


def test_the_dead_of_a_counted_part_are_counted() -> None:
    (claim,) = claims("Fighters hit the army base at Abala on Sunday. 4 of the soldiers dead, the rest fled.")
    assert [(t.min, t.text) for t in claim.killed] == [(4, "4")]


def test_hours_of_fighting_are_no_period() -> None:
    (claim,) = claims(
        "Troops raided a camp of the rebels at Abala on Sunday. In the encounter, which lasted several hours, troops "
        "killed 32 rebels."
    )
    assert [t.min for t in claim.killed] == [32]


def test_who_the_attackers_are_is_told_afterwards() -> None:
    (claim,) = claims(
        "Gunmen attacked the army post at Abala on Sunday. The attackers belong to the Red Valley Front."
    )
    assert claim.perpetrator == "Red Valley Front"


def test_a_day_before_a_name_that_opens_like_an_hour() -> None:
    reader = RuleReader(Atlas.open())
    text = "On Monday the Dawn Valley Front attacked the army post at Abala."
    (claim,) = reader.read(Document("t", text, "", lang="en", published=date(2024, 6, 12))).claims
    assert claim.event_date == "2024-06-10"
