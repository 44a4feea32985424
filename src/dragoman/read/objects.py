"""A verb group -> the noun phrases after it: its objects, and those behind prepositions."""

from __future__ import annotations

from dragoman.read.coordination import coordinated_right, starts_clause
from dragoman.read.phrases import Item

STOPS = frozenset({"sub", ";", ":", "."})
OBJECT_PHRASES = 2
OBJECT_FAMILIES = frozenset({"attack", "kill", "capture", "seize", "destroy", "injure"})


def find_objects(items: list[Item], item: Item) -> list[Item]:
    """The noun phrases that directly follow a verb group, coordinated ones with them."""
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
    for _ in range(OBJECT_PHRASES):
        if at + 1 >= len(items) or items[at].kind != "prep" or items[at + 1].kind not in ("np", "date"):
            return found
        at += 2
        while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
            at += 2
        if at < len(items) and items[at].kind == "np":
            return [] if starts_clause(items, at) else coordinated_right(items, at)
    return found


def takes_object(item: Item) -> bool:
    """Whether a verb's frame has an object, which may stand after a phrase ("bombed for an hour the heights")."""
    return any(
        e.kind == "act" and e.name != "noun" and e.family in OBJECT_FAMILIES and ":obj" in e.frame
        for e in item.entries
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
        if other.is_inner and at not in (begin, item.index + 1):
            at += 1
        elif other.kind == "prep" and at + 1 < len(items) and items[at + 1].kind == "np":
            for np in coordinated_right(items, at + 1):
                found.append((other.low, np))
            at += 1
        at += 1
    return found
