"""Sentences -> their fields: pieces with the words of the source behind them, and footnote marks.

A mark is printed once for a run of sentences that rest on the same footnotes, behind its last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.base.event import Event
from dragoman.tell import Fact, How, Piece, Sentence
from dragoman.write.render.fields import (
    CellField,
    ColumnField,
    MarkField,
    ParagraphField,
    PieceField,
    SentenceField,
    TableField,
)
from dragoman.write.render.safe import safe_line, safe_text
from dragoman.write.report import Paragraph, Table

_MOST_WORDS_OF = 4
_LONG_RUN = 5
"""Footnotes in a row from which only the first and the last are marked: each is marked where its own claim is told."""
_RUN = "–"
_LONGEST_WORDS = 160


class Marker:
    """Draws sentences and counts the marks, so that each has an id of its own.

    Args:
        sources: footnote number -> its first line.
        events: where the words behind a value are looked up.
        folds: of a long run of marks print the first and the last.
    """

    def __init__(
        self,
        sources: Mapping[int, str],
        events: Sequence[Event],
        labels: Mapping[str, str],
        *,
        folds: bool = True,
    ) -> None:
        self._folds = folds
        self._sources = sources
        self._labels = labels
        self._claims = {claim.id: claim for event in events for claim in event.claims}
        self.marks: defaultdict[int, list[str]] = defaultdict(list)

    def sentence(self, sentence: Sentence, notes: Sequence[int] = ()) -> SentenceField:
        """A sentence with marks behind it."""
        pieces = tuple(self._piece(piece) for piece in sentence.pieces)
        return SentenceField("".join(piece.text for piece in pieces), pieces, self._mark(notes))

    def paragraph(self, paragraph: Paragraph) -> ParagraphField:
        """A paragraph; its box is in words."""
        rows = list(zip(paragraph.sentences, paragraph.notes, strict=True))
        following = [*(set(notes) for _, notes in rows[1:]), None]
        return ParagraphField(
            tuple(
                self.sentence(sentence, () if set(notes) == after else notes)
                for (sentence, notes), after in zip(rows, following, strict=True)
            ),
            self._labels["unverified"] if paragraph.is_unverified else "",
            safe_line(paragraph.claim),
        )

    def table(self, table: Table) -> TableField:
        """A table."""
        numeric = [_is_numeric(table, n) for n in range(len(table.columns))]
        return TableField(
            safe_line(table.name),
            safe_line(table.title),
            tuple(
                ColumnField(safe_line(c), is_number)
                for c, is_number in zip(table.columns, numeric, strict=True)
            ),
            tuple(
                tuple(
                    CellField(cell.text, cell.pieces, cell.marks, is_number)
                    for cell, is_number in ((self.sentence(c.text, c.notes), c.is_number) for c in row)
                )
                for row in table.rows
            ),
            safe_line(table.note),
        )

    def _mark(self, notes: Sequence[int]) -> tuple[MarkField, ...]:
        drawn = []
        numbers = list(dict.fromkeys(notes))
        for number, before in _shown(numbers) if self._folds else ((number, "") for number in numbers):
            self.marks[number].append(f"ref-{number}-{len(self.marks[number]) + 1}")
            drawn.append(MarkField(number, self.marks[number][-1], self._sources.get(number, ""), before))
        return tuple(drawn)

    def _piece(self, piece: Piece) -> PieceField:
        facts = "; ".join(f"{fact.claim} {fact.pointer}" for fact in piece.facts)
        return PieceField(safe_text(piece.text), safe_line(facts), self._words(piece))

    def _words(self, piece: Piece) -> str:
        """The words of the source for what a piece states, those of several values in a row."""
        if piece.how is How.FRAME:
            return ""
        words = [words for fact in piece.facts if (words := self._words_of(fact))]
        quoted = [self._labels["open_quote"] + w + self._labels["close_quote"] for w in dict.fromkeys(words)]
        if len(quoted) > _MOST_WORDS_OF:
            more = self._labels["more_values"].format(n=len(quoted) - _MOST_WORDS_OF)
            quoted = [*quoted[:_MOST_WORDS_OF], more]
        return " · ".join(quoted)

    def _words_of(self, fact: Fact) -> str:
        claim = self._claims.get(fact.claim)
        spans = claim.spans.get(fact.pointer, ()) if claim else ()
        return safe_line(spans[0].quote, _LONGEST_WORDS) if spans else ""


def _shown(numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The numbers to print, each with what stands before it; of a long run of numbers the first and the last."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        if len(run) < _LONG_RUN:
            yield from ((number, "") for number in run)
        else:
            yield run[0], ""
            yield run[-1], _RUN


def _is_numeric(table: Table, column: int) -> bool:
    """Whether every cell of a column that says something is a number."""
    cells = [row[column] for row in table.rows if column < len(row) and row[column].text.pieces]
    return bool(cells) and all(cell.is_number for cell in cells)
