"""An event and its speakers -> who says that it did the act."""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis, Outcome
from dragoman.read.aims import GROUPS
from dragoman.read.answers import denies_as_we
from dragoman.read.doers import owner_by_initials
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.force_speakers import find_speaker, fuller, same_side, speaks_of_own
from dragoman.read.names import FIGHTER, OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, filed, is_vague_group
from dragoman.read.own_statements import drove_back, hits_enemy, is_called_enemy, is_own_force, is_voice_act
from dragoman.read.party import Parties
from dragoman.read.responsibility import claim_by_pronoun, claim_of
from dragoman.read.speakers import Speech, speech_at

DOING = ("attack", "clash", "take_place", "kill", "capture", "destroy", "use", "seize", "damage", "injure")


def find_claimant(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """Who says that it did the act, and the doer that only "troops" stood for: they are the claimant's."""
    choose_claimant(draft, parties, names, voice)
    doer, claimer = parties.perpetrator, parties.claimant
    lexicon = draft.facts[0].context.lexicon if draft.facts else None
    if doer is None or claimer is None or lexicon is None or parties.outcome is Outcome.REPELLED:
        return
    is_office = filed(claimer.words, lexicon).rsplit("'s ", 1)[-1] in lexicon.classes("state_offices")
    if filed(doer.words, lexicon) in lexicon.classes("plain_forces") and not doer.countries and not is_office:
        parties.perpetrator = claimer
        if parties.doer_class == SOLDIER and names.nature(claimer) != FIGHTER:
            parties.doer_nature = SOLDIER


def choose_claimant(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """Who says that it did the act: by a claim of responsibility, or by telling it itself."""
    if is_settled_by_claim(draft, parties, names) or parties.basis in (Basis.SUSPECTED, Basis.ACCUSED):
        return
    if claims_by_telling(draft, parties, names) or claims_elsewhere(draft, parties, names):
        return
    if claims_the_dead(draft, parties, names) or claims_by_announcing(draft, parties, names):
        return
    if voice is not None:
        claim_for_voice(draft, parties, names, voice)


def doer_of(parties: Parties) -> ActorRef | None:
    """The force whose word would claim the act: the doer, or the one that beat the attack back."""
    return parties.target_actor if parties.outcome is Outcome.REPELLED else parties.perpetrator


def is_settled_by_claim(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take the force said to have claimed the act; settled too where it is said that nobody has."""
    for facts in [*draft.facts, *draft.support]:
        if "unclaimed" in facts.cues:
            return True
        ref = claim_of(facts) or claim_by_pronoun(facts, names)
        if ref is not None and is_vague_group(facts.context, ref):
            ref = names.before(ref.words.start, armed=True)
        if ref is not None:
            if takes_the_act(parties, ref, names):
                parties.perpetrator = ref
            if parties.outcome is not Outcome.REPELLED or parties.claimant is None:
                set_claimed(parties, ref, facts, None)
            return True
    return False


def takes_the_act(parties: Parties, claimer: ActorRef, names: Names) -> bool:
    """Whether the force that claims an attack is its doer: nobody is named for it yet, or a force of a state that a
    group which claims the attack can only have hit."""
    doer = parties.perpetrator
    if doer is None:
        return True
    if parties.outcome is Outcome.REPELLED or not claimer.is_named:
        return False
    is_group = names.nature(claimer) == FIGHTER or claimer.kind in GROUPS
    is_state = names.nature(doer) == SOLDIER or doer.kind in OFFICIAL or doer.kind == "international_force"
    return not doer.is_named or is_group and is_state


def claims_by_telling(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take the speaker of an act as its claimant: the doer itself, or who can only speak of its own."""
    doer = doer_of(parties)
    for facts, predicate in draft.acts:
        speech = speech_at(facts.speeches, predicate.item.index)
        if speech is None or speech.family in ("deny", "accuse"):
            continue
        speaker = find_speaker(draft, facts, speech, doer, names)
        if speaker is None:
            continue
        told_by_doer = facts.context.lexicon.language.head_first and parties.outcome is Outcome.REPELLED
        if told_by_doer and predicate.family in DOING and same_actor(speaker, parties.perpetrator, names):
            set_claimed(parties, speaker, facts, speech)
            return True
        if doer is not None and is_office_of(facts, speaker, doer, names):
            set_claimed(parties, doer, facts, speech)
            return True
        if same_side(speaker, doer, names) or is_unit_of(facts, doer, parties):
            if is_unit_of(facts, doer, parties):
                parties.perpetrator = doer = speaker
            set_claimed(parties, fuller(speaker, doer), facts, speech)
            return True
        if doer is not None or predicate.family not in DOING:
            continue
        happened = predicate.family == "take_place" and not predicate.agents
        if happened or speaks_of_own(draft, speaker, parties, names):
            parties.perpetrator = speaker
            set_claimed(parties, speaker, facts, speech)
            return True
    return False


def is_office_of(facts: Facts, speaker: ActorRef, doer: ActorRef, names: Names) -> bool:
    """Whether a speaker is the office over a force of a state: "les FAMa ont mené ..., indique l'état-major"."""
    lexicon = facts.context.lexicon
    if not lexicon.relations or not doer.is_named or speaker.is_named:
        return False
    is_state = names.nature(doer) == SOLDIER or doer.kind in OFFICIAL
    office = any(word in speaker.words.text.casefold() for word in lexicon.classes("state_offices"))
    return is_state and office and (not speaker.countries or set(speaker.countries) <= set(doer.countries))


def is_unit_of(facts: Facts, doer: ActorRef | None, parties: Parties) -> bool:
    """Whether a doer is a unit without a name, which can only be the speaker's: "announces that a patrol met"."""
    item = parties.perpetrator_item
    if doer is None or doer.is_named or doer.countries or item is None:
        return False
    classes = facts.context.lexicon.classes
    units = classes("subunits") | classes("gatherings")
    if facts.context.lexicon.language.verb_first:
        is_new = not item.determiner and not item.head.article
        return is_new and item.head.low in units | classes("plain_forces")
    return item.determiner in classes("indefinite") and item.head.low in units


def claims_elsewhere(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take a named doer that speaks anywhere in the sentences of the event."""
    doer = parties.perpetrator
    if doer is None or not doer.is_named or parties.outcome is Outcome.REPELLED:
        return False
    for facts in draft.facts:
        for speech in facts.speeches:
            if speech.family in ("deny", "accuse"):
                continue
            speaker = speech.actor
            if speaker is None and speech.item is not None:
                speaker = owner_by_initials(facts.context, speech.item, names)
            if same_actor(speaker, doer, names):
                set_claimed(parties, doer, facts, speech)
                return True
    return False


def claims_the_dead(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take a group that claims the dead of an attack by nobody named for its doer: "the group claims eight dead"."""
    if doer_of(parties) is not None or parties.outcome is not None:
        return False
    for facts in draft.facts:
        for speech in facts.speeches:
            speaker = find_speaker(draft, facts, speech, None, names) if speech.family == "claim" else None
            if (
                speaker is not None
                and names.nature(speaker) != SOLDIER
                and speaks_of_own(draft, speaker, parties, names)
            ):
                parties.perpetrator = speaker
                set_claimed(parties, speaker, facts, speech)
                return True
    return False


def claims_by_announcing(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take the force that the title or the lead says has announced the act."""
    for speaker, facts in names.announcers:
        unclaimed = doer_of(parties) is None and parties.outcome is None
        if unclaimed and speaks_of_own(draft, speaker, parties, names):
            parties.perpetrator = speaker
        doer = doer_of(parties)
        if doer is not None and doer.is_named and same_actor(speaker, doer, names):
            set_claimed(parties, doer, facts, next(iter(facts.speeches), None))
            return True
    return False


def claim_for_voice(draft: Draft, parties: Parties, names: Names, voice: ActorRef) -> None:
    """Take the party whose own statement tells the act, where the act is its own."""
    doer = doer_of(parties)
    if drove_back(parties, voice, names):
        set_claimed(parties, voice, draft.facts[0], None)
        return
    if is_called_enemy(draft, doer, parties) or denies_as_we(draft, parties):
        return
    own = same_side(voice, doer, names) or is_own_force(draft, voice, doer, names)
    if doer is None and lost_soldiers(draft, voice, names):
        return
    if own or doer is None and is_voice_act(draft, parties):
        if doer is None:
            parties.perpetrator = voice
        set_claimed(parties, voice, draft.facts[0], None)
    elif doer is not None and doer.is_named and hits_enemy(draft, parties):
        set_claimed(parties, doer, draft.facts[0], None)


def lost_soldiers(draft: Draft, voice: ActorRef, names: Names) -> bool:
    """Whether an office of a state tells of an attack in which soldiers fell: they are its own."""
    context = draft.facts[0].context
    if not context.lexicon.relations or names.nature(voice) == FIGHTER:
        return False
    words = voice.words.text.casefold()
    is_office = any(office in words for office in context.lexicon.classes("state_offices"))
    if not is_office and names.nature(voice) != SOLDIER:
        return False
    return any(t.people == "soldier" and t.high != 0 for f in draft.facts for t in f.tolls)


def set_claimed(parties: Parties, ref: ActorRef, facts: Facts, speech: Speech | None) -> None:
    """Record the claimant and where its word stands."""
    parties.claimant, parties.assertion = ref, Assertion.CLAIMED
    parties.basis = Basis.SELF_CLAIMED if parties.basis is Basis.STATED else parties.basis
    parties.by, parties.speech, parties.said_in = ref.words, speech, facts
    if speech is not None:
        verb = facts.context.whole(speech.verb) if speech.verb is not None else None
        parties.said = tuple(words for words in (speech.words, verb) if words is not None)
    if not parties.said:
        parties.said = (ref.words,)
