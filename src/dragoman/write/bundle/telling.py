"""A language -> the fingerprint of everything that tells sentences in it, so that it is known which can be told anew.

A version number would not do: a desk's own copy, or a version in the making, tells otherwise under the same number.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.tell import languages

EDITED = "edited"
"""In place of a fingerprint: a person put words of a report otherwise, so it cannot be told anew as a whole."""
_ENDS = (".py", ".toml", ".tsv")


@cache
def telling_of(lang: str) -> str | None:
    """The fingerprint of the grammar of a language tag, 16 hexadecimal digits; None where there is none."""
    tag = lang.split("-")[0].lower()
    if tag not in languages():
        return None
    folder = files("dragoman.tell")
    digest = hashlib.sha256()
    for place in (folder, folder.joinpath(tag)):
        for file in _sources(place):
            digest.update(f"{place.name}/{file.name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _sources(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(_ENDS)), key=lambda f: f.name)
