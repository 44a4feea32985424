"""Claims that people make -> the `made` of a recode: one that the reader missed, the parts of one, several as one.

An id is that of the document and the span of the act's head word, as the reader gives it. Where another claim has that
id (a part keeps the head word of the claim that was split), the first free one of "text/2", "text/3", ... in place of
"text" is taken, so that the same ruling gives the same ids on every machine.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Place,
    Refusal,
    Why,
)
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.ids import claim_id
from dragoman.base.span import Part, Span
from dragoman.review.edits import PERSON
from dragoman.review.fields import COUNTED, EDITABLE, LISTS, spans_under
from dragoman.review.grounds import is_cut, stands

_HEAD = "/event_type"
_MOST_HELD_BACK = (Basis.SUSPECTED, Basis.ACCUSED, Basis.STATED, Basis.ACKNOWLEDGED, Basis.SELF_CLAIMED)


def blank_claim(
    document: Document,
    head: Span,
    event_type: EventType = EventType.OTHER,
    *,
    assertion: Assertion = Assertion.REPORTED,
    taken: Collection[str] = (),
) -> Claim:
    """A claim with an act and nothing else, to be corrected from there.

    Args:
        head: the words of the act. taken: ids of the claims of the document.

    Raises:
        GroundingError: the words do not stand in the document.
    """
    _require_head(document, head)
    return Claim(
        id=free_claim_id(document, head, taken),
        document_id=document.id,
        reader=PERSON,
        event_type=event_type,
        outcome=None,
        assertion=assertion,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=None,
        target=None,
        places=(),
        country=None,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        spans={_HEAD: (head,), "/assertion": (head,)},
        why={_HEAD: Why(PERSON, "added"), "/assertion": Why(PERSON, "added")},
    )


def split_claim(
    document: Document,
    claim: Claim,
    heads: Sequence[Span],
    *,
    keep: Mapping[str, int] | None = None,
    taken: Collection[str] = (),
) -> tuple[Claim, ...]:
    """The parts of a claim that tells several acts: one for each head word, in their order.

    Who, where and when are in every part. A toll or an item is in one part only, so that nobody is counted twice: that
    of the nearest head word, or the one that `keep` says.

    Args:
        heads: the words of the act of each part, two or more.
        keep: pointer of a toll or item, such as "/killed/1" -> number of its part, from 0.
        taken: ids of the claims of the document.

    Raises:
        DecisionError: less than two heads, one twice, or `keep` names no entry or no part.
        GroundingError: a head does not stand in the document.
    """
    if len(heads) < 2 or len(set(heads)) < len(heads):
        raise DecisionError(
            f"claim {claim.id}: to split it, select the words of two acts or more, each once."
        )
    for head in heads:
        _require_head(document, head)
    entries = {
        f"/{name}/{n}": claim.spans.get(f"/{name}/{n}", ())
        for name in COUNTED
        for n in range(len(getattr(claim, name)))
    }
    chosen = dict(keep or {})
    for pointer, part in chosen.items():
        if pointer not in entries or not 0 <= part < len(heads):
            raise DecisionError(
                f"claim {claim.id}: {pointer[:40]!r} in part {part} is no entry of it, or no part."
            )
    places = {p: chosen.get(p, _nearest(document, spans, heads)) for p, spans in entries.items()}
    used = {*taken, claim.id}
    parts = []
    for number, head in enumerate(heads):
        dropped = {pointer for pointer, part in places.items() if part != number}
        made = _taking(claim, document, head, dropped, used)
        used.add(made.id)
        parts.append(made)
    return tuple(parts)


def merge_claims(
    document: Document, claims: Sequence[Claim], *, head: Span | None = None, taken: Collection[str] = ()
) -> Claim:
    """The one claim that several tell: accounts stand side by side, and nothing that differs is lost.

    A field has the first value in the order of the text; another one goes to the refusals, by name. Of two hedges the
    one that holds back more stays. An entry that two of them have is there once.

    Args:
        head: the words of the act; None: those of the first claim.
        taken: ids of the claims of the document.

    Raises:
        DecisionError: less than two claims, of several documents, or one of them denies what another tells.
        GroundingError: the head does not stand in the document.
    """
    ordered = sorted({c.id: c for c in claims}.values(), key=lambda c: (head_position(document, c), c.id))
    if len(ordered) < 2 or {c.document_id for c in ordered} != {document.id}:
        raise DecisionError("To merge claims, name two or more of one document.")
    if len({c.assertion is Assertion.DENIED for c in ordered}) > 1:
        raise DecisionError(
            f"claims {', '.join(c.id for c in ordered)}: a denial and what it denies are two claims. Leave them apart."
        )
    first = ordered[0]
    head = head or next(iter(first.spans.get(_HEAD, ())), None)
    if head is None:
        raise DecisionError(f"claim {first.id}: no words of its act are known. Select them.")
    _require_head(document, head)
    values: dict[str, Any] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    refusals = list(dict.fromkeys(refusal for c in ordered for refusal in c.refusals))
    for name in EDITABLE:
        if name in LISTS:
            values[name] = _joined(ordered, name, spans)
        elif name != "place_detail":
            values[name] = _chosen(ordered, name, spans, refusals)
    details = {place.name: place for c in reversed(ordered) for place in c.place_detail}
    values["place_detail"] = tuple(details.get(name) or Place(name) for name in values["places"])
    spans[_HEAD] = (head, *(span for span in spans.get(_HEAD, ()) if span != head))
    told = "merged from " + ", ".join(c.id for c in ordered)
    return replace(
        first,
        **values,
        id=free_claim_id(document, head, {*taken, *(c.id for c in ordered)}),
        reader=PERSON,
        spans=spans,
        refusals=tuple(refusals),
        why={pointer: Why(PERSON, told) for pointer in spans},
    )


def free_claim_id(document: Document, head: Span, taken: Collection[str]) -> str:
    """The id of a claim of this head word that no claim of the document has; see above."""
    number, part = 1, str(head.part)
    while (found := claim_id(document.id, part, head.start, head.end)) in taken:
        number += 1
        part = f"{head.part}/{number}"
    return found


def head_position(document: Document, claim: Claim) -> int:
    """Where the act of a claim stands in what is read of the document; a claim without words comes last."""
    spans = claim.spans.get(_HEAD) or [span for rows in claim.spans.values() for span in rows]
    return min((_position(document, span) for span in spans), default=len(document.read_text))


def _position(document: Document, span: Span) -> int:
    return span.start + (document.text_offset if span.part is Part.TEXT else 0)


def _require_head(document: Document, head: Span) -> None:
    if not stands(document, head) or is_cut(document, head):
        raise GroundingError(
            f"document {document.id[:24]}: {head.quote[:60]!r} does not stand at {head.start}:{head.end} of the "
            f"{head.part}, or is cut out of a longer word. Select the words of the act again."
        )


def _nearest(document: Document, spans: Sequence[Span], heads: Sequence[Span]) -> int:
    """The number of the head that stands nearest to the first words of an entry; of two the earlier one."""
    if not spans:
        return 0
    at = _position(document, spans[0])
    return min(range(len(heads)), key=lambda n: (abs(_position(document, heads[n]) - at), n))


def _taking(
    claim: Claim, document: Document, head: Span, dropped: Collection[str], used: Collection[str]
) -> Claim:
    """The part of a claim with this head word, without the entries at the pointers."""
    spans = {p: rows for p, rows in claim.spans.items() if p.split("/")[1] not in COUNTED} | {_HEAD: (head,)}
    values: dict[str, Any] = {}
    for name in COUNTED:
        kept = [n for n in range(len(getattr(claim, name))) if f"/{name}/{n}" not in dropped]
        values[name] = tuple(getattr(claim, name)[n] for n in kept)
        for new, old in enumerate(kept):
            before = f"/{name}/{old}"
            for at, rows in spans_under(claim.spans, before).items():
                spans[f"/{name}/{new}" + at[len(before) :]] = rows
    return replace(
        claim,
        **values,
        id=free_claim_id(document, head, used),
        reader=PERSON,
        spans=spans,
        why={pointer: Why(PERSON, f"split from {claim.id}") for pointer in spans},
    )


def _joined(claims: Sequence[Claim], name: str, spans: dict[str, tuple[Span, ...]]) -> tuple[Any, ...]:
    """The entries of a list of all claims, each once, their spans put under their new pointers."""
    found: dict[str, int] = {}
    entries: list[Any] = []
    for claim in claims:
        for old, entry in enumerate(getattr(claim, name)):
            new = found.setdefault(repr(entry), len(entries))
            if new == len(entries):
                entries.append(entry)
            before = f"/{name}/{old}"
            for at, rows in spans_under(claim.spans, before).items():
                pointer = f"/{name}/{new}" + at[len(before) :]
                spans[pointer] = tuple(dict.fromkeys((*spans.get(pointer, ()), *rows)))
    return tuple(entries)


def _chosen(
    claims: Sequence[Claim], name: str, spans: dict[str, tuple[Span, ...]], refusals: list[Refusal]
) -> Any:
    """The value of a field that stays, its spans, and a refusal for each that differs."""
    field = f"/{name}"
    told = [c for c in claims if not _is_empty(getattr(c, name))]
    if not told:
        return getattr(claims[0], name)
    stays = min(told, key=_holding_back) if name == "attribution" else told[0]
    if name == "date_precision":  # how exact the day is belongs to the day that stays
        stays = next((c for c in claims if c.event_date is not None), stays)
    value = getattr(stays, name)
    spans.update(spans_under(stays.spans, field))
    for claim in told:
        other = getattr(claim, name)
        if other != value:
            words = claim.spans.get(field, ())
            quote = words[0].quote if words else _told(other)
            reason = f"claim {claim.id}, which was merged, had {_told(other)}"
            refusals.append(Refusal(field, quote, reason, words[0] if words else None))
    return value


def _is_empty(value: object) -> bool:
    return value is None or value is False or value is DatePrecision.UNKNOWN


def _holding_back(claim: Claim) -> int:
    basis = claim.attribution.basis if claim.attribution else Basis.SELF_CLAIMED
    return _MOST_HELD_BACK.index(basis)


def _told(value: object) -> str:
    if isinstance(value, Attribution):
        return f"{value.basis} by {value.by}" if value.by else str(value.basis)
    return str(value)
