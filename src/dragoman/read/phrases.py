"""The units of a sentence -> items: noun phrases, verb groups and the small words between them.

Phrases are found with regular expressions over the string of tags (see `units`). A noun phrase keeps
its count, its head and every name in it; a verb group keeps voice, polarity and mood.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.units import Unit

MAX_PARENTHESIS = 9
TIMES = ("x", "×")
ARTICLE = "the"  # the determiner of a phrase whose article stands inside another word


@dataclass(slots=True)
class Item:
    """A phrase or small word over units [first, last).

    `kind` is np, vg, prep, coord, sub, rel, date, pron, adv, or the punctuation mark itself; `is_inner` marks a
    preposition that only joins the phrase before it to its owner, `governor` is the verb group whose subject another
    shares, `subject` where a participle's noun stands when its endings tell, and `opens_act` says of a noun for an act
    that what it was done to follows it, so that no row of phrases goes on to it.
    """

    kind: str
    first: int
    last: int
    head: Unit
    low: str = ""
    count: Unit | None = None
    determiner: str = ""
    passive: bool = False
    perfect: bool = False
    negated: bool = False
    modal: bool = False
    present: bool = False
    infinitive: bool = False
    form: str = ""
    of: int = -1
    index: int = -1
    is_inner: bool = False
    governor: int = -1
    subject: int = -1
    object: int = -1
    opens_act: bool = False
    entries: list[Entry] = field(default_factory=list)

    def entry(self, kind: str, family: str = "") -> Entry | None:
        """The first entry of a kind (and family) on the head."""
        for entry in self.entries:
            if entry.kind == kind and (not family or entry.family == family):
                return entry
        return None


SMALL = {
    "I": "prep",
    "C": "coord",
    "S": "sub",
    "W": "rel",
    "T": "date",
    "O": "pron",
    "R": "adv",
    "Z": "neg",
    "t": "prep",
    "G": "adv",
    "A": "adv",
    "D": "pron",
    "X": "vg",
}


def cut_items(units: list[Unit], lexicon: Lexicon) -> list[Item]:
    """The items of one sentence, in order; short parentheses without a verb are left out."""
    tags = "".join(unit.tag for unit in units)
    skip = short_parentheses(tags)
    skip_parts(units, tags, lexicon, skip)
    items: list[Item] = []
    phrase = lexicon.language.phrase.match
    at = 0
    while at < len(tags):
        if at in skip:
            at = skip[at]
            continue
        match = phrase(tags, at)
        if match is not None and match.end() > at:
            stop = match.end()
            if skip:
                stop = next((s for s in range(at + 1, stop) if s in skip), stop)
            stop = before_count(units, at, stop)
            if match.lastgroup == "lone" and units[at].tag == "A":
                item = Item("adv", at, at + 1, units[at], units[at].low, entries=units[at].entries)
            elif match.lastgroup == "vg":
                item = verb_group(units, at, stop, lexicon)
            else:
                item = noun_phrase(units, at, stop, lexicon)
            at = stop
        else:
            unit = units[at]
            item = Item(SMALL.get(unit.tag, unit.tag), at, at + 1, unit, unit.low, entries=unit.entries)
            at += 1
        item.index = len(items)
        items.append(item)
    items = lexicon.language.relate(items, units, lexicon)
    mark_clauses(items, lexicon)
    attach_of(items)
    return items


def before_count(units: list[Unit], first: int, last: int) -> int:
    """Where a noun phrase ends when a number of people begins another: "after an exchange of fire 9 men"."""
    if last - first > 3 and units[last - 1].entry("person") is not None:
        for at in range(first + 2, last - 1):
            if units[at].tag == "M" and units[at - 1].tag == "N" and not units[at - 1].is_cap:
                return at
    if first and units[first - 1].tag == "I" and last - first > 1 and is_bare_number(units, last):
        return last - 1
    return last


def is_bare_number(units: list[Unit], last: int) -> bool:
    """Whether a number that ends a phrase begins the next one: "in the attack four died", "in the raid six of them"."""
    number, before = units[last - 1], units[last - 2]
    if number.count is None or number.tag != "M" or last >= len(units):
        return False
    if before.tag != "N" or before.is_cap or before.entry("act") is None:
        return False
    following = units[last]
    return following.tag in "VX" or (
        following.tag == "I" and last + 1 < len(units) and units[last + 1].tag in "OD"
    )


def skip_parts(units: list[Unit], tags: str, lexicon: Lexicon, skip: dict[int, int]) -> None:
    """Leave out what only takes a part out before the verb: "nine people, among them an official, died"."""
    openers = lexicon.classes("part_starts")
    at = tags.find(",")
    while at >= 0:
        close = tags.find(",", at + 1)
        if (
            0 < close < at + MAX_PARENTHESIS
            and units[at + 1].low in openers
            and tags[close + 1 : close + 2] in ("V", "X")
        ):
            if "V" not in tags[at:close]:
                skip.setdefault(at, close + 1)
        at = close


def mark_clauses(items: list[Item], lexicon: Lexicon) -> None:
    """Make a preposition that opens a clause a subordinator ("after militants opened fire")."""
    openers = lexicon.classes("clause_prepositions")
    for index in range(len(items) - 2):
        item = items[index]
        if item.kind == "prep" and item.low in openers and items[index + 1].kind in ("np", "pron"):
            step = index + 2
            while step + 1 < len(items) and items[step].low == "of" and items[step + 1].kind == "np":
                step += 2
            while step < len(items) and items[step].kind in ("adv", "date"):
                step += 1
            if step < len(items) and items[step].kind == "vg" and items[step].form not in ("VBG", "VBN"):
                item.kind = "sub"


def short_parentheses(tags: str) -> dict[int, int]:
    """Start -> end of the parentheses that only name, count or date something."""
    found: dict[int, int] = {}
    at = tags.find("(")
    while at >= 0:
        close = tags.find(")", at, at + MAX_PARENTHESIS + 2)
        if close > 0 and "V" not in tags[at:close]:
            found[at] = close + 1
            at = tags.find("(", close)
        else:
            at = tags.find("(", at + 1)
    at = tags.find("-")
    while at >= 0:
        close = tags.find("-", at + 2, at + MAX_PARENTHESIS + 2)
        if close > 0 and tags[close + 1 : close + 2] in ("V", "X") and "V" not in tags[at:close]:
            found[at] = close + 1
        at = tags.find("-", max(close, at) + 1)
    return found


def noun_phrase(units: list[Unit], first: int, last: int, lexicon: Lexicon) -> Item:
    """A noun phrase with its head, count and determiner."""
    count = None
    determiner = ""
    for unit in units[first:last]:
        if unit.tag == "M" and count is None:
            count = unit
        elif unit.tag == "D" and not determiner:
            determiner = unit.low
        elif unit.tag == "A" and lexicon.language.suffixes and unit.low in lexicon.classes("possessives"):
            determiner = determiner or unit.low
    if determiner in lexicon.classes("definite_articles"):
        determiner = ARTICLE
    head = units[lexicon.language.head(units, first, last)]
    if not determiner and (head.article or first and units[first - 1].article):
        determiner = ARTICLE
    return Item(
        "np", first, last, head, head.low, count=count, determiner=determiner, entries=list(head.entries)
    )


def is_times(low: str) -> bool:
    """Whether a word is a number of times behind what it counts: "x2"."""
    return low[:1] in TIMES and low[1:].isdecimal()


def verb_group(units: list[Unit], first: int, last: int, lexicon: Lexicon) -> Item:
    """A verb group with voice, polarity and mood."""
    be, have, modals = lexicon.classes("be"), lexicon.classes("have"), lexicon.classes("modals")
    head = units[last - 1]
    item = Item("vg", first, last, head, head.low, form=head.form, entries=list(head.entries))
    auxiliary = ""
    for unit in units[first : last - 1]:
        if unit.tag == "Z":
            item.negated = True
        elif unit.tag == "t":
            item.infinitive = True
        elif unit.tag == "X":
            auxiliary = unit.low
            item.perfect = item.perfect or unit.low in have
            item.modal = item.modal or unit.low in modals
    item.present = auxiliary in lexicon.classes("present_be") and not item.perfect
    item.passive = auxiliary in be and (
        head.form in ("VBN", "VBD")
        or (head.form == "VB" and not item.infinitive and head.last - head.first > 1)
    )
    if head.tag == "X":
        item.form = "be" if head.low in be else "have"
    return item


def attach_of(items: list[Item]) -> None:
    """Mark, for each noun phrase, the "of" phrase that follows it."""
    for index in range(len(items) - 2):
        if items[index].kind != "np":
            continue
        step = index + 1 + (items[index + 1].kind == "date")
        if step + 1 < len(items) and items[step].low == "of" and items[step + 1].kind == "np":
            items[index].of = step + 1
