"""Documents and their readings -> text for a terminal: a block a claim, each value with words and offsets.

The values are those of the page, so names of private persons are withheld here too. Control characters in a
document are shown and never sent: hostile text cannot move the cursor or set a title. What runs from right to
left is isolated, so that it moves no offset.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.page.document_view import draw_document
from dragoman.page.model import ClaimView, DocumentView, RefusalView, ValueView
from dragoman.page.shown import isolate
from dragoman.page.words import word

_STYLES = {
    "act": "bold",
    "actor": "blue",
    "place": "green",
    "date": "yellow",
    "toll": "red",
    "materiel": "magenta",
    "speaker": "cyan",
}
_MIN_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block: a field, its value, and a remark of ours beside it."""

    label: str
    value: ValueView | None
    note: str = ""


def claims_table(
    items: Sequence[tuple[Document, Reading]],
    *,
    width: int = 100,
    colour: bool = False,
    explain: bool = False,
) -> str:
    """The claims of each document as blocks of field, value, quoted words and offsets.

    Args:
        items: documents with what was read of them, in the order to show.
        width: columns of the terminal; less than 40 counts as 40.
        colour: write ANSI colours; without, the text holds no escape at all.
        explain: add the rule, lexicon entry and candidates of each value.

    Returns:
        Lines ended by newlines; offsets count characters of the part that they name.

    Raises:
        GroundingError: a span does not stand in its document.
    """
    table = ClaimsTable(width=width, colour=colour, explain=explain)
    return "".join(table.draw(document, reading) for document, reading in items) + table.close()


class ClaimsTable:
    """The same, one document after the other: `draw` gives its blocks, `close` the lines that end the whole."""

    def __init__(self, *, width: int = 100, colour: bool = False, explain: bool = False) -> None:
        self._out = io.StringIO()
        self._explain = explain
        self._position = 0
        self._has_geonames = False
        self._console = open_console(self._out, width, colour)

    def draw(self, document: Document, reading: Reading) -> str:
        """The blocks of one document; raises GroundingError when a span does not stand in it."""
        self._position += 1
        view = draw_document(self._position, document, reading, explain=self._explain)
        self._has_geonames = self._has_geonames or view.has_geonames
        self._console.print(_draw(view))
        self._console.print()
        return take_text(self._out)

    def close(self) -> str:
        """What is true of all documents: that this is a draft, and the credit of GeoNames if it is due."""
        self._console.print(Text(word("text", "draft") + " " + word("text", "no_fact"), style="dim"))
        if self._has_geonames:
            self._console.print(Text(word("text", "geonames"), style="dim"))
        return take_text(self._out)


def open_console(out: io.StringIO, width: int, colour: bool) -> Console:
    """A console that writes to `out`, the same whatever the environment says; less than 40 columns count as 40."""
    return Console(
        file=out,
        width=max(width, _MIN_WIDTH),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def take_text(out: io.StringIO) -> str:
    """What was written since the last call, without blanks at the ends of lines."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _draw(view: DocumentView) -> RenderableType:
    facts = " · ".join(f"{label.lower()} {isolate(text)}" for label, text in view.facts)
    parts: list[RenderableType] = [Text(isolate(view.title), style="bold"), Text(facts, style="dim")]
    for claim in view.claims:
        parts.append(Padding(_block(claim), (1, 0, 0, 2)))
    if not view.claims:
        reason = (
            word("text", "no_claim") if view.screened is None else f"screened out: {isolate(view.screened)}"
        )
        parts.append(Padding(Text(reason), (1, 0, 0, 2)))
    if view.refusals:
        parts.append(Padding(_refusals(view.refusals), (1, 0, 0, 2)))
    return Group(*parts)


def _block(claim: ClaimView) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=False)
    table.add_column(no_wrap=False, min_width=8, max_width=16, style="dim")
    table.add_column(ratio=4)
    table.add_column(ratio=5)
    for line in _lines(claim):
        table.add_row(Text(line.label), _value(line), _words(line.value))
        if line.value and line.value.why:
            why = line.value.why
            told = [
                f"rule {why.rule}",
                f"entry {why.entry}" if why.entry else "",
                *map("not {}".format, why.candidates),
            ]
            table.add_row(
                Text(""), Text("why", style="dim"), Text("; ".join(t for t in told if t), style="dim")
            )
    head = Text.assemble(
        (f"claim {claim.position}", "bold"), "  ", (claim.claim_id, "dim"), "  ", (claim.headline, "bold")
    )
    parts: list[RenderableType] = [head, table]
    if claim.refusals:
        parts.append(_refusals(claim.refusals))
    return Group(*parts)


def _lines(claim: ClaimView) -> Iterator[Line]:
    for value in claim.badges:
        yield Line(value.label, value)
    for row in (*claim.speakers, *claim.deed):
        for value in row.values:
            yield Line(row.label, value, row.note)
        if not row.values:
            yield Line(row.label, None, word("text", "not_stated"))
    for place in claim.places:
        yield Line(word("fields", "places"), place.value, " · ".join(place.facts))
    for side in claim.sides:
        for toll in side.tolls:
            wording = f"“{toll.wording}”" if toll.wording else ""
            who = ", ".join(isolate(part) for part in (side.side.lower(), toll.victim, wording) if part)
            yield Line(toll.kind, toll.figure, who)
            if toll.source:
                yield Line("", toll.source, word("text", "gives_it"))
    for item in claim.materiel:
        quantity = f"{item.quantity} × {item.unit}" if item.unit else item.quantity
        yield Line(word("fields", "materiel"), item.item, f"{quantity}, {item.disposition}")
    if claim.inventory:
        yield Line(word("fields", "materiel"), claim.inventory)


def _value(line: Line) -> Text:
    if line.value is None:
        return Text(f"— {line.note}", style="dim")
    text = Text(isolate(line.value.text), style=_STYLES.get(line.value.family, ""))
    return text.append(f"  {isolate(line.note)}", style="dim") if line.note else text


def _words(value: ValueView | None) -> Text:
    if value is None:
        return Text("")
    if not value.quotes:
        return Text(word("text", "no_words"), style="dim")
    words = Text()
    for quote in value.quotes:
        if words:
            words.append("; ")
        words.append(f"“{isolate(quote.words)}”")
        words.append(f" {quote.part} {quote.start}–{quote.end}", style="dim")
    return words


def _refusals(refusals: Sequence[RefusalView]) -> RenderableType:
    lines = [Text(word("families", "refused").lower(), style="bold")]
    for refusal in refusals:
        line = Text(f"  {refusal.label}  “{isolate(refusal.words)}”")
        line.append(f" {refusal.place}" if refusal.place else "", style="dim")
        lines.append(line.append(f"  {isolate(refusal.reason)}"))
    return Group(*lines)
