"""`python -m bench.write`: a report of twenty claims and a million claims of data, each beside a plain writer."""

from __future__ import annotations

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.write.exports import FEW, MANY, ExportRate, measure_export
from bench.write.reports import Written, measure_reports

HTML_S, PDF_S, SHARE = 0.3, 1.5, 0.5
FORMS = ("jsonl", "csv")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.write", description=__doc__)
    parser.add_argument("--claims", type=int, default=MANY, help=f"claims to export (default: {MANY})")
    parser.add_argument("--export", choices=FORMS, help="measure this export alone, and write its figures")
    parser.add_argument("--json", type=Path, help="write the figures of --export to this file")
    options = parser.parse_args(arguments)
    if options.export:
        rate = measure_export(options.export, options.claims)
        options.json.write_text(json.dumps(dataclasses.asdict(rate)), encoding="utf-8")
        return 0
    written = measure_reports()
    rates = tuple(export_rate(form, options.claims) for form in FORMS)
    print("\n".join((*report_lines(written), "", *export_lines(rates))))
    return 0 if all(goals_met(written, rates).values()) else 1


def export_rate(form: str, claims: int) -> ExportRate:
    """One export, in a process of its own so that its memory is its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rate.json"
        command = [sys.executable, "-m", "bench.write", "--export", form, "--claims", str(claims)]
        subprocess.run([*command, "--json", str(path)], check=True)
        return ExportRate(**json.loads(path.read_text(encoding="utf-8")))


def goals_met(written: Sequence[Written], rates: Sequence[ExportRate]) -> dict[str, bool]:
    """Each goal and whether it is met."""
    seconds = {w.form: w.ours_s for w in written}
    met = {"html": seconds["html"] <= HTML_S, "pdf": seconds["pdf"] <= PDF_S}
    return met | {rate.form: rate.share >= SHARE for rate in rates}


def report_lines(written: Sequence[Written]) -> list[str]:
    """A table of the reports."""
    goals = {"html": HTML_S, "pdf": PDF_S}
    lines = [
        "| a report of 20 claims | composed and rendered, s | goal, s | | the peer | the peer, s | times the peer |",
        "| --- | ---: | ---: | --- | --- | ---: | ---: |",
    ]
    for w in written:
        verdict = "met" if w.ours_s <= goals[w.form] else "missed"
        lines.append(
            f"| {w.form} | {w.ours_s:.3f} | {goals[w.form]} | {verdict} | {w.peer} | {w.peer_s:.4f} | {w.ratio:.1f} |"
        )
    return lines


def export_lines(rates: Sequence[ExportRate]) -> list[str]:
    """A table of the exports."""
    lines = [
        f"| export | claims | claims a second | plain writer | share | goal | | MB after {FEW:,} | MB at the end |",
        "| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |",
    ]
    for r in rates:
        verdict = "met" if r.share >= SHARE else "missed"
        lines.append(
            f"| {r.form} | {r.claims:,} | {r.per_s:,.0f} | {r.peer_per_s:,.0f} | {r.share:.2f} | {SHARE} | {verdict} | "
            f"{r.few_mb:.0f} | {r.all_mb:.0f} |"
        )
    return lines


if __name__ == "__main__":
    sys.exit(main())
