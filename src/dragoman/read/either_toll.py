"""Numbers of people said to be "between killed and wounded" -> their tolls: nought to the number in each list.

"سقط 15 شخصا بين قتيل وجريح" says of fifteen people that each is one or the other; without a number it is at least one
of each.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import TollFound, class_of, toll_of

BOTH = ("killed", "injured")


def split_either(context: Context, predicates: list[Predicate], found: list[TollFound]) -> list[TollFound]:
    """The tolls of a sentence with those of people "between killed and wounded" put into both lists."""
    spanning = context.lexicon.classes("spanning")
    keys = context.lexicon.classes("killed_or_hurt")
    for predicate in predicates:
        item = predicate.item
        before = context.items[item.index - 1] if item.index else None
        if predicate.entry.key not in keys or before is None or before.low not in spanning:
            continue
        people = people_before(context, before.index)
        if people is None:
            continue
        toll = next((t for t in found if t.item is people), None)
        toll = toll or toll_of(context, people, class_of(context, people) or "bare", "killed", predicate)
        if toll is None:
            continue
        is_counted = toll.qualifier is not Qualifier.UNSTATED
        found = [t for t in found if t.item is not people and t.item is not item]
        low = 0 if is_counted else 1
        found += [replace(toll, field=name, low=low) for name in BOTH]
    return found


def people_before(context: Context, at: int) -> Item | None:
    """The people that stand before the words, the subject of a verb between them, or the number they are counted by."""
    items = context.items
    back = at - 1
    while back >= 0 and items[back].kind in ("vg", "adv", "date"):
        back -= 1
    if back < 0 or items[back].kind != "np":
        return None
    while back >= 2 and items[back - 1].low == "of" and items[back - 2].kind == "np":
        back -= 2
        if items[back].count is not None:
            break
    return items[back]
