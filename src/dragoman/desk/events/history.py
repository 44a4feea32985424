"""The claims of an event -> what people ruled on them and did to it, the latest first, each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.models import DecisionRow, LogEntry, User
from dragoman.page.event_desk import EventDesk
from dragoman.page.shown import show_line

_KINDS = {
    DecisionKind.SAME: "ruled to be one event",
    DecisionKind.NOT_SAME: "ruled to be two events",
    DecisionKind.SPLIT: "split off",
    DecisionKind.MOVE: "moved",
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.CORRECT: "corrected",
    DecisionKind.REJECT: "rejected",
    DecisionKind.DEFER: "deferred",
    DecisionKind.RECODE: "recoded",
    DecisionKind.UNDO: "undid",
}
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision: `entry` is the log entry that an undo takes back, "" where this person cannot or it was undone."""

    at: datetime
    who: str
    what: str
    why: str
    decision: str
    entry: str
    is_undone: bool


def draw_history(claims: Collection[str], user: User, desk: EventDesk | None = None) -> tuple[Ruling, ...]:
    """The decisions that touch any of the claims, the latest first, at most `MOST_SHOWN`.

    Args:
        desk: says texts with the names withheld that the event withholds.
    """
    touching = DecisionRow.objects.filter(touched__claim_id__in=list(claims)).distinct()
    rows = list(touching.order_by("-at", "-id")[:MOST_SHOWN])
    entries = _entries(rows)
    undone = set(
        DecisionRow.objects.filter(undoes__in=[r.decision_id for r in rows]).values_list("undoes", flat=True)
    )
    say = desk.say if desk else show_line
    return tuple(
        _ruling(row, entries.get(row.decision_id), row.decision_id in undone, user, say) for row in rows
    )


def can_undo(entry: LogEntry | None, user: User) -> bool:
    """Whether a person may take back what an entry did."""
    if entry is None or not entry.can_undo or entry.undone_by_id is not None:
        return False
    kind = action_classes().get(entry.action)
    return kind is not None and holds(user, kind.right) and holds(user, Right.READ)


def _entries(rows: Sequence[DecisionRow]) -> dict[str, LogEntry]:
    """Decision id -> the entry of the action that made it: both carry the same instant."""
    found: dict[str, LogEntry] = {}
    for entry in LogEntry.objects.filter(at__in=[row.at for row in rows]).order_by("id"):
        found.update(dict.fromkeys(entry.decisions, entry))
    return found


def _ruling(
    row: DecisionRow, entry: LogEntry | None, is_undone: bool, user: User, say: Callable[[str], str]
) -> Ruling:
    kind = DecisionKind(row.kind)
    told = entry.told if entry else _KINDS.get(kind, row.kind)
    is_held = entry is not None and entry.undone_by_id is None
    return Ruling(
        at=row.at,
        who=show_line(row.by_name),
        what=say(told),
        why=say(row.why),
        decision=row.decision_id,
        entry=str(entry.pk) if entry and can_undo(entry, user) else "",
        is_undone=is_undone and not is_held,
    )
