"""A language -> whether the machine has a font with its letters, asked before a PDF is laid out.

A browser and a word processor bring or find fonts where the page is read; a PDF carries them, and without one it shows
an empty box for each letter.
"""

from __future__ import annotations

import shutil
import subprocess

from dragoman.base.errors import ComposeError

_TIMEOUT_S = 20


def require_font(lang: str) -> None:
    """Refuse a language that no font of the machine can write.

    Without fontconfig's `fc-list` nothing is known, and nothing is refused.

    Raises:
        ComposeError: there is no such font; the message names the remedy.
    """
    tag = lang.split("-")[0].lower()
    found = _families(tag)
    if found is not None and not found.strip():
        raise ComposeError(
            f"PDF in {lang!r}: no font on this machine has its letters, so each would be an empty box. Install one "
            "(on Debian, apt install fonts-noto-core), or write HTML or Word, whose reader brings the font."
        )


def _families(tag: str) -> str | None:
    """The families of the fonts for a language, one a line; None when nobody can be asked."""
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        asked = subprocess.run(
            [program, f":lang={tag}", "family"],
            capture_output=True,
            text=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout if asked.returncode == 0 else None
