"""The predicates of a sentence -> its tolls in the order of the words, each number once.

Objects of verbs are read in `tolls`, counted nouns and totals in `totals`, losses in `losses`; `joining`
puts together what stands twice or in halves.
"""

from __future__ import annotations

from itertools import permutations

from dragoman.read.counted_people import add_counted
from dragoman.read.either_toll import split_either
from dragoman.read.joining import settle
from dragoman.read.losses import add_casualties, add_losses, add_unhurt
from dragoman.read.nouns import Context
from dragoman.read.patients import add_patients
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import FIELDS, PEOPLE, TollFound, class_of, toll_of
from dragoman.read.totals import add_noun, add_number_of

PARTS_REACH = 7  # items between a number and the colon before its parts
HARM = frozenset({"kill", "die", "injure"})


def find_tolls(context: Context, predicates: list[Predicate]) -> list[TollFound]:
    """The tolls of one sentence in the order of their words."""
    found: list[TollFound] = []
    counted = counted_nouns(context, predicates)
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
    if context.lexicon.language.verb_first:
        found = split_either(context, predicates, found)
    add_unhurt(context, found)
    for toll in found:
        if toll.holder is None and toll.victim is None and toll.item.of < 0:
            toll.holder = losses_before(context, toll.item, predicates)
    share_victims(context, found)
    return settle(context, by_parts(context, found) if context.lexicon.relations else found)


def share_victims(context: Context, found: list[TollFound]) -> None:
    """Give the first of two numbers the people behind the second: "nine dead and two wounded among the soldiers"."""
    items = context.items
    for one, other in permutations(found, 2):
        if one.victim is not None or other.victim is None or one.field == other.field:
            continue
        if other.item.index - one.item.index != 2 or items[one.item.index + 1].kind != "coord":
            continue
        behind = items[other.item.index + 1] if other.item.index + 1 < len(items) else None
        if behind is not None and behind.kind == "prep" and other.victim.start >= context.whole(behind).end:
            one.victim, one.people, one.holder = other.victim, other.people, other.holder


def by_parts(context: Context, found: list[TollFound]) -> list[TollFound]:
    """A total as the parts that add up to it: "22 personnes ont été tuées : 16 civils et 6 soldats"."""
    kept: list[TollFound] = []
    for toll in found:
        parts = parts_of(context, toll)
        if len(parts) > 1 and toll.low == toll.high == sum(part.low or 0 for part in parts):
            kept.extend(parts)
        else:
            kept.append(toll)
    return kept


def parts_of(context: Context, toll: TollFound) -> list[TollFound]:
    """The counted people behind the colon or the "including" that opens the parts of a number, each as a toll."""
    items = context.items
    if toll.predicate is None or toll.low is None:
        return []
    begin = max(toll.item.index, toll.predicate.item.index if not toll.predicate.nominal else 0) + 1
    opener = next((i.index for i in items[begin : begin + PARTS_REACH] if i.kind == ":"), -1)
    if opener < 0:
        near = toll.item.index + 1
        opener = next(
            (i.index for i in items[near : near + 2] if i.low in context.lexicon.classes("part_openers")), -1
        )
    parts: list[TollFound] = []
    for item in items[opener + 1 :] if opener >= 0 else ():
        if item.kind in ("vg", "rel", "sub", ";", "."):
            break
        people = class_of(context, item) if item.kind == "np" and item.count is not None else ""
        if people in PEOPLE:
            part = toll_of(context, item, people, toll.field, toll.predicate)
            parts += [part] if part is not None and part.low == part.high else []
    return parts


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


def counted_nouns(context: Context, predicates: list[Predicate]) -> dict[int, str]:
    """The counted nouns for people hit, with their lists: "nine dead", "three prisoners"."""
    return {
        id(p.item): FIELDS[p.family]
        for p in predicates
        if p.nominal and p.family in FIELDS and p.item.kind == "np"
        if p.item.count is not None or is_one(p.item, context) or counts_itself(p.item, context)
    }


def is_one(item: Item, context: Context) -> bool:
    """Whether an article counts a noun for people hit, in a language that says so: "un mort et deux blessés"."""
    classes = context.lexicon.classes
    return (
        bool(context.lexicon.relations)
        and item.determiner in classes("counting_articles")
        and item.low in classes("states")
    )


def counts_itself(item: Item, context: Context) -> bool:
    """Whether a noun for people hit counts by its own form: "قتيلين وثلاثة جرحى", "قتيل وثلاثة جرحى"."""
    lexicon, low = context.lexicon, item.head.low
    lemma = lexicon.lemmas.get(low, low)
    before = context.items[max(0, item.index - 3) : item.index]
    if lemma not in lexicon.classes("states") or item.head.article or any(i.low == "between" for i in before):
        return False  # "30 جنديا بين قتيل وجريح"
    return lexicon.language.is_dual(low, lexicon) or lexicon.language.verb_first and low == lemma


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
