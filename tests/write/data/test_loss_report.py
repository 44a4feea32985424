"""What was lost, in words and as JSON."""

from __future__ import annotations

import json

from dragoman.write.data.exporter import Exported, Loss, Losses
from dragoman.write.data.loss_report import loss_lines, loss_report

LOST = Loss("killed/qualifier", "no field for it", 14, ("e-1", "e-2", "e-3"))


def test_loss_lines_name_format_count_field_reason_and_examples() -> None:
    few = Loss("remarks", "no field for it", 4, ("e-1",))
    assert loss_lines("stix", (LOST, few)) == (
        "stix: 14 x killed/qualifier: no field for it (e-1, e-2, e-3, ...)",
        "stix: 4 x remarks: no field for it (e-1)",
    )


def test_loss_lines_say_that_nothing_was_lost() -> None:
    assert loss_lines("jsonl", ()) == ("jsonl: nothing was lost",)


def test_loss_report_is_json_with_the_counts() -> None:
    assert json.loads(loss_report("stix", Exported(2, 5, 9, (), (LOST,)))) == {
        "schema": "dragoman/1",
        "format": "stix",
        "events": 2,
        "claims": 5,
        "rows": 9,
        "losses": [
            {
                "field": "killed/qualifier",
                "why": "no field for it",
                "count": 14,
                "examples": ["e-1", "e-2", "e-3"],
            }
        ],
    }


def test_losses_count_by_field_and_reason_and_keep_three_examples() -> None:
    losses = Losses()
    for n in range(5):
        losses.add("b", "why", f"e-{n}")
    losses.add("b", "why", "e-0", 10)
    losses.add("a", "why", "e-9")
    assert losses.report() == (
        Loss("a", "why", 1, ("e-9",)),
        Loss("b", "why", 15, ("e-0", "e-1", "e-2")),
    )
