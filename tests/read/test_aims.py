"""A report -> what was attacked and what kind of act it was; every text is invented."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def first(reader: RuleReader, text: str) -> Claim:
    """The first claim of one invented report."""
    return reader.read(Document("invented", text, lang="en", published=date(2024, 5, 4))).claims[0]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A medic was killed near Niono on 3 May when an ambulance went over a mine.", "ambulance"),
        ("On 3 May a ferry was sunk by a mine near Niono and four gendarmes died.", "ferry"),
        ("Raiders advanced on the army camp at Niono on 3 May and killed two soldiers.", "army camp"),
        ("Gunmen looted the clinic at Niono on 3 May and kidnapped a nurse.", "clinic"),
        ("Two soldiers died near Niono on 3 May when a bomb went off in Segou district.", "soldiers"),
        ("Rebels shot dead Sol Danko, a captain of the police, in Niono on 3 May.", "captain of the police"),
        (
            "Gunmen shot dead six people at the market of Niono on 3 May and burned ten huts.",
            "market of Niono",
        ),
        ("Soldiers blockaded a house in Niono on 3 May and three rebels died.", "house"),
        ("Police killed five members of the Kestrel Dawn Front near Niono on 3 May.", "Kestrel Dawn Front"),
    ],
)
def test_target_is_what_was_aimed_at(reader: RuleReader, text: str, target: str) -> None:
    """A thing that a mine hit, a site, the role of a named person; never the district where a bomb went off."""
    assert first(reader, text).target == target


def test_fighters_take_the_name_of_the_one_group(reader: RuleReader) -> None:
    """ "Rebels" are the one group that the document names with its abbreviation, beside the doer."""
    text = (
        "The 9th Brigade clashed with about 20 armed men near Niono on 3 May. Five rebels died. "
        "The Kestrel Dawn Front (KDF) has not commented."
    )
    assert first(reader, text).target == "Kestrel Dawn Front"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An army convoy ran into an ambuscade near Niono on 3 May and nine soldiers died.", "ambush"),
        ("One of the army's warplanes bombed a column of fighters near Niono on 3 May.", "air_strike"),
        ("The army bombed the heights of Niono on 3 May.", "air_strike"),
        ("Rebels bombed a police station in Niono on 3 May.", "bombing"),
        ("The Kestrel Front shot down an army helicopter near Niono on 3 May.", "other"),
        ("Rebels raided a police post in Niono on 3 May and took it after a short fight.", "assault"),
        ("Police gunned down four rebels in an encounter near Niono on 3 May.", "clash"),
        ("The army opened fire on gold diggers near Niono on 3 May and five died.", "assault"),
        ("Raiders killed nine soldiers near Niono on 3 May and lost two rebels.", "assault"),
        ("Two guards were taken prisoner by rebels near Niono on 3 May.", "abduction"),
    ],
)
def test_type_by_the_main_act(reader: RuleReader, text: str, kind: str) -> None:
    """Bombs from aircraft, a downed aircraft, an attack with a fight in it, a killing in a fight."""
    assert first(reader, text).event_type.value == kind
