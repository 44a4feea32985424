"""A job that waits or runs -> asked to stop; what it has done stays."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.models import Job, JobKind, JobState, User
from dragoman.desk.work.import_job import leave_waiting
from dragoman.desk.work.jobs import cancel_job


class CancelJob(Action[Job]):
    """Stop a job. Whoever started it may, and whoever confirms for the desk.

    Args:
        job: its key.
    """

    name: ClassVar[str] = "cancel job"
    right: ClassVar[Right] = Right.IMPORT

    def __init__(self, by: User, job: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key = job

    def perform(self) -> Done[Job]:
        job = Job.objects.select_for_update().filter(pk=self.key).first()
        if job is None:
            raise WrongInput(f"job {self.key}: there is none. Open the list of jobs again.")
        if job.by_id != self.by.pk and not holds(self.by, Right.CONFIRM):
            raise NotAllowed(f"“{job.title}” is another person's. Ask a reviewer of the desk to cancel it.")
        if job.state not in (JobState.WAITING, JobState.RUNNING):
            raise Conflict(f"“{job.title}” has ended; there is nothing to cancel.")
        cancel_job(job)
        job.refresh_from_db()
        if job.state == JobState.CANCELLED and job.kind == JobKind.IMPORT:
            leave_waiting(job)
        return Done(job, f"cancelled {job.get_kind_display()} {job.pk}", "job", str(job.pk))
