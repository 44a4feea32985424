"""The dates of a sentence -> the day of its act, apart from the day of the statement that tells it."""

from __future__ import annotations

from datetime import date

from dragoman.base.claim import DatePrecision
from dragoman.read.dates import Anchor, DateKind, DateMention, ResolvedDate, resolve_date
from dragoman.read.dates import Unit as TimeUnit
from dragoman.read.drafts import Dated, Story
from dragoman.read.facts import Facts
from dragoman.read.nouns import Words
from dragoman.read.phrases import Item

OPENING = 6  # units
OPENING = 6  # sentences in which a bulletin says what day it tells of
LABEL_ENDS = frozenset({"-", "–", "—", "|", ":"})
BESIDE = 4  # items: "claimed the raid on Friday" may date the claim
NAMED_BY_DATE = frozenset({"attack", "kill", "clash"})
UNDATED = frozenset({DateKind.TIME_ONLY, DateKind.VAGUE, DateKind.YEAR})


def date_of_act(facts: Facts, story: Story) -> Dated | None:
    """The date that a sentence gives to its act, not to its statement."""
    best: Dated | None = None
    before: tuple[date, tuple[Words, ...]] | None = None
    lasts = any(p.entry.key in facts.context.lexicon.classes("lasting_states") for p in facts.acts)
    for position, unit in facts.dates:
        mention = unit.date
        if mention is None or mention.kind in UNDATED or mention.is_period and not lasts:
            continue
        if dates_label(facts, position):
            continue
        anchor = (
            story.statement.resolved.end
            if story.statement is not None and story.published is None
            else story.published
        )
        words = facts.context.words(position, position + 1)
        told_before = before[0] if before is not None else story.last_date
        strength = date_strength(facts, position)
        resolved = resolve_date(
            mention, published=said_on(facts, anchor) or anchor if strength else anchor, story=told_before
        )
        in_year = mention.kind is DateKind.DAY_MONTH and mention.first.year is None and story.year is not None
        if in_year and story.year is not None:
            resolved = resolve_date(mention, published=story.year[0], story=None)
        if resolved is None:
            continue
        anchors = date_anchors(mention, story, before[1] if before is not None else story.last_words)
        if in_year and story.year is not None:
            anchors = (story.year[1],)
        if strength and facts.context.lexicon.relations:
            anchors = (*anchors, *words_of_statement(facts, anchor))
        if strength and is_named_by_date(facts, position):
            strength = 3
        if strength and (best is None or strength > best.strength or narrows(resolved, strength, best)):
            best = Dated(resolved, unit, words, facts.index, anchors, strength)
        before = (resolved.end, (words, *anchors))
    return best


def note_year(facts: Facts, story: Story) -> None:
    """Keep the year that a heading or a title gives to the days without one below it: "Chronologie ... en 1980"."""
    if not story.lexicon.relations or facts.kind not in ("title", "heading", "section"):
        return
    years = [(at, u.date) for at, u in facts.dates if u.date is not None and u.date.kind is DateKind.YEAR]
    if len(years) != 1 or len(facts.dates) != 1:
        return
    at, mention = years[0]
    if mention.first.year is not None:
        story.year = date(mention.first.year, 12, 31), facts.context.words(at, at + 1)


def dates_label(facts: Facts, position: int) -> bool:
    """Whether a whole date stands in the label before an account, and another day in it: "Sada, 4 May 2023 - ..."."""
    units = facts.context.units
    mention = units[position].date
    if mention is None or mention.first.year is None or position + 1 >= len(units) or len(facts.dates) < 2:
        return False
    ends = units[position + 1].low in LABEL_ENDS
    return ends and all(unit.tag in "P,(-N" for unit in units[:position])


def is_named_by_date(facts: Facts, position: int) -> bool:
    """Whether a month and year name an act of force ("the massacre of April 1994"), whatever day stands before it."""
    mention = facts.context.units[position].date
    if mention is None or mention.first.year is None or mention.kind in UNDATED:
        return False
    items = facts.context.items
    at = next((i.index for i in items if i.first <= position < i.last), -1)
    named = {p.item.index for p in facts.acts if p.nominal and p.family in NAMED_BY_DATE}
    return at > 1 and items[at - 1].kind == "prep" and at - 2 in named


def narrows(resolved: ResolvedDate, strength: int, best: Dated) -> bool:
    """Whether a day lies within the longer time that stands before it: "earlier this month, on the 4th"."""
    whole = best.resolved
    inside = whole.start <= resolved.start and resolved.end <= whole.end
    return strength == best.strength and inside and resolved.end - resolved.start < whole.end - whole.start


def day_of_bulletin(all_facts: list[Facts], story: Story) -> Dated | None:
    """The day that the opening of a daily bulletin gives to all that it tells ("Over the past 24 hours ...")."""
    for facts in all_facts[:OPENING]:
        for position, unit in facts.dates:
            mention = unit.date
            if mention is None or mention.kind is not DateKind.RANGE or not is_past_day(facts, position):
                continue
            resolved = resolve_date(mention, published=story.published, story=None)
            if resolved is not None:
                words = facts.context.words(position, position + 1)
                return Dated(resolved, unit, words, facts.index, date_anchors(mention, story, ()), 1)
    return None


def is_past_day(facts: Facts, position: int) -> bool:
    """Whether a date is the day that has just gone by: "the past day", "the last 24 hours"."""
    words = set(facts.context.units[position].low.split())
    classes = facts.context.lexicon.classes
    return bool(words & classes("just_past")) and bool(words & classes("bulletin_spans"))


def day_of_title(all_facts: list[Facts], story: Story) -> None:
    """Keep the one weekday of a title for the sentences that give only an hour ("Tibu's black Tuesday")."""
    for facts in all_facts:
        if facts.kind == "title":
            note_year(facts, story)
        days = [(at, u) for at, u in facts.dates if u.date is not None and u.date.kind is DateKind.WEEKDAY]
        if facts.kind == "title" and len(days) == 1 and days[0][1].date is not None:
            resolved = resolve_date(days[0][1].date, published=story.published, story=None)
            if resolved is not None:
                story.last_date = resolved.end
                words = facts.context.words(days[0][0], days[0][0] + 1)
                story.last_words = (words, *date_anchors(days[0][1].date, story, ()))


def day_of_hour(facts: Facts, story: Story) -> Dated | None:
    """The day of the act told before, when a sentence gives only an hour or a part of the day ("At nightfall, ...")."""
    if story.last_date is None or not story.last_words:
        return None
    for position, unit in facts.dates:
        if unit.date is not None and is_hour(unit.date):
            resolved = ResolvedDate(story.last_date, story.last_date, DatePrecision.DAY)
            hour = facts.context.words(position, position + 1)
            return Dated(resolved, unit, story.last_words[0], facts.index, (*story.last_words[1:], hour))
    return None


def is_hour(mention: DateMention) -> bool:
    """Whether words say a time of a day told elsewhere: "at nightfall", "hours before"."""
    if mention.kind is DateKind.VAGUE:
        return mention.anchor is Anchor.STORY and mention.unit is TimeUnit.HOUR
    return mention.kind is DateKind.TIME_ONLY and not mention.is_period


def note_day(facts: Facts, story: Story) -> bool:
    """Keep the day that a line gives to all that it heads: "5 May, 6:10 am.", "the following acts on Monday:"."""
    if not facts.dates or not facts.context.units:
        return False
    placed = {at for p in facts.places for at in range(p.first, p.last)}
    bare = not facts.predicates and all(
        u.tag in "TM.,;:()-?I" or len(u.low) == 1 or at in placed for at, u in enumerate(facts.context.units)
    )
    opens = facts.context.units[-1].low == ":" and not facts.tolls and not act_is_placed(facts)
    if not bare and not opens:
        return False
    when = date_of_act(facts, story)
    if when is not None:
        story.day, story.day_block = when, facts.block
        story.current = None
        if placed:
            story.block_places = (facts.block, facts.places)
    return when is not None


def act_is_placed(facts: Facts) -> bool:
    """Whether a sentence names a close place."""
    return any(p.level > 1 and not p.aside for p in facts.places)


def day_before(facts: Facts, story: Story) -> Dated | None:
    """The day that the lines above give to a sentence without a date of its own."""
    if story.told is not None and story.told[0] == facts.block:
        return story.told[1]
    if story.day is not None and (facts.kind == "bullet" or facts.block - story.day_block in (0, 1)):
        return story.day
    return story.drafts[-1].when if story.drafts and follows_at_once(facts) else day_of_hour(facts, story)


def follows_at_once(facts: Facts) -> bool:
    """Whether a sentence opens by saying that its act answers the last one or is of the same hour ("In reply, ...")."""
    units, classes = facts.context.units[:OPENING], facts.context.lexicon.classes
    return any(
        unit.low in classes("sequels")
        and units[0].tag == "I"
        or unit.low in classes("same_moments")
        and units[at - 1].low in classes("same")
        for at, unit in enumerate(units)
        if at
    )


def date_anchors(mention: DateMention, story: Story, before: tuple[Words, ...]) -> tuple[Words, ...]:
    """The words of the day that a mention counts from: an earlier act's, or the day that the page gives itself."""
    if mention.anchor is Anchor.STORY and before:
        return before
    if mention.kind is DateKind.DAY and mention.first.year is not None:
        return ()
    return (story.said_on,) if story.said_on is not None else ()


def words_of_statement(facts: Facts, anchor: date | None) -> tuple[Words, ...]:
    """The words of the day from which the bare weekdays of a reported statement count."""
    if said_on(facts, anchor) is None:
        return ()
    return tuple(
        facts.context.words(position, position + 1)
        for position, unit in facts.dates
        if unit.date is not None and unit.date.kind not in UNDATED and is_statement_date(facts, position)
    )


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
    if at > 0 and items[at - 1].low in facts.context.lexicon.classes("limits"):
        return 0
    acts = {p.item.index for p in facts.acts}
    saying = {s.verb.index for s in facts.speeches if s.verb is not None}
    found = 1
    claimed = {np.index for p in facts.predicates if p.family == "claim" for np in p.roles.get("content", ())}
    for back in range(at - 1, -1, -1):
        if back in acts:
            return 0 if back in claimed and at - back < BESIDE else 2
        if back in saying or items[back].kind in (";", "sub"):
            break
        if items[back].kind == "vg":
            if any(i.index in acts for i in items[max(0, back - 4) : back]):
                return 2
            break
    if facts.context.units[position + 1 : position + 2] and facts.context.units[position + 1].tag == "G":
        if at + 1 in acts:
            return 2  # "Friday's fighting"
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
    if at + 1 < len(items) and (
        items[at + 1].head.tag == "G"
        or items[at + 1].kind == "np"
        and items[at + 1].head.entry("act") is not None
        and not facts.context.lexicon.language.head_first
    ):
        return False
    if facts.context.lexicon.language.verb_first and is_said_then(facts, at):
        return True
    back = at - 1
    while back >= 0 and items[back].kind in ("prep", "adv"):
        back -= 1
    verbs = {s.verb.index for s in facts.speeches if s.verb is not None}
    if back in verbs and opens_content(facts, items[back]):
        return False
    if back in verbs or (back >= 0 and is_statement_noun(facts, items[back])):
        return True
    if back >= 1 and facts.context.lexicon.relations and is_issued(facts, items[back]):
        return True
    if back >= 0 and is_act_noun(items[back]):
        return False
    hop = back
    while hop >= 2 and items[hop].kind == "np" and items[hop - 1].kind == "prep" and hop > back - 9:
        hop -= 2
        if hop in verbs:
            return True
    ahead = at + 1
    if at <= 3 and ahead < len(items):
        step = ahead
        while step < len(items) and items[step].kind in (",", "np", "prep") and step - ahead < 5:
            step += 1
        if step in verbs and len(facts.dates) > 1:
            return True
    return False


SAID = frozenset({"say", "claim", "deny", "confirm"})
PASSED = frozenset({"np", "prep", "pron", "adv", "date", ","})


def is_said_then(facts: Facts, at: int) -> bool:
    """Whether a date behind a verb of saying and its subject is that of the statement: "أعلن الجيش مساء السبت أن".

    So is one behind who carried a statement ("في بيان بثته القناة أمس"), and behind an act known before ("تبنى التفجير
    أمس").
    """
    items = facts.context.items
    back = at - 1
    while back >= 0 and items[back].kind in PASSED:
        back -= 1
    if back < 0 or items[back].kind != "vg":
        return False
    verb, between = items[back], items[back + 1 : at]
    families = {e.family for e in verb.entries if e.kind == "act" and e.name != "noun"}
    if not families or families - SAID:
        return False
    classes = facts.context.lexicon.classes
    if (
        between
        and between[0].kind == "pron"
        and back
        and items[back - 1].head.low in classes("account_words")
    ):
        return True
    if families & {"claim", "deny"} and any(is_act_noun(np) and np.head.article for np in between):
        return True
    for item in items[at + 1 :]:
        if item.kind == "sub":
            is_told_by_it = len(facts.dates) > 1 or any(is_statement_noun(facts, np) for np in between)
            is_today = facts.context.units[items[at].first].low.split(" ", 1)[0] in classes("today_words")
            return item.low in classes("content_openers") and (is_told_by_it or is_today)
        if item.kind not in PASSED:
            return False
    return False


def is_issued(facts: Facts, item: Item) -> bool:
    """Whether a verb says when a statement was issued: "un communiqué daté du 18 août", "un audio diffusé lundi"."""
    if item.kind == "vg" and item.head.low in facts.context.lexicon.classes("dated_words"):
        return True
    if item.kind != "vg" or item.form != "VBN" or item.last - item.first > 1:
        return False
    acts = [e for e in item.entries if e.kind == "act"]
    return bool(acts) and all(e.family in ("say", "claim") for e in acts)


def opens_content(facts: Facts, item: Item) -> bool:
    """Whether a verb of saying carries the word that opens what is said ("reported that", with the date after it)."""
    return item.low.rsplit(" ", 1)[-1] in facts.context.lexicon.classes("content_openers")


def is_act_noun(item: Item) -> bool:
    """Whether a noun phrase is an act and no statement ("tells of an ambush the day before")."""
    acts = [e for e in item.entries if e.kind == "act" and e.name == "noun"]
    return item.kind == "np" and bool(acts) and all(e.family not in ("say", "claim") for e in acts)


def is_statement_noun(facts: Facts, item: Item) -> bool:
    """Whether a noun phrase is a statement or what carries one ("a Telegram post", "a communiqué")."""
    if item.kind != "np":
        return False
    if any(e.kind == "act" and e.name == "noun" and e.family == "say" for e in item.head.entries):
        return True
    units = facts.context.units[item.first : item.last]
    return any(e.kind == "outlet" for unit in units for e in unit.entries)


def dates_differ(one: Dated | None, other: Dated | None) -> bool:
    """Whether two dates cannot be of the same day."""
    if one is None or other is None:
        return False
    a, b = one.resolved, other.resolved
    return a.end < b.start or b.end < a.start
