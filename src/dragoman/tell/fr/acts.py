"""A claim's act -> a clause: who did what to whom, where; with the hedge on who did it kept."""

from __future__ import annotations

from dataclasses import replace

from dragoman.base.claim import Assertion, Basis, EventType, Outcome
from dragoman.tell.concepts import Gender, Number
from dragoman.tell.fr.names import is_name
from dragoman.tell.fr.nouns import Kind, Noun, plural_word
from dragoman.tell.fr.objects import Object
from dragoman.tell.fr.places import where
from dragoman.tell.fr.speakers import mood_of
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.fr.telling import Mood, Telling, has
from dragoman.tell.fr.when import tell_when
from dragoman.tell.pieces import Pieces

ACT = "/event_type"
_HEDGES = (Basis.SUSPECTED, Basis.ACCUSED)


def when(telling: Telling) -> Pieces:
    """When the act was, with its comma; nothing where that is not known."""
    told = tell_when(telling.claim.event_date, telling.claim.date_precision)
    if not told:
        return ()
    words = told.rstrip(", ")
    return (*telling.piece(words, "/event_date"), *telling.fill(told[len(words) :]))


def act_clause(telling: Telling, told: Object, doer: Pieces, subject: Noun | None, mood: Mood) -> Pieces:
    """The act as a clause, with its place.

    Args:
        told: its object. doer: who is told to have done it. subject: the noun of the doer, with which the verb agrees.
    """
    claim = telling.claim
    if claim.outcome is Outcome.REPELLED:
        return _repelled(telling, told.pieces, doer, mood)
    target = told.pieces
    name = ("active" if target else "doing") if doer else "passive" if target else "none"
    agrees = subject if doer else told.noun
    form = with_verbs(phrase("act", claim.event_type, name), agrees, mood)
    pointers = (ACT, "/outcome") if _tells_taking(telling) else (ACT,)
    clause = telling.fill(form, *pointers, doer=doer, target=target, also=told.also)
    return (*clause, *where(telling), *(() if doer else position_taken(telling, mood, is_active=False)))


def with_verbs(form: str, agrees: Noun | None, mood: Mood) -> str:
    """A form with its auxiliaries and endings: {has} and {s} agree with a noun, {one} and {many} are fixed."""
    noun = agrees or Noun("", "")
    filled = form.replace("{has}", has(mood, is_plural=noun.is_plural)).replace("{s}", noun.agreement)
    filled = filled.replace("remiss", "remis")  # has its "s" already
    return filled.replace("{one}", has(mood, is_plural=False)).replace("{many}", has(mood, is_plural=True))


def _tells_taking(telling: Telling) -> bool:
    """Whether the verb of the act says that a position was taken."""
    claim = telling.claim
    return claim.outcome is Outcome.POSITION_TAKEN and claim.event_type is EventType.TERRITORY_TAKEN


def position_taken(telling: Telling, mood: Mood, *, is_active: bool) -> Pieces:
    """That a position was taken, unless the verb has said so."""
    if telling.claim.outcome is not Outcome.POSITION_TAKEN or _tells_taking(telling):
        return ()
    form = phrase("outcome", "taken" if is_active else "taken_passive")
    return telling.piece(with_verbs(form, None, mood), "/outcome")


def _repelled(telling: Telling, target: Pieces, doer: Pieces, mood: Mood) -> Pieces:
    """ "ses forces avaient repoussé une attaque de X contre Y"; "une attaque ... avait été repoussée"."""
    claim = telling.claim
    noun = telling.piece(phrase("act", claim.event_type, "noun"), ACT)
    by = telling.fill(phrase("outcome", "by"), doer=doer) if doer else ()
    on = telling.fill(phrase("outcome", "on"), target=target) if target else ()
    attack = (*noun, *by, *on, *where(telling))
    if claim.claimant and not telling.is_speaker(claim.perpetrator):
        form = with_verbs(phrase("outcome", "repelled"), _FORCES, mood)
        defender = telling.piece(_own_forces(telling), *_speaks(telling))
        return telling.fill(form, "/outcome", defender=defender, attack=attack)
    gender = Gender(phrase("act", claim.event_type, "gender"))
    form = with_verbs(phrase("outcome", "repelled_passive"), Noun("", "", gender), mood)
    is_placed = any(piece.text == phrase("list", "comma") for piece in attack)
    comma = telling.fill(phrase("list", "comma").strip()) if is_placed else ()
    return telling.fill(form, "/outcome", attack=(*attack, *comma))


_FORCES = Noun("forces", "forces", Gender.FEMININE, number=Number.MANY)
_PEOPLE = Noun("", "", number=Number.MANY)


def subject_of(telling: Telling) -> Noun | None:
    """The noun with which the verb of a named doer agrees; None when nobody is named."""
    claim = telling.claim
    if not claim.perpetrator:
        return _PEOPLE if unnamed_doer(telling) else None
    basis = claim.attribution.basis if claim.attribution else Basis.STATED
    noun = telling.bearer(claim.perpetrator)
    if basis in (Basis.STATED, Basis.SELF_CLAIMED):
        is_forces = telling.is_speaker(claim.perpetrator) or _is_body(telling, claim.perpetrator)
        return _FORCES if is_forces else noun
    if basis is Basis.SUSPECTED and not (claim.attribution and claim.attribution.by):
        return noun if noun.kind is Kind.COMMON and noun.is_plural else _PEOPLE
    return noun


def doer_of(telling: Telling) -> Pieces:
    """Who did it, with the hedge that the source has; empty when nobody is named."""
    claim = telling.claim
    name = claim.perpetrator
    if not name:
        return ()
    basis = claim.attribution.basis if claim.attribution else Basis.STATED
    if basis not in (Basis.STATED, Basis.SELF_CLAIMED):
        return _hedged(telling, name, basis)
    if telling.is_speaker(name):
        return telling.piece(_own_forces(telling), "/perpetrator", *_speaks(telling))
    doer = telling.name(name, "/perpetrator")
    return telling.fill(phrase("own", "forces_of"), doer=doer) if _is_body(telling, name) else doer


def _is_body(telling: Telling, name: str) -> bool:
    """Whether a name is that of a group or state, whose forces did it; an armed body does it itself."""
    said = telling.say(name)
    noun = telling.bearer(name)
    if noun.kind is Kind.COMMON or (noun.kind is Kind.BARE and not is_name(said)):
        return False
    armed = load_table("nouns")["article"]["armed"]
    return not any(word.lower() in armed for word in said.replace("-", " ").split(" "))


def paragraph_doer(telling: Telling) -> tuple[Pieces, Noun | None]:
    """The doer as a paragraph tells it: one who is only suspected or accused is named in a sentence of its own."""
    if not is_hedged(telling):
        return doer_of(telling) or unnamed_doer(telling), subject_of(telling)
    listed = load_table("phrases")["unnamed_doer"]
    if telling.claim.event_type in listed["of"]:
        return telling.fill(listed["hedged"]), _PEOPLE
    return (), None


def is_hedged(telling: Telling) -> bool:
    """Whether the doer is named by suspicion or accusation only."""
    attribution = telling.claim.attribution
    return bool(telling.claim.perpetrator) and attribution is not None and attribution.basis in _HEDGES


def short_mood(telling: Telling) -> Mood:
    """The mood of a sentence that names a doer whom somebody only accuses or suspects: not the indicative."""
    attribution = telling.claim.attribution
    mood = mood_of(telling)
    if mood is Mood.DENIED or not is_hedged(telling) or attribution is None:
        return mood
    is_said_by_noun = attribution.basis is Basis.SUSPECTED and not attribution.by  # "présumés" says it
    return mood if is_said_by_noun else Mood.HEDGED


def hedge(telling: Telling) -> Pieces:
    """ "des habitants ont accusé le Front de cet acte": whom somebody suspects or accuses, and who does."""
    claim = telling.claim
    if claim.attribution is None or claim.perpetrator is None:
        return ()
    doer, by = telling.name(claim.perpetrator, "/perpetrator"), claim.attribution.by
    basis = claim.attribution.basis
    if by:
        form = with_verbs(phrase("hedge", basis), telling.bearer(by), Mood.DIRECT)
        return telling.fill(form, "/attribution", by=telling.name(by, "/attribution"), doer=doer)
    noun = telling.bearer(claim.perpetrator)
    form = with_verbs(phrase("hedge", f"{basis}_alone"), noun, mood_of(telling))
    return telling.fill(form, "/attribution", doer=doer)


def unnamed_doer(telling: Telling) -> Pieces:
    """ "des assaillants non identifiés", for an act with doers whom nobody names; never in what is denied."""
    claim = telling.claim
    if claim.perpetrator or claim.assertion is Assertion.DENIED or claim.claimant:
        return ()
    listed = load_table("phrases")["unnamed_doer"]
    return telling.fill(listed["words"]) if claim.event_type in listed["of"] else ()


def _hedged(telling: Telling, name: str, basis: Basis) -> Pieces:
    by = telling.claim.attribution.by if telling.claim.attribution else None
    noun = telling.bearer(name)
    doer = telling.name(name, "/perpetrator")
    if basis is Basis.SUSPECTED and not by:
        if noun.kind is Kind.COMMON and noun.is_plural:
            return telling.piece(_presumed(noun).with_article(), "/perpetrator", "/attribution")
        return telling.fill(phrase("basis", "suspected"), "/attribution", doer=doer)
    form = str(basis)
    if basis is Basis.ACKNOWLEDGED:
        form += "_by" if by and not telling.is_speaker(by) else "_many" if noun.is_plural else ""
    elif by and not telling.is_speaker(by):
        form += "_by_many" if telling.bearer(by).is_plural else "_by_one"
    if by and not telling.is_speaker(by):
        accuser = telling.name(by, "/attribution")
        return telling.fill(phrase("basis", form), "/attribution", doer=doer, by=accuser)
    return telling.fill(phrase("basis", form).replace("{s}", noun.agreement), "/attribution", doer=doer)


def _presumed(noun: Noun) -> Noun:
    """ "des combattants présumés"."""
    word = phrase("basis", "presumed") + ("e" if noun.is_feminine else "")
    return replace(noun, one=f"{noun.one} {word}", many=f"{noun.many} {plural_word(word)}", is_unique=False)


def _speaks(telling: Telling) -> tuple[str, ...]:
    """Where the claim says who speaks; who denies may be known by the event's sources alone."""
    return ("/claimant",) if telling.claim.claimant else ()


def _own_forces(telling: Telling) -> str:
    return phrase("own", "forces").format(its=telling.its)
