"""Facts -> whether a sentence tells of no act of force: a court, a ceremony, a storm, a film or a match."""

from __future__ import annotations

from itertools import pairwise

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
    if NO_FIGHT & facts.cues.keys() or is_natural(facts) or is_mishap(facts) or is_court(facts):
        return True
    if tells_burst(facts):
        return True
    return len(facts.cues.get("sport", ())) > 1 and not any(p.level > 1 for p in facts.places)


def is_fight(facts: Facts, predicate: Predicate) -> bool:
    """Whether an act is told as one of force, in a clause that the sentence is about."""
    if not predicate.is_told or predicate.relative or predicate.unreal:
        return False
    if predicate.nominal and names_burst(facts.context, predicate.item):
        return False
    if predicate.family not in FIGHTS and not (predicate.family in BY_SOMEBODY and predicate.agents):
        return False
    if is_by_beasts(facts, predicate) or predicate.family == "kill" and is_own_death(facts, predicate):
        return False
    if predicate.item.form == "VBG" and (is_natural(facts) or is_mishap(facts)):
        meant = any(
            p.family == "attack" and not p.nominal for p in facts.predicates
        )  # "took advantage to storm"
        return meant or any(np.head.entry("person") is not None for np in predicate.agents)
    if predicate.agents and all(
        is_natural_force(facts.context, np) or names_burst(facts.context, np) for np in predicate.agents
    ):
        return False
    looks_back = predicate.nominal or is_background(facts, predicate.item)
    return not (looks_back and (BACKGROUND & facts.cues.keys() or is_court(facts)))


def is_own_death(facts: Facts, predicate: Predicate) -> bool:
    """Whether somebody kills himself and nobody else ("shot himself")."""
    after = facts.context.items[predicate.item.index + 1 : predicate.item.index + 2]
    is_own = bool(after) and after[0].low in facts.context.lexicon.classes("reflexives")
    return is_own and not predicate.patients


def is_background(facts: Facts, item: Item) -> bool:
    """Whether a verb stands in a clause that hangs on another one ("..., when militiamen killed", "who attacked")."""
    items, at = facts.context.items, item.index - 1
    while at >= 0 and items[at].kind not in ("rel", "sub", ";"):
        at -= 1
    return at > 0 and items[at].kind != ";" and any(i.kind == "vg" for i in items[:at])


def is_court(facts: Facts) -> bool:
    """Whether a court does what a sentence tells ("a court in Dakar has jailed")."""
    items = facts.context.items
    return any(
        i.kind == "np" and has_word(facts.context, i, "courts") and acts(items, i.index) for i in items
    )


def is_mishap(facts: Facts) -> bool:
    """Whether a vehicle or a machine failed in a sentence, and no explosive made it fail."""
    if "mishap" not in facts.cues or any(p.family == "use" and p.is_told for p in facts.acts):
        return False
    entries = [entry for unit in facts.context.units for entry in unit.entries]
    return not any(entry.kind == "arm" and entry.family == "explosive" for entry in entries)


def tells_burst(facts: Facts) -> bool:
    """Whether what burst in a sentence is a tanker or a cylinder of gas, in one phrase or by the verb's own subject."""
    if any(p.unreal and p.entry.value == "bombing" and p.roles.get("weapon") for p in facts.acts):
        return True
    return any(names_burst(facts.context, item) for item in facts.context.items)


def names_burst(context: Context, item: Item) -> bool:
    """Whether a phrase is of the burst of what no one makes to burst: "the explosion of a gas cylinder"."""
    units = context.units[item.first : item.last]
    if item.kind == "np" and item.head.low in context.lexicon.classes("accident"):
        return True
    if item.kind != "np" or not any(
        e.kind == "act" and e.value == "bombing" for u in units for e in u.entries
    ):
        return False
    inner = [item, *([context.items[item.of]] if item.of >= 0 else [])]
    words = context.lexicon.classes("no_bombs")
    return any(u.low in words for np in inner for u in context.units[np.first : np.last])


def is_natural(facts: Facts) -> bool:
    """Whether a storm, a quake, a beast, a fault or a fire does what a sentence tells."""
    context = facts.context
    forces = context.lexicon.classes("natural_forces")
    if any(is_by_beasts(facts, predicate) for predicate in facts.acts):
        return True
    if any(" " in unit.low and unit.low.split(" ", 1)[0] in forces for unit in context.units):
        return True  # "an earthquake struck"
    for before, item in pairwise(context.items):
        if before.kind == "sub" and any(u.low in forces for u in context.units[item.first : item.last]):
            return True  # "when a flood burst through"
    return any(
        item.kind == "np" and is_natural_force(context, item) and acts(context.items, item.index)
        for item in context.items
    )


def is_by_beasts(facts: Facts, predicate: Predicate) -> bool:
    """Whether animals do an act ("stray dogs attacked pupils"), and no group that calls itself lions."""
    context = facts.context
    return bool(predicate.agents) and all(
        (has_word(context, np, "animals") or has_word(context, np, "beasts")) and not np.head.is_cap
        for np in predicate.agents
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
    bursts = [p for p in facts.acts if p.nominal and p.entry.value == "bombing" and not p.agents]
    if any(p.item.determiner in facts.context.lexicon.classes("definite") for p in bursts):
        return True  # "the explosion took place at 10 p.m."
    return not any(
        p.family in FIGHTS and p not in bursts or p.family in BY_SOMEBODY and p.agents for p in facts.acts
    ) and not any(p.level > 1 for p in facts.places)
