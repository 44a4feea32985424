"""The command line as a user meets it: output, messages, exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.cli import main
from tests.collect.made import make_pdf

REPORT = (
    "The Dune Front said that its fighters attacked a post near Koumbori on Monday and killed 12 soldiers.\n"
)
HAUSA = "Sojoji sun ce sun kashe 'yan bindiga goma a kusa da Gwoza ranar Litinin, in ji hukumomi.\n"
DRAGOMAN = [sys.executable, "-m", "dragoman.cli"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report that can be read."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture
def hausa(tmp_path: Path) -> Path:
    """A report in a language without a reader."""
    file = tmp_path / "hausa.txt"
    file.write_text(HAUSA, encoding="utf-8")
    return file


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Put bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_read_writes_one_line_a_document_into_a_pipe(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report), "--published", "2024-03-06"]) == 0
    out, err = capsys.readouterr()
    (line,) = map(json.loads, out.splitlines())
    assert line["document"]["published"] == "2024-03-06"
    assert line["document"]["text"] == REPORT
    assert line["document"]["lang"] == "en"
    assert [claim["event_date"] for claim in line["claims"]] == ["2024-03-04"]
    assert err.endswith("done 1, refused 0, failed 0\n")


def test_read_gives_the_same_bytes_twice(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for form in ("jsonl", "jsonl", "html", "html"):
        main(["read", str(report), "--format", form, "--explain"])
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert outputs[2] == outputs[3]
    assert outputs[2].lstrip().lower().startswith("<!doctype html>")


def test_read_table_shows_words_and_offsets(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "“12” text" in out or "12 soldiers" in out
    assert "\x1b" not in out


def test_read_without_text_leaves_the_text_out(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(report), "--no-text"])
    assert "text" not in json.loads(capsys.readouterr().out)["document"]


def test_read_goes_on_after_refused_and_failed_items(
    report: Path, hausa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert main(["read", str(missing), str(hausa), str(tmp_path), str(report)]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert f"failed: {missing}: no such file. Check the path." in err
    assert f"refused: {hausa}: ha: no reader for Hausa yet" in err
    assert err.endswith("done 1, refused 1, failed 2\n")
    assert "Traceback" not in err


def test_read_takes_all_kinds_in_one_run(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.html").write_text(f"<html><body><p>{REPORT * 3}</p></body></html>", encoding="utf-8")
    (tmp_path / "p.pdf").write_bytes(make_pdf(REPORT.strip()))
    (tmp_path / "p.jsonl").write_text(json.dumps({"id": 7, "text": REPORT}) + "\n{}\n", encoding="utf-8")
    feed(monkeypatch, REPORT.encode())
    names = [str(tmp_path / name) for name in ("p.html", "p.pdf", "p.jsonl")]
    assert main(["read", str(report), *names, "-"]) == 1
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["document"]["url"] for line in lines] == ["report.txt", "p.html", "p.pdf", None, None]
    assert lines[3]["id"] == "7"
    assert all(line["claims"] for line in lines)
    assert "p.jsonl line 2: neither text nor title." in err
    assert err.endswith("done 5, refused 0, failed 1\n")


def test_read_says_which_encoding_was_assumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(REPORT.replace("Monday", "Monday – “early” –").encode("cp1252"))
    assert main(["read", str(file)]) == 0
    out, err = capsys.readouterr()
    assert "“early”" in json.loads(out)["document"]["text"]
    assert f"{file}: not UTF-8: windows-1252 assumed" in err


def test_read_sets_a_future_date_aside(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, json.dumps({"text": REPORT, "published": "2931-01-01"}).encode())
    assert main(["read", "-"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["document"]["published"] is None
    assert "published 2931-01-01 lies in the future" in err


def test_read_refuses_a_future_published_option(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--published", "2931-01-01"]) == 2
    assert "lies in the future" in capsys.readouterr().err


def test_read_writes_lone_surrogates_as_json_escapes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    feed(monkeypatch, b'{"id": "\\ud83d", "text": "' + REPORT.strip().encode() + b'\\ud800"}')
    assert main(["read", "-"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert line["id"] == "\ud83d"
    assert line["document"]["text"].endswith("\ud800")


def test_read_out_writes_page_and_failed_items_that_can_be_read_again(
    report: Path, hausa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "d.jsonl"
    lines.write_text(
        json.dumps({"id": "../../up", "text": REPORT}) + "\nbad\n" + json.dumps({"text": HAUSA}) + "\n",
        encoding="utf-8",
    )
    folder = tmp_path / "out"
    assert main(["read", str(report), str(hausa), str(lines), "--out", str(folder)]) == 1
    assert capsys.readouterr().out == f"{folder / 'claims.html'}\n"
    assert sorted(path.name for path in folder.iterdir()) == ["claims.html", "failed.jsonl"]
    rows = [json.loads(row) for row in (folder / "failed.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(Path(row["path"]).name, row["line"], row["status"]) for row in rows] == [
        ("hausa.txt", None, "refused"),
        ("d.jsonl", 2, "failed"),
        ("d.jsonl", 3, "refused"),
    ]
    assert main(["read", "--retry", str(folder / "failed.jsonl"), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["text"] for line in out.splitlines()] == [HAUSA, HAUSA]
    assert err.endswith("done 2, refused 0, failed 1\n")


def test_read_out_takes_a_stale_failed_file_away(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "failed.jsonl").write_text("{}", encoding="utf-8")
    assert main(["read", str(report), "--out", str(folder), "--format", "jsonl"]) == 0
    assert [path.name for path in folder.iterdir()] == ["claims.jsonl"]


def test_read_dry_run_writes_nothing(
    report: Path, hausa: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report), str(hausa), "--out", str(tmp_path / "out"), "--dry-run"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{report}: {len(REPORT)} characters, en, no date"
    assert second.startswith(f"{hausa}: ha: no reader for Hausa yet")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "-", "-"],
        ["read", "x.txt", "--published", "7 September"],
        ["read", "x.txt", "--format", "xml"],
        ["read", "x.txt", "--retry", "failed.jsonl"],
        ["read", "--retry", "no-such.jsonl"],
        ["read", "x.txt", "--atlas", "no-such-folder"],
        ["atlas"],
        ["atlas", "find", "x", "--country", "BFA"],
        ["atlas", "import", "no-such.zip"],
        ["unknown"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_one_message(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as left:
        code = int(str(left.code))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


def test_a_broken_config_file_is_wrong_usage(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("max_files = 3\n", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(file))
    assert main(["read", str(report)]) == 2
    assert "no setting is called 'max_files'" in capsys.readouterr().err


def test_config_prints_each_setting_and_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("max_file_mb = 3\n", encoding="utf-8")
    monkeypatch.setenv("DRAGOMAN_CONFIG", str(file))
    monkeypatch.setenv("DRAGOMAN_MAX_TEXT_CHARS", "99")
    monkeypatch.delenv("DRAGOMAN_ATLAS", raising=False)
    assert main(["config"]) == 0
    rows = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines()}
    assert rows["max_file_mb"] == ["3", str(file)]
    assert rows["max_text_chars"] == ["99", "DRAGOMAN_MAX_TEXT_CHARS"]
    assert rows["atlas"] == ["none", "built", "in"]


def test_the_limit_of_the_config_file_holds(
    tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_TEXT_CHARS", "10")
    assert main(["read", str(report)]) == 1
    assert "the limit is 10." in capsys.readouterr().err


def test_atlas_find_shows_alias_candidates_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "find", "--place", "Koumbori", "--country", "bf"]) == 0
    out = capsys.readouterr().out
    assert 'matched "Koumbori"' in out
    assert "geonames:" in out
    assert "source GeoNames" in out


def test_atlas_find_suggests_on_standard_error_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["atlas", "find", "--place", "Ouagadougouu", "--country", "BF"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "similar: " in err
    assert "Ouagadougou" in err


def test_schema_check_tells_a_current_file_from_an_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    file = tmp_path / "schema.json"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["schema", "--check", str(file)]) == 0
    file.write_text("{}", encoding="utf-8")
    assert main(["schema", "--check", str(file)]) == 1


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, "dragoman 0.1.0\n")


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text((json.dumps({"text": REPORT * 20}) + "\n") * 200, encoding="utf-8")
    process = subprocess.Popen([*DRAGOMAN, "read", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b'{"schema"')
    process.stdout.close()
    err = process.stderr.read().decode()
    assert process.wait(timeout=60) == 141
    assert "Traceback" not in err
    assert "Exception" not in err


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_an_interrupt_ends_with_the_counts_and_leaves_no_half_file(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [*DRAGOMAN, "read", "-", "--format", "jsonl", "--out", str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(json.dumps({"text": REPORT}).encode() + b"\n")
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while not list(tmp_path.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "stopped"
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_reading_one_text_loads_no_library_that_it_does_not_need(report: Path) -> None:
    code = (
        "import sys\n"
        "from dragoman.cli import main\n"
        f"assert main(['read', {str(report)!r}, '--format', 'jsonl']) == 0\n"
        "slow = ('trafilatura', 'lxml', 'pypdf', 'charset_normalizer', 'py3langid', 'numpy', 'rich', 'jinja2')\n"
        "print([name for name in slow if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"


def test_read_table_of_two_documents_ends_with_one_draft_line(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(REPORT.replace("12", "14"), encoding="utf-8")
    assert main(["read", str(report), str(other), "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert out.count("Draft:") == 1 and out.count("CC BY 4.0") == 1
    assert "14" in out.partition("Draft:")[0]


def test_read_html_names_the_item_that_was_not_read(
    report: Path, hausa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report), str(hausa), "--format", "html"]) == 1
    out = capsys.readouterr().out
    assert "hausa.txt" in out and str(hausa.parent) not in out and "no reader for Hausa" in out


def test_read_counts_nothing_when_the_atlas_cannot_be_opened(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(report), "--atlas", "no-such-folder"]) == 2
    err = capsys.readouterr().err
    assert "no-such-folder: no such folder" in err and "done" not in err


def test_schema_check_of_a_missing_file_says_how_to_write_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--check", str(tmp_path / "no.json")]) == 1
    assert "no.json: cannot be read (No such file or directory). Write it with:" in capsys.readouterr().err
