"""A composed report -> the same with every source's word that takes a side in quotation marks.

A claim's nouns are told as written ("two terrorists"). The number and the noun are facts of the claim; the word is its
source's, and the marks say so. What is ours, and the names that groups and outlets bear, stay as they are.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from dragoman.tell import How, Piece, Sentence, open_grammar
from dragoman.write.checks.words import find_loaded
from dragoman.write.report import Cell, Chart, Paragraph, Report, Table


def quote_loaded(report: Report, names: Iterable[str]) -> Report:
    """The report with loaded words of its sources in quotation marks.

    Args:
        names: those that their bearers go by, of `bearer_names`.
    """
    known = frozenset(names)
    grammar = open_grammar(report.lang)
    marks = (grammar.word("report", "label", "open_quote"), grammar.word("report", "label", "close_quote"))

    def mark(sentence: Sentence) -> Sentence:
        return mark_loaded(sentence, known, report.lang, marks)

    def table(old: Table) -> Table:
        rows = tuple(tuple(_cell(cell, mark(cell.text)) for cell in row) for row in old.rows)
        return dataclasses.replace(old, rows=rows)

    def paragraph(old: Paragraph) -> Paragraph:
        return dataclasses.replace(old, sentences=tuple(mark(sentence) for sentence in old.sentences))

    def chart(old: Chart) -> Chart:
        return dataclasses.replace(old, table=table(old.table))

    return dataclasses.replace(
        report,
        headline=mark(report.headline),
        lead=paragraph(report.lead),
        sections=tuple(
            dataclasses.replace(section, paragraphs=tuple(paragraph(p) for p in section.paragraphs))
            for section in report.sections
        ),
        tables=tuple(table(old) for old in report.tables),
        charts=tuple(chart(old) for old in report.charts),
    )


def mark_loaded(sentence: Sentence, names: frozenset[str], lang: str, marks: tuple[str, str]) -> Sentence:
    """A sentence whose told values have loaded words in quotation marks, as pieces that quote.

    Args:
        names: in which such a word stays as it is.
        marks: what opens and closes a quotation.
    """
    pieces: list[Piece] = []
    for piece in sentence.pieces:
        pieces += _marked(piece, names, lang, marks) if piece.how is How.TOLD and piece.facts else [piece]
    return Sentence(tuple(pieces))


def _marked(piece: Piece, names: frozenset[str], lang: str, marks: tuple[str, str]) -> Iterator[Piece]:
    at = 0
    for start, end in find_loaded(piece.text, lang, names):
        if piece.text[at:start]:
            yield Piece(piece.text[at:start], piece.facts, piece.how)
        yield Piece(marks[0] + piece.text[start:end] + marks[1], piece.facts, How.QUOTE)
        at = end
    if at == 0:
        yield piece
    elif piece.text[at:]:
        yield Piece(piece.text[at:], piece.facts, piece.how)


def _cell(cell: Cell, text: Sentence) -> Cell:
    return dataclasses.replace(cell, text=text)
