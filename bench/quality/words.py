"""A value of a claim -> the words of the document around it, in one line, the value in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from bench.quality.gold import GoldDocument, JsonClaim
from bench.quality.rows import list_of, text_of
from dragoman.base.codec import Json
from dragoman.base.document import Document
from dragoman.base.span import Part

AROUND = 45


def gold_words(gold: GoldDocument, claim: JsonClaim, words: str) -> str:
    """The context of words as the coder copied them: in the claim's evidence, else in the document."""
    text = gold.document.read_text
    for quote in list_of(claim, "evidence"):
        start = text.find(str(quote))
        inside = str(quote).find(words) if words else -1
        if start >= 0 and inside >= 0:
            return around(text, start + inside, start + inside + len(words))
    start = text.find(words) if words else -1
    return around(text, start, start + len(words)) if start >= 0 else ""


def predicted_words(gold: GoldDocument, claim: JsonClaim, pointer: str) -> str:
    """The context of each span that a reader gives for a value, and the rule that took it."""
    spans = [show_span(gold.document, span) for span in spans_of(claim, pointer)]
    why = rule_of(claim, pointer)
    return " ; ".join(spans) + (f" rule {why}" if why else "")


def spans_of(claim: JsonClaim, pointer: str) -> Iterator[dict[str, Json]]:
    """The spans of a pointer; none when the claim does not list it."""
    spans = claim.get("spans")
    if isinstance(spans, dict):
        for span in list_of(spans, pointer):
            if isinstance(span, dict):
                yield span


def show_span(document: Document, span: dict[str, Json]) -> str:
    """Start and context of a span."""
    start, end = span.get("start"), span.get("end")
    part = Part.TITLE if span.get("part") == "title" else Part.TEXT
    if not isinstance(start, int) or not isinstance(end, int):
        return "span without offsets"
    return f"{'title ' if part is Part.TITLE else ''}{start}: {around(document.part_text(part), start, end)}"


def rule_of(claim: JsonClaim, pointer: str) -> str:
    """The rule and lexicon entry behind a value, when the claim explains itself."""
    why = claim.get("why")
    entry = why.get(pointer) if isinstance(why, dict) else None
    if not isinstance(entry, dict):
        return ""
    return " / ".join(part for part in (text_of(entry, "rule"), text_of(entry, "entry")) if part)


def around(text: str, start: int, end: int) -> str:
    """The characters at [start, end) in brackets, with some of what stands before and after."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())
