"""`dragoman desk`: the desk in the browser, until it is stopped."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from dragoman.commands.config import load_settings
from dragoman.commands.progress import BuildProgress


def run_desk(options: argparse.Namespace) -> int:
    """Serve the desk of a folder."""
    from dragoman.desk.serve import DeskOptions, serve_desk

    settings = load_settings()
    folders = tuple(path.absolute() for path in settings.with_atlas(tuple(options.atlas)).atlas)
    os.environ["DRAGOMAN_ATLAS"] = os.pathsep.join(map(str, folders))
    os.environ["DRAGOMAN_MAX_FILE_MB"] = str(settings.max_file_mb)
    os.environ["DRAGOMAN_MAX_TEXT_CHARS"] = str(settings.max_text_chars)
    os.environ["DRAGOMAN_CONTACT"] = settings.contact or ""
    _build_places()
    return serve_desk(
        DeskOptions(
            folder=options.data or data_folder(),
            host=options.host,
            port=options.port,
            demo=options.demo is not None,
            once=os.environ.get("DEMO_ONCE") == "1",
            browser=not options.no_browser,
            workers=options.workers,
            samples=options.demo,
            say=lambda line: print(line, file=sys.stderr, flush=True),
        )
    )


def data_folder() -> Path:
    """Where a desk is kept when no folder is named: `dragoman/desk` in the user's data folder."""
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "dragoman" / "desk"


def _build_places() -> None:
    from dragoman.atlas import build_index

    progress = BuildProgress()
    try:
        build_index(progress=progress)
    finally:
        progress.close()
