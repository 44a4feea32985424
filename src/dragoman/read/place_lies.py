"""The words around a place name -> how the act's place lies to it, and what that makes of its point.

"30 km north of X" is not at X: the point moves and the code grows coarser. Two names between which an
act happened both get the middle of the way. The words are those of the atlas's place wordings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.atlas.extents import POINT_KM
from dragoman.atlas.wordings import (
    FARTHEST_KM,
    Circle,
    Named,
    Reference,
    Relation,
    Sign,
    displace,
    languages,
    parse,
    place_words,
    scan,
    span,
)
from dragoman.base.claim import Place
from dragoman.read.place_scene import PlaceMention, Scene

WINDOW = 70  # characters before and after a name that may say how the place lies to it
UNITS_BACK = 7
STAND_IN = "Xx"  # takes the name's place, whatever words the name has
ROAD = "end of a road"  # the rule that found a name
TELLING = frozenset({Sign.UNIT, Sign.EDGE, Sign.BETWEEN})
TELLING_AS_WRITTEN = TELLING | {Sign.BEARING, Sign.SIDE, Sign.LINK}
_COMMA = re.compile("[,،;؛]")
SPANS = frozenset({Relation.BETWEEN, Relation.ALONG})
UNCODED = 7


def mark_lies(scene: Scene) -> None:
    """Note with each place of a sentence how the words around it say that the act's place lies to it."""
    if scene.lexicon.lang not in languages():
        return
    for place in scene.found:
        if not place.aside and not place.is_country and is_told(scene, place):
            place.lie = read_lie(scene, place)
    for one, other in pairwise(scene.found):
        if one.rule == other.rule == ROAD and not one.lie and not other.lie:
            one.lie, other.lie = _on_road_to(other), _on_road_to(one)


def is_told(scene: Scene, place: PlaceMention) -> bool:
    """Whether a word for nearness, a side or a distance stands before a name."""
    if place.is_near:
        return True
    words = place_words(scene.lexicon.lang)
    if (
        words.loose and place.first
    ):  # units of such a language may not stand as written: the text is looked at
        text = scene.text(max(0, place.first - UNITS_BACK), place.first)
        return any(item.sign in TELLING_AS_WRITTEN for item in scan(_COMMA.split(text)[-1], words))
    return any(
        meaning.sign in TELLING
        for at in range(max(0, place.first - UNITS_BACK), place.first)
        for meaning in words.look_up(scene.low(at))
    )


def read_lie(scene: Scene, place: PlaceMention) -> Reference | None:
    """The reference that the words around a name make; its own name is "Xx" there."""
    text, units = scene.source.text, scene.units
    start = max(scene.source.starts[units[0].first], place.words.start - WINDOW)
    stop = min(scene.source.ends[units[-1].last - 1], place.words.end + WINDOW)
    words = place_words(scene.lexicon.lang)
    before = parse(scan(text[start : place.words.start] + STAND_IN, words))
    own = next((r for r in reversed(before) if any(n.name == STAND_IN for n in r.names)), None)
    if own is not None and own.relation in SPANS and len(own.names) == 1:
        both = parse(scan(text[start : place.words.start] + STAND_IN + text[place.words.end : stop], words))
        own = next((r for r in both if r.names[0].name == STAND_IN and r.relation in SPANS), own)
    return own if own is not None and own.relation is not Relation.AT else None


def place_as_told(details: Sequence[Place], places: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The details of an event's places with points and codes as the words around their names have them.

    Args:
        details: what the gazetteer makes of each name, with the point of the name itself.
        places: the mentions of the same names in the same order.
    """
    told = list(details)
    for index, (detail, place) in enumerate(zip(details, places, strict=True)):
        lie = place.lie
        if lie is None or detail.precision == UNCODED:
            continue
        if lie.relation in SPANS:
            other = next(
                (d for d, p in zip(details, places, strict=True) if is_other_end(lie, p, place)), None
            )
            told[index] = _at(detail, _span(detail, other))
        elif is_absurd(lie):
            told[index] = replace(detail, lat=None, lon=None, precision=UNCODED)
        else:
            told[index] = _at(detail, _displaced(detail, lie))
    return tuple(told)


def is_absurd(lie: Reference) -> bool:
    """Whether the distance is so great that a name locates nothing."""
    return lie.km is not None and not 0 <= lie.km <= FARTHEST_KM


def is_other_end(lie: Reference, other: PlaceMention, place: PlaceMention) -> bool:
    """Whether a mention is the other of the two names between which the act's place lies."""
    return other is not place and any(
        other.words.text.startswith(named.name) for named in lie.names if named.name != STAND_IN
    )


def _on_road_to(other: PlaceMention) -> Reference:
    return Reference(Relation.ALONG, (Named(STAND_IN), Named(other.words.text)))


def _circle(place: Place) -> Circle | None:
    if place.lat is None or place.lon is None:
        return None
    return Circle((place.lat, place.lon), POINT_KM, place.precision, ())


def _span(detail: Place, other: Place | None) -> Circle | None:
    one, two = _circle(detail), _circle(other) if other else None
    return span(one, two) if one and two else None


def _displaced(detail: Place, lie: Reference) -> Circle | None:
    circle = _circle(detail)
    return displace(replace(lie, names=(Named(detail.name),)), circle) if circle else None


def _at(detail: Place, circle: Circle | None) -> Place:
    """A detail moved to a circle's point; without one its code says no more than "near"."""
    if circle is None:
        return replace(detail, precision=max(2, detail.precision))
    lat, lon = (round(degrees, 5) for degrees in circle.point)
    return replace(detail, lat=lat, lon=lon, precision=max(circle.precision, detail.precision))
