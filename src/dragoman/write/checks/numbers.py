"""Composed text and the claims that it cites -> numbers in it that no fact gives.

The numbers are found anew in the words, by a table that the grammar does not use. A number that is told must stand in
its fact; a sum must be that of its facts' bounds, one account of an event at a time; a count, how many facts, claims or
events there are. Dates are read as dates (`dates`), and digits in names count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.base.claim import Claim, Materiel, Qualifier, Toll
from dragoman.page.names import tolls_of
from dragoman.tell import Fact, How, Piece
from dragoman.write.bundle.amounts import Words, has_wording, load_words, numbers_in
from dragoman.write.bundle.values import numbers_of, value_at
from dragoman.write.checks.dates import days_of_event, find_dates, iso_days
from dragoman.write.checks.lines import Line
from dragoman.write.checks.problem import Problem, Rule, Severity, refused, warned
from dragoman.write.checks.words import blank, name_shield
from dragoman.write.facts import count_claims, count_events, count_sources, sum_facts
from dragoman.write.report import Report

_DATES = ("/event_date", "/claimed_on")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the words of a report are held to: its claims by id, its days and the day on which each claim was said,
    its names."""

    report: Report
    claims: Mapping[str, Claim]
    days: frozenset[date]
    said: Mapping[str, str]
    names: re.Pattern[str] | None
    words: Words

    @classmethod
    def of(cls, report: Report) -> Facts | None:
        """The facts of a report; None where its language has no table of numbers."""
        words = load_words(report.lang)
        if words is None:
            return None
        claims = {claim.id: claim for event in report.events for claim in event.claims}
        said = {note.claim: note.day for note in report.footnotes if note.day}
        return cls(report, claims, frozenset(_days(report)), said, name_shield(_names(report)), words)


def wrong_numbers(report: Report, lines: Iterable[Line]) -> Iterator[Problem]:
    """A problem for each number or date that no fact of its words gives, and for each total that counts twice."""
    facts = Facts.of(report)
    if facts is None:
        yield warned(
            Rule.NUMBER,
            "report",
            report.lang,
            f"there is no table of numbers for language {report.lang!r}, so no number was checked",
            "Read every number against its footnote.",
        )
        return
    for line in lines:
        if line.is_composed and not line.is_label:
            for piece in line.sentence.pieces:
                if piece.how is not How.QUOTE:
                    yield from _piece_problems(piece, line, facts)


def _piece_problems(piece: Piece, line: Line, facts: Facts) -> Iterator[Problem]:
    if not any(char.isalnum() for char in piece.text):
        return
    text = facts.names.sub(blank, piece.text) if facts.names else piece.text
    days = _days_told(piece.facts, line.sentence.claims, facts) or facts.days
    for found in find_dates(text, facts.words.months):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
        if not found.is_any_of(days):
            severity = Severity.WARN if found.is_any_of(facts.days) else Severity.REFUSE
            why = f"the date {piece.text[found.start : found.end]!r} is none that its own facts give"
            yield Problem(Rule.NUMBER, line.where, line.text, severity, why, "Tell the date of the claim.")
    told = dict.fromkeys(numbers_in(text, facts.words))
    allowed = _allowed(piece, facts) if told else frozenset()
    for number in told:
        if number in allowed:
            continue
        if piece.how is How.SUM and number in _plain_sums(piece.facts, facts):
            yield refused(
                Rule.COUNTED_TWICE,
                line.where,
                line.text,
                f"the total {piece.text!r} adds up figures that are accounts of the same people or things in one event",
                "Count one account of an event, and tell the other beside it.",
            )
            continue
        given = ", ".join(sorted(allowed, key=lambda n: (len(n), n))) or "none"
        yield refused(
            Rule.NUMBER,
            line.where,
            line.text,
            f"the number {number} in {piece.text!r} follows from no fact of it; its facts give {given}",
            "Tell the number of the claim, or cite the claim that gives it.",
        )


def _allowed(piece: Piece, facts: Facts) -> frozenset[str]:
    """The numbers that the words of a piece may have."""
    known = tuple(fact for fact in piece.facts if fact.claim in facts.claims)
    if piece.how is How.COUNT:
        return frozenset({str(count_events(known, facts.report.events))})
    if piece.how is How.CLAIMS:
        return frozenset({str(count_claims(known))})
    if piece.how is How.SOURCES:
        return frozenset({str(count_sources(known, facts.report.events))})
    if piece.how is How.SUM:
        return _sums(piece, facts)
    return _told(piece, facts)


def _told(piece: Piece, facts: Facts) -> frozenset[str]:
    """Numbers in the values that facts name, and in the words that say them; "over 50" is 51 or more, not over 51."""
    numbers: set[str] = set()
    is_over = has_wording(piece.text, facts.words.hedges[Qualifier.MORE_THAN])
    for fact in piece.facts:
        claim = facts.claims.get(fact.claim)
        if claim is not None and fact.pointer not in _DATES:
            value = value_at(claim, fact.pointer)
            numbers |= numbers_of(value, facts.words)
            if is_over and isinstance(value, Toll) and value.qualifier is Qualifier.MORE_THAN:
                numbers.discard(str(value.min))
            for span in claim.spans.get(fact.pointer, ()):
                numbers.update(numbers_in(span.quote, facts.words))
    return frozenset(numbers)


def _sums(piece: Piece, facts: Facts) -> frozenset[str]:
    """What the facts of a total add up to over events; where the words say that it is over a number, that number."""
    figures = _figures(piece.facts, facts)
    if not figures:
        return frozenset()
    low, high = sum_facts(figures, facts.report.events)
    if high is None and has_wording(piece.text, facts.words.hedges[Qualifier.MORE_THAN]):
        return frozenset({str(low - 1)})
    return frozenset({str(low), str(low if high is None else high)})


def _plain_sums(stated: Sequence[Fact], facts: Facts) -> frozenset[str]:
    """What facts add up to when every account is added, as none may be."""
    values = [value_at(facts.claims[fact.claim], fact.pointer) for fact in _figures(stated, facts)]
    bounds = [(v.min or 0, v.max) for v in values if isinstance(v, Toll)]
    bounds += [(v.qty_min or 0, v.qty_max) for v in values if isinstance(v, Materiel)]
    low, top = sum(low for low, _ in bounds), sum(low if high is None else high for low, high in bounds)
    return frozenset({str(low), str(low - 1), str(top)})


def _figures(stated: Iterable[Fact], facts: Facts) -> tuple[Fact, ...]:
    """Of facts, each once, those that are figures of the report's claims."""
    return tuple(
        fact
        for fact in dict.fromkeys(stated)
        if fact.claim in facts.claims
        and isinstance(value_at(facts.claims[fact.claim], fact.pointer), (Toll, Materiel))
    )


def _days_told(stated: Iterable[Fact], claims: Iterable[str], facts: Facts) -> frozenset[date]:
    """The days of the dates that facts name, and on which the sentence's claims were said; empty when none is named."""
    dated = [fact for fact in stated if fact.claim in facts.claims and fact.pointer in _DATES]
    values = [value_at(facts.claims[fact.claim], fact.pointer) for fact in dated]
    if any(fact.pointer == "/claimed_on" for fact in dated):
        values += [facts.said.get(claim) for claim in claims]
    return frozenset(day for value in values if isinstance(value, str) for day in iso_days(value))


def _days(report: Report) -> Iterator[date]:
    """Every day that a report may name: its own, its footnotes', its events' and its claims'."""
    named = [report.day, report.start, report.end, *(note.day for note in report.footnotes)]
    for event in report.events:
        named += days_of_event(event)
        named += [value for claim in event.claims for value in (claim.event_date, claim.claimed_on)]
    for value in named:
        yield from iso_days(value or "")


def _names(report: Report) -> Iterator[str]:
    """Names in which a number counts nothing: "Parallel Twelve Agency"."""
    yield from report.names
    for event in report.events:
        yield from (name for party in event.parties for name in (party.name, *party.names))
        yield from event.place.names
        for source in event.sources:
            for name in (source.name, *(carrier.name for carrier in source.chain)):
                yield from (name, name[:1].upper() + name[1:])  # as a sentence begins with it
        for claim in event.claims:
            names = (
                claim.perpetrator,
                claim.target,
                claim.claimant,
                claim.outlet,
                claim.platform,
                *claim.places,
            )
            yield from (name for name in names if name)
            yield from (toll.source for _, toll in tolls_of(claim) if toll.source)
