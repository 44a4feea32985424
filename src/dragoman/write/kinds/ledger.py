"""A desk -> the materiel ledger: totals by category, who lists what of which act, what is contested, the full list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.base.claim import Assertion, Category, Disposition
from dragoman.base.errors import ComposeError
from dragoman.base.event import Event, Holding, LedgerLine
from dragoman.tell import Fact, Sentence
from dragoman.tell.kinds import Row, Total, Value
from dragoman.write.accounts import Account
from dragoman.write.compose import Desk, event_sections, finish_report
from dragoman.write.kinds.charts import draw_bars
from dragoman.write.kinds.counts import bare_count, count_acts, group_by, total_items
from dragoman.write.kinds.disputed import deniers_of, voice_of, voices_of
from dragoman.write.kinds.period import asked_of, keep_accounts, keep_period, tell_full_names
from dragoman.write.kinds.telling import Teller, span_of, title_of
from dragoman.write.report import Chart, Paragraph, Report, Section, Table
from dragoman.write.tables import inventory_table, tell_quantity


def compose_ledger(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The ledger of the days asked for, by the day of the act.

    Raises:
        ComposeError: no account of these days lists materiel.
    """
    period = keep_period(desk, asked_of(desk), by_act=True)
    listed = {a.event.id for a in period.accounts if _lists(a)}
    if not listed:
        raise ComposeError(
            "no account of these events lists materiel. Widen the days, or choose another kind."
        )
    kept = tell_full_names(keep_accounts(period, [a for a in period.accounts if a.event.id in listed]))
    teller = Teller.of(kept)
    listing = [a for a in kept.accounts if _lists(a)]
    inventory = inventory_table(listing, kept.notes, kept.grammar, kept.naming.names, with_used=True)
    tables = (_totals_table(teller, listing), inventory)
    rows = _fate_rows(listing)
    return finish_report(
        kept,
        headline=teller.tell_headline("head_ledger", acts=count_acts(listing), rows=rows),
        lead=kept.cite(_tell_lead(teller, listing, rows)),
        sections=(*_contested(teller), *event_sections(kept, headed=True)),
        tables=tuple(table for table in tables if table),
        charts=_chart(teller, listing),
        remarks=remarks,
    )


def _lists(account: Account) -> bool:
    """Whether an account says that there was materiel; who denies the act, or the use of shells in it, does not."""
    return bool(account.claim.materiel) and account.claim.assertion is not Assertion.DENIED


def _fate_rows(listing: Sequence[Account]) -> tuple[Row, ...]:
    """In how many acts items are listed as seized, destroyed and so on."""
    groups = {
        d: [a for a in listing if any(i.disposition is d for i in a.claim.materiel)] for d in Disposition
    }
    return tuple(Row(f"listed_{d}", {"n": bare_count(group)}) for d, group in groups.items() if group)


def _tell_lead(teller: Teller, listing: Sequence[Account], rows: tuple[Row, ...]) -> Iterator[Sentence]:
    yield teller.tell("ledger", acts=count_acts(listing), days=span_of(listing), rows=rows)
    for fate in Disposition:
        items = total_items(listing, fate)
        if items:
            yield teller.tell("ledger_items", fate=Value(teller.label("fate", fate)), items=items)
    units = [a for a in listing if any(item.unit for item in a.claim.materiel)]
    if units:
        yield teller.tell("ledger_units", acts=count_acts(units))
    goes_on = [a for a in listing if a.claim.inventory_open]
    if goes_on:
        yield teller.tell("ledger_open", acts=count_acts(goes_on))


def _totals_table(teller: Teller, listing: Sequence[Account]) -> Table:
    """Totals of each category, a column for each fate that there is."""
    totals: defaultdict[Category, dict[Disposition, Total]] = defaultdict(dict)
    for fate in Disposition:
        for total in total_items(listing, fate):
            totals[total.category or Category.OTHER][fate] = total
    fates = [fate for fate in Disposition if any(fate in held for held in totals.values())]
    rows = [
        (
            teller.cell(teller.label("category", category), noted=_listing(listing, category)),
            *(teller.total(totals[category].get(fate)) for fate in fates),
        )
        for category in Category
        if category in totals
    ]
    columns = (*teller.columns("category"), *(teller.label("column", fate) for fate in fates))
    return Table(
        "totals", teller.label("table", "totals"), columns, tuple(rows), teller.label("table", "totals_note")
    )


def _listing(listing: Sequence[Account], category: Category) -> list[Account]:
    return [a for a in listing if any(i.category is category and i.unit is None for i in a.claim.materiel)]


def _contested(teller: Teller) -> Iterator[Section]:
    """Items that sources number differently, and acts that are denied; a paragraph each, which points at the event."""
    paragraphs: list[Paragraph] = []
    for accounts in group_by(teller.desk.accounts, lambda event: event.id).values():
        event = accounts[0].event
        told = [*_tell_lines(teller, event, accounts), *_tell_denial(teller, event, accounts)]
        if told:
            paragraphs.append(teller.desk.cite(told, event=event.id))
    if paragraphs:
        yield Section(teller.label("section", "contested"), tuple(paragraphs))


def _tell_lines(teller: Teller, event: Event, accounts: Sequence[Account]) -> Iterator[Sentence]:
    cited = {a.claim.id for a in accounts if _lists(a)}
    for line in event.materiel.lines:
        given = list({h.source: h for h in line.holdings if h.claim in cited}.values())
        if _contradict(line, given):
            yield teller.tell(
                "contested",
                item=Value(line.item, (Fact(given[0].claim, given[0].pointer),)),
                fate=Value(teller.label("fate", line.disposition)),
                act=title_of(event, accounts),
                rows=tuple(_gives(teller, line, holding) for holding in given),
            )


def _contradict(line: LedgerLine, given: Sequence[Holding]) -> bool:
    """Whether no number fits all sources. A source that lists an item in parts is left to the list itself."""
    parts = [h.claim for h in line.holdings]
    if len(given) < 2 or any(parts.count(h.claim) > 1 for h in given):
        return False
    least_end = min((h.qty_max for h in given if h.qty_max is not None), default=None)
    return least_end is not None and max(h.qty_min or 0 for h in given) > least_end


def _gives(teller: Teller, line: LedgerLine, holding: Holding) -> Row:
    quantity = tell_quantity(holding.qty_min, holding.qty_max, teller.desk.grammar)
    unit = f" {teller.desk.grammar.tell_plural(line.unit)}" if line.unit else ""
    who = voice_of(teller.desk.naming.calm(holding.by), (Fact(holding.claim, "/assertion"),))
    return Row(
        "gives", {"who": who, "quantity": Value(quantity + unit, (Fact(holding.claim, holding.pointer),))}
    )


def _tell_denial(teller: Teller, event: Event, accounts: Sequence[Account]) -> Iterator[Sentence]:
    denying = deniers_of(teller, accounts)
    listing = voices_of(teller, (a for a in accounts if _lists(a)))
    if denying and listing:
        yield teller.tell("contested_act", act=title_of(event, accounts), denying=denying, listing=listing)


def _chart(teller: Teller, listing: Sequence[Account]) -> tuple[Chart, ...]:
    """What was listed as seized, by category."""
    totals = total_items(listing, Disposition.SEIZED)
    if not totals:
        return ()
    named = [(teller.label("category", total.category or Category.OTHER), total) for total in totals]
    rows = [
        (teller.cell(name, noted=_listing(listing, total.category or Category.OTHER)), teller.total(total))
        for name, total in named
    ]
    columns = (*teller.columns("category"), teller.label("column", "seized"))
    return (teller.chart("seized", draw_bars(teller, "seized", named, "items"), columns, rows, note=True),)
