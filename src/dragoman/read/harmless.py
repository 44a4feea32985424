"""Predicates -> those that use no force: done by people who do not fight, or to a thing that nobody fights for."""

from __future__ import annotations

from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import REPORTING, Predicate

TARGETS = ("patient", "target", "item", "weapon", "place", "attack")


def mark_forceless(context: Context, predicates: list[Predicate]) -> None:
    """Take acts on things that nobody fights for, and by those who do not fight, as told of no force."""
    holding, occupiers = context.lexicon.classes("holding_verbs"), context.lexicon.classes("occupiers")
    for predicate in predicates:
        if predicate.family in REPORTING:
            continue
        agents = predicate.roles.get("agent", [])
        hit = [np for role in TARGETS for np in predicate.roles.get(role, ())]
        if predicate.nominal and not hit:
            hit = against(context, predicate.item)
        if (
            agents
            and all(has_word(context, np, "no_fighters") for np in agents)
            or hit
            and all(has_word(context, np, "no_targets") or is_sham(context, np) for np in hit)
        ):
            predicate.unreal = True
        if predicate.passive and not predicate.is_told and predicate.entry.key in holding:
            predicate.unreal = True  # "a camp occupied by the mission's battalion" is where it stands
        if predicate.nominal and not predicate.roles and predicate.entry.key in occupiers:
            predicate.unreal = True  # "soldiers of the occupation"
    mark_bursts(context, predicates)
    nothing = {p.item.index for p in predicates if p.nominal and p.unreal}
    for predicate in predicates:
        if any(np.index in nothing for np in predicate.roles.get("attack", ())):
            predicate.unreal = True


def mark_bursts(context: Context, predicates: list[Predicate]) -> None:
    """Take the bursting of what bursts by accident, and the harm that it did, as told of no force: "the explosion of a
    fuel tanker killed eight"; not of one "packed with explosives"."""
    burst: set[int] = set()
    for predicate in predicates:
        things = predicate.roles.get("weapon", ())
        if predicate.entry.value == "bombing" and things and all(is_no_bomb(context, np) for np in things):
            predicate.unreal = True
            burst.update((predicate.item.index, *(np.index for np in things)))
    for predicate in predicates:
        doers = [*predicate.roles.get("agent", ()), *predicate.roles.get("cause", ())]
        if doers and all(np.index in burst for np in doers):
            predicate.unreal = True


def is_no_bomb(context: Context, np: Item) -> bool:
    """Whether a thing that burst is none that is made to, with nothing of arms said right behind it."""
    whole = np.head.low
    words = context.lexicon.classes("no_bombs")
    if not any(whole == word or whole.endswith(" " + word) or whole.startswith(word + " ") for word in words):
        return False
    near = context.units[np.first : np.last + LADEN]
    return not any(unit.entry("arm") is not None and unit is not np.head for unit in near)


LADEN = 6  # units behind a thing in which what it carries is said


def has_word(context: Context, np: Item, name: str) -> bool:
    """Whether the head of a phrase is a word of a class."""
    return np.head.low in context.lexicon.classes(name)


def is_sham(context: Context, np: Item) -> bool:
    """Whether a thing is only made up for practice ("a dummy camp")."""
    return any(u.low in context.lexicon.classes("sham") for u in context.units[np.first : np.last])


def against(context: Context, item: Item) -> list[Item]:
    """What stands after an act's noun with its preposition ("the battle against inflation")."""
    items = context.items
    if item.index + 2 >= len(items) or items[item.index + 1].low not in context.lexicon.classes("aimed"):
        return []
    return [items[item.index + 2]] if items[item.index + 2].kind == "np" else []
