"""A noun for people hit and what stands around it -> its tolls: "put the dead at 36", "the death of nine"."""

from __future__ import annotations

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context
from dragoman.read.patients import add_patients
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.senses import counted
from dragoman.read.tolls import PEOPLE, TollFound, class_of, mention_toll, toll_of


def add_noun(
    context: Context, predicate: Predicate, field: str, found: list[TollFound], counted: dict[int, str]
) -> None:
    """An act noun without a count: a total after it, else the people it is about ("the death of 11 soldiers")."""
    if predicate.item.index and context.items[predicate.item.index - 1].low in context.lexicon.classes(
        "among"
    ):
        return
    number = count_before(context, predicate.item) or total_number(context, predicate.item)
    if number is not None:
        toll = toll_of(context, number, "bare", field, predicate)
        if toll is None:
            return
        named = [number, *(np for np in predicate.patients if np is not number), predicate.item]
        toll.people, toll.holder = next(
            ((c, np) for np in named if (c := class_of(context, np)) in PEOPLE and c != "bare"),
            ("bare", predicate.item),
        )
        toll.is_general = toll.people in ("mixed", "body")
        found.append(toll)
        if field == "injured" or predicate.family == "die":
            add_listed(context, predicate, field, number, found)
        second = number.index + 2
        if (
            number.head is not number.count
            and second < len(context.items)
            and context.items[second - 1].kind == "coord"
        ):
            twin = context.items[second]
            more = (
                toll_of(context, twin, class_of(context, twin), field, predicate)
                if is_counted(context, twin)
                and class_of(context, twin) != "bare"
                and not names_harm(context, twin)
                else None
            )
            found.extend([more] if more is not None else [])
        return
    bearer = (
        wounded_before(context, predicate.item) if field == "injured" and not predicate.patients else None
    )
    if bearer is not None:
        predicate.patients = [bearer]
    if not predicate.patients and is_left(context, predicate.item):
        whole = context.whole(predicate.item)
        found.append(
            TollFound(
                field,
                predicate.item,
                1,
                None,
                Qualifier.UNSTATED,
                whole,
                None,
                "bare",
                whole,
                predicate,
                whole.start,
            )
        )
        return
    if not predicate.patients:
        after = predicate.item.index + 2
        if after < len(context.items) and context.items[after - 1].kind == "coord":
            twin = context.items[after]
            predicate.patients = [
                context.items[t]
                for t in [twin.index + 2]
                if t < len(context.items)
                and context.items[t - 1].low == "of"
                and context.items[t].kind == "np"
            ]
    add_patients(context, predicate, field, found, counted)


def names_harm(context: Context, np: Item) -> bool:
    """Whether a phrase, or what is counted in it, is itself a noun of an act: "huit morts et quinze blessés"."""
    return any(entry.kind == "act" for entry in counted(context.items, np).head.entries)


def add_listed(
    context: Context, predicate: Predicate, field: str, number: Item, found: list[TollFound]
) -> None:
    """ "The injured were three rangers, two pupils and a vendor": the rest of a list after a verb of being."""
    items = context.items
    if (
        items[number.index - 1].head.low not in context.lexicon.classes("total_verbs")
        or number.head is number.count
    ):
        return
    at = number.index + 2
    while at < len(items) and items[at].kind == "np" and items[at - 1].kind in (",", "coord"):
        np = items[at]
        told = np.count is not None or np.determiner in context.lexicon.classes("indefinite")
        people = class_of(context, np) or ("civilian" if np.head.tag == "N" and not np.head.entries else "")
        if not told or people not in PEOPLE or people == "bare":
            return
        more = toll_of(context, np, people, field, predicate)
        found.extend([more] if more is not None else [])
        at += 2


def wounded_before(context: Context, item: Item) -> Item | None:
    """Who has the wounds after "with": "left three men with burns", "four others escaped with injuries"."""
    items = context.items
    at = item.index - 2
    if at < 0 or items[at + 1].low not in context.lexicon.classes("carrying"):
        return None
    while at > 1 and (
        items[at].kind in ("adv", "date") or items[at].kind == "np" and items[at - 1].kind == "prep"
    ):
        at -= 1 if items[at].kind != "np" else 2
    if items[at].kind == "vg" and at and items[at].head.low not in context.lexicon.classes("be"):
        at -= 1
    np = items[at]
    if np.kind != "np" or (np.count is None and np.determiner not in context.lexicon.classes("indefinite")):
        return None
    return np if class_of(context, np) in PEOPLE - {"body"} else None


def is_left(context: Context, item: Item) -> bool:
    """Whether "dead" or "wounded" without a number is what an act left: "leaving dead and wounded"."""
    if item.head.low not in context.lexicon.classes("states") or item.first != item.last - 1:
        return False
    at = item.index - 1
    while at >= 1 and context.items[at].kind == "coord" and context.items[at - 1].kind == "np":
        at -= 2
    return at >= 0 and context.items[at].low in context.lexicon.classes("leaving_verbs")


def total_number(context: Context, item: Item) -> Item | None:
    """The count that a noun takes after "at", "to", "of", "as" or a verb of being; the last of two."""
    preps = context.lexicon.classes("total_preps")
    items = context.items
    at = item.index + 1
    if item.of >= 0 and items[item.of].count is None:
        at = item.of + 1
    chosen: Item | None = None
    if chosen is None and at < len(items) and is_verb_and_number(context, items[at]):
        return items[at]  # "le nombre de tués dépasse 45"
    for index in range(at, min(at + 6, len(items) - 1)):
        other, before = items[index + 1], items[index]
        if before.kind in (";", "sub", "rel", ".", ",", "coord", ":"):
            break
        if is_counted(context, other) and (index + 1 != item.of or other.head is other.count):
            if (
                before.low in preps
                or before.kind == "vg"
                and before.head.low in context.lexicon.classes("total_verbs")
            ):
                if chosen is None or before.low == "to":
                    chosen = other
    return chosen


def is_verb_and_number(context: Context, item: Item) -> bool:
    """Whether a number right behind a noun holds the verb that gives it: "dépasse 45"."""
    count = item.count.count if item.kind == "np" and item.count is item.head and item.count else None
    return bool(context.lexicon.relations) and count is not None and count.start < count.core_start


def count_before(context: Context, item: Item) -> Item | None:
    """ "tens of dead", "a large number of deaths": the count that takes a noun in its "of" phrase."""
    if item.index < 2 or context.items[item.index - 1].low != "of":
        return None
    np, classes = context.items[item.index - 2], context.lexicon.classes
    if item.determiner in classes("definite") or np.kind != "np":
        return None
    if np.head is np.count or (
        np.head.low in classes("vague_counts") and np.determiner in classes("indefinite")
    ):
        return np
    return None


def is_counted(context: Context, np: Item) -> bool:
    """Whether a phrase is a number of people: "27 soldiers", "nine killed"."""
    return (
        np.kind == "np"
        and np.count is not None
        and np.count.count is not None
        and class_of(context, np) in PEOPLE
    )


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
    if (
        number is None
        and noun.index >= 2
        and items[noun.index - 2].low in context.lexicon.classes("total_preps")
    ):
        number = items[noun.index - 1]
    if number is None or number.count is None or number.count.count is None:
        return items[at - 1].count is None
    toll = mention_toll(
        context, number, number.count.count, class_of(context, items[at - 1]) or "bare", field, predicate
    )
    toll.holder = items[at - 1]
    toll.victim = context.bare(items[at - 1])
    found.append(toll)
    return True
