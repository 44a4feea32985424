"""Erasing: nothing of a document's words is left in the database, the evidence or the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from dragoman.base.errors import ErasedRecord
from dragoman.desk.actions.erase_document import EraseDocument
from dragoman.desk.actions.import_items import ImportItems, Incoming
from dragoman.desk.actions.reject_claims import DeferClaims
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.keeping.erasing import finish_erasures
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import (
    ClaimRow,
    DecisionRow,
    DocumentRow,
    EventRow,
    ImportItem,
    Job,
    JobKind,
    LogEntry,
    Origin,
)
from dragoman.desk.work.intake import ItemOptions
from dragoman.desk.work.jobs import Progress
from dragoman.desk.work.rebuild_job import run_rebuild
from tests.desk.conftest import forget_searched_words
from tests.desk.inbox_made import words_anywhere

pytestmark = pytest.mark.django_db(transaction=True)
MARKED = (
    "Fighters of the Zurkabari Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on "
    "2 May 2024, killing three soldiers, a military source said."
)
PLAIN = MARKED.replace("Zurkabari", "Lake Reeds")
MARKER = "zurkabari"


@pytest.fixture(autouse=True)
def no_words() -> None:
    """Tests that commit leave the words of the search behind."""
    forget_searched_words()


@pytest.fixture
def hand_in(person: Any) -> Callable[..., DocumentRow]:
    def run(text: str, name: str = "zurkabari.txt") -> DocumentRow:
        said = ItemOptions(title="Zurkabari attack" if MARKER in text.casefold() else "Attack")
        job = ImportItems(
            person("analyst"), [Incoming(Origin.FILE, name, text.encode(), options=said)]
        ).execute()
        row: DocumentRow = ImportItem.objects.get(job=job).document
        return row

    return run


def erase(person: Any, row: DocumentRow, **more: Any) -> None:
    EraseDocument(
        person("reviewer"), row.pk, why="asked for by the person named", is_confirmed=True, **more
    ).execute()


def test_nothing_of_the_words_is_left(hand_in: Any, person: Any, desk_dir: Path) -> None:
    row = hand_in(MARKED)
    other = hand_in(PLAIN, "plain.txt")
    claim = ClaimRow.objects.get(document=row)
    DeferClaims(person("analyst"), {claim.claim_id: None}, why="Zurkabari is not in the atlas").execute()
    assert set(words_anywhere(MARKER)) >= {
        "desk_documentrow",
        "desk_claimversion",
        "desk_claimrow",
        "desk_eventrow",
        "desk_decisionrow",
    }
    archived, digest = row.archived, row.sha256
    erase(person, row)
    assert words_anywhere(MARKER) == []
    row.refresh_from_db()
    assert (row.state, row.sha256, row.claims, row.doc_id, row.unsettled) == ("erased", digest, 0, "", False)
    assert row.reason.startswith("erased on ") and row.reason.endswith(
        " by reviewer: asked for by the person named"
    )
    with pytest.raises(ErasedRecord):
        originals().get(archived)
    for path in desk_dir.rglob("*"):
        if path.is_file():
            assert MARKER not in path.read_bytes().decode("latin-1").casefold(), path.name
    assert DecisionRow.objects.count() == 0
    entry = LogEntry.objects.get(action="defer claims")
    assert (entry.told, entry.can_undo) == ("defer claims (words erased with their document)", False)
    claims = list(ClaimRow.objects.exclude(state="gone").values_list("document", flat=True))
    assert claims == [other.pk]
    assert EventRow.objects.count() == 1
    assert EventRow.objects.get().claims == 1


def test_erasing_leaves_one_entry_that_cannot_be_undone(hand_in: Any, person: Any) -> None:
    row = hand_in(MARKED)
    erase(person, row)
    entry = LogEntry.objects.get(action="erase document")
    assert (entry.subject, entry.can_undo) == (str(row.pk), False)
    assert entry.told == f"erased document {row.pk}: asked for by the person named"
    assert entry.data == {"sha256": [row.sha256], "originals": 1, "claims": 1, "decisions": 0, "reports": 0}


def test_a_rebuild_brings_nothing_back(hand_in: Any, person: Any) -> None:
    row = hand_in(MARKED)
    hand_in(PLAIN, "plain.txt")
    erase(person, row)
    before = list(EventRow.objects.values_list("event_id", "line"))
    run_rebuild(Progress(Job.objects.create(kind=JobKind.REBUILD, title="rebuild")))
    assert list(EventRow.objects.values_list("event_id", "line")) == before
    assert words_anywhere(MARKER) == []


def test_the_same_again_is_refused_and_its_bytes_are_not_kept(hand_in: Any, person: Any) -> None:
    row = hand_in(MARKED)
    erase(person, row)
    again = ImportItems(person("analyst"), [Incoming(Origin.FILE, "again.txt", MARKED.encode())]).execute()
    item = ImportItem.objects.get(job=again)
    assert (item.state, item.document_id) == ("refused", row.pk)
    assert "erased on" in item.reason
    with pytest.raises(ErasedRecord):
        originals().get(item.archived)
    assert words_anywhere(MARKER) == []


def test_copies_stay_unless_they_are_erased_too(hand_in: Any, take: Any, person: Any) -> None:
    first = hand_in(MARKED)
    second = take(MARKED, title="Zurkabari attack", id="copy-1")
    third = take(MARKED, title="Zurkabari attack", id="copy-2")
    erase(person, first)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.copy_of_id, third.copy_of_id) == (None, second.pk)
    erase(person, second, with_copies=True)
    assert set(DocumentRow.objects.values_list("state", flat=True)) == {"erased"}
    assert words_anywhere(MARKER) == []


def test_an_erasure_that_was_interrupted_is_finished(hand_in: Any, person: Any, desk_dir: Path) -> None:
    row = hand_in(MARKED)
    held = (row.doc_id, row.pk)
    erase(person, row)
    DocumentRow.objects.filter(pk=row.pk).update(doc_id=held[0])  # as a kill before the last step leaves it
    assert finish_erasures() == 1
    assert DocumentRow.objects.get(pk=row.pk).doc_id == ""
    assert finish_erasures() == 0


@pytest.mark.parametrize("role", ["analyst", "editor", "client"])
def test_only_reviewer_and_administrator_erase(ambush: Any, person: Any, signed_in: Any, role: str) -> None:
    with pytest.raises(NotAllowed):
        EraseDocument(person(role), ambush.pk, why="x", is_confirmed=True).execute()
    assert signed_in(role).get(f"/inbox/{ambush.pk}/erase/").status_code == 403
    ambush.refresh_from_db()
    assert ambush.state == "read"


@pytest.mark.parametrize(("why", "confirmed"), [("", True), ("asked for", False)])
def test_it_wants_a_reason_and_a_confirmation(ambush: Any, person: Any, why: str, confirmed: bool) -> None:
    with pytest.raises(WrongInput):
        EraseDocument(person("reviewer"), ambush.pk, why=why, is_confirmed=confirmed).execute()


def test_the_page_asks_first_then_shows_what_is_left(hand_in: Any, signed_in: Callable[..., Client]) -> None:
    row = hand_in(MARKED)
    client = signed_in("administrator")
    assert "cannot be undone" in client.get(f"/inbox/{row.pk}/erase/").content.decode()
    assert client.post(f"/inbox/{row.pk}/erase/", {"why": "asked for"}).status_code == 422
    answer = client.post(f"/inbox/{row.pk}/erase/", {"why": "asked for", "confirmed": "1"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "asked for" in page and MARKER not in page.casefold()
    assert client.get(f"/inbox/{row.pk}/original/").status_code == 400
    assert client.post(f"/inbox/{row.pk}/erase/", {"why": "again", "confirmed": "1"}).status_code == 422
    assert "Erased document" in client.get("/inbox/").content.decode()
