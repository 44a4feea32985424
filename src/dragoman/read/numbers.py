"""A text -> its numbers, each with the words it stands in, its bounds and what sort of number it is.

The parts are in `counting`: what a mention is, the lexicon of a language, and finding.
"""

from dragoman.read.counting.find import find_counts
from dragoman.read.counting.lexicon import NumberLexicon
from dragoman.read.counting.mention import CountMention, NumberKind

__all__ = ["CountMention", "NumberKind", "NumberLexicon", "find_counts"]
