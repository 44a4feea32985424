"""UCDP's place wordings for Myanmar -> how far our points lie from its coders', and how honest we are.

    python -m bench.geo.wording [--half even|odd] [--atlas FOLDER] [--worst N] [--json]

Each row of the UCDP Georeferenced Event Dataset has two wordings, `where_coordinates` (the name of the
place that was coded) and `where_description` (how the sources put it), and the coded point. A wording is
located with the country known and nothing else of the row. Rows with an even number were there to
develop with, odd ones are looked at for final figures alone. A row whose wording is empty or not
located counts as missed in every share.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.geo.ucdp import COUNTRY, FIELDS, FILE, Row, read_rows
from dragoman.atlas import Atlas
from dragoman.atlas.sphere import distance_km
from dragoman.atlas.wordings import Located, WordingLocator

NEAR_KM, FAR_KM = 25.0, 161.0
COUNTRY_CODE = 6
CODES = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One wording and gold point with our answer; `error_km` is None when there is none."""

    text: str
    row: Row
    located: Located | None
    error_km: float | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer and how far it lies from the gold point."""

    located: Located
    error_km: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of all outcomes, in per cent, and errors of the located ones in km.

    `finer` is the share located more finely than the country; `honest` the share of the located whose gold
    point lies within our radius, `honest_finer` the same of those finer than the country.
    """

    wordings: int
    located: float
    finer: float
    within_25: float
    within_161: float
    mean_km: float
    median_km: float
    honest: float
    honest_finer: float
    median_radius_km: float


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """The figures of one wording field: by rows, by different wordings, by UCDP's code, and the codes' table.

    `codes` counts rows by UCDP's code and ours (0: not located).
    """

    field: str
    half: str
    rows: Figures
    unique: Figures
    by_code: tuple[tuple[int, Figures], ...]
    codes: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class WordingFigures:
    """All that is measured on UCDP's wordings."""

    parts: tuple[FieldFigures, ...]


def locate_all(locator: WordingLocator, rows: Sequence[Row], field: str) -> list[Outcome]:
    """The outcome of each row; equal wordings are located once."""
    index = FIELDS.index(field)
    known: dict[str, Located | None] = {}
    outcomes = []
    for row in rows:
        text = row.wordings[index].strip()
        if text not in known:
            known[text] = locator.locate(text, country=COUNTRY) if text else None
        found = known[text]
        error = None if found is None else distance_km((found.lat, found.lon), (row.lat, row.lon))
        outcomes.append(Outcome(text, row, found, error))
    return outcomes


def count(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of some outcomes, which are not none."""
    found = [Hit(o.located, o.error_km) for o in outcomes if o.located is not None and o.error_km is not None]
    errors = [o.error_km for o in found]
    radii = [o.located.radius_km for o in found]
    total = len(outcomes)
    finer = [o for o in found if o.located.precision < COUNTRY_CODE]
    return Figures(
        total,
        100 * len(errors) / total,
        100 * len(finer) / total,
        100 * sum(e <= NEAR_KM for e in errors) / total,
        100 * sum(e <= FAR_KM for e in errors) / total,
        statistics.fmean(errors) if errors else 0.0,
        statistics.median(errors) if errors else 0.0,
        _honest(found),
        _honest(finer),
        statistics.median(radii) if radii else 0.0,
    )


def _honest(hits: Sequence[Hit]) -> float:
    """The share, in per cent, whose gold point lies within the radius given."""
    return 100 * sum(h.error_km <= h.located.radius_km for h in hits) / len(hits) if hits else 0.0


def count_field(outcomes: Sequence[Outcome], field: str, half: str) -> FieldFigures:
    """The figures of one field; a different wording counts once for each point that UCDP gave it."""
    unique = list({(o.text, o.row.lat, o.row.lon): o for o in outcomes if o.text}.values())
    by_code = tuple(
        (code, count(some)) for code in CODES if (some := [o for o in outcomes if o.row.precision == code])
    )
    table = Counter((o.row.precision, o.located.precision if o.located else 0) for o in outcomes)
    return FieldFigures(
        field,
        half,
        count(outcomes),
        count(unique),
        by_code,
        tuple((gold, ours, rows) for (gold, ours), rows in sorted(table.items())),
    )


def measure(
    data: Path, *, halves: Sequence[str] = ("even", "odd"), atlas: Atlas | None = None
) -> WordingFigures:
    """Measure both wordings on the halves named.

    Args:
        data: the folder that holds `ucdp/ged_myanmar.csv.gz`.
        atlas: the embedded one by default.
    """
    locator = WordingLocator(atlas or Atlas.open())
    rows = read_rows(data / FILE)
    parts: list[FieldFigures] = []
    for half in halves:
        some = [row for row in rows if row.number % 2 == (half == "odd")]
        parts.extend(count_field(locate_all(locator, some, field), field, half) for field in FIELDS)
    return WordingFigures(tuple(parts))


def report_lines(figures: WordingFigures) -> list[str]:
    """The figures as tables of plain text."""
    head = f"{'':<38}{'n':>6}{'located':>9}{'finer':>8}{'<=25 km':>9}{'<=161 km':>10}"
    head += f"{'mean':>7}{'median':>8}{'honest':>8}{'finer':>8}{'radius':>8}"
    lines: list[str] = []
    for part in figures.parts:
        lines += [f"{part.field}, {part.half} half", head]
        lines.append(_line("rows", part.rows))
        lines.append(_line("different wordings", part.unique))
        lines.extend(_line(f"rows with where_prec {code}", some) for code, some in part.by_code)
        lines += [*_table(part.codes), ""]
    return lines


def _line(label: str, f: Figures) -> str:
    return (
        f"  {label:<36}{f.wordings:>6}{f.located:>8.1f}%{f.finer:>7.1f}%{f.within_25:>8.1f}%{f.within_161:>9.1f}%"
        f"{f.mean_km:>7.1f}{f.median_km:>8.1f}{f.honest:>7.1f}%{f.honest_finer:>7.1f}%{f.median_radius_km:>8.1f}"
    )


def _table(codes: Iterable[tuple[int, int, int]]) -> list[str]:
    """UCDP's codes down, ours across."""
    cells = {(gold, ours): rows for gold, ours, rows in codes}
    lines = ["  where_prec down, our code across (0: not located)"]
    lines.append("      " + "".join(f"{ours:>7}" for ours in (0, *CODES)))
    lines.extend(
        f"  {gold:>4}" + "".join(f"{cells.get((gold, ours), 0):>7}" for ours in (0, *CODES)) for gold in CODES
    )
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0 also when the data is not there ("not run")."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.geo.wording", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--half", choices=("even", "odd"), help="one half alone")
    parser.add_argument("--atlas", type=Path, action="append", default=[], help="a folder with a places.tsv")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N largest errors")
    parser.add_argument("--json", action="store_true", help="write the figures as JSON")
    options = parser.parse_args(arguments)
    folder = os.environ.get("DRAGOMAN_DATA")
    if not folder or not (Path(folder) / FILE).exists():
        print("wordings: not run (DRAGOMAN_DATA names no folder with ucdp/ged_myanmar.csv.gz)")
        return 0
    atlas = Atlas.open(options.atlas)
    halves = (options.half,) if options.half else ("even", "odd")
    figures = measure(Path(folder), halves=halves, atlas=atlas)
    if options.json:
        json.dump(dataclasses.asdict(figures), sys.stdout, indent=1)
        print()
    else:
        print("\n".join(report_lines(figures)))
    if options.worst:
        _show_worst(Path(folder), halves[0], atlas, options.worst)
    return 0


def _show_worst(data: Path, half: str, atlas: Atlas, most: int) -> None:
    rows = [row for row in read_rows(data / FILE) if row.number % 2 == (half == "odd")]
    for field in FIELDS:
        outcomes = {o.text: o for o in locate_all(WordingLocator(atlas), rows, field) if o.located}
        for o in sorted(outcomes.values(), key=lambda o: -(o.error_km or 0))[:most]:
            print(f"{o.error_km:7.0f} km  {o.row.precision}  {o.text!r}")


if __name__ == "__main__":
    sys.exit(main())
