"""`dragoman write bundle` and `dragoman verify`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_bundles import SOURCES, draft_bundle, swap, tamper, write, write_parts

from dragoman.cli import main
from dragoman.write.bundle import layout

SCENARIO = "samples/scenarios/01-night-raid-denied.jsonl"
ATLAS = ["--atlas", "samples/atlas"]


@pytest.fixture
def bundle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A bundle that the command wrote."""
    path = tmp_path / "report.dragoman.zip"
    assert main(["write", "bundle", SCENARIO, *ATLAS, "--today", "2024-06-01", "--out", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    return path


def test_a_bundle_that_was_written_is_proven_against_its_sources(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(bundle), "--sources", SCENARIO, "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert {row["state"] for row in rows} == {"proven"}
    assert [row["kind"] for row in rows].count("bundle") == 1
    assert rows[-1]["kind"] == "bundle"
    assert rows[-1]["notes"][0].startswith("sources: 4 of 4 documents at hand")
    assert err.endswith("parts of the bundle that failed 0\n")


def test_write_bundle_gives_the_same_bytes_each_time(bundle: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    assert main(["write", "bundle", SCENARIO, *ATLAS, "--today", "2024-06-01", "--out", str(again)]) == 0
    assert again.read_bytes() == bundle.read_bytes()


def test_verify_shows_a_table_and_ends_with_1_where_something_is_not_proven(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = swap('"over 50 soldiers"', '"over 60 soldiers"')
    path = write_parts(tamper(draft_bundle(), layout.REPORT, change), tmp_path)
    assert main(["verify", str(path), "--format", "table"]) == 1
    out, _ = capsys.readouterr()
    lines = out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("FAILED  headline: "))
    assert lines[at + 1] == "          the number 60 in 'over 60 soldiers' is in none of its facts"
    assert lines[-1] == "not checked against the sources: give --sources"


def test_verify_takes_texts_in_a_folder_as_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, _, text in SOURCES:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = write(draft_bundle(), tmp_path)
    main(["verify", str(path), "--sources", str(folder), "--format", "jsonl"])
    whole = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert whole["notes"] == [
        f"sources: 2 of 2 documents at hand, {len(draft_bundle().quotes)} of {len(draft_bundle().quotes)} quotes "
        "found where they should stand"
    ]


def test_verify_names_a_source_that_cannot_be_opened(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "none.txt")
    assert main(["verify", str(bundle), "--sources", missing, "--format", "jsonl"]) == 1
    assert f"sources: {missing}: no such file. Check the path." in capsys.readouterr().err


def test_verify_says_what_is_wrong_with_a_file_that_is_no_bundle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.zip"
    path.write_text("no zip", encoding="utf-8")
    assert main(["verify", str(path)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"dragoman: {path}: no whole zip file")
    assert "Traceback" not in err


def test_write_bundle_into_a_folder_and_as_a_dry_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["write", "bundle", SCENARIO, *ATLAS, "--out", str(tmp_path)]) == 2
    assert "Name a file" in capsys.readouterr().err
    path = tmp_path / "x.zip"
    assert main(["write", "bundle", SCENARIO, *ATLAS, "--out", str(path), "--dry-run"]) == 0
    assert not path.exists()
