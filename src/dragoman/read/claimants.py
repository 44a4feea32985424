"""An event and its speakers -> who says that it did the act, who denies it, who confirms it."""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis, Outcome
from dragoman.read.doers import outlet_owner, owner_by_initials
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.lexicon import fold_pieces
from dragoman.read.names import FIGHTER, OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, find_actor, is_vague_group, name_as_actor
from dragoman.read.organisations import UNKNOWN
from dragoman.read.party import Parties
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import Speech, speech_at

DOING = ("attack", "clash", "take_place", "kill", "capture", "destroy", "use", "seize", "damage", "injure")


def find_claimant(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """Who says that it did the act, and the doer that only "troops" stood for: they are the claimant's."""
    choose_claimant(draft, parties, names, voice)
    doer, claimer = parties.perpetrator, parties.claimant
    lexicon = draft.facts[0].context.lexicon if draft.facts else None
    if doer is None or claimer is None or lexicon is None or parties.outcome is Outcome.REPELLED:
        return
    is_office = claimer.words.text.casefold().rsplit("'s ", 1)[-1] in lexicon.classes("state_offices")
    if doer.words.text.casefold() in lexicon.classes("plain_forces") and not doer.countries and not is_office:
        parties.perpetrator = claimer


def choose_claimant(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """Who says that it did the act: by a claim of responsibility, or by telling it itself."""
    for facts in [*draft.facts, *draft.support]:
        if "unclaimed" in facts.cues:
            return
        ref = claim_of(facts) or claim_by_pronoun(facts, names)
        if ref is not None and is_vague_group(facts.context, ref):
            ref = names.before(ref.words.start, armed=True)
        if ref is not None:
            if takes_the_act(parties, ref):
                parties.perpetrator = ref
            if parties.outcome is not Outcome.REPELLED or parties.claimant is None:
                set_claimed(parties, ref, facts, None)
            return
    if parties.basis in (Basis.SUSPECTED, Basis.ACCUSED):
        return
    doer = parties.perpetrator if parties.outcome is not Outcome.REPELLED else parties.target_actor
    for facts, predicate in draft.acts:
        speech = speech_at(facts.speeches, predicate.item.index)
        if speech is None or speech.family in ("deny", "accuse"):
            continue
        speaker = find_speaker(draft, facts, speech, doer, names)
        if speaker is None:
            continue
        if same_side(speaker, doer, names):
            set_claimed(parties, fuller(speaker, doer), facts, speech)
            return
        if (
            doer is None
            and predicate.family in DOING
            and (
                speaks_of_own(draft, speaker, parties, names)
                or predicate.family == "take_place"
                and not predicate.agents
            )
        ):
            parties.perpetrator = speaker
            set_claimed(parties, speaker, facts, speech)
            return
    for facts in draft.facts:
        for speech in facts.speeches:
            speaker = speech.actor if speech.family not in ("deny", "accuse") else None
            if speaker is None and speech.item is not None and speech.family not in ("deny", "accuse"):
                speaker = owner_by_initials(facts.context, speech.item, names)
            if (
                doer is not None
                and doer.is_named
                and same_actor(speaker, doer, names)
                and parties.outcome is not Outcome.REPELLED
            ):
                set_claimed(parties, doer, facts, speech)
                return
    if doer is None and parties.outcome is None and claims_the_dead(draft, parties, names):
        return
    for speaker, facts in names.announcers:
        if doer is None and parties.outcome is None and speaks_of_own(draft, speaker, parties, names):
            parties.perpetrator = doer = speaker
        if doer is not None and doer.is_named and same_actor(speaker, doer, names):
            set_claimed(parties, doer, facts, next(iter(facts.speeches), None))
            return
    if voice is not None and drove_back(parties, voice, names):
        set_claimed(parties, voice, draft.facts[0], None)
        return
    if voice is None or is_called_enemy(draft, doer):
        return
    if denies_as_we(draft, parties):
        return
    if (
        same_side(voice, doer, names)
        or is_own_force(draft, voice, doer, names)
        or doer is None
        and is_voice_act(draft, parties)
    ):
        if doer is None:
            parties.perpetrator = voice
        set_claimed(parties, voice, draft.facts[0], None)


def claims_the_dead(draft: Draft, parties: Parties, names: Names) -> bool:
    """Take a group that claims the dead of an attack by nobody named for its doer: "the group claims eight dead"."""
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


def takes_the_act(parties: Parties, claimer: ActorRef) -> bool:
    """Whether the force that claims an attack is its doer: nobody is named for it yet."""
    if parties.perpetrator is None:
        return True
    return parties.outcome is not Outcome.REPELLED and claimer.is_named and not parties.perpetrator.is_named


def fuller(speaker: ActorRef, doer: ActorRef | None) -> ActorRef:
    """The speaker as the doer's phrase writes it in full: "Haitian police" for "a police spokesman"."""
    if doer is None or speaker.is_named or speaker.countries:
        return speaker
    return doer if set(fold_pieces(speaker.words.text)) < set(fold_pieces(doer.words.text)) else speaker


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


def speaks_of_own(draft: Draft, speaker: ActorRef, parties: Parties, names: Names) -> bool:
    """Whether an act without a doer is the speaker's: those it hit are on the other side."""
    if parties.doer_class or parties.outcome is Outcome.REPELLED:
        return False
    if parties.target is not None and set(fold_pieces(speaker.words.text)) & set(
        fold_pieces(parties.target.text)
    ):
        return False
    victims = {t.people for f in draft.facts for t in f.tolls} | {parties.target_class}
    if names.nature(speaker) == SOLDIER or names.key(speaker).startswith("words:"):
        others = (
            {"civilian"}
            if any(p.family == "clash" for _, p in draft.acts)
            else {"civilian", "soldier", "named"}
        )
        return "fighter" in victims and not victims & others
    return bool(victims & {"soldier", "force", "named"}) and "civilian" not in victims


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


def is_own_force(draft: Draft, voice: ActorRef, doer: ActorRef | None, names: Names) -> bool:
    """Whether an unnamed force in a party's own statement is its own: "troops", "defenders"."""
    if doer is None or names.nature(voice) == FIGHTER:
        return False
    if doer.is_named:
        return is_service_of(draft, voice, doer, names)
    if doer.countries:
        return False
    return not any(
        same_actor(doer, ref, names) and not same_actor(voice, ref, names)
        for ref in names.refs.values()
        if ref.is_named
    )


def is_service_of(draft: Draft, voice: ActorRef, doer: ActorRef, names: Names) -> bool:
    """Whether a named service or unit is under the state office that speaks: "the National Police", "the EOD team"."""
    lexicon = draft.facts[0].context.lexicon
    is_office = any(office in voice.words.text.casefold() for office in lexicon.classes("state_offices"))
    is_state = is_office or not voice.is_named or names.natures.get(names.key(voice)) == SOLDIER
    if not is_state or names.nature(doer) == FIGHTER:
        return False
    if doer.countries and doer.countries != voice.countries:
        return False
    last = doer.words.text.casefold().rsplit(" ", 1)[-1]
    return names.nature(doer) == SOLDIER or last in lexicon.classes("subunits")


def is_called_enemy(draft: Draft, doer: ActorRef | None) -> bool:
    """Whether a statement calls the doer its enemy: "the invading army"."""
    words = set(doer.words.text.casefold().split()) if doer is not None else set()
    return bool(words & draft.facts[0].context.lexicon.classes("enemy_words"))


def is_voice_act(draft: Draft, parties: Parties) -> bool:
    """Whether an act without a named doer, in a party's own statement, is that party's: not done to its own people."""
    lexicon = draft.facts[0].context.lexicon
    if parties.doer_heads & lexicon.classes("own_voices"):
        return True
    if parties.doer_class in ("fighter", "soldier", "force", "mixed") or parties.outcome is Outcome.REPELLED:
        return False
    ours = lexicon.classes("first_person")
    patients = [np for f, p in draft.acts for np in p.patients]
    victims = {t.people for f in draft.facts for t in f.tolls if t.high != 0}
    if tolls_of_own(draft):
        return False
    is_clash = any(p.family == "clash" for _, p in draft.acts) and bool(victims & {"soldier", "fighter"})
    if not is_clash and any(np.determiner in ours for np in patients):
        return False
    return victims != {"civilian"}


def tolls_of_own(draft: Draft) -> bool:
    """Whether all the dead and wounded are called by words of honour: "two comrades fell"."""
    tolls = [(f.context, t) for f in draft.facts for t in f.tolls if t.high != 0]
    return bool(tolls) and all(
        any(e.kind == "person" and e.key in c.lexicon.classes("own_people") for e in t.item.head.entries)
        for c, t in tolls
    )


def is_own_account(facts: Facts, predicate: object) -> bool:
    """Whether the doer is a pronoun or possessive of the speaker ("its fighters", "it had")."""
    lexicon = facts.context.lexicon
    own = lexicon.classes("possessives") | lexicon.classes("first_person") | lexicon.classes("third_person")
    pronoun = getattr(predicate, "pronoun", "")
    agents = getattr(predicate, "agents", [])
    return pronoun in own or any(np.determiner in lexicon.classes("possessives") for np in agents)


def claim_of(facts: Facts) -> ActorRef | None:
    """The force that a sentence says has claimed an act."""
    for predicate in facts.predicates:
        if predicate.family == "claim" and not predicate.negated and not predicate.unreal:
            if is_claim_of_act(facts, predicate):
                said = speech_at(
                    [s for s in facts.speeches if s.verb is not predicate.item], predicate.item.index
                )
                if (
                    said is not None
                    and said.item is not None
                    and said.item not in predicate.agents
                    and said.actor is not None
                ):
                    continue
                for np in predicate.agents:
                    ref = name_as_actor(facts.context, np)
                    if ref is not None and facts.context.units[
                        np.first
                    ].low not in facts.context.lexicon.classes("no"):
                        return ref
    return None


def claim_by_pronoun(facts: Facts, names: Names) -> ActorRef | None:
    """The force named before a sentence that says "it took responsibility"."""
    lexicon = facts.context.lexicon
    of_groups = lexicon.classes("third_person") - lexicon.classes("person_pronouns")
    for predicate in facts.predicates:
        if predicate.family != "claim" or predicate.nominal or predicate.negated or predicate.unreal:
            continue
        if predicate.pronoun in of_groups and not predicate.agents and is_claim_of_act(facts, predicate):
            return names.before(
                facts.context.words(predicate.item.first, predicate.item.last).start, armed=True
            )
    return None


def is_claim_of_act(facts: Facts, predicate: Predicate) -> bool:
    """Whether a verb of claiming takes the act itself ("claimed the raid"), and not what is only said."""
    lexicon = facts.context.lexicon
    if predicate.entry.key not in lexicon.classes("plain_claims"):
        return True
    for np in predicate.roles.get("content", ()):
        if any(
            e.kind == "arm" or e.kind == "act" and e.name == "noun" for e in np.head.entries
        ) or np.head.low in lexicon.classes("claimables"):
            return True
    after = predicate.item.index + 1
    items = facts.context.items
    return (
        after < len(items)
        and items[after].kind == "pron"
        and (after + 1 == len(items) or items[after + 1].kind != "vg")
    )


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


def find_answer(draft: Draft, parties: Parties) -> None:
    """A denial by the force that is accused or said to have lost, or a confirmation by the one hit."""
    for facts in [*draft.facts, *draft.support]:
        for predicate in facts.predicates:
            if predicate.nominal or predicate.negated or predicate.family not in ("deny", "confirm"):
                continue
            speaker = next((np for np in predicate.roles.get("speaker", ())), None)
            if speaker is None:
                continue
            ref = find_actor(facts.context, speaker) or force_speaking(facts, predicate)
            entry = speaker.entry("speaker")
            if ref is not None or (entry is not None and entry.family == "party_capable"):
                is_denial = predicate.family == "deny"
                if not is_denial and not is_party_hit(draft, parties):
                    continue
                parties.assertion = Assertion.DENIED if is_denial else Assertion.CONFIRMED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item), facts.context.whole(speaker))
                return


def drove_back(parties: Parties, voice: ActorRef, names: Names) -> bool:
    """Whether a party's own statement tells of an attack that was beaten back, by itself as nobody else is named."""
    if parties.outcome is not Outcome.REPELLED or parties.target_actor is not None:
        return False
    return not same_actor(parties.perpetrator, voice, names)


def denies_as_we(draft: Draft, parties: Parties) -> bool:
    """Record the denial of a statement that speaks as "we": "we deny it altogether"."""
    for facts in draft.facts:
        for predicate in facts.predicates:
            if predicate.family == "deny" and predicate.pronoun in facts.context.lexicon.classes(
                "first_person"
            ):
                parties.assertion = Assertion.DENIED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item),)
                return True
    return False


def force_speaking(facts: Facts, predicate: Predicate) -> ActorRef | None:
    """The force that the speaker of a verb stands for by his office: "the spokesman of the guard, Capt. X"."""
    return next((s.actor for s in facts.speeches if s.verb is predicate.item), None)


def is_party_hit(draft: Draft, parties: Parties) -> bool:
    """Whether an armed force was hit, so that its word confirms and does not only report."""
    victims = {t.people for f in draft.facts for t in f.tolls if t.high != 0} | {parties.target_class}
    return bool(victims & {"soldier", "force", "named"})
