"""The senses of a verb -> those that its objects allow: "captured" men, rifles or a town.

A word of several families gives a predicate for each; what its objects are decides between them.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.read.lexicon import Lexicon
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

PEOPLE_FAMILIES = frozenset({"capture", "kill", "injure", "free", "loss"})
THING_FAMILIES = frozenset({"seize", "destroy", "damage", "use"})


def fitting(items: list[Item], predicates: list[Predicate]) -> list[Predicate]:
    """Of the senses of one verb, those that its objects allow ("captured" men, rifles, a town)."""
    if len(predicates) < 2:
        return predicates
    classes = [object_class(counted(items, np)) for p in predicates for np in p.patients]
    kept: list[Predicate] = []
    for predicate in predicates:
        family = predicate.family
        if family == "loss" and "thing" in classes:
            kept.append(predicate)
            continue
        if (
            family in PEOPLE_FAMILIES
            and classes
            and "people" not in classes
            and "" not in classes[:1]
            and "name" not in classes
        ):
            continue
        if family in THING_FAMILIES and classes and not {"thing", "site", "", "name"} & set(classes):
            continue
        if family == "seize" and "thing" not in classes and "people" in classes:
            continue
        if family == "take_place" and (not classes or not {"site", "name"} & set(classes[:1])):
            continue
        kept.append(predicate)
    return kept or predicates[:1]


def object_class(item: Item) -> str:
    """What sort of thing a noun phrase is, as far as a verb's sense depends on it."""
    head = item.head
    if head.entry("arm") is not None and not head.entry("person"):
        return "thing"
    if head.entry("person") or head.entry("rank") or (item.count is not None and item.count is head):
        return "people"
    if head.entry("target"):
        return "site"
    if head.entry("unit") or head.entry("actor"):
        return "people"
    return "name" if head.tag == "P" else ""


def counted(items: list[Item], np: Item) -> Item:
    """What a bare count counts: the phrase after its "of" ("24 of the drones"), else itself."""
    return items[np.of] if np.of >= 0 and np.count is np.head else np


def is_misused(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether a verb's objects or subjects do not make it an act: "released a statement", "two ministers met"."""
    if predicate.entry.key in lexicon.classes("mutual_acts"):
        return sum(1 for np in (*predicate.agents, *predicate.patients) if is_force(np, lexicon)) < 2
    if predicate.entry.key in lexicon.classes("of_people") and predicate.family in PEOPLE_FAMILIES:
        persons = [np for np in predicate.patients if np.head.entry("person") is not None]
        blames = any(entry.family == "accuse" for entry in predicate.item.entries)
        bare = predicate.item.form in ("VB", "VBP")
        return blames or bare or predicate.passive or not persons
    if (
        lexicon.language.head_first
        and predicate.family == "attack"
        and "content:obj" in predicate.entry.frame
    ):
        named = predicate.roles.get("content", [])
        return bool(named) and not any(names_act(np, lexicon) for np in named)
    if predicate.family != "use":
        return False
    things = predicate.roles.get("weapon", [])
    return bool(things) and not any(may_be_used(items, np) for np in things)


def names_act(np: Item, lexicon: Lexicon) -> bool:
    """Whether a phrase is an act of some sort, so that a verb such as "mener" tells it."""
    return any(e.kind == "act" for e in np.head.entries) or np.head.low in lexicon.classes("claimables")


def strengthen(predicate: Predicate, lexicon: Lexicon) -> Predicate:
    """A verb that only tells of a fight between forces, as one where two forces meet: "the patrol came upon rebels"."""
    if predicate.entry.flag and predicate.family == "clash" and not predicate.nominal:
        if any(is_force(np, lexicon) for np in predicate.agents) and any(
            is_force(np, lexicon) for np in whole_hit(predicate)
        ):
            predicate.entry = replace(predicate.entry, flag=False)
    return predicate


def whole_hit(predicate: Predicate) -> list[Item]:
    """The phrases that an act hits."""
    return [np for role in ("target", "patient") for np in predicate.roles.get(role, ())]


def is_force(np: Item, lexicon: Lexicon) -> bool:
    """Whether a noun phrase is an armed group or a unit."""
    person = np.head.entry("person")
    words = np.head.low.split(" ")  # one unit of the tables: "rebel group"
    armed_group = len(words) > 1 and words[-1] in lexicon.classes("group_words")
    site = np.head.entry("target")
    if (
        lexicon.relations
        and site is not None
        and site.value == "mobile"
        and site.family in ("military", "police")
    ):
        return True  # "ont engagé un convoi de l'armée"
    return (
        armed_group
        or any(np.head.entry(kind) for kind in ("unit", "actor"))
        or (person is not None and person.family in ("soldier", "fighter"))
    )


def may_be_used(items: list[Item], np: Item) -> bool:
    """Whether a noun phrase, or what is counted in it, is a weapon, an act or a name."""
    parts = [np, items[np.of]] if np.of >= 0 and np.head.entry("person") is None else [np]
    return any(
        object_class(part) in ("thing", "name") or part.head.tag in "DMP" or part.head.entry("act")
        for part in parts
    )
