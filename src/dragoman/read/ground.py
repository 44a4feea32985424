"""A claim and what the number and date engines found -> the claim with nothing that its spans do not prove.

The last step of the cascade. Every value is read again from its spans alone: the quote must stand in the
document, a name must be made of the quoted words, a number must be one that the number engine reads there, a
date must be one that the date engine reads there, counted from the quoted anchors or the day of publication.
What fails goes from the claim to its refusals.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.base.claim import Claim, DatePrecision, Materiel, Qualifier, Refusal, Toll
from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.read.dates import DateKind, DateMention, iso, resolve_date
from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import COORDINATORS, Lexicon
from dragoman.read.numbers import CountMention

NAMES = ("claimant", "outlet", "platform", "perpetrator", "target")
PLAIN = ("outcome", "country", "attribution")
TOLLS = ("killed", "injured", "captured")
YEAR_DIGITS = 4
NO_SPAN = "no words of the document say it"
NO_NUMBER = "its words do not give that number"
NO_NAME = "its words do not hold the name"
NO_DATE = "its words do not give that date"
NO_VERB = "its verb does not stand beside it"


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the engines read in one document, in the order of the text."""

    document: Document
    lexicon: Lexicon
    published: date | None
    counts: Sequence[CountMention]
    dates: Sequence[DateMention]
    count_starts: Sequence[int] = field(default=())
    date_starts: Sequence[int] = field(default=())
    shift: int = 0

    @classmethod
    def of(
        cls,
        document: Document,
        lexicon: Lexicon,
        published: date | None,
        counts: Sequence[CountMention],
        dates: Sequence[DateMention],
    ) -> Proofs:
        """The proofs of a document, sorted for look-up."""
        counts = sorted(counts, key=lambda c: c.start)
        dates = sorted(dates, key=lambda d: d.start)
        count_starts, date_starts = [c.start for c in counts], [d.start for d in dates]
        shift = document.text_offset  # asked once: it searches the text for the title
        return cls(document, lexicon, published, counts, dates, count_starts, date_starts, shift)

    def stands(self, span: Span) -> bool:
        """Whether a span's quote stands where it says."""
        return self.document.part_text(span.part).startswith(span.quote, span.start)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The characters of what is read that a span covers."""
        shift = self.shift if span.part is Part.TEXT else 0
        return span.start + shift, span.end + shift

    def counts_in(self, span: Span) -> list[CountMention]:
        """The numbers whose core stands inside a span."""
        start, end = self.range_of(span)
        first = max(0, bisect_left(self.count_starts, start) - 1)
        last = bisect_left(self.count_starts, end)
        return [c for c in self.counts[first:last] if c.core_start >= start and c.end <= end]

    def dates_in(self, span: Span) -> list[DateMention]:
        """The mentions of time that overlap a span."""
        start, end = self.range_of(span)
        first = max(0, bisect_left(self.date_starts, start) - 1)
        return [d for d in self.dates[first : bisect_left(self.date_starts, end)] if d.end > start]


def ground_claim(claim: Claim, proofs: Proofs) -> Claim:
    """The claim without the values that its spans do not prove; they stand in its refusals."""
    spans = {
        pointer: kept
        for pointer, rows in claim.spans.items()
        if (kept := tuple(span for span in rows if proofs.stands(span)))
    }
    check = Check(claim, spans, proofs)
    changes: dict[str, object] = {}
    for name in (*NAMES, *PLAIN):
        value = getattr(claim, name)
        if value is not None and not check.is_proven(name, value):
            changes[name] = None
    changes |= check.dates()
    for name in (*TOLLS, "materiel", "places", "chain", "evidence_offered"):
        kept_rows = check.rows(name)
        if len(kept_rows) < len(getattr(claim, name)):
            changes[name] = kept_rows
            if name == "places":
                changes["place_detail"] = tuple(
                    claim.place_detail[i] for i in check.kept[name] if i < len(claim.place_detail)
                )
    if claim.inventory_open and "/inventory_open" not in spans:
        changes["inventory_open"] = False
    if not changes and not check.refusals and len(spans) == len(claim.spans):
        return claim
    refusals = (*claim.refusals, *check.refusals)
    return replace(claim, **changes, spans=check.spans, why=check.whys(), refusals=refusals)  # type: ignore[arg-type]


@dataclass(slots=True)
class Check:
    """One claim while its values are read again."""

    claim: Claim
    spans: dict[str, tuple[Span, ...]]
    proofs: Proofs
    refusals: list[Refusal] = field(default_factory=list)
    kept: dict[str, list[int]] = field(default_factory=dict)

    def refuse(self, pointer: str, quote: str, reason: str) -> None:
        """Move a value to the refusals."""
        spans = self.spans.pop(pointer, ())
        self.refusals.append(Refusal(pointer, quote, reason, spans[0] if spans else None))

    def is_proven(self, name: str, value: object) -> bool:
        """Whether a plain value has spans, and a name their words; refused when not."""
        pointer = f"/{name}"
        spans = self.spans.get(pointer)
        if not spans:
            self.refuse(pointer, str(getattr(value, "by", None) or value), NO_SPAN)
        elif name in NAMES and not holds_name(spans, str(value)):
            self.refuse(pointer, str(value), NO_NAME)
        else:
            return True
        return False

    def dates(self) -> dict[str, object]:
        """What changes when a date does not follow from its words."""
        changes: dict[str, object] = {}
        for name in ("claimed_on", "event_date"):
            value = getattr(self.claim, name)
            if value is None:
                continue
            spans = self.spans.get(f"/{name}", ())
            if not spans or value not in meant_dates(spans, self.proofs):  # stops at the first that fits
                self.refuse(f"/{name}", spans[0].quote if spans else value, NO_DATE if spans else NO_SPAN)
                changes[name] = None
                if name == "event_date":
                    self.spans.pop("/date_precision", None)
                    changes["date_precision"] = DatePrecision.UNKNOWN
        return changes

    def rows(self, name: str) -> tuple[object, ...]:
        """The entries of a list that are proven, their pointers closed up."""
        rows = getattr(self.claim, name)
        kept: list[int] = []
        for index, row in enumerate(rows):
            pointer = f"/{name}/{index}"
            reason = self.fault(name, row, self.spans.get(pointer, ()))
            if reason:
                self.refuse(pointer, str(getattr(row, "text", None) or getattr(row, "name", row)), reason)
            else:
                kept.append(index)
        self.kept[name] = kept
        if len(kept) < len(rows):
            for new, old in enumerate(kept):
                self.spans[f"/{name}/{new}"] = self.spans.pop(f"/{name}/{old}")
        return tuple(rows[i] for i in kept)

    def fault(self, name: str, row: object, spans: tuple[Span, ...]) -> str:
        """Why an entry is not proven; empty when it is."""
        if not spans:
            return NO_SPAN
        if isinstance(row, Toll):
            if not any(row.wording in squeezed(span.quote) for span in spans):
                return NO_VERB
            twins = [
                t
                for other in TOLLS
                if other != name
                for t in getattr(self.claim, other)
                if t.text == row.text
            ]
            return (
                ""
                if is_counted(row.min, row.max, row.qualifier, spans, self.proofs, bool(twins))
                else NO_NUMBER
            )
        if isinstance(row, Materiel):
            return (
                ""
                if is_counted(row.qty_min, row.qty_max, row.qualifier, spans, self.proofs, False)
                else NO_NUMBER
            )
        if name == "places":
            return "" if holds_name(spans, str(row)) else NO_NAME
        return ""

    def whys(self) -> Mapping[str, object]:
        """The reasons of the values that are left."""
        moved = {
            f"/{name}/{old}": f"/{name}/{new}"
            for name, kept in self.kept.items()
            for new, old in enumerate(kept)
        }
        lists = tuple(f"/{name}/" for name in self.kept)
        return {
            moved.get(pointer, pointer): why
            for pointer, why in self.claim.why.items()
            if pointer in moved or (pointer in self.spans and not pointer.startswith(lists))
        }


def squeezed(text: str) -> str:
    """A quote without line breaks and doubled blanks."""
    return " ".join(text.split())


def holds_name(spans: Sequence[Span], value: str) -> bool:
    """Whether a name is one of the quotes, or all its words stand in them."""
    if any(value == span.quote or value == squeezed(span.quote) for span in spans):
        return True
    said = {piece for span in spans for piece in fold_pieces(span.quote)}
    return all(piece in said for piece in fold_pieces(value))


def meant_dates(spans: Sequence[Span], proofs: Proofs) -> Iterator[str]:
    """The dates that the first quote can mean, counted from the later ones or the day of publication."""
    anchors = [proofs.published]
    for span in reversed(spans[1:]):
        days = [
            r.end
            for m in proofs.dates_in(span)
            for a in anchors
            if (r := resolve_date(m, published=a, story=a))
        ]
        days += years_in(span, proofs) if proofs.lexicon.relations else []
        anchors = [*days, proofs.published] if days else anchors
    for mention in proofs.dates_in(spans[0]):
        for published in dict.fromkeys((proofs.published, *anchors)):
            for story in dict.fromkeys(anchors):
                resolved = resolve_date(mention, published=published, story=story)
                if resolved is not None:
                    yield iso(resolved)


def years_in(span: Span, proofs: Proofs) -> list[date]:
    """The last days of the years that a quote names, from which the days of a chronology count."""
    years = [m.first.year for m in proofs.dates_in(span) if m.kind is DateKind.YEAR]
    return [date(year, 12, 31) for year in years if year is not None]


def is_counted(
    low: int | None,
    high: int | None,
    qualifier: Qualifier,
    spans: Sequence[Span],
    proofs: Proofs,
    shared: bool,
) -> bool:
    """Whether the quotes give a number: one that the engine reads in them, or words that count without one.

    Args:
        shared: whether another list has the same number, as for "15 killed or wounded", which begins at zero.
    """
    mentions = [mention for span in spans for mention in proofs.counts_in(span)]
    if any((m.min, m.max) == (low, high) or (shared and low == 0 and m.max == high) for m in mentions):
        return True
    if low == high and any(span.quote.isdecimal() and int(span.quote) == low for span in spans):
        return True
    first = proofs.counts_in(spans[0])
    language = proofs.lexicon.language
    if low == high == 2 and any(
        language.is_dual(language.low(word), proofs.lexicon) for word in spans[0].quote.split()
    ):
        return True
    if high == told_one_by_one(spans[0], first, proofs) and (low == high or (shared and low == 0)):
        return True
    opening = spans[0].quote.split(maxsplit=1)[0]
    if first or (opening.isdecimal() and len(opening) == YEAR_DIGITS):
        return False
    if low == 0:
        return high is None or is_none(spans, proofs)
    if qualifier in (Qualifier.UNSTATED, Qualifier.SEVERAL):
        return high is None
    return (low, high) == (1, 1)


def is_none(spans: Sequence[Span], proofs: Proofs) -> bool:
    """Whether the quotes say that there was nobody."""
    classes = proofs.lexicon.classes
    none = classes("no") | classes("negations") | classes("nobody") | classes("unhurt")
    return any(word.strip(".,;:") in none for span in spans for word in span.quote.casefold().split())


def is_joined(word: str, proofs: Proofs) -> bool:
    """Whether a word has "and" written onto it: "ضابط وثلاثة جنود"."""
    language = proofs.lexicon.language
    low = language.low(word)
    return (
        proofs.lexicon.relations.get(low[:1]) in COORDINATORS
        and not proofs.lexicon.has(low)
        and proofs.lexicon.has(low[1:])
    )


def told_one_by_one(span: Span, counts: Sequence[CountMention], proofs: Proofs) -> int:
    """How many people "both", names joined by "and", or "an officer and 10 soldiers" are."""
    classes = proofs.lexicon.classes
    words = span.quote.casefold().replace(",", " , ").split()
    if classes("both") & set(words):
        return 2
    relations = proofs.lexicon.relations
    joints = sum(
        word == "," or word in classes("coordinators") or relations.get(word) in COORDINATORS
        for word in words
    )
    if proofs.lexicon.language.cuts_by_tables:
        joints += sum(is_joined(word, proofs) for word in words)
    exact = [c.min or 0 for c in counts if c.min is not None and c.min == c.max]
    return sum(exact) + 1 + joints - len(exact)
