"""A text -> its mentions of time, each with the words it stands in; a mention -> the days it means.

The parts are in `temporal`: what a mention is, the lexicon of a language, finding, resolving, and the
date that a page gives itself.
"""

from dragoman.read.temporal.find import find_dates
from dragoman.read.temporal.lexicon import DateLexicon
from dragoman.read.temporal.mention import (
    Anchor,
    DateKind,
    DateMention,
    PartOfDay,
    Point,
    ResolvedDate,
    Unit,
    iso,
)
from dragoman.read.temporal.published import find_published
from dragoman.read.temporal.resolve import resolve_date

__all__ = [
    "Anchor",
    "DateKind",
    "DateLexicon",
    "DateMention",
    "PartOfDay",
    "Point",
    "ResolvedDate",
    "Unit",
    "find_dates",
    "find_published",
    "iso",
    "resolve_date",
]
