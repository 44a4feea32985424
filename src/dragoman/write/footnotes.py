"""Accounts -> footnotes, numbered in the order in which the report tells them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.write.accounts import Account
from dragoman.write.report import Footnote

MOST_QUOTES = 14
_BY_WEIGHT = ("/event_type", "/killed", "/injured", "/captured", "/perpetrator", "/target", "/places", "/event_date",
              "/materiel", "/claimant", "/assertion", "/outcome")  # fmt: skip
"""Which words a claim rests on most, when there are more than a footnote may quote."""


def number_footnotes(
    accounts: Sequence[Account], is_own_channel: Callable[[Account, Document], bool]
) -> tuple[Footnote, ...]:
    """One footnote for each claim, a copy's after the one it repeats."""
    notes: list[Footnote] = []
    for account in accounts:
        for claim, document in ((account.claim, account.document), *account.copies):
            notes.append(
                Footnote(
                    number=len(notes) + 1,
                    claim=claim.id,
                    document=document.id,
                    outlet=claim.outlet,
                    platform=claim.platform or _carrier(account, document),
                    title=document.title or _file_name(document) or "",
                    day=claim.claimed_on or (document.published.isoformat() if document.published else None),
                    url=None if _file_name(document) else document.url,
                    archived=document.archived,
                    is_own_channel=is_own_channel(account, document),
                    sha256=document.sha256,
                    lang=document.lang,
                    quotes=choose_quotes(claim),
                    is_accepted=claim.id in account.event.accepted,
                )
            )
    return tuple(notes)


def choose_quotes(claim: Claim) -> tuple[Span, ...]:
    """The words that a claim rests on, in the order of the text, none twice, the weightiest when there are too many."""
    chosen: list[Span] = []
    ranked = sorted(claim.spans.items(), key=lambda item: (_weight(item[0]), item[0]))
    for _, spans in ranked:
        span = spans[0] if spans else None
        if span and not any(_overlaps(span, other) for other in chosen) and len(chosen) < MOST_QUOTES:
            chosen.append(span)
    return tuple(sorted(chosen, key=lambda s: (s.part is Part.TEXT, s.start)))


def _weight(pointer: str) -> int:
    head = "/" + pointer.split("/")[1]
    return _BY_WEIGHT.index(head) if head in _BY_WEIGHT else len(_BY_WEIGHT)


def _overlaps(one: Span, other: Span) -> bool:
    return one.part is other.part and one.start < other.end and other.start < one.end


def _file_name(document: Document) -> str | None:
    """The name of a desk's own file, which is no address that a reader could follow."""
    return document.url if document.url and "://" not in document.url and "hxxp" not in document.url else None


def _carrier(account: Account, document: Document) -> str | None:
    """Who published the document, where the claim names no platform and somebody else speaks in it."""
    for source in account.event.sources:
        for link in source.chain:
            if link.document == document.id and link.name:
                return (
                    None
                    if link.name in (account.claim.outlet, account.speaker) and account.claim.outlet
                    else link.name
                )
    return None
