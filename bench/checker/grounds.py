"""A document and a claim in JSON -> the claim's spans, each checked against the text.

Problems are collected, not raised: a claim is shown with all that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.base.codec import Json
from dragoman.base.document import Document
from dragoman.base.span import Part, Span

PLAIN = (
    "event_type", "outcome", "assertion", "claimant", "outlet", "platform", "claimed_on", "perpetrator",
    "target", "country", "event_date",
)  # fmt: skip
LISTS = ("places", "killed", "injured", "captured", "materiel")
TOLLS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that its words do not bear out; `pointer` names it inside the claim."""

    claim: str
    pointer: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """A claim with the spans that stood where they said."""

    document: Document
    claim: Mapping[str, Json]
    spans: Mapping[str, tuple[Span, ...]]

    @property
    def lang(self) -> str:
        """The language whose words the claim is checked by."""
        return self.document.lang or "en"

    def quotes(self, pointer: str) -> list[str]:
        """The words under a pointer, the value's own first."""
        return [span.quote for span in self.spans.get(pointer, ())]

    def text(self, name: str) -> str | None:
        """A plain field of the claim."""
        value = self.claim.get(name)
        return value if isinstance(value, str) else None

    def rows(self, name: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        """The entries of a list of objects, each with its pointer."""
        entries = self.claim.get(name)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                yield f"/{name}/{index}", entry

    def problem(self, pointer: str, value: object, reason: str) -> Problem:
        """A problem of this claim."""
        return Problem(str(self.claim.get("id")), pointer, str(value), reason)


def take_spans(document: Document, claim: Mapping[str, Json]) -> tuple[Grounds, list[Problem]]:
    """The claim's spans that slice back to their quotes, and a problem for each that does not."""
    problems: list[Problem] = []
    good: dict[str, tuple[Span, ...]] = {}
    grounds = Grounds(document, claim, good)
    listed = claim.get("spans")
    for pointer, entries in (listed if isinstance(listed, dict) else {}).items():
        spans = []
        for entry in entries if isinstance(entries, list) else []:
            span = take_span(document, entry)
            if span is None:
                problems.append(grounds.problem(pointer, entry, "the quote does not stand at its span"))
            elif cuts_number(document.part_text(span.part), span):
                problems.append(grounds.problem(pointer, span.quote, "the span cuts a number in two"))
            else:
                spans.append(span)
        good[pointer] = tuple(spans)
    for pointer, value in values_of(claim):
        if not good.get(pointer):
            problems.append(grounds.problem(pointer, value, "the value has no span"))
    return grounds, problems


def take_span(document: Document, entry: Json) -> Span | None:
    """The span, when its quote stands there."""
    if not isinstance(entry, dict):
        return None
    start, end, quote = entry.get("start"), entry.get("end"), entry.get("quote")
    if (
        entry.get("part") not in (Part.TITLE, Part.TEXT)
        or not isinstance(start, int)
        or not isinstance(end, int)
    ):
        return None
    part = Part(str(entry["part"]))
    source = document.part_text(part)
    if not 0 <= start < end <= len(source) or source[start:end] != quote:
        return None
    return Span.cut(source, part, start, end)


def cuts_number(source: str, span: Span) -> bool:
    """Whether a span begins or ends inside the digits of a number."""
    before, after = source[: span.start][-2:], source[span.end :][:2]
    starts = span.quote[0].isdigit() and (
        before[-1:].isdigit() or (before[-1:] in ",." and before[:1].isdigit())
    )
    stops = span.quote[-1].isdigit() and (after[:1].isdigit() or (after[:1] in ",." and after[1:].isdigit()))
    return bool(starts and before) or bool(stops and after)


def values_of(claim: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Every value that must have a span, with its pointer."""
    for name in PLAIN:
        if claim.get(name) is not None:
            yield f"/{name}", claim[name]
    for name in LISTS:
        entries = claim.get(name)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            yield f"/{name}/{index}", entry


def number_of(row: Mapping[str, Json], key: str) -> int | None:
    """A whole number of a JSON object."""
    value = row.get(key)
    return value if isinstance(value, int) else None
