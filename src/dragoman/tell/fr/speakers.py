"""A claim -> by whose word it is told: "Le 7 septembre 2023, le GSIM a affirmé dans un communiqué diffusé par X que".

No sentence of ours tells an act in our own voice: without a named speaker "un compte rendu" or "un communiqué" says it.
"""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis
from dragoman.tell.fr.nouns import Kind, Noun
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.fr.telling import Mood, Telling, fold, has
from dragoman.tell.fr.when import parse_day, tell_day
from dragoman.tell.pieces import Pieces

SAID = "/assertion"


def mood_of(telling: Telling) -> Mood:
    """The mood of what the speaker says: nobody can deny in the indicative."""
    return Mood.DENIED if telling.claim.assertion is Assertion.DENIED else Mood.REPORTED


def opening(telling: Telling) -> Pieces:
    """Who says it, when, and through whom, up to "que ".

    The day stands first, as in "Le 7 septembre 2023, le GSIM a affirmé que le 4 septembre"; where the act has no day of
    its own it stands behind the verb, so that nobody takes it for the act's.
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
    """Whose word a second or third sentence of the same account is: "il a aussi déclaré que", "elle a ajouté que"."""
    claim = telling.claim
    is_report = claim.assertion is Assertion.REPORTED  # "il" might be the one who attacked
    form = phrase("again", "more" if is_third else claim.assertion)
    name = claim.claimant or _stating(telling) or ("" if is_report else telling.speaker or "")
    if name:
        who = telling.bearer(name)
        code = ("f" if who.is_feminine else "m") + ("p" if who.is_plural else "")
        at = "/claimant" if claim.claimant else "/attribution" if _stating(telling) else SAID
        named = telling.piece(who.bare, at)
        it = named if who.kind is Kind.BARE else phrase("own", f"it_{code}")
        verb = has(Mood.DIRECT, is_plural=who.is_plural)
        return telling.fill(form.replace("{has}", verb), SAID, it=it)
    if claim.assertion is not Assertion.REPORTED:
        it = phrase("own", "statement")
    elif claim.outlet or claim.platform or telling.speaker:
        it = phrase("own", "report")
    else:
        return telling.fill(phrase("again", "more_alone" if is_third else "reported_alone"), SAID)
    return telling.fill(form.replace("{has}", has(Mood.DIRECT, is_plural=False)), SAID, it=it)


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
        return (*_says(telling, named, who), *on, *rest)
    if telling.speaker:
        return (*_says(telling, telling.speaker, _named_host(telling)), *on, *_via(telling))
    if kind is not Assertion.REPORTED or claim.outlet or claim.platform:
        return (*telling.fill(phrase("unnamed", kind), SAID, by=_through(telling)), *on)
    if day:
        return telling.fill(phrase("unnamed", "reported_dated"), SAID, day=day)
    return telling.piece(phrase("unnamed", "reported_alone"), SAID)


def _says(telling: Telling, name: str, who: Pieces) -> Pieces:
    """The speaker with its verb; a quotation that opens the sentence keeps its marks."""
    verb = has(Mood.DIRECT, is_plural=telling.bearer(name).is_plural)
    form = phrase("assertion", telling.claim.assertion).replace("{has}", verb)
    return telling.fill(form, SAID, who=who)


def _named_host(telling: Telling) -> Pieces:
    """The source of the event, as it is called; one that is known by its host alone has no article."""
    name = telling.say(telling.speaker or "")
    return telling.name(name, SAID) if any(c.isupper() for c in name) else telling.piece(name, SAID)


def _stating(telling: Telling) -> str | None:
    """Who states a claim that no party makes, where the attribution says so."""
    attribution = telling.claim.attribution
    return attribution.by if attribution and attribution.basis is Basis.STATED else None


def _statement(telling: Telling) -> Pieces:
    """ " dans un communiqué diffusé par Al-Zallaqa via Chirpwire", where either is known."""
    outlet = telling.claim.outlet
    if outlet is None or telling.is_speaker(outlet):
        return telling.fill(phrase("assertion", "statement"), via=_carried(telling)) if _via(telling) else ()
    by = telling.fill(phrase("assertion", "released_by"), outlet=_outlet(telling, outlet))
    return telling.fill(phrase("assertion", "statement"), via=(*by, *_via(telling)))


def _through(telling: Telling) -> Pieces:
    """ " diffusé par Al-Zallaqa via Chirpwire": what carried a statement or report that nobody signs."""
    outlet = telling.claim.outlet
    if not outlet:
        return _carried(telling)
    by = telling.fill(phrase("assertion", "released_by"), outlet=_outlet(telling, outlet))
    return (*by, *_via(telling))


def outlet_name(said: str, noun: Noun) -> str:
    """An outlet with an article where its first word is a French noun, "la Fondation X", or it is one; else as said."""
    is_named = noun.kind is Kind.NAME and said.split(" ")[0].lower() in load_table("nouns")["heads"]
    return noun.with_article() if is_named or noun.kind is Kind.COMMON else said


def _carried(telling: Telling) -> Pieces:
    via = _via(telling)
    return telling.fill(phrase("unnamed", "through"), via=via) if via else ()


def _outlet(telling: Telling, outlet: str) -> Pieces:
    """An outlet's name, with an article where its first word is a French noun ("la Fondation X") or it is a noun."""
    return telling.piece(outlet_name(telling.say(outlet), telling.bearer(outlet)), "/outlet")


def _via(telling: Telling) -> Pieces:
    platform = telling.claim.platform
    if not platform or (telling.speaker and fold(platform) == fold(telling.speaker)):
        return ()
    return telling.fill(
        phrase("assertion", "via"), platform=telling.piece(telling.say(platform), "/platform")
    )
