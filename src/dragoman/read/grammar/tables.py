"""A lexicon file of a language -> its tables of spellings, typed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib import resources

from dragoman.base.errors import SettingsError
from dragoman.read.grammar.fold import Alphabet, fold_spelling


def listed(value: object) -> tuple[str, ...]:
    """The strings of a list; nothing for anything else."""
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else ()


class Tables:
    """A TOML file as tables of spellings, so that its readers need not ask for types.

    A file that says `fold = "latin"` or `"arabic"` gives its spellings folded; texts must be folded alike.
    """

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data
        self.alphabet = Alphabet(str(data.get("fold", "")))

    def _listed(self, value: object) -> tuple[str, ...]:
        return tuple(fold_spelling(v, self.alphabet) for v in listed(value))

    def table(self, name: str) -> Mapping[str, object]:
        """A table, empty when there is none."""
        found = self._data.get(name, {})
        return found if isinstance(found, Mapping) else {}

    def spellings(self, name: str) -> dict[str, tuple[str, ...]]:
        """Key -> spellings of a table."""
        return {key: self._listed(value) for key, value in self.table(name).items()}

    def strings(self, name: str) -> frozenset[str]:
        """The strings of a list at the top of the file."""
        return frozenset(self._listed(self._data.get(name, ())))

    def ordered(self, name: str) -> tuple[str, ...]:
        """The same in the order of the file."""
        return self._listed(self._data.get(name, ()))

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
    except ValueError as error:
        raise SettingsError(
            f"Lexicon {path}: {error}. Write fold = 'latin', 'arabic' or no such line."
        ) from error
