"""A job that makes a large file of a report -> the file in the desk's folder, kept for some days."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

from dragoman.desk.actions.own_report import reports_of
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import Job, ReportDraft
from dragoman.desk.tray.exports import ExportForm, export_report
from dragoman.desk.work.jobs import Progress

KEPT_S = 3 * 24 * 3600


def run_export(progress: Progress) -> str:
    """Make the file that a job's data ask for: {"report": key, "form": ..., "revision": ...}."""
    job = progress.job
    row = report_of_job(job)
    progress.begin(1)
    made = export_report(row, ExportForm(str(job.data["form"])))
    _forget_old(export_path(job).parent)
    path = export_path(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(made.data)
    part.replace(path)
    Job.objects.filter(pk=job.pk).update(
        data={**job.data, "name": made.name, "type": made.media_type, "bytes": len(made.data)}
    )
    progress.advance(done=1)
    return f"{made.name}, {len(made.data) / 1000:,.0f} kB"


def export_path(job: Job) -> Path:
    """Where the file of a job is kept."""
    return Path(settings.DESK_DIR) / "exports" / f"{job.pk}.file"


def report_of_job(job: Job) -> ReportDraft:
    """The report of a job, which its person may still see and nobody changed since.

    Raises:
        WrongInput: it is not there for them, or has changed.
    """
    row = reports_of(job.by).filter(pk=job.data.get("report")).first() if job.by else None
    if row is None:
        raise WrongInput(f"job {job.pk}: its report is not there any more. Open the list of reports.")
    if row.revision != job.data.get("revision"):
        raise WrongInput(f"report “{row.title}”: changed while the file waited to be made. Ask for it again.")
    return row


def _forget_old(folder: Path) -> None:
    for path in folder.glob("*.file") if folder.is_dir() else ():
        if path.stat().st_mtime < time.time() - KEPT_S:
            path.unlink(missing_ok=True)
