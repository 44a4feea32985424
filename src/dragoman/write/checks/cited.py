"""A report -> what in it rests on no claim that a footnote cites."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.base.errors import UncitedSentence
from dragoman.tell import How
from dragoman.write.checks.lines import Line, report_lines, table_rows
from dragoman.write.checks.problem import Problem, Rule, refused
from dragoman.write.report import Report, Table

_COUNTED = (How.SUM, How.COUNT, How.CLAIMS, How.SOURCES)
_REMEDY = "Take it out, or cite the claim that says it."


def require_cited(report: Report) -> None:
    """Refuse a report with a sentence, a headline or a row of a table that is not cited.

    Raises:
        UncitedSentence: the message holds its words.
    """
    for problem in uncited(report):
        raise UncitedSentence(str(problem))


def uncited(report: Report) -> Iterator[Problem]:
    """A problem for each sentence without facts or without the footnotes of its facts."""
    claims = {note.number: note.claim for note in report.footnotes}
    for line in report_lines(report):
        if line.notes is not None:
            yield from _of_sentence(line, claims)
    yield from _headline(report)
    for where, table, at in table_rows(report):
        yield from _of_row(where, table, at, claims)


def _of_row(where: str, table: Table, at: int, claims: dict[int, str]) -> Iterator[Problem]:
    """A row cites what it states; a total also by the rows that it adds up."""
    cells = table.rows[at]
    stated = {claim for cell in cells for claim in cell.text.claims}
    cited = {claims.get(number) for cell in cells for number in cell.notes}
    if any(piece.how in _COUNTED for cell in cells for piece in cell.text.pieces):
        cited |= {claims.get(number) for row in table.rows for cell in row for number in cell.notes}
    missing = sorted(stated - cited)
    if missing or (not stated and any(cell.is_number for cell in cells)):
        text = " | ".join(cell.text.text for cell in cells)
        why = (
            f"no footnote of the row cites {', '.join(missing)}"
            if missing
            else "its numbers rest on no claim"
        )
        yield refused(Rule.UNCITED, where, text, why, _REMEDY)


def _of_sentence(line: Line, claims: dict[int, str]) -> Iterator[Problem]:
    assert line.notes is not None
    unknown = [number for number in line.notes if number not in claims]
    cited = {claims[number] for number in line.notes if number in claims}
    missing = [claim for claim in line.sentence.claims if claim not in cited]
    if unknown:
        why = f"it cites footnote {unknown[0]}, which there is not"
    elif not line.sentence.facts or not line.notes:
        why = "it rests on no claim"
    elif missing:
        why = f"it states what claim {missing[0]} says, and no footnote of it cites that claim"
    else:
        return
    yield refused(Rule.UNCITED, line.where, line.text, why, _REMEDY)


def _headline(report: Report) -> Iterator[Problem]:
    """A headline carries no footnotes; what it states is cited below it."""
    cited = {note.claim for note in report.footnotes}
    missing = [claim for claim in report.headline.claims if claim not in cited]
    if not report.headline.facts or missing:
        why = f"claim {missing[0]} is cited nowhere in the report" if missing else "it rests on no claim"
        yield refused(Rule.UNCITED, "headline", report.headline.text, why, _REMEDY)
