"""The names of many values -> which values a name may mean, and which it only resembles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from dragoman.atlas.folding import fold
from dragoman.atlas.values import Finding, Match, Value

SUGGESTION_FLOOR = 70.0  # rapidfuzz points; below it a suggestion misleads more than it helps
EXACT = 100.0


class NameTable(Generic[Value]):
    """Folded names -> values; built once, then only read."""

    def __init__(self, named: Iterable[tuple[str, Value]]) -> None:
        self._by_key: dict[str, list[tuple[str, Value]]] = {}
        for name, value in named:
            known = self._by_key.setdefault(fold(name), [])
            if all(value.id != other.id for _, other in known):
                known.append((name, value))
        self._by_key.pop("", None)

    def find(self, name: str, *, limit: int = 10) -> Finding[Value]:
        """The values under the name's key; when there are none, those whose names look like it."""
        matches = self.matches(fold(name))
        return Finding(name, matches, () if matches else self.suggest(name, limit=limit))

    def matches(self, key: str) -> tuple[Match[Value], ...]:
        """The values under a folded name, nothing that only resembles it."""
        return tuple(Match(value, alias, EXACT) for alias, value in self._by_key.get(key, ()))

    def suggest(self, name: str, *, limit: int = 10) -> tuple[Match[Value], ...]:
        """Values whose names look like this one, best first, each once; never to decide by."""
        from rapidfuzz import fuzz, process  # 20 ms that only suggestions cost

        key = fold(name)
        if not key:
            return ()
        best: dict[str, Match[Value]] = {}
        near = process.extract(
            key, self._by_key.keys(), scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=SUGGESTION_FLOOR
        )
        for found, score, _ in near:
            for alias, value in self._by_key[found]:
                best.setdefault(value.id, Match(value, alias, score))
        return tuple(best.values())[:limit]
