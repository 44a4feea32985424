"""A document's speakers, outlets and footnotes -> whose voice it is, and where and when it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.base.claim import Assertion
from dragoman.read.dates import DateKind, DateMention, iso, resolve_date
from dragoman.read.act_dates import date_anchors, is_statement_date
from dragoman.read.drafts import Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.nouns import ActorRef, Words, find_actor
from dragoman.read.lexicon import Entry
from dragoman.read.names import OFFICIAL, SOLDIER, Names
from dragoman.read.natures import find_natures
from dragoman.read.party import Parties
from dragoman.read.text import SourceText

if TYPE_CHECKING:
    from dragoman.read.claims import Grounds

NOTE = re.compile(r"\s*[\[(](\d{1,2})[\])]\s*([^\n,.]+)")
REFERENCE = re.compile(r"\[(\d{1,2})\]")
MEDIA = frozenset({"media_arm", "channel", "office"})
CARRIERS = frozenset({"platform", "monitor", "newspaper", "broadcaster"})


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: its source as named, and its date."""

    name: Words
    date: tuple[str, Words] | None


def find_names_of(source: SourceText, all_facts: list[Facts], found_names: dict[int, list[tuple[int, Entry]]]) -> Names:
    """All names of actors in a document, and the abbreviations it introduces in brackets."""
    names = Names()
    found: list[ActorRef] = []
    for facts in all_facts:
        context = facts.context
        for item in context.items:
            if item.kind == "np":
                ref = find_actor(context, item)
                if ref is not None:
                    found.append(ref)
                    note_abbreviation(facts, item.last, ref, names)
    embedded = embedded_actors(source, found_names)
    for ref in embedded:
        note_bracket(source, ref, names)
    found.extend(embedded)
    for ref in sorted(found, key=lambda r: r.words.start):
        names.note(ref)
    names.natures = find_natures(all_facts, names)
    return names


def note_bracket(source: SourceText, ref: ActorRef, names: Names) -> None:
    """Remember the abbreviation in brackets right after a name of the atlas."""
    token = source.token_at(ref.words.end)
    if token + 2 < len(source.words) and source.words[token] == "(" and source.words[token + 2] == ")":
        short = source.words[token + 1]
        if short[:1].isupper() and len(short) < len(ref.words.text):
            names.keys.setdefault(short.casefold(), names.key(ref))


def embedded_actors(source: SourceText, found_names: dict[int, list[tuple[int, Entry]]]) -> list[ActorRef]:
    """The actors of the atlas wherever a text names them, inside an outlet's name or a footnote too."""
    found: list[ActorRef] = []
    for token, rows in found_names.items():
        actors = [(last, entry) for last, entry in rows if entry.kind == "actor"]
        if actors:
            last, entry = max(actors, key=lambda pair: pair[0])
            words = Words(source.starts[token], source.ends[last - 1], source.cut(token, last))
            found.append(ActorRef(entry.key, words, entry.family, tuple(filter(None, entry.value.split("|"))), is_named=True))
    return found


def note_abbreviation(facts: Facts, after: int, ref: ActorRef, names: Names) -> None:
    """Remember that "(RSF)" after a name stands for it."""
    units = facts.context.units
    if after + 2 < len(units) and units[after].tag == "(" and units[after + 2].tag == ")":
        short = facts.context.words(after + 1, after + 2).text
        if short.isupper() or len(short) < len(ref.words.text):
            names.keys.setdefault(short.casefold(), names.key(ref))


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
        words = Words(source.starts[token], source.ends[last - 1], source.cut(token, last))
        found.append(OutletMention(token, words, entry.key, entry.family, entry.value, entry.frame))
    return found


HEAD_CHARACTERS = 600


def document_voice(
    source: SourceText, all_facts: list[Facts], names: Names, outlets: list[OutletMention]
) -> ActorRef | None:
    """The force whose own statement a document is: its head names it and it speaks as "we" or by its office."""
    if not all_facts:
        return None
    lexicon = all_facts[0].context.lexicon
    ours = sum(1 for low in source.lows if low in lexicon.classes("party_we"))
    ours += sum(1 for word in source.words if word in lexicon.classes("party_words"))
    edges = [*source.blocks[:8], *source.blocks[-6:]]
    lines = [source.text[b.start : b.end].casefold() for b in edges if b.end - b.start < 200]
    is_statement = any(word in line for word in lexicon.classes("statement_words") for line in lines)
    for outlet in outlets:
        in_dateline = any(start <= outlet.words.start < end for start, end in source.datelines)
        in_edge = any(b.start <= outlet.words.start < b.end and b.kind in ("heading", "byline") for b in edges)
        if outlet.owner and outlet.kind in MEDIA and (in_dateline or in_edge):
            return names.of_key(outlet.owner) or ActorRef(outlet.owner, outlet.words, outlet.owner_kind)
    if not (is_statement or ours > 1):
        return None
    edge_blocks = {id(b) for b in edges}
    for facts in all_facts:
        block = source.blocks[facts.block]
        if id(block) not in edge_blocks or block.kind not in ("heading", "title") and ours < 2:
            continue
        if any(p.is_told for p in facts.acts) and ours < 2:
            continue
        for item in facts.context.items:
            if item.kind == "np":
                ref = find_actor(facts.context, item)
                if ref is not None and (ref.is_named or " " in ref.words.text and block.kind == "heading"):
                    return ref
    return None


def read_footnotes(source: SourceText, story: Story) -> dict[str, Footnote]:
    """Number -> note, of the footnote blocks of a document."""
    notes: dict[str, Footnote] = {}
    for block in source.blocks:
        if block.kind != "footnote":
            continue
        match = NOTE.match(source.text, block.start, block.end)
        if match is None:
            continue
        name = Words(match.start(2), match.end(2), match.group(2))
        dated = None
        for mention in story_dates(story, block.start, block.end):
            resolved = resolve_date(mention, published=story.published, story=None)
            if resolved is not None:
                dated = (iso(resolved), Words(mention.start, mention.end, source.text[mention.start : mention.end]))
        notes[match.group(1)] = Footnote(name, dated)
    return notes


def story_dates(story: Story, start: int, end: int) -> list[DateMention]:
    """The full dates of the document inside a range of characters."""
    return [m for m in story.mentions if start <= m.start < end and m.kind is DateKind.DAY]


def event_footnotes(draft: Draft, notes: dict[str, Footnote]) -> list[Footnote]:
    """The notes that an event's sentences point at."""
    found: list[Footnote] = []
    if not notes:
        return found
    for facts in draft.facts + draft.support[:2]:
        units = facts.context.units
        start = facts.context.source.starts[units[0].first] if units else 0
        end = facts.context.source.ends[units[-1].last - 1] if units else 0
        for match in REFERENCE.finditer(facts.context.source.text, start, min(end + 4, len(facts.context.source.text))):
            note = notes.get(match.group(1))
            if note is not None and note not in found:
                found.append(note)
    return found


def claim_date(
    draft: Draft, parties: Parties, story: Story, notes: dict[str, Footnote], voice: ActorRef | None, grounds: Grounds
) -> str | None:
    """The date of the statement that carries the account."""
    for note in event_footnotes(draft, notes):
        if note.date is not None and grounds.put("/claimed_on", note.date[1], rule="date of the note"):
            return note.date[0]
    for facts in [parties.said_in, *draft.facts] if parties.said_in is not None else draft.facts:
        if facts is None:
            continue
        for position, unit in facts.dates:
            if unit.date is not None and is_statement_date(facts, position):
                resolved = resolve_date(unit.date, published=story.published, story=None)
                if resolved is not None and resolved.start == resolved.end:
                    words = facts.context.words(position, position + 1)
                    if grounds.put("/claimed_on", words, *date_anchors(unit.date, story, ()), rule="date of the statement"):
                        return iso(resolved)
    if voice is not None and story.statement is not None:
        if grounds.put("/claimed_on", story.statement.words, rule="date of the document, which is the statement"):
            return iso(story.statement.resolved)
    return None


def find_outlet(
    draft: Draft, parties: Parties, notes: dict[str, Footnote], outlets: list[OutletMention], names: Names, grounds: Grounds
) -> tuple[str | None, str | None]:
    """The claimant's media arm and the platform that carried the account."""
    return outlet_of(draft, parties, notes, outlets, names, grounds), platform_of(draft, notes, outlets, grounds)


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
    if parties.said_in is None or parties.speech is None or not parties.said_in.context.units:
        return None
    words = parties.said_in.context.words(0, len(parties.said_in.context.units))
    return words.start, words.end


def outlet_of(
    draft: Draft, parties: Parties, notes: dict[str, Footnote], outlets: list[OutletMention], names: Names, grounds: Grounds
) -> str | None:
    """The media arm of the claimant that the text names, in the event's sentences or at the head."""
    if parties.assertion is not Assertion.CLAIMED or parties.claimant is None:
        return None
    key = names.key(parties.claimant)
    start, end = draft_range(draft)
    noted = [(n.name.start, n.name.end + 40) for n in event_footnotes(draft, notes)]
    said = said_range(parties)
    chosen: OutletMention | None = None
    for outlet in outlets:
        if outlet.kind not in MEDIA:
            continue
        if outlet.words.text.casefold() == names.full(parties.claimant).text.casefold():
            continue
        near = start <= outlet.words.start < end or any(a <= outlet.words.start < b for a, b in noted)
        owned = outlet.owner == key or outlet.owner == parties.claimant.key
        state = outlet.owner_kind in OFFICIAL and (names.nature(parties.claimant) == SOLDIER or not parties.claimant.is_named)
        beside = said is not None and said[0] <= outlet.words.start < said[1]
        if near and (owned or state or beside or not outlet.owner) or owned or (state and outlet.words.start < HEAD_CHARACTERS):
            if chosen is None or (near and not start <= chosen.words.start < end):
                chosen = outlet
    if chosen is not None and grounds.put("/outlet", chosen.words, rule="media arm of the claimant", entry=chosen.key):
        return " ".join(chosen.words.text.split())
    return None


def platform_of(draft: Draft, notes: dict[str, Footnote], outlets: list[OutletMention], grounds: Grounds) -> str | None:
    """The service or medium of an event's note, else the one that its sentences name."""
    for note in event_footnotes(draft, notes):
        carrier = next((o for o in outlets if note.name.start <= o.words.start < note.name.end + 40 and o.kind in CARRIERS), None)
        words = carrier.words if carrier is not None else note.name
        if grounds.put("/platform", words, rule="source of the note"):
            return " ".join(words.text.split())
    start, end = draft_range(draft)
    for outlet in outlets:
        if outlet.kind in CARRIERS and start <= outlet.words.start < end:
            if grounds.put("/platform", outlet.words, rule="carrier", entry=outlet.key):
                return " ".join(outlet.words.text.split())
    return None
