"""Words of a report -> the names in them that the atlas knows: groups, outlets, countries, places."""

from __future__ import annotations

from functools import lru_cache

from dragoman.atlas import Atlas
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.interpret.translate.names import NameFinder


def names_in(text: str, lang: str) -> tuple[str, ...]:
    """The names in the order of the text, as they stand there."""
    return tuple(name.text for name in _finder(desk_atlas()).find(text, lang.split("-")[0].lower()))


@lru_cache(maxsize=1)
def _finder(atlas: Atlas) -> NameFinder:
    return NameFinder(atlas)
