"""The round-up of a day and the weekly digest: what belongs to them, what they count, in which order they tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_accounts import BRIGADE_SITE, NIONO, make_claim, make_document, make_toll, own_claim, ruled_event
from made_kinds import compose, lead_of, made_events, outline_of, raid, resolved, rows_of, shelling, undated

from dragoman.base.claim import Assertion, Qualifier
from dragoman.base.errors import ComposeError

WEEK: dict[str, Any] = {"start": date(2023, 9, 4), "end": date(2023, 9, 10)}


def test_day_counts_acts_and_killed_in_its_headline_and_lead() -> None:
    report = compose("day", day=date(2023, 9, 5))
    assert report.headline.text == (
        "Round-up of 5 September 2023: two acts told of in Burkina Faso; killed: 14 as others report"
    )
    assert lead_of(report) == [
        "Two acts of 4 September 2023 are told of by two independent sources, one in Burkina Faso.",
        "Of the acts told of, one is reported by a single source and one is told of by several independent sources.",
        "Sources not party to the acts reported 14 killed, in one act.",
    ]
    assert (report.day, report.start, report.end) == ("2023-09-05", "2023-09-05", "2023-09-05")


def test_day_tells_acts_by_country_each_under_its_heading_and_those_without_a_day_last() -> None:
    outline = outline_of(compose("day", day=date(2023, 9, 5)))
    assert [(level, heading) for level, heading, _ in outline] == [
        (1, "Burkina Faso"),
        (2, "Attack at Koumbori, Burkina Faso, 4 September 2023"),
        (1, "Date not given"),
        (2, "Act, place not given, before 5 September 2023"),
    ]
    assert outline[0][2] == ["In Burkina Faso, one attack is told of.[1]"]
    assert outline[1][2] == [
        "On 5 September 2023, doc-2-gazette reported that on 4 September 2023 the Dawn Banner Front attacked the Volta "
        "Rapid Brigade in Koumbori, Burkina Faso, killing 14 soldiers.[1]"
    ]


def test_day_without_a_day_asked_for_is_the_latest_on_which_something_was_said() -> None:
    assert compose("day").day == "2023-11-22"
    assert compose("day", end=date(2023, 9, 30)).day == "2023-09-08"


def test_day_refuses_several_days() -> None:
    with pytest.raises(
        ComposeError, match=r"one day, and 2023-09-04 to 2023-09-10 is asked for\. .*--kind week"
    ):
        compose("day", **WEEK)


@pytest.mark.parametrize("kind", ["day", "week", "ledger", "trends", "profile"])
def test_a_period_without_events_is_refused_with_the_days_that_there_are(kind: str) -> None:
    with pytest.raises(ComposeError) as caught:
        compose(kind, start=date(2020, 1, 6), end=date(2020, 1, 6), group="DBF")
    assert str(caught.value) == (
        "no event on 2020-01-06: the events given lie between 2023-09-04 and 2023-11-22. Widen the days with --since "
        "and --until."
    )


def test_a_denial_brings_the_account_that_it_denies_though_it_came_earlier() -> None:
    report = compose("day", day=date(2023, 11, 22))
    assert [(note.number, note.day) for note in report.footnotes] == [(1, "2023-11-21"), (2, "2023-11-22")]
    assert report.headline.text == (
        "Round-up of 22 November 2023: one act told of in Burkina Faso; killed: two as others report"
    )


def test_week_is_the_iso_week_of_the_latest_day_or_seven_days_from_the_end_asked_for() -> None:
    given = [
        (compose("week", **options).start, compose("week", **options).end)
        for options in ({}, {"start": date(2023, 9, 4)}, {"end": date(2023, 9, 8)}, WEEK)
    ]
    assert given == [
        ("2023-11-20", "2023-11-26"),
        ("2023-09-04", "2023-09-10"),
        ("2023-09-02", "2023-09-08"),
        ("2023-09-04", "2023-09-10"),
    ]


def test_week_never_adds_what_parties_claim_to_what_others_report() -> None:
    report = compose("week", **WEEK)
    assert report.headline.text == (
        "Weekly digest, 4–6 September 2023: three acts told of in Burkina Faso and Mali; killed: 17 to 19 as others "
        "report, at least 51 as parties claim"
    )
    assert lead_of(report)[2:] == [
        "Sources not party to the acts reported 17 to 19 killed, in two acts; parties claimed at least 51, in one act; "
        "they are not added.",
        "Sources not party to the acts reported 3 to 5 civilians killed, in one act.",
    ]
    assert rows_of(report, "glance") == [
        ["Burkina Faso[1][2]", "1", "Attack 1", "at least 51", "14"],
        ["Mali[4][5]", "1", "Ambush 1", "–", "3 to 5"],
        ["Country not given[3]", "1", "Act 1", "–", "–"],
    ]


def test_week_keeps_suspicion_apart_from_what_is_said_as_certain() -> None:
    assert rows_of(compose("week", **WEEK), "actors") == [
        ["Dawn Banner Front[1][2][4][5]", "1", "1", "1", "–"],
    ]


def test_week_tells_what_is_disputed_first_and_points_at_the_event() -> None:
    section = compose("week").sections[0]
    assert section.heading == "Disputed or denied"
    assert [sentence.text for p in section.paragraphs for sentence in p.sentences] == [
        "Shelling at Djibo, Burkina Faso, 20 November 2023: told of by doc-5-gazette, denied by the Volta Rapid "
        "Brigade."
    ]
    assert section.paragraphs[0].event in {event.id for event in made_events() if event.status == "disputed"}


def test_one_event_without_day_and_country_is_a_digest_too() -> None:
    report = compose("week", resolved([undated()]))
    assert report.headline.text == "Weekly digest: one act told of"
    assert lead_of(report) == [
        "One act is told of by one independent source.",
        "The act is reported by a single source.",
    ]


def test_figures_that_are_about_so_much_stay_so_in_a_total() -> None:
    claims = [
        replace(c, killed=(replace(c.killed[0], min=n, max=n, qualifier=Qualifier.ABOUT),))
        for n, c in zip((20, 21), raid(), strict=True)
    ]
    report = compose("week", resolved(claims[1:]))
    assert lead_of(report)[-1] == "Sources not party to the acts reported about 21 killed, in one act."


def test_reports_do_not_depend_on_the_order_of_events_and_are_the_same_each_time() -> None:
    events = made_events()
    assert compose("week", events, **WEEK) == compose("week", tuple(reversed(events)), **WEEK)


def test_an_act_that_is_only_denied_is_told_as_denied() -> None:
    report = compose("week", resolved(shelling()[1:]))
    assert lead_of(report) == [
        "One act of 20 November 2023 is told of by one independent source, in Burkina Faso.",
        "The act, as it is told of, is denied.",
    ]
    assert outline_of(report)[0] == (
        1,
        "Disputed or denied",
        ["Shelling at Djibo, Burkina Faso, 20 November 2023: denied by the Volta Rapid Brigade.[1]"],
    )


def test_week_is_not_called_by_the_days_of_acts_outside_it() -> None:
    late = resolved([own_claim(1, claimed_on="2023-09-06", event_date="2022-06-19")])
    inside = resolved([own_claim(2, claimed_on="2023-09-06", event_date="2023-09-05", at=(NIONO,))])
    assert compose("week", [*late, *inside], **WEEK).headline.text.startswith(
        "Weekly digest: two acts told of in"
    )
    assert compose("week", inside, **WEEK).headline.text.startswith(
        "Weekly digest, 5 September 2023: one act"
    )


def test_an_account_that_names_nobody_is_told_as_such_behind_those_that_do() -> None:
    claims = [make_claim(1), make_claim(2, assertion=Assertion.DENIED, killed=()), own_claim(3)]
    nowhere = make_document("doc-1", url=None)
    event = ruled_event(claims, [nowhere, make_document("doc-2", url=BRIGADE_SITE)])
    told = outline_of(compose("week", [event]))[0]
    assert told[2][0].startswith(
        "Attack at Koumbori, Burkina Faso, 4 September 2023: told of by the Dawn Banner Front and an account that "
        "names nobody, denied by the Volta Rapid Brigade."
    )


def test_the_days_of_acts_are_those_that_the_accounts_told_bear_out() -> None:
    week = own_claim(1, event_date="2023-09-04/2023-09-10", claimed_on="2023-09-06")
    day = make_claim(2, event_date="2023-09-05", claimed_on="2023-09-08")
    event = ruled_event([week, day])
    assert lead_of(compose("day", [event], day=date(2023, 9, 8)))[0].startswith(
        "One act of 5 September 2023 is"
    )
    assert lead_of(compose("day", [event], day=date(2023, 9, 6)))[0].startswith("One act is told of by one")


def test_the_days_of_acts_rest_on_no_denial() -> None:
    denied = make_claim(1, assertion=Assertion.DENIED, killed=(), event_date="2023-09-05")
    report = compose("week", [ruled_event([denied, make_claim(2, event_date="2023-09-05")])])
    days = next(p for p in report.lead.sentences[0].pieces if p.text == "5 September 2023")
    assert {fact.claim for fact in days.facts} == {"c-000000000002"}


def test_casualties_without_a_number_are_no_total() -> None:
    hurt = make_toll(0, None, qualifier=Qualifier.AT_LEAST, text="casualties")
    report = compose("week", [ruled_event([make_claim(1, killed=(hurt,), injured=(hurt,))])])
    assert "killed" not in report.headline.text
    assert [
        sentence for sentence in lead_of(report) if "reported" in sentence and "injured" in sentence
    ] == []
