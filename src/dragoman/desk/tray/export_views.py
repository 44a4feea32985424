"""A report -> files handed out as attachments; a large one is made by the worker and fetched when it is there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from dragoman.desk.actions.own_report import reports_of
from dragoman.desk.errors import WrongInput
from dragoman.desk.language.record import in_english
from dragoman.desk.models import Job, JobKind, JobState
from dragoman.desk.tray.export_job import export_path
from dragoman.desk.tray.exports import ExportForm, export_report, is_slow
from dragoman.desk.tray.views import require_report
from dragoman.desk.tray.words import tray_word
from dragoman.desk.work.jobs import start_job
from dragoman.page.shown import show_line


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format that can be asked for."""

    form: str
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class JobView:
    """A file that is being made; `state` is a key of the part for work, `file_url` where it can be fetched."""

    id: int
    label: str
    state: str
    says: str
    why: str
    poll_url: str
    file_url: str


def format_choices() -> tuple[FormatChoice, ...]:
    """Every format, in the order that they are offered."""
    return tuple(
        FormatChoice(form.value, tray_word("forms", form.value), tray_word("forms_help", form.value))
        for form in ExportForm
    )


@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a report, or the page on which it is being made."""
    require_report(request.user)
    row = reports_of(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    asked = request.POST.get("form", "")
    if asked not in set(ExportForm):
        raise WrongInput(f"format {asked[:12]!r}: choose {', '.join(ExportForm)}.")
    form = ExportForm(asked)
    if is_slow(row, form):
        data = {"report": row.pk, "form": form.value, "revision": row.revision}
        with in_english():
            title = f"{tray_word('forms', form.value)} of “{row.title}”"
        job = start_job(JobKind.WRITE, title, by=request.user, total=1, data=data)
        return redirect(f"{reverse('tray:report', args=[row.pk])}?job={job.pk}")
    made = export_report(row, form)
    return _attachment(made.data, made.name, made.media_type)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that a job made, for whoever asked for it."""
    job = _own_job(request, str(pk))
    path = export_path(job) if job else None
    if job is None or path is None or job.state != JobState.DONE or not path.is_file():
        raise Http404
    return _attachment(path.read_bytes(), str(job.data["name"]), str(job.data["type"]))


@require_safe
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the file is, for the page that waits for it."""
    job = _own_job(request, str(pk))
    if job is None:
        raise Http404
    return render(request, "desk/tray/work.html", {"job": _draw(job)})


def draw_job(request: HttpRequest) -> JobView | None:
    """The job that the address names, when it is the person's own."""
    job = _own_job(request, request.GET.get("job", ""))
    return _draw(job) if job else None


def _own_job(request: HttpRequest, key: str) -> Job | None:
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return Job.objects.filter(pk=int(key), kind=JobKind.WRITE, by=request.user).first()


def _draw(job: Job) -> JobView:
    is_done = job.state == JobState.DONE
    is_over = is_done or job.state in (JobState.FAILED, JobState.CANCELLED)
    return JobView(
        id=job.pk,
        label=show_line(job.title),
        state="queued" if job.state == JobState.WAITING else str(job.state),
        says=show_line(job.told) if is_done else job.get_state_display(),
        why=show_line(job.told),
        poll_url="" if is_over else reverse("tray:work", args=[job.pk]),
        file_url=reverse("tray:file", args=[job.pk]) if is_done else "",
    )


def _attachment(data: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response
