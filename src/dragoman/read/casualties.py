"""The predicates of a sentence -> its tolls in the order of the words, each number once.

Beside the objects of verbs (see `tolls`) a sentence gives totals ("put the dead at 36"), losses
without a number, and people who came out unhurt; what stands twice or in halves is put together here.
"""

from __future__ import annotations

from dragoman.base.claim import Qualifier
from dragoman.read.clauses import Predicate
from dragoman.read.nouns import Context, Words, is_plural
from dragoman.read.phrases import Item
from dragoman.read.tolls import FIELDS, PEOPLE, TollFound, add_counted, add_patients, class_of, mention_toll, toll_of

BOTH = ("killed", "injured")
ARMED = frozenset({"soldier", "fighter", "force"})


def find_tolls(context: Context, predicates: list[Predicate]) -> list[TollFound]:
    """The tolls of one sentence in the order of their words."""
    found: list[TollFound] = []
    counted = counted_nouns(predicates)
    freed = {id(np) for p in predicates if p.family == "free" for np in p.patients}
    for predicate in predicates:
        if predicate.unreal or predicate.entry.key in context.lexicon.classes("no_toll_acts"):
            continue
        field = FIELDS.get(predicate.family, "")
        if predicate.nominal and predicate.entry.key in context.lexicon.classes("casualties"):
            add_casualties(context, predicate, predicates, found)
        elif predicate.family == "loss":
            add_losses(context, predicate, found)
        elif not field:
            continue
        elif not predicate.nominal:
            if not add_number_of(context, predicate, field, found):
                add_patients(context, predicate, field, found, counted)
        elif id(predicate.item) in counted:
            none = predicate.negated or (predicate.item.count is not None and predicate.item.count.low in context.lexicon.classes("no"))
            if none and predicate.family not in ("die", "injure"):
                continue
            if id(predicate.item) not in freed and not is_taken(predicate, predicates, field):
                add_counted(context, predicate, field, found)
        elif not predicate.negated:
            add_noun(context, predicate, field, found, counted)
    add_unhurt(context, found)
    return settle(context, found)


def counted_nouns(predicates: list[Predicate]) -> dict[int, str]:
    """The counted nouns for people hit, with their lists: "nine dead", "three prisoners"."""
    return {
        id(p.item): FIELDS[p.family]
        for p in predicates
        if p.nominal and p.family in FIELDS and p.item.count is not None and p.item.kind == "np"
    }


def is_taken(noun: Predicate, predicates: list[Predicate], field: str) -> bool:
    """Whether a verb of another list has a counted noun as its only object: "executed nine hostages"."""
    return any(
        not p.nominal and FIELDS.get(p.family, field) != field and noun.item in p.patients and len(p.patients) == 1
        for p in predicates
    )


def add_noun(context: Context, predicate: Predicate, field: str, found: list[TollFound], counted: dict[int, str]) -> None:
    """An act noun without a count: a total after it, else the people it is about ("the death of 11 soldiers")."""
    number = count_before(context, predicate.item) or total_number(context, predicate.item)
    if number is not None:
        toll = toll_of(context, number, "bare", field, predicate)
        if toll is None:
            return
        named = [number, *(np for np in predicate.patients if np is not number), predicate.item]
        toll.people, toll.holder = next(((c, np) for np in named if (c := class_of(context, np)) in PEOPLE and c != "bare"), ("bare", predicate.item))
        toll.is_general = toll.people in ("mixed", "body")
        found.append(toll)
        second = number.index + 2
        if number.head is not number.count and second < len(context.items) and context.items[second - 1].kind == "coord":
            twin = context.items[second]
            more = toll_of(context, twin, class_of(context, twin), field, predicate) if is_counted(context, twin) else None
            found.extend([more] if more is not None else [])
        return
    if not predicate.patients:
        after = predicate.item.index + 2
        if after < len(context.items) and context.items[after - 1].kind == "coord":
            twin = context.items[after]
            predicate.patients = [context.items[t] for t in [twin.index + 2] if t < len(context.items) and context.items[t - 1].low == "of" and context.items[t].kind == "np"]
    add_patients(context, predicate, field, found, counted)


def total_number(context: Context, item: Item) -> Item | None:
    """The count that a noun takes after "at", "to", "of", "as" or a verb of being; the last of two."""
    preps = context.lexicon.classes("total_preps")
    items = context.items
    at = item.index + 1
    if item.of >= 0 and items[item.of].count is None:
        at = item.of + 1
    chosen: Item | None = None
    for index in range(at, min(at + 6, len(items) - 1)):
        other, before = items[index + 1], items[index]
        if before.kind in (";", "sub", "rel", ".", ",", "coord", ":"):
            break
        if is_counted(context, other) and (index + 1 != item.of or other.head is other.count):
            if before.low in preps or before.kind == "vg" and before.head.low in context.lexicon.classes("total_verbs"):
                if chosen is None or before.low == "to":
                    chosen = other
    return chosen


def count_before(context: Context, item: Item) -> Item | None:
    """ "tens of dead", "a large number of deaths": the count that takes a noun in its "of" phrase."""
    if item.index < 2 or context.items[item.index - 1].low != "of":
        return None
    np = context.items[item.index - 2]
    if np.kind == "np" and (np.head is np.count or np.head.low in context.lexicon.classes("vague_counts")):
        return np
    return None


def is_counted(context: Context, np: Item) -> bool:
    """Whether a phrase is a number of people: "27 soldiers", "nine killed"."""
    return np.kind == "np" and np.count is not None and np.count.count is not None and class_of(context, np) in PEOPLE


def add_number_of(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> bool:
    """ "put at 27 the number of soldiers killed", "the number of people killed rose to 12"."""
    items = context.items
    at = predicate.item.index
    if at < 3 or items[at - 1].kind != "np" or items[at - 2].low != "of" or items[at - 3].kind != "np":
        return False
    noun = items[at - 3]
    if noun.head.low not in context.lexicon.classes("number_nouns"):
        return False
    number = total_number(context, predicate.item)
    if number is None and noun.index >= 2 and items[noun.index - 2].low in context.lexicon.classes("total_preps"):
        number = items[noun.index - 1]
    if number is None or number.count is None or number.count.count is None:
        return True
    toll = mention_toll(context, number, number.count.count, class_of(context, items[at - 1]) or "bare", field, predicate)
    toll.holder = items[at - 1]
    toll.victim = context.bare(items[at - 1])
    found.append(toll)
    return True


def add_losses(context: Context, predicate: Predicate, found: list[TollFound]) -> None:
    """ "lost eight of their own": killed on the side of the subject; "caused the deaths of nine" on the other."""
    losing = "loser" in predicate.roles or predicate.pronoun
    for np in predicate.roles.get("patient", ()):
        people = class_of(context, np)
        if people in PEOPLE and not any(e.kind == "act" for e in np.head.entries):
            toll = toll_of(context, np, people, "killed", predicate)
            if toll is not None and not (toll.qualifier is Qualifier.UNSTATED and toll.is_definite):
                toll.by_subject = bool(losing) and people != "civilian"
                found.append(toll)


def add_casualties(context: Context, predicate: Predicate, predicates: list[Predicate], found: list[TollFound]) -> None:
    """ "casualties among the forces", "no casualties", "the loss of seven men": what is told of losses."""
    item = predicate.item
    near = [np for np in predicate.patients if np.index <= item.index + 2]
    if item.of >= 0:
        for np in near:
            toll = toll_of(context, np, people, "killed", predicate) if (people := class_of(context, np)) in PEOPLE else None
            if toll is not None:
                toll.by_phrase = True
                found.append(toll)
        return
    victim = next((np for np in near if class_of(context, np) in PEOPLE), None)
    bounds = casualty_bounds(context, predicate, victim)
    if bounds is None:
        return
    low, high, qualifier, number = bounds
    subject = loser_of(context, predicate, predicates)
    neither = subject is not None and context.units[subject.first].low in context.lexicon.classes("both_sides")
    for field in BOTH:
        toll = TollFound(field, victim or item, low, high, qualifier, number, None, "", context.whole(item), predicate, number.start)
        if victim is not None:
            toll.people, toll.victim = class_of(context, victim), context.bare(victim)
        elif neither and subject is not None:
            toll.item = subject
        else:
            toll.holder = subject
        found.append(toll)


def casualty_bounds(
    context: Context, predicate: Predicate, victim: Item | None
) -> tuple[int | None, int | None, Qualifier, Words] | None:
    """The bounds that words for losses give: none, a number, or open when they are told as a fact."""
    item = predicate.item
    items, classes = context.items, context.lexicon.classes
    number = context.whole(item)
    before = items[item.index - 1] if item.index else None
    none = item.determiner in classes("no") or predicate.negated
    if before is not None and before.low in classes("negations"):
        none, number = True, context.words(before.first, item.last)
    if before is not None and before.kind == "vg" and (before.negated or (item.index > 1 and context.units[items[item.index - 2].first].low in classes("no"))):
        none = True
    if none:
        return 0, 0, Qualifier.NONE, number
    if item.count is not None and item.count.count is not None:
        at = context.units.index(item.count)
        mention = item.count.count
        return 0, mention.max, mention.qualifier, context.words(at, at + 1)
    told = before is not None and before.kind == "vg" and before.head.low in classes("casualty_verbs") and not before.modal
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    told = told or (after is not None and after.kind == "vg" and after.head.low in classes("casualty_verbs") and not after.modal)
    if victim is None and not told or item.determiner in classes("possessives"):
        return None
    return 0, None, Qualifier.UNSTATED, number


def loser_of(context: Context, predicate: Predicate, predicates: list[Predicate]) -> Item | None:
    """Whose losses they are: the subject of "had" or "suffered", or the phrase after "on" or "by"."""
    items = context.items
    item = predicate.item
    for prep, np in predicate.phrases:
        if prep in context.lexicon.classes("loser_preps") and np.index <= item.index + 3:
            return np
    for step in (item.index + 1, item.index + 2):
        if step + 1 < len(items) and items[step].low in context.lexicon.classes("agents") and items[step + 1].kind == "np":
            return items[step + 1]
    at = item.index - 1
    if at >= 1 and items[at].kind == "vg" and items[at].head.low in context.lexicon.classes("loser_verbs"):
        return items[at - 1] if items[at - 1].kind in ("np", "pron") else None
    return None


def add_unhurt(context: Context, found: list[TollFound]) -> None:
    """ "all its fighters returned unharmed": none killed and none injured."""
    items = context.items
    for item in items:
        if item.head.low not in context.lexicon.classes("unhurt") or item.index < 2:
            continue
        at = item.index - 1
        while at > 0 and items[at].kind != "np":
            at -= 1
        subject = items[at]
        if at >= 2 and items[at - 1].low == "of" and items[at - 2].kind == "np":
            subject = items[at - 2]
        people = class_of(context, subject)
        if people not in PEOPLE or (subject.of < 0 and subject.count is None and not is_plural(context, subject)):
            continue
        words = context.words(subject.first, item.last)
        for field in BOTH:
            found.append(TollFound(field, subject, 0, 0, Qualifier.NONE, words, context.bare(subject), people, context.whole(item), None, words.start))


def settle(context: Context, found: list[TollFound]) -> list[TollFound]:
    """Tolls in the order of the text, pairs joined, a number under two verbs split, bare numbers explained."""
    kept = merge_combined(join_pairs(context, found))
    kept.sort(key=lambda t: t.position)
    last: TollFound | None = None
    for toll in kept:
        if toll.people == "bare" and toll.item.of < 0 and last is not None and toll.holder is None:
            toll.people, toll.holder, toll.is_general = last.people, last.holder or last.item, last.is_general
        elif toll.people == "bare" and toll.holder is None and toll.item.of < 0:
            explain_bare(context, toll)
        if toll.people not in ("bare", ""):
            last = toll
    return kept


def explain_bare(context: Context, toll: TollFound) -> None:
    """The people before a bare number: "soldiers pulled back with 18 wounded"."""
    for item in reversed(context.items[: toll.item.index]):
        if item.kind in (";", ":", "sub"):
            return
        if toll.predicate is not None and item in toll.predicate.agents:
            continue
        if item.kind == "np" and item.head.entry("person") is not None and item.head.entry("speaker") is None:
            toll.people, toll.holder = class_of(context, item), item
            return


def join_pairs(context: Context, found: list[TollFound]) -> list[TollFound]:
    """ "a boy and his aunt", "an officer and ten soldiers": people of one side told together are one toll."""
    kept: list[TollFound] = []
    for toll in found:
        last = kept[-1] if kept else None
        if last is not None and are_pair(context, last, toll):
            last.low = (last.low or 0) + (toll.low or 0)
            last.high = None if last.high is None or toll.high is None else last.high + toll.high
            last.number = context.words(last.item.first, toll.item.last)
            continue
        kept.append(toll)
    return kept


def are_pair(context: Context, one: TollFound, other: TollFound) -> bool:
    """Whether two tolls are halves of one: same verb, joined by "and", one of them without a figure."""
    if one.predicate is not other.predicate or one.field != other.field or None in (one.low, one.high, other.low, other.high):
        return False
    between = context.items[one.item.index + 1 : other.item.index]
    if not between or len(between) > 4 or not any(i.kind == "coord" for i in between) or 0 in (one.low, other.low):
        return False
    if any(i.kind not in ("coord", "prep", "np") for i in between):
        return False
    if one.people != other.people and not {one.people, other.people} <= ARMED:
        return False
    return one.item.count is None or other.item.count is None


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
                toll.low = 0
            kept.append(toll)
    return kept


def are_joined(tolls: list[TollFound]) -> bool:
    """Whether the verbs of tolls with one number stand side by side ("killed or wounded")."""
    places = sorted({t.predicate.item.index for t in tolls if t.predicate is not None})
    return len(places) > 1 and all(b - a == 2 for a, b in zip(places, places[1:], strict=False))
