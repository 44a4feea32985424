"""One sentence of a source -> its facts: predicates, tolls, materiel, places, dates and speakers.

This is the whole sentence-level cascade in a row; what follows it joins sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.base.claim import Disposition
from dragoman.read.casualties import find_tolls
from dragoman.read.clauses import find_predicates
from dragoman.read.cutting import cut_units
from dragoman.read.families import ACT_FAMILIES
from dragoman.read.harmless import mark_forceless
from dragoman.read.lexicon import Lexicon
from dragoman.read.materiel import DISPOSITIONS, ItemFound, find_materiel
from dragoman.read.nouns import Context, Words
from dragoman.read.phrases import Item, cut_items
from dragoman.read.place_rules import set_aside_speakers
from dragoman.read.placing import Gazetteer, PlaceMention, find_places
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import Speech, find_speech, speaker_units, speech_at
from dragoman.read.text import Sentence, SourceText
from dragoman.read.tolls import TollFound
from dragoman.read.units import Overlay, Unit
from dragoman.read.verbless import find_verbless

TAIL_REACH = 14


@dataclass(slots=True)
class Facts:
    """What one sentence tells."""

    index: int
    block: int
    kind: str
    context: Context
    predicates: list[Predicate]
    speeches: list[Speech]
    places: list[PlaceMention]
    tolls: list[TollFound]
    materiel: list[ItemFound]
    dates: list[tuple[int, Unit]]
    cues: dict[str, list[int]] = field(default_factory=dict)
    label: str = ""  # whose side the list says that this sentence belongs to (see `side_labels`)

    @property
    def acts(self) -> list[Predicate]:
        """The predicates that tell an act as done."""
        return [
            p for p in self.predicates if p.entry.family in ACT_FAMILIES and not p.unreal and not p.negated
        ]

    def cue_words(self, family: str, position: int) -> Words:
        """All words of the cue that begins at a unit ("and other equipment")."""
        unit, source = self.context.units[position], self.context.source
        size = max(
            (len(e.key.split()) for e in unit.entries if e.kind == "cue" and e.family == family), default=1
        )
        last = min(max(unit.last, unit.first + size), len(source.ends))
        return Words(source.starts[unit.first], source.ends[last - 1], source.cut(unit.first, last))


def read_sentence(
    source: SourceText,
    sentence: Sentence,
    index: int,
    overlay: Overlay,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    pending: tuple[Disposition, Words] | None,
) -> Facts:
    """All facts of one sentence; `pending` is what its list says of its items, and the words for it."""
    kind = source.blocks[sentence.block].kind
    units = cut_units(source, sentence, overlay, lexicon, title_case=kind in ("title", "heading"))
    items = cut_items(units, lexicon)
    context = Context(source, lexicon, units, items)
    predicates = find_predicates(items, lexicon)
    predicates.extend(find_verbless(items, predicates, lexicon))
    mark_forceless(context, predicates)
    is_lead = index == 0 and not source.document.title.strip()
    for predicate in predicates if kind == "title" or is_lead else ():
        apart = any(item.kind in ("rel", "sub") for item in items[: predicate.item.index])
        predicate.is_headline = kind == "title" or predicate.item.form == "VBZ" and not apart
    if lexicon.language.tells_in_present and is_dated_entry(items):
        for predicate in predicates:
            predicate.is_headline = True
    facts = Facts(
        index,
        sentence.block,
        kind,
        context,
        predicates,
        find_speech(context, predicates),
        find_places(source, units, lexicon, gazetteer, kind),
        find_tolls(context, predicates),
        find_materiel(context, predicates, pending[0] if pending else None),
        [(at, unit) for at, unit in enumerate(units) if unit.date is not None],
    )
    for position, unit in enumerate(units):
        for entry in unit.entries:
            if entry.kind == "cue":
                facts.cues.setdefault(entry.family, []).append(position)
    for toll in facts.tolls:
        toll.sentence = index
        speech = speech_at(facts.speeches, toll.item.index)
        toll.source = speech.words if speech is not None else None
    for item in facts.materiel:
        item.sentence = index
        if pending is not None and item.verb_index < 0:
            item.verb = pending[1]
    for place in facts.places:
        place.sentence = index
    reached = bool(units) and units[0].low in lexicon.classes("contacts")
    set_aside_speakers(facts.places, speaker_units(context, facts.speeches), reached=reached)
    context.actors = {}
    return facts


def is_dated_entry(items: list[Item]) -> bool:
    """Whether a sentence is an entry of a chronology: "2 janvier : un soldat est abattu"."""
    at = next((i.index for i in items[:3] if i.kind == "date"), -1)
    return at >= 0 and at + 1 < len(items) and items[at + 1].kind in (":", "-")


def tail_of(predicate: Predicate, context: Context) -> tuple[Words, ...]:
    """The last word of a verb of several words, where it stands apart: the "ablaze" of "set the boats ablaze"."""
    tail, first = predicate.entry.key.rsplit(" ", 1)[-1], predicate.item.first
    if tail == predicate.entry.key or tail in context.whole(predicate.item).text.casefold().split():
        return ()
    for at, unit in enumerate(context.units[first : first + TAIL_REACH], first):
        if tail in unit.low.split() and at >= predicate.item.last:
            return (context.words(at, at + 1),)
    return ()


def list_disposition(facts: Facts, text: str) -> tuple[Disposition, Words] | None:
    """What became of the items of the list that this sentence opens ("were seized:"), and the words that say it."""
    if not text.rstrip().endswith(":"):
        return None
    for predicate in reversed(facts.predicates):
        disposition = DISPOSITIONS.get(predicate.family)
        if disposition is not None and not predicate.negated:
            return disposition, facts.context.whole(predicate.item)
    return None
