"""`python -m bench.geo`: place names in news, and places as sources word them -> how near our points are.

    python -m bench.geo [--only toponyms|wording] [--json]

Both parts print their development half and the half that was held out. Without DRAGOMAN_DATA nothing is run.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.geo import toponyms, wording
from bench.geo.corpora import Half
from bench.geo.figures import report_lines, to_json
from bench.quality.gold import NOT_RUN, data_folder
from dragoman.atlas import Atlas
from dragoman.base.codec import Json

PARTS = ("toponyms", "wording")


def measure(data: Path, parts: Sequence[str] = PARTS) -> tuple[dict[str, Json], list[str]]:
    """The figures of the parts by name, and the tables for a person."""
    figures: dict[str, Json] = {}
    lines: list[str] = []
    atlas = Atlas.open()
    if "toponyms" in parts:
        found = [part for half in (Half.DEV, Half.HELD) for part in toponyms.measure(data, half, atlas=atlas)]
        figures["toponyms"] = [to_json(part) for part in found]
        lines += report_lines(found)
    if "wording" in parts:
        worded = wording.measure(data, atlas=atlas)
        figures["wording"] = dataclasses.asdict(worded)
        lines += ["", *wording.report_lines(worded)]
    return figures, lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0, also when there is nothing to run on."""
    parser = argparse.ArgumentParser(prog="python -m bench.geo", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None:
        print(f"geo: {NOT_RUN}", file=sys.stderr if options.json else sys.stdout)
        return 0
    figures, lines = measure(data, (options.only,) if options.only else PARTS)
    print(json.dumps(figures, indent=1) if options.json else "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
