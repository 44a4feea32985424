"""The facts of an event -> the lists of its claim: killed, injured and captured, and the inventory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.base.claim import Category, Materiel, Qualifier, Toll
from dragoman.read.claim_grounds import Grounds, tidy
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts, tail_of
from dragoman.read.givers import giver_of
from dragoman.read.materiel import ItemFound
from dragoman.read.names import Names
from dragoman.read.nouns import Words
from dragoman.read.party import Parties
from dragoman.read.predicate import Predicate
from dragoman.read.sides import side_of
from dragoman.read.tolls import TollFound


def build_tolls(
    draft: Draft, parties: Parties, names: Names, grounds: Grounds, name: str
) -> tuple[Toll, ...]:
    """The tolls of one list, repeated ones once."""
    tolls: list[Toll] = []
    seen: dict[tuple[object, ...], Predicate | None] = {}
    found = [t for f in draft.facts for t in f.tolls if t.field == name]
    numbered = any(t.qualifier is not Qualifier.UNSTATED for t in found)
    for toll in found:
        if toll.is_definite and toll.qualifier is Qualifier.UNSTATED and numbered:
            continue
        side = side_of(toll, draft, parties, names)
        giver = giver_of(toll, draft, parties, names)
        source = tidy(giver.text) if giver is not None else None
        key = (side, toll.low, toll.high)
        if key in seen and (seen[key] is None or seen[key] is not toll.predicate):
            continue
        if points_back(toll, tolls):
            continue
        text = tidy(toll.number.text)
        victim = (
            "named person" if toll.people == "named" else (tidy(toll.victim.text) if toll.victim else None)
        )
        pointer = f"/{name}/{len(tolls)}"
        words = (toll.number, toll.victim, toll.verb, *words_beside(toll, draft))
        if grounds.put(pointer, *words, rule=f"{name}: patient of a verb", entry=toll.verb.text):
            seen[key] = toll.predicate
            tolls.append(
                Toll(side, victim, toll.low, toll.high, toll.qualifier, tidy(toll.verb.text), text, source)
            )
    return tuple(tolls)


def own_account(tolls: tuple[Toll, ...], *carriers: str | None) -> tuple[Toll, ...]:
    """The tolls, with no source where it is the claim's own outlet or platform: "Meridian Wire said four died"."""
    own = {bare_name(name) for name in carriers if name}
    return tuple(replace(t, source=None) if t.source and bare_name(t.source) in own else t for t in tolls)


def bare_name(name: str) -> str:
    """A name in small letters without its article."""
    return name.casefold().removeprefix("the ")


def words_beside(toll: TollFound, draft: Draft) -> tuple[Words, ...]:
    """More words that prove a toll: the "neither" of "neither side", the number that "as many" repeats, the
    "injured" of "left four others injured"."""
    facts = next((f for f in draft.facts if f.index == toll.sentence), None)
    if facts is None:
        return ()
    context = facts.context
    if toll.qualifier is Qualifier.NONE:
        none = (
            context.lexicon.classes("no")
            | context.lexicon.classes("negations")
            | context.lexicon.classes("nobody")
        )
        places = (at for at, unit in enumerate(context.units) if unit.low in none)
        return tuple(context.words(at, at + 1) for at in places)[:1]
    if toll.item.low in context.lexicon.classes("same_count"):
        told = (t.number for t in facts.tolls if t is not toll and (t.low, t.high) == (toll.low, toll.high))
        return tuple(told)[:1]
    return tail_of(toll.predicate, context) if toll.predicate is not None else ()


def points_back(toll: TollFound, told: list[Toll]) -> bool:
    """Whether "all six" only repeats a number told before."""
    if toll.people not in ("bare", "mixed") or not toll.number.text.casefold().startswith(
        toll.item.determiner or "\0"
    ):
        return False
    return any(t.min == toll.low for t in told)


def build_materiel(draft: Draft, grounds: Grounds) -> tuple[Materiel, ...]:
    """The inventory, repeated items once."""
    rows: list[Materiel] = []
    seen: set[tuple[object, ...]] = set()
    found = [(f, i) for f in draft.facts for i in f.materiel]
    for facts, item in found:
        if is_summed_up(facts, item, found):
            continue
        key = (item.item.casefold(), item.low, item.high, item.disposition)
        if key in seen:
            continue
        verb = next((p for p in facts.predicates if p.item.index == item.verb_index), None)
        tail = tail_of(verb, facts.context) if verb is not None else ()
        words = (item.words, item.verb, *item.beside, *tail)
        if grounds.put(f"/materiel/{len(rows)}", *words, rule="object of the verb", entry=item.entry):
            seen.add(key)
            rows.append(
                Materiel(
                    item.item,
                    item.category,
                    item.low,
                    item.high,
                    item.qualifier,
                    item.unit,
                    item.disposition,
                    tidy(item.words.text),
                )
            )
    return tuple(rows)


def is_summed_up(facts: Facts, item: ItemFound, found: Sequence[tuple[Facts, ItemFound]]) -> bool:
    """Whether an item is only a headline's or lead's word for what a later sentence lists: "vehicles and weapons were
    seized", and then "two pick-ups and 20 Kalashnikovs"."""
    if item.qualifier is not Qualifier.UNSTATED:
        return False
    classes = facts.context.lexicon.classes
    name = item.item.casefold()
    kinds = _GENERAL.get(next((c for c in _GENERAL if name in classes(c)), ""), frozenset())
    kinds = kinds or (frozenset({item.category}) if name in classes("general_items") else frozenset())
    return any(
        other.category in kinds and other.disposition is item.disposition and later.index > facts.index
        for later, other in found
    )


_GENERAL = {
    "general_vehicles": frozenset({Category.VEHICLE, Category.ARMOURED_VEHICLE, Category.MOTORCYCLE}),
    "general_weapons": frozenset(
        {
            Category.SMALL_ARM,
            Category.MACHINE_GUN,
            Category.LAUNCHER,
            Category.MORTAR,
            Category.ARTILLERY,
            Category.HEAVY_WEAPON,
            Category.OTHER,
        }
    ),
}


def put_open_list(draft: Draft, grounds: Grounds) -> bool:
    """Whether the inventory ends in "and other equipment", grounded there."""
    for facts in draft.facts:
        for position in facts.cues.get("open_list", ()):
            if grounds.put("/inventory_open", facts.cue_words("open_list", position), rule="open list"):
                return True
    return False
