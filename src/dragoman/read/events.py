"""The facts of the sentences of one document -> drafts of its events: which sentences tell one act.

Sentences are walked in order. One that tells an act goes on with the act before it unless its place,
its date or its words say that it is another; one that totals several acts belongs to none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.base.claim import Refusal
from dragoman.read.clauses import Predicate
from dragoman.read.dates import Anchor, DateKind, DateMention, ResolvedDate, resolve_date
from dragoman.read.facts import Facts
from dragoman.read.lexicon import Entry, Lexicon
from dragoman.read.nouns import Words, find_actor
from dragoman.read.phrases import Item
from dragoman.read.placing import PlaceMention
from dragoman.read.tolls import TollFound
from dragoman.read.units import Unit

UNDATED = frozenset({DateKind.TIME_ONLY, DateKind.VAGUE, DateKind.YEAR})
WEAPONS = frozenset({"explosive", "drone", "small_arm", "machine_gun", "launcher", "mortar", "artillery", "armoured_vehicle", "heavy_weapon"})
CORE = frozenset({"attack", "kill", "clash", "capture", "take_place", "repel", "use", "destroy"})
STRONG = frozenset({"attack", "kill", "clash", "capture", "take_place", "repel", "die", "injure", "destroy", "use"})


@dataclass(slots=True)
class Dated:
    """A resolved date with the unit that says it and where it stands."""

    resolved: ResolvedDate
    unit: Unit
    words: Words
    sentence: int
    anchors: tuple[Words, ...] = ()
    strength: int = 1


@dataclass(slots=True)
class Draft:
    """An event while its sentences are gathered."""

    facts: list[Facts] = field(default_factory=list)
    acts: list[tuple[Facts, Predicate]] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    when: Dated | None = None
    context_places: list[PlaceMention] = field(default_factory=list)
    support: list[Facts] = field(default_factory=list)

    def specific(self) -> set[str]:
        """The folded names of the places that locate the act closely."""
        return {p.words.text.casefold() for p in self.places if p.level > 1}


@dataclass(slots=True)
class Story:
    """The state of the walk through one document."""

    lexicon: Lexicon
    published: date | None
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    heading: list[PlaceMention] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    statement: Dated | None = None
    last_date: date | None = None
    last_words: tuple[Words, ...] = ()
    said_on: Words | None = None
    pending: list[Facts] = field(default_factory=list)
    mentions: list[DateMention] = field(default_factory=list)
    block_places: tuple[int, list[PlaceMention]] | None = None
    names: dict[int, list[tuple[int, Entry]]] = field(default_factory=dict)


def find_events(all_facts: list[Facts], story: Story) -> list[Draft]:
    """The drafts of one document's events, in the order of the text."""
    body = [f for f in all_facts if f.kind not in ("title",)]
    for facts in body:
        for part in split_acts(facts):
            walk(part, story)
    if not story.drafts:
        for facts in all_facts:
            if facts.kind == "title":
                walk(facts, story)
    if not is_armed(all_facts):
        return []
    kept: list[Draft] = []
    for draft in merge_drafts(story):
        if is_accepted(draft):
            kept.append(draft)
        elif kept and not draft.specific():
            kept[-1].facts.extend(draft.facts)
            kept[-1].acts.extend(draft.acts)
            kept[-1].support.extend(draft.support)
    return kept


def split_acts(facts: Facts) -> list[Facts]:
    """A sentence that tells two acts with places of their own, cut between them; else the sentence."""
    close = [p for p in facts.places if p.level > 1]
    if len(close) < 2 or len(facts.acts) < 2:
        return [facts]
    for item in facts.context.items:
        if item.kind not in (";", "sub") and not (item.kind == "coord" and opens_clause(facts, item.index)):
            continue
        left, right = cut_facts(facts, 0, item.first), cut_facts(facts, item.first, len(facts.context.units))
        if item.kind == "coord" and not (left.dates and right.dates) and facts.context.items[item.index + 1].kind != "prep":
            continue
        if tells_apart(left, right):
            return [left, *split_acts(right)]
    return [facts]


def opens_clause(facts: Facts, index: int) -> bool:
    """Whether a coordinator is followed by a subject with its verb."""
    items = facts.context.items
    step = index + 1
    while step < len(items) and items[step].kind in ("prep", "np", "adv", "date", ",") and step - index < 9:
        step += 1
    return step < len(items) and items[step].kind == "vg" and items[step].form not in ("VBG",) and items[index + 1].kind in ("np", "prep", "date")


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
        cues={family: [at for at in positions if first <= at < last] for family, positions in facts.cues.items() if any(first <= at < last for at in positions)},
    )


def tells_apart(left: Facts, right: Facts) -> bool:
    """Whether both parts of a sentence tell an act with a place that the other has not."""
    for part in (left, right):
        counted = any(t.qualifier.value != "unstated" for t in part.tolls)
        if not (any(p.is_told for p in part.acts) and (counted or part.dates)) or not any(p.level > 1 for p in part.places):
            return False
    a = {p.words.text.casefold() for p in left.places}
    b = {p.words.text.casefold() for p in right.places}
    return not a & b


def walk(facts: Facts, story: Story) -> None:
    """Give one sentence to the event that it tells of."""
    if facts.kind == "dateline":
        return
    if facts.kind in ("heading", "section") and not facts.tolls or is_label(facts):
        if facts.places or facts.kind != "heading":
            story.heading = under_heading(facts.places, story.heading)
            story.current = None
        return
    acts = [p for p in facts.acts if not p.entry.flag]
    if is_total(facts, story):
        story.refused.extend(
            Refusal(f"/{t.field}", t.number.text, "total over a period or over several acts") for t in facts.tolls
        )
        return
    if is_hypothetical(facts):
        return
    if not acts and not facts.tolls and not facts.materiel:
        if facts.kind == "bullet" and facts.places:
            story.block_places = (facts.block, facts.places)
        if story.current is not None:
            story.current.support.append(facts)
        else:
            story.pending.append(facts)
        return
    when = date_of_act(facts, story)
    places = act_places(facts)
    draft = choose_draft(facts, acts, when, places, story)
    if draft is None:
        if not tells_new_event(facts, acts, when, places):
            if story.current is not None:
                story.current.support.append(facts)
            return
        draft = Draft(context_places=list(story.heading))
        if story.block_places is not None and story.block_places[0] == facts.block:
            draft.places.extend(story.block_places[1])
        draft.support.extend(story.pending)
        story.pending = []
        story.drafts.append(draft)
    elif draft is story.current and not adds_to(facts, acts, places, draft):
        draft.support.append(facts)
        return
    story.current = draft
    draft.facts.append(facts)
    draft.acts.extend((facts, p) for p in acts)
    known = {p.words.text.casefold() for p in draft.places}
    draft.places.extend(p for p in places if p.words.text.casefold() not in known)
    if draft.when is None and when is not None:
        draft.when = when
    if when is not None:
        story.last_date = when.resolved.end
        story.last_words = (when.words, *when.anchors)


def is_label(facts: Facts) -> bool:
    """Whether a sentence is no more than the name of a place that heads what follows it ("Syria (Raqqa).")."""
    if facts.kind == "bullet" or facts.predicates or facts.tolls or facts.materiel:
        return False
    if not facts.places:
        return len(facts.context.units) == 2 and facts.context.units[0].is_cap and facts.context.units[1].low == "."
    named = {at for p in facts.places for at in range(p.first, p.last + bool(p.type_word))}
    return all(at in named or unit.tag in ".,:;()-/?MP" or len(unit.low) == 1 for at, unit in enumerate(facts.context.units))


def under_heading(places: list[PlaceMention], above: list[PlaceMention]) -> list[PlaceMention]:
    """The places of a heading with the country of the heading above it, when it names none of its own."""
    placed = [p for p in places if not p.aside]
    if not placed or any(p.is_country for p in placed):
        return placed
    countries = {e.country for p in placed for e in p.entries}
    return placed + [p for p in above if p.is_country and (not countries or p.country in countries)]


def adds_to(facts: Facts, acts: list[Predicate], places: list[PlaceMention], draft: Draft) -> bool:
    """Whether a sentence tells more of an act, and does not only use a word that can mean one."""
    if facts.tolls or facts.materiel or any(p.is_told for p in acts) or is_anaphoric(facts, acts):
        return True
    return bool({p.words.text.casefold() for p in places} & draft.specific())


def is_total(facts: Facts, story: Story) -> bool:
    """Whether a sentence counts over a period or over several acts."""
    if facts.tolls and ("period_total" in facts.cues or spans_a_period(facts)):
        return True
    if any(u.date is not None and u.date.is_period for _, u in facts.dates) and facts.tolls:
        dated = [u for _, u in facts.dates if u.date is not None and not u.date.is_period and u.date.kind not in UNDATED]
        return not dated
    kinds = {u.date.kind for _, u in facts.dates if u.date is not None}
    return bool(facts.tolls and kinds) and kinds <= {DateKind.YEAR, DateKind.VAGUE} and not any(p.level > 1 for p in facts.places)


def spans_a_period(facts: Facts) -> bool:
    """Whether a sentence counts over weeks or years: "in 12 years of violence"."""
    items, classes = facts.context.items, facts.context.lexicon.classes
    return any(
        item.low in classes("period_preps") and items[item.index + 1].head.low in classes("time_spans")
        for item in items[:-1]
        if item.kind == "prep"
    )


def is_hypothetical(facts: Facts) -> bool:
    """Whether a sentence tells only what was planned, threatened or feared."""
    if "planned" not in facts.cues:
        return False
    return not facts.tolls and not any(p.is_told and p.item.passive for p in facts.acts)


def tells_new_event(facts: Facts, acts: list[Predicate], when: Dated | None, places: list[PlaceMention]) -> bool:
    """Whether a sentence has an act and one of place, date, target or toll."""
    if not acts and not facts.tolls:
        return False
    return bool(places or when is not None or facts.tolls or any(p.patients for p in acts))


def act_places(facts: Facts) -> list[PlaceMention]:
    """The places of a sentence that may locate its act: not a speaker's, not where the hurt were brought."""
    return [p for p in facts.places if not p.aside and not is_elsewhere(facts, p)]


def is_elsewhere(facts: Facts, place: PlaceMention) -> bool:
    """Whether the verb before a place tells of going there or lying near it, and not of the act."""
    items = facts.context.items
    away = facts.context.lexicon.classes("away_verbs")
    acts = {p.item.index for p in facts.acts}
    at = next((i.index for i in items if i.first <= place.first < i.last), -1)
    for back in range(at - 1, -1, -1):
        item = items[back]
        if back in acts or item.kind in (";", "sub", "rel"):
            return False
        if item.kind == "vg":
            return item.head.low in away
    return False


def date_of_act(facts: Facts, story: Story) -> Dated | None:
    """The date that a sentence gives to its act, not to its statement."""
    best: Dated | None = None
    before: tuple[date, tuple[Words, ...]] | None = None
    for position, unit in facts.dates:
        mention = unit.date
        if mention is None or mention.kind in UNDATED or mention.is_period:
            continue
        anchor = story.statement.resolved.end if story.statement is not None and story.published is None else story.published
        words = facts.context.words(position, position + 1)
        told_before = before[0] if before is not None else story.last_date
        strength = date_strength(facts, position)
        resolved = resolve_date(mention, published=said_on(facts, anchor) or anchor if strength else anchor, story=told_before)
        if resolved is None:
            continue
        anchors = date_anchors(mention, story, before[1] if before is not None else story.last_words)
        if strength and (best is None or strength > best.strength):
            best = Dated(resolved, unit, words, facts.index, anchors, strength)
        before = (resolved.end, (words, *anchors))
    return best


def date_anchors(mention: DateMention, story: Story, before: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words of the day that a mention counts from: an earlier act's, or the one on which the page says it is written."""
    if mention.anchor is Anchor.STORY and before:
        return before
    if mention.kind is DateKind.DAY and mention.first.year is not None:
        return ()
    return (story.said_on,) if story.said_on is not None else ()


def said_on(facts: Facts, anchor: date | None) -> date | None:
    """The day of the statement that a sentence reports, from which its bare weekdays count."""
    for position, unit in facts.dates:
        if unit.date is not None and unit.date.kind not in UNDATED and is_statement_date(facts, position):
            resolved = resolve_date(unit.date, published=anchor, story=None)
            if resolved is not None and resolved.start == resolved.end:
                return resolved.end
    return None


def date_strength(facts: Facts, position: int) -> int:
    """How surely the date at a unit is that of the act: 2 beside the act's word, 1 elsewhere, 0 of the statement."""
    if is_statement_date(facts, position):
        return 0
    items = facts.context.items
    at = next((i.index for i in items if i.first <= position < i.last), -1)
    acts = {p.item.index for p in facts.acts}
    saying = {s.verb.index for s in facts.speeches if s.verb is not None}
    found = 1
    claimed = {np.index for p in facts.predicates if p.family == "claim" for np in p.roles.get("content", ())}
    for back in range(at - 1, -1, -1):
        if back in acts:
            return 0 if back in claimed else 2
        if back in saying or items[back].kind in (";", "sub"):
            break
        if items[back].kind == "vg":
            if any(i.index in acts for i in items[max(0, back - 4) : back]):
                return 2
            break
    for ahead in range(at + 1, len(items)):
        if items[ahead].kind == "vg":
            return 2 if ahead in acts and ahead not in saying else found
        if items[ahead].kind in (";", "."):
            break
    return found


def is_statement_date(facts: Facts, position: int) -> bool:
    """Whether the date at a unit belongs to a verb of saying beside it."""
    items = facts.context.items
    at = next((i.index for i in items if i.first <= position < i.last), -1)
    if at < 0:
        return False
    if at + 1 < len(items) and (items[at + 1].head.tag == "G" or items[at + 1].kind == "np" and items[at + 1].head.entry("act") is not None):
        return False
    back = at - 1
    while back >= 0 and items[back].kind in ("prep", "adv"):
        back -= 1
    verbs = {s.verb.index for s in facts.speeches if s.verb is not None}
    if back in verbs or (back >= 0 and is_statement_noun(facts, items[back])):
        return True
    if back >= 2 and items[back].kind == "np" and items[back - 1].kind == "prep" and back - 2 in verbs:
        return True
    ahead = at + 1
    if at <= 3 and ahead < len(items):
        step = ahead
        while step < len(items) and items[step].kind in (",", "np", "prep") and step - ahead < 5:
            step += 1
        if step in verbs and len(facts.dates) > 1:
            return True
    return False


def is_statement_noun(facts: Facts, item: Item) -> bool:
    """Whether a noun phrase is a statement or what carries one ("a Telegram post", "a communiqué")."""
    if item.kind != "np":
        return False
    if any(e.kind == "act" and e.name == "noun" and e.family == "say" for e in item.head.entries):
        return True
    units = facts.context.units[item.first : item.last]
    return any(e.kind == "outlet" for unit in units for e in unit.entries)


def choose_draft(
    facts: Facts, acts: list[Predicate], when: Dated | None, places: list[PlaceMention], story: Story
) -> Draft | None:
    """The event that a sentence goes on with, or None when it tells another."""
    current = story.current
    if current is None:
        return None
    specific = {p.words.text.casefold() for p in places if p.level > 1}
    told = [p for p in acts if p.is_told and not p.relative]
    counted = [t for t in facts.tolls if t.qualifier.value != "unstated"]
    if specific:
        close = closest(places)
        for draft in reversed(story.drafts):
            if not specific & draft.specific() or dates_differ(draft.when, when):
                continue
            if close & draft.specific() or closest(draft.places) & specific or not (told or counted):
                return draft
    new_block = facts.kind == "bullet" and all(f.block != facts.block for f in current.facts)
    if new_block and acts and (specific or when is not None):
        return None
    if not told and not counted:
        return current
    if not specific and not counted and not starts_new(facts) and all(p.family in ("seize", "destroy", "damage", "loss") for p in acts):
        return current
    if acts and not counted and not starts_new(facts) and all(p.family in ("seize", "damage", "loss") for p in acts):
        return current
    if is_anaphoric(facts, acts) and not dates_differ(current.when, when) and not starts_new(facts):
        if not current.specific() or has_role_subject(facts, acts) or opens_with_act(facts):
            return current
    if starts_new(facts) and (specific or counted):
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
        return None if min(when.strength, current.when.strength) > 1 or specific else current
    return current


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


def introduces_act(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether a sentence brings in an act with an indefinite article ("an air strike", "another raid")."""
    indefinite = facts.context.lexicon.classes("indefinite")
    return any(p.nominal and p.family in ("attack", "clash", "use") and p.item.determiner in indefinite for p in acts)


def is_anaphoric(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether a sentence points back at the act told before ("the attack", "the raid")."""
    lexicon = facts.context.lexicon
    items = facts.context.items
    for p in facts.predicates:
        if p.nominal and p.family in BACK and p.item.determiner in lexicon.classes("definite"):
            before = items[p.item.index - 1].low if p.item.index else ""
            if before not in lexicon.classes("after_words"):
                return True
    return has_role_subject(facts, acts)


def opens_with_act(facts: Facts) -> bool:
    """Whether a sentence begins with the act told before ("The fighting erupted")."""
    definite = facts.context.lexicon.classes("definite")
    return any(p.nominal and p.family in BACK and p.item.index == 0 and p.item.determiner in definite for p in facts.predicates)


BACK = frozenset({"attack", "clash", "kill", "take_place", "use"})


def has_role_subject(facts: Facts, acts: list[Predicate]) -> bool:
    """Whether somebody known only by a role of the act told before acts here ("the attackers")."""
    definite = facts.context.lexicon.classes("definite")
    return any(
        np.determiner in definite and np.count is None and np.last - np.first == 2 and (e := np.head.entry("person")) is not None and e.flag
        for p in acts
        for np in [*p.agents, *p.patients]
    )


def closest(places: list[PlaceMention]) -> set[str]:
    """The folded names of the closest places among some."""
    level = max((p.level for p in places), default=0)
    return {p.words.text.casefold() for p in places if p.level == level and level > 1}


def is_elaboration(draft: Draft, when: Dated | None) -> bool:
    """Whether a draft is a lead without a close place that the next sentence fills in."""
    return len(draft.facts) == 1 and not (dates_differ(draft.when, when) and draft.when is not None and draft.when.strength > 1)


def is_accepted(draft: Draft) -> bool:
    """Whether a draft tells a concluded act: a verb that tells it, or a toll, and where, when or whom."""
    told = [(f, p) for f, p in draft.acts if p.is_told and not p.relative and (p.agents or p.patients or p.pronoun)]
    counted = [t for f in draft.facts for t in f.tolls if t.qualifier.value != "unstated" and is_past(t)]
    located = bool(draft.specific()) or draft.when is not None
    if told and all(p.family in ("seize", "damage", "loss") for _, p in told) and not any(p.family in CORE for _, p in draft.acts):
        return False
    if not located and not (told and counted):
        return False
    return bool(told or counted and draft.acts) and is_armed(draft.facts)


def is_past(toll: TollFound) -> bool:
    """Whether the verb of a toll tells what has happened, not what happens in general."""
    return toll.predicate is None or toll.predicate.nominal or (
        toll.predicate.item.form not in ("VBP", "VBZ", "VB") or toll.predicate.item.perfect
    ) and not toll.predicate.item.present


def is_armed(all_facts: list[Facts]) -> bool:
    """Whether a document speaks of armed people, forces or weapons at all."""
    for facts in all_facts:
        for unit in facts.context.units:
            for entry in unit.entries:
                if entry.kind in ("actor", "unit") or (entry.kind == "person" and entry.family in ("soldier", "fighter")):
                    return True
                if entry.kind == "arm" and entry.family in WEAPONS:
                    return True
    return False


def merge_drafts(story: Story) -> list[Draft]:
    """Join the drafts that tell one act twice: same close place, no date that differs."""
    kept: list[Draft] = []
    for draft in story.drafts:
        twin = next(
            (k for k in kept if draft.specific() and k.specific() and draft.specific() <= k.specific() and not dates_differ(k.when, draft.when) and k.when and draft.when),
            None,
        )
        if twin is None:
            kept.append(draft)
            continue
        twin.facts.extend(draft.facts)
        twin.acts.extend(draft.acts)
        twin.support.extend(draft.support)
        if twin.when is None:
            twin.when = draft.when
    return kept


def dates_differ(one: Dated | None, other: Dated | None) -> bool:
    """Whether two dates cannot be of the same day."""
    if one is None or other is None:
        return False
    a, b = one.resolved, other.resolved
    return a.end < b.start or b.end < a.start


def starts_new(facts: Facts) -> bool:
    """Whether a sentence opens with words that begin another act."""
    if any(position <= 2 for position in facts.cues.get("new_act", ())) or 0 in facts.cues.get("new_act_weak", ()):
        return True
    for position, unit in facts.dates:
        mention = unit.date
        if position > 1 or mention is None:
            continue
        if mention.anchor is Anchor.STORY and mention.shift or mention.kind is DateKind.VAGUE and not mention.is_period:
            return True
    return False
