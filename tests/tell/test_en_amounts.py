"""Numbers told in English: the source's own words where they say exactly the bounds, else the bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_cases import toll

from dragoman.base.claim import Qualifier
from dragoman.tell import open_grammar
from dragoman.tell.amounts import Amount
from dragoman.tell.en.amounts import find_amount, parse_amount, parse_cardinal, tell_amount

Q = Qualifier
PHRASES = (
    "over 50",
    "at least 50",
    "50",
    "up to 50",
    "about 50",
    "nearly 50",
    "50 or more",
    "between 40 and 50",
    "fifty",
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("13", 13, id="figures"),
        pytest.param("1,200", 1200, id="grouped figures"),
        pytest.param("thirteen", 13, id="a word"),
        pytest.param("thirty-two", 32, id="two words"),
        pytest.param("three hundred and five", 305, id="hundreds"),
        pytest.param("two dozen", 24, id="a scale"),
        pytest.param("2 thousand", 2000, id="a figure and a scale"),
        pytest.param("a", 1, id="an article"),
        pytest.param("1,20", None, id="no grouping"),
        pytest.param("five six", None, id="two numbers"),
        pytest.param("dozen", None, id="a scale alone"),
        pytest.param("une vingtaine", None, id="French"),
        pytest.param("خمسة", None, id="Arabic"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_parse_cardinal(said: str, expected: int | None) -> None:
    assert parse_cardinal(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("over 50", Amount(51, None, Q.MORE_THAN), id="over"),
        pytest.param("50 or more", Amount(50, None, Q.AT_LEAST), id="or more"),
        pytest.param("as many as four", Amount(None, 4, Q.UP_TO), id="as many as"),
        pytest.param("some thirty", Amount(30, 30, Q.ABOUT), id="some"),
        pytest.param("20-30", Amount(20, 30, Q.RANGE), id="a range in figures"),
        pytest.param("between six and eight", Amount(6, 8, Q.RANGE), id="a range in words"),
        pytest.param("30-20", None, id="no range"),
        pytest.param("several dozen", Amount(24, None, Q.DOZENS), id="several dozen"),
        pytest.param("no", Amount(0, 0, Q.NONE), id="no"),
        pytest.param("over", None, id="no number"),
        pytest.param("the driver", None, id="a person"),
    ],
)
def test_parse_amount(said: str, expected: Amount | None) -> None:
    assert parse_amount(said) == expected


@pytest.mark.parametrize(
    ("amount", "text", "expected"),
    [
        pytest.param(Amount(51, None, Q.MORE_THAN), "Over 50", "over 50", id="the source's words"),
        pytest.param(
            Amount(51, None, Q.MORE_THAN), "more than 50 soldiers", "more than 50", id="without the noun"
        ),
        pytest.param(
            Amount(51, None, Q.MORE_THAN), "over 60", "more than 50", id="words that say another number"
        ),
        pytest.param(Amount(50, 50, Q.ABOUT), "50", "about 50", id="words that drop the hedge"),
        pytest.param(Amount(20, 20, Q.ABOUT), "une vingtaine", "about 20", id="another language"),
        pytest.param(Amount(3, 3, Q.EXACT), "", "three", id="a small number"),
        pytest.param(Amount(1200, 1200, Q.EXACT), "", "1,200", id="a large number"),
        pytest.param(Amount(None, 5, Q.EXACT), "", "up to five", id="a qualifier that does not fit"),
        pytest.param(Amount(50, None, Q.EXACT), "", "at least 50", id="open, called exact"),
        pytest.param(Amount(20, 30, Q.EXACT), "", "between 20 and 30", id="two bounds, called exact"),
        pytest.param(Amount(1, None, Q.UNSTATED), "many", "an unstated number", id="unstated"),
        pytest.param(Amount(None, None, Q.UNSTATED), "", "an unstated number", id="nothing known"),
        pytest.param(Amount(0, 0, Q.NONE), "nobody", "no", id="none"),
    ],
)
def test_tell_amount(amount: Amount, text: str, expected: str) -> None:
    assert tell_amount(amount, text) == expected


@given(
    low=st.one_of(st.none(), st.integers(2, 5000)),
    more=st.one_of(st.none(), st.integers(0, 50)),
    qualifier=st.sampled_from(list(Q)),
    text=st.one_of(st.sampled_from(PHRASES), st.text(max_size=12)),
)
def test_tell_amount_never_changes_a_number(
    low: int | None, more: int | None, qualifier: Qualifier, text: str
) -> None:
    high = None if more is None else (low or 2) + more
    told = find_amount(tell_amount(Amount(low, high, qualifier), text))[1]
    if (low, high) != (None, None):
        assert told is not None and (told.low, told.high) == (low, high)


def test_tell_toll_prints_no_name() -> None:
    grammar = open_grammar("en")
    assert grammar.tell_toll(toll(1, 1, victim="named person", text="Oumar Exemple")) == "one"
    assert grammar.tell_toll(toll(51, text="over 50", qualifier=Q.MORE_THAN)) == "over 50"
