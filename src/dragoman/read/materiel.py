"""The predicates of a sentence -> the materiel taken, destroyed, damaged, surrendered or used in it.

A list goes on from item to item until another verb takes over; a container with "of" ("nine boxes of
ammunition") is a unit. Calibres and model numbers belong to the item, never to its quantity.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Category, Disposition, Qualifier
from dragoman.read.clauses import Predicate
from dragoman.read.nouns import Context, Words, is_plural, person_class, singular
from dragoman.read.phrases import Item

DISPOSITIONS = {
    "seize": Disposition.SEIZED,
    "capture": Disposition.SEIZED,
    "destroy": Disposition.DESTROYED,
    "damage": Disposition.DAMAGED,
    "surrender": Disposition.SURRENDERED,
}
USABLE = frozenset({"explosive", "ammunition", "drone", "launcher", "mortar", "artillery", "machine_gun", "small_arm"})
STRIKING = frozenset({"attack", "kill", "injure", "use", "explode", "die", "destroy", "damage"})


@dataclass(slots=True)
class ItemFound:
    """One item of an inventory as the sentence tells it."""

    item: str
    category: Category
    low: int | None
    high: int | None
    qualifier: Qualifier
    unit: str | None
    disposition: Disposition
    words: Words
    verb: Words
    entry: str
    position: int
    sentence: int = -1


def find_materiel(context: Context, predicates: list[Predicate], pending: Disposition | None) -> list[ItemFound]:
    """The items of one sentence; `pending` is what became of those in a list without a verb."""
    found: dict[int, ItemFound] = {}
    for predicate in predicates:
        disposition = DISPOSITIONS.get(predicate.family)
        if disposition is None or predicate.negated or predicate.unreal:
            continue
        for np in listed(context, predicate):
            if np.index not in found:
                item = item_of(context, np, disposition, predicate.item)
                if item is not None:
                    found[np.index] = item
    for predicate in predicates:
        if predicate.family in STRIKING and not predicate.negated and not predicate.unreal:
            add_used(context, predicate, found)
    if pending is not None and not found:
        for np in context.items:
            if np.kind == "np":
                item = item_of(context, np, pending, None)
                if item is not None:
                    found[np.index] = item
    return sorted(found.values(), key=lambda i: i.position)


def listed(context: Context, predicate: Predicate) -> list[Item]:
    """The noun phrases that a verb of taking or destroying governs, the whole list of them."""
    items = context.items
    if predicate.nominal or predicate.passive:
        group = list(predicate.patients)
        if predicate.passive and predicate.family in ("seize", "capture"):
            group += run_right(items, predicate.item.index + 1, only_after=(":", "prep"))
        return group
    return list(predicate.patients) + run_right(items, predicate.item.index + 1)


def run_right(items: list[Item], at: int, only_after: tuple[str, ...] = ()) -> list[Item]:
    """Noun phrases to the right up to the next verb, relative or subordinate clause."""
    found: list[Item] = []
    opened = not only_after
    while at < len(items):
        other = items[at]
        if other.kind in ("rel", "sub"):
            break
        if other.kind == "vg" and other.form != "VBG" and other.form not in ("VBN",):
            break
        if other.kind == "vg":
            break
        if not opened and (other.kind == ":" or other.low == "including"):
            opened = True
        if opened and other.kind == "np" and not starts_other(items, at):
            found.append(other)
        at += 1
    return found


def starts_other(items: list[Item], at: int) -> bool:
    """Whether a noun phrase is an "of" complement or stands after a locative preposition."""
    if at == 0:
        return False
    before = items[at - 1]
    return before.kind == "prep" and before.low in ("of", "in", "near", "from", "at", "to", "against", "belonging")


def arm_entry(context: Context, np: Item) -> tuple[str, str] | None:
    """Category and entry name of the weapon that a noun phrase is headed by."""
    for entry in np.head.entries:
        if entry.kind == "arm":
            return entry.family, entry.name
    return None


def item_of(context: Context, np: Item, disposition: Disposition, verb: Item | None) -> ItemFound | None:
    """The inventory item of a noun phrase, or None when it is no materiel."""
    head = np
    unit: str | None = None
    if np.head.low in context.lexicon.containers and np.of >= 0:
        inner = context.items[np.of]
        if arm_entry(context, inner) is None:
            return None
        unit, head = context.lexicon.containers[np.head.low], inner
    arm = arm_entry(context, head)
    if arm is None or person_class(context, head) == "force":
        return None
    name = context.bare(head, of=False)
    if name is None:
        return None
    low, high, qualifier = quantity(context, np)
    start = context.whole(np).start
    end = context.whole(head).end
    words = Words(start, end, context.source.text[start:end])
    verb_words = context.whole(verb) if verb is not None else words
    return ItemFound(
        clean_item(context, singular(context, name.text)), Category(arm[0]), low, high, qualifier, unit, disposition, words, verb_words, arm[1], start
    )


def clean_item(context: Context, text: str) -> str:
    """An item's name without the words that say whose it was or that it is one of many."""
    words = text.replace("“", "").replace("”", "").split()
    drop = context.lexicon.classes("item_fillers")
    while len(words) > 1 and words[0].casefold() in drop:
        words = words[1:]
    return " ".join(words)


def quantity(context: Context, np: Item) -> tuple[int | None, int | None, Qualifier]:
    """Minimum, maximum and qualifier of a noun phrase's quantity."""
    if np.count is not None and np.count.count is not None:
        mention = np.count.count
        return mention.min, mention.max, mention.qualifier
    if np.determiner in context.lexicon.classes("indefinite"):
        return 1, 1, Qualifier.EXACT
    if is_plural(context, np) or np.head.low in context.lexicon.classes("mass_nouns"):
        return 1, None, Qualifier.UNSTATED
    return 1, 1, Qualifier.EXACT


def add_used(context: Context, predicate: Predicate, found: dict[int, ItemFound]) -> None:
    """The weapons with which an act was done: as subject, object of use, or after "with" and "by"."""
    candidates = list(predicate.agents)
    if predicate.family in ("use", "explode"):
        candidates += predicate.patients
    instruments = context.lexicon.classes("instruments")
    candidates += [np for prep, np in predicate.phrases if prep in instruments]
    if predicate.entry.frame.endswith("weapon:obj"):
        candidates += predicate.patients
    for np in candidates:
        if np.index in found:
            continue
        item = item_of(context, np, Disposition.USED, predicate.item)
        if item is not None and item.category.value in USABLE:
            found[np.index] = item
