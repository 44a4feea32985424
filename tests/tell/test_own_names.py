"""The spelling by which a language calls a group or body, among those whose language nobody has written down."""

from __future__ import annotations

import pytest

from dragoman.tell.own_names import own_name

STATE = (
    "ISIS",
    "IS",
    "Islamic State group",
    "groupe État islamique",
    "État islamique",
    "داعش",
    "الدولة الإسلامية",
)
PROVINCE = ("ISSP", "État islamique dans le Grand Sahara", "État islamique au Sahel", "ولاية الساحل")
FRONT = ("POLISARIO", "Armée populaire de libération sahraouie", "جبهة البوليساريو")


@pytest.mark.parametrize(
    ("name", "spellings", "lang", "told"),
    [
        ("Islamic State", STATE, "fr", "État islamique"),
        ("Islamic State", STATE, "ar", "داعش"),
        ("Islamic State", STATE, "en", None),
        ("الدولة الإسلامية", ("Islamic State", *STATE), "en", "Islamic State"),
        ("جبهة البوليساريو", FRONT[:1], "fr", "POLISARIO"),
        ("الدولة الإسلامية", STATE, "fr", "État islamique"),
        ("الدولة الإسلامية", STATE, "ar", None),
        ("ISIS", STATE, "fr", None),
        ("Islamic State militants", STATE, "fr", None),
        ("État islamique", STATE, "fr", None),
        ("Islamic State Sahel Province", PROVINCE, "fr", "État islamique au Sahel"),
        ("Polisario Front", FRONT, "fr", None),
        ("Front of Nothing", (), "fr", None),
        ("", STATE, "fr", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_own_name_is_another_spelling_of_the_same_name_or_none(
    name: str, spellings: tuple[str, ...], lang: str, told: str | None
) -> None:
    assert own_name(name, spellings, lang) == told
