"""What is asked of a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.write.report import ReportKind


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is to be written.

    Args:
        kind: which kind. lang: BCP 47 tag of its language.
        group: profile: the name or atlas id of the group or force.
        start, end: the period that it is of, both included; None: from what it holds.
        day: the date that it carries; None: the latest day on which something in it was said.
        keeps_order: tell events in the order given, not in the order of their statements.
    """

    kind: ReportKind = ReportKind.REPORT
    lang: str = "en"
    group: str | None = None
    start: date | None = None
    end: date | None = None
    day: date | None = None
    keeps_order: bool = False
