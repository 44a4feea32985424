"""A sentence -> the acts that it tells without a verb of its own for them, or by a noun that takes them as done.

Posts and notes leave the verb out ("Ambush this morning on a patrol", "Twelve rockets on the barracks"). A report
that somebody "reports an attack by gunmen", or speaks of "Monday's raid on the post", tells the act as well.
"""

from __future__ import annotations

from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate

MARKS = frozenset({".", ";", ":", "-", ",", "?"})
FIGHTS = frozenset({"attack", "clash"})
TAKEN = frozenset({"capture", "kill"})
HARM = frozenset({"kill", "die", "injure"})
REACH = 7  # items: how far its day stands behind a noun
FIRED = {
    "ammunition": "shelling",
    "mortar": "shelling",
    "artillery": "shelling",
    "drone": "air_strike",
    "explosive": "bombing",
}
HIT = ("target", "person", "unit", "actor")


def find_verbless(items: list[Item], predicates: list[Predicate], lexicon: Lexicon) -> list[Predicate]:
    """Mark the act nouns of one sentence that are told as done; the acts that only a weapon and its aim tell."""
    for predicate in predicates:
        if predicate.nominal and predicate.family in TAKEN and predicate.item.kind == "np":
            if not predicate.negated and predicate.patients and opens_telling(items, predicate, lexicon):
                predicate.reported = True
        elif predicate.nominal and predicate.family in FIGHTS and predicate.item.kind == "np":
            if not predicate.negated and (
                opens_telling(items, predicate, lexicon)
                or is_reported_noun(predicate, predicates, lexicon)
                or is_dated_noun(items, predicate, lexicon)
                or is_deadly(predicate, predicates)
                or is_there(items, predicate, lexicon)
                or is_aftermath(items, predicate, lexicon)
            ):
                predicate.reported = True
        elif is_perceived(items, predicate, lexicon) or is_held_now(predicate, lexicon):
            predicate.reported = True
    return [act for item in items if (act := weapon_act(items, item, lexicon)) is not None]


def stretch(items: list[Item], at: int) -> tuple[int, int]:
    """The items between the marks around one."""
    first = next((i.index + 1 for i in reversed(items[:at]) if i.kind in MARKS), 0)
    return first, next((i.index for i in items[at:] if i.kind in MARKS), len(items))


def is_bare(items: list[Item], at: int) -> bool:
    """Whether no verb stands between the marks around an item, so that nothing else tells it."""
    first, last = stretch(items, at)
    return not any(i.kind in ("vg", "rel", "sub", "neg") for i in items[first:last])


def opens_telling(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether a bare act noun opens a stretch without a verb: "Ambush yesterday on the Tansarga side"."""
    np = predicate.item
    if np.determiner or np.count is not None or stretch(items, np.index)[0] != np.index:
        return False
    if not is_bare(items, np.index):
        return False
    aimed = any(prep in lexicon.classes("aimed") for prep, _ in predicate.phrases)
    return aimed or any(i.kind == "date" for i in items[: stretch(items, np.index)[1]])


def is_reported_noun(predicate: Predicate, predicates: list[Predicate], lexicon: Lexicon) -> bool:
    """Whether an act noun with its doer, aim or day is what somebody reports: "they report an attack by gunmen"."""
    if not (predicate.roles.get("agent") or predicate.roles.get("target")):
        return False
    telling = lexicon.classes("telling_of_acts")
    return any(
        p.entry.key in telling
        and not p.nominal
        and not p.negated
        and not p.unreal
        and any(np is predicate.item for np in p.roles.get("content", ()))
        for p in predicates
    )


def is_dated_noun(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether a definite act noun has its aim and its day beside it: "the raid of Monday on the post"."""
    np = predicate.item
    if not predicate.roles.get("target"):
        return False
    before = items[np.index - 1] if np.index else None
    if before is not None and before.kind == "date" and before.last == np.first:
        opener = items[before.index - 1] if before.index else None
        return opener is None or opener.low not in lexicon.classes("after_words")
    if np.determiner not in lexicon.classes("definite"):
        return False
    if before is not None and (before.kind == "sub" or before.low in lexicon.classes("after_words")):
        return False
    for item in items[np.index + 1 : np.index + REACH]:
        if item.kind == "date":
            return item.head.date is not None and not item.head.date.is_period
        if item.kind not in ("prep", "np") or item.kind == items[item.index - 1].kind == "prep":
            return False
    return False


def is_deadly(predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether an act noun with its aim is what killed or hurt: "people killed by the bombing of the market"."""
    aimed = bool(predicate.roles.get("target"))
    return any(
        np is predicate.item
        for p in predicates
        if p.family in HARM and not p.nominal and not p.negated and not p.unreal
        for role in ("agent", "cause")
        if aimed or role == "agent"
        for np in p.roles.get(role, ())
    )


def is_aftermath(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether something is told to follow an act brought in with its aim: "received nine after an attack on X"."""
    np = predicate.item
    if np.determiner not in lexicon.classes("indefinite") or not predicate.roles.get("target"):
        return False
    before = items[np.index - 1] if np.index else None
    return before is not None and before.low in lexicon.classes("after_words") and not is_planned(items, np)


def is_planned(items: list[Item], np: Item) -> bool:
    """Whether a verb that tells of no past stands before a phrase."""
    verb = next((i for i in reversed(items[: np.index]) if i.kind == "vg"), None)
    return verb is None or verb.modal or verb.infinitive or verb.form not in ("VBD", "VBN", "be")


def is_there(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether an act noun is said to have been: "there was an explosion under a police van"."""
    at, count = predicate.item.index, predicate.item.count
    if count is not None and (count.count is None or count.count.max != 1):
        return False
    return (
        at > 1
        and items[at - 1].kind == "vg"
        and items[at - 1].form == "be"
        and not items[at - 1].present
        and not items[at - 1].modal
        and not items[at - 1].negated
        and items[at - 2].low in lexicon.classes("existential")
    )


def is_perceived(items: list[Item], predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether somebody is said to have seen or heard an act: "heard the soldiers attack the camp"."""
    verb = predicate.item
    if predicate.nominal or verb.form not in ("VB", "VBP", "VBG") or verb.last - verb.first > 1:
        return False
    back = verb.index - 1
    while back > 0 and items[back].kind in ("np", "prep") and verb.index - back < REACH:
        back -= 1
    if back < 0 or back == verb.index - 1 or items[back].kind != "vg" or items[back].negated:
        return False
    seen = items[back]
    return seen.form in ("VBD", "VBN") and not seen.passive and seen.head.low in lexicon.classes("perceiving")


def is_held_now(predicate: Predicate, lexicon: Lexicon) -> bool:
    """Whether somebody is said to have people in his hands, so that he took them: "is holding four engineers"."""
    if predicate.nominal or predicate.unreal or predicate.entry.key not in lexicon.classes("of_people"):
        return False
    return predicate.item.present or predicate.item.form == "VBZ"


def weapon_act(items: list[Item], item: Item, lexicon: Lexicon) -> Predicate | None:
    """What a weapon and its aim tell without a verb: "Twelve rockets on the barracks", "bus on a mine"."""
    if item.kind == "np" and is_bare_bomb(items, item, lexicon):
        predicate = Predicate(Entry("act", "bomb", "use", "bombing"), item, nominal=True, reported=True)
        predicate.add("weapon", [item])
        return predicate
    if item.kind == "np" and (dated := dated_weapon(items, item, lexicon)) is not None:
        return dated
    if (
        item.kind != "np"
        or item.index + 2 >= len(items)
        or items[item.index + 1].low not in lexicon.classes("aimed")
    ):
        return None
    other = items[item.index + 2]
    if other.kind != "np" or not is_bare(items, item.index) or stretch(items, item.index)[0] != item.index:
        return None
    arm, beside = item.head.entry("arm"), other.head.entry("arm")
    if arm is not None and arm.family in FIRED and beside is None and is_hit(other):
        predicate = Predicate(
            Entry("act", arm.key, "use", FIRED[arm.family]), item, nominal=True, reported=True
        )
        predicate.add("weapon", [item])
        predicate.add("target", [other])
        return predicate
    vehicle = item.head.entry("target")
    if (
        beside is not None
        and beside.family == "explosive"
        and (vehicle is not None and vehicle.value == "mobile" or arm is not None and "vehicle" in arm.family)
    ):
        predicate = Predicate(Entry("act", beside.key, "use", "bombing"), other, nominal=True, reported=True)
        predicate.add("weapon", [other])
        predicate.add("target", [item])
        return predicate
    return None


def dated_weapon(items: list[Item], item: Item, lexicon: Lexicon) -> Predicate | None:
    """A weapon named by its day, which tells that it was used: "Saturday's rocket on the mill"."""
    arm = item.head.entry("arm")
    before = items[item.index - 1] if item.index else None
    if (
        arm is None
        or arm.family not in FIRED
        or before is None
        or before.kind != "date"
        or before.last != item.first
    ):
        return None
    predicate = Predicate(Entry("act", arm.key, "use", FIRED[arm.family]), item, nominal=True, reported=True)
    predicate.add("weapon", [item])
    after = items[item.index + 1 : item.index + 3]
    if len(after) == 2 and after[0].low in lexicon.classes("aimed") and after[1].kind == "np":
        predicate.add("target", [after[1]])
    return predicate


def is_bare_bomb(items: list[Item], item: Item, lexicon: Lexicon) -> bool:
    """Whether a bomb or mine with its day opens a stretch without a verb: "A mine near Boni on Tuesday, two dead"."""
    arm = item.head.entry("arm")
    if arm is None or arm.family != "explosive" or item.determiner in lexicon.classes("definite"):
        return False
    first, last = stretch(items, item.index)
    if (
        first != item.index
        or not is_bare(items, item.index)
        or item.count is not None
        and last < len(items) - 1
    ):
        return False
    return any(i.kind == "date" for i in items[item.index : last])


def is_hit(np: Item) -> bool:
    """Whether a phrase is something that is fired at: people, a force, a site or a place."""
    return np.head.tag == "P" or any(np.head.entry(kind) for kind in HIT)
