"""How groups are measured: pairs and B-cubed, on groups that a person can count; and the scenarios' own form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.resolve.gold_claims import build_claim
from bench.resolve.measures import Scores, b_cubed, pairwise
from bench.resolve.run import align, open_atlas, resolve_gold
from bench.resolve.scenarios import load_scenarios

GOLD = dict.fromkeys("abc", 1) | dict.fromkeys("de", 2)


def found(groups: str) -> dict[str, int]:
    """Groups written as words: "abc de"."""
    return {item: n for n, group in enumerate(groups.split()) for item in group}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param("abc de", Scores(1.0, 1.0), id="right"),
        pytest.param("a b c d e", Scores(1.0, 0.0), id="all apart: nothing joined, nothing wrong"),
        pytest.param("abcde", Scores(4 / 10, 1.0), id="all in one: 4 of 10 pairs"),
        pytest.param("ab cde", Scores(2 / 4, 2 / 4), id="one in the wrong group"),
        pytest.param("ab c de", Scores(1.0, 2 / 4), id="one left out"),
    ],
)
def test_pairwise(groups: str, expected: Scores) -> None:
    assert pairwise(GOLD, found(groups)) == expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param("abc de", Scores(1.0, 1.0), id="right"),
        pytest.param("a b c d e", Scores(1.0, (3 * 1 / 3 + 2 * 1 / 2) / 5), id="all apart"),
        pytest.param("abcde", Scores((3 * 3 / 5 + 2 * 2 / 5) / 5, 1.0), id="all in one"),
        pytest.param(
            "ab cde",
            Scores((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5),
            id="one wrong",
        ),
    ],
)
def test_b_cubed(groups: str, expected: Scores) -> None:
    scores = b_cubed(GOLD, found(groups))
    assert (scores.precision, scores.recall) == pytest.approx((expected.precision, expected.recall))


def test_nothing_to_measure_is_right() -> None:
    assert pairwise({}, {}) == Scores(1.0, 1.0)
    assert b_cubed({}, {}) == Scores(0.0, 0.0)


def test_items_that_gold_does_not_know_count_nowhere() -> None:
    assert pairwise(GOLD, {**found("abc de"), "x": 0}) == Scores(1.0, 1.0)
    assert b_cubed(GOLD, {**found("abc de"), "x": 0}) == Scores(1.0, 1.0)


@pytest.mark.parametrize(
    ("scores", "f1"), [(Scores(1.0, 0.5), 2 / 3), (Scores(0.0, 0.0), 0.0), (Scores(1.0, 1.0), 1.0)]
)
def test_f1_is_the_harmonic_mean(scores: Scores, f1: float) -> None:
    assert scores.f1 == pytest.approx(f1)


GROUPINGS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=9)


@given(GROUPINGS)
def test_precision_of_one_is_recall_of_the_other(rows: list[tuple[int, int]]) -> None:
    one = {str(n): a for n, (a, _) in enumerate(rows)}
    other = {str(n): b for n, (_, b) in enumerate(rows)}
    for measure in (pairwise, b_cubed):
        there, back = measure(one, other), measure(other, one)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.precision <= 1 and 0 <= there.recall <= 1
    assert pairwise(one, one) == Scores(1.0, 1.0)
    assert b_cubed(one, one).f1 == pytest.approx(1.0)


# The scenarios


def test_every_scenario_is_whole() -> None:
    scenarios = load_scenarios()
    assert len(scenarios) == 63
    for scenario in scenarios:
        ids = {document.id for document in scenario.documents}
        assert {document for document, _, _ in scenario.claims} <= ids
        assert {event for _, event, _ in scenario.claims} == {event.key for event in scenario.events}
    assert sum(scenario.is_set_aside for scenario in scenarios) == 30


def test_gold_claims_are_of_the_place_that_their_country_has() -> None:
    scenario = load_scenarios()[0]
    document_id, _, row = scenario.claims[0]
    (document,) = (d for d in scenario.documents if d.id == document_id)
    claim = build_claim(row, document, 0, open_atlas())
    assert claim.place_detail[0].country == row["country"]
    assert claim.id == build_claim(row, document, 0, open_atlas()).id


def test_a_scenario_is_resolved_whole_and_alone() -> None:
    (scenario, *_) = load_scenarios()
    outcome = resolve_gold([scenario], open_atlas())
    assert outcome.gold.keys() == outcome.found.keys()
    assert set(outcome.found.values()) <= set(outcome.events)
    assert (outcome.missed, outcome.spurious) == (0, 0)


def test_align_pairs_gold_rows_with_the_claims_most_like_them() -> None:
    scenario = load_scenarios()[0]
    rows = [row for document, _, row in scenario.claims if document == scenario.documents[0].id]
    claims = tuple(build_claim(row, scenario.documents[0], n, open_atlas()) for n, row in enumerate(rows))
    assert align(rows, claims) == {n: claim.id for n, claim in enumerate(claims)}
    assert align(rows, ()) == {}
