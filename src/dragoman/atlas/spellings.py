"""A place record -> the spellings under which the index keeps it, each with its folding key.

Beside the names that a gazetteer gives, a unit is known without its kind ("Afrin District": Afrin), and
an Arabic name in Latin letters without its article and with -a for -ah ("Ar Raqqah": Al Raqqah, Raqqa).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.atlas.folding import fold
from dragoman.atlas.gazetteer import PlaceRecord
from dragoman.atlas.spelling_rules import SHORTEST_STEM, SpellingRules, without_kind


def spell(record: PlaceRecord, rules: SpellingRules) -> Iterator[tuple[str, str]]:
    """The keys of a place, each once, with the name that the key comes from; the primary name first."""
    seen = {""}
    plain = record.feature_class != "A" and record.country not in rules.article_countries
    for name in (record.name, *record.names):
        for form in (name,) if plain else _forms(name, record, rules):
            key = fold(form)
            if key not in seen:
                seen.add(key)
                yield key, name


def _forms(name: str, record: PlaceRecord, rules: SpellingRules) -> Iterator[str]:
    yield name
    if record.feature_class == "A":
        stem = without_kind(name, rules)
        if stem:
            yield stem
            name = stem
    if record.country in rules.article_countries and name[:1] < "\u0600":
        yield from _arabic_forms(name, rules)


def _arabic_forms(name: str, rules: SpellingRules) -> Iterator[str]:
    folded = name.casefold()
    stem = name
    for article in rules.articles:
        if folded.startswith(article) and len(name) - len(article) >= SHORTEST_STEM:
            stem = name[len(article) :]
            yield "al " + stem
            yield stem
            break
    if stem[-2:] == "ah" and len(stem) > SHORTEST_STEM + 1:
        yield stem[:-1]
        yield "al " + stem[:-1]
