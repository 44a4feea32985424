"""Who is given as saying something: names of private persons are told from roles, bodies and places."""

from __future__ import annotations

import pytest

from dragoman.page.givers import name_parts, private_names, speakers_in, words_of


@pytest.mark.parametrize(
    ("giver", "names"),
    [
        ("Mariam Exemple", ("Mariam Exemple",)),
        ("Governor Oumar Exemple", ("Oumar Exemple",)),
        ("Oumar Exemple, a resident", ("Oumar Exemple",)),
        ("monk Tenzin", ("Tenzin",)),
        ("County Commissioner Otieno Exemple", ("Otieno Exemple",)),
        ("Traore", ("Traore",)),
        ("Ahmed ag Exemple", ("Ahmed ag Exemple",)),
        ("brother of Oumar Exemple", ("Oumar Exemple",)),
        ("spokesman Oumar Exemple of the Example Army", ("Oumar Exemple",)),
        ("مريم", ("مريم",)),
        ("မောင်မောင်", ("မောင်မောင်",)),
        ("le gouverneur Oumar Exemple", ("Oumar Exemple",)),
        ("frère d'Oumar Exemple", ("Oumar Exemple",)),
        ("Force de garde du Nord", ()),
        ("l'Observatoire du Sahel", ()),
        ("une source militaire à N'Djamena", ()),
        ("Sources hospitalières", ()),
        ("متحدث عسكري", ()),
        ("monk", ()),
        ("volunteer nurse", ()),
        ("The commander", ()),
        ("mayor of Djibo", ()),
        ("Airport staff", ()),
        ("Burkina Faso officials", ()),
        ("Command of the Diyala Canal Police", ()),
        ("Human Rights Watch", ()),
        ("Brotherhood", ()),
        ("GRA", ()),
        ("joint-hum-desk", ()),
        ("", ()),
    ],
)
def test_private_names_are_told_from_roles_bodies_and_places(giver: str, names: tuple[str, ...]) -> None:
    assert private_names(giver, frozenset()) == names


@pytest.mark.parametrize("giver", ["Plateau Voice", "Voice", "PlateauVoice", "غاو"])
def test_private_names_are_not_those_of_parties_outlets_and_places(giver: str) -> None:
    assert private_names(giver, words_of("Plateau Voice plateauvoice غاو")) == ()


def test_name_parts_are_those_that_a_text_may_go_on_with() -> None:
    assert name_parts("Captain Oumar ag Exemple", frozenset()) == ("Oumar", "Exemple")
    assert name_parts("Oumar Gao", frozenset({"gao"})) == ("Oumar",)
    assert name_parts("The", frozenset()) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nine died, said Abdou Traoré, a shepherd.", ("Abdou Traoré",)),
        ("Nine died, according to resident Issa Kone.", ("Issa Kone",)),
        ("Mariam Exemple, a resident, said that 15 died.", ("Mariam Exemple",)),
        ("Ahmed ag Exemple told reporters.", ("Ahmed ag Exemple",)),
        ("Moussa Exemple, berger, a raconté la scène.", ("Moussa Exemple",)),
        ("Selon Fatou Exemple, neuf personnes sont mortes.", ("Fatou Exemple",)),
        ("Residents said that 15 died in Djibo. They said Djibo was calm.", ()),
        ("", ()),
    ],
)
def test_speakers_in_a_text_are_found_beside_verbs_of_speech(text: str, names: tuple[str, ...]) -> None:
    assert speakers_in(text) == names
