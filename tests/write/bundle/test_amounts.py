"""Texts -> their numbers and months; the same for bounds and qualifiers of a claim's own words."""

from __future__ import annotations

import pytest

from dragoman.base.claim import (
    Assertion,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Materiel,
    Qualifier,
    Side,
    Toll,
)
from dragoman.base.span import Part, Span
from dragoman.write.bundle.amounts import Words, decimals_in, load_words, months_in, numbers_in
from dragoman.write.bundle.claim_proofs import prove_claim
from dragoman.write.bundle.quotes import quotes_of


def english() -> Words:
    words = load_words("en-GB")
    assert words is not None
    return words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("over 50 soldiers", ("50",)),
        ("1,200 boxes, 14.5 mm, AK-47", ("1200", "14.5", "47")),
        ("one hundred and five men and two women", ("105", "2")),
        ("sixty-three, two, three", ("63", "2", "3")),
        ("half a dozen of two dozen", ("6", "24")),
        ("a couple of them, one of whom", ("2",)),
        ("no one, one another, no number", ()),
        ("two million three hundred thousand", ("2300000",)),
        ("٤٧ مقاتلا", ("47",)),
        ("6–7 September 2023", ("6", "7", "2023")),
        ("007 and 0", ("7", "0")),
        ("", ()),
    ],
)
def test_numbers_in_finds_figures_and_words(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text, english()) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a 14.5 mm machine gun", ("14.5",)),
        ("une mitrailleuse de 14,5 mm", ("14.5",)),
        ("رشاش عيار ١٤٫٥", ("14.5",)),
        ("1,500 men, 2.000 hommes, 3 and 4.", ()),
        ("on 14.5.2025", ()),
    ],
)
def test_decimals_in_takes_either_sign_and_no_grouping(text: str, numbers: tuple[str, ...]) -> None:
    assert decimals_in(text) == numbers


def test_months_in_takes_a_month_and_not_a_verb() -> None:
    assert months_in("In May they may march; in March they may not", english()) == {5, 3}


def test_load_words_has_none_for_a_language_without_a_table() -> None:
    assert [load_words(lang) for lang in ("xx", "", None, "../en", "en.toml")] == [None] * 5


def claim_of(text: str, low: int | None, high: int | None, qualifier: Qualifier) -> Claim:
    """A claim whose one toll has these words and bounds."""
    toll = Toll(Side.TARGET, "soldiers", low, high, qualifier, "killed", text)
    return _claim({"killed": (toll,)}, "/killed/0", text)


def item_of(text: str, item: str, low: int, high: int | None) -> Claim:
    """A claim whose one item has these words and bounds."""
    found = Materiel(item, Category.OTHER, low, high, Qualifier.EXACT, None, Disposition.SEIZED, text)
    return _claim({"materiel": (found,)}, "/materiel/0", text)


def _claim(values: dict[str, object], pointer: str, text: str) -> Claim:
    return Claim(
        id="c-1",
        document_id="d",
        reader="r",
        event_type=EventType.OTHER,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=None,
        target=None,
        places=(),
        country=None,
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
        spans={pointer: (Span(Part.TEXT, 0, len(text), text),)},
        **values,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("over 50", 51, None, Qualifier.MORE_THAN),
        ("50 or more", 50, None, Qualifier.AT_LEAST),
        ("some 50", 50, 50, Qualifier.ABOUT),
        ("almost fifty", 50, 50, Qualifier.NEARLY),
        ("up to 50", None, 50, Qualifier.UP_TO),
        ("between 20 and 30", 20, 30, Qualifier.RANGE),
        ("a soldier", 1, 1, Qualifier.EXACT),
        ("a 57-year-old man", 1, 1, Qualifier.EXACT),
        ("a nun and two novices", 3, 3, Qualifier.EXACT),
        ("a woman and her child", 2, 2, Qualifier.EXACT),
        ("15", 0, 15, Qualifier.EXACT),
        ("several", 3, None, Qualifier.SEVERAL),
        ("scores", 40, None, Qualifier.DOZENS),
        ("soldiers", 1, None, Qualifier.UNSTATED),
        ("no casualties", 0, 0, Qualifier.NONE),
        ("", 1, 1, Qualifier.EXACT),
    ],
)
def test_prove_claim_takes_the_bounds_of_the_codebook(
    text: str, low: int | None, high: int | None, qualifier: Qualifier
) -> None:
    claim = claim_of(text or "Somebody", low, high, qualifier)
    assert prove_claim(claim, quotes_of(claim), "en") == {}


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("over 50", 50, None, Qualifier.MORE_THAN),
        ("over 50", 60, None, Qualifier.MORE_THAN),
        ("over 50", 50, 50, Qualifier.EXACT),
        ("40", 50, None, Qualifier.AT_LEAST),
        ("some 50", 60, 60, Qualifier.ABOUT),
        ("up to 50", 50, 50, Qualifier.EXACT),
        ("between 20 and 30", 20, 40, Qualifier.RANGE),
        ("fifteen", 50, 50, Qualifier.EXACT),
        ("several", 30, None, Qualifier.SEVERAL),
        ("12 soldiers", 1, None, Qualifier.UNSTATED),
        ("two", 0, 0, Qualifier.NONE),
    ],
)
def test_prove_claim_refuses_bounds_that_the_words_do_not_give(
    text: str, low: int | None, high: int | None, qualifier: Qualifier
) -> None:
    claim = claim_of(text, low, high, qualifier)
    (problem,) = prove_claim(claim, quotes_of(claim), "en")["/killed/0"]
    assert problem.endswith(f"does not follow from the words {text!r}")


def test_prove_claim_counts_no_calibre() -> None:
    proven, refused = (
        item_of("an 81 mm mortar", "81 mm mortar", 1, 1),
        item_of("an 81 mm mortar", "81 mm mortar", 81, 81),
    )
    assert prove_claim(proven, quotes_of(proven), "en") == {}
    assert list(prove_claim(refused, quotes_of(refused), "en")) == ["/materiel/0"]


def test_prove_claim_in_a_language_without_a_table_looks_at_the_words_alone() -> None:
    claim = claim_of("dubban 99", 5, 5, Qualifier.EXACT)
    assert prove_claim(claim, quotes_of(claim), "xx") == {}
    assert list(prove_claim(claim, quotes_of(claim), "en")) == ["/killed/0"]


def test_prove_claim_refuses_a_value_without_a_quote() -> None:
    claim = claim_of("two", 2, 2, Qualifier.EXACT)
    assert prove_claim(claim, (), "en") == {"/killed/0": ("no quote says it",)}
