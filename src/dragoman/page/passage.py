"""A claim and its document -> the passages that its values stand in, each value's words marked.

A passage runs from the sentence of its first value to that of its last, cut where a sentence is very long. The name
of a private person is withheld from it: a page of events is passed on, and the source is not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.page.event_model import MarkedView
from dragoman.page.names import is_name, is_named_person, name_pattern, withhold
from dragoman.page.references import require_grounded
from dragoman.page.segment import Mark, cut_pieces
from dragoman.page.shown import find_replacements, show, show_line
from dragoman.page.words import family_of, field_label, word

_GAP_CHARS = 200
"""Values farther apart stand in passages of their own."""
_REACH_CHARS = 220
"""How far a passage reaches out for the end of its sentence."""
_STOP = re.compile(r"[.!?…。！？؟۔။]+[\"'”’»)\]]*\s+|\n\s*")


def draw_passages(
    claim: Claim, document: Document | None, names: tuple[str, ...]
) -> tuple[tuple[MarkedView, ...], ...]:
    """The passages in the order of the text, title first; without a text, the words of each value alone.

    Raises:
        GroundingError: a span does not stand in the text that the document has.
    """
    passages: list[tuple[MarkedView, ...]] = []
    for part in (Part.TITLE, Part.TEXT):
        text = document.part_text(part) if document else ""
        found = [(s, p) for p, spans in claim.spans.items() for s in spans if s.part is part]
        if document and text:
            for pointer, spans in claim.spans.items():
                require_grounded(document, f"Claim {claim.id}", pointer, [s for s in spans if s.part is part])
            persons = [s for s, pointer in found if is_named_person(claim, pointer) and is_name(s.quote)]
            shown = _shown(text, names, persons)
            passages += [_passage(text, shown, a, b, found) for a, b in _stretches(text, found)]
        else:
            passages += _words_alone(claim, found, names)
    return tuple(passages)


def _shown(text: str, names: tuple[str, ...], persons: Sequence[Span]) -> dict[int, str]:
    """What is shown in place of characters: `find_replacements`, and each withheld name as one remark."""
    shown = dict(find_replacements(text))
    ranges = [(span.start, span.end) for span in persons]
    for name in names:
        ranges += [m.span() for m in name_pattern(name).finditer(text)]
    for start, end in sorted(ranges, key=lambda r: r[0] - r[1]):  # the longest first
        if shown.get(start) != "":
            shown.update(dict.fromkeys(range(start, end), ""))
            shown[start] = word("text", "withheld")
    return shown


def _stretches(text: str, found: Sequence[tuple[Span, str]]) -> Iterator[tuple[int, int]]:
    """Ranges of text that hold all spans, each widened to whole sentences, apart from each other."""
    ranges: list[list[int]] = []
    for span in sorted({s for s, _ in found}):
        if (
            ranges
            and span.start - ranges[-1][1] <= _GAP_CHARS
            and "\n\n" not in text[ranges[-1][1] : span.start]
        ):
            ranges[-1][1] = max(ranges[-1][1], span.end)
        else:
            ranges.append([span.start, span.end])
    wide: list[tuple[int, int]] = []
    for start, end in ranges:
        start, end = _sentence_start(text, start), _sentence_end(text, end)
        if wide and start <= wide[-1][1]:
            start, end = wide[-1][0], max(end, wide[-1][1])
            wide.pop()
        wide.append((start, end))
    yield from wide


def _sentence_start(text: str, at: int) -> int:
    begin = max(0, at - _REACH_CHARS)
    stops = [m.end() for m in _STOP.finditer(text, begin, at)]
    if stops:
        return stops[-1]
    blank = text.find(" ", begin, at)
    return 0 if begin == 0 else blank + 1 if blank >= 0 else begin


def _sentence_end(text: str, at: int) -> int:
    limit = min(len(text), at + _REACH_CHARS)
    # From one character back: the span may end with the sentence's stop.
    stop = _STOP.search(text, max(0, at - 1), limit)
    if stop:
        return max(at, len(text[: stop.end()].rstrip()))
    blank = text.rfind(" ", at, limit)
    return limit if limit == len(text) else blank if blank >= 0 else limit


def _passage(
    text: str, shown: dict[int, str], start: int, end: int, found: Sequence[tuple[Span, str]]
) -> tuple[MarkedView, ...]:
    marks = [Mark(s.start, s.end, pointer) for s, pointer in found]
    views = [MarkedView("…\u00a0")] if start > 0 else []
    for piece in cut_pieces(start, end, marks):
        words = show(text, piece.start, piece.end, replacements=shown)
        if not words:
            continue
        if piece.keys:
            label = "; ".join(dict.fromkeys(field_label(key) for key in piece.keys))
            views.append(MarkedView(words, family_of(piece.keys[0]), label))
        else:
            views.append(MarkedView(words))
    if end < len(text.rstrip()):
        views.append(MarkedView("\u00a0…"))
    return tuple(views)


def _words_alone(
    claim: Claim, found: Sequence[tuple[Span, str]], names: tuple[str, ...]
) -> list[tuple[MarkedView, ...]]:
    rows: dict[Span, list[str]] = {}
    for span, pointer in sorted(found):
        rows.setdefault(span, []).append(pointer)
    drawn: list[tuple[MarkedView, ...]] = []
    for span, pointers in rows.items():
        is_person = is_name(span.quote) and any(is_named_person(claim, pointer) for pointer in pointers)
        words = word("text", "withheld") if is_person else withhold(show_line(span.quote), names)
        label = "; ".join(field_label(pointer) for pointer in pointers)
        drawn.append((MarkedView(words, family_of(pointers[0]), label),))
    return drawn
