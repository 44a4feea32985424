"""The units of a sentence -> the place names in it, and the gazetteer's best reading of each.

A capitalised run is a place when its surroundings say so (a locative preposition, a word such as
"village", the comma of an address) or when the gazetteer knows it where names stand; a force, an
outlet or a person is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.atlas import PlaceEntry
from dragoman.read.lexicon import Lexicon
from dragoman.read.nouns import Words
from dragoman.read.text import SourceText
from dragoman.read.units import Unit

LEVELS = {"PCL": 0, "ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4}


@dataclass(slots=True)
class PlaceMention:
    """A place name over units [first, last) of a sentence."""

    first: int
    last: int
    words: Words
    rule: str
    country: str = ""
    is_country: bool = False
    entries: tuple[PlaceEntry, ...] = ()
    preposition: str = ""
    type_word: str = ""
    sentence: int = -1
    level: int = 9
    reading: PlaceEntry | None = field(default=None)


class Gazetteer:
    """The atlas's places with the look-ups of one reader kept."""

    def __init__(self, places: object) -> None:
        self._find = places.find  # type: ignore[attr-defined]
        self._kept: dict[str, tuple[PlaceEntry, ...]] = {}

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Entries of a name, best first."""
        kept = self._kept.get(name)
        if kept is None:
            if len(self._kept) > 50_000:
                self._kept.clear()
            kept = self._kept[name] = tuple(self._find(name))
        return kept


def find_places(source: SourceText, units: list[Unit], lexicon: Lexicon, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The place names of one sentence, in order."""
    found: list[PlaceMention] = []
    at = 0
    while at < len(units):
        unit = units[at]
        country = unit.entry("country")
        if country is not None and unit.is_cap and not is_inside_name(units, at, lexicon):
            found.append(mention(source, units, at, at + 1, "country", country=country.value))
            found[-1].is_country = True
            found[-1].level = 0
            at += 1
            continue
        if not can_start(unit):
            at += 1
            continue
        last = run_end(units, at, lexicon)
        place = read_run(source, units, at, last, lexicon, gazetteer, found)
        if place is not None:
            found.append(place)
            at = max(place.last, at + 1)
        else:
            at = last
    for place in found:
        unit_range = units[place.first : place.last]
        for unit in unit_range:
            unit.place = True
    return found


def mention(source: SourceText, units: list[Unit], first: int, last: int, rule: str, country: str = "") -> PlaceMention:
    """A place mention over units, with its preposition."""
    start, end = source.starts[units[first].first], source.ends[units[last - 1].last - 1]
    before = first - 1
    while before >= 0 and units[before].tag in "DA":
        before -= 1
    preposition = units[before].low if before >= 0 and units[before].tag in "It" else ""
    return PlaceMention(first, last, Words(start, end, source.text[start:end]), rule, country, preposition=preposition)


def can_start(unit: Unit) -> bool:
    """Whether a unit may begin a place name."""
    if unit.tag != "P" or not unit.is_cap:
        return False
    return not any(e.kind in ("actor", "outlet", "demonym", "rank") for e in unit.entries)


def is_inside_name(units: list[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a country's name is part of a longer proper name ("Niger State", "Mali Federation")."""
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None or following.tag != "P":
        return False
    return following.low in lexicon.classes("place_types") and following.is_cap


def run_end(units: list[Unit], at: int, lexicon: Lexicon) -> int:
    """End of the run of capitalised units that begins here, joiners inside it included."""
    joiners = lexicon.classes("name_joiners")
    last = at + 1
    while last < len(units):
        unit = units[last]
        if unit.tag in "PN" and unit.is_cap and not any(e.kind in ("actor", "demonym", "rank", "outlet") for e in unit.entries):
            last += 1
        elif unit.low in joiners and last + 1 < len(units) and units[last + 1].tag == "P" and unit.tag not in "C" and unit.low not in ("of", "the"):
            last += 2
        elif unit.tag == "M" and last + 1 <= len(units) and unit.low.isdigit() and len(unit.low) < 3 and False:
            last += 1
        else:
            break
    return last


def read_run(
    source: SourceText,
    units: list[Unit],
    first: int,
    last: int,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    found: list[PlaceMention],
) -> PlaceMention | None:
    """The place that a capitalised run names, or None."""
    types = lexicon.classes("place_types")
    place = mention(source, units, first, last, "")
    following = units[last] if last < len(units) else None
    if following is not None and following.tag == "N" and following.low in types:
        place.type_word = following.low
    before = units[first - 1] if first else None
    named_by = first >= 2 and units[first - 1].low in lexicon.classes("naming") and units[first - 2].low in types
    core_last = last
    if last - first > 1 and units[last - 1].low in types:
        place.type_word = units[last - 1].low
        core_last = last - 1
    text = place.words.text
    entries = gazetteer.find(text)
    if not entries and core_last < last:
        entries = gazetteer.find(mention(source, units, first, core_last, "").words.text)
    has_org = any(
        e.kind in ("unit", "speaker", "person", "target", "arm", "act") for u in units[first:last] for e in u.entries
    )
    after_place = bool(found) and found[-1].last == first - 1 and units[first - 1].tag in ",G-(" or (
        bool(found) and found[-1].last == first - 2 and units[first - 1].tag in "PC" and units[first - 2].tag == ","
    )
    locative = place.preposition in lexicon.classes("locatives")
    if has_org and not place.type_word:
        shorter = first + next(
            (i for i, u in enumerate(units[first:last]) if any(e.kind in ("unit", "speaker", "person", "target", "arm", "act") for e in u.entries)), 0
        )
        if shorter > first and units[shorter].entry("target") is not None:
            return read_shorter(source, units, first, shorter, gazetteer, "in a facility's name")
        return None
    rule = ""
    if named_by:
        rule = "named by its type"
    elif place.type_word and (before is None or before.tag in "DAGI,(" or entries or locative):
        rule = "with its type"
    elif locative and before is not None and before.tag in "IDAt":
        rule = "after a locative"
    elif after_place and entries:
        rule = "in an address"
    elif entries and following is not None and following.tag == "G":
        rule = "possessor"
    elif entries and following is not None and following.tag == "N" and following.entry("target") is not None:
        rule = "before a facility"
    elif entries and before is not None and before.tag == "C" and found and found[-1].last == first - 1:
        rule = "joined to a place"
    elif entries and first == 0 and following is not None and following.tag in ",:-(":
        rule = "at the head"
    if not rule:
        return None
    if rule == "after a locative" and not entries:
        if place.preposition in lexicon.classes("weak_locatives") or last - first > 4:
            return None
    place.rule, place.entries = rule, entries
    place.level = level_of(place, lexicon)
    return place


def read_shorter(
    source: SourceText, units: list[Unit], first: int, last: int, gazetteer: Gazetteer, rule: str
) -> PlaceMention | None:
    """The place in the first units of a facility's name, when the gazetteer knows it."""
    place = mention(source, units, first, last, rule)
    place.entries = gazetteer.find(place.words.text)
    return place if place.entries else None


def level_of(place: PlaceMention, lexicon: Lexicon) -> int:
    """How wide a place is: 0 country, 1 first-order region ... 9 a settlement or unknown."""
    if place.is_country:
        return 0
    if place.entries:
        code = place.entries[0].feature_code
        for prefix, level in LEVELS.items():
            if code.startswith(prefix):
                return level
        return 9
    return 2 if place.type_word in lexicon.classes("wide_types") else 9
