"""An act's target and its losses -> what is told only once: "enlevé trois ingénieurs", "attaqué et tué un éleveur".

A source that says "three engineers were abducted" is coded as a target and a toll of three; told one after the other
they would read as two groups of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.base.claim import Disposition, Outcome
from dragoman.tell.concepts import Number
from dragoman.tell.fr.arms import tell_item
from dragoman.tell.fr.nouns import Kind, Noun
from dragoman.tell.fr.places import named_in_target
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.fr.telling import Telling, fold, is_named_person
from dragoman.tell.fr.tolls import is_same_people, people_of
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Object:
    """The object of an act's verb, and the noun with which a passive verb agrees.

    `also` is a second verb ("attaqué et tué"). `losses` and `items` are what the object has told already, items by
    their place in the claim.
    """

    pieces: Pieces
    noun: Noun | None = None
    also: Pieces = ()
    losses: tuple[Loss, ...] = ()
    items: tuple[int, ...] = ()


def find_object(telling: Telling, losses: Sequence[Loss]) -> Object:
    """The object of the act, with what it tells of the losses and arms.

    Args:
        losses: those of the account's own that the act was done to.
    """
    claim = telling.claim
    kind = load_table("phrases")["counts_object"].get(claim.event_type)
    if claim.outcome is Outcome.REPELLED:
        return _target(telling)
    if kind == Disposition.DESTROYED:
        return _destroyed(telling)
    if kind is not None:
        return _counted(telling, losses, Harm(kind))
    return _suffering(telling, losses)


def _target(telling: Telling) -> Object:
    claim = telling.claim
    if not claim.target:
        return Object(())
    noun = telling.noun(claim.target)
    return Object(telling.piece(noun.with_article(), "/target", *named_in_target(telling)), noun)


def _counted(telling: Telling, losses: Sequence[Loss], harm: Harm) -> Object:
    """ "enlevé trois ingénieurs": those taken are the target."""
    target = telling.claim.target
    alike = [loss for loss in losses if loss.harm is harm and _is_same(telling, loss, target)]
    others = [loss for loss in losses if loss.harm is harm]
    if len(alike) != 1 or not target and len(others) != 1 or is_named_person(alike[0].toll):
        return _target(telling)
    named = replace(telling.noun(target), count="") if target else None
    people = people_of(telling, alike[0], noun=named)
    pointers = (*alike[0].pointers, *(("/target", *named_in_target(telling)) if target else ()))
    pieces = telling.piece(people.pieces[0].text, *pointers)
    return Object(pieces, people.agrees, losses=(alike[0],))


def _is_same(telling: Telling, loss: Loss, target: str | None) -> bool:
    """Whether those of a loss are the target by their words."""
    victim = loss.toll.victim
    if not target:
        return True
    if not victim:
        noun = telling.noun(target)
        return noun.is_plural and noun.kind is Kind.COMMON
    return is_same_people(telling.say(victim), telling.say(target))


def _suffering(telling: Telling, losses: Sequence[Loss]) -> Object:
    """ "attaqué et tué un éleveur": a single person who is the target and the only loss of that kind."""
    target = telling.claim.target
    takes_also = "{also}" in phrase("act", telling.claim.event_type, "active")
    if not target or not takes_also or telling.noun(target).is_plural:
        return _target(telling)
    for loss in losses:
        if loss.harm in (Harm.KILLED, Harm.INJURED, Harm.CAPTURED) and loss.amount.is_one:
            if loss.toll.victim and _is_same(telling, loss, target):
                also = telling.piece(phrase("also", loss.harm), *loss.pointers)
                return replace(_target(telling), also=also, losses=(loss,))
    return _struck(telling, target)


def _struck(telling: Telling, target: str) -> Object:
    """ "attaqué et détruit un camion de la colonne": a single thing that is the target, and what became of it."""
    for n, item in enumerate(telling.claim.materiel):
        is_hit = item.disposition in (Disposition.DESTROYED, Disposition.DAMAGED, Disposition.SEIZED)
        if is_hit and item.qty_min == item.qty_max == 1 and item.unit is None:
            if _begins(telling.noun(target).one, telling.noun(item.item).one):
                also = telling.piece(phrase("also", item.disposition), f"/materiel/{n}")
                return replace(_target(telling), also=also, items=(n,))
    return _target(telling)


def _begins(target: str, item: str) -> bool:
    """Whether a target's words are an item, or begin with it: "camion de la colonne"."""
    rest = fold(target).removeprefix(fold(item))
    return rest != fold(target) and (not rest or rest.startswith(" "))


def _destroyed(telling: Telling) -> Object:
    """ "détruit neuf camions": what was destroyed is the target, and its number is that of the inventory."""
    claim = telling.claim
    target = telling.noun(claim.target) if claim.target else None
    for n, item in enumerate(claim.materiel):
        if item.disposition is not Disposition.DESTROYED:
            continue
        noun = telling.noun(item.item)
        if target is not None and fold(target.one) != fold(noun.one):
            continue
        pointers = (f"/materiel/{n}", *(("/target", *named_in_target(telling)) if target else ()))
        number = Number.ONE if item.qty_min == item.qty_max == 1 else Number.MANY
        return Object(telling.piece(tell_item(telling, item), *pointers), noun.in_number(number), items=(n,))
    return _target(telling)
