"""The acts of one event -> its type, by the main act and the weapon it was done with."""

from __future__ import annotations

from dragoman.base.claim import EventType
from dragoman.read.events import Draft
from dragoman.read.nouns import Words
from dragoman.read.parties import Parties

ORDER = ("attack", "clash", "use", "take_place", "capture", "kill", "die", "injure", "destroy", "damage", "repel", "seize", "loss")


def event_type(draft: Draft, parties: Parties) -> tuple[EventType, Words | None]:
    """The type and the words that tell it."""
    used = [(i.category.value, i) for f in draft.facts for i in f.materiel if i.disposition.value == "used"]
    chosen: tuple[EventType, Words] | None = None
    for family in ORDER:
        for facts, predicate in draft.acts:
            if predicate.family != family or not predicate.entry.value or predicate.entry.value == "other":
                continue
            unit = predicate.item.last - 1
            chosen = (EventType(predicate.entry.value), facts.context.words(unit, unit + 1))
            break
        if chosen is not None:
            break
    kind, words = chosen or (EventType.OTHER, None)
    if kind in (EventType.ASSAULT, EventType.OTHER) and used:
        category, item = used[0]
        if category == "explosive" and family not in ("attack",):
            return EventType.BOMBING, item.words
        if category == "drone":
            return EventType.AIR_STRIKE, item.words
        if category in ("mortar", "artillery") or (category == "ammunition" and family in ("use", "die", "kill", "injure")):
            return EventType.SHELLING, item.words
    return kind, words
