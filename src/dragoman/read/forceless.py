"""Facts -> whether a sentence tells of no act of force: a court, a ceremony, an accident, a storm, a film or a match."""

from __future__ import annotations

from dragoman.read.drafts import Story
from dragoman.read.facts import Facts
from dragoman.read.harmless import has_word
from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

NO_FIGHT = frozenset({"court", "ceremony", "remembrance", "accident", "fiction"})
BACKGROUND = frozenset({"court", "remembrance"})  # what these look back on stands in clauses of its own
FIGHTS = frozenset({"attack", "clash"})
BY_SOMEBODY = frozenset({"kill", "destroy", "capture"})  # acts of force where somebody is said to do them
REACH = 4  # items between a subject and its verb


def is_no_fight(facts: Facts) -> bool:
    """Whether a sentence tells of a court, a ceremony, an accident, a film or a game, and not of an act of force."""
    if any(is_fight(facts, p) for p in facts.acts):
        return len(facts.cues.get("sport", ())) > 2 and not facts.materiel and not facts.places
    if NO_FIGHT & facts.cues.keys() or is_natural(facts):
        return True
    return len(facts.cues.get("sport", ())) > 1 and not any(p.level > 1 for p in facts.places)


def is_fight(facts: Facts, predicate: Predicate) -> bool:
    """Whether an act is told as one of force, in a clause that the sentence is about."""
    if not predicate.is_told or predicate.relative:
        return False
    if predicate.family not in FIGHTS and not (predicate.family in BY_SOMEBODY and predicate.agents):
        return False
    if predicate.item.form == "VBG" and (is_natural(facts) or "accident" in facts.cues):
        return False
    if predicate.agents and all(has_word(facts.context, np, "natural_forces") for np in predicate.agents):
        return False
    return not (BACKGROUND & facts.cues.keys() and is_background(facts, predicate.item))


def is_background(facts: Facts, item: Item) -> bool:
    """Whether a verb stands in a clause that hangs on another one ("..., when militiamen killed", "who attacked")."""
    items, at = facts.context.items, item.index - 1
    while at >= 0 and items[at].kind not in ("rel", "sub", ";"):
        at -= 1
    return at > 0 and items[at].kind != ";" and any(i.kind == "vg" for i in items[:at])


def is_natural(facts: Facts) -> bool:
    """Whether a storm, a quake, a fault or a fire does what a sentence tells."""
    context = facts.context
    if any(" " in u.low and u.low.split(" ", 1)[0] in context.lexicon.classes("natural_forces") for u in context.units):
        return True  # "an earthquake struck"
    return any(
        is_natural_force(context, item) and acts(context.items, item.index)
        for item in context.items
        if item.kind == "np"
    )


def is_natural_force(context: Context, np: Item) -> bool:
    """Whether a phrase is a force of nature or a fault of a machine, and no name or hail of shots."""
    if np.low in context.lexicon.classes("fires") and np.determiner in context.lexicon.classes("indefinite"):
        return True
    if not has_word(context, np, "natural_forces") or np.head.is_cap and np.first:
        return False
    return np.of < 0 or context.items[np.of].head.entry("arm") is None


def acts(items: list[Item], at: int) -> bool:
    """Whether the verb after a phrase has it as its subject and is active."""
    for item in items[at + 1 : at + 1 + REACH]:
        if item.kind == "vg":
            return not item.passive and item.form != "VBG"
        if item.kind not in ("adv", "prep", "np", "date"):
            return False
    return False


def goes_on_without_force(facts: Facts, story: Story) -> bool:
    """Whether a sentence tells more of the storm or the trial that the account opened with, and no fight."""
    if not story.is_forceless or story.drafts:
        return False
    return not any(
        p.family in FIGHTS or p.family in BY_SOMEBODY and p.agents for p in facts.acts
    ) and not any(p.level > 1 for p in facts.places)
