"""A report -> who did an act, who claims it and on whose word it stands; every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

Row = tuple[str | None, str | None, str]


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def rows(reader: RuleReader, text: str, title: str = "") -> list[Row]:
    """Perpetrator, claimant and assertion of each claim of one invented report."""
    reading = reader.read(Document("invented", text, title, lang="en", published=date(2024, 5, 4)))
    return [(c.perpetrator, c.claimant, c.assertion.value) for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An army convoy was ambushed near Niono on 3 May and nine soldiers were killed. "
            "The attack was claimed by the Front for the Red Valley, which says it carried off two pick-ups.",
            ("Front for the Red Valley", "Front for the Red Valley", "claimed"),
        ),
        (
            "The mercenaries of Iron Heron shot three herders near Niono on 3 May.",
            ("Iron Heron", None, "reported"),
        ),
        (
            "Soldiers repelled an attack by the militia of Highland Call near Niono on 3 May, killing six attackers.",
            ("Highland Call", None, "reported"),
        ),
        (
            "Two organisations have claimed the bomb that killed four soldiers in Niono on 3 May.",
            (None, None, "reported"),
        ),
        (
            "Gunmen attacked a police post near Niono on 3 May, killing two policemen. No group claimed it.",
            (None, None, "reported"),
        ),
        (
            "The Red Valley Front said nothing of the bomb. It took responsibility for an ambush near Niono on 3 May "
            "in which seven soldiers died.",
            ("Red Valley Front", "Red Valley Front", "claimed"),
        ),
        (
            "In the district of Niono the army gunned down three militants on 3 May, it said.",
            ("army", "army", "claimed"),
        ),
        (
            "Malian police beat back gunmen of the Red Valley Front who tried to enter Niono on 3 May, a police "
            "spokesman said, in what he called a long night.",
            ("Red Valley Front", "Malian police", "claimed"),
        ),
        (
            "Two soldiers died near Niono on 3 May when the truck they were riding in ran over an explosive device, "
            "the Defence Ministry reported.",
            (None, None, "reported"),
        ),
        (
            "Fourteen suspected insurgents were detained in a sweep near Niono on 3 May, the Malian army said.",
            ("Malian army", "Malian army", "claimed"),
        ),
        (
            "The local force fought off a raid on Niono on 3 May, the mayor told the radio. He said that three raiders "
            "were killed. The Red Valley Front has been active there.",
            (None, None, "reported"),
        ),
        (
            "Gunmen waylaid a patrol of soldiers near Niono on 3 May, killing five of them. The spokesman of the Joint "
            "Task Force, Lt. Col. Ado Sidi, confirmed the incident.",
            (None, None, "confirmed"),
        ),
        (
            "Unknown gunmen fired on a camp near Niono on 3 May and killed a woman. "
            "Eleven people were detained by police.",
            (None, None, "reported"),
        ),
        (
            "Bombs fell on a police post near Niono on 3 May and killed two officers. Residents blamed the 48th Column "
            "of the Red Valley Front.",
            ("Red Valley Front", None, "reported"),
        ),
    ],
    ids=[
        "claimed by",
        "people of a group",
        "drove back people of a group",
        "nobody by name",
        "no group",
        "it took responsibility",
        "it said",
        "spokesman set in",
        "victims as they",
        "suspects",
        "he said",
        "confirms by office",
        "unnamed attack",
        "column of",
    ],
)
def test_read_finds_doer_and_claimant(reader: RuleReader, text: str, expected: Row) -> None:
    assert expected in rows(reader, text)


def test_read_gives_a_person_who_speaks_again_his_force(reader: RuleReader) -> None:
    text = (
        "Gen. Amadou Sidi of the 3rd Division blamed the Red Valley Front for the bomb.\n\n"
        "Troops stormed a camp near Niono on 3 May: three guerrillas were shot, the general said."
    )
    assert ("3rd Division", "3rd Division", "claimed") in rows(reader, text)


def test_read_knows_a_force_by_its_initials(reader: RuleReader) -> None:
    text = (
        "The Red Valley Column (RVC) was founded in May.\n\n"
        "The drone team of RVC dropped four bombs over a police station in Niono on 3 May."
    )
    assert [row[0] for row in rows(reader, text)] == ["Red Valley Column"]


def test_read_takes_no_bulletin_for_the_statement_of_a_group_it_names(reader: RuleReader) -> None:
    text = (
        "Weekly bulletin 10/2024\n\n"
        "On 2 May fighters of the Red Valley Front attacked the army barracks at Niono and killed two soldiers.\n\n"
        "On 3 May a mine near Mopti killed three gendarmes."
    )
    assert {row[1] for row in rows(reader, text)} == {None}


def test_read_leaves_the_enemy_of_a_statement_its_acts(reader: RuleReader) -> None:
    text = (
        "Press Office of the Red Valley Front\n\n"
        "On 2 May our forces attacked a post near Niono and killed two soldiers.\n\n"
        "On 3 May the terrorist military torched the village of Mopti and killed three villagers."
    )
    assert ("terrorist military", None, "reported") in rows(reader, text)


def test_read_lets_a_statement_deny(reader: RuleReader) -> None:
    text = (
        "Press Office of the Red Valley Front\n\n"
        "On 2 May our forces attacked a post near Niono and killed two soldiers.\n\n"
        "As to the allegation that our forces waylaid six lorries near Mopti on 3 May, we deny it altogether."
    )
    assert "denied" in {row[2] for row in rows(reader, text)}


def test_read_takes_the_same_rebels_for_those_named_before(reader: RuleReader) -> None:
    text = (
        "Insurgents of the Red Valley Front attacked Niono on 2 May and killed a policeman.\n\n"
        "On 3 May an army convoy near Mopti was ambushed by the same rebels and nine soldiers died."
    )
    assert [row[0] for row in rows(reader, text)] == ["Red Valley Front", "Red Valley Front"]


def test_read_takes_the_office_that_informs_for_the_claimant(reader: RuleReader) -> None:
    text = (
        "OFFICIAL COMMUNIQUE No. 14\n\n"
        "The Joint Command informs the public that on 2 May a patrol was ambushed near Niono by a column of the "
        "Red Valley Front and two soldiers died.\n\n"
        "On 3 May personnel of the National Police captured three terrorists in Mopti."
    )
    assert "Joint Command" in {row[1] for row in rows(reader, text)}


def test_read_takes_no_article_for_a_statement_of_the_force_in_its_title(reader: RuleReader) -> None:
    text = (
        "By Ado Sidi, Niono\n\n"
        "“We had never seen this, and our house is gone,” said a woman.\n\n"
        "On 3 May unknown persons killed a herder near Niono and burnt eight huts."
    )
    assert {row[1] for row in rows(reader, text, "Malian Police and mayor differ on toll")} == {None}
