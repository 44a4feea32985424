"""Documents -> a job that reads them again with the reader as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.models import DocumentRow, Job, JobKind, User
from dragoman.desk.work.jobs import start_job
from dragoman.desk.work.reread_job import READABLE


class RereadDocuments(Action[Job]):
    """Read documents again. What people decided stays; where the new reading says otherwise, the claim queues.

    Args:
        documents: keys of rows; None is all, which takes the right to confirm.
    """

    name: ClassVar[str] = "read again"
    right: ClassVar[Right] = Right.IMPORT

    def __init__(self, by: User, documents: Sequence[int] | None, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.documents = documents

    def check(self) -> None:
        super().check()
        if self.documents is None and not holds(self.by, Right.CONFIRM):
            raise NotAllowed(
                "read again: only a reviewer, editor or administrator has all documents read again."
            )

    def perform(self) -> Done[Job]:
        if self.documents is None:
            job = start_job(JobKind.REREAD, "Read all documents again", by=self.by)
            return Done(job, "had all documents read again", "job", str(job.pk))
        wanted = DocumentRow.objects.filter(pk__in=list(self.documents), state__in=READABLE)
        keys = sorted(wanted.values_list("pk", flat=True))
        if not keys:
            raise WrongInput("read again: none of these documents can be read. Open the list again.")
        counted = f"document {keys[0]}" if len(keys) == 1 else f"{len(keys):,} documents"
        job = start_job(
            JobKind.REREAD, f"Read {counted} again", by=self.by, total=len(keys), data={"documents": keys}
        )
        subject = ("document", str(keys[0])) if len(keys) == 1 else ("job", str(job.pk))
        return Done(job, f"had {counted} read again", *subject, data={"job": job.pk, "documents": keys})
