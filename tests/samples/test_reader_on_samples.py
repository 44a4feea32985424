"""The reader on the samples' gold documents -> does it find what a person coded, and keep to the words?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.gold import GoldDocument, Source, read_gold
from bench.quality.scorer import DocumentScore, score_document, total_micro
from dragoman.atlas import Atlas
from dragoman.base.claim import Reading
from dragoman.base.codec import claim_to_json
from dragoman.read import RuleReader

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
MICRO_F1_FLOOR = 0.55  # measured less a little; raise it when the reader gets better
NEGATIVES_WITH_A_CLAIM = 4  # of four; lower it when the reader gets better


@pytest.fixture(scope="module")
def readings() -> list[tuple[GoldDocument, Reading]]:
    """Each English sample with what the reader makes of it, with the samples' own atlas folder."""
    reader = RuleReader(Atlas.open([SAMPLES / "atlas"]))
    files = sorted((SAMPLES / "gold").glob("*.json"))
    golds = [read_gold(path, Source.EN) for path in files]
    return [(gold, reader.read(gold.document)) for gold in golds if gold.document.lang == "en"]


@pytest.fixture(scope="module")
def scores(readings: list[tuple[GoldDocument, Reading]]) -> list[DocumentScore]:
    """Each sample's comparison with its gold, by the scorer of the bench."""
    return [
        score_document(gold.document.id, gold.claims, [claim_to_json(claim) for claim in reading.claims])
        for gold, reading in readings
    ]


def test_reader_reaches_the_floor_on_the_samples(scores: list[DocumentScore]) -> None:
    assert total_micro(scores).f1 >= MICRO_F1_FLOOR


def test_reader_is_silent_where_the_samples_tell_no_act(scores: list[DocumentScore]) -> None:
    empty = [score for score in scores if not score.gold_claims]
    assert len(empty) == 4
    assert sum(bool(score.spurious_claims) for score in empty) <= NEGATIVES_WITH_A_CLAIM


def test_spans_of_the_samples_slice_back(readings: list[tuple[GoldDocument, Reading]]) -> None:
    spans = [
        (gold.document.part_text(span.part)[span.start : span.end], span.quote)
        for gold, reading in readings
        for claim in reading.claims
        for found in claim.spans.values()
        for span in found
    ]
    assert len(spans) > 100
    assert [pair for pair in spans if pair[0] != pair[1]] == []
