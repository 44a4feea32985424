"""The place index: look-up, ranking, ambiguity, suggestions, user's places, threads."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from dragoman.atlas import PlaceEntry, PlaceIndex, build_index
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.base.errors import AtlasError


def ids(entries: tuple[PlaceEntry, ...]) -> list[str]:
    return [entry.id for entry in entries]


def test_find_gives_the_whole_entry_with_the_alias_that_matched(places: PlaceIndex) -> None:
    assert places.find("غاو") == (
        PlaceEntry(
            id="geonames:2457163",
            name="Gao",
            matched="غاو",
            country="ML",
            admin1="Gao",
            admin2="Gao",
            lat=16.27167,
            lon=-0.04472,
            feature_class="P",
            feature_code="PPLA",
            population=133110,
            source="invented spelling",
        ),
    )


def test_find_ranks_town_then_units_then_hamlet_then_well(places: PlaceIndex) -> None:
    assert ids(places.find("Gao")) == [
        "geonames:2457163",
        "geonames:2457161",
        "geonames:7670553",
        "geonames:2360626",
        "geonames:2457000",
    ]


def test_find_puts_the_country_first_and_can_leave_others_out(places: PlaceIndex) -> None:
    assert ids(places.find("Gao", "BF"))[:2] == ["geonames:2360626", "geonames:2457163"]
    assert ids(places.find("Gao", "BF", abroad=False)) == ["geonames:2360626"]
    assert places.find("Gao", "SY", abroad=False) == ()
    assert len(places.find("Gao", "BF", limit=2)) == 2


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        pytest.param("Tim buktu", "geonames:2449067", id="broken word"),
        pytest.param("Raqqa", "geonames:172955", id="no article, -a"),
        pytest.param("Al-Raqqah", "geonames:172955", id="other article"),
        pytest.param("الرقه", "geonames:172955", id="Arabic variant"),
        pytest.param("NDJAMENA VILLE", "geonames:3582677", id="capitals"),
        pytest.param("Gao Cercle", "geonames:7670553", id="unit with its kind"),
        pytest.param("Sample Barracks", "test:camp", id="supplement"),
        pytest.param("Timbuktu District", "geonames:2449067", id="kind that no entry has"),
    ],
)
def test_find_knows_spellings(places: PlaceIndex, name: str, place_id: str) -> None:
    assert ids(places.find(name))[0] == place_id
    assert places.has(name)


@pytest.mark.parametrize(
    "name", ["", "-", "Gaoo", "Ga", "RQA", "la ka", "Гао", "example.org", "'; DROP TABLE names; --"]
)
def test_find_gives_nothing_for_what_is_no_name(places: PlaceIndex, name: str) -> None:
    assert places.find(name) == ()
    assert not places.has(name)


def test_find_fills_admin_names_from_codes(places: PlaceIndex) -> None:
    (city,) = places.find("Raqqa", limit=1)
    assert (city.admin1, city.admin2) == ("Ar-Raqqah", None)
    (cercle,) = (entry for entry in places.find("Gao") if entry.feature_code == "ADM2")
    assert (cercle.admin1, cercle.admin2, cercle.lat) == ("Gao", "Gao", None)


def test_find_keeps_the_true_position_of_a_unit(places: PlaceIndex) -> None:
    (region,) = (entry for entry in places.find("Gao") if entry.feature_code == "ADM1")
    assert (region.lat, region.lon, region.population) == (16.6, 1.6, 544120)


def test_suggest_gives_names_that_look_like_it_and_find_does_not(places: PlaceIndex) -> None:
    assert places.find("Timbuctu") == ()
    (match,) = places.suggest("Timbuctu")
    assert (match.value.id, match.alias) == ("geonames:2449067", "Timbuktu")
    assert 80 < match.score < 100
    assert places.suggest("Timbuctu", "SY") == ()
    assert places.suggest("") == ()


def test_get_finds_by_id(places: PlaceIndex) -> None:
    camp = places.get("test:camp")
    assert camp is not None
    assert camp.name == "Camp Sample"
    assert places.get("geonames:1") is None


def test_user_places_extend_and_override(gazetteer: GazetteerFiles, tmp_path: Path) -> None:
    (tmp_path / "places.tsv").write_text(
        "id\tname\tnames\tcountry\tlat\tlon\tfeature_class\n"
        "desk:1\tCamp Nowhere\tGao\tML\t16\t0\tS\n"
        "geonames:2360626\tOld Gao\t\tBF\t11.7\t-2.2\tP\n",
        encoding="utf-8",
    )
    places = PlaceIndex(build_index(files=gazetteer), folders=[tmp_path])
    found = places.find("Gao")
    assert ids(found)[:2] == ["desk:1", "geonames:2457163"]
    assert "geonames:2360626" not in ids(found)
    assert ids(places.find("Old Gao")) == ["geonames:2360626"]
    assert found[0].source == "places.tsv, line 2"
    assert places.has("camp nowhere")
    assert places.has("Timbuktu")
    assert not places.has("Nowhere")
    assert ids(places.find("Gao", "BF")) == ["desk:1", *ids(found)[1:]]
    assert [m.value.id for m in places.suggest("Camp Nowhare")] == ["desk:1"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("x\tX\tMali\t1\t1\tP", "country 'Mali'", id="country"),
        pytest.param("x\tX\tML\tnorth\t1\tP", "lat 'north' is no number", id="latitude is a word"),
        pytest.param("x\tX\tML\t99\t1\tP", "lat 99 lies outside", id="latitude too large"),
        pytest.param("x\tX\tML\t16\t\tP", "one of lat and lon", id="half a position"),
        pytest.param("x\tX\tML\t1\t1\tTown", "feature_class 'Town'", id="feature class"),
        pytest.param("x\t\tML\t1\t1\tP", "column 'name' is empty", id="no name"),
        pytest.param("geonames:abc\tX\tML\t1\t1\tP", "no GeoNames number", id="id"),
        pytest.param("x\tX\tML\t1\t1\tP\textra", "7 cells under a header of 6", id="too many cells"),
    ],
)
def test_user_places_refuse_a_broken_row_by_line(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(f"id\tname\tcountry\tlat\tlon\tfeature_class\n# a comment\n\n{row}\n", encoding="utf-8")
    with pytest.raises(AtlasError) as raised:
        PlaceIndex(folders=[tmp_path])
    assert f"{path}, line 4: " in str(raised.value)
    assert says in str(raised.value)


def test_find_answers_many_threads(places: PlaceIndex) -> None:
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(200):
            if len(places.find("Gao")) != 5:
                wrong.append("Gao")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_open_names_a_broken_index(tmp_path: Path) -> None:
    path = tmp_path / "places-0.sqlite"
    path.write_bytes(b"no database" * 100)
    with pytest.raises(
        AtlasError, match=r"cannot be opened .* Delete the file and run: dragoman atlas build"
    ):
        PlaceIndex(path).find("Gao")


def test_facts_count_what_is_there(places: PlaceIndex) -> None:
    facts = places.facts()
    assert facts["places"] == 10
    assert facts["names"] > facts["keys"] > 10
