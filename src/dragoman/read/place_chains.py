"""A sentence -> the names that a preposition of place opens and a country's name closes, with commas between them.

"in Djibo, Namissiguia, Soum, Burkina Faso": what stands in such a row is a place, known to the gazetteer or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.read.organisations import is_made_up
from dragoman.read.place_scene import PlaceMention, Scene, level_of, mention

RULE = "in a row that a country closes"
LONGEST_ROW, LONGEST_NAME = 5, 5
NO_PART = frozenset({"actor", "outlet", "rank", "demonym"})


@dataclass(slots=True)
class Chains:
    """The rows of one sentence: first unit of a name -> its end, and where the closing countries stand."""

    names: dict[int, int] = field(default_factory=dict)
    countries: set[int] = field(default_factory=set)


def find_chains(scene: Scene) -> Chains:
    """The rows of a sentence."""
    chains = Chains()
    for at, unit in enumerate(scene.units):
        if unit.is_cap and unit.entry("country") is not None:
            row = row_before(scene, at)
            if row:
                chains.names.update(row)
                chains.countries.add(at)
    return chains


def row_before(scene: Scene, country: int) -> dict[int, int]:
    """The names before a country's, back to the preposition; none when anything else stands between."""
    row: dict[int, int] = {}
    end = country - 1
    if scene.tag(end) == "D":
        end -= 1
    while len(row) < LONGEST_ROW and scene.tag(end) == ",":
        first = end
        while first > 0 and is_part(scene, first - 1, inner=first < end):
            first -= 1
        if not 0 < end - first <= LONGEST_NAME:
            return {}
        row[first] = end
        before = first - 1 - (scene.tag(first - 1) == "D")  # "in the Red Sea"
        if opens_row(scene, before):
            return row
        end = before
    return {}


def opens_row(scene: Scene, at: int) -> bool:
    """Whether a row of places may follow a unit: a preposition of place, "on", "control of", or a verb of attack."""
    if scene.is_one_of(at, "locatives") or scene.is_one_of(at, "row_openers"):
        return True
    if at < 0:
        return False
    if scene.is_one_of(at, "naming"):
        return scene.is_one_of(at - 1, "control")
    acts = [e for e in scene.units[at].entries if e.kind == "act"]
    return scene.tag(at) == "V" and any(e.family in ("attack", "take_place", "destroy") for e in acts)


def is_part(scene: Scene, at: int, *, inner: bool) -> bool:
    """Whether a unit is part of a name; a small word only inside one."""
    unit = scene.units[at]
    if (
        unit.date is not None
        or unit.count is not None
        or any(e.kind in NO_PART and not is_made_up(e) for e in unit.entries)
    ):
        return False
    if scene.is_written_as_name(at):
        return True
    return inner and scene.is_one_of(at, "name_joiners") and scene.is_written_as_name(at - 1)


def chain_place(scene: Scene, first: int, last: int) -> PlaceMention:
    """A name of a row as a place."""
    place = mention(scene, first, last, RULE)
    place.entries = scene.gazetteer.find(place.words.text)
    if last - first > 1 and scene.is_one_of(last - 1, "place_types"):
        place.type_word = scene.low(last - 1)
        place.entries = place.entries or scene.gazetteer.find(scene.text(first, last - 1))
    place.level = level_of(scene, place)
    return place
