"""A report -> into the bin, and out of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_report import own_report
from dragoman.desk.actions.rights import Right
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import LogEntry, ReportDraft, User


class BinReport(Action[ReportDraft]):
    """Put a report into the bin, or take it out.

    Args:
        key: of the report. is_binned: False takes it out.
    """

    name: ClassVar[str] = "bin report"
    right: ClassVar[Right] = Right.REPORT

    def __init__(self, by: User, key: int, *, is_binned: bool = True, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key, self.is_binned = key, is_binned

    def perform(self) -> Done[ReportDraft]:
        row = _set(self.key, self.by, self.is_binned)
        where = "into the bin" if self.is_binned else "out of the bin"
        data = {"report": row.pk, "binned": self.is_binned}
        return Done(
            row,
            f"put the report “{shown_text(row.title, 60)}” {where}",
            "report",
            str(row.pk),
            data=data,
            can_undo=True,
        )

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = _set(int(entry.data["report"]), by, not entry.data["binned"])
        return Done(row, f"undid: {entry.told}", "report", str(row.pk), data={"report": row.pk})


def _set(key: int, by: User, is_binned: bool) -> ReportDraft:
    row = own_report(key, by, is_binned=not is_binned)
    row.is_binned = is_binned
    row.save(update_fields=["is_binned", "changed_at"])
    return row
