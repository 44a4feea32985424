"""A change of a report that was checked (`tray.changes`) -> kept, when nobody changed the report in the meantime."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_report import own_report
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import LogEntry, ReportDraft, User
from dragoman.desk.tray.changes import Change, Editing
from dragoman.desk.tray.composed import load_composed
from dragoman.desk.tray.wanted import wanted_from_json


class EditReport(Action[ReportDraft]):
    """Keep a change of a report.

    Args:
        key: of the report. revision: that the change was proposed on.
    """

    name: ClassVar[str] = "edit report"
    right: ClassVar[Right] = Right.REPORT

    def __init__(
        self, by: User, key: int, revision: int, change: Change, *, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.key, self.revision, self.change = key, revision, change

    def perform(self) -> Done[ReportDraft]:
        row = own_report(self.key, self.by, revision=self.revision)
        row.edits = self.change.apply(row.edits)
        row.revision += 1
        row.save(update_fields=["edits", "revision", "changed_at"])
        change = self.change
        data = {"report": row.pk, "key": change.key, "was": change.was, "now": change.now}
        told = f"{change.told} {place_words(change.key)} of the report “{shown_text(row.title, 60)}”"
        return Done(row, told, "report", str(row.pk), data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_report(int(entry.data["report"]), by)
        key, was, now = entry.data["key"], entry.data["was"], entry.data["now"]
        if row.edits.get(key) != now:
            raise Conflict(
                f"report “{row.title}”: {place_words(key)} was changed again since. Undo that first."
            )
        back = Change(key, now, was, "undid")
        edits = back.apply(row.edits)
        _require_sound(row, edits)
        row.edits = edits
        row.revision += 1
        row.save(update_fields=["edits", "revision", "changed_at"])
        return Done(row, f"undid: {entry.told}", "report", str(row.pk), data={"report": row.pk})


class NameReport(Action[ReportDraft]):
    """Give a report another title on the desk; its headline stays."""

    name: ClassVar[str] = "name report"
    right: ClassVar[Right] = Right.REPORT

    def __init__(self, by: User, key: int, revision: int, title: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key, self.revision, self.title = key, revision, title

    def perform(self) -> Done[ReportDraft]:
        row = own_report(self.key, self.by, revision=self.revision)
        was, row.title = row.title, shown_text(" ".join(self.title.split()), 200)
        if not row.title:
            raise WrongInput("report: has no title. Give it one.")
        row.revision += 1
        row.save(update_fields=["title", "revision", "changed_at"])
        data = {"report": row.pk, "was": was, "now": row.title}
        told = f"named the report “{shown_text(was, 60)}” “{shown_text(row.title, 60)}”"
        return Done(row, told, "report", str(row.pk), data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_report(int(entry.data["report"]), by)
        if row.title != entry.data["now"]:
            raise Conflict(f"report “{row.title}”: was named again since. Undo that first.")
        row.title = entry.data["was"]
        row.revision += 1
        row.save(update_fields=["title", "revision", "changed_at"])
        return Done(row, f"undid: {entry.told}", "report", str(row.pk), data={"report": row.pk})


def place_words(key: str) -> str:
    """A key of the edits as a person reads it: "section 2, paragraph 1, sentence 3"."""
    place = key.partition(":")[2]
    if place == "headline":
        return "the headline"
    first, *rest = place.split(".")
    if first == "lead":
        return f"lead, sentence {int(rest[0]) + 1}" if rest else "the lead"
    names = ("section", "paragraph", "sentence")
    return ", ".join(f"{name} {int(n) + 1}" for name, n in zip(names, (first, *rest), strict=False))


def _require_sound(row: ReportDraft, edits: dict[str, object]) -> None:
    """Refuse to take back what would leave other edits in a report that may not be published."""
    composed, wanted = load_composed(row.line), wanted_from_json(row.options)
    before = set(Editing(composed.report, row.edits, wanted).stops())
    new = [why for why in Editing(composed.report, edits, wanted).stops() if why not in before]
    if new:
        raise Conflict(f"report “{row.title}”: taken back alone, this would not do: {'; '.join(new)}.")
