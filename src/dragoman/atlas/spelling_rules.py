"""Word lists -> the rules by which a place name has further spellings.

`admin_words.tsv` holds the words for kinds of unit (Region, Cercle de, محافظة) and the names that are
kept whole though they end in one (Free State); `articles.tsv` the articles of Arabic names.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.atlas.tables import read_rows

SHORTEST_STEM = 3  # letters that must be left when a kind or an article is cut off


@dataclass(frozen=True, slots=True)
class SpellingRules:
    """Kinds of unit that stand after or before a name; Arabic articles and where they are used."""

    kinds_after: tuple[str, ...]
    kinds_before: tuple[str, ...]
    whole: frozenset[str]
    articles: tuple[str, ...]
    article_countries: frozenset[str]


def read_rules(admin_words: Path, articles: Path) -> SpellingRules:
    """The rules of `admin_words.tsv` and `articles.tsv`, longest first."""
    after: list[str] = []
    before: list[str] = []
    whole: list[str] = []
    lists = {"after": after, "before": before, "whole": whole}
    for row in read_rows(admin_words, ("word", "position")):
        if row.text("position") not in lists:
            raise row.error(f"position {row.text('position')!r} is unknown", "Write after, before or whole.")
        lists[row.text("position")].append(row.required("word").casefold())
    forms: list[str] = []
    countries: set[str] = set()
    for row in read_rows(articles, ("entry", "kind")):
        if row.text("kind") == "country":
            countries.add(row.required("entry"))
        else:
            forms.append(row.required("entry").casefold())
    return SpellingRules(
        kinds_after=tuple(" " + word for word in sorted(after, key=len, reverse=True)),
        kinds_before=tuple(_before(word) for word in sorted(before, key=len, reverse=True)),
        whole=frozenset(whole),
        articles=tuple(form + mark for form in forms for mark in " -"),
        article_countries=frozenset(countries),
    )


def _before(word: str) -> str:
    """A word that stands before a name, with the space that follows it unless it is elided."""
    return word if word.endswith(("'", "’")) else word + " "


def without_kind(name: str, rules: SpellingRules) -> str:
    """A unit's name without the word for its kind, "" when it has none or little is left."""
    folded = name.casefold()
    if len(folded) != len(name) or folded in rules.whole:
        return ""
    if not folded.endswith(rules.kinds_after) and not folded.startswith(rules.kinds_before):
        return ""
    for kind in rules.kinds_after:
        if folded.endswith(kind) and len(name) - len(kind) >= SHORTEST_STEM:
            return name[: -len(kind)]
    for kind in rules.kinds_before:
        if folded.startswith(kind) and len(name) - len(kind) >= SHORTEST_STEM:
            return name[len(kind) :].lstrip()
    return ""
