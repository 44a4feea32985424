"""A text -> the rows of a lexicon's words that stand round its trigger words.

Looking at every word costs more than a report may cost; so only trigger words are searched, and from
each the row is lengthened on, and back on the reversed text, by one match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.read.grammar.trie import spellings_pattern

# What may stand before a word: ASCII but letters and figures, Latin and Arabic signs, punctuation.
SEPARATORS = r"[\x00-/:-@\[-`{-\xbf\u060c\u061b\u061f\u2000-\u206f\u3000-\u303f]"


def lower_in_place(text: str) -> str:
    """Lower case with every offset kept: a letter whose lower case is longer stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@dataclass(frozen=True, slots=True)
class Triggers:
    """What begins a look at a row: words after a separator, and figures.

    Two expressions that each begin with a plain set of characters are searched three times as fast as
    one that begins with a word boundary or a choice.
    """

    words: re.Pattern[str]
    figures: re.Pattern[str]

    @classmethod
    def of(cls, spellings: Iterable[str], figures: str, prefix: str = "") -> Triggers:
        """Triggers of these spellings, with what may be written on to their front, and of figures."""
        words = rf"{SEPARATORS}{prefix}(?:{spellings_pattern(spellings)})(?!\w)"
        return cls(re.compile(words), re.compile(figures))


def find_runs(
    lower: str, triggers: Triggers, run_on: re.Pattern[str], run_back: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    """Start and end of each row, in order, without overlap.

    Args:
        lower: the text in lower case.
        triggers: the words and figures without which there is no row.
        run_on: matches the rest of a row from the start of a trigger.
        run_back: matches, on the reversed text, what of the row stands before a trigger.
    """
    padded, backwards, length = "\n" + lower, lower[::-1], len(lower)
    stop = word = figure = 0
    word_end = figure_end = -1
    while True:
        if word_end < 0 or word < stop:
            found = triggers.words.search(padded, stop)
            word, word_end = (found.start(), found.end() - 1) if found else (length, length)
        if figure_end < 0 or figure < stop:
            found = triggers.figures.search(lower, stop)
            figure, figure_end = found.span() if found else (length, length)
        start, end = (word, word_end) if word <= figure else (figure, figure_end)
        if start >= length:
            return
        after = run_on.match(lower, start)
        if after is not None and after.end() > end:
            end = after.end()
        while end < length and lower[end - 1].isdigit() and lower[end].isdigit():
            end += 1
        before = run_back.match(backwards, length - start, length - stop)
        yield (start if before is None else length - before.end()), end
        stop = end
