"""Bounds and a noun -> a counted Arabic noun with its qualifier kept: "أكثر من 50 جندياً", "ثلاث سيارات", "جنديين".

The noun goes by the number: one and two are forms of it, three to ten take its plural, eleven to ninety-nine its
accusative singular, hundreds its singular. The number word from three to ten has the other gender. A source's own words
are not kept: what bounds a number says is told anew from the claim.
"""

from __future__ import annotations

import re

from babel.numbers import format_decimal

from dragoman.base.claim import Qualifier
from dragoman.tell.amounts import Amount
from dragoman.tell.ar.nouns import Noun
from dragoman.tell.ar.words import Case
from dragoman.tell.tables import find_term

LARGEST_WORD = 10
_FEW, _MANY = range(3, 11), range(11, 100)
_FIGURE = re.compile(r"^\W*(\d{1,3}(?:[,.\u00a0\u202f]\d{3})+|\d{1,9})(?![\d.,])")
_VAGUE = (Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.SEVERAL)


def tell_figures(number: int) -> str:
    """A number in figures, as the Unicode tables have it for Arabic: 1,200.

    >>> tell_figures(1200)
    '1,200'
    """
    plain = str(format_decimal(number, locale="ar", numbering_system="latn"))
    return "".join(char for char in plain if char.isprintable())


def count(number: int, noun: Noun, case: Case = Case.GENITIVE, *, with_one: bool = True) -> str:
    """So many of what a noun names.

    Args:
        with_one: whether "واحد" follows a single one.
    """
    if number == 1:
        one = noun.single(case)
        return (
            noun.after_first(one, f"{_word(1, noun.is_feminine)}{_tanwin(case, noun)}") if with_one else one
        )
    if number == 2:
        pair = noun.pair(case)
        if pair != noun.several(case):
            return pair
        return noun.after_first(pair, count_alone(2, is_feminine=noun.is_feminine))  # or it might be several
    if number in _FEW:
        return f"{_word(number, noun.is_feminine)} {noun.several(Case.GENITIVE)}"
    return f"{tell_figures(number)} {_after_figures(number, noun)}"


def _after_figures(number: int, noun: Noun) -> str:
    rest = number % 100
    if rest in _FEW:
        return noun.several(Case.GENITIVE)
    return noun.single(Case.ACCUSATIVE if rest in _MANY else Case.GENITIVE)


def _tanwin(case: Case, noun: Noun) -> str:
    return "اً" if case is Case.ACCUSATIVE and not noun.is_feminine else ""


def count_alone(number: int, *, is_feminine: bool = False, case: Case = Case.GENITIVE) -> str:
    """A number that no noun follows: "ثلاثة", "اثنين", "12"."""
    if not 0 < number <= LARGEST_WORD:
        return tell_figures(number)
    word = _word(number, is_feminine)
    word = find_term("ar", "numbers", "words", "alone").get(word, word)
    oblique: str = find_term("ar", "numbers", "words", "oblique").get(word, word)
    return word if case is Case.NOMINATIVE else oblique


def _word(number: int, is_feminine: bool) -> str:
    return str(find_term("ar", "numbers", "words", "feminine" if is_feminine else "masculine")[number])


def counted(amount: Amount, noun: Noun, case: Case = Case.GENITIVE, *, with_one: bool = True) -> str:
    """An amount of what a noun names, with what bounds it.

    >>> from dragoman.tell.ar.nouns import PERSON
    >>> counted(Amount(51, None, Qualifier.MORE_THAN), PERSON), counted(Amount(20, 30, Qualifier.RANGE), PERSON)
    ('أكثر من 50 شخصاً', 'ما بين 20 و30 شخصاً')
    """
    qualifier = amount.fitting()
    if qualifier is Qualifier.NONE:
        return f"{find_term('ar', 'numbers', 'told', 'none')} {noun.single(Case.GENITIVE)}"
    if qualifier is Qualifier.UNSTATED:
        if amount.low == 1:
            return noun.several(case)
        return bounded("if_any", n=noun.several(Case.GENITIVE, definite=True))
    if qualifier in _VAGUE:
        return bounded(qualifier, n=noun.several(Case.GENITIVE, definite=True))
    if qualifier is Qualifier.RANGE:
        high = amount.high or 0
        told = f"{tell_figures(high)} {_after_figures(high, noun)}"
        return bounded("range", low=tell_figures(amount.low or 0), n=told)
    if qualifier is Qualifier.EXACT:
        return count(amount.low or 0, noun, case, with_one=with_one)
    return bounded(qualifier, n=count(_number(amount, qualifier), noun))


def _number(amount: Amount, qualifier: Qualifier) -> int:
    """The number that the words of a qualifier go with."""
    if qualifier is Qualifier.MORE_THAN:
        return max((amount.low or 1) - 1, 0)
    return (amount.high if qualifier is Qualifier.UP_TO else amount.low) or 0


def tell_amount(amount: Amount, *, is_feminine: bool = False, case: Case = Case.NOMINATIVE) -> str:
    """An amount that no noun follows.

    >>> tell_amount(Amount(51, None, Qualifier.MORE_THAN)), tell_amount(Amount(2, 2, Qualifier.EXACT))
    ('أكثر من 50', 'اثنان')
    """
    qualifier = amount.fitting()
    alone = find_term("ar", "numbers", "alone")
    if qualifier in alone:
        return str(alone[qualifier])
    if qualifier is Qualifier.RANGE:
        return bounded("range", low=tell_figures(amount.low or 0), n=tell_figures(amount.high or 0))
    if qualifier is Qualifier.EXACT:
        return count_alone(amount.low or 0, is_feminine=is_feminine, case=case)
    return bounded(qualifier, n=count_alone(_number(amount, qualifier), is_feminine=is_feminine))


def bounded(name: str, **numbers: str) -> str:
    """A number with the words that bound it."""
    return str(find_term("ar", "numbers", "told", name)).format(**numbers)


def find_amount(text: str) -> tuple[str, Amount | None]:
    """The figure that a text begins with; a number in words is told from its bounds alone."""
    match = _FIGURE.match(text)
    if match is None:
        return "", None
    value = int(re.sub(r"\D", "", match[1]))
    return match[1], Amount(value, value, Qualifier.EXACT if value else Qualifier.NONE)
