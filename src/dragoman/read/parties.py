"""The acts of one event -> who did it and to whom, and whose word that is.

A name is kept as the text most fully writes it; a role word ("gunmen") is no name. The hedge on a
name stays in the attribution.
"""

from __future__ import annotations

from dragoman.base.claim import Assertion
from dragoman.read.aims import find_target
from dragoman.read.answers import find_answer
from dragoman.read.claimants import find_claimant
from dragoman.read.doers import find_doer
from dragoman.read.drafts import Draft
from dragoman.read.enemies import name_enemy
from dragoman.read.names import Names
from dragoman.read.nouns import ActorRef
from dragoman.read.outcomes import find_repelled, find_taken
from dragoman.read.party import Parties


def find_parties(draft: Draft, names: Names, voice: ActorRef | None) -> Parties:
    """The parties of one event."""
    parties = Parties(voice=voice)
    find_doer(draft, parties, names, voice)
    if draft.facts:
        lexicon = draft.facts[0].context.lexicon
        parties.perpetrator = name_enemy(parties.perpetrator, names, voice, lexicon)
    find_repelled(draft, parties, names)
    find_taken(draft, parties)
    find_target(draft, parties, names)
    find_claimant(draft, parties, names, voice)
    if parties.assertion is Assertion.REPORTED:
        find_answer(draft, parties)
    parties.doer_nature = names.nature(parties.perpetrator)
    parties.target_nature = names.nature(parties.target_actor)
    return parties
