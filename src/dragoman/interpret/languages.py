"""data/languages.tsv -> what each language that we name is known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.interpret.tables import read_table

UNDETERMINED = "und"
"""BCP 47 for a text whose language nobody can tell."""


@dataclass(frozen=True, slots=True)
class Language:
    """One row: its scripts (the usual one first), its labels in py3langid, its own letters and function words."""

    code: str
    name: str
    scripts: tuple[str, ...]
    model_labels: tuple[str, ...]
    letters: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    """Every language that we name, by its code."""
    return {
        row["code"]: Language(
            row["code"],
            row["name"],
            tuple(row["scripts"].split()),
            tuple(row["model"].split()),
            frozenset(row["letters"].split()),
            frozenset(row["words"].split()),
        )
        for row in read_table("languages.tsv")
    }


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return {other: row["code"] for row in read_table("languages.tsv") for other in row["also"].split()}


def primary_subtag(tag: str) -> str:
    """ "en-GB" -> "en"; the part of a BCP 47 tag that names the language."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]


def own_code(tag: str) -> str:
    """The code that we use for what a tag names: "fil-PH" -> "tl", "prs" -> "fa", "en-GB" -> "en"."""
    code = primary_subtag(tag)
    return code if code in languages() else _aliases().get(code, code)


def language_name(lang: str) -> str:
    """The English name of a language, or its code in quotes when the table has none."""
    row = languages().get(own_code(lang))
    return row.name if row else f"'{lang}'"


def may_be_written(lang: str, script: str) -> bool:
    """Whether texts of a language come in a script; True for a language that we do not know."""
    row = languages().get(lang)
    if row is None:
        return True
    han = script in ("Hans", "Hant") and {"Jpan", "Kore", "Hans", "Hant"} & set(row.scripts)
    return bool(han) or script in row.scripts


def tag_of(lang: str, script: str) -> str:
    """The BCP 47 tag: with the script where it is not the usual one, and always for Chinese."""
    row = languages().get(lang)
    if row is None or script not in row.scripts or (script == row.scripts[0] and lang != "zh"):
        return lang
    return f"{lang}-{script}"
