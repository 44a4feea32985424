"""A claim's act -> a clause: who did what to whom, where; with the hedge on who did it kept."""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis, EventType, Outcome
from dragoman.tell.en.nouns import is_armed_body, is_plural, is_proper
from dragoman.tell.en.objects import Object
from dragoman.tell.en.places import where
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.en.telling import Telling
from dragoman.tell.en.when import tell_when
from dragoman.tell.pieces import Pieces

ACT = "/event_type"


def when(telling: Telling) -> Pieces:
    """When the act was, and a blank after it; nothing where that is not known."""
    told = tell_when(telling.claim.event_date, telling.claim.date_precision)
    return (*telling.piece(told, "/event_date"), *telling.fill(" ")) if told else ()


def act_clause(telling: Telling, told: Object, doer: Pieces) -> Pieces:
    """The act as a clause, with its place; `told` is its object, `doer` who is told to have done it."""
    claim = telling.claim
    if claim.outcome is Outcome.REPELLED:
        return _repelled(telling, told.pieces, doer)
    target = told.pieces
    name = ("active" if target else "doing") if doer else "passive" if target else "none"
    form = phrase("act", claim.event_type, name)
    pointers = (ACT, "/outcome") if _tells_taking(telling) else (ACT,)
    clause = telling.fill(form, *pointers, doer=doer, target=target, was=_was(telling, told), also=told.also)
    return (*clause, *where(telling), *(() if doer else position_taken(telling, is_active=False)))


def _tells_taking(telling: Telling) -> bool:
    """Whether the verb of the act says that a position was taken."""
    claim = telling.claim
    return claim.outcome is Outcome.POSITION_TAKEN and claim.event_type is EventType.TERRITORY_TAKEN


def position_taken(telling: Telling, *, is_active: bool) -> Pieces:
    """That a position was taken, unless the verb has said so."""
    if telling.claim.outcome is not Outcome.POSITION_TAKEN or _tells_taking(telling):
        return ()
    return telling.piece(phrase("outcome", "taken" if is_active else "taken_passive"), "/outcome")


def _repelled(telling: Telling, target: Pieces, doer: Pieces) -> Pieces:
    """ "its forces repelled an attack by X on Y"; "an attack by X on Y was repelled" without a defender who speaks."""
    claim = telling.claim
    noun = telling.piece(phrase("act", claim.event_type, "noun"), ACT)
    by = telling.fill(phrase("outcome", "by"), doer=doer) if doer else ()
    on = telling.fill(phrase("outcome", "on"), target=target) if target else ()
    attack = (*noun, *by, *on, *where(telling))
    if claim.claimant and not telling.is_speaker(claim.perpetrator):
        defender = telling.piece(_own_forces(telling), *_speaks(telling))
        return telling.fill(phrase("outcome", "repelled"), "/outcome", defender=defender, attack=attack)
    return telling.fill(phrase("outcome", "repelled_passive"), "/outcome", attack=attack)


def doer_of(telling: Telling) -> Pieces:
    """Who did it, with the hedge that the source has; empty when nobody is named."""
    claim = telling.claim
    name = claim.perpetrator
    if not name:
        return ()
    basis = claim.attribution.basis if claim.attribution else Basis.STATED
    if basis in (Basis.STATED, Basis.SELF_CLAIMED):
        if telling.is_speaker(name):
            return telling.piece(_own_forces(telling), "/perpetrator", *_speaks(telling))
        return _forces_of(telling, name)
    return _hedged(telling, name, basis)


def _forces_of(telling: Telling, name: str) -> Pieces:
    """A force by its name, a group or a state by "forces of" it."""
    said = telling.say(name)
    doer = telling.name(name, "/perpetrator")
    if is_armed_body(said) or not is_proper(said):
        return doer
    return telling.fill(phrase("own", "forces_of"), doer=doer)


def paragraph_doer(telling: Telling) -> Pieces:
    """The doer as a paragraph tells it: one who is only suspected or accused is named in a sentence of its own."""
    if not is_hedged(telling):
        return doer_of(telling) or unnamed_doer(telling)
    listed = load_table("phrases")["unnamed_doer"]
    return telling.fill(listed["hedged"]) if telling.claim.event_type in listed["of"] else ()


def is_hedged(telling: Telling) -> bool:
    """Whether the doer is named by suspicion or accusation only."""
    attribution = telling.claim.attribution
    hedges = (Basis.SUSPECTED, Basis.ACCUSED)
    return bool(telling.claim.perpetrator) and attribution is not None and attribution.basis in hedges


def hedge(telling: Telling) -> Pieces:
    """ "residents accused the Dawn Banner Front of the act": whom somebody suspects or accuses, and who does."""
    claim = telling.claim
    if claim.attribution is None or claim.perpetrator is None:
        return ()
    doer, by = telling.name(claim.perpetrator, "/perpetrator"), claim.attribution.by
    basis = claim.attribution.basis
    if by:
        accuser = telling.name(by, "/attribution")
        return telling.fill(phrase("hedge", basis), "/attribution", by=accuser, doer=doer)
    number = "were" if is_plural(telling.say(claim.perpetrator)) else "was"
    return telling.fill(
        phrase("hedge", f"{basis}_alone"), "/attribution", doer=doer, was=phrase("toll", number)
    )


def unnamed_doer(telling: Telling) -> Pieces:
    """ "unnamed assailants", for an act that has doers though nobody names them; never in what is denied."""
    claim = telling.claim
    if claim.perpetrator or claim.assertion is Assertion.DENIED or claim.claimant:
        return ()
    listed = load_table("phrases")["unnamed_doer"]
    return telling.fill(listed["words"]) if claim.event_type in listed["of"] else ()


def _hedged(telling: Telling, name: str, basis: Basis) -> Pieces:
    by = telling.claim.attribution.by if telling.claim.attribution else None
    doer = telling.name(name, "/perpetrator")
    if basis is Basis.SUSPECTED and not by:
        if is_plural(telling.say(name)) and telling.say(name)[:1].islower():
            doer = telling.piece(telling.say(name), "/perpetrator")
            return telling.fill(phrase("basis", "suspected_plural"), "/attribution", doer=doer)
        return telling.fill(phrase("basis", "suspected"), "/attribution", doer=doer)
    if by and not telling.is_speaker(by):
        accuser = telling.name(by, "/attribution")
        number = "by_many" if is_plural(telling.say(by)) else "by_one"
        return telling.fill(phrase("basis", f"{basis}_{number}"), "/attribution", doer=doer, by=accuser)
    return telling.fill(phrase("basis", basis), "/attribution", doer=doer)


def _speaks(telling: Telling) -> tuple[str, ...]:
    """Where the claim says who speaks; who denies may be known by the event's sources alone."""
    return ("/claimant",) if telling.claim.claimant else ()


def _own_forces(telling: Telling) -> str:
    return phrase("own", "forces").format(its=telling.its)


def _was(telling: Telling, told: Object) -> str:
    if told.losses or told.items:
        is_many = not any(loss.amount.is_one for loss in told.losses)
    else:
        is_many = is_plural(telling.say(telling.claim.target or ""))
    return phrase("toll", "were" if is_many else "was")
