"""Names of private persons: what is withheld from what is shown."""

from __future__ import annotations

import dataclasses

import pytest
from made_claims import english

from dragoman.page.names import names_withheld, withhold

WITHHELD = "[name withheld]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Oumar Exemple's brother", f"{WITHHELD}'s brother"),
        ("OUMAR EXEMPLE", WITHHELD),
        ("hxxps://wire.example/oumar-exemple-killed", f"hxxps://wire.example/{WITHHELD}-killed"),
        ("hxxps://post.example/@oumar_exemple/9", f"hxxps://post.example/@{WITHHELD}/9"),
        ("hxxps://post.example/Oumar%20Exemple", f"hxxps://post.example/{WITHHELD}"),
        ("Exemple taught there", f"{WITHHELD} taught there"),
        ("hxxps://wire.example/exemple-mourned", f"hxxps://wire.{WITHHELD}/{WITHHELD}-mourned"),
        ("Exemplexx and example", "Exemplexx and example"),
    ],
)
def test_withhold_finds_a_name_in_any_letters_and_in_an_address(text: str, shown: str) -> None:
    expected = shown.replace(f"wire.{WITHHELD}", "wire.example")
    assert withhold(text, ("Oumar Exemple", "Exemple")) == expected


def test_withhold_finds_a_name_with_other_accents() -> None:
    assert withhold("Traoré, traore", ("Traoré",)) == f"{WITHHELD}, traore"
    assert withhold("hxxps://a.example/traore", ("Traoré",)) == f"hxxps://a.example/{WITHHELD}"


def test_names_withheld_are_those_of_witnesses_too() -> None:
    claim = english()[1].claims[0]
    toll = dataclasses.replace(claim.killed[0], source="Governor Mariam Sample")
    claim = dataclasses.replace(claim, killed=(toll, *claim.killed[1:]))
    names = names_withheld(claim, givers=["Tenzin", "residents", "Plateau Voice"], known=["Plateau Voice"])
    assert {"Mariam Sample", "Sample", "Mariam", "Tenzin"} <= set(names)
    assert not {"Governor", "residents", "Plateau Voice"} & set(names)
