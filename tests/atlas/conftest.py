"""A tiny gazetteer of real files in a temporary folder -> the fixtures of the atlas tests."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dragoman.atlas import PlaceIndex, build_index
from dragoman.atlas.entries import DATA_FOLDER
from dragoman.atlas.gazetteer_files import GazetteerFiles

EXTRACT_ROWS = (
    (2457163, "Gao", "Gao,Gawgaw,GAO,gao zhen,غاو", 16.27, -0.04, "P", "PPLA", "ML", "09", "", 86633),
    (2457161, "Gao Region", "Région de Gao", 16.6, 1.6, "A", "ADM1", "ML", "09", "", 544120),
    (2360626, "Gao", "", 11.7, -2.2, "P", "PPL", "BF", "06", "", 0),
    (
        2449067,
        "Timbuktu",
        "Tombouctou,https://example.org/t",
        16.77,
        -3.0,
        "P",
        "PPLA",
        "ML",
        "08",
        "",
        32460,
    ),
    (2457000, "Gao", "", 16.3, 0.2, "H", "WLL", "ML", "09", "", 0),
)
UNITS = (
    (2457161, "Gao", "Gao Region", "ML", "ML.09", "15.6", "-0.3"),
    (7670553, "Gao Cercle", "Cercle de Gao", "ML", "ML.09.7670553", "", ""),
    (172957, "Ar-Raqqah", "محافظة الرقة", "SY", "SY.04", "36.1", "38.9"),
)
CITIES = (
    (172955, "Ar Raqqah", ["الرقة", "RQA", "la ka"], 35.95, 39.0, "SY", 531952, "04"),
    (2457163, "Gao", ["Гао"], 16.27167, -0.04472, "ML", 133110, "09"),
    (3582677, "N'Djaména-Ville", ["Fort-Lamy"], 12.1, 15.05, "TD", 721081, "21"),
)
SUPPLEMENT = (
    "id\tname\tnames\tcountry\tadmin1\tlat\tlon\tfeature_class\tfeature_code\tpopulation\tsource\n"
    "test:camp\tCamp Sample\tsample barracks\tML\tGao\t16.2\t-0.1\tS\tINSM\t\tinvented\n"
    "geonames:2457163\tGao\tGao-ville\tML\tGao\t\t\tP\tPPLA\t\tinvented spelling\n"
)


def extract_line(
    number: int, name: str, names: str, lat: float, lon: float, feature_class: str, code: str, country: str,
    admin1: str, admin2: str, population: int,
) -> str:  # fmt: skip
    """A line as GeoNames writes it."""
    cells = (
        number, name, name, names, lat, lon, feature_class, code, country, "", admin1, admin2, "", "",
        population, "", 200, "Africa/Bamako", "2020-01-01",
    )  # fmt: skip
    return "\t".join(map(str, cells)) + "\n"


def write_gazetteer(folder: Path) -> GazetteerFiles:
    """The files of a gazetteer of a dozen places."""
    folder.mkdir(parents=True, exist_ok=True)
    extract = folder / "XX.txt.gz"
    extract.write_bytes(gzip.compress("".join(extract_line(*row) for row in EXTRACT_ROWS).encode()))
    units = "id\tname\tnames\tcountry\tcode\tlat\tlon\n" + "".join(
        "\t".join(map(str, u)) + "\n" for u in UNITS
    )
    (folder / "units.tsv.gz").write_bytes(gzip.compress(units.encode()))
    (folder / "city_units.tsv.gz").write_bytes(gzip.compress(b"id\tcity_steps\n7670553\t2457000 163\n"))
    keys = (
        "geonameid",
        "name",
        "alternatenames",
        "latitude",
        "longitude",
        "countrycode",
        "population",
        "admin1code",
    )
    cities = {str(city[0]): dict(zip(keys, city, strict=True)) for city in CITIES}
    (folder / "cities.json").write_text(json.dumps(cities), encoding="utf-8")
    (folder / "places.tsv").write_text(SUPPLEMENT, encoding="utf-8")
    return GazetteerFiles(
        rules=(DATA_FOLDER / "admin_words.tsv", DATA_FOLDER / "articles.tsv"),
        units=folder / "units.tsv.gz",
        city_units=folder / "city_units.tsv.gz",
        cities=folder / "cities.json",
        extracts=(extract,),
        imports=(),
        supplement=folder / "places.tsv",
    )


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(folder))
    return folder


@pytest.fixture
def gazetteer(tmp_path: Path, cache: Path) -> GazetteerFiles:
    """The files of the tiny gazetteer."""
    return write_gazetteer(tmp_path / "gazetteer")


@pytest.fixture
def places(gazetteer: GazetteerFiles) -> PlaceIndex:
    """The tiny gazetteer, indexed."""
    return PlaceIndex(build_index(files=gazetteer))
