"""Every number of these reports can be had again from its facts, and nothing in them is refused before publishing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from made_accounts import make_claim, make_item, make_toll, own_claim, ruled_event
from made_documents import three_acts
from made_kinds import OVER_50, compose, made_events, raid, resolved

from dragoman.base.claim import Qualifier, Side
from dragoman.base.errors import ComposeError, UnknownLanguage, UnknownTerm
from dragoman.base.event import Event
from dragoman.tell import Fact, How, Piece, Sentence, open_grammar
from dragoman.tell.kinds import Point, open_kinds
from dragoman.write.facts import are_about, count_claims, count_events, count_sources, sum_facts
from dragoman.write.policy import Policy
from dragoman.write.publication import Severity, check_report
from dragoman.write.report import Report

KINDS: dict[str, dict[str, Any]] = {
    "day": {"day": date(2023, 9, 6)},
    "week": {"start": date(2023, 9, 1), "end": date(2023, 12, 1)},
    "profile": {"group": "DBF"},
    "ledger": {},
    "trends": {},
}
_WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def sentences_of(report: Report) -> Iterator[Sentence]:
    """Every sentence, headline and cell."""
    yield report.headline
    for paragraph in (report.lead, *(p for s in report.sections for p in s.paragraphs)):
        yield from paragraph.sentences
    for table in (*report.tables, *(chart.table for chart in report.charts)):
        yield from (cell.text for row in table.rows for cell in row)


def numbers_in(text: str) -> list[int]:
    """The numbers of a text, in figures or words."""
    words = re.findall(r"[\d,]+|[a-z]+", text.lower())
    return [
        int(w.replace(",", "")) if w[0].isdigit() else _WORDS.index(w)
        for w in words
        if w[0].isdigit() or w in _WORDS
    ]


def recount(piece: Piece, events: tuple[Event, ...]) -> list[int]:
    """The numbers that a piece should tell."""
    if piece.how is How.COUNT:
        return [count_events(piece.facts, events)]
    if piece.how is How.SOURCES:
        return [count_sources(piece.facts, events)]
    if piece.how is How.CLAIMS:
        return [count_claims(piece.facts)]
    low, high = sum_facts(piece.facts, events)
    assert (high is None) == ("at least" in piece.text or "or more" in piece.text)
    return [low] if high in (None, low) else [n for n in (low, high or 0) if n]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("events", [made_events(), three_acts()], ids=["made", "read"])
def test_counts_and_sums_can_be_had_again_from_their_facts(kind: str, events: tuple[Event, ...]) -> None:
    report = compose(kind, events, **KINDS[kind])
    counted = (How.COUNT, How.SUM, How.SOURCES, How.CLAIMS)
    pieces = [p for sentence in sentences_of(report) for p in sentence.pieces if p.how in counted]
    assert pieces
    for piece in pieces:
        assert numbers_in(piece.text) == recount(piece, report.events), piece


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("events", [made_events(), three_acts()], ids=["made", "read"])
def test_nothing_is_refused_before_publishing(kind: str, events: tuple[Event, ...]) -> None:
    report = compose(kind, events, **KINDS[kind])
    found = check_report(report, originals=events, policy=Policy(), today=date(2023, 12, 1))
    assert [str(problem) for problem in found if problem.severity is Severity.REFUSE] == []


@pytest.mark.parametrize("kind", KINDS)
def test_footnotes_are_numbered_anew_and_every_one_is_of_an_event_of_the_report(kind: str) -> None:
    report = compose(kind, **KINDS[kind])
    assert [note.number for note in report.footnotes] == list(range(1, len(report.footnotes) + 1))
    assert {n.claim for n in report.footnotes} <= {
        claim.id for event in report.events for claim in event.claims
    }


def test_sum_adds_over_events_and_lets_accounts_of_one_event_bound_each_other() -> None:
    events = made_events()
    facts = [Fact(f"c-{n:012x}", "/killed/0") for n in (1, 2, 3, 4)]
    assert sum_facts(facts, events) == (14 + 3, None)
    assert sum_facts(facts[1:], events) == (14 + 3, 14 + 5)
    assert sum_facts([*facts[1:], *facts[1:]], events) == (14 + 3, 14 + 5)
    assert sum_facts((), events) == (0, 0)


def test_sum_adds_parts_of_one_account_and_keeps_open_lists_and_units_open() -> None:
    items = (make_item(low=6, high=6), make_item("DShK", 1, 1), make_item("round", 100, 100, unit="round"))
    events = resolved(
        [make_claim(1, materiel=items), own_claim(2, claimed_on="2023-09-07", materiel=items[:1])]
    )
    first = [Fact("c-000000000001", f"/materiel/{n}") for n in range(3)]
    assert sum_facts(first[:2], events) == (7, 7)
    assert sum_facts(first, events) == (7, None)
    assert sum_facts([*first[:2], Fact("c-000000000002", "/materiel/0")], events) == (6, 7)
    assert sum_facts([Fact("c-000000000001", "/materiel/0")], made_events()) == (6, None)


def test_sum_refuses_a_fact_that_is_no_figure() -> None:
    with pytest.raises(
        ComposeError, match=r"claim c-000000000001 /target: it is no figure, and cannot be added up"
    ):
        sum_facts([Fact("c-000000000001", "/target")], made_events())


def test_counts_are_of_events_claims_and_sources() -> None:
    facts = [Fact(f"c-{n:012x}", pointer) for n in (1, 2, 3) for pointer in ("/event_type", "/killed/0")]
    assert count_events(facts, made_events()) == 2
    assert count_claims(facts) == 3
    assert count_sources(facts, made_events()) == 3
    assert (count_events((), made_events()), count_sources((), made_events())) == (0, 0)


def test_about_is_kept_in_a_sum() -> None:
    about = resolved([make_claim(1, killed=(make_toll(20, qualifier=Qualifier.ABOUT),)), *raid()[:0]])
    fact = Fact("c-000000000001", "/killed/0")
    assert are_about([fact], about)
    assert not are_about([fact], resolved([make_claim(1, killed=(OVER_50,))]))


def test_a_language_without_these_words_and_a_term_without_a_word_are_named() -> None:
    with pytest.raises(UnknownLanguage, match=r"language 'xx': round-ups, .* There is ar, en, fr\."):
        open_kinds("xx")
    words = open_kinds("en-GB")
    with pytest.raises(UnknownTerm, match=r"language 'en' has no 'label\.section\.gossip'"):
        words.label("section", "gossip")
    with pytest.raises(UnknownTerm, match=r"language 'en' has no 'point\.gossip'"):
        words.tell(open_grammar("en"), Point("gossip", {}))
    with pytest.raises(UnknownTerm, match=r"has the slot 'country', and nothing was given for it"):
        words.tell(open_grammar("en"), Point("told_in", {}))


def test_names_with_braces_and_brackets_are_told_as_they_are() -> None:
    strange = "Front {acts} [of] \u202eReeds"
    events = resolved([own_claim(1, claimed_on="2023-09-07", claimant=strange, perpetrator=strange)])
    report = compose("profile", events, group=strange)
    assert report.headline.text.startswith(f"{strange}: claims one act")


def test_sum_counts_the_same_dead_once_where_accounts_class_them_differently() -> None:
    five, eight = make_toll(5, side=Side.CIVILIANS), make_toll(8, side=Side.OTHER)
    own, three = make_toll(2, side=Side.PERPETRATOR), make_toll(3)
    event = ruled_event([make_claim(1, killed=(five, three, own)), make_claim(2, killed=(eight,))])
    first = [Fact("c-000000000001", f"/killed/{n}") for n in range(3)]
    other = Fact("c-000000000002", "/killed/0")
    assert sum_facts([first[0], other], [event]) == (5, 8)
    assert sum_facts(first[:2], [event]) == (8, 8)
    assert sum_facts([*first, other], [event]) == (8 + 2, 8 + 2)
    assert sum_facts([first[0], first[2], other], [event]) == (5 + 2, 8 + 2)
