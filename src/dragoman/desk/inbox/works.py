"""Jobs -> the lines at the top of the inbox that show how far they are and ask for themselves while they run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.inbox.words import inbox_word
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import Job, JobKind, JobState, User
from dragoman.desk.wording import say
from dragoman.page.shown import show_line

SHOWN = (JobKind.IMPORT, JobKind.REREAD)
RECENT = timedelta(minutes=15)
MOST_SHOWN = 5
_STATES: dict[str, str] = {
    JobState.WAITING: "queued",
    JobState.FAILED: "failed",
    JobState.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A job as parts/work.html and the list of jobs show it. `total` is None while it is not known."""

    id: int
    kind: str
    label: str
    state: str
    state_word: str
    done: int
    total: int | None
    says: str
    why: str
    who: str
    made_at: datetime
    url: str
    poll_url: str
    cancel_url: str
    retry_url: str


def find_works(user: User, *, also: int | None = None) -> tuple[WorkLine, ...]:
    """Jobs under way, and the person's own that ended a short while ago, the newest first.

    Args:
        also: a job to show whatever its age.
    """
    going = Job.objects.filter(kind__in=SHOWN, state__in=[JobState.RUNNING, JobState.WAITING])
    since = datetime.now(UTC) - RECENT
    ended = Job.objects.filter(kind__in=SHOWN, by=user, pk__in=_last_keys(), ended_at__gte=since)
    keys = {job.pk: job for job in [*going.order_by("-id")[:MOST_SHOWN], *ended.order_by("-id")[:MOST_SHOWN]]}
    if also is not None and also not in keys and (found := Job.objects.filter(pk=also).first()):
        keys[also] = found
    newest = sorted(keys.values(), key=lambda job: (job.pk != also, -job.pk))[:MOST_SHOWN]
    return tuple(draw_work(job, user) for job in newest)


def _last_keys() -> list[int]:
    """The keys of the last jobs: recent ones are among them, however many there have been."""
    return list(Job.objects.order_by("-id").values_list("pk", flat=True)[:200])


def draw_work(job: Job, user: User) -> WorkLine:
    """One job."""
    is_going = job.state in (JobState.RUNNING, JobState.WAITING)
    may_cancel = is_going and not job.wants_cancel and (job.by_id == user.pk or holds(user, Right.CONFIRM))
    bad = job.refused + job.failed
    can_retry = not is_going and job.kind == JobKind.IMPORT and (bad or job.state != JobState.DONE)
    return WorkLine(
        job.pk,
        inbox_word("kinds", job.kind),
        show_line(job.title),
        _STATES.get(job.state, "running" if is_going else "done"),
        inbox_word("jobs", job.state),
        job.done + bad,
        job.total or None,
        _says(job),
        show_line(job.told),
        job.by.signature if job.by else "",
        job.made_at,
        reverse("inbox:job", args=[job.pk]),
        reverse("inbox:work", args=[job.pk]) if is_going else "",
        reverse("inbox:cancel", args=[job.pk]) if may_cancel else "",
        reverse("inbox:retry-job", args=[job.pk]) if can_retry and holds(user, Right.IMPORT) else "",
    )


def _says(job: Job) -> str:
    if job.state == JobState.WAITING:
        return _("waits for its turn")
    parts = (
        [say("{done} of {total}", done=job.done + job.refused + job.failed, total=job.total)]
        if job.total
        else []
    )
    parts += [say("{refused} refused", refused=job.refused)] if job.refused else []
    parts += [say("{failed} failed", failed=job.failed)] if job.failed else []
    if job.wants_cancel and job.state == JobState.RUNNING:
        parts.append(_("is being cancelled"))
    elif job.state == JobState.CANCELLED:
        parts.append(_("cancelled"))
    elif job.state == JobState.DONE and job.kind != JobKind.IMPORT and job.told:
        parts.append(retell(show_line(job.told)))
    return " · ".join(parts)
