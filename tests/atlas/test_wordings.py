"""Place wordings -> points with a radius and a code, in a small gazetteer of real places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.atlas import Atlas, PlaceIndex, build_index
from dragoman.atlas.entries import load_countries
from dragoman.atlas.sphere import distance_km
from dragoman.atlas.wordings import Located, Rule, WordingLocator, locate_wording
from tests.atlas.conftest import write_gazetteer

HEADER = "id name country admin1 admin2 lat lon feature_class feature_code population"
ROWS = """\
t:ml Mali ML - - 18.0 -2.0 A PCLI 0
t:gao-r Gao_Region ML Gao - 16.6 0.5 A ADM1 0
t:ans-c Ansongo_Cercle ML Gao Ansongo 15.6 0.6 A ADM2 0
t:ansongo Ansongo ML Gao Ansongo 15.66 0.50 P PPLA2 32000
t:tessit Tessit ML Gao Ansongo 15.21 0.15 P PPL 5000
t:kidal Kidal ML Kidal - 18.44 1.41 P PPLA 25000
t:bamba Bamba ML Gao - 17.03 -1.40 P PPL 0
t:bamba2 Bamba ML Sikasso - 10.40 -7.10 P PPL 0
t:labbe Labbezanga ML Gao Ansongo 14.96 0.70 P PPL 0
t:ayorou Ayorou NE Tillaberi - 14.73 0.92 P PPL 0
t:zebra Zebra NE Tillaberi - 14.0 1.5 P PPL 0
t:shan Shan_State MM Shan - 22.0 98.0 A ADM1 0
t:kayin Kayin_State MM Kayin - 17.5 97.75 A ADM1 0
t:hpaan Hpa-An MM Kayin - 16.89 97.63 P PPLA 50000
t:azein Azein MM Shan - 21.0 97.5 P PPL 0
t:minbya-a Minbya MM Rakhine - 20.36 93.27 P PPL 0
t:minbya-b Minbya MM Shan - 21.50 98.90 P PPL 0
t:kutkai Kutkai MM Shan - 23.45 97.94 P PPL 0
t:namtu Namtu MM Shan - 23.09 97.40 P PPL 0
t:taveuni Taveuni FJ Northern - -16.85 179.97 P PPL 900
t:savusavu Savusavu FJ Northern - -16.78 -179.60 P PPL 900
t:pole Amundsen AQ - - -90.0 0.0 P PPL 0
t:lake Lake_Mali ML - - 14.2 -4.0 H LK 0
t:nowhere Mistral ML Gao - - - P PPL 0"""


@pytest.fixture(scope="module")
def locator(tmp_path_factory: pytest.TempPathFactory) -> WordingLocator:
    """A locator over a user's folder alone."""
    return WordingLocator(_atlas(tmp_path_factory.mktemp("wordings")))


def _atlas(folder: Path) -> Atlas:
    cells = [
        [cell.replace("_", " ") if cell != "-" else "" for cell in row.split(" ")] for row in ROWS.split("\n")
    ]
    text = "\n".join("\t".join(row) for row in [HEADER.split(), *cells]) + "\n"
    (folder / "places.tsv").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAGOMAN_CACHE", str(folder / "cache"))
        index = build_index(files=write_gazetteer(folder / "gazetteer"))
    places = PlaceIndex(index, folders=(folder,))
    return Atlas(actors=(), outlets=(), arms=(), countries=load_countries(()), places=places)


def ids(located: Located | None) -> list[str]:
    return [entry.id for entry in located.entries] if located else []


@pytest.mark.parametrize(
    ("text", "country", "rule", "precision", "entries"),
    [
        ("Ansongo", "ML", Rule.PLACE, 1, ["t:ansongo"]),
        ("Ansongo cercle", "ML", Rule.UNIT, 3, ["t:ans-c"]),
        ("Gao region", "ML", Rule.UNIT, 4, ["t:gao-r"]),
        ("near Ansongo", "ML", Rule.NEAR, 2, ["t:ansongo"]),
        ("on the outskirts of Ansongo", "ML", Rule.EDGE, 2, ["t:ansongo"]),
        ("north of Ansongo", "ML", Rule.TOWARD, 2, ["t:ansongo"]),
        ("10 km north of Ansongo", "ML", Rule.OFFSET, 2, ["t:ansongo"]),
        ("100 km north of Ansongo", "ML", Rule.OFFSET, 5, ["t:ansongo"]),
        ("10 km from Ansongo", "ML", Rule.AWAY, 2, ["t:ansongo"]),
        ("60 km from Ansongo", "ML", Rule.AWAY, 5, ["t:ansongo"]),
        ("between Ansongo and Kidal", "ML", Rule.BETWEEN, 5, ["t:ansongo", "t:kidal"]),
        ("on the Ansongo-Kidal road", "ML", Rule.ALONG, 5, ["t:ansongo", "t:kidal"]),
        ("northern Shan State", "MM", Rule.PART, 5, ["t:shan"]),
        ("Kutkai township", "MM", Rule.SEAT, 3, ["t:kutkai"]),
        ("Kutkai and Namtu townships", "MM", Rule.GROUP, 5, ["t:kutkai", "t:namtu"]),
        ("Tessit, Ansongo cercle, Gao region", None, Rule.PLACE, 1, ["t:tessit"]),
        ("Ansongo; Kidal", "ML", Rule.GROUP, 5, ["t:ansongo", "t:kidal"]),
        ("in Mali", None, Rule.COUNTRY, 6, ["t:ml"]),
        ("Nowhereville", "ML", Rule.COUNTRY, 6, ["t:ml"]),
        ("", "ML", Rule.COUNTRY, 6, ["t:ml"]),
        ("Mistral", "ML", Rule.COUNTRY, 6, ["t:ml"]),
        ("90,000 km north of Ansongo", "ML", Rule.COUNTRY, 6, ["t:ml"]),
        ("99999999999 km from Ansongo", "ML", Rule.COUNTRY, 6, ["t:ml"]),
        ("0 km from Ansongo", "ML", Rule.AWAY, 2, ["t:ansongo"]),
    ],
)  # fmt: skip
def test_locate_names_its_rule_and_code(
    locator: WordingLocator, text: str, country: str | None, rule: Rule, precision: int, entries: list[str]
) -> None:
    located = locator.locate(text, country=country)
    assert located is not None
    assert (located.rule, located.precision, ids(located)) == (rule, precision, entries)


@pytest.mark.parametrize("text", ["", "Nowhereville", "30 km north of", "km", "the", "()", "\n\n"])
def test_locate_without_a_place_or_a_country_is_none(locator: WordingLocator, text: str) -> None:
    assert locator.locate(text) is None


def test_locate_moves_the_point_by_distance_and_direction(locator: WordingLocator) -> None:
    located = locator.locate("30 km north of Ansongo", country="ML")
    assert located is not None
    assert (located.lat, located.lon) == pytest.approx((15.93, 0.50), abs=0.01)
    assert 12 < located.radius_km < 25


def test_locate_takes_the_entry_inside_the_units_named(locator: WordingLocator) -> None:
    located = locator.locate("Minbya village, Shan State", country="MM")
    assert ids(located) == ["t:minbya-b"]
    assert located is not None
    assert [(r.entry.id, r.reason) for r in located.runners_up] == [("t:minbya-a", "outside the unit named")]


def test_locate_falls_back_to_the_township_when_the_village_lies_elsewhere(locator: WordingLocator) -> None:
    located = locator.locate("Azein, Hpa-An township, Kayin state", country="MM")
    assert located is not None
    assert (located.rule, located.precision, ids(located)) == (Rule.SEAT, 3, ["t:hpaan"])
    assert located.unknown == ("Azein",)
    assert ("t:azein", "outside the unit named") in [(r.entry.id, r.reason) for r in located.runners_up]


def test_locate_does_not_choose_among_namesakes_of_one_country(locator: WordingLocator) -> None:
    located = locator.locate("Bamba", country="ML")
    assert located is not None
    assert (located.rule, located.precision) == (Rule.NAMESAKES, 6)
    assert located.radius_km > 400


def test_locate_takes_no_village_whose_township_is_unknown(locator: WordingLocator) -> None:
    located = locator.locate("Namtu village, Nowhere township", country="MM")
    assert located is not None
    assert located.precision == 6
    assert located.unknown == ("Namtu", "Nowhere")


def test_locate_is_only_near_beside_a_village_it_lacks(locator: WordingLocator) -> None:
    located = locator.locate("Tinfassit village (Ansongo)", country="ML")
    assert located is not None
    assert located.precision == 3 and located.radius_km >= 40


def test_locate_at_a_border_reaches_along_it(locator: WordingLocator) -> None:
    located = locator.locate("near the border with Niger", country="ML")
    assert located is not None
    assert (located.rule, located.precision, located.country) == (Rule.BORDER, 5, "ML")
    assert (located.lat, located.lon) == pytest.approx((14.96, 0.70), abs=0.01)


def test_locate_between_two_places_over_the_antimeridian(locator: WordingLocator) -> None:
    located = locator.locate("between Taveuni and Savusavu", country="FJ")
    assert located is not None
    assert abs(located.lon) > 179.7 and located.radius_km < 40


def test_locate_takes_a_lake_called_after_a_country_for_a_lake(locator: WordingLocator) -> None:
    located = locator.locate("near Lake Mali", country="ML")
    assert located is not None
    assert (located.precision, ids(located)) == (5, ["t:lake"])


def test_locate_at_a_pole(locator: WordingLocator) -> None:
    located = locator.locate("20 km north of Amundsen", country="AQ")
    assert located is not None
    assert located.lat == pytest.approx(-89.82, abs=0.01)


def test_locate_takes_the_country_from_the_wording(locator: WordingLocator) -> None:
    located = locator.locate("8 km from Ansongo, Mali")
    assert located is not None
    assert (located.country, located.precision) == ("ML", 2)


def test_locate_wording_is_the_locator_in_one_call(tmp_path: Path) -> None:
    located = locate_wording("غاو", _atlas(tmp_path), country="ML")
    assert ids(located) == ["geonames:2457163"]


ANCHORS = {
    "Ansongo": ("ML", (15.66, 0.50)),
    "Taveuni": ("FJ", (-16.85, 179.97)),
    "Amundsen": ("AQ", (-90.0, 0.0)),
}


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(sorted(ANCHORS)),
    st.integers(0, 500),
    st.sampled_from(["north", "south-east", "west", "NNW", "north-north-west", ""]),
)
def test_locate_stays_as_far_from_the_anchor_as_the_words_say(
    locator: WordingLocator, name: str, km: int, side: str
) -> None:
    country, anchor = ANCHORS[name]
    located = locator.locate(f"{km} km {side} of {name}".replace("  ", " "), country=country)
    assert located is not None
    off = distance_km(anchor, (located.lat, located.lon))
    assert -90 <= located.lat <= 90 and -180 <= located.lon < 180
    assert abs(off - km) <= located.radius_km
    assert located.precision == (2 if km <= 25 else located.precision)
    assert located.precision in (2, 5)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_locate_reads_any_text(locator: WordingLocator, text: str) -> None:
    located = locator.locate(text, country="ML")
    assert located is not None
    assert located.radius_km > 0 and 1 <= located.precision <= 7
