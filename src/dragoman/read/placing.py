"""The units of a sentence -> the place names in it, and the gazetteer's best reading of each.

A capitalised run is a place when its surroundings say so (see `place_rules`) or when the gazetteer
knows it where names stand; a force, an outlet or a person is none.
"""

from __future__ import annotations

from itertools import pairwise

from dragoman.atlas.ranking import A_TOWN, place_rank
from dragoman.read.lexicon import Lexicon
from dragoman.read.place_chains import chain_place, find_chains
from dragoman.read.place_lies import mark_lies
from dragoman.read.place_rules import locate_country, read_run, split_road
from dragoman.read.place_scene import Gazetteer, PlaceMention, Scene
from dragoman.read.text import SourceText
from dragoman.read.units import Unit

__all__ = ["Gazetteer", "PlaceMention", "find_places"]

NO_PLACE = frozenset({"actor", "outlet", "demonym", "rank"})
NO_NAME = NO_PLACE - {"outlet"}  # an outlet may be called after a place, within a longer name
LABEL_KINDS = frozenset({"heading", "title", "dateline", "section"})
LABEL_UNITS = 14


def find_places(
    source: SourceText, units: list[Unit], lexicon: Lexicon, gazetteer: Gazetteer, kind: str = "body"
) -> list[PlaceMention]:
    """The place names of one sentence, in order."""
    is_label = kind in LABEL_KINDS or (
        len(units) <= LABEL_UNITS and not any(unit.tag in "VX" for unit in units)
    )
    scene = Scene(source, units, lexicon, gazetteer, is_label, kind == "title")
    chains = find_chains(scene)
    at = 0
    while at < len(units):
        unit = units[at]
        if at in chains.names:
            place = chain_place(scene, at, chains.names[at])
        elif not unit.is_cap:
            at += 1
            continue
        elif (
            unit.entries
            and unit.entry("country") is not None
            and not is_inside_name(scene, at)
            and not is_named_lesser(scene, at)
        ):
            place = locate_country(scene, at)
            place.aside = place.aside and at not in chains.countries
        elif can_start(scene, at) and not is_quarter(scene, at):
            place = read_run(scene, at, run_end(scene, at))
        else:
            at += 1
            continue
        at = max(place.last, at + 1)
        if place.rule:
            scene.found.extend(split_road(scene, place))
            for unit in units[place.first : place.last]:
                unit.place = not place.aside
    widen(scene)
    mark_lies(scene)
    return scene.found


def widen(scene: Scene) -> None:
    """Hold a place no closer than the wide one that it owns or follows: "Bandarban's Ruma Upazila"."""
    for one, other in pairwise(scene.found):
        between = "".join(unit.tag for unit in scene.units[one.last : other.first])
        if between == "G" and other.level in (1, 2):
            one.level = min(one.level, other.level)
        elif between == "," and one.level in (1, 2):
            other.level = min(other.level, one.level)


def is_quarter(scene: Scene, at: int) -> bool:
    """Whether a direction only says which part of a country is meant ("Central Burkina Faso"), and names no place."""
    if not scene.is_one_of(at, "directions") or at + 1 >= len(scene.units):
        return False
    state = scene.units[at + 1]
    if state.entry("country") is None or is_inside_name(scene, at + 1):
        return False
    return not scene.gazetteer.find(scene.text(at, at + 2))


def is_named_lesser(scene: Scene, at: int) -> bool:
    """Whether a word before a country's name makes it a lesser place: "the town of Argelia"."""
    return (
        at >= 2
        and scene.is_one_of(at - 1, "naming")
        and scene.is_one_of(at - 2, "place_types")
        and not scene.is_one_of(at - 2, "state_types")
    )


def can_start(scene: Scene, at: int) -> bool:
    """Whether a unit may begin a place name: a name, or a direction before one ("North Kivu")."""
    unit = scene.units[at]
    if not unit.is_cap:
        return False
    if unit.tag != "P":
        if not scene.is_one_of(at, "directions") or at + 1 >= len(scene.units):
            return False
        return can_start(scene, at + 1) or at > 0 and scene.is_one_of(at + 1, "wide_types")
    if not scene.lexicon.language.has_case and scene.is_one_of(at - 1, "place_types"):
        return not any(e.kind in ("actor", "outlet") for e in unit.entries)  # "منطقة الشيخ زويد"
    return not any(e.kind in NO_PLACE for e in unit.entries)


def is_inside_name(scene: Scene, at: int) -> bool:
    """Whether a country's name is part of a longer proper name ("Niger State", "Lake Chad")."""
    units = scene.units
    if scene.lexicon.language.head_first and scene.is_one_of(at - 1, "place_types_kept"):
        return True
    return any(
        0 <= beside < len(units)
        and units[beside].tag == "P"
        and units[beside].is_cap
        and scene.is_one_of(beside, "place_types")
        for beside in (at - 1, at + 1)
    )


def joined_end(scene: Scene, at: int, last: int) -> int:
    """End of a region's or a town's name with "of" in it: "Boucle du Mouhoun"; 0 where the gazetteer has none."""
    name = last
    if scene.is_one_of(at, "place_types"):
        return 0  # "Commune de Aribinda"
    while scene.tag(name) in ("I", "D") and (scene.low(name) == "of" or name > last) and name < last + 2:
        name += 1
    both = name
    while name > last and both < len(scene.units) and both < name + 2 and can_start(scene, both):
        both += 1
    if both == name:
        return 0
    entries = scene.gazetteer.find(scene.text(at, both))
    is_known = any(
        e.feature_class == "A" or place_rank(e.feature_class, e.feature_code, e.population) <= A_TOWN
        for e in entries
    )
    return both if is_known else 0


def run_end(scene: Scene, at: int) -> int:
    """End of the run of capitalised units that begins here, joiners and a final number included."""
    units = scene.units
    joiners = scene.lexicon.classes("name_joiners")
    last = at + 1
    while last < len(units):
        unit = units[last]
        if unit.tag in "PN" and unit.is_cap and not any(e.kind in NO_NAME for e in unit.entries):
            last += 1
        elif (
            unit.low in joiners
            and unit.tag not in "CID"
            and last + 1 < len(units)
            and units[last + 1].tag == "P"
            and units[last + 1].is_cap
        ):
            last += 2
        elif unit.is_cap and scene.is_one_of(last, "directions"):
            last += 1
        else:
            break
    if scene.low(last) == "and" or scene.tag(last) == "C":
        both = last + 1
        while both < len(units) and can_start(scene, both):
            both += 1
        if both > last + 1 and scene.gazetteer.find(scene.text(at, both)):
            return both
    joined = joined_end(scene, at, last)
    if joined:
        return joined
    if scene.low(last).isdigit() and len(scene.low(last)) < 3 and scene.tag(last + 1) in ".,;)IC(":
        return last + 1
    return last
