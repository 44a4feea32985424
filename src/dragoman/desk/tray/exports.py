"""A report of the desk and a format -> the file, made from the same values as by the command line.

Nothing leaves the desk that the check before publishing stops. A final report is made only as long as each of its
claims is as it was when it was composed. A bundle is proven before it is handed out: `dragoman verify` accepts it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman import __version__
from dragoman.base.errors import BundleError
from dragoman.desk.errors import WrongInput
from dragoman.desk.language.record import in_language
from dragoman.desk.models import ReportDraft
from dragoman.desk.tray.changes import Editing
from dragoman.desk.tray.composed import Composed, changed_claims, composed_of, originals_of
from dragoman.desk.tray.gather import decisions_of
from dragoman.desk.tray.wanted import Wanted, wanted_from_json
from dragoman.page.event_names import names_of_event
from dragoman.write import Report, require_publishable
from dragoman.write.bundle import make_bundle, pack_bundle, prove_bundle
from dragoman.write.bundle.telling import EDITED
from dragoman.write.publication import check_written
from dragoman.write.render import Form, render_report

_MOST_TOLD = 6


class ExportForm(StrEnum):
    """The formats that a report is handed out in."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    MD = "md"
    BUNDLE = "bundle"


_ENDINGS = {ExportForm.BUNDLE: "dragoman.zip"}
_TYPES = {
    ExportForm.HTML: "text/html; charset=utf-8",
    ExportForm.PDF: "application/pdf",
    ExportForm.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ExportForm.MD: "text/markdown; charset=utf-8",
    ExportForm.BUNDLE: "application/zip",
}
_MOST_AT_ONCE = {
    ExportForm.PDF: 30,
    ExportForm.DOCX: 60,
    ExportForm.BUNDLE: 60,
    ExportForm.HTML: 150,
    ExportForm.MD: 150,
}
"""Footnotes up to which a format is made while the person waits: each takes some 3 s then, on one core."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its name, its media type, its bytes."""

    name: str
    media_type: str
    data: bytes


def is_slow(row: ReportDraft, form: ExportForm) -> bool:
    """Whether a format takes so long that it is made in a job."""
    return len(composed_of(row).report.footnotes) > _MOST_AT_ONCE[form]


def export_report(row: ReportDraft, form: ExportForm) -> Export:
    """The file of a report in a format.

    Raises:
        WrongInput: a final report whose claims changed. ComposeError: it may not be published as it is, or a library
            is missing (named). BundleError: not every sentence can be proven; the message names those.
    """
    composed, wanted = composed_of(row), wanted_from_json(row.options)
    require_current(row, composed)
    with in_language(wanted.lang):
        data = _made(row, form, composed, wanted)
    return Export(file_name(row, form), _TYPES[form], data)


def _made(row: ReportDraft, form: ExportForm, composed: Composed, wanted: Wanted) -> bytes:
    """The bytes of the file, words of ours in the language of the report."""
    editing = Editing(composed.report, row.edits, wanted)
    require_publishable(editing.problems())
    report = editing.edited.report
    if form is ExportForm.BUNDLE:
        data = _bundle(report, is_edited=editing.edited.is_touched)
    else:
        data = render_report(report, Form(form.value))
    if form in (ExportForm.HTML, ExportForm.MD):
        originals = originals_of(composed.report)
        text = data.decode("utf-8")
        require_publishable(check_written(text, report, originals=originals, policy=wanted.policy))
    return data


def require_current(row: ReportDraft, composed: Composed) -> None:
    """Refuse a report that is called accepted and tells a claim that is no longer what was accepted.

    Raises:
        WrongInput: it names the claims.
    """
    changed = () if composed.report.is_draft else changed_claims(composed)
    if changed:
        named = ", ".join(changed[:_MOST_TOLD])
        raise WrongInput(
            f"report “{row.title}”: {len(changed)} of its claims changed since it was composed ({named}). "
            "Compose it again."
        )


def _bundle(report: Report, *, is_edited: bool) -> bytes:
    claims = [claim.id for event in report.events for claim in event.claims]
    names = {name for event in originals_of(report) for name in names_of_event(event)}
    bundle = make_bundle(
        report,
        decisions_of(claims),
        version=__version__,
        render=render_as,
        names=sorted(names, key=lambda name: (-len(name), name)),
    )
    if is_edited:
        bundle = replace(bundle, about=replace(bundle.about, telling=EDITED))
    proof = prove_bundle(bundle, render=render_as)
    if not proof.is_proven:
        told = [f"{f.place}: {f.problems[0]}" for f in proof.failed[:_MOST_TOLD]]
        raise BundleError(
            f"this report cannot be proven as it is: {'; '.join(told)}. Restore these sentences."
        )
    return pack_bundle(bundle)


def render_as(report: Report, form: str) -> bytes:
    """The report as Markdown ("md") or HTML ("html"), by the templates that come with Dragoman."""
    return render_report(report, Form(form))


def file_name(row: ReportDraft, form: ExportForm) -> str:
    """A name of letters, digits and dashes, whatever the title holds."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", row.title).strip("-").lower()[:60].strip("-")
    return f"{words or f'report-{row.pk}'}.{_ENDINGS.get(form, form.value)}"
