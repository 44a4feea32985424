"""Dragoman: a monitor of armed-group claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.base.claim import Claim, Reading
from dragoman.base.codec import event_to_json, reading_to_json
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.base.event import Event
from dragoman.base.span import Span

if TYPE_CHECKING:
    from dragoman.pipeline import read_document, resolve_claims

__all__ = [
    "Claim",
    "Decision",
    "Document",
    "DragomanError",
    "Event",
    "Reading",
    "Span",
    "event_to_json",
    "read_document",
    "reading_to_json",
    "resolve_claims",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # Reading needs the whole pipeline; who only wants the values does not wait for it.
    if name in ("read_document", "resolve_claims"):
        from dragoman import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
