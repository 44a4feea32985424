"""Documents and their translations -> one self-contained offline HTML page, the original beside the translation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dragoman.base.document import Document
from dragoman.base.translation import Translation
from dragoman.page.offline import render_page
from dragoman.page.translation_view import draw_translation, translation_word
from dragoman.page.words import runs_rtl, spoken


def translation_page(
    items: Sequence[tuple[Document, Translation]],
    *,
    title: str,
    generated: str | None = None,
    not_read: Sequence[tuple[str, str]] = (),
) -> str:
    """One HTML page: each sentence beside its translation, numbers and names marked, faults told where they are.

    Args:
        items: documents with their translations, in the order to show.
        title: heading of the page.
        generated: when the page was made, as it is to be printed; None leaves it out.
        not_read: items that are not on the page, each with the reason.
    """
    views = tuple(draw_translation(number, d, t) for number, (d, t) in enumerate(items, start=1))
    return render_page(
        "translation.html",
        {
            "views": views,
            "own_words": partial(translation_word, "text"),
            "spoken": spoken(),
            "rtl": runs_rtl(),
        },
        title=title,
        generated=generated,
        not_read=not_read,
        styles=("page.css", "translation.css"),
        scripts=("shared.js", "translation.js"),
    )
