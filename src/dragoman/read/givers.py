"""A toll and the speakers around it -> who gives its number; None for the claimant and the document itself."""

from __future__ import annotations

from dragoman.read.doers import outlet_owner
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import Words
from dragoman.read.party import Parties
from dragoman.read.speakers import Speech, speech_at
from dragoman.read.tolls import TollFound


def giver_of(toll: TollFound, draft: Draft, parties: Parties, names: Names) -> Words | None:
    """The words that name whoever gives a number, when that is not the claimant."""
    facts = next((f for f in draft.facts if f.index == toll.sentence), None)
    if facts is None:
        return None
    speech = speech_at(facts.speeches, toll.item.index)
    if speech is None:
        return None
    if speech.words is None:
        named = speaker_before(facts, speech, draft)
        if named is None:
            return None
        facts, speech = named
    if is_claimants(facts, speech, parties, names) or is_bare_account(facts, speech):
        return None
    if is_bare_source(facts, speech):
        facts, speech = source_before(facts, speech, draft) or (facts, speech)
    return whole_giver(facts, speech)


def whole_giver(facts: Facts, speech: Speech) -> Words | None:
    """The words of a giver set off by a comma, with what says how many and where they are: "According to two
    residents of Djibo, "; of another its bare words."""
    item, context = speech.item, facts.context
    if item is None or speech.words is None or speech.verb is not None:
        return speech.words
    items, at = context.items, item.index
    while (
        at + 2 < len(items)
        and items[at + 1].kind in ("prep", "coord")
        and items[at + 2].kind == "np"
        and at - item.index < LONGEST_GIVER
    ):
        at += 2
    if at + 1 >= len(items) or items[at + 1].kind != ",":
        return speech.words
    first = item.first
    if context.units[first].low == item.determiner and first + 1 < item.last:
        first += 1
    return context.words(first, items[at].last)


LONGEST_GIVER = 6  # items


def is_bare_account(facts: Facts, speech: Speech) -> bool:
    """Whether a speaker is the account itself and nobody's by name: "a report said", "the statement added"."""
    item, classes = speech.item, facts.context.lexicon.classes
    if item is None or item.head.low not in classes("account_words"):
        return False
    items = facts.context.items
    follows = items[item.index + 1].low if item.index + 1 < len(items) else ""
    words = item.last - item.first - bool(item.determiner)
    return words == 1 and follows not in classes("account_owners")


def is_bare_source(facts: Facts, speech: Speech) -> bool:
    """Whether a speaker is only "the source" or "the same source", whom a sentence before tells more of."""
    item, classes = speech.item, facts.context.lexicon.classes
    if item is None or item.of >= 0 or item.head.low not in classes("source_words"):
        return False
    units = facts.context.units[item.first : item.last]
    return all(u is item.head or u.tag == "D" or u.low in classes("same") for u in units)


def source_before(facts: Facts, speech: Speech, draft: Draft) -> tuple[Facts, Speech] | None:
    """The last source before that says more of itself: "a security source"."""
    head = speech.item.head.low if speech.item is not None else ""
    told = sorted(
        (f for f in [*draft.facts, *draft.support] if f.index <= facts.index), key=lambda f: -f.index
    )
    for earlier in told:
        for other in reversed(earlier.speeches):
            is_before = earlier.index < facts.index or other.first < speech.first
            if is_before and other.item is not None and head in other.item.head.low.split():
                if not is_bare_source(earlier, other):
                    return earlier, other
    return None


def speaker_before(facts: Facts, speech: Speech, draft: Draft) -> tuple[Facts, Speech] | None:
    """The speaker that "he" or "it" stands for: the last one named before."""
    own = [s for s in facts.speeches if s.words is not None and s.first < speech.first]
    if own:
        return facts, own[-1]
    told = sorted(
        (f for f in [*draft.facts, *draft.support] if f.index < facts.index), key=lambda f: -f.index
    )
    for earlier in told[:2]:
        for other in reversed(earlier.speeches):
            if other.words is not None:
                return earlier, other
    return None


def is_claimants(facts: Facts, speech: Speech, parties: Parties, names: Names) -> bool:
    """Whether a speaker is the claimant, its outlet, or its man."""
    claimant = parties.claimant
    if claimant is None:
        return False
    if same_actor(speech.actor, claimant, names) or same_actor(outlet_owner(facts, speech), claimant, names):
        return True
    if speech.words is None:
        return False
    said = parties.speech.words if parties.speech is not None else None
    if said is not None and said.text == speech.words.text:
        return True
    return (
        speech.actor is not None
        and speech.item is not None
        and speech.item.head.low in facts.context.lexicon.classes("group_words")
    )
