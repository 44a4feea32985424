"""Items that failed, were refused or cancelled -> read again from their kept bytes, or fetched anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.db.models import Q

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.models import ImportItem, ItemState, Job, JobState, Origin, User
from dragoman.desk.work.intake import ItemOptions
from dragoman.desk.work.jobs import enqueue

RETRIABLE = (ItemState.FAILED, ItemState.REFUSED, ItemState.CANCELLED)


class RetryItems(Action[tuple[Job, ...]]):
    """Do items again. A line of a file stands for its file: what of it is on the desk already is recognised.

    Args:
        items: keys of items; None is every item of `job` that can be tried again.
        job: the key of a job.
        options: date and language to read them with from now on; None leaves what was said.
        anew: addresses are fetched again, though a page was kept.
    """

    name: ClassVar[str] = "retry import"
    right: ClassVar[Right] = Right.IMPORT

    def __init__(
        self,
        by: User,
        items: Sequence[int] | None = None,
        *,
        job: int | None = None,
        options: ItemOptions | None = None,
        anew: bool = False,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.items, self.job, self.options, self.anew = items, job, options, anew

    def perform(self) -> Done[tuple[Job, ...]]:
        items = self._find()
        if not items:
            raise WrongInput("retry: none of these can be tried again. Load the page anew.")
        jobs = {
            job.pk: job for job in Job.objects.select_for_update().filter(pk__in={i.job_id for i in items})
        }
        for job in jobs.values():
            if job.state in (JobState.RUNNING, JobState.WAITING):
                raise Conflict(f"“{job.title}” is still at work. Wait for its end, or cancel it.")
        for item in items:
            self._set_waiting(item)
        for job in jobs.values():
            _start_again(job)
        data = {"items": [item.pk for item in items], "jobs": list(jobs)}
        subject = str(items[0].job_id) if len(jobs) == 1 else ""
        told = f"tried {len(items):,} {'item' if len(items) == 1 else 'items'} again"
        return Done(tuple(jobs.values()), told, "job", subject, data=data)

    def _find(self) -> list[ImportItem]:
        rows = ImportItem.objects.filter(Q(state__in=RETRIABLE) | Q(children__isnull=False))
        rows = rows.filter(job=self.job) if self.items is None else rows.filter(pk__in=list(self.items))
        keys = {row.parent_id or row.pk for row in rows}
        has_bytes = Q(origin=Origin.URL) | ~Q(archived="")
        return list(
            ImportItem.objects.select_for_update(of=("self",)).filter(has_bytes, pk__in=keys).order_by("pk")
        )

    def _set_waiting(self, item: ImportItem) -> None:
        item.state, item.reason = ItemState.WAITING, ""
        item.tries = max(1, item.tries)
        if self.options is not None:
            item.options = {**item.options, **self.options.to_json()}
        if self.anew and item.origin == Origin.URL:
            item.archived = ""
        item.save()


def _start_again(job: Job) -> None:
    from django.db import transaction

    job.state, job.wants_cancel, job.ended_at, job.told = JobState.WAITING, False, None, ""
    job.save()
    transaction.on_commit(lambda: enqueue(job))
