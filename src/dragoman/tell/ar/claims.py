"""A claim -> its Arabic paragraph: the act with its attribution first, then figures, arms, evidence, loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import Disposition
from dragoman.tell.ar.acts import act_clause, hedge, is_hedged, position_taken
from dragoman.tell.ar.amounts import find_amount
from dragoman.tell.ar.arms import Row, by_disposition, tell_items, with_fate
from dragoman.tell.ar.objects import Object, find_object
from dragoman.tell.ar.quotes import loaded_words
from dragoman.tell.ar.speakers import according_to, again, opening
from dragoman.tell.ar.telling import Telling, finish, phrase
from dragoman.tell.ar.tolls import clauses, rows
from dragoman.tell.losses import Loss, find_losses, is_hit_side
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
    groups = by_disposition(telling, told.items)
    first = [group for group in groups if _fits_first(group, groups)]
    sentences = [_first(telling, told, hit, first)]
    by = claim.attribution.by if claim.attribution else None
    if is_hedged(telling) and by:
        sentences.append(finish(telling.fill("و"), hedge(telling)))
    sentences += _more(telling, own, hit, [group for group in groups if group not in first], first)
    sentences += _of_others(telling, [loss for loss in losses if loss.toll.source is not None])
    sentences += _evidence(telling)
    sentences += loaded_words(telling, losses)
    return tuple(sentences)


def tell_in_short(telling: Telling) -> Sentence:
    """The first sentence alone, with the main toll of the account and without arms."""
    claim = telling.claim
    own = [loss for loss in find_losses(claim, find_amount) if loss.toll.source is None]
    hit = [loss for loss in own if is_hit_side(claim, loss) and not loss.amount.is_none]
    told = find_object(telling, hit)
    main = [loss for loss in hit if loss not in told.losses][: 0 if told.losses else 1]
    rest = own[:1] if not hit else []
    said = (*opening(telling), *act_clause(telling, told, is_hedge_inside=True))
    if not main and rest and rest[0].amount.is_none:
        return finish(
            said, telling.fill(phrase("list", "comma")), again(telling, "that"), clauses(telling, rest)
        )
    return finish(said, _led_to(telling, rows(telling, main or rest)))


def _fits_first(group: tuple[Disposition, tuple[Row, ...]], groups: Groups) -> bool:
    """Whether arms are told in the first sentence: what was used, and what was taken or destroyed when that is all."""
    disposition = group[0]
    others = [d for d, _ in groups if d is not Disposition.USED]
    return disposition is Disposition.USED or len(others) == 1 and disposition is not Disposition.SURRENDERED


def _first(telling: Telling, told: Object, hit: Sequence[Loss], groups: Groups) -> Sentence:
    """Who says that who did what to whom, where and when, with what and with what losses."""
    losses = [loss for loss in hit if loss not in told.losses]
    said = (*opening(telling), *act_clause(telling, told))
    used = [items for disposition, items in groups if disposition is Disposition.USED]
    using: Pieces = ()
    if used:
        items = tell_items(telling, used[0], is_open=_is_open(telling, Disposition.USED, groups))
        listed = join(items, phrase("list", "and"), phrase("list", "and"))
        using = (*telling.fill(phrase("harm", "using")), *listed)
    fates = [
        with_fate(telling, d, tell_items(telling, items, is_open=_is_open(telling, d, groups)))
        for d, items in groups
        if d is not Disposition.USED
    ]
    taken = position_taken(telling)
    led_to = [*([taken] if taken else []), *rows(telling, losses), *fates]
    return finish(said, using, _led_to(telling, led_to))


def _led_to(telling: Telling, told: Sequence[Pieces]) -> Pieces:
    if not told:
        return ()
    return (
        *telling.fill(phrase("harm", "led_to")),
        *join(told, phrase("list", "and"), phrase("list", "and")),
    )


def _is_open(telling: Telling, disposition: Disposition, groups: Groups) -> bool:
    """Whether "other equipment" belongs to this list: to what was seized, else to the first."""
    if not telling.claim.inventory_open:
        return False
    named = [d for d, _ in groups if d is not Disposition.USED]
    return bool(named) and disposition is (Disposition.SEIZED if Disposition.SEIZED in named else named[0])


def _more(
    telling: Telling, own: Sequence[Loss], hit: Sequence[Loss], groups: Groups, told: Groups
) -> list[Sentence]:
    """What the first sentence has not told: a hedge without its giver, others' losses, nobody hurt, arms."""
    rest = [loss for loss in own if loss not in hit]
    some = [loss for loss in rest if not loss.amount.is_none]
    none = [loss for loss in rest if loss.amount.is_none]
    by = telling.claim.attribution.by if telling.claim.attribution else None
    nouns = [*rows(telling, some), *_arms(telling, groups, told)]
    parts: list[tuple[str, Pieces]] = []
    if is_hedged(telling) and not by:
        parts.append(("that", hedge(telling)))
    if nouns:
        parts.append(("of", join(nouns, phrase("list", "and"), phrase("list", "and"))))
    if none:
        parts.append(("that", clauses(telling, none)))
    return [finish(again(telling, form, is_third=n > 0), part) for n, (form, part) in enumerate(parts)]


def _arms(telling: Telling, groups: Groups, told: Groups) -> list[Pieces]:
    """The arms that the first sentence has not told, and that there was more, where no list is open to say so."""
    listed = [
        with_fate(telling, d, tell_items(telling, items, is_open=_is_open(telling, d, groups)))
        for d, items in groups
    ]
    every = [*told, *groups]
    if telling.claim.inventory_open and not any(_is_open(telling, d, every) for d, _ in every):
        listed.append(telling.piece(phrase("materiel", "open_alone"), "/inventory_open"))
    return listed


def _of_others(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """Figures by another source, a sentence for each source."""
    sentences = []
    ordered = sorted(losses, key=lambda loss: [other.toll.source for other in losses].index(loss.toll.source))
    for source, group in groupby(ordered, lambda loss: loss.toll.source):
        told = list(group)
        pointers = tuple(p for loss in told for p in loss.pointers)
        sentences.append(finish(according_to(telling, source or "", *pointers), clauses(telling, told)))
    return sentences


def _evidence(telling: Telling) -> list[Sentence]:
    shown = telling.claim.evidence_offered
    if not shown:
        return []
    items = [telling.piece(phrase("evidence", item), "/evidence_offered") for item in dict.fromkeys(shown)]
    listed = join(items, phrase("list", "and"), phrase("list", "and"))
    return [finish(telling.fill(phrase("evidence", "line"), items=listed))]
