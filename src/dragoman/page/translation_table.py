"""A document and its translation -> text for a terminal: two columns, a sentence beside its translation.

Control characters of a document are shown and never sent; what runs from right to left is isolated.
"""

from __future__ import annotations

import io

from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from dragoman.base.document import Document
from dragoman.base.translation import Translation
from dragoman.page.shown import isolate
from dragoman.page.translation_view import Piece, TranslationView, draw_translation, translation_word

_STYLES = {
    "actor": "blue",
    "place": "green",
    "toll": "red",
    "materiel": "magenta",
    "speaker": "cyan",
    "act": "bold",
}
_MIN_WIDTH = 40


def translation_table(
    document: Document, translation: Translation, *, width: int = 100, colour: bool = False
) -> str:
    """Two columns of text; faults stand under the sentence that they are about."""
    view = draw_translation(1, document, translation)
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for passage in view.passages:
        if passage.opens_paragraph:
            table.add_row("", "")
        translated = _text(passage.translation)
        if not passage.translation:
            translated = Text(f"({passage.state_words})", style="italic")
        for fault in passage.faults:
            translated.append(f"\n! {isolate(fault)}", style="yellow")
        table.add_row(_text(passage.original), translated)
    out = io.StringIO()
    console = Console(
        file=out, width=max(width, _MIN_WIDTH), force_terminal=colour, no_color=not colour, highlight=False
    )
    console.print(Group(Text(_head(view), style="bold"), table))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _head(view: TranslationView) -> str:
    told = translation_word("text", "head").format(
        source=view.source, target=view.target, engine=view.engine, summary=view.summary
    )
    return f"{isolate(view.title)}\n{told}"


def _text(pieces: tuple[Piece, ...]) -> Text:
    text = Text()
    for piece in pieces:
        text.append(" ".join(piece.text.split("\n")), style=_STYLES.get(piece.family, ""))
    return text
