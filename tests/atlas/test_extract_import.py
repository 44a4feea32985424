"""Importing a GeoNames extract: every form it comes in, and every way it can be wrong."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from dragoman.atlas import PlaceIndex, import_extract
from dragoman.atlas.cache import extracts_folder
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.base.errors import AtlasError

from .conftest import extract_line

pytestmark = pytest.mark.usefixtures("cache")
TEXT = extract_line(99000001, "Sampleville", "Échantillon", 1.5, 2.5, "P", "PPL", "ML", "09", "", 12)


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_import_extract_reads_zip_text_and_gzip_alike(tmp_path: Path, gazetteer: GazetteerFiles) -> None:
    zipped = write_zip(tmp_path / "ML.zip", {"readme.txt": "GeoNames", "ML.txt": TEXT})
    plain, packed = tmp_path / "NE.txt", tmp_path / "BF.txt.gz"
    plain.write_text(TEXT, encoding="utf-8")
    packed.write_bytes(gzip.compress(TEXT.encode()))
    for path, name in ((zipped, "ML"), (plain, "NE"), (packed, "BF")):
        imported = import_extract(path, files=gazetteer)
        assert (imported.name, imported.places) == (name, 1)
        (entry,) = PlaceIndex(imported.index).find("Échantillon")
        assert (entry.id, entry.source) == ("geonames:99000001", f"GeoNames extract {name}, CC BY 4.0")
    assert len(list(extracts_folder().iterdir())) == 3


def test_import_extract_replaces_an_earlier_one(tmp_path: Path, gazetteer: GazetteerFiles) -> None:
    path = tmp_path / "ML.txt"
    path.write_text(TEXT, encoding="utf-8")
    first = import_extract(path, files=gazetteer)
    path.write_text(TEXT.replace("Sampleville", "Newville"), encoding="utf-8")
    second = import_extract(path, files=gazetteer)
    assert list(extracts_folder().iterdir()) == [second.path] != [first.path]
    places = PlaceIndex(second.index)
    assert places.has("Newville")
    assert not places.has("Sampleville")


def test_import_extract_overrides_what_is_older(tmp_path: Path, gazetteer: GazetteerFiles) -> None:
    path = tmp_path / "ML.txt"
    newer = extract_line(2449067, "Tombouctou", "", 16.8, -3.1, "P", "PPLA", "ML", "08", "", 60000)
    path.write_text(newer, encoding="utf-8")
    (entry,) = PlaceIndex(import_extract(path, files=gazetteer).index).find("Timbuktu")
    assert (entry.name, entry.lat, entry.population) == ("Tombouctou", 16.8, 60000)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "holds no place", id="empty"),
        pytest.param(
            b"ML\t1000\tBamako\n", "line 1: 3 columns where a GeoNames extract has 19", id="postal codes"
        ),
        pytest.param(TEXT.encode() + b"x\n", "line 2: 1 columns", id="broken second line"),
        pytest.param(TEXT.encode("utf-16"), "columns where", id="UTF-16"),
        pytest.param(TEXT.encode("latin-1"), "line 1: is not UTF-8", id="Latin-1"),
        pytest.param(b"x" * 200_000, "longer than", id="one long line"),
    ],
)
def test_import_extract_refuses_what_is_no_extract(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "ML.txt"
    path.write_bytes(content)
    with pytest.raises(AtlasError) as raised:
        import_extract(path)
    assert str(path) in str(raised.value)
    assert says in str(raised.value)
    assert list(extracts_folder().iterdir()) == []


def test_import_extract_refuses_a_zip_bomb_while_it_unpacks(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "ML.zip", {"ML.txt": TEXT * 200_000})
    with pytest.raises(AtlasError, match=r"unpacks to more than .* bytes"):
        import_extract(path)
    with pytest.raises(AtlasError, match=r"unpacks to more than 100 bytes"):
        import_extract(write_zip(tmp_path / "NE.zip", {"NE.txt": TEXT * 3}), max_bytes=100)
    assert list(extracts_folder().iterdir()) == []


def test_import_extract_refuses_archives_that_hold_no_single_extract(tmp_path: Path) -> None:
    two = write_zip(tmp_path / "two.zip", {"ML.txt": TEXT, "NE.txt": TEXT})
    with pytest.raises(AtlasError, match="holds 2 text files"):
        import_extract(two)
    none = write_zip(tmp_path / "none.zip", {"readme.txt": "GeoNames"})
    with pytest.raises(AtlasError, match="holds 0 text files"):
        import_extract(none)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(two.read_bytes()[:100])
    with pytest.raises(AtlasError, match="is no zip archive"):
        import_extract(broken)
    cut = tmp_path / "cut.txt.gz"
    cut.write_bytes(gzip.compress(TEXT.encode() * 50)[:-20])
    with pytest.raises(AtlasError, match="is damaged"):
        import_extract(cut)


@pytest.mark.parametrize("name", ["missing.zip", "ML.csv", ".zip"])
def test_import_extract_refuses_other_paths(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(AtlasError, match=r"GeoNames country file|Name the file after its country"):
        import_extract(tmp_path / name)
