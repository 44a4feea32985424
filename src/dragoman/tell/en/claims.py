"""A claim -> its paragraph: the act with its attribution first, then figures, arms, evidence and loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import Claim, Disposition, Outcome
from dragoman.tell.en.acts import (
    act_clause,
    doer_of,
    hedge,
    is_hedged,
    paragraph_doer,
    position_taken,
    unnamed_doer,
    when,
)
from dragoman.tell.en.arms import Row, by_disposition, tell_items
from dragoman.tell.en.losses import Harm, Loss, find_losses, is_hit_side
from dragoman.tell.en.objects import Object, find_object
from dragoman.tell.en.quotes import loaded_words
from dragoman.tell.en.speakers import according_to, again, opening
from dragoman.tell.en.tables import phrase
from dragoman.tell.en.telling import Pieces, Telling, finish, join
from dragoman.tell.en.tolls import participles, were
from dragoman.tell.grammar import Names
from dragoman.tell.told import Sentence

Groups = list[tuple[Disposition, tuple[Row, ...]]]


def tell_claim(claim: Claim, names: Names) -> tuple[Sentence, ...]:
    """The paragraph of a claim."""
    telling = Telling(claim, names)
    losses = find_losses(telling)
    own = [loss for loss in losses if loss.toll.source is None]
    hit = [loss for loss in own if is_hit_side(telling, loss) and not loss.amount.is_none]
    told = find_object(telling, hit)
    rest = [loss for loss in own if loss not in hit]
    groups = by_disposition(telling, told.items)
    doer = paragraph_doer(telling)
    first = [group for group in groups if _acts(telling, doer) and _fits_first(group, groups)]
    sentences = [_first(telling, told, doer, hit, first)]
    if is_hedged(telling):
        by = claim.attribution.by if claim.attribution else None
        sentences.append(finish(() if by else again(telling), hedge(telling)))
    if rest:
        sentences.append(finish(again(telling), were(telling, rest)))
    sentences += _arms(telling, [group for group in groups if group not in first])
    sentences += _of_others(telling, [loss for loss in losses if loss.toll.source is not None])
    sentences += _evidence(telling)
    sentences += loaded_words(telling, losses)
    return tuple(sentences)


def _fits_first(group: tuple[Disposition, tuple[Row, ...]], groups: Groups) -> bool:
    """Whether arms are told in the first sentence: what was used, and what was taken or destroyed when that is all."""
    disposition = group[0]
    others = [d for d, _ in groups if d is not Disposition.USED]
    return disposition is Disposition.USED or len(others) == 1 and disposition is not Disposition.SURRENDERED


def tell_in_short(claim: Claim, names: Names) -> Sentence:
    """The first sentence alone, with the main toll of the account and without arms."""
    telling = Telling(claim, names)
    own = [loss for loss in find_losses(telling) if loss.toll.source is None]
    hit = [loss for loss in own if is_hit_side(telling, loss) and not loss.amount.is_none]
    told = find_object(telling, hit)
    main = [loss for loss in hit if loss not in told.losses][: 0 if told.losses else 1]
    doer = doer_of(telling) or unnamed_doer(telling)
    rest = () if hit or not own else telling.fill(phrase("toll", "tail"), losses=were(telling, own[:1]))
    return _first(telling, told, doer, [*told.losses, *main], [], rest)


def _acts(telling: Telling, doer: Pieces) -> bool:
    """Whether the first sentence has a doer that participles can hang on."""
    if telling.claim.outcome is Outcome.REPELLED:
        return bool(telling.claim.claimant) and not telling.is_speaker(telling.claim.perpetrator)
    return bool(doer)


def _first(
    telling: Telling, told: Object, doer: Pieces, hit: Sequence[Loss], groups: Groups, rest: Pieces = ()
) -> Sentence:
    """Who says that who did what to whom, where and when, with what losses; `rest` stands where there are none."""
    losses = [loss for loss in hit if loss not in told.losses]
    said = (*opening(telling), *when(telling), *act_clause(telling, told, doer))
    if not _acts(telling, doer):
        form = phrase("toll", "tail_casualties" if losses and losses[0].harm is Harm.CASUALTIES else "tail")
        return finish(said, telling.fill(form, losses=were(telling, losses)) if losses else rest)
    arms = {
        d: (
            *telling.fill(phrase("doing", d)),
            *tell_items(telling, items, is_open=_is_open(telling, d, groups)),
        )
        for d, items in groups
    }
    used = arms.pop(Disposition.USED, ())
    rows = [used, position_taken(telling, is_active=True), *participles(telling, losses), *arms.values()]
    joined = join(rows, ", ", " and ")
    return finish(said, telling.fill(", {rows}", rows=joined) if joined else rest)


def _is_open(telling: Telling, disposition: Disposition, groups: Groups) -> bool:
    """Whether "other equipment" belongs to this list: to what was seized, else to the first."""
    if not telling.claim.inventory_open:
        return False
    named = [d for d, _ in groups]
    return disposition is (Disposition.SEIZED if Disposition.SEIZED in named else named[0])


def _arms(telling: Telling, groups: Groups) -> list[Sentence]:
    """Arms as a sentence of their own."""
    clauses = []
    for disposition, items in groups:
        told = tell_items(telling, items, is_open=_is_open(telling, disposition, groups))
        is_single = len(items) == 1 and items[0][1].qty_max == 1 and not telling.claim.inventory_open
        verb = phrase("toll", "was" if is_single else "were")
        clauses.append((*told, *telling.fill(f" {verb} {phrase('done', disposition)}")))
    return [finish(again(telling), join(clauses, ", ", " and "))] if clauses else []


def _of_others(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """Figures by another source, a sentence for each source."""
    sentences = []
    ordered = sorted(losses, key=lambda loss: [other.toll.source for other in losses].index(loss.toll.source))
    for source, group in groupby(ordered, lambda loss: loss.toll.source):
        told = list(group)
        pointers = tuple(p for loss in told for p in loss.pointers)
        sentences.append(finish(according_to(telling, source or "", *pointers), were(telling, told)))
    return sentences


def _evidence(telling: Telling) -> list[Sentence]:
    shown = telling.claim.evidence_offered
    if not shown:
        return []
    items = [telling.piece(phrase("evidence", item), "/evidence_offered") for item in dict.fromkeys(shown)]
    return [finish(telling.fill(phrase("evidence", "line"), items=join(items, ", ", " and ")))]
