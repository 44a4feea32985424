"""A verb group -> the noun phrases after it: its objects, and those behind prepositions."""

from __future__ import annotations

from dragoman.read.coordination import coordinated_right, starts_clause
from dragoman.read.phrases import Item

STOPS = frozenset({"sub", ";", ":", "."})
OBJECT_PHRASES = 2
LONGEST_INSERTION = 7  # items
OBJECT_FAMILIES = frozenset({"attack", "kill", "capture", "seize", "destroy", "injure"})


def find_objects(items: list[Item], item: Item) -> list[Item]:
    """The noun phrases that directly follow a verb group, coordinated ones with them."""
    if item.object >= 0:
        return coordinated_right(items, item.object)
    at = item.index + 1
    while at < len(items) and items[at].kind in ("adv", "date"):
        at += 1
    if at < len(items) and items[at].low in ("of",) and item.form == "VBG":
        at += 1
    if at < len(items) and items[at].kind == "coord" and at + 1 < len(items) and items[at + 1].kind == "vg":
        return find_objects(items, items[at + 1])
    found = coordinated_right(items, at)
    if found or item.passive or not takes_object(item):
        return found
    closed = after_insertion(items, at)
    if closed > 0:
        return coordinated_right(items, closed)
    for _ in range(OBJECT_PHRASES):
        if at + 1 >= len(items) or items[at].kind != "prep" or items[at + 1].kind not in ("np", "date"):
            return found
        at += 2
        while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
            at += 2
        if at < len(items) and items[at].kind == "np":
            return [] if starts_clause(items, at) else coordinated_right(items, at)
    return found


def after_insertion(items: list[Item], at: int) -> int:
    """Where the object stands behind a phrase between commas ("ont détruit, en représailles, deux camps"), or -1."""
    if at + 2 >= len(items) or items[at].kind != "," or items[at + 1].kind != "prep":
        return -1
    for step in range(at + 2, min(at + LONGEST_INSERTION, len(items) - 1)):
        if items[step].kind == ",":
            after = items[step + 1]
            is_object = after.kind == "np" and (after.count is not None or bool(after.determiner))
            return step + 1 if is_object and not starts_clause(items, step + 1) else -1
        if items[step].kind not in ("np", "prep", "date", "adv"):
            return -1
    return -1


def takes_object(item: Item) -> bool:
    """Whether a verb's frame has an object, which may stand after a phrase ("bombed for an hour the heights")."""
    return any(
        e.kind == "act" and e.name != "noun" and e.family in OBJECT_FAMILIES and ":obj" in e.frame
        for e in item.entries
    )


def goes_back(items: list[Item], noun: Item, at: int) -> bool:
    """Whether "and" and the preposition of a noun go on behind it: "بمقتل ثلاثة | وبإصابة خمسة"."""
    before = items[noun.index - 1] if noun.index and noun.kind == "np" and noun.opens_act else None
    after = items[at + 1] if at + 1 < len(items) else None
    return (
        before is not None
        and after is not None
        and before.kind == after.kind == "prep"
        and before.low == after.low
    )


def find_phrases(items: list[Item], item: Item) -> list[tuple[str, Item]]:
    """The prepositional phrases after a verb group, up to the next verb or clause."""
    found: list[tuple[str, Item]] = []
    at = begin = item.index + 1
    if item.kind == "np" and item.governor >= 0:
        begin = item.governor
    while at < len(items):
        other = items[at]
        if other.kind in STOPS or other.kind in ("rel", "vg"):
            break
        if other.kind == "coord" and goes_back(items, item, at):
            break
        if other.is_inner and at not in (begin, item.index + 1):
            at += 1
        elif other.kind == "prep" and at + 1 < len(items) and items[at + 1].kind == "np":
            goes_on = other.low == "of" and items[at - 1].kind == "coord" and bool(found)
            relation = found[-1][0] if goes_on else other.low  # "au moyen de drones et de missiles"
            for np in coordinated_right(items, at + 1):
                if other.is_inner and np.index > at + 1 and is_act(np):
                    break  # "إصابة ثمانية وأسر جنديين": the next act has its own people
                found.append((relation, np))
            at += 1
        at += 1
    return found


def is_act(np: Item) -> bool:
    """Whether a noun phrase names an act."""
    return any(e.kind == "act" and e.name == "noun" for e in np.head.entries)
