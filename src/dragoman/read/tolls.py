"""The predicates of a sentence -> the people killed, injured and captured in it.

Each toll keeps the words of its number, its noun and its verb. What side the people were on is
settled later, when the parties of the act are known.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Qualifier
from dragoman.read.clauses import Predicate
from dragoman.read.nouns import Context, Words, is_plural, person_class
from dragoman.read.phrases import Item

FIELDS = {"kill": "killed", "die": "killed", "injure": "injured", "capture": "captured", "surrender": "captured", "find_body": "killed"}
PEOPLE = frozenset({"soldier", "fighter", "civilian", "mixed", "body", "force", "bare", "named"})


@dataclass(slots=True)
class TollFound:
    """One number of people in one list, as the sentence tells it."""

    field: str
    item: Item
    low: int | None
    high: int | None
    qualifier: Qualifier
    number: Words
    victim: Words | None
    people: str
    verb: Words
    predicate: Predicate | None
    position: int
    is_definite: bool = False
    sentence: int = -1
    source: Words | None = None
    side: str = ""
    by_subject: bool = False
    holder: Item | None = None
    is_general: bool = False


def find_tolls(context: Context, predicates: list[Predicate]) -> list[TollFound]:
    """The tolls of one sentence in the order of their words."""
    found: list[TollFound] = []
    for predicate in predicates:
        if predicate.unreal:
            continue
        field = FIELDS.get(predicate.family, "")
        if predicate.nominal and predicate.entry.key in context.lexicon.classes("casualties"):
            add_casualties(context, predicate, found)
        elif predicate.family == "loss":
            add_losses(context, predicate, found)
        elif field:
            add_patients(context, predicate, field, found)
    add_totals(context, predicates, found)
    return merge_combined(found)


def add_patients(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """One toll for each group of people that a predicate of killing, injuring or capturing names."""
    wanted = frozenset({"body"}) if predicate.family == "find_body" else PEOPLE
    people = [np for np in predicate.patients if person_class(context, np) in wanted]
    if not people and predicate.nominal and predicate.item.count is not None:
        toll = toll_of(context, predicate.item, field, predicate)
        if toll is not None:
            toll.victim = None
            found.append(toll)
        return
    for np in people:
        toll = toll_of(context, np, field, predicate)
        if toll is not None and not (predicate.negated and toll.low != 0):
            found.append(toll)


def add_losses(context: Context, predicate: Predicate, found: list[TollFound]) -> None:
    """ "lost eight of their own": killed on the side of the subject."""
    for np in predicate.patients:
        if person_class(context, np) in PEOPLE:
            toll = toll_of(context, np, "killed", predicate)
            if toll is not None:
                toll.by_subject = True
                found.append(toll)


def add_casualties(context: Context, predicate: Predicate, found: list[TollFound]) -> None:
    """ "casualties among the forces", "no casualties", "15 casualties": one killed and one injured toll."""
    count = predicate.item.count
    number = context.whole(predicate.item)
    low: int | None = 0
    high: int | None = None
    qualifier = Qualifier.UNSTATED
    if count is not None and count.count is not None:
        low, high, qualifier = count.count.min, count.count.max, count.count.qualifier
        at = context.units.index(count)
        number = context.words(at, at + 1)
    if predicate.item.determiner in context.lexicon.classes("no") or predicate.negated or (low == 0 and high == 0):
        low, high, qualifier = 0, 0, Qualifier.NONE
    elif count is not None:
        low = 0
    victim = next((np for np in predicate.patients if person_class(context, np)), None)
    for field in ("killed", "injured"):
        found.append(
            TollFound(
                field,
                predicate.item if victim is None else victim,
                low,
                high,
                qualifier,
                number,
                context.bare(victim) if victim is not None else None,
                person_class(context, victim) if victim is not None else "",
                context.whole(predicate.item),
                predicate,
                number.start,
            )
        )


def toll_of(context: Context, np: Item, field: str, predicate: Predicate) -> TollFound | None:
    """The toll that a noun phrase gives, or None when it only points back ("the soldiers")."""
    people = person_class(context, np)
    victim = context.bare(np)
    verb = context.whole(predicate.item)
    count = np.count
    if count is not None and count.count is not None:
        position = context.units.index(count)
        number = context.words(position, position + 1)
        mention = count.count
        if np.determiner in context.lexicon.classes("totals"):
            first = next(u for u in range(np.first, np.last) if context.units[u].low == np.determiner)
            number = context.words(first, position + 1)
        if victim is not None and people == "bare":
            victim = None
        return TollFound(field, np, mention.min, mention.max, mention.qualifier, number, victim, people, verb, predicate, number.start)
    whole = context.whole(np)
    if np.determiner in context.lexicon.classes("no"):
        return TollFound(field, np, 0, 0, Qualifier.NONE, whole, victim, people, verb, predicate, whole.start)
    if people in ("bare", "force") and not (people == "force" and is_plural(context, np)):
        return None
    plural = is_plural(context, np)
    if np.determiner in context.lexicon.classes("indefinite") or people == "named":
        return TollFound(field, np, 1, 1, Qualifier.EXACT, whole, victim, people, verb, predicate, whole.start)
    definite = np.determiner in context.lexicon.classes("definite")
    if plural:
        return TollFound(
            field, np, 1, None, Qualifier.UNSTATED, victim or whole, victim, people, verb, predicate, whole.start, is_definite=definite
        )
    return TollFound(field, np, 1, 1, Qualifier.EXACT, whole, victim, people, verb, predicate, whole.start, is_definite=definite)


def add_totals(context: Context, predicates: list[Predicate], found: list[TollFound]) -> None:
    """ "the death toll rose to 27", "put the dead at 36": a number beside a noun for the total."""
    items = context.items
    for item in items:
        entry = next((e for e in item.entries if e.kind == "cue" and e.family.startswith("total_")), None)
        if entry is None:
            continue
        number = total_number(context, item)
        if number is None or any(t.item is number for t in found):
            continue
        field = entry.family.removeprefix("total_")
        position = context.units.index(number.count) if number.count is not None else number.first
        words = context.words(position, position + 1)
        mention = number.count.count if number.count is not None else None
        if mention is None:
            continue
        people = person_class(context, number)
        victim = context.bare(number)
        found.append(
            TollFound(field, number, mention.min, mention.max, mention.qualifier, words, None if people == "bare" else victim, people, context.whole(item), None, words.start)
        )


def total_number(context: Context, item: Item) -> Item | None:
    """The count that a total noun takes: after "at", "to", "of", "as" or a verb, the last of two."""
    chosen: Item | None = None
    preps = context.lexicon.classes("total_preps")
    for at in range(item.index + 1, min(item.index + 8, len(context.items))):
        other = context.items[at]
        if other.kind in (";", "sub", "rel", "."):
            break
        if other.kind == "np" and other.count is not None and other.count.count is not None:
            before = context.items[at - 1]
            if before.low in preps or before.kind in ("vg", ":", "adv"):
                if chosen is None or before.low in ("to",):
                    chosen = other
    if chosen is None and item.index >= 2:
        before = context.items[item.index - 1]
        if before.kind == "np" and before.count is not None and context.items[item.index - 2].low in preps:
            chosen = before
    return chosen


def merge_combined(found: list[TollFound]) -> list[TollFound]:
    """ "killed and wounded 12": one number for two verbs is 0 to 12 in each list."""
    by_item: dict[int, list[TollFound]] = {}
    for toll in found:
        by_item.setdefault(id(toll.item), []).append(toll)
    kept: list[TollFound] = []
    for tolls in by_item.values():
        fields = {t.field for t in tolls}
        chosen: dict[str, TollFound] = {}
        for toll in tolls:
            chosen.setdefault(toll.field, toll)
        for toll in chosen.values():
            if len(fields) > 1 and toll.low not in (0, None) and toll.qualifier is not Qualifier.UNSTATED and are_joined(tolls):
                toll.high = toll.high if toll.high is not None else None
                toll.low = 0
            kept.append(toll)
    return sorted(kept, key=lambda t: t.position)


def are_joined(tolls: list[TollFound]) -> bool:
    """Whether the verbs of tolls with one number stand side by side ("killed or wounded")."""
    places = sorted({t.predicate.item.index for t in tolls if t.predicate is not None})
    return len(places) > 1 and places[-1] - places[0] == 2
