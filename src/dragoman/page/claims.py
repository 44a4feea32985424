"""Documents and their readings -> one self-contained offline HTML page.

Everything that a document says is hostile: the template escapes it, `shown` defuses it, and a Content
Security Policy made of the hashes of our own script and style lets nothing else run or load, if both fail.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.page.document_view import draw_document
from dragoman.page.model import DocumentView
from dragoman.page.shown import show_line
from dragoman.page.words import family_names, word

if TYPE_CHECKING:
    from jinja2 import Environment

_STYLES = ("page.css", "print.css")
_SCRIPT = "page.js"


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
    style = "\n".join(_asset(name) for name in _STYLES)
    script = _asset(_SCRIPT)
    page = (
        _environment()
        .get_template("page.html")
        .render(
            title=show_line(title),
            generated=show_line(generated) if generated else None,
            documents=documents,
            not_read=tuple((show_line(item), show_line(reason)) for item, reason in not_read),
            totals=_totals(documents),
            families=family_names(),
            words=partial(word, "text"),
            event_types=_present(documents, "event_type"),
            assertions=_present(documents, "assertion"),
            csp=content_policy(style, script),
            style=style,
            script=script,
        )
    )
    return page.lstrip()


def content_policy(style: str, script: str) -> str:
    """The policy that lets this very style and script run, and nothing load from anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("dragoman.page").joinpath("assets", name).read_text(encoding="utf-8")


def _environment() -> Environment:
    from jinja2 import (
        Environment,
        PackageLoader,
        StrictUndefined,
    )  # 40 ms that the terminal table does not need

    return Environment(
        loader=PackageLoader("dragoman.page", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
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
