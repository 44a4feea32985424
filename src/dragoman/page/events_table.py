"""Events -> text for a terminal: a block an event, with figures by account, ledger, links and remarks.

The values are those of the page, so names of private persons are withheld here too; what a document holds is shown
and never sent, as in `table`.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.base.event import Event
from dragoman.page.event_model import ChainView, EventView, FactView, FigureView
from dragoman.page.event_order import draw_events
from dragoman.page.shown import isolate
from dragoman.page.table import open_console, take_text
from dragoman.page.words import word

_STATUS_STYLES = {
    "claimed": "yellow",
    "reported": "blue",
    "corroborated": "green",
    "disputed": "magenta",
    "denied": "red",
}
_SIGNS = {"claimed": "○", "reported": "◆", "corroborated": "●", "disputed": "▲", "denied": "■"}


def events_table(events: Sequence[Event], *, width: int = 100, colour: bool = False) -> str:
    """The events as blocks, the earliest first and those without a date last.

    Args:
        events: the events to show, their documents with or without text.
        width: columns of the terminal; less than 40 counts as 40.
        colour: write ANSI colours; without, the text holds no escape at all.

    Returns:
        Lines ended by newlines.

    Raises:
        GroundingError: a span does not stand in its document.
    """
    table = EventsTable(width=width, colour=colour)
    return "".join(table.draw_view(view) for _, view in draw_events(events)) + table.close()


class EventsTable:
    """The same, one event after the other: `draw` gives its block, `close` the lines that end the whole."""

    def __init__(self, *, width: int = 100, colour: bool = False) -> None:
        self._out = io.StringIO()
        self._console: Console = open_console(self._out, width, colour)
        self._count = self._drafts = self._accepted = 0
        self._has_geonames = False

    def draw(self, event: Event) -> str:
        """The block of one event; raises GroundingError when a span does not stand in its document."""
        ((_, view),) = draw_events([event])
        return self.draw_view(view)

    def draw_view(self, view: EventView) -> str:
        """The block of an event that is drawn already."""
        self._count += 1
        self._drafts += view.is_draft
        self._accepted += view.accepted
        self._has_geonames = self._has_geonames or view.has_geonames
        self._console.print(Group(_head(view), Padding(_body(view), (0, 0, 0, 2))))
        self._console.print()
        return take_text(self._out)

    def close(self) -> str:
        """How many events there are, that they are drafts, and the credit of GeoNames if it is due."""
        if not self._count:
            self._console.print(Text(word("text", "no_events")))
        elif self._drafts:
            frame = word("text", "drafts_in_part" if self._accepted else "drafts")
            told = frame.format(n=self._drafts, all=self._count)
            self._console.print(Text(f"{told} {word('text', 'no_fact')}", style="dim"))
        if self._has_geonames:
            self._console.print(Text(word("text", "geonames"), style="dim"))
        return take_text(self._out)


def _head(view: EventView) -> RenderableType:
    style = _STATUS_STYLES.get(view.status, "")
    return Text.assemble(
        (f"{_SIGNS[view.status]} ", style), (isolate(view.title), "bold"), "  ", (view.event_id, "dim")
    )


def _body(view: EventView) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=False)
    table.add_column(no_wrap=False, min_width=8, max_width=16, style="dim")
    table.add_column(ratio=1)
    for label, text in _lines(view):
        table.add_row(Text(label), text)
    return table


def _lines(view: EventView) -> Iterator[tuple[str, Text]]:
    style = _STATUS_STYLES.get(view.status, "")
    yield word("text", "status"), _told((view.status_word, style), view.status_why, view.review)
    grade = view.grade
    yield word("text", "grade"), _told((grade.code, "bold"), grade.source, grade.source_why)
    yield "", _told(("", ""), grade.information, grade.information_why)
    yield word("text", "said_by"), _told((view.sources, "bold"), *_speakers(view))
    for fact in view.facts:
        yield from _fact(fact)
    for figure in view.figures:
        yield from _figure(figure)
    for n, line in enumerate(view.ledger):
        quantity = f"{line.quantity} {line.unit}".strip()
        givers = (f"{isolate(h.note)} {h.text} “{isolate(h.quote)}”" for h in line.holdings)
        label = word("fields", "materiel") if n == 0 else ""
        yield label, _told((f"{quantity} × {isolate(line.item)}", "magenta"), line.disposition, *givers)
    counted = Counter(f"{line.category}, {line.disposition}" for line in view.ledger)
    totals = [f"{total.text} {total.note}" for total in view.ledger_totals if counted[total.text] > 1]
    if totals:
        yield "", _told((f"{word('text', 'totals')}: {totals[0]}", "dim"), *totals[1:])
    if view.ledger_note:
        yield "", Text(view.ledger_note, style="dim")
    for odd in view.disagreements:
        yield word("text", "at_odds"), _told((odd.text, "bold"), odd.quote, odd.note)
    for link in view.links:
        yield link.kind, _told((isolate(link.text), "red" if link.is_against else ""), link.note)
    for chain in view.chains:
        if len(chain.carriers) > 1:
            told = list(_carriers(chain))
            is_first = chain.name == chain.carriers[0].name
            head = told.pop(0) if is_first else chain.name
            yield word("account", "carried"), _told((head, ""), *told)
    for remark in view.remarks:
        yield word("text", "remark"), Text(isolate(remark))


def _carriers(chain: ChainView) -> Iterator[str]:
    """Who carries it in which way, the earliest first; several documents of one name in one way are one entry."""
    counted = Counter((carrier.name, carrier.how) for carrier in chain.carriers)
    for (name, how), count in counted.items():
        times = word("text", "documents_of_it").format(n=count) if count > 1 else ""
        told = ", ".join(isolate(part) for part in (how, times) if part)
        yield f"{isolate(name)} ({told})" if told else isolate(name)


def _told(head: tuple[str, str], *rest: str) -> Text:
    """A value and, dim, what belongs to it."""
    text = Text(isolate(head[0]), style=head[1])
    for part in rest:
        if part:
            text.append(f"{' · ' if text else ''}{isolate(part)}", style="dim")
    return text


def _by(who: str) -> str:
    return f"{word('text', 'said_by_who')} {who}" if who else ""


def _speakers(view: EventView) -> Iterator[str]:
    for chain in view.chains:
        kind = word("text", "party_speaks") if chain.interested else chain.kind
        yield f"{isolate(chain.name)} ({kind})"


def _fact(fact: FactView) -> Iterator[tuple[str, Text]]:
    for n, value in enumerate(fact.values):
        why = (fact.why,) if n == len(fact.values) - 1 else ()
        yield fact.label if n == 0 else "", _told((value.text, "cyan"), *value.facts, _by(value.by), *why)
    if not fact.values:
        yield fact.label, _told((f"— {word('text', 'not_stated')}", "dim"), fact.why)
    for other in fact.others:
        yield (
            "",
            _told((f"{word('text', 'also_said')} {isolate(other.text)}", ""), *other.facts, _by(other.by)),
        )


def _figure(figure: FigureView) -> Iterator[tuple[str, Text]]:
    who = f"{figure.side.lower()}{f', {isolate(figure.party)}' if figure.party else ''}"
    best = figure.best or word("text", "no_best")
    high = f"{figure.high} ({figure.high_note})" if figure.high_note else figure.high
    bounds = word("text", "bounds_line").format(low=figure.low, best=best, high=high)
    yield figure.kind, _told((bounds, "red"), who, figure.best_note)
    for account in figure.accounts:
        party = word("text", "party_speaks") if account.interested else ""
        words = f"“{isolate(account.quote)}”" if account.quote else ""
        yield (
            "",
            _told((f"  {account.figure}", ""), account.victim, account.by, party, account.said_on, words),
        )
    if len(figure.history) > 1:
        steps = " → ".join(f"{step.change} {step.figure} ({isolate(step.by)})" for step in figure.history)
        yield "", Text(f"  {word('text', 'history')}: {steps}", style="dim")
    rule = word("text", "best_rule").format(rule=isolate(figure.rule)) if figure.best and figure.rule else ""
    why = " · ".join(part for part in (rule, figure.acled) if part)
    if why:
        yield "", Text(f"  {why}", style="dim")
