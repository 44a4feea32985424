"""Which sentences tell acts, and whose account a page is; every text is invented, the groups are fictional."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def claims(text: str, title: str = "", published: date | None = date(2024, 5, 15)) -> tuple[Claim, ...]:
    """The claims of a text, in order."""
    return READER.read(Document("t", text, title, lang="en", published=published)).claims


def test_overview_of_statements_opens_no_act() -> None:
    text = (
        "Between May 5 and May 7, the Red Valley Front published two statements about fighting with "
        "soldiers in Niger.\n\n"
        "On May 5, the Front said that on May 3 its fighters attacked an army post at Torodi, killing two soldiers.\n\n"
        "The second statement, of May 6, tells of an ambush the day before on the road near Abala. "
        "At least three soldiers were killed, according to the Front."
    )
    found = claims(text)
    assert [c.event_date for c in found] == ["2024-05-03", "2024-05-05"]
    assert [[t.min for t in c.killed] for c in found] == [[2], [3]]


@pytest.mark.parametrize(
    "text",
    [
        "The fighters will attack every post near Torodi on Monday, burn the trucks and kill the soldiers there.",
        "The spokesman of the Red Valley Front warned that soldiers die in Torodi if a single bomb falls on Monday.",
        "The Red Valley Front said it would ambush the convoy near Abala unless the soldiers leave Torodi by Monday.",
    ],
)
def test_threats_and_conditions_tell_nothing(text: str) -> None:
    assert claims(text) == ()


def test_match_in_words_of_war_tells_nothing() -> None:
    text = (
        "Lake City stormed the fortress of the Rangers on Monday night and killed the match early. "
        "The striker fired a missile into the top corner, and the visitors lost two defenders to a red card. "
        "Some 9,000 fans saw the massacre, the heaviest defeat of the season for the coach of the Rangers."
    )
    assert claims(text, "Rangers ambushed at home") == ()


def test_chronology_in_the_present() -> None:
    text = (
        "3 May.\nSoldiers raid the village of Torodi. Two villagers are shot dead.\n\n"
        "4 May.\nA convoy of the army is ambushed near Abala by the Red Valley Front. Three soldiers are killed."
    )
    found = claims(text, "Chronology of May 2024")
    assert [(c.event_date, c.perpetrator) for c in found] == [
        ("2024-05-03", "Soldiers"),
        ("2024-05-04", "Red Valley Front"),
    ]


def test_account_announced_in_the_title() -> None:
    text = (
        "Troops of the Red Valley Front ambushed an army convoy near Torodi on Monday, killing two soldiers."
    )
    assert claims(text, "Red Valley Front announces an ambush")[0].claimant == "Red Valley Front"
    assert claims(text, "An ambush near Torodi")[0].claimant is None


def test_account_framed_by_the_page() -> None:
    text = (
        "All figures are those of the group.\n\n"
        "The weekly text of the Red Valley Front tells of two acts. An army convoy was ambushed near "
        "Torodi on Monday. Two soldiers were killed and a truck was burnt."
    )
    assert claims(text)[0].claimant == "Red Valley Front"


def test_office_of_a_force_speaks_for_it() -> None:
    text = (
        "The Red Valley Front (RVF) overran an army camp at Torodi on Monday. "
        "The Front's information officer, Col. Sido Garba, reported 19 soldiers dead."
    )
    assert claims(text)[0].claimant == "Red Valley Front"


def test_casualties_that_result_are_not_counted() -> None:
    text = (
        "Red Valley Front fighters ambushed soldiers near Torodi on Monday, "
        "resulting in casualties among the troops."
    )
    claim = claims(text)[0]
    assert [(t.min, t.max, t.side.value) for t in (*claim.killed, *claim.injured)] == [
        (0, None, "target")
    ] * 2


def test_repelled_attack_on_a_part_of_a_place_hits_the_defender() -> None:
    text = (
        "The Red Valley Front said its fighters repelled an attack by the Grey River Army "
        "on the outskirts of Torodi on Monday."
    )
    claim = claims(text)[0]
    assert (claim.perpetrator, claim.target) == ("Grey River Army", "Red Valley Front")


def test_quarter_of_a_country_is_no_place() -> None:
    text = "Gunmen killed two soldiers at Kongoussi, in Central Burkina Faso, on Monday."
    assert claims(text)[0].places == ("Kongoussi", "Burkina Faso")


def test_day_without_anchor_is_refused() -> None:
    claim = claims("Gunmen killed two soldiers at Torodi on Tuesday evening.", published=None)[0]
    assert claim.event_date is None
    assert ("/event_date", "Tuesday evening", "no anchor date") in [
        (r.field, r.quote, r.reason) for r in claim.refusals
    ]


def test_losses_of_the_force_that_a_spokesman_speaks_for() -> None:
    text = (
        "Fighters overran a post of the Red Valley Brigade near Torodi on Monday. "
        "A spokesman for the brigade put its losses at six dead and 14 wounded."
    )
    claim = claims(text)[0]
    assert [(t.min, t.side.value) for t in (*claim.killed, *claim.injured)] == [(6, "target"), (14, "target")]


def test_stated_nought_goes_on_with_the_people_before() -> None:
    text = (
        "Statement of the Red Valley Front\n\nOur fighters ambushed soldiers near Torodi on Monday. "
        "On our side one fighter was killed; there were no wounded."
    )
    claim = claims(text)[0]
    assert [(t.max, t.side.value) for t in claim.injured] == [(0, "perpetrator")]


def test_object_of_a_verb_is_no_subject_of_the_next() -> None:
    text = "Gunmen attacked an army post at Torodi on Monday. Four soldiers fell in the battle and seven were wounded."
    assert [t.min for t in claims(text)[0].injured] == [7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed two soldiers at Kumbo, in Cameroon's Northwest region, on Monday.", "Northwest"),
        ("Gunmen killed two soldiers at Dinsoor, in the Bay region of Somalia, on Monday.", "Bay"),
    ],
)
def test_region_called_by_a_direction_or_a_type(text: str, expected: str) -> None:
    assert expected in claims(text)[0].places


def test_region_named_as_such_is_of_the_first_order() -> None:
    claim = claims("Gunmen killed two soldiers at Dioura, in the Mopti region of Mali, on Monday.")[0]
    precision = {place.name: place.precision for place in claim.place_detail}
    assert precision == {"Dioura": 1, "Mopti": 4, "Mali": 6}


def test_road_says_only_where() -> None:
    text = (
        "The Red Valley Front told of an ambush on Monday on the road from Torodi to Abala. "
        "Three soldiers were killed."
    )
    assert claims(text)[0].target == "soldiers"


def test_list_of_abbreviations_names_the_group() -> None:
    text = (
        "Fighters of the HPG ambushed soldiers near Torodi on Monday, killing two.\n\n"
        "Notes: HPG: People's Defence Forces; the names of regions are those of the group."
    )
    assert claims(text)[0].perpetrator == "People's Defence Forces"


def test_enemy_of_a_statement_is_the_force_it_calls_so() -> None:
    text = (
        "Statement of the Red Valley Front\n\nThe occupying Grey River Army goes on with its attacks. "
        "Our fighters killed two of its soldiers at Torodi on 13 May.\n\n"
        "On 14 May the enemy bombed Abala with fighter jets, and two civilians were killed."
    )
    assert "Grey River Army" in (claims(text)[-1].perpetrator or "")


def test_forces_that_met_fought() -> None:
    text = (
        "In Kalinga province, a rebel group and the 50th Infantry Battalion met on Tuesday at Sitio Dapoog. "
        "Two soldiers were wounded."
    )
    assert [c.event_type.value for c in claims(text)] == ["clash"]
    assert claims("In Kalinga province, the minister and the 50th Infantry Battalion met on Tuesday.") == ()


def test_owner_of_a_place_is_no_closer_than_the_place() -> None:
    text = (
        "A raid by the army in Bandarban's Ruma Upazila has killed two rebels.\n\n"
        "The two rebels were shot and killed by the army in the Baklai Para area of Ruma Upazila on Sunday."
    )
    assert len(claims(text)) == 1


def test_unit_stands_for_the_force_that_owns_it() -> None:
    text = (
        "The Philippine Army (PA) was in action on Monday. "
        "The PA's 84th Infantry Battalion fought the rebels at Sanguit, killing two."
    )
    assert claims(text)[0].perpetrator == "Philippine Army"


TWO_ACTS = (
    "On Monday gunmen attacked an army post at Torodi and killed two soldiers.\n\n"
    "On Tuesday armed men attacked a police post at Abala and killed three policemen. "
)


@pytest.mark.parametrize(
    ("text", "assertion", "basis"),
    [
        ("The Red Valley Front claimed both attacks.", "claimed", "self_claimed"),
        ("Police blamed both attacks on the Red Valley Front.", "reported", "accused"),
    ],
)
def test_word_for_both_acts_is_for_both(text: str, assertion: str, basis: str) -> None:
    found = claims(TWO_ACTS + text)
    assert [(c.perpetrator, c.assertion.value) for c in found] == [("Red Valley Front", assertion)] * 2
    assert [c.attribution.basis.value for c in found if c.attribution] == [basis] * 2
