"""Figures: account beside account, with low, best, high and ACLED's number drawn by rules, and the history told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_accounts import (
    BRIGADE,
    FRONT,
    VALLEY,
    make_claim,
    make_document,
    make_toll,
    own_claim,
    ruled_event,
)

from dragoman.base.claim import Assertion, Qualifier, Side
from dragoman.base.event import Account, Change, ChangeKind, Event, Figure, FigureKind
from dragoman.resolve.figures import draw_figure


def account(low: int | None, high: int | str | None = "same", source: str = "wire", **values: Any) -> Account:
    """A figure of a source that is no party, of 7 September; one bound alone is both."""
    made: dict[str, Any] = {
        "claim": "c-1",
        "pointers": ("/killed/0",),
        "source": source,
        "by": source,
        "interested": False,
        "said_on": "2023-09-07",
        "min": low,
        "max": low if isinstance(high, str) else high,
        "qualifier": Qualifier.EXACT,
        "victim": None,
        "wording": "killed",
        "text": f"{low} to {high}",
    }
    return Account(**{**made, **values})


def party(low: int | None, high: int | str | None = "same", source: str = "front", **values: Any) -> Account:
    """A figure of a party to the act."""
    return account(low, high, source, interested=True, **values)


def draw(*accounts: Account, kind: FigureKind = FigureKind.KILLED) -> Figure:
    """The figure of these accounts."""
    return draw_figure(kind, Side.TARGET, None, accounts)


def drawn(*accounts: Account) -> tuple[int | None, int | None, int | None]:
    """low, best, high."""
    figure = draw(*accounts)
    return figure.low, figure.best, figure.high


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param([account(12)], (12, 12, 12), id="one source"),
        pytest.param(
            [account(12), account(15, source="radio")],
            (12, 12, 15),
            id="two that differ on one day: the lower",
        ),
        pytest.param(
            [account(15), account(12, source="radio", said_on="2023-09-08")],
            (12, 12, 15),
            id="the later, lower",
        ),
        pytest.param(
            [account(12), account(15, source="radio", said_on="2023-09-08")],
            (12, 15, 15),
            id="the later, higher",
        ),
        pytest.param(
            [account(15), account(12, source="radio"), account(15, source="paper")],
            (12, 15, 15),
            id="most sources",
        ),
        pytest.param([account(51, None)], (51, 51, 51), id="over 50"),
        pytest.param([account(None, 30)], (0, None, 30), id="up to 30: no lower bound to take"),
        pytest.param([account(20, 30)], (20, 20, 30), id="a range"),
        pytest.param([account(0)], (0, 0, 0), id="nobody"),
        pytest.param([party(40)], (40, None, 40), id="a party alone gives no best"),
        pytest.param([party(40), account(12)], (12, 12, 40), id="a party and a free source"),
        pytest.param([party(40), party(3, source="army")], (3, None, 40), id="two parties"),
        pytest.param(
            [account(12), account(14, said_on="2023-09-09")], (14, 14, 14), id="of a source the latest counts"
        ),
        pytest.param(
            [account(12), account(12), account(15, source="radio"), account(15, source="paper")],
            (12, 15, 15),
            id="a source that says it twice is one",
        ),
        pytest.param(
            [account(1, None, qualifier=Qualifier.UNSTATED), account(9, source="radio")],
            (1, 9, 9),
            id="a number goes before a bare plural",
        ),
        pytest.param([account(1, None, qualifier=Qualifier.UNSTATED)], (1, 1, 1), id="a bare plural alone"),
    ],
)
def test_low_best_high(accounts: list[Account], expected: tuple[int | None, ...]) -> None:
    assert drawn(*accounts) == expected


@pytest.mark.parametrize(
    ("accounts", "is_open", "is_claimed", "rule"),
    [
        pytest.param([account(51, None)], True, False, "one independent source", id="over 50 is no ceiling"),
        pytest.param(
            [account(51, None), account(60, source="radio")],
            False,
            False,
            "most independent sources",
            id="60 is",
        ),
        pytest.param([party(51, None)], True, True, "only parties speak", id="by a party"),
        pytest.param(
            [party(40), account(12)], False, False, "one independent source", id="a party and a free source"
        ),
    ],
)
def test_what_a_figure_says_of_itself(
    accounts: list[Account], is_open: bool, is_claimed: bool, rule: str
) -> None:
    figure = draw(*accounts)
    assert (figure.is_open, figure.is_claimed, figure.rule) == (is_open, is_claimed, rule)


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param([account(12), account(15, source="radio")], 12, id="the most conservative"),
        pytest.param([party(3), account(12)], 12, id="of sources that are no party"),
        pytest.param([party(40), party(3, source="army")], 3, id="or else of the parties"),
        pytest.param([account(2, None, qualifier=Qualifier.SEVERAL)], 3, id="several are 3"),
        pytest.param([account(1, None, qualifier=Qualifier.UNSTATED)], 3, id="a bare plural is 3"),
        pytest.param([account(20, None, qualifier=Qualifier.DOZENS)], 10, id="tens are 10"),
        pytest.param([account(24, None, qualifier=Qualifier.DOZENS)], 12, id="dozens are 12"),
        pytest.param([account(200, None, qualifier=Qualifier.HUNDREDS)], 100, id="hundreds are 100"),
        pytest.param([account(51, None, qualifier=Qualifier.MORE_THAN)], 51, id="over 50 is 51"),
        pytest.param([account(0, None, qualifier=Qualifier.UNSTATED)], 0, id="losses without a death are 0"),
        pytest.param([account(None, 30)], None, id="up to 30 gives none"),
    ],
)
def test_acled_takes_one_conservative_number(accounts: list[Account], expected: int | None) -> None:
    assert draw(*accounts).acled == expected


def test_acled_is_for_the_killed_only() -> None:
    assert draw(account(12), kind=FigureKind.INJURED).acled is None


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        pytest.param((12, 12), (15, 15), ChangeKind.RAISED, id="raised"),
        pytest.param((15, 15), (12, 12), ChangeKind.LOWERED, id="lowered"),
        pytest.param((12, 12), (12, 12), ChangeKind.REPEATED, id="repeated"),
        pytest.param((10, 20), (12, 15), ChangeKind.NARROWED, id="narrowed"),
        pytest.param((12, 15), (10, 20), ChangeKind.WIDENED, id="widened"),
        pytest.param((50, None), (60, None), ChangeKind.RAISED, id="over 50, then over 60"),
        pytest.param((50, None), (60, 60), ChangeKind.RAISED, id="over 50, then 60"),
        pytest.param((50, None), (50, 50), ChangeKind.NARROWED, id="at least 50, then 50"),
        pytest.param((50, None), (30, 30), ChangeKind.LOWERED, id="over 50, then 30"),
        pytest.param((None, 30), (20, 20), ChangeKind.NARROWED, id="up to 30, then 20"),
    ],
)
def test_history_says_what_each_account_did(
    before: tuple[int | None, int | None], now: tuple[int | None, int | None], kind: ChangeKind
) -> None:
    first, second = account(*before, said_on="2023-09-05"), account(*now, said_on="2023-09-06", claim="c-2")
    assert draw(first, second).history == (
        Change("2023-09-05", "wire", "c-1", first.text, *before, ChangeKind.FIRST, None),
        Change("2023-09-06", "wire", "c-2", second.text, *now, kind, first.text),
    )


def test_every_account_stays_beside_the_others() -> None:
    accounts = (party(40), account(12), account(14, said_on="2023-09-09"))
    assert draw(*accounts).accounts == accounts


BOUNDS = st.tuples(st.none() | st.integers(0, 90), st.none() | st.integers(0, 90)).map(
    lambda pair: pair if None in pair else tuple(sorted(pair))  # type: ignore[type-var]
)


@given(
    st.lists(
        st.tuples(BOUNDS, st.sampled_from("abc"), st.booleans(), st.integers(1, 9)), min_size=1, max_size=6
    )
)
def test_low_best_and_high_stand_in_their_order_and_come_from_the_accounts(rows: list[Any]) -> None:
    accounts = sorted(
        (
            account(low, high, source, interested=own, said_on=f"2023-09-0{day}")
            for (low, high), source, own, day in rows
        ),
        key=lambda a: a.said_on or "",
    )
    figure = draw(*accounts)
    numbers = {n for a in accounts for n in (a.min, a.max)} | {0, None}
    assert {figure.low, figure.best, figure.high} <= numbers
    if figure.best is not None:
        assert figure.low is not None and figure.high is not None
        assert figure.low <= figure.best <= figure.high
    assert (figure.best is None) or not figure.is_claimed


# Figures of whole events


def killed(event: Event, side: Side = Side.TARGET) -> Figure:
    """The killed of one side."""
    return next(f for f in event.figures if (f.kind, f.side) == (FigureKind.KILLED, side))


def test_parts_that_one_account_gives_add_up_and_accounts_never_do() -> None:
    parts = (make_toll(9, victim="soldiers"), make_toll(3, victim="officers"))
    figure = killed(ruled_event([make_claim(1, killed=parts), make_claim(2)]))
    assert [(a.min, a.max, a.text, a.pointers) for a in figure.accounts] == [
        (12, 12, "9 + 3", ("/killed/0", "/killed/1")),
        (12, 12, "12", ("/killed/0",)),
    ]
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)


def test_a_part_without_an_upper_bound_leaves_the_sum_open() -> None:
    parts = (make_toll(9, victim="soldiers"), make_toll(3, None, victim="officers"))
    figure = killed(ruled_event([make_claim(1, killed=parts)]))
    assert (figure.accounts[0].min, figure.accounts[0].max, figure.is_open) == (12, None, True)


@pytest.mark.parametrize("victims", [("soldiers", "soldiers"), ("soldiers", None), (None, None)])
def test_two_figures_for_the_same_people_are_never_added(victims: tuple[str | None, str | None]) -> None:
    tolls = tuple(make_toll(n, victim=victim) for n, victim in zip((15, 6), victims, strict=True))
    figure = killed(ruled_event([make_claim(1, killed=tolls)]))
    assert [(a.min, a.max, a.text) for a in figure.accounts] == [(15, 15, "15"), (6, 6, "6")]
    assert (figure.low, figure.best, figure.high) == (6, 6, 15)


def test_a_figure_that_a_document_gives_by_a_party_is_the_partys() -> None:
    tolls = (make_toll(12), make_toll(40, source=FRONT))
    figure = killed(ruled_event([make_claim(1, killed=tolls)]))
    assert [(a.by, a.interested, a.min) for a in figure.accounts] == [
        ("doc-1-gazette", False, 12),
        (FRONT, True, 40),
    ]
    assert (figure.low, figure.best, figure.high) == (12, 12, 40)


def test_an_armed_actor_that_is_no_party_to_the_act_gives_no_best_figure() -> None:
    figure = killed(ruled_event([own_claim(1, claimant=VALLEY, killed=(make_toll(40),))]))
    assert [(a.by, a.interested) for a in figure.accounts] == [(VALLEY, True)]
    assert (figure.best, figure.high, figure.is_claimed) == (None, 40, True)


def test_figures_of_an_account_that_tells_the_sides_the_other_way_round_are_mirrored() -> None:
    mirrored = own_claim(
        3,
        claimant=BRIGADE,
        perpetrator=BRIGADE,
        target=FRONT,
        killed=(make_toll(30, side=Side.TARGET), make_toll(2, side=Side.PERPETRATOR)),
    )
    event = ruled_event([make_claim(1, killed=(make_toll(12),)), make_claim(2, killed=()), mirrored])
    soldiers, fighters = killed(event), killed(event, Side.PERPETRATOR)
    assert [(a.min, a.interested) for a in soldiers.accounts] == [(12, False), (2, True)]
    assert [a.min for a in fighters.accounts] == [30]
    assert (soldiers.party, fighters.party) == (BRIGADE, FRONT)


def test_accounts_stand_in_the_order_in_which_they_were_said() -> None:
    days = {1: "2023-09-09", 2: "2023-09-05", 3: "2023-09-07"}
    claims = [make_claim(n, claimed_on=day, killed=(make_toll(n),)) for n, day in days.items()]
    documents = [make_document(f"doc-{n}", published=None) for n in days]
    figure = killed(ruled_event(claims, documents))
    assert [change.said_on for change in figure.history] == ["2023-09-05", "2023-09-07", "2023-09-09"]
    assert figure.history[0].kind is ChangeKind.FIRST


def test_a_denial_gives_no_figure_where_it_has_none() -> None:
    event = ruled_event(
        [own_claim(1), make_claim(2, assertion=Assertion.DENIED, claimant=BRIGADE, killed=())]
    )
    assert len(killed(event).accounts) == 1
    assert killed(event).is_claimed


def test_twenty_copies_of_one_story_are_one_backer() -> None:
    story = "MEERUG (Meridian Wire), 6 Sept - Ten soldiers died when riders came to the salt market at dawn on Monday."
    copies = [make_claim(n, killed=(make_toll(10),)) for n in range(1, 6)]
    others = [make_claim(n, killed=(make_toll(14),)) for n in (6, 7)]
    documents = [make_document(f"doc-{n}", story) for n in range(1, 6)]
    assert killed(ruled_event([*copies, *others], documents)).best == 14
