"""The composer: headline and lead count what is cited, once, and every sentence has its footnote."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_documents import WIRE, events_of, three_acts

from dragoman.base.claim import Assertion
from dragoman.base.errors import ComposeError, UncitedSentence, UnknownLanguage
from dragoman.base.event import Event, ReviewState
from dragoman.tell import Fact, How, Piece, Sentence, sentence
from dragoman.write.accounts import order_accounts
from dragoman.write.compose import Desk, compose_report, open_desk
from dragoman.write.options import ReportOptions
from dragoman.write.report import Report


def text_of(report: Report) -> list[str]:
    """Every paragraph with its footnote marks."""
    return [
        " ".join(
            s.text + "".join(f"[{n}]" for n in notes) for s, notes in zip(p.sentences, p.notes, strict=True)
        )
        for section in report.sections
        for p in section.paragraphs
    ]


def test_headline_tells_a_repelled_attack_as_repelled_and_a_toll_for_its_act_alone() -> None:
    headline = compose_report(three_acts()).headline.text
    assert headline == (
        "Dawn Banner Front claims ambush of Kestrel Lance in Mali and attack on Volta Rapid Brigade in Burkina Faso, "
        "says it repelled attack by Volta Rapid Brigade in Burkina Faso; says over 50 soldiers were killed in one of "
        "them and a drone, vehicles, weapons and ammunition were seized"
    )


def test_lead_attributes_and_says_that_lists_go_on() -> None:
    lead = compose_report(three_acts()).lead
    assert [s.text for s in lead.sentences] == [
        "In statements of 6–7 September 2023 carried by Al-Yanbu, the Dawn Banner Front claimed an ambush of Kestrel "
        "Lance in Mali and an attack on the Volta Rapid Brigade in Burkina Faso and said that it repelled an attack by "
        "the Volta Rapid Brigade in Burkina Faso.",
        "The Dawn Banner Front said that over 50 soldiers were killed in one of them and a drone, vehicles, weapons "
        "and ammunition were seized; its lists of materiel are said to go on.",
    ]
    assert lead.notes == ((1, 2, 3), (2, 3))


def test_a_paragraph_an_account_in_order_of_statement_and_a_footnote_each() -> None:
    report = compose_report(three_acts())
    paragraphs = text_of(report)
    assert len(paragraphs) == 3
    assert [p.count("[1]") + p.count("[2]") * 10 + p.count("[3]") * 100 for p in paragraphs] == [1, 10, 200]
    assert "killing over 50 soldiers" in paragraphs[2]
    assert [(n.number, n.outlet, n.platform, n.day) for n in report.footnotes] == [
        (1, "Al-Yanbu", "Pigeonpost", "2023-09-06"),
        (2, "Al-Yanbu", "Pigeonpost", "2023-09-06"),
        (3, "Al-Yanbu", "Pigeonpost", "2023-09-07"),
    ]


def test_an_open_inventory_makes_its_totals_at_least() -> None:
    inventory = compose_report(three_acts()).tables[0]
    totals = {row[0].text.text: row[1].text.text for row in inventory.rows if "in all" in row[0].text.text}
    assert totals == {
        "Vehicles in all": "at least 4",
        "Motorcycles in all": "at least 48",
        "Machine guns in all": "at least 9",
    }
    assert inventory.note is not None and "other unspecified equipment" in inventory.note


def test_figures_of_two_speakers_stand_side_by_side_and_are_never_added() -> None:
    claimed = (
        "On September 7, 2023, the Dawn Banner Front said in a statement that on September 4 its fighters attacked the "
        "Volta Rapid Brigade in Koumbori, Burkina Faso, killing 50 soldiers.\n"
    )
    reported = (
        "On September 8, 2023, Meridian Wire reported that on September 4 fighters of the Dawn Banner Front attacked "
        "the Volta Rapid Brigade in Koumbori, Burkina Faso, killing 17 soldiers.\n"
    )
    report = compose_report(events_of(("a", "2023-09-07", claimed), ("b", "2023-09-08", reported)))
    everything = [report.headline.text, *(s.text for s in report.lead.sentences), *text_of(report)]
    assert len(report.events) == 1
    assert not any("67" in words for words in everything)
    assert any("50 soldiers" in words for words in everything) and any(
        "17 soldiers" in words for words in everything
    )
    tolls = next(t for t in report.tables if t.name == "tolls")
    assert [(row[2].text.text, row[3].notes) for row in tolls.rows] == [("50", (1,)), ("17", (2,))]


def test_of_one_speaker_who_tells_an_act_twice_only_the_latest_figure_counts() -> None:
    first = (
        "On September 5, 2023, the Dawn Banner Front said in a statement that on September 4 its fighters attacked the "
        "Volta Rapid Brigade in Koumbori, Burkina Faso, killing 20 soldiers.\n"
    )
    later = first.replace("September 5", "September 7").replace("20 soldiers", "23 soldiers")
    report = compose_report(events_of(("a", "2023-09-05", first), ("b", "2023-09-07", later)))
    assert len(report.events) == 1
    assert "23 soldiers were killed" in report.headline.text
    assert "43" not in report.headline.text and "20" not in report.headline.text


def test_a_sentence_that_rests_on_no_claim_is_refused_by_its_words() -> None:
    desk = desk_of(three_acts())
    with pytest.raises(UncitedSentence, match="Nobody said this"):
        desk.cite((sentence("Nobody said this."),))


def test_a_sentence_about_a_claim_that_is_not_there_is_refused() -> None:
    desk = desk_of(three_acts())
    known = desk.accounts[0].claim.id
    stray = Sentence((Piece("Two", (Fact(known, "/target"), Fact("c-000000000000", "/killed/0")), How.TOLD),))
    with pytest.raises(ComposeError, match="c-000000000000"):
        desk.cite((stray,))


def test_one_figure_told_of_two_claims_that_contradict_each_other_is_refused() -> None:
    events = three_acts()
    desk = desk_of(events)
    tolls = [(a.claim.id, "/killed/0") for a in desk.accounts if a.claim.killed]
    both = tuple(Fact(claim, pointer) for claim, pointer in tolls)
    with pytest.raises(ComposeError, match="contradict"):
        desk.cite((Sentence((Piece("51", both, How.TOLD), Piece(" soldiers were killed."))),))


def test_a_claim_whose_document_is_gone_is_named_and_left_out() -> None:
    events = three_acts()
    gone = replace(events[0], documents=())
    report = compose_report((gone, *events[1:]))
    lost = events[0].claims[0].id
    assert [lost in remark for remark in report.remarks] == [True]
    assert lost not in {note.claim for note in report.footnotes}
    assert len(text_of(report)) == 2


def test_nothing_to_tell_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ComposeError, match="nothing to report"):
        compose_report(())


def test_a_language_without_a_module_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownLanguage, match=r"'tlh'.*en"):
        compose_report(three_acts(), ReportOptions(lang="tlh"))


def test_a_report_is_a_draft_until_every_claim_in_it_is_accepted() -> None:
    events = three_acts()
    accepted = tuple(replace(e, accepted=tuple(c.id for c in e.claims)) for e in events)
    assert compose_report(events).state is ReviewState.DRAFT
    assert compose_report((accepted[0], *events[1:])).state is ReviewState.DRAFT
    assert compose_report(accepted).state is ReviewState.ACCEPTED


def test_the_order_of_the_events_does_not_matter() -> None:
    events = three_acts()
    assert compose_report(events) == compose_report(events[::-1])


def test_what_a_wire_reports_is_told_in_its_name() -> None:
    report = compose_report(events_of(("meridian", "2023-08-31", WIRE)))
    assert report.headline.text.startswith("Meridian Wire reports")
    assert {a.claim.assertion for a in order_accounts(report.events)[0]} == {Assertion.REPORTED}


def desk_of(events: tuple[Event, ...]) -> Desk:
    return open_desk(events, ReportOptions(), None)[0]
