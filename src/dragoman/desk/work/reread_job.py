"""Every document -> read again by the reader as it is now. What people decided stays; differences queue."""

from __future__ import annotations

from django.db import transaction

from dragoman.desk.keeping.reading import read_row
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.keeping.settle import settle
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import DocumentRow, DocumentState
from dragoman.desk.work.jobs import Progress

READABLE = (DocumentState.READ, DocumentState.SCREENED, DocumentState.REFUSED, DocumentState.FAILED)


def run_reread(progress: Progress) -> str:
    """Read documents again, oldest first; `data["documents"]` (keys) names some of them, else all are read."""
    wanted = DocumentRow.objects.filter(state__in=READABLE).order_by("id")
    if named := progress.job.data.get("documents"):
        wanted = wanted.filter(pk__in=named)
    progress.begin(wanted.count())
    changed = 0
    for key in list(wanted.values_list("pk", flat=True)):
        with transaction.atomic():
            take_turn()
            row = DocumentRow.objects.select_for_update().get(pk=key)
            if row.state not in READABLE:  # erased since the job began
                continue
            read = read_row(row)
            moved = refresh_document(row) if read is not None else ()
        if row.unsettled:
            settle([row])
        changed += bool(moved)
        is_refused = row.state == DocumentState.REFUSED
        progress.advance(done=read is not None, refused=is_refused, failed=read is None and not is_refused)
    return f"read again; {changed:,} documents have claims that changed"
