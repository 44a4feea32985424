"""A folder of invented documents -> a sample desk, filled at its first start, with a few decisions to look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import transaction

from dragoman.collect import CollectOptions, collect_documents
from dragoman.desk.demo_decisions import make_sample_decisions
from dragoman.desk.keeping.settle import settle
from dragoman.desk.keeping.take import take_document
from dragoman.desk.models import Desk, DocumentRow, Origin

_TOGETHER = 20


def fill_sample_desk(samples: Path, *, say: Callable[[str], None], today: date | None = None) -> int:
    """Take the documents in, unless some are there already; returns how many there are now.

    Args:
        samples: a folder of documents, all invented.
        say: told what is going on.
    """
    if DocumentRow.objects.exists():
        return int(DocumentRow.objects.count())
    Desk.load()
    Desk.objects.filter(pk=1).update(name="Sample desk")
    options = CollectOptions(today=today or date.today(), open_folders=True)
    items = list(collect_documents([str(samples)], options))
    say(f"filling the sample desk with {len(items)} invented documents")
    waiting: list[DocumentRow] = []
    for number, item in enumerate(items, start=1):
        if item.document is None:
            say(f"{item.label}: {item.error}")
            continue
        with transaction.atomic():
            row, _ = take_document(
                item.document, origin=str(Origin.FILE), origin_name=Path(item.path).name, settled=False
            )
        waiting.append(row)
        if len(waiting) == _TOGETHER or number == len(items):
            settle([row for row in waiting if row.unsettled])
            waiting.clear()
            say(f"{number} of {len(items)}")
    decisions = samples.parent / "decisions.toml"
    if decisions.exists():
        say(f"{make_sample_decisions(decisions)} claims decided on by invented people")
    return int(DocumentRow.objects.count())
