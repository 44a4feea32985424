"""Facts or a draft -> whether they tell a concluded act, or only a total, a plan or something general."""

from __future__ import annotations

from dragoman.read.act_dates import UNDATED
from dragoman.read.dates import DateKind
from dragoman.read.drafts import Dated, Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.families import WEAPONS, is_fired, names_force, names_weapon
from dragoman.read.organisations import is_made_up
from dragoman.read.placing import PlaceMention
from dragoman.read.predicate import Predicate
from dragoman.read.tolls import TollFound
from dragoman.read.units import Unit

SPORT_WORDS = 4  # different words of sport that make a text one
ACTS_COUNTED = frozenset({"attack", "clash", "kill", "capture"})
TOLLS = frozenset({"die", "kill", "injure", "loss"})
CORE = frozenset({"attack", "kill", "clash", "capture", "take_place", "repel", "use", "destroy"})


def is_total(facts: Facts, story: Story) -> bool:
    """Whether a sentence counts over a period or over several acts."""
    if facts.tolls and counts_acts(facts) or counts_statements(facts) or is_habitual(facts):
        return True
    if compares_counts(facts) or clears_for_a_period(facts):
        return True
    if facts.context.lexicon.relations and "period_total" in facts.cues:
        if not any(p.level > 1 for p in facts.places) and counts_acts(facts):
            return True  # "ont mené plus de 1 200 actions depuis le début de l'année"
    if facts.tolls and ("period_total" in facts.cues or spans_a_period(facts)):
        return True
    if facts.tolls and "week_total" in facts.cues and not any(p.level > 1 for p in facts.places):
        return True
    if (
        any(u.date is not None and u.date.is_period and not is_short(facts, u) for _, u in facts.dates)
        and facts.tolls
    ):
        dated = [
            u
            for at, u in facts.dates
            if u.date is not None and is_dated(facts, at) and u.date.kind not in UNDATED
        ]
        return not dated
    if facts.tolls and opens_with_year(facts) and all(p.family in TOLLS for p in facts.acts):
        return True
    kinds = {u.date.kind for _, u in facts.dates if u.date is not None and not is_short(facts, u)}
    return (
        bool(facts.tolls and kinds)
        and kinds <= {DateKind.YEAR, DateKind.VAGUE}
        and not any(p.level > 1 for p in facts.places)
    )


def is_short(facts: Facts, unit: Unit) -> bool:
    """Whether a time is one of hours or minutes, which an act lasts: "a fight of several hours"."""
    return bool(set(unit.low.split()) & facts.context.lexicon.classes("short_spans"))


def goes_on_counting(facts: Facts, story: Story) -> bool:
    """Whether a sentence adds a count of its own to the totals before it ("Fourteen officers lost their lives.")."""
    if facts.block != story.total_block or story.current is not None or not facts.tolls:
        return False
    placed = any(p.level > 1 for p in facts.places)
    return not placed and not facts.dates and all(p.family in TOLLS for p in facts.acts)


def opens_with_year(facts: Facts) -> bool:
    """Whether a sentence opens with a whole year ("Last year, 46 soldiers lost their lives in the division")."""
    return any(at < 2 and u.date is not None and u.date.kind is DateKind.YEAR for at, u in facts.dates)


def is_dated(facts: Facts, position: int) -> bool:
    """Whether the date at a unit is the day of an act: no period, or one that ends with it ("since 4 April, when")."""
    units = facts.context.units
    told = [u.low for u in units[position + 1 : position + 3]]
    mention = units[position].date
    is_day = mention is not None and not mention.is_period
    return is_day or told == [",", "when"] and any(p.level > 1 for p in facts.places)


def counts_acts(facts: Facts) -> bool:
    """Whether a sentence counts over several acts that it does not place ("killed in two separate encounters")."""
    if any(p.level > 2 for p in facts.places):
        return False
    for predicate in facts.acts:
        count = predicate.item.count
        if (
            predicate.nominal
            and predicate.family in ("attack", "clash")
            and count is not None
            and count.count is not None
        ):
            if (count.count.min or 0) > 1:
                return True
    return False


def compares_counts(facts: Facts) -> bool:
    """Whether the number of acts is what a sentence tells of ("attacks on clinics rose from 12 to 31")."""
    items, classes = facts.context.items, facts.context.lexicon.classes
    change = next(
        (
            at
            for at, unit in enumerate(facts.context.units)
            if unit.low.split(" ", 1)[0] in classes("changes")
        ),
        -1,
    )
    opener = next((p for p in facts.acts if p.nominal and p.family in ACTS_COUNTED), None)
    if opener is None or opener.item.last > change or not opener.item.head.low.endswith("s"):
        return False
    return not any(item.kind == "vg" for item in items if item.last <= change)


def clears_for_a_period(facts: Facts) -> bool:
    """Whether a sentence tells what has been done over months, on no day ("have cleared 400 mines since March")."""
    dates = [u.date for _, u in facts.dates if u.date is not None]
    cleared = bool(facts.acts) and all(p.family == "destroy" and p.item.perfect for p in facts.acts)
    return cleared and any(d.is_period for d in dates) and not facts.tolls


def counts_statements(facts: Facts) -> bool:
    """Whether a sentence sums up several statements and tells no act itself ("published three statements about")."""
    if any(p.level > 1 for p in facts.places) or any(p.is_told for p in facts.acts):
        return False
    counts = [p.item.count for p in facts.predicates if p.nominal and p.family == "say"]
    return any(c is not None and c.count is not None and (c.count.min or 0) > 1 for c in counts)


def is_habitual(facts: Facts) -> bool:
    """Whether a sentence tells what happens again and again ("every week the army says that")."""
    classes = facts.context.lexicon.classes
    return any(
        item.determiner in classes("each")
        and item.head.low in classes("repeated_times")
        or item.low in classes("habitual")
        for item in facts.context.items
    )


def spans_a_period(facts: Facts) -> bool:
    """Whether a sentence counts over weeks or years: "in 12 years of violence"."""
    items, classes = facts.context.items, facts.context.lexicon.classes
    return any(
        item.low in classes("period_preps")
        and items[item.index + 1].head.low in classes("time_spans")
        or item.low in classes("long_span_preps")
        and items[item.index + 1].head.low in classes("long_spans")
        for item in items[:-1]
        if item.kind == "prep"
    )


def is_long_past(facts: Facts, story: Story) -> bool:
    """Whether a sentence sums up years of fighting, with nobody counted ("has changed hands since 2011"), or only names
    an act of years ago ("took in refugees in 2012 after the rebels' offensive")."""
    dates = [u.date for _, u in facts.dates if u.date is not None]
    acts = facts.acts
    if facts.tolls or not dates or not acts or any(d.kind is not DateKind.YEAR for d in dates):
        return False
    if any(
        d.first.year is not None and story.published is not None and d.first.year == story.published.year
        for d in dates
    ):
        return False
    if all(p.nominal for p in acts) and story.published is not None:
        return all(d.first.year is not None and d.first.year < story.published.year for d in dates)
    return all(p.family in STATES for p in acts)


STATES = frozenset({"clash", "take_place"})


def is_hypothetical(facts: Facts) -> bool:
    """Whether a sentence tells only what was planned, threatened or feared."""
    if all(is_aim_of_somebody(facts, at) for at in facts.cues.get("planned", ())):
        return False
    return not facts.tolls and not any(
        p.is_told and (p.item.passive or p.family == "repel") for p in facts.acts
    )


def is_aim_of_somebody(facts: Facts, position: int) -> bool:
    """Whether an aim only describes those whom the act hit ("soldiers who wanted to", "invaders trying to")."""
    units = facts.context.units
    if not position:
        return False
    return (
        units[position - 1].tag == "W"
        or units[position].form == "VBG"
        and units[position - 1].tag in ("N", "P")
    )


def is_general(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether a sentence without day or toll says what goes on in general ("goes on bombing the mountains")."""
    if facts.tolls or facts.dates or any(p.is_told and not p.pronoun for p in acts):
        return False
    saying = {s.verb.index for s in facts.speeches if s.verb is not None}
    main = next(
        (item for item in facts.context.items if item.kind == "vg" and item.index not in saying), None
    )
    return main is not None and main.form in ("VBZ", "VBP") and not main.perfect


def tells_new_event(
    facts: Facts, acts: list[Predicate], when: Dated | None, places: list[PlaceMention]
) -> bool:
    """Whether a sentence has an act and one of place, date, target or toll."""
    if not acts and not facts.tolls or is_general(facts, acts):
        return False
    return bool(places or when is not None or facts.tolls or any(p.patients for p in acts))


def is_kill(toll: TollFound) -> bool:
    """Whether people were killed by somebody or something, by the verb of their number."""
    return toll.predicate is not None and toll.predicate.family == "kill"


def is_accepted(draft: Draft) -> bool:
    """Whether a draft tells a concluded act: a verb that tells it, or a toll, and where, when or whom."""
    told = [
        (f, p)
        for f, p in draft.acts
        if p.is_told
        and (not p.relative or is_whole(draft, p))
        and (p.agents or p.patients or p.pronoun or brings_in(f, p))
    ]
    counted = [t for f in draft.facts for t in f.tolls if t.qualifier.value != "unstated" and is_past(t)]
    located = bool(draft.specific()) or draft.when is not None
    if draft.is_denial:
        return located
    if (
        told
        and not any(t.field == "killed" and t.low and is_kill(t) for t in counted)
        and all(p.family in ("seize", "damage", "loss") for _, p in told)
        and not any(p.family in CORE and (p.nominal or p.is_told) for _, p in draft.acts)
    ):
        return is_find(draft)
    if not located and not (told and counted):
        return False
    if draft.is_entry and counted and draft.specific() and draft.when is not None:
        return True
    whole = bool(draft.specific()) and draft.when is not None and bool(counted)
    if whole and any(p.family in ("attack", "use") and not p.nominal for _, p in told):
        return True
    defused = any(p.family == "destroy" and p.passive and p.agents and not p.relative for _, p in draft.acts)
    return bool(
        told or counted and draft.acts or defused and draft.when is not None and bool(draft.specific())
    ) and (is_armed(draft.facts) or any(p.entry.value not in ("", "other") for _, p in told))


def is_whole(draft: Draft, predicate: Predicate) -> bool:
    """Whether an attack told in a relative clause has its own place and day: "the men who attacked X on Monday"."""
    return predicate.family in ("attack", "kill") and bool(draft.specific()) and draft.when is not None


def brings_in(facts: Facts, predicate: Predicate) -> bool:
    """Whether an act noun tells of an act not yet known: "a blast was heard", and not "claimed the raid"."""
    definite = facts.context.lexicon.classes("definite")
    return predicate.nominal and predicate.reported and predicate.item.determiner not in definite


def is_find(draft: Draft) -> bool:
    """Whether a draft tells of arms that were found, at a place and on a day of its own."""
    return draft.when is not None and bool(draft.specific()) and any(f.materiel for f in draft.facts)


def is_past(toll: TollFound) -> bool:
    """Whether the verb of a toll tells what has happened, not what happens in general."""
    return (
        toll.predicate is None
        or toll.predicate.nominal
        or toll.predicate.is_headline
        or (toll.predicate.item.form not in ("VBP", "VBZ", "VB") or toll.predicate.item.perfect)
        and not toll.predicate.item.present
    )


def is_game(all_facts: list[Facts]) -> bool:
    """Whether a document tells of a match in the words of war: the words of sport, and no force by name."""
    found: set[str] = set()
    for facts in all_facts:
        for unit in facts.context.units:
            if unit.low in facts.context.lexicon.classes("sport_words"):
                found.add(unit.low)
            if any(e.kind == "actor" and not is_made_up(e) for e in unit.entries) and unit.is_cap:
                return False
    return len(found) >= SPORT_WORDS


def is_armed(all_facts: list[Facts]) -> bool:
    """Whether a document speaks of armed people, forces or weapons at all."""
    if is_game(all_facts):
        return False
    for facts in all_facts:
        small_shot = facts.context.lexicon.classes("small_shot")
        for unit in facts.context.units:
            for entry in unit.entries:
                if entry.kind in ("actor", "unit") or (
                    entry.kind == "person" and entry.family in ("soldier", "fighter")
                ):
                    return True
                if entry.kind == "arm" and entry.family in WEAPONS:
                    return True
                if names_weapon(entry) or names_force(entry) or is_fired(entry, small_shot):
                    return True
    return False
