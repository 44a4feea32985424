"""Settings -> the reader with the atlas of a run; the place index is built first, so that one bar follows the other."""

from __future__ import annotations

from dragoman.atlas import build_index
from dragoman.base.settings import Settings
from dragoman.commands.progress import BuildProgress
from dragoman.pipeline import open_reader
from dragoman.read import RuleReader


def ready_reader(settings: Settings) -> RuleReader:
    """The reader; its atlas is that of the settings' folders."""
    progress = BuildProgress()
    try:
        build_index(progress=progress)
    finally:
        progress.close()
    return open_reader(settings.atlas)
