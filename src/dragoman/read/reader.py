"""A Document -> a Reading: the rule reader, all its steps in a row.

screen -> blocks -> sentences -> mentions -> phrases -> predicates -> events -> claims, each value with
the span that says it.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.atlas import Atlas
from dragoman.base.claim import Disposition, Reading
from dragoman.base.document import Document
from dragoman.read.act_dates import is_statement_date
from dragoman.read.claims import build_claims
from dragoman.read.counts import place_counts
from dragoman.read.dates import (
    Anchor,
    DateKind,
    DateLexicon,
    DateMention,
    find_dates,
    find_published,
    resolve_date,
)
from dragoman.read.drafts import Dated, Story
from dragoman.read.entries import find_names
from dragoman.read.events import find_events
from dragoman.read.facts import Facts, list_disposition, read_sentence
from dragoman.read.ground import Proofs, ground_claim
from dragoman.read.layout import cut_blocks, cut_sentences, drop_teasers
from dragoman.read.lexicon import Entry, Lexicon, load_lexicon
from dragoman.read.nouns import Words
from dragoman.read.numbers import NumberLexicon
from dragoman.read.organisations import find_organisations, is_made_up
from dragoman.read.pause import collection_paused
from dragoman.read.placing import Gazetteer
from dragoman.read.screen import ScreenTable, screen_out
from dragoman.read.side_labels import opened_label
from dragoman.read.text import SourceText, cut_tokens
from dragoman.read.uncased_names import find_uncased_names
from dragoman.read.units import Overlay, Unit

READER = "rules/0.1"
HEAD_CHARACTERS, FOOT_CHARACTERS = 700, 250  # where a statement bears its date
NAMED = ("actor", "outlet")
LONGEST_NAME = 12  # tokens


def before_name(
    source: SourceText, mention: DateMention, names: dict[int, list[tuple[int, Entry]]], lexicon: DateLexicon
) -> DateMention | None:
    """A time without the words that open a name after it: "Monday the Dawn Banner Front", None when nothing is left."""
    first, last = source.token_range(mention.start, mention.end)
    for token in range(first, last):
        if any(end > last and entry.kind in NAMED for end, entry in names.get(token, ())):
            return date_between(source, mention.start, source.starts[token], lexicon)
    return mention


def after_name(
    source: SourceText, mention: DateMention, names: dict[int, list[tuple[int, Entry]]], lexicon: DateLexicon
) -> DateMention | None:
    """A time without the words that end a name before it: "the Front of Dawn on Tuesday", None when nothing is left."""
    first, last = source.token_range(mention.start, mention.end)
    for token in range(max(0, first - LONGEST_NAME), first):
        for end, entry in names.get(token, ()):
            if first < end < last and entry.kind in NAMED:
                return date_between(source, source.starts[end], mention.end, lexicon)
    return mention


def date_between(source: SourceText, start: int, end: int, lexicon: DateLexicon) -> DateMention | None:
    """The first time in a part of the text; None when it has none."""
    for found in find_dates(source.text[start:end], lexicon):
        core = found.core_start + start if found.core_start else 0
        return replace(found, start=found.start + start, end=found.end + start, core_start=core)
    return None


def dates_statement(all_facts: list[Facts], at: int) -> bool:
    """Whether the date at a token is that of the statement that its sentence tells of."""
    for facts in all_facts:
        for position, unit in facts.dates:
            if unit.first == at:
                return is_statement_date(facts, position)
    return False


def stands_in_body(source: SourceText, at: int) -> bool:
    """Whether a token stands in running text, behind its first words."""
    start = source.starts[at]
    block = next((b for b in source.blocks if b.start <= start < b.end), None)
    return block is not None and block.kind == "body" and start - block.start > LABEL_CHARACTERS


LABEL_CHARACTERS = 30  # what stands before the day of a dateline


def is_verb_there(
    source: SourceText, at: int, names: dict[int, list[tuple[int, Entry]]], lexicon: Lexicon
) -> bool:
    """Whether a word that may be a time is the verb of the same letters: "فجّر", or "فجر مسلحون"."""
    if lexicon.language.has_case or "VBD" not in lexicon.words.get(source.lows[at], ()):
        return False
    if lexicon.language.sign(source.words[at]):
        return True
    following = {entry.kind for _, entry in names.get(at + 1, ())}
    before = {entry.kind for _, entry in names.get(at - 1, ())}
    after = source.words[at + 1] if at + 1 < len(source.words) else "."
    is_bare = after[:1].isalpha() and not lexicon.language.has_article(after, source.lows[at + 1])
    return bool(following & DOERS) or is_bare and bool(before & DOERS)


DOERS = frozenset({"person", "unit", "actor", "rank"})


class RuleReader:
    """Reads documents by the rules of their language; one instance serves any number of them.

    Args:
        atlas: the names of groups, outlets, arms and places.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.gazetteer = Gazetteer(atlas.places)
        self._lexicons: dict[str, tuple[Lexicon, DateLexicon, NumberLexicon]] = {}
        self._screens: dict[str, ScreenTable] = {}

    def tables(self, lang: str) -> tuple[Lexicon, DateLexicon, NumberLexicon]:
        """The tables of a language, loaded once."""
        if lang not in self._lexicons:
            with collection_paused():
                lexicon = load_lexicon(lang, self.atlas)
                self._screens[lang] = ScreenTable.of(lexicon)
                self._lexicons[lang] = (lexicon, DateLexicon.load(lang), NumberLexicon.load(lang))
        return self._lexicons[lang]

    def read(self, document: Document) -> Reading:
        """The claims of one document in the order of its text."""
        with collection_paused():
            return self._read(document)

    def _read(self, document: Document) -> Reading:
        lang = (document.lang or "en").split("-")[0]
        lexicon, date_lexicon, number_lexicon = self.tables(lang)
        source = SourceText(document, document.read_text)
        if not source.text.strip():
            return Reading(document.id, screened="the document has no text")
        reason = screen_out(source.text, self._screens[lang])
        if reason is not None:
            return Reading(document.id, screened=reason)
        cut_tokens(source, lexicon)
        cut_blocks(source, lexicon)
        cut_sentences(source, lang)
        drop_teasers(source, lexicon)
        overlay = self.overlay(source, lexicon, date_lexicon, number_lexicon)
        facts = self.facts(source, overlay, lexicon)
        published, said_on = document.published, None
        if published is None:
            mention = find_published(source.text, document.title, date_lexicon)
            resolved = resolve_date(mention, published=None, story=None) if mention is not None else None
            if mention is not None and resolved is not None:
                published = resolved.end
                said_on = Words(mention.start, mention.end, source.text[mention.start : mention.end])
        story = Story(
            lexicon, published, statement=self.header_date(source, facts, overlay, document), said_on=said_on
        )
        if story.statement is not None and story.statement.resolved.end == (
            published or story.statement.resolved.end
        ):
            story.said_on = said_on or story.statement.words
        story.mentions = [mention for _, mention in overlay.dates.values()]
        story.names = overlay.names
        drafts = find_events(facts, story)
        claims = build_claims(source, facts, drafts, story, READER)
        if claims:
            counts = [count for _, count in overlay.counts.values()]
            proofs = Proofs.of(document, lexicon, published, counts, story.mentions)
            claims = [ground_claim(claim, proofs) for claim in claims]
        screened = None if claims else "no sentence tells a concluded act by or against an armed force"
        return Reading(document.id, tuple(claims), tuple(story.refused), screened)

    def overlay(
        self, source: SourceText, lexicon: Lexicon, date_lexicon: DateLexicon, number_lexicon: NumberLexicon
    ) -> Overlay:
        """The dates, counts and names of the whole text by their first token."""
        spread: set[int] = set()
        overlay = Overlay({}, {}, find_names(source, lexicon, spread), spread)
        find_organisations(source, lexicon, overlay.names)
        if not lexicon.language.has_case:
            find_uncased_names(source, lexicon, overlay.names, self.gazetteer)
        spread.update(
            first
            for first, rows in overlay.names.items()
            for last, entry in rows
            if last > first + 1 or is_made_up(entry)
        )
        for found in find_dates(source.text, date_lexicon):
            first, last = source.token_range(found.start, found.end)
            if last == first + 1 and is_verb_there(source, first, overlay.names, lexicon):
                continue
            mention = before_name(source, found, overlay.names, date_lexicon)
            if mention is not None:
                mention = after_name(source, mention, overlay.names, date_lexicon)
            if mention is None:
                continue
            if mention is not found:
                first, last = source.token_range(mention.start, mention.end)
            overlay.dates[first] = (last, mention)
        place_counts(source, overlay, lexicon, number_lexicon)
        return overlay

    def facts(self, source: SourceText, overlay: Overlay, lexicon: Lexicon) -> list[Facts]:
        """The facts of every sentence, lists under their opening sentence."""
        found: list[Facts] = []
        pending: tuple[Disposition, Words] | None = None
        carried: tuple[Disposition, Words] | None = None
        opener = -1
        label = ""
        for index, sentence in enumerate(source.sentences):
            kind = source.blocks[sentence.block].kind
            listing = kind in ("bullet", "heading", "dateline") or sentence.block == opener
            facts = read_sentence(
                source, sentence, index, overlay, lexicon, self.gazetteer, pending if listing else None
            )
            if kind == "bullet" and lexicon.relations and pending is None and carried is not None:
                if goes_on_listing(facts):
                    facts = read_sentence(source, sentence, index, overlay, lexicon, self.gazetteer, carried)
            carried = carried_on(facts) if kind == "bullet" else None
            if listing and facts.materiel and kind == "heading":
                facts.kind = "bullet"
            text = source.text[source.starts[sentence.first] : source.ends[sentence.last - 1]]
            opened = list_disposition(facts, text)
            side = opened_label(facts.context, ends_open=text.rstrip().endswith(":"))
            label = side or (label if listing else "")
            facts.label = label
            if opened is not None:
                pending, opener = opened, sentence.block
            elif not listing:
                pending = None
            found.append(facts)
        return found

    def header_date(
        self, source: SourceText, facts: list[Facts], overlay: Overlay, document: Document
    ) -> Dated | None:
        """The full date that the head of the document gives itself, or its foot when that is the day of publication."""
        foot = len(source.text) - FOOT_CHARACTERS
        for first, (last, mention) in sorted(overlay.dates.items()):
            at_foot = source.starts[first] > HEAD_CHARACTERS
            if at_foot and source.starts[first] < foot:
                continue
            if not at_foot and facts and facts[0].context.lexicon.language.verb_first:
                if stands_in_body(source, first) and not dates_statement(facts, first):
                    continue  # a whole date in running text is that of an act
            if mention.kind is DateKind.DAY and mention.anchor is Anchor.NONE:
                resolved = resolve_date(mention, published=document.published, story=None)
                if resolved is not None and (not at_foot or resolved.end == document.published):
                    unit = Unit("T", first, last, "", date=mention)
                    words = Words(mention.start, mention.end, source.text[mention.start : mention.end])
                    return Dated(resolved, unit, words, -1)
        return None


def goes_on_listing(facts: Facts) -> bool:
    """Whether a bullet only counts things, as the one before it did with a verb: "- 14 PKM, 63 AK-47 ;"."""
    items = facts.context.items
    counted = any(item.kind == "np" and item.count is not None for item in items)
    return counted and not facts.tolls and not facts.materiel and not any(item.kind == "vg" for item in items)


def carried_on(facts: Facts) -> tuple[Disposition, Words] | None:
    """What became of the things of a bullet, for the bullets below it that do not say so."""
    told = {item.disposition for item in facts.materiel}
    if len(told) != 1 or facts.tolls:
        return None
    return facts.materiel[-1].disposition, facts.materiel[-1].verb
