"""A verb of killing, injuring or capturing -> the phrases for those whom it hit."""

from __future__ import annotations

from dragoman.read.nouns import Context, person_class
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import FIELDS, PEOPLE, class_of


def own_patients(context: Context, predicate: Predicate, field: str, counted: dict[int, str]) -> list[Item]:
    """The objects of a verb: for a participle after a bare number that number alone ("12 dead and nine wounded")."""
    patients = told_patients(context, predicate)
    before = predicate.item.index - 1
    is_bare = predicate.passive and predicate.item.last - predicate.item.first == 1
    if is_bare and before >= 0 and context.items[before].kind == "np":
        np = context.items[before]
        joint = context.items[before - 1].low if before else ""
        counted_np = np.count is not None or np.head.low in context.lexicon.classes("vague_counts")
        if (
            counted_np
            and np not in patients
            and not any(p.of == np.index for p in patients)
            and class_of(context, np) in PEOPLE
            and joint not in context.lexicon.classes("part_preps")
        ):
            return [np]
    if len(patients) < 2 and "…" not in predicate.entry.key:
        return patients
    inner = {np.of + 2 for np in patients if np.of >= 0}
    some = any(np.count is not None for np in patients)
    return [
        np
        for np in patients
        if counted.get(id(np), field) == field
        and state_after(context, np) in ("", field)
        and (
            np.count is not None
            or np.index not in inner
            or np.determiner in context.lexicon.classes("indefinite")
        )
        and not (predicate.nominal and some and np.count is None and person_class(context, np) == "force")
    ]


def state_after(context: Context, np: Item) -> str:
    """The list that a word right after a phrase puts it in: "leaving six of them dead and ten wounded"."""
    items, at = context.items, np.index + 1
    if at + 1 < len(items) and items[at].low == "of" and items[at + 1].kind in ("np", "pron"):
        at += 2
    if (
        at >= len(items)
        or items[at].first != items[at].last - 1
        or items[at].low not in context.lexicon.classes("states")
    ):
        return ""
    return next((FIELDS[e.family] for e in items[at].entries if e.kind == "act" and e.family in FIELDS), "")


def told_patients(context: Context, predicate: Predicate) -> list[Item]:
    """The patients of a verb with those apart from it: "Killed: 7 men", "reported killed", "along with two aides"."""
    items, classes = context.items, context.lexicon.classes
    at = predicate.item.index
    patients = list(predicate.patients)
    if not patients and predicate.agents and stands_alone(context, predicate):
        return [predicate.agents[-1]]
    if not patients and not predicate.nominal:
        after = items[at + 1 : at + 3]
        if len(after) == 2 and after[0].kind == ":" and after[1].kind == "np" and after[1].count is not None:
            return [after[1]]
        if (
            at
            and items[at - 1].kind == "vg"
            and items[at - 1].passive
            and predicate.item.last - predicate.item.first == 1
        ):
            patients = list(predicate.agents)
    for _, np in (
        predicate.phrases if patients and "patient:obj" in predicate.entry.frame and predicate.passive else ()
    ):
        if np.index >= 2 and items[np.index - 2].low in classes("along"):
            patients.append(np)
    return [items[np.of] if np.of >= 0 and gathers(context, np) else whole_of(context, np) for np in patients]


def gathers(context: Context, np: Item) -> bool:
    """Whether a phrase only counts or gathers those in its "of" phrase: "the number of dead", "a group of police"."""
    classes = context.lexicon.classes
    if np.count is not None:
        return False
    inner = context.items[np.of]
    return (
        np.head.low in classes("number_nouns")
        or np.head.low in classes("gatherings")
        and inner.count is not None
        and class_of(context, inner) in PEOPLE
    )


def whole_of(context: Context, np: Item) -> Item:
    """The people of whom a phrase before the verb only tells a part: "26 people, most of them pupils, were hurt"."""
    items, at, classes = context.items, np.index, context.lexicon.classes
    if (
        at >= 2
        and np.count is None
        and items[at - 1].kind == ","
        and at + 1 < len(items)
        and items[at + 1].low in classes("parts_named")
    ):
        whole = items[at - 2]
    elif at >= 3 and items[at - 1].kind == "pron" and items[at - 2].low in classes("parts_named"):
        whole = items[at - 4] if items[at - 3].kind == "," and at >= 4 else items[at - 3]
    elif at >= 5 and items[at - 1].kind == "pron" and items[at - 2].low == "of" and items[at - 4].kind == ",":
        whole = items[at - 5]
    else:
        return np
    return (
        whole if whole.kind == "np" and whole.count is not None and class_of(context, whole) in PEOPLE else np
    )


def stands_alone(context: Context, predicate: Predicate) -> bool:
    """Whether a verb has its sufferers before it without saying so: "three badly wounded", "12 bodies were found"."""
    if predicate.nominal or predicate.passive:
        return False
    if predicate.family == "find_body" and "patient:obj" not in predicate.entry.frame:
        return "patient:gap" not in predicate.entry.frame
    units = context.units[predicate.item.first : predicate.item.last - 1]
    last = predicate.agents[-1]
    return bool(units) and all(u.tag == "R" for u in units) and last.head is last.count
