"""A place wording as sources write it -> a point, how far from it the place may lie, an honest code.

The wording's references are drawn as circles; the narrowest that fits all units named is taken, and
what the gazetteer does not know is said. Tried and dropped: taking the nearest spelling in the country,
which on UCDP's wordings brought one point more within 25 km and cost up to five points of honesty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.atlas.atlas import Atlas
from dragoman.atlas.extents import ENOUGH, Extents, reach
from dragoman.atlas.sphere import middle
from dragoman.atlas.values import PlaceEntry
from dragoman.atlas.wordings.candidates import Candidates, Meant, RunnerUp
from dragoman.atlas.wordings.circles import AROUND_KM, Circle, draw
from dragoman.atlas.wordings.parse import parse
from dragoman.atlas.wordings.references import Named, Reference, Relation
from dragoman.atlas.wordings.scan import scan
from dragoman.atlas.wordings.weigh import Rule, take
from dragoman.atlas.wordings.words import Kind, place_words

RUNNERS_UP = 5


@dataclass(frozen=True, slots=True)
class Located:
    """Where a wording lies: degrees WGS 84, a radius in km, UCDP's where_prec from 1 to 7.

    The place lies within `radius_km` of the point as far as the words say. `unknown` are names
    without an entry that fits; `runners_up` are entries that were not taken, with why.
    """

    lat: float
    lon: float
    radius_km: float
    precision: int
    country: str
    rule: Rule
    entries: tuple[PlaceEntry, ...]
    unknown: tuple[str, ...] = ()
    runners_up: tuple[RunnerUp, ...] = ()


class WordingLocator:
    """Locates wordings with one atlas; what it learns of units' reach is kept between calls."""

    def __init__(self, atlas: Atlas, *, language: str = "en") -> None:
        """
        Raises:
            AtlasError: the language has no file of place words.
        """
        self._atlas = atlas
        self._words = place_words(language)
        self._extents = Extents(atlas.places)

    def locate(self, text: str, *, country: str | None = None) -> Located | None:
        """Where a wording lies, None when nothing in it has a place.

        Args:
            text: a wording such as "30 km north of Koumbori" or "X village, Y township".
            country: ISO 3166 alpha-2 where it is known; without a name that fits, the country is the answer.
        """
        references = tuple(
            replace(r, names=tuple(map(self._as_water, r.names)))
            for r in parse(scan(text, self._words, self._is_country))
        )
        stated = [
            code
            for r in references
            for n in r.names
            if n.kind is Kind.COUNTRY and (code := self._country(n.name))
        ]
        home = country or (stated[0] if stated else None)
        candidates = Candidates(self._atlas, self._extents, home, [])
        meant = candidates.settle(references)
        home = candidates.country
        unknown = [n for r in references for n in r.names if n.kind is not Kind.COUNTRY and n not in meant]
        drawn = [c for r in references if (c := self._circle(r, meant, home)) is not None]
        runners = _runners_up(candidates.runners_up, meant)
        names = tuple(dict.fromkeys(n.name for n in unknown))
        if not drawn:
            return self._whole_country(home, names, runners)
        rule, circle = take(drawn, references, unknown)
        return _located(rule, circle, home or "", names, runners)

    def _circle(
        self, reference: Reference, meant: dict[Named, Meant], home: str | None
    ) -> tuple[Reference, Circle] | None:
        if reference.relation is Relation.BORDER:
            circle = self._border(reference, meant, home)
        else:
            known = [meant[n] for n in reference.names if n in meant]
            circle = draw(reference, known) if known else None
        return None if circle is None else (reference, circle)

    def _border(self, reference: Reference, meant: dict[Named, Meant], home: str | None) -> Circle | None:
        """The settlements of the country, or of the unit named, that lie along a neighbour's border."""
        codes = [c for n in reference.names if (c := self._country(n.name))]
        if home is None and len(codes) > 1:
            home = codes[0]
        neighbour = next((c for c in codes if c != home), None)
        if home is None or neighbour is None:
            return None
        rows = self._extents.along_border(home, neighbour)
        unit = min((m for m in meant.values() if m.level <= 2), key=lambda m: m.radius_km, default=None)
        if unit is not None:
            kept = tuple(
                r
                for r in rows
                if r[2] == unit.entry.admin1 and (unit.level == 1 or r[3] == unit.entry.admin2)
            )
            rows = kept
        points = [(r[0], r[1]) for r in rows]
        if not points:
            return None
        point = middle(points)
        radius = reach(point, points, stray=0.05) + AROUND_KM
        if unit is not None and len(points) < ENOUGH:
            radius = max(radius, unit.radius_km / 2)
        return Circle(point, radius, 5, (unit,) if unit else ())

    def _whole_country(
        self, code: str | None, unknown: tuple[str, ...], runners: tuple[RunnerUp, ...]
    ) -> Located | None:
        if code is None:
            return None
        state = self._state(code)
        circle = self._extents.country_circle(code, state)
        if circle is None:
            return None
        (lat, lon), radius = circle
        entries = (state,) if state else ()
        return Located(lat, lon, radius, 6, code, Rule.COUNTRY, entries, unknown, runners)

    def _state(self, code: str) -> PlaceEntry | None:
        """The entry of a country itself."""
        names = (n for c in self._atlas.countries if c.iso2 == code for n in (c.name, *c.names))
        return next(
            (
                entry
                for name in names
                for entry in self._atlas.places.find(name, code, abroad=False)
                if entry.feature_code.startswith("PCL")
            ),
            None,
        )

    def _as_water(self, named: Named) -> Named:
        """A country's name as that of the lake or gulf called after it, where the gazetteer has one."""
        if named.kind is Kind.COUNTRY and named.full:
            if any(e.feature_class in ("H", "T") for e in self._atlas.places.find(named.full)):
                return replace(named, kind=Kind.AREA)
        return named

    def _country(self, name: str) -> str | None:
        matches = self._atlas.match_country(name)
        return matches[0].value.iso2 if matches else None

    def _is_country(self, name: str) -> bool:
        return self._country(name) is not None


def locate_wording(
    text: str, atlas: Atlas, *, country: str | None = None, language: str = "en"
) -> Located | None:
    """Where one wording lies; see `WordingLocator.locate`, which is quicker for many.

    Raises:
        AtlasError: the language has no file of place words.
    """
    return WordingLocator(atlas, language=language).locate(text, country=country)


def _runners_up(found: list[RunnerUp], meant: dict[Named, Meant]) -> tuple[RunnerUp, ...]:
    """The entries not taken, each once, those of the wording's own country first."""
    taken = {m.entry.id for m in meant.values()}
    kept: dict[str, RunnerUp] = {}
    for runner in sorted(found, key=lambda r: r.reason == "in another country"):
        if runner.entry.id not in taken:
            kept.setdefault(runner.entry.id, runner)
    return tuple(kept.values())[:RUNNERS_UP]


def _located(
    rule: Rule, circle: Circle, country: str, unknown: tuple[str, ...], runners: tuple[RunnerUp, ...]
) -> Located:
    entries = tuple(m.entry for m in circle.meant)
    lat, lon = circle.point
    code = entries[0].country if entries else country
    if circle.precision == 7:
        code = ""
    return Located(lat, lon, circle.radius_km, circle.precision, code, rule, entries, unknown, runners)
