"""Document -> claims, each value with the words that say it."""

from dragoman.read.reader import READER, RuleReader

__all__ = ["READER", "RuleReader"]
