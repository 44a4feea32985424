"""Corrections of the atlas: kept with a source, written to files that hold nothing else, noticed, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.atlas import Atlas
from dragoman.desk.actions.edit_atlas import EditAtlas
from dragoman.desk.actions.read_named_again import ReadNamedAgain
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.atlas import atlas_revision, desk_atlas, own_folder
from dragoman.desk.keeping.atlas_cells import clean_row, new_id
from dragoman.desk.keeping.atlas_files import render_files, standing_rows, write_own_atlas
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.models import AtlasEdit, ClaimRow, DocumentRow, EventParty, Job, LogEntry, User

pytestmark = pytest.mark.django_db(transaction=True)

RIDERS: dict[str, str] = {
    "name": "Dune Riders Front",
    "names": "DRF\nFront des Cavaliers de la Dune\nجبهة فرسان الكثبان",
    "kind": "rebel_group",
    "countries": "ML\nNE",
    "period": "2023/..",
}
SOURCE = "desk file of 3 May 2024"


@pytest.fixture
def raid(take: Callable[..., Any]) -> DocumentRow:
    """A document with a group that the atlas lacks."""
    row: DocumentRow = take(
        "Fighters of the Dune Riders Front attacked an army post at Ménaka, Mali, on 2 May 2024, killing four "
        "soldiers, an official said.",
        title="Four soldiers killed at Ménaka",
    )
    return row


def rules_of(document: DocumentRow) -> set[str]:
    return {flag.rule for row in ClaimRow.objects.filter(document=document) for flag in load_flags(row)}


def test_edit_atlas_adds_a_group_that_reading_then_knows(raid: DocumentRow, analyst: User) -> None:
    assert "new_group" in rules_of(raid)
    edit = EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE).execute()
    assert edit.entry == "desk-dune-riders-front"
    assert [match.alias for match in desk_atlas().match_actor("front des cavaliers de la dune")] == [
        "Front des Cavaliers de la Dune"
    ]
    ReadNamedAgain(analyst, "groups", edit.entry).execute()
    assert "new_group" not in rules_of(raid)
    assert set(EventParty.objects.filter(role="perpetrator").values_list("actor", flat=True)) == {edit.entry}
    assert sorted(Job.objects.values_list("kind", "state", "failed")) == [
        ("rebuild", "done", 0),
        ("reread", "done", 0),
    ]


def test_undo_brings_the_atlas_back_and_can_be_told_from_a_later_edit(
    raid: DocumentRow, analyst: User
) -> None:
    first = EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE)
    entry = first.execute().entry
    with_group = atlas_revision()
    second = EditAtlas(analyst, "groups", entry, RIDERS | {"kind": "militia"}, source=SOURCE)
    second.execute()
    assert first.entry is not None and second.entry is not None
    with pytest.raises(Conflict):
        Undo(analyst, first.entry.pk).execute()
    Undo(analyst, second.entry.pk).execute()
    assert atlas_revision() == with_group
    Undo(analyst, first.entry.pk).execute()
    assert desk_atlas().match_actor("Dune Riders Front") == ()
    assert "new_group" in rules_of(raid)
    assert list(AtlasEdit.objects.order_by("id").values_list("is_undone", flat=True)) == [True, True]


def test_an_edit_over_an_embedded_row_is_uncovered_when_taken_away(analyst: User) -> None:
    before = next(actor for actor in desk_atlas().actors if actor.id == "ansar-dine")
    posted = {
        "name": "Ansar Dine",
        "names": "Ansar ed-Din al-Jadid",
        "kind": "rebel_group",
        "countries": "ML",
    }
    EditAtlas(analyst, "groups", "ansar-dine", posted, source=SOURCE, seen=0).execute()
    now = next(actor for actor in desk_atlas().actors if actor.id == "ansar-dine")
    assert (now.names, now.source) == (("Ansar ed-Din al-Jadid",), SOURCE)
    EditAtlas(analyst, "groups", "ansar-dine", None, source="it was a mistake").execute()
    assert next(actor for actor in desk_atlas().actors if actor.id == "ansar-dine") == before


def test_a_running_process_notices_the_next_revision(analyst: User) -> None:
    known = desk_atlas()
    assert (atlas_revision(), desk_atlas() is known) == ("", True)
    EditAtlas(analyst, "outlets", "", {"name": "Al-Yanbu Post", "kind": "media_arm"}, source=SOURCE).execute()
    assert len(atlas_revision()) == 16
    assert [match.value.id for match in desk_atlas().match_outlet("al yanbu post")] == ["desk-al-yanbu-post"]


def test_files_made_anew_from_rows_are_equal(analyst: User) -> None:
    EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE).execute()
    place = {"name": "Tin-Akof Camp", "country": "BF", "lat": "14.96", "lon": "-0.17", "feature_class": "S"}
    EditAtlas(analyst, "places", "", place, source="https://example.org/map?x=1&y=2").execute()
    EditAtlas(analyst, "arms", "", {"item": "W85", "category": "machine_gun"}, source=SOURCE).execute()
    folder = own_folder()
    written = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "build.lock"}
    for path in folder.iterdir():
        path.unlink()
    assert write_own_atlas() == written["revision"].decode().strip()
    again = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "build.lock"}
    assert again == written
    atlas = Atlas.open([folder])
    assert [actor.names for actor in atlas.actors if actor.id == "desk-dune-riders-front"] == [
        tuple(RIDERS["names"].split("\n"))
    ]
    assert [(e.lat, e.lon, e.source) for e in atlas.places.find("tin akof camp")] == [
        (14.96, -0.17, "https://example.org/map?x=1&y=2")
    ]


@pytest.mark.parametrize("source", ["", "  ", "\t\n", "..."])
def test_edit_atlas_wants_a_source(source: str, analyst: User) -> None:
    with pytest.raises(WrongInput, match="source"):
        EditAtlas(analyst, "groups", "", RIDERS, source=source).execute()
    assert (AtlasEdit.objects.count(), LogEntry.objects.count(), atlas_revision()) == (0, 0, "")


@pytest.mark.parametrize(
    "posted",
    [
        pytest.param({"name": "=HYPERLINK(1)"}, id="formula"),
        pytest.param({"name": "@SUM(A1)"}, id="at-sign"),
        pytest.param({"names": "DRF\n+33 1 23"}, id="plus"),
        pytest.param({"names": "DRF|Dune"}, id="list-mark"),
        pytest.param({"names": "DRF\u202eEVIL"}, id="override"),
        pytest.param({"name": "Dune\x00Riders"}, id="nul"),
        pytest.param({"name": "Dune \ud800 Riders"}, id="surrogate"),
        pytest.param({"note": "x" * 401}, id="long"),
        pytest.param({"kind": "army of evil"}, id="kind"),
        pytest.param({"countries": "Mali"}, id="country"),
        pytest.param({"countries": "QQ"}, id="no-such-country"),
        pytest.param({"parent": "nobody-knows"}, id="parent"),
        pytest.param({"parent": "desk-dune-riders-front"}, id="own-parent"),
        pytest.param({"outlets": "no-outlet"}, id="outlet"),
        pytest.param({"period": "since ever"}, id="period"),
        pytest.param({"name": "fighters"}, id="a-word"),
        pytest.param({"names": "a"}, id="a-letter"),
        pytest.param({"names": "\n".join(f"Name {n}" for n in range(301))}, id="many"),
        pytest.param({"name": ""}, id="no-name"),
    ],
)
def test_edit_atlas_refuses_what_cannot_stand_in_a_row(posted: dict[str, str], analyst: User) -> None:
    with pytest.raises(WrongInput):
        EditAtlas(analyst, "groups", "", RIDERS | posted, source=SOURCE).execute()
    assert (AtlasEdit.objects.count(), own_folder().exists()) == (0, False)


def test_hostile_white_space_and_quotes_stay_inside_their_cell(analyst: User, desk_dir: Path) -> None:
    posted = RIDERS | {
        "name": 'Dune\tRiders\n"Front" # 1',
        "names": "D\tR\tF\r\nsecond\u2028line DR\u0085x\n# Comment Brigade",
        "note": 'evil\trebel_group\nid\tname\nx\ty" , ;',
    }
    EditAtlas(analyst, "groups", "", posted, source="a\tb\nhttps://example.org").execute()
    lines = (own_folder() / "groups.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.count("\t") for line in lines] == [0, 11, 11]
    (actor,) = (a for a in Atlas.open([own_folder()]).actors if a.id.startswith("desk-"))
    assert (actor.name, actor.names, actor.source) == (
        'Dune Riders "Front" # 1',
        ("D R F", "second line DR x", "# Comment Brigade"),
        "a b https://example.org",
    )


@pytest.mark.parametrize("name", ["Captain Oumar Exemple", "Mariam Sample"])
def test_edit_atlas_refuses_a_person(name: str, analyst: User, take: Callable[..., Any]) -> None:
    take("Gunmen shot dead teacher Mariam Sample, 34, a mother of two, near Gao on 2 May 2024, police said.")
    with pytest.raises(NotAllowed) as refusal:
        EditAtlas(analyst, "groups", "", RIDERS | {"name": name}, source=SOURCE).execute()
    assert name not in str(refusal.value)
    with pytest.raises(NotAllowed):
        EditAtlas(analyst, "groups", "", RIDERS | {"names": f"DRF\n{name}"}, source=SOURCE).execute()
    assert AtlasEdit.objects.count() == 0


def test_edit_atlas_wants_the_right(person: Callable[..., Any]) -> None:
    with pytest.raises(NotAllowed):
        EditAtlas(person("client"), "groups", "", RIDERS, source=SOURCE).execute()


def test_edit_atlas_does_not_overwrite_what_another_person_kept(
    analyst: User, person: Callable[..., Any]
) -> None:
    entry = EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE).execute().entry
    seen = AtlasEdit.objects.get().pk
    EditAtlas(
        person("editor"), "groups", entry, RIDERS | {"kind": "militia"}, source=SOURCE, seen=seen
    ).execute()
    with pytest.raises(Conflict):
        EditAtlas(
            analyst, "groups", entry, RIDERS | {"period": "2022/.."}, source=SOURCE, seen=seen
        ).execute()
    assert standing_rows()["groups"][entry]["kind"] == "militia"


def test_undo_of_a_group_that_another_row_names_is_refused(analyst: User) -> None:
    action = EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE)
    parent = action.execute().entry
    EditAtlas(
        analyst, "groups", "", RIDERS | {"name": "Dune Scouts", "parent": parent}, source=SOURCE
    ).execute()
    assert action.entry is not None
    with pytest.raises(WrongInput, match="parent"):
        Undo(analyst, action.entry.pk).execute()
    assert [a.id for a in desk_atlas().actors if a.id == parent] == [parent]


def test_edit_atlas_logs_once_and_holds_no_content(analyst: User) -> None:
    EditAtlas(analyst, "groups", "", RIDERS, source=SOURCE).execute()
    entry = LogEntry.objects.get()
    edit, job = AtlasEdit.objects.get(), Job.objects.get()
    assert (entry.action, entry.subject_kind, entry.subject, entry.can_undo) == (
        "edit atlas",
        "group",
        "desk-dune-riders-front",
        True,
    )
    assert entry.data == {"edit": edit.pk, "table": "groups", "entry": edit.entry, "job": job.pk}


def test_new_id_comes_from_the_name_and_is_free() -> None:
    assert new_id("groups", "Dune Riders' Front", ()) == "desk-dune-riders-front"
    assert new_id("groups", "Dune Riders' Front", ["desk-dune-riders-front"]) == "desk-dune-riders-front-2"
    assert new_id("groups", "جبهة", ()) == new_id("groups", "جبهة", ()) != new_id("groups", "حركة", ())


def test_render_files_does_not_depend_on_the_order_of_rows() -> None:
    rows = {key: clean_row("groups", RIDERS | {"name": f"Front {key}"}, key) for key in ("b", "a")}
    assert render_files({"groups": rows}) == render_files({"groups": dict(reversed(rows.items()))})
    assert render_files({"groups": rows})["groups.tsv"].splitlines()[2].startswith("a\tFront a\t")
