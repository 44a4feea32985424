"""The profile of a group: each role apart, hedges kept, denials beside what they deny, nobody but groups."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made_accounts import BRIGADE, FRONT, NIONO, make_claim, make_toll, own_claim
from made_kinds import compose, lead_of, made_events, outline_of, resolved, rows_of, shelling, undated

from dragoman.base.claim import EventType, Outcome, Place, Side
from dragoman.base.errors import ComposeError


def test_profile_tells_each_role_apart_and_that_it_is_of_no_individual() -> None:
    report = compose("profile", group="DBF")
    assert report.headline.text == (
        "Dawn Banner Front: claims one act; said by others to have carried out one; said to be accused or suspected of "
        "one; said to be the target of one, 4 September – 20 November 2023"
    )
    assert lead_of(report) == [
        "This profile tells what the Dawn Banner Front claims and what others say of it, over three acts of 4 "
        "September – 20 November 2023, two in Burkina Faso and one in Mali; it says nothing of individuals.",
        "It claims one attack.",
        "Others say that it carried out one attack.",
        "It is accused or suspected of one ambush, in accounts that do not say it as certain.",
        "One shelling against it is told of by others.",
    ]
    assert [heading for _, heading, _ in outline_of(report)] == [
        "Disputed or denied",
        "What it claims",
        "Losses and materiel, by its own account",
        "What others say it did",
        "What it is accused or suspected of",
        "Acts against it, as others tell",
    ]


def test_profile_tells_losses_and_materiel_by_the_groups_own_accounts_alone() -> None:
    told = {heading: paragraphs for _, heading, paragraphs in outline_of(compose("profile", group="DBF"))}
    assert told["Losses and materiel, by its own account"] == [
        "It says that at least 51 others were killed, in one act.[2] It says that it seized at least six machine guns "
        "and at least four motorcycles.[2]"
    ]


def test_profile_keeps_the_denial_of_an_act_against_the_group() -> None:
    report = compose("profile", group="DBF")
    assert outline_of(report)[0][2] == [
        "Shelling at Djibo, Burkina Faso, 20 November 2023: told of by doc-5-gazette, denied by the Volta Rapid "
        "Brigade.[5][6]"
    ]


def test_profile_shows_where_and_against_whom() -> None:
    report = compose("profile", group="sample-dawn-banner-front")
    assert rows_of(report, "places") == [
        ["Djibo, Burkina Faso[5]", "1", "–", "–", "–", "1"],
        ["Koumbori, Burkina Faso[1][2]", "1", "1", "1", "–", "–"],
        ["Niono, Mali[3][4]", "1", "–", "–", "1", "–"],
    ]
    assert rows_of(report, "opponents") == [
        ["Farmers[3][4]", "–", "–", "1"],
        ["Volta Rapid Brigade[1][2]", "1", "1", "–"],
    ]


def test_profile_charts_months_only_of_a_long_period() -> None:
    assert [chart.name for chart in compose("profile", group="DBF").charts] == ["statuses"]
    short: dict[str, Any] = {"start": date(2023, 9, 1), "end": date(2023, 10, 15)}
    assert compose("profile", group="DBF", **short).charts == ()


def test_profile_of_a_group_that_is_only_accused_says_so_in_its_first_sentence() -> None:
    report = compose("profile", group="DBF", start=date(2023, 9, 6), end=date(2023, 9, 6))
    assert lead_of(report)[0] == (
        "This profile tells what the Dawn Banner Front is accused or suspected of, over one act of 6 September 2023, "
        "in Mali; it says nothing of individuals."
    )
    assert "it claims" not in report.headline.text


@pytest.mark.parametrize(
    "name", ["DBF", "Front de la Bannière de l'Aube", "dawn banner FRONT", "sample-dawn-banner-front"]
)
def test_profile_finds_a_group_by_any_of_its_names(name: str) -> None:
    assert compose("profile", group=name).headline.text.startswith("Dawn Banner Front: claims one act")


def test_profile_names_the_groups_there_are_when_no_event_names_the_one_asked_for() -> None:
    with pytest.raises(ComposeError) as caught:
        compose("profile", group="Acacia Vanguard")
    assert str(caught.value) == (
        "group 'Acacia Vanguard': no event names it. There is Dawn Banner Front, Volta Rapid Brigade."
    )


def test_profile_needs_a_group_and_events_that_name_one() -> None:
    with pytest.raises(
        ComposeError, match=r"a profile is of one group, and none is named\. Give --group NAME\."
    ):
        compose("profile", group="  ")
    with pytest.raises(ComposeError, match=r"no event names it\. No event names a group\."):
        compose("profile", resolved([undated()]), group="DBF")


def test_a_force_that_denies_is_profiled_with_its_denial() -> None:
    report = compose("profile", made_events(), group="Volta Rapid Brigade")
    assert lead_of(report)[1:] == [
        "Others say that it carried out one shelling.",
        "It denies one shelling.",
        "One attack against it is told of by others.",
    ]


def test_profile_tells_what_the_group_repelled_and_suffered_by_its_own_account() -> None:
    said: dict[str, Any] = {"perpetrator": BRIGADE, "target": FRONT, "claimed_on": "2023-09-07"}
    lost = make_toll(3, victim="fighters", text="three")
    theirs = make_toll(8, side=Side.PERPETRATOR, text="eight")
    events = resolved(
        [
            own_claim(1, outcome=Outcome.REPELLED, killed=(lost, theirs), **said),
            own_claim(2, at=(NIONO,), event_type=EventType.AIR_STRIKE, killed=(lost,), **said),
        ]
    )
    report = compose("profile", events, group="DBF")
    assert report.headline.text == (
        "Dawn Banner Front: says it repelled one act; tells of one against it, 4 September 2023"
    )
    assert lead_of(report)[1:] == [
        "It says that it repelled one attack.",
        "It tells of one air strike against it.",
    ]
    told = {heading: paragraphs for _, heading, paragraphs in outline_of(report)}
    assert told["Losses and materiel, by its own account"] == [
        "It says that six of its own people were killed, in two acts.[1][2] It says that eight others were killed, "
        "in one act.[1]"
    ]


def test_profile_of_who_only_denies_opens_with_the_denial() -> None:
    report = compose("profile", resolved(shelling()[1:]), group=BRIGADE)
    assert report.headline.text == "Volta Rapid Brigade: denies one act, 20 November 2023"
    assert lead_of(report) == [
        "This profile tells what the Volta Rapid Brigade denies, over one act of 20 November 2023, in Burkina Faso; it "
        "says nothing of individuals.",
        "It denies one shelling.",
    ]


def test_profile_of_a_group_that_claims_nothing_does_not_say_that_it_claims() -> None:
    report = compose("profile", resolved([make_claim(1, country="CD", at=(GOMA,))]), group="DBF")
    assert lead_of(report)[0].startswith(
        "This profile tells what others say of the Dawn Banner Front, over one act"
    )
    assert rows_of(report, "places")[0][0].startswith("Goma, the Democratic Republic of Congo")


def test_a_pattern_of_the_atlas_is_nobodys_name() -> None:
    report = compose("profile", resolved([make_claim(1, target="Burkinabe soldiers")]), group="DBF")
    assert [row[0] for row in rows_of(report, "opponents")] == ["Burkinabe soldiers[1]"]


GOMA = Place("Goma", "geonames:216281", "CD", "North Kivu", -1.67409, 29.22845, 1, 1)
