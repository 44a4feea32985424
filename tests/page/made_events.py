"""Events made by hand for the tests of the page of events, from the invented documents of `made_claims`."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from made_claims import arabic, cut, english

from dragoman.base.claim import (
    Assertion,
    Basis,
    Category,
    Claim,
    Disposition,
    EventType,
    Outcome,
    Place,
    Qualifier,
    Side,
)
from dragoman.base.document import Document
from dragoman.base.event import (
    Account,
    Carrier,
    Change,
    ChangeKind,
    DateChoice,
    Disagreement,
    Event,
    EventDate,
    EventPlace,
    EventStatus,
    Figure,
    FigureKind,
    Grade,
    Holding,
    Ledger,
    LedgerLine,
    LedgerTotal,
    Link,
    LinkKind,
    Party,
    PlaceChoice,
    Role,
    Source,
    SourceKind,
)

FRONT, ARMY, COURIER = "Front of the Grey Plateau", "Example Army", "Example Courier"
KOUMBORI = Place("Koumbori", "geonames:2358786", "BF", "Nord", 13.8478, -2.41718, 1, 2)
DENIAL = "The Example Army denies that its post at Koumbori was attacked. Eight of its soldiers died in an accident."


def bare_event(claims: Sequence[Claim], documents: Sequence[Document], **values: Any) -> Event:
    """An event of these claims with nothing derived from them; `values` replace its fields."""
    event = Event(
        id="e-0000000000ff",
        aliases=(),
        claims=tuple(claims),
        documents=tuple(documents),
        title="Assault at Koumbori",
        event_type=EventType.ASSAULT,
        event_types=(),
        outcomes=(),
        place=EventPlace(None, (), (), None, "no claim names a place"),
        date=EventDate("", None, None, (), "no claim dates it"),
        parties=(),
        figures=(),
        materiel=Ledger(),
        links=(),
        sources=(),
        disagreements=(),
        grade=Grade("F", "6", "no source is rated", "only a party says so"),
        status=EventStatus.CLAIMED,
        status_why="",
    )
    return dataclasses.replace(event, **values)


def assault() -> Event:
    """A claim, a denial and a repost: disputed, figures of two sources, a ledger, another event perhaps the same."""
    document, reading = english()
    claim = reading.claims[0]
    denial, denied = _denial()
    return bare_event(
        (claim, denied),
        (document, denial),
        id="e-00000000a001",
        aliases=("e-00000000a0a1",),
        title="Assault on Burkinabe forces at Koumbori, 4 September 2023",
        event_types=(EventType.ASSAULT, EventType.CLASH),
        outcomes=(Outcome.POSITION_TAKEN,),
        place=EventPlace(
            PlaceChoice(KOUMBORI, 5.0, (claim.id, denied.id)),
            (PlaceChoice(claim.place_detail[1], 20.0, (claim.id,)),),
            ("Koumbori", "Ouahigouya"),
            "BF",
            "the smallest place that both name",
        ),
        date=EventDate(
            "2023-09-04",
            "2023-09-04",
            "2023-09-04",
            (DateChoice("2023-09", "2023-09-01", "2023-09-30", (denied.id,)),),
            "the narrowest span",
        ),
        parties=(
            Party(
                Role.PERPETRATOR,
                FRONT,
                None,
                None,
                (FRONT, "FGP"),
                (Basis.SELF_CLAIMED,),
                (claim.id, denied.id),
            ),
            Party(
                Role.TARGET,
                "Burkinabe forces",
                "burkina_army",
                "Burkinabe",
                ("Burkinabe forces",),
                (),
                (claim.id,),
            ),
        ),
        figures=_figures(claim, denied),
        materiel=_ledger(claim),
        links=(
            Link(LinkKind.DENIES, denied.id, claim.id, "one word against the other"),
            Link(LinkKind.PERHAPS_SAME, "e-00000000a001", "e-00000000b002", "same day, 90 km apart"),
        ),
        sources=(
            Source(
                "front",
                FRONT,
                SourceKind.PARTY,
                True,
                True,
                (claim.id,),
                (
                    Carrier("made-en", "Plateau Voice", "2023-09-07", "own"),
                    Carrier("made-copy", COURIER, "2023-09-08", "repost:94:made-en"),
                ),
            ),
            Source(
                "army",
                ARMY,
                SourceKind.PARTY,
                True,
                False,
                (denied.id,),
                (Carrier("made-denial", ARMY, None, "own"),),
            ),
        ),
        disagreements=(
            Disagreement("assertion", "denied", (denied.id,)),
            Disagreement("killed of target", "over 50 against 8", (claim.id, denied.id)),
        ),
        grade=Grade("F", "4", "the desk rates no source: reliability cannot be judged", "denied by the army"),
        status=EventStatus.DISPUTED,
        status_why="claimed by one party and denied by another",
        remarks=("toll 9,999,999 kept and not used",),
    )


def _denial() -> tuple[Document, Claim]:
    document = Document(
        id="made-denial", text=DENIAL, title="Communiqué 9", lang="en", url="https://army.example/9"
    )
    base = english()[1].claims[1]
    claim = dataclasses.replace(
        base,
        id="c-made00000009",
        document_id=document.id,
        event_type=EventType.ASSAULT,
        assertion=Assertion.DENIED,
        claimant=ARMY,
        platform=None,
        perpetrator=None,
        target="its post",
        places=("Koumbori",),
        event_date=None,
        captured=(),
        attribution=None,
        place_detail=(KOUMBORI,),
        spans={
            "/event_type": (cut(document, "attacked"),),
            "/assertion": (cut(document, "denies"),),
            "/claimant": (cut(document, "Example Army"),),
            "/target": (cut(document, "its post"),),
            "/places/0": (cut(document, "Koumbori"),),
        },
    )
    return document, claim


def _figures(claim: Claim, denied: Claim) -> tuple[Figure, ...]:
    front = Account(
        claim.id, ("/killed/0",), "front", FRONT, True, "2023-09-07", 51, None,
        Qualifier.MORE_THAN, "soldiers", "killing", "over 50",
    )  # fmt: skip
    army = Account(
        denied.id, (), "army", ARMY, True, "2023-09-09", 8, 8, Qualifier.EXACT, "soldiers", "died", "Eight"
    )
    named = Account(
        claim.id, ("/killed/1",), "front", FRONT, True, "2023-09-07", 1, 1,
        Qualifier.EXACT, "named person", "dead", "Captain Oumar Exemple",
    )  # fmt: skip
    history = (
        Change("2023-09-07", FRONT, claim.id, "over 50", 51, None, ChangeKind.FIRST, None),
        Change("2023-09-09", ARMY, denied.id, "Eight", 8, 8, ChangeKind.LOWERED, "over 50"),
    )
    return (
        Figure(
            FigureKind.KILLED, Side.TARGET, "Burkinabe forces", (front, army, named),
            8, None, 51, True, True, 8, "only parties speak", history,
        ),
    )  # fmt: skip


def _ledger(claim: Claim) -> Ledger:
    guns = LedgerLine(
        "PK machine gun", Category.MACHINE_GUN, Disposition.SEIZED, None, 6, 6,
        (Holding(claim.id, "/materiel/2", "front", FRONT, 6, 6, "six PK machine guns"),),
    )  # fmt: skip
    return Ledger((guns,), (LedgerTotal(Category.MACHINE_GUN, Disposition.SEIZED, 6, 6),), True)


def abduction() -> Event:
    """One account that suspects, over two days, near Djibo."""
    document, reading = english()
    claim = reading.claims[1]
    return bare_event(
        (claim,),
        (document,),
        id="e-00000000b002",
        title="Abduction near Djibo, 2–3 September 2023",
        event_type=EventType.ABDUCTION,
        place=EventPlace(
            PlaceChoice(claim.place_detail[0], 12.0, (claim.id,)), (), ("Djibo",), "BF", "the only place"
        ),
        date=EventDate("2023-09-02/2023-09-03", "2023-09-02", "2023-09-03", (), "the only date"),
        parties=(Party(Role.PERPETRATOR, "FGP", None, None, ("FGP",), (Basis.SUSPECTED,), (claim.id,)),),
        sources=(Source("courier", COURIER, SourceKind.OUTLET, False, True, (claim.id,), ()),),
        status=EventStatus.REPORTED,
    )


def arabic_event() -> Event:
    """A claim that runs from right to left, dated to a month."""
    document, reading = arabic()
    claim = reading.claims[0]
    return bare_event(
        (claim,),
        (document,),
        id="e-00000000c003",
        title="هجوم قرب غاو",
        place=EventPlace(
            PlaceChoice(claim.place_detail[0], 30.0, (claim.id,)), (), ("غاو",), "ML", "the only place"
        ),
        date=EventDate("2023-09", "2023-09-01", "2023-09-30", (), "to the month"),
        parties=(
            Party(
                Role.PERPETRATOR, "جبهة الهضبة الرمادية", None, None, (), (Basis.SELF_CLAIMED,), (claim.id,)
            ),
        ),
        sources=(Source("jabha", "جبهة الهضبة الرمادية", SourceKind.PARTY, True, True, (claim.id,), ()),),
    )


def undated() -> Event:
    """An event without place and date."""
    document, reading = english()
    return bare_event(reading.claims[1:], (document,), id="e-00000000d004", title="An act somewhere")


def many(count: int) -> list[Event]:
    """As many events as wanted, over the days of a year and a grid of points; each is the assault under another id."""
    made = assault()
    events = []
    for n in range(count):
        day = (date(2023, 1, 1) + timedelta(days=n * 7 % 365)).isoformat()
        place = dataclasses.replace(KOUMBORI, lat=12.0 + n % 20 / 8, lon=-4.0 + n // 20 / 4)
        chosen = PlaceChoice(place, 5.0, ())
        status = list(EventStatus)[n % 5]
        events.append(
            dataclasses.replace(
                made,
                id=f"e-{n:012x}",
                aliases=(),
                title=f"Assault {n + 1} at Koumbori",
                place=dataclasses.replace(made.place, chosen=chosen),
                date=EventDate(day, day, day, (), "made"),
                status=status,
            )
        )
    return events
