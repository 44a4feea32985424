"""The outlets, the claimant and the words of showing around one event -> who carried the account, and what it shows.

The chain runs from the origin to the page: the group, its media arm, the platform, and each medium that
relays it. "A newspaper, citing a wire" puts the wire before the newspaper.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Assertion, Evidence
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.nouns import Words, find_actor
from dragoman.read.party import Parties
from dragoman.read.phrases import Item

RELAYS = frozenset({"wire", "newspaper", "broadcaster", "monitor"})
REACH = 5


@dataclass(frozen=True, slots=True)
class Medium:
    """An outlet of the atlas where a sentence of an event names it: its words and its unit."""

    words: Words
    position: int


def find_relays(draft: Draft) -> list[Words]:
    """The words of the media that say or are cited for the account, the one nearest the origin first."""
    found: list[Words] = []
    for facts in [*draft.facts, *draft.support]:
        media = media_of(facts)
        if media:
            found.extend(medium.words for medium in in_order(facts, media))
    return found


def media_of(facts: Facts) -> list[Medium]:
    """The media of a sentence that speak, are told something, cite or are cited."""
    context = facts.context
    spoken = [
        (s.item.first, context.items[min(s.item.index + 2, len(context.items) - 1)].last)
        for s in facts.speeches
        if s.item is not None
    ]
    cites = [at for name in ("according", "cites", "carried_by") for at in facts.cues.get(name, ())]
    told = [s.verb.last for s in facts.speeches if s.verb is not None]
    media: list[Medium] = []
    for position, unit in enumerate(context.units):
        entry = unit.entry("outlet")
        if entry is None or entry.family not in RELAYS:
            continue
        speaks = any(first <= position < last for first, last in spoken)
        beside = any(0 <= position - at <= REACH or 0 <= at - position <= REACH for at in cites)
        heard = any(0 <= position - at <= 1 for at in told)
        if speaks or beside or heard:
            media.append(Medium(context.words(position, position + 1), position))
    return media


def in_order(facts: Facts, media: list[Medium]) -> list[Medium]:
    """The media of a sentence from the origin on: one that cites the next comes after it."""
    cites = facts.cues.get("cites", ())
    runs: list[list[Medium]] = []
    for medium in media:
        if runs and any(runs[-1][-1].position < at < medium.position for at in cites):
            runs[-1].append(medium)
        else:
            runs.append([medium])
    return [medium for run in runs for medium in reversed(run)]


def find_evidence(draft: Draft, parties: Parties) -> list[tuple[Evidence, Words]]:
    """What the statement is said to show: photos that somebody of it released, a video it posted."""
    found: dict[Evidence, Words] = {}
    if parties.assertion is Assertion.REPORTED:
        return []
    for facts in [*draft.facts, *draft.support]:
        for kind in Evidence:
            for position in facts.cues.get(kind.value, ()):
                if kind not in found and is_shown(facts, position, parties):
                    found[kind] = facts.context.words(position, position + 1)
    return [(kind, found[kind]) for kind in Evidence if kind in found]


def is_shown(facts: Facts, position: int, parties: Parties) -> bool:
    """Whether the pictures at a unit are released, or show the act, in the account of a party."""
    context, items = facts.context, facts.context.items
    showing, no = context.lexicon.classes("showing"), context.lexicon.classes("no")
    at = next((i.index for i in items if i.first <= position < i.last), -1)
    if at < 0 or items[at].determiner in no:
        return False
    for step in range(1, REACH):
        for near in (at - step, at + step):
            if 0 <= near < len(items) and is_showing(items[near], showing):
                between = items[min(at, near) + 1 : max(at, near)]
                if not any(i.kind in (";", "sub", "vg", ".") for i in between):
                    return not items[near].negated and is_own_showing(facts, items[near], parties)
    return False


def is_showing(item: Item, showing: frozenset[str]) -> bool:
    """Whether a verb group is one of releasing or showing."""
    return item.kind == "vg" and item.head.low in showing


def is_own_showing(facts: Facts, verb: Item, parties: Parties) -> bool:
    """Whether no force but the claimant is named before a verb of showing as the one that shows."""
    for item in reversed(facts.context.items[: verb.index]):
        if item.kind == "np":
            actor = find_actor(facts.context, item)
            if actor is None or not actor.is_named or parties.claimant is None:
                return True
            return actor.key == parties.claimant.key or actor.words.text == parties.claimant.words.text
        if item.kind in (";", "sub"):
            break
    return True
