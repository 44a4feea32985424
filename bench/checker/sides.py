"""The words for the victims and the names of the parties -> the sides on which the victims can stand.

Words decide the side of "13 soldiers" whom a rebel group attacks, of "villagers" and of "the attackers"; they
do not decide that of "two more" or of soldiers whom an army attacks. What they do not decide stays open.
"""

from __future__ import annotations

import re
from functools import cache

from bench.checker.words import CheckerWords, load_words
from dragoman.atlas import ActorKind, Atlas, fold

ALL = frozenset(["target", "perpetrator", "civilians", "other"])
ARMED = frozenset(["target", "perpetrator", "other"])
STATE, REBEL = "state", "rebel"
KINDS = {
    ActorKind.STATE_FORCE: STATE,
    ActorKind.FOREIGN_FORCE: STATE,
    ActorKind.INTERNATIONAL_FORCE: STATE,
    ActorKind.REBEL_GROUP: REBEL,
    ActorKind.MILITIA: REBEL,
}


def admissible_sides(
    victim: str,
    *,
    perpetrator: str | None,
    target: str | None,
    outcome: str | None,
    atlas: Atlas,
    lang: str = "en",
) -> frozenset[str]:
    """The sides that the words leave open; all of them when they say nothing."""
    words = load_words(lang)
    kind = victim_kind(victim, words)
    if words.has(victim, words.victims["civilians"]) and kind is None:
        is_target = bool(target) and is_part(victim, target or "") and not words.says("civilian", victim)
        return frozenset(["civilians", "target"] if is_target else ["civilians"])
    if kind is None:
        return ALL
    attacker = party_kind(perpetrator, atlas, words) if perpetrator else None
    attacked = party_kind(target, atlas, words) if target else None
    if target and is_part(victim, target) and not (perpetrator and is_part(victim, perpetrator)):
        return frozenset(["target"])
    if kind == STATE:
        return state_sides(attacker, attacked, is_named=bool(perpetrator), outcome=outcome)
    return rebel_sides(victim, attacker, attacked, perpetrator=perpetrator, words=words)


def state_sides(
    attacker: str | None, attacked: str | None, *, is_named: bool, outcome: str | None
) -> frozenset[str]:
    """Where soldiers and police stand."""
    if attacker == REBEL or (not is_named and outcome != "repelled"):
        return frozenset(["target"])
    if attacker == STATE and attacked == REBEL:
        return frozenset(["perpetrator"])
    return ARMED


def rebel_sides(
    victim: str,
    attacker: str | None,
    attacked: str | None,
    *,
    perpetrator: str | None,
    words: CheckerWords,
) -> frozenset[str]:
    """Where fighters, militants and attackers stand."""
    if attacker == STATE:
        return frozenset(["target"]) if attacked != STATE else ARMED
    if attacked == REBEL or names_others(victim, perpetrator):
        return ARMED
    if words.has(victim, words.victims["attackers"]) or attacker == REBEL or not perpetrator:
        return frozenset(["perpetrator"])
    return ARMED


def names_others(victim: str, perpetrator: str | None) -> bool:
    """Whether the victims are called by a name that is not the perpetrator's."""
    names = re.findall(r"\b[A-Z][\w-]{3,}", victim)
    return any(name.casefold() not in (perpetrator or "").casefold() for name in names)


def is_part(victim: str, party: str) -> bool:
    """Whether the victims' head word stands in a party's name."""
    head = (victim.casefold().split() or [""])[-1].rstrip("s")
    return len(head) > 3 and head in party.casefold()


def victim_kind(victim: str, words: CheckerWords) -> str | None:
    """ "state" or "rebel" when the words for the victims are of one kind alone."""
    kinds = [kind for kind in (STATE, REBEL) if words.has(victim, words.parties[kind])]
    return kinds[0] if len(kinds) == 1 else None


def party_kind(name: str, atlas: Atlas, words: CheckerWords) -> str | None:
    """The kind of a party: the atlas's when it has the name, else by its words."""
    known = actor_kinds(atlas).get(fold(name))
    return known if known is not None else victim_kind(name, words)


@cache
def actor_kinds(atlas: Atlas) -> dict[str, str]:
    """Folded names of the atlas's actors with their kind."""
    return {fold(name): KINDS[a.kind] for a in atlas.actors if a.kind in KINDS for name in (a.name, *a.names)}
