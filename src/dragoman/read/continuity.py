"""A sentence and the events before it -> the event that it goes on with, or that it begins another.

Place, date, doer and the words for going on and beginning anew decide, in this order of certainty.
"""

from __future__ import annotations

from dragoman.base.claim import DatePrecision
from dragoman.read.act_dates import dates_differ
from dragoman.read.act_places import opens_with_label
from dragoman.read.dates import Anchor, DateKind
from dragoman.read.drafts import LOOK_BACK, Dated, Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.nouns import find_actor
from dragoman.read.placing import PlaceMention
from dragoman.read.predicate import Predicate

OPENING = 4  # units
REGIONS = frozenset({1, 2})  # levels of places: provinces and districts
SEQUEL = 10  # units
CALENDAR = frozenset({DateKind.DAY, DateKind.DAY_MONTH, DateKind.RANGE})
BACK = frozenset({"attack", "clash", "kill", "take_place", "use"})


def choose_draft(
    facts: Facts, acts: list[Predicate], when: Dated | None, places: list[PlaceMention], story: Story
) -> Draft | None:
    """The event that a sentence goes on with, or None when it tells another."""
    current = story.current
    if current is None:
        return None
    specific = {p.words.text.casefold() for p in places if p.level > 1}
    if "toll_rise" in facts.cues and not specific - current.specific():
        return current
    if facts.tolls and not specific - current.specific() and all(t.high == 0 for t in facts.tolls):
        return current
    told = [p for p in acts if p.is_told and not p.relative]
    counted = [t for t in facts.tolls if t.qualifier.value != "unstated"]
    if (told or counted) and opens_with_day(facts) and dates_differ(current.when, when):
        return None
    if told and opens_another_hour(facts, current):
        return None
    if (told or counted) and opens_with_label(facts) and not specific & current.specific():
        return None
    if specific and not answers_act(facts, acts, current):
        close = closest(places)
        for draft in reversed(story.drafts[-LOOK_BACK:]):
            if not specific & draft.specific() or dates_differ(draft.when, when):
                continue
            if close & draft.specific() or closest(draft.places) & specific or not (told or counted):
                return draft
    if opens_scene(facts, acts, when, places, current) or answers_act(facts, acts, current):
        return None
    if (told or counted) and opens_with_region(facts, places, current):
        return None
    new_block = facts.kind == "bullet" and all(f.block != facts.block for f in current.facts)
    if new_block and acts and (specific or when is not None):
        return None
    apart = bool(specific and current.specific() and not specific & current.specific())
    if not told and not counted:
        return (
            None
            if apart and (when is not None or starts_new(facts)) and introduces_act(facts, acts)
            else current
        )
    if (
        not specific
        and not counted
        and not starts_new(facts)
        and all(p.family in ("seize", "destroy", "damage", "loss") for p in acts)
    ):
        return current
    if (
        acts
        and not counted
        and not starts_new(facts)
        and all(p.family in ("seize", "damage", "loss") for p in acts)
    ):
        return current
    if apart and claims_another(facts) or counted and claims_act(facts) and is_elsewhere(places, current):
        return None
    own_act = bool(specific and current.specific()) and introduces_act(facts, acts)
    if (
        is_anaphoric(facts, acts)
        and not own_act
        and not dates_differ(current.when, when)
        and not starts_new(facts)
    ):
        if not current.specific() or has_role_subject(facts, acts) or opens_with_act(facts):
            return current
    if starts_new(facts) and (specific or counted):
        return None
    if counted and told and specific - current.specific() and is_day_within(facts, when, current):
        return None
    if (specific or when is not None) and has_other_doer(facts, acts, current):
        return None
    if specific and current.specific() and (told or not is_anaphoric(facts, acts)):
        return None
    if introduces_act(facts, acts) and (specific or when is not None) and counted:
        return None
    if specific and not current.specific() and is_elaboration(current, when):
        return current
    if dates_differ(current.when, when) and when is not None and current.when is not None:
        own = when.strength > 1 and counted and any(p.family in ("attack", "kill", "clash") for p in told)
        return None if own or min(when.strength, current.when.strength) > 1 or specific else current
    return current


def opens_another_hour(facts: Facts, current: Draft) -> bool:
    """Whether a paragraph opens with an hour, and the act before with another: "At 6 a.m. ...", "At dusk ..."."""
    hour, known = opening_hour(facts), current.facts[0]
    if not hour or names_act_again(facts) or facts.block == known.block:
        return False
    hours = {opening_hour(f) for f in (*current.facts, *current.support)} - {""}
    return bool(hours) and hour not in hours


def opening_hour(facts: Facts) -> str:
    """The hour or part of the day with which a sentence opens, "" for none."""
    if not facts.dates or facts.dates[0][0] >= OPENING:
        return ""
    unit = facts.dates[0][1]
    return unit.low if unit.date is not None and unit.date.kind is DateKind.TIME_ONLY else ""


def opens_scene(
    facts: Facts, acts: list[Predicate], when: Dated | None, places: list[PlaceMention], current: Draft
) -> bool:
    """Whether a paragraph opens with the time of another act ("On 8 February a mine ... near Turbat")."""
    if not acts or any(f.block == facts.block for f in (*current.facts, *current.support)):
        return False
    if names_act_again(facts) and not introduces_act(facts, acts):
        return False
    specific, known = {p.words.text.casefold() for p in places if p.level > 1}, current.specific()
    apart = bool(specific and known and not specific & known)
    other_day = dates_differ(current.when, when)
    if opens_with_time(facts):
        return apart or other_day or is_later_entry(facts, current, when)
    return apart and other_day and when is not None and when.strength > 1


def is_day_within(facts: Facts, when: Dated | None, current: Draft) -> bool:
    """Whether a sentence opens with a day of the month or week in which the act before, with tolls of its own, was."""
    if when is None or current.when is None or not opens_with_time(facts):
        return False
    longer = current.when.resolved
    is_inside = longer.start <= when.resolved.start and when.resolved.end <= longer.end
    return (
        is_inside
        and longer.precision is not DatePrecision.DAY
        and when.resolved.precision is DatePrecision.DAY
        and any(f.tolls for f in current.facts)
    )


def opens_with_region(facts: Facts, places: list[PlaceMention], current: Draft) -> bool:
    """Whether a sentence opens with a region that the act before, told in another region, did not name."""
    items = facts.context.items
    if (
        not places
        or not items
        or items[0].kind != "prep"
        or places[0].first > OPENING
        or places[0].is_country
    ):
        return False
    regions = {p.words.text.casefold() for p in current.places if p.type_word or p.level in REGIONS}
    return places[0].level in REGIONS and bool(regions) and places[0].words.text.casefold() not in regions


def answers_act(facts: Facts, acts: list[Predicate], current: Draft) -> bool:
    """Whether a paragraph tells, with a place named in it, what was done in reply to the act before."""
    if facts.block in {f.block for f in (*current.facts, *current.support)} or not any(
        p.level > 1 for p in facts.places
    ):
        return False
    sequels = facts.context.lexicon.classes("sequels")
    replies = any(unit.low in sequels for unit in facts.context.units[:SEQUEL])
    return replies and any(p.is_told and p.agents and not p.relative for p in acts)


def is_later_entry(facts: Facts, current: Draft, when: Dated | None) -> bool:
    """Whether two paragraphs open with days of the calendar that are not the same, as the entries of a diary do."""
    if when is None or current.when is None or current.when.resolved == when.resolved:
        return False
    opening = [d.unit.date.kind for d in (when, current.when) if d.unit.date is not None]
    return (
        len(opening) == 2 and all(kind in CALENDAR for kind in opening) and opens_with_time(current.facts[0])
    )


def opens_with_time(facts: Facts) -> bool:
    """Whether a sentence opens with a day or an hour ("Then, at nightfall, ...")."""
    return any(position < OPENING for position, _ in facts.dates)


def opens_with_day(facts: Facts) -> bool:
    """Whether a sentence begins with a day of the calendar and a comma, as the entry of a log does."""
    units = facts.context.units
    if not facts.dates or facts.dates[0][0] > 1 or len(units) < 2:
        return False
    position, unit = facts.dates[0]
    return (
        unit.date is not None
        and unit.date.kind in CALENDAR
        and position + 1 < len(units)
        and units[position + 1].low in (",", ":", ".")
    )


def has_other_doer(facts: Facts, acts: list[Predicate], current: Draft) -> bool:
    """Whether a sentence tells an attack by another named force than the one that attacked before."""
    new = doers(facts, acts)
    old = {key for f in current.facts for key in doers(f, [p for g, p in current.acts if g is f])}
    return bool(new and old) and not new & old


def doers(facts: Facts, acts: list[Predicate]) -> set[str]:
    """The keys of the named forces that attack in a sentence."""
    found: set[str] = set()
    for predicate in acts:
        if predicate.family in ("attack", "clash", "kill") and predicate.is_told and not predicate.relative:
            for np in predicate.agents:
                ref = find_actor(facts.context, np)
                if ref is None and np.of >= 0:
                    ref = find_actor(facts.context, facts.context.items[np.of])
                if ref is not None and (ref.is_named or ref.countries):
                    found.add(ref.key)
    return found


def claims_another(facts: Facts) -> bool:
    """Whether somebody claims an act that is brought in here ("claimed an ambush in X")."""
    indefinite = facts.context.lexicon.classes("indefinite")
    return any(
        p.family == "claim"
        and not p.negated
        and any(np.determiner in indefinite and np.head.entry("act") for np in p.roles.get("content", ()))
        for p in facts.predicates
    )


def claims_act(facts: Facts) -> bool:
    """Whether somebody claims an act that the sentence names: "It also signed the attack on the convoy at X"."""
    return any(p.family == "claim" and not p.negated for p in facts.predicates) and any(
        p.nominal and p.family in BACK for p in facts.predicates
    )


def is_elsewhere(places: list[PlaceMention], current: Draft) -> bool:
    """Whether a sentence names places, and none of those, nor of their regions, of the act before."""
    new, known = (
        {p.words.text.casefold() for p in there if not p.is_country} for there in (places, current.places)
    )
    return bool(new and known and not new & known)


def introduces_act(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether a sentence brings in an act with an indefinite article ("an air strike", "another raid")."""
    indefinite = facts.context.lexicon.classes("indefinite")
    return any(
        p.nominal and p.family in ("attack", "clash", "use") and p.item.determiner in indefinite for p in acts
    )


def is_anaphoric(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether a sentence points back at the act told before or at those who did it ("the attack", "the attackers")."""
    return names_act_again(facts) or has_role_subject(facts, acts)


def names_act_again(facts: Facts) -> bool:
    """Whether a sentence names the act told before with a definite article ("the attack", "the raid")."""
    lexicon = facts.context.lexicon
    items = facts.context.items
    for p in facts.predicates:
        if p.nominal and p.family in BACK and p.item.determiner in lexicon.classes("definite"):
            before = items[p.item.index - 1].low if p.item.index else ""
            if before not in lexicon.classes("after_words"):
                return True
    return False


def has_role_subject(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether somebody known only by a role of the act told before acts here ("the attackers")."""
    definite = facts.context.lexicon.classes("definite")
    return any(
        np.determiner in definite
        and np.count is None
        and np.last - np.first == 2
        and (e := np.head.entry("person")) is not None
        and e.flag
        for p in acts
        for np in [*p.agents, *p.patients]
    )


def opens_with_act(facts: Facts) -> bool:
    """Whether a sentence begins with the act told before ("The fighting erupted", "In these attacks there were")."""
    items, definite = facts.context.items, facts.context.lexicon.classes("definite")
    led = len(items) > 2 and items[0].kind == "prep" and items[2].kind != "prep"
    return any(
        p.nominal and p.family in BACK and p.item.index <= led and p.item.determiner in definite
        for p in facts.predicates
    )


def closest(places: list[PlaceMention]) -> set[str]:
    """The folded names of the closest places among some."""
    level = max((p.level for p in places), default=0)
    return {p.words.text.casefold() for p in places if p.level == level and level > 1}


def is_elaboration(draft: Draft, when: Dated | None) -> bool:
    """Whether a draft is a lead without a close place that the next sentence fills in."""
    return len(draft.facts) == 1 and not (
        dates_differ(draft.when, when) and draft.when is not None and draft.when.strength > 1
    )


def opens_with_another_person(facts: Facts) -> bool:
    """Whether the "third" that opens a sentence is one more of the people hit: "A third officer lost a leg."."""
    first = facts.context.items[0] if facts.context.items else None
    return (
        first is not None
        and first.kind == "np"
        and (first.head.entry("person") is not None or any(t.item is first for t in facts.tolls))
    )


def starts_new(facts: Facts) -> bool:
    """Whether a sentence opens with words that begin another act."""
    if (
        any(position <= 2 for position in facts.cues.get("new_act", ()))
        or any(position <= 6 for position in facts.cues.get("new_act_loose", ()))
        or 0 in facts.cues.get("new_act_weak", ())
        and not opens_with_another_person(facts)
    ):
        return True
    for position, unit in facts.dates:
        mention = unit.date
        if position > 1 or mention is None:
            continue
        if (
            mention.anchor is Anchor.STORY
            and mention.shift
            or mention.kind is DateKind.VAGUE
            and not mention.is_period
        ):
            return True
    return False
