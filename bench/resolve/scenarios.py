"""The scenarios of `samples/scenarios` -> documents, their gold claims, and the gold event of each claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.base.document import Document

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SCENARIOS, GOLD = SAMPLES / "scenarios", SAMPLES / "gold" / "scenarios"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What the authors of a scenario say of an event."""

    key: str
    sources: int
    status: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """Documents, the claims that people coded in each, and their events ("NN/e1").

    `claims` holds (document id, key of the event, the claim's fields).
    """

    name: str
    documents: tuple[Document, ...]
    claims: tuple[tuple[str, str, dict[str, Any]], ...]
    events: tuple[GoldEvent, ...]

    @property
    def is_set_aside(self) -> bool:
        """Whether the weights may not be set by it: every scenario with an even number."""
        return int(self.name[:2]) % 2 == 0


def load_scenarios(folder: Path = SCENARIOS, gold: Path = GOLD) -> tuple[Scenario, ...]:
    """All scenarios, by name."""
    return tuple(_load(path, gold / f"{path.stem}.json") for path in sorted(folder.glob("*.jsonl")))


def _load(path: Path, gold_path: Path) -> Scenario:
    documents = tuple(
        _document(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line
    )
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    number = path.name[:2]
    return Scenario(
        name=path.stem,
        documents=documents,
        claims=tuple((c["document"], f"{number}/{c['event']}", c) for c in gold["claims"]),
        events=tuple(
            GoldEvent(f"{number}/{k}", e["sources"], e["status"]) for k, e in gold["events"].items()
        ),
    )


def _document(row: dict[str, Any]) -> Document:
    published = row.get("published")
    return Document(
        id=row["id"],
        text=row["text"],
        title=row.get("title") or "",
        url=row.get("url"),
        lang=row.get("lang"),
        published=date.fromisoformat(published) if published else None,
    )
