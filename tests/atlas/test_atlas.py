"""The embedded atlas and a user's folder: what is in it, what a folder changes, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.atlas import Actor, ActorKind, Arm, Atlas, Country, Outlet, OutletKind
from dragoman.base.claim import Category
from dragoman.base.errors import AtlasError

GROUPS = (
    "id\tname\tnames\tkind\tcountries\tparent\toutlets\tsource\n"
    "sample-front\tSample Front\tSF|جبهة المثال\trebel_group\tML|NE\t\tsample-media\tinvented\n"
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def test_atlas_holds_what_the_issue_asks_for(atlas: Atlas) -> None:
    assert len(atlas.actors) >= 400
    assert sum(1 + len(actor.names) for actor in atlas.actors) >= 1500
    assert len(atlas.outlets) >= 120
    assert len(atlas.arms) >= 250
    assert len(atlas.countries) >= 240


def test_atlas_links_lead_somewhere(atlas: Atlas) -> None:
    actors = {actor.id for actor in atlas.actors}
    outlets = {outlet.id for outlet in atlas.outlets}
    countries = {country.iso2 for country in atlas.countries}
    lost = [
        *(f"{a.id}: parent {a.parent}" for a in atlas.actors if a.parent and a.parent not in actors),
        *(f"{a.id}: outlet {o}" for a in atlas.actors for o in a.outlets if o not in outlets),
        *(f"{a.id}: country {c}" for a in atlas.actors for c in a.countries if c not in countries),
        *(f"{o.id}: owner {o.owner}" for o in atlas.outlets if o.owner and o.owner not in actors),
    ]
    assert lost == []


def test_atlas_gives_a_source_for_everything(atlas: Atlas) -> None:
    entries: tuple[Actor | Outlet | Arm | Country, ...] = (
        *atlas.actors,
        *atlas.outlets,
        *atlas.arms,
        *atlas.countries,
    )
    assert [entry.id for entry in entries if not entry.source.strip()] == []


def test_open_extends_the_atlas_by_a_folder(tmp_path: Path, atlas: Atlas) -> None:
    (tmp_path / "groups.tsv").write_text(GROUPS, encoding="utf-8")
    (tmp_path / "outlets.tsv").write_text(
        "id\tname\tkind\towner\nsample-media\tSample Media\tmedia_arm\tsample-front\n", encoding="utf-8"
    )
    (tmp_path / "arms.tsv").write_text("id\titem\tcategory\nzz9\tZZ-9 rifle\tsmall_arm\n", encoding="utf-8")
    own = Atlas.open([tmp_path])
    assert own.actors[:-1] == atlas.actors
    assert own.actors[-1] == Actor(
        id="sample-front",
        name="Sample Front",
        names=("SF", "جبهة المثال"),
        kind=ActorKind.REBEL_GROUP,
        countries=("ML", "NE"),
        parent=None,
        wikidata=None,
        ucdp=None,
        outlets=("sample-media",),
        source="invented",
    )
    assert own.outlets[-1] == Outlet(
        "sample-media", "Sample Media", (), OutletKind.MEDIA_ARM, "sample-front", "outlets.tsv, line 2"
    )
    (match,) = own.find_arm("zz 9 RIFLE").matches
    assert (match.value.category, match.alias, match.source) == (
        Category.SMALL_ARM,
        "ZZ-9 rifle",
        "arms.tsv, line 2",
    )


def test_open_lets_a_folder_override_and_a_later_folder_win(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, name in ((first, "Sample Front"), (second, "Sample Front Renewed")):
        folder.mkdir()
        (folder / "groups.tsv").write_text(GROUPS.replace("Sample Front", name), encoding="utf-8")
    atlas = Atlas.open([first, second])
    assert [actor.name for actor in atlas.actors if actor.id == "sample-front"] == ["Sample Front Renewed"]
    assert atlas.find_actor("Sample Front").matches == ()


def test_find_actor_shows_the_alias_or_what_looks_like_it(tmp_path: Path) -> None:
    (tmp_path / "groups.tsv").write_text(GROUPS, encoding="utf-8")
    atlas = Atlas.open([tmp_path])
    found = atlas.find_actor("جبهه المثال")
    assert [(m.value.id, m.alias, m.score) for m in found.matches] == [("sample-front", "جبهة المثال", 100.0)]
    assert found.suggestions == ()
    near = atlas.find_actor("Sampel Front")
    assert near.matches == ()
    assert near.suggestions[0].value.id == "sample-front"
    assert near.suggestions[0].score < 100


def test_find_gives_every_value_that_shares_a_name(tmp_path: Path) -> None:
    (tmp_path / "groups.tsv").write_text(
        GROUPS + "sample-force\tSample Force\tS.F.\tmilitia\tNE\t\t\tinvented\n", encoding="utf-8"
    )
    found = Atlas.open([tmp_path]).find_actor("SF")
    assert [match.value.id for match in found.matches if match.source == "invented"] == [
        "sample-front",
        "sample-force",
    ]


@pytest.mark.parametrize(
    ("file_name", "text", "says"),
    [
        (
            "groups.tsv",
            "id\tname\tkind\nx\tX\tgang\n",
            "line 2: kind 'gang' is unknown. Write one of: state_force",
        ),
        ("groups.tsv", "id\tname\tkind\nx\t\tmilitia\n", "line 2: column 'name' is empty"),
        ("groups.tsv", "id\tname\nx\tX\n", "line 1: the header lacks kind"),
        ("groups.tsv", "id\tname\tkind\tcountries\nx\tX\tmilitia\tMali\n", "line 2: country 'Mali'"),
        (
            "groups.tsv",
            "id\tname\tkind\nx\tX\tmilitia\nx\tY\tmilitia\n",
            "line 3: id 'x' stands in line 2 already",
        ),
        ("groups.tsv", "id\tname\tkind\nx\tX\tmilitia\tML\n", "line 2: 4 cells under a header of 3"),
        ("groups.tsv", "", "no header row"),
        ("outlets.tsv", "id\tname\tkind\nx\tX\tblog\n", "kind 'blog' is unknown"),
        ("arms.tsv", "id\titem\tcategory\nx\tX\tsword\n", "category 'sword' is unknown"),
        ("countries.tsv", "iso2\tname\nMLI\tMali\n", "country 'MLI'"),
    ],
)
def test_open_refuses_a_broken_file_by_line(tmp_path: Path, file_name: str, text: str, says: str) -> None:
    (tmp_path / file_name).write_text(text, encoding="utf-8")
    with pytest.raises(AtlasError) as raised:
        Atlas.open([tmp_path])
    assert str(tmp_path / file_name) in str(raised.value)
    assert says in str(raised.value)


def test_open_refuses_wrong_folders_and_encodings(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="no such folder"):
        Atlas.open([tmp_path / "nowhere"])
    with pytest.raises(AtlasError, match="holds no atlas file"):
        Atlas.open([tmp_path])
    (tmp_path / "groups.tsv").write_bytes("id\tname\tkind\nx\tÉ\tmilitia\n".encode("latin-1"))
    with pytest.raises(AtlasError, match="is not UTF-8"):
        Atlas.open([tmp_path])


def test_open_reads_files_of_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "groups.tsv").write_bytes("\ufeff".encode() + GROUPS.replace("\n", "\r\n").encode())
    assert Atlas.open([tmp_path]).actors[-1].source == "invented"
