"""A label before a colon -> whose side the people behind it are on: "Côté ami : 04 morts", "pertes ennemies : ...".

A force speaks of its own side and of the enemy's in two lines or clauses; which words say so is data.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.read.nouns import ActorRef, Context, find_actor
from dragoman.read.phrases import Item

OWN, ENEMY = "own", "enemy"
ENDS = frozenset({";", "."})
STRIKING = frozenset({"attack", "kill", "injure", "capture", "use", "take_place", "seize", "destroy"})
NEAR_LABEL = 4  # items between a label and the stop before it


def side_label(context: Context, item: Item) -> str:
    """OWN or ENEMY by the label that the clause of an item opens with or ends on, "" when it has none."""
    classes = context.lexicon.classes
    own, enemy = classes("own_side_words"), classes("enemy_side_words")
    if not own and not enemy:
        return ""
    items = context.items
    first = next((i.index + 1 for i in reversed(items[: item.index]) if i.kind in ENDS), 0)
    for other in reversed(items[first : item.index]):
        side = said_side(context, other, own, enemy)
        if side and (is_label(items, other) or other.index - first < NEAR_LABEL) and not hits(items, other):
            return side
    after = items[item.index + 1 : item.index + 4]
    for before, other in pairwise(after):
        if before.low in classes("label_preps"):
            side = said_side(context, other, own, enemy)
            if side:
                return side
    return ""


def labelled_party(context: Context, item: Item) -> ActorRef | None:
    """The force that the clause of an item opens with as whose people these are: "Côté FAMa : 14 morts, 11 blessés"."""
    items = context.items
    first = next((i.index + 1 for i in reversed(items[: item.index]) if i.kind in ENDS), 0)
    opening = items[first : min(item.index, first + NEAR_LABEL)]
    for before, named in pairwise(opening):
        if before.kind == "prep" and before.low == "among" and named.kind == "np":
            last = items[named.of] if named.of >= 0 else named
            if is_label(items, last):
                return find_actor(context, named)
    return None


def opened_label(context: Context, *, ends_open: bool) -> str:
    """The side that a line says which opens a list: "Chez l'adversaire :", "Dans nos rangs :"."""
    classes = context.lexicon.classes
    own, enemy = classes("own_side_words"), classes("enemy_side_words")
    if not ends_open or not own and not enemy:
        return ""
    for item in reversed(context.items[-NEAR_LABEL - 1 :]):
        side = said_side(context, item, own, enemy)
        if side:
            return side
    return ""


def hits(items: list[Item], item: Item) -> bool:
    """Whether those whom a phrase names are the ones that struck: "Des terroristes ont attaqué un poste, tuant ..."."""
    verb = next((i for i in items[item.index + 1 : item.index + NEAR_LABEL] if i.kind in ("vg", ":")), None)
    if verb is None or verb.kind == ":" or verb.passive:
        return False
    return any(e.kind == "act" and e.family in STRIKING for e in verb.entries)


def is_label(items: list[Item], item: Item) -> bool:
    """Whether a colon, a comma or a verb follows a label."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return after is not None and after.kind in (":", ",", "-", "vg", "prep")


def said_side(context: Context, item: Item, own: frozenset[str], enemy: frozenset[str]) -> str:
    """The side that the words of a noun phrase say."""
    if item.kind != "np" or item.count is not None:
        return ""
    lows = {unit.low for unit in context.units[item.first : item.last]}
    if item.determiner in context.lexicon.classes("first_person") and lows & context.lexicon.classes(
        "side_nouns"
    ):
        return OWN  # "dans nos rangs"
    if lows & own:
        return OWN
    return ENEMY if lows & enemy else ""
