"""A claim -> the text of a one-claim report: the paragraph with its marks, and the footnote that carries it."""

from __future__ import annotations

from bench.roundtrip.cases import Case
from dragoman.base.document import Document
from dragoman.tell import open_grammar
from dragoman.tell.en.when import parse_day, tell_day

NO_SOURCE = "source not named"


def tell_document(case: Case) -> Document:
    """What a reader of our report would read."""
    claim = case.claim
    sentences = open_grammar("en").tell_claim(claim)
    paragraph = " ".join(f"{sentence.text}[^1]" for sentence in sentences)
    text = f"{paragraph}\n\n[^1]: {_source_line(case)}.\n"
    return Document(f"told-{claim.id}", text, "", None, "en", case.published)


def _source_line(case: Case) -> str:
    """Who carried it and when, as the footnotes of a report have it."""
    outlet, platform = case.claim.outlet, case.claim.platform
    day = parse_day(case.claim.claimed_on)
    carrier = f"via {platform}" if outlet and platform else platform
    parts = (outlet, carrier or ("" if outlet else NO_SOURCE), tell_day(day) if day else "")
    return ", ".join(part for part in parts if part)
