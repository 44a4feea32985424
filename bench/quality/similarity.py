"""Two claims -> how much they tell the same act, by place, target, perpetrator, date and figures."""

from __future__ import annotations

from collections.abc import Sequence

from bench.quality.matching import is_null, is_same_actor, is_same_place, is_same_target, overlap, pair_up
from bench.quality.rows import ClaimRow, ItemRow, TollRow, is_same_materiel, is_same_toll


def similarity(gold: ClaimRow, predicted: ClaimRow) -> float:
    """How much two claims tell the same act, 0 to 1; weights sum to 1, place first."""
    return (
        0.35 * place_similarity(gold.places, predicted.places)
        + 0.15 * target_similarity(gold.target, predicted.target)
        + 0.15 * actor_similarity(gold.perpetrator, predicted.perpetrator)
        + 0.15 * date_similarity(gold.event_date, predicted.event_date)
        + 0.10 * toll_similarity(gold.killed, predicted.killed)
        + 0.03 * toll_similarity(gold.injured, predicted.injured)
        + 0.02 * toll_similarity(gold.captured, predicted.captured)
        + 0.03 * materiel_similarity(gold.materiel, predicted.materiel)
        + 0.02 * float((gold.event_type or "") == (predicted.event_type or ""))
    )


def place_similarity(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Shared places, mostly against the shorter list; one empty list says little."""
    if not gold or not predicted:
        return 0.3 if gold or predicted else 1.0
    shared = len(pair_up(gold, predicted, is_same_place))
    shorter, longer = sorted((len(gold), len(predicted)))
    return shared / shorter * 0.8 + 0.2 * shared / longer


def target_similarity(gold: str | None, predicted: str | None) -> float:
    """1 for the same target, else part of the words they share."""
    return 1.0 if is_same_target(gold, predicted) else 0.6 * overlap(gold, predicted)


def actor_similarity(gold: str | None, predicted: str | None) -> float:
    """1 for the same or no perpetrator on both sides, 0.3 when only one is named."""
    if is_null(gold) or is_null(predicted):
        return 1.0 if is_null(gold) and is_null(predicted) else 0.3
    return float(is_same_actor(gold, predicted))


def date_similarity(gold: str | None, predicted: str | None) -> float:
    """1 for the same day, 0.5 for the same month, 0.4 when one is unknown."""
    if gold == predicted:
        return 1.0
    if not gold or not predicted:
        return 0.4
    return 0.5 if gold[:7] == predicted[:7] else 0.0


def toll_similarity(gold: Sequence[TollRow], predicted: Sequence[TollRow]) -> float:
    """Matching figures against the longer list; 1 when both are empty."""
    longer = max(len(gold), len(predicted))
    return len(pair_up(gold, predicted, is_same_toll)) / longer if longer else 1.0


def materiel_similarity(gold: Sequence[ItemRow], predicted: Sequence[ItemRow]) -> float:
    """Matching items against the longer list; 1 when both are empty."""
    longer = max(len(gold), len(predicted))
    return len(pair_up(gold, predicted, is_same_materiel)) / longer if longer else 1.0
