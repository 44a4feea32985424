"""A sentence with names -> the sentence with marks in their place, and the translation of that with the names again.

Engines translate names: "Front des Dunes" becomes "dune front" here and "forehead of the dunes" there. A mark is a
word that no dictionary holds and that looks like a name, so that an engine which passes unknown words on gives it
back. Where a mark is lost or doubled, the sentence is translated again as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.interpret.scripts import main_script
from dragoman.interpret.translate.names import FoundName

_KINDS = frozenset({"actor", "outlet", "arm"})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = len(_LETTERS)
_SCRIPT_OF = {"ar": "Arab", "fa": "Arab", "ps": "Arab", "ur": "Arab", "ru": "Cyrl", "uk": "Cyrl"}


def protect_names(sentence: str, names: Sequence[FoundName], target: str) -> tuple[str, dict[str, str]]:
    """The sentence with marks, and of each mark the name that is to stand in the translation.

    Args:
        sentence: the original.
        names: its names, in order and without overlap.
        target: primary subtag of the other language.
    """
    stands: dict[str, str] = {}
    text, at = "", 0
    for name in names:
        shown = _name_in(name, target)
        if shown is None or len(stands) == _MOST:
            continue
        mark = f"Xq{_LETTERS[len(stands)]}zv"
        if mark.lower() in sentence.lower():
            continue
        text += sentence[at : name.start] + mark
        at = name.end
        stands[mark] = shown
    return text + sentence[at:], stands


def restore_names(translation: str, stands: dict[str, str]) -> str | None:
    """The translation with the names in place of the marks; None when a mark is lost or stands twice."""
    for mark, name in stands.items():
        parts = re.split(rf"(?i)\b{mark}\b", translation)
        if len(parts) != 2:
            return None
        translation = name.join(parts)
    return translation


def _name_in(name: FoundName, target: str) -> str | None:
    """The words for a name in another language: as it stands in its script, else a spelling of that script.

    None where the atlas has none; for a country, which every engine knows; and for a word that opens a sentence and may
    be no place at all.
    """
    if not name.spellings:
        return None  # a force known by its country: a phrase, which an engine translates better than a mark
    script = _SCRIPT_OF.get(target, "Latn")
    if main_script(name.text) == script:
        is_sure = name.kind in _KINDS or (name.kind == "place" and name.start > 0)
        return name.text if is_sure else None
    return next((spelling for spelling in name.spellings if main_script(spelling) == script), None)
