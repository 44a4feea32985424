"""samples/languages/samples.tsv -> short texts with their language, every third set aside."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "languages" / "samples.tsv"
ASIDE_EVERY = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of one to three sentences and its language; nothing is tuned on one that is set aside."""

    lang: str
    text: str
    is_set_aside: bool


def read_samples(path: Path = SAMPLES) -> tuple[Sample, ...]:
    """The samples in the order of the file."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines)
    return tuple(
        Sample(lang, text, number % ASIDE_EVERY == 0) for number, (lang, text) in enumerate(rows, start=1)
    )


def samples_hash(path: Path = SAMPLES) -> str:
    """The sha256 of the file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
