"""Random claims and profiles for property tests: every field that is compared, known and unknown, near and far."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from hypothesis import strategies as st
from made_accounts import (
    BRIGADE,
    BURKINA,
    DJIBO,
    FRONT,
    GAO,
    KOUMBORI,
    NORD,
    SAHEL,
    THIOU,
    VALLEY,
    VALLEY_SHORT,
    make_claim,
    make_document,
    make_item,
    make_toll,
    profile,
)

from dragoman.base.claim import Assertion, Claim, EventType, Outcome, Place, Side
from dragoman.base.document import Document
from dragoman.resolve.profile import Profile

UNMAPPED, UNMAPPED_TOO = Place("Tin Zaouaten Kebir"), Place("Wadi Sebkha", country="BF", precision=7)
DATE_LINE_EAST = Place("Lambasa", "made:1", "FJ", "Northern", -16.4, 179.99, 1)
DATE_LINE = Place("Taveuni", "made:2", "FJ", "Northern", -16.4, 180.0, 1)
DATE_LINE_WEST = Place("Naiqaqi", "made:3", "FJ", "Northern", -16.4, -179.99, 1)
PLACES = (
    KOUMBORI,
    THIOU,
    DJIBO,
    GAO,
    SAHEL,
    NORD,
    BURKINA,
    UNMAPPED,
    UNMAPPED_TOO,
    DATE_LINE_EAST,
    DATE_LINE,
    DATE_LINE_WEST,
)
NAMES = (None, FRONT, BRIGADE, VALLEY, VALLEY_SHORT, "Ember Valey Bloc", "soldiers", "villagers", "¿?")
TEXTS = (
    "",
    "Men on motorcycles came at dawn, burned the granary and left towards the river with forty goats.",
    "Men on motorcycles came at dawn, burned the granary and left towards the hills with forty goats.",
)


def days() -> st.SearchStrategy[date]:
    """A day of a few months, most of them near one another."""
    return st.one_of(st.integers(0, 14), st.integers(0, 200)).map(
        lambda n: date(2023, 8, 1) + timedelta(days=n)
    )


@st.composite
def date_texts(draw: st.DrawFn) -> str | None:
    """No date, a day, a few days, a month, a season."""
    start = draw(days())
    width = draw(st.sampled_from([None, 0, 1, 6, 29, 61, 62, 63, 90]))
    if width is None:
        return None
    return start.isoformat() if width == 0 else f"{start}/{start + timedelta(days=width)}"


@st.composite
def accounts(draw: st.DrawFn, n: int = 1) -> tuple[Claim, Document]:
    """A random claim, the n-th, in a document of its own."""
    at = tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True)))
    tolls = st.sampled_from(
        [
            (),
            (make_toll(12),),
            (make_toll(3),),
            (make_toll(12, None),),
            (make_toll(None, 30),),
            (make_toll(12, side=Side.PERPETRATOR),),
            (make_toll(9), make_toll(3)),
        ]
    )
    claim = make_claim(
        n,
        at=at,
        country=draw(st.sampled_from([at[0].country if at else None, None, "BF", "ML"])),
        event_type=draw(st.sampled_from(EventType)),
        outcome=draw(st.sampled_from([None, *Outcome])),
        assertion=draw(st.sampled_from(Assertion)),
        perpetrator=draw(st.sampled_from(NAMES)),
        target=draw(st.sampled_from(NAMES)),
        claimant=draw(st.sampled_from(NAMES)),
        event_date=draw(date_texts()),
        killed=draw(tolls),
        materiel=draw(st.sampled_from([(), (make_item(),), (make_item("rifle"),)])),
    )
    text = draw(st.sampled_from(TEXTS))
    published = draw(st.one_of(st.none(), days().map(lambda day: day + timedelta(days=60))))
    document = make_document(claim.document_id, published=published)
    return claim, dataclasses.replace(document, text=text or document.text)


def profiles(n: int = 1) -> st.SearchStrategy[Profile]:
    """The profile of a random claim, the n-th."""
    return accounts(n).map(lambda pair: profile(*pair))
