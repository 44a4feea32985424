"""Footnotes -> their fields: the first line, the addresses, the quoted words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.base.span import Part, Span
from dragoman.page.shown import direction, language_tag
from dragoman.tell import Grammar
from dragoman.write.public import defang
from dragoman.write.render.fields import FootnoteField, QuoteField
from dragoman.write.render.safe import followable, open_at, safe_line
from dragoman.write.report import Footnote, Report

LONGEST_TITLE = 160


def source_line(note: Footnote, grammar: Grammar, labels: Mapping[str, str]) -> str:
    """Who carried it and when: "Al-Zallaqa, via Chirpwire, 7 September 2023"."""
    outlet, platform = safe_line(note.outlet), safe_line(note.platform)
    if outlet and platform:
        platform = labels["via"].format(platform=platform)
    day = grammar.tell_days(note.day, note.day) if note.day else ""
    return ", ".join(
        part for part in (outlet, platform or ("" if outlet else labels["no_source"]), day) if part
    )


def footnote_fields(
    report: Report, grammar: Grammar, labels: Mapping[str, str], back: Mapping[int, Sequence[str]]
) -> tuple[FootnoteField, ...]:
    """The fields of every footnote.

    Args:
        back: footnote number -> ids of the marks that lead to it.
    """
    is_mixed = len({note.is_accepted for note in report.footnotes}) > 1
    return tuple(
        FootnoteField(
            number=note.number,
            id=f"fn-{note.number}",
            source=source_line(note, grammar, labels),
            title=safe_line(note.title, LONGEST_TITLE),
            **_addresses(note),
            note="; ".join(_remarks(note, labels, is_mixed)),
            quotes=tuple(_quote(span, labels) for span in note.quotes),
            sha256=note.sha256,
            lang=language_tag(note.lang),
            dir=direction(note.lang),
            claim=note.claim,
            back=tuple(back.get(note.number, ())),
        )
        for note in report.footnotes
    )


def _addresses(note: Footnote) -> dict[str, str]:
    """What may be followed, and what is shown: a group's own channel only defanged."""
    fields = {}
    for name, url in (("", note.url), ("archived_", note.archived)):
        link = "" if note.is_own_channel else followable(url)
        fields[f"{name}href"] = open_at(link, note.quotes)
        fields[f"{name}address"] = link or (safe_line(defang(url)) if url else "")
    return fields


def _remarks(note: Footnote, labels: Mapping[str, str], is_mixed: bool) -> list[str]:
    remarks = [labels["own_channel"]] if note.is_own_channel and (note.url or note.archived) else []
    # Where nothing is accepted the label of the whole report says so already.
    return remarks + ([labels["not_reviewed"]] if is_mixed and not note.is_accepted else [])


def _quote(span: Span, labels: Mapping[str, str]) -> QuoteField:
    place = labels["title_place" if span.part is Part.TITLE else "text_place"]
    return QuoteField(safe_line(span.quote), place.format(start=span.start, end=span.end))
