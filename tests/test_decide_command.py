"""`dragoman decide` as a user meets it: one ruling, one line; what is missing is said, nothing is written by halves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_accounts import event_line, make_claim, make_toll, number_id, resolve_made
from made_rulings import rule_same, undo

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.digest import claim_digest
from dragoman.base.ids import event_id
from dragoman.cli import main
from dragoman.review import append_decision, read_decisions

ONE, TWO, THREE = number_id(1), number_id(2), number_id(3)
WHO = ["--by", "A. Analyst", "--why", "one convoy"]

MADE = [make_claim(1), make_claim(2), make_claim(3, event_date="2023-06-01")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where decisions go."""
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Events that resolve wrote: one of two accounts, one of one."""
    path = tmp_path / "events.jsonl"
    made = resolve_made(MADE)
    path.write_text("".join(event_line(event) + "\n" for event in made), encoding="utf-8")
    return path


def decide(capsys: pytest.CaptureFixture[str], file: Path, *arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run."""
    code = main(["decide", *map(str, arguments), "--decisions", str(file)])
    out, err = capsys.readouterr()
    return code, out, err


def written(file: Path) -> Decision:
    """The one decision of a file."""
    ((decision,), problems) = read_decisions(file)
    assert problems == ()
    return decision


def test_a_ruling_is_one_line_and_its_id_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = decide(capsys, file, "same", ONE, TWO, *WHO)
    decision = written(file)
    assert (code, out) == (0, decision.id + "\n")
    assert (decision.kind, decision.claims, decision.by, decision.why) == (
        DecisionKind.SAME,
        (ONE, TWO),
        "A. Analyst",
        "one convoy",
    )
    assert f"dragoman decide undo {decision.id}" in err


KINDS: list[Any] = [
    pytest.param(
        ["same", event_id(ONE), THREE], {"claims": (ONE, TWO, THREE)}, id="same, of an event and a claim"
    ),
    pytest.param(["not-same", ONE, TWO], {"claims": (ONE, TWO)}, id="not same"),
    pytest.param(["split", TWO], {"claims": (TWO,), "others": (ONE,)}, id="split"),
    pytest.param(["move", TWO, "--to", THREE], {"claims": (TWO,), "others": (ONE,), "to": THREE}, id="move"),
    pytest.param(["same-actor", "Kestrel Lance", "KL"], {"actors": ("Kestrel Lance", "KL")}, id="same actor"),
    pytest.param(["same", ONE, TWO, ONE], {"claims": (ONE, TWO)}, id="an id twice is once"),
]


@pytest.mark.parametrize(("arguments", "expected"), KINDS)
def test_each_kind_holds_what_it_needs(
    file: Path,
    events: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: dict[str, Any],
) -> None:
    code, _, err = decide(capsys, file, *arguments, "--events", events, *WHO)
    assert code == 0, err
    decision = written(file)
    assert {name: getattr(decision, name) for name in ("claims", "others", "to", "actors", "undoes")} == {
        "claims": (),
        "others": (),
        "to": None,
        "actors": (),
        "undoes": None,
        **expected,
    }


def test_a_decision_can_be_undone(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = decide(capsys, file, "same", ONE, TWO, *WHO)
    code, _, _ = decide(capsys, file, "undo", out.strip(), *WHO)
    decisions, _ = read_decisions(file)
    assert code == 0
    assert (decisions[1].kind, decisions[1].undoes) == (DecisionKind.UNDO, decisions[0].id)


REFUSED: list[Any] = [
    pytest.param(["same", ONE, *WHO], "two claims", id="same of one"),
    pytest.param(["same", *WHO], "two claims", id="same of none"),
    pytest.param(["split", ONE, *WHO], "no event of --events", id="split without events"),
    pytest.param(["move", ONE, *WHO], "to", id="move to nowhere"),
    pytest.param(["same-actor", "KL", *WHO], "two actors", id="one actor"),
    pytest.param(["undo", "d-unknown", *WHO], "no decision of", id="undo what is not there"),
    pytest.param(["undo", *WHO], "no decision of", id="undo nothing"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_says_too_little_is_refused_and_nothing_is_written(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, out, err = decide(capsys, file, *arguments)
    assert (code, out) == (1, "")
    assert said in err and "Traceback" not in err
    assert not file.exists()


@pytest.mark.parametrize("given", [["--why", "x"], ["--by", "x"], ["--by", " ", "--why", "x"]])
def test_who_and_why_are_asked_for(file: Path, capsys: pytest.CaptureFixture[str], given: list[str]) -> None:
    code, out, err = decide(capsys, file, "same", ONE, TWO, *given)
    assert (code, out, file.exists()) == (2, "", False)
    assert "Give --by NAME and --why TEXT." in err


def test_move_takes_along_what_the_joined_event_holds(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, _ = decide(capsys, file, "move", THREE, "--to", event_id(ONE), "--events", events, *WHO)
    decision = written(file)
    assert (code, decision.claims, decision.others, sorted(decision.joined)) == (0, (THREE,), (), [ONE, TWO])


def test_not_same_of_two_events_parts_the_events_and_not_their_own_claims(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(capsys, file, "not-same", event_id(ONE), event_id(THREE), "--events", events, *WHO)
    decision = written(file)
    assert (sorted(decision.claims), decision.others) == ([ONE, TWO], (THREE,))


# Acceptance

ACCEPTED: list[Any] = [
    pytest.param([ONE], (ONE,), id="a claim"),
    pytest.param([event_id(ONE)], (ONE, TWO), id="an event stands for all its claims"),
    pytest.param([event_id(TWO)], (ONE, TWO), id="an alias too"),
    pytest.param([THREE, event_id(ONE), TWO], (THREE, ONE, TWO), id="several, each once"),
]


@pytest.mark.parametrize(("given", "claims"), ACCEPTED)
def test_accept_names_claims_and_what_they_say(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str], given: list[str], claims: tuple[str, ...]
) -> None:
    code, out, err = decide(capsys, file, "accept", *given, "--events", events, *WHO)
    decision = written(file)
    made = {claim.id: claim_digest(claim) for claim in MADE}
    assert (code, out, decision.kind) == (0, decision.id + "\n", DecisionKind.ACCEPT)
    assert (decision.claims, decision.digests) == (claims, tuple(made[claim] for claim in claims))
    assert f"accepted as they stand in {events}: {' '.join(claims)}" in err


def test_accept_without_events_is_wrong_usage(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = decide(capsys, file, "accept", ONE, *WHO)
    assert (code, out, file.exists()) == (2, "", False)
    assert "Give --events FILE" in err


@pytest.mark.parametrize("given", [["c-unknown"], [ONE, "e-unknown"], ["\x1b[31m"], [""]])
def test_accept_refuses_what_the_events_do_not_hold(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str], given: list[str]
) -> None:
    code, out, err = decide(capsys, file, "accept", *given, "--events", events, *WHO)
    assert (code, out, file.exists()) == (1, "", False)
    assert "not in the file of --events" in err and "\x1b" not in err


def test_accept_of_nothing_is_refused(file: Path, events: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = decide(capsys, file, "accept", "--events", events, *WHO)
    assert (code, out, file.exists()) == (1, "", False)
    assert "one claim or more" in err


def test_accept_refuses_a_claim_that_stands_there_with_two_values(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (other,) = resolve_made([make_claim(1, killed=(make_toll(13),))])
    events.write_text(events.read_text(encoding="utf-8") + event_line(other) + "\n", encoding="utf-8")
    code, _, err = decide(capsys, file, "accept", ONE, "--events", events, *WHO)
    assert (code, file.exists()) == (1, False)
    assert "more than once, with different values" in err
    assert decide(capsys, file, "accept", TWO, "--events", events, *WHO)[0] == 0


def test_an_acceptance_is_listed_and_undone_as_any_ruling(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = decide(capsys, file, "accept", ONE, "--events", events, *WHO)
    assert decide(capsys, file, "undo", out.strip(), *WHO)[0] == 0
    _, listed, _ = decide(capsys, file, "list")
    assert listed.splitlines()[0].split()[2:4] == ["accept", ONE]
    assert [line.endswith("(undone)") for line in listed.splitlines()] == [True, False]


def test_an_unknown_kind_is_wrong_usage(file: Path) -> None:
    with pytest.raises(SystemExit) as exit_code:
        main(["decide", "join", ONE, TWO, "--decisions", str(file)])
    assert exit_code.value.code == 2


@pytest.mark.parametrize(
    "content",
    ["{", "[" * 100_000, "null", '{"schema": "dragoman/1"}', "\ufeff", None],
    ids=["no JSON", "nested without end", "null", "half an event", "a mark", "missing"],
)
def test_events_that_cannot_be_read_are_named(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    bad = tmp_path / "bad.jsonl"
    if content is not None:
        bad.write_text(content + "\n", encoding="utf-8")
    code, out, err = decide(capsys, file, "split", ONE, "--events", bad, *WHO)
    assert (code, out) == (1, "")
    assert "bad.jsonl" in err
    assert not file.exists()


def test_an_empty_line_among_events_is_no_error(
    file: Path, events: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events.write_text(events.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert decide(capsys, file, "split", TWO, "--events", events, *WHO)[0] == 0


def test_dry_run_prints_the_decision_and_writes_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = decide(capsys, file, "same", ONE, TWO, *WHO, "--dry-run")
    assert code == 0
    row = json.loads(out)
    assert (row["schema"], row["kind"], row["claims"]) == ("dragoman/1", "same", [ONE, TWO])
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = decide(capsys, tmp_path / "missing" / "d.jsonl", "same", ONE, TWO, *WHO)
    assert code == 1
    assert "missing" in err


# The list


def test_the_list_tells_each_decision_and_which_are_undone(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ruled, other = rule_same(ONE, TWO), rule_same(ONE, THREE, minute=1)
    for decision in (ruled, other, undo(ruled)):
        append_decision(file, decision)
    code, out, _ = decide(capsys, file, "list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [ruled.id, other.id, undo(ruled).id]
    assert [line.endswith("(undone)") for line in out.splitlines()] == [True, False, False]
    assert "by A. Analyst: read both" in out


def test_a_decision_whose_undoing_was_undone_is_listed_as_standing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ruled = rule_same(ONE, TWO)
    gone = undo(ruled)
    for decision in (ruled, gone, undo(gone, minute=40)):
        append_decision(file, decision)
    _, out, _ = decide(capsys, file, "list")
    assert [line.endswith("(undone)") for line in out.splitlines()] == [False, True, False]


def test_the_list_names_bad_lines(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append_decision(file, rule_same(ONE, TWO))
    file.write_text(file.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    code, out, err = decide(capsys, file, "list")
    assert (code, len(out.splitlines())) == (1, 1)
    assert "line 2" in err


def test_the_list_of_a_missing_file_is_exit_1(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = decide(capsys, file, "list")
    assert (code, out) == (1, "")
    assert "decisions.jsonl" in err


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "two\nlines", "\u202e15", "two\u2028lines", "قرار", "'; DROP TABLE x; --", "🙂"]
)
def test_hostile_words_are_kept_whole_and_shown_on_one_harmless_line(
    file: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    code, _, _ = decide(capsys, file, "same", ONE, text + "x", "--by", text, "--why", text)
    assert code == 0
    assert (written(file).why, written(file).claims) == (text, (ONE, text + "x"))
    code, out, _ = decide(capsys, file, "list")
    assert code == 0
    assert out.count("\n") == 1 and out.endswith("\n")
    assert "\x1b" not in out and "\u202e" not in out
