"""The claims of a document and of its exchanged twin -> the values that changed with the names.

Compared are the values that no name may change: type, outcome, assertion, attribution, figures with their
sides, materiel. Names, places and wordings are expected to change and are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.neutral.swap import Swap
from dragoman.base.claim import Claim


@dataclass(frozen=True, slots=True)
class Flip:
    """A value that changed: where, from what to what."""

    document: str
    swap: str
    field: str
    before: str
    after: str


def find_flips(document: str, swap: Swap, before: Sequence[Claim], after: Sequence[Claim]) -> list[Flip]:
    """The values of the original's claims that the twin's lack, claim by claim in the order of the text.

    An item named after an actor ("Taliban vehicle") is expected under its exchanged name.
    """
    if len(before) != len(after):  # a claim lost or won is one flip: what stands beside it cannot be compared
        return [Flip(document, swap.name, "claims", str(len(before)), str(len(after)))]
    flips = []
    for original, twin in zip(before, after, strict=True):
        for (field, value), (_, other) in zip(fixed_values(original), fixed_values(twin), strict=True):
            expected = swap.exchange(value) if field == "materiel" else value
            if expected.casefold() != other.casefold():
                flips.append(Flip(document, swap.name, field, value, other))
    return flips


def count_values(claims: Sequence[Claim]) -> int:
    """How many values of these claims are compared."""
    return sum(len(list(fixed_values(claim))) for claim in claims)


def fixed_values(claim: Claim) -> Iterator[tuple[str, str]]:
    """The values of a claim that no exchange of names may change."""
    yield "event_type", claim.event_type
    yield "outcome", claim.outcome or "-"
    yield "assertion", claim.assertion
    yield "claimant", "named" if claim.claimant else "-"
    yield "perpetrator", "named" if claim.perpetrator else "-"
    yield "attribution", claim.attribution.basis if claim.attribution else "-"
    yield "event_date", claim.event_date or "-"
    for name in ("killed", "injured", "captured"):
        tolls = getattr(claim, name)
        yield name, "; ".join(f"{t.side} {t.min}..{t.max} {t.qualifier}" for t in tolls) or "-"
    items = (f"{m.disposition} {m.qty_min}..{m.qty_max} {m.item}" for m in claim.materiel)
    yield "materiel", "; ".join(items) or "-"
