"""A claim -> the text of a one-claim report: the paragraph with its marks, and the footnote that carries it."""

from __future__ import annotations

from enum import StrEnum

from bench.roundtrip.cases import Case
from dragoman.base.document import Document
from dragoman.tell import AS_WRITTEN, Grammar, Names, open_grammar
from dragoman.tell.terms import FSI, PDI, comma_of


class Form(StrEnum):
    """A claim told in full, with every figure, or in one sentence with its main figure."""

    FULL = "full"
    SHORT = "short"


def tell_document(
    case: Case, lang: str = "en", *, names: Names = AS_WRITTEN, form: Form = Form.FULL
) -> Document:
    """What a reader of our report would read.

    Args:
        names: the names by which the claim's are told in that language.
    """
    claim, grammar = case.claim, open_grammar(lang)
    full = form is Form.FULL
    sentences = (
        grammar.tell_claim(claim, names=names) if full else (grammar.tell_in_short(claim, names=names),)
    )
    paragraph = " ".join(f"{sentence.text}[^1]" for sentence in sentences)
    text = without_isolates(f"{paragraph}\n\n[^1]: {_source_line(case, grammar)}.\n")
    return Document(f"told-{claim.id}", text, "", None, lang, case.published)


def without_isolates(text: str) -> str:
    """A text without the marks that only keep names of another direction in their place."""
    return text.replace(FSI, "").replace(PDI, "")


def _source_line(case: Case, grammar: Grammar) -> str:
    """Who carried it and when, as the footnotes of a report have it."""
    outlet, platform, day = case.claim.outlet, case.claim.platform, case.claim.claimed_on
    via = grammar.word("report", "label", "via").format(platform=platform)
    carrier = via if outlet and platform else platform
    no_source = "" if outlet else grammar.word("report", "label", "no_source")
    parts = (outlet, carrier or no_source, grammar.tell_days(day, day) if day else "")
    return comma_of(grammar.lang).join(part for part in parts if part)
