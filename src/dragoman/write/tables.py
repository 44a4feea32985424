"""Accounts and events -> the tables of a report: tolls by source, and the inventory in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.base.claim import Category, Disposition, Materiel, Qualifier, Toll
from dragoman.base.event import Event, FigureKind
from dragoman.tell import AS_WRITTEN, Fact, Grammar, How, Names, Piece, Sentence, sentence
from dragoman.tell.terms import comma_of, tell_place, tell_term
from dragoman.tell.titles import place_in_words
from dragoman.tell.told import told
from dragoman.write.accounts import Account
from dragoman.write.report import Cell, Table

_ABOUT = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_VAGUE = frozenset({Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.SEVERAL, Qualifier.UNSTATED})
"""Words for a number that no figure says."""
Notes = Mapping[str, tuple[int, ...]]
"""Id of a claim -> the numbers of its footnotes."""


def tolls_table(
    accounts: Sequence[Account], notes: Notes, grammar: Grammar, names: Names = AS_WRITTEN
) -> Table | None:
    """Killed, injured and captured, a row for each figure of each source; figures that disagree stand side by side."""
    rows: list[tuple[Cell, ...]] = []
    for account in accounts:
        for kind in FigureKind:
            tolls: tuple[Toll, ...] = getattr(account.claim, kind)
            rows += [_toll_row(account, kind, n, toll, notes, grammar, names) for n, toll in enumerate(tolls)]
    if not rows:
        return None
    columns = tuple(
        grammar.word("table", "column", name) for name in ("event", "who", "figure", "source", "said")
    )
    told = _once(rows)
    return Table("tolls", grammar.word("table", "tolls"), columns, told, grammar.word("table", "tolls_note"))


def _once(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows that say the same as one row with the footnotes of all: a source that says a thing twice that day."""
    alike: dict[tuple[str, ...], tuple[Cell, ...]] = {}
    for row in rows:
        key = tuple(cell.text.text for cell in row)
        alike[key] = tuple(map(_joined, alike[key], row)) if key in alike else row
    return tuple(alike.values())


def _joined(one: Cell, other: Cell) -> Cell:
    """A cell with the facts and footnotes of another of the same words."""
    pieces = tuple(
        replace(a, facts=tuple(dict.fromkeys((*a.facts, *b.facts))))
        for a, b in zip(one.text.pieces, other.text.pieces, strict=True)
    )
    return replace(one, text=Sentence(pieces), notes=tuple(sorted({*one.notes, *other.notes})))


def _toll_row(
    account: Account, kind: FigureKind, n: int, toll: Toll, notes: Notes, grammar: Grammar, names: Names
) -> tuple[Cell, ...]:
    claim = account.claim.id
    at = f"/{kind}/{n}"
    given_by = names.get(toll.source or account.speaker or "", toll.source or account.speaker)
    source = (
        told(tell_term(given_by, grammar.lang), claim, at if toll.source else "/assertion")
        if given_by
        else Piece(grammar.word("table", "unnamed"))
    )
    side = grammar.word("table", "side", toll.side)
    role = tell_term(toll.victim or "", grammar.lang)
    is_said = not role or role == "named person" or role.casefold() in side
    victim = "" if is_said else f" ({role})"
    who = f"{grammar.word('table', 'kind', kind)}{comma_of(grammar.lang)}{side}{victim}"
    return (
        Cell(sentence(event_label(account.event, grammar))),
        Cell(sentence(told(who, claim, at))),
        Cell(sentence(told(tell_figure(toll, grammar), claim, at)), is_number=True),
        Cell(sentence(source), notes[claim]),
        Cell(
            sentence(
                told(grammar.tell_days(account.day, account.day), claim, "/claimed_on") if account.day else ""
            )
        ),
    )


def tell_figure(toll: Toll, grammar: Grammar) -> str:
    """The number of a toll for a column of figures: a source's words where they hold figures ("over 50") or are no
    number ("dozens"), else its bounds ("seven" is 7, "none" 0)."""
    said = grammar.tell_toll(toll)
    if toll.min is toll.max is None or toll.qualifier in _VAGUE or any(char.isdigit() for char in said):
        return said
    if toll.qualifier is Qualifier.MORE_THAN and toll.min:
        return grammar.word("table", "bounds", "more_than").format(n=grammar.tell_number(toll.min - 1))
    return tell_quantity(toll.min, toll.max, grammar, toll.qualifier)


def event_label(event: Event, grammar: Grammar) -> str:
    """Where and when, short enough for a table: "Koumbori, 4 September 2023"."""
    chosen = event.place.chosen
    place = chosen.place.name if chosen else next(iter(event.place.names), None)
    where = place or (grammar.tell_country(event.place.country) if event.place.country else None)
    when = grammar.tell_days(event.date.start, event.date.end)
    if not where:
        return when
    return f"{tell_place(place_in_words(where), grammar.lang)}{comma_of(grammar.lang)}{when}"


@dataclass(frozen=True, slots=True)
class _Entry:
    account: Account
    number: int
    item: Materiel

    @property
    def fact(self) -> Fact:
        return Fact(self.account.claim.id, f"/materiel/{self.number}")


def inventory_table(
    accounts: Sequence[Account],
    notes: Notes,
    grammar: Grammar,
    names: Names = AS_WRITTEN,
    *,
    with_used: bool = False,
) -> Table | None:
    """Every item of every account, by what became of it and by category; of what was used in the act, if wanted.

    An item that several accounts of one event list is told by each of them in a row of its own and counted once in the
    total of its category: the total is the sum over events of what the account that lists most (at most) and the one
    that lists least (at least) add up to. Items with a unit are in no total.
    """
    entries = [
        _Entry(account, n, item)
        for account in accounts
        for n, item in enumerate(account.claim.materiel)
        if with_used or item.disposition is not Disposition.USED
    ]
    if not entries:
        return None
    groups: defaultdict[tuple[Disposition, Category], list[_Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.item.disposition, entry.item.category].append(entry)
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(groups, key=lambda k: (list(Disposition).index(k[0]), list(Category).index(k[1]))):
        rows += [_item_row(entry, notes, grammar, names) for entry in groups[key]]
        counted = [entry.item for entry in groups[key] if entry.item.unit is None]
        if len(counted) > 1 and not all(map(_is_unstated, counted)):
            rows.append(_total_row(key, groups[key], grammar))
    columns = tuple(
        grammar.word("table", "column", name) for name in ("item", "quantity", "fate", "event", "source")
    )
    is_open = any(account.claim.inventory_open for account in accounts)
    note = grammar.word("table", "inventory_open" if is_open else "inventory_note")
    return Table("inventory", grammar.word("table", "inventory"), columns, tuple(rows), note)


def _is_unstated(item: Materiel) -> bool:
    """Whether no number is given ("motorcycles"), which is coded as one or more."""
    return item.qty_max is None and item.qty_min in (None, 0, 1) and item.qualifier is Qualifier.UNSTATED


def _item_row(entry: _Entry, notes: Notes, grammar: Grammar, names: Names) -> tuple[Cell, ...]:
    item, claim = entry.item, entry.account.claim.id
    at = entry.fact.pointer
    unit = (
        f" {grammar.tell_plural(item.unit) if item.qty_min != 1 or item.qty_max != 1 else item.unit}"
        if item.unit
        else ""
    )
    quantity = (
        grammar.word("table", "bounds", "unstated")
        if _is_unstated(item)
        else tell_quantity(item.qty_min, item.qty_max, grammar, item.qualifier)
    )
    speaker = names.get(entry.account.speaker or "", entry.account.speaker) or grammar.word(
        "table", "unnamed"
    )
    return (
        Cell(sentence(told(tell_term(item.item, grammar.lang), claim, at))),
        Cell(sentence(told(quantity + unit, claim, at)), is_number=True),
        Cell(sentence(told(grammar.word("table", "fate", item.disposition), claim, at))),
        Cell(sentence(event_label(entry.account.event, grammar))),
        Cell(sentence(told(speaker, claim, "/assertion")), notes[claim]),
    )


def _total_row(
    key: tuple[Disposition, Category], entries: Sequence[_Entry], grammar: Grammar
) -> tuple[Cell, ...]:
    low, high = total_of([(e.account, e.item) for e in entries])
    about = Qualifier.ABOUT if any(e.item.qualifier in _ABOUT for e in entries) else Qualifier.EXACT
    facts = tuple(e.fact for e in entries if e.item.unit is None)
    label = Piece(grammar.word("table", "total", key[1]), facts)
    return (
        Cell(Sentence((label,))),
        Cell(Sentence((Piece(tell_quantity(low, high, grammar, about), facts, How.SUM),)), is_number=True),
        Cell(sentence(grammar.word("table", "fate", key[0]))),
        Cell(sentence("")),
        Cell(sentence("")),
    )


def total_of(items: Sequence[tuple[Account, Materiel]]) -> tuple[int, int | None]:
    """The bounds of a category's total over events: within an event accounts bound each other and never add up.

    An account whose list is open gives no upper bound, nor does an item without one.
    """
    by_event: defaultdict[str, dict[str, list[tuple[Account, Materiel]]]] = defaultdict(dict)
    for account, item in items:
        if item.unit is None:
            by_event[account.event.id].setdefault(account.claim.id, []).append((account, item))
    low, high = 0, 0
    is_open = False
    for told_by in by_event.values():
        sums = []
        for listed in told_by.values():
            ends = [item.qty_max for _, item in listed]
            open_list = any(account.claim.inventory_open for account, _ in listed) or None in ends
            sums.append(
                (sum(item.qty_min or 0 for _, item in listed), sum(end or 0 for end in ends), open_list)
            )
        low += min(least for least, _, _ in sums)
        high += max(most for _, most, _ in sums)
        is_open = is_open or any(open_list for _, _, open_list in sums)
    return low, None if is_open else high


def tell_quantity(
    low: int | None, high: int | None, grammar: Grammar, qualifier: Qualifier = Qualifier.EXACT
) -> str:
    """Bounds in figures: "3", "about 3", "at least 3", "up to 3", "2 to 4"."""
    word = grammar.word
    if low == high and high is not None and qualifier in _ABOUT:
        return word("table", "bounds", str(qualifier)).format(n=grammar.tell_number(high))
    if high is None:
        return word("table", "bounds", "about_or_more" if qualifier in _ABOUT else "at_least").format(
            n=grammar.tell_number(low or 0)
        )
    if low == high:
        return grammar.tell_number(high)
    if not low:
        return word("table", "bounds", "up_to").format(n=grammar.tell_number(high))
    return word("table", "bounds", "between").format(
        low=grammar.tell_number(low), high=grammar.tell_number(high)
    )
