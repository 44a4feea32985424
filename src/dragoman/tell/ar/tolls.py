"""Losses -> Arabic: "مقتل أكثر من 50 جندياً وإصابة ثلاثة آخرين" after a preposition, "قُتل جنديان" as a clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import EventType, Outcome, Qualifier, Side
from dragoman.tell.ar.amounts import counted, tell_amount
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.nouns import PERSON, Noun, find_noun, noun
from dragoman.tell.ar.telling import Telling, is_named_person, phrase, verb
from dragoman.tell.ar.words import Case, own
from dragoman.tell.concepts import Number
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.tables import load_table


def rows(telling: Telling, losses: Sequence[Loss]) -> list[Pieces]:
    """What an act led to, each harm a noun with whom it befell: "مقتل جنديين", "إصابة ثلاثة مدنيين"."""
    told: list[Pieces] = []
    before: Loss | None = None
    for harm, group in groupby(losses, lambda loss: _harm(telling, loss)):
        people: list[Pieces] = []
        befallen = phrase("harm", harm)
        for loss in group:
            people.append(
                _others(telling, loss, before)
                or _of_target(telling, loss, befallen)
                or telling.piece(people_of(telling, loss, Case.GENITIVE), *loss.pointers)
            )
            before = loss
        if len(people) == 1 and people[0][0].text.startswith(befallen[:3]):  # "مقتله"
            told.append(people[0])
            continue
        whom = join(people, phrase("list", "and"), phrase("list", "and"))
        is_open = bool(losses) and all(one.amount.is_unstated for one in losses)
        if harm == Harm.INJURED and told and is_open and _is_as_many(told[-1], whom):
            pointers = [fact.pointer for piece in (*told.pop(), *whom) for fact in piece.facts]
            told.append(
                (*telling.fill(phrase("harm", "both") + " "), *telling.piece(whom[0].text, *pointers))
            )
        else:
            told.append((*telling.fill(f"{befallen} "), *whom))
    return told


def clauses(telling: Telling, losses: Sequence[Loss]) -> Pieces:
    """The same as clauses: "قُتل جنديان وأُصيب ثلاثة مدنيين", "لم يُقتل أي مدني"."""
    told: list[Pieces] = []
    before: Loss | None = None
    last = ""
    for loss in losses:
        forms: list[str] = load_table("ar", "phrases")["harm"][f"{_harm(telling, loss)}_was"]
        others = _others(telling, loss, before, Case.NOMINATIVE)
        people = others[0].text if others else people_of(telling, loss, Case.NOMINATIVE)
        form = forms[2 * loss.amount.is_none + (not others and _begins_feminine(telling, loss, people))]
        whom = telling.piece(people, *loss.pointers)
        told.append(whom if form == last else (*telling.fill(f"{form} "), *whom))
        before, last = loss, form
    return join(told, phrase("list", "and"), phrase("list", "and"))


def _begins_feminine(telling: Telling, loss: Loss, people: str) -> bool:
    """Whether a clause begins with a feminine noun, so that its verb is feminine too."""
    found = noun_of(telling, loss)[0]
    if found is None or not found.is_feminine:
        return False
    begins = (found.single(Case.NOMINATIVE), found.pair(Case.NOMINATIVE), found.several(Case.NOMINATIVE))
    return people.startswith(begins) or loss.amount.is_none


def _harm(telling: Telling, loss: Loss) -> str:
    """The word for what was done; who is held is abducted, arrested or captured by what kind of act it was."""
    if loss.harm is not Harm.CAPTURED:
        return str(loss.harm)
    act = {EventType.ABDUCTION: "abducted", EventType.ARREST: "arrested"}.get(telling.claim.event_type)
    return act or ("taken" if loss.toll.side in (Side.CIVILIANS, Side.OTHER) else "captured")


def _is_as_many(killed: Pieces, injured: Pieces) -> bool:
    """Whether the killed and the injured are the same words without a number: "مقتل وإصابة جنود"."""
    return len(killed) == 2 and len(injured) == 1 and killed[1].text == injured[0].text


def _of_target(telling: Telling, loss: Loss, befallen: str) -> Pieces:
    """ "مقتله", "اثنين منهم", where those hurt are the one, or of the many, that the act was done to; else nothing."""
    target = telling.claim.target
    found = noun_of(telling, loss)[0]
    if not target or found is None or is_named_person(loss.toll) or loss.harm is Harm.CASUALTIES:
        return ()
    named = telling.named(target)
    if named.noun != found or loss.amount.is_unstated or loss.amount.is_none:
        return ()
    if named.number is Number.ONE and loss.amount.is_one and " " not in befallen:
        return telling.piece(own(befallen, verb(named.gender, "own", "pronoun")), *loss.pointers)
    if named.number is Number.ONE:
        return ()
    them = verb(named.gender, "own", "pronoun")
    number = tell_amount(loss.amount, is_feminine=found.is_feminine, case=Case.GENITIVE)
    return telling.piece(phrase("toll", "of_them").format(n=number, them=them), *loss.pointers)


def _others(telling: Telling, loss: Loss, before: Loss | None, case: Case = Case.GENITIVE) -> Pieces:
    """ "تسعة آخرين", where they are of the same people as those before; else nothing."""
    if before is None or before.harm is loss.harm or loss.harm is Harm.CASUALTIES or loss.amount.is_one:
        return ()
    if loss.amount.is_unstated or loss.amount.is_none or before.amount.is_unstated:
        return ()
    if any(is_named_person(one.toll) for one in (loss, before)) or is_own(telling, loss):
        return ()
    same = (loss.toll.side, noun_of(telling, loss)) == (before.toll.side, noun_of(telling, before))
    if not same or is_own(telling, before) or loss.amount.low == loss.amount.high == 2:
        return ()
    found = noun_of(telling, loss)[0] or PERSON
    number = tell_amount(loss.amount, is_feminine=found.is_feminine, case=case)
    is_bare = loss.amount.fitting() is Qualifier.EXACT and case is Case.NOMINATIVE
    others = phrase("toll", "others_f" if found.is_feminine else "others" if is_bare else "others_of")
    return telling.piece(f"{number} {others}", *loss.pointers)


def people_of(telling: Telling, loss: Loss, case: Case, *, target: Noun | None = None) -> str:
    """Whom a loss is of, and how many of whom.

    Args:
        target: who they are by the words of the act's target, in place of the toll's own.
    """
    if is_named_person(loss.toll):
        return _withheld(telling, loss)
    found, word = (target, None) if target else noun_of(telling, loss)
    if is_own(telling, loss):
        return _of_own(telling, loss, found)
    side = "" if target else _side(telling, loss)
    if loss.harm is Harm.CASUALTIES:
        if found is None:
            return f"{phrase('toll', 'uncounted')}{side}"
        return phrase("toll", "among").format(noun=found.several(Case.GENITIVE, definite=True)) + side
    people = counted(loss.amount, found or PERSON, case)
    if word:
        people = phrase("toll", "described").format(people=people, word=word)
    return f"{people}{side}"


def _of_own(telling: Telling, loss: Loss, found: Noun | None) -> str:
    """A number of the speaker's own people: "اثنين من أفرادها"."""
    many = found.several(Case.GENITIVE) if found and found.is_people else ""
    members = own(many if many and " " not in many else phrase("own", "members"), telling.pronoun)
    if loss.harm is Harm.CASUALTIES:
        return phrase("toll", "among").format(noun=members)
    if loss.amount.is_none:
        return phrase("toll", "none_of").format(noun=members)
    if loss.amount.is_unstated:
        return phrase("own", "some").format(noun=members)
    if loss.amount.is_one:
        return phrase("toll", "one_of").format(noun=members)
    return phrase("toll", "of").format(n=tell_amount(loss.amount, case=Case.GENITIVE), noun=members)


def _withheld(telling: Telling, loss: Loss) -> str:
    """A person who is given by name, without it."""
    if is_own(telling, loss):
        return phrase("own", "withheld").format(its=own(phrase("own", "members"), telling.pronoun))
    return phrase("toll", "withheld").format(side=_side(telling, loss))


def noun_of(telling: Telling, loss: Loss) -> tuple[Noun | None, str | None]:
    """Who they were: the noun that is counted, or the words that stand beside "أشخاص"; neither where nobody says."""
    victim = telling.say(clean(loss.toll.victim)) if loss.toll.victim else ""
    listed = load_table("ar", "phrases")
    low = victim.casefold()
    if not victim or low in listed["noun"]["only_counted"] or is_honour(victim):
        if loss.toll.side is Side.CIVILIANS:
            return noun(phrase("noun", "civilians")), None
        is_attacker = loss.toll.side is Side.PERPETRATOR and not is_own(telling, loss)
        return (noun(phrase("noun", "attackers")) if is_attacker and not victim else None), None
    key = listed["as_people"].get(low)
    if key:
        return noun(key), None
    found = find_noun(victim)
    named = tell_named(victim)
    if found and not found[0].is_plural and not found[0].is_mass:
        return found[0], None
    if named.noun is not None and named.noun.one.split(" ")[0] in listed["noun"]["only_counted"]:
        return None, f"«{victim}»"  # "nine bodies in uniform" are nine people
    if named.noun is not None and not named.noun.is_plural and not named.noun.is_mass:
        return named.noun, None
    return None, named.nominative if named.is_known or named.nominative.startswith(
        "«"
    ) else f"«{named.nominative}»"


def is_honour(noun: str) -> bool:
    """Whether a source's word for people praises them: "martyrs"."""
    return noun.casefold() in load_table("ar", "phrases")["loaded"]["honours"]


def _side(telling: Telling, loss: Loss) -> str:
    """On whose side they were, where neither their role nor the sentence says it."""
    listed = load_table("ar", "phrases")["side"]
    victim = (loss.toll.victim or "").casefold()
    if is_own(telling, loss):
        return ""
    if loss.toll.side is Side.OTHER:
        return str(listed["other"])
    is_attacker = victim in listed["attackers"]
    if loss.toll.side is Side.PERPETRATOR:
        return "" if not victim or is_attacker else str(listed["perpetrator"])
    is_anybody = noun_of(telling, loss) == (None, None) or is_named_person(loss.toll) or is_attacker
    return str(listed["target"]) if loss.toll.side is Side.TARGET and is_anybody else ""


def is_own(telling: Telling, loss: Loss) -> bool:
    """Whether the people are the speaker's own: a doer's, or a defender's who repelled the act."""
    if loss.toll.source is not None or not telling.claim.claimant:
        return False
    if telling.is_speaker(telling.claim.perpetrator):
        return loss.toll.side is Side.PERPETRATOR
    return telling.claim.outcome is Outcome.REPELLED and loss.toll.side is Side.TARGET
