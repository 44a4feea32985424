"""A document's speakers, outlets and footnotes -> whose voice it is, and where and when it was said."""

from __future__ import annotations

from dragoman.read.act_dates import date_anchors, is_statement_date
from dragoman.read.claim_grounds import Grounds
from dragoman.read.dates import iso, resolve_date
from dragoman.read.drafts import Draft, Story
from dragoman.read.facts import Facts
from dragoman.read.lexicon import Entry
from dragoman.read.names import Names
from dragoman.read.natures import find_natures
from dragoman.read.notes import Footnote, event_footnotes
from dragoman.read.nouns import ActorRef, Words, find_actor
from dragoman.read.party import Parties
from dragoman.read.speakers import find_spokesmen
from dragoman.read.text import SourceText


def find_names_of(
    source: SourceText, all_facts: list[Facts], found_names: dict[int, list[tuple[int, Entry]]]
) -> Names:
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
    shorts = {ref.words.text: ref.key for ref in embedded if ref.words.text.isupper()}
    for ref in embedded:
        note_bracket(source, ref, names)
        note_gloss(source, ref, shorts, names)
    found.extend(embedded)
    note_heads(found, names, all_facts[0].context.lexicon.classes("name_heads") if all_facts else frozenset())
    for ref in sorted(found, key=lambda r: r.words.start):
        names.note(ref)
    names.natures = find_natures(all_facts, names)
    find_spokesmen([(facts.context, speech) for facts in all_facts for speech in facts.speeches])
    return names


def note_heads(found: list[ActorRef], names: Names, heads: frozenset[str]) -> None:
    """Remember that "the Front", or "the brigade", stands for the one named force whose name holds that word."""
    holding: dict[str, set[str]] = {}
    for ref in found:
        if ref.is_named and " " in ref.words.text:
            for word in ref.words.text.split():
                holding.setdefault(word.casefold(), set()).add(names.key(ref))
    for ref in found:
        word = ref.words.text
        if (
            " " in word
            or not (word[:1].isupper() or word in heads)
            or word.casefold() in names.keys
            or not ref.key.startswith("words:")
        ):
            continue
        holders = holding.get(word.casefold(), set())
        if len(holders) == 1:
            names.keys[word.casefold()] = next(iter(holders))


def note_bracket(source: SourceText, ref: ActorRef, names: Names) -> None:
    """Remember the abbreviation in brackets right after a name of the atlas."""
    token = source.token_at(ref.words.end)
    if token + 2 < len(source.words) and source.words[token] == "(" and source.words[token + 2] == ")":
        short = source.words[token + 1]
        if short[:1].isupper() and len(short) < len(ref.words.text):
            names.keys.setdefault(short.casefold(), names.key(ref))


def note_gloss(source: SourceText, ref: ActorRef, shorts: dict[str, str], names: Names) -> None:
    """Remember whose name a list of abbreviations spells out ("RVF: Red Valley Front"), whatever else is so called."""
    token = source.token_at(ref.words.start)
    if token >= 2 and source.words[token - 1] == ":" and source.words[token - 2] in shorts:
        names.keys.setdefault(ref.words.text.casefold(), shorts[source.words[token - 2]])


def embedded_actors(source: SourceText, found_names: dict[int, list[tuple[int, Entry]]]) -> list[ActorRef]:
    """The actors of the atlas wherever a text names them, inside an outlet's name or a footnote too."""
    found: list[ActorRef] = []
    for token, rows in found_names.items():
        actors = [(last, entry) for last, entry in rows if entry.kind == "actor"]
        if actors:
            last, entry = max(actors, key=lambda pair: pair[0])
            words = Words(source.starts[token], source.ends[last - 1], source.cut(token, last))
            found.append(
                ActorRef(
                    entry.key, words, entry.family, tuple(filter(None, entry.value.split("|"))), is_named=True
                )
            )
    return found


def note_abbreviation(facts: Facts, after: int, ref: ActorRef, names: Names) -> None:
    """Remember that "(RSF)" after a name stands for it."""
    units = facts.context.units
    if after + 2 < len(units) and units[after].tag == "(" and units[after + 2].tag == ")":
        short = facts.context.words(after + 1, after + 2).text
        if short.isupper() or len(short) < len(ref.words.text):
            names.keys.setdefault(short.casefold(), names.key(ref))


def claim_date(
    draft: Draft,
    parties: Parties,
    story: Story,
    notes: dict[str, Footnote],
    voice: ActorRef | None,
    grounds: Grounds,
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
                    if grounds.put(
                        "/claimed_on",
                        words,
                        *date_anchors(unit.date, story, ()),
                        rule="date of the statement",
                    ):
                        return iso(resolved)
    if voice is not None and story.statement is not None:
        if grounds.put(
            "/claimed_on", story.statement.words, rule="date of the document, which is the statement"
        ):
            return iso(story.statement.resolved)
    return None
