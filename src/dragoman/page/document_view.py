"""A document and its reading -> what the page shows of them (`model.DocumentView`).

The reading was made of this very document: a span that does not slice back stops the page, because a
highlight on the wrong words is worse than none.
"""

from __future__ import annotations

from textwrap import shorten

from dragoman.base.claim import Claim, Reading
from dragoman.base.document import Document
from dragoman.page.card import Card, draw_refusals
from dragoman.page.claim_view import draw_claim
from dragoman.page.model import DocumentView
from dragoman.page.references import cut_source, number_references
from dragoman.page.shown import direction, language_tag, paragraph_direction, show_line
from dragoman.page.words import date_words, word

_TITLE_CHARS = 100


def draw_document(position: int, document: Document, reading: Reading, *, explain: bool) -> DocumentView:
    """Everything that the page shows of one document.

    Args:
        position: from 1; ids on the page begin with it.
        explain: keep the rule, entry and candidates of each value.
    """
    key, runs = f"d{position}", direction(document.lang)
    references = number_references(key, document, reading)
    source = cut_source(key, document, references)
    claims = tuple(
        draw_claim(Card(f"{key}c{at + 1}", at, claim, references, source.first_piece, explain))
        for at, claim in enumerate(reading.claims)
    )
    refusals = draw_refusals(key, reading.refused, references, source.first_piece)
    has_title_words = any(piece.id for piece in source.title)
    return DocumentView(
        key=key,
        position=position,
        document_id=show_line(document.id),
        title=_title(document),
        has_own_title=document.title_is_apart or has_title_words,
        title_pieces=source.title,
        paragraphs=source.paragraphs,
        directions=tuple(
            paragraph_direction("".join(piece.text for piece in paragraph), runs)
            for paragraph in source.paragraphs
        ),
        direction=runs,
        lang=language_tag(document.lang),
        facts=_facts(document),
        claims=claims,
        refusals=refusals,
        screened=show_line(reading.screened) if reading.screened is not None else None,
        refused_count=len(refusals) + sum(len(c.refusals) for c in claims),
        families=frozenset(r.family for r in references),
        has_geonames=any(_has_geonames(claim) for claim in reading.claims),
    )


def _title(document: Document) -> str:
    """The title, else the first line of the text, cut at a blank."""
    first = next((line for line in document.text[:2000].splitlines() if line.strip()), "")
    title = show_line(document.title or first) or word("text", "untitled")
    return title if document.title else shorten(title, _TITLE_CHARS, placeholder=" …")


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    facts = [
        (
            "Published",
            date_words(document.published.isoformat()) if document.published else word("text", "not_stated"),
        )
    ]
    if document.lang:
        facts.append(("Language", word("language", document.lang.split("-")[0])))
    if document.id != document.sha256:
        facts.append(("Document", document.id))
    if document.url:
        facts.append(("Address", document.url))
    if document.archived:
        facts.append(("Archived", document.archived))
    if document.fetched:
        facts.append(("Fetched", document.fetched))
    facts.append(("sha256", document.sha256[:16] + "…"))
    return tuple((label, show_line(text or "")) for label, text in facts)


def _has_geonames(claim: Claim) -> bool:
    return any(p.id and p.id.startswith("geonames:") for p in claim.place_detail)
