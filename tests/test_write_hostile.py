"""`dragoman write` and `dragoman verify` with bad input and bad places to write to: refused by name, nothing harmed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_accounts import make_claim, make_document, make_toll, resolve_made

from dragoman.base.codec import event_to_json
from dragoman.cli import main

Row = dict[str, Any]


def row() -> Row:
    """The line of an event with one claim and one toll."""
    claim = make_claim(1, killed=[make_toll(13)])
    (event,) = resolve_made([claim], [make_document("doc-1")])
    made = json.loads(json.dumps(event_to_json(event)))
    assert isinstance(made, dict)
    return made


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file with that line."""
    return write_rows(tmp_path / "events.jsonl", row())


def write_rows(path: Path, *rows: Row) -> Path:
    """A file of lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "dragoman.cli", *words]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


def _set(*path: str | int, to: object) -> Callable[[Row], None]:
    def change(made: Any) -> None:
        for step in path[:-1]:
            made = made[step]
        made[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param(
            _set("date", "start", to="0000-00-00"), "date/start: '0000-00-00' is no ISO date.", id="day of event"
        ),
        pytest.param(
            _set("claims", 0, "event_date", to="soon"), "event_date: 'soon' is no ISO date.", id="day of act"
        ),
        pytest.param(
            _set("claims", 0, "claimed_on", to="20240110"), "claimed_on: '20240110' is no ISO date.", id="day said"
        ),
        pytest.param(_set("claims", 0, "killed", 0, "min", to=-5), "killed/0: -5 to 13 is no count.", id="negative"),
        pytest.param(_set("claims", 0, "killed", 0, "max", to=3), "killed/0: 13 to 3 is no count.", id="turned"),
        pytest.param(_set("claims", to=[]), "no claim tells of it, so nothing can be cited.", id="no claims"),
        pytest.param(_set("claims", 0, "id", to=7), "claims/0/id: str is wanted, not int.", id="type"),
        pytest.param(_set("event_type", to="alien_landing"), "event_type: 'alien_landing' is none of", id="enum"),
        pytest.param(_set("figures", 0, "low", to=10**30), "is larger than any count.", id="huge"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("action", ["report", "data"])
def test_bad_event_among_good_ones_is_named_and_the_rest_is_written(
    change: Callable[[Row], None],
    problem: str,
    action: str,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    bad = row()
    bad["id"] = "e-bad"
    change(bad)
    path = write_rows(tmp_path / "events.jsonl", bad, row())
    assert main(["write", action, str(path)]) == 1
    out, err = capfdbinary.readouterr()
    told = err.decode().splitlines()
    assert told[0].startswith(f"failed: {path} line 1: ")
    assert problem in told[0]
    assert "done 1, refused 0, failed 1; events 1" in told
    assert b"13" in out


def test_event_that_is_given_twice_is_refused(lines: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "report", str(lines), str(lines)]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == f"dragoman: event {row()['id']}: it is given twice. Name its file once."


def test_claim_in_two_events_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write_rows(tmp_path / "events.jsonl", row(), {**row(), "id": "e-other"})
    assert main(["write", "report", str(path)]) == 1
    err = capfd.readouterr().err
    assert f"it is in event {row()['id']} and in event e-other. Resolve the claims of both together." in err


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "for Excel"])
@pytest.mark.parametrize("action", ["report", "data"])
def test_table_of_ours_is_no_report(start: bytes, action: str, lines: Path, tmp_path: Path) -> None:
    table = start + run("write", "data", str(lines)).stdout
    refused = run("write", action, "-", stdin=table)
    assert refused.returncode == 1
    assert refused.stderr.decode().splitlines()[0] == (
        "failed: standard input: is a CSV table that write data wrote, not a report. "
        "Give the lines that resolve wrote."
    )
    assert refused.stdout.count(b"\n") <= 1  # of data the header
    path = tmp_path / "table.csv"
    path.write_bytes(table)
    both = run("write", action, str(path), str(lines))
    assert both.returncode == 1
    assert b"done 1, refused 0, failed 1; events 1" in both.stderr


def test_pipe_is_written_to_and_stays_a_pipe(lines: Path, tmp_path: Path) -> None:
    whole = run("write", "data", str(lines)).stdout
    for name, words in (("data", ["data", "--format", "csv"]), ("report", ["report", "--format", "md"])):
        pipe = tmp_path / name
        os.mkfifo(pipe)
        words = ["write", *words, str(lines), "--out", str(pipe)]
        command = [sys.executable, "-m", "dragoman.cli", *words]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as writer:
            read = pipe.read_bytes()
        assert (writer.returncode, stat.S_ISFIFO(pipe.stat().st_mode)) == (0, True)
        assert read == whole if name == "data" else read.startswith(b"**Draft")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "events.jsonl", "report"]


def test_link_stays_and_what_it_leads_to_is_written(lines: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    link.symlink_to(real)
    assert main(["write", "report", str(lines), "--out", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("**Draft")


@pytest.mark.parametrize(
    "words",
    [["report", "--format", "md"], ["data", "--format", "csv"], ["data", "--format", "xlsx"], ["bundle"]],
    ids=["report", "data", "workbook", "bundle"],
)
def test_place_that_cannot_be_written_is_named(
    words: list[str], lines: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    out = tmp_path / "file" / "out.any"
    assert main(["write", words[0], str(lines), *words[1:], "--out", str(out)]) == 2
    err = capfd.readouterr().err.splitlines()[-1]
    assert err.startswith(f"dragoman: {out}")
    assert err.endswith("Name another place.")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["events.jsonl", "file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("out", ["", "a" * 300 + ".md"], ids=["empty", "too long"])
def test_name_that_is_none_is_wrong_usage(out: str, lines: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["write", "data", str(lines), "--out", out])
    assert stopped.value.code == 2
    assert "error: argument --out: " in capfd.readouterr().err


def test_closed_output_is_said(
    lines: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["write", "data", str(lines)]) == 2
    assert capfd.readouterr().err == (
        "dragoman: standard output is closed. Send it to a file, or to /dev/null.\n"
    )


@pytest.mark.parametrize("name", ["jinja2", "babel", "stix2"])
def test_library_that_is_missing_is_named_with_the_remedy(name: str, lines: Path) -> None:
    words = ["write", "data", str(lines), "--format", "stix"]
    if name != "stix2":
        words = ["write", "report", str(lines), "--format", "html"]
    code = (
        f"import sys; sys.modules[{name!r}] = None; from dragoman.cli import main; sys.exit(main({words!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert done.returncode in (1, 2)
    last = done.stderr.decode().splitlines()[-1]
    assert f"{name} is not installed" in last
    assert "dragoman[write]" in last
    assert done.stdout == b""


def test_error_commands_no_terminal(lines: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "report", str(lines), "--template", "gone\x1b[2J.md.j2"]) == 1
    assert "\x1b" not in capfd.readouterr().err


def test_bundle_that_verify_would_refuse_is_told_of_when_it_is_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = row()
    made["figures"][0]["accounts"][0]["pointers"] = []
    path, out = write_rows(tmp_path / "events.jsonl", made), tmp_path / "report.zip"
    assert main(["write", "bundle", str(path), "--out", str(out)]) == 1
    told = [line for line in capfd.readouterr().err.splitlines() if line.startswith("not proven: ")]
    assert told
    assert main(["verify", str(out), "--format", "table"]) == 1
    shown = capfd.readouterr().out
    assert all(line.split(": ", 2)[2] in shown for line in told)
