"""Spots on the map -> their names set beside them where they cover nothing, more of them the closer one looks.

Names keep their size on the screen. So for each of a few sizes (a phone, the page as it opens, and three steps
closer) it is worked out which names find room; the page shows those of the size it is at, without measuring text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

SIZES = (1.8, 1.25, 0.6, 0.3, 0.15)
"""How large a name's pixel is in pixels of the map, from a phone to the closest look."""
_CHAR_PX, _NAME_CHAR_PX, _LINE_PX, _GAP_PX = 6.4, 7.6, 14.0, 3.0
_SQUARE_PX = 40.0
_LEAST_SHARE = 0.45
"""How much of its name's width a country must be wide."""

Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with a name; `reach_px` is how far its markers spread, `weight` how many they are."""

    text: str
    x: float
    y: float
    reach_px: float
    weight: int


@dataclass(frozen=True, slots=True)
class Label:
    """A name set `dx`, `dy` from its spot; `level` is the first of SIZES at which it finds room."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    anchor: str
    level: int


class _Taken:
    """Boxes by the squares of the map that they touch, each with the spot it belongs to."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[tuple[Box, Spot | None]]] = defaultdict(list)

    def add(self, box: Box, spot: Spot | None = None) -> None:
        for square in _squares(box):
            self._squares[square].append((box, spot))

    def is_free(self, box: Box, spot: Spot | None = None) -> bool:
        """Whether no box is met; the spot's own markers do not stand in its way."""
        held = (row for square in _squares(box) for row in self._squares.get(square, ()))
        return not any(_meet(box, other) and (spot is None or owner is not spot) for other, owner in held)


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SQUARE_PX), int(box[2] // _SQUARE_PX) + 1):
        for row in range(int(box[1] // _SQUARE_PX), int(box[3] // _SQUARE_PX) + 1):
            yield column, row


def place_labels(spots: Sequence[Spot], width: float, height: float) -> tuple[Label, ...]:
    """The names, those of more events first; a name that never finds room shows at the closest look."""
    order = sorted(spots, key=lambda s: (-s.weight, s.x, s.y, s.text))
    placed: dict[int, Label] = {}
    for level, size in enumerate(SIZES):
        is_last = level == len(SIZES) - 1
        taken = _Taken()
        for spot in order:
            taken.add(_marker_box(spot, size), spot)
        for n, label in placed.items():
            taken.add(_box(order[n], label.dx, label.dy, label.anchor, size))
        for n, spot in enumerate(order):
            for dx, dy, anchor in () if n in placed else _seats(spot):
                box = _box(spot, dx, dy, anchor, size)
                if is_last or (_is_inside(box, width, height) and taken.is_free(box, spot)):
                    placed[n] = Label(spot.text, spot.x, spot.y, dx, dy, anchor, level)
                    taken.add(box)
                    break
    return tuple(label for _, label in sorted(placed.items()))


@dataclass(frozen=True, slots=True)
class CountryName:
    """A country's name, centred on its point; `level` is the first of SIZES at which it finds room."""

    text: str
    x: float
    y: float
    level: int


def place_names(
    names: Sequence[tuple[str, Sequence[tuple[float, float]]]],
    spots: Sequence[Spot],
    labels: Sequence[Label],
    width: float,
    height: float,
) -> tuple[CountryName, ...]:
    """The names of countries where they cover no mark, no label and no other name, and the country is wide enough."""
    by_place = {(spot.x, spot.y): spot for spot in spots}
    placed: dict[str, CountryName] = {}
    for level, size in enumerate(SIZES):
        taken = _Taken()
        for spot in spots:
            taken.add(_marker_box(spot, size))
        for label in labels:
            if label.level <= level:
                taken.add(_box(by_place[label.x, label.y], label.dx, label.dy, label.anchor, size))
        for name in placed.values():
            taken.add(_name_box(name.text, name.x, name.y, size))
        for text, points in names:
            reach = max(x for x, _ in points) - min(x for x, _ in points)
            if text in placed or reach < _LEAST_SHARE * len(text) * _NAME_CHAR_PX * size:
                continue
            for x, y in points:
                box = _name_box(text, x, y, size)
                if _is_inside(box, width, height) and taken.is_free(box):
                    placed[text] = CountryName(text, round(x, 1), round(y, 1), level)
                    taken.add(box)
                    break
    return tuple(placed.values())


def _name_box(text: str, x: float, y: float, size: float) -> Box:
    half = len(text) * _NAME_CHAR_PX * size / 2
    return x - half, y - _LINE_PX * size / 2, x + half, y + _LINE_PX * size / 2


def _seats(spot: Spot) -> tuple[tuple[float, float, str], ...]:
    """Right, left, above, below."""
    off = spot.reach_px + _GAP_PX
    return (off, 4.0, "start"), (-off, 4.0, "end"), (0.0, -off, "middle"), (0.0, off + 9, "middle")


def _box(spot: Spot, dx: float, dy: float, anchor: str, size: float) -> Box:
    length = len(spot.text) * _CHAR_PX
    left = {"start": dx, "end": dx - length, "middle": dx - length / 2}[anchor]
    x, y = spot.x + left * size, spot.y + (dy - _LINE_PX + 3) * size
    return x, y, x + length * size, y + _LINE_PX * size


def _marker_box(spot: Spot, size: float) -> Box:
    reach = spot.reach_px * size
    return spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach


def _is_inside(box: Box, width: float, height: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
