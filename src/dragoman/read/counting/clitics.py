"""A folded text -> the same text with the small words parted that are written on to the front of a number.

Arabic writes "and", "with", "to" and the article as one word with what follows. Parted from numbers and
their qualifiers they are words like others, so that the forms of a lexicon need not know of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.read.counting.words import VALUE_TABLES, Word
from dragoman.read.grammar.fold import Folded
from dragoman.read.grammar.runs import SEPARATORS
from dragoman.read.grammar.tables import Tables
from dragoman.read.grammar.trie import spellings_pattern

# A shorter word that is no number ("م" for metre) would be found inside too many others.
SHORTEST_STEM = 3


HAMZA = "أإ"


@dataclass(frozen=True, slots=True)
class Clitics:
    """The clitics of a language, compiled.

    Args:
        pattern: what stands before a number after a separator, a group for each clitic; without groups
            where a whole word of the tables begins with the letter of a clitic.
        stem: a word that clitics are parted from.
        openers: the clitics that stand first of all, of one letter each.
    """

    pattern: re.Pattern[str]
    stem: re.Pattern[str]
    openers: frozenset[str]

    @classmethod
    def of(cls, tables: Tables, words: Mapping[str, Word]) -> Clitics | None:
        """Those of the table `clitics`; None where a language has none.

        It has rows; of each row at most one stands before a number, in the order of the rows.
        """
        rows = [row for row in tables.spellings("clitics").values() if row]
        if not rows:
            return None
        numbers = {w for table in VALUE_TABLES for row in tables.spellings(table).values() for w in row}
        stems = [w for w in words if w in numbers or len(w) >= SHORTEST_STEM]
        stem = rf"(?:{spellings_pattern(stems)})(?!\w)"
        # Lazy, so that a whole word of the tables ("واحد") is seen before its letters are taken for clitics.
        front = "".join(f"({spellings_pattern(row)})??" for row in rows)
        # "وأحد عشر" folded begins like "واحد", one: the longer reading is tried first.
        hidden = [w for w in stems if " " in w and any(c + w.partition(" ")[0] in words for c in rows[0])]
        if hidden:
            opener, rest = spellings_pattern(rows[0]), spellings_pattern(hidden)
            front = rf"(?:({opener})(?=(?:{rest})(?!\w))|{front})"
        first = "".join(sorted({clitic[0] for row in rows for clitic in row}))
        pattern = re.compile(rf"{SEPARATORS}(?=[{first}]){front}(?={stem}|\d)")
        return cls(pattern, re.compile(stem), frozenset(rows[0]))

    def part(self, folded: Folded) -> Folded:
        """The text with a space after every clitic of a number; linear in its length."""
        offsets = range(len(folded.text)) if folded.offsets is None else folded.offsets
        ends: list[int] = []
        for match in self.pattern.finditer("\n" + folded.text):
            if match.lastindex:
                ends += [match.end(group) - 1 for group in range(1, match.lastindex + 1) if match[group]]
            elif self._is_hidden(folded, offsets, match.end() - 1):
                ends.append(match.end())
        if not ends:
            return folded
        pieces: list[str] = []
        places: list[int] = []
        at = 0
        for end in ends:
            pieces.append(folded.text[at:end])
            places.extend(offsets[at:end])
            places.append(offsets[end])
            at = end
        pieces.append(folded.text[at:])
        places.extend(offsets[at:])
        return replace(folded, text=" ".join(pieces), offsets=tuple(places))

    def _is_hidden(self, folded: Folded, offsets: Sequence[int], at: int) -> bool:
        """Whether a clitic hides in a whole word: a hamza tells "وأحد", and one, from "واحد", one."""
        if folded.text[at] not in self.openers or self.stem.match(folded.text, at + 1) is None:
            return False
        return folded.original[offsets[at + 1]] in HAMZA
