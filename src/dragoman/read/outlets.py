"""A text and the atlas -> the outlets that carry an account: the claimant's media arm, and the platform."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Assertion
from dragoman.read.claim_grounds import Grounds
from dragoman.read.drafts import Draft
from dragoman.read.lexicon import Entry
from dragoman.read.names import OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.notes import Footnote, event_footnotes
from dragoman.read.nouns import Words
from dragoman.read.party import Parties
from dragoman.read.text import SourceText

MEDIA = frozenset({"media_arm", "channel", "office"})
CARRIERS = frozenset({"platform", "monitor", "newspaper", "broadcaster"})
HEAD_CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet of the atlas where the text names it."""

    token: int
    words: Words
    key: str
    kind: str
    owner: str
    owner_kind: str


def find_outlets(source: SourceText, names: dict[int, list[tuple[int, Entry]]]) -> list[OutletMention]:
    """Every outlet that a document names, in order, the longest name at each token."""
    found: list[OutletMention] = []
    for token in sorted(names):
        outlets = [(last, entry) for last, entry in names[token] if entry.kind == "outlet"]
        if not outlets or (found and source.starts[token] < found[-1].words.end):
            continue
        last, entry = max(outlets, key=lambda pair: pair[0])
        if any(row.kind == "actor" and end > last for end, row in names[token]) or is_inside_name(
            source, token, last
        ):
            continue
        words = Words(source.starts[token], source.ends[last - 1], source.cut(token, last))
        found.append(OutletMention(token, words, entry.key, entry.family, entry.value, entry.frame))
    return found


def is_inside_name(source: SourceText, first: int, last: int) -> bool:
    """Whether a name of one word has capitals on both sides, so that it is part of another: "Patani Dawn Movement"."""
    if last - first > 1 or first == 0 or last >= len(source.words):
        return False
    beside = (source.words[first - 1], source.words[last])
    return all(word[:1].isupper() and word[1:2].islower() for word in beside)


def find_outlet(
    draft: Draft,
    parties: Parties,
    notes: dict[str, Footnote],
    outlets: list[OutletMention],
    names: Names,
    grounds: Grounds,
) -> tuple[str | None, str | None]:
    """The claimant's media arm and the platform that carried the account."""
    outlet = outlet_of(draft, parties, notes, outlets, names, grounds)
    return outlet or noted_outlet(draft, notes, grounds), platform_of(draft, notes, outlets, grounds)


def noted_outlet(draft: Draft, notes: dict[str, Footnote], grounds: Grounds) -> str | None:
    """The outlet that a note of the event names beside the platform, or that the text says released the statement."""
    for note in event_footnotes(draft, notes):
        words = note.name if note.is_outlet else note.outlet
        if words is not None and grounds.put("/outlet", words, rule="outlet of the note"):
            return " ".join(words.text.split())
    return None


def draft_range(draft: Draft) -> tuple[int, int]:
    """Characters from the first to the last sentence of an event."""
    starts: list[int] = []
    for facts in [*draft.facts, *draft.support]:
        if facts.context.units:
            words = facts.context.words(0, len(facts.context.units))
            starts += [words.start, words.end]
    return (min(starts), max(starts)) if starts else (0, 0)


def said_range(parties: Parties) -> tuple[int, int] | None:
    """Characters of the sentence in which the claimant speaks."""
    if parties.said_in is None or not parties.said_in.context.units:
        return None
    if parties.speech is None and not parties.said_in.context.lexicon.language.verb_first:
        return None
    words = parties.said_in.context.words(0, len(parties.said_in.context.units))
    return words.start, words.end


def outlet_of(
    draft: Draft,
    parties: Parties,
    notes: dict[str, Footnote],
    outlets: list[OutletMention],
    names: Names,
    grounds: Grounds,
) -> str | None:
    """The media arm of the claimant that the text names, in the event's sentences or at the head."""
    if parties.assertion is not Assertion.CLAIMED or parties.claimant is None:
        return None
    key = names.key(parties.claimant)
    start, end = draft_range(draft)
    noted = event_footnotes(draft, notes)
    said = said_range(parties)
    chosen: OutletMention | None = None
    for outlet in outlets:
        if outlet.kind not in MEDIA:
            continue
        if outlet.words.text.casefold() == names.full(parties.claimant).text.casefold():
            continue
        if outlet.key.startswith("words:") and any(
            n.name is not None and not n.is_outlet and n.name.text == outlet.words.text for n in noted
        ):
            continue
        beside = said is not None and said[0] <= outlet.words.start < said[1]
        near = start <= outlet.words.start < end or any(n.holds(outlet.words.start) for n in noted)
        near = near or beside and parties.speech is None
        owned = outlet.owner == key or outlet.owner == parties.claimant.key
        state = outlet.owner_kind in OFFICIAL and (
            names.nature(parties.claimant) == SOLDIER or not parties.claimant.is_named
        )
        lexicon = draft.facts[0].context.lexicon
        alone = bool(lexicon.relations) and near and names.of_key(outlet.owner) is None
        edge = (
            not outlet.owner
            and outlet.key.startswith("words:")
            and parties.voice is not None
            and same_actor(parties.voice, parties.claimant, names)
        )
        if (
            edge
            or near
            and (owned or state or beside or not outlet.owner)
            or owned
            or alone
            or (state and outlet.words.start < HEAD_CHARACTERS)
        ):
            if chosen is None or (near and not start <= chosen.words.start < end):
                chosen = outlet
    if chosen is not None and grounds.put(
        "/outlet", chosen.words, rule="media arm of the claimant", entry=chosen.key
    ):
        return " ".join(chosen.words.text.split())
    return None


def platform_of(
    draft: Draft, notes: dict[str, Footnote], outlets: list[OutletMention], grounds: Grounds
) -> str | None:
    """The service or medium of an event's note, else the one that its sentences name."""
    for note in event_footnotes(draft, notes):
        carrier = next((o for o in outlets if note.holds(o.words.start) and o.kind in CARRIERS), None)
        words = carrier.words if carrier is not None and note.outlet is None else note.name
        if words is None or note.is_outlet and carrier is None:
            continue
        if grounds.put("/platform", words, rule="source of the note"):
            return " ".join(words.text.split())
    start, end = draft_range(draft)
    for outlet in outlets:
        if outlet.kind in CARRIERS and start <= outlet.words.start < end:
            if grounds.put("/platform", outlet.words, rule="carrier", entry=outlet.key):
                return " ".join(outlet.words.text.split())
    return None
