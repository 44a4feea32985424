"""A sentence that tells two acts with places of their own -> the facts of each."""

from __future__ import annotations

from dataclasses import replace

from dragoman.read.dates import Anchor
from dragoman.read.facts import Facts


def split_acts(facts: Facts) -> list[Facts]:
    """A sentence that tells two acts with places of their own, cut between them; else the sentence."""
    close = [p for p in facts.places if p.level > 1]
    if len(close) < 2 or len(facts.acts) < 2:
        return [facts]
    for item in facts.context.items:
        later = item.kind == "," and is_days_after(facts)
        if item.kind not in (";", "sub") and not (item.kind == "coord" and opens_clause(facts, item.index)):
            if not later:
                continue
        left, right = cut_facts(facts, 0, item.first), cut_facts(facts, item.first, len(facts.context.units))
        if (
            item.kind == "coord"
            and not (left.dates and right.dates)
            and facts.context.items[item.index + 1].kind != "prep"
        ):
            continue
        if later:
            left.dates = []
        if tells_apart(left, right):
            return [left, *split_acts(right)]
    return [facts]


def is_days_after(facts: Facts) -> bool:
    """Whether a sentence opens with the time since another act: "Four days after a raid in which ..., ..."."""
    if not facts.dates or facts.dates[0][0] > 0 or len(facts.context.items) < 2:
        return False
    mention, act = facts.dates[0][1].date, facts.context.items[1]
    named = any(p.item is act and p.nominal for p in facts.acts)
    return named and mention is not None and mention.anchor is Anchor.STORY and mention.shift > 0


def opens_clause(facts: Facts, index: int) -> bool:
    """Whether a coordinator is followed by a subject with its verb."""
    items = facts.context.items
    step = index + 1
    while step < len(items) and items[step].kind in ("prep", "np", "adv", "date", ",") and step - index < 9:
        step += 1
    return (
        step < len(items)
        and items[step].kind == "vg"
        and items[step].form not in ("VBG",)
        and items[index + 1].kind in ("np", "prep", "date")
    )


def cut_facts(facts: Facts, first: int, last: int) -> Facts:
    """The facts that stand in units [first, last) of a sentence."""
    context = facts.context
    start = context.words(first, first + 1).start if first < len(context.units) else 0
    end = context.words(last - 1, last).end if last > first else start
    return replace(
        facts,
        predicates=[p for p in facts.predicates if first <= p.item.first < last],
        places=[p for p in facts.places if first <= p.first < last],
        tolls=[t for t in facts.tolls if start <= t.position < end],
        materiel=[m for m in facts.materiel if start <= m.position < end],
        dates=[(at, unit) for at, unit in facts.dates if first <= at < last],
        cues={
            family: [at for at in positions if first <= at < last]
            for family, positions in facts.cues.items()
            if any(first <= at < last for at in positions)
        },
    )


def tells_apart(left: Facts, right: Facts) -> bool:
    """Whether both parts of a sentence tell an act with a place that the other has not."""
    for part in (left, right):
        counted = any(t.qualifier.value != "unstated" for t in part.tolls)
        if not (any(p.is_told for p in part.acts) and (counted or part.dates)) or not any(
            p.level > 1 for p in part.places
        ):
            return False
    a = {p.words.text.casefold() for p in left.places}
    b = {p.words.text.casefold() for p in right.places}
    return not a & b
