"""Documents and their readings -> one self-contained offline HTML page (see `offline` for what keeps it so)."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.page.document_view import draw_document
from dragoman.page.model import DocumentView
from dragoman.page.offline import render_page
from dragoman.page.words import family_names, word


def claims_page(
    items: Sequence[tuple[Document, Reading]],
    *,
    title: str,
    generated: str | None = None,
    explain: bool = False,
    not_read: Sequence[tuple[str, str]] = (),
) -> str:
    """One HTML page: each source with its values highlighted, each claim with its words.

    Args:
        items: documents with what was read of them, in the order to show.
        title: heading of the page.
        generated: when the page was made, as it is to be printed; None leaves it out, and the same items
            then always give the same bytes.
        explain: show the rule, lexicon entry and candidates behind each value.
        not_read: items that are not on the page, each with the reason.

    Raises:
        GroundingError: a span does not stand in its document.
    """
    documents = tuple(draw_document(n, d, r, explain=explain) for n, (d, r) in enumerate(items, start=1))
    values = {
        "documents": documents,
        "totals": _totals(documents),
        "families": family_names(),
        "event_types": _present(documents, "event_type"),
        "assertions": _present(documents, "assertion"),
    }
    return render_page(
        "page.html",
        values,
        title=title,
        generated=generated,
        not_read=not_read,
        styles=("page.css", "print.css"),
        scripts=("shared.js", "page.js"),
    )


def _totals(documents: Sequence[DocumentView]) -> dict[str, int]:
    return {
        "documents": len(documents),
        "claims": sum(len(d.claims) for d in documents),
        "screened": sum(d.screened is not None for d in documents),
        "refused": sum(d.refused_count for d in documents),
        "geonames": sum(d.has_geonames for d in documents),
    }


def _present(documents: Sequence[DocumentView], field: str) -> tuple[tuple[str, str], ...]:
    codes = {getattr(claim, field) for document in documents for claim in document.claims}
    return tuple((code, word(field, code)) for code in sorted(codes))
