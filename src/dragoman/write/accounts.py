"""Events -> accounts in the order of their statement: each claim once, with who speaks, and copies beside their first.

A claim whose document is gone cannot be cited. It is left out and named, and nothing is told from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.base.claim import Assertion, Claim
from dragoman.base.document import Document
from dragoman.base.event import Event, LinkKind, Source, SourceKind

_OWN = frozenset({"own", "statement"})


@dataclass(frozen=True, slots=True)
class Account:
    """A claim with its event and document; `copies` are claims that only repeat it, each with its document.

    `speaker` is whose word it is, None when nobody is named; `day` when it was said (ISO), None when nobody knows.
    """

    claim: Claim
    document: Document
    event: Event
    source: Source | None
    speaker: str | None
    day: str | None
    copies: tuple[tuple[Claim, Document], ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether a party to the act speaks."""
        return self.source is not None and self.source.kind is SourceKind.PARTY

    @property
    def voice(self) -> str | None:
        """Whose word the act is. A medium reports: what it only carries, by nobody that is named, is not its claim, its
        confirmation or its denial."""
        claim = self.claim
        is_named = claim.claimant or (claim.attribution and claim.attribution.by)
        return self.speaker if claim.assertion is Assertion.REPORTED or is_named or self.is_party else None

    @property
    def is_accepted(self) -> bool:
        """Whether a person has accepted the claim."""
        return self.claim.id in self.event.accepted


def order_accounts(
    events: Sequence[Event], *, keeps_order: bool = False
) -> tuple[tuple[Account, ...], tuple[str, ...]]:
    """Every account that can be cited, in order of statement, and remarks on the claims that cannot.

    Args:
        keeps_order: leave the events in the order given; within each the order of statement holds.
    """
    accounts: list[Account] = []
    remarks: list[str] = []
    for event in events:
        told, missing = _accounts(event)
        accounts += told
        remarks += missing
    first: dict[str, tuple[object, ...]] = {}
    for account in accounts:
        order = _order(account)
        first[account.event.id] = min(order, first.get(account.event.id, order))
    if keeps_order:
        given = {event.id: place for place, event in enumerate(events)}
        accounts.sort(key=lambda a: (given[a.event.id], _order(a)))
    else:
        accounts.sort(key=lambda a: (first[a.event.id], a.event.id, _order(a)))
    return tuple(accounts), tuple(remarks)


def _order(account: Account) -> tuple[str, str, str, int, str]:
    start = next((span.start for span in account.claim.spans.get("/event_type", ())), 0)
    document = account.document
    return (account.day or "9999", document.published_at or "", document.id, start, account.claim.id)


def _accounts(event: Event) -> tuple[list[Account], list[str]]:
    documents = {document.id: document for document in event.documents}
    claims = {claim.id: claim for claim in event.claims}
    copied = _copies(event, claims)
    told: list[Account] = []
    missing: list[str] = []
    for claim in event.claims:
        document = documents.get(claim.document_id)
        if document is None:
            missing.append(
                f"claim {claim.id}: its document {claim.document_id[:16]} is not in the line of event {event.id}, "
                "so it cannot be cited and is left out. Resolve the claims again."
            )
            continue
        if claim.id in copied.values() or claim.id not in copied:
            source = _source(event, claim, documents)
            copies = tuple(
                (claims[c], documents[claims[c].document_id])
                for c, first in copied.items()
                if first == claim.id and c != claim.id and claims[c].document_id in documents
            )
            told.append(
                Account(
                    claim,
                    document,
                    event,
                    source,
                    _speaker(claim, event, source),
                    _day(claim, document),
                    copies,
                )
            )
    return told, missing


def _copies(event: Event, claims: dict[str, Claim]) -> dict[str, str]:
    """Id of a claim that only repeats another -> the id of the first of them."""
    first: dict[str, str] = {}
    for link in event.links:
        if link.kind is LinkKind.REPOST and link.start in claims and link.end in claims:
            early, late = sorted((link.start, link.end), key=lambda c: (claims[c].claimed_on or "9999", c))
            if _says_the_same(claims[early], claims[late]):
                first[late] = first.get(early, early)
    return {late: early for late, early in first.items() if late != early and early not in first}


def _says_the_same(one: Claim, other: Claim) -> bool:
    """Whether a copy gives the same figures: one that changes a number is an account of its own."""
    bounds: defaultdict[int, set[object]] = defaultdict(set)
    for n, claim in enumerate((one, other)):
        for tolls in (claim.killed, claim.injured, claim.captured):
            bounds[n] |= {(t.side, t.min, t.max, t.source) for t in tolls}
    return bounds[0] == bounds[1] and one.assertion is other.assertion


def _source(event: Event, claim: Claim, documents: dict[str, Document]) -> Source | None:
    """The source that a claim speaks for: a party's, where a paper carries its word, before the paper's own."""
    of_claim = [source for source in event.sources if claim.id in source.claims]
    parties = [source for source in of_claim if source.kind is SourceKind.PARTY]
    return next(iter(parties if claim.claimant else of_claim or parties), None) or next(iter(of_claim), None)


def told_speaker(claim: Claim, event: Event) -> str | None:
    """Whose word a claim is by its event's sources, where the claim names neither a claimant nor who states it.

    Only a party, or whoever reports in a document of its own: whom a paper quotes may be a private person, and a paper
    that carries a denial by nobody that is named has denied nothing.
    """
    if claim.claimant or claim.outlet or (claim.attribution and claim.attribution.by):
        return None
    for source in event.sources:
        is_own = any(link.document == claim.document_id and link.how in _OWN for link in source.chain)
        affirms = source.affirms is (claim.assertion is not Assertion.DENIED)
        may_say = source.kind is SourceKind.PARTY or claim.assertion is Assertion.REPORTED
        if (
            claim.id in source.claims
            and is_own
            and affirms
            and may_say
            and source.kind is not SourceKind.UNNAMED
        ):
            return source.name
    return None


def _speaker(claim: Claim, event: Event, source: Source | None) -> str | None:
    if claim.claimant:
        return claim.claimant
    if claim.attribution and claim.attribution.by:
        return claim.attribution.by
    told = told_speaker(claim, event)
    if told:
        return told
    if source and source.kind is not SourceKind.UNNAMED:
        return source.name
    return claim.outlet or claim.platform


def _day(claim: Claim, document: Document) -> str | None:
    return claim.claimed_on or (document.published.isoformat() if document.published else None)
