"""The code of a country -> its name in the desk's atlas."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dragoman.atlas import Atlas
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.page.shown import show_line


def country_names() -> Mapping[str, str]:
    """Code -> name, of all countries of the atlas."""
    return _names(desk_atlas())


def country_name(text: str) -> str:
    """The name of a country by its code; what is no code is shown as it is."""
    return country_names().get(text) or show_line(text)


@lru_cache(maxsize=2)
def _names(atlas: Atlas) -> dict[str, str]:
    return {country.iso2: country.name for country in atlas.countries}
