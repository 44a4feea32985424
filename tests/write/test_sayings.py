"""Accounts -> what a headline and a lead say: by whose word, with which totals, in how many words."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import (
    BRIGADE,
    FRONT,
    NIONO,
    make_claim,
    make_document,
    make_item,
    make_toll,
    own_claim,
    ruled_event,
    sample_atlas,
)
from made_kinds import resolved

from dragoman.base.claim import Assertion, Attribution, Basis, Category, Claim, Qualifier, Side
from dragoman.base.event import Event
from dragoman.tell.en.headlines import MOST_WORDS
from dragoman.write.compose import compose_report
from dragoman.write.report import Report, Table

DEAD = make_toll(5, side=Side.CIVILIANS, victim="travellers", text="five")
EIGHT = make_toll(8, side=Side.OTHER, victim="people", text="eight")


def compose(*events: Event) -> Report:
    return compose_report(events, atlas=sample_atlas())


def lead(report: Report) -> str:
    return " ".join(sentence.text for sentence in report.lead.sentences)


def rows(report: Report, name: str) -> list[tuple[str, ...]]:
    """The words of a table, footnotes in brackets."""
    table: Table = next(t for t in report.tables if t.name == name)
    return [
        tuple(cell.text.text + "".join(f"[{n}]" for n in cell.notes) for cell in row) for row in table.rows
    ]


def denial(**values: Any) -> Claim:
    return make_claim(2, assertion=Assertion.DENIED, claimed_on="2023-09-06", killed=(), **values)


def test_a_medium_that_carries_a_denial_by_nobody_named_has_denied_nothing() -> None:
    wire = make_document("doc-2", url="https://meridianwire.example/2")
    event = ruled_event([own_claim(1, claimed_on="2023-09-05"), denial()], [wire])
    told = compose(event)
    assert told.headline.text == (
        "Attack on Volta Rapid Brigade in Burkina Faso claimed by Dawn Banner Front and denied in other accounts"
    )
    assert "Reports of 6 September 2023 carried a denial of an attack on the Volta Rapid Brigade" in lead(
        told
    )
    assert "Meridian Wire denied" not in str([p.sentences for s in told.sections for p in s.paragraphs])


def test_who_denies_is_named_where_the_claim_says_who() -> None:
    by = Attribution(Basis.STATED, BRIGADE)
    told = compose(ruled_event([own_claim(1, claimed_on="2023-09-05"), denial(attribution=by)]))
    assert told.headline.text.endswith("claimed by Dawn Banner Front and denied by Volta Rapid Brigade")


def test_reports_of_one_act_bound_each_other_although_they_class_the_dead_differently() -> None:
    event = ruled_event([make_claim(1, killed=(DEAD,)), make_claim(2, killed=(EIGHT,))])
    assert compose(event).headline.text.endswith("; say 5 to 8 people were killed")


def test_of_each_medium_the_latest_account_counts_and_none_hides_another() -> None:
    claims = [
        make_claim(1, claimed_on="2023-09-05", killed=(make_toll(2),)),
        make_claim(2, claimed_on="2023-09-07", killed=()),
    ]
    assert "They said that 2 soldiers were killed." in lead(compose(ruled_event(claims)))


def test_media_that_name_different_doers_name_none_together() -> None:
    event = ruled_event([make_claim(1), make_claim(2, perpetrator="Ember Valley Bloc")])
    assert compose(event).headline.text == (
        "Reports tell of attack on Volta Rapid Brigade in Burkina Faso; say 12 soldiers were killed"
    )


def acts(count: int, **last: Any) -> list[Event]:
    """Acts of the front that one claim each tells of, against convoys with long names; `last` is what the last says."""
    claims = [
        make_claim(
            n,
            event_date=f"2023-09-{2 * n:02}",
            target=f"convoy {n} of a company with a very long name of its own",
            **(last if n == count else {}),
        )
        for n in range(1, count + 1)
    ]
    return [event for claim in claims for event in resolved([claim])]


def test_a_hedge_stays_apart_when_acts_of_a_kind_are_told_together() -> None:
    told = compose(*acts(6, attribution=Attribution(Basis.SUSPECTED, None)))
    assert told.headline.text == (
        "Reports tell of five attacks by Dawn Banner Front in Burkina Faso and attack on convoy 6 of a company with a "
        "very long name of its own in Burkina Faso of which Dawn Banner Front is suspected; say 72 soldiers were killed"
    )
    assert "of which the Dawn Banner Front is suspected" in lead(told)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_a_headline_stays_short_however_many_acts_it_tells(count: int) -> None:
    headline = compose(*acts(count)).headline.text
    assert len(headline.split()) <= MOST_WORDS
    assert headline.endswith(f" {12 * count} soldiers were killed")


def test_a_lead_of_many_speakers_keeps_a_denial_of_an_act_that_it_tells() -> None:
    others = [
        own_claim(n, claimed_on="2023-09-07", claimant=who, perpetrator=who, event_date=f"2023-09-1{n}", at=(NIONO,))
        for n, who in ((5, "Ember Valley Bloc"), (6, "Reed Column"))
    ]  # fmt: skip
    by = Attribution(Basis.STATED, BRIGADE)
    event = ruled_event([own_claim(1, claimed_on="2023-09-05"), denial(attribution=by), make_claim(3)])
    assert "the Volta Rapid Brigade denied an attack" in lead(compose(event, *resolved(others)))


def test_a_statement_that_one_outlet_carried_is_not_said_to_have_come_by_it_whole() -> None:
    claims = [own_claim(1, claimed_on="2023-09-05", outlet="Al-Yanbu"), own_claim(2, claimed_on="2023-09-07")]
    assert lead(compose(ruled_event(claims))).startswith(
        "In statements of 5–7 September 2023, some of them carried by Al-Yanbu, the Dawn Banner Front claimed"
    )


def test_tolls_are_told_in_figures_with_their_bounds_and_words_that_are_no_number_stay() -> None:
    tolls = (
        make_toll(7, text="seven"),
        make_toll(1, victim="officer", text="a"),
        make_toll(51, None, qualifier=Qualifier.MORE_THAN, text="over 50"),
        make_toll(13, None, qualifier=Qualifier.MORE_THAN, text="more than a dozen"),
        make_toll(20, qualifier=Qualifier.ABOUT, text="about twenty"),
        make_toll(24, None, qualifier=Qualifier.DOZENS, text="dozens"),
        make_toll(1, None, qualifier=Qualifier.UNSTATED, text=""),
        make_toll(0, side=Side.PERPETRATOR, victim="attackers", qualifier=Qualifier.NONE, text="no"),
        make_toll(3, side=Side.OTHER, victim=None, text="three"),
    )
    told = [(row[1], row[2]) for row in rows(compose(ruled_event([make_claim(1, killed=tolls)])), "tolls")]
    assert told == [
        ("Killed, side attacked (soldiers)", "7"),
        ("Killed, side attacked (officer)", "1"),
        ("Killed, side attacked (soldiers)", "over 50"),
        ("Killed, side attacked (soldiers)", "more than 12"),
        ("Killed, side attacked (soldiers)", "about 20"),
        ("Killed, side attacked (soldiers)", "dozens"),
        ("Killed, side attacked (soldiers)", "an unstated number"),
        ("Killed, attackers", "0"),
        ("Killed, side not stated", "3"),
    ]


def test_a_figure_that_one_source_gives_twice_on_a_day_is_one_row_with_both_footnotes() -> None:
    claims = [own_claim(n, claimed_on="2023-09-05", outlet="Al-Yanbu") for n in (1, 2)]
    assert rows(compose(ruled_event(claims)), "tolls") == [
        ("Koumbori, 4 September 2023", "Killed, side attacked (soldiers)", "12", f"{FRONT}[1][2]", "5 September 2023")
    ]  # fmt: skip


def test_an_item_without_a_number_has_none_in_the_inventory_and_makes_no_total_alone() -> None:
    def unstated(name: str) -> Any:
        return make_item(name, 1, None, category=Category.SUPPLIES, qualifier=Qualifier.UNSTATED, text=name)

    rice = own_claim(1, materiel=(unstated("rice"), unstated("medicine")))
    assert [row[:2] for row in rows(compose(ruled_event([rice])), "inventory")] == [
        ("rice", "not stated"),
        ("medicine", "not stated"),
    ]
    counted = make_item("sack", 4, 4, category=Category.SUPPLIES)
    both = own_claim(1, materiel=(unstated("rice"), counted))
    assert [row[:2] for row in rows(compose(ruled_event([both])), "inventory")][-1] == (
        "Supplies in all",
        "at least 5",
    )
