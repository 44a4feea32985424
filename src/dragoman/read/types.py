"""The acts of one event -> its type, by the main act, the weapon it was done with and whom it hit."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.base.claim import Category, Disposition, EventType, Outcome
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.nouns import Words
from dragoman.read.outcomes import brings_down_crew
from dragoman.read.party import Parties
from dragoman.read.predicate import Predicate

LATER = 3
RANK = {
    EventType.SUICIDE_BOMBING: 0,
    EventType.AIR_STRIKE: 1,
    EventType.AMBUSH: 1,
    EventType.EXECUTION: 1,
    EventType.SHELLING: 1,
    EventType.BOMBING: 1,
    EventType.CLASH: 3,
    EventType.ASSAULT: 3,
    EventType.ABDUCTION: 4,
    EventType.ARREST: 4,
    EventType.TERRITORY_TAKEN: 5,
    EventType.PROPERTY_DESTRUCTION: 6,
    EventType.OTHER: 9,
}
WEAPON_TYPES = {
    Category.DRONE: EventType.AIR_STRIKE,
    Category.AIRCRAFT: EventType.AIR_STRIKE,
    Category.MORTAR: EventType.SHELLING,
    Category.ARTILLERY: EventType.SHELLING,
    Category.AMMUNITION: EventType.SHELLING,
    Category.EXPLOSIVE: EventType.BOMBING,
}
BY_WEAPON = frozenset({EventType.BOMBING, EventType.OTHER, EventType.PROPERTY_DESTRUCTION})


def event_type(draft: Draft, parties: Parties) -> tuple[EventType, Words | None]:
    """The type and the words that tell it."""
    kind, words = named_type(draft)
    bomber = suicide_words(draft)
    if bomber is not None and kind in (*BY_WEAPON, EventType.ASSAULT, EventType.SUICIDE_BOMBING):
        return EventType.SUICIDE_BOMBING, bomber
    weapon = weapon_type(draft)
    if weapon is not None and (kind in BY_WEAPON or (kind is EventType.ASSAULT and not parties.doer_class)):
        if kind is not EventType.BOMBING or weapon[0] is not EventType.SHELLING or words is None:
            kind, words = weapon
    if kind is EventType.ASSAULT and is_on_the_move(draft) and not parties.outcome:
        kind = EventType.AMBUSH
    if kind in (EventType.ABDUCTION, EventType.ARREST):
        return captors_type(draft, parties, kind, words)
    if kind in (EventType.OTHER, EventType.PROPERTY_DESTRUCTION, EventType.TERRITORY_TAKEN) and has_killing(
        draft
    ):
        return fallback_type(draft, parties, kind, words)
    return kind, words


def told_acts(draft: Draft) -> Iterator[tuple[int, Facts, Predicate]]:
    """The acts of an event with the rank of their sentence."""
    order = {id(f): i for i, f in enumerate(draft.facts)}
    for facts, predicate in draft.acts:
        yield order.get(id(facts), 0), facts, predicate


def named_type(draft: Draft) -> tuple[EventType, Words | None]:
    """The type that the act words themselves name, early sentences and close types first."""
    best: tuple[int, EventType, Words] | None = None
    for rank, facts, predicate in told_acts(draft):
        if (
            not predicate.entry.value
            or predicate.family in ("loss", "damage")
            or is_other_sense(facts, predicate)
        ):
            continue
        kind = EventType(predicate.entry.value)
        definite = predicate.nominal and predicate.item.determiner in facts.context.lexicon.classes(
            "definite"
        )
        if kind is EventType.BOMBING and is_from_the_air(facts, predicate):
            kind = EventType.AIR_STRIKE
        cost = RANK[kind] + min(rank, 4) * LATER + (2 if definite else 0) + vagueness(predicate, kind)
        if best is None or cost < best[0]:
            unit = facts.context.head_at(predicate.item)
            best = (cost, kind, facts.context.words(unit, unit + 1))
    return (best[1], best[2]) if best is not None else (EventType.OTHER, None)


def vagueness(predicate: Predicate, kind: EventType) -> int:
    """How little a word says of the type: a noun less than a verb, "the fight" and a bare killing less than a raid."""
    if predicate.nominal:
        return 1
    return 2 if predicate.family == "kill" and kind is EventType.ASSAULT else 0


def is_other_sense(facts: Facts, predicate: Predicate) -> bool:
    """Whether the object belongs to another sense of the word: "ran into an ambush", "seized the village"."""
    used, met, taken = (predicate.roles.get(role, ()) for role in ("weapon", "target", "patient"))
    if predicate.family == "use":
        return bool(used) and not any(np.head.entry("arm") for np in used)
    if predicate.family == "clash":
        return bool(met) and all(np.head.entry("act") for np in met)
    types = facts.context.lexicon.classes("place_types")
    is_land = bool(taken) and all(np.head.place or np.head.low in types for np in taken)
    return predicate.family == "capture" and not predicate.nominal and is_land


def is_from_the_air(facts: Facts, predicate: Predicate) -> bool:
    """Whether bombs came from aircraft: flown by the doer, or falling on a stretch of land and not on a site."""
    items, lexicon = facts.context.items, facts.context.lexicon
    doers = [*predicate.agents, *(items[np.of] for np in predicate.agents if np.of >= 0)]
    if any(entry.family == "aircraft" for np in doers if (entry := np.head.entry("arm")) is not None):
        return True
    if predicate.nominal or predicate.family != "attack":
        return False
    land = lexicon.classes("place_types") | lexicon.classes("place_parts")
    aims = predicate.roles.get("target", ())
    return bool(aims) and all(
        (np.head.place or np.head.low in land) and np.head.entry("target") is None for np in aims
    )


def suicide_words(draft: Draft) -> Words | None:
    """The words for an attacker who blew himself up, when he is the doer of a told act."""
    for rank, facts, predicate in told_acts(draft):
        if rank > 1 or predicate.family not in ("attack", "kill", "use", "destroy", "injure"):
            continue
        for np in predicate.agents:
            person = np.head.entry("person")
            if person is not None and person.key in facts.context.lexicon.classes("suicide_doers"):
                return facts.context.whole(np)
    return None


def weapon_type(draft: Draft) -> tuple[EventType, Words] | None:
    """The type that the weapon makes it: a bomb, a drone, rockets."""
    for facts in draft.facts[:3]:
        for item in facts.materiel:
            if item.disposition is Disposition.USED and item.category in WEAPON_TYPES:
                return WEAPON_TYPES[item.category], item.words
        for predicate in facts.acts:
            if brings_down_crew(predicate):
                continue
            instruments = facts.context.lexicon.classes("instruments")
            for np in (*predicate.agents, *(np for prep, np in predicate.phrases if prep in instruments)):
                entry = np.head.entry("arm")
                if entry is not None and entry.family in ("aircraft", "artillery", "drone"):
                    return WEAPON_TYPES[Category(entry.family)], facts.context.whole(np)
    return None


def is_on_the_move(draft: Draft) -> bool:
    """Whether the attack hit a convoy, a patrol or a vehicle under way."""
    for rank, _, predicate in told_acts(draft):
        if rank < 2 and predicate.family == "attack":
            for np in predicate.roles.get("target", ()):
                entry = np.head.entry("target")
                if entry is not None and entry.value == "mobile":
                    return True
    return False


def has_killing(draft: Draft) -> bool:
    """Whether people were hit in it."""
    return any(t.field in ("killed", "injured") for f in draft.facts for t in f.tolls)


def captors_type(
    draft: Draft, parties: Parties, kind: EventType, words: Words | None
) -> tuple[EventType, Words | None]:
    """Arrest or abduction as the verb says, whoever does it; a killing beside it is the act."""
    return fallback_type(draft, parties, kind, words) if has_killing(draft) else (kind, words)


def fallback_type(
    draft: Draft, parties: Parties, kind: EventType, words: Words | None
) -> tuple[EventType, Words | None]:
    """The type of a killing that no word names: a fight when fighters fell, else an assault."""
    if parties.outcome is Outcome.POSITION_TAKEN and kind is EventType.TERRITORY_TAKEN:
        return EventType.ASSAULT, words
    victims = {t.people for f in draft.facts for t in f.tolls if t.field == "killed"}
    doer_is_force = parties.perpetrator is not None or parties.doer_class in ("soldier", "force")
    if "fighter" in victims and doer_is_force and not victims & {"civilian", "soldier"}:
        return EventType.CLASH, words
    if victims:
        return EventType.ASSAULT, words
    return kind, words
