"""`python -m bench.resolve`: scenarios and headlines -> how well claims are joined; `--pin` writes the floors.

The time of one more claim in stores of growing size is measured by `python -m bench.resolve.scale`.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence

from bench.quality.gold import NOT_RUN, data_folder
from bench.resolve.figures import measure_naive, measure_scenarios
from bench.resolve.floors import find_falls, pin
from bench.resolve.headlines import measure_headlines
from bench.resolve.tables import headline_lines, scenario_lines
from dragoman.atlas import Atlas

PARTS = ("scenarios", "headlines")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print tables or JSON; 1 when a figure lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.resolve", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    parser.add_argument("--pin", action="store_true", help="write the floors of the scenarios anew")
    options = parser.parse_args(arguments)
    falls: list[str] = []
    figures: dict[str, object] = {}
    lines: list[str] = []
    if options.only in (None, "scenarios"):
        scenarios = measure_scenarios()
        figures["scenarios"] = [dataclasses.asdict(f) for f in scenarios]
        lines += scenario_lines(scenarios, measure_naive())
        if options.pin:
            pin(scenarios)
        falls = find_falls(scenarios)
    data = data_folder()
    if options.only in (None, "headlines") and data is None:
        print(f"headlines: {NOT_RUN}", file=sys.stderr)
    elif options.only in (None, "headlines") and data is not None:
        headlines = measure_headlines(data, Atlas.open())
        figures["headlines"] = [dataclasses.asdict(h) for h in headlines]
        lines += ["", *headline_lines(headlines)]
    print(json.dumps(figures, indent=1) if options.json else "\n".join(lines))
    for fall in falls:
        print(fall, file=sys.stderr)
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
