"""A report made by hand, from the made events of the page's tests, in which nothing is amiss."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from made_events import assault

from dragoman.base.event import Event, ReviewState
from dragoman.tell import How, Piece, Sentence, sentence, told
from dragoman.write.public import Policy, Publisher
from dragoman.write.report import Cell, Footnote, MapPoint, Paragraph, Report, ReportKind, Section, Table

TODAY = date(2024, 3, 1)
CLAIM, DENIAL = "c-made00000001", "c-made00000009"


def original() -> Event:
    """The event before anything is withheld, with the texts of its documents."""
    return assault()


def public() -> Event:
    """The event as it is published."""
    return Publisher(Policy(), TODAY).publish(original())


def said() -> Sentence:
    """The sentence that tells the claim."""
    return sentence(
        "On ", told("7 September 2023", CLAIM, "/claimed_on"), ", the ",
        told("Front of the Grey Plateau", CLAIM, "/claimant"), " claimed that it ",
        told("attacked", CLAIM, "/event_type"), " ", told("Burkinabe forces", CLAIM, "/target"), " and killed ",
        told("over 50 soldiers", CLAIM, "/killed/0"), ".",
    )  # fmt: skip


def denied() -> Sentence:
    """The sentence that tells the denial."""
    return sentence(
        "The ", told("Example Army", DENIAL, "/claimant"), told(" denied it", DENIAL, "/assertion"), "."
    )


def report(**values: Any) -> Report:
    """A draft of the assault: two paragraphs, a table with a total, two footnotes, a point."""
    event = public()
    made = Report(
        kind=ReportKind.REPORT,
        lang="en",
        headline=sentence(told("Front of the Grey Plateau", CLAIM, "/claimant"), " claims attack"),
        day="2023-09-07",
        start=None,
        end=None,
        lead=Paragraph((said(),), ((1,),)),
        sections=(
            Section(
                event.title,
                (
                    Paragraph((said(),), ((1,),), CLAIM, event.id),
                    Paragraph((denied(),), ((2,),), DENIAL, event.id),
                ),
                event.id,
                event.status,
            ),
        ),
        tables=(_tolls(),),
        charts=(),
        points=(MapPoint("Koumbori", 13.8478, -2.41718, 5.0, event.id),),
        footnotes=(_note(event, 1, CLAIM), _note(event, 2, DENIAL)),
        state=ReviewState.DRAFT,
        events=(event,),
        credits=("GeoNames",),
    )
    return dataclasses.replace(made, **values)


def telling(*parts: Piece | str, notes: tuple[int, ...] = (1,), **values: Any) -> Report:
    """The report with another sentence for the claim's paragraph."""
    return report(sections=(Section(None, (Paragraph((sentence(*parts),), (notes,), CLAIM, **values),)),))


def _tolls() -> Table:
    total = Sentence((Piece("51 or more", told("", CLAIM, "/killed/0").facts, How.SUM),))
    figure = Cell(sentence(told("over 50", CLAIM, "/killed/0")), (1,), True)
    rows = (
        (Cell(sentence(told("soldiers", CLAIM, "/killed/0"))), figure),
        (Cell(sentence("In all")), Cell(total, (), True)),
    )
    return Table("tolls", "Killed", ("Who", "Figure"), rows, "Each row is one figure of one source.")


def _note(event: Event, number: int, claim_id: str) -> Footnote:
    claim = next(claim for claim in event.claims if claim.id == claim_id)
    document = next(document for document in event.documents if document.id == claim.document_id)
    return Footnote(
        number=number,
        claim=claim.id,
        document=document.id,
        outlet=claim.outlet,
        platform=claim.platform,
        title=document.title,
        day=claim.claimed_on,
        url=document.url,
        archived=None,
        is_own_channel=True,
        sha256=document.sha256,
        lang="en",
        quotes=tuple(spans[0] for spans in list(claim.spans.values())[:3]),
        is_accepted=False,
    )
