"""A speech of an event -> the force that speaks, and whether what it tells is its own act."""

from __future__ import annotations

from dragoman.base.claim import Outcome
from dragoman.read.doers import outlet_owner, owner_by_initials
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.folding import fold_pieces
from dragoman.read.names import FIGHTER, OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, find_actor, is_vague_group
from dragoman.read.organisations import UNKNOWN
from dragoman.read.party import Parties
from dragoman.read.speakers import Speech


def find_speaker(
    draft: Draft, facts: Facts, speech: Speech, doer: ActorRef | None, names: Names
) -> ActorRef | None:
    """The force that speaks: named, through its outlet, or meant by "the group" and "its spokesman"."""
    context = facts.context
    if speech.actor is not None and not is_vague_group(context, speech.actor):
        if speech.actor.kind == UNKNOWN and not same_actor(speech.actor, doer, names):
            return None
        return speech.actor
    owner = outlet_owner(facts, speech)
    if owner is not None:
        return owner
    start = context.source.starts[context.units[speech.verb.first if speech.verb else 0].first]
    if speech.item is not None and names.announcers and speech.item.entry("act", "say") is not None:
        return names.announcers[0][0]
    if speech.actor is not None or (
        speech.item is not None and speech.item.head.low in context.lexicon.classes("group_speakers")
    ):
        return names.before(start, armed=True)
    if speech.pronoun in context.lexicon.classes("person_pronouns"):
        return speaker_before(draft, facts)
    own = context.lexicon.classes("possessives") | context.lexicon.classes("third_person")
    if speech.pronoun in own and doer is not None and is_within(doer, facts):
        return doer
    if speech.item is not None and (owner := owner_by_initials(context, speech.item, names)) is not None:
        return owner
    if (
        context.lexicon.relations
        and doer is not None
        and speech.item is not None
        and speech.item.determiner in own
    ):
        return doer  # "l'armée a repoussé ..., a déclaré son porte-parole"
    if speech.pronoun in own or (speech.item is not None and speech.item.determiner in own):
        return names.before(start, armed=False) if doer is None or not doer.is_named else doer
    return None


def speaker_before(draft: Draft, facts: Facts) -> ActorRef | None:
    """The force of the person who spoke last before a sentence of "he said"."""
    told = [f for f in [*draft.facts, *draft.support] if f.block == facts.block and f.index < facts.index]
    for before in sorted(told, key=lambda f: f.index, reverse=True):
        for speech in reversed(before.speeches):
            if speech.item is not None:
                vague = speech.actor is None or is_vague_group(before.context, speech.actor)
                return None if vague else speech.actor
    return None


def is_within(ref: ActorRef, facts: Facts) -> bool:
    """Whether the words of a force stand in a sentence: "the army found arms there, it said"."""
    words = facts.context.words(0, len(facts.context.units))
    if words.start <= ref.words.start < words.end:
        return True
    agents = [np for predicate in facts.acts for np in predicate.agents]
    return any(actor.key == ref.key for np in agents if (actor := find_actor(facts.context, np)) is not None)


def fuller(speaker: ActorRef, doer: ActorRef | None) -> ActorRef:
    """The speaker as the doer's phrase writes it in full: "Haitian police" for "a police spokesman"."""
    if doer is None or speaker.is_named or speaker.countries:
        return speaker
    return doer if set(fold_pieces(speaker.words.text)) < set(fold_pieces(doer.words.text)) else speaker


def same_side(one: ActorRef, other: ActorRef | None, names: Names) -> bool:
    """Whether a speaker and a doer are one force, or a state and its unnamed troops."""
    if same_actor(one, other, names):
        return True
    if other is None or other.is_named or other.countries:
        return False
    if names.nature(one) == FIGHTER:
        return False
    is_office = not one.is_named and one.kind in OFFICIAL
    return names.nature(one) == SOLDIER or one.key.startswith("words:") or is_office


def speaks_of_own(draft: Draft, speaker: ActorRef, parties: Parties, names: Names) -> bool:
    """Whether an act without a doer is the speaker's: those it hit are on the other side."""
    if parties.doer_class or parties.outcome is Outcome.REPELLED:
        return False
    if parties.target is not None and set(fold_pieces(speaker.words.text)) & set(
        fold_pieces(parties.target.text)
    ):
        return False
    victims = {t.people for f in draft.facts for t in f.tolls} | {parties.target_class}
    official = (
        bool(draft.facts) and draft.facts[0].context.lexicon.language.head_first and speaker.kind in OFFICIAL
    )
    if names.nature(speaker) == SOLDIER or names.key(speaker).startswith("words:") or official:
        others = (
            {"civilian"}
            if any(p.family == "clash" for _, p in draft.acts)
            else {"civilian", "soldier", "named"}
        )
        return "fighter" in victims and not victims & others
    return bool(victims & {"soldier", "force", "named"}) and "civilian" not in victims
