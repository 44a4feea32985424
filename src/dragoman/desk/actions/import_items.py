"""Things that somebody hands in -> originals in the archive, and a job that takes the documents in them in.

The bytes are kept before anything is read of them. An address is fetched by the job, which keeps the page in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, ClassVar

from dragoman.collect.upload import shown_name
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import ImportItem, ItemState, Job, JobKind, Origin, User
from dragoman.desk.work.intake import ItemOptions, refuse_size
from dragoman.desk.work.jobs import start_job

MOST_ITEMS = 1_000
_LONGEST_NAME = 300
_LONGEST_ADDRESS = 2_000
_PLURAL: dict[str, tuple[str, str]] = {
    Origin.PASTE: ("pasted text", "pasted texts"),
    Origin.FILE: ("file", "files"),
    Origin.URL: ("address", "addresses"),
    Origin.API: ("item by API", "items by API"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that is handed in: bytes, or an address to fetch.

    Args:
        origin: by which way it comes, one of `Origin`.
        name: of the file, or what to call it; never a path. Of an address the address itself.
        data: the bytes as they came, or a file that is read when its turn comes; None is an address.
        refused: why it is not taken, decided before it was read, as of a file that is too large.
        media_type: as the browser or program said.
        options: how it is to be read.
    """

    origin: str
    name: str
    data: bytes | IO[bytes] | None = None
    refused: str = ""
    media_type: str = ""
    options: ItemOptions = field(default_factory=ItemOptions)


class ImportItems(Action[Job]):
    """Hand things in. What is too large is refused at once and not kept; all else is kept, then read by the job.

    Args:
        incoming: in the order in which they are to be read.
    """

    name: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    def __init__(self, by: User, incoming: Sequence[Incoming], *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.incoming = tuple(incoming)
        self._archived: tuple[str, ...] = ()

    def check(self) -> None:
        super().check()
        if not self.incoming:
            raise WrongInput("import: there is nothing in it. Paste a text, choose files or give addresses.")
        if len(self.incoming) > MOST_ITEMS:
            raise WrongInput(
                f"import: {len(self.incoming):,} items, the most at once is {MOST_ITEMS:,}. Pack files into a zip."
            )

    def execute(self) -> Job:
        self.check()
        # before the transaction: the disk is slow, and an original that no item names is no harm
        self._archived = tuple(self._keep(one) for one in self.incoming)
        return super().execute()

    def perform(self) -> Done[Job]:
        job = start_job(JobKind.IMPORT, self._title(), by=self.by, total=len(self.incoming))
        ImportItem.objects.bulk_create(
            self._item(job, one, archived)
            for one, archived in zip(self.incoming, self._archived, strict=True)
        )
        data = {
            "job": job.pk,
            "items": len(self.incoming),
            "archived": [one for one in self._archived if one],
        }
        return Done(job, f"handed in {self._counted()}", "job", str(job.pk), data=data)

    def _keep(self, one: Incoming) -> str:
        """The id of the original in the archive; "" of an address, and of what is refused before it is kept."""
        if one.data is None or _refused(one):
            return ""
        data = one.data if isinstance(one.data, bytes) else one.data.read()
        return originals().put_resource(one.name[:_LONGEST_NAME], data, one.media_type, self.at).record_id

    def _item(self, job: Job, one: Incoming, archived: str) -> ImportItem:
        refused = _refused(one)
        return ImportItem(
            job=job,
            name=shown_text(one.name, _LONGEST_ADDRESS if one.data is None else _LONGEST_NAME),
            origin=one.origin,
            archived=archived,
            media_type=shown_text(one.media_type, 100),
            state=ItemState.REFUSED if refused else ItemState.WAITING,
            reason=refused,
            options=one.options.to_json(),
        )

    def _title(self) -> str:
        first = self.incoming[0]
        if len(self.incoming) > 1 or first.origin == Origin.PASTE:
            return self._counted()
        return first.name if first.data is None else shown_name(first.name)

    def _counted(self) -> str:
        """How many of what, such as "3 files, 1 address"."""
        origins = [one.origin for one in self.incoming]
        return ", ".join(
            f"{origins.count(origin):,} {_PLURAL[origin][origins.count(origin) > 1]}"
            for origin in dict.fromkeys(origins)
        )


def _refused(one: Incoming) -> str:
    """Why a thing is not even kept; "" when it is."""
    if one.refused:
        return one.refused
    if one.data is None and len(one.name) > _LONGEST_ADDRESS:
        return f"has {len(one.name):,} characters; an address has {_LONGEST_ADDRESS:,} at most. Give the page's own."
    return refuse_size(one.name, len(one.data)) if isinstance(one.data, bytes) else ""
