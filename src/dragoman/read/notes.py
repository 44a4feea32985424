"""The footnotes of a document -> their sources and dates, and the events that point at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dragoman.read.dates import DateKind, DateMention, iso, resolve_date
from dragoman.read.drafts import Draft, Story
from dragoman.read.nouns import Words
from dragoman.read.text import SourceText

NOTE = re.compile(r"\s*(?:[\[(](\d{1,2})[\])]|([¹²³⁴⁵⁶⁷⁸⁹]))\s*([^\n,.]+)")
REFERENCE = re.compile(r"\[(\d{1,2})\]|([¹²³⁴⁵⁶⁷⁸⁹])")


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: its source as named, and its date."""

    name: Words
    date: tuple[str, Words] | None


def read_footnotes(source: SourceText, story: Story) -> dict[str, Footnote]:
    """Number -> note, of the footnote blocks of a document."""
    notes: dict[str, Footnote] = {}
    for block in source.blocks:
        if block.kind != "footnote":
            continue
        match = NOTE.match(source.text, block.start, block.end)
        if match is None:
            continue
        name = Words(match.start(3), match.end(3), match.group(3))
        dated = None
        for mention in story_dates(story, block.start, block.end):
            resolved = resolve_date(mention, published=story.published, story=None)
            if resolved is not None:
                dated = (
                    iso(resolved),
                    Words(mention.start, mention.end, source.text[mention.start : mention.end]),
                )
        notes[match.group(1) or match.group(2)] = Footnote(name, dated)
    return notes


def story_dates(story: Story, start: int, end: int) -> list[DateMention]:
    """The full dates of the document inside a range of characters."""
    first = bisect_left(story.mentions, start, key=lambda m: m.start)
    last = bisect_left(story.mentions, end, key=lambda m: m.start)
    return [m for m in story.mentions[first:last] if m.kind is DateKind.DAY]


def event_footnotes(draft: Draft, notes: dict[str, Footnote]) -> list[Footnote]:
    """The notes that an event's sentences point at."""
    found: list[Footnote] = []
    if not notes:
        return found
    for facts in draft.facts + draft.support[:2]:
        units = facts.context.units
        start = facts.context.source.starts[units[0].first] if units else 0
        end = facts.context.source.ends[units[-1].last - 1] if units else 0
        for match in REFERENCE.finditer(
            facts.context.source.text, start, min(end + 4, len(facts.context.source.text))
        ):
            note = notes.get(match.group(1) or match.group(2))
            if note is not None and note not in found:
                found.append(note)
    return found
