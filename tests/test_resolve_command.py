"""`dragoman resolve` as a user meets it: events out, messages, exit codes, the store, and --why."""

from __future__ import annotations

import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_accounts import (
    GAO,
    KOUMBORI,
    SAMPLES,
    make_claim,
    make_document,
    make_toll,
    number_id,
    write_readings,
)
from made_rulings import accept, rule_not_same, rule_same, undo

from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision
from dragoman.base.ids import event_id
from dragoman.base.schema import event_schema
from dragoman.cli import main
from dragoman.review import append_decision

ATLAS = ["--atlas", str(SAMPLES / "atlas")]
SCENARIO = SAMPLES / "scenarios" / "01-night-raid-denied.jsonl"
ONE, TWO, THREE = number_id(1), number_id(2), number_id(3)
FAR: dict[str, Any] = {"at": (GAO,), "perpetrator": "Kestrel Lance", "target": "Northern Guard Force"}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Lines that read wrote: two accounts of one raid, one of another."""
    return write_readings(tmp_path / "claims.jsonl", [make_claim(1), make_claim(2), make_claim(3, **FAR)])


def resolve(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    code = main(["resolve", *map(str, arguments), *ATLAS])
    out, err = capsys.readouterr()
    return code, out, err


def ids(out: str) -> list[list[str]]:
    """The ids of the claims of each event of JSON lines."""
    return [sorted(claim["id"] for claim in json.loads(line)["claims"]) for line in out.splitlines()]


def decisions_file(path: Path, *decisions: Decision) -> Path:
    """A file of decisions."""
    for decision in decisions:
        append_decision(path, decision)
    return path


def test_lines_that_read_wrote_become_events(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = resolve(capsys, lines)
    assert (code, ids(out)) == (0, [[ONE, TWO], [THREE]])
    assert err.endswith("done 3, refused 0, failed 0; claims 3, events 2\n")


def test_every_line_fits_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = resolve(capsys, SCENARIO)
    validator = Draft202012Validator(event_schema())
    assert [
        error.message for line in out.splitlines() for error in validator.iter_errors(json.loads(line))
    ] == []


def test_the_schema_of_events_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--of", "resolve"]) == 0
    assert json.loads(capsys.readouterr().out) == event_schema()


def test_reports_are_read_and_resolved_in_one_go(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = resolve(capsys, SCENARIO)
    assert code == 0
    titles = [json.loads(line)["title"] for line in out.splitlines()]
    assert any("Tongomayel" in title for title in titles)


def test_events_that_were_written_can_be_resolved_again(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, first, _ = resolve(capsys, lines)
    events = tmp_path / "events.jsonl"
    events.write_text(first, encoding="utf-8")
    assert resolve(capsys, events)[:2] == (0, first)


def test_the_order_of_inputs_does_not_matter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [write_readings(tmp_path / f"{n}.jsonl", [make_claim(n)]) for n in (1, 2, 3)]
    outputs = {resolve(capsys, *order)[1] for order in (files, files[::-1], [tmp_path])}
    assert len(outputs) == 1


def test_without_text_the_documents_have_none(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = resolve(capsys, lines, "--no-text")
    assert all(
        "text" not in document for line in out.splitlines() for document in json.loads(line)["documents"]
    )


@pytest.mark.parametrize(
    ("form", "name"), [("html", "events.html"), ("jsonl", "events.jsonl"), ("table", "events.txt")]
)
def test_a_folder_receives_one_file(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    out = tmp_path / "out"
    code, told, _ = resolve(capsys, lines, "--out", out, "--format", form)
    assert (code, told) == (0, f"{out / name}\n")
    assert [path.name for path in out.iterdir()] == [name]
    assert "Koumbori" in (out / name).read_text(encoding="utf-8")


def test_a_table_is_for_a_person(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = resolve(capsys, lines, "--format", "table")
    assert code == 0
    assert "Attack at Koumbori, Burkina Faso, 4 September 2023" in out
    assert "\x1b" not in out


# What goes wrong


def test_a_bad_line_is_named_and_the_rest_is_resolved(
    lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = lines.read_text(encoding="utf-8").splitlines()
    broken = json.loads(good[2])
    broken["claims"][0]["killed"][0]["min"] = "many"
    bad = [
        "{",
        json.dumps(broken),
        json.dumps({"schema": "dragoman/9", "id": "x", "document": {}, "claims": []}),
    ]
    lines.write_text("\n".join([good[0], *bad, good[1]]) + "\n", encoding="utf-8")
    code, out, err = resolve(capsys, lines)
    assert (code, ids(out)) == (1, [[ONE, TWO]])
    assert "claims/0/killed/0/min" in err and "dragoman/9" in err
    assert "done 2, refused 0, failed 3" in err


def test_an_event_whose_document_is_missing_is_a_failed_item(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = resolve(capsys, lines)
    event = json.loads(out.splitlines()[0])
    event["documents"] = event["documents"][:1]
    (tmp_path / "e.jsonl").write_text(json.dumps(event) + "\n", encoding="utf-8")
    code, out, err = resolve(capsys, tmp_path / "e.jsonl")
    assert (code, out) == (1, "")
    assert TWO in err


def test_a_missing_file_is_a_failed_item(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = resolve(capsys, lines, lines.with_name("gone.jsonl"))
    assert (code, len(ids(out))) == (1, 2)
    assert "gone.jsonl" in err


def test_no_claims_are_no_events_and_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    write_readings(tmp_path / "none.jsonl", [], [])
    sport = SAMPLES / "12-sport.txt"
    code, out, err = resolve(capsys, sport)
    assert (code, out) == (0, "")
    assert "claims 0, events 0" in err


def test_impossible_values_are_remarks_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make_claim(
        1, killed=(make_toll(10_000_000),), event_date="soon", at=(dataclasses.replace(KOUMBORI, lat=913.0),)
    )
    code, out, _ = resolve(capsys, write_readings(tmp_path / "c.jsonl", [bad, make_claim(2, **FAR)]))
    assert code == 0
    remarks = {event["id"]: event["remarks"] for event in map(json.loads, out.splitlines())}
    assert [len(found) for found in remarks.values()] == [3, 0]


WRONG_USAGE = [
    pytest.param([], "no input", id="nothing"),
    pytest.param(["-", "-"], "once", id="standard input twice"),
    pytest.param(["{lines}", "--out", "{lines}"], "is a file", id="--out is a file"),
    pytest.param(["{lines}", "--store", "{folder}"], "is a folder", id="--store is a folder"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE)
def test_wrong_usage_is_exit_2(
    lines: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, out, err = resolve(capsys, *[a.format(lines=lines, folder=lines.parent) for a in arguments])
    assert (code, out) == (2, "")
    assert said in err


def test_standard_input_is_read(
    lines: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.read_bytes())))
    code, out, _ = resolve(capsys, "-")
    assert (code, len(ids(out))) == (0, 2)


# What people ruled


def test_decisions_are_followed(lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = decisions_file(tmp_path / "d.jsonl", rule_not_same(ONE, TWO))
    code, out, _ = resolve(capsys, lines, "--decisions", file)
    assert (code, ids(out)) == (0, [[ONE], [TWO], [THREE]])


def test_decided_and_undone_gives_the_same_bytes(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = resolve(capsys, lines)
    for ruled in (rule_not_same(ONE, TWO), rule_same(ONE, THREE)):
        file = decisions_file(tmp_path / f"{ruled.id}.jsonl", ruled)
        assert resolve(capsys, lines, "--decisions", file)[1] != before
        decisions_file(file, undo(ruled))
        assert resolve(capsys, lines, "--decisions", file)[:2] == (0, before)


def test_a_bad_line_of_decisions_is_named_and_the_others_hold(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text(
        '{"kind": "same"}\n' + json.dumps(decision_to_json(rule_not_same(ONE, TWO))) + "\n", encoding="utf-8"
    )
    code, out, err = resolve(capsys, lines, "--decisions", file)
    assert (code, ids(out)) == (1, [[ONE], [TWO], [THREE]])
    assert "d.jsonl line 1" in err


def test_a_missing_file_of_decisions_is_named_and_the_claims_are_resolved(
    lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = resolve(capsys, lines, "--decisions", lines.with_name("gone.jsonl"))
    assert (code, len(ids(out))) == (1, 2)
    assert "gone.jsonl" in err


def test_decisions_that_wait_or_are_overruled_are_told(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early, late, waits = (
        rule_same(ONE, TWO),
        rule_not_same(ONE, TWO, minute=5),
        rule_same(ONE, "c-later", minute=6),
    )
    file = decisions_file(tmp_path / "d.jsonl", early, late, waits)
    code, _, err = resolve(capsys, lines, "--decisions", file)
    assert code == 0
    assert f"decision {early.id}" in err and "c-later" in err


# Why


def test_why_says_what_decided_and_every_part(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = resolve(capsys, lines, "--why", ONE, TWO)
    assert code == 0
    assert out.splitlines()[:2] == [f"{ONE} and {TWO}: one event", "joined: their own score suffices"]
    assert "the same day, 2023-09-04" in out


def test_why_of_events_compares_their_accounts(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = resolve(capsys, lines, "--why", event_id(TWO), event_id(THREE))
    assert code == 0
    assert "two events" in out.splitlines()[0]
    assert "2 pairs of accounts, best" in out and "link vetoed" in out


def test_why_as_json_adds_up(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = resolve(capsys, lines, "--why", ONE, TWO, "--format", "jsonl")
    found = json.loads(out)
    (pair,) = found["pairs"]
    total = pair["prior"] + sum(reason["weight"] for reason in pair["reasons"])
    assert (found["joined"], found["schema"]) == (True, "dragoman/1")
    assert pair["score"] == pytest.approx(total, abs=0.001)


def test_why_of_a_veto_as_json_is_null(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = resolve(capsys, lines, "--why", ONE, THREE, "--format", "jsonl")
    assert "Infinity" not in out
    assert json.loads(out)["link"] is None


def test_why_of_an_id_that_is_not_here_is_exit_1(lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = resolve(capsys, lines, "--why", ONE, "c-unknown")
    assert (code, out) == (1, "")
    assert "c-unknown: no claim or event has this id" in err


# The store


def test_a_store_gives_what_is_new_and_all_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "desk.db"
    files = [
        write_readings(tmp_path / f"{n}.jsonl", [make_claim(n, **v)]) for n, v in ((2, {}), (3, FAR), (1, {}))
    ]
    written = [ids(resolve(capsys, file, "--store", store)[1]) for file in files]
    assert written == [[[TWO]], [[THREE]], [[ONE, TWO]]]
    _, everything, _ = resolve(capsys, "--store", store)
    assert ids(everything) == [[ONE, TWO], [THREE]]
    assert everything == resolve(capsys, *files)[1]
    assert resolve(capsys, files[0], "--store", store, "--all")[1] == everything


def test_a_store_follows_decisions_and_their_undoing(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, file = tmp_path / "desk.db", tmp_path / "d.jsonl"
    _, before, _ = resolve(capsys, lines, "--store", store)
    decisions_file(file, rule_not_same(ONE, TWO))
    _, during, _ = resolve(capsys, "--store", store, "--decisions", file)
    assert ids(during) == [[ONE], [TWO], [THREE]]
    decisions_file(file, undo(rule_not_same(ONE, TWO)))
    assert resolve(capsys, "--store", store, "--decisions", file)[1] == before


def reviewed(out: str) -> list[tuple[str, list[str]]]:
    """The review state and the accepted claims of each event of JSON lines."""
    rows = [json.loads(line) for line in out.splitlines()]
    return [(row["review_state"], row["accepted"]) for row in rows]


def test_acceptances_mark_events_and_are_undone(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, before, _ = resolve(capsys, lines)
    decision = accept(make_claim(1), make_claim(3, **FAR))
    file = decisions_file(tmp_path / "d.jsonl", decision)
    code, out, err = resolve(capsys, lines, "--decisions", file)
    assert (code, reviewed(out)) == (0, [("draft", [ONE]), ("accepted", [THREE])])
    assert json.loads(out.splitlines()[1])["acceptances"] == [
        {
            "claim": THREE,
            "digest": decision.digests[1],
            "by": "A. Analyst",
            "at": "2023-10-01T08:00:00Z",
            "decision": decision.id,
        }
    ]
    assert err == "done 3, refused 0, failed 0; claims 3, events 2\n"
    decisions_file(file, undo(decision))
    assert resolve(capsys, lines, "--decisions", file)[:2] == (0, before)


def test_a_store_writes_an_event_anew_when_what_is_accepted_of_it_changes(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, nothing = tmp_path / "desk.db", write_readings(tmp_path / "again.jsonl", [make_claim(1)])
    _, before, _ = resolve(capsys, lines, "--store", store)
    decision = accept(make_claim(3, **FAR), make_claim(9))
    file = decisions_file(tmp_path / "d.jsonl", decision)
    _, out, _ = resolve(capsys, nothing, "--store", store, "--decisions", file)
    assert reviewed(out) == [("accepted", [THREE])]
    assert resolve(capsys, nothing, "--store", store, "--decisions", file)[1] == ""
    assert reviewed(resolve(capsys, "--store", store)[1]) == [("draft", []), ("accepted", [THREE])]
    decisions_file(file, undo(decision))
    assert reviewed(resolve(capsys, nothing, "--store", store, "--decisions", file)[1]) == [("draft", [])]
    assert resolve(capsys, "--store", store)[1] == before


def test_a_claim_that_is_read_anew_into_a_store_is_a_draft_again(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "desk.db"
    file = decisions_file(tmp_path / "d.jsonl", accept(make_claim(3, **FAR)))
    assert reviewed(resolve(capsys, lines, "--store", store, "--decisions", file)[1])[1] == (
        "accepted",
        [THREE],
    )
    anew = write_readings(tmp_path / "anew.jsonl", [make_claim(3, killed=(make_toll(13),), **FAR)])
    _, out, _ = resolve(capsys, anew, "--store", store)
    assert reviewed(out) == [("draft", [])]
    assert json.loads(out)["remarks"] == [
        f"claim {THREE}: was accepted by A. Analyst on 2023-10-01 with other values. Accept it as it now stands."
    ]


def test_who_accepted_and_when_is_told_in_the_blocks(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = decisions_file(
        tmp_path / "d.jsonl", accept(make_claim(1)), accept(make_claim(3, **FAR), by="B. Editor")
    )
    _, out, _ = resolve(capsys, lines, "--decisions", file, "--format", "table")
    told = " ".join(out.split())
    assert "Draft, 1 of 2 claims accepted" in told and "Accepted by B. Editor on 1 October 2023" in told
    assert "Draft: 1 of 2 events, which people have not accepted as a whole." in told


def test_dry_run_counts_and_writes_nothing(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, out = tmp_path / "desk.db", tmp_path / "out"
    code, told, err = resolve(capsys, lines, "--store", store, "--out", out, "--dry-run")
    assert (code, told) == (0, "")
    assert "claims 3" in err
    assert not store.exists() and not out.exists()


def test_dry_run_leaves_a_store_as_it_was(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "desk.db"
    first = write_readings(tmp_path / "1.jsonl", [make_claim(1)])
    resolve(capsys, first, "--store", store)
    _, before, _ = resolve(capsys, "--store", store)
    resolve(capsys, lines, "--store", store, "--dry-run")
    assert resolve(capsys, "--store", store)[1] == before


def test_a_file_that_is_no_store_is_named(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("words\n" * 200, encoding="utf-8")
    code, out, err = resolve(capsys, lines, "--store", tmp_path / "notes.txt")
    assert (code, out) == (1, "")
    assert "notes.txt is no store of events" in err


def test_a_run_that_is_interrupted_leaves_the_store_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, pipe = tmp_path / "desk.db", tmp_path / "pipe.jsonl"
    resolve(capsys, write_readings(tmp_path / "1.jsonl", [make_claim(1)]), "--store", store)
    _, before, _ = resolve(capsys, "--store", store)
    more = write_readings(tmp_path / "2.jsonl", [make_claim(2)])
    os.mkfifo(pipe)
    run = subprocess.Popen(
        [sys.executable, "-m", "dragoman.cli", "resolve", more, pipe, "--store", store, *ATLAS],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # what runs in the background of a shell ignores the signal, and so do its children
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with pipe.open("wb"):  # opens when the run reads the pipe, so 2.jsonl has been added by then
        time.sleep(0.3)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=120)
    assert (run.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert resolve(capsys, "--store", store)[1] == before


# Hostile words


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "<script>alert(1)</script>", "\u202e15", "\ud800", "line\nbreak", "x" * 3000]
)
def test_hostile_words_reach_no_terminal_and_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    document = make_document("doc-1", title=text)
    claim = dataclasses.replace(
        make_claim(1, perpetrator=text, target=text, killed=(make_toll(12, text=text, victim=text),)),
        id=number_id(1),
    )
    file = write_readings(tmp_path / "c.jsonl", [claim, make_claim(2)], [document])
    for form in ("table", "html", "jsonl"):
        code, out, err = resolve(capsys, file, "--format", form)
        assert code == 0, err
        if form != "jsonl":
            assert "\x1b" not in out and "\u202e" not in out
            assert "<script>alert" not in out or form == "table"
        else:
            assert len(out.splitlines()) >= 1 and all(json.loads(line) for line in out.split("\n") if line)
    assert resolve(capsys, file, "--why", ONE, TWO)[0] == 0


def test_hostile_ids_of_claims_are_shown_harmless_in_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = dataclasses.replace(make_claim(1), id="c-\x1b[31m\u202e")
    file = write_readings(tmp_path / "c.jsonl", [hostile, make_claim(2)])
    code, out, _ = resolve(capsys, file, "--why", hostile.id, TWO)
    assert code == 0
    assert "\x1b" not in out and "\u202e" not in out


def test_hostile_ids_in_decisions_are_shown_harmless(
    lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = decisions_file(tmp_path / "d.jsonl", rule_same(ONE, "c-\x1b[31m\u202e"))
    code, _, err = resolve(capsys, lines, "--decisions", file)
    assert code == 0
    assert "\x1b" not in err and "\u202e" not in err


def test_what_failed_is_kept_and_taken_again(
    tmp_path: Path, lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = lines.read_text("utf-8")
    lines.write_text("not json\n" + whole, "utf-8")
    code, _, err = resolve(capsys, lines, "--out", tmp_path / "out", "--format", "jsonl")
    assert code == 1 and "dragoman resolve --retry" in err
    lines.write_text(whole, "utf-8")  # mended: the line that failed holds the first claim now
    failed = tmp_path / "out" / "failed.jsonl"
    code, out, _ = resolve(capsys, "--retry", failed, "--format", "jsonl")
    assert (code, ids(out)) == (0, [[ONE]])
    code, _, err = resolve(capsys, lines, "--retry", failed)
    assert code == 2 and "exclude each other" in err


def test_a_better_reading_takes_claims_out_of_a_store(
    tmp_path: Path, lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "events.sqlite"
    resolve(capsys, lines, "--store", store, "--format", "jsonl")
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    gone = next(row for row in rows if any(claim["id"] == TWO for claim in row["claims"]))
    gone["claims"] = []
    again = tmp_path / "again.jsonl"
    again.write_text(json.dumps(gone) + "\n", "utf-8")
    code, out, _ = resolve(capsys, again, "--store", store, "--format", "jsonl")
    assert (code, ids(out)) == (0, [[ONE]])
    _, out, _ = resolve(capsys, "--store", store, "--format", "jsonl")
    assert ids(out) == [[ONE], [THREE]]


def test_events_given_again_lose_no_claim_of_a_document_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = make_document("d-two")
    pair = [make_claim(1, document_id="d-two"), make_claim(2, document_id="d-two", **FAR)]
    path = write_readings(tmp_path / "two.jsonl", pair)
    _, out, _ = resolve(capsys, path, "--format", "jsonl")
    events = tmp_path / "events.jsonl"
    events.write_text(out, "utf-8")
    assert len(ids(out)) == 2 and document.id == "d-two"
    _, again, _ = resolve(capsys, events, "--format", "jsonl")
    assert again == out
