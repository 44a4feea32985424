"""The words on a report that are no one's claim, in its language: a mapping that templates read as `labels.<name>`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.tell import Grammar

NAMES = (
    "draft", "unverified", "not_reviewed", "period", "sources", "footnote", "back", "archived", "original", "quoted",
    "open_quote", "close_quote", "fingerprint", "no_source", "via", "own_channel", "map", "map_note", "borders",
    "places", "within", "coarsened", "north", "south", "east", "west", "point",
    "km", "about", "data_from", "page", "value", "more_values", "title_place",
    "text_place",
)  # fmt: skip
"""Every label that a template may use; each is a word of the table [report.label] of a language's words."""


def read_labels(grammar: Grammar) -> Mapping[str, str]:
    """The labels in the grammar's language.

    Raises:
        UnknownTerm: the language has no word for one.
    """
    return MappingProxyType({name: grammar.word("report", "label", name) for name in NAMES})
