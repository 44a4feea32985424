"""A field's missed and spurious values -> pairs of what was wanted and given, each with a cause.

Causes are what a person sorts errors by: a toll with the right number on the wrong side asks for another
repair than a toll that was never found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.quality.matching import is_same_item, likeness, overlap
from bench.quality.rows import ItemRow, TollRow
from bench.quality.scorer import Comparison, Value


@dataclass(frozen=True, slots=True)
class Error:
    """A wanted value, a given value, or both where one stands for the other; and the cause."""

    wanted: Value | None
    given: Value | None
    cause: str


def find_errors(comparison: Comparison) -> tuple[Error, ...]:
    """The errors of one field of an aligned pair, nearest values paired."""
    return tuple(pair_errors(list(comparison.missed), list(comparison.spurious)))


def pair_errors(missed: list[Value], spurious: list[Value]) -> Iterator[Error]:
    """Pairs, the most alike first, then what is left on either side."""
    while missed and spurious:
        gap, wanted, given = min(
            ((distance(w, g), w, g) for w in missed for g in spurious), key=lambda triple: triple[0]
        )
        if gap >= 1.0:
            break
        missed.remove(wanted)
        spurious.remove(given)
        yield Error(wanted, given, differing(wanted, given))
    yield from (Error(wanted, None, "not found") for wanted in missed)
    yield from (Error(None, given, "not in gold") for given in spurious)


def distance(wanted: Value, given: Value) -> float:
    """0 for nearly the same, 1 and more for values that have nothing to do with each other."""
    if isinstance(wanted, TollRow) and isinstance(given, TollRow):
        return sum_parts(
            (0.4, wanted.side != given.side),
            (0.6, (wanted.min, wanted.max) != (given.min, given.max)),
            (-0.3, bool(wanted.words) and overlap(wanted.words, given.words) > 0),
        )
    if isinstance(wanted, ItemRow) and isinstance(given, ItemRow):
        return sum_parts(
            (0.3, wanted.disposition != given.disposition),
            (0.4, (wanted.qty_min, wanted.qty_max) != (given.qty_min, given.qty_max)),
            (0.6, not is_same_item(wanted.item, given.item)),
            (-0.2, overlap(wanted.words, given.words) > 0.5),
        )
    return 0.9 - 0.5 * likeness(str(wanted), str(given))


def sum_parts(*parts: tuple[float, bool]) -> float:
    """The sum of the weights whose condition holds."""
    return sum(weight for weight, holds in parts if holds)


def differing(wanted: Value, given: Value) -> str:
    """The cause by which two paired values differ, such as "side" or "quantity, disposition"."""
    if isinstance(wanted, TollRow) and isinstance(given, TollRow):
        return list_causes(
            ("side", wanted.side != given.side),
            ("number", (wanted.min, wanted.max) != (given.min, given.max)),
        )
    if isinstance(wanted, ItemRow) and isinstance(given, ItemRow):
        return list_causes(
            ("item", not is_same_item(wanted.item, given.item)),
            ("quantity", (wanted.qty_min, wanted.qty_max) != (given.qty_min, given.qty_max)),
            ("disposition", wanted.disposition != given.disposition),
        )
    return "other value"


def list_causes(*causes: tuple[str, bool]) -> str:
    """The names of the causes that hold."""
    return ", ".join(name for name, holds in causes if holds)


def count_causes(
    errors: Sequence[Error], key: Callable[[Error], str] = lambda error: error.cause
) -> list[tuple[str, int]]:
    """How often each cause occurs, the most frequent first."""
    counts: dict[str, int] = {}
    for error in errors:
        counts[key(error)] = counts.get(key(error), 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
