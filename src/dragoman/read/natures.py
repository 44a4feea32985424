"""The sentences of a document -> how it speaks of each named force: as soldiers, as fighters, or neither.

What kind of force the atlas takes an actor for decides nothing about an act: all sides are coded alike. The
text itself says whose people are "troops" and whose are "militants", and who fights whom.
"""

from __future__ import annotations

from collections import defaultdict

from dragoman.read.facts import Facts
from dragoman.read.names import FIGHTER, SOLDIER, Names
from dragoman.read.nouns import Context, find_actor, person_class
from dragoman.read.phrases import Item

OTHER = {SOLDIER: FIGHTER, FIGHTER: SOLDIER}
CALLED, OPPOSED = 3, 1
HOSTILE = frozenset({"attack", "kill", "capture", "injure", "clash", "repel"})
Votes = defaultdict[str, dict[str, int]]
VICTIM_ROLES = ("patient", "target")
SITES = frozenset({"military", "police"})


def find_natures(all_facts: list[Facts], names: Names) -> dict[str, str]:
    """Key of each named force -> SOLDIER or FIGHTER, where the words of the document say it."""
    votes: Votes = defaultdict(lambda: {SOLDIER: 0, FIGHTER: 0})
    pairs: list[tuple[str, str]] = []
    for facts in all_facts:
        count_callings(facts, names, votes)
        if any(p.family in HOSTILE for p in facts.predicates):
            count_enemies(facts, names, votes, pairs)
    found = {
        key: SOLDIER if c[SOLDIER] > c[FIGHTER] else FIGHTER
        for key, c in votes.items()
        if c[SOLDIER] != c[FIGHTER]
    }
    for one, other in pairs:
        for known, unknown in ((one, other), (other, one)):
            if known in found and unknown not in found:
                found[unknown] = OTHER[found[known]]
    return found


def count_callings(facts: Facts, names: Names, votes: Votes) -> None:
    """Add what a sentence calls the people of each force that it names."""
    context = facts.context
    for item in context.items:
        if item.kind != "np":
            continue
        actor = find_actor(context, item)
        if actor is None and item.of >= 0 and item.head.entry("person") is not None:
            actor = find_actor(context, context.items[item.of])
        if actor is not None and actor.is_named:
            called = people_called(context, item)
            if called:
                votes[names.key(actor)][called] += CALLED


def count_enemies(facts: Facts, names: Names, votes: Votes, pairs: list[tuple[str, str]]) -> None:
    """Add whom each force fights in a sentence: the one that hits soldiers is no army, and the other way round."""
    context = facts.context
    hostile = [p for p in facts.predicates if p.family in HOSTILE]
    doers = [np for p in hostile for np in p.agents]
    hit = [np for p in hostile for role in VICTIM_ROLES for np in p.roles.get(role, ())]
    forces = {key for np in doers if (key := key_of(context, np, names))}
    struck = {key for np in hit if (key := key_of(context, np, names))} - forces
    classes = {kind for np in hit if (kind := hit_class(context, np))}
    if len(forces) == 1 and len(classes) == 1:
        votes[next(iter(forces))][OTHER[next(iter(classes))]] += OPPOSED
    sorts = {kind for np in doers if (kind := person_class(context, np)) in OTHER}
    if len(struck) == 1 and len(sorts) == 1:
        votes[next(iter(struck))][OTHER[next(iter(sorts))]] += OPPOSED
    if len(forces) == 1 and len(struck) == 1:
        pairs.append((next(iter(forces)), next(iter(struck))))


def key_of(context: Context, item: Item, names: Names) -> str:
    """The key of the force that a phrase names, "" for none."""
    actor = find_actor(context, item)
    return names.key(actor) if actor is not None and actor.is_named else ""


def people_called(context: Context, item: Item) -> str:
    """What a phrase that names a force calls its people: soldiers ("army troops") or fighters ("rebel group")."""
    for position in range(item.last - 1, item.first - 1, -1):
        unit = context.units[position]
        if context.source.words[unit.last - 1] in context.lexicon.classes("state_nouns"):
            return SOLDIER
        person = unit.entry("person")
        if person is not None and unit.entry("actor") is None and person.family in OTHER:
            return person.family
        if unit.low in context.lexicon.classes("group_words"):
            return FIGHTER
    return ""


def hit_class(context: Context, item: Item) -> str:
    """What sort of force was hit: soldiers or their site, fighters, or "" when the words do not say."""
    people = person_class(context, item)
    if people in OTHER:
        return people
    site = item.head.entry("target")
    return SOLDIER if site is not None and site.family in SITES else ""
