"""An act's target and its losses -> what is told only once: "خطفت ثلاثة مهندسين".

A source that says "three engineers were abducted" is coded as a target and a toll of three; told one after the other
they would read as two groups of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.base.claim import Disposition, Outcome
from dragoman.tell.ar.arms import item_noun, tell_item
from dragoman.tell.ar.places import named_in_target
from dragoman.tell.ar.telling import Telling, is_named_person
from dragoman.tell.ar.tolls import noun_of, people_of
from dragoman.tell.ar.words import Case, attach
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces
from dragoman.tell.tables import load_table


@dataclass(frozen=True, slots=True)
class Object:
    """Whom or what an act was done to, in each case that an act's words need; `losses` and `items` it has told."""

    genitive: str = ""
    accusative: str = ""
    pointers: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    items: tuple[int, ...] = ()

    def say(self, telling: Telling, form: str) -> Pieces:
        """The form that an act has for it, such as "على {target}", filled."""
        if "{for_target}" in form:
            return telling.piece(attach("ل", self.genitive), *self.pointers)
        is_object = form in ("{target}", "استهدف {target}")
        told = telling.piece(self.accusative if is_object else self.genitive, *self.pointers)
        return telling.fill(form, target=told)


def find_object(telling: Telling, losses: Sequence[Loss]) -> Object:
    """The object of the act, with what it tells of the losses and arms.

    Args:
        losses: those of the account's own that the act was done to.
    """
    claim = telling.claim
    kind = load_table("ar", "phrases")["counts_object"].get(claim.event_type)
    if claim.outcome is Outcome.REPELLED or kind is None:
        return _target(telling)
    if kind == Disposition.DESTROYED:
        return _destroyed(telling)
    return _counted(telling, losses, Harm(kind))


def _target(telling: Telling) -> Object:
    target = telling.claim.target
    if not target:
        return Object()
    named = telling.named(target)
    pointers = ("/target", *named_in_target(telling))
    return Object(named.say(Case.GENITIVE), named.say(Case.ACCUSATIVE), pointers)


def _counted(telling: Telling, losses: Sequence[Loss], harm: Harm) -> Object:
    """ "خطفت ثلاثة مهندسين": those taken are the target."""
    target = telling.claim.target
    alike = [loss for loss in losses if loss.harm is harm and _is_same(telling, loss)]
    others = [loss for loss in losses if loss.harm is harm]
    if len(alike) != 1 or (not target and len(others) != 1) or is_named_person(alike[0].toll):
        return _target(telling)
    noun = telling.named(target).noun if target else None
    told = [people_of(telling, alike[0], case, target=noun) for case in (Case.GENITIVE, Case.ACCUSATIVE)]
    pointers = (*alike[0].pointers, *(("/target", *named_in_target(telling)) if target else ()))
    return Object(told[0], told[1], pointers, losses=(alike[0],))


def _is_same(telling: Telling, loss: Loss) -> bool:
    """Whether those of a loss are the target by their words."""
    target = telling.claim.target
    if not target:
        return True
    named = telling.named(target)
    if named.noun is None:
        return (loss.toll.victim or "").casefold() == target.casefold()
    found, word = noun_of(telling, loss)
    return found == named.noun or (not loss.toll.victim and named.noun.is_people and word is None)


def _destroyed(telling: Telling) -> Object:
    """What was destroyed is the target, and its number is that of the inventory."""
    claim = telling.claim
    target = telling.named(claim.target).noun if claim.target else None
    for n, item in enumerate(claim.materiel):
        if item.disposition is not Disposition.DESTROYED:
            continue
        if claim.target and (target is None or item_noun(telling.say(item.item), item.category) != target):
            continue
        pointers = (f"/materiel/{n}", *(("/target", *named_in_target(telling)) if claim.target else ()))
        told = [tell_item(telling, item, case) for case in (Case.GENITIVE, Case.ACCUSATIVE)]
        return Object(told[0], told[1], pointers, items=(n,))
    return _target(telling)
