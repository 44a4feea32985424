"""State forces by pattern: which phrases name one, whose it is, and which do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.errors import AtlasError


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@pytest.mark.parametrize(
    ("text", "country", "branch"),
    [
        ("Malian army", "ML", "army"),
        ("Mali's army", "ML", "army"),
        ("army of Mali", "ML", "army"),
        ("armed forces of Côte d'Ivoire", "CI", "armed_forces"),
        ("BURKINABE FORCES", "BF", "armed_forces"),
        ("Philippine National Police", "PH", "police"),
        ("Democratic Republic of the Congo army", "CD", "army"),
        ("South Sudanese air force", "SS", "air_force"),
        ("Ukraine’s border guards", "UA", "border_guard"),
        ("Russian Ministry of Defence", "RU", "ministry_of_defence"),
        ("Indian Navy", "IN", "navy"),
        ("armée malienne", "ML", "army"),
        ("الجيش المالي", "ML", "army"),
    ],
)
def test_match_force_names_country_and_branch(atlas: Atlas, text: str, country: str, branch: str) -> None:
    force = atlas.match_force(text)
    assert force is not None
    assert (force.country.iso2, force.branch) == (country, branch)


@pytest.mark.parametrize(
    "text",
    ["", "army", "the army", "Mali", "Malian", "Malian farmers", "Salvation Army", "Malian army chief"],
)
def test_match_force_leaves_other_phrases(atlas: Atlas, text: str) -> None:
    assert atlas.match_force(text) is None


def test_every_country_has_an_army_by_name_and_by_demonym(atlas: Atlas) -> None:
    lost = [c.iso2 for c in atlas.countries if atlas.match_force(f"{c.name} army") is None]
    lost += [d for c in atlas.countries for d in c.demonyms[:1] if atlas.match_force(f"{d} army") is None]
    assert lost == []


def test_user_patterns_come_on_top(tmp_path: Path) -> None:
    (tmp_path / "force_patterns.tsv").write_text(
        "pattern\tbranch\n{demonym} river guard\tnavy\n", encoding="utf-8"
    )
    force = Atlas.open([tmp_path]).match_force("Malian River Guard")
    assert force is not None
    assert (force.country.iso2, force.branch) == ("ML", "navy")


@pytest.mark.parametrize("pattern", ["river guard", "{country} {demonym} army", "{country}"])
def test_user_patterns_need_one_hole_and_words(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "force_patterns.tsv").write_text(f"pattern\tbranch\n{pattern}\tnavy\n", encoding="utf-8")
    with pytest.raises(AtlasError, match="line 2: pattern"):
        Atlas.open([tmp_path]).match_force("Malian army")
