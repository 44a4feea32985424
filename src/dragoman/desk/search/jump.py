"""An id that was typed -> the page of what it names."""

from __future__ import annotations

import re

from dragoman.desk.keeping.documents import document_key
from dragoman.desk.models import ClaimRow, DecisionClaim, DocumentRow, EventAlias, EventRow

_ID = re.compile(r"[ced]-[0-9a-f]{12}")
Page = tuple[str, tuple[object, ...]]
"""The name of an address and its arguments."""


def find_page_of(text: str) -> Page | None:
    """The page of a claim, event, decision or document by its whole id; None when it is none of this desk.

    A decision leads to the first claim that it touches, whose page tells its history.
    """
    text = text.strip()
    if _ID.fullmatch(text):
        found = {"c": _claim, "e": _event, "d": _decision}[text[0]](text)
        if found:
            return found
    key = DocumentRow.objects.filter(key__in=[document_key(text), text[:64]]).values_list("pk", flat=True)
    return ("inbox:document", (key[0],)) if key else None


def _claim(text: str) -> Page | None:
    return ("review:claim", (text,)) if ClaimRow.objects.filter(claim_id=text).exists() else None


def _event(text: str) -> Page | None:
    is_here = (
        EventRow.objects.filter(event_id=text).exists() or EventAlias.objects.filter(alias=text).exists()
    )
    return ("events:event", (text,)) if is_here else None


def _decision(text: str) -> Page | None:
    claim = DecisionClaim.objects.filter(decision__decision_id=text).order_by("id").first()
    return _claim(claim.claim_id) if claim else None
