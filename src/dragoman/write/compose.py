"""Events -> a Report: the composer. READ FIRST in this folder.

Accounts are put in order (`accounts`), numbered (`footnotes`), told one paragraph each by the language's grammar,
counted for headline and lead (`sayings`) and laid out in tables (`tables`). Nothing is told that no claim says: every
sentence carries the facts that it states, and one that rests on none is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.base.errors import ComposeError, UncitedSentence
from dragoman.base.event import Event, EventStatus, ReviewState
from dragoman.tell import Fact, Grammar, Saying, Sentence, open_grammar
from dragoman.write.accounts import Account, order_accounts, told_speaker
from dragoman.write.facts import require_facts
from dragoman.write.footnotes import number_footnotes
from dragoman.write.naming import Naming
from dragoman.write.options import ReportOptions
from dragoman.write.points import find_points
from dragoman.write.public import is_own_channel
from dragoman.write.report import Chart, Footnote, Paragraph, Report, ReportKind, Section, Table
from dragoman.write.sayings import gather_sayings
from dragoman.write.tables import inventory_table, tolls_table
from dragoman.write.titled import title_in

LONE = frozenset({EventStatus.CLAIMED, EventStatus.REPORTED})
"""An event of these is not independently verified."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every part of a report is written with."""

    grammar: Grammar
    naming: Naming
    accounts: tuple[Account, ...]
    footnotes: tuple[Footnote, ...]
    notes: Mapping[str, tuple[int, ...]]
    options: ReportOptions

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order in which they are told."""
        return tuple({a.event.id: a.event for a in self.accounts}.values())

    def cite(self, sentences: Iterable[Sentence], **marks: object) -> Paragraph:
        """A paragraph of sentences, each with its footnotes.

        Raises:
            UncitedSentence: a sentence rests on no claim of the report. ComposeError: see `require_facts`.
        """
        told = tuple(sentences)
        claims = {a.claim.id: a.claim for a in self.accounts}
        notes = []
        for one in told:
            numbers = sorted({number for claim in one.claims for number in self.notes.get(claim, ())})
            if not numbers:
                raise UncitedSentence(
                    f"sentence {one.text[:80]!r}: it rests on no claim of the report. Take it out, or cite a claim."
                )
            require_facts(one, claims)
            notes.append(tuple(numbers))
        return Paragraph(told, tuple(notes), **marks)  # type: ignore[arg-type]


def compose_report(
    events: Sequence[Event], options: ReportOptions | None = None, *, atlas: Atlas | None = None
) -> Report:
    """The report of events that may be published (see `public_event`).

    Args:
        events: in any order; their documents with or without text.
        options: which kind of report, in which language.
        atlas: whose spellings are one actor's, and their short names; None: names as written.

    Raises:
        ComposeError: nothing can be told, a sentence is not cited, or two cited claims contradict each other in one.
        UnknownLanguage, UnknownTerm: the language has no module, or no word for a term.
    """
    desk, remarks = open_desk(events, options or ReportOptions(), atlas)
    if desk.options.kind is not ReportKind.REPORT:
        from dragoman.write.kinds import compose_kind

        return compose_kind(desk, remarks)
    sayings = gather_sayings(desk.accounts, desk.naming.key)
    return finish_report(
        desk,
        headline=tell_headline(desk, sayings),
        lead=tell_lead(desk, sayings),
        sections=event_sections(desk),
        remarks=remarks,
    )


def open_desk(
    events: Sequence[Event], options: ReportOptions, atlas: Atlas | None
) -> tuple[Desk, tuple[str, ...]]:
    """Everything that the parts of a report need, and remarks on claims that cannot be cited."""
    grammar = open_grammar(options.lang)
    events = [title_in(event, grammar) for event in events]
    accounts, remarks = order_accounts(events, keeps_order=options.keeps_order)
    if not accounts:
        raise ComposeError(
            "nothing to report: no event with a claim that can be cited"
            + (
                f" ({remarks[0]})"
                if remarks
                else ". Widen the days, or accept claims with dragoman decide accept."
            )
        )
    naming = Naming.of(accounts, atlas, also=options.group, lang=grammar.lang)
    footnotes = number_footnotes(accounts, _own_channel(atlas))
    return Desk(grammar, naming, accounts, footnotes, _notes(accounts, footnotes), options), remarks


def _own_channel(atlas: Atlas | None) -> Callable[[Account, Document], bool]:
    return lambda account, document: is_own_channel(account.claim, document, account.event, atlas)


def _notes(accounts: Sequence[Account], footnotes: Sequence[Footnote]) -> dict[str, tuple[int, ...]]:
    number = {note.claim: note.number for note in footnotes}
    notes: dict[str, tuple[int, ...]] = {note.claim: (note.number,) for note in footnotes}
    for account in accounts:
        notes[account.claim.id] = (number[account.claim.id], *(number[c.id] for c, _ in account.copies))
    return notes


def tell_headline(desk: Desk, sayings: Sequence[Saying]) -> Sentence:
    """The headline, with short names."""
    headline = desk.grammar.tell_headline([desk.naming.shorten(saying) for saying in sayings])
    if not headline.facts:
        raise UncitedSentence(f"headline {headline.text[:80]!r}: it rests on no claim of the report.")
    require_facts(headline, {a.claim.id: a.claim for a in desk.accounts})
    return headline


def tell_lead(desk: Desk, sayings: Sequence[Saying]) -> Paragraph:
    """The standfirst, which introduces the short names."""
    told = [desk.naming.introduce(saying) for saying in sayings]
    return desk.cite(desk.grammar.tell_lead(told))


def event_sections(desk: Desk, *, headed: bool | None = None) -> tuple[Section, ...]:
    """A section for each event, a paragraph for each account, in order of statement.

    Args:
        headed: whether each has a heading; None: when an event has several accounts.
    """
    by_event: dict[str, list[Account]] = {}
    for account in desk.accounts:
        by_event.setdefault(account.event.id, []).append(account)
    wanted = headed if headed is not None else any(len(told) > 1 for told in by_event.values())
    return tuple(_section(desk, told, wanted) for told in by_event.values())


def _section(desk: Desk, told: Sequence[Account], headed: bool) -> Section:
    event = told[0].event
    paragraphs = [
        desk.cite(
            desk.grammar.tell_claim(
                account.claim, names=desk.naming.names, speaker=told_speaker(account.claim, event)
            ),
            claim=account.claim.id,
            event=event.id,
            is_unverified=event.status in LONE,
        )
        for account in told
    ]
    differing = _differences(desk, event)
    if differing:
        paragraphs.append(desk.cite((differing,), event=event.id))
    return Section(event.title if headed else None, tuple(paragraphs), event.id, event.status)


def _differences(desk: Desk, event: Event) -> Sentence | None:
    """That the accounts of an event differ, and on what."""
    cited = {a.claim.id for a in desk.accounts}
    told = [d for d in event.disagreements if len(event.claims) > 1]
    facts = tuple(
        Fact(claim.id, pointer)
        for d in told
        for claim in event.claims
        if claim.id in d.claims and claim.id in cited
        for pointer in _pointers(claim.spans, d.field)
    )
    are_several = len({fact.claim for fact in facts}) > 1
    return desk.grammar.tell_differences([d.field for d in told], facts) if are_several else None


def _pointers(spans: Mapping[str, object], field: str) -> list[str]:
    """The values of a claim that a disagreement on a field is about; the act itself when none is said."""
    head = "/" + field.split(" ")[0]
    return [p for p in spans if p == head or p.startswith(head + "/")] or ["/event_type"]


def draw_tables(desk: Desk, *, with_used: bool = False) -> tuple[Table, ...]:
    """The inventory, if wanted with what was used in the acts, and the tolls by source; as far as there are any."""
    given = (desk.accounts, desk.notes, desk.grammar, desk.naming.names)
    drawn = (inventory_table(*given, with_used=with_used), tolls_table(*given))
    return tuple(table for table in drawn if table)


def finish_report(
    desk: Desk,
    *,
    headline: Sentence,
    lead: Paragraph,
    sections: tuple[Section, ...],
    tables: tuple[Table, ...] | None = None,
    charts: tuple[Chart, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Report:
    """The report with its tables, points, footnotes, state and credits."""
    options, accounts = desk.options, desk.accounts
    if tables is None:
        tables = draw_tables(desk)
    points = find_points(desk.events)
    days = sorted(a.day for a in accounts if a.day)
    is_accepted = all(note.is_accepted for note in desk.footnotes)
    return Report(
        kind=options.kind,
        lang=desk.grammar.lang,
        headline=headline,
        day=options.day.isoformat() if options.day else (days[-1] if days else None),
        start=options.start.isoformat() if options.start else None,
        end=options.end.isoformat() if options.end else None,
        lead=lead,
        sections=sections,
        tables=tables,
        charts=charts,
        points=points,
        footnotes=desk.footnotes,
        state=ReviewState.ACCEPTED if is_accepted else ReviewState.DRAFT,
        events=desk.events,
        credits=("GeoNames", "Natural Earth") if points else (),
        remarks=remarks,
        names=tuple(sorted(set(desk.naming.names.values()))),
    )
