"""People's corrections of the atlas (rows of `AtlasEdit`) -> the files of the desk's own atlas folder.

The rows are what is kept; the files can be made from them at any time. Each file is written aside and renamed, and
`revision` comes last: who sees a new revision finds the files of it. The revision is the hash of the files, so the same
corrections are the same revision, and taking one back leads back to the atlas that was open before.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dragoman.atlas import Atlas
from dragoman.atlas.cache import build_lock
from dragoman.base.errors import AtlasError
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.atlas import own_folder
from dragoman.desk.keeping.atlas_cells import COLUMNS
from dragoman.desk.models import AtlasEdit

TABLES = tuple(COLUMNS)
_HEAD = "# Written by the desk from what people corrected; changes made here are lost. Correct the atlas on the desk."
Rows = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Table -> id -> cells."""


def standing_edits(table: str) -> dict[str, AtlasEdit]:
    """The edit that holds of each entry of a table, which may be one that took the desk's row away."""
    return {
        edit.entry: edit for edit in AtlasEdit.objects.filter(table=table, is_undone=False).order_by("id")
    }


def standing_edit(table: str, entry: str) -> AtlasEdit | None:
    """The edit that holds of one entry; None where nobody corrected it."""
    found: AtlasEdit | None = (
        AtlasEdit.objects.filter(table=table, entry=entry, is_undone=False).order_by("-id").first()
    )
    return found


def standing_rows() -> dict[str, dict[str, Mapping[str, str]]]:
    """The desk's own rows as they hold now."""
    rows: dict[str, dict[str, Mapping[str, str]]] = {table: {} for table in TABLES}
    for edit in AtlasEdit.objects.filter(is_undone=False, table__in=TABLES).order_by("id"):
        if edit.row is None:
            rows[edit.table].pop(edit.entry, None)
        else:
            rows[edit.table][edit.entry] = edit.row
    return rows


def render_files(rows: Rows) -> dict[str, str]:
    """File name -> content, sorted by id: the same rows give the same bytes."""
    files: dict[str, str] = {}
    for table, columns in COLUMNS.items():
        lines = [_HEAD, "\t".join(columns)]
        for entry in sorted(rows.get(table, {})):
            cells = rows[table][entry]
            lines.append("\t".join(cells.get(column, "") for column in columns))
        files[f"{table}.tsv"] = "\n".join(lines) + "\n"
    return files


def write_own_atlas() -> str:
    """Bring the files up to the rows; returns the revision, "" where nobody ever corrected anything.

    One process writes at a time, and reads the rows while it holds the lock, so the last to write has seen all.
    """
    folder = own_folder()
    if not (folder / "revision").exists() and not AtlasEdit.objects.exists():
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    with build_lock(folder):
        files = render_files(standing_rows())
        revision = hashlib.sha256("\x1e".join(files.values()).encode()).hexdigest()[:16]
        for name, content in (*files.items(), ("revision", revision + "\n")):
            _write(folder / name, content)
    return revision


def _write(path: Path, content: str) -> None:
    """A file whole or not at all."""
    aside = path.with_suffix(f".{os.getpid()}.tmp")
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def open_as_if(rows: Rows) -> Atlas:
    """The atlas as it would be with these rows of the desk's own; nothing is kept.

    Raises:
        WrongInput: it cannot be opened; the message says why.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-atlas-") as name:
        folder = Path(name)
        for file, content in render_files(rows).items():
            (folder / file).write_text(content, encoding="utf-8", newline="\n")
        try:
            return Atlas.open((*settings.DESK_ATLAS, folder))
        except AtlasError as error:
            told = re.sub(re.escape(str(folder)) + r"/(\w+)\.tsv, line \d+: ", "", str(error))
            raise WrongInput(f"the row cannot stand in the atlas: {told}") from error


def base_atlas() -> Atlas:
    """The atlas without people's corrections: embedded, with the folders that the desk was started with."""
    return _base(tuple(settings.DESK_ATLAS))


@lru_cache(maxsize=2)
def _base(folders: tuple[Path, ...]) -> Atlas:
    return Atlas.open(folders)
