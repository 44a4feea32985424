"""The killed of an event by side -> one number, only where the sides cannot count the same people twice.

UCDP and ACLED want one number an event; an event of ours has a figure a side. Attackers and attacked are different
people, so their dead add up. Target, civilians and others may be different accounts of the same people ("ten villagers"
by one source, "ten targets" by another); they add up only when one source tells them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.base.claim import Side
from dragoman.base.event import Event, Figure, FigureKind

Value = Callable[[Figure], int | None]


def killed_by_side(event: Event) -> dict[Side, Figure]:
    """The figures of the killed."""
    return {figure.side: figure for figure in event.figures if figure.kind is FigureKind.KILLED}


def are_told_apart(figures: Iterable[Figure]) -> bool:
    """Whether one source gives every figure of those that were attacked, so that they are different people."""
    attacked = [
        {account.source for account in figure.accounts}
        for figure in figures
        if figure.side is not Side.PERPETRATOR
    ]
    return len(attacked) < 2 or bool(set.intersection(*attacked))


def total_of(figures: Iterable[Figure], value: Value) -> int | None:
    """The sum of a value over the sides.

    Returns:
        None where a side has no such value, where there is no figure, or where the sides are not told apart.
    """
    counted = list(figures)
    values = [value(figure) for figure in counted]
    known = [number for number in values if number is not None]
    if not known or len(known) < len(values) or not are_told_apart(counted):
        return None
    return sum(known)


def conservative_total(figures: Iterable[Figure], value: Value) -> int | None:
    """As `total_of`, but of sides that may be the same people the largest counts, and sides without a value do not."""
    known = [(figure, number) for figure in figures if (number := value(figure)) is not None]
    if not known:
        return None
    own = sum(number for figure, number in known if figure.side is Side.PERPETRATOR)
    others = [number for figure, number in known if figure.side is not Side.PERPETRATOR]
    are_apart = are_told_apart(figure for figure, _ in known)
    return own + (sum(others) if are_apart else max(others, default=0))
