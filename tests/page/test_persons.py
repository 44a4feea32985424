"""Persons who are named in a text or in the place of a party are told from groups, places and headlines."""

from __future__ import annotations

import pytest

from dragoman.page.persons import people_in, persons_in_form, persons_in_party


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Oumar Exemple, 34, a teacher, was shot.", ("Oumar Exemple",)),
        ("The dead include pastor Jean Exemple and Aminata Sample (61).", ("Jean Exemple", "Aminata Sample")),
        ("The killing of Aminata Exemple shocked Djibo.", ("Aminata Exemple",)),
        ("Photo: the body of Issa ag Kone.", ("Issa ag Kone",)),
        ("A man named Issa Kone was freed.", ("Issa Kone",)),
        ("Issa Kone had been abducted.", ("Issa Kone",)),
        ("Issa Kone, a young shepherd, fled.", ("Issa Kone",)),
        ("The 34-year-old farmer Issa Kone fled.", ("Issa Kone",)),
        ("Capt. Traore said so.", ("Traore",)),
        ("President Ibrahim Sample spoke.", ("Ibrahim Sample",)),
        ("Мікола Приклад, 34, died.", ("Мікола Приклад",)),
        ("On September 6, 2023 and in May 12, 2024 nothing happened.", ()),
        ("DR Congo and Mali. If a pastor comes. If not, no.", ()),
        ("CAPTAIN KILLED IN RAID", ()),
        ("Front of the Grey Plateau was attacked.", ()),
        ("", ()),
        ("قُتل الشيخ محمد.", ()),
    ],
)
def test_people_in_finds_persons_by_what_stands_around_a_name(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    ("party", "persons"),
    [
        ("Captain Oumar Exemple", ("Oumar Exemple",)),
        ("convoy of General Exemple", ("Exemple",)),
        ("Issa Kone, 34", ("Issa Kone",)),
        ("King Faisal Brigade", ()),
        ("Grey Wolves", ()),
        ("Band 0", ()),
        ("positions of the army", ()),
        ("جيش المثال", ()),
        ("", ()),
    ],
)
def test_persons_in_party_need_a_title_or_an_age(party: str, persons: tuple[str, ...]) -> None:
    assert persons_in_party(party) == persons


@pytest.mark.parametrize(
    ("party", "text", "persons"),
    [
        ("Issa Kone", "They shot Issa Kone.", ("Issa Kone",)),
        ("Issa Kone", "", ("Issa Kone",)),
        ("Grey Wolves", "the Grey Wolves fled", ()),
        ("Grey Wolves", "Grey Wolves fighters fled", ()),
        ("Grey Wolves", "Grey Wolves (GW) fled", ()),
        ("Loups Gris", "les Loups Gris ont fui", ()),
        ("Dawn Column", "Dawn Column fled", ()),
        ("Lakurawa", "Lakurawa fled", ()),
        ("Djibo Nord", "Djibo Nord was hit", ()),
    ],
)
def test_persons_in_form_are_those_whom_no_text_calls_a_group(
    party: str, text: str, persons: tuple[str, ...]
) -> None:
    assert persons_in_form(party, (text,), frozenset({"djibo", "nord"})) == persons
