"""The facts of the sentences of one document -> drafts of its events: which sentences tell one act.

Sentences are walked in order. One that tells an act goes on with the act before it unless its place,
its date or its words say that it is another; one that totals several acts belongs to none.
"""

from __future__ import annotations

from dragoman.base.claim import DatePrecision, Refusal
from dragoman.read.act_dates import (
    date_of_act,
    dates_differ,
    day_before,
    day_of_bulletin,
    day_of_title,
    note_day,
    note_year,
)
from dragoman.read.act_places import (
    act_places,
    heads_list,
    is_label,
    is_masthead,
    opens_news,
    opens_with_label,
    points_at_place,
    under_heading,
)
from dragoman.read.continuity import (
    answers_act,
    choose_draft,
    is_anaphoric,
    opens_another_hour,
    opens_with_time,
    starts_new,
)
from dragoman.read.denials import tells_undone, undone_acts
from dragoman.read.drafts import LOOK_BACK, Dated, Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.forceless import goes_on_without_force, is_no_fight
from dragoman.read.placing import PlaceMention
from dragoman.read.predicate import Predicate
from dragoman.read.rehearsals import without_rehearsals
from dragoman.read.split import split_acts
from dragoman.read.told import (
    goes_on_counting,
    is_accepted,
    is_armed,
    is_hypothetical,
    is_long_past,
    is_total,
    tells_new_event,
)


def find_events(all_facts: list[Facts], story: Story) -> list[Draft]:
    """The drafts of one document's events, in the order of the text."""
    all_facts = without_rehearsals(all_facts)
    body = [f for f in all_facts if f.kind not in ("title",)]
    day_of_title(all_facts, story)
    for facts in body:
        for part in split_acts(facts):
            walk(part, story)
    if not is_armed(all_facts):
        return []
    kept = accept_drafts(all_facts, story)
    if not kept and any(facts.kind == "title" for facts in all_facts):
        story.drafts, story.current, story.pending, story.heading = [], None, [], []
        story.last_date, story.last_words, story.told, story.opening = None, (), None, None
        for facts in all_facts:
            for part in split_acts(facts) if facts.kind != "title" else [facts]:
                walk(part, story)
        kept = accept_drafts(all_facts, story)
    return kept


def accept_drafts(all_facts: list[Facts], story: Story) -> list[Draft]:
    """The drafts that tell a concluded act; what is too little to be one goes to the draft before it."""
    kept: list[Draft] = []
    span = day_of_bulletin(all_facts, story)
    for draft in merge_drafts(story):
        draft.when = draft.when or span
        if is_accepted(draft):
            kept.append(draft)
        elif (
            kept and not draft.specific() and not (draft.is_entry and dates_differ(kept[-1].when, draft.when))
        ):
            kept[-1].facts.extend(draft.facts)
            kept[-1].acts.extend(draft.acts)
            kept[-1].support.extend(draft.support)
    return kept


def walk(facts: Facts, story: Story) -> None:
    """Give one sentence to the event that it tells of."""
    if facts.kind == "dateline":
        return
    note_year(facts, story)
    if begins_news(facts, story):
        story.current, story.pending, story.heading = None, [], [p for p in facts.places if p.is_country]
    if heads_list(facts):
        open_entry(facts, story)
        return
    if facts.kind in ("heading", "section") and not facts.tolls or is_label(facts):
        if is_masthead(facts, story):
            return
        if not note_day(facts, story):
            story.day = None
        if facts.places or facts.kind != "heading":
            story.heading = under_heading(facts.places, story.heading)
            story.current = None
        return
    acts = [p for p in facts.acts if not p.entry.flag]
    if note_day(facts, story):
        return
    if story.day is not None and facts.block - story.day_block in (0, 1):
        tell_in_present(acts)
    if is_total(facts, story) or goes_on_counting(facts, story):
        story.total_block = facts.block
        story.refused.extend(
            Refusal(f"/{t.field}", t.number.text, "total over a period or over several acts")
            for t in facts.tolls
        )
        return
    if is_no_fight(facts) or goes_on_without_force(facts, story):
        story.is_forceless = True
        story.refused.extend(Refusal(f"/{t.field}", t.number.text, "no act of force") for t in facts.tolls)
        return
    if is_hypothetical(facts) or is_long_past(facts, story):
        return
    if not acts and tells_undone(facts) and begins_denial(facts, story):
        return
    if not acts and not facts.tolls and not facts.materiel:
        if facts.kind == "bullet" and facts.places or opens_with_label(facts) or heads_entry(facts, story):
            story.block_places = (facts.block, facts.places)
        if opens_another(facts, story) and act_places(facts) and facts.dates:
            story.opening = facts
            story.current = None
        if story.current is not None:
            story.current.support.append(facts)
            share_claim(facts, story)
        else:
            story.pending.append(facts)
        told = date_of_act(facts, story)
        if told is not None:
            story.told = (facts.block, told)
            if told.strength > 1 or story.last_date is None:
                story.last_date, story.last_words = told.resolved.end, (told.words, *told.anchors)
        return
    when = date_of_act(facts, story)
    places = act_places(facts)
    told_on = story.told[1] if story.told is not None and story.told[0] == facts.block else None
    draft = choose_draft(facts, acts, when or told_on, places, story)
    if draft is None:
        if not tells_new_event(facts, acts, when, places):
            if story.current is not None:
                story.current.support.append(facts)
            elif when is not None and when.strength > 1:
                story.told = (facts.block, when)
            return
        is_answer = story.current is not None and (
            answers_act(facts, acts, story.current) or opens_another_hour(facts, story.current)
        )
        draft = Draft(context_places=list(story.heading), is_answer=is_answer)
        draft.is_entry = story.day is not None and facts.block == story.day_block
        if story.block_places is not None and story.block_places[0] == facts.block:
            draft.places.extend(story.block_places[1])
        if story.opening is not None:
            draft.places.extend(act_places(story.opening))
            told = date_of_act(story.opening, story)
            own = told is not None and story.published is not None and told.resolved.end == story.published
            draft.when = told if when is None or when.strength < 2 and not own else when
            story.opening = None
        if draft.when is None and when is None:
            draft.when = day_before(facts, story)
        if (
            story.drafts
            and not draft.specific()
            and not any(p.level > 1 for p in places)
            and points_at_place(facts)
        ):
            draft.places.extend(p for p in story.drafts[-1].places if p.level > 1)
        draft.support.extend(story.pending)
        story.pending = []
        story.drafts.append(draft)
    elif draft is story.current and not adds_to(facts, acts, places, draft):
        draft.support.append(facts)
        return
    is_first = not draft.facts
    story.current, story.told = draft, None
    draft.facts.append(facts)
    share_claim(facts, story)
    draft.acts.extend((facts, p) for p in acts)
    if is_first and story.preface is not None and draft.places:
        draft.facts.extend(story.preface.facts)
        draft.acts.extend(story.preface.acts)
        draft.support.extend(story.preface.support)
        draft.when = draft.when or story.preface.when
    known = {p.words.text.casefold() for p in draft.places}
    draft.places.extend(p for p in places if p.words.text.casefold() not in known)
    if when is not None and (draft.when is None or is_day_of(when, draft)):
        draft.when = when
    if when is not None:
        story.last_date = when.resolved.end
        story.last_words = (when.words, *when.anchors)


def begins_news(facts: Facts, story: Story) -> bool:
    """Whether a paragraph is the next piece of news of a digest: "Mali: six soldiers killed in an attack.\n..."."""
    if story.current is None or not opens_news(facts) or not (facts.acts or facts.tolls):
        return False
    return all(f.block != facts.block for f in (*story.current.facts, *story.current.support))


def is_day_of(when: Dated, draft: Draft) -> bool:
    """Whether a date is the day within the week or month that an act without a close place of its own was given."""
    longer = draft.when.resolved if draft.when is not None else when.resolved
    inside = longer.start <= when.resolved.start and when.resolved.end <= longer.end
    return (
        inside
        and when.strength > 1
        and longer.precision is not DatePrecision.DAY
        and when.resolved.precision is DatePrecision.DAY
    )


def open_entry(facts: Facts, story: Story) -> None:
    """Make the line over a list the scene of the next act, and what was told before the lists hold for each of them."""
    current = story.current
    if current is not None and current is story.drafts[-1] and not current.specific():
        if not any(f.tolls for f in current.facts):
            story.preface = story.drafts.pop()
    story.opening, story.current = facts, None


def heads_entry(facts: Facts, story: Story) -> bool:
    """Whether a line without a verb gives the place of the entry of a day: "3 June. RN16 east of Boni. 8 killed."."""
    if story.day is None or facts.block != story.day_block or story.current is not None:
        return False
    return bool(act_places(facts)) and not any(item.kind == "vg" for item in facts.context.items)


def begins_denial(facts: Facts, story: Story) -> bool:
    """Open an event of its own for an act that is said not to have been done, where no act before it is meant."""
    when, places = date_of_act(facts, story), act_places(facts)
    close = {p.words.text.casefold() for p in places if p.level > 1}
    for draft in story.drafts[-LOOK_BACK:]:
        apart = bool(close and draft.specific() and not close & draft.specific())
        if not apart and not dates_differ(draft.when, when):
            return False
    draft = Draft(context_places=list(story.heading), is_denial=True, when=when, facts=[facts], places=places)
    draft.acts.extend((facts, p) for p in undone_acts(facts))
    draft.support.extend(story.pending)
    if story.current is not None and story.current.is_denial:
        draft.support.extend(story.current.facts)
    story.pending, story.current = [], draft
    story.drafts.append(draft)
    return True


def share_claim(facts: Facts, story: Story) -> None:
    """Give a claim or a blame for several acts to those told before the last."""
    for draft in story.drafts[-acts_meant(facts) : -1]:
        draft.support.append(facts)


def acts_meant(facts: Facts) -> int:
    """How many acts a claim or a blame is for, the last first: "claimed both", "was behind all three attacks"."""
    if not any(p.family in ("claim", "accuse", "suspect") for p in facts.predicates):
        return 1
    both = facts.context.lexicon.classes("both_words")
    if any(unit.low in both for unit in facts.context.units):
        return 2
    counts = [p.item.count for p in facts.predicates if p.nominal and p.family in ("attack", "clash", "kill")]
    told = [c.count.min for c in counts if c is not None and c.count is not None and c.count.min]
    return max(told, default=1) if max(told, default=1) <= MOST_MEANT else 1


MOST_MEANT = 5


def tell_in_present(acts: list[Predicate]) -> None:
    """Take the present tense under a line that is only a date as telling: a chronology's "Soldiers raid a village"."""
    for predicate in acts:
        predicate.is_headline = True


def opens_another(facts: Facts, story: Story) -> bool:
    """Whether a sentence without an act sets the scene of the next one ("On the 8th, troops went into Dembe.")."""
    if story.current is None:
        return starts_new(facts) or not story.drafts
    if starts_new(facts):
        return True
    places = {p.words.text.casefold() for p in act_places(facts) if p.level > 1}
    seen = {f.block for f in (*story.current.facts, *story.current.support)}
    return (
        opens_with_time(facts)
        and facts.block not in seen
        and bool(places)
        and not places & story.current.specific()
    )


def adds_to(facts: Facts, acts: list[Predicate], places: list[PlaceMention], draft: Draft) -> bool:
    """Whether a sentence tells more of an act, and does not only use a word that can mean one."""
    if facts.tolls or facts.materiel or any(p.is_told for p in acts) or is_anaphoric(facts, acts):
        return True
    return bool({p.words.text.casefold() for p in places} & draft.specific())


def merge_drafts(story: Story) -> list[Draft]:
    """Join the drafts that tell one act twice: same close place, no date that differs."""
    kept: list[tuple[Draft, set[str]]] = []
    for draft in story.drafts:
        names = draft.specific()
        dated = kept[-LOOK_BACK:] if names and draft.when and not draft.is_answer else []
        twin = next(
            (k for k, known in dated if k.when and names <= known and not dates_differ(k.when, draft.when)),
            None,
        )
        if twin is None and kept and is_announced(*kept[-1], names):
            head = kept.pop()[0]
            draft.support.extend(head.facts)
            draft.acts.extend(head.acts)
        if twin is None:
            kept.append((draft, names))
            continue
        twin.facts.extend(draft.facts)
        twin.acts.extend(draft.acts)
        twin.support.extend(draft.support)
    return [draft for draft, _ in kept]


def is_announced(head: Draft, known: set[str], names: set[str]) -> bool:
    """Whether a draft is no more than the line over the account of the same act ("Tank blown up in Nad Ali")."""
    if len(head.facts) > 1 or head.when is not None or not known or not known <= names:
        return False
    return head.facts[0].kind in ("bullet", "heading") and not head.facts[0].tolls
