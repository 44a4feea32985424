"""Words for losses, and for none -> tolls: "lost eight of their own", "casualties among", "returned unharmed"."""

from __future__ import annotations

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context, Words, is_plural
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.senses import counted
from dragoman.read.tolls import PEOPLE, TollFound, class_of, toll_of
from dragoman.read.totals import total_number

BOTH = ("killed", "injured")


def add_losses(context: Context, predicate: Predicate, found: list[TollFound]) -> None:
    """ "lost eight of their own": killed on the side of the subject; "caused the deaths of nine" on the other."""
    driven_off = context.lexicon.classes("driven_off")  # "douze morts et des milliers de déplacés"
    losing = "loser" in predicate.roles or predicate.pronoun
    for np in predicate.roles.get("patient", ()):
        people = class_of(context, np)
        entries = counted(context.items, np).head.entries
        if people in PEOPLE and not any(e.kind == "act" or e.key in driven_off for e in entries):
            toll = toll_of(context, np, people, "killed", predicate)
            if toll is not None and not (toll.qualifier is Qualifier.UNSTATED and toll.is_definite):
                toll.by_subject = bool(losing) and people != "civilian"
                found.append(toll)
    if predicate.entry.key in context.lexicon.classes("casualty_phrases") and not predicate.negated:
        loser = next(iter(predicate.roles.get("loser", ())), None)
        if loser is not None and class_of(context, loser) in PEOPLE:
            found.extend(uncounted(context, predicate, loser, field) for field in BOTH)


def uncounted(context: Context, predicate: Predicate, loser: Item, field: str) -> TollFound:
    """ "resulting in casualties among the forces": somebody was hit, nobody says how many."""
    words = context.whole(predicate.item)
    people = class_of(context, loser)
    return TollFound(
        field,
        loser,
        0,
        None,
        Qualifier.UNSTATED,
        words,
        context.bare(loser),
        people,
        words,
        predicate,
        words.start,
    )


def add_casualties(
    context: Context, predicate: Predicate, predicates: list[Predicate], found: list[TollFound]
) -> None:
    """ "casualties among the forces", "no casualties", "the loss of seven men": what is told of losses."""
    item = predicate.item
    near = [np for np in predicate.patients if np.index <= item.index + 2]
    if item.of >= 0:
        for np in near:
            toll = (
                toll_of(context, np, people, "killed", predicate)
                if (people := class_of(context, np)) in PEOPLE
                else None
            )
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
    neither = subject is not None and context.units[subject.first].low in context.lexicon.classes(
        "both_sides"
    )
    for field in BOTH:
        toll = TollFound(
            field,
            victim or item,
            low,
            high,
            qualifier,
            number,
            None,
            "",
            context.whole(item),
            predicate,
            number.start,
        )
        if victim is not None:
            toll.people, toll.victim = class_of(context, victim), context.bare(victim)
        elif neither and subject is not None:
            toll.item = subject
        else:
            toll.holder = subject
            if subject is not None and subject.kind == "np" and class_of(context, subject) in PEOPLE:
                toll.people = class_of(context, subject)
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
    if (
        before is not None
        and before.kind == "vg"
        and (
            before.negated
            or (item.index > 1 and context.units[items[item.index - 2].first].low in classes("no"))
        )
    ):
        none = True
    if none:
        return 0, 0, Qualifier.NONE, number
    if item.count is not None and item.count.count is not None:
        at = context.units.index(item.count)
        mention = item.count.count
        open_count = mention.max is None and context.lexicon.language.verb_first
        return mention.min if open_count else 0, mention.max, mention.qualifier, context.words(at, at + 1)
    total = total_number(context, item)
    if total is not None and total.head is total.count and total.count.count is not None:
        at = context.units.index(total.count)
        return 0, total.count.count.max, total.count.count.qualifier, context.words(at, at + 1)
    told = (
        before is not None
        and before.kind == "vg"
        and before.head.low in classes("casualty_verbs")
        and not before.modal
    )
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    told = told or (
        after is not None
        and after.kind == "vg"
        and after.head.low in classes("casualty_verbs")
        and after.head.low not in classes("be")
        and not after.modal
    )
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
        if (
            step + 1 < len(items)
            and items[step].low in context.lexicon.classes("agents")
            and items[step + 1].kind == "np"
        ):
            return items[step + 1]
    at = item.index - 1
    if at >= 1 and items[at].kind == "vg" and items[at].head.low in context.lexicon.classes("loser_verbs"):
        return items[at - 1] if items[at - 1].kind in ("np", "pron") else None
    return None


def add_unhurt(context: Context, found: list[TollFound]) -> None:
    """ "all its fighters returned unharmed": none killed and none injured."""
    items, unhurt = context.items, context.lexicon.classes("unhurt")
    for item in items:
        if item.head.low not in unhurt or item.index < 2:
            continue
        at = item.index - 1
        while at > 0 and items[at].kind != "np":
            at -= 1
        subject = items[at]
        if at >= 2 and items[at - 1].low == "of" and items[at - 2].kind == "np":
            subject = items[at - 2]
        people = class_of(context, subject)
        if people not in PEOPLE or (
            subject.of < 0 and subject.count is None and not is_plural(context, subject)
        ):
            continue
        words = context.words(subject.first, item.last)
        for field in BOTH:
            found.append(
                TollFound(
                    field,
                    subject,
                    0,
                    0,
                    Qualifier.NONE,
                    words,
                    context.bare(subject),
                    people,
                    context.whole(item),
                    None,
                    words.start,
                )
            )
