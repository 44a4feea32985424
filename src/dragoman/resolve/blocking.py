"""A profile -> the keys under which it is kept and looked for, so that a claim meets its neighbours and no others.

Every key joins a stretch of days with a place (a cell of half a degree, a name, a region) or, where a claim names no
place that is on the map, with an actor or a figure. Vague claims are kept under keys of their own, which exact ones ask
for too; so each pair meets from both sides and the order in which claims come does not matter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from dragoman.resolve.days import Days
from dragoman.resolve.passages import bands
from dragoman.resolve.profile import Profile
from dragoman.resolve.romanised import FEWEST, consonants
from dragoman.resolve.spots import Spot
from dragoman.resolve.words import is_arabic

BUCKET_DAYS = 4
REACH_DAYS = 4
"""Days on either side that are looked at; dates further apart need no look, they are of two acts."""
CELL_DEGREES = 0.5
TELLING_FIGURE = 5
NOWHERE, SOMEWHERE = "nowhere:", "somewhere:"
UNKNOWN, ANY = "unknown", "any"


def stored_keys(profile: Profile) -> frozenset[str]:
    """The keys under which a claim is kept."""
    places = {*_place_keys(profile), *_vague_keys(profile)}
    places |= set(_sound_keys(profile, is_query=False))
    if is_vague(profile):
        places |= {key.upper() for key in _vague_keys(profile)}
    places |= {f"{NOWHERE if _country(profile) is None else SOMEWHERE}{actor}" for actor in _actors(profile)}
    dated = {f"{key}|{bucket}" for key in places for bucket in _stored_buckets(profile.days)}
    bucket = ANY if profile.days.window() else UNKNOWN
    names = {f"{key}|{at}" for key in _name_keys(profile) for at in (ANY, bucket)}
    return frozenset(dated | names | set(bands(profile.signature)))


def query_keys(profile: Profile) -> frozenset[str]:
    """The keys under which a claim looks for others."""
    places = {*_name_keys(profile), *_near_cells(profile), *_region_queries(profile)}
    places |= set(_vague_keys(profile)) if is_vague(profile) else {k.upper() for k in _vague_keys(profile)}
    places |= set(_sound_keys(profile, is_query=True))
    ends = (NOWHERE, SOMEWHERE) if _country(profile) is None else (NOWHERE,)
    places |= {f"{end}{actor}" for end in ends for actor in _actors(profile)}
    bucket = ANY if profile.days.window() is None else UNKNOWN
    dated = {f"{key}|{bucket}" for key in places for bucket in _query_buckets(profile.days)}
    names = {f"{key}|{bucket}" for key in _name_keys(profile)}
    return frozenset(dated | names | set(bands(profile.signature)))


def is_vague(profile: Profile) -> bool:
    """Whether a claim names no place that is on the map below its region."""
    spot = profile.spot
    return spot is None or not spot.is_fine or not spot.is_located


def _stored_buckets(days: Days) -> Iterator[str]:
    window = days.window()
    if window is None:
        return
    yield from map(str, range(window[0] // BUCKET_DAYS, window[1] // BUCKET_DAYS + 1))


def _query_buckets(days: Days) -> Iterator[str]:
    window = days.window()
    if window is None:
        return
    first, last = (window[0] - REACH_DAYS) // BUCKET_DAYS, (window[1] + REACH_DAYS) // BUCKET_DAYS
    yield from map(str, range(first, last + 1))


def _fine(profile: Profile) -> Iterator[Spot]:
    return (spot for spot in profile.spots if spot.is_fine)


def _name_keys(profile: Profile) -> Iterator[str]:
    for spot in _fine(profile):
        yield f"name:{spot.name}"


def _sound_keys(profile: Profile, is_query: bool) -> Iterator[str]:
    """Names by their consonants, under which one in Arabic letters meets those in Latin letters alone."""
    for spot in _fine(profile):
        sound = consonants(spot.written)
        if len(sound) >= FEWEST:
            yield f"{'SOUND' if is_arabic(spot.written) != is_query else 'sound'}:{sound}"


def _place_keys(profile: Profile) -> Iterator[str]:
    """Names, cells and regions of a claim's own places."""
    yield from _name_keys(profile)
    for spot in profile.spots:
        if spot.is_fine and spot.is_located:
            yield "cell:{}:{}".format(*_cell(spot))
        region = _region(spot)
        if region:
            yield f"in:{region}"
            if not spot.is_fine and is_vague(profile):
                yield f"region:{region}"


def _region_queries(profile: Profile) -> Iterator[str]:
    """Claims that name no more than a region look at all that lies in it; exact ones at the vague ones of theirs."""
    for spot in profile.spots:
        region = _region(spot)
        if region:
            yield f"region:{region}"
            if is_vague(profile) and not spot.is_fine:
                yield f"in:{region}"


def _region(spot: Spot) -> str:
    """Country and first-order unit of a place, "" where unknown or wider."""
    if not spot.country or spot.precision >= 6 and spot.is_located:
        return ""
    name = spot.admin1 or ("" if spot.is_fine else spot.name)
    return f"{spot.country}:{name}" if name else ""


def _vague_keys(profile: Profile) -> Iterator[str]:
    """Country with actor or with a telling figure: how claims without a place on the map are found."""
    country = _country(profile)
    if not country:
        return
    for who in (profile.perpetrator, profile.target, profile.claimant):
        if who is not None:
            for actor in who.actors or {who.key}:
                yield f"who:{country}:{actor}".lower()
    for count in profile.counts:
        if count.min == count.max and count.min is not None and count.min >= TELLING_FIGURE:
            yield f"count:{country}:{count.kind}:{count.min}".lower()


def _country(profile: Profile) -> str | None:
    """The country of the act, else that of a place."""
    return profile.country or next((s.country for s in profile.spots if s.country), None)


def _actors(profile: Profile) -> frozenset[str]:
    """The ids of all in a part of the act: how a claim that tells not even the country is found."""
    return frozenset(actor for who in profile.whos for actor in who.actors)


def _cell(spot: Spot) -> tuple[int, int]:
    assert spot.lat is not None and spot.lon is not None
    wide = round(360 / CELL_DEGREES)
    column = math.floor(spot.lon / CELL_DEGREES)
    return math.floor(spot.lat / CELL_DEGREES), (column + wide // 2) % wide - wide // 2


def _near_cells(profile: Profile) -> Iterator[str]:
    """The cells of a claim's places and those around them, across the date line too."""
    wide = round(360 / CELL_DEGREES)
    for spot in _fine(profile):
        if spot.is_located:
            row, column = _cell(spot)
            for up in (-1, 0, 1):
                for right in (-1, 0, 1):
                    east = (column + right + wide // 2) % wide - wide // 2
                    yield f"cell:{row + up}:{east}"
