"""Decisions on single claims: their lines, their ids, what is refused, and what they do to an acceptance."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from made_accounts import ruled_event
from made_claims import cut, english
from made_rulings import accept, correct, defer, recode, reject, rule, undo

from dragoman.base.claim import Claim
from dragoman.base.codec import decision_to_json, to_json
from dragoman.base.decision import Decision, DecisionKind, Edit, decision_id
from dragoman.base.decode import decision_from_json
from dragoman.base.errors import BadLine, DecisionError
from dragoman.cli import main
from dragoman.review import (
    Acceptances,
    append_decision,
    apply_edit,
    blank_claim,
    make_edit,
    read_decisions,
)
from dragoman.write.bundle.rulings import publish_decisions

DOCUMENT, READING = english()
ASSAULT, ABDUCTION = READING.claims
TARGET = make_edit(DOCUMENT, ASSAULT, "/target", "The army", spans={"/target": [cut(DOCUMENT, "The army")]})
KILLED = make_edit(DOCUMENT, ASSAULT, "/killed", [to_json(toll) for toll in ASSAULT.killed[:2]])
ADDED = blank_claim(DOCUMENT, cut(DOCUMENT, "died"))
RULED = [
    correct(ASSAULT, TARGET, KILLED),
    reject(ASSAULT, ABDUCTION),
    defer(ASSAULT),
    recode((ASSAULT, ABDUCTION), ADDED),
    recode((), ADDED),
]


@pytest.mark.parametrize("decision", RULED, ids=[f"{d.kind}-{len(d.claims)}" for d in RULED])
def test_a_ruling_on_claims_comes_back_from_its_line(decision: Decision, tmp_path: Path) -> None:
    append_decision(tmp_path / "d.jsonl", decision)
    assert read_decisions(tmp_path / "d.jsonl") == ((decision,), ())
    assert decision_id(decision) == decision.id


def test_the_order_of_keys_in_a_store_does_not_change_an_id() -> None:
    def turned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    for decision in RULED:
        again = decision_from_json(turned(json.loads(json.dumps(decision_to_json(decision)))))
        assert (again, decision_id(again)) == (decision, decision.id)


def test_every_part_of_an_edit_and_of_a_made_claim_is_part_of_the_id() -> None:
    other = [
        correct(ASSAULT, TARGET),
        correct(ASSAULT, dataclasses.replace(TARGET, was=None), KILLED),
        correct(ASSAULT, dataclasses.replace(TARGET, note="seen"), KILLED),
        correct(ASSAULT, dataclasses.replace(TARGET, value="Army"), KILLED),
        correct(ASSAULT, KILLED, TARGET),
        recode((), dataclasses.replace(ADDED, country="BF")),
    ]
    assert len({d.id for d in (*RULED, *other)}) == len(RULED) + len(other)


def with_edit(**values: Any) -> dict[str, Any]:
    """A correction whose one edit has other values."""
    return {"claims": (ASSAULT.id,), "edits": (dataclasses.replace(TARGET, **values),)}


BARE = Edit("/target", None, "garrison", {})
NEEDS: list[Any] = [
    pytest.param("correct", {"claims": (ASSAULT.id,)}, "one field or more", id="nothing to correct"),
    pytest.param("correct", {"edits": (TARGET,)}, "one claim", id="no claim"),
    pytest.param(
        "correct", {"claims": (ASSAULT.id, ABDUCTION.id), "edits": (TARGET,)}, "one claim", id="two claims"
    ),
    pytest.param(
        "correct", {"claims": (ASSAULT.id,), "edits": (TARGET, TARGET)}, "each once", id="a field twice"
    ),
    pytest.param("correct", {"claims": ("e-1",), "edits": (TARGET,)}, "is no claim", id="an event"),
    pytest.param(
        "correct", {"claims": (ASSAULT.id,), "edits": (BARE,)}, "needs a note", id="no words, no note"
    ),
    pytest.param("correct", with_edit(field="/id"), "no field", id="the id"),
    pytest.param("correct", with_edit(value=7), "str is wanted", id="a number for a name"),
    pytest.param(
        "correct", with_edit(spans={"/killed": ()}), "points at no value", id="another field's words"
    ),
    pytest.param("correct", with_edit(value=None), "points at no value", id="words of nothing"),
    pytest.param("reject", {}, "one claim or more", id="reject nothing"),
    pytest.param("reject", {"claims": ("e-0123456789ab",)}, "is no claim", id="reject an event"),
    pytest.param("defer", {"claims": (ASSAULT.id, ASSAULT.id)}, "one is there twice", id="one twice"),
    pytest.param(
        "reject", {"claims": (ASSAULT.id,), "edits": (TARGET,)}, "only correct has edits", id="edits"
    ),
    pytest.param(
        "accept",
        {"claims": (ASSAULT.id,), "digests": ("0" * 16,), "made": (ADDED,)},
        "only recode",
        id="made",
    ),
    pytest.param("recode", {"claims": (ASSAULT.id,)}, "made must name", id="nothing made"),
    pytest.param("recode", {"made": (ADDED, ADDED)}, "one id", id="one made twice"),
    pytest.param("recode", {"claims": (ADDED.id,), "made": (ADDED,)}, "one id", id="in its own place"),
    pytest.param("recode", {"made": (ASSAULT,)}, "must have the reader", id="a reader's claim"),
    pytest.param(
        "recode",
        {"made": (ADDED, dataclasses.replace(ADDED, id="c-0", document_id="x"))},
        "several documents",
        id="two documents",
    ),
    pytest.param(
        "recode", {"made": (dataclasses.replace(ADDED, spans={}),)}, "words of its act", id="no words"
    ),
]


@pytest.mark.parametrize(("kind", "values", "said"), NEEDS)
def test_a_ruling_that_cannot_be_followed_is_refused_by_name(
    kind: str, values: dict[str, Any], said: str
) -> None:
    with pytest.raises(DecisionError, match=said):
        rule(DecisionKind(kind), **values)


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    return [deep(levels - 1)] if levels else 1


HOSTILE: list[Any] = [
    pytest.param({"edits": {}}, "edits: a list is wanted", id="no list"),
    pytest.param({"edits": [{"field": "/target"}]}, "edits/0: was is missing", id="half an edit"),
    pytest.param(
        {"edits": [{"field": "/target", "was": None, "value": float("nan")}]}, "is no number", id="nan"
    ),
    pytest.param(
        {"edits": [{"field": "/target", "was": None, "value": deep(9)}]}, "nested deeper", id="deep"
    ),
    pytest.param(
        {"edits": [{"field": "/killed", "was": 10**30, "value": []}]}, "larger than any count", id="huge"
    ),
    pytest.param(
        {"edits": [{"field": "/a", "was": 1, "value": 1, "spans": {"/a": [{"part": "body"}]}}]},
        "part",
        id="part",
    ),
    pytest.param({"made": [{"id": "c-1"}]}, "made/0: document_id is missing", id="half a claim"),
    pytest.param({"made": "c-1"}, "made: a list is wanted", id="an id for a claim"),
]


@pytest.mark.parametrize(("values", "said"), HOSTILE)
def test_a_line_of_something_else_is_named(values: dict[str, Any], said: str) -> None:
    row = {**decision_to_json(RULED[0]), **values}
    with pytest.raises(BadLine, match=said):
        decision_from_json(row)


def test_an_instant_is_kept_to_the_microsecond_and_sorts_by_time() -> None:
    first, second = accept(ASSAULT), reject(ASSAULT)
    early = dataclasses.replace(first, at="2023-10-01T08:00:00.900000Z")
    late = dataclasses.replace(second, at="2023-10-01T10:00:01+02:00")
    assert Acceptances([late, early]).of_claims([ASSAULT]).current == ()
    assert (
        Acceptances([dataclasses.replace(late, at="2023-10-01T10:00:00+02:00"), early])
        .of_claims([ASSAULT])
        .current
    )


CORRECTED = apply_edit(ASSAULT, TARGET)
SINCE: list[Any] = [
    pytest.param([accept(ASSAULT), reject(ASSAULT, minute=1)], ASSAULT, False, id="rejected"),
    pytest.param([accept(ASSAULT), defer(ASSAULT, minute=1)], ASSAULT, False, id="deferred"),
    pytest.param([reject(ASSAULT), accept(ASSAULT, minute=1)], ASSAULT, True, id="accepted after all"),
    pytest.param([recode((ASSAULT,), ADDED), accept(ASSAULT, minute=1)], ASSAULT, False, id="replaced"),
    pytest.param(
        [accept(ASSAULT), correct(ASSAULT, TARGET, minute=1)], ASSAULT, False, id="not as corrected"
    ),
    pytest.param([correct(ASSAULT, TARGET), accept(CORRECTED, minute=1)], CORRECTED, True, id="as corrected"),
    pytest.param(
        [accept(ASSAULT), reject(ASSAULT, minute=1), undo(reject(ASSAULT, minute=1))],
        ASSAULT,
        True,
        id="undone",
    ),
]


@pytest.mark.parametrize(("decisions", "claim", "is_accepted"), SINCE)
def test_an_acceptance_ends_with_a_later_ruling_against_it(
    decisions: list[Decision], claim: Claim, is_accepted: bool
) -> None:
    for given in (decisions, decisions[::-1]):
        assert bool(Acceptances(given).of_claims([claim]).current) is is_accepted


def test_what_a_line_carries_ends_with_a_later_ruling_too() -> None:
    told = Acceptances([accept(ASSAULT)]).of_claims([ASSAULT]).current
    assert Acceptances([reject(ASSAULT, minute=1)]).of_claims([ASSAULT], told).current == ()
    assert Acceptances([reject(ABDUCTION, minute=1)]).of_claims([ASSAULT], told).current == told


def test_why_closed_says_who_ruled_against_a_claim() -> None:
    closed = Acceptances([reject(ASSAULT, by="B. Editor")])
    assert closed.why_closed(ASSAULT.id) == "was rejected by B. Editor on 2023-10-01: read both"
    assert Acceptances([reject(ASSAULT), accept(ASSAULT, minute=1)]).why_closed(ASSAULT.id) == ""


def test_decide_list_shows_what_is_corrected_and_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.jsonl"
    for decision in RULED[:4]:
        append_decision(path, decision)
    assert main(["decide", "list", "--decisions", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[2:4] for line in lines] == [
        ["correct", f"{ASSAULT.id} /target /killed"],
        ["reject", f"{ASSAULT.id} {ABDUCTION.id}"],
        ["defer", ASSAULT.id],
        ["recode", f"{ASSAULT.id} {ABDUCTION.id} -> {ADDED.id}"],
    ]


def test_a_published_decision_says_who_and_why_and_keeps_the_values_at_the_desk() -> None:
    ruled = [correct(ASSAULT, TARGET), recode((ASSAULT,), ADDED, minute=1)]
    event = ruled_event([ASSAULT], [DOCUMENT])
    _, published = publish_decisions([event], ruled, ())
    assert [(d.kind, d.by, d.why, d.claims, d.edits, d.made) for d in published] == [
        (d.kind, d.by, d.why, d.claims, (), ()) for d in ruled
    ]
    assert [decision_id(d) for d in published] == [d.id for d in published]
