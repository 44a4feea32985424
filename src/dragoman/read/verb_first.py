"""A verb group of a language that puts its verb first -> its subject, its objects and the phrases after it.

"قتل مسلحون ثلاثة جنود": the first noun phrase behind the verb is its subject, the next its object; phrases with a
preposition may stand between them. A subject before the verb, as in headlines, leaves the object alone behind it. A
verb with one phrase behind it that it can be done to is passive, since the vowels that would say so are not written.
"""

from __future__ import annotations

from dragoman.read.coordination import coordinated_left, coordinated_right
from dragoman.read.lexicon import Entry
from dragoman.read.objects import STOPS, find_phrases
from dragoman.read.phrases import Item

Around = tuple[tuple[list[Item], str], list[Item], list[tuple[str, Item]]]
MOST_STEPS = 14
SELF = "نفس"  # "في الوقت نفسه"
PLURAL_VERB, MANY = "وا", "هم"  # a verb whose ending is its subject
HURT = frozenset({"kill", "injure", "die"})
DONE = HURT | {
    "destroy",
    "damage",
    "seize",
    "attack",
    "use",
    "take_place",
    "capture",
    "free",
    "repel",
    "loss",
}


def find_behind(items: list[Item], item: Item) -> Around:
    """The subject and its pronoun, the objects and the phrases of a verb group."""
    rows = rows_behind(items, item)
    phrases = find_phrases(items, item)
    before, pronoun = subject_before(items, item)
    if not before and item.low.endswith(PLURAL_VERB):
        pronoun = pronoun or MANY
    if before or pronoun:
        return (before, pronoun), rows[0] if rows else [], phrases
    return (rows[0] if rows else [], ""), rows[1] if len(rows) > 1 else [], phrases


def rows_behind(items: list[Item], item: Item) -> list[list[Item]]:
    """The rows of noun phrases behind a verb that no preposition takes, at most two."""
    rows: list[list[Item]] = []
    at = item.index + 1
    stop = min(len(items), at + MOST_STEPS)
    while at < stop and len(rows) < 2:
        kind = items[at].kind
        if kind in STOPS or kind in ("rel", "vg"):
            break
        if kind == "," and is_dated_pause(items, at):
            at += 3  # "هاجم مسلحون، السبت، نقطة تفتيش"
            continue
        if kind == "," and rows:
            break
        if kind == "coord" and (
            not rows or at + 1 < len(items) and items[at + 1].kind in ("vg", "sub", "neg")
        ):
            break
        if kind == "prep":
            at += 1
            at = after_row(items, at) if at < len(items) and items[at].kind == "np" else at + 1
            continue
        if kind == "np":
            rows.append(coordinated_right(items, at))
            at = after_row(items, at)
            continue
        at += 1
    return rows


def is_dated_pause(items: list[Item], at: int) -> bool:
    """Whether a date alone stands between two commas."""
    return at + 2 < len(items) and items[at + 1].kind == "date" and items[at + 2].kind == ","


def after_row(items: list[Item], at: int) -> int:
    """Where the row of noun phrases at `at` ends, with what belongs to each."""
    last = coordinated_right(items, at)[-1].index
    at = last + 1
    while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
        at += 2
    return at


def subject_before(items: list[Item], item: Item) -> tuple[list[Item], str]:
    """The noun phrase that a verb follows, at the beginning of its clause, or what its relative pronoun stands for."""
    at = item.index - 1
    while at >= 0 and (items[at].kind in ("adv", "date", "neg") or items[at].low.startswith(SELF)):
        at -= 1
    if at < 0:
        return [], ""
    if items[at].kind == "rel":
        back = at - 1
        while back >= 0 and items[back].kind in (",", "date", "adv"):
            back -= 1
        if back >= 0 and items[back].kind == "np":
            while back >= 2 and items[back - 1].low == "of" and items[back - 2].kind == "np":
                back -= 2
            return [items[back]], ""
        return [], ""
    if items[at].kind == "pron":
        return [], items[at].low
    if items[at].kind != "np":
        return [], ""
    first = at
    while first >= 2 and items[first - 1].kind == "prep" and items[first - 2].kind == "np":
        first -= 2
    before = items[first - 1] if first else None
    if before is None or before.kind in ("sub", ".", ":", ";", "-", "(", ")", "date", "rel"):
        return coordinated_left(items, first), ""
    return [], ""


def is_behind(item: Item, subjects: list[Item], entry: Entry) -> bool:
    """Whether the one phrase of a verb is what it is done to: "قتل ثلاثة جنود", "ثلاث مدرعات دمرت"."""
    if item.passive or not subjects:
        return item.passive
    if entry.family not in DONE:
        return False
    first = subjects[0]
    if first.index < item.index:
        return item.form != "VBZ" and entry.family != "attack"
    is_force = first.head.entry("actor") is not None or first.head.entry("unit") is not None
    return first.count is not None or not is_force or entry.family in HURT
