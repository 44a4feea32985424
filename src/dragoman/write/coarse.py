"""A recent event -> the same with its points rounded to a grid, and small places unnamed when the desk says so.

A point tells where people live who may be blamed for talking. After the days that the desk sets, the exact point
returns by itself: nothing is lost, for what is rounded is only what is published.
"""

from __future__ import annotations

import dataclasses
import math
import re
from datetime import date

from dragoman.base.claim import Claim, Place
from dragoman.base.event import Event, EventPlace, PlaceChoice
from dragoman.page.names import name_pattern
from dragoman.write.policy import KM_PER_DEGREE, Policy
from dragoman.write.withholding import change_texts
from dragoman.write.wordlists import marker

REGION = 4
"""UCDP where_prec of a first-level region; what is larger is neither rounded nor unnamed."""
_NEAR_KM, _DISTRICT_KM = 25.0, 100.0
"""Up to 25 km UCDP codes a point as near a place (2); a district (3) is wider."""
_NUMBER = r"(?<![\w.])-?\d{1,3}\.\d{2,}°?(?:\s?[NSEW]\b)?"
COORDINATES = re.compile(
    rf"{_NUMBER}\s*[,;/ ]\s*{_NUMBER}|\d{{1,3}}°\s*\d{{1,2}}['’′](?:\s*\d{{1,2}}(?:\.\d+)?(?:[\"”″]|''))?\s*[NSEWO]"
    r"|\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{3,5}\s?\d{3,5}\b"
)
"""Decimal degrees in a pair, degrees with minutes, and a military grid reference."""


def is_recent(event: Event, policy: Policy, today: date) -> bool:
    """Whether an event is to be coarsened: it happened fewer than `coarsen_days` before today, or nobody knows when."""
    if policy.coarsen_days == 0:
        return False
    last = _last_day(event)
    return last is None or (today - last).days < policy.coarsen_days


def coarsen_event(event: Event, policy: Policy, today: date) -> Event:
    """The event with its points on the grid of the policy; `remarks` says so. One that is not recent stays as it is."""
    if not is_recent(event, policy, today):
        return event
    remark = () if is_coarsened(event) else (_remark(event, policy),)
    event = dataclasses.replace(
        event,
        claims=tuple(_coarse_claim(claim, policy) for claim in event.claims),
        place=_coarse_spot(event.place, policy),
        remarks=(*event.remarks, *remark),
    )
    hidden = _small_places(event) if policy.coarsen_names else ()
    place_marker, point_marker = marker("place"), marker("coordinates")

    def change(text: str) -> str:
        text = COORDINATES.sub(point_marker, text)
        for pattern in hidden:
            text = pattern.sub(place_marker, text)
        return text

    event = change_texts(event, change)
    return _without_place_ids(event) if policy.coarsen_names else event


def is_coarsened(event: Event) -> bool:
    """Whether `coarsen_event` has rounded the event's points."""
    heads = tuple(marker(name).split("{")[0] for name in ("coarsened", "coarsened_until"))
    return any(remark.startswith(heads) for remark in event.remarks)


def coarsen_point(lat: float, lon: float, policy: Policy) -> tuple[float, float]:
    """The nearest point of the grid; degrees WGS 84."""
    lat = _rounded(max(-90.0, min(90.0, lat)), policy.lat_step)
    step = policy.lon_step(lat)
    return lat, (_rounded(lon, step) + 180) % 360 - 180 if abs(lon) > 180 - step else _rounded(lon, step)


def _rounded(degrees: float, step: float) -> float:
    return round(math.floor(degrees / step + 0.5) * step, 2) + 0.0  # no negative zero


def _remark(event: Event, policy: Policy) -> str:
    """That the points are rounded, to how much, and until when if that day is known."""
    last = _last_day(event)
    day = last.toordinal() + policy.coarsen_days if last else date.max.toordinal() + 1
    until = date.fromordinal(day).isoformat() if day <= date.max.toordinal() else None
    return marker("coarsened_until" if until else "coarsened").format(
        km=f"{policy.coarsen_to_km:g}", day=until
    )


def _last_day(event: Event) -> date | None:
    """The last day on which the event can have been, else the last on which something was said of it."""
    said = [claim.claimed_on for claim in event.claims if claim.claimed_on]
    said += [d.published.isoformat() for d in event.documents if d.published]
    days = [event.date.end] if event.date.end else sorted(said)[-1:]
    try:
        return date.fromisoformat(days[0]) if days else None
    except ValueError:
        return None


def _coarse_claim(claim: Claim, policy: Policy) -> Claim:
    return dataclasses.replace(
        claim, place_detail=tuple(_coarse_place(place, policy) for place in claim.place_detail)
    )


def _coarse_spot(spot: EventPlace, policy: Policy) -> EventPlace:
    return dataclasses.replace(
        spot,
        chosen=_coarse_choice(spot.chosen, policy) if spot.chosen else None,
        alternatives=tuple(_coarse_choice(choice, policy) for choice in spot.alternatives),
    )


def _coarse_choice(choice: PlaceChoice, policy: Policy) -> PlaceChoice:
    place = _coarse_place(choice.place, policy)
    if place == choice.place or place.lat is None:
        return choice
    height = policy.lat_step * KM_PER_DEGREE / 2
    width = policy.lon_step(place.lat) * KM_PER_DEGREE * math.cos(math.radians(place.lat)) / 2
    return PlaceChoice(place, round((choice.radius_km or 0.0) + math.hypot(height, width), 1), choice.claims)


def _coarse_place(place: Place, policy: Policy) -> Place:
    """A place with its point on the grid and its precision no finer than that; a region's is coarse already."""
    if place.lat is None or place.lon is None or REGION <= place.precision < 7:
        return place
    km = policy.coarsen_to_km
    floor = 2 if km <= _NEAR_KM else 3 if km <= _DISTRICT_KM else REGION
    lat, lon = coarsen_point(place.lat, place.lon, policy)
    return dataclasses.replace(place, lat=lat, lon=lon, precision=max(place.precision, floor))


def _small_places(event: Event) -> tuple[re.Pattern[str], ...]:
    """What finds the names of the places that are smaller than a region, the longest first."""
    places = [place for claim in event.claims for place in claim.place_detail]
    choices = [event.place.chosen, *event.place.alternatives]
    places += [choice.place for choice in choices if choice]
    large = {place.name for place in places if REGION <= place.precision < 7}
    large |= {place.admin1 for place in places if place.admin1}
    names = {place.name for place in places if place.name not in large}
    names |= {n for claim in event.claims for n in claim.places if n not in large}
    names |= {n for n in event.place.names if n not in large}
    ordered = sorted((n for n in names if n.strip()), key=lambda name: (-len(name), name))
    return tuple(name_pattern(name, in_address=True) for name in ordered)


def _without_place_ids(event: Event) -> Event:
    """The event in which no id and no rival candidate gives an unnamed place away."""
    hidden = marker("place")

    def bare(place: Place) -> Place:
        return (
            dataclasses.replace(place, id=None, candidates=0, runners_up=())
            if hidden in place.name
            else place
        )

    def choice(one: PlaceChoice) -> PlaceChoice:
        return dataclasses.replace(one, place=bare(one.place))

    spot = event.place
    return dataclasses.replace(
        event,
        claims=tuple(
            dataclasses.replace(claim, place_detail=tuple(bare(place) for place in claim.place_detail))
            for claim in event.claims
        ),
        place=dataclasses.replace(
            spot,
            chosen=choice(spot.chosen) if spot.chosen else None,
            alternatives=tuple(choice(one) for one in spot.alternatives),
        ),
    )
