"""What the Spanish words about time mean; every text is invented."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.dates import DateLexicon, find_dates, iso, resolve_date

LEXICON = DateLexicon.load("es")
PUBLISHED = date(2023, 9, 7)  # a Thursday
STORY = date(2023, 9, 4)


def meanings(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Every mention with the days it means."""
    found = []
    for mention in find_dates(text, LEXICON):
        days = resolve_date(mention, published=published, story=STORY)
        found.append((text[mention.start : mention.end], iso(days) if days else None))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El lunes 13 de marzo de 2023, hombres armados", ("El lunes 13 de marzo de 2023", "2023-03-13")),
        ("el 3 de marzo del año 2022", ("el 3 de marzo del año 2022", "2022-03-03")),
        ("el primero de mayo de 2021", ("el primero de mayo de 2021", "2021-05-01")),
        ("el 1º de enero", ("el 1º de enero", "2023-01-01")),
        ("13 mar 2023", ("13 mar 2023", "2023-03-13")),
        ("12/03/2023", ("12/03/2023", "2023-03-12")),
        ("la noche del martes", ("la noche del martes", "2023-09-05")),
        ("el jueves pasado", ("el jueves pasado", "2023-08-31")),
        ("este lunes", ("este lunes", "2023-09-04")),
        ("ayer por la tarde", ("ayer por la tarde", "2023-09-06")),
        ("anoche", ("anoche", "2023-09-06")),
        ("hace dos días", ("hace dos días", "2023-09-05")),
        (
            "la noche del 3 al 4 de marzo de 2023",
            ("la noche del 3 al 4 de marzo de 2023", "2023-03-03/2023-03-04"),
        ),
        ("la semana pasada", ("la semana pasada", "2023-08-28/2023-09-03")),
        ("en marzo de 2022", ("marzo de 2022", "2022-03-01/2022-03-31")),
        ("el mismo día", ("el mismo día", "2023-09-04")),
        ("al día siguiente", ("día siguiente", "2023-09-05")),
        ("dos días después", ("dos días después", "2023-09-06")),
        ("el proximo sabado", ("el proximo sabado", "2023-09-09")),
    ],
)
def test_resolve_date_reads_spanish_dates(text: str, found: tuple[str, str | None]) -> None:
    assert meanings(text) == [found]


@pytest.mark.parametrize(
    "text", ["El Movimiento 19 de Abril lo negó.", "La Mar está en calma.", "12 soldados", ""]
)
def test_find_dates_leaves_other_spanish_words_alone(text: str) -> None:
    assert find_dates(text, LEXICON) == ()


@given(
    day=st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    style=st.sampled_from(["full", "long", "medium", "short"]),
    locale=st.sampled_from(["es", "es_CO", "es_MX", "es_PE"]),
)
def test_find_dates_reads_back_what_babel_writes_in_spanish(day: date, style: str, locale: str) -> None:
    written = format_date(day, style, locale=locale)
    assert meanings(f"Un puesto cayó {written}.", published=None) == [(written, day.isoformat())]
