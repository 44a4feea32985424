"""A claim -> its MISP objects: the account, and beside it each toll and each item of materiel that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pymisp import MISPObject

from dragoman.base.claim import Claim
from dragoman.base.event import Event, FigureKind, ReviewState
from dragoman.write.data.carriers import Carried
from dragoman.write.data.misp_objects import CLAIM, ITEM, TOLL, Value, Values, lineage_texts, make_object
from dragoman.write.data.plain_json import claim_lineage
from dragoman.write.data.stable_ids import stable_uuid


@dataclass(frozen=True, slots=True)
class ClaimObjects:
    """What the objects of one claim are made from.

    Args:
        state: whether a person has accepted the claim.
        told: the claim as a sentence.
        carried: its document; None when that is not in the event.
        hashes: as `grounds.text_hashes` gives them.
        at: the time of this version, in seconds since 1970.
    """

    event: Event
    claim: Claim
    state: ReviewState
    told: str
    carried: Carried | None
    hashes: dict[str, str | None]
    at: int

    def objects(self) -> Iterator[MISPObject]:
        """The account, which refers to its parts, and the parts."""
        whole = self._account()
        parts = [*self._tolls(), *self._items()]
        for part in parts:
            reference = whole.add_reference(part.uuid, "includes")
            reference.uuid = str(stable_uuid("misp", "reference", whole.uuid, part.uuid))
            reference.timestamp = self.at
        yield whole
        yield from parts

    def _account(self) -> MISPObject:
        claim = self.claim
        values: dict[str, Value | list[str]] = {
            "event-id": self.event.id,
            "claim-id": claim.id,
            "review-state": str(self.state),
            "text": self.told,
            "event-type": str(claim.event_type),
            "outcome": str(claim.outcome) if claim.outcome else None,
            "assertion": str(claim.assertion),
            "attribution-basis": str(claim.attribution.basis) if claim.attribution else None,
            "attribution-by": claim.attribution.by if claim.attribution else None,
            "claimant": claim.claimant,
            "outlet": claim.outlet,
            "platform": claim.platform,
            "claimed-on": claim.claimed_on,
            "perpetrator": claim.perpetrator,
            "target": claim.target,
            "place": list(claim.places),
            "country": claim.country,
            "event-date": claim.event_date,
            "date-precision": str(claim.date_precision),
            "chain": [f"{link.role}: {link.name}" for link in claim.chain],
            "evidence-offered": list(map(str, claim.evidence_offered)),
            "inventory-open": claim.inventory_open,
            "reader": claim.reader,
            "document-id": claim.document_id,
            "document-sha256": self.hashes.get(claim.document_id),
            "lineage": self._lineage(),
        }
        return self._make(CLAIM, values | _document_values(self.carried))

    def _tolls(self) -> Iterator[MISPObject]:
        accounts = {
            (account.claim, pointer): account
            for figure in self.event.figures
            for account in figure.accounts
            for pointer in account.pointers
        }
        for kind in FigureKind:
            for n, toll in enumerate(getattr(self.claim, kind)):
                pointer = f"/{kind}/{n}"
                account = accounts.get((self.claim.id, pointer))
                values: dict[str, Value | list[str]] = {
                    "event-id": self.event.id,
                    "claim-id": self.claim.id,
                    "review-state": str(self.state),
                    "scope": "account",
                    "kind": str(kind),
                    "side": str(toll.side),
                    "victim": toll.victim,
                    "min": toll.min,
                    "max": toll.max,
                    "qualifier": str(toll.qualifier),
                    "wording": toll.wording,
                    "words": toll.text,
                    "given-by": toll.source or (account.by if account else None),
                    "said-on": account.said_on if account else None,
                    "is-interested": account.interested if account else None,
                    "lineage": self._lineage(pointer),
                }
                yield self._make(TOLL, values, pointer)

    def _items(self) -> Iterator[MISPObject]:
        for n, item in enumerate(self.claim.materiel):
            pointer = f"/materiel/{n}"
            values: dict[str, Value | list[str]] = {
                "event-id": self.event.id,
                "claim-id": self.claim.id,
                "review-state": str(self.state),
                "scope": "account",
                "item": item.item,
                "category": str(item.category),
                "disposition": str(item.disposition),
                "unit": item.unit,
                "qty-min": item.qty_min,
                "qty-max": item.qty_max,
                "qualifier": str(item.qualifier),
                "words": item.text,
                "lineage": self._lineage(pointer),
            }
            yield self._make(ITEM, values, pointer)

    def _lineage(self, pointer: str | None = None) -> list[str]:
        heads = None if pointer is None else (pointer,)
        return lineage_texts(claim_lineage(self.claim, self.hashes, heads))

    def _make(self, name: str, values: Values, *about: str) -> MISPObject:
        return make_object(name, values, about=("claim", self.claim.id, *about), at=self.at)


def _document_values(carried: Carried | None) -> dict[str, Value | list[str]]:
    if carried is None:
        return {}
    addresses = [address for address in (carried.address, carried.archived) if address]
    return {
        "document-title": carried.title,
        "document-publisher": carried.outlet,
        "document-published": carried.published,
        "document-lang": carried.lang,
        "document-fetched": carried.fetched,
        "document-link" if carried.is_link else "document-address": addresses,
    }
