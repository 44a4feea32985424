"""Embedded data and a user's folders -> the Atlas, which every stage asks for names.

Opening reads the small tables; the place index is opened (and the first time built) when a place
is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from dragoman.atlas.entries import load_actors, load_arms, load_countries, load_outlets, require_folders
from dragoman.atlas.folding import fold
from dragoman.atlas.forces import Force, ForceTable, load_force_patterns
from dragoman.atlas.index_write import Progress
from dragoman.atlas.names import NameTable
from dragoman.atlas.places import PlaceIndex
from dragoman.atlas.values import Actor, Arm, Country, Finding, Match, Outlet


class Atlas:
    """What the world knows: groups and forces, outlets, arms, countries, places.

    Open it with `Atlas.open`; its values never change afterwards, and threads may share it.
    """

    def __init__(
        self,
        *,
        actors: tuple[Actor, ...],
        outlets: tuple[Outlet, ...],
        arms: tuple[Arm, ...],
        countries: tuple[Country, ...],
        places: PlaceIndex,
        folders: tuple[Path, ...] = (),
    ) -> None:
        self.actors = actors
        self.outlets = outlets
        self.arms = arms
        self.countries = countries
        self.places = places
        self.folders = folders

    @classmethod
    def open(cls, folders: Sequence[Path] = (), *, progress: Progress | None = None) -> Atlas:
        """The embedded atlas, extended and overridden by the files of the user's folders.

        Args:
            folders: folders that hold any of the atlas files; a later one overrides an earlier one.
            progress: told how the place index is built, if it has to be when a place is first asked for.

        Raises:
            AtlasError: a folder or a row is not as it must be; the message names file and line.
        """
        require_folders(folders)
        return cls(
            actors=load_actors(folders),
            outlets=load_outlets(folders),
            arms=load_arms(folders),
            countries=load_countries(folders),
            places=PlaceIndex(folders=folders, progress=progress),
            folders=tuple(folders),
        )

    def find_actor(self, name: str) -> Finding[Actor]:
        """The actors of that name, with the alias that matched; else those of similar names."""
        return self._actor_names.find(name)

    def match_actor(self, name: str) -> tuple[Match[Actor], ...]:
        """The actors of that very name (folded), nothing similar."""
        return self._actor_names.matches(fold(name))

    def match_outlet(self, name: str) -> tuple[Match[Outlet], ...]:
        """The outlets of that very name (folded), nothing similar."""
        return self._outlet_names.matches(fold(name))

    def find_outlet(self, name: str) -> Finding[Outlet]:
        """The outlets of that name, with the alias that matched; else those of similar names."""
        return self._outlet_names.find(name)

    def find_arm(self, name: str) -> Finding[Arm]:
        """The arms of that designation, with the spelling that matched; else similar ones."""
        return self._arm_names.find(name)

    def find_country(self, name: str) -> Finding[Country]:
        """The countries of that name or demonym; else those of similar names."""
        return self._country_names.find(name)

    def match_country(self, name: str) -> tuple[Match[Country], ...]:
        """The countries of that very name or demonym (folded), nothing similar."""
        return self._country_names.matches(fold(name))

    def match_force(self, text: str) -> Force | None:
        """The state force that a phrase such as "the Malian army" names, or None."""
        return self._forces.match(text)

    @cached_property
    def _actor_names(self) -> NameTable[Actor]:
        return NameTable((name, a) for a in self.actors for name in (a.name, *a.names))

    @cached_property
    def _outlet_names(self) -> NameTable[Outlet]:
        return NameTable((name, o) for o in self.outlets for name in (o.name, *o.names))

    @cached_property
    def _arm_names(self) -> NameTable[Arm]:
        return NameTable((name, a) for a in self.arms for name in (a.item, *a.names))

    @cached_property
    def _country_names(self) -> NameTable[Country]:
        return NameTable(_country_spellings(self.countries))

    @cached_property
    def _forces(self) -> ForceTable:
        return ForceTable(load_force_patterns(self.folders), self.countries)


def _country_spellings(countries: tuple[Country, ...]) -> Iterator[tuple[str, Country]]:
    """Names of all countries, then ISO codes' demonyms: a name wins where both share a key."""
    for country in countries:
        for name in (country.name, *country.names, *country.demonyms):
            yield name, country
