"""`--events FILE` of `decide` -> which claims each event holds, and what these say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.base.decode import event_from_json
from dragoman.base.digest import claim_digest
from dragoman.base.errors import BadLine, UnknownId, UnreadableInput
from dragoman.base.event import Event


@dataclass(slots=True)
class KnownEvents:
    """Events as a file holds them.

    `claims` maps the id and aliases of each event to the ids of its claims; `digests` a claim's id to the digests of
    what the lines say of it, of which there are several only when they contradict each other.
    """

    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    digests: dict[str, set[str]] = field(default_factory=dict)

    def accepted(self, ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The claims that ids of claims and events stand for, each once, and the digest of each.

        Raises:
            UnknownId: an id that is not here, or a claim of which two lines say different things.
        """
        claims = tuple(
            dict.fromkeys(claim for identity in ids for claim in self.claims.get(identity, (identity,)))
        )
        for claim in claims:
            if claim not in self.digests:
                raise UnknownId(f"{claim}: not in the file of --events. Give the events as they are now.")
            if len(self.digests[claim]) > 1:
                raise UnknownId(
                    f"{claim}: stands in the file of --events more than once, with different values. "
                    "Write the events anew."
                )
        return claims, tuple(next(iter(self.digests[claim])) for claim in claims)


def read_known_events(path: Path | None, *, with_digests: bool = False) -> KnownEvents:
    """The events of a file that `resolve` wrote; of no file, none.

    Raises:
        BadLine: a line is no event. UnreadableInput: the file cannot be read.
    """
    known = KnownEvents()
    for event in _events(path) if path else ():
        claims = tuple(sorted(claim.id for claim in event.claims))
        known.claims.update(dict.fromkeys((event.id, *event.aliases), claims))
        if with_digests:
            for claim in event.claims:
                known.digests.setdefault(claim.id, set()).add(claim_digest(claim))
    return known


def _events(path: Path) -> Iterator[Event]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    yield event_from_json(json.loads(line))
                except (BadLine, ValueError, RecursionError) as error:
                    raise BadLine(f"{path} line {number}: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"--events {path}: cannot be read. Name a file that resolve wrote.") from error
