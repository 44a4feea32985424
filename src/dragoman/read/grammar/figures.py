"""Shapes of figures that every language writes alike -> expressions: dates in figures, the clock."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.read.grammar.trie import spellings_pattern

# "12 / 3 / 2023", for languages whose file says `spaced_dates`. Defines the group `spaced`.
SPACED_DATE = (
    r"(?<![\d.,/-])[0-3]?\d ?(?P<spaced>[/-]) ?[01]?\d ?(?P=spaced) ?(?:1[34]|19|20)\d\d(?![\d/-]|[.,]\d)"
)
# 2024-05-28, 28/05/2024, 28.05.24, 28/05 and "28.05, 14:30"; one separator throughout. Defines the group `separator`.
NUMERIC_DATE = (
    r"(?<![\d.,/-])(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}"
    r"|\d{1,2}(?P<separator>[-./])\d{1,2}(?P=separator)(?:\d{4}|\d\d)"
    r"|(?:0[1-9]/1[0-2]|[0-3]\d/0[1-9])"
    r"|[0-3]\d\.(?:0[1-9]|1[0-2])(?=,\s?\d{1,2}[:.h]\d\d))(?![\d/-]|[.,]\d)"
)


def clock_pattern(
    meridiem: Sequence[str], clock_words: Sequence[str], marks: str = ":.h", *, hour_signs: Sequence[str] = ()
) -> str:
    """A time of the clock: "6:20am", "18.00", "8 p.m.", "0430 hours", "18 h".

    Args:
        meridiem: the spellings of "a.m." and "p.m.".
        clock_words: what follows a time of four figures.
        marks: what may stand between hours and minutes when no meridiem follows.
        hour_signs: what follows an hour of 24, and the minutes it may have: "6h", "18 h 30".
    """
    signs = spellings_pattern(hour_signs)
    bare = rf"|(?:[01]?\d|2[0-4])\s?(?:{signs})(?:\s?[0-5]\d(?:\s?mn|\s?min)?)?(?!\w)" if signs else ""
    half = spellings_pattern(meridiem) or r"(?!)"
    hours = spellings_pattern(clock_words) or r"(?!)"
    return (
        rf"(?:(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.][0-5]\d)?\s?(?:{half})(?!\w)"
        rf"|(?:[01]?\d|2[0-4])[{marks}][0-5]\d(?:[:.][0-5]\d)?(?![\d.,:]\d|\d|%|\w)"
        rf"|(?:0?[1-9]|1[0-2])\s?(?:{half})(?!\w)"
        rf"|(?:[01]\d|2[0-4])[0-5]\d\s?(?:{hours})(?!\w){bare})"
    )
