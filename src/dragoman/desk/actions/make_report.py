"""A composed report -> a row of a person's reports. It is composed before, so that no transaction waits for it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_report import own_report
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import LogEntry, ReportDraft, User
from dragoman.desk.tray.composed import Composed, dump_composed
from dragoman.desk.tray.wanted import Wanted, wanted_to_json

MOST_KEPT = 1000
"""Reports of one person that are not in the bin."""


class MakeReport(Action[ReportDraft]):
    """Keep a report.

    Args:
        wanted: what was asked. composed: what was made of it.
    """

    name: ClassVar[str] = "make report"
    right: ClassVar[Right] = Right.REPORT

    def __init__(self, by: User, wanted: Wanted, composed: Composed, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.wanted, self.composed = wanted, composed

    def perform(self) -> Done[ReportDraft]:
        report = self.composed.report
        if ReportDraft.objects.filter(owner=self.by, is_binned=False).count() >= MOST_KEPT:
            raise WrongInput(f"report: you have {MOST_KEPT:,}. Put some into the bin first.")
        row = ReportDraft.objects.create(
            owner=self.by,
            title=shown_text(" ".join(self.wanted.title.split()) or report.headline.text, 200),
            kind=str(self.wanted.kind),
            options=wanted_to_json(self.wanted) | {"state": str(report.state)},
            events=[event.id for event in report.events],
            line=dump_composed(self.composed),
        )
        told = f"composed the report “{shown_text(row.title, 60)}”"
        data = {"report": row.pk, "events": len(report.events), "state": str(report.state)}
        return Done(row, told, "report", str(row.pk), data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_report(int(entry.data["report"]), by)
        row.is_binned = True
        row.save(update_fields=["is_binned", "changed_at"])
        return Done(row, f"undid: {entry.told}", "report", str(row.pk), data={"report": row.pk})
