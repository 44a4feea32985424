"""Dragoman: a monitor of armed-group claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.base.claim import Claim, Reading
from dragoman.base.codec import reading_to_json
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.base.span import Span

if TYPE_CHECKING:
    from dragoman.pipeline import read_document

__all__ = ["Claim", "Document", "DragomanError", "Reading", "Span", "read_document", "reading_to_json"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Reading needs the whole pipeline; who only wants the values does not wait for it.
    if name == "read_document":
        from dragoman.pipeline import read_document

        return read_document
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
