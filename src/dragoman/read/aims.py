"""The acts of one event -> what was attacked: the object of the attack, else the people hit."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.base.claim import EventType, Outcome
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.names import FIGHTER, OFFICIAL, Names, same_actor
from dragoman.read.nouns import ActorRef, Context, Words, find_actor, person_class
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

TARGETS: tuple[tuple[str, bool, str], ...] = (
    ("attack", False, "target"),
    ("attack", False, "patient"),
    ("attack", False, "place"),
    ("use", False, "target"),
    ("take_place", False, "place"),
    ("use", False, "place"),
    ("clash", False, "target"),
    ("attack", True, "target"),
    ("clash", True, "target"),
    ("capture", False, "patient"),
    ("kill", False, "patient"),
    ("kill", True, "patient"),
    ("destroy", False, "target"),
    ("destroy", False, "item"),
    ("damage", False, "target"),
    ("damage", False, "item"),
    ("injure", False, "patient"),
    ("die", False, "patient"),
    ("clash", True, "agent"),
    ("clash", False, "agent"),
    ("seize", False, "item"),
)
FROM_AFAR = (EventType.AIR_STRIKE, EventType.SHELLING)
LATER_SENTENCE = 3
SITE_RANK = 5
VAGUE = 12
OWN_VEHICLE = 9
MEMBERS = ("mixed", "bare")
GROUPS = frozenset({"rebel_group", "militia"})
PEOPLE = frozenset({"soldier", "force", "civilian", "fighter"})
MOBILE = frozenset({"vehicle", "armoured_vehicle", "aircraft", "boat"})


def find_target(draft: Draft, parties: Parties, names: Names) -> None:
    """What was attacked: the object of the attack, else the people hit; earlier sentences count more."""
    if parties.target is not None:
        return
    best = best_target(draft, parties)
    if best is None and parties.outcome is not Outcome.REPELLED:
        best = fallback_target(draft, parties)
    if best is None:
        return
    parties.target, item, facts = best
    actor = find_actor(facts.context, item)
    if actor is not None or parties.outcome is not Outcome.REPELLED:
        parties.target_actor = actor
    parties.target_class = person_class(facts.context, item)
    if actor is not None and actor.is_named and parties.target_class in (FIGHTER, *MEMBERS):
        parties.target = names.full(actor)
    if parties.target_actor is None and parties.target_class == FIGHTER:
        name_fighters(draft, parties, names)


def best_target(draft: Draft, parties: Parties) -> tuple[Words, Item, Facts] | None:
    """The likeliest target among the phrases that the act words name, with its words."""
    order = {id(f): i for i, f in enumerate(draft.facts)}
    best: tuple[int, Words, Item, Facts] | None = None
    for facts, predicate in draft.acts:
        for rank, np in aims_of(facts, predicate, parties):
            cost = rank + LATER_SENTENCE * order.get(id(facts), 0) + unlikeliness(facts, np)
            if best is None or cost < best[0]:
                words = target_words(facts, np, parties)
                if words is not None:
                    best = (cost, words, np, facts)
    return best[1:] if best is not None else None


def aims_of(facts: Facts, predicate: Predicate, parties: Parties) -> Iterator[tuple[int, Item]]:
    """The phrases that one act may have been aimed at, each with its rank."""
    if parties.outcome is Outcome.REPELLED and predicate.family in ("kill", "injure", "capture", "die"):
        return
    for np in scenes(facts, predicate):
        yield SITE_RANK, np
    if predicate.family == "take_place" and facts.context.lexicon.language.head_first:
        yield from (
            (2, np) for np in predicate.roles.get("patient", ())
        )  # "avoir chassé les FACA de leur poste"
    for rank, (family, nominal, role) in enumerate(TARGETS):
        if family == "seize" and facts.context.lexicon.language.head_first and predicate.family == family:
            if all(np.head.entry("arm") is not None for np in predicate.roles.get(role, ())):
                continue  # what was carried off was not attacked
        if predicate.family == family and predicate.nominal == nominal:
            for part in predicate.roles.get(role, ()):
                np = whole_of(facts, part)
                if facts.context.lexicon.language.head_first and np.head is np.count and np.of >= 0:
                    np = facts.context.items[np.of]  # "une dizaine de civils"
                if part is not parties.perpetrator_item and not is_where_only(facts, predicate, np):
                    loot = facts.context.lexicon.language.head_first and family == "seize"
                    yield min(rank, SITE_RANK) if is_hit_itself(predicate, np) and not loot else rank, np


def is_where_only(facts: Facts, predicate: Predicate, np: Item) -> bool:
    """Whether a place only says where it was: a bomb went off in a district, an ambush in the municipality of X."""
    if np.head.low in facts.context.lexicon.classes("ways"):
        return True
    is_type = np.head.low in facts.context.lexicon.classes("place_types")
    if not is_type and (not np.head.place or np.head.entry("target") is not None):
        return False
    if predicate.family == "use":
        return predicate.entry.value not in FROM_AFAR
    if predicate.entry.value == EventType.SUICIDE_BOMBING:
        return True
    aimed = {id(other) for prep, other in predicate.phrases if prep in facts.context.lexicon.classes("aimed")}
    wholes = [item for item in facts.context.items if item.of == np.index and item.kind == "np"]
    return predicate.nominal and any(w is not predicate.item and id(w) not in aimed for w in wholes)


def is_hit_itself(predicate: Predicate, np: Item) -> bool:
    """Whether a thing is what the act was aimed at: a looted building, a vehicle that a mine blew up."""
    site = np.head.entry("target")
    if predicate.family == "seize":
        return site is not None and site.value != "mobile"
    return predicate.family == "destroy" and any(is_explosive(doer) for doer in predicate.agents)


def is_explosive(np: Item) -> bool:
    """Whether a phrase names a mine or a bomb."""
    entry = np.head.entry("arm")
    return entry is not None and entry.family == "explosive"


def scenes(facts: Facts, predicate: Predicate) -> list[Item]:
    """The site at which several people were killed: it is what was attacked ("shot dead six at the mine")."""
    if (
        predicate.family != "kill"
        or predicate.nominal
        or not any(np.count is not None for np in predicate.patients)
    ):
        return []
    at = facts.context.lexicon.classes("on_site")
    if facts.context.lexicon.language.head_first:
        types = facts.context.lexicon.classes("place_types")
        return [
            np for prep, np in predicate.phrases if prep in at and is_site(np) and np.head.low not in types
        ]
    sites = [(np, np.head.entry("target")) for prep, np in predicate.phrases if prep in at]
    return [np for np, entry in sites if entry is not None and entry.value == "place-like"]


def is_site(np: Item) -> bool:
    """Whether a phrase names a site."""
    entry = np.head.entry("target")
    return entry is not None and entry.value == "place-like"


def whole_of(facts: Facts, np: Item) -> Item:
    """The site of which a phrase names a part that no table knows: "the roof of the police station"."""
    whole = facts.context.items[np.of] if np.of >= 0 else np
    is_part = not np.head.entries and np.head.tag == "N" and np.count is None
    return whole if is_part and whole.head.entry("target") is not None else np


def name_fighters(draft: Draft, parties: Parties, names: Names) -> None:
    """Give the fighters who were attacked the name of the one group that the account names beside the doer."""
    told = [f.context for f in draft.facts if f.context.units]
    spans = [(c.source.starts[c.units[0].first], c.source.ends[c.units[-1].last - 1]) for c in told]
    doer = parties.perpetrator
    groups = [
        (at, ref) for at, ref in names.order if is_group(ref, names) and not same_actor(ref, doer, names)
    ]
    near = {names.key(ref): ref for at, ref in groups if any(start <= at < end for start, end in spans)}
    found = near or {names.key(ref): ref for _, ref in groups}
    if len(found) == 1:
        parties.target_actor = next(iter(found.values()))
        parties.target = names.full(parties.target_actor)


def is_group(ref: ActorRef, names: Names) -> bool:
    """Whether a name is that of an armed group: as the document speaks of it, or a name with its abbreviation."""
    nature = names.nature(ref)
    if nature or ref.kind in OFFICIAL:
        return nature == FIGHTER
    return ref.kind in GROUPS or names.key(ref) in names.keys.values()


def fallback_target(draft: Draft, parties: Parties) -> tuple[Words, Item, Facts] | None:
    """The people hit, when no act word names whom it was aimed at."""
    for facts in draft.facts:
        for toll in facts.tolls:
            if toll.people in PEOPLE and toll.victim is not None and toll.high != 0:
                words = target_words(facts, toll.item, parties)
                if words is not None:
                    return words, toll.item, facts
    return None


def unlikeliness(facts: Facts, np: Item) -> int:
    """What is added to the rank of a phrase that is hardly a target: a thing of no known kind, "people", "men"."""
    if not is_targetable(np):
        return 8
    if facts.context.lexicon.relations and is_own_vehicle(facts, np):
        return OWN_VEHICLE
    return VAGUE if person_class(facts.context, np) == "mixed" else 0


def is_own_vehicle(facts: Facts, np: Item) -> bool:
    """Whether a phrase is the vehicle of those hit, who are the target: "tués lorsque leur pick-up a sauté"."""
    entry, site = np.head.entry("arm"), np.head.entry("target")
    moves = entry is not None and entry.family in MOBILE or site is not None and site.value == "mobile"
    return moves and np.determiner in facts.context.lexicon.classes("possessives")


def is_targetable(np: Item) -> bool:
    """Whether the head of a phrase is something that is attacked: people, a force, a site, a vehicle, a place."""
    head = np.head
    if head.tag == "P" or head.place:
        return True
    entry = head.entry("arm")
    is_vehicle = entry is not None and entry.family in MOBILE
    return is_vehicle or any(e.kind in ("target", "person", "unit", "actor") for e in head.entries)


def target_words(facts: Facts, np: Item, parties: Parties) -> Words | None:
    """The words of a target, or None when the phrase only points back or is an act."""
    context: Context = facts.context
    if any(e.kind == "act" and e.name == "noun" for e in np.head.entries) and not np.head.entry("target"):
        return None
    if any(e.kind == "arm" and e.family not in MOBILE for e in np.head.entries) and not np.head.entry(
        "target"
    ):
        return None
    if np.head.tag == "M" or is_anybody(context, np):
        return None
    if context.lexicon.relations and parties.perpetrator is not None and is_called_attacker(context, np):
        return None
    words = context.bare(np)
    if context.lexicon.relations and np.of >= 0:
        if context.items[np.of].determiner in context.lexicon.classes("possessives"):
            words = context.bare(np, of=False)  # "chassé les militaires de leur poste"
    if words is None or len(words.text) > 120:
        return None
    ref = find_actor(context, np)
    if ref is not None and parties.perpetrator is not None and ref.key == parties.perpetrator.key:
        return None
    if ref is not None and ref.is_named and person_class(context, np) in ("mixed", "bare"):
        return ref.words
    owner = owner_named(context, np)
    if owner is not None:
        return owner.words
    if np.head.low in context.lexicon.classes("others") or person_class(context, np) == "bare":
        return None
    role = role_beside(context, np)
    if role is not None:
        return context.bare(role)
    is_type = np.head.low in context.lexicon.classes("place_types") and np.of < 0
    if is_type and np.determiner in context.lexicon.classes("definite"):
        return place_words(facts) or words
    return with_joined(context, np) or words


def is_called_attacker(context: Context, np: Item) -> bool:
    """Whether people are called by the part they play: "deux assaillants"."""
    person = np.head.entry("person")
    return person is not None and person.key in context.lexicon.classes("attackers")


def with_joined(context: Context, np: Item) -> Words | None:
    """The words of a target with those of the one joined to it: "attacked Malian soldiers and Wagner men in"."""
    items = context.items
    at = np.of if np.of >= 0 else np.index
    if at + 3 >= len(items) or items[np.index - 1].kind != "vg":
        return None
    joined, after = items[at + 2], items[at + 3]
    if items[at + 1].kind != "coord" or items[at + 1].low not in context.lexicon.classes("both_joined"):
        return None
    if joined.kind != "np" or joined.head.tag == "M" or joined.count is not None:
        return None
    if after.kind not in ("prep", ",", ".") or after.low == "of":
        return None
    first = context.bare(np)
    whole = context.words(joined.first, joined.last)
    if first is None:
        return None
    return Words(first.start, whole.end, context.source.text[first.start : whole.end])


def is_anybody(context: Context, np: Item) -> bool:
    """Whether a phrase tells nothing of those hit but that they were people: "more people", "41 people"."""
    entry = np.head.entry("person")
    general = entry is not None and entry.key in context.lexicon.classes("general_people")
    rest = context.units[np.first : np.last - 1]
    return (
        general
        and np.of < 0
        and all(u.tag in "DMR" or u.low in context.lexicon.classes("others") for u in rest)
    )


def owner_named(context: Context, np: Item) -> ActorRef | None:
    """The group whose people a phrase counts: "five members of the X Front"."""
    if np.of < 0 or person_class(context, np) not in MEMBERS:
        return None
    owner = find_actor(context, context.items[np.of])
    return owner if owner is not None and owner.is_named else None


def role_beside(context: Context, np: Item) -> Item | None:
    """What a person given by name is said to be, in the phrase set beside the name: "X, a judge of the court"."""
    if (
        np.head.tag != "P"
        or np.head.place
        or any(e.kind in ("actor", "unit", "target") for e in np.head.entries)
    ):
        return None
    items, indefinite = context.items, context.lexicon.classes("indefinite")
    for comma, beside in ((np.index + 1, np.index + 2), (np.index - 1, np.index - 2)):
        if min(comma, beside) < 0 or max(comma, beside) >= len(items) or items[comma].kind != ",":
            continue
        role = items[beside]
        if role.kind == "np" and role.determiner in indefinite and role.head.tag == "N" and is_person(role):
            return role
    return None


def is_person(np: Item) -> bool:
    """Whether a phrase stands for one person, by the lists of people and ranks or for want of any other sense."""
    return not np.head.entries or any(np.head.entry(kind) for kind in ("person", "rank", "speaker"))


def place_words(facts: Facts) -> Words | None:
    """The close place that a sentence names, for "the town"."""
    close = [p for p in facts.places if p.level > 1]
    return close[0].words if close else None
