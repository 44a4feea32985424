"""cluster_claims: scores of pairs and what people ruled -> groups, whatever the order, and no chain of weak links."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.cluster import Pair, cluster_claims, ordered

VETO = float("-inf")


def score_by(table: dict[str, float], default: float = -4.0) -> Callable[[str, str], float]:
    """The scores of a table with keys such as "ab"."""
    return lambda one, other: table.get(one + other, table.get(other + one, default))


def groups(
    claims: str, table: dict[str, float], *, must: tuple[Pair, ...] = (), cannot: tuple[Pair, ...] = ()
) -> list[str]:
    """The groups of one-letter claims, as words."""
    found = cluster_claims(claims, score_by(table), join=0.0, must=must, cannot=frozenset(cannot))
    return ["".join(group) for group in found]


@pytest.mark.parametrize(
    ("claims", "table", "expected"),
    [
        pytest.param("", {}, [], id="none"),
        pytest.param("a", {}, ["a"], id="one"),
        pytest.param("ab", {"ab": 0.0}, ["ab"], id="even odds join"),
        pytest.param("ab", {"ab": -0.01}, ["a", "b"], id="just below keeps apart"),
        pytest.param("aab", {"ab": 1.0}, ["ab"], id="one claim twice is one"),
        pytest.param(
            "abc",
            {"ab": 2.0, "bc": 2.0, "ac": -2.0},
            ["abc"],
            id="ends that differ less than the rest agrees",
        ),
        pytest.param("abc", {"ab": 2.0, "bc": 1.0, "ac": -9.0}, ["ab", "c"], id="the best pair goes first"),
        pytest.param(
            "abcd", {"ab": 1.0, "bc": 1.0, "cd": 1.0}, ["ab", "cd"], id="a chain of weak links breaks"
        ),
        pytest.param("abc", {"ab": 9.0, "bc": 9.0, "ac": VETO}, ["ab", "c"], id="a veto beats any score"),
    ],
)
def test_groups_follow_the_scores_of_their_pairs(
    claims: str, table: dict[str, float], expected: list[str]
) -> None:
    assert groups(claims, table) == expected


def test_a_long_chain_never_joins_its_far_ends() -> None:
    claims = "abcdefghij"
    table = {one + other: 0.5 for one, other in pairwise(claims)}
    assert all(len(group) == 2 for group in groups(claims, table))


def test_what_people_ruled_one_is_joined_against_a_veto() -> None:
    assert groups("abc", {"ab": VETO}, must=(("a", "b"),)) == ["ab", "c"]


def test_what_people_ruled_two_is_kept_apart_against_any_score() -> None:
    assert groups("ab", {"ab": 99.0}, cannot=(("a", "b"),)) == ["a", "b"]


def test_a_ruling_of_two_keeps_whole_groups_apart() -> None:
    table = {"ab": 5.0, "ac": 5.0, "bc": 5.0}
    assert groups("abc", table, must=(("a", "b"),), cannot=(("b", "c"),)) == ["ab", "c"]


def test_rulings_of_one_are_transitive() -> None:
    assert groups("abcd", {}, must=(("a", "b"), ("c", "b"))) == ["abc", "d"]


def test_a_ruling_on_claims_that_are_elsewhere_changes_nothing() -> None:
    assert groups("ab", {"ab": 1.0}, must=(("b", "x"),)) == ["ab"]


def test_groups_stand_in_the_order_of_their_smallest_claims() -> None:
    assert groups("dcba", {"ad": 3.0, "bc": 3.0}) == ["ad", "bc"]


def test_each_pair_is_scored_once_at_most() -> None:
    asked: list[Pair] = []

    def score(one: str, other: str) -> float:
        asked.append(ordered(one, other))
        return 1.0

    cluster_claims("abcde", score, join=0.0)
    assert sorted(asked) == sorted(combinations("abcde", 2))


SCORES = st.one_of(st.just(VETO), st.sampled_from([-4.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 3.0]))


@given(st.data())
def test_groups_do_not_depend_on_any_order(data: st.DataObject) -> None:
    claims = "abcdefg"[: data.draw(st.integers(2, 7))]
    pairs = list(combinations(claims, 2))
    table = {one + other: data.draw(SCORES) for one, other in pairs}
    must = data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))
    cannot = frozenset(data.draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True))) - set(must)
    first = cluster_claims(claims, score_by(table), join=0.0, must=must, cannot=cannot)
    for seed in range(4):
        shuffled, ruled = list(claims), [pair[::-1] if seed % 2 else pair for pair in must]
        random.Random(seed).shuffle(shuffled)
        random.Random(seed).shuffle(ruled)
        assert cluster_claims(shuffled, score_by(table), join=0.0, must=ruled, cannot=cannot) == first


@given(st.data())
def test_every_group_without_rulings_holds_no_veto_and_a_mean_that_joins(data: st.DataObject) -> None:
    claims = "abcdef"
    table = {one + other: data.draw(SCORES) for one, other in combinations(claims, 2)}
    found = cluster_claims(claims, score_by(table), join=0.0)
    assert sorted(claim for group in found for claim in group) == list(claims)
    for group in found:
        assert all(table[one + other] != VETO for one, other in combinations(group, 2))
    for one, other in combinations(found, 2):
        scores = [table["".join(ordered(a, b))] for a in one for b in other]
        assert sum(scores) / len(scores) < 0
