"""Checker: a sentence and its translation -> the numbers and names that were lost, and what else is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.translation import Fault, FaultKind, Mark
from dragoman.interpret.translate import Checker, NameFinder, no_words
from dragoman.interpret.translate.numbers import figure_values, find_numbers
from dragoman.interpret.translate.protect import protect_names, restore_names

GROUPS = (
    "id\tname\tnames\tkind\tcountries\tparent\twikidata\tucdp\toutlets\tsource\n"
    "dune-front\tDune Front\tDune Front|Front des Dunes|FD|جبهة الكثبان\trebel_group\tML\t\t\t\t\tinvented\n"
)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> NameFinder:
    folder: Path = tmp_path_factory.mktemp("atlas")
    (folder / "groups.tsv").write_text(GROUPS, encoding="utf-8")
    return NameFinder(Atlas.open([folder]))


def faults(
    names: NameFinder, original: str, translation: str, source: str = "fr", target: str = "en"
) -> list[tuple[str, str]]:
    found = Checker(source, target, names, no_words).check(original, translation).faults
    return [(str(fault.kind), fault.detail) for fault in found]


@pytest.mark.parametrize(
    ("figure", "values"),
    [
        ("12", {"12"}),
        ("05", {"5"}),
        ("2.000", {"2000", "2"}),
        ("12,7", {"12.7"}),
        ("1 200", {"1200"}),
        ("1,234,567", {"1234567"}),
        ("12,500.75", {"12500.75"}),
        ("٢٠٢٤", {"2024"}),
        ("١٢٫٥", {"12.5"}),
        ("2024.03.05", {"2024 3 5"}),
        ("9" * 40, {"9" * 40}),
    ],
)
def test_figure_values_are_all_that_a_figure_can_mean(figure: str, values: set[str]) -> None:
    assert figure_values(figure) == values


def test_find_numbers_gives_each_figure_its_place() -> None:
    text = "05 pick-up, 12,7 mm, 1 200 hommes en 2024."
    assert [(n.text, text[n.start : n.end] == n.text) for n in find_numbers(text, "fr")] == [
        ("05", True),
        ("12,7", True),
        ("1 200", True),
        ("2024", True),
    ]


@pytest.mark.parametrize(
    ("original", "translation", "found"),
    [
        ("Le Front des Dunes a tué 12 soldats à Gao.", "The Dune Front killed 12 soldiers in Gao.", []),
        ("Le Front des Dunes a tué 12 soldats à Gao.", "The FD killed 12 soldiers in Gao.", []),
        (
            "Le Front des Dunes a tué 12 soldats à Gao.",
            "The Dune Front killed 21 soldiers in Gao.",
            [("number_missing", "12"), ("number_added", "21")],
        ),
        ("Il y a 2.000 déplacés à Gao.", "There are 2,000 displaced in Gao.", []),
        (
            "Ils ont pris 3 camions et 3 fusils à Gao.",
            "They took 3 trucks and rifles in Gao.",
            [("number_missing", "3")],
        ),
        (
            "Le Front des Dunes a pris le poste de Niono.",
            "The forehead of the dunes took the post of Gao.",
            [("name_missing", "Front des Dunes"), ("name_missing", "Niono")],
        ),
        ("Trois morts à Niono.", "", [("empty", "")]),
        ("Trois morts à Niono.", " \n", [("empty", "")]),
        (
            "Les habitants de la ville ont entendu des tirs.",
            "Les habitants de la ville ont entendu des tirs.",
            [("untranslated", "")],
        ),
        ("Les habitants ont entendu des tirs.", "سمع السكان إطلاق نار.", [("untranslated", "")]),
        ("Gao, Niono", "Gao, Niono", []),
        (
            "Les habitants de la ville de Gao ont entendu des tirs avant l'aube.",
            "In Gao.",
            [("truncated", "7 of 67 characters")],
        ),
        (
            "Trois morts.",
            "Three dead. " * 9,
            [
                ("overlong", "108 for 12 characters"),
                ("repeated", "Three dead. Three dead. Three dead. Three dead. Three dead.…"),
            ],
        ),
        ("Trois morts à Niono.", "<p>Three dead in Niono.", [("markup", "<p>")]),
        ("Trois morts à Niono & Gao.", "Three dead in Niono &amp; Gao.", [("markup", "&amp;")]),
        (
            "Les habitants ont entendu des tirs toute la nuit.",
            "El ejército dijo que los habitantes oyeron los disparos por la noche y que no hubo heridos en el puesto.",
            [("untranslated", "")],
        ),
        ("Il y a 2.000 déplacés et 2 morts à Gao.", "There are 2 dead and 2,000 displaced in Gao.", []),
        ("Le poste a été attaqué à 16 heures.", "The post was attacked at 4 p.m.", []),
    ],
    ids=[
        *("whole", "acronym", "changed-number", "grouping", "number-once", "names", "empty", "blank", "same"),
        *("wrong-language", "names-alone", "truncated", "overlong"),
        *("tags", "entity", "third-language", "figures-in-another-order", "hour"),
    ],
)
def test_check_tells_what_is_missing_or_changed(
    names: NameFinder, original: str, translation: str, found: list[tuple[str, str]]
) -> None:
    assert faults(names, original, translation) == found


@pytest.mark.parametrize(
    ("original", "translation", "found"),
    [
        ("قتلت جبهة الكثبان ١٢ جنديا في غاو.", "The Dune Front killed 12 soldiers in Gao.", []),
        (
            "قتلت جبهة الكثبان ١٢ جنديا في غاو.",
            "The sand front killed 12 soldiers.",
            [("name_missing", "جبهة الكثبان"), ("name_missing", "غاو")],
        ),
        ("بحسب بيان لجبهة الكثبان", "According to a Dune Front statement", []),
    ],
    ids=["kept", "lost", "clitic"],
)
def test_check_compares_names_across_scripts(
    names: NameFinder, original: str, translation: str, found: list[tuple[str, str]]
) -> None:
    assert faults(names, original, translation, "ar", "en") == found


def test_check_marks_numbers_and_names_of_both_sides(names: NameFinder) -> None:
    original, translation = "Le Front des Dunes a tué 12 soldats.", "The Dune Front killed 12 soldiers."
    checked = Checker("fr", "en", names, no_words).check(original, translation)
    assert checked.marks == (Mark(3, 18, "actor"), Mark(25, 27, "number"))
    assert checked.translation_marks == (Mark(4, 14, "actor"), Mark(22, 24, "number"))


def test_protected_names_come_back_as_they_stood(names: NameFinder) -> None:
    text = "Le Front des Dunes (FD) nie."
    protected, stands = protect_names(text, names.find(text, "fr"), "en")
    assert protected == "Le Xqazv (Xqbzv) nie."
    assert restore_names("Xqbzv: the XQAZV denies.", stands) == "FD: the Front des Dunes denies."
    assert restore_names("The Xqazv denies.", stands) is None
    assert restore_names("Xqazv Xqazv Xqbzv", stands) is None


def test_a_name_of_another_script_is_put_in_the_atlas_spelling(names: NameFinder) -> None:
    text = "نفت جبهة الكثبان ذلك."
    protected, stands = protect_names(text, names.find(text, "ar"), "en")
    assert (protected, stands) == ("نفت Xqazv ذلك.", {"Xqazv": "Dune Front"})


def test_a_mark_that_stands_in_the_document_is_not_used(names: NameFinder) -> None:
    text = "Xqazv: le Front des Dunes nie."
    assert protect_names(text, names.find(text, "fr"), "en") == (text, {})


def test_faults_are_values() -> None:
    assert Fault(FaultKind.EMPTY) == Fault(FaultKind.EMPTY, "")
