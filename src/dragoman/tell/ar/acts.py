"""A claim's act -> a clause: who did what to whom, where, when; with the hedge on who did it kept.

The clause stands behind "أن": its subject comes first and its verb agrees with it. Where nobody is told to have done
the act, the act itself is the subject: "أن هجوماً استهدف".
"""

from __future__ import annotations

from dragoman.base.claim import Basis, Outcome
from dragoman.tell.ar.objects import Object
from dragoman.tell.ar.parts import Named
from dragoman.tell.ar.places import where
from dragoman.tell.ar.speakers import that
from dragoman.tell.ar.telling import Telling, phrase, verb
from dragoman.tell.ar.when import tell_when
from dragoman.tell.ar.words import Case, Gender
from dragoman.tell.pieces import Pieces
from dragoman.tell.tables import load_table

ACT = "/event_type"
_HEDGES = (Basis.SUSPECTED, Basis.ACCUSED)


def when(telling: Telling) -> Pieces:
    """When the act was, and a blank before it; nothing where that is not known."""
    told = tell_when(telling.claim.event_date, telling.claim.date_precision)
    return (*telling.fill(" "), *telling.piece(told, "/event_date")) if told else ()


def act_clause(telling: Telling, told: Object, *, is_hedge_inside: bool = False) -> Pieces:
    """The act as a clause from "that" on, with its place; `told` is its object.

    Args:
        is_hedge_inside: whether a doer who is only suspected or accused is named in the clause, with the hedge.
    """
    claim = telling.claim
    if claim.outcome is Outcome.REPELLED:
        return _repelled(telling, told)
    doer = doer_of(telling)
    if doer is None:
        inside = hedge(telling, is_inside=True) if is_hedge_inside and is_hedged(telling) else ()
        return _by_nobody(telling, told, inside)
    subject, gender = _subject(telling, doer)
    return (
        *subject,
        *_aside(telling, gender),
        *telling.fill(" "),
        *_did(telling, told, gender),
        *where(telling),
    )


def _did(telling: Telling, told: Object, gender: Gender) -> Pieces:
    """The verb of the act, when it was, and whom it hit: "شنت في 4 سبتمبر هجوماً على ثكنة"."""
    event = telling.claim.event_type
    is_direct = event in load_table("ar", "phrases")["doing"]["direct"]
    pointers = (ACT, "/outcome") if _tells_taking(telling) else (ACT,)
    if is_direct and told.genitive:
        did = telling.fill(verb(gender, "act", event, "does"), *pointers)
        return (*did, *when(telling), *telling.fill(" "), *told.say(telling, phrase("act", event, "on")))
    name = ("doing", "carried_out") if is_direct else ("act", event, "does")
    did = telling.fill(verb(gender, *name), *pointers)
    noun = telling.fill(f" {phrase('act', event, 'act')}", *pointers)
    if not told.genitive:
        return (*did, *when(telling), *noun)
    return (*did, *when(telling), *noun, *telling.fill(" "), *told.say(telling, phrase("act", event, "on")))


def _by_nobody(telling: Telling, told: Object, inside: Pieces) -> Pieces:
    """ "أن هجوماً استهدف في 4 سبتمبر ثكنة": the act is the subject."""
    event = telling.claim.event_type
    is_direct = event in load_table("ar", "phrases")["doing"]["direct"]
    act = phrase("act", event, "noun" if is_direct else "act")
    pointers = (ACT, "/outcome") if _tells_taking(telling) else (ACT,)
    begun = telling.fill(f" {that(telling)} {act}", *pointers)
    if not told.genitive:
        return (
            *begun,
            *inside,
            *telling.fill(f" {phrase('act', event, 'took')}"),
            *when(telling),
            *where(telling),
        )
    hit = phrase("act", event, "hit")
    target = telling.piece(told.genitive if " " in hit else told.accusative, *told.pointers)
    verb_only, _, preposition = hit.partition(" ")
    link = f" {preposition} " if preposition else " "
    return (
        *begun,
        *inside,
        *telling.fill(f" {verb_only}"),
        *when(telling),
        *telling.fill(link),
        *target,
        *where(telling),
    )


def _subject(telling: Telling, doer: Named) -> tuple[Pieces, Gender]:
    """ " أنها" for the speaker, " أن" and the name for another; and what the verb agrees with."""
    claim = telling.claim
    if telling.is_speaker(claim.perpetrator):
        word = that(telling).replace(phrase("assertion", "that"), verb(doer.gender, "own", "that"))
        pointers = ("/perpetrator", *(("/claimant",) if claim.claimant else ()))
        return telling.fill(f" {word}", *pointers), doer.gender
    name = telling.piece(doer.say(Case.ACCUSATIVE), "/perpetrator")
    return (*telling.fill(f" {that(telling)} "), *name), doer.gender


def doer_of(telling: Telling) -> Named | None:
    """Who did it; None when nobody is named, or named by suspicion or accusation only."""
    name = telling.claim.perpetrator
    return None if not name or is_hedged(telling) else telling.named(name)


def _aside(telling: Telling, gender: Gender) -> Pieces:
    """ "، بإقرارها،" of who acknowledges the act."""
    attribution = telling.claim.attribution
    if attribution is None or attribution.basis is not Basis.ACKNOWLEDGED:
        return ()
    if attribution.by and not telling.is_speaker(attribution.by):
        by = telling.name(attribution.by, Case.GENITIVE, "/attribution")
        return telling.fill(phrase("hedge", "acknowledged_by"), by=by)
    itself = telling.piece(verb(gender, "own", "by_itself"), "/attribution")
    return telling.fill(phrase("hedge", "acknowledged"), itself=itself)


def _tells_taking(telling: Telling) -> bool:
    """Whether the verb of the act says that a position was taken."""
    claim = telling.claim
    return claim.outcome is Outcome.POSITION_TAKEN and claim.event_type == "territory_taken"


def position_taken(telling: Telling) -> Pieces:
    """That a position was taken, unless the verb has said so."""
    if telling.claim.outcome is not Outcome.POSITION_TAKEN or _tells_taking(telling):
        return ()
    return telling.piece(phrase("outcome", "taken"), "/outcome")


def _repelled(telling: Telling, told: Object) -> Pieces:
    """ "أنها صدت هجوماً من الجبهة على الثكنة"; "أن هجوماً جرى صده" without a defender who speaks."""
    claim = telling.claim
    listed = load_table("ar", "phrases")["doing"]
    act = phrase("act", claim.event_type, "noun" if claim.event_type in listed["direct"] else "act")
    name = claim.perpetrator
    doer = telling.piece(telling.named(name).say(Case.GENITIVE), "/perpetrator") if name else ()
    by = telling.fill(phrase("outcome", "by"), doer=doer) if doer and not is_hedged(telling) else ()
    inside = hedge(telling, is_inside=True) if is_hedged(telling) else ()
    on = telling.fill(" على {x}", x=telling.piece(told.genitive, *told.pointers)) if told.genitive else ()
    attack = (*telling.fill(act, ACT), *by, *inside, *on)
    if claim.claimant and not telling.is_speaker(name):
        defender = telling.named(claim.claimant)
        begun = telling.fill(f" {verb(defender.gender, 'own', 'that')} ", "/claimant")
        did = telling.fill(verb(defender.gender, "outcome", "repelled"), "/outcome")
        return (*begun, *did, *when(telling), *telling.fill(" "), *attack, *where(telling))
    form = "repelled_passive_f" if claim.event_type in listed["feminine"] else "repelled_passive"
    passive = telling.fill(phrase("outcome", form), "/outcome", attack=attack)
    return (*telling.fill(f" {that(telling)} "), *passive, *when(telling), *where(telling))


def is_hedged(telling: Telling) -> bool:
    """Whether the doer is named by suspicion or accusation only."""
    attribution = telling.claim.attribution
    return bool(telling.claim.perpetrator) and attribution is not None and attribution.basis in _HEDGES


def hedge(telling: Telling, *, is_inside: bool = False) -> Pieces:
    """ "اتهم السكان الجبهة بالوقوف وراء ذلك": whom somebody suspects or accuses, and who does.

    Args:
        is_inside: whether it follows the noun of the act, which it then refers to.
    """
    claim = telling.claim
    if claim.attribution is None or claim.perpetrator is None:
        return ()
    basis, by = claim.attribution.basis, claim.attribution.by
    case = Case.GENITIVE if basis is Basis.ACCUSED and not by else Case.ACCUSATIVE
    doer = telling.name(claim.perpetrator, case, "/perpetrator")
    is_feminine = claim.event_type in load_table("ar", "phrases")["doing"]["feminine"]
    pronoun = verb(Gender.FEMININE if is_feminine else Gender.MASCULINE, "own", "pronoun")
    lead = telling.fill(" ") if is_inside else ()
    if by:
        name = f"{basis}_by" if is_inside else str(basis)
        accuser = telling.named(by)
        form = verb(accuser.gender, "hedge", name, is_first=True).replace("{pronoun}", pronoun)
        said = telling.piece(accuser.say(Case.NOMINATIVE), "/attribution")
        return (*lead, *telling.fill(form, "/attribution", by=said, doer=doer))
    form = phrase("hedge", f"{basis}_act" if is_inside else f"{basis}_alone").replace("{pronoun}", pronoun)
    return (*lead, *telling.fill(form, "/attribution", doer=doer))
