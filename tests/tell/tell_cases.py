"""A claim for the tests of what is told: an attack at Koumbori, changed where a test says so."""

from __future__ import annotations

from typing import Any

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Materiel,
    Qualifier,
    Side,
    Toll,
)

BARE: dict[str, Any] = {
    "id": "c-1",
    "document_id": "d-1",
    "reader": "test",
    "event_type": EventType.ASSAULT,
    "outcome": None,
    "assertion": Assertion.REPORTED,
    "claimant": None,
    "outlet": None,
    "platform": None,
    "claimed_on": None,
    "perpetrator": None,
    "target": None,
    "places": (),
    "country": None,
    "event_date": None,
    "date_precision": DatePrecision.UNKNOWN,
}
"""A claim of which nothing is known but that there was an attack."""

SEED: dict[str, Any] = {
    **BARE,
    "assertion": Assertion.CLAIMED,
    "claimant": "GSIM",
    "outlet": "Al-Zallaqa",
    "platform": "Chirpwire",
    "claimed_on": "2023-09-07",
    "perpetrator": "GSIM",
    "target": "Burkinabe forces",
    "places": ("Koumbori", "Ouahigouya"),
    "country": "BF",
    "event_date": "2023-09-04",
    "date_precision": DatePrecision.DAY,
    "attribution": Attribution(Basis.SELF_CLAIMED, "GSIM"),
}
"""A group's claim of an attack, without figures."""


def bare(**values: Any) -> Claim:
    """A claim that says almost nothing, with these values."""
    return Claim(**{**BARE, **values})


def seed(**values: Any) -> Claim:
    """The claim of a group, with these values changed."""
    return Claim(**{**SEED, **values})


def toll(
    low: int | None,
    high: int | None = None,
    *,
    victim: str | None = "soldiers",
    text: str = "",
    qualifier: Qualifier | None = None,
    side: Side = Side.TARGET,
    **values: Any,
) -> Toll:
    """A toll; exact when both bounds are one, else as the qualifier says."""
    given = qualifier or (Qualifier.EXACT if low == high else Qualifier.RANGE)
    return Toll(side, victim, low, high, given, values.pop("wording", "killed"), text, **values)


def item(
    name: str,
    category: Category,
    low: int | None = 1,
    high: int | None = 1,
    *,
    fate: Disposition = Disposition.SEIZED,
    unit: str | None = None,
    text: str = "",
    qualifier: Qualifier = Qualifier.EXACT,
) -> Materiel:
    """An item of materiel, one and seized unless told otherwise."""
    return Materiel(name, category, low, high, qualifier, unit, fate, text)
