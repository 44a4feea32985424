"""Arabic items -> the same with what is left unsaid: "of" in a construct, numbers behind nouns, shared owners."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.read.languages.arabic_tags import is_act
from dragoman.read.languages.arabic_words import PRONOUNS
from dragoman.read.phrases import Item
from dragoman.read.units import Unit

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

PRONOUN_LOWS = frozenset(PRONOUNS)
NUNATION = ("ون", "ين", "ان")  # endings that a noun in construct loses
DONE_TO = frozenset({"kill", "injure", "capture", "destroy", "damage", "seize", "attack", "free", "repel"})
ARMED = ("person", "unit", "actor")


def join_counts(items: list[Item]) -> list[Item]:
    """The items with a number of one or two joined to the noun that it stands behind: "إرهابيين اثنين"."""
    made: list[Item] = []
    for item in items:
        count = item.count.count if item.kind == "np" and item.count is item.head and item.count else None
        before = made[-1] if made else None
        if (
            count is not None
            and before is not None
            and before.kind == "np"
            and before.count is None
            and before.last == item.first
            and count.min == count.max
            and count.max in (1, 2)
            and may_be_counted(before.head, count.max)
        ):
            before.last, before.count = item.last, item.count
            continue
        made.append(item)
    return made


def part_forces(items: list[Item], units: list[Unit]) -> list[Item]:
    """The items with the names of two forces that stand side by side apart: "اتهم الجيش المالي | جبهة الرمال"."""
    made: list[Item] = []
    for item in items:
        made.append(item)
        if item.kind != "np" or item.head.entry("actor") is None:
            continue
        for at in range(item.first + 1, item.last):
            unit = units[at]
            if unit.entry("actor") is not None and unit.last - unit.first > 1:
                made.append(Item("np", at, item.last, unit, unit.low, entries=list(unit.entries)))
                item.last = at
                break
    return made


def may_be_counted(noun: Unit, number: int) -> bool:
    """Whether "one" or "two" behind a noun counts it, and not what an act was done to: "أسر | اثنين"."""
    if not is_act(noun):
        return True
    return noun.low.endswith(("ان", "ين")) if number == 2 else noun.entry("person") is not None


def mark_acts(items: list[Item]) -> None:
    """Mark the nouns of acts that have what the act was done to behind them: "وتدمير آليتين"."""
    for item, joint in pairwise(items):
        head = item.head
        item.opens_act = (
            item.kind == "np"
            and joint.low in ("of", "and")
            and not head.article
            and head.entry("person") is None
            and any(e.kind == "act" and e.name == "noun" and e.family in DONE_TO for e in head.entries)
        )


def share_owners(items: list[Item]) -> None:
    """Let an act share the people of the act that "and" joins to it: "مقتل وإصابة ثلاثة جنود"."""
    for at in range(len(items) - 3):
        one, joint, other, of = items[at : at + 4]
        if one.kind == other.kind == "np" and joint.kind == "coord" and of.is_inner:
            if is_act(one.head) and is_act(other.head):
                one.governor = at + 3


def is_owned(prep: str, owned: Item, owner: Item) -> bool:
    """Whether "ل" or "من" between two phrases says whose or of whom the first is."""
    if prep == "to":
        return not owned.head.article and owner.kind == "np"
    if owned.head is owned.count:
        return True
    if owned.head.article or owner.kind != "np":
        return False
    is_part = any(owned.head.entry(kind) for kind in ("person", "unit", "target"))
    return is_part and any(owner.head.entry(kind) for kind in ARMED)


def is_construct(one: Item, other: Item, governor: Item | None, units: list[Unit], lexicon: Lexicon) -> bool:
    """Whether two noun phrases side by side are owner and owned: "مقتل ثلاثة جنود", "قائد الجيش"."""
    head, last = one.head, units[one.last - 1]
    if head.tag != "N" or last.article or head.article:
        return False
    first = units[other.first]
    if first.low in lexicon.classes("own_deaths"):
        return False  # "لقي تسعة جنود | مصرعهم"
    act = head.entry("act")
    if one.last - one.first > 1 and last.tag == "A" and last.low in PRONOUN_LOWS:
        return False
    if first.tag == "M":
        return is_act(head) or head.low in lexicon.classes("amounts")
    if last.tag == "A":
        return False
    is_marked = lexicon.lemmas.get(head.low, head.low) != head.low and head.low.endswith(NUNATION)
    if is_marked and act is None:
        return False
    if first.article or first.tag == "P":
        return True
    if head.last - head.first > 1 and act is None:
        return False  # "فصائل مسلحة | رشقة"
    if governor is not None and governor.kind == "vg" and head.entry("person") is not None:
        is_owned = any(unit.low in PRONOUN_LOWS for unit in units[other.first + 1 : other.last])
        return first.entry("unit") is not None or is_owned  # "قتلوا رئيس مجلسها"
    return True
