"""Numbers told in Arabic: how a noun goes by its number, and how a number is bounded."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tell_cases import toll

from dragoman.base.claim import Qualifier
from dragoman.tell import open_grammar
from dragoman.tell.amounts import Amount
from dragoman.tell.ar.amounts import count, counted, tell_amount
from dragoman.tell.ar.nouns import Noun, find_noun
from dragoman.tell.ar.totals import tell_bounds
from dragoman.tell.ar.words import Case

Q = Qualifier


def noun(word: str) -> Noun:
    found = find_noun(word)
    assert found is not None, word
    return found[0]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "جندي واحد"),
        (2, "جنديين"),
        (3, "ثلاثة جنود"),
        (8, "ثمانية جنود"),
        (10, "عشرة جنود"),
        (11, "11 جندياً"),
        (51, "51 جندياً"),
        (99, "99 جندياً"),
        (100, "100 جندي"),
        (101, "101 جندي"),
        (103, "103 جنود"),
        (110, "110 جنود"),
        (111, "111 جندياً"),
        (1200, "1,200 جندي"),
    ],
)
def test_count_puts_a_man_as_the_number_wants(number: int, expected: str) -> None:
    assert count(number, noun("soldier")) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "سيارة واحدة"),
        (2, "سيارتين"),
        (3, "ثلاث سيارات"),
        (8, "ثماني سيارات"),
        (10, "عشر سيارات"),
        (12, "12 سيارة"),
        (200, "200 سيارة"),
    ],
)
def test_count_gives_a_feminine_noun_the_number_word_of_the_other_gender(number: int, expected: str) -> None:
    assert count(number, noun("car")) == expected


@pytest.mark.parametrize(
    ("word", "number", "case", "expected"),
    [
        pytest.param("soldier", 2, Case.NOMINATIVE, "جنديان", id="two as a subject"),
        pytest.param("civilian", 3, Case.NOMINATIVE, "ثلاثة مدنيين", id="a plural after a number"),
        pytest.param("civilian", 2, Case.GENITIVE, "مدنيين اثنين", id="a dual that looks like a plural"),
        pytest.param("civilian", 15, Case.NOMINATIVE, "15 مدنياً", id="a regular plural"),
        pytest.param("police station", 2, Case.GENITIVE, "مركزي شرطة", id="two of an annexed noun"),
        pytest.param("aid worker", 12, Case.GENITIVE, "12 عامل إغاثة", id="an annexed noun takes no ending"),
        pytest.param("herder", 11, Case.GENITIVE, "11 راعياً", id="a noun that has lost its last letter"),
        pytest.param("motorcycle", 2, Case.GENITIVE, "دراجتين ناريتين", id="the adjective too"),
        pytest.param("bodyguard", 14, Case.GENITIVE, "14 حارساً شخصياً", id="the adjective's ending"),
        pytest.param("resident", 9, Case.GENITIVE, "تسعة سكان", id="a broken plural that ends as a dual"),
        pytest.param(
            "army spokesman", 1, Case.GENITIVE, "متحدث واحد باسم الجيش", id="before what never changes"
        ),
        pytest.param("suspect", 3, Case.GENITIVE, "ثلاثة مشتبه بهم", id="a noun with its preposition"),
        pytest.param("soldier", 1, Case.ACCUSATIVE, "جندياً واحداً", id="one as an object"),
    ],
)
def test_count_shows_case_where_letters_do(word: str, number: int, case: Case, expected: str) -> None:
    assert count(number, noun(word), case) == expected


@given(st.integers(3, 5000), st.sampled_from(["soldier", "car", "civilian", "prison guard", "helicopter"]))
def test_count_follows_the_plural_rule_of_the_unicode_tables(number: int, word: str) -> None:
    """CLDR, plural rules of "ar": few are n mod 100 from 3 to 10, many from 11 to 99, other the rest."""
    one = noun(word)
    forms = {
        "few": one.several(Case.GENITIVE),
        "many": one.single(Case.ACCUSATIVE),
        "other": one.single(Case.GENITIVE),
    }
    rest = number % 100
    kind = "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
    assert count(number, one).split(" ", 1)[1] == forms[kind]


@given(st.integers(11, 5000))
def test_count_tells_a_large_number_in_its_own_figures(number: int) -> None:
    assert int(re.sub(r"\D", "", count(number, noun("soldier")))) == number


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        pytest.param(Amount(51, None, Q.MORE_THAN), "أكثر من 50 جندياً", id="more than"),
        pytest.param(Amount(6, None, Q.MORE_THAN), "أكثر من خمسة جنود", id="more than a few"),
        pytest.param(Amount(50, None, Q.AT_LEAST), "ما لا يقل عن 50 جندياً", id="at least"),
        pytest.param(Amount(20, 20, Q.ABOUT), "نحو 20 جندياً", id="about"),
        pytest.param(Amount(20, 20, Q.NEARLY), "قرابة 20 جندياً", id="nearly"),
        pytest.param(Amount(None, 40, Q.UP_TO), "ما يصل إلى 40 جندياً", id="up to"),
        pytest.param(Amount(20, 30, Q.RANGE), "ما بين 20 و30 جندياً", id="a range"),
        pytest.param(Amount(3, 5, Q.RANGE), "ما بين 3 و5 جنود", id="a small range"),
        pytest.param(Amount(24, None, Q.DOZENS), "عشرات الجنود", id="dozens"),
        pytest.param(Amount(200, None, Q.HUNDREDS), "مئات الجنود", id="hundreds"),
        pytest.param(Amount(3, None, Q.SEVERAL), "عدد من الجنود", id="several"),
        pytest.param(Amount(1, None, Q.UNSTATED), "جنود", id="not stated"),
        pytest.param(
            Amount(0, None, Q.UNSTATED), "عدد غير معلن، إن وُجد، من الجنود", id="not even one stated"
        ),
        pytest.param(Amount(0, 0, Q.NONE), "أي جندي", id="none"),
        pytest.param(Amount(7, None, Q.EXACT), "ما لا يقل عن سبعة جنود", id="bounds decide"),
    ],
)
def test_counted_keeps_what_bounds_a_number(amount: Amount, expected: str) -> None:
    assert counted(amount, noun("soldier")) == expected


def test_tell_amount_without_a_noun() -> None:
    told = [tell_amount(Amount(n, n, Q.EXACT)) for n in (1, 2, 3, 12)]
    assert told == ["واحد", "اثنان", "ثلاثة", "12"]
    assert tell_amount(Amount(8, 8, Q.EXACT), is_feminine=True) == "ثمانٍ"


def test_tell_toll_tells_the_bounds_and_never_a_name() -> None:
    grammar = open_grammar("ar")
    assert grammar.tell_toll(toll(51, None, text="over 50", qualifier=Q.MORE_THAN)) == "أكثر من 50"
    assert grammar.tell_toll(toll(1, 1, victim="named person", text="Oumar Exemple")) == "واحد"


@pytest.mark.parametrize(
    ("low", "high", "is_about", "expected"),
    [
        (63, None, False, "ما لا يقل عن 63 مدنياً"),
        (2, 2, False, "مدنيين اثنين"),
        (4, 4, True, "نحو أربعة مدنيين"),
        (0, 12, False, "ما يصل إلى 12 مدنياً"),
        (3, 10, False, "ما بين 3 و10 مدنيين"),
        (30, None, True, "نحو 30 مدنياً أو أكثر"),
    ],
)
def test_tell_bounds(low: int, high: int | None, is_about: bool, expected: str) -> None:
    assert tell_bounds(low, high, noun("civilian"), is_about=is_about) == expected
