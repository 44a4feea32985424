"""A claim -> by whose word it is told: "On 7 September 2023, GSIM claimed in a statement released by Al-Zallaqa that".

No sentence of ours tells an act in our own voice: without a named speaker "a report" or "a statement" says it.
"""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis
from dragoman.tell.en.nouns import is_plural
from dragoman.tell.en.tables import phrase
from dragoman.tell.en.telling import Telling, fold
from dragoman.tell.en.when import parse_day, tell_day
from dragoman.tell.pieces import Pieces

SAID = "/assertion"


def opening(telling: Telling) -> Pieces:
    """Who says it, when, and through whom, up to "that ".

    The day stands first, as in "On 7 September 2023, GSIM claimed that on 4 September"; where the act has no day of its
    own it stands behind the verb, so that nobody takes it for the act's.
    """
    that = telling.fill(phrase("assertion", "that"))
    day = parse_day(telling.claim.claimed_on)
    if day is None:
        return (*_speaker(telling, ()), *that)
    said = telling.piece(tell_day(day), "/claimed_on")
    if telling.claim.event_date:
        return (*telling.fill(phrase("assertion", "on_day"), day=said), *_speaker(telling, ()), *that)
    return (*_speaker(telling, said), *that)


def again(telling: Telling, *, is_third: bool = False) -> Pieces:
    """Whose word a second or third sentence of the same account is: "it also said that", "it added that"."""
    claim = telling.claim
    is_report = claim.assertion is Assertion.REPORTED  # "it" might be the one who attacked
    if claim.claimant or _stating(telling) or (telling.speaker and not is_report):
        name = telling.say(claim.claimant or _stating(telling) or telling.speaker or "")
        it = phrase("own", "they" if is_plural(name) else "it")
    elif claim.assertion is not Assertion.REPORTED:
        it = phrase("own", "statement")
    elif claim.outlet or claim.platform or telling.speaker:
        it = phrase("own", "report")
    else:
        return telling.fill(phrase("again", "more_alone" if is_third else "reported_alone"), SAID)
    return telling.fill(phrase("again", "more" if is_third else claim.assertion), SAID, it=it)


def according_to(telling: Telling, source: str, *pointers: str) -> Pieces:
    """The giver of a figure who is not the account's own speaker."""
    return telling.fill(phrase("assertion", "according"), source=telling.name(source, *pointers))


def _speaker(telling: Telling, day: Pieces) -> Pieces:
    """The speaker and the verb, with the day where it stands behind the verb."""
    claim = telling.claim
    kind = claim.assertion
    on = telling.fill(phrase("assertion", "then"), day=day) if day else ()
    named = claim.claimant or _stating(telling)
    if named:
        who = telling.name(named, "/claimant" if claim.claimant else "/attribution")
        rest = _statement(telling) if claim.claimant else _via(telling)
        return (*telling.fill(phrase("assertion", kind), SAID, who=who), *on, *rest)
    if telling.speaker:
        return (*telling.fill(phrase("assertion", kind), SAID, who=_named_host(telling)), *on, *_via(telling))
    if kind is not Assertion.REPORTED or claim.outlet or claim.platform:
        return (*telling.fill(phrase("unnamed", kind), SAID, by=_through(telling)), *on)
    if day:
        return telling.fill(phrase("unnamed", "reported_dated"), SAID, day=day)
    return telling.piece(phrase("unnamed", "reported_alone"), SAID)


def _named_host(telling: Telling) -> Pieces:
    """The source of the event, as it is called; one that is known by its host alone has no article."""
    name = telling.say(telling.speaker or "")
    return telling.name(name, SAID) if any(c.isupper() for c in name) else telling.piece(name, SAID)


def _stating(telling: Telling) -> str | None:
    """Who states a claim that no party makes, where the attribution says so."""
    attribution = telling.claim.attribution
    return attribution.by if attribution and attribution.basis is Basis.STATED else None


def _statement(telling: Telling) -> Pieces:
    """ " in a statement released by Al-Zallaqa via Chirpwire", where either is known."""
    outlet = telling.claim.outlet
    if outlet is None or telling.is_speaker(outlet):
        return telling.fill(phrase("assertion", "statement"), via=_via(telling)) if _via(telling) else ()
    by = telling.fill(phrase("assertion", "released_by"), outlet=telling.name(outlet, "/outlet"))
    return telling.fill(phrase("assertion", "statement"), via=(*by, *_via(telling)))


def _through(telling: Telling) -> Pieces:
    """ " released by Al-Zallaqa via Chirpwire": what carried a statement or report that nobody signs."""
    outlet = telling.claim.outlet
    if not outlet:
        return _via(telling)
    by = telling.fill(phrase("assertion", "released_by"), outlet=telling.name(outlet, "/outlet"))
    return (*by, *_via(telling))


def _via(telling: Telling) -> Pieces:
    platform = telling.claim.platform
    if not platform or (telling.speaker and fold(platform) == fold(telling.speaker)):
        return ()
    return telling.fill(
        phrase("assertion", "via"), platform=telling.piece(telling.say(platform), "/platform")
    )
