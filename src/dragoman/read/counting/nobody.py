"""Counts of a text -> the same, where "one" under a negation is nobody: "لم يصب أحد بأذى".

Some languages say "nobody" with a negated verb and the word for one; the verb stands between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.base.claim import Qualifier
from dragoman.read.counting.mention import CountMention
from dragoman.read.grammar.runs import SEPARATORS
from dragoman.read.grammar.tables import Tables
from dragoman.read.grammar.trie import spellings_pattern

WORDS_BETWEEN = 3
CHARS_BACK = 80


@dataclass(frozen=True, slots=True)
class Nobody:
    """The words of a language for one that mean none after a negation, and the negations."""

    words: frozenset[str]
    negated: re.Pattern[str]

    @classmethod
    def of(cls, tables: Tables) -> Nobody | None:
        """Those of the table `nobody` (`words`, `negations`); None where a language has none."""
        rows = tables.spellings("nobody")
        if not rows.get("words"):
            return None
        negation = spellings_pattern(rows.get("negations", ()))
        word = r"[^\W\d_]{1,30}"
        pattern = rf"(?:^|{SEPARATORS})(?:{negation})(?:\s{{1,4}}{word}){{0,{WORDS_BETWEEN}}}\s{{1,4}}$"
        return cls(frozenset(rows["words"]), re.compile(pattern))

    def settle(self, mentions: Iterable[CountMention], lower: str) -> list[CountMention]:
        """The mentions, those under a negation as none."""
        return [self._settled(mention, lower) for mention in mentions]

    def _settled(self, mention: CountMention, lower: str) -> CountMention:
        if lower[mention.start : mention.end] not in self.words:
            return mention
        before = lower[max(0, mention.start - CHARS_BACK) : mention.start]
        if self.negated.search(before) is None:
            return mention
        return replace(mention, min=0, max=0, qualifier=Qualifier.NONE)
