"""A claim -> by whose word it is told: "أعلنت الجبهة في 7 سبتمبر/أيلول 2023، في بيان نشرته وكالة الساحل، أن".

No sentence of ours tells an act in our own voice: without a named speaker a report or a statement says it.
"""

from __future__ import annotations

from dragoman.base.claim import Assertion
from dragoman.tell.ar.telling import Telling, phrase, stating, verb
from dragoman.tell.ar.when import parse_day, tell_day
from dragoman.tell.ar.words import Case, Gender
from dragoman.tell.concepts import Number
from dragoman.tell.pieces import Pieces

SAID = "/assertion"


def opening(telling: Telling) -> Pieces:
    """Who says it, when, and through whom, up to "that", which the clause begins with."""
    claim = telling.claim
    day = parse_day(claim.claimed_on)
    said = telling.piece(tell_day(day), "/claimed_on") if day else ()
    on = telling.fill(phrase("assertion", "on_day"), day=said) if said else ()
    named = telling.speaker_named
    if named:
        pointer = "/claimant" if claim.claimant else "/attribution" if stating(claim) else SAID
        spoke = telling.fill(verb(named.gender, "assertion", claim.assertion, is_first=True) + " ", SAID)
        who = telling.piece(named.say(Case.NOMINATIVE), pointer)
        return (*spoke, *who, *on, *_statement(telling))
    if claim.assertion is not Assertion.REPORTED or claim.outlet or claim.platform:
        by = (*_through(telling), *(telling.fill(phrase("unnamed", "dated"), day=said) if said else ()))
        return telling.fill(phrase("unnamed", claim.assertion), SAID, by=by)
    if said:
        return telling.fill(phrase("unnamed", "reported_dated"), SAID, day=said)
    return telling.piece(phrase("unnamed", "reported_alone"), SAID)


def that(telling: Telling) -> str:
    """What the clause begins with: " بأن" after "أفاد", else " أن"."""
    is_alone = not (telling.claim.outlet or telling.claim.platform or telling.claim.claimed_on)
    is_bare = is_alone and not telling.speaker_named
    is_report = telling.claim.assertion is Assertion.REPORTED and not is_bare
    return phrase("assertion", "that_reported" if is_report else "that")


def again(telling: Telling, form: str, *, is_third: bool = False) -> Pieces:
    """Whose word a second or third sentence of the same account is.

    Args:
        form: "that" before a clause, "of" before nouns.
    """
    claim = telling.claim
    named = telling.speaker_named
    is_report = claim.assertion is Assertion.REPORTED  # the verb alone might be taken for the attacker's
    if named and named.number is not Number.TWO and (claim.claimant or stating(claim) or not is_report):
        name = f"more_{form}" if is_third else f"also_{form}"
        said, spoke = verb(named.gender, "again", "said"), verb(named.gender, "again", "spoke")
        return telling.fill(phrase("again", name).format(said=said, spoke=spoke), SAID)
    if not is_report:
        return telling.fill(phrase("again", f"statement_{form}"), SAID)
    source = "report" if claim.outlet or claim.platform or telling.speaker or claim.claimed_on else "alone"
    return telling.fill(phrase("again", f"{source}_{form}"), SAID)


def according_to(telling: Telling, source: str, *pointers: str) -> Pieces:
    """The giver of a figure who is not the account's own speaker."""
    who = telling.name(source, Case.GENITIVE, *pointers)
    return telling.fill(phrase("assertion", "according"), source=who)


def _statement(telling: Telling) -> Pieces:
    """ "، في بيان نشرته الوكالة عبر المنصة،", where either is known; of a report only the platform."""
    claim = telling.claim
    if not claim.claimant:
        return _via(telling)
    outlet = claim.outlet if claim.outlet and not telling.is_speaker(claim.outlet) else None
    by = (*_released(telling, outlet), *_via(telling))
    return telling.fill(phrase("assertion", "statement"), by=by) if by else ()


def _through(telling: Telling) -> Pieces:
    """What carried a statement or report that nobody signs."""
    return (*_released(telling, telling.claim.outlet), *_via(telling))


def _released(telling: Telling, outlet: str | None) -> Pieces:
    if not outlet:
        return ()
    is_masculine = telling.named(outlet).gender is Gender.MASCULINE
    form = phrase("assertion", "released_by_m" if is_masculine else "released_by")
    return telling.fill(form, outlet=telling.name(outlet, Case.NOMINATIVE, "/outlet"))


def _via(telling: Telling) -> Pieces:
    platform = telling.claim.platform
    if not platform or (telling.speaker and platform.casefold() == telling.speaker.casefold()):
        return ()
    name = telling.name(platform, Case.GENITIVE, "/platform")
    return telling.fill(phrase("assertion", "via"), platform=name)
