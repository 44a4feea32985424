"""Which day an act is given when its own sentence names none; every text is invented, the groups are fictional."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def days(text: str) -> list[str | None]:
    """The dates of the events in a text, in order."""
    document = Document("t", text, "", lang="en", published=date(2024, 5, 15))
    return [claim.event_date for claim in READER.read(document).claims]


LEAD = "Gunmen ambushed a patrol near Torodi on Monday, killing two soldiers."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{LEAD}\n\nAt nightfall, fighters raided a police post in Abala and killed three policemen.",
            "2024-05-13",
        ),
        (f"{LEAD}\n\nIn reply, the army shelled Abala, killing three civilians.", "2024-05-13"),
        (
            f"{LEAD}\n\nThe army came in force on the 14th. A drone struck Abala, killing three civilians.",
            "2024-05-14",
        ),
        (
            f"{LEAD}\n\n12 May, night.\nFighters raided a police post in Abala and killed three policemen.",
            "2024-05-12",
        ),
    ],
)
def test_day_told_before(text: str, expected: str) -> None:
    assert days(text)[-1] == expected


def test_the_hours_before_an_act_are_of_its_day() -> None:
    text = f"{LEAD}\n\nHours before, a drone had struck a barracks in Abala, killing three soldiers."
    assert days(text) == ["2024-05-13", "2024-05-13"]


def test_the_day_that_owns_an_act_comes_before_the_day_of_those_who_tell_it() -> None:
    text = (
        "Herders who came to the market on Tuesday gave an account of Sunday's fighting. "
        "Fighters of the Dune Front ambushed a patrol near Torodi at daybreak."
    )
    assert days(text) == ["2024-05-12"]


def test_the_weekday_of_a_title_dates_the_hours_of_its_text() -> None:
    text = (
        "At 6.30 a.m. a bomb wounded three soldiers in Torodi.\n\n"
        "At 9 p.m. a drone struck a base in Torodi, killing two soldiers."
    )
    document = Document("t", text, "Torodi's long Monday", lang="en", published=date(2024, 5, 15))
    assert [claim.event_date for claim in READER.read(document).claims] == ["2024-05-13", "2024-05-13"]


def test_day_of_a_list() -> None:
    text = (
        "The lions of Jaysh al-Wadi carried out the following operations on Monday:\n\n"
        "• Fighters raided a police post in Abala, killing three policemen.\n"
        "• A convoy of soldiers was ambushed near Torodi; two soldiers were killed.\n"
    )
    assert days(text)[-2:] == ["2024-05-13", "2024-05-13"]


def test_day_of_a_daily_bulletin() -> None:
    text = (
        "Over the past day the army lost four soldiers, its spokesman said.\n\n"
        "Militants shelled Abala with mortars, wounding two soldiers."
    )
    assert days(text) == ["2024-05-14/2024-05-15"]
