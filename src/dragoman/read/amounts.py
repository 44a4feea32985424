"""A noun phrase -> what it counts, measures or contains, and how many: the count, the unit and the item itself.

The count may stand in the phrase, before what it contains ("three boxes of cartridges"), or beside it as in
bare lists: "(4) vehicles", "launcher (1)", "shells - 9", "rifle x 3".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context, Words, is_plural
from dragoman.read.phrases import Item, is_times

Bounds = tuple[int | None, int | None, Qualifier]
MOST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase taken apart: the phrase of the item itself, its unit, and whether its amount is open."""

    item: Item
    unit: str | None
    contents: str
    is_open: bool


def take_apart(context: Context, np: Item) -> Named:
    """Step from counts, amounts and containers over their "of" to the item itself."""
    lexicon = context.lexicon
    item, unit, contents, is_open = np, None, "", False
    while item.of >= 0:
        word = last_word(item)
        if word in lexicon.containers:
            unit = lexicon.containers[word]
            contents = lexicon.contents.get(unit, "")
        elif word in lexicon.classes("amounts"):
            is_open = True
        elif item.count is not item.head:
            break
        item = context.items[item.of]
    if item is np and np.count is not None and last_word(np) in lexicon.containers:
        at = context.units.index(np.count, np.first, np.last)
        if at > np.first and context.units[at - 1].entry("arm") is not None:
            unit = lexicon.containers[last_word(np)]
            item = replace(np, last=at, head=context.units[at - 1], count=None)
    return Named(item, unit, contents, is_open)


def last_word(item: Item) -> str:
    """The last word of a phrase's head."""
    return item.head.low.rsplit(" ", 1)[-1]


def quantity(context: Context, np: Item, named: Named) -> Bounds:
    """Minimum, maximum and qualifier of an item's quantity."""
    for item in (np, named.item):
        if item.count is not None and item.count.count is not None:
            mention = item.count.count
            return mention.min, mention.max, mention.qualifier
    beside = count_beside(context, np)
    if beside is not None:
        return beside[0]
    lexicon = context.lexicon
    if np.determiner in lexicon.classes("no"):
        return 0, 0, Qualifier.NONE
    is_partitive = (
        lexicon.language.head_first and np is named.item and is_mass(context, np)
    )  # "du matériel militaire"
    if np.determiner in lexicon.classes("indefinite") and not named.is_open and not is_partitive:
        return 1, 1, Qualifier.EXACT
    if context.lexicon.language.is_dual(named.item.head.low, context.lexicon):
        return 2, 2, Qualifier.EXACT
    if named.is_open or is_plural(context, named.item) or is_mass(context, named.item):
        return 1, None, Qualifier.UNSTATED
    if is_plural_arm(context, named.item):
        return 1, None, Qualifier.UNSTATED
    return 1, 1, Qualifier.EXACT


def is_mass(context: Context, item: Item) -> bool:
    """Whether a thing is a mass, of which there is more or less: "ammunition", "military equipment"."""
    masses = context.lexicon.classes("mass_nouns")
    if not context.lexicon.language.head_first:
        return last_word(item) in masses
    first = item.head.first
    return item.head.low in masses or context.source.lows[first] in masses


def count_beside(context: Context, np: Item) -> tuple[Bounds, Words] | None:
    """The count, and its words, beside a phrase or behind its noun: "(4) vehicles", "launcher (1)", "shells - 9"."""
    units, first, last = context.units, np.first, np.last
    if np.determiner or np.count is not None and np.head.tag != "M":
        return None
    if is_times(units[last - 1].low):
        whole = context.words(last - 1, last)
        return exactly(int(whole.text[1:])), Words(whole.start + 1, whole.end, whole.text[1:])
    if first >= 3 and units[first - 1].tag == ")" and units[first - 3].tag == "(":
        return told_at(context, first - 2)
    if last + 1 < len(units) and units[last].tag in "(-:":
        closed = units[last + 2].tag if last + 2 < len(units) else "."
        if closed in (")" if units[last].tag == "(" else ".,;"):
            return told_at(context, last + 1)
    return None


def exactly(number: int) -> Bounds:
    """The bounds of one number."""
    return number, number, Qualifier.EXACT


def told_at(context: Context, at: int) -> tuple[Bounds, Words] | None:
    """The bounds that a number gives, also one that only stands in brackets, and its words."""
    unit = context.units[at]
    if unit.count is not None:
        return (unit.count.min, unit.count.max, unit.count.qualifier), context.words(at, at + 1)
    if unit.low.isdecimal() and len(unit.low) < MOST_DIGITS:
        return exactly(int(unit.low)), context.words(at, at + 1)
    return None


def is_plural_arm(context: Context, item: Item) -> bool:
    """Whether a phrase is headed by the plural of a name in the table of arms."""
    arm = item.head.entry("arm")
    if arm is None:
        return False
    many = context.lexicon.language.plural(arm.name, context.lexicon)
    return (
        many != arm.name and item.head.low.endswith(many.casefold()[-2:]) and len(item.head.low) >= len(many)
    )
