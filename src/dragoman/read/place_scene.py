"""The units of one sentence with the gazetteer -> what the rules for place names ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.atlas import PlaceEntry, PlaceIndex
from dragoman.atlas.wordings import Reference
from dragoman.read.lexicon import Lexicon
from dragoman.read.nouns import Words
from dragoman.read.text import SourceText
from dragoman.read.units import Unit

WATERS = frozenset({"SEA", "GULF", "STRT", "LK"})
LEVELS = {"PCL": 0, "ADM1": 1, "RGN": 1, "ADM2": 2, "ADM3": 3, "ADM4": 4}


@dataclass(slots=True)
class PlaceMention:
    """A place name over units [first, last) of a sentence.

    `aside` marks a name that locates nothing: the owner of a force, a border, the home of a speaker;
    `is_near` one that stands after "near" or "north of". `lie` is how the act's place lies to it.
    """

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
    aside: bool = False
    is_near: bool = False
    reading: PlaceEntry | None = field(default=None)
    lie: Reference | None = None


class Gazetteer:
    """The atlas's places with the look-ups of one reader kept; oceans and continents, which locate no act, left out."""

    def __init__(self, places: PlaceIndex) -> None:
        self._find = places.find
        self._kept: dict[str, tuple[PlaceEntry, ...]] = {}

    def find(self, name: str) -> tuple[PlaceEntry, ...]:
        """Entries of a name, best first."""
        kept = self._kept.get(name)
        if kept is None:
            if len(self._kept) > 50_000:
                self._kept.clear()
            found = tuple(entry for entry in self._find(name) if entry.country)
            waters = tuple(entry for entry in found if entry.feature_code in WATERS)
            if (
                waters and found[0].feature_class == "P"
            ):  # "mer Rouge" is the sea and not the town of that name
                found = waters + tuple(entry for entry in found if entry not in waters)
            kept = self._kept[name] = found
        return kept


@dataclass(slots=True)
class Scene:
    """One sentence while its places are looked for."""

    source: SourceText
    units: list[Unit]
    lexicon: Lexicon
    gazetteer: Gazetteer
    is_label: bool
    is_title: bool = False
    found: list[PlaceMention] = field(default_factory=list)

    def low(self, at: int) -> str:
        """The folded words of a unit, "" outside the sentence."""
        return self.units[at].low if 0 <= at < len(self.units) else ""

    def tag(self, at: int) -> str:
        """The tag of a unit, "." outside the sentence."""
        return self.units[at].tag if 0 <= at < len(self.units) else "."

    def text(self, first: int, last: int) -> str:
        """The characters of units [first, last)."""
        return self.source.cut(self.units[first].first, self.units[last - 1].last)

    def is_written_as_name(self, at: int) -> bool:
        """Whether a unit has a capital letter in the text."""
        return 0 <= at < len(self.units) and self.source.words[self.units[at].first][:1].isupper()

    def is_one_of(self, at: int, name: str) -> bool:
        """Whether the unit there is a word of a closed class."""
        return 0 <= at < len(self.units) and self.units[at].low in self.lexicon.classes(name)


def mention(scene: Scene, first: int, last: int, rule: str = "") -> PlaceMention:
    """A place mention over units, with its preposition."""
    units, source = scene.units, scene.source
    start, end = source.starts[units[first].first], source.ends[units[last - 1].last - 1]
    before = first - 1
    while before >= 0 and (
        units[before].tag in "DAR"
        or scene.is_one_of(before, "directions")
        and (scene.lexicon.language.has_case or units[before].tag != "I")
    ):
        before -= 1
    preposition = units[before].low if before >= 0 and units[before].tag in "It" else ""
    place = PlaceMention(
        first, last, Words(start, end, source.text[start:end]), rule, preposition=preposition
    )
    place.is_near = scene.is_one_of(before, "near_locatives") or (
        scene.is_one_of(before - 1, "near_locatives") and scene.is_one_of(before, "weak_locatives")
    )
    return place


def level_of(scene: Scene, place: PlaceMention) -> int:
    """How wide a place is: 0 country, 1 first-order region ... 9 a settlement or unknown."""
    if place.is_country:
        return 0
    if not place.entries:
        return 2 if place.type_word in scene.lexicon.classes("wide_types") else 9
    entries = place.entries
    if place.type_word in scene.lexicon.classes("wide_types"):
        entries = tuple(e for e in entries if e.feature_code.startswith("ADM")) or entries
        place.entries = entries + tuple(e for e in place.entries if e not in entries)
        if not entries[0].feature_code.startswith("ADM"):
            return 2
    code = entries[0].feature_code
    return next((level for prefix, level in LEVELS.items() if code.startswith(prefix)), 9)
