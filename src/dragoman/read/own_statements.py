"""A party's own statement -> whether an act that it tells is its own: its troops, its units, its clash."""

from __future__ import annotations

from dragoman.base.claim import Outcome
from dragoman.read.drafts import Draft
from dragoman.read.names import FIGHTER, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, filed, filed_head
from dragoman.read.party import Parties


def drove_back(parties: Parties, voice: ActorRef, names: Names) -> bool:
    """Whether a party's own statement tells of an attack that was beaten back, by itself as nobody else is named."""
    if parties.outcome is not Outcome.REPELLED or parties.target_actor is not None:
        return False
    return not same_actor(parties.perpetrator, voice, names)


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
    is_office = any(office in filed(voice.words, lexicon) for office in lexicon.classes("state_offices"))
    is_state = is_office or not voice.is_named or names.natures.get(names.key(voice)) == SOLDIER
    if not is_state or names.nature(doer) == FIGHTER:
        return False
    if doer.countries and doer.countries != voice.countries:
        return False
    last = filed_head(doer.words, lexicon)
    return names.nature(doer) == SOLDIER or last in lexicon.classes("subunits")


def is_called_enemy(draft: Draft, doer: ActorRef | None, parties: Parties) -> bool:
    """Whether a statement calls the doer its enemy: "the invading army"."""
    lexicon = draft.facts[0].context.lexicon
    ours = lexicon.classes("first_person")
    if any(np.determiner in ours for _, p in draft.acts for np in p.agents):
        return False  # "the occupiers attacked; 15 drones were shot down by our air defence"
    words = set(filed(doer.words, lexicon).split()) if doer is not None else set()
    words |= parties.doer_heads
    words |= {lexicon.lemmas.get(word, word) for word in words}
    return bool(words & (lexicon.classes("enemy_words") | lexicon.classes("enemy_people")))


def hits_enemy(draft: Draft, parties: Parties) -> bool:
    """Whether a statement calls those whom an act hit its enemy, so that whoever did it is on its side."""
    lexicon = draft.facts[0].context.lexicon
    words = set(filed(parties.target, lexicon).split()) if parties.target is not None else set()
    return parties.perpetrator is not None and bool(words & lexicon.classes("enemy_words"))


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
