"""A user's `places.tsv` files -> entries by folded key, which lie on top of the index.

A row with the id of a place that the index has replaces it; a new id adds a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dragoman.atlas.entries import DATA_FOLDER
from dragoman.atlas.gazetteer import PlaceRecord, supplement_records
from dragoman.atlas.spelling_rules import SpellingRules, read_rules
from dragoman.atlas.spellings import spell
from dragoman.atlas.values import PlaceEntry


@cache
def embedded_rules() -> SpellingRules:
    """The embedded spelling rules, read once."""
    return read_rules(DATA_FOLDER / "admin_words.tsv", DATA_FOLDER / "articles.tsv")


def read_own_places(folders: Sequence[Path]) -> tuple[dict[str, list[PlaceEntry]], frozenset[str]]:
    """The places of the user's folders by key, and the ids that they override."""
    paths = [path for path in (folder / "places.tsv" for folder in folders) if path.exists()]
    if not paths:
        return {}, frozenset()
    rules = embedded_rules()
    records = {_entry_id(record): record for path in paths for record in supplement_records(path)}
    own: dict[str, list[PlaceEntry]] = {}
    for place_id, record in records.items():
        for key, entry in _own_entries(place_id, record, rules):
            own.setdefault(key, []).append(entry)
    return own, frozenset(records)


def _entry_id(record: PlaceRecord) -> str:
    return record.own_id or f"geonames:{record.number}"


def _own_entries(place_id: str, record: PlaceRecord, rules: SpellingRules) -> list[tuple[str, PlaceEntry]]:
    return [
        (
            key,
            PlaceEntry(
                place_id, record.name, alias, record.country, record.admin1, record.admin2, record.lat,
                record.lon, record.feature_class, record.feature_code, record.population, record.source,
            ),
        )
        for key, alias in spell(record, rules)
    ]  # fmt: skip
