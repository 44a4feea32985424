"""The desk's folders -> the atlas and the reader that this process uses, opened once for each state of the atlas.

Corrections that people make are a folder of atlas files like any other (`DESK_DIR/atlas`), written by
`actions.edit_atlas`; its `revision` file says which state it is, so that every process opens it anew when it changed.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dragoman.atlas import Atlas
from dragoman.pipeline import open_reader
from dragoman.read import RuleReader


def own_folder() -> Path:
    """Where the desk's own corrections of the atlas stand."""
    return Path(settings.DESK_DIR) / "atlas"


def atlas_revision() -> str:
    """Which state of the corrections is in force: "" is none."""
    try:
        return (own_folder() / "revision").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def desk_atlas() -> Atlas:
    """The embedded atlas with the desk's folders and people's corrections."""
    return desk_reader().atlas


def desk_reader() -> RuleReader:
    """The reader that the desk reads with."""
    return _reader(atlas_revision(), tuple(settings.DESK_ATLAS))


@lru_cache(maxsize=2)
def _reader(revision: str, folders: tuple[Path, ...]) -> RuleReader:
    return open_reader((*folders, own_folder()) if revision else folders)
