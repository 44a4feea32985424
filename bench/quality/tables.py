"""Results -> the table of scores that a person reads and the JSON that a machine keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.quality.intervals import difference_interval, f1_interval
from bench.quality.readings import Result
from bench.quality.scorer import INFO, Counts, Field, total, total_micro
from bench.quality.split import Part
from dragoman.base.codec import Json

RULE = "-" * 58


def score_table(name: str, results: Sequence[Result]) -> Iterator[str]:
    """Lines with precision, recall and F1 by field, their total, and the hard negatives."""
    scores = [result.score for result in results]
    yield f"{name}: {len(results)} documents, {sum(s.gold_claims for s in scores)} claims"
    yield f"{'field':22}{'P':>7}{'R':>7}{'F1':>7}{'TP':>6}{'FP':>6}{'FN':>6}"
    for field in Field:
        yield table_row(field.value + (" (info)" if field in INFO else ""), total(scores, field))
    yield RULE
    yield table_row("micro", total_micro(scores))
    interval = f1_interval([score.micro for score in scores])
    yield f"micro F1 lies in {interval.low:.3f} to {interval.high:.3f} (95 %, by document)"
    quiet, loud, spurious = hard_negatives(results)
    yield f"hard negatives: {quiet} documents without a claim; {loud} with one predicted, {spurious} in all"


def score_line(name: str, results: Sequence[Result]) -> str:
    """The total of one group in a line."""
    scores = [result.score for result in results]
    counts, interval = total_micro(scores), f1_interval([score.micro for score in scores])
    rates = f"P {counts.precision:.3f}  R {counts.recall:.3f}  F1 {counts.f1:.3f}"
    return f"{name:16} {len(results):3} documents  micro {rates} ({interval.low:.3f} to {interval.high:.3f})"


def table_row(name: str, counts: Counts) -> str:
    """One line of the table."""
    rates = f"{counts.precision:7.3f}{counts.recall:7.3f}{counts.f1:7.3f}"
    return f"{name:22}{rates}{counts.tp:6}{counts.fp:6}{counts.fn:6}"


def hard_negatives(results: Sequence[Result]) -> tuple[int, int, int]:
    """Documents without a claim, those of them with one predicted, and the claims predicted there."""
    scores = [result.score for result in results if not result.score.gold_claims]
    return len(scores), sum(bool(s.spurious_claims) for s in scores), sum(s.spurious_claims for s in scores)


def gap_line(results: Sequence[Result]) -> str:
    """How far the part that was looked at is from the part set aside; far means rules too narrow."""
    dev, heldout = ([r.score.micro for r in results if r.gold.part is part] for part in Part)
    gap = sum(dev, Counts()).f1 - sum(heldout, Counts()).f1
    interval = difference_interval(dev, heldout)
    return f"dev minus heldout: {gap:+.3f} micro F1, {interval.low:+.3f} to {interval.high:+.3f} (95 %)"


def per_document(results: Sequence[Result]) -> Iterator[str]:
    """A line for each document with errors, the one with most errors first."""
    ordered = sorted(results, key=lambda r: (-(r.score.micro.fp + r.score.micro.fn), r.gold.key))
    for result in ordered:
        score = result.score
        wrong = {field: score.counts(field) for field in Field}
        errors = [f"{field} +{c.fp} -{c.fn}" for field, c in wrong.items() if c.fp or c.fn]
        if errors:
            title = result.gold.document.title[:60]
            yield f"{score.key:10} {score.micro.f1:.3f}  {'; '.join(errors)}  | {title}"


def scores_to_json(groups: dict[str, Sequence[Result]]) -> dict[str, Json]:
    """The figures of every group of results, without those of single documents."""
    return {name: group_to_json(results) for name, results in groups.items()}


def group_to_json(results: Sequence[Result]) -> dict[str, Json]:
    """The figures of one group."""
    scores = [result.score for result in results]
    interval = f1_interval([score.micro for score in scores])
    quiet, loud, spurious = hard_negatives(results)
    fields: dict[str, Json] = {field.value: counts_to_json(total(scores, field)) for field in Field}
    return {
        "documents": len(results),
        "claims": sum(score.gold_claims for score in scores),
        "micro": counts_to_json(total_micro(scores)),
        "micro_f1_interval": [round(interval.low, 4), round(interval.high, 4)],
        "hard_negatives": {"documents": quiet, "with_claim": loud, "claims": spurious},
        "fields": fields,
    }


def counts_to_json(counts: Counts) -> dict[str, Json]:
    """Rates to four places, and the counts behind them."""
    return {
        "p": round(counts.precision, 4), "r": round(counts.recall, 4), "f1": round(counts.f1, 4),
        "tp": counts.tp, "fp": counts.fp, "fn": counts.fn,
    }  # fmt: skip
