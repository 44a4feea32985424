"""A date in figures -> its day, month and year."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"\d+")
MONTHS = 12


def read_numeric(text: str, *, day_first: bool) -> tuple[int, int, int | None]:
    """Day, month and year of "2024-05-28", "28/05/2024", "28.05.24", no year for "28/05"."""
    a, b, *rest = (int(n) for n in _NUMBERS.findall(text))
    if not rest:
        return (a, b, None) if day_first and b <= MONTHS or a > MONTHS else (b, a, None)
    c = rest[0]
    if a > 31:
        return c, b, a
    day, month = (a, b) if day_first and b <= 12 or a > 12 else (b, a)
    return day, month, c if c > 99 else c + (1900 if c >= 70 else 2000)
