"""A verb or counted noun of killing, injuring or capturing -> the tolls of the people it is about."""

from __future__ import annotations

from dataclasses import replace

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context, person_class
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.senses import THING_FAMILIES
from dragoman.read.tolls import FIELDS, PEOPLE, TollFound, class_of, toll_of

HURTING = frozenset({"kill", "die", "injure"})


def add_patients(
    context: Context, predicate: Predicate, field: str, found: list[TollFound], counted: dict[int, str]
) -> None:
    """One toll for each group of people that a verb of killing, injuring or capturing has as its object."""
    wanted = (
        frozenset({"body"}) if predicate.family == "find_body" and predicate.entry.name == "verb" else PEOPLE
    )
    same = same_number(context, field, predicate, found)
    if same is not None:
        found.append(same)
        return
    patients = own_patients(context, predicate, field, counted)
    classes = [class_of(context, np) or unlisted(context, predicate, np) for np in patients]
    things = any(not c and np.head.tag != "P" for c, np in zip(classes, patients, strict=True))
    for place, (np, people) in enumerate(zip(patients, classes, strict=True)):
        if people not in wanted or (
            people == "bare" and (things or predicate.entry.flag or is_part(context, np, place))
        ):
            continue
        if (
            people == "named"
            and not np.head.entry("rank")
            and (predicate.entry.flag or predicate.nominal or field == "injured")
        ):
            continue
        toll = toll_of(context, np, people, field, predicate)
        if toll is not None and (toll.low == 0 or not predicate.negated):
            toll.by_subject = leaves_own(context, predicate) and (
                "loser" in predicate.roles or people not in ("soldier", "civilian")
            )
            found.append(toll)
            if toll.low == toll.high == 0 and people == "bare":
                toll.people = ""
                spread_none(context, toll, found)
    if field == "captured" and "patient" not in predicate.entry.frame and not predicate.negated:
        whole = context.whole(predicate.item)
        people = "civilian" if predicate.entry.value == "abduction" else "fighter"
        found.append(
            TollFound(
                field,
                predicate.item,
                1,
                None,
                Qualifier.UNSTATED,
                whole,
                None,
                people,
                whole,
                predicate,
                whole.start,
            )
        )
    if not patients and predicate.pronoun in context.lexicon.classes("nobody"):
        add_nobody(context, predicate, field, found)


def same_number(
    context: Context, field: str, predicate: Predicate, found: list[TollFound]
) -> TollFound | None:
    """The number told before, where it is only pointed at: "two were killed and as many wounded"."""
    at = predicate.item.index
    classes = context.lexicon.classes
    if not found or at < 2 or context.items[at - 1].low not in classes("same_count"):
        return None
    if context.items[at - 2].low not in classes("same_count_preps"):
        return None
    last, item = found[-1], context.items[at - 1]
    words = context.words(item.first - 1, item.last)
    verb = context.whole(predicate.item)
    return TollFound(
        field, item, last.low, last.high, last.qualifier, words, None, "bare", verb, predicate, words.start
    )


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


def unlisted(context: Context, predicate: Predicate, np: Item) -> str:
    """The class of people whom no table lists but who are killed, hurt or abducted: "eight novices" are civilians."""
    head, classes = np.head, context.lexicon.classes
    if (
        predicate.nominal
        or predicate.entry.flag
        or predicate.family not in HURTING
        or np not in predicate.roles.get("patient", ())
    ):
        return ""
    if np.count is None and np.determiner not in classes("indefinite") or np.count is head:
        return ""
    if (
        head.tag != "N"
        or any(e.kind not in ("speaker", "cue") for e in head.entries)
        or head.low in classes("animals")
    ):
        return ""
    words = context.lexicon.words
    broken = head.low not in words and any(
        u.tag == "N" and u.low not in words for u in context.units[np.first : np.last - 1]
    )
    if broken or head.low in classes("time_spans"):
        return ""
    is_of_things = any(e.kind == "act" and e.family in THING_FAMILIES for e in predicate.item.entries)
    return "" if is_of_things else "civilian"


def leaves_own(context: Context, predicate: Predicate) -> bool:
    """Whether the dead are the subject's own: "the band left four bodies", "the rebels left 50 dead"."""
    if "loser" in predicate.roles:
        return True
    if predicate.entry.key not in context.lexicon.classes("leaving"):
        return False
    return any(person_class(context, np) in ("force", "fighter", "soldier") for np in predicate.agents)


def is_part(context: Context, np: Item, place: int) -> bool:
    """Whether a bare number after a comma only takes a part out: "injured three men, one critically"."""
    if not place or np.index == 0 or context.items[np.index - 1].kind != ",":
        return False
    after = np.index + 1
    return np.last - np.first == 1 and (
        after >= len(context.items) or context.items[after].kind in ("adv", ".", "prep")
    )


def spread_none(context: Context, toll: TollFound, found: list[TollFound]) -> None:
    """Add the other none of a verb that denies all harm: "no soldiers were hurt" is none killed and none injured."""
    if toll.predicate is not None and toll.predicate.entry.key in context.lexicon.classes("hurt_at_all"):
        found.append(replace(toll, field="killed" if toll.field == "injured" else "injured"))


def add_nobody(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """None killed and none injured for "nobody was hurt", none injured for "nobody was injured"."""
    fields = (
        ("killed", "injured") if predicate.entry.key in context.lexicon.classes("hurt_at_all") else (field,)
    )
    at = predicate.item.index - 1
    while at > 0 and context.items[at].low != predicate.pronoun:
        at -= 1
    item = context.items[at]
    whole, verb = context.whole(item), context.whole(predicate.item)
    for name in fields:
        found.append(
            TollFound(name, item, 0, 0, Qualifier.NONE, whole, None, "", verb, predicate, whole.start)
        )


def admitted_by(context: Context, item: Item) -> Item | None:
    """The force that owns to losses: "the army admitted to three dead", "the army regrets ten dead"."""
    items = context.items
    at = item.index - 1
    if at > 0 and items[at].kind == "prep":
        at -= 1
    if at < 1 or items[at].kind != "vg" or items[at].head.low not in context.lexicon.classes("admitting"):
        return None
    subject = items[at - 1]
    return (
        subject
        if subject.kind == "np" and class_of(context, subject) in ("force", "soldier", "fighter")
        else None
    )


def add_counted(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """A counted noun for people hit: "nine dead", "12 deaths among the police", "three prisoners"."""
    item = predicate.item
    toll = toll_of(context, item, class_of(context, item) or "bare", field, predicate)
    if toll is None:
        return
    near = item.index + 2
    admitting = admitted_by(context, item) if toll.people == "bare" else None
    if admitting is not None:
        toll.people, toll.holder = class_of(context, admitting), admitting
    elif item.index >= 2 and context.items[item.index - 1].low in context.lexicon.classes("total_preps"):
        toll.holder = context.items[item.index - 2]
    for prep, np in predicate.phrases:
        if (
            prep in context.lexicon.classes("loser_preps")
            and np.index == near
            and np.head.low in context.lexicon.classes("side_nouns")
        ):
            toll.holder = np
            if any(u.entry("unit") or u.entry("actor") for u in context.units[np.first : np.last]):
                toll.people = "force"
    toll.victim = None if toll.people in ("bare", "mixed") else toll.victim
    for np in predicate.patients:
        if np.index <= near and class_of(context, np) in PEOPLE:
            toll.people, toll.holder = class_of(context, np), np
            toll.victim = context.bare(np)
    found.append(toll)
