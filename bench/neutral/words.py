"""languages/<tag>.toml -> what is exchanged in a language: names by article or gender, rows of words, contexts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr", "ar")
ANY = "any"  # the class of every English name


@dataclass(frozen=True, slots=True)
class Context:
    """Where a word is exchanged; an empty list or pattern asks nothing."""

    behind: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()
    not_behind_of: frozenset[str] = frozenset()
    number_before: tuple[str, ...] = ()
    endings_of_numbers: tuple[str, ...] = ()
    not_near: str = ""


@dataclass(frozen=True, slots=True)
class ExchangeWords:
    """The tables of a language: stand-ins by class and kind, rows of forms, words that are only put in."""

    lang: str
    stand_ins: Mapping[str, Mapping[str, tuple[str, ...]]]
    roles: Mapping[str, tuple[str, ...]]
    killing: Mapping[str, tuple[str, ...]]
    only_into: Mapping[str, frozenset[str]]
    feminine_names: frozenset[str]
    contexts: Mapping[str, Context] = field(default_factory=dict)

    @property
    def kinds(self) -> list[str]:
        """The kinds of actors, in order."""
        return list(next(iter(self.stand_ins.values())))


@cache
def load_words(lang: str) -> ExchangeWords:
    """The tables of a language."""
    path = Path(__file__).parent / "languages" / f"{lang}.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    by_class = table["stand_ins"]
    if not isinstance(next(iter(by_class.values())), dict):
        by_class = {ANY: by_class}
    return ExchangeWords(
        lang=lang,
        stand_ins={name: rows(kinds) for name, kinds in by_class.items()},
        roles=role_rows(table["roles"]),
        killing=rows(table["killing"]),
        only_into={name: frozenset(words) for name, words in table.get("only_into", {}).items()},
        feminine_names=frozenset(table.get("names", {}).get("feminine", ())),
        contexts={name: read_context(row) for name, row in table.get("context", {}).items()},
    )


def rows(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Lists as tuples."""
    return {name: tuple(words) for name, words in table.items()}


def role_rows(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The rows of role words; where stems and endings are given, a row for each ending."""
    if "stems" not in table:
        return rows(table)
    return {ending: tuple(stem + ending for stem in table["stems"]) for ending in table["endings"]}


def read_context(row: Mapping[str, Any]) -> Context:
    """One table of [context]."""
    return Context(
        behind=frozenset(row.get("behind", ())),
        not_behind=frozenset(row.get("not_behind", ())),
        not_behind_of=frozenset(row.get("not_behind_of", ())),
        number_before=tuple(row.get("number_before", ())),
        endings_of_numbers=tuple(row.get("endings_of_numbers", ())),
        not_near=row.get("not_near", ""),
    )
