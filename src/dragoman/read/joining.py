"""The tolls of one sentence as its parts give them -> each number once, halves joined, bare numbers explained."""

from __future__ import annotations

from itertools import pairwise

from dragoman.base.claim import Qualifier
from dragoman.read.nouns import Context
from dragoman.read.tolls import TollFound, class_of

ARMED = frozenset({"soldier", "fighter", "force"})


def settle(context: Context, found: list[TollFound]) -> list[TollFound]:
    """Tolls in the order of the text, pairs joined, a number under two verbs split, bare numbers explained."""
    kept = merge_combined(context, join_pairs(context, found))
    kept.sort(key=lambda t: t.position)
    last: TollFound | None = None
    for toll in kept:
        if toll.people == "bare" and toll.item.of < 0 and last is not None and toll.holder is None:
            toll.people, toll.holder, toll.is_general = last.people, last.holder or last.item, last.is_general
        elif toll.people == "bare" and toll.holder is None and toll.item.of < 0:
            explain_bare(context, toll)
        if toll.people not in ("bare", ""):
            last = toll
    return kept


def explain_bare(context: Context, toll: TollFound) -> None:
    """The people before a bare number: "soldiers pulled back with 18 wounded"."""
    after = context.items[toll.item.index + 1 : toll.item.index + 3]
    of_them = len(after) == 2 and after[0].low == "of" and after[1].kind == "pron"
    for item in reversed(context.items[: toll.item.index]):
        if item.kind in (";", ":", "sub") and not of_them:
            return
        if toll.predicate is not None and item in toll.predicate.agents:
            continue
        if item.kind == "np" and item.head.entry("person") is not None and item.head.entry("speaker") is None:
            toll.people, toll.holder = class_of(context, item), item
            return


def join_pairs(context: Context, found: list[TollFound]) -> list[TollFound]:
    """ "a boy and his aunt", "an officer and ten soldiers": people of one side told together are one toll."""
    kept: list[TollFound] = []
    for toll in found:
        last = kept[-1] if kept else None
        if last is not None and are_pair(context, last, toll):
            last.low = (last.low or 0) + (toll.low or 0)
            last.high = None if last.high is None or toll.high is None else last.high + toll.high
            last.number = context.words(last.item.first, toll.item.last)
            continue
        kept.append(toll)
    return kept


def are_pair(context: Context, one: TollFound, other: TollFound) -> bool:
    """Whether two tolls are halves of one: same verb, joined by "and", one of them without a figure."""
    if (
        one.predicate is not other.predicate
        or one.field != other.field
        or None in (one.low, one.high, other.low, other.high)
    ):
        return False
    between = context.items[one.item.index + 1 : other.item.index]
    if (
        not between
        or len(between) > 4
        or not any(i.kind == "coord" for i in between)
        or 0 in (one.low, other.low)
    ):
        return False
    if any(i.kind not in ("coord", "prep", "np") for i in between):
        return False
    if one.people != other.people and not {one.people, other.people} <= ARMED:
        return False
    return is_one_toll(context, one, other)


def is_one_toll(context: Context, one: TollFound, other: TollFound) -> bool:
    """Whether "X and Y" counts as one: "a boy and his aunt", "an officer and ten men", not "two women and a child"."""
    if other.item.determiner in context.lexicon.classes("possessives"):
        return one.item.count is None or other.item.count is None
    if one.item.count is not None:
        return False
    inner = context.items[other.item.of] if other.item.of >= 0 else other.item
    return inner is other.item or inner.determiner not in context.lexicon.classes("possessives")


def merge_combined(context: Context, found: list[TollFound]) -> list[TollFound]:
    """ "killed and wounded 12": one number for two verbs is 0 to 12 in each list."""
    by_item: dict[int, list[TollFound]] = {}
    for toll in found:
        by_item.setdefault(id(toll.item), []).append(toll)
    kept: list[TollFound] = []
    for tolls in by_item.values():
        fields = {t.field for t in tolls}
        chosen: dict[str, TollFound] = {}
        for toll in tolls:
            chosen.setdefault(toll.field, toll)
        for toll in chosen.values():
            if (
                len(fields) > 1
                and toll.low not in (0, None)
                and (toll.qualifier is not Qualifier.UNSTATED or is_either(context, tolls))
                and are_joined(tolls)
            ):
                toll.low = 0
            kept.append(toll)
    return kept


def is_either(context: Context, tolls: list[TollFound]) -> bool:
    """Whether "or" joins the verbs of tolls with one number, in a language whose tables say so: "tués ou blessés"."""
    places = [t.predicate.item.index for t in tolls if t.predicate is not None]
    between = context.items[min(places) : max(places)] if places else []
    return bool(context.lexicon.relations) and any(
        item.kind == "coord" and item.low == "or" for item in between
    )


def are_joined(tolls: list[TollFound]) -> bool:
    """Whether the verbs of tolls with one number stand side by side ("killed or wounded")."""
    places = sorted({t.predicate.item.index for t in tolls if t.predicate is not None})
    return len(places) > 1 and all(b - a == 2 for a, b in pairwise(places))
