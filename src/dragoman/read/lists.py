"""A verb or noun of taking, destroying or surrendering -> the noun phrases of the list that it governs.

A list goes on from phrase to phrase until another verb takes over; a participle that only describes a
thing does not end it. Places, owners and loads beside the things are no part of it.
"""

from __future__ import annotations

from dragoman.base.claim import Category
from dragoman.read.amounts import last_word, take_apart
from dragoman.read.clauses import fronted_list
from dragoman.read.coordination import starts_clause
from dragoman.read.inventory import head_arm
from dragoman.read.nouns import Context
from dragoman.read.phrases import Item
from dragoman.read.predicate import AGENT_ROLES, Predicate

OWN_ACTS = frozenset(
    {"seize", "capture", "destroy", "damage", "surrender", "loss", "kill", "injure", "attack"}
)
TAKING = frozenset({"seize", "capture"})
VERBAL = ("vg", "rel", "sub", ".")


def listed(context: Context, predicate: Predicate) -> list[Item]:
    """The noun phrases that a verb of taking or destroying governs, the whole list of them."""
    at = predicate.item.index + 1
    slots = context.lexicon.frame(predicate.entry.frame)
    if predicate.family == "find_body":
        return run_right(context, at, opened=False)
    start = opened_list(context, predicate)
    if start >= 0:
        return run_right(context, start)
    if predicate.nominal:
        stop = next((i.index for i in context.items[at:] if i.kind == "np" and is_act(i)), len(context.items))
        return [np for np in predicate.patients if np.index < stop]
    fronted = fronted_list(context.items, predicate.item) if predicate.passive else -1
    if fronted >= 0:
        return run_right(context, fronted)
    before = predicate.passive or slots.get("subj") in ("item", "target")
    group = run_left(context, predicate) if before else list(predicate.patients)
    carrying = predicate.family == "capture" or any(
        last_word(np) in context.lexicon.classes("amounts") for np in group
    )
    loaded = predicate.family in TAKING
    if predicate.passive:
        is_certain = predicate.item.passive or any(is_arm(context, np) or np.count is np.head for np in group)
        return group + run_right(context, at, opened=not is_certain, carrying=carrying, loaded=loaded)
    if slots.get("obj", "") in AGENT_ROLES:
        return group
    return group + run_right(context, at, carrying=carrying, loaded=loaded)


def is_act(np: Item) -> bool:
    """Whether a noun phrase names an act of its own."""
    return any(e.kind == "act" and e.family in OWN_ACTS for e in np.entries) and np.head.entry("arm") is None


def opened_list(context: Context, predicate: Predicate) -> int:
    """Where the list begins that a noun or participle of taking opens ("items recovered include"), or -1."""
    items, lexicon = context.items, context.lexicon
    is_bare = predicate.item.kind == "vg" and predicate.passive and not predicate.item.passive
    if not predicate.nominal and not is_bare:
        return -1
    for other in items[predicate.item.index + 1 :]:
        if other.kind in (":", "-"):
            return other.index + 1
        if other.kind == "vg":
            is_copula = other.form == "be" and other.last - other.first == 1
            if not is_copula and other.head.low not in lexicon.classes("list_verbs"):
                return -1
            return after_opening(items, other.index + 1)
        if lexicon.relations and other.kind == "coord" and predicate.nominal:
            return -1  # "la destruction de deux pick-up et de six motos"
        if other.low in lexicon.classes("list_joiners") and predicate.nominal:
            return other.index
        if other.kind not in ("prep", "np", "date", "adv"):
            return -1
    return -1


def after_opening(items: list[Item], at: int) -> int:
    """Where a list begins behind its verb: after "as follows:" or the small words of "consisted of"."""
    colon = next((i.index for i in items[at : at + 5] if i.kind in (":", "np")), -1)
    if colon >= 0 and items[colon].kind == ":":
        return colon + 1
    while at < len(items) and items[at].kind == "prep":
        at += 1
    return at


def run_left(context: Context, predicate: Predicate) -> list[Item]:
    """The subjects of a passive, with all those of the list that ends before the verb."""
    items, links = context.items, context.lexicon.classes("measure_links")
    group: list[Item] = []
    at = predicate.item.index - 1
    joined = True
    while at >= 0:
        kind = items[at].kind
        if kind in (",", "coord", "adv"):
            joined = joined or kind != "adv"
            at -= 1
            continue
        if kind != "np" or not joined:
            break
        while at >= 2 and items[at - 1].low in links and items[at - 2].kind == "np":
            at -= 2
        before = items[at - 1] if at else None
        if before is not None and is_companion(context, before):
            group.insert(0, items[at])
            at, joined = at - 3, True
            continue
        if before is not None and is_load(context, predicate, before):
            group.insert(0, items[at])
            at, joined = at - 2, True
            continue
        if before is not None and (is_modifier(before) or is_place(context, before)):
            at, joined = at - 2, True
            if at >= 0 and is_modifier(items[at]):
                at -= 1
            continue
        if before is not None and before.kind == "vg" and group:
            break
        group.insert(0, items[at])
        joined = False
        at -= 1
    known = {np.index for np in group}
    return sorted(
        [*group, *(np for np in predicate.patients if np.index not in known)], key=lambda np: np.index
    )


def is_modifier(item: Item) -> bool:
    """Whether a verb group is a bare participle that only describes the noun before it."""
    if item.kind != "vg" or item.form not in ("VBG", "VBN", "VBD") or item.last - item.first > 1:
        return False
    return not any(e.kind == "act" and e.family in OWN_ACTS for e in item.entries)


def is_companion(context: Context, item: Item) -> bool:
    """Whether a preposition joins one more thing to a list ("together with")."""
    if item.low not in context.lexicon.classes("carrying") or not item.index:
        return False
    return context.items[item.index - 1].low in context.lexicon.classes("list_companions")


def is_load(context: Context, predicate: Predicate, item: Item) -> bool:
    """Whether a participle tells what those taken had with them ("a man carrying two grenades was arrested")."""
    return (
        predicate.family in TAKING
        and item.form == "VBG"
        and item.head.low in context.lexicon.classes("load_verbs")
    )


def is_place(context: Context, item: Item) -> bool:
    """Whether a preposition sets off what is beside a list, not in it."""
    return item.kind == "prep" and item.low not in context.lexicon.classes("list_joiners")


def run_right(
    context: Context, at: int, *, opened: bool = True, carrying: bool = False, loaded: bool = True
) -> list[Item]:
    """Noun phrases to the right up to the next verb, relative or subordinate clause.

    Args:
        opened: whether the list has begun; else a colon or a word such as "along with" begins it.
        carrying: whether what is joined by "with" belongs to the list.
        loaded: whether what a thing in the list holds or comes with belongs to the list too.
    """
    items, lexicon = context.items, context.lexicon
    found: list[Item] = []
    start = at
    while at < len(items):
        other = items[at]
        if (
            loaded
            and other.kind == "vg"
            and other.form == "VBG"
            and other.head.low in lexicon.classes("load_verbs")
        ):
            opened = True
            at += 1
            continue
        if (
            other.kind == "vg"
            and found
            and is_modifier(other)
            and at + 2 < len(items)
            and items[at + 1].kind == "prep"
        ):
            at += 3
            continue
        if other.head.low in lexicon.classes("list_verbs") and other.kind == "vg" and other.form == "VBG":
            opened = True
        elif other.kind in VERBAL:
            break
        if other.kind == ":" or other.low in lexicon.classes("list_joiners"):
            opened = True
        elif other.kind == "np":
            if opens_clause(items, at):
                break
            holds = carrying or loaded and is_fitted(context, at, found)
            if opened and at == start or joins_list(context, at, carrying=holds, opened=opened):
                opened = True
                found.append(other)
        at += 1
    return found


def is_fitted(context: Context, at: int, found: list[Item]) -> bool:
    """Whether a counted weapon comes with the weapon before it in a list ("a rifle with three magazines")."""
    items = context.items
    if at < 2 or not found or items[at - 2] is not found[-1]:
        return False
    return items[at].count is not None and is_arm(context, items[at]) and is_arm(context, items[at - 2])


def opens_clause(items: list[Item], at: int) -> bool:
    """Whether a noun phrase is the subject of an act of its own, not of a copula or a mere modifier."""
    if not starts_clause(items, at):
        return False
    verb = next(i for i in items[at:] if i.kind == "vg")
    if verb.last - verb.first > 1:
        return True
    if verb.form in ("VBN", "VBD") and verb.index + 1 < len(items) and items[verb.index + 1].kind == "prep":
        return any(e.kind == "act" and e.family in OWN_ACTS for e in verb.entries)
    return verb.form != "be"


def joins_list(context: Context, at: int, *, carrying: bool, opened: bool) -> bool:
    """Whether a noun phrase is in the list, not the place, owner or contents of what is."""
    items, lexicon = context.items, context.lexicon
    before = items[at - 1] if at else None
    if before is None or before.kind != "prep":
        return opened
    if before.low in lexicon.classes("list_joiners"):
        return True
    if before.low not in lexicon.classes("carrying"):
        return False
    return carrying or (at >= 2 and items[at - 2].low in lexicon.classes("list_companions"))


def heads_list(context: Context, np: Item) -> bool:
    """Whether a general word is only the head of the list after it ("weapons, including two rifles")."""
    items, lexicon = context.items, context.lexicon
    named = take_apart(context, np)
    arm = named.item.head.entry("arm")
    if arm is None or arm.family != Category.OTHER or np.count is not None:
        return False
    after = named.item.index + 1
    after += after < len(items) and items[after].kind == ","
    words = lexicon.classes("list_joiners") | lexicon.classes("list_verbs")
    if after + 1 < len(items) and items[after].kind == "coord" and items[after + 1].count is None:
        return False  # "weapons and ammunition"
    return after < len(items) and items[after].head.low in words


def is_arm(context: Context, np: Item) -> bool:
    """Whether a phrase is headed by a weapon, its containers and amounts aside."""
    return head_arm(context, take_apart(context, np).item) is not None
