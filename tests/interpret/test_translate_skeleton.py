"""is_same_sound: names are known again in another script, by consonants, and short ones by their vowels too."""

from __future__ import annotations

import pytest

from dragoman.interpret.translate.skeleton import HeardNames, is_same_sound, sounds_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maiduguri", "مايدوغوري"),
        ("Kharkiv", "Харків"),
        ("Port-Soudan", "بورتسودان"),
        ("Tessalit", "تساليت"),
        ("Mogadishu", "مقديشو"),
        ("Mogadiscio", "مقديشو"),
        ("Niono", "نيونو"),
        ("Dori", "دوري"),
        ("Hodeidah", "حديدة"),
        ("Marawi", "ماراوي"),
    ],
)
def test_a_name_sounds_alike_in_two_scripts(one: str, other: str) -> None:
    assert is_same_sound(sounds_of(one), sounds_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dori", "دور"),
        ("Dori", "دار"),
        ("Beni", "بين"),
        ("Gao", "غاو"),
        ("Niono", "نونا"),
        ("Djibo", "غاو"),
        ("", ""),
    ],
)
def test_short_names_and_plain_words_do_not(one: str, other: str) -> None:
    assert not is_same_sound(sounds_of(one), sounds_of(other))


def test_heard_names_are_asked_for_one() -> None:
    heard = HeardNames(["قرب", "نيونو", "\ud800", "🔥", ""])
    assert (heard.have("Niono"), heard.have("Dori"), heard.have("🔥"), heard.have("\ud800")) == (
        True,
        False,
        False,
        False,
    )
