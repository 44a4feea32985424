"""The materiel of an event's claims -> a ledger in which nothing is counted twice.

One item that three accounts list is one line with three holdings: its quantity runs from the least to the most that
an account gives. Totals add up within one account at a time, never across accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.atlas import fold
from dragoman.base.claim import Category, Disposition, Materiel
from dragoman.base.event import Holding, Ledger, LedgerLine, LedgerTotal
from dragoman.resolve.sources import Told

LARGEST_QUANTITY = 1_000_000
"""More of an item is taken for a mistake; the claim keeps it."""


def keep_ledger(told: Sequence[Told], sources: dict[str, str]) -> Ledger:
    """The ledger of an event; `sources` maps voices to independent sources."""
    lines: dict[tuple[str, Category, Disposition, str | None], list[tuple[Materiel, Holding]]] = {}
    for t in told:
        for n, item in enumerate(t.claim.materiel):
            if not is_possible(item):
                continue
            holding = Holding(
                claim=t.claim.id,
                pointer=f"/materiel/{n}",
                source=sources[t.voice.key],
                by=t.voice.name,
                qty_min=item.qty_min,
                qty_max=item.qty_max,
                text=item.text,
            )
            key = (_item_key(item.item), item.category, item.disposition, item.unit)
            lines.setdefault(key, []).append((item, holding))
    drawn = [_line(found) for found in lines.values()]
    drawn.sort(key=lambda line: (line.disposition, line.category, fold(line.item)))
    return Ledger(
        lines=tuple(drawn),
        totals=_totals(told),
        is_open=any(t.claim.inventory_open for t in told),
    )


def is_possible(item: Materiel) -> bool:
    """Whether a quantity can be that of one act."""
    low, high = item.qty_min or 0, item.qty_max if item.qty_max is not None else item.qty_min or 0
    return 0 <= low <= high <= LARGEST_QUANTITY


def _item_key(item: str) -> str:
    """The folded name of an item, without the s of a plural and what stands in brackets."""
    key = fold(item.split("(")[0] or item)
    return key[:-1] if len(key) > 3 and key.endswith("s") else key


def _line(found: list[tuple[Materiel, Holding]]) -> LedgerLine:
    """One item: within a claim its rows add up, across claims they bound each other."""
    by_claim: defaultdict[str, list[Holding]] = defaultdict(list)
    for _, holding in found:
        by_claim[holding.claim].append(holding)
    lows = [sum(h.qty_min or 0 for h in holdings) for holdings in by_claim.values()]
    highs = [_sum_high([h.qty_max for h in holdings]) for holdings in by_claim.values()]
    item = found[0][0]
    return LedgerLine(
        item=item.item,
        category=item.category,
        disposition=item.disposition,
        unit=item.unit,
        qty_low=min(lows),
        qty_high=None if None in highs else max(high for high in highs if high is not None),
        holdings=tuple(holding for _, holding in found),
    )


def _sum_high(highs: Sequence[int | None]) -> int | None:
    return None if None in highs else sum(high for high in highs if high is not None)


def _totals(told: Sequence[Told]) -> tuple[LedgerTotal, ...]:
    """Of each category and fate: the least and the most that one account adds up to, in pieces."""
    sums: defaultdict[tuple[Category, Disposition], list[tuple[int, int | None]]] = defaultdict(list)
    for t in told:
        own: defaultdict[tuple[Category, Disposition], list[Materiel]] = defaultdict(list)
        for item in t.claim.materiel:
            if item.unit is None and is_possible(item):
                own[item.category, item.disposition].append(item)
        for key, items in own.items():
            sums[key].append((sum(i.qty_min or 0 for i in items), _sum_high([i.qty_max for i in items])))
    totals = []
    for (category, disposition), found in sorted(sums.items()):
        highs = [high for _, high in found]
        top = None if None in highs else max(high for high in highs if high is not None)
        totals.append(LedgerTotal(category, disposition, min(low for low, _ in found), top))
    return tuple(totals)
