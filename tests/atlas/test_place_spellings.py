"""Every spelling of a place, from the index and from a desk's own row."""

from __future__ import annotations

from pathlib import Path

from dragoman.atlas import Atlas


def test_spellings_of_a_place_of_the_index() -> None:
    places = Atlas.open().places
    (niono,) = (
        place for place in places.find("Gayéri") if place.country == "BF" and place.feature_class == "P"
    )
    found = places.spellings(niono.id)
    assert "Gaeri" in found and niono.name not in found
    assert places.spellings("geonames:999999999999") == ()


def test_spellings_of_an_own_row_stand_in_place_of_those_of_the_index(tmp_path: Path) -> None:
    row = "id\tname\tnames\tcountry\ngeonames:2360541\tGayéri\tGayeri Ville|غاييري\tBF\n"
    (tmp_path / "places.tsv").write_text(row, encoding="utf-8")
    assert set(Atlas.open([tmp_path]).places.spellings("geonames:2360541")) == {"Gayeri Ville", "غاييري"}
