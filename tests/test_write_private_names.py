"""A private name, planted in a document's text, title and address -> in no report, data or bundle."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import pypdf
import pytest
from pango import needs_pango

from dragoman.cli import main

VICTIM, WITNESS = "Oumar Exemplaire", "Awa Inventée"
NAMES = re.compile(r"exemplaire|inventée|inventee|invent%c3%a9e", re.IGNORECASE)
DOCUMENT = {
    "id": "planted-1",
    "url": "https://meridianwire.example/2024/05/oumar-exemplaire-killed-at-djibo",
    "archived": "https://archive.example/2024/https://meridianwire.example/oumar%20exemplaire",
    "title": "Oumar Exemplaire among three killed at Djibo",
    "published": "2024-05-06",
    "lang": "en",
    "text": (
        "DJIBO, Burkina Faso, May 6, 2024 - Gunmen attacked the market of Djibo on May 5, killing the trader Oumar "
        "Exemplaire and two soldiers of the Volta Rapid Brigade, according to Awa Inventée, a teacher who saw it. "
        "Exemplaire, 34, had sold cloth there. Two motorcycles were burned, Awa Inventée told Meridian Wire.\n"
    ),
}


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document, and the events that resolve makes of it."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "planted.jsonl").write_text(json.dumps(DOCUMENT) + "\n", encoding="utf-8")
    given = [str(folder / "planted.jsonl"), "--atlas", "samples/atlas"]
    code = main(["resolve", *given, "--format", "jsonl", "--out", str(folder)])
    assert code == 0
    return folder / "events.jsonl"


def test_the_events_of_the_desk_itself_hold_the_names(events: Path) -> None:
    assert NAMES.search(events.read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", ["md", "html", pytest.param("pdf", marks=needs_pango), "docx", "json"])
def test_no_report_shows_a_private_name(events: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"report.{form}"
    assert main(["write", "report", str(events), "--atlas", "samples/atlas", "--out", str(out)]) == 0
    assert_no_name(out)


@pytest.mark.parametrize("kind", ["day", "week", "ledger", "trends"])
def test_no_kind_of_report_shows_a_private_name(events: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "report.html"
    assert (
        main(["write", "report", str(events), "--kind", kind, "--atlas", "samples/atlas", "--out", str(out)])
        == 0
    )
    assert_no_name(out)


@pytest.mark.parametrize(
    "form", ["jsonl", "csv", "xlsx", "geojson", "parquet", "ucdp", "acled", "stix", "misp"]
)
def test_no_export_shows_a_private_name(events: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"data.{form}"
    code = main(
        ["write", "data", str(events), "--format", form, "--atlas", "samples/atlas", "--out", str(out)]
    )
    assert code == 0
    assert_no_name(out)
    assert_no_name(out.with_name(f"{out.name}.losses.json"))


def test_no_list_of_the_csv_folder_shows_a_private_name(events: Path, tmp_path: Path) -> None:
    out = tmp_path / "lists"
    assert main(["write", "data", str(events), "--format", "csv", "--out", str(out)]) == 0
    files = sorted(file for file in out.iterdir() if file.is_file())
    assert len(files) > 8
    for file in files:
        assert_no_name(file)


def test_no_bundle_shows_a_private_name(events: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.zip"
    assert main(["write", "bundle", str(events), "--atlas", "samples/atlas", "--out", str(out)]) == 0
    assert_no_name(out)
    assert main(["verify", str(out)]) == 0


def assert_no_name(path: Path) -> None:
    """Nothing that can be read out of a file holds one of the names."""
    for where, text in texts_of(path):
        found = NAMES.search(text)
        assert found is None, f"{where}: ...{text[max(0, found.start() - 60) : found.end() + 20]}..."


def texts_of(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in a file: of a PDF its pages and data, of a zip its parts, of Parquet its values."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for name in parts.namelist():
                yield name, name + parts.read(name).decode("utf-8", "replace")
    elif data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        yield path.name, "\n".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        yield (
            path.name,
            " ".join(str(note.get_object()) for page in reader.pages for note in page.get("/Annots", [])),
        )
    elif data.startswith(b"PAR1"):
        table = parquet.read_table(io.BytesIO(data))
        yield path.name, str(table.to_pylist()) + str(table.schema.metadata)
    else:
        yield path.name, data.decode("utf-8")
