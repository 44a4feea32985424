"""What was handed in -> documents, item by item, from the original bytes in the archive.

An item whose end is not written down is done again after a kill: its documents that are there already are found, not
made. Each document is a transaction of its own; events are brought up to date for twenty together.
"""

from __future__ import annotations

import logging
from datetime import date

from django.db.models import QuerySet, Sum

from dragoman.base.errors import DragomanError, ErasedRecord, FetchRefused, UnreadableInput
from dragoman.collect import Collected
from dragoman.collect.web import Original
from dragoman.desk.keeping.erased import destroy_original, is_erased
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.originals import originals
from dragoman.desk.keeping.settle import settle
from dragoman.desk.models import DocumentRow, ImportItem, ItemState, Job, Origin
from dragoman.desk.work.fetching import fetch_original
from dragoman.desk.work.intake import collect_item, expected_count
from dragoman.desk.work.jobs import Cancelled, Progress
from dragoman.desk.work.outcome import Outcome, Tally, take_collected

log = logging.getLogger("dragoman.desk.work")
_TOGETHER = 20
MOST_CHILDREN = 1_000
"""Lines of one file that are told one by one; further ones are counted."""
CANCELLED = "cancelled before its turn; retry it when it is wanted"


def run_import(progress: Progress) -> str:
    """Do every item of the job that waits; returns a line that says what came of all."""
    job = progress.job
    waiting = list(_waiting(job).values_list("pk", flat=True))
    ImportItem.objects.filter(parent__in=waiting).delete()  # told anew when their file is read again
    progress.begin(job.items.filter(parent=None).count())
    _count_finished(job)
    taker = _Taker(progress)
    try:
        for key in waiting:
            taker.run(ImportItem.objects.get(pk=key))
    except Cancelled:
        leave_waiting(job)
        raise
    finally:
        taker.settle()
    return _told(job)


def leave_waiting(job: Job) -> None:
    """Say of the items whose turn has not come that the job was cancelled."""
    _waiting(job).update(state=ItemState.CANCELLED, reason=CANCELLED)


class _Taker:
    """Takes the items of one job in."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._today = date.today()
        self._unsettled: list[DocumentRow] = []

    def run(self, item: ImportItem) -> None:
        """Do one item and write down how it ended."""
        tally = Tally()
        whole = Outcome()
        try:
            original = self._original(item)
            tally.expected = expected_count(item, original)
            self.progress.job.total += tally.expected - 1
            for collected in collect_item(item, original, today=self._today):
                self._take(item, collected, tally)
        except Cancelled:
            _end(item, ItemState.CANCELLED, tally, "cancelled by a person; what was taken in stays")
            raise
        except DragomanError as error:
            is_refused = isinstance(error, (FetchRefused, ErasedRecord))
            whole = Outcome.failure(str(error), is_refused=is_refused)
        except Exception as error:  # the edge of one item's run
            log.exception("import item %s broke off", item.pk)
            whole = Outcome.failure(
                f"broke off ({type(error).__name__}); the server's log says where. Retry it, or report it."
            )
        if not whole.is_done:
            self._tell(item, whole, item.name, tally)
        _end(item, tally.state, tally, tally.told)
        if tally.first is not None and tally.count == 1 and is_erased(tally.first.row):
            destroy_original(item.archived, tally.first.reason)
        self.progress.job.total -= max(0, tally.expected - tally.count)
        self.progress.advance(refused=whole.is_refused, failed=whole.is_failed)

    def settle(self) -> None:
        """Bring events up to date for the documents that were taken in."""
        rows, self._unsettled = self._unsettled, []
        if rows:
            settle(rows)

    def _original(self, item: ImportItem) -> Original:
        """The item's original bytes; an address is fetched when it has none yet."""
        if not item.archived and item.origin != Origin.URL:
            raise UnreadableInput("its bytes were not kept. Hand it in again.")
        if not item.archived:
            _, item.archived = fetch_original(item.name)
            item.save(update_fields=["archived"])
        return originals().get(item.archived)

    def _take(self, item: ImportItem, collected: Collected, tally: Tally) -> None:
        outcome = take_collected(item, collected, by=self.progress.job.by, known=tally.keys)
        if outcome.row is not None and outcome.row.unsettled:
            self._unsettled.append(outcome.row)
        if len(self._unsettled) >= _TOGETHER:
            self.settle()
        self._tell(item, outcome, collected.label, tally)
        self.progress.advance(done=outcome.is_done, refused=outcome.is_refused, failed=outcome.is_failed)

    def _tell(self, item: ImportItem, outcome: Outcome, label: str, tally: Tally) -> None:
        """Count a document; of a file of many each one that is not on the desk is told by a line of its own."""
        tally.add(outcome, label)
        if tally.count > tally.expected:
            self.progress.job.total += 1
        if tally.count == 1:
            return
        if tally.count == 2 and tally.first is not None and not tally.first.is_done:
            _tell_child(item, tally.first, tally.first_label)
        if not outcome.is_done and tally.bad <= MOST_CHILDREN:
            _tell_child(item, outcome, label)


def _tell_child(item: ImportItem, outcome: Outcome, label: str) -> None:
    ImportItem.objects.create(
        job_id=item.job_id,
        parent=item,
        name=shown_text(label, 300),
        origin=item.origin,
        archived=item.archived,
        state=ItemState.REFUSED if outcome.is_refused else ItemState.FAILED,
        reason=shown_text(outcome.reason),
        document=outcome.row,
    )


def _end(item: ImportItem, state: ItemState, tally: Tally, told: str) -> None:
    item.state, item.reason, item.documents = state, shown_text(told), tally.done
    item.document = tally.only_row
    item.tries += 1
    item.save(update_fields=["state", "reason", "documents", "document", "tries"])


def _waiting(job: Job) -> QuerySet[ImportItem]:
    return job.items.filter(state=ItemState.WAITING, parent=None).order_by("id")


def _count_finished(job: Job) -> None:
    """Counts of a job that goes on: those of the items that have ended."""
    ended = job.items.exclude(state=ItemState.WAITING)
    leaves = ended.filter(children__isnull=True)
    job.done = ended.aggregate(n=Sum("documents"))["n"] or 0
    job.refused = leaves.filter(state=ItemState.REFUSED).count()
    job.failed = leaves.filter(state=ItemState.FAILED).count()
    whole = ended.filter(parent=None, children__isnull=True).count()
    job.total += max(0, job.done + job.refused + job.failed - whole)


def _told(job: Job) -> str:
    parts = [f"{job.done:,} taken in"]
    parts += [f"{job.refused:,} refused"] if job.refused else []
    parts += [f"{job.failed:,} failed"] if job.failed else []
    return ", ".join(parts)
