"""Losses -> words: "killing over 50 soldiers and injuring three", "two of its own men were killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dragoman.base.claim import Outcome, Side
from dragoman.tell.en.amounts import find_amount, parse_cardinal, tell_amount
from dragoman.tell.en.nouns import article, is_plural, is_proper, last_word, plural, singular
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.en.telling import Telling, fold, is_named_person
from dragoman.tell.losses import Harm, Loss
from dragoman.tell.pieces import Pieces, clean, join


def participles(telling: Telling, losses: Sequence[Loss]) -> list[Pieces]:
    """ "killing over 50 soldiers", "injuring three of them": what the doer of the clause before did."""
    rows: list[Pieces] = []
    before: Loss | None = None
    for harm, group in groupby(losses, lambda loss: loss.harm):
        people = []
        for loss in group:
            people.append(_in_clause(telling, loss, before))
            before = loss
        told = join(people, ", ", " and ")
        if harm is Harm.INJURED and rows and _is_as_many(rows[-1], told):
            pointers = [fact.pointer for piece in (*rows.pop(), *told) for fact in piece.facts]
            rows.append((*telling.fill(phrase("doing", "both")), *telling.piece(told[0].text, *pointers)))
        else:
            rows.append((*telling.fill(phrase("doing", harm)), *told))
    return rows


def _is_as_many(killed: Pieces, injured: Pieces) -> bool:
    """Whether the killed and the injured are the same words without a number: "killing and injuring soldiers"."""
    before, *rest = killed[1:] or (None,)
    if rest or len(injured) != 1 or before is None or before.text != injured[0].text:
        return False
    unstated = load_table("numbers")["told"]["unstated"]
    return find_amount(injured[0].text)[1] is None or injured[0].text.startswith(unstated)


def _in_clause(telling: Telling, loss: Loss, before: Loss | None) -> Pieces:
    """Whom a participle is about, in as few words as the clause before it allows."""
    if is_named_person(loss.toll):
        return telling.piece(phrase("toll", "withheld").format(side=""), *loss.pointers)
    is_first = before is None or bool(_of_them(telling, before))
    return (is_first and _of_them(telling, loss)) or _bare(telling, loss, before) or people_of(telling, loss)


def _bare(telling: Telling, loss: Loss, before: Loss | None) -> Pieces:
    """ "injuring nine", after "killing 18 people on the target's side": the number alone where the rest is the same."""
    if before is None or before.harm is loss.harm or loss.amount.is_unstated or loss.harm is Harm.CASUALTIES:
        return ()
    if is_named_person(before.toll) or loss.toll.side is not before.toll.side:
        return ()
    if noun_of(telling, loss) is not None or noun_of(telling, before) is not None:
        return ()
    words = phrase("toll", "one") if loss.amount.is_one else tell_amount(loss.amount, loss.toll.text)
    return telling.piece(words, *loss.pointers)


def _of_them(telling: Telling, loss: Loss) -> Pieces:
    """ "two of them", where those hurt are of the many that the act was done to; else nothing."""
    target, victim = telling.claim.target, loss.toll.victim
    if not target or not victim or loss.amount.is_unstated or loss.harm is Harm.CASUALTIES:
        return ()
    if (
        not is_plural(target)
        or is_proper(target)
        or not is_same_people(telling.say(victim), telling.say(target))
    ):
        return ()
    words = phrase("toll", "none_of") if loss.amount.is_none else tell_amount(loss.amount, loss.toll.text)
    words = phrase("toll", "one") if loss.amount.is_one else words
    return telling.piece(f"{words} {phrase('toll', 'of_them')}", *loss.pointers)


def is_same_people(victim: str, target: str) -> bool:
    """Whether two nouns for people are one but for their number: "farmers" and "six farmers"."""
    return fold(singular(victim)) == fold(singular(without_number(target)))


def without_number(noun: str) -> str:
    """A noun without the number before it."""
    first, _, rest = noun.partition(" ")
    return rest if rest and parse_cardinal(first.lower()) is not None else noun


def were(telling: Telling, losses: Sequence[Loss]) -> Pieces:
    """ "over 50 soldiers were killed and three were injured"."""
    return join([_was(telling, loss) for loss in losses], ", ", " and ")


def _was(telling: Telling, loss: Loss) -> Pieces:
    people = people_of(telling, loss)
    if loss.harm is Harm.CASUALTIES:
        return (*telling.fill(phrase("done", "casualties")), *people)
    verb = phrase("toll", "was" if loss.amount.is_one or is_named_person(loss.toll) else "were")
    return (*people, *telling.fill(f" {verb} {phrase('done', loss.harm)}"))


def people_of(telling: Telling, loss: Loss, *, noun: str | None = None) -> Pieces:
    """How many of whom.

    Args:
        noun: their name in place of the toll's own.
    """
    if is_named_person(loss.toll):
        return telling.piece(_withheld(telling, loss), *loss.pointers)
    side = "" if noun else _side(telling, loss)
    amount, noun = loss.amount, noun or noun_of(telling, loss)
    if is_own(telling, loss):
        return telling.piece(_of_own(telling, loss, noun), *loss.pointers)
    if amount.low in (0, None) and amount.is_unstated and loss.harm is not Harm.CASUALTIES:
        told = phrase("toll", "if_any").format(noun=plural(noun or phrase("noun", "people")))
        return telling.piece(f"{told}{side}", *loss.pointers)
    if loss.harm is Harm.CASUALTIES or amount.is_unstated and noun:
        return telling.piece(f"{plural(noun or phrase('noun', 'people'))}{side}", *loss.pointers)
    return telling.piece(f"{_counted(loss, noun)}{side}", *loss.pointers)


def _counted(loss: Loss, noun: str | None) -> str:
    """A number and its noun: "an officer", "over 50 soldiers", "dozens of people"."""
    words = with_of(tell_amount(loss.amount, loss.toll.text))
    one = loss.amount.is_one
    if noun is None:
        return f"{words} {phrase('noun', 'person' if one else 'people')}"
    if is_list(noun):
        return f"{words} {phrase('noun', 'person' if one else 'people')} ({noun})"
    if one and words in ("a", "an", "one"):
        single = singular(noun)
        if is_plural(single):
            return f"{phrase('toll', 'one')} {phrase('toll', 'one_of').format(noun=noun)}"
        return f"{article(single) if words != 'one' else words} {single}"
    return f"{words} {singular(noun) if one else plural(noun)}"


def _of_own(telling: Telling, loss: Loss, noun: str | None) -> str:
    """A number of the speaker's own people."""
    words = phrase("toll", "none_of") if loss.amount.is_none else tell_amount(loss.amount, loss.toll.text)
    if loss.amount.is_one:
        words = phrase("toll", "one")
    members = plural(noun or phrase("own", "members"))
    if loss.harm is Harm.CASUALTIES or loss.amount.is_unstated:
        return f"{telling.its} {phrase('own', 'own')} {members}"
    return f"{words} {phrase('own', 'people').format(its=telling.its, noun=members)}"


def _withheld(telling: Telling, loss: Loss) -> str:
    """A person who is given by name, without it."""
    if is_own(telling, loss):
        return phrase("own", "withheld").format(its=telling.its, noun=phrase("own", "members"))
    return phrase("toll", "withheld").format(side=_side(telling, loss))


def with_of(words: str) -> str:
    """A number that needs "of" before its noun: "dozens of", "a number of"."""
    last = words.split(" ")[-1]
    return f"{words} {phrase('toll', 'of')}" if last in load_table("phrases")["toll"]["before_of"] else words


def noun_of(telling: Telling, loss: Loss) -> str | None:
    """Who they were by their role; None where the source only counts them, or calls them the dead."""
    victim, side = loss.toll.victim, loss.toll.side
    noun = re.sub(r"^(?:our|own|their|its) ", "", telling.say(clean(victim))) if victim else ""
    listed = load_table("phrases")
    if is_honour(noun) or not noun or noun.lower() in listed["noun"]["only_counted"]:
        if side is Side.CIVILIANS and loss.harm is not Harm.CASUALTIES:
            return phrase("noun", "civilians")
        return phrase("noun", "attackers") if not victim and _needs_side(telling, loss) else None
    claimant = telling.claim.claimant
    if is_own(telling, loss) and claimant and fold(noun).startswith(f"{fold(telling.say(claimant))} "):
        return noun[len(telling.say(claimant)) :].strip()
    if side is Side.CIVILIANS and noun.lower() in listed["side"]["armed"]:
        return str(listed["side"]["civilian"]).format(noun=noun)
    return noun


def is_honour(noun: str) -> bool:
    """Whether a source's word for people praises them: "martyrs"."""
    return noun.lower() in load_table("phrases")["loaded"]["honours"]


def _needs_side(telling: Telling, loss: Loss) -> bool:
    return loss.toll.side is Side.PERPETRATOR and not is_own(telling, loss)


def _side(telling: Telling, loss: Loss) -> str:
    """On whose side they were, where neither their role nor the sentence says it."""
    side, victim = loss.toll.side, loss.toll.victim
    listed = load_table("phrases")["side"]
    word = last_word(victim or "").lower()
    is_anybody = (
        not victim or victim.lower() in listed["anybody"] or is_honour(victim) or is_named_person(loss.toll)
    )
    if is_own(telling, loss):
        return ""
    if side is Side.OTHER:
        return f" {listed['other']}"
    if side is Side.PERPETRATOR:
        return "" if not victim or word in listed["attackers"] else f" {listed['perpetrator']}"
    if side is Side.TARGET and (is_anybody or word in listed["attackers"]):
        return f" {listed['target']}"
    return ""


def is_list(noun: str) -> bool:
    """Whether the words for people are a list of its own, so that a number before them would count its first part."""
    first, joined, second = noun.partition(" and ")
    has_number = (
        bool(re.search(r"\d", noun)) or noun.split(" ")[0].lower() in load_table("numbers")["cardinal"]
    )
    return has_number or bool(joined) and not (is_plural(first) and is_plural(second))


def is_own(telling: Telling, loss: Loss) -> bool:
    """Whether the people are the speaker's own: a doer's, or a defender's who repelled the act."""
    if loss.toll.source is not None or not telling.claim.claimant:
        return False
    if telling.is_speaker(telling.claim.perpetrator):
        return loss.toll.side is Side.PERPETRATOR
    return telling.claim.outcome is Outcome.REPELLED and loss.toll.side is Side.TARGET
