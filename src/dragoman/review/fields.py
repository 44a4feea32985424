"""The fields of a claim that a person may give a value, and what such a value must be.

A value may come from a form, an API or a file written by hand, so it is held to its type, its range and its form here,
before anybody asks which words say it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from dragoman.base.claim import Claim, DatePrecision, Materiel, Place, Toll
from dragoman.base.decode import value_from_json
from dragoman.base.errors import BadLine, DecisionError
from dragoman.base.json_value import Json, to_json
from dragoman.base.span import Span

FIXED = frozenset({"id", "document_id", "reader", "spans", "refusals", "why"})
"""What identifies a claim or tells how it was read: nobody's to change."""
EDITABLE: tuple[str, ...] = tuple(f.name for f in dataclasses.fields(Claim) if f.name not in FIXED)
NAMES = ("claimant", "outlet", "platform", "perpetrator", "target")
TOLLS = ("killed", "injured", "captured")
COUNTED = (*TOLLS, "materiel")
LISTS = (*COUNTED, "places", "chain", "evidence_offered")
NEVER_EMPTY = ("event_type", "assertion")
CODES = ("event_type", "assertion", "outcome", "date_precision", "country", "attribution")
"""Fields whose value is what the reader makes of the words: another value may rest on the same words."""
PLACES = ("places", "place_detail")
MAX_CHARS = 1_000
MAX_ITEMS = 500
DAYS_OF_A_NIGHT, DAYS_OF_A_WEEK, DAYS_OF_A_MONTH = 2, 7, 31
_COUNTRY = re.compile("[A-Z]{2}")
_POINTER = re.compile(r"/[a-z_]+(?:/(?:0|[1-9][0-9]{0,3}))?(?:/[a-z_]+)?")


def field_name(pointer: str) -> str:
    """The name of the field that a top-level pointer names; raises DecisionError when nobody may change it."""
    name = pointer.removeprefix("/")
    if pointer != f"/{name}" or name not in EDITABLE:
        raise DecisionError(
            f"{pointer[:40]!r} is no field of a claim that a person may change. Name one of: "
            + ", ".join(f"/{one}" for one in EDITABLE)
            + "."
        )
    return name


def decode_field(name: str, value: Json) -> Any:
    """The value of a field from its JSON.

    Raises:
        DecisionError: it is not of the field's type, range or form; the message names its place.
    """
    try:
        decoded = value_from_json(_hints()[name], value, f"/{name}")
    except BadLine as error:
        raise DecisionError(f"{error} Give /{name} another value.") from None
    for where, text in _texts(to_json(decoded), f"/{name}"):
        if not text.strip() or len(text) > MAX_CHARS:
            raise DecisionError(
                f"{where}: a text has 1 to {MAX_CHARS:,} characters, this one {len(text):,}. Null empties a field."
            )
    if isinstance(decoded, tuple) and len(decoded) > MAX_ITEMS:
        raise DecisionError(f"/{name}: {len(decoded):,} entries are more than any claim holds.")
    if check := _CHECKS.get(name):
        check(name, decoded)
    return decoded


def value_pointers(name: str, value: object) -> tuple[str, ...]:
    """The pointers of a field's value that need words; an empty value needs none.

    What a place is rests on the words of the place, and how exact a day is on those of the day.
    """
    if name in ("place_detail", "date_precision") or value is None or value is False:
        return ()
    if isinstance(value, tuple):
        return tuple(f"/{name}/{n}" for n in range(len(value)))
    return (f"/{name}",)


def require_pointers(name: str, value: object, spans: Mapping[str, tuple[Span, ...]]) -> None:
    """Refuse words under a pointer that is not of this field, or that points at nothing in its value.

    Raises:
        DecisionError: as above.
    """
    row = {name: to_json(value)}
    for pointer in spans:
        at: Any = row if _POINTER.fullmatch(pointer) else None
        for step in pointer.split("/")[1:]:
            if isinstance(at, dict):
                at = at.get(step)
            elif isinstance(at, list) and step.isdecimal():
                at = at[int(step)] if int(step) < len(at) else None
            else:
                at = None
        if at is None:
            raise DecisionError(f"{pointer[:60]!r} points at no value of /{name}. Leave its words out.")


def spans_under(spans: Mapping[str, tuple[Span, ...]], pointer: str) -> dict[str, tuple[Span, ...]]:
    """The spans at a pointer and below it."""
    return {at: rows for at, rows in spans.items() if at == pointer or at.startswith(f"{pointer}/")}


def precision_of(event_date: str | None) -> DatePrecision:
    """How exactly a day or an interval is known, from its length."""
    if event_date is None:
        return DatePrecision.UNKNOWN
    first, _, last = event_date.partition("/")
    days = (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1
    for most, precision in (
        (DAYS_OF_A_NIGHT, DatePrecision.DAY),
        (DAYS_OF_A_WEEK, DatePrecision.WEEK),
        (DAYS_OF_A_MONTH, DatePrecision.MONTH),
    ):
        if days <= most:
            return precision
    return DatePrecision.UNKNOWN


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Claim)


def _texts(value: Json, where: str) -> list[tuple[str, str]]:
    """Every text in a JSON value with its pointer."""
    if isinstance(value, str):
        return [(where, value)]
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in _texts(item, f"{where}/{key}")]
    if isinstance(value, list):
        return [found for n, item in enumerate(value) for found in _texts(item, f"{where}/{n}")]
    return []


def _require_bounds(where: str, low: int | None, high: int | None) -> None:
    if any(bound is not None and bound < 0 for bound in (low, high)):
        raise DecisionError(f"{where}: a count is not below zero.")
    if low is not None and high is not None and low > high:
        raise DecisionError(f"{where}: at least {low} and at most {high} cannot both hold. Exchange them.")


def _check_tolls(name: str, tolls: tuple[Toll, ...]) -> None:
    for n, toll in enumerate(tolls):
        _require_bounds(f"/{name}/{n}", toll.min, toll.max)


def _check_materiel(name: str, items: tuple[Materiel, ...]) -> None:
    for n, item in enumerate(items):
        _require_bounds(f"/{name}/{n}", item.qty_min, item.qty_max)


def _check_places(name: str, places: tuple[Place, ...]) -> None:
    for n, place in enumerate(places):
        where = f"/{name}/{n}"
        if not 1 <= place.precision <= 7:
            raise DecisionError(f"{where}: precision is 1 (exact) to 7 (unknown), not {place.precision}.")
        if (place.lat is None) != (place.lon is None):
            raise DecisionError(f"{where}: a point has lat and lon. Give both or neither.")
        if place.lat is not None and place.lon is not None and (abs(place.lat) > 90 or abs(place.lon) > 180):
            raise DecisionError(f"{where}: {place.lat}, {place.lon} is no point on Earth.")
        _check_country(where, place.country)


def _check_country(name: str, country: str | None) -> None:
    if country is not None and not _COUNTRY.fullmatch(country):
        raise DecisionError(f"{name}: {country[:10]!r} is no ISO 3166 alpha-2 code, such as BF.")


def _check_date(name: str, value: str | None) -> None:
    if value is None:
        return
    days = value.split("/") if name == "event_date" else [value]
    try:
        first, last = (date.fromisoformat(days[0]), date.fromisoformat(days[-1]))
        is_written_so = "/".join(day.isoformat() for day in (first, last)[: len(days)]) == value
    except ValueError:
        is_written_so = False
    if not is_written_so or len(days) > 2 or first > last:
        raise DecisionError(
            f"/{name}: {value[:40]!r} is no date. Write 2023-09-06"
            + (" or 2023-09-06/2023-09-07." if name == "event_date" else ".")
        )


_CHECKS: Mapping[str, Callable[[str, Any], None]] = {
    **dict.fromkeys(TOLLS, _check_tolls),
    "materiel": _check_materiel,
    "place_detail": _check_places,
    "country": _check_country,
    "event_date": _check_date,
    "claimed_on": _check_date,
}
