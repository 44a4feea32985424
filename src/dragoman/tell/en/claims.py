"""A claim -> its paragraph: the act with its attribution first, then figures, arms, evidence and loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import Disposition, Outcome
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
from dragoman.tell.en.amounts import find_amount
from dragoman.tell.en.arms import Row, by_disposition, tell_items
from dragoman.tell.en.objects import Object, find_object
from dragoman.tell.en.quotes import loaded_words
from dragoman.tell.en.speakers import according_to, again, opening
from dragoman.tell.en.tables import phrase
from dragoman.tell.en.telling import Telling, finish
from dragoman.tell.en.tolls import participles, were
from dragoman.tell.losses import Harm, Loss, find_losses, is_hit_side
from dragoman.tell.pieces import Pieces, join
from dragoman.tell.told import Sentence

Groups = list[tuple[Disposition, tuple[Row, ...]]]


def tell_claim(telling: Telling) -> tuple[Sentence, ...]:
    """The paragraph of a claim."""
    claim = telling.claim
    losses = find_losses(claim, find_amount)
    own = [loss for loss in losses if loss.toll.source is None]
    hit = [loss for loss in own if is_hit_side(claim, loss) and not loss.amount.is_none]
    told = find_object(telling, hit)
    rest = [loss for loss in own if loss not in hit]
    groups = by_disposition(telling, told.items)
    doer = paragraph_doer(telling)
    first = [group for group in groups if _acts(telling, doer) and _fits_first(group, groups)]
    sentences = [_first(telling, told, doer, hit, first)]
    by = claim.attribution.by if claim.attribution else None
    more = [were(telling, rest), _arms(telling, [group for group in groups if group not in first], first)]
    if is_hedged(telling) and by:
        sentences.append(finish(hedge(telling)))
    elif is_hedged(telling):
        more.insert(0, hedge(telling))
    for n, clause in enumerate(clause for clause in more if clause):
        sentences.append(finish(again(telling, is_third=n > 0), clause))
    sentences += _of_others(telling, [loss for loss in losses if loss.toll.source is not None])
    sentences += _evidence(telling)
    sentences += loaded_words(telling, losses)
    return tuple(sentences)


def _fits_first(group: tuple[Disposition, tuple[Row, ...]], groups: Groups) -> bool:
    """Whether arms are told in the first sentence: what was used, and what was taken or destroyed when that is all."""
    disposition = group[0]
    others = [d for d, _ in groups if d is not Disposition.USED]
    return disposition is Disposition.USED or len(others) == 1 and disposition is not Disposition.SURRENDERED


def tell_in_short(telling: Telling) -> Sentence:
    """The first sentence alone, with the main toll of the account and without arms."""
    claim = telling.claim
    own = [loss for loss in find_losses(claim, find_amount) if loss.toll.source is None]
    hit = [loss for loss in own if is_hit_side(claim, loss) and not loss.amount.is_none]
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
    named = [d for d, _ in groups if d is not Disposition.USED]
    return bool(named) and disposition is (Disposition.SEIZED if Disposition.SEIZED in named else named[0])


def _arms(telling: Telling, groups: Groups, told: Groups) -> Pieces:
    """The arms that the first sentence has not told, and that there was more, where no list is open to say so."""
    clauses = []
    for disposition, items in groups:
        listed = tell_items(telling, items, is_open=_is_open(telling, disposition, groups))
        is_single = len(items) == 1 and items[0][1].qty_max == 1
        is_single = is_single and not _is_open(telling, disposition, groups)
        verb = phrase("toll", "was" if is_single else "were")
        clauses.append((*listed, *telling.fill(f" {verb} {phrase('done', disposition)}")))
    if telling.claim.inventory_open and not any(
        _is_open(telling, d, [*told, *groups]) for d, _ in [*told, *groups]
    ):
        clauses.append(telling.piece(phrase("materiel", "open_alone"), "/inventory_open"))
    return join(clauses, ", ", " and ")


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
