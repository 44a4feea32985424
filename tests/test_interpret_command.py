"""`dragoman interpret`: files -> the language of each, as lines or as a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main

FRENCH = "Le Front des Dunes a annoncé lundi que ses hommes avaient pris le poste de Tessalit."
HAUSA = "Sojoji sun ce sun kashe 'yan ta'adda goma sha biyu a kauyen Koumbori ranar Litinin."


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in {"a.txt": FRENCH, "b.txt": HAUSA}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ("a.txt", "b.txt", "missing.txt")]


def test_interpret_writes_a_line_a_document_and_counts_what_failed(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["interpret", *files, "--lang", "en", "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(r["lang"], r["script"], r["direction"], r["notes"][:1]) for r in rows] == [
        ("fr", "Latn", "ltr", ["declared en, reads as fr"]),
        ("ha", "Latn", "ltr", ["declared en, reads as ha"]),
    ]
    assert "text" not in rows[0]["document"] and rows[0]["schema"] == "dragoman/1"
    assert "done 2, failed 1" in err and "missing.txt" in err


def test_interpret_tells_a_person_in_one_line(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interpret", files[1], "--format", "table"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{files[1]}: Hausa (ha), Latn, left to right, 0.99 by function words"
    assert second == "  kept for people: Hausa"


def test_interpret_without_input_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["interpret"]) == 2
    assert "no input" in capsys.readouterr().err


def test_read_names_the_option_that_the_browser_does_not_have(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", files[1]]) == 1
    assert "If it is not Hausa, name its language with --lang." in capsys.readouterr().err
