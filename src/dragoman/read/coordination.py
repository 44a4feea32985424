"""A noun phrase -> the row of noun phrases that it stands in, joined by commas, coordinators and "of".

A row ends where a phrase is the subject of a verb of its own. Ages between commas do not break it.
"""

from __future__ import annotations

from dragoman.read.phrases import Item


def coordinated_left(items: list[Item], at: int) -> list[Item]:
    """A noun phrase and those joined to it on its left by commas and coordinators."""
    found = [items[at]]
    while at >= 2:
        aged = before_ages(items, at)
        if aged >= 0:
            found.insert(0, items[aged])
            at = aged
            continue
        joint, before = items[at - 1], items[at - 2]
        if joint.kind == "coord" and before.kind == "np" and joint.low != "but":
            found.insert(0, before)
            at -= 2
            if at >= 2 and items[at - 1].low == "of" and items[at - 2].kind == "np":
                found[0] = items[at - 2]
                at -= 2
        elif joint.kind == "," and is_fronted(items, at - 2):
            return found
        elif joint.kind == "," and before.kind == "np" and len(found) > 1:
            found.insert(0, before)
            at -= 2
        elif joint.low == "of" and before.kind == "np":
            found[0] = before
            at -= 2
        else:
            break
    if (
        at >= 1
        and items[at - 1].kind == "prep"
        and items[at - 1].low not in ("of", "including")
        and len(found) > 1
    ):
        return found[-1:]
    if at >= 1 and len(found) > 1 and takes_what_follows(items[at - 1]):
        return found[-1:]
    return found


def is_fronted(items: list[Item], at: int) -> bool:
    """Whether a noun phrase closes what opens the sentence: "In Kalinga province, a group and a battalion"."""
    return at == 1 and items[0].kind == "prep" and items[1].kind == "np"


def takes_what_follows(item: Item) -> bool:
    """Whether a verb of an act has the phrase after it as object: "fell in the battle and seven were wounded"."""
    acts = [e for e in item.entries if e.kind == "act" and e.name != "noun"]
    return item.kind == "vg" and bool(acts) and all(e.family not in SAYING for e in acts)


SAYING = frozenset({"say", "claim", "confirm", "deny", "accuse", "suspect", "plan", "threat", "happen"})


def object_start(items: list[Item], at: int) -> int:
    """Index of what stands before the run of coordinated noun phrases that ends at `at`."""
    while at >= 2 and items[at - 1].kind in (",", "coord") and items[at - 2].kind == "np":
        at -= 2
    return at - 1


def before_ages(items: list[Item], at: int) -> int:
    """Before the joint at `at`, the noun phrase whose age stands between commas: "Kofi Danso, 34, and", else -1."""
    joint = at - 1
    if joint >= 1 and items[joint].kind == "coord" and items[joint - 1].kind == ",":
        joint -= 1
    if joint < 3 or items[joint].kind not in (",", "coord"):
        return -1
    back = joint - 1
    if back > 0 and items[back].kind == "adv":
        back -= 1
    is_aged = (
        is_age(items[back]) or back < joint - 1 and items[back].kind == "np" and not items[back].head.entries
    )
    if is_aged and items[back - 1].kind == "," and items[back - 2].kind == "np":
        return back - 2
    return -1


def is_age(item: Item) -> bool:
    """Whether a noun phrase is a number alone or a number of years, as after a name."""
    if item.kind != "np" or item.last - item.first > 2 or item.head.entries:
        return False
    return item.count is not None or item.low[:1].isdigit()


def coordinated_right(items: list[Item], at: int) -> list[Item]:
    """Noun phrases from `at` on, joined by commas and coordinators; a new subject ends them."""
    found: list[Item] = []
    commas = 0
    while at < len(items) and items[at].kind == "np":
        if found and (starts_clause(items, at) or items[at].opens_act):
            break
        if found and items[at - 1].kind == ",":
            commas += 1
        elif found:
            commas = 0
        found.append(items[at])
        at += 1
        while at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind == "np":
            at += 2
        joint = at
        while joint < len(items) and items[joint].kind in (",", "coord"):
            joint += 1
        if joint == at and at + 2 < len(items) and items[at].low in ("along", "together", "plus"):
            joint = at + 2 if items[at + 1].low == "with" else at + 1
        if joint == at or joint - at > 2:
            break
        if joint - at == 1 and items[at].low == "but":
            break
        at = joint
    while commas and found[-1].count is None:
        found.pop()
        commas -= 1
    return found


def starts_clause(items: list[Item], at: int) -> bool:
    """Whether the noun phrase at `at` is the subject of a verb of its own."""
    step = at + 1
    while step + 1 < len(items) and items[step].low == "of" and items[step + 1].kind == "np":
        step += 2
    while (
        step < len(items)
        and items[step].kind in ("adv", "coord")
        and step + 1 < len(items)
        and items[step + 1].kind in ("vg", "np", "adv")
    ):
        if items[step].kind == "coord" and items[step + 1].kind != "np":
            break
        step += 1
        if items[step].kind == "np":
            step += 1
    return (
        step < len(items)
        and items[step].kind == "vg"
        and items[step].form != "VBG"
        and not items[step].infinitive
    )
