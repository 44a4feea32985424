"""What goes into a bundle, and what never does: texts, private names, hashes of words that hold one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from made_bundles import (
    DOCUMENTS,
    accept,
    bundle_of,
    draft_bundle,
    final_bundle,
    publish,
    verify,
    write,
)
from made_documents import events_of

from dragoman.base.decision import Decision, DecisionKind, decision_id
from dragoman.base.document import Document
from dragoman.base.errors import BundleError
from dragoman.page.event_names import names_of_event
from dragoman.review import make_decision, mark_accepted
from dragoman.write.bundle import Bundle, layout, pack_bundle
from dragoman.write.bundle.codec import bundle_to_parts
from dragoman.write.compose import compose_report

NAMED = (
    "DJIBO, 6 September 2023 - Fighters of the Dawn Banner Front killed Oumar Exemple, a teacher, in an attack on the "
    "village of Inata, Burkina Faso, on 4 September, residents said. Two soldiers of the Volta Rapid Brigade were also "
    "killed.\n"
)


def named_bundle() -> tuple[Bundle, Decision]:
    """A bundle of a report in whose source a victim is named, and the decision that accepted its claim."""
    events = events_of(("wire", "2023-09-06", NAMED))
    decision = replace(accept(events), why="the family of Oumar Exemple was asked")
    decision = replace(decision, id=decision_id(decision))
    marked = tuple(mark_accepted(event, (decision,)) for event in events)
    names = names_of_event(events[0])
    report = compose_report(publish(marked))
    return bundle_of(report, decision, names=names), decision


def test_a_private_name_is_in_no_part_and_no_hash_can_be_tried_for_it() -> None:
    bundle, decision = named_bundle()
    assert re.search(rb"(?i)oumar|exemple", pack_bundle(bundle)) is None
    withheld = [q for q in bundle.quotes if q.is_withheld]
    assert [(q.pointer, q.quote, q.sha256) for q in withheld] == [("/killed/0", "[name withheld]", None)]
    (told,) = bundle.decisions
    assert (told.why, told.digests) == ("the family of [name withheld] was asked", ("",))
    assert told.id == decision_id(told) != decision.id
    parts = b"".join(bundle_to_parts(bundle).values())
    assert decision.digests[0].encode() not in parts
    assert decision.id.encode() not in parts


def test_a_bundle_with_a_withheld_name_is_proven_and_its_source_knows_the_words_around_it(
    tmp_path: Path,
) -> None:
    bundle, _ = named_bundle()
    source = Document("wire", NAMED, url="https://wire.example/1", published=date(2023, 9, 6))
    proof = verify(write(bundle, tmp_path), documents=(source,))
    assert proof.failed == ()
    state = next(finding for finding in proof.parts if finding.place == "state")
    assert state.notes == ("claims published with less than was accepted, their digests kept back: 1",)
    assert proof.notes == (
        "sources: 1 of 1 documents at hand, 17 of 17 quotes found where they should stand",
    )


def test_an_empty_digest_does_not_accept_a_claim_that_is_published_whole(tmp_path: Path) -> None:
    bundle = final_bundle()
    (decision,) = bundle.decisions
    emptied = replace(decision, digests=("",) * len(decision.digests))
    emptied = replace(emptied, id=decision_id(emptied))
    events = tuple(
        replace(e, acceptances=tuple(replace(a, decision=emptied.id) for a in e.acceptances))
        for e in bundle.report.events
    )
    forged = replace(bundle, decisions=(emptied,), report=replace(bundle.report, events=events))
    proof = verify(write(forged, tmp_path))
    assert "headline" in [finding.place for finding in proof.failed]


def test_an_acceptance_that_was_undone_does_not_count(tmp_path: Path) -> None:
    bundle = final_bundle()
    undo = make_decision(
        DecisionKind.UNDO,
        by="B. Analyst",
        why="a second look",
        at=datetime(2023, 9, 9, tzinfo=UTC),
        undoes=bundle.decisions[0].id,
    )
    proof = verify(write(replace(bundle, decisions=(*bundle.decisions, undo)), tmp_path))
    problem = "it is called accepted, and no decision that holds accepts it as it stands"
    assert any(problem in p for f in proof.failed for p in f.problems if f.place == "lead, sentence 1")


def test_make_bundle_takes_the_decisions_that_bear_on_it_and_no_others() -> None:
    events = events_of(("wire", "2023-09-06", NAMED))
    claim = events[0].claims[0].id
    at = datetime(2023, 9, 8, tzinfo=UTC)
    ours = make_decision(
        DecisionKind.NOT_SAME, by="A", why="two acts", at=at, claims=(claim, "c-000000000001")
    )
    other = make_decision(DecisionKind.SAME, by="A", why="one act", at=at, claims=("c-1", "c-2"))
    undone = make_decision(DecisionKind.UNDO, by="A", why="no", at=at, undoes=ours.id)
    apart = make_decision(DecisionKind.UNDO, by="A", why="no", at=at, undoes=other.id)
    bundle = bundle_of(compose_report(publish(events)), apart, other, undone, ours)
    assert {d.id for d in bundle.decisions} == {ours.id, undone.id}


def test_make_bundle_refuses_an_acceptance_without_its_decision() -> None:
    events = events_of(("wire", "2023-09-06", NAMED))
    marked = tuple(mark_accepted(event, (accept(events),)) for event in events)
    with pytest.raises(BundleError, match="Give the file of decisions with --decisions"):
        bundle_of(compose_report(publish(marked)))


def test_make_bundle_refuses_a_footnote_of_a_claim_that_is_in_none_of_its_events() -> None:
    report = draft_bundle().report
    with pytest.raises(BundleError, match="is in none of the report's events"):
        bundle_of(replace(report, events=report.events[:1]))


def test_a_bundle_holds_the_head_of_each_document_and_never_its_text() -> None:
    bundle = draft_bundle()
    assert {(d.id, d.sha256, d.url, d.published) for d in bundle.documents} == {
        (d.id, d.sha256, d.url, d.published.isoformat()) for d in DOCUMENTS if d.published
    }
    longest = max(len(q.quote.split()) for q in bundle.quotes)
    assert longest <= 25
    assert all(event.documents[0].text == "" for event in bundle.report.events)
    assert tuple(bundle_to_parts(bundle)) == layout.PAYLOAD


def test_a_title_in_which_two_events_withhold_differently_is_kept_as_the_barer_one(tmp_path: Path) -> None:
    report = draft_bundle().report
    shown = "Attack told by [name withheld]"
    notes = tuple(
        replace(note, title=shown if note.number == 2 else "Attack told by Oumar Exemple")
        if note.document == "desk"
        else note
        for note in report.footnotes
    )
    events = tuple(
        replace(e, documents=tuple(replace(d, title="Attack told by Oumar Exemple") for d in e.documents))
        if e.documents[0].id == "desk"
        else e
        for e in report.events
    )
    bundle = bundle_of(replace(report, footnotes=notes, events=events))
    assert {d.title for d in bundle.documents if d.id == "desk"} == {shown}
    assert verify(write(bundle, tmp_path)).failed == ()
