"""What an export could not hold -> lines for a person, and JSON for the file beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dragoman.base.codec import SCHEMA, Json
from dragoman.write.data.exporter import SHOWN_EXAMPLES, Exported, Loss


def loss_lines(form: str, losses: Sequence[Loss]) -> tuple[str, ...]:
    """A line for each loss ("stix: 14 x killed/qualifier: no field for it (e-1)"), or one that says there is none."""
    if not losses:
        return (f"{form}: nothing was lost",)
    return tuple(f"{form}: {loss.count:,} x {loss.field}: {loss.why}{_examples(loss)}" for loss in losses)


def loss_report(form: str, exported: Exported) -> bytes:
    """The file of losses: format, counts, and each loss."""
    report: Json = {
        "schema": SCHEMA,
        "format": form,
        "events": exported.events,
        "claims": exported.claims,
        "rows": exported.rows,
        "losses": losses_json(exported.losses),
    }
    return json.dumps(report, ensure_ascii=True, indent=1).encode("ascii") + b"\n"


def losses_json(losses: Sequence[Loss]) -> Json:
    """The losses as JSON."""
    return [
        {"field": loss.field, "why": loss.why, "count": loss.count, "examples": list(loss.examples)}
        for loss in losses
    ]


def _examples(loss: Loss) -> str:
    if not loss.examples:
        return ""
    more = ", ..." if loss.count > len(loss.examples) >= SHOWN_EXAMPLES else ""
    return f" ({', '.join(loss.examples)}{more})"
