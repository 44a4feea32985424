"""Sentences -> events: which tell one act, which begin another, and which tell no act of force at all."""

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


def places(reader: RuleReader, text: str, title: str = "") -> list[str]:
    """The closest place of each claim of a text."""
    return [claim.places[0] if claim.places else "" for claim in read(reader, text, title)]


RAID = "Gunmen stormed an army post near Niono in Mali on Sunday, killing three soldiers."


@pytest.mark.parametrize(
    "then",
    [
        "On Monday an army lorry hit a mine near Diabaly. Two soldiers died.",
        "Then, at nightfall, two soldiers were ambushed near Diabaly.",
        "In reply, the army bombed a camp at Diabaly. Four fighters were killed.",
    ],
)
def test_a_paragraph_with_a_time_and_a_place_of_its_own_begins_another_act(
    reader: RuleReader, then: str
) -> None:
    """A day, an hour or a reply at the head of a paragraph, with another place, tells another act."""
    assert places(reader, f"{RAID}\n\n{then}") == ["Niono", "Diabaly"]


def test_the_hours_at_the_head_of_paragraphs_part_the_acts_of_one_day(reader: RuleReader) -> None:
    """Two paragraphs that open with an hour tell two acts, in the same town too."""
    text = (
        "Gao was hit twice on Sunday.\n\nAt 6 a.m. shells fell on the airfield of Gao. Two soldiers were killed.\n\n"
        "At nightfall a car bomb went off at the gate of the camp in Gao. Eight soldiers died."
    )
    assert [[toll.min for toll in claim.killed] for claim in read(reader, text)] == [[2], [8]]


def test_an_act_of_days_before_is_one_of_its_own(reader: RuleReader) -> None:
    """What an act is counted from has its own place and its own dead."""
    text = (
        "Four days after a raid in which the Dune Front killed nine soldiers at Niono, fighters of the "
        "same group clashed with the army on Sunday near Diabaly."
    )
    assert places(reader, text) == ["Niono", "Diabaly"]


def test_years_of_fighting_are_no_act(reader: RuleReader) -> None:
    """ "Over" before a time belongs to the verb."""
    assert places(reader, f"{RAID}\n\nThe north of Mali has been fought over since 2016.") == ["Niono"]


def test_days_at_the_head_of_paragraphs_part_a_diary(reader: RuleReader) -> None:
    """Entries that open with another day of the calendar are acts of their own, without a place too."""
    text = (
        "On May 3, at 07.15, one soldier was killed by our snipers.\n\n"
        "On May 4, at 09.00, two soldiers were killed by our units."
    )
    assert [claim.event_date for claim in read(reader, text)] == ["2024-05-03", "2024-05-04"]


def test_the_act_named_again_under_a_day_is_no_other(reader: RuleReader) -> None:
    """A paragraph that names the act before with an article goes on with it."""
    assert (
        len(read(reader, f"{RAID}\n\nOn Monday the army said that the attack had left five soldiers dead."))
        == 1
    )


def test_a_reply_at_the_same_place_is_an_act_of_its_own(reader: RuleReader) -> None:
    """A numbered entry that tells what was done in revenge is not joined to the act before."""
    text = (
        "(1) On 3 May four landmines were exploded by our fighters near Niono village. Eleven soldiers were killed.\n\n"
        "(2) That afternoon, to take revenge, the army bombed Niono village. Two farmers were killed."
    )
    assert len(read(reader, text)) == 2


def test_numbers_in_brackets_that_nothing_calls_head_entries(reader: RuleReader) -> None:
    """A bracketed number at the head of a line is a footnote only where a word of the text carries it."""
    note = (
        f"{RAID[:-1]}, a mayor said.(1)\n\n(1) Radio Delta, 14 May; the army shelled Diabaly, two men died."
    )
    assert places(reader, note) == ["Niono"]


def test_a_region_at_the_head_of_a_sentence_begins_another_act(reader: RuleReader) -> None:
    """ "In Mopti region, ..." after an act in the Segou region tells another."""
    text = "A bomb killed two soldiers in Niono, Segou region, on Monday. In Mopti region, gunmen killed a soldier."
    assert len(read(reader, text)) == 2


def test_a_scene_without_an_act_opens_the_act_that_follows(reader: RuleReader) -> None:
    """A sentence of place and day lends them to the next, which tells the act."""
    scene = "On Monday, troops went from house to house in Diabaly. Some 20 young men were arrested by the soldiers."
    text = f"{RAID}\n\n{scene}"
    assert places(reader, text) == ["Niono", "Diabaly"]


def test_an_aim_of_those_who_were_hit_leaves_the_act_told(reader: RuleReader) -> None:
    """ "Invaders trying to settle" were attacked all the same."""
    assert (
        len(
            read(reader, "On Sunday, our fighters attacked soldiers trying to settle on the hill near Niono.")
        )
        == 1
    )


def test_a_place_that_is_pointed_at_is_that_of_the_act_before(reader: RuleReader) -> None:
    """ "Outside the town" is the town named before."""
    later = (
        "Policemen who came back on 14 May were ambushed by the same fighters outside the town, and six died."
    )
    assert places(reader, f"On 3 May, rebels overran the police post in Niono.\n\n{later}") == [
        "Niono",
        "Niono",
    ]


def test_a_bomb_that_was_defused_is_an_act(reader: RuleReader) -> None:
    """A find or a device made safe counts, with a place and a day of its own."""
    text = f"{RAID}\n\nOn Monday an IED was found under a culvert at Diabaly and defused by the bomb squad of the army."
    assert places(reader, text) == ["Niono", "Diabaly"]


def test_a_risen_toll_goes_on_with_the_act(reader: RuleReader) -> None:
    """A death on a later day adds to the act and is none of its own."""
    assert (
        len(
            read(
                reader,
                f"{RAID}\n\nThe toll on the army's side rose to four on Monday when a corporal died of his wounds.",
            )
        )
        == 1
    )


def test_where_the_dead_came_from_is_no_place_of_the_act(reader: RuleReader) -> None:
    """ "Resident of" names a home."""
    text = f"{RAID} Sergeant Ali Diarra (24, resident of Diabaly) was killed in the attack."
    assert all("Diabaly" not in claim.places for claim in read(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "Two men who shot a soldier near Niono in 2021 were sent to jail for 15 years on Monday.",
        "Funeral prayers for two soldiers killed by bandits were offered in Niono on Monday.",
        "Three soldiers were killed in Niono on Monday when the brakes of their lorry failed.",
        "In the film which opened on Friday, a platoon of 14 soldiers is cut down by rebels at Niono.",
        "Last year, 46 soldiers lost their lives in Segou.",
    ],
)
def test_courts_ceremonies_accidents_films_and_years_tell_no_act(reader: RuleReader, text: str) -> None:
    """What is told in the words of fighting but is no act of force gives no claim."""
    assert read(reader, text) == ()


def test_an_attack_on_a_funeral_is_an_act(reader: RuleReader) -> None:
    """A ceremony that was attacked does not hide the attack."""
    assert len(read(reader, "Gunmen attacked a funeral in Niono on Monday and killed six soldiers.")) == 1


def test_a_drill_is_no_attack(reader: RuleReader) -> None:
    """Acts in quotation marks beside the word for a drill are none; a real one under the next heading is read."""
    drill = 'Twenty fighters were "killed" at Niono on Monday, as the army ended a drill.\n\nBlank rounds were used.'
    assert read(reader, drill) == ()
    assert places(
        reader,
        f"{drill}\n\nElsewhere in the region\n\nGunmen stormed a post at Diabaly and killed two soldiers.",
    ) == ["Diabaly"]


def test_the_line_over_an_account_is_no_act_of_its_own(reader: RuleReader) -> None:
    """A bulletin's line that announces the act below is joined to it."""
    text = (
        "- Tank of the army blown up near Niono\n\nHerald\n\nAt 4 pm on Monday a tank hit a mine near Niono."
    )
    assert len(read(reader, text)) == 1
