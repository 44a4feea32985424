"""`ratings.tsv` of a desk's atlas folders -> how reliable the desk holds its sources to be.

Columns: `source` (id or name of an outlet or actor), `reliability` (A to F), `by`, `on`, `why`. A later folder
overrides an earlier one. No rating is shipped: whom to trust is for the desk to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.atlas import Atlas, fold
from dragoman.atlas.tables import read_rows

RATINGS_FILE = "ratings.tsv"
_CODES = frozenset("ABCDEF")


@dataclass(frozen=True, slots=True)
class Rating:
    """A desk's judgement of a source, on the Admiralty scale A to F."""

    reliability: str
    by: str
    on: str
    why: str


def load_ratings(atlas: Atlas, folders: Sequence[Path]) -> dict[str, Rating]:
    """Key of a source (as `voices` names them) -> its rating.

    Raises:
        AtlasError: a row has no source or no code from A to F; the message names the line.
    """
    ratings: dict[str, Rating] = {}
    for folder in folders:
        path = folder / RATINGS_FILE
        if not path.exists():
            continue
        for row in read_rows(path, ("source", "reliability", "by", "on", "why")):
            code = row.required("reliability").upper()
            if code not in _CODES:
                raise row.error(
                    f"reliability {code!r} is none of A to F", "Write one letter of the Admiralty scale."
                )
            rating = Rating(code, row.required("by"), row.required("on"), row.required("why"))
            for key in _keys(atlas, row.required("source")):
                ratings[key] = rating
    return ratings


def _keys(atlas: Atlas, name: str) -> list[str]:
    outlets = [m.value.id for m in atlas.match_outlet(name)]
    outlets += [o.id for o in atlas.outlets if o.id == name]
    actors = [m.value.id for m in atlas.match_actor(name)] + [a.id for a in atlas.actors if a.id == name]
    keys = [f"outlet:{i}" for i in outlets] + [f"party:{i}" for i in actors]
    return keys or [f"outlet:{fold(name)}", f"party:{fold(name)}"]
