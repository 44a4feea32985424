"""A place name -> the entries of the gazetteer that it may mean, and the chosen one as a Place of the claim."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.atlas import PlaceEntry
from dragoman.base.claim import Place
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.wording import say
from dragoman.page.words import word
from dragoman.read.place_choice import PRECISION, SPREAD_CLASSES

KEEP, NONE = "keep", "none"
"""Choices beside the entries: what stands stays; no entry is it."""
_MOST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry to choose: its id, where it is, what it is."""

    id: str
    name: str
    where: str
    what: str
    is_chosen: bool


def find_candidates(name: str, country: str | None, chosen: str | None) -> tuple[Candidate, ...]:
    """The entries under a name, those of the country first; where there are none, those that look like it.

    Args:
        chosen: the id that stands.
    """
    name = " ".join(name.split())[:200]
    if not name:
        return ()
    places = desk_atlas().places
    entries = places.find(name, country, limit=_MOST)
    entries = entries or tuple(match.value for match in places.suggest(name, country, limit=_MOST))
    return tuple(_candidate(entry, chosen) for entry in entries)


def _candidate(entry: PlaceEntry, chosen: str | None) -> Candidate:
    where = ", ".join(part for part in (entry.admin2, entry.admin1, country_name(entry.country)) if part)
    point = "" if entry.lat is None or entry.lon is None else f" · {entry.lat:.3f}, {entry.lon:.3f}"
    people = say(" · {population} people", population=entry.population) if entry.population else ""
    what = word("precision", str(precision_of(entry)))
    return Candidate(entry.id, entry.name, f"{where}{point}", f"{what}{people}", entry.id == chosen)


def place_from_choice(name: str, choice: str, standing: Place | None) -> Place:
    """The place that a person chose for a name.

    Args:
        choice: the id of an entry, `NONE`, or `KEEP`.
        standing: what the name is now.

    Raises:
        WrongInput: there is no such entry.
    """
    if choice == KEEP and standing is not None:
        return standing
    if choice in (KEEP, NONE):
        return Place(name)
    entry = desk_atlas().places.get(choice)
    if entry is None:
        raise WrongInput(f"place {choice[:40]!r}: is in no gazetteer of this desk. Choose another one.")
    candidates = max(1, len(desk_atlas().places.find(name)))
    return Place(
        name,
        entry.id,
        entry.country or None,
        entry.admin1,
        entry.lat,
        entry.lon,
        precision_of(entry),
        candidates,
    )


def precision_of(entry: PlaceEntry) -> int:
    """UCDP's where_prec of an entry, as the reader gives it."""
    if entry.feature_class in SPREAD_CLASSES:
        return 5
    return next((p for code, p in PRECISION.items() if entry.feature_code.startswith(code)), 1)
