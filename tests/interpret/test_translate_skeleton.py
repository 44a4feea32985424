"""skeleton: names that sound alike in several scripts have one, short ones none."""

from __future__ import annotations

import pytest

from dragoman.interpret.translate.skeleton import skeleton


@pytest.mark.parametrize(
    ("names", "consonants"),
    [
        (("Maiduguri", "مايدوغوري", "Майдугури"), "mdgr"),
        (("Kharkiv", "خاركيف", "Харьков", "Харків"), "krkf"),
        (("Port Sudan", "Port-Soudan", "بورتسودان"), "brtsdn"),
        (("Masisi", "ماسيسي"), "mss"),
        (("Gao", "غاو", "Niono", "", "🔥", "\ud800"), ""),
    ],
)
def test_skeleton_is_the_same_in_every_script(names: tuple[str, ...], consonants: str) -> None:
    assert {skeleton(name) for name in names} == {consonants}
