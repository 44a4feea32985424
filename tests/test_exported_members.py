"""The names that `import dragoman` offers: few, documented, and none that is not there."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import date

import pytest

import dragoman


def test_exported_members_are_these() -> None:
    assert dragoman.__all__ == [
        "Claim", "Decision", "Document", "DragomanError", "Event", "Reading", "Span",
        "event_to_json", "read_document", "reading_to_json", "resolve_claims",
    ]  # fmt: skip


@pytest.mark.parametrize("name", dragoman.__all__)
def test_exported_member_exists_and_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(dragoman, name))


def test_unknown_name_is_no_member() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_documents'"):
        dragoman.read_documents  # noqa: B018


def test_import_reads_no_file_and_loads_no_stage() -> None:
    code = (
        "import sys, dragoman; late = [m for m in sys.modules if m.startswith(('dragoman.read', 'dragoman.resolve', "
        "'dragoman.atlas', 'lxml', 'numpy', 'rich'))]; assert not late, late"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_read_document_gives_claims_whose_spans_slice_back() -> None:
    text = (
        "Fighters ambushed a convoy near Kutkai on Tuesday and killed at least 12 soldiers, residents said."
    )
    reading = dragoman.read_document(text, published=date(2024, 7, 4))
    (claim,) = reading.claims
    assert (claim.event_type, claim.event_date, claim.killed[0].min) == ("ambush", "2024-07-02", 12)
    spans = [span for spans in claim.spans.values() for span in spans]
    assert spans
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]


def test_read_document_refuses_hausa_by_name() -> None:
    with pytest.raises(dragoman.DragomanError, match=r"^ha: no reader for Hausa yet"):
        dragoman.read_document(
            "Sojoji sun ce sun kashe 'yan bindiga goma a kusa da Gwoza ranar Litinin, in ji hukumomi."
        )
