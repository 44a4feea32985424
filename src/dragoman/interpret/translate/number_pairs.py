"""The numbers of two sentences -> those of either side that no number of the other can mean.

Every number is used once. Where a figure can mean two values the pairing decides, not the order: "2.000 déplacés, 2
morts" is whole in "2 dead, 2,000 displaced". A range may also be answered by its two ends, since "from 8 to 14" is a
range in one language and two numbers in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.interpret.translate.numbers import SaidNumber

_RANGE = ".."


def pair_numbers(
    original: Iterable[SaidNumber], there: Iterable[SaidNumber]
) -> tuple[tuple[SaidNumber, ...], tuple[SaidNumber, ...]]:
    """The numbers of an original that its translation lacks, and those that the translation has beside them."""
    ours = [end for number in original for end in _ends(number)]
    theirs = [end for number in there for end in _ends(number)]
    # Sure numbers come first, so that none is left over for the sake of one that need not be answered.
    sure_first = sorted(range(len(theirs)), key=lambda other: not theirs[other].is_sure)
    wanted = [[other for other in sure_first if theirs[other].values & number.values] for number in ours]
    partner: dict[int, int] = {}
    for at in sorted(range(len(ours)), key=lambda at: not ours[at].is_sure):
        _find_partner(at, wanted, partner, set())
    paired = set(partner.values())
    lost = (number for at, number in enumerate(ours) if at not in paired)
    added = (number for other, number in enumerate(theirs) if other not in partner)
    return tuple(lost), tuple(added)


def _find_partner(at: int, wanted: Sequence[Sequence[int]], partner: dict[int, int], tried: set[int]) -> bool:
    """Whether a number finds a partner, others moving on where they can (augmenting paths, after Kuhn)."""
    for other in wanted[at]:
        if other in tried:
            continue
        tried.add(other)
        if other not in partner or _find_partner(partner[other], wanted, partner, tried):
            partner[other] = at
            return True
    return False


def _ends(number: SaidNumber) -> Iterator[SaidNumber]:
    """The two ends of a closed range; any other number as it is."""
    (value,) = number.values if len(number.values) == 1 else ("",)
    low, dots, high = value.partition(_RANGE)
    if not (low and dots and high):
        yield number
        return
    for end in (low, high):
        yield replace(number, values=frozenset({end}))
