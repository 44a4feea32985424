"""Loaded words of a source -> one sentence that shows them in quotation marks, beside the neutral verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Assertion
from dragoman.tell.fr.loaded import is_honour, is_loaded, without_auxiliary
from dragoman.tell.fr.tables import phrase
from dragoman.tell.fr.telling import Telling, finish
from dragoman.tell.losses import Loss
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.told import Sentence


def loaded_words(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """ "Le mot du communiqué pour les tués est « neutralisés ».", for each who has such a word."""
    said: dict[str | None, dict[str, Pieces]] = {}
    for loss, wording in _wordings(losses):
        who = telling.fill(phrase("quote", loss.harm))
        told = (*who, *telling.fill(phrase("quote", "is")), *telling.quote(wording, loss.pointers[0]))
        said.setdefault(loss.toll.source, {}).setdefault(wording.casefold(), told)
    return [
        finish(
            _whose(telling, source), join(list(rows.values()), phrase("list", "comma"), phrase("list", "and"))
        )
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
            yield loss, without_auxiliary(wording)
        if is_honour(victim):
            yield loss, victim
