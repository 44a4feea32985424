"""A claim and what was read of its telling -> which of its values came back.

A value that was told and is missing or other counts against the telling, and so does one that was read and never told.
Names are compared by the atlas where it knows them, else letter by letter but for case and articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Materiel, Toll

SCALARS = ("event_type", "outcome", "assertion", "claimed_on", "event_date", "date_precision", "country")
ACTORS = ("perpetrator", "claimant", "target", "outlet", "platform")
TOLLS = ("killed", "injured", "captured")
FIELDS = (*SCALARS, *ACTORS, "basis", "places", *TOLLS, "materiel", "inventory_open")
_DETERMINER = re.compile(r"^(?:the|a|an)\s+")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field: as told, as read (None: none), and whether they are one."""

    field: str
    told: str | None
    read: str | None
    is_same: bool


def compare(told: Claim, read: Claim | None, atlas: Atlas) -> Iterator[Value]:
    """Every value of a claim, and every value that was read beside it."""
    for field in SCALARS:
        yield from one(field, getattr(told, field), read and getattr(read, field), _is_equal)
    for field in ACTORS:
        names = Names(atlas, told.country)
        yield from one(field, getattr(told, field), read and getattr(read, field), names.is_same_actor)
    if told.attribution is not None:
        yield from one("basis", _basis(told), read and _basis(read), _is_equal)
    yield from many("places", *_places(told, read, atlas), Names(atlas, told.country).is_same_place)
    for field in TOLLS:
        rows = [toll_key(t) for t in getattr(told, field)]
        found = [toll_key(t) for t in getattr(read, field)] if read else []
        yield from many(field, rows, found, Names(atlas, told.country).is_same_row)
    items = [item_key(m, atlas) for m in told.materiel]
    found = [item_key(m, atlas) for m in read.materiel] if read else []
    yield from many("materiel", items, found, Names(atlas, told.country).is_same_row)
    yield from one(
        "inventory_open", told.inventory_open or None, read and (read.inventory_open or None), _is_equal
    )


def _basis(claim: Claim) -> str | None:
    return str(claim.attribution.basis) if claim.attribution else None


def toll_key(toll: Toll) -> tuple[Any, ...]:
    """What of a toll has to come back."""
    return (str(toll.side), toll.min, toll.max, str(toll.qualifier), fold(toll.source))


def item_key(item: Materiel, atlas: Atlas) -> tuple[Any, ...]:
    """What of an item of materiel has to come back.

    Its class is the atlas's where the atlas knows the item: persons who coded the same words differ there ("weapon" as
    a small arm or as another thing), and no sentence of ours could say which of them coded it.
    """
    known = atlas.find_arm(item.item).matches
    category = known[0].value.category if known else item.category
    bounds = (item.qty_min, item.qty_max)
    return (fold(item.item), str(category), *bounds, fold(item.unit), str(item.disposition))


def fold(name: str | None) -> str:
    """A name without case, quotation marks and a leading article."""
    low = " ".join((name or "").casefold().split()).translate(_MARKS)
    return _DETERMINER.sub("", low)


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": None, "”": None, '"': None})


@dataclass(frozen=True, slots=True)
class Names:
    """Comparing names by the atlas, with the country of the act."""

    atlas: Atlas
    country: str | None

    def is_same_actor(self, told: str, read: str) -> bool:
        """Whether two names are one actor, outlet or noun phrase."""
        if fold(told) == fold(read):
            return True
        if self._actors(told) & self._actors(read):
            return True
        return (
            fold(read) in fold(told) and bool(self._actors(read)) and self._inner(told) == self._actors(read)
        )

    def _actors(self, name: str) -> frozenset[str]:
        """Ids of the groups, forces and outlets that a name may mean."""
        actors = {match.value.id for match in self.atlas.match_actor(name)}
        return frozenset(actors | {match.value.id for match in self.atlas.match_outlet(name)})

    def _inner(self, phrase: str) -> frozenset[str]:
        """Ids of the actor that a phrase names with its longest part: "ADF" in "ADF fighters"."""
        words = phrase.split()
        for size in range(len(words) - 1, 0, -1):
            for at in range(len(words) - size + 1):
                found = self._actors(" ".join(words[at : at + size]))
                if found:
                    return found
        return frozenset()

    def is_same_place(self, told: str, read: str) -> bool:
        """Whether two names are one place."""
        if fold(told) == fold(read):
            return True
        a, b = (self.atlas.places.find(name, self.country) for name in (told, read))
        return bool(a and b and a[0].id == b[0].id)

    def is_same_row(self, told: tuple[Any, ...], read: tuple[Any, ...]) -> bool:
        """Whether two tolls or items agree in all that counts."""
        if told[:-1] == read[:-1] and isinstance(told[-1], str) and told[-1] and read[-1]:
            return told[-1] == read[-1] or self.is_same_actor(told[-1], read[-1])
        return told == read


def _is_equal(told: Any, read: Any) -> bool:
    return bool(told == read)


def one(field: str, told: Any, read: Any, is_same: Callable[[Any, Any], bool]) -> Iterator[Value]:
    """The value of a field that holds one; none where nothing was told and nothing read."""
    if told is not None or read is not None:
        same = told is not None and read is not None and is_same(told, read)
        yield Value(field, told and str(told), read and str(read), same)


def many(
    field: str, told: Sequence[Any], read: Sequence[Any], is_same: Callable[[Any, Any], bool]
) -> Iterator[Value]:
    """The values of a field that holds several, paired where they are one, in any order."""
    left = list(read)
    missing = []
    for value in told:
        found = next((other for other in left if is_same(value, other)), None)
        if found is None:
            missing.append(value)
        else:
            left.remove(found)
            yield Value(field, str(value), str(found), True)
    for n in range(max(len(missing), len(left))):
        value, other = missing[n : n + 1], left[n : n + 1]
        yield Value(field, str(value[0]) if value else None, str(other[0]) if other else None, False)


def _places(told: Claim, read: Claim | None, atlas: Atlas) -> tuple[list[str], list[str]]:
    """The places of both, without a country's name that stands for the country that was told."""
    found = list(read.places) if read else []
    if told.country and not any(is_country_told(name, told.country, atlas) for name in told.places):
        found = [name for name in found if not is_country_told(name, told.country, atlas)]
    return list(told.places), found


def is_country_told(name: str, code: str, atlas: Atlas) -> bool:
    """Whether a name is that of a country."""
    return any(match.value.iso2 == code for match in atlas.find_country(name).matches)
