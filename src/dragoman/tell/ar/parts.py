"""A body, a noun or a name -> `Named`: its words in every case, and what verbs agree with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.tell.ar.amounts import count
from dragoman.tell.ar.lexicon import Body
from dragoman.tell.ar.nouns import Noun
from dragoman.tell.ar.words import Case, Gender
from dragoman.tell.concepts import Number


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something as it is told: as a subject, after a preposition, as an object.

    `is_known` says that all of it is Arabic by the tables or by its source, `is_place` that it is a place, `noun` what
    is counted where it is no name, and `number` in which number it stands.
    """

    nominative: str
    genitive: str
    accusative: str
    gender: Gender
    is_definite: bool
    is_known: bool = True
    noun: Noun | None = None
    number: Number = Number.ONE
    is_place: bool = False

    def say(self, case: Case) -> str:
        """The words in a case."""
        return {
            Case.NOMINATIVE: self.nominative,
            Case.GENITIVE: self.genitive,
            Case.ACCUSATIVE: self.accusative,
        }[case]


def in_cases(
    say: Callable[[Case], str],
    gender: Gender,
    *,
    is_definite: bool,
    is_known: bool = True,
    noun: Noun | None = None,
    number: Number = Number.ONE,
) -> Named:
    """What is told in each case as `say` says it."""
    nominative, genitive, accusative = (say(case) for case in Case)
    return Named(nominative, genitive, accusative, gender, is_definite, is_known, noun, number)


def of_body(body: Body) -> Named:
    text = body.text
    genitive = re.sub(r"ون(?= |$)", "ين", text) if body.gender is Gender.PEOPLE else text
    is_definite = text.startswith("ال") or body.gender is not Gender.PEOPLE
    return Named(text, genitive, genitive, body.gender, is_definite)


def of_noun(noun: Noun, number: Number) -> Named:
    """A noun that is no name: one, two or several of it."""
    is_several = number is Number.MANY or noun.is_plural
    gender = (Gender.PEOPLE if noun.is_people else Gender.FEMININE) if is_several else noun.gender
    return in_cases(
        lambda case: _form(noun, number, case), gender, is_definite=False, noun=noun, number=number
    )


def _form(noun: Noun, number: Number, case: Case) -> str:
    if number is Number.TWO:
        return count(2, noun, case)
    return noun.several(case) if number is Number.MANY or noun.is_plural else noun.single(case)


def plain_name(text: str) -> Named:
    return Named(text, text, text, Gender.FEMININE, is_definite=True)
