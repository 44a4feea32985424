"""The worker's one task: run a job by its kind."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django_tasks import task

from dragoman.base.errors import DragomanError
from dragoman.desk.models import JobKind, JobState
from dragoman.desk.work.jobs import Cancelled, Progress, take_job

log = logging.getLogger("dragoman.desk.work")


@task()
def run_job(key: int) -> None:
    """Run a job to its end; what goes wrong is said in its row, and the worker goes on."""
    job = take_job(key)
    if job is None:
        return
    progress = Progress(job)
    try:
        told = _runner(job.kind)(progress)
        progress.end(JobState.DONE, told)
    except Cancelled:
        progress.end(JobState.CANCELLED, "cancelled; what was done stays")
    except DragomanError as error:
        progress.end(JobState.FAILED, str(error))
    except Exception as error:  # the edge of one job's run
        log.exception("job %s broke off", key)
        progress.end(JobState.FAILED, f"broke off ({type(error).__name__}); the server's log says where")


def _runner(kind: str) -> Callable[[Progress], str]:
    """What does a job of a kind; each returns a line that says what was done."""
    if kind == JobKind.IMPORT:
        from dragoman.desk.work.import_job import run_import

        return run_import
    if kind == JobKind.REREAD:
        from dragoman.desk.work.reread_job import run_reread

        return run_reread
    if kind == JobKind.REBUILD:
        from dragoman.desk.work.rebuild_job import run_rebuild

        return run_rebuild
    if kind == JobKind.WRITE:
        from dragoman.desk.tray.export_job import run_export

        return run_export
    raise DragomanError(f"job of kind {kind!r}: nothing here does that.")
