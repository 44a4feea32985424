"""An act's target and its losses -> what is told only once: "abducted three engineers", "attacked and killed a herder".

A source that says "three engineers were abducted" is coded as a target and a toll of three; told one after the other
they would read as two groups of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.base.claim import Disposition, Outcome
from dragoman.tell.en.arms import tell_item
from dragoman.tell.en.nouns import is_plural, is_proper, singular, split_head
from dragoman.tell.en.places import named_in_target
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.en.telling import Telling, fold, is_named_person
from dragoman.tell.en.tolls import is_same_people, people_of, without_number
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Object:
    """The object of an act's verb.

    `also` is a second verb ("attacked and killed"). `losses` and `items` are what the object has told already, items by
    their place in the claim.
    """

    pieces: Pieces
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
        return Object(_target(telling))
    if kind == Disposition.DESTROYED:
        return _destroyed(telling)
    if kind is not None:
        return _counted(telling, losses, Harm(kind))
    return _suffering(telling, losses)


def _target(telling: Telling) -> Pieces:
    claim = telling.claim
    return telling.name(claim.target, "/target", *named_in_target(telling)) if claim.target else ()


def _counted(telling: Telling, losses: Sequence[Loss], harm: Harm) -> Object:
    """ "abducted three engineers": those taken are the target."""
    target = telling.claim.target
    alike = [loss for loss in losses if loss.harm is harm and _is_same(telling, loss, target)]
    others = [loss for loss in losses if loss.harm is harm]
    if len(alike) != 1 or not target and len(others) != 1 or is_named_person(alike[0].toll):
        return Object(_target(telling))
    people = people_of(telling, alike[0], noun=without_number(telling.say(target)) if target else None)[0]
    pointers = (*alike[0].pointers, *(("/target", *named_in_target(telling)) if target else ()))
    return Object(telling.piece(people.text, *pointers), losses=(alike[0],))


def _is_same(telling: Telling, loss: Loss, target: str | None) -> bool:
    """Whether those of a loss are the target by their words."""
    victim = loss.toll.victim
    if not target:
        return True
    if not victim:
        return is_plural(target) and not is_proper(target)
    return is_same_people(telling.say(victim), telling.say(target))


def _suffering(telling: Telling, losses: Sequence[Loss]) -> Object:
    """ "attacked and killed a herder": a single person who is the target and the only loss of that kind."""
    target = telling.claim.target
    if target and "{also}" in phrase("act", telling.claim.event_type, "active") and not is_plural(target):
        for loss in losses:
            if loss.harm in (Harm.KILLED, Harm.INJURED, Harm.CAPTURED) and loss.amount.is_one:
                if loss.toll.victim and _is_same(telling, loss, target):
                    also = telling.piece(phrase("also", loss.harm), *loss.pointers)
                    return Object(_target(telling), also=also, losses=(loss,))
        return _struck(telling, target)
    return Object(_target(telling))


def _struck(telling: Telling, target: str) -> Object:
    """ "bombed and destroyed a truck of the column": a single thing that is the target, and what became of it."""
    for n, item in enumerate(telling.claim.materiel):
        is_hit = item.disposition in (Disposition.DESTROYED, Disposition.DAMAGED, Disposition.SEIZED)
        if is_hit and item.qty_min == item.qty_max == 1 and item.unit is None:
            if _begins(telling.say(target), telling.say(item.item)):
                also = telling.piece(phrase("also", item.disposition), f"/materiel/{n}")
                return Object(_target(telling), also=also, items=(n,))
    return Object(_target(telling))


def _begins(target: str, item: str) -> bool:
    """Whether a target's words are an item, or begin with it: "truck of the relief column"."""
    rest = fold(target).removeprefix(fold(item))
    return rest != fold(target) and (
        not rest or rest.startswith(" ") and split_head(target)[0] == target[: len(item)]
    )


def _destroyed(telling: Telling) -> Object:
    """ "destroyed nine mineral trucks": what was destroyed is the target, and its number is that of the inventory."""
    claim = telling.claim
    target = telling.say(claim.target) if claim.target else ""
    for n, item in enumerate(claim.materiel):
        if item.disposition is not Disposition.DESTROYED:
            continue
        name = telling.say(item.item)
        if target and not fold(singular(target)).startswith(fold(singular(name))):
            continue
        rest = singular(target)[len(singular(name)) :] if target else ""
        if rest and not rest.startswith(" "):
            continue
        pointers = (f"/materiel/{n}", *(("/target", *named_in_target(telling)) if target else ()))
        return Object(telling.piece(tell_item(telling, item) + rest, *pointers), items=(n,))
    return Object(_target(telling))
