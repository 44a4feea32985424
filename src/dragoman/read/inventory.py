"""A noun phrase -> the item of materiel that it names: name, category, quantity and unit, or none.

Counts and determiners are left off the name; calibres, model numbers and modifiers stay on it. What
follows "of" is the item when the phrase before it only counts, measures or contains it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Category, Disposition, Qualifier
from dragoman.read.lexicon import Entry, plural
from dragoman.read.nouns import Context, Words, is_plural, person_class, singular
from dragoman.read.phrases import Item
from dragoman.read.units import Unit

KNOWN_KINDS = ("arm", "person", "unit", "target", "actor", "rank", "act", "country", "outlet", "speaker")


@dataclass(slots=True)
class ItemFound:
    """One item of an inventory as the sentence tells it; `beside` are more words that prove it: the noun that a
    bare count leaves out."""

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
    verb_index: int = -1
    sentence: int = -1
    beside: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase taken apart: the phrase of the item itself, its unit, and whether its amount is open."""

    item: Item
    unit: str | None
    contents: str
    is_open: bool


def item_of(
    context: Context, np: Item, disposition: Disposition, verb: Item | None, *, unknown: bool = False
) -> ItemFound | None:
    """The inventory item of a noun phrase, or None when it is no materiel.

    Args:
        unknown: whether a noun that no table knows counts, as "other".
    """
    named = take_apart(context, np)
    arm = arm_entry(context, named)
    if arm is None and not (unknown and is_unknown(context, np)):
        return None
    if not named.contents and person_class(context, named.item) == "force":
        return None
    if arm is not None and arm.family in GENERIC and is_rest(context, named.item):
        return None
    low, high, qualifier = quantity(context, np, named)
    if high == 0:
        return None
    name, unit = item_name(context, named, arm)
    start = context.whole(np).start
    end = context.whole(named.item).end
    words = Words(start, end, context.source.text[start:end])
    verb_words = context.whole(verb) if verb is not None else words
    category = Category(arm.family) if arm is not None else Category.OTHER
    entry = arm.value if arm is not None else ""
    at = verb.index if verb is not None else -1
    return ItemFound(
        name, category, low, high, qualifier, unit, disposition, words, verb_words, entry, start, at
    )


VAGUE = frozenset(
    {Category.VEHICLE.value, Category.OTHER.value, Category.AMMUNITION.value, Category.EXPLOSIVE.value}
)
MOVING = frozenset(
    {
        Category.VEHICLE.value,
        Category.ARMOURED_VEHICLE.value,
        Category.MOTORCYCLE.value,
        Category.BOAT.value,
        Category.AIRCRAFT.value,
    }
)
GENERIC = frozenset({Category.OTHER.value, Category.SUPPLIES.value})


def is_rest(context: Context, item: Item) -> bool:
    """Whether a phrase only says that the list is open: "and other equipment"."""
    words = context.lexicon.classes("rest_words")
    return any(unit.low in words for unit in context.units[item.first : item.last - 1])


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
    return Named(item, unit, contents, is_open)


def last_word(item: Item) -> str:
    """The last word of a phrase's head."""
    return item.head.low.rsplit(" ", 1)[-1]


def arm_entry(context: Context, named: Named) -> Entry | None:
    """The entry of the weapon that an item is headed by, or of what its container always holds."""
    entry = head_arm(context, named.item)
    if entry is not None and last_word(named.item) in context.lexicon.classes("vague_arms"):
        return maker_entry(context, named.item) or entry
    if entry is not None or not named.contents or named.item.head.entry("person"):
        return entry
    rows = context.lexicon.trie.get(named.contents, ())
    return next((known for key, known in rows if key == (named.contents,) and known.kind == "arm"), None)


def head_arm(context: Context, item: Item) -> Entry | None:
    """The weapon or vehicle that a phrase is headed by, also as the last word of a target ("a school bus")."""
    head = item.head
    entry = head.entry("arm")
    if entry is not None or head.last - head.first < 2 or not head.entry("target"):
        return entry
    last = context.source.lows[head.last - 1]
    rows = context.lexicon.singles.get(last, ())
    return next((known for known in rows if known.kind == "arm" and known.family in MOVING), None)


def maker_entry(context: Context, item: Item) -> Entry | None:
    """The weapon that the word before a vague head names ("a ZU-23 gun")."""
    at = item.last - 2
    while at >= item.first and context.units[at].tag in "GM":
        at -= 1
    before = context.units[at].entry("arm") if at >= item.first else None
    return before if before is not None and before.family not in VAGUE else None


def is_unknown(context: Context, np: Item) -> bool:
    """Whether no table knows the head of a counted phrase, so that only its list tells what it is."""
    if np.count is None and not np.determiner:
        return False
    if last_word(np) in context.lexicon.classes("not_materiel"):
        return False
    return np.head.tag == "N" and not any(entry.kind in KNOWN_KINDS for entry in np.entries)


def item_name(context: Context, named: Named, arm: Entry | None) -> tuple[str, str | None]:
    """The item's name in the singular, and its unit."""
    item, units, lexicon = named.item, context.units, context.lexicon
    first, last = item.first, item.last
    fillers = lexicon.classes("item_fillers")
    owner = max((u + 1 for u in range(first, last - 1) if units[u].tag == "G"), default=first)
    first = owner if owner < last else first
    while first < last - 1 and (units[first].tag in "DCM" or units[first].low in fillers):
        first += 1
    while first < last - 2 and units[first].low[0].isdigit() and units[first + 1].low in lexicon.containers:
        first += 2
    while last - 1 > first and (units[last - 1].tag == "G" or units[last - 1] is item.count or len(units[last - 1].low) == 1):
        last -= 1
    text = context.words(first, last).text.translate(QUOTES)
    text = " ".join(text.split())
    head, _, word = text.rpartition(" ")
    container = lexicon.containers.get(word.casefold())
    if head and container and named.unit is None and container in lexicon.classes("packages"):
        return head, container
    if arm is not None and named.contents and item.head.entry("arm") is not arm:
        is_kind = item.head.tag == "P" or any(character.isdigit() for character in text)
        return (f"{text} {named.contents}", named.unit) if is_kind else (named.unit or named.contents, None)
    return in_singular(context, text, arm), named.unit


QUOTES = str.maketrans("", "", '“”"«»')


def in_singular(context: Context, text: str, arm: Entry | None) -> str:
    """A name with its last word in the singular, as the table of arms spells it where it can."""
    if arm is None:
        return singular(context, text)
    many = plural(arm.name, context.lexicon.plurals)
    if many == arm.name or not text.casefold().endswith(many.casefold()):
        return text if text.casefold().endswith(arm.name.casefold()) else singular(context, text)
    same = next((i for i, (a, b) in enumerate(zip(many, arm.name, strict=False)) if a != b), len(arm.name))
    return text[: len(text) - len(many) + same] + arm.name[same:]


def quantity(context: Context, np: Item, named: Named) -> tuple[int | None, int | None, Qualifier]:
    """Minimum, maximum and qualifier of an item's quantity."""
    for item in (np, named.item):
        if item.count is not None and item.count.count is not None:
            mention = item.count.count
            return mention.min, mention.max, mention.qualifier
    beside = count_beside(context, np)
    if beside is not None and beside.count is not None:
        return beside.count.min, beside.count.max, beside.count.qualifier
    lexicon = context.lexicon
    if np.determiner in lexicon.classes("no"):
        return 0, 0, Qualifier.NONE
    if np.determiner in lexicon.classes("indefinite") and not named.is_open:
        return 1, 1, Qualifier.EXACT
    if (
        named.is_open
        or is_plural(context, named.item)
        or last_word(named.item) in lexicon.classes("mass_nouns")
    ):
        return 1, None, Qualifier.UNSTATED
    if is_plural_arm(context, named.item):
        return 1, None, Qualifier.UNSTATED
    return 1, 1, Qualifier.EXACT


def count_beside(context: Context, np: Item) -> Unit | None:
    """The count that stands beside a phrase and not in it: "(4) vehicles", "launcher (1)", "shells - 9"."""
    units, first, last = context.units, np.first, np.last
    if np.determiner:
        return None
    if first >= 3 and units[first - 1].tag == ")" and units[first - 3].tag == "(" and units[first - 2].count is not None:
        return units[first - 2]
    if last + 1 < len(units) and units[last].tag in "(-:" and units[last + 1].count is not None:
        closed = units[last + 2].tag if last + 2 < len(units) else "."
        if closed == (")" if units[last].tag == "(" else ".") or closed in ",;" and units[last].tag != "(":
            return units[last + 1]
    return None


def is_plural_arm(context: Context, item: Item) -> bool:
    """Whether a phrase is headed by the plural of a name in the table of arms."""
    arm = item.head.entry("arm")
    if arm is None:
        return False
    many = plural(arm.name, context.lexicon.plurals)
    return (
        many != arm.name and item.head.low.endswith(many.casefold()[-2:]) and len(item.head.low) >= len(many)
    )


def item_in_verb(context: Context, verb: Item) -> ItemFound | None:
    """The weapon inside a phrase that the table of acts takes as one verb ("struck a mine")."""
    words = verb.head.low.split()
    lexicon = context.lexicon
    if verb.kind != "vg" or len(words) < 3 or len(words) != verb.head.last - verb.head.first:
        return None
    for at in range(1, len(words)):
        pieces = tuple(words[at:])
        arm = next(
            (e for key, e in lexicon.trie.get(words[at], ()) if key == pieces and e.kind == "arm"), None
        )
        if arm is None:
            continue
        source, first = context.source, verb.head.first
        verb_words = context.whole(verb)
        start = source.starts[first + at]
        words_of = Words(start, verb_words.end, source.text[start : verb_words.end])
        return ItemFound(
            in_singular(context, words_of.text, arm),
            Category(arm.family),
            1,
            1,
            Qualifier.EXACT,
            None,
            Disposition.USED,
            words_of,
            verb_words,
            arm.value,
            start,
        )
    return None
