"""The parties of one event and its sentences -> on what the naming of the doer rests: no hedge is lost.

A force may be named plainly in one sentence and suspected, accused or blamed in another. The account is
then a hedged one, unless the force claims the act itself.
"""

from __future__ import annotations

from dragoman.base.claim import Attribution, Basis
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts, tail_of
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import ActorRef, Words, find_actor
from dragoman.read.party import Parties
from dragoman.read.phrases import Item

DOER_ROLES = ("agent", "weapon", "subject")


def find_attribution(
    draft: Draft, parties: Parties, names: Names
) -> tuple[Attribution | None, tuple[Words, ...]]:
    """The attribution of the doer and the words that say it; None where nobody is named."""
    if parties.perpetrator is None:
        return None, ()
    if parties.basis is Basis.STATED:
        take_hedge(draft, parties, names)
    said = parties.hedge if parties.basis in (Basis.SUSPECTED, Basis.ACCUSED) else parties.said
    words = said or (parties.perpetrator.words,)
    by = " ".join(parties.by.text.split()) if parties.by is not None else None
    if parties.by is not None and parties.by not in words:
        words = (*words, parties.by)
    return Attribution(parties.basis, by), words


def take_hedge(draft: Draft, parties: Parties, names: Names) -> None:
    """Take over the suspicion or the blame that another sentence of the event puts on the doer."""
    for facts in [*draft.facts, *draft.support]:
        if take_blame(facts, parties, names):
            return
        hedged = suspected_doer(facts, parties.perpetrator, names)
        if hedged:
            parties.basis, parties.hedge = Basis.SUSPECTED, hedged
            return


def take_blame(facts: Facts, parties: Parties, names: Names) -> bool:
    """Take over the blame of a sentence whose accused is the doer, or one whose name holds the doer's."""
    context = facts.context
    for predicate in facts.predicates:
        if predicate.family not in ("accuse", "suspect") or predicate.negated:
            continue
        for np in predicate.roles.get("agent", ()):
            inner = context.items[np.of] if np.of >= 0 else np
            if any(same_actor(find_actor(context, part), parties.perpetrator, names) for part in (np, inner)):
                parties.basis = Basis.ACCUSED if predicate.family == "accuse" else Basis.SUSPECTED
                first, last = min(predicate.item.first, np.first), max(predicate.item.last, inner.last)
                parties.hedge = (context.words(first, last), *tail_of(predicate, context))
                parties.by = next((context.bare(s) for s in predicate.roles.get("speaker", ())), parties.by)
                return True
    return False


def suspected_doer(facts: Facts, doer: ActorRef | None, names: Names) -> tuple[Words, ...]:
    """The words of a suspicion right before the doer's name, when its people are not those hit."""
    hit = {np.index for p in facts.predicates for np in p.patients}
    for position in facts.cues.get("hedge_suspected", ()):
        np = phrase_at(facts, position)
        if np is not None and np.index not in hit and same_actor(find_actor(facts.context, np), doer, names):
            return facts.cue_words("hedge_suspected", position), facts.context.words(np.first, np.last)
    return ()


def phrase_at(facts: Facts, position: int) -> Item | None:
    """The noun phrase that holds a unit or begins right after it."""
    for item in facts.context.items:
        if item.kind == "np" and item.first - 1 <= position < item.last:
            return item
    return None
