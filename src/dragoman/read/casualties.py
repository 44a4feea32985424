"""The predicates of a sentence -> its tolls in the order of the words, each number once.

Objects of verbs are read in `tolls`, counted nouns and totals in `totals`, losses in `losses`; `joining`
puts together what stands twice or in halves.
"""

from __future__ import annotations

from dragoman.read.counted_people import add_counted
from dragoman.read.joining import settle
from dragoman.read.losses import add_casualties, add_losses, add_unhurt
from dragoman.read.nouns import Context
from dragoman.read.patients import add_patients
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import FIELDS, TollFound
from dragoman.read.totals import add_noun, add_number_of

HARM = frozenset({"kill", "die", "injure"})


def find_tolls(context: Context, predicates: list[Predicate]) -> list[TollFound]:
    """The tolls of one sentence in the order of their words."""
    found: list[TollFound] = []
    counted = counted_nouns(predicates)
    freed = {id(np) for p in predicates if p.family == "free" for np in p.patients}
    for predicate in predicates:
        if predicate.unreal or predicate.entry.key in context.lexicon.classes("no_toll_acts"):
            continue
        field = FIELDS.get(predicate.family, "")
        if predicate.nominal and predicate.entry.key in context.lexicon.classes("casualties"):
            add_casualties(context, predicate, predicates, found)
        elif predicate.family == "loss":
            add_losses(context, predicate, found)
        elif not field:
            continue
        elif not predicate.nominal:
            if not add_number_of(context, predicate, field, found):
                add_patients(context, predicate, field, found, counted)
        elif id(predicate.item) in counted:
            none = predicate.negated or (
                predicate.item.count is not None and predicate.item.count.low in context.lexicon.classes("no")
            )
            if is_named_part(context, predicate.item) or none and predicate.family not in ("die", "injure"):
                continue
            if id(predicate.item) not in freed and not is_taken(predicate, predicates, field):
                add_counted(context, predicate, field, found)
        elif not predicate.negated:
            add_noun(context, predicate, field, found, counted)
    add_unhurt(context, found)
    for toll in found:
        if toll.holder is None and toll.victim is None and toll.item.of < 0:
            toll.holder = losses_before(context, toll.item, predicates)
    return settle(context, found)


def losses_before(context: Context, item: Item, predicates: list[Predicate]) -> Item | None:
    """The losses that a number gives the size of: "put its losses at six dead and 14 wounded"."""
    losses = {id(p.item) for p in predicates if p.nominal and p.family == "loss"}
    for before in reversed(context.items[: item.index]):
        if before.kind in ("sub", "rel", ";", ".") or before.kind == "vg" and before.form != "VBN":
            return None
        if id(before) in losses:
            return (
                before
                if before.determiner in context.lexicon.classes("possessives") or before.of >= 0
                else None
            )
    return None


def counted_nouns(predicates: list[Predicate]) -> dict[int, str]:
    """The counted nouns for people hit, with their lists: "nine dead", "three prisoners"."""
    return {
        id(p.item): FIELDS[p.family]
        for p in predicates
        if p.nominal and p.family in FIELDS and p.item.count is not None and p.item.kind == "np"
    }


def is_named_part(context: Context, item: Item) -> bool:
    """Whether a counted noun only takes a part out of a number: "12 casualties, including five dead"."""
    return item.index > 0 and context.items[item.index - 1].low in context.lexicon.classes("part_openers")


def is_joined(noun: Predicate, verb: Predicate) -> bool:
    """Whether a bare participle only doubles a counted noun: "eight dead and wounded"."""
    return (
        verb.item.index == noun.item.index + 2
        and verb.item.last - verb.item.first == 1
        and verb.passive
        and {noun.family, verb.family} <= HARM
    )


def is_taken(noun: Predicate, predicates: list[Predicate], field: str) -> bool:
    """Whether a verb of another list has a counted noun as its only object: "executed nine hostages"."""
    return any(
        not p.nominal
        and FIELDS.get(p.family, field) != field
        and noun.item in p.patients
        and len(p.patients) == 1
        and not is_joined(noun, p)
        for p in predicates
    )
