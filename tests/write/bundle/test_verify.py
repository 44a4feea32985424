"""A bundle that says what its sources say is proven; a word, number, quote or decision changed is found, and where."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from made_bundles import (
    DOCUMENTS,
    Change,
    bundle_of,
    draft_bundle,
    failed_places,
    final_bundle,
    render,
    swap,
    tamper,
    verify,
    with_report,
    write,
    write_parts,
)

from dragoman.base.claim import Attribution, Basis
from dragoman.base.event import ReviewState
from dragoman.tell import Fact, How, Piece, Sentence
from dragoman.write.bundle import Bundle, layout, pack_bundle, prove_bundle
from dragoman.write.bundle.codec import bundle_from_parts, bundle_to_parts
from dragoman.write.bundle.ground import lay_ground
from dragoman.write.bundle.sentence_proofs import sentence_problems
from dragoman.write.report import Report

KOUMBORI = "section 3, paragraph 1, sentence 1"


@pytest.mark.parametrize("bundle", [draft_bundle(), final_bundle()], ids=["draft", "final"])
def test_verify_proves_every_statement_and_every_quote_of_a_whole_bundle(
    bundle: Bundle, tmp_path: Path
) -> None:
    proof = verify(write(bundle, tmp_path), documents=DOCUMENTS)
    assert proof.failed == ()
    assert [f.place for f in proof.statements[:3]] == ["headline", "lead, sentence 1", "lead, sentence 2"]
    quotes = len(bundle.quotes)
    assert proof.notes == (
        f"sources: 2 of 2 documents at hand, {quotes} of {quotes} quotes found where they should stand",
    )


def test_verify_without_sources_says_so(tmp_path: Path) -> None:
    assert verify(write(draft_bundle(), tmp_path)).notes == (
        "not checked against the sources: give --sources",
    )


def test_a_bundle_is_the_same_bytes_and_comes_back_the_same() -> None:
    bundle = final_bundle()
    again = bundle_from_parts(bundle_to_parts(bundle))
    assert again == bundle
    assert pack_bundle(again) == pack_bundle(bundle)


@pytest.mark.parametrize(
    ("part", "change", "place"),
    [
        (layout.REPORT, swap('"over 50 soldiers"', '"over 60 soldiers"', times=9), KOUMBORI),
        (layout.REPORT, swap('"over 50 soldiers"', '"over 60 soldiers"'), "headline"),
        (layout.REPORT, swap('"over 50 soldiers"', '"50 soldiers"', times=9), KOUMBORI),
        (layout.REPORT, swap('"47 motorcycles"', '"74 motorcycles"'), KOUMBORI),
        (layout.REPORT, swap('"at least 48"', '"at least 84"'), "table inventory, row 6"),
        (layout.REPORT, swap('"at least 4"', '"4"'), "table inventory, row 3"),
        (layout.REPORT, swap('"text": "47"', '"text": "470"'), "table inventory, row 5"),
        (layout.REPORT, swap('"on 4 September 2023"', '"on 14 September 2023"'), KOUMBORI),
        (layout.REPORT, swap('"on 4 September 2023"', '"on 4 August 2023"'), KOUMBORI),
        (layout.REPORT, swap(', killing "', ', killing 3 of "', times=9), KOUMBORI),
        (layout.REPORT, swap('"reported"', '"proved"'), "section 1, paragraph 1, sentence 1"),
        (layout.REPORT, swap('"Meridian Wire"', '"Al-Yanbu"'), "headline"),
        (layout.REPORT, swap('"day": "2023-09-07",\n   "url"', '"day": "2023-09-08",\n   "url"'), "footnote 4"),
        (layout.REPORT, swap('"outlet": "Al-Yanbu"', '"outlet": "Meridian Wire"'), "footnote 2"),
        (layout.REPORT, swap('"quote": "over 50"', '"quote": "over 60"'), "footnote 4"),
        (layout.REPORT, swap('"lat": 13.8478', '"lat": 13.9478'), "map point"),
        (layout.REPORT, swap("Koumbori, 4 September 2023", "Koumbori, 5 September 2023"), "table inventory, row 2"),
        (layout.REPORT, swap('"is_accepted": true', '"is_accepted": false'), "state"),
        (layout.REPORT, swap('"state": "accepted"', '"state": "draft"'), "state"),
        (layout.CLAIMS, swap('"min": 51', '"min": 61'), KOUMBORI),
        (layout.CLAIMS, swap('"qty_min": 47, "qty_max": 47', '"qty_min": 74, "qty_max": 74'), KOUMBORI),
        (layout.CLAIMS, swap('"perpetrator": "Dawn Banner', '"perpetrator": "Volta Banner', times=9), KOUMBORI),
        (layout.CLAIMS, swap('"event_date": "2023-09-04"', '"event_date": "2023-09-05"'), KOUMBORI),
        (layout.CLAIMS, swap('"assertion": "reported"', '"assertion": "claimed"'), "headline"),
        (layout.QUOTES, swap('"over 50"', '"over 60"'), KOUMBORI),
        (layout.QUOTES, swap('"47 motorcycles"', '"47 motorbikes!"'), KOUMBORI),
        (layout.DOCUMENTS, swap('"sha256": "', '"sha256": "0'), "footnote 1"),
        (layout.DECISIONS, swap("A. Analyst", "B. Analyst"), KOUMBORI),
        (layout.DECISIONS, swap('"digests": ["', '"digests": ["0'), KOUMBORI),
        (layout.EVENTS, swap('"start": "2023-09-04"', '"start": "2023-09-14"', times=9), "section 3, heading"),
        (layout.EVENTS, swap('"title": "Attack at Kou', '"title": "Massacre at Kou'), "section 3, heading"),
        (layout.MARKDOWN, swap("over 50 soldiers", "over 90 soldiers", times=9), layout.MARKDOWN),
        (layout.HTML, swap("47 motorcycles", "74 motorcycles"), layout.HTML),
        (layout.HTML, lambda text: text + "This killed 75 people.", layout.HTML),
    ],
)  # fmt: skip
def test_verify_finds_what_was_changed_although_the_manifest_is_right(
    part: str, change: Change, place: str, tmp_path: Path
) -> None:
    proof = verify(write_parts(tamper(final_bundle(), part, change), tmp_path))
    assert place in failed_places(proof)


def test_verify_names_the_part_that_the_manifest_does_not_know(tmp_path: Path) -> None:
    path = write(draft_bundle(), tmp_path)
    data = path.read_bytes()
    assert data.count(b'"47 motorcycles"') > 1
    path.write_bytes(_with_sums(data.replace(b'"47 motorcycles"', b'"74 motorcycles"')))
    proof = verify(path)
    found = {f.place: f.problems for f in proof.failed}
    assert found[layout.REPORT] == ("has not the sha256 that manifest-sha256.txt gives",)
    assert KOUMBORI in found


def _with_sums(data: bytes) -> bytes:
    """A zip file whose members were changed in place, with the checksums that unzip looks at made right again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            start = data.index(entry.filename.encode(), entry.header_offset) + len(entry.filename)
            new.writestr(entry, data[start : start + entry.file_size])
    return out.getvalue()


def test_verify_finds_a_number_that_was_changed_everywhere_by_the_sources_alone(tmp_path: Path) -> None:
    """Claim, quote, hash of the quote, sentence and page agree on 60 then; only the document says 50."""
    bundle = draft_bundle()
    parts = bundle_to_parts(bundle)
    old, new = (hashlib.sha256(words).hexdigest().encode() for words in (b"over 50", b"over 60"))
    forged = {
        name: data.replace(b"over 50", b"over 60").replace(old, new).replace(b'"min": 51', b'"min": 61')
        for name, data in parts.items()
    }
    path = write_parts(forged, tmp_path)
    assert verify(path).failed == ()
    proof = verify(path, documents=DOCUMENTS)
    assert KOUMBORI in failed_places(proof)
    assert "headline" in failed_places(proof)


def test_verify_names_a_document_that_has_changed_since_and_one_that_is_not_there(tmp_path: Path) -> None:
    desk, wire = DOCUMENTS
    path = write(draft_bundle(), tmp_path)
    changed = verify(path, documents=(replace(desk, text=desk.text.replace("50", "60")), wire))
    assert "document desk has another text in the sources" in " ".join(
        p for f in changed.failed if f.place == KOUMBORI for p in f.problems
    )
    missing = verify(path, documents=(wire,))
    assert missing.failed == ()
    assert missing.notes[0] == "document desk: not among the sources; its quotes are not checked"


def _sentence(report: Report, *pieces: Piece) -> Report:
    """The report with a sentence of these pieces in place of its second lead sentence."""
    lead = report.lead
    return replace(
        report, lead=replace(lead, sentences=(lead.sentences[0], Sentence(pieces), *lead.sentences[2:]))
    )


def _told_problems(*pieces: Piece) -> tuple[str, ...]:
    bundle = draft_bundle()
    proof = prove_bundle(with_report(bundle, lead=_sentence(bundle.report, *pieces).lead), render=render)
    return next(f.problems for f in proof.statements if f.place == "lead, sentence 2")


def _pieces_of(pointer: str, how: How) -> Piece:
    """The first piece of the report that states a value in this way."""
    report = draft_bundle().report
    sentences = [report.headline, *report.lead.sentences]
    sentences += [s for section in report.sections for p in section.paragraphs for s in p.sentences]
    sentences += [cell.text for table in report.tables for row in table.rows for cell in row]
    found: Piece = next(
        piece
        for sentence in sentences
        for piece in sentence.pieces
        if piece.how is how and any(fact.pointer == pointer for fact in piece.facts)
    )
    return found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("50 soldiers", "'50 soldiers' leaves out the bound of its fact (more_than)"),
        ("51 soldiers", "'51 soldiers' leaves out the bound of its fact (more_than)"),
        ("about 50 soldiers", "'about 50 soldiers' leaves out the bound of its fact (more_than)"),
        ("over 500 soldiers", "the number 500 in 'over 500 soldiers' is in none of its facts"),
        (
            "over 50 Kestrel soldiers",
            "the name 'Kestrel' in 'over 50 Kestrel soldiers' is in none of its facts",
        ),
    ],
)
def test_verify_refuses_a_toll_that_is_told_otherwise(text: str, problem: str) -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    assert problem in _told_problems(
        Piece("It said that "), Piece(text, toll.facts, How.TOLD), Piece(" died.")
    )


@pytest.mark.parametrize("text", ["over 50 soldiers", "more than fifty", "at least 51", "soldiers"])
def test_verify_takes_a_toll_that_is_told_in_other_words(text: str) -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    problems = _told_problems(Piece("It said that "), Piece(text, toll.facts, How.TOLD), Piece(" died."))
    assert [problem for problem in problems if "footnote" not in problem] == []


@pytest.mark.parametrize(
    ("pointer", "text", "is_right"),
    [
        ("/claimant", "the Dawn Banner Front", True),
        ("/claimant", "DBF", True),
        ("/claimant", "Al-Yanbu", False),
        ("/outlet", "Al-Yanbu", True),
        ("/outlet", "the Dawn Banner Front", False),
        ("/target", "Kestrel Lance", True),
        ("/target", "the Volta Rapid Brigade", False),
        ("/country", "Mali", True),
        ("/country", "Niger", False),
        ("/country", "Niono", False),
        ("/places/0", "Niono", True),
        ("/claimed_on", "6 September 2023", True),
        ("/claimed_on", "6 October 2023", False),
        ("/claimed_on", "7 September 2023", False),
    ],
)
def test_verify_holds_names_and_days_to_the_field_that_is_told(
    pointer: str, text: str, is_right: bool
) -> None:
    claim = next(c for c in draft_bundle().claims if c.target and c.target.startswith("Kestrel"))
    piece = Piece(text, (Fact(claim.id, pointer),), How.TOLD)
    problems = _told_problems(Piece("It said: "), piece)
    wrong = [p for p in problems if "in none of its facts" in p]
    assert bool(wrong) is not is_right


def test_verify_refuses_a_suspicion_that_is_told_as_a_fact() -> None:
    bundle = draft_bundle()
    claim = next(c for c in bundle.claims if c.target and c.target.startswith("Kestrel"))
    suspected = replace(claim, attribution=Attribution(Basis.SUSPECTED, None))
    ground = replace(lay_ground(bundle, {}), claims={claim.id: suspected})
    fact = Fact(claim.id, "/perpetrator")
    plainly = Sentence((Piece("It said that "), Piece("DBF", (fact,), How.TOLD), Piece(" did it.")))
    hedged = Sentence((Piece("It said that suspected "), Piece("DBF", (fact,), How.TOLD), Piece(" did it.")))
    problem = f"claim {claim.id} names the perpetrator as suspected, and the sentence does not"
    assert problem in sentence_problems(plainly, ground, notes=None)
    assert problem not in sentence_problems(hedged, ground, notes=None)


def test_verify_refuses_a_sum_that_counts_a_fact_twice() -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    twice = Piece("at least 102 soldiers", (*toll.facts, *toll.facts), How.SUM)
    assert "the sum 'at least 102 soldiers' counts a fact twice, or one that is no number" in _told_problems(
        Piece("It said "), twice
    )


def test_verify_refuses_a_number_in_words_of_ours() -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    problems = _told_problems(Piece("It said that sixty died, not "), toll)
    assert "the number 60 in 'It said that sixty died, not' rests on no fact" in problems


def test_verify_refuses_quoted_words_that_nobody_wrote() -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    problems = _told_problems(Piece("It said "), Piece("“wiped out”", toll.facts, How.QUOTE))
    assert "the quoted words '“wiped out”' stand in no quote of the claim" in problems


def test_verify_refuses_a_sentence_of_no_claim_and_one_without_its_footnote() -> None:
    assert "it rests on no claim" in _told_problems(Piece("It is said to be so."))
    bundle = draft_bundle()
    lead = replace(bundle.report.lead, notes=((),) * len(bundle.report.lead.sentences))
    proof = prove_bundle(with_report(bundle, lead=lead), render=render)
    problems = next(f.problems for f in proof.statements if f.place == "lead, sentence 3")
    assert [p.split(" ", 2)[2] for p in problems] == ["is stated without a footnote"]


def test_verify_refuses_a_number_that_is_cut_over_two_pieces() -> None:
    toll = _pieces_of("/killed/0", How.TOLD)
    halves = (Piece("over 50", toll.facts, How.TOLD), Piece("0 soldiers"))
    assert "a number of it runs over two pieces" in _told_problems(Piece("It said "), *halves)


def test_verify_refuses_a_claim_that_loses_a_sentence() -> None:
    bundle = draft_bundle()
    section = bundle.report.sections[2]
    short = replace(section.paragraphs[0], sentences=section.paragraphs[0].sentences[:1])
    sections = (*bundle.report.sections[:2], replace(section, paragraphs=(short,)))
    proof = prove_bundle(with_report(bundle, sections=sections), render=render)
    assert [(f.place, f.problems) for f in proof.failed] == [
        ("section 3, paragraph 1", ("part of the claim is not told",))
    ]


def test_verify_does_not_tell_anew_what_another_version_wrote(tmp_path: Path) -> None:
    change = swap('"telling": "', '"telling": "0')
    parts = tamper(draft_bundle(), layout.ABOUT, change)
    proof = verify(write_parts(parts, tmp_path))
    assert proof.failed == ()
    assert proof.notes[0].startswith("told by another grammar")


def test_a_draft_that_is_called_accepted_is_found() -> None:
    bundle = draft_bundle()
    proof = prove_bundle(with_report(bundle, state=ReviewState.ACCEPTED), render=render)
    assert failed_places(proof) == ["state"]


def test_every_line_of_a_bundle_is_json_with_its_schema() -> None:
    parts = bundle_to_parts(final_bundle())
    lines = [
        json.loads(line) for name in parts if name.endswith(".jsonl") for line in parts[name].splitlines()
    ]
    assert {line["schema"] for line in lines} == {"dragoman/1"}
    assert b"In the past two days" not in b"".join(parts.values())


def test_make_bundle_takes_the_report_whole() -> None:
    report = draft_bundle().report
    assert bundle_of(report) == draft_bundle()
