"""What a person asks of a report -> one value, kept with the report so that it can be composed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.desk.errors import WrongInput
from dragoman.write import Policy, ReportKind, ReportOptions

MOST_BLURRED_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Item:
    """Something ticked: kind "event" or "claim", and its id."""

    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a report is to be made.

    Args:
        title: what the report is called on the desk; "" takes its headline.
        is_final: only what accepted claims tell.
        group: profile: the name or atlas id of the group or force.
        start, end: the period that the report is of, both included.
        blurred_days: for how many days after an act its points are rounded.
        keeps_order: tell events in the order of the tray (of a plain report).
        today: the day of publication.
        has_second: whether the desk asks a second person to confirm an acceptance.
    """

    items: tuple[Item, ...]
    today: date
    title: str = ""
    kind: ReportKind = ReportKind.REPORT
    lang: str = "en"
    is_final: bool = False
    group: str = ""
    start: date | None = None
    end: date | None = None
    blurred_days: int = 0
    keeps_order: bool = True
    has_second: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.kind is ReportKind.PROFILE and not self.group.strip():
            raise WrongInput("profile: of which group or force? Give its name.")
        if self.start and self.end and self.start > self.end:
            raise WrongInput(f"period: {self.start} is after {self.end}. Exchange them.")
        if not 0 <= self.blurred_days <= MOST_BLURRED_DAYS:
            raise WrongInput(f"blurred days: {self.blurred_days}: give 0 to {MOST_BLURRED_DAYS:,}.")

    @property
    def options(self) -> ReportOptions:
        """What the composer is told; a plain report is of what was ticked, whatever its days."""
        is_plain = self.kind is ReportKind.REPORT
        return ReportOptions(
            kind=self.kind,
            lang=self.lang,
            group=self.group.strip() or None,
            start=None if is_plain else self.start,
            end=None if is_plain else self.end,
            keeps_order=is_plain and self.keeps_order,
        )

    @property
    def policy(self) -> Policy:
        """What is withheld beyond the names of private persons."""
        return Policy(coarsen_days=self.blurred_days)


def wanted_to_json(wanted: Wanted) -> dict[str, object]:
    """As a report's row keeps it."""
    return {
        "items": [[item.kind, item.subject] for item in wanted.items],
        "today": wanted.today.isoformat(),
        "title": wanted.title,
        "kind": str(wanted.kind),
        "lang": wanted.lang,
        "is_final": wanted.is_final,
        "group": wanted.group,
        "start": wanted.start.isoformat() if wanted.start else None,
        "end": wanted.end.isoformat() if wanted.end else None,
        "blurred_days": wanted.blurred_days,
        "keeps_order": wanted.keeps_order,
        "has_second": wanted.has_second,
    }


def wanted_from_json(row: Mapping[str, object]) -> Wanted:
    """What a report's row keeps."""
    items = row["items"]
    assert isinstance(items, list)
    return Wanted(
        items=tuple(Item(str(kind), str(subject)) for kind, subject in items),
        today=date.fromisoformat(str(row["today"])),
        title=str(row["title"]),
        kind=ReportKind(str(row["kind"])),
        lang=str(row["lang"]),
        is_final=bool(row["is_final"]),
        group=str(row["group"]),
        start=_day(row["start"]),
        end=_day(row["end"]),
        blurred_days=int(str(row["blurred_days"])),
        keeps_order=bool(row["keeps_order"]),
        has_second=bool(row["has_second"]),
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
