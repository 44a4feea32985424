"""Counts of a text -> the same, bounded by a qualifier that follows what is counted: "neuf soldats au moins".

The words of the mention stay as they are; only its bounds and its qualifier change, so that the hedge is
kept although it does not stand beside the number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.base.claim import Qualifier
from dragoman.read.counting.mention import CountMention
from dragoman.read.counting.qualify import qualified
from dragoman.read.grammar.tables import Tables
from dragoman.read.grammar.trie import plain, spellings_pattern

WORDS_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class LateWords:
    """The qualifiers of a language that may stand after the noun, and how they are found."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, tables: Tables) -> LateWords | None:
        """Those of the table `late`; None where a language has none.

        Its keys are names of qualifiers, but for `stops`: words that end the search, and `stop_starts`:
        letters that a word between may not begin with.
        """
        rows = tables.spellings("late")
        stops, starts = rows.pop("stops", ()), rows.pop("stop_starts", ())
        names = {spelling: name for name, row in rows.items() for spelling in row}
        if not names:
            return None
        barred = [rf"(?:{spellings_pattern(stops)})(?!\w)"] if stops else []
        barred += [re.escape(letter) for letter in starts]
        word = rf"(?!{'|'.join(barred)})[^\W\d_]{{1,30}}" if barred else r"[^\W\d_]{1,30}"
        late = spellings_pattern(names)
        space = r"\s{1,4}"
        return cls(
            re.compile(rf"(?:{space}(?!{late}){word}){{1,{WORDS_BETWEEN}}}{space}(?P<late>{late})(?!\w)"),
            names,
        )

    def qualify(self, mentions: list[CountMention], lower: str) -> list[CountMention]:
        """The mentions, those that are exact bounded by what follows their noun."""
        found = list(mentions)
        for i, mention in enumerate(mentions):
            if not mention.is_count or mention.qualifier is not Qualifier.EXACT or mention.max is None:
                continue
            match = self.pattern.match(lower, mention.end)
            if match is None or (i + 1 < len(mentions) and mentions[i + 1].start <= match.end()):
                continue  # "neuf soldats, au moins dix civils": it is the next number's
            low, high, qualifier = qualified(mention.max, {self.names[plain(match["late"])]})
            found[i] = replace(mention, min=low, max=high, qualifier=qualifier)
        return found
