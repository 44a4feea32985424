"""Texts that tell of no act of force, and texts beside them that do."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.read import RuleReader


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    """The rule reader over the atlas that ships."""
    return RuleReader(Atlas.open())


def read(reader: RuleReader, text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of an English text of 15 May 2024."""
    return reader.read(Document("d", text, title, lang="en", published=date(2024, 5, 15))).claims


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param(
            "Army ends drill near Agadez",
            "The army ended an exercise near Agadez on Friday in which soldiers stormed a mock village. "
            "'The enemy was killed to the last man,' a colonel joked.",
            id="drill",
        ),
        pytest.param(
            "Course for commandos ends",
            "On Friday 200 commandos ended a course at Thies. They learned to clear houses, defuse bombs and "
            "ambush convoys. On the last day they attacked a dummy camp.",
            id="training",
        ),
        pytest.param(
            "Town remembers its dead",
            "Hundreds gathered on Sunday to remember the victims of the massacre of April 1994 in Kibuye, when "
            "militiamen killed some 8,000 people.",
            id="ceremony",
        ),
        pytest.param(
            "Two men sentenced",
            "A court in Nairobi on Tuesday sentenced two men for helping the gunmen who attacked a hotel in "
            "January 2019, killing 21 people.",
            id="court",
        ),
        pytest.param(
            "Trial opens",
            "The trial of six men accused of the bombing of a market in Jos that killed 118 people in May 2014 "
            "opened on Monday. Prosecutors say they drove the two vehicles.",
            id="trial",
        ),
        pytest.param(
            "Storm batters coast",
            "A storm hit Beira on Wednesday night, killing seven people. The winds tore through two villages. "
            "Police said looters had been arrested.",
            id="storm",
        ),
        pytest.param(
            "Fire destroys depot",
            "A fire destroyed an ammunition depot near Kano on Monday, killing two soldiers. Shells exploded "
            "for three hours.",
            id="fire",
        ),
        pytest.param(
            "Helicopter crashes",
            "An army helicopter crashed near Gao on Tuesday during a training flight, killing three soldiers. "
            "No armed group has claimed to have shot it down.",
            id="accident",
        ),
        pytest.param(
            "Truck overturns",
            "Nine soldiers were killed when their truck overturned near Zinder on Thursday. The vehicle was "
            "destroyed.",
            id="road",
        ),
        pytest.param(
            "Deminers clear 400 mines",
            "Deminers have cleared 400 mines from fields around Mosul since March, the agency said on Tuesday. "
            "Two deminers were injured in accidents.",
            id="mines",
        ),
        pytest.param(
            "Dogs attack pupils",
            "Stray dogs attacked pupils near a barracks in Jos on Wednesday, injuring nine. Soldiers looked on.",
            id="animals",
        ),
        pytest.param(
            "Hackers attack ministry",
            "Hackers attacked the website of the defence ministry in Accra on Monday. Army engineers repelled "
            "a second assault on the servers on Tuesday.",
            id="hackers",
        ),
        pytest.param(
            "Protection report",
            "Attacks on clinics rose from 12 to 31 over the year and 46 nurses were abducted or killed. The "
            "authors spoke to soldiers in Mopti in March.",
            id="statistics",
        ),
    ],
)
def test_text_without_force_gives_no_claim(reader: RuleReader, title: str, text: str) -> None:
    assert read(reader, text, title) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Gunmen opened fire on mourners at a funeral in Jos on Sunday, killing nine people.",
            "2024-05-12",
            id="funeral",
        ),
        pytest.param(
            "Rebels attacked an army post near Gao on Tuesday night during a storm, killing four soldiers.",
            "2024-05-14",
            id="storm",
        ),
        pytest.param(
            "Rebels shot down an army helicopter near Kidal on Tuesday, killing three soldiers. The army spoke "
            "of a technical fault.",
            "2024-05-14",
            id="accident",
        ),
        pytest.param(
            "Militants attacked soldiers on a training exercise near Agadez on Friday and killed six of them.",
            "2024-05-10",
            id="drill",
        ),
        pytest.param(
            "The town gathered on Sunday to remember its dead. On 14 April 1994 militiamen attacked the church "
            "in Kibuye and killed some 8,000 people.",
            "1994-04-14",
            id="ceremony",
        ),
        pytest.param(
            "Soldiers on Sunday spoke of the massacre of April 1994 in Kibuye. Militiamen killed 8,000 people.",
            "1994-04-01/1994-04-30",
            id="month-beside-the-act",
        ),
        pytest.param(
            "A convoy hit a mine near Djibo on Monday and a truck overturned. Four soldiers died.",
            "2024-05-13",
            id="mine-under-a-truck",
        ),
    ],
)
def test_act_of_force_beside_it_gives_a_claim(reader: RuleReader, text: str, day: str) -> None:
    assert [str(claim.event_date) for claim in read(reader, text)] == [day]
