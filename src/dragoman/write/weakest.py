"""A report -> for each sentence its weakest fact, the weakest sentences first: what the person who signs looks at.

The scale is an order, not a measure; it stands in `Weakness` from worst to least.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from dragoman.base.claim import (
    Assertion,
    Basis,
    ChainRole,
    Claim,
    DatePrecision,
    Materiel,
    Qualifier,
    Toll,
)
from dragoman.base.event import Event, EventStatus, SourceKind
from dragoman.tell import Fact, Grammar, Sentence, open_grammar
from dragoman.write.report import Report

VAGUE_PLACE = 3
"""UCDP where_prec from which a place is a district or larger."""
_HEDGED = frozenset({Basis.SUSPECTED, Basis.ACCUSED})
_LOOSE = frozenset(
    {Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.SEVERAL,
     Qualifier.UP_TO, Qualifier.UNSTATED}
)  # fmt: skip


class Weakness(IntEnum):
    """Why a fact may not hold, the worst first."""

    DENIED = 1
    CONTRADICTED = 2
    THIRD_HAND = 3
    HEDGED = 4
    NO_SPEAKER = 5
    OWN_WORD = 6
    SOLE_SOURCE = 7
    VAGUE_NUMBER = 8
    VAGUE_PLACE = 9
    VAGUE_DATE = 10
    GUESSED_PLACE = 11
    NOT_ACCEPTED = 12
    NONE = 13


@dataclass(frozen=True, slots=True)
class Weakest:
    """A sentence, its footnotes, and its weakest fact: which value of which claim, and what speaks against it."""

    sentence: Sentence
    notes: tuple[int, ...]
    weakness: Weakness
    fact: Fact | None
    detail: str


def find_weakest(report: Report) -> tuple[Weakest, ...]:
    """Every sentence of headline, lead and paragraphs with its weakest fact, the weakest first, else in order."""
    events = {claim.id: event for event in report.events for claim in event.claims}
    claims = {claim.id: claim for event in report.events for claim in event.claims}
    told = [(report.headline, ())]
    for paragraph in (report.lead, *(p for section in report.sections for p in section.paragraphs)):
        told += list(zip(paragraph.sentences, paragraph.notes, strict=True))  # type: ignore[arg-type]
    rows = []
    for sentence, notes in told:
        found = [
            (weakness, fact, detail)
            for fact in sentence.facts
            if fact.claim in claims
            for weakness, detail in _weaknesses(claims[fact.claim], events[fact.claim], fact.pointer)
        ]
        weakness, fact, detail = min(found, key=lambda f: f[0], default=(Weakness.NONE, None, ""))
        rows.append(Weakest(sentence, notes, weakness, fact, detail))
    return tuple(sorted(rows, key=lambda row: row.weakness))


def _weaknesses(claim: Claim, event: Event, pointer: str) -> Iterator[tuple[Weakness, str]]:
    """What speaks against one value of a claim."""
    yield from _of_event(claim, event)
    value = value_at(claim, pointer)
    if isinstance(value, Toll):
        yield from _of_toll(claim, event, value)
    if isinstance(value, Materiel) and value.qualifier in _LOOSE:
        yield Weakness.VAGUE_NUMBER, value.text
    if (
        pointer in ("/perpetrator", "/attribution")
        and claim.attribution
        and claim.attribution.basis in _HEDGED
    ):
        yield Weakness.HEDGED, str(claim.attribution.basis)
    if pointer.startswith("/places"):
        yield from _of_place(claim, pointer)
    if pointer == "/event_date" and claim.date_precision is not DatePrecision.DAY:
        yield Weakness.VAGUE_DATE, str(claim.date_precision)


def _of_event(claim: Claim, event: Event) -> Iterator[tuple[Weakness, str]]:
    deniers = [s.name for s in event.sources if not s.affirms]
    if (
        event.status in (EventStatus.DENIED, EventStatus.DISPUTED)
        and claim.assertion is not Assertion.DENIED
        and deniers
    ):
        yield Weakness.DENIED, ", ".join(deniers)
    if not (claim.claimant or claim.outlet or claim.platform) and not event.sources:
        yield Weakness.NO_SPEAKER, ""
    if event.independent_sources <= 1:
        is_own = all(s.kind is SourceKind.PARTY for s in event.sources)
        name = event.sources[0].name if event.sources else ""
        yield (Weakness.OWN_WORD if is_own else Weakness.SOLE_SOURCE), name
    relays = [link.name for link in claim.chain if link.role is ChainRole.RELAY]
    if relays:
        yield Weakness.THIRD_HAND, ", ".join(relays)
    if claim.id not in event.accepted:
        yield Weakness.NOT_ACCEPTED, ""


def _of_toll(claim: Claim, event: Event, toll: Toll) -> Iterator[tuple[Weakness, str]]:
    if toll.source and toll.source != claim.claimant:
        yield Weakness.THIRD_HAND, toll.source
    if toll.qualifier in _LOOSE:
        yield Weakness.VAGUE_NUMBER, toll.text
    for d in event.disagreements:
        kind, _, side = d.field.partition(" of ")
        if side == toll.side and claim.id in d.claims and toll in getattr(claim, kind, ()):
            yield Weakness.CONTRADICTED, d.note


def _of_place(claim: Claim, pointer: str) -> Iterator[tuple[Weakness, str]]:
    name = value_at(claim, pointer)
    for place in claim.place_detail:
        if place.name == name and pointer == "/places/0":
            if place.precision >= VAGUE_PLACE:
                yield Weakness.VAGUE_PLACE, place.name
            if place.candidates > 1:
                yield Weakness.GUESSED_PLACE, f"{place.name}: {place.candidates}"


def value_at(claim: Claim, pointer: str) -> object:
    """The value that a pointer names, None where there is none."""
    head, *rest = pointer.strip("/").split("/")
    value: object = getattr(claim, head, None)
    for part in rest:
        if isinstance(value, tuple):
            value = value[int(part)] if part.isdigit() and int(part) < len(value) else None
        else:
            value = getattr(value, part, None)
    return value


def explain_report(report: Report) -> str:
    """The weakest facts in words, one block a sentence."""
    grammar = open_grammar(report.lang)
    return "\n".join(_block(row, grammar) for row in find_weakest(report)) + "\n"


def _block(row: Weakest, grammar: Grammar) -> str:
    name = row.weakness.name.lower()
    why = grammar.word("weakness", name)
    detail = f" ({row.detail})" if row.detail else ""
    where = f" · {row.fact.claim} {row.fact.pointer}" if row.fact else ""
    marks = "".join(f"[{number}]" for number in row.notes)
    return f"{row.weakness:>2}  {why}{detail}{where}\n    {row.sentence.text}{marks}"
