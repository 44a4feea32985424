"""French numbers: what a source's words say, and what is kept of them."""

from __future__ import annotations

import pytest

from dragoman.base.claim import Qualifier
from dragoman.tell.amounts import Amount
from dragoman.tell.concepts import Gender
from dragoman.tell.fr.amounts import find_amount, parse_amount, parse_cardinal, tell_amount, tell_counted


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("vingt et un", 21),
        ("soixante-quinze", 75),
        ("quatre-vingt-dix-sept", 97),
        ("quatre-vingts", 80),
        ("deux cent trois", 203),
        ("mille deux cents", 1200),
        ("2.500", 2500),
        ("2\u202f500", 2500),
        ("05", 5),
        ("deux douzaines", 24),
        ("deux trois", None),
        ("dix dix", None),
        ("soldats", None),
        ("", None),
        ("١٢", None),
    ],
)
def test_parse_cardinal(said: str, value: int | None) -> None:
    assert parse_cardinal(said) == value


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("une vingtaine", Amount(20, 20, Qualifier.ABOUT)),
        ("plus d’une centaine", Amount(101, None, Qualifier.MORE_THAN)),
        ("au moins 12", Amount(12, None, Qualifier.AT_LEAST)),
        ("entre 20 et 30", Amount(20, 30, Qualifier.RANGE)),
        ("jusqu'à 50", Amount(None, 50, Qualifier.UP_TO)),
        ("plusieurs dizaines", Amount(20, None, Qualifier.DOZENS)),
        ("aucun", Amount(0, 0, Qualifier.NONE)),
    ],
)
def test_parse_amount(said: str, amount: Amount) -> None:
    assert parse_amount(said) == amount


def test_find_amount_stops_before_the_noun() -> None:
    assert find_amount("une quinzaine de soldats")[0] == "une quinzaine de"
    assert find_amount("quatre-vingt soldats")[1] == Amount(80, 80, Qualifier.EXACT)


@pytest.mark.parametrize(
    ("amount", "text", "gender", "told"),
    [
        (Amount(51, None, Qualifier.MORE_THAN), "over 50", Gender.MASCULINE, "plus de 50"),
        (Amount(51, None, Qualifier.MORE_THAN), "", Gender.MASCULINE, "plus de 50"),
        (Amount(2, None, Qualifier.MORE_THAN), "more than one", Gender.MASCULINE, "plus d'un"),
        (Amount(20, 20, Qualifier.ABOUT), "une vingtaine", Gender.MASCULINE, "une vingtaine"),
        (Amount(20, 20, Qualifier.ABOUT), "about 20", Gender.MASCULINE, "environ 20"),
        (Amount(20, 20, Qualifier.EXACT), "une trentaine", Gender.MASCULINE, "20"),
        (Amount(97, 97, Qualifier.EXACT), "quatre-vingt-dix-sept", Gender.MASCULINE, "97"),
        (Amount(5, 5, Qualifier.EXACT), "05", Gender.MASCULINE, "cinq"),
        (Amount(1, 1, Qualifier.EXACT), "un", Gender.FEMININE, "une"),
        (Amount(0, 0, Qualifier.NONE), "none", Gender.FEMININE, "aucune"),
        (Amount(20, 30, Qualifier.RANGE), "20 to 30", Gender.MASCULINE, "entre 20 et 30"),
        (Amount(None, 11, Qualifier.UP_TO), "", Gender.MASCULINE, "jusqu'à 11"),
    ],
)
def test_tell_amount_keeps_the_qualifier(amount: Amount, text: str, gender: Gender, told: str) -> None:
    assert tell_amount(amount, text, gender) == told


def test_tell_counted_puts_de_before_what_is_counted() -> None:
    assert tell_counted(Amount(24, None, Qualifier.DOZENS), "dozens", Gender.MASCULINE) == "des dizaines de"
    assert tell_counted(Amount(3, None, Qualifier.SEVERAL), "several", Gender.MASCULINE) == "plusieurs"
