"""Loaded words of a source -> one sentence that shows them in quotation marks, beside the neutral verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Assertion
from dragoman.tell.ar.telling import Telling, finish, phrase
from dragoman.tell.ar.tolls import is_honour
from dragoman.tell.ar.words import Case
from dragoman.tell.losses import Loss
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.tables import load_table
from dragoman.tell.told import Sentence

LONGEST_WORDING = 60
"""Characters of a wording that is a verb or noun; a longer one is a passage and is not shown."""


def loaded_words(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """ "والكلمة المستخدمة في البيان عن القتلى هي «تحييد»", for each who has such a word."""
    said: dict[str | None, dict[str, Pieces]] = {}
    for loss, wording in _wordings(losses):
        row = telling.fill(
            phrase("quote", "row"),
            who=telling.fill(phrase("quote", loss.harm)),
            word=telling.quote(wording, loss.pointers[0]),
        )
        said.setdefault(loss.toll.source, {}).setdefault(wording.casefold(), row)
    return [
        finish(
            _whose(telling, source, join(list(rows.values()), phrase("list", "and"), phrase("list", "and")))
        )
        for source, rows in said.items()
    ]


def _whose(telling: Telling, source: str | None, rows: Pieces) -> Pieces:
    """Whose word it is: the account's, or that of another who gives the figure."""
    if source:
        who = telling.name(source, Case.GENITIVE)
        return telling.fill(phrase("quote", "source"), source=who, rows=rows)
    told = (Assertion.CLAIMED, Assertion.CONFIRMED)
    form = phrase("quote", "statement" if telling.claim.assertion in told else "report")
    return telling.fill(form, rows=rows)


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
    while len(words) > 1 and words[0].casefold() in load_table("ar", "phrases")["loaded"]["auxiliaries"]:
        words = words[1:]
    return " ".join(words)


def is_loaded(wording: str) -> bool:
    """Whether a verb or noun for losses takes a side, in any language that is read."""
    low = wording.casefold()
    stems = load_table("ar", "phrases")["loaded"]["wordings"]
    return len(low) <= LONGEST_WORDING and any(
        low.startswith((s, f"و{s}", f"ال{s}")) or f" {s}" in low for s in stems
    )
