"""Events made by hand for the tests of round-ups, digests, profiles, ledgers and trends: four acts, told by parties and
media. Everything is invented; the places are real."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from made_accounts import (
    BRIGADE,
    BRIGADE_SITE,
    DJIBO,
    FRONT,
    NIONO,
    make_claim,
    make_document,
    make_item,
    make_toll,
    number_id,
    own_claim,
    resolve_made,
    sample_atlas,
)

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Qualifier,
    Side,
)
from dragoman.base.event import Event
from dragoman.write.compose import compose_report
from dragoman.write.options import ReportOptions
from dragoman.write.report import Report, ReportKind, Table

OVER_50 = make_toll(51, None, qualifier=Qualifier.MORE_THAN, text="over 50")
THREE_CIVILIANS = make_toll(3, side=Side.CIVILIANS, victim="farmers", text="three")
MOTORCYCLES = make_item("motorcycle", 4, None, category=Category.MOTORCYCLE, text="motorcycles")


def raid() -> tuple[Claim, ...]:
    """The front claims the raid on Koumbori, with its spoils; a medium counts fewer dead."""
    return (
        own_claim(
            1,
            claimed_on="2023-09-07",
            killed=(OVER_50,),
            materiel=(make_item(), MOTORCYCLES),
            inventory_open=True,
        ),
        make_claim(2, claimed_on="2023-09-05", killed=(make_toll(14),)),
    )


def ambush() -> tuple[Claim, ...]:
    """Two media tell that the front is accused of an ambush near Niono in which farmers died."""
    told: dict[str, Any] = {
        "event_type": EventType.AMBUSH,
        "at": (NIONO,),
        "target": "farmers",
        "event_date": "2023-09-06",
        "attribution": Attribution(Basis.ACCUSED, "residents"),
    }
    return (
        make_claim(3, killed=(THREE_CIVILIANS,), **told),
        make_claim(4, killed=(make_toll(5, side=Side.CIVILIANS, victim="farmers", text="five"),), **told),
    )


def shelling() -> tuple[Claim, ...]:
    """A medium reports that the brigade shelled the front at Djibo in November; the brigade denies it."""
    act: dict[str, Any] = {
        "event_type": EventType.SHELLING,
        "at": (DJIBO,),
        "perpetrator": BRIGADE,
        "target": FRONT,
        "event_date": "2023-11-20",
    }
    shells = make_item("shell", 12, 12, category=Category.AMMUNITION, disposition=Disposition.USED)
    two = make_toll(2, victim="fighters", text="two")
    return (
        make_claim(5, claimed_on="2023-11-21", killed=(two,), materiel=(shells,), **act),
        make_claim(6, assertion=Assertion.DENIED, claimed_on="2023-11-22", killed=(), **act),
    )


def undated(n: int = 7) -> Claim:
    """A report of an act whose day and place nobody gives."""
    return make_claim(
        n,
        event_type=EventType.OTHER,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        at=(),
        country=None,
        perpetrator=None,
        target="a warehouse",
        killed=(),
        claimed_on="2023-09-05",
    )


@cache
def made_events() -> tuple[Event, ...]:
    """All of them, resolved."""
    return resolved((*raid(), *ambush(), *shelling(), undated()))


def resolved(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The events of claims, each in a document of the day on which it was said, else of 8 September 2023; a denial
    stands on the brigade's own site."""
    documents = [
        make_document(
            claim.document_id,
            published=date.fromisoformat(claim.claimed_on or "2023-09-08"),
            **({"url": BRIGADE_SITE} if claim.assertion is Assertion.DENIED else {}),
        )
        for claim in claims
    ]
    return resolve_made(claims, documents)


def compose(kind: str, events: Sequence[Event] | None = None, **options: Any) -> Report:
    """A report of a kind, by the samples' atlas."""
    wanted = ReportOptions(kind=ReportKind(kind), **options)
    return compose_report(made_events() if events is None else events, wanted, atlas=sample_atlas())


def lead_of(report: Report) -> list[str]:
    """The sentences of the lead."""
    return [sentence.text for sentence in report.lead.sentences]


def outline_of(report: Report) -> list[tuple[int, str | None, list[str]]]:
    """Level, heading and paragraphs of each section, with footnote marks."""
    return [
        (
            section.level,
            section.heading,
            [
                " ".join(
                    s.text + "".join(f"[{n}]" for n in notes)
                    for s, notes in zip(p.sentences, p.notes, strict=True)
                )
                for p in section.paragraphs
            ],
        )
        for section in report.sections
    ]


def rows_of(report: Report, name: str) -> list[list[str]]:
    """The cells of a table, those of its charts too, with footnote marks."""
    tables: dict[str, Table] = {c.name: c.table for c in report.charts} | {t.name: t for t in report.tables}
    return [
        [cell.text.text + "".join(f"[{n}]" for n in cell.notes) for cell in row] for row in tables[name].rows
    ]


def renamed(event: Event, n: int) -> Event:
    """The event with other ids, as if it were another act."""
    new = {claim.id: f"c-{n:04}{claim.id[6:]}" for claim in event.claims}
    assert number_id(1) not in new.values()
    return dataclasses.replace(
        event,
        id=f"e-{n:012}",
        claims=tuple(dataclasses.replace(claim, id=new[claim.id]) for claim in event.claims),
        figures=tuple(
            dataclasses.replace(
                f, accounts=tuple(dataclasses.replace(a, claim=new[a.claim]) for a in f.accounts)
            )
            for f in event.figures
        ),
        sources=tuple(dataclasses.replace(s, claims=tuple(new[c] for c in s.claims)) for s in event.sources),
        links=(),
        disagreements=(),
    )
