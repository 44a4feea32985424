"""Lines that `read` wrote, broken at random -> an error of ours, or events that are whole.

A broken line must be refused with an error of ours or be resolved; what comes out must come back from its JSON as it
was, be drawable, and not depend on the order of the lines.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.fuzz.checks import Fault
from dragoman.atlas import Atlas
from dragoman.base.codec import event_to_json, reading_to_json
from dragoman.base.decode import event_from_json, readings_from_json
from dragoman.base.errors import DragomanError
from dragoman.page import events_page, events_table
from dragoman.read import RuleReader
from dragoman.resolve import Resolver

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LINES_AT_ONCE = 12
STRANGE: tuple[Any, ...] = (
    None, 0, -1, 10**18, 1e308, "", "x" * 3000, "\u202e<script>", "2023-13-40", "9999-12-31", "0001-01-01",
    "2023-09-01/2023-08-01", [], {}, True, "\ud800", "NaN", -91.0, 181.0, 0.0,
)  # fmt: skip


def good_lines(atlas: Atlas) -> tuple[dict[str, Any], ...]:
    """The lines of some scenarios, as `read` writes them."""
    from bench.resolve.scenarios import load_scenarios

    reader = RuleReader(atlas)
    documents = [d for scenario in load_scenarios()[:8] for d in scenario.documents]
    return tuple(dict(reading_to_json(d, reader.read(d))) for d in documents)


def broken(value: Any, chance: random.Random) -> Any:
    """The value with one thing in it lost, doubled or replaced."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        rest = {k: v for k, v in value.items() if k != key}
        return rest if chance.random() < 0.1 else {**value, key: broken(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        if chance.random() < 0.1:
            return value * 2
        return [broken(v, chance) if n == at else v for n, v in enumerate(value)]
    return chance.choice(STRANGE)


def fuzz_readings(count: int, seed: int) -> list[Fault]:
    """The faults of that many broken lines, a dozen resolved together."""
    atlas = Atlas.open((SAMPLES / "atlas",))
    lines = good_lines(atlas)
    chance = random.Random(seed)
    faults: list[Fault] = []
    for run in range(max(1, count // LINES_AT_ONCE)):
        rows = [json.loads(json.dumps(chance.choice(lines))) for _ in range(LINES_AT_ONCE)]
        for _ in range(3):
            rows = [broken(row, chance) for row in rows]
        faults.extend(_faults(f"readings {run}", rows, atlas, chance))
    return faults


def _faults(name: str, rows: Sequence[Any], atlas: Atlas, chance: random.Random) -> Iterator[Fault]:
    try:
        taken = [pair for row in rows for pair in _taken(row)]
        first = _resolved(taken, atlas)
        try:
            events_page([event_from_json(json.loads(line)) for line in first], title="fuzz")
            events_table([event_from_json(json.loads(line)) for line in first])
        except DragomanError:
            pass  # a span that does not stand in its document is named, not drawn
        # the same id with two contents is the later one's: only lines whose ids differ may be shuffled
        ids = [document.id for document, _ in taken]
        if len(set(ids)) == len(ids):
            chance.shuffle(taken)
            if _resolved(taken, atlas) != first:
                yield Fault("order", name, "another order gives other events")
    except Exception as error:  # whatever it is, it is a fault
        yield Fault("crash", name, f"{type(error).__name__}: {error}"[:200])


def _taken(row: Any) -> Sequence[Any]:
    try:
        return readings_from_json(row)
    except DragomanError:
        return ()


def _resolved(taken: Sequence[Any], atlas: Atlas) -> list[str]:
    """The lines of the events; each comes back from its JSON as it was, or it is an error."""
    resolver = Resolver(atlas)
    for document, reading in taken:
        resolver.add(document, reading.claims)
    lines = []
    for event in resolver.events():
        line = json.dumps(event_to_json(event))
        if event_to_json(event_from_json(json.loads(line))) != json.loads(line):
            raise ValueError(f"event {event.id} does not come back from its line")
        lines.append(line)
    return lines
