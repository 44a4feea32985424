"""The footnotes of a document -> their sources and dates, and the events that point at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from dragoman.read.dates import DateKind, DateMention, iso, resolve_date
from dragoman.read.drafts import Draft, Story
from dragoman.read.lexicon import Lexicon
from dragoman.read.nouns import Words
from dragoman.read.text import SourceText

NOTE = re.compile(
    r"\s*(?:\[\^(\d{1,3})\]:|[\[(](\d{1,2})[\])]|([¹²³⁴⁵⁶⁷⁸⁹]))\s*([^\n,،.]+(?:[,،][^\n,،.]+)*)"
)
REFERENCE = re.compile(r"\[\^?(\d{1,3})\](?!:)|([¹²³⁴⁵⁶⁷⁸⁹])")
PART = re.compile(r"[^,،]+")


@dataclass(frozen=True, slots=True)
class Footnote:
    """One note: its source as named, its date, and the outlet that a platform is said to have carried ("X, via Y").

    `name` is None where the note names nobody; `is_outlet` says that the text has called its source the outlet of a
    statement ("a statement released by X").
    """

    name: Words | None
    date: tuple[str, Words] | None
    outlet: Words | None = None
    is_outlet: bool = False

    def holds(self, start: int, slack: int = 40) -> bool:
        """Whether a character stands in the note's names."""
        names = [words for words in (self.outlet, self.name) if words is not None]
        return bool(names) and names[0].start <= start < names[-1].end + slack


def read_footnotes(source: SourceText, story: Story, lexicon: Lexicon) -> dict[str, Footnote]:
    """Number -> note, of the footnote blocks of a document."""
    notes: dict[str, Footnote] = {}
    for block in source.blocks:
        if block.kind != "footnote":
            continue
        match = NOTE.match(source.text, block.start, block.end)
        if match is None:
            continue
        dated, days = None, story_dates(story, block.start, block.end)
        for mention in days:
            resolved = resolve_date(mention, published=story.published, story=None)
            if resolved is not None:
                words = Words(mention.start, mention.end, source.text[mention.start : mention.end])
                dated = (iso(resolved), words)
        names = note_names(source, match, {mention.start for mention in days}, lexicon)
        number = match.group(1) or match.group(2) or match.group(3)
        notes[number] = make_note(source, names, dated, lexicon)
    return notes


def note_names(source: SourceText, match: re.Match[str], days: set[int], lexicon: Lexicon) -> list[Words]:
    """The parts of a note before its date, without those that name nobody."""
    names: list[Words] = []
    for part in PART.finditer(source.text, match.start(4), match.end(4)):
        start = part.start() + len(part[0]) - len(part[0].lstrip())
        if start in days:
            break
        words = Words(start, part.start() + len(part[0].rstrip()), part[0].strip())
        if words.text and words.text.casefold() not in lexicon.classes("note_nobody"):
            names.append(words)
    return names


def make_note(
    source: SourceText, names: list[Words], dated: tuple[str, Words] | None, lexicon: Lexicon
) -> Footnote:
    """A note of its parts: "X, via Y" has an outlet and a platform, another its source alone."""
    if not names:
        return Footnote(None, dated)
    if len(names) > 1:
        word, _, rest = names[1].text.partition(" ")
        if rest and word.casefold() in lexicon.classes("note_via"):
            carrier = Words(names[1].start + len(word) + 1, names[1].end, rest)
            return Footnote(carrier, dated, outlet=names[0])
    word, _, rest = names[0].text.partition(" ")
    if rest and word.casefold() in lexicon.classes("note_via"):
        return Footnote(Words(names[0].start + len(word) + 1, names[0].end, rest), dated)
    return Footnote(names[0], dated, is_outlet=is_releaser(source, names[0], lexicon))


def is_releaser(source: SourceText, name: Words, lexicon: Lexicon) -> bool:
    """Whether the text says of a name that it released the statement."""
    at = source.text.find(name.text, 0, name.start)
    while at >= 0:
        before = _without_article(source.text[max(0, at - LONGEST_LEAD) : at].casefold(), lexicon)
        if any(before.endswith(lead) for lead in lexicon.classes("released_by")):
            return True
        at = source.text.find(name.text, at + 1, name.start)
    return False


LONGEST_LEAD = 40


def _without_article(before: str, lexicon: Lexicon) -> str:
    """What stands before a name, without the article of the name: "released by the", "diffusé par la", "par l'"."""
    lead = before.rstrip()
    article = next((word for word in lexicon.classes("definite") if lead.endswith(f" {word}")), "")
    return lead.removesuffix(article).rstrip()


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
