"""Common nouns of French and Arabic claims told in English, and English ones left as they are."""

from __future__ import annotations

import pytest
from tell_cases import item, seed, toll

from dragoman.base.claim import Category
from dragoman.tell import open_grammar
from dragoman.tell.en.telling import in_english


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("soldats", "soldiers"),
        ("pêcheur", "fisherman"),
        ("جنديين", "soldiers"),
        ("بندقية آلية", "automatic rifle"),
        ("corps", "corps"),
        ("cache", "cache"),
        ("constables", "constables"),
        ("soldats tchadiens", "soldats tchadiens"),
        ("", ""),
    ],
)
def test_in_english(written: str, told: str) -> None:
    assert in_english(written) == told


def test_tell_claim_in_english_of_french_words() -> None:
    claim = seed(
        target="convoi",
        killed=(toll(3, 3, victim="morts", text="trois"),),
        materiel=(item("fusil", Category.SMALL_ARM, 2, 2, text="deux fusils"),),
    )
    (told,) = open_grammar("en").tell_claim(claim)
    assert told.text.endswith(", killing three people on the target's side and seizing two rifles.")
