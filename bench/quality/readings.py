"""Gold documents -> what a reader makes of them, and the time it takes.

The reader is our own, or any other whose output stands in a file of lines as `dragoman read` writes them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.gold import GoldDocument, JsonClaim
from bench.quality.rows import list_of, text_of
from bench.quality.scorer import DocumentScore, score_document
from dragoman.base.codec import Json, claim_to_json, to_json
from dragoman.base.errors import BadLine, UnreadableInput


@dataclass(frozen=True, slots=True)
class Prediction:
    """A reader's claims for one document, what it refused, and why it did not read it."""

    claims: tuple[JsonClaim, ...] = ()
    refused: tuple[Json, ...] = ()
    screened: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A gold document, a reader's prediction for it, and their comparison."""

    gold: GoldDocument
    prediction: Prediction
    score: DocumentScore


@dataclass(frozen=True, slots=True)
class Run:
    """The results of all documents in order, and the seconds that reading took (None: read from a file)."""

    results: tuple[Result, ...]
    read_s: float | None


def run_reader(documents: Sequence[GoldDocument]) -> Run:
    """Our own rules over the documents, on one core."""
    from dragoman.atlas import Atlas
    from dragoman.read import RuleReader

    reader = RuleReader(Atlas.open())
    results = []
    read_s = 0.0
    for gold in documents:
        begin = time.perf_counter()
        reading = reader.read(gold.document)
        read_s += time.perf_counter() - begin
        claims = tuple(claim_to_json(claim, explain=True) for claim in reading.claims)
        refused = tuple(to_json(refusal) for refusal in reading.refused)
        results.append(compare(gold, Prediction(claims, refused, reading.screened)))
    return Run(tuple(results), read_s)


def run_file(documents: Sequence[GoldDocument], path: Path) -> Run:
    """The predictions of a file of JSON lines over the documents; a document that it lacks has no claims."""
    predictions = load_predictions(path)
    empty = Prediction(screened="no line for this document")
    return Run(tuple(compare(gold, predictions.get(gold.document.id, empty)) for gold in documents), None)


def compare(gold: GoldDocument, prediction: Prediction) -> Result:
    """A document's prediction beside its gold claims."""
    return Result(gold, prediction, score_document(gold.key, gold.claims, prediction.claims))


def load_predictions(path: Path) -> Mapping[str, Prediction]:
    """Predictions by document id, from lines as `dragoman read` writes them.

    Raises:
        UnreadableInput: the file cannot be read.
        BadLine: a line is no JSON object with an id.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: cannot be read ({error}). Name a file of JSON lines.") from error
    predictions: dict[str, Prediction] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            key, prediction = parse_line(line, f"{path}, line {number}")
            predictions[key] = prediction
    return predictions


def parse_line(line: str, where: str) -> tuple[str, Prediction]:
    """A document's id and prediction from one line."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadLine(f"{where}: no JSON ({error}). Write one object a line.") from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        raise BadLine(f"{where}: no object with an id. Write lines as `dragoman read --format jsonl` does.")
    claims = tuple(claim for claim in list_of(row, "claims") if isinstance(claim, dict))
    return row["id"], Prediction(claims, tuple(list_of(row, "refused")), text_of(row, "screened"))
