"""A lexicon file of a language -> its tables of spellings, typed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from dragoman.base.errors import SettingsError


def listed(value: object) -> tuple[str, ...]:
    """The strings of a list; nothing for anything else."""
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else ()


class Tables:
    """A TOML file as tables of spellings, so that its readers need not ask for types."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data

    def table(self, name: str) -> Mapping[str, object]:
        """A table, empty when there is none."""
        found = self._data.get(name, {})
        return found if isinstance(found, Mapping) else {}

    def spellings(self, name: str) -> dict[str, tuple[str, ...]]:
        """Key -> spellings of a table."""
        return {key: listed(value) for key, value in self.table(name).items()}

    def strings(self, name: str) -> frozenset[str]:
        """The strings of a list at the top of the file."""
        return frozenset(listed(self._data.get(name, ())))

    def ordered(self, name: str) -> tuple[str, ...]:
        """The same in the order of the file."""
        return listed(self._data.get(name, ()))

    def rows(self, name: str) -> list[Mapping[str, object]]:
        """The rows of an array of tables."""
        found = self._data.get(name, [])
        return [r for r in found if isinstance(r, Mapping)] if isinstance(found, list) else []

    def text(self, name: str, default: str) -> str:
        """One value at the top of the file."""
        return str(self._data.get(name, default))


def load_tables(lang: str, name: str) -> Tables:
    """The tables of read/lexicons/LANG/NAME.toml.

    Raises:
        SettingsError: the language has no such file, or the file is no TOML.
    """
    path = f"read/lexicons/{lang}/{name}.toml"
    file = resources.files("dragoman") / "read" / "lexicons" / lang / f"{name}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", lang) or not file.is_file():
        raise SettingsError(
            f"Language {lang!r} has no lexicon of {name}. Add {path} or name another language."
        )
    try:
        return Tables(tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"Lexicon {path} is no TOML: {error}. Correct that line.") from error
