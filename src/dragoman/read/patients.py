"""A verb of killing, injuring or capturing -> the tolls of the people it is about."""

from __future__ import annotations

from dataclasses import replace

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context, person_class
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.senses import THING_FAMILIES
from dragoman.read.sufferers import own_patients
from dragoman.read.tolls import PEOPLE, TollFound, class_of, toll_of

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
        if people == "body" and field in ("captured", "injured"):
            continue
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
        if toll is not None and context.lexicon.language.verb_first:
            note_whose(context, predicate, toll)
        if toll is not None and (toll.low == 0 or not predicate.negated):
            toll.by_subject = leaves_own(context, predicate) and (
                "loser" in predicate.roles or people not in ("soldier", "civilian")
            )
            found.append(toll)
            if toll.low == toll.high == 0 and people == "bare":
                toll.people = ""
                spread_none(context, toll, found)
    if field == "captured" and "patient" not in predicate.entry.frame and not predicate.negated:
        add_unnamed_captive(context, predicate, field, found)
    if not patients and predicate.pronoun in context.lexicon.classes("nobody"):
        add_nobody(context, predicate, field, found)


def note_whose(context: Context, predicate: Predicate, toll: TollFound) -> None:
    """Keep whose people fell, where "from" and "among" stand before them: "سقط من المهاجمين قتيل"."""
    if toll.people not in ("bare", "mixed"):
        return
    for prep, np in predicate.phrases:
        people = class_of(context, np) if prep in context.lexicon.classes("whose_preps") else ""
        if people in PEOPLE and people != "bare" and np.index < toll.item.index:
            toll.people, toll.holder = people, np


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


def add_unnamed_captive(context: Context, predicate: Predicate, field: str, found: list[TollFound]) -> None:
    """At least one captive for an act that takes no object: "abductions", "arrests"."""
    item, whole = predicate.item, context.whole(predicate.item)
    people = "civilian" if predicate.entry.value == "abduction" else "fighter"
    found.append(
        TollFound(
            field, item, 1, None, Qualifier.UNSTATED, whole, None, people, whole, predicate, whole.start
        )
    )


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
