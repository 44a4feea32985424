"""Why two claims or events are one or two -> lines for a person, or one JSON object."""

from __future__ import annotations

from dragoman.base.codec import SCHEMA, Json
from dragoman.page.shown import show_line
from dragoman.resolve import Comparison, Explanation

MOST_PAIRS = 5


def explanation_text(explanation: Explanation) -> str:
    """The verdict, then each pair of accounts with the weight and the reason of every part of its score."""
    state = "one event" if explanation.joined else "two events"
    lines = [
        show_line(f"{explanation.one} and {explanation.other}: {state}"),
        show_line(explanation.verdict),
    ]
    if len(explanation.pairs) > 1:
        best = _score(explanation.pairs[0].score)
        lines.append(
            f"{len(explanation.pairs)} pairs of accounts, best {best}, link {_score(explanation.link)}; "
            f"joined from {explanation.join:+.1f}"
        )
    for pair in explanation.pairs[:MOST_PAIRS]:
        lines += ["", *_pair_lines(pair, explanation.join)]
    left = len(explanation.pairs) - MOST_PAIRS
    if left > 0:
        lines += ["", f"and {left} more pairs with lower scores; --format jsonl gives all"]
    return "\n".join(lines)


def _pair_lines(pair: Comparison, join: float) -> list[str]:
    head = f"{pair.one} and {pair.other}: score {_score(pair.score)}, joined from {join:+.1f}"
    lines = [show_line(head)]
    lines.append(f"  {pair.prior:+5.1f}  before any comparison")
    for reason in pair.reasons:
        weight = " veto" if reason.weight is None else f"{reason.weight:+5.1f}"
        lines.append(f"  {weight}  {reason.name:12}{show_line(reason.says)}")
    return lines


def _score(score: float) -> str:
    return "vetoed" if score == float("-inf") else f"{score:+.1f}"


def explanation_json(explanation: Explanation) -> dict[str, Json]:
    """The same as JSON; a vetoed score is null."""
    return {
        "schema": SCHEMA,
        "one": explanation.one,
        "other": explanation.other,
        "joined": explanation.joined,
        "verdict": explanation.verdict,
        "link": _finite(explanation.link),
        "join": explanation.join,
        "pairs": [
            {
                "one": pair.one,
                "other": pair.other,
                "score": _finite(pair.score),
                "prior": pair.prior,
                "reasons": [
                    {"name": r.name, "level": r.level, "weight": r.weight, "says": r.says}
                    for r in pair.reasons
                ],
            }
            for pair in explanation.pairs
        ],
    }


def _finite(score: float) -> float | None:
    return None if score == float("-inf") else round(score, 3)
