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
    return None if is_claimants(facts, speech, parties, names) else speech.words


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
