"""Losses -> words: "tuant plus de 50 soldats et en blessant trois", "deux de ses propres membres avaient été tués"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.base.claim import Outcome, Side
from dragoman.tell.concepts import Counting, Gender, Number
from dragoman.tell.fr.across import find_noun
from dragoman.tell.fr.amounts import find_amount, tell_counted
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.loaded import is_honour
from dragoman.tell.fr.nouns import Kind, Noun, one_word
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.fr.telling import Mood, Telling, fold, has, is_named_person
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces, clean, join


@dataclass(frozen=True, slots=True)
class People:
    """People as they are told, and how a verb agrees with them; `is_none` takes "ne"."""

    pieces: Pieces
    agrees: Noun
    is_none: bool = False


def participles(telling: Telling, losses: Sequence[Loss]) -> list[Pieces]:
    """ "tuant plus de 50 soldats", "blessant trois d'entre eux": what the doer of the clause before did."""
    rows: list[Pieces] = []
    before: Loss | None = None
    for harm, group in groupby(losses, lambda loss: loss.harm):
        people: list[Pieces] = []
        is_alone = False
        for loss in group:
            bare = _bare(telling, loss, before) if not people else ()
            is_alone = is_alone or bool(bare)
            people.append(bare or _in_clause(telling, loss, before))
            before = loss
        told = join(people, phrase("list", "comma"), phrase("list", "and"))
        if harm is Harm.INJURED and rows and _is_as_many(rows[-1], told):
            pointers = [fact.pointer for piece in (*rows.pop(), *told) for fact in piece.facts]
            rows.append((*telling.fill(phrase("doing", "both")), *telling.piece(told[0].text, *pointers)))
        elif harm is Harm.CASUALTIES and not told:
            pointers = [pointer for loss in losses if loss.harm is harm for pointer in loss.pointers]
            rows.append(telling.piece(phrase("doing", "casualties_alone"), *pointers))
        else:
            verb = phrase("doing", f"{harm}_alone" if is_alone else harm)
            rows.append((*telling.fill(verb), *told))
    return rows


def _is_as_many(killed: Pieces, injured: Pieces) -> bool:
    """Whether the killed and the injured are the same words without a number: "tuant et blessant des soldats"."""
    before, *rest = killed[1:] or (None,)
    if rest or len(injured) != 1 or before is None or before.text != injured[0].text:
        return False
    return find_amount(injured[0].text)[1] is None


def _in_clause(telling: Telling, loss: Loss, before: Loss | None) -> Pieces:
    """Whom a participle is about, in as few words as the clause before it allows."""
    if is_named_person(loss.toll):
        return telling.piece(phrase("toll", "withheld").format(side=""), *loss.pointers)
    is_first = before is None or bool(_of_them(telling, before))
    return (is_first and _of_them(telling, loss)) or people_of(telling, loss).pieces


def _bare(telling: Telling, loss: Loss, before: Loss | None) -> Pieces:
    """ "en blessant neuf", after "tuant 18 personnes": the number alone where the rest is the same."""
    if before is None or before.harm is loss.harm or loss.amount.is_unstated or loss.harm is Harm.CASUALTIES:
        return ()
    if is_named_person(before.toll) or loss.toll.side is not before.toll.side:
        return ()
    if loss.harm not in (Harm.INJURED, Harm.CAPTURED) or is_named_person(loss.toll):
        return ()
    if noun_of(telling, loss) is not None or noun_of(telling, before) is not None:
        return ()
    return telling.piece(_number(loss, Gender.FEMININE), *loss.pointers)


def _number(loss: Loss, gender: Gender) -> str:
    """A number without its noun."""
    return tell_counted(loss.amount, loss.toll.text, gender).removesuffix(" de")


def _of_them(telling: Telling, loss: Loss) -> Pieces:
    """ "deux d'entre eux", where those hurt are of the many that the act was done to; else nothing."""
    target, victim = telling.claim.target, loss.toll.victim
    if not target or not victim or loss.amount.is_unstated or loss.harm is Harm.CASUALTIES:
        return ()
    noun = telling.noun(target)
    if not noun.is_plural or not is_same_people(telling.say(victim), telling.say(target)):
        return ()
    if noun.kind not in (Kind.COMMON, Kind.QUOTED):
        return ()
    of_them = phrase("toll", "of_them_f" if noun.is_feminine else "of_them_m")
    return telling.piece(f"{_number(loss, noun.gender)} {of_them}", *loss.pointers)


def is_same_people(victim: str, target: str) -> bool:
    """Whether two nouns for people are one but for their number: "farmers" and "six farmers"."""
    first, second = find_noun(victim), find_noun(target)
    return fold(first.one) == fold(second.one) or fold(victim) == fold(target)


def were(telling: Telling, losses: Sequence[Loss], mood: Mood) -> Pieces:
    """ "plus de 50 soldats avaient été tués et trois avaient été blessés"."""
    rows = [_was(telling, loss, mood) for loss in losses]
    that = "" if mood is Mood.DIRECT else "_that"
    return join(rows, phrase("list", f"comma{that}"), phrase("list", f"and{that}"))


def _was(telling: Telling, loss: Loss, mood: Mood) -> Pieces:
    people = people_of(telling, loss)
    if loss.harm is Harm.CASUALTIES:
        form = phrase("done", "casualties" if people.pieces else "casualties_alone")
        verb = form.replace("{one}", has(mood, is_plural=False))
        return (*telling.fill(verb), *people.pieces) if people.pieces else telling.piece(verb, *loss.pointers)
    been = phrase("toll", "not_been" if people.is_none else "been")
    done = phrase("done", loss.harm).replace("{s}", people.agrees.agreement)
    verb = been.replace("{has}", has(mood, is_plural=people.agrees.is_plural))
    return (*people.pieces, *telling.fill(f"{verb}{done}"))


def people_of(telling: Telling, loss: Loss, *, noun: Noun | None = None) -> People:
    """How many of whom.

    Args:
        noun: their name in place of the toll's own.
    """
    if is_named_person(loss.toll):
        feminine = Noun("", "", Gender.FEMININE)
        own = is_own(telling, loss)
        form = phrase("own", "withheld") if own else phrase("toll", "withheld")
        members = find_noun(phrase("own", "members")).many
        said = form.format(its=telling.its, noun=members, side=_side(telling, loss))
        return People(telling.piece(said, *loss.pointers), Noun("", "") if own else feminine)
    side = "" if noun else _side(telling, loss)
    noun = noun or noun_of(telling, loss)
    if noun is not None and noun.kind is Kind.NAME:
        noun = members_of(noun)
    if is_own(telling, loss):
        return _of_own(telling, loss, noun or find_noun(phrase("own", "members")))
    if loss.harm is Harm.CASUALTIES and noun is None and not side:
        return People((), Noun("", ""))
    noun = noun or find_noun(phrase("noun", "people"))
    said, agrees = _counted(loss, noun)
    return People(telling.piece(f"{said}{side}", *loss.pointers), agrees, loss.amount.is_none)


def members_of(body: Noun) -> Noun:
    """The people of a body that is given by name: "membres des ADF"."""
    members = find_noun(phrase("own", "members"))
    of = join_words(f" de {body.with_article()}")
    return replace(members, one=members.one + of, many=members.many + of)


def is_list(noun: Noun) -> bool:
    """Whether the words for people are a list of its own, so that a number before them would count its first part."""
    if noun.kind is Kind.QUOTED:
        return bool(re.search(r" (?:and|et) ", noun.bare))
    return noun.kind is Kind.BARE and " et " in noun.bare


def _counted(loss: Loss, noun: Noun) -> tuple[str, Noun]:
    """A number and its noun, and how a verb agrees with it: "un officier", "plus de 50 soldats"."""
    amount, text = loss.amount, loss.toll.text
    many = noun.in_number(Number.MANY)
    if noun.counting is Counting.MASS:
        many = noun
    if is_list(noun) and not amount.is_unstated:
        number = tell_counted(amount, text, Gender.FEMININE)
        return f"{number} {_people(amount.is_one)} ({noun.bare})", _FOLK.in_number(
            Number.ONE if amount.is_one else Number.MANY
        )
    if loss.harm is Harm.CASUALTIES:
        return many.definite(), many
    if amount.low in (0, None) and amount.is_unstated:
        return join_words(phrase("toll", "if_any").format(noun=many.bare)), many
    if amount.is_unstated:
        return many.with_article() if noun.kind is not Kind.BARE else f"des {noun.many}", many
    if amount.is_one or amount.is_none:
        one = noun.in_number(Number.ONE)
        if noun.counting is Counting.PLURAL:
            none = "aucun" + ("e" if noun.is_feminine else "")
            word = none if amount.is_none else one_word(noun.gender)
            return join_words(f"{word} de {many.definite()}"), replace(one, counting=Counting.COUNTED)
        return f"{tell_counted(amount, text, noun.gender)} {one.one}", one
    return join_words(f"{tell_counted(amount, text, noun.gender)} {noun.many}"), many


_FOLK = Noun("personne", "personnes", Gender.FEMININE, number=Number.MANY)


def _people(is_one: bool) -> str:
    noun = find_noun(phrase("noun", "people"))
    return noun.one if is_one else noun.many


def _of_own(telling: Telling, loss: Loss, noun: Noun) -> People:
    """A number of the speaker's own people."""
    amount = loss.amount
    if noun.key in load_table("phrases")["own"]["bodies"]:
        noun = find_noun(phrase("own", "members"))
    is_single = amount.is_one or amount.is_none
    agrees = noun.in_number(Number.ONE if is_single else Number.MANY)
    if loss.harm is Harm.CASUALTIES or amount.is_unstated:
        said = f"{telling.its} {phrase('own', 'own')} {noun.many}"
        own = replace(agrees, number=Number.MANY)
        return People(telling.piece(said, *loss.pointers), own)
    words = _number(loss, noun.gender)
    said = f"{words} {phrase('own', 'people').format(its=telling.its, noun=noun.many)}"
    agrees = replace(agrees, counting=Counting.COUNTED) if is_single else agrees
    return People(telling.piece(join_words(said), *loss.pointers), agrees, amount.is_none)


def noun_of(telling: Telling, loss: Loss) -> Noun | None:
    """Who they were by their role; None where the source only counts them, or calls them the dead."""
    victim, side = loss.toll.victim, loss.toll.side
    said = re.sub(r"^(?:our|own|their|its|nos|leurs|ses) ", "", telling.say(clean(victim))) if victim else ""
    listed = load_table("phrases")
    if is_honour(said) or not said or said.lower() in listed["noun"]["only_counted"]:
        if side is Side.CIVILIANS:
            return find_noun(phrase("noun", "civilians"))
        needs = not victim and side is Side.PERPETRATOR and not is_own(telling, loss)
        return find_noun(phrase("noun", "attackers")) if needs else None
    noun = telling.noun(said)
    members = listed["noun"]["members"].get(noun.key)
    if members and not loss.amount.is_unstated:
        noun = find_noun(members)
    if noun.count:
        noun = replace(noun, count="")
    if side is Side.CIVILIANS and noun.key in listed["side"]["armed"]:
        masculine, feminine = listed["side"]["civilian"]
        word = feminine if noun.is_feminine else masculine
        return replace(noun, one=f"{noun.one} {word}", many=f"{noun.many} {word}s")
    return noun


def _side(telling: Telling, loss: Loss) -> str:
    """On whose side they were, where neither their role nor the sentence says it."""
    side, victim = loss.toll.side, loss.toll.victim
    listed = load_table("phrases")["side"]
    words = re.split(r" (?:of|de|du|des|d') ", (victim or "").lower())[0].split(" ")
    is_attacker = any(word in listed["attackers"] for word in words)
    is_anybody = (
        not victim or victim.lower() in listed["anybody"] or is_honour(victim) or is_named_person(loss.toll)
    )
    if is_own(telling, loss):
        return ""
    if side is Side.OTHER:
        return f" {listed['other']}"
    if side is Side.PERPETRATOR:
        return "" if not victim or is_attacker else f" {listed['perpetrator']}"
    if side is Side.TARGET and (is_anybody or is_attacker):
        return f" {listed['target']}"
    return ""


def is_own(telling: Telling, loss: Loss) -> bool:
    """Whether the people are the speaker's own: a doer's, or a defender's who repelled the act."""
    if loss.toll.source is not None or not telling.claim.claimant:
        return False
    if telling.is_speaker(telling.claim.perpetrator):
        return loss.toll.side is Side.PERPETRATOR
    return telling.claim.outcome is Outcome.REPELLED and loss.toll.side is Side.TARGET
