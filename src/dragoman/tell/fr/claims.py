"""A claim -> its paragraph: the act with its attribution first, then figures, arms, evidence and loaded words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import Disposition, Outcome
from dragoman.tell.fr.acts import (
    act_clause,
    doer_of,
    hedge,
    is_hedged,
    paragraph_doer,
    position_taken,
    short_mood,
    subject_of,
    unnamed_doer,
    when,
    with_verbs,
)
from dragoman.tell.fr.amounts import find_amount
from dragoman.tell.fr.arms import Row, agreement, by_disposition, tell_items
from dragoman.tell.fr.nouns import Noun
from dragoman.tell.fr.objects import Object, find_object
from dragoman.tell.fr.quotes import loaded_words
from dragoman.tell.fr.speakers import according_to, again, mood_of, opening
from dragoman.tell.fr.tables import phrase
from dragoman.tell.fr.telling import Mood, Telling, finish
from dragoman.tell.fr.tolls import participles, were
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
    doer, subject = paragraph_doer(telling)
    first = [group for group in groups if _acts(telling, doer) and _fits_first(group, groups)]
    mood = mood_of(telling)
    sentences = [_first(telling, told, (doer, subject), hit, first, mood)]
    by = claim.attribution.by if claim.attribution else None
    more = [
        were(telling, rest, Mood.REPORTED),
        _arms(telling, [group for group in groups if group not in first], first),
    ]
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
    mood = short_mood(telling)
    rest: Pieces = ()
    if not hit and own:
        rest = telling.fill(phrase("toll", "tail"), losses=were(telling, own[:1], mood_of(telling)))
    return _first(telling, told, (doer, subject_of(telling)), [*told.losses, *main], [], mood, rest)


def _acts(telling: Telling, doer: Pieces) -> bool:
    """Whether the first sentence has a doer that participles can hang on."""
    if telling.claim.outcome is Outcome.REPELLED:
        return bool(telling.claim.claimant) and not telling.is_speaker(telling.claim.perpetrator)
    return bool(doer)


def _first(
    telling: Telling,
    told: Object,
    doing: tuple[Pieces, Noun | None],
    hit: Sequence[Loss],
    groups: Groups,
    mood: Mood,
    rest: Pieces = (),
) -> Sentence:
    """Who says that who did what to whom, where and when, with what losses; `rest` stands where there are none."""
    doer, subject = doing
    losses = [loss for loss in hit if loss not in told.losses]
    said = (*opening(telling), *when(telling), *act_clause(telling, told, doer, subject, mood))
    if not _acts(telling, doer):
        form = phrase("toll", _tail(losses))
        return finish(said, telling.fill(form, losses=were(telling, losses, mood)) if losses else rest)
    arms = {
        d: (
            *telling.fill(phrase("doing", d)),
            *tell_items(telling, items, is_open=_is_open(telling, d, groups)),
        )
        for d, items in groups
    }
    used = arms.pop(Disposition.USED, ())
    taken = position_taken(telling, mood, is_active=True)
    rows = [used, taken, *participles(telling, losses), *arms.values()]
    joined = join(rows, phrase("list", "comma"), phrase("list", "and"))
    return finish(said, telling.fill(", {rows}", rows=joined) if joined else rest)


def _tail(losses: Sequence[Loss]) -> str:
    """The form by which losses follow what was said: "que A, que B et que C", and "que A et que B"."""
    if losses and losses[0].harm is Harm.CASUALTIES:
        return "tail_casualties"
    return "tail_several" if len(losses) > 1 else "tail"


def _is_open(telling: Telling, disposition: Disposition, groups: Groups) -> bool:
    """Whether "d'autres équipements" belongs to this list: to what was seized, else to the first."""
    if not telling.claim.inventory_open:
        return False
    named = [d for d, _ in groups if d is not Disposition.USED]
    return bool(named) and disposition is (Disposition.SEIZED if Disposition.SEIZED in named else named[0])


def _arms(telling: Telling, groups: Groups, told: Groups) -> Pieces:
    """The arms that the first sentence has not told, and that there was more, where no list is open to say so."""
    clauses = []
    for disposition, items in groups:
        is_open = _is_open(telling, disposition, groups)
        listed = tell_items(telling, items, is_open=is_open)
        noun = agreement(telling, items, is_open=is_open)
        verb = with_verbs(phrase("toll", "been") + phrase("done", disposition), noun, Mood.REPORTED)
        clauses.append((*listed, *telling.fill(verb)))
    if telling.claim.inventory_open and not any(
        _is_open(telling, d, [*told, *groups]) for d, _ in [*told, *groups]
    ):
        open_alone = with_verbs(phrase("materiel", "open_alone"), None, Mood.REPORTED)
        clauses.append(telling.piece(open_alone, "/inventory_open"))
    return join(clauses, phrase("list", "comma_that"), phrase("list", "and_that"))


def _of_others(telling: Telling, losses: Sequence[Loss]) -> list[Sentence]:
    """Figures by another source, a sentence for each source."""
    sentences = []
    ordered = sorted(losses, key=lambda loss: [other.toll.source for other in losses].index(loss.toll.source))
    for source, group in groupby(ordered, lambda loss: loss.toll.source):
        told = list(group)
        pointers = tuple(p for loss in told for p in loss.pointers)
        given = according_to(telling, source or "", *pointers)
        sentences.append(finish(given, were(telling, told, Mood.DIRECT)))
    return sentences


def _evidence(telling: Telling) -> list[Sentence]:
    shown = telling.claim.evidence_offered
    if not shown:
        return []
    items = [telling.piece(phrase("evidence", item), "/evidence_offered") for item in dict.fromkeys(shown)]
    listed = join(items, phrase("list", "comma"), phrase("list", "and"))
    return [finish(telling.fill(phrase("evidence", "line"), items=listed))]
