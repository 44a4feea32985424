"""Words that take a side -> whether a source's word is one, in French and in the other languages of a claim."""

from __future__ import annotations

from functools import cache

from dragoman.tell import tables
from dragoman.tell.fr.tables import load_table

LONGEST_WORDING = 60
"""Characters of a wording that is a verb or noun; a longer one is a passage and is not shown."""


@cache
def _listed(name: str) -> tuple[str, ...]:
    """A list of the French table with that of the English one: a claim is told in French whatever it was read from."""
    return (*load_table("phrases")["loaded"][name], *tables.load_table("en", "phrases")["loaded"][name])


def is_loaded(wording: str) -> bool:
    """Whether a verb or noun for losses takes a side."""
    low = wording.casefold()
    stems = _listed("wordings")
    return len(low) <= LONGEST_WORDING and any(low.startswith(s) or f" {s}" in low for s in stems)


def is_honour(noun: str) -> bool:
    """Whether a source's word for people praises them: "martyrs"."""
    return noun.lower() in _listed("honours")


def without_auxiliary(wording: str) -> str:
    """A verb without its auxiliary: "ont été neutralisés" is shown as "neutralisés"."""
    words = wording.split(" ")
    while len(words) > 1 and words[0].lower() in _listed("auxiliaries"):
        words = words[1:]
    return " ".join(words)
