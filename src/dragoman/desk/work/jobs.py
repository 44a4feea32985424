"""A job -> its row as it goes on: counts, cancelling, and taking up again what was interrupted."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import Job, JobKind, JobState, User

BEAT_S = 0.5
"""How often a running job writes that it is alive."""
STALE_S = 30.0
"""A job that has been silent for longer was interrupted."""


class Cancelled(Exception):
    """A person has cancelled the job; what is done stays done."""


def start_job(
    kind: JobKind, title: str, *, by: User | None, total: int = 0, data: Mapping[str, object] | None = None
) -> Job:
    """A new job, handed to the worker once the transaction is committed."""
    from django.db import transaction

    job = Job.objects.create(
        kind=kind, title=shown_text(title, 200), by=by, total=total, data=dict(data or {})
    )
    transaction.on_commit(lambda: enqueue(job))
    return job


def enqueue(job: Job) -> None:
    """Hand a job to the worker."""
    from dragoman.desk.work.tasks import run_job

    run_job.enqueue(job.pk)


class Progress:
    """What a running job calls: counts are written at most twice a second, a cancel is seen as often."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._last = 0.0

    def begin(self, total: int | None = None) -> None:
        """Say that it runs, and how many items there are."""
        now = datetime.now(UTC)
        self.job.state, self.job.started_at, self.job.beat_at = JobState.RUNNING, now, now
        if total is not None:
            self.job.total = total
        self.job.save()

    def advance(self, *, done: int = 0, refused: int = 0, failed: int = 0) -> None:
        """Count items.

        Raises:
            Cancelled: a person has cancelled the job.
        """
        self.job.done += done
        self.job.refused += refused
        self.job.failed += failed
        if time.monotonic() - self._last < BEAT_S:
            return
        self._last = time.monotonic()
        self._write()
        if Job.objects.filter(pk=self.job.pk, wants_cancel=True).exists():
            raise Cancelled

    def _write(self) -> None:
        self.job.beat_at = datetime.now(UTC)
        self.job.save(update_fields=["done", "refused", "failed", "total", "told", "beat_at"])

    def end(self, state: JobState, told: str = "") -> None:
        """Say how it ended."""
        self.job.state, self.job.ended_at = state, datetime.now(UTC)
        self.job.told = shown_text(told) or self.job.told
        self._write()
        self.job.save(update_fields=["state", "ended_at"])


def take_up_interrupted() -> int:
    """Hand jobs to the worker again that were running when it was killed; returns how many.

    Items that are done stay done; the one that was in the middle is done again, which changes nothing twice.
    """
    silent = datetime.now(UTC) - timedelta(seconds=STALE_S)
    stale = Job.objects.filter(state=JobState.RUNNING).filter(beat_at__lt=silent)
    waiting = Job.objects.filter(state=JobState.WAITING, made_at__lt=silent)
    taken = 0
    for job in [*stale, *waiting]:
        Job.objects.filter(pk=job.pk).update(state=JobState.WAITING, done=0, refused=0, failed=0)
        enqueue(job)
        taken += 1
    return taken


def take_up_later() -> None:
    """Look once more when the jobs of a worker that was killed a moment ago have been silent for long enough."""
    began = datetime.now(UTC)

    def take_up() -> None:
        from django.db import connection

        stale = Job.objects.filter(state=JobState.RUNNING, beat_at__lt=began)
        for job in stale:
            Job.objects.filter(pk=job.pk).update(state=JobState.WAITING, done=0, refused=0, failed=0)
            enqueue(job)
        connection.close()

    timer = threading.Timer(STALE_S, take_up)
    timer.daemon = True
    timer.start()


def cancel_job(job: Job) -> None:
    """Ask a job to stop; one that waits stops at once."""
    Job.objects.filter(pk=job.pk).update(wants_cancel=True)
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=JobState.CANCELLED, ended_at=datetime.now(UTC)
    )
