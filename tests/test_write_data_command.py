"""`dragoman write data` as a user meets it: files, folders, standard output, messages, exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made_accounts import SAMPLES, make_claim, make_document, make_toll, resolve_made, write_readings

from dragoman.base.claim import Side
from dragoman.base.codec import event_to_json
from dragoman.base.event import Event
from dragoman.cli import main
from dragoman.write.data.csv_lists_read import events_from_csv

NAME = "Oumar Exemple"


def made_event() -> Event:
    """One claim of the raid on Koumbori, with the text of its document."""
    (event,) = resolve_made([make_claim(1)], [make_document("doc-1")])
    return event


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file with the line of an event."""
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps(event_to_json(made_event())) + "\n", encoding="utf-8")
    return path


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_table_goes_to_standard_output_and_losses_to_standard_error(
    lines: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["write", "data", str(lines)]) == 0
    out, err = capfdbinary.readouterr()
    (row,) = rows_of(out.decode())
    assert (row["event_id"], row["review_state"]) == (made_event().id, "draft")
    told = err.decode().splitlines()
    assert told[0] == "done 1, refused 0, failed 0; events 1"
    assert told[1] == (
        "csv: 1 x documents/text: texts of documents are not passed on; their hash and the quoted words are (doc-1)"
    )


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "geojson", "parquet"])
def test_ending_of_the_file_tells_the_format(
    form: str, lines: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "new" / f"data.{form}"
    assert main(["write", "data", str(lines), "--out", str(out), "--today", "2024-03-01"]) == 0
    assert capfdbinary.readouterr().out.decode() == f"{out}\n"
    report = json.loads((tmp_path / "new" / f"data.{form}.losses.json").read_text(encoding="utf-8"))
    assert (report["format"], report["events"], report["claims"]) == (form, 1, 1)
    assert sorted(p.name for p in out.parent.iterdir()) == [out.name, f"{out.name}.losses.json"]
    assert main(["write", "data", str(lines), "--format", form, "--today", "2024-03-01"]) == 0
    piped = capfdbinary.readouterr().out
    assert piped[:4] == out.read_bytes()[:4]
    assert form == "xlsx" or piped == out.read_bytes()


@pytest.mark.parametrize("form", ["ucdp", "acled", "stix", "misp"])
def test_shapes_of_others_are_written_too(form: str, lines: Path, tmp_path: Path) -> None:
    out = tmp_path / "data.txt"
    assert main(["write", "data", str(lines), "--format", form, "--out", str(out)]) == 0
    assert out.stat().st_size > 0
    report = json.loads((tmp_path / "data.txt.losses.json").read_text(encoding="utf-8"))
    assert (report["format"], report["events"], report["claims"]) == (form, 1, 1)


def test_folder_gets_the_lists_and_they_come_back(lines: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    for _ in range(2):
        assert main(["write", "data", str(lines), "--out", str(folder), "--excel"]) == 0
    (event,) = events_from_csv(folder)
    assert (event.claims, event.figures) == (made_event().claims, made_event().figures)
    assert event.documents[0].sha256 == made_event().documents[0].sha256
    assert json.loads((folder / "losses.json").read_text(encoding="utf-8"))["format"] == "csv"
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]


def test_reports_are_resolved_first(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    scenario = SAMPLES / "scenarios" / "01-night-raid-denied.jsonl"
    code = main(["write", "data", str(scenario), "--atlas", str(SAMPLES / "atlas"), "--format", "jsonl"])
    assert code == 0
    written = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert written and all(line["claims"] for line in written)


def test_names_of_private_persons_are_in_no_format(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    named = make_toll(1, side=Side.CIVILIANS, victim="named person", text=NAME)
    document = make_document("doc-1", f"{NAME} was killed.", title=f"{NAME} killed at Koumbori")
    source = write_readings(tmp_path / "read.jsonl", [make_claim(1, killed=(named,))], [document])
    for form in ("jsonl", "csv", "geojson"):
        assert main(["write", "data", str(source), "--format", form]) == 0
        out = capfdbinary.readouterr().out.decode()
        assert "c-000000000001" in out and "Exemple" not in out
    assert main(["write", "data", str(source), "--out", str(tmp_path / "lists")]) == 0
    assert not [p for p in (tmp_path / "lists").iterdir() if b"Exemple" in p.read_bytes()]


def test_text_is_kept_when_asked_for_and_that_is_said(
    lines: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["write", "data", str(lines), "--format", "jsonl", "--text"]) == 0
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["documents"][0]["text"] == made_event().documents[0].text
    assert b"for your own desk only" in err and b"jsonl: nothing was lost" in err


def test_dry_run_writes_nothing(
    lines: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for out in ("lists", "data.xlsx"):
        assert main(["write", "data", str(lines), "--out", str(tmp_path / out), "--dry-run"]) == 0
        assert not (tmp_path / out).exists()
    assert capfdbinary.readouterr().out == b""


def test_broken_line_fails_and_the_others_are_written(
    lines: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lines.write_text(lines.read_text(encoding="utf-8") + '{"schema": "dragoman/1", "claims": 3}\n')
    assert main(["write", "data", str(lines), "--format", "jsonl"]) == 1
    out, err = capfdbinary.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [made_event().id]
    assert b"done 1, refused 0, failed 1" in err


def test_final_leaves_out_what_no_person_accepted(
    lines: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["write", "data", str(lines), "--format", "csv", "--final"]) == 1
    out, err = capfdbinary.readouterr()
    assert rows_of(out.decode()) == []
    assert b"c-000000000001" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no input"),
        (["EVENTS", "--out", "FOLDER/data.txt"], "its ending tells no format"),
        (["EVENTS", "--format", "xlsx", "--out", "FOLDER"], "is a folder, which only csv fills"),
        (["EVENTS", "--format", "csv", "--text"], "--text is for jsonl"),
        (["EVENTS", "--format", "jsonl", "--excel"], "--excel is for csv"),
    ],
)
def test_wrong_usage_is_named(
    arguments: list[str], message: str, lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [a.replace("EVENTS", str(lines)).replace("FOLDER", str(tmp_path)) for a in arguments]
    assert main(["write", "data", *given]) == 2
    assert message in capsys.readouterr().err


def test_nothing_is_left_behind_when_the_reader_of_the_output_is_gone(lines: Path) -> None:
    many = lines.read_text(encoding="utf-8") * 400
    command = [sys.executable, "-m", "dragoman.cli", "write", "data", "-", "--format", "jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ)
    ) as run:
        assert run.stdin and run.stdout and run.stderr
        run.stdout.close()
        run.stdin.write(many.encode())
        run.stdin.close()
        told = run.stderr.read()
    assert (run.returncode, b"Traceback" in told) == (141, False)


class Interrupted(io.BytesIO):
    """Standard input at which somebody presses Ctrl-C."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise KeyboardInterrupt

    read1 = readline = readinto = __next__ = read  # type: ignore[assignment]


@pytest.mark.parametrize("name", ["a.geojson", "lists"])
def test_interrupted_export_leaves_no_half_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted(b"{}")))
    (tmp_path / "out").mkdir()
    assert main(["write", "data", "-", "--out", str(tmp_path / "out" / name)]) == 130
    assert [p for p in (tmp_path / "out").rglob("*") if p.is_file()] == []


def test_binary_data_is_not_written_to_a_terminal(lines: Path) -> None:
    master, slave = os.openpty()
    command = [sys.executable, "-m", "dragoman.cli", "write", "data", str(lines), "--format", "xlsx"]
    done = subprocess.run(command, stdout=slave, stderr=subprocess.PIPE, check=False)
    os.close(slave)
    os.close(master)
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "dragoman write data: xlsx is not for a terminal. Name a file with --out.\n",
    )
