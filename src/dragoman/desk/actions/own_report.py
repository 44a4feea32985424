"""The key of a report -> its row, where the person may see and change it: one's own, and every report for editors."""

from __future__ import annotations

from django.db.models import QuerySet

from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.models import ReportDraft, Role, User

SEE_ALL = frozenset({Role.EDITOR, Role.ADMINISTRATOR})


def reports_of(by: User) -> QuerySet[ReportDraft]:
    """The reports that a person may see, binned ones too."""
    rows = ReportDraft.objects.all()
    return rows if by.role in SEE_ALL else rows.filter(owner=by)


def own_report(
    key: int, by: User, *, revision: int | None = None, is_binned: bool | None = False
) -> ReportDraft:
    """The row, locked.

    Args:
        revision: that the person saw; None: whatever is there.
        is_binned: None: in the bin or not.

    Raises:
        WrongInput: there is none that the person may see. Conflict: somebody changed it since.
    """
    row = reports_of(by).select_for_update().filter(pk=key).first()
    if row is None or (is_binned is not None and row.is_binned != is_binned):
        raise WrongInput(f"report {key}: there is none. Open the list again.")
    if revision is not None and row.revision != revision:
        raise Conflict(
            f"report “{row.title}”: changed since you opened it. Nothing was overwritten; look at it again."
        )
    return row
