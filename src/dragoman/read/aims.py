"""The acts of one event -> what was attacked: the object of the attack, else the people hit."""

from __future__ import annotations

from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.nouns import Context, Words, find_actor, person_class
from dragoman.read.party import Parties
from dragoman.read.phrases import Item

TARGETS: tuple[tuple[str, bool, str], ...] = (
    ("attack", False, "target"),
    ("attack", False, "patient"),
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
LATER_SENTENCE = 3
MOBILE = frozenset({"vehicle", "armoured_vehicle", "aircraft", "boat"})


def find_target(draft: Draft, parties: Parties) -> None:
    """What was attacked: the object of the attack, else the people hit; earlier sentences count more."""
    if parties.target is not None:
        return
    best: tuple[int, Words, Item, Facts] | None = None
    order = {id(f): i for i, f in enumerate(draft.facts)}
    for facts, predicate in draft.acts:
        for rank, (family, nominal, role) in enumerate(TARGETS):
            if predicate.family != family or predicate.nominal != nominal:
                continue
            for np in predicate.roles.get(role, ()):
                if np is parties.perpetrator_item:
                    continue
                if family == "use" and np.head.place and np.head.entry("target") is None:
                    continue
                cost = rank + LATER_SENTENCE * order.get(id(facts), 0) + (0 if is_targetable(np) else 8)
                if best is None or cost < best[0]:
                    words = target_words(facts, np, parties)
                    if words is not None:
                        best = (cost, words, np, facts)
    if best is None:
        best = fallback_target(draft, parties)
    if best is not None:
        _, parties.target, item, facts = best
        parties.target_actor = find_actor(facts.context, item)
        parties.target_class = person_class(facts.context, item)


def fallback_target(draft: Draft, parties: Parties) -> tuple[int, Words, Item, Facts] | None:
    """The people hit, when no act word names whom it was aimed at."""
    for facts in draft.facts:
        for toll in facts.tolls:
            if toll.people in ("soldier", "force", "civilian", "fighter") and toll.victim is not None and toll.high != 0:
                words = target_words(facts, toll.item, parties)
                if words is not None:
                    return 0, words, toll.item, facts
    return None


def is_targetable(np: Item) -> bool:
    """Whether the head of a phrase is something that is attacked: people, a force, a site, a vehicle, a place."""
    head = np.head
    if head.tag == "P" or head.place:
        return True
    return any(e.kind in ("target", "person", "unit", "actor") or (e.kind == "arm" and e.family in MOBILE) for e in head.entries)


def target_words(facts: Facts, np: Item, parties: Parties) -> Words | None:
    """The words of a target, or None when the phrase only points back or is an act."""
    context: Context = facts.context
    if any(e.kind == "act" and e.name == "noun" for e in np.head.entries) and not np.head.entry("target"):
        return None
    if any(e.kind == "arm" and e.family not in MOBILE for e in np.head.entries) and not np.head.entry("target"):
        return None
    if np.head.tag == "M":
        return None
    words = context.bare(np)
    if words is None or len(words.text) > 120:
        return None
    ref = find_actor(context, np)
    if ref is not None and parties.perpetrator is not None and ref.key == parties.perpetrator.key:
        return None
    if np.head.low in context.lexicon.classes("others") or person_class(context, np) in ("mixed", "bare"):
        return None
    if np.determiner in context.lexicon.classes("definite") and np.head.low in context.lexicon.classes("place_types") and np.of < 0:
        return place_words(facts) or words
    return words


def place_words(facts: Facts) -> Words | None:
    """The close place that a sentence names, for "the town"."""
    close = [p for p in facts.places if p.level > 1]
    return close[0].words if close else None
