"""The code of a country -> its name: in English the atlas's, in other languages that of CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

from dragoman.atlas import Atlas
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.page.shown import show_line
from dragoman.page.words import spoken


def country_names() -> Mapping[str, str]:
    """Code -> name, of all countries of the atlas."""
    return _names(desk_atlas(), spoken())


def country_name(text: str) -> str:
    """The name of a country by its code; what is no code is shown as it is."""
    return country_names().get(text) or show_line(text)


@lru_cache(maxsize=6)
def _names(atlas: Atlas, lang: str) -> dict[str, str]:
    names = {country.iso2: country.name for country in atlas.countries}
    told = {} if lang == "en" else Locale(lang).territories
    return {code: told.get(code, name) for code, name in names.items()}
