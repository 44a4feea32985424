"""A job -> its row as it goes on: counts, cancelling, and taking up again what was interrupted."""

from __future__ import annotations

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


def take_job(key: int) -> Job | None:
    """A job that waits, to be run by whoever gets it; None where somebody else has it, or nobody wants it any more."""
    now = datetime.now(UTC)
    waiting = Job.objects.filter(pk=key, state=JobState.WAITING)
    if not waiting.update(state=JobState.RUNNING, started_at=now, beat_at=now):
        return None
    taken: Job = Job.objects.get(pk=key)
    return taken


class Progress:
    """What a running job calls: counts are written at most twice a second, a cancel is seen as often."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._last = 0.0

    def begin(self, total: int | None = None) -> None:
        """Say that it runs, and how many items there are; that a person wants it cancelled is not written over."""
        now = datetime.now(UTC)
        self.job.state, self.job.started_at, self.job.beat_at = JobState.RUNNING, now, now
        if total is not None:
            self.job.total = total
        self.job.save(update_fields=["state", "started_at", "beat_at", "total", "done", "refused", "failed"])

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


def take_up_interrupted(silent_s: float = STALE_S) -> int:
    """Hand jobs to the worker again that were running when it was killed; returns how many.

    Items that are done stay done; the one that was in the middle is done again, which changes nothing twice.

    Args:
        silent_s: for how long one that was interrupted has said nothing; 0 where no other worker can be at work.
    """
    now = datetime.now(UTC)
    stale = Job.objects.filter(state=JobState.RUNNING, beat_at__lte=now - timedelta(seconds=silent_s))
    waiting = Job.objects.filter(state=JobState.WAITING, made_at__lt=now - timedelta(seconds=STALE_S))
    taken = 0
    for job in [*stale, *waiting]:
        again = Job.objects.filter(pk=job.pk, state=job.state, beat_at=job.beat_at)
        if again.update(state=JobState.WAITING, done=0, refused=0, failed=0):
            enqueue(job)
            taken += 1
    return taken


def cancel_job(job: Job) -> None:
    """Ask a job to stop; one that waits stops at once."""
    Job.objects.filter(pk=job.pk).update(wants_cancel=True)
    Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=JobState.CANCELLED, ended_at=datetime.now(UTC)
    )
