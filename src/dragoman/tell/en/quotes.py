"""Loaded words of a source -> one sentence that shows them in quotation marks, beside the neutral verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Assertion
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.en.telling import Telling, finish
from dragoman.tell.en.tolls import is_honour
from dragoman.tell.losses import Loss
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.told import Sentence

LONGEST_WORDING = 60
"""Characters of a wording that is a verb or noun; a longer one is a passage and is not shown."""


def loaded_words(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """ "The statement's word for the killed is “neutralised”.", for each who has such a word."""
    said: dict[str | None, dict[str, Pieces]] = {}
    for loss, wording in _wordings(losses):
        who = telling.fill(phrase("quote", loss.harm))
        told = (*who, *telling.fill(" is "), *telling.quote(wording, loss.pointers[0]))
        said.setdefault(loss.toll.source, {}).setdefault(wording.casefold(), told)
    return [
        finish(_whose(telling, source), join(list(rows.values()), ", ", " and "))
        for source, rows in said.items()
    ]


def _whose(telling: Telling, source: str | None) -> Pieces:
    """Whose word it is: the account's, or that of another who gives the figure."""
    if source:
        return telling.fill(phrase("quote", "source"), source=telling.name(source))
    told = (Assertion.CLAIMED, Assertion.CONFIRMED)
    return telling.fill(phrase("quote", "statement" if telling.claim.assertion in told else "report"))


def _wordings(losses: Sequence[Loss]) -> Iterator[tuple[Loss, str]]:
    """Every loaded verb or noun, and every honour, with the loss that it stands for."""
    for loss in losses:
        wording, victim = clean(loss.toll.wording), clean(loss.toll.victim or "")
        if is_loaded(wording):
            yield loss, _verb(wording)
        if is_honour(victim):
            yield loss, victim


def _verb(wording: str) -> str:
    """A verb without its auxiliary: "were neutralised" is shown as "neutralised"."""
    words = wording.split(" ")
    while len(words) > 1 and words[0].lower() in load_table("phrases")["loaded"]["auxiliaries"]:
        words = words[1:]
    return " ".join(words)


def is_loaded(wording: str) -> bool:
    """Whether a verb or noun for losses takes a side."""
    low = wording.casefold()
    stems = load_table("phrases")["loaded"]["wordings"]
    return len(low) <= LONGEST_WORDING and any(low.startswith(s) or f" {s}" in low for s in stems)
