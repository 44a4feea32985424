"""MUC-4's dev reports and dated texts of other hands -> our scores, beside what others reach on such tasks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bench.muc4.__main__ import score_split
from bench.quality.gold import NOT_RUN, data_folder
from bench.report.goals import load_goals
from bench.report.page import Part, against_goal, table
from bench.timex import score_sets

ROWS = (
    ("TF", "TF micro", "whole templates"),
    ("CEAF-REE", "CEAF-REE micro", "who did what to whom, as strings"),
    ("inc-type", "TF incident_type", "kind of incident"),
    ("inc-date", "inc-date", "date"),
    ("inc-loc", "inc-loc", "place"),
    ("perp-org-conf", "perp-org-conf", "who claims it, or is accused"),
)

MUC4 = """The reports of the fourth Message Understanding Conference tell of attacks in Latin America from 1988 to
1991, in capitals. An adapter writes the conference's templates from our claims; no rule knows anything that holds for
these reports only. Ours is measured on the 200 reports of the development split; the others were measured on the test
reports, which are not looked up here. Figures are F1 in percent."""

TIMEX = """AQUAINT and MEANTIME are news texts whose dates were annotated by others. Scored are the dates that name a
day or a month. *Ahead* counts dates that lie in the future, which our reader, which reads of acts that are over,
takes for past ones on purpose; they are left out of the accuracy and kept in the recall."""


def measure_muc4() -> Part:
    """Our marks beside the goals and the published systems."""
    data = data_folder()
    if data is None:
        return Part("muc4", "MUC-4", (f"{NOT_RUN[0].upper()}{NOT_RUN[1:]}.",))
    lines = score_split(data, "dev")
    peers = load_goals()["muc4_peers"]
    rows = []
    for name, label, meaning in ROWS:
        ours = f1_of(label, lines)
        goals = load_goals()["muc4"]
        aim = against_goal(ours, goals[name], form=".1f") if name in goals else ("", "")
        theirs = [f"{peer['scores'][name]:.1f}" if name in peer["scores"] else "" for peer in peers]
        rows.append((f"{label} ({meaning})", f"{ours:.1f}", *aim, *theirs))
    head = ("score", "ours, dev", "first mark", "", *(peer["name"] for peer in peers))
    return Part("muc4", "MUC-4", (*MUC4.splitlines(), "", *table(head, rows)))


def f1_of(label: str, lines: Sequence[str]) -> float:
    """The F1 of one line of the scorer.

    Raises:
        ValueError: the scorer has no such line.
    """
    name = r"\s+".join(map(re.escape, label.split()))
    pattern = re.compile(rf"\s*{name}\s+P\s+\S+\s+R\s+\S+\s+F\s+(\S+)")
    for line in lines:
        if match := pattern.match(line):
            return float(match[1])
    raise ValueError(f"the scorer says nothing about {label}: has its output changed?")


def measure_timex() -> Part:
    """How many dates of others' texts mean the right day."""
    data = data_folder()
    if data is None:
        return Part("timex", "Dates in texts of other hands", (f"{NOT_RUN[0].upper()}{NOT_RUN[1:]}.",))
    rows = []
    for name, verdicts in score_sets(data).items():
        count = Counter(kind for kind, _ in verdicts)
        right, wrong = count["right"], count["wrong"]
        rows.append(
            (name, str(count.total()), str(right), str(wrong), str(count["ahead"]), str(count["missed"]),
             f"{100 * right / max(1, right + wrong):.1f}", f"{100 * right / max(1, count.total()):.1f}")
        )  # fmt: skip
    head = ("texts", "dates", "right", "wrong", "ahead", "missed", "accuracy, %", "recall, %")
    others = ", ".join(f"{name} {value:.1f}" for name, value in load_goals()["timex_peers"].items())
    note = (
        f"For orientation, value F of others on TempEval-3's platinum texts, which is another set: {others}."
    )
    return Part(
        "timex", "Dates in texts of other hands", (*TIMEX.splitlines(), "", *table(head, rows), "", note)
    )
