"""The predicates of a sentence -> the materiel taken, destroyed, damaged, surrendered or used in it.

What a verb of taking or destroying governs is read as one list (see `lists`). A weapon is used when it does the act,
when the act is done with it, or when it is what goes off.
"""

from __future__ import annotations

from dragoman.base.claim import Category, Disposition, Qualifier
from dragoman.read.amounts import count_beside, last_word
from dragoman.read.inventory import ItemFound, item_in_verb, item_of
from dragoman.read.lists import heads_list, is_arm, is_modifier, listed, run_right
from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

__all__ = ["DISPOSITIONS", "ItemFound", "find_materiel"]

DISPOSITIONS = {
    "seize": Disposition.SEIZED,
    "capture": Disposition.SEIZED,
    "destroy": Disposition.DESTROYED,
    "damage": Disposition.DAMAGED,
    "surrender": Disposition.SURRENDERED,
    "loss": Disposition.DESTROYED,
    "find_body": Disposition.SEIZED,
}
USABLE = frozenset({"explosive", "ammunition", "drone", "launcher", "mortar", "artillery", "machine_gun"})
STRIKING = frozenset({"attack", "kill", "injure", "use", "explode", "die", "destroy", "damage"})
DEADLY = frozenset({"kill", "die"})
ANIMALS = frozenset({"livestock", "sheep", "camel", "donkey", "chicken"})
THROWN = USABLE - {"drone"}
VEHICLES = frozenset(
    {
        Category.VEHICLE,
        Category.ARMOURED_VEHICLE,
        Category.MOTORCYCLE,
        Category.BOAT,
        Category.AIRCRAFT,
        Category.DRONE,
    }
)
FLYING = frozenset({Category.DRONE, Category.AMMUNITION, Category.AIRCRAFT})


def find_materiel(
    context: Context, predicates: list[Predicate], pending: Disposition | None
) -> list[ItemFound]:
    """The items of one sentence; `pending` is what became of those in a list without a verb."""
    found: dict[int, ItemFound] = {}
    told = [p for p in predicates if not p.negated and not p.unreal]
    for predicate in told:
        disposition = disposition_of(context, predicate, told)
        if disposition is None:
            continue
        if disposition is Disposition.SURRENDERED:
            laid_down = item_in_verb(context, predicate.item, disposition)
            if laid_down is not None and laid_down.category is not Category.OTHER:
                found[predicate.item.index] = laid_down
        add_list(context, listed(context, predicate), disposition, predicate.item, found)
        if not predicate.patients and points_back(context, predicate):
            add_antecedent(context, disposition, predicate.item, found)
        elif not predicate.patients:
            add_another(context, disposition, predicate, found)
    for predicate in told:
        if predicate.family in STRIKING:
            add_used(context, predicate, found)
        if predicate.family in DEADLY:
            add_animals(context, predicate, found)
    repelled = {p.item.index for p in told if p.family == "repel"}
    for item in found.values():
        if item.disposition is Disposition.SEIZED and item.category in FLYING and item.verb_index in repelled:
            item.disposition = Disposition.DESTROYED
    if any(p.family in STRIKING for p in told):
        add_laden(context, found)
    if pending is not None and not found:
        start = next((i.index for i in context.items if i.kind == "np"), 0)
        add_list(context, run_right(context, start), pending, None, found)
    return sorted(found.values(), key=lambda i: i.position)


def disposition_of(context: Context, predicate: Predicate, told: list[Predicate]) -> Disposition | None:
    """What a predicate says became of the things it governs; a weak word takes its sense from a surrender beside it."""
    slots = context.lexicon.frame(predicate.entry.frame)
    if slots.get("subj") == "patient" and predicate.family in ("seize", "capture"):
        is_weak = predicate.entry.flag and not any(is_surrender(context, other) for other in told)
        return None if is_weak else Disposition.SURRENDERED
    if (
        slots.get("subj") == "weapon"
        and "obj" not in slots
        or predicate.nominal
        and predicate.family == "loss"
    ):
        return None
    return DISPOSITIONS.get(predicate.family)


def is_kind_alone(context: Context, np: Item) -> bool:
    """Whether a weapon is named as a kind and not counted: "au mortier", "à la roquette", "un tir de 14,5 mm"."""
    inner = context.items[np.of] if np.of >= 0 else np
    before = context.items[np.index - 1] if np.index else None
    if np.count is not None or inner.count is not None:
        return False
    if inner is not np and np.head.entry("arm") is None:
        return not inner.determiner
    return before is not None and before.low == "at" and np.determiner in ("", "the")


def is_surrender(context: Context, predicate: Predicate) -> bool:
    """Whether an act is that its subject gives himself up."""
    slots = context.lexicon.frame(predicate.entry.frame)
    return predicate.family == "capture" and slots.get("subj") == "patient" and "agent" in slots.values()


def add_list(
    context: Context,
    group: list[Item],
    disposition: Disposition,
    verb: Item | None,
    found: dict[int, ItemFound],
) -> None:
    """Add the items of a list; a thing that no table knows counts between two that are arms."""
    known = [is_arm(context, np) for np in group]
    for at, np in enumerate(group):
        known_item = found.get(np.index)
        if known_item is not None:
            if disposition is Disposition.DESTROYED and known_item.disposition is not Disposition.USED:
                known_item.disposition = disposition
            continue
        if is_counted(context.items, np, found):
            continue
        if np.count is np.head and np.of < 0:
            if at and count_beside(context, group[at - 1]) is not None:
                continue
            add_bare_count(context, np, group[:at], disposition, verb, found)
            continue
        if known[at] and heads_list(context, np):
            continue
        unknown = not known[at] and any(known[:at]) and any(known[at + 1 :])
        item = item_of(context, np, disposition, verb, unknown=unknown)
        if item is not None:
            found[np.index] = item


def add_animals(context: Context, predicate: Predicate, found: dict[int, ItemFound]) -> None:
    """Add the animals that died or were killed: things destroyed, not people."""
    for np in predicate.patients:
        if np.index not in found and not np.head.entry("person"):
            item = item_of(context, np, Disposition.DESTROYED, predicate.item)
            if item is not None and item.entry in ANIMALS and (item.low or 0) + (item.high is None) > 1:
                found[np.index] = item


def points_back(context: Context, predicate: Predicate) -> bool:
    """Whether an act has a pronoun for its object: "destroying it", "its destruction", "it was burned"."""
    items, lexicon = context.items, context.lexicon
    if predicate.nominal:
        return predicate.item.determiner in lexicon.classes("possessives")
    if predicate.passive:
        return predicate.pronoun in lexicon.classes("third_person")
    after = predicate.item.index + 1
    return (
        after < len(items)
        and items[after].kind == "pron"
        and items[after].low in lexicon.classes("third_person")
    )


def add_antecedent(
    context: Context, disposition: Disposition, verb: Item, found: dict[int, ItemFound]
) -> None:
    """Add the vehicle that a pronoun points back at, the nearest before it in the sentence."""
    for np in reversed(context.items[: verb.index]):
        known = found.get(np.index)
        if known is not None and known.category in VEHICLES and known.disposition is Disposition.DAMAGED:
            known.disposition = disposition
            return
        if np.kind != "np" or known is not None:
            continue
        item = item_of(context, np, disposition, verb)
        if item is not None and item.category in VEHICLES:
            found[np.index] = item
            return


def add_another(
    context: Context, disposition: Disposition, predicate: Predicate, found: dict[int, ItemFound]
) -> None:
    """Add one more of what was named before: "destroyed a vehicle and damaged another"."""
    items = context.items
    at = predicate.item.index + (-1 if predicate.passive else 1)
    if not 0 <= at < len(items) or items[at].low not in context.lexicon.classes("indefinite"):
        return
    noun = next((i for i in reversed(items[:at]) if i.kind == "np" and i.index in found), None)
    item = item_of(context, noun, disposition, predicate.item) if noun is not None else None
    if item is not None:
        item.beside, item.words = (item.words,), context.whole(items[at])
        item.low, item.high, item.qualifier, item.position = 1, 1, Qualifier.EXACT, item.words.start
        found[at] = item


def is_counted(items: list[Item], np: Item | None, found: dict[int, ItemFound]) -> bool:
    """Whether a phrase is what a bare count found before it counts ("five of the vehicles")."""
    return np is not None and any(items[at].of == np.index for at in found)


def add_bare_count(
    context: Context,
    np: Item,
    before: list[Item],
    disposition: Disposition,
    verb: Item | None,
    found: dict[int, ItemFound],
) -> None:
    """Add a count that leaves out its noun: "10 rifles and four", "four trucks, one of which was burned"."""
    items, at = context.items, np.index
    is_part = at + 2 < len(items) and items[at + 1].low in context.lexicon.classes("measure_links")
    if is_part and items[at + 2].kind != "rel":
        return
    noun = next((i for i in reversed(before) if is_arm(context, i)), None)
    if noun is None and not before:
        nearest = next((i for i in reversed(items[:at]) if i.kind == "np" and i.count is not i.head), None)
        noun = (
            nearest
            if nearest is not None and nearest.index in found or is_counted(items, nearest, found)
            else None
        )
    if is_part:
        noun = items[at - 2] if at >= 2 and items[at - 1].kind == "," and items[at - 2].kind == "np" else None
    if noun is not None and np.count is not None and np.count.count is not None:
        item = item_of(context, noun, disposition, verb)
        if item is not None:
            mention = np.count.count
            item.low, item.high, item.qualifier = mention.min, mention.max, mention.qualifier
            item.beside, item.words = (item.words,), context.whole(np)
            item.position = item.words.start
            found[np.index] = item


def add_laden(context: Context, found: dict[int, ItemFound]) -> None:
    """Add the load of a vehicle that was a bomb: "a van packed with 35 kilos of explosives"."""
    items = context.items
    for np, link, prep, load in zip(items, items[1:], items[2:], items[3:], strict=False):
        if np.kind != "np" or load.kind != "np" or prep.kind != "prep" or load.index in found:
            continue
        if np.index in found and found[np.index].disposition is not Disposition.DESTROYED:
            continue
        if link.kind != "adv" and not is_modifier(link):
            continue
        vehicle = item_of(context, np, Disposition.USED, link)
        item = item_of(context, load, Disposition.USED, link)
        if vehicle is None or vehicle.category not in VEHICLES:
            continue
        if item is None or item.category is not Category.EXPLOSIVE:
            continue
        if load.count is None:
            vehicle.category, item.words = Category.EXPLOSIVE, context.words(np.first, load.last)
            vehicle.item = f"{vehicle.item} {context.words(link.first, load.last).text}"
            vehicle.words, item = item.words, vehicle
        found.pop(np.index, None)
        found[load.index] = item


def add_used(context: Context, predicate: Predicate, found: dict[int, ItemFound]) -> None:
    """The weapons with which an act was done: as subject, object of use, or after "with" and "by"."""
    lexicon = context.lexicon
    candidates = list(predicate.agents)
    if predicate.family in ("use", "explode") or predicate.entry.frame.endswith("weapon:obj"):
        candidates += predicate.patients
    candidates += [np for prep, np in predicate.phrases if prep in lexicon.classes("instruments")]
    for np in candidates:
        if np.index in found or last_word(np) in lexicon.classes("gunfire"):
            continue
        item = item_of(context, np, Disposition.USED, predicate.item)
        if item is not None and item.category.value in USABLE:
            before = context.items[np.index - 1] if np.index else None
            if before is not None and before.low in lexicon.classes("instruments"):
                item.verb = context.whole(before)
            if lexicon.language.head_first and lexicon.language.has_case and is_kind_alone(context, np):
                item.high, item.qualifier = None, Qualifier.UNSTATED
            found[np.index] = item
    for np in predicate.patients if predicate.family == "attack" else ():
        item = item_of(context, np, Disposition.USED, predicate.item)
        if item is not None and item.category.value in THROWN:
            found.setdefault(np.index, item)
    inner = item_in_verb(context, predicate.item) if predicate.family == "use" else None
    if inner is not None:
        found.setdefault(predicate.item.index, inner)
