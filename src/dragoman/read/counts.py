"""The numbers of a text -> the counts of its overlay: token by token, what can be a toll or a quantity.

Numbers that a verb's particle or a measure would hide are laid bare: "handed over 7 rifles", "12 M-16s",
"sixty kilos of rice".
"""

from __future__ import annotations

import re

from dragoman.read.lexicon import Lexicon
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from dragoman.read.text import SourceText
from dragoman.read.units import Overlay

BRACKET = 6
LISTED = re.compile(r"\d{1,2}-\s+(?=[^\W\d])")


def place_counts(source: SourceText, overlay: Overlay, lexicon: Lexicon, numbers: NumberLexicon) -> None:
    """File every count of the text under its first token."""
    units = set(lexicon.containers.values())
    for mention in find_counts(source.text, numbers):
        if mention.is_count:
            place_count(source, overlay, numbers, mention)
        elif mention.kind is NumberKind.CALIBRE:
            overlay.dates.pop(source.token_at(mention.start), None)  # "5.56 mm" is no time of day
        elif mention.unit and source.text[mention.end : mention.end + 1] == "-":
            first = source.token_at(mention.core_start)
            for number in find_counts(source.words[first], numbers):
                overlay.counts[first] = (first + 1, number.moved(source.starts[first]))
        elif mention.unit in units:
            place_measure(source, overlay, lexicon, mention)


def place_count(source: SourceText, overlay: Overlay, numbers: NumberLexicon, mention: CountMention) -> None:
    """File a count, and its number alone where a phrase before it may take its first word."""
    listed = LISTED.match(source.text, mention.start, mention.end)
    if listed is not None:
        for number in find_counts(source.text[listed.end() : mention.end], numbers)[:1]:
            mention = number.moved(listed.end())
    first, last = source.token_range(mention.start, mention.end)
    if any(overlay.dates[at][0] >= last > at + 1 for at in range(first + 1, last) if at in overlay.dates):
        return  # the year of a time: "fought over since 2016"
    overlay.counts[first] = (last, mention)
    core = source.token_at(mention.core_start)
    if core > first and any(end > first for end, _ in overlay.names.get(first - 1, ())):
        for number in find_counts(source.text[mention.core_start : mention.end], numbers)[:1]:
            overlay.counts[core] = (last, number.moved(mention.core_start))


def place_measure(source: SourceText, overlay: Overlay, lexicon: Lexicon, mention: CountMention) -> None:
    """File the number of a measure that what it measures follows ("50 kilograms (110 pounds) of dynamite")."""
    first, last = source.token_range(mention.start, mention.end)
    ahead = source.lows[last : last + BRACKET + 1]
    if ahead[:1] == ["("] and ")" in ahead:
        ahead = ahead[ahead.index(")") + 1 :]
    if last - first > 1 and ahead and ahead[0] in lexicon.classes("measure_links"):
        overlay.counts[first] = (last - 1, mention)
