"""`dragoman translate` and `dragoman models`: files and pages, what is said, and what a machine without models says."""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from local_server import Server, send, serve

from dragoman.cli import main

FRENCH = "Le poste de Gao a été pris mardi par des hommes armés. 12 soldats sont morts."
ANSWERS = ["The post of Gao was taken on Tuesday by armed men.", "12 soldiers died <script>."]


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A French file, and an endpoint on this machine that knows it."""
    monkeypatch.setenv("DRAGOMAN_TRANSLATE_MODEL", "small")
    path = tmp_path / "statement.txt"
    path.write_text(FRENCH, encoding="utf-8")
    return path


def serve_answers(answers: list[str]) -> AbstractContextManager[Server]:
    """An endpoint on this machine that gives these sentences whatever it is asked."""
    body = json.dumps({"choices": [{"message": {"content": json.dumps(answers)}}]}).encode()
    return serve(lambda asked, handler: send(handler, body))


def test_translate_writes_lines_with_both_sides(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve_answers(ANSWERS) as server:
        monkeypatch.setenv("DRAGOMAN_TRANSLATE_URL", server.url)
        assert main(["translate", str(inputs), "--engine", "endpoint", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert (row["schema"], row["source"], row["target"], row["engine"]) == (
        "dragoman/1",
        "fr",
        "en",
        "endpoint small",
    )
    assert [(p["original"], p["translation"], p["state"], p["faults"]) for p in row["passages"]] == [
        ("Le poste de Gao a été pris mardi par des hommes armés.", ANSWERS[0], "machine", []),
        ("12 soldats sont morts.", ANSWERS[1], "machine", [{"kind": "markup", "detail": "<script>"}]),
    ]
    assert "done 1, failed 0; sentences 2, with something missing or changed 1" in err


def test_translate_writes_one_page_that_runs_nothing(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with serve_answers(ANSWERS) as server:
        monkeypatch.setenv("DRAGOMAN_TRANSLATE_URL", server.url)
        arguments = ["translate", str(inputs), "--engine", "endpoint", "--out", str(tmp_path / "out")]
        assert main(arguments) == 0
    page = (tmp_path / "out" / "translation.html").read_text(encoding="utf-8")
    assert "12 soldiers died" not in page and "</mark> soldiers died &lt;script&gt;." in page
    assert 'lang="fr" dir="ltr"' in page and 'lang="en" dir="ltr"' in page


def test_translate_tells_a_person_what_is_missing(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve_answers(["The post of Gao was taken.", "Soldiers died."]) as server:
        monkeypatch.setenv("DRAGOMAN_TRANSLATE_URL", server.url)
        assert main(["translate", str(inputs), "--engine", "endpoint", "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert "fr into en by endpoint small, a machine: 1 of 2 sentences" in out
    assert "! number of the original missing: 12" in out


def test_an_engine_that_breaks_off_leaves_the_originals_and_a_failure(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(lambda asked, handler: send(handler, b"", 500)) as server:
        monkeypatch.setenv("DRAGOMAN_TRANSLATE_URL", server.url)
        assert main(["translate", str(inputs), "--engine", "endpoint", "--format", "jsonl"]) == 1
    out, err = capsys.readouterr()
    assert " ".join(p["original"] for p in json.loads(out)["passages"]) == FRENCH
    assert "answered with status 500. 2 of 2 sentences have no translation; the originals stand." in err
    assert "done 0, failed 1" in err


@pytest.mark.parametrize("tag", ["", "!", "../x", "e", "en\nfr", "english"])
def test_translate_into_what_is_no_language_is_wrong_usage(
    inputs: Path, tag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translate", str(inputs), "--to", tag]) == 2
    assert "is no language. Write it as en, fr or ar." in capsys.readouterr().err


def test_translate_without_an_engine_names_the_remedy(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    assert main(["translate", str(inputs), "--to", "so"]) == 1
    err = capsys.readouterr().err
    assert "no engine for fr-so on this machine. Add a model with: dragoman models add fr-so" in err
    assert main(["translate", str(inputs), "--to", "fr"]) == 1
    assert "it is in French already. Nothing to translate." in capsys.readouterr().err


def test_models_are_listed_added_from_a_registry_of_ones_own_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    packed = gzip.compress(b"words")
    with serve(lambda asked, handler: send(handler, packed)) as server:
        registry = tmp_path / "models.tsv"
        row = [
            "fr-so", "fxtranslate", f"{server.url}/vocab.frso.spm.gz",
            hashlib.sha256(packed).hexdigest(), str(len(packed)), "MPL-2.0",
        ]  # fmt: skip
        registry.write_text(
            "pair\tengine\turl\tsha256\tbytes\tlicence\n" + "\t".join(row) + "\n", encoding="utf-8"
        )
        assert main(["models", "add", "fr-so", "--registry", str(registry), "--dry-run"]) == 0
        assert server.asked == []
        assert main(["models", "add", "fr-so", "--registry", str(registry)]) == 0
    out, err = capsys.readouterr()
    assert "fr-so (French into Somali): 0.0 MB for fxtranslate, licence MPL-2.0" in err
    assert "added fr-so of fxtranslate, licence MPL-2.0: " in out
    assert main(["models", "list"]) == 0
    listed = capsys.readouterr().out
    assert "fr-so   fxtranslate     0.0  MPL-2.0     here, your own" in listed
    assert "fr-en   fxtranslate    26.2  MPL-2.0     can be added" in listed
    assert main(["models", "remove", "fr-so"]) == 0
    assert main(["models", "remove", "fr-so"]) == 1
    assert "fr-so: no such model is here" in capsys.readouterr().err


def test_models_add_without_network_says_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    registry = tmp_path / "models.tsv"
    row = ["fr-en", "fxtranslate", "http://127.0.0.1:9/model.bin", "0" * 64, "9", "MPL-2.0"]
    registry.write_text(
        "pair\tengine\turl\tsha256\tbytes\tlicence\n" + "\t".join(row) + "\n", encoding="utf-8"
    )
    assert main(["models", "add", "fr-en", "--registry", str(registry)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and said[1].startswith("dragoman: 127.0.0.1: cannot be reached")


def test_models_add_from_a_folder_wants_its_licence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "cache"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "model.bin").write_bytes(b"x")
    assert main(["models", "add", "fr-en", "--from", str(tmp_path / "mine")]) == 1
    assert "say its licence with --licence" in capsys.readouterr().err
    arguments = ["models", "add", "fr-en", "--from", str(tmp_path / "mine"), "--licence", "CC-BY-4.0"]
    assert main(arguments) == 0
    assert "added fr-en of ctranslate2, licence CC-BY-4.0" in capsys.readouterr().out
