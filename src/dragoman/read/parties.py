"""The acts of one event -> who did it and to whom, and whose word that is.

A name is kept as the text most fully writes it; a role word ("gunmen") is no name. The hedge on a
name stays in the attribution.
"""

from __future__ import annotations

from dragoman.base.claim import Assertion, Outcome
from dragoman.read.aims import find_target
from dragoman.read.answers import confirms_loss, find_answer
from dragoman.read.claimants import find_claimant
from dragoman.read.denials import find_denial
from dragoman.read.doers import find_doer
from dragoman.read.drafts import Draft
from dragoman.read.enemies import name_enemy
from dragoman.read.lexicon import Lexicon
from dragoman.read.names import FIGHTER, OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, find_actor
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
    if not find_denial(draft, parties, names, voice) and not confirms_loss(draft, parties):
        find_claimant(draft, parties, names, voice)
    if (
        draft.facts
        and draft.facts[0].context.lexicon.relations
        and is_attack_on_teller(draft, parties, names)
    ):
        parties.perpetrator = parties.claimant = None
        parties.assertion = Assertion.REPORTED
    if parties.assertion is Assertion.REPORTED:
        find_answer(draft, parties)
    parties.doer_nature = names.nature(parties.perpetrator) or parties.doer_nature
    if not parties.doer_nature and draft.facts and is_force_of_state(parties, draft.facts[0].context.lexicon):
        parties.doer_nature = SOLDIER
    if not parties.doer_nature and are_own_troops(parties, names, voice):
        parties.doer_nature = SOLDIER
    parties.target_nature = names.nature(parties.target_actor)
    return parties


def is_attack_on_teller(draft: Draft, parties: Parties, names: Names) -> bool:
    """Whether a force only tells what was done to itself: "une patrouille des FAMa est tombée dans une embuscade"."""
    if parties.outcome is Outcome.REPELLED or parties.perpetrator is None:
        return False
    for facts, predicate in draft.acts:
        if predicate.family != "attack" or "target:subj" not in predicate.entry.frame:
            continue
        for np in predicate.roles.get("target", ()):
            owner = facts.context.items[np.of] if np.of >= 0 else np
            if any(
                same_actor(find_actor(facts.context, one), parties.perpetrator, names) for one in (np, owner)
            ):
                return True
    return False


def is_force_of_state(parties: Parties, lexicon: Lexicon) -> bool:
    """Whether the atlas knows the doer as a force of a state, in a language whose words for forces say less of it."""
    doer = parties.perpetrator
    return (
        bool(lexicon.relations) and lexicon.language.has_case and doer is not None and doer.kind in OFFICIAL
    )


def are_own_troops(parties: Parties, names: Names, voice: ActorRef | None) -> bool:
    """Whether the doer is whoever speaks, named only by its "troops", as states call their own."""
    item = parties.perpetrator_item
    if item is None or item.of >= 0 or parties.doer_class != SOLDIER:
        return False
    return (
        same_actor(parties.perpetrator, voice, names)
        and names.nature(voice) != FIGHTER
        and item.head.tag == "N"
    )
