"""The pages of the atlas: lists, entries with their events, the form, a merge with its preview, and who is refused."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dragoman.desk.actions.edit_atlas import EditAtlas
from dragoman.desk.actions.merge_actors import MergeActors, Named
from dragoman.desk.actions.undo import Undo
from dragoman.desk.atlas.activity import draw_activity
from dragoman.desk.atlas.counts import count_parties
from dragoman.desk.atlas.lists import list_entries, list_met, list_places
from dragoman.desk.atlas.materiel import items_of, sum_of_arm, sum_of_group
from dragoman.desk.atlas.unlisted import find_unlisted
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.keeping.actor_merges import standing_merges
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.models import (
    AtlasEdit,
    ClaimRow,
    DocumentRow,
    EventMateriel,
    EventParty,
    EventRow,
    LogEntry,
    User,
)

pytestmark = pytest.mark.django_db(transaction=True)

REEDS, SHORE = "sample-lake-reeds-brotherhood", "sample-lake-shore-brigade"
POSTED = {
    "name": "Dune Riders Front",
    "kind": "rebel_group",
    "source": "desk file of 3 May 2024",
    "seen": "0",
}


@pytest.fixture
def raids(take: Callable[..., Any]) -> tuple[DocumentRow, DocumentRow]:
    """Two documents on two raids, by two names that no atlas knows."""
    one = take(
        "Fighters of the Dune Riders Front attacked an army post at Ménaka, Mali, on 2 May 2024, killing four "
        "soldiers, an official said.",
        title="Four soldiers killed at Ménaka",
        url="https://one.example.org/1",
    )
    other = take(
        "The Sand Lions Movement ambushed a convoy near Ménaka, Mali, on 3 May 2024, killing nine soldiers, "
        "residents said.",
        title="Convoy ambushed near Ménaka",
        url="https://two.example.org/2",
    )
    return one, other


def key_of(name: str) -> str:
    return str(EventParty.objects.get(name=name, role="perpetrator").actor)


def page_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return unescape(response.content.decode())


def test_index_finds_a_group_by_any_spelling(signed_in: Callable[..., Client]) -> None:
    found = list_entries("groups", "ansar eddine")
    assert [(line.name, line.matched) for line in found.lines] == [("Ansar Dine", "Ansar Eddine")]
    assert "Ansar Dine" in page_of(signed_in(), reverse("atlas:index") + "?q=أنصار الدين")


def test_index_pages_follow_one_another_without_a_gap() -> None:
    first = list_entries("outlets")
    second = list_entries("outlets", after=first.after)
    assert (len(first.lines), first.before, second.before) == (50, "", second.lines[0].key)
    assert list_entries("outlets", before=second.before) == first
    keys = [line.key for line in (*first.lines, *second.lines)]
    assert len(set(keys)) == 100


@pytest.mark.parametrize("table", ["groups", "outlets", "places", "arms", "unlisted", "nothing"])
def test_index_opens_every_table(table: str, signed_in: Callable[..., Client], ambush: DocumentRow) -> None:
    url = f"{reverse('atlas:index')}?table={table}&letter=%23&after=%00&q=%27%22%3Cscript%3E"
    answer = signed_in().get(url)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().partition("<main")[2]


def test_index_shows_groups_and_places_met(ambush: DocumentRow) -> None:
    assert [(line.key, line.events) for line in list_met().lines] == [(REEDS, "1"), (SHORE, "1")]
    assert [(line.name, line.events) for line in list_places().lines] == [("Monguno", "1")]
    similar = list_places("Mongunoo")
    assert similar.is_similar and "Monguno" in [line.name for line in similar.lines]


def test_group_page_tells_names_events_and_materiel(
    ambush: DocumentRow, signed_in: Callable[..., Client]
) -> None:
    page = page_of(signed_in(), reverse("atlas:group", args=[REEDS]))
    event = EventRow.objects.get()
    assert all(
        text in page
        for text in ("Lake Reeds Brotherhood", event.title, event.event_id, "machine gun", "May 2024")
    )
    activity = draw_activity(REEDS)
    assert [(m.role, m.total, [(b.told, b.count, b.height) for b in m.bars]) for m in activity.multiples] == [
        ("perpetrator", 1, [("May 2024", 1, 100.0)]),
        ("target", 0, []),
    ]
    assert [(t.category, t.disposition, t.told, t.events) for t in sum_of_group(REEDS, "perpetrator")] == [
        ("machine gun", "seized", "2", 1)
    ]
    assert sum_of_group(REEDS, "target") == ()


def test_arm_totals_count_an_event_once_and_several_groups_apart(ambush: DocumentRow) -> None:
    event = EventRow.objects.get()
    pkm = next(arm for arm in desk_atlas().arms if arm.id == "pkm")
    twice = EventMateriel.objects.get()
    twice.pk, twice.item, twice.low, twice.high = None, "PKM", 3, 3
    twice.save()
    assert items_of(pkm) == ["PKM", "PKM machine gun"]
    (row,) = sum_of_arm(pkm).rows
    assert (row.year, row.group, row.disposition, row.told, row.events) == (
        "2024",
        "Lake Reeds Brotherhood",
        "seized",
        "3 to 5",
        1,
    )
    EventParty.objects.create(
        event=event, role="perpetrator", actor=SHORE, name="Lake Shore Brigade", day=event.day
    )
    assert [row.group for row in sum_of_arm(pkm).rows] == ["several"]


def test_place_page_shows_units_and_spellings(ambush: DocumentRow, signed_in: Callable[..., Client]) -> None:
    place = EventRow.objects.get().place_id
    page = page_of(signed_in(), reverse("atlas:place", args=[place]))
    assert all(text in page for text in ("Nigeria", "Borno", "Monguno", "data-circle", "Mongonu"))


def test_unlisted_names_are_groups_and_never_persons(
    raids: tuple[DocumentRow, DocumentRow], take: Callable[..., Any], signed_in: Callable[..., Client]
) -> None:
    take(
        "Captain Oumar Exemple killed three farmers near Gao, Mali, on 3 May 2024, a witness said.",
        title="Three farmers killed near Gao",
    )
    assert [one.name for one in find_unlisted()] == ["Dune Riders Front", "Sand Lions Movement"]
    client = signed_in()
    assert "Dune Riders Front" in page_of(client, reverse("atlas:group", args=[key_of("Dune Riders Front")]))
    for party in EventParty.objects.filter(name__contains="Exemple"):
        assert "Exemple" not in page_of(client, reverse("atlas:group", args=[party.actor]), 403)
    page_of(client, reverse("atlas:group", args=["name:nobody"]), 400)


def test_form_adds_a_group_and_offers_to_read_again(
    raids: tuple[DocumentRow, DocumentRow], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    url = reverse("atlas:change", args=["groups"])
    assert 'value="Dune Riders Front"' in page_of(client, f"{url}?name=Dune Riders Front")
    refused = client.post(url, POSTED | {"source": ""})
    assert (refused.status_code, AtlasEdit.objects.count()) == (400, 0)
    answer = client.post(url, POSTED)
    page = page_of(client, answer["Location"])
    assert "Read 1 document again that name it" in page
    assert "Added Dune Riders Front in the atlas." in page or "added Dune Riders Front" in page.lower()
    done = client.post(reverse("atlas:read-again"), {"table": "groups", "entry": "desk-dune-riders-front"})
    assert (done.status_code, key_of("Dune Riders Front")) == (302, "desk-dune-riders-front")


def test_form_shows_what_is_wrong_and_keeps_what_was_written(signed_in: Callable[..., Client]) -> None:
    answer = signed_in().post(
        reverse("atlas:change", args=["groups"]), POSTED | {"parent": "=evil", "note": "<b>x</b>"}
    )
    page = answer.content.decode()
    assert (answer.status_code, AtlasEdit.objects.count()) == (400, 0)
    assert "formula" in page and "&lt;b&gt;x&lt;/b&gt;" in page and "<b>x</b>" not in page


@pytest.mark.parametrize("table", ["countries", "force_patterns", "secrets"])
def test_form_knows_no_other_table(table: str, signed_in: Callable[..., Client]) -> None:
    assert signed_in().post(reverse("atlas:change", args=[table]), POSTED).status_code == 404


def test_who_lacks_the_right_changes_nothing(signed_in: Callable[..., Client], ambush: DocumentRow) -> None:
    client = signed_in("client")
    assert client.get(reverse("atlas:change", args=["groups"])).status_code == 403
    assert client.post(reverse("atlas:change", args=["groups"]), POSTED).status_code == 403
    assert client.post(reverse("atlas:take-away"), {"table": "groups", "entry": REEDS}).status_code == 403
    assert client.post(reverse("atlas:read-again"), {"table": "groups", "entry": REEDS}).status_code == 403
    merged = client.post(reverse("atlas:merge"), {"one": REEDS, "other": SHORE, "why": "so"})
    assert (merged.status_code, AtlasEdit.objects.count(), LogEntry.objects.count()) == (403, 0, 0)
    assert Client().get(reverse("atlas:index")).status_code == 302


def test_names_of_the_desk_are_marked_and_shared_ones_told(
    signed_in: Callable[..., Client], analyst: User
) -> None:
    posted = {"name": "Dune Riders Front", "kind": "rebel_group", "names": "JNIM\nDRF"}
    key = EditAtlas(analyst, "groups", "", posted, source="desk file of 3 May 2024").execute().entry
    page = page_of(signed_in(), reverse("atlas:group", args=[key]))
    assert "also Jama'at Nusrat al-Islam wal-Muslimin" in page and "the desk's own row" in page


def test_merge_actors_makes_one_of_two_events_and_undo_two(
    raids: tuple[DocumentRow, DocumentRow], analyst: User
) -> None:
    keys = (key_of("Dune Riders Front"), key_of("Sand Lions Movement"))
    before = sorted(EventRow.objects.values_list("event_id", "claims"))
    action = MergeActors(analyst, keys, why="statement of both, 4 May 2024")
    preview = action.preview()
    assert preview.actors == (
        Named(keys[0], "Dune Riders Front", 1),
        Named(keys[1], "Sand Lions Movement", 1),
    )
    assert (preview.together, preview.before) == (0, 2)
    assert sorted(EventRow.objects.values_list("event_id", "claims")) == before
    action.execute()
    assert EventRow.objects.count() == preview.after == 1
    assert set(EventParty.objects.filter(role="perpetrator").values_list("actor", flat=True)) == {min(keys)}
    assert [merge.keys for merge in standing_merges()] == [tuple(sorted(keys))]
    with pytest.raises(WrongInput, match="already"):
        MergeActors(analyst, keys, why="again").execute()
    assert action.entry is not None
    Undo(analyst, action.entry.pk).execute()
    assert sorted(EventRow.objects.values_list("event_id", "claims")) == before
    assert standing_merges() == ()
    assert set(EventParty.objects.filter(role="perpetrator").values_list("actor", flat=True)) == set(keys)


def test_merge_actors_refuses_persons_unknowns_and_a_ruling_without_a_reason(
    ambush: DocumentRow, take: Callable[..., Any], analyst: User
) -> None:
    take("Captain Oumar Exemple killed three farmers near Gao, Mali, on 3 May 2024, a witness said.")
    for party in EventParty.objects.filter(name__contains="Exemple"):
        with pytest.raises(NotAllowed):
            MergeActors(analyst, (REEDS, party.actor), why="so").execute()
    for actors in (
        (REEDS,),
        (REEDS, REEDS),
        (REEDS, "name:nobody"),
        (REEDS, "force:NG:army"),
        (REEDS, "nobody"),
    ):
        with pytest.raises(WrongInput):
            MergeActors(analyst, actors, why="so").execute()
    with pytest.raises(WrongInput, match="why"):
        MergeActors(analyst, (REEDS, SHORE), why=" ").execute()


def test_merge_page_shows_what_it_bears_on_first(
    ambush: DocumentRow, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    page = page_of(client, f"{reverse('atlas:merge')}?one={REEDS}&other=Lake Shore Brigade")
    assert "names both" in page and "That speaks against their being one" in page
    assert LogEntry.objects.count() == 0
    answer = client.post(reverse("atlas:merge"), {"one": REEDS, "other": SHORE, "why": "order of the day"})
    assert "Ruled to be one actor" in page_of(client, answer["Location"])


def test_an_undone_new_group_leads_to_the_list(signed_in: Callable[..., Client], analyst: User) -> None:
    posted = {"name": "Dune Riders Front", "kind": "rebel_group"}
    action = EditAtlas(analyst, "groups", "", posted, source="desk file of 3 May 2024")
    key = action.execute().entry
    assert action.entry is not None
    Undo(analyst, action.entry.pk).execute()
    assert signed_in().get(reverse("atlas:group", args=[key])).status_code == 302


def test_counts_stop_where_they_are_shown(ambush: DocumentRow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert count_parties([REEDS, "nobody"]) == {REEDS: "1", "nobody": "0"}
    monkeypatch.setattr("dragoman.desk.atlas.counts.MOST_COUNTED", 1)
    assert count_parties([REEDS]) == {REEDS: "0+"}


def test_decided_claims_stay_when_documents_are_read_again(
    raids: tuple[DocumentRow, DocumentRow], analyst: User, signed_in: Callable[..., Client]
) -> None:
    from dragoman.desk.actions.reject_claims import RejectClaims

    claim = ClaimRow.objects.get(document=raids[0])
    RejectClaims(analyst, {claim.claim_id: None}, why="no act").execute()
    EditAtlas(
        analyst, "groups", "", {"name": "Dune Riders Front", "kind": "militia"}, source="desk file"
    ).execute()
    signed_in().post(reverse("atlas:read-again"), {"table": "groups", "entry": "desk-dune-riders-front"})
    claim.refresh_from_db()
    assert claim.state == "rejected"
