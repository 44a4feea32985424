"""A file of decisions: one line each, only ever longer; what is no decision is named and the others hold."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rulings import rule_same, undo

from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision, DecisionKind, decision_id
from dragoman.base.decode import decision_from_json
from dragoman.base.errors import DecisionError, UnreadableInput
from dragoman.review import append_decision, make_decision, read_decisions, require_decision

AT = datetime(2023, 10, 1, 8, tzinfo=UTC)
RULED = rule_same("c-1", "c-2")
DIGEST = "0123456789abcdef"


def make(kind: DecisionKind = DecisionKind.SAME, **values: Any) -> Decision:
    """A decision with who, when and why, unless told otherwise."""
    given_values = {"by": "A. Analyst", "why": "one convoy", "at": AT, "claims": ("c-1", "c-2"), **values}
    return make_decision(kind, **given_values)


def test_a_decision_has_the_id_of_its_content() -> None:
    assert make().id == "d-59cec9067c5b"
    assert make() == make()


@pytest.mark.parametrize(
    "values",
    [
        {"by": "B. Analyst"},
        {"why": "another"},
        {"at": AT + timedelta(seconds=1)},
        {"claims": ("c-1", "c-3")},
        {"claims": ("c-1", "c-2", "c-3")},
        {"kind": DecisionKind.NOT_SAME},
        {"others": ("c-9",)},
        {"to": "c-9"},
        {"actors": ("c-9",)},
        {"undoes": "c-9"},
        {"kind": DecisionKind.ACCEPT, "digests": (DIGEST, DIGEST)},
    ],
)
def test_another_content_has_another_id(values: dict[str, Any]) -> None:
    kind = values.pop("kind", DecisionKind.SAME)
    assert make(kind, **values).id != make().id


def test_digests_are_part_of_the_id_and_lines_without_them_keep_theirs() -> None:
    one, two = (make(DecisionKind.ACCEPT, digests=(DIGEST, digest)) for digest in (DIGEST, DIGEST[::-1]))
    assert (one.id, two.id) == ("d-69603dd7a7ca", "d-6996c8627f3e")
    row = decision_to_json(RULED)
    del row["digests"], row["joined"]
    assert decision_from_json(row) == RULED and decision_id(RULED) == RULED.id


def test_one_instant_in_two_zones_is_one_decision_in_utc() -> None:
    there = AT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert make(at=there) == make()
    assert make(at=there).at == "2023-10-01T08:00:00Z"


NEEDS: list[Any] = [
    pytest.param(DecisionKind.SAME, {"claims": ("c-1",)}, "two claims", id="same of one"),
    pytest.param(DecisionKind.NOT_SAME, {"claims": ()}, "two claims", id="not same of none"),
    pytest.param(DecisionKind.SPLIT, {"claims": ("c-1",)}, "others", id="split from nobody"),
    pytest.param(DecisionKind.MOVE, {"claims": ("c-1",)}, "to", id="move to nowhere"),
    pytest.param(DecisionKind.SAME_ACTOR, {"actors": ("A",)}, "two actors", id="one actor"),
    pytest.param(DecisionKind.UNDO, {}, "id of a decision", id="undo nothing"),
    pytest.param(DecisionKind.ACCEPT, {"claims": ()}, "one claim or more", id="accept nothing"),
    pytest.param(DecisionKind.ACCEPT, {}, "2 claims and 0 digests", id="accept whatever it says"),
    pytest.param(
        DecisionKind.ACCEPT, {"digests": (DIGEST,)}, "2 claims and 1 digests", id="accept one of two"
    ),
    pytest.param(
        DecisionKind.ACCEPT, {"digests": (DIGEST, DIGEST.upper())}, "is no digest", id="no digest of ours"
    ),
    pytest.param(
        DecisionKind.ACCEPT,
        {"claims": ("e-1",), "digests": (DIGEST,)},
        "e-1 is an event. Name its claims",
        id="accept an event by its id",
    ),
    pytest.param(
        DecisionKind.SAME, {"digests": (DIGEST, DIGEST)}, "only accept has digests", id="same with digests"
    ),
    pytest.param(DecisionKind.SAME, {"by": " "}, "by is empty", id="nobody"),
    pytest.param(DecisionKind.SAME, {"why": ""}, "why is empty", id="no reason"),
    pytest.param(
        DecisionKind.SPLIT,
        {"claims": ("c-1",), "others": ("c-1",)},
        "both claims and others",
        id="from itself",
    ),
]


@pytest.mark.parametrize(("kind", "values", "said"), NEEDS)
def test_a_decision_that_says_too_little_is_refused_by_name(
    kind: DecisionKind, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(DecisionError, match=said):
        make(kind, **values)


@pytest.mark.parametrize("at", ["yesterday", "2023-13-01T08:00:00Z", "2023-10-01T08:00:00"])
def test_a_decision_without_an_instant_is_refused(at: str) -> None:
    with pytest.raises(DecisionError, match="at is"):
        require_decision(dataclasses.replace(RULED, at=at))


def test_a_file_grows_by_one_line_a_decision_and_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    append_decision(path, RULED)
    first = path.read_bytes()
    append_decision(path, undo(RULED))
    assert path.read_bytes().startswith(first)
    assert read_decisions(path) == ((RULED, undo(RULED)), ())


def test_a_line_that_was_left_without_its_end_stays_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"broken', encoding="utf-8")
    append_decision(path, RULED)
    decisions, problems = read_decisions(path)
    assert decisions == (RULED,)
    assert len(problems) == 1 and "line 1" in problems[0]


BAD_LINES: list[Any] = [
    pytest.param("{", "not JSON", id="no JSON"),
    pytest.param("[" * 100_000, "not JSON", id="nested without end"),
    pytest.param("[]", "an object is wanted", id="a list"),
    pytest.param("null", "an object is wanted", id="null"),
    pytest.param('"same"', "an object is wanted", id="a word"),
    pytest.param('{"kind": "same"}', "id is missing", id="no id"),
    pytest.param(
        json.dumps({**decision_to_json(RULED), "kind": "join"}), "kind: 'join'", id="an unknown kind"
    ),
    pytest.param(
        json.dumps({**decision_to_json(RULED), "claims": "c-1"}),
        "claims: a list",
        id="claims that are no list",
    ),
    pytest.param(
        json.dumps({**decision_to_json(RULED), "claims": ["c-1", 2]}),
        "claims/1: str",
        id="a number for an id",
    ),
    pytest.param(json.dumps({**decision_to_json(RULED), "by": ""}), "by is empty", id="nobody"),
    pytest.param(json.dumps({**decision_to_json(RULED), "at": "now"}), "at is 'now'", id="no instant"),
    pytest.param(
        json.dumps({**decision_to_json(RULED), "schema": "dragoman/9"}), "schema", id="another schema"
    ),
    pytest.param("9" * 5000, "line 2", id="a number of 5,000 digits"),
]


@pytest.mark.parametrize(("line", "said"), BAD_LINES)
def test_a_line_that_is_no_decision_is_named_and_the_others_hold(
    tmp_path: Path, line: str, said: str
) -> None:
    path = tmp_path / "d.jsonl"
    good = json.dumps(decision_to_json(RULED))
    path.write_text(f"{good}\n{line}\n\n{good.replace('c-2', 'c-3')}\n", encoding="utf-8")
    decisions, (problem,) = read_decisions(path)
    assert [decision.claims for decision in decisions] == [("c-1", "c-2"), ("c-1", "c-3")]
    assert "line 2" in problem and said in problem


def test_a_line_of_other_bytes_is_named_and_the_others_hold(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    good = json.dumps(decision_to_json(RULED)).encode()
    path.write_bytes(good + b"\n\xff\xfe\x00\n" + good + b"\n")
    decisions, problems = read_decisions(path)
    assert decisions == (RULED, RULED)
    assert len(problems) == 1 and "line 2" in problems[0]


def test_a_file_that_begins_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(decision_to_json(RULED)).encode() + b"\r\n")
    assert read_decisions(path) == ((RULED,), ())


@pytest.mark.parametrize(
    "make_it", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "a folder"]
)
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, make_it: Any) -> None:
    path = tmp_path / "d.jsonl"
    make_it(path)
    with pytest.raises(UnreadableInput, match=r"d\.jsonl"):
        read_decisions(path)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="missing"):
        append_decision(tmp_path / "missing" / "d.jsonl", RULED)


def test_an_empty_file_holds_no_decision(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").touch()
    assert read_decisions(tmp_path / "d.jsonl") == ((), ())


WORDS = st.text(st.characters(), min_size=1, max_size=30).filter(str.strip)
LINE_ENDS = st.sampled_from(
    ["\u2028", "\x85", "\x0b", "\x1c", "\r", "\ud800", "\x00", "قرار", "🙂", "</script>"]
)


@given(st.lists(st.tuples(WORDS, LINE_ENDS, WORDS), min_size=1, max_size=3))
def test_whatever_the_words_they_come_back_from_the_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("decisions") / "d.jsonl"
    made = tuple(
        make(by=one, why=one + odd + two, claims=(one + odd, two + "x", odd)) for one, odd, two in rows
    )
    for decision in made:
        append_decision(path, decision)
    assert read_decisions(path) == (made, ())


@given(WORDS, WORDS, st.lists(WORDS, min_size=2, max_size=4, unique=True))
def test_an_id_is_stable_and_of_the_content_alone(by: str, why: str, claims: list[str]) -> None:
    one = make(by=by, why=why, claims=tuple(claims))
    assert one == make(by=by, why=why, claims=tuple(claims))
    assert one.id != make(by=by, why=why, claims=tuple(claims[::-1])).id
