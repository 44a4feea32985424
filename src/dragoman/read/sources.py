"""A document's speakers, outlets and footnotes -> whose voice it is, and where and when it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.base.claim import Assertion
from dragoman.read.dates import DateKind, DateMention, iso, resolve_date
from dragoman.read.events import Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.lexicon import fold_pieces
from dragoman.read.nouns import ActorRef, Words, find_actor
from dragoman.read.parties import Names, Parties
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


def find_names_of(all_facts: list[Facts]) -> Names:
    """All names of actors in a document, and the abbreviations it introduces in brackets."""
    names = Names()
    for facts in all_facts:
        context = facts.context
        for item in context.items:
            if item.kind == "np":
                ref = find_actor(context, item)
                if ref is not None:
                    names.note(ref)
                    note_abbreviation(facts, item.last, ref, names)
    return names


def note_abbreviation(facts: Facts, after: int, ref: ActorRef, names: Names) -> None:
    """Remember that "(RSF)" after a name stands for it."""
    units = facts.context.units
    if after + 2 < len(units) and units[after].tag == "(" and units[after + 2].tag == ")":
        short = facts.context.words(after + 1, after + 2).text
        if short.isupper() or len(short) < len(ref.words.text):
            names.keys.setdefault(short.casefold(), names.key(ref))


def document_voice(source: SourceText, all_facts: list[Facts], names: Names) -> ActorRef | None:
    """The force whose own statement a document is: it speaks as "we", or its media arm heads it."""
    if not all_facts:
        return None
    lexicon = all_facts[0].context.lexicon
    first_person = lexicon.classes("party_we")
    ours = sum(1 for low in source.lows if low in first_person)
    head: list[ActorRef] = []
    for facts in all_facts[:8]:
        for unit_index, unit in enumerate(facts.context.units):
            entry = unit.entry("outlet")
            if entry is not None and entry.family in MEDIA and entry.value:
                words = facts.context.words(unit_index, unit_index + 1)
                head.append(ActorRef(entry.value, words, "outlet"))
    if not ours or ours < 2:
        return None
    for facts in all_facts[:8]:
        for item in facts.context.items:
            if item.kind == "np":
                ref = find_actor(facts.context, item)
                if ref is not None and ref.is_named:
                    return ref
    return head[0] if head else None


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


def claim_date(draft: Draft, parties: Parties, story: Story, notes: dict[str, Footnote], grounds: Grounds) -> str | None:
    """The date of the statement that carries the account."""
    for note in event_footnotes(draft, notes):
        if note.date is not None and grounds.put("/claimed_on", note.date[1], rule="date of the note"):
            return note.date[0]
    for facts in [parties.said_in, *draft.facts] if parties.said_in is not None else draft.facts:
        if facts is None:
            continue
        for position, unit in facts.dates:
            from dragoman.read.events import is_statement_date

            if unit.date is not None and is_statement_date(facts, position):
                resolved = resolve_date(unit.date, published=story.published, story=None)
                if resolved is not None and resolved.start == resolved.end:
                    if grounds.put("/claimed_on", facts.context.words(position, position + 1), rule="date of the statement"):
                        return iso(resolved)
    return None


def find_outlet(
    draft: Draft, parties: Parties, notes: dict[str, Footnote], voice: ActorRef | None, grounds: Grounds
) -> tuple[str | None, str | None]:
    """The claimant's media arm and the platform that carried the account."""
    outlet = platform = None
    for facts in [*draft.facts, *draft.support]:
        for position, unit in enumerate(facts.context.units):
            entry = unit.entry("outlet")
            if entry is None or not unit.is_cap:
                continue
            words = facts.context.words(position, position + 1)
            if entry.family in MEDIA and outlet is None and parties.assertion is Assertion.CLAIMED:
                if grounds.put("/outlet", words, rule="media arm", entry=entry.key):
                    outlet = words.text
            elif entry.family in CARRIERS and platform is None:
                if grounds.put("/platform", words, rule="carrier", entry=entry.key):
                    platform = words.text
    for note in event_footnotes(draft, notes):
        if platform is None and grounds.put("/platform", note.name, rule="source of the note"):
            platform = note.name.text.strip()
    return outlet, platform
