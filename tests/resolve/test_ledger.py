"""The ledger: an item that three accounts list is counted once, and totals add up within one account only."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made_accounts import make_claim, make_item, number_id, own_claim, ruled_event

from dragoman.base.claim import Category, Claim, Disposition, Materiel
from dragoman.base.event import Ledger, LedgerLine, LedgerTotal


def ledger(*inventories: tuple[Materiel, ...], is_open: bool = False) -> Ledger:
    """The ledger of an event of one account an inventory."""
    claims = [make_claim(n, materiel=items) for n, items in enumerate(inventories, start=1)]
    claims[0] = _opened(claims[0], is_open)
    return ruled_event(claims).materiel


def _opened(claim: Claim, is_open: bool) -> Claim:
    return make_claim(1, materiel=claim.materiel, inventory_open=is_open)


def quantities(line: LedgerLine) -> tuple[str, int | None, int | None, int]:
    """Item, bounds and number of holdings."""
    return line.item, line.qty_low, line.qty_high, len(line.holdings)


def test_no_items_are_an_empty_ledger() -> None:
    assert ledger((), ()) == Ledger()


def test_one_item_of_three_accounts_is_counted_once() -> None:
    found = ledger(
        (make_item(low=6, high=6),), (make_item("PK machine guns", 6, 6),), (make_item(low=4, high=4),)
    )
    assert [quantities(line) for line in found.lines] == [("PK machine gun", 4, 6, 3)]
    assert found.totals == (LedgerTotal(Category.MACHINE_GUN, Disposition.SEIZED, 4, 6),)


def test_rows_of_one_item_within_an_account_add_up() -> None:
    found = ledger((make_item(low=4, high=4), make_item(low=2, high=2)))
    assert [quantities(line) for line in found.lines] == [("PK machine gun", 6, 6, 2)]


def test_items_of_one_category_add_up_within_an_account_and_bound_each_other_across() -> None:
    found = ledger((make_item(low=4, high=4), make_item("DShK", 2, 2)), (make_item("machine gun", 5, None),))
    assert found.totals == (LedgerTotal(Category.MACHINE_GUN, Disposition.SEIZED, 5, None),)


def test_what_became_of_an_item_and_its_unit_tell_lines_apart() -> None:
    found = ledger(
        (
            make_item(low=4, high=4),
            make_item(low=1, high=1, disposition=Disposition.DESTROYED),
            make_item(low=9, high=9, unit="box"),
        )
    )
    assert [(line.disposition, line.unit, line.qty_low) for line in found.lines] == [
        (Disposition.DESTROYED, None, 1),
        (Disposition.SEIZED, None, 4),
        (Disposition.SEIZED, "box", 9),
    ]
    assert [(total.disposition, total.low) for total in found.totals] == [
        (Disposition.DESTROYED, 1),
        (Disposition.SEIZED, 4),
    ]


def test_a_ledger_is_open_when_an_account_says_that_there_was_more() -> None:
    assert ledger((make_item(),), (make_item(),), is_open=True).is_open
    assert not ledger((make_item(),), (make_item(),)).is_open


def test_every_holding_says_whose_it_is_and_where_it_stands() -> None:
    event = ruled_event([own_claim(1, materiel=(make_item("rifle"), make_item()))])
    (gun,) = (line for line in event.materiel.lines if line.item == "PK machine gun")
    (holding,) = gun.holdings
    assert (holding.claim, holding.pointer, holding.by) == (number_id(1), "/materiel/1", "Dawn Banner Front")
    assert holding.source == event.sources[0].key


def test_a_quantity_that_cannot_be_is_named_and_not_counted() -> None:
    event = ruled_event(
        [make_claim(1, materiel=(make_item(low=6, high=6), make_item("rifle", 9_000_000, 9_000_000)))]
    )
    assert [line.item for line in event.materiel.lines] == ["PK machine gun"]
    assert event.materiel.totals[0].high == 6
    (remark,) = event.remarks
    assert "/materiel/1" in remark and "not used" in remark


ITEMS = st.builds(
    lambda name, low, wide: make_item(name, low, None if wide is None else low + wide),
    st.sampled_from(["PK machine gun", "DShK"]),
    st.integers(0, 9),
    st.none() | st.integers(0, 5),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(ITEMS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4))
def test_a_total_is_never_more_than_one_account_gives(inventories: list[tuple[Materiel, ...]]) -> None:
    found = ledger(*inventories)
    sums = [sum(item.qty_min or 0 for item in items) for items in inventories]
    tops = [
        None if any(i.qty_max is None for i in items) else sum(i.qty_max or 0 for i in items)
        for items in inventories
    ]
    (total,) = found.totals
    assert total.low == min(sums)
    assert total.high == (None if None in tops else max(top for top in tops if top is not None))
    assert sum(len(line.holdings) for line in found.lines) == sum(map(len, inventories))
