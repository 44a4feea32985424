"""Every number of a report is changed, one at a time, and each change is found where it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from made_bundles import draft_bundle, render

from dragoman.tell import Sentence
from dragoman.write.bundle import Bundle, prove_bundle
from dragoman.write.bundle.amounts import load_words
from dragoman.write.bundle.quotes import stands_around
from dragoman.write.report import Paragraph, Report, Table

_FIGURE = re.compile(r"\d+")
Changed = tuple[str, str, Report]
"""Where, what the words are then, and the report in which they stand."""


def changed_words(text: str) -> str | None:
    """The text with its first number raised by three; None when it has none."""
    words = load_words("en")
    assert words is not None
    figure = _FIGURE.search(text)
    if figure:
        return text[: figure.start()] + str(int(figure[0]) + 3) + text[figure.end() :]
    for word in words.numbers:
        spelled = re.search(rf"\b{word}\b", text)
        if spelled:
            return text[: spelled.start()] + "seventeen" + text[spelled.end() :]
    return None


def changed_sentences(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence once for each of its pieces that has a number, that number changed."""
    for n, piece in enumerate(sentence.pieces):
        text = changed_words(piece.text)
        if text:
            pieces = (*sentence.pieces[:n], replace(piece, text=text), *sentence.pieces[n + 1 :])
            yield Sentence(pieces)


def changed_paragraphs(paragraph: Paragraph) -> Iterator[tuple[int, Paragraph]]:
    for n, sentence in enumerate(paragraph.sentences):
        for changed in changed_sentences(sentence):
            told = (*paragraph.sentences[:n], changed, *paragraph.sentences[n + 1 :])
            yield n + 1, replace(paragraph, sentences=told)


def changed_tables(table: Table) -> Iterator[tuple[int, Table]]:
    for n, row in enumerate(table.rows):
        for m, cell in enumerate(row):
            for changed in changed_sentences(cell.text):
                cells = (*row[:m], replace(cell, text=changed), *row[m + 1 :])
                yield n + 1, replace(table, rows=(*table.rows[:n], cells, *table.rows[n + 1 :]))


def changed_reports(report: Report) -> Iterator[Changed]:
    """Every report that differs from this one in one number."""
    for headline in changed_sentences(report.headline):
        yield "headline", headline.text, replace(report, headline=headline)
    for n, lead in changed_paragraphs(report.lead):
        yield f"lead, sentence {n}", lead.sentences[n - 1].text, replace(report, lead=lead)
    for s, section in enumerate(report.sections):
        for p, paragraph in enumerate(section.paragraphs):
            for n, changed in changed_paragraphs(paragraph):
                paragraphs = (*section.paragraphs[:p], changed, *section.paragraphs[p + 1 :])
                sections = (
                    *report.sections[:s],
                    replace(section, paragraphs=paragraphs),
                    *report.sections[s + 1 :],
                )
                place = f"section {s + 1}, paragraph {p + 1}, sentence {n}"
                yield place, changed.sentences[n - 1].text, replace(report, sections=sections)
    for t, table in enumerate(report.tables):
        for n, changed_table in changed_tables(table):
            tables = (*report.tables[:t], changed_table, *report.tables[t + 1 :])
            yield f"table {table.name}, row {n}", "", replace(report, tables=tables)


@pytest.mark.parametrize("telling", [None, "0" * 16], ids=["told anew", "told by another grammar"])
def test_verify_finds_every_number_that_was_changed(telling: str | None) -> None:
    bundle = draft_bundle()
    if telling:
        bundle = replace(bundle, about=replace(bundle.about, telling=telling))
    changes = list(changed_reports(bundle.report))
    assert len(changes) > 50
    assert [(place, text) for place, text, report in changes if not _is_found(bundle, place, report)] == []


def _is_found(bundle: Bundle, place: str, report: Report) -> bool:
    proof = prove_bundle(replace(bundle, report=report), render=render)
    return any(finding.place == place and not finding.is_proven for finding in proof.statements)


@pytest.mark.parametrize(
    ("bare", "full", "is_same"),
    [
        ("[name withheld] was killed", "Oumar Exemple was killed", True),
        ("the [name withheld] family", "the Exemple family", True),
        ("[name withheld] and [name withheld]", "Oumar and Exemple", True),
        ("[name withheld] was killed", "Oumar Exemple was hurt", False),
        ("[name withheld] was killed", " was killed", False),
        ("over 50", "over 50", True),
        ("over 50", "over 60", False),
        ("a[name withheld]a[name withheld]a", "aa", False),
        ("a[name withheld]" * 500, "a" * 200_000 + "b", True),
        ("a[name withheld]" * 500 + "c", "a" * 200_000 + "b", False),
    ],
    ids=range(10),
)  # fmt: skip
def test_stands_around_compares_what_stands_around_the_marks(bare: str, full: str, is_same: bool) -> None:
    assert stands_around(bare, full) is is_same
