"""An entry of the atlas -> the documents that name it read again in the background; what people decided stays."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.atlas_cells import names_of
from dragoman.desk.keeping.atlas_naming import documents_naming
from dragoman.desk.keeping.atlas_rows import find_row
from dragoman.desk.models import AtlasEdit, Job, JobKind, User
from dragoman.desk.work.jobs import start_job


class ReadNamedAgain(Action[Job]):
    """Read the documents again that hold a name of an entry, those that it had before the last edits too.

    Args:
        table: groups, outlets, arms or places. entry: the id.
    """

    name: ClassVar[str] = "read documents of an entry again"
    right: ClassVar[Right] = Right.ATLAS

    def __init__(self, by: User, table: str, entry: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.table, self.key = table, entry

    def perform(self) -> Done[Job]:
        names = names_of_entry(self.table, self.key)
        keys = documents_naming(names)
        if not keys:
            raise WrongInput(
                f"{self.key[:60]}: no document of this desk names it; there is nothing to read again."
            )
        title = f"Reading {len(keys):,} documents again that name {names[0]}"
        job = start_job(JobKind.REREAD, title, by=self.by, total=len(keys), data={"documents": list(keys)})
        told = f"started to read {len(keys):,} documents again that name {names[0]}"
        return Done(
            job, told, "job", str(job.pk), data={"table": self.table, "entry": self.key, "job": job.pk}
        )


def names_of_entry(table: str, key: str) -> tuple[str, ...]:
    """The names of an entry, and those that the desk's edits of it ever gave it."""
    rows = [find_row(table, key)]
    rows += AtlasEdit.objects.filter(table=table, entry=key).order_by("-id").values_list("row", flat=True)[:5]
    return tuple(dict.fromkeys(name for row in rows for name in names_of(table, row)))
