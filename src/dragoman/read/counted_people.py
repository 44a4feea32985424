"""A counted noun for people hit -> its toll: "nine dead", "12 deaths among the police"."""

from __future__ import annotations

from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import PEOPLE, TollFound, class_of, toll_of


def add_counted(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """A counted noun for people hit: "nine dead", "12 deaths among the police", "three prisoners"."""
    item = predicate.item
    toll = toll_of(context, item, class_of(context, item) or "bare", field, predicate)
    if toll is None:
        return
    near = item.index + 2
    admitting = admitted_by(context, item) if toll.people == "bare" else None
    if admitting is not None:
        toll.people, toll.holder = class_of(context, admitting), admitting
    elif item.index >= 2 and context.items[item.index - 1].low in context.lexicon.classes("total_preps"):
        toll.holder = context.items[item.index - 2]
    for prep, np in predicate.phrases:
        if (
            prep in context.lexicon.classes("loser_preps")
            and np.index == near
            and np.head.low in context.lexicon.classes("side_nouns")
        ):
            toll.holder = np
            if any(u.entry("unit") or u.entry("actor") for u in context.units[np.first : np.last]):
                toll.people = "force"
    toll.victim = None if toll.people in ("bare", "mixed") else toll.victim
    for np in predicate.patients:
        if np.index <= near and class_of(context, np) in PEOPLE:
            toll.people, toll.holder = class_of(context, np), np
            toll.victim = context.bare(np)
    found.append(toll)


def admitted_by(context: Context, item: Item) -> Item | None:
    """The force that owns to losses: "the army admitted to three dead", "the army regrets ten dead"."""
    items = context.items
    at = item.index - 1
    if at > 0 and items[at].kind == "prep":
        at -= 1
    if at < 1 or items[at].kind != "vg" or items[at].head.low not in context.lexicon.classes("admitting"):
        return None
    subject = items[at - 1]
    return (
        subject
        if subject.kind == "np" and class_of(context, subject) in ("force", "soldier", "fighter")
        else None
    )
