"""Documents -> a report of each, read again: how many values come back, and what is read beside.

A report is composed of what is read in one document, and read as people pass it on, in plain text: headline, lead,
paragraphs with their marks, footnotes with outlet, platform and day. Its tables and quotes say nothing else and are
left out. An account is compared with the claim read that is most like it, each used once; a claim that is read and
told by no account is spurious.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bench.quality.matching import assign
from bench.quality.rows import row_of
from bench.quality.similarity import similarity
from bench.resolve.scenarios import load_scenarios
from bench.roundtrip.across import compare_across
from bench.roundtrip.compare import Value, compare
from bench.roundtrip.measure import OWN_ATLAS, Share
from bench.roundtrip.telling import without_isolates
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.document import Document
from dragoman.read import RuleReader
from dragoman.resolve import Resolver
from dragoman.tell import open_grammar
from dragoman.tell.terms import comma_of
from dragoman.write import Report, write_report
from dragoman.write.accounts import Account, order_accounts
from dragoman.write.naming import claim_names, names_in, places_in
from dragoman.write.options import ReportOptions
from dragoman.write.report import Footnote

TODAY = date(2026, 1, 1)
LEAST_ALIKE = 0.45
"""Similarity under which two claims tell different acts, as in the scorer."""


@dataclass(frozen=True, slots=True)
class ReportTrip:
    """A report read again: the values of each account, the accounts that did not come back, and spurious claims."""

    name: str
    is_set_aside: bool
    text: str
    accounts: int
    values: tuple[tuple[str, tuple[Value, ...]], ...]
    lost: tuple[str, ...]
    spurious: tuple[str, ...]


@cache
def _reader() -> RuleReader:
    return RuleReader(Atlas.open((OWN_ATLAS,)))


def report_trips(lang: str = "en") -> Iterator[ReportTrip]:
    """A report of each document of the scenarios, as `dragoman write report` composes it in a language."""
    reader = _reader()
    for scenario in load_scenarios():
        for document in scenario.documents:
            resolver = Resolver(reader.atlas)
            resolver.add(document, reader.read(document).claims)
            events = tuple(resolver.events())
            if events:
                report, _ = write_report(events, ReportOptions(lang=lang), today=TODAY, atlas=reader.atlas)
                yield _trip(f"{scenario.name}/{document.id}", scenario.is_set_aside, report)


def measure_reports(lang: str = "en") -> dict[str, Share]:
    """The shares of all accounts that reports tell, by part; they are in no other total."""
    shares: dict[str, Share] = {}
    for trip in report_trips(lang):
        share = shares.setdefault(f"reports/{'set aside' if trip.is_set_aside else 'looked at'}", Share())
        share.spurious += len(trip.spurious)
        for _, values in trip.values:
            share.add_values(values, is_whole=all(value.is_same for value in values))
    return shares


def report_text(report: Report) -> str:
    """A report in plain text."""
    grammar = open_grammar(report.lang)
    paragraphs = [report.headline.text]
    for paragraph in (report.lead, *(p for section in report.sections for p in section.paragraphs)):
        rows = zip(paragraph.sentences, paragraph.notes, strict=True)
        paragraphs.append(" ".join(s.text + "".join(f"[{n}]" for n in notes) for s, notes in rows))
    for note in report.footnotes:
        label = grammar.word("report", "label", "via").format(platform=note.platform)
        via = label if note.outlet and note.platform else note.platform
        day = grammar.tell_days(note.day, note.day) if note.day else None
        paragraphs.append(
            f"[{note.number}] {comma_of(report.lang).join(p for p in (note.outlet, via, day) if p)}."
        )
    return "\n\n".join(paragraphs) + "\n"


def _trip(name: str, is_set_aside: bool, report: Report) -> ReportTrip:
    reader, text = _reader(), without_isolates(report_text(report))
    accounts, _ = order_accounts(report.events)
    published = date.fromisoformat(report.day) if report.day else None
    read = reader.read(Document(f"report-{name}", text, "", None, report.lang, published)).claims
    notes = {note.claim: note for note in report.footnotes}
    told = [_as_told(account, notes[account.claim.id]) for account in accounts]
    likeness = [[similarity(row_of(claim_to_json(t)), row_of(claim_to_json(r))) for r in read] for t in told]
    pairs = {t: r for t, r in assign(likeness) if likeness[t][r] >= LEAST_ALIKE} if read else {}
    return ReportTrip(
        name=name,
        is_set_aside=is_set_aside,
        text=text,
        accounts=len(told),
        values=tuple(
            (claim.id, tuple(_compare(claim, read[pairs[n]] if n in pairs else None, report.lang)))
            for n, claim in enumerate(told)
        ),
        lost=tuple(claim.id for n, claim in enumerate(told) if n not in pairs),
        spurious=tuple(_words(claim) for n, claim in enumerate(read) if n not in pairs.values()),
    )


def _compare(told: Claim, read: Claim | None, lang: str) -> Iterator[Value]:
    """The values of an account: word by word in English, else as between languages."""
    atlas = _reader().atlas
    if lang == "en":
        return compare(told, read, atlas)
    names = {**places_in(lang, told, atlas), **names_in(lang, claim_names(told), atlas)}
    return compare_across(told, read, atlas, open_grammar(lang), names)


def _as_told(account: Account, note: Footnote) -> Claim:
    """The claim with what its footnote says of who carried it and when, which a reader takes for the claim's own."""
    claim = account.claim
    return replace(claim, outlet=note.outlet, platform=note.platform, claimed_on=claim.claimed_on or note.day)


def _words(claim: Claim) -> str:
    quotes = [
        spans[0].quote for pointer, spans in claim.spans.items() if pointer in ("/event_type", "/target")
    ]
    return " / ".join(quotes)
