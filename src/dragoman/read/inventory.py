"""A noun phrase -> the item of materiel that it names: name, category, quantity and unit, or none.

Counts and determiners are left off the name; calibres, model numbers and modifiers stay on it. What
follows "of" is the item when the phrase before it only counts, measures or contains it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Category, Disposition, Qualifier
from dragoman.read.amounts import Named, count_beside, last_word, quantity, take_apart
from dragoman.read.folding import fold_word
from dragoman.read.lexicon import Entry
from dragoman.read.nouns import Context, Words, person_class, singular
from dragoman.read.phrases import Item, is_times

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
    if (
        not named.contents
        and not is_only_arm(named.item, arm)
        and person_class(context, named.item) == "force"
    ):
        return None
    if arm is not None and arm.family in GENERIC and is_rest(context, named.item):
        return None
    low, high, qualifier = quantity(context, np, named)
    if high == 0:
        return None
    name, unit = item_name(context, named, arm)
    start = context.whole(np).start
    end = context.whole(np if named.item.first == np.first else named.item).end
    end = max(end, kind_end(context, named.item))
    words = Words(start, end, context.source.text[start:end])
    verb_words = context.whole(verb) if verb is not None else words
    category = Category(arm.family) if arm is not None else Category.OTHER
    entry = arm.value if arm is not None else ""
    at = verb.index if verb is not None else -1
    found = ItemFound(
        name, category, low, high, qualifier, unit, disposition, words, verb_words, entry, start, at
    )
    beside = count_beside(context, np)
    if beside is not None:
        found.beside = (beside[1],)
    return found


def is_only_arm(item: Item, arm: Entry | None) -> bool:
    """Whether a weapon's name is taken for a force only because it is written like one ("Machine Guns (GPMG)")."""
    forces = [e for e in item.head.entries if e.kind == "actor"]
    return arm is not None and bool(forces) and all(e.key.startswith("words:") for e in forces)


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
    return any(unit.low in words for unit in context.units[item.first : item.last] if unit is not item.head)


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
    """The weapon or vehicle that a phrase is headed by, also as the chief word of a target ("a school bus")."""
    head = item.head
    entry = head.entry("arm")
    if entry is not None or head.last - head.first < 2 or not head.entry("target"):
        return entry
    chief = head.first if context.lexicon.language.head_first else head.last - 1
    rows = context.lexicon.singles.get(context.source.lows[chief], ())
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
    if context.lexicon.relations and np.count is not None and context.whole(np).text.split()[-1].isupper():
        return not any(entry.kind in KNOWN_KINDS for entry in np.entries)  # "18 PM"
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
    while last - 1 > first:
        behind = units[last - 1]
        if behind.tag != "G" and behind is not item.count and not is_sign(behind.low):
            break
        last -= 1
    words = context.words(first, last)
    text = context.source.text[words.start : max(words.end, kind_end(context, item))].translate(QUOTES)
    text = " ".join(text.split())
    head, _, word = text.rpartition(" ")
    container = lexicon.containers.get(word.casefold())
    if head and container and named.unit is None and container in lexicon.classes("packages"):
        return head, container
    if arm is not None and named.contents and item.head.entry("arm") is not arm:
        is_kind = item.head.tag == "P" or any(character.isdigit() for character in text)
        return (f"{text} {named.contents}", named.unit) if is_kind else (named.unit or named.contents, None)
    return in_singular(context, text, arm), named.unit


def kind_end(context: Context, item: Item) -> int:
    """Where the words end that say which kind of thing is meant ("de type PKT", "de 60 mm"), 0 where none do."""
    if not context.lexicon.language.head_first or item.of < 0 or item.of > item.index + 2:
        return 0
    kind = context.items[item.of]
    if kind.determiner or kind.head.low not in context.lexicon.classes("kind_nouns"):
        return 0
    return context.whole(kind).end


def is_sign(low: str) -> bool:
    """Whether a word behind a noun only counts it: "x 3", "x2"."""
    return len(low) == 1 or is_times(low)


QUOTES = str.maketrans("", "", '“”"«»')


def in_singular(context: Context, text: str, arm: Entry | None) -> str:
    """A name with its last word in the singular, as the table of arms spells it where it can."""
    if arm is None or context.lexicon.language.head_first:
        return singular(context, text)
    many = context.lexicon.language.plural(arm.name, context.lexicon)
    if many == arm.name or not text.casefold().endswith(many.casefold()):
        return text if text.casefold().endswith(arm.name.casefold()) else singular(context, text)
    same = next((i for i, (a, b) in enumerate(zip(many, arm.name, strict=False)) if a != b), len(arm.name))
    return text[: len(text) - len(many) + same] + arm.name[same:]


def item_in_verb(
    context: Context, verb: Item, disposition: Disposition = Disposition.USED
) -> ItemFound | None:
    """The weapon inside a phrase that the table of acts takes as one verb ("struck a mine")."""
    words = verb.head.low.split()
    lexicon = context.lexicon
    if verb.kind != "vg" or len(words) < 3 or len(words) != verb.head.last - verb.head.first:
        return None
    folded = [fold_word(word) for word in words] if lexicon.relations else words
    for at in range(1, len(words)):
        pieces = tuple(folded[at:])
        arm = next(
            (e for key, e in lexicon.trie.get(folded[at], ()) if key == pieces and e.kind == "arm"), None
        )
        if arm is None:
            continue
        source, first = context.source, verb.head.first
        verb_words = context.whole(verb)
        start = source.starts[first + at]
        words_of = Words(start, verb_words.end, source.text[start : verb_words.end])
        name = in_singular(context, words_of.text, arm)
        is_many = name != words_of.text
        return ItemFound(
            name,
            Category(arm.family),
            1,
            None if is_many else 1,
            Qualifier.UNSTATED if is_many else Qualifier.EXACT,
            None,
            disposition,
            words_of,
            verb_words,
            arm.value,
            start,
        )
    return None
