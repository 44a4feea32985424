"""Forms in which reports tell a claim: notes with outlet and platform, givers, sides, own losses, rows of places."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.base.claim import Claim, Qualifier, Side
from dragoman.pipeline import read_document

ATTACK = "On 5 May 2024, GSIM claimed that on 3 May 2024 its forces attacked a post in Djibo, Burkina Faso"


def read(text: str) -> Claim:
    """The one claim of a text."""
    (claim,) = read_document(text, published=date(2024, 5, 8), lang="en").claims
    return claim


@pytest.mark.parametrize(
    ("note", "outlet", "platform"),
    [
        pytest.param(
            "[^1]: Sada al-Rih, via Pigeonpost, 5 May 2024.", "Sada al-Rih", "Pigeonpost", id="both"
        ),
        pytest.param("[^1]: via Pigeonpost, 5 May 2024.", None, "Pigeonpost", id="a platform"),
        pytest.param("[^1]: Pigeonpost, 5 May 2024.", None, "Pigeonpost", id="a name alone"),
        pytest.param("[^1]: source not named, 5 May 2024.", None, None, id="nobody"),
        pytest.param("[^1]: 5 May 2024.", None, None, id="a day alone"),
    ],
)
def test_read_footnotes_tells_outlet_from_platform(
    note: str, outlet: str | None, platform: str | None
) -> None:
    claim = read(f"{ATTACK}.[^1]\n\n{note}")
    assert (claim.outlet, claim.platform, claim.claimed_on) == (outlet, platform, "2024-05-05")


def test_read_footnotes_takes_who_released_the_statement_for_the_outlet() -> None:
    text = (
        "On 5 May 2024, GSIM claimed in a statement released by Sada al-Rih that on 3 May 2024 its forces attacked a "
        "post in Djibo, Burkina Faso.[1]\n\n[1] Sada al-Rih, 5 May 2024."
    )
    assert (read(text).outlet, read(text).platform) == ("Sada al-Rih", None)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        pytest.param(
            "According to two residents of Djibo, five soldiers were killed.",
            "two residents of Djibo",
            id="number",
        ),
        pytest.param(
            "According to a doctor at the hospital of Djibo, five soldiers were killed.",
            "doctor at the hospital of Djibo",
            id="where",
        ),
        pytest.param("The statement added that five soldiers were killed.", None, id="the account itself"),
        pytest.param("The report also said that five soldiers were killed.", None, id="the report itself"),
    ],
)
def test_giver_of_a_toll(sentence: str, source: str | None) -> None:
    (toll,) = read(f"{ATTACK}.[1] {sentence}[1]").killed
    assert (toll.min, toll.source) == (5, source)


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        pytest.param("It also said that two of its own members were killed.", Side.PERPETRATOR, id="its own"),
        pytest.param(
            "It also said that none of its own Djibo men were killed.",
            Side.PERPETRATOR,
            id="own, with a name",
        ),
        pytest.param(
            "It also said that two people on the target's side were killed.", Side.TARGET, id="target"
        ),
        pytest.param(
            "It also said that two rebels on the attackers' side were killed.",
            Side.PERPETRATOR,
            id="attackers",
        ),
        pytest.param(
            "It also said that two people on a side not stated were killed.", Side.OTHER, id="other"
        ),
    ],
)
def test_side_of_a_toll_as_told(sentence: str, side: Side) -> None:
    assert [toll.side for toll in read(f"{ATTACK}. {sentence}").killed] == [side]


def test_find_subjects_takes_no_place_of_a_row_for_the_doer() -> None:
    claim = read(
        "On 15 June 2023, the Armed Forces of Nigeria claimed in a statement released by Defence Media Operations that "
        "on 10 June 2023 their forces attacked a camp in Gidan Bita, Zamfara State, Nigeria, killing six bandits."
    )
    assert (claim.claimant, claim.perpetrator) == ("Armed Forces of Nigeria", "Armed Forces of Nigeria")
    assert [(toll.side, toll.min) for toll in claim.killed] == [(Side.TARGET, 6)]


def test_find_chains_takes_unknown_names_in_a_row_that_a_country_closes() -> None:
    claim = read(
        "It was reported that on 3 May 2024 GSIM attacked a post in Bar Sanguni, Janay Abdalla, Soum, Burkina Faso."
    )
    assert claim.places == ("Bar Sanguni", "Janay Abdalla", "Soum", "Burkina Faso")
    claim = read(
        "It was reported that on 3 May 2024 troops attacked a post in Hinabangan, Samar, the Philippines."
    )
    assert (claim.places, claim.country) == (("Hinabangan", "Samar", "the Philippines"), "PH")


@pytest.mark.parametrize("name", ["Gran Baz", "Harkat-ul-Wadi", "Simba wa Milima", "JMD"])
def test_unknown_group_is_named_by_its_forces(name: str) -> None:
    claim = read(
        f"It was reported that on 3 May 2024 forces of {name} attacked soldiers in Djibo, Burkina Faso."
    )
    assert claim.perpetrator == name


@pytest.mark.parametrize("name", ["Gran Baz", "Night Heron"])
def test_find_speech_takes_who_claims_for_its_forces_for_a_force(name: str) -> None:
    claim = read(f"{name} claimed that on 3 May 2024 its forces attacked soldiers in Djibo, Burkina Faso.")
    assert (claim.claimant, claim.perpetrator) == (name, name)


def test_find_speech_takes_no_person_for_a_force() -> None:
    claim = read(
        "The general claimed that on 3 May 2024 his forces attacked soldiers of GSIM in Djibo, Burkina Faso."
    )
    assert claim.claimant != "general"


def test_place_counts_takes_a_calibre_for_no_time_of_day() -> None:
    claim = read(f"{ATTACK}, seizing 540 rounds of 5.56 mm ammunition and two carbines.")
    assert [(item.item, item.unit, item.qty_min) for item in claim.materiel] == [
        ("5.56 mm ammunition", "round", 540),
        ("carbine", None, 2),
    ]
    assert claim.captured == ()


def test_with_joined_takes_both_targets() -> None:
    claim = read(
        "It was reported that on 3 May 2024 GSIM attacked Malian soldiers and Wagner men in Kidal, Mali."
    )
    assert claim.target == "Malian soldiers and Wagner men"


def test_find_repelled_names_no_attacker_where_nobody_does() -> None:
    claim = read(
        "The General Staff claimed that on 3 May 2024 its forces repelled an attack on a post in Djibo, Burkina Faso, "
        "killing up to 20 attackers."
    )
    assert (claim.claimant, claim.perpetrator) == ("General Staff", None)
    assert [(t.side, t.max, t.qualifier) for t in claim.killed] == [(Side.PERPETRATOR, 20, Qualifier.UP_TO)]


def test_what_the_reporting_outlet_says_itself_has_no_other_source() -> None:
    text = (
        "In a report of 24 October 2024, Pemba Tide told of an attack on an outpost of the Coastal Rangers in "
        "Mozambique.[1] Pemba Tide said that three rangers were killed.[1]\n\nPemba Tide reported that on 22 October "
        "2024 unnamed assailants attacked an outpost of the Coastal Rangers in Auasse, Mozambique.[1]\n\n"
        "[1] Pemba Tide, 24 October 2024.\n"
    )
    (claim,) = read_document(text, published=date(2024, 10, 24)).claims
    assert [(toll.min, toll.max, toll.source) for toll in claim.killed] == [(3, 3, None)]
    assert (claim.event_date, claim.claimed_on, claim.platform) == ("2024-10-22", "2024-10-24", "Pemba Tide")


def test_a_headline_s_word_for_what_is_listed_below_is_no_item_of_its_own() -> None:
    text = (
        "Rebels storm post at Djibo, Burkina Faso; vehicles and weapons were seized\n\nRebels attacked a military post "
        "at Djibo, Burkina Faso, on 3 May 2024, seizing two pick-ups and 20 Kalashnikovs.\n"
    )
    (claim,) = read_document(text, published=date(2024, 5, 4)).claims
    assert [(item.item, item.qty_min) for item in claim.materiel] == [("pick-up", 2), ("Kalashnikov", 20)]


def test_a_night_told_behind_reported_that_is_the_night_of_the_act() -> None:
    text = "Meridian Wire reported that between 3 and 4 May 2024 gunmen attacked a barracks in Djibo, Burkina Faso.\n"
    (claim,) = read_document(text, published=date(2024, 5, 8)).claims
    assert claim.event_date == "2024-05-03/2024-05-04"
