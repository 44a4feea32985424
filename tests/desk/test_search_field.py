"""The one search field: words find things of every kind, an id leads straight to its page."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.check_value import CheckValue
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.checks import unchecked_flags
from dragoman.desk.keeping.search import find_keys
from dragoman.desk.models import ClaimRow, DecisionRow, DocumentRow, EventRow, User
from dragoman.desk.search.finds import find_all, find_documents, find_events, matching_actors
from dragoman.desk.search.jump import find_page_of

pytestmark = pytest.mark.django_db


def kinds(text: str) -> dict[str, list[str]]:
    return {found.kind: [hit.title for hit in found.hits] for found in find_all(text)}


def test_words_find_each_kind(ambush: DocumentRow) -> None:
    found = kinds("Monguno")
    assert found["events"] == [EventRow.objects.get().title]
    assert found["documents"] == ["Three soldiers killed in ambush near Monguno"]
    assert "Monguno" in found["places"]
    assert kinds("lake reeds")["groups"] == ["Lake Reeds Brotherhood"]
    assert kinds("brotherhood reeds")["groups"] == ["Lake Reeds Brotherhood"]


def test_accents_and_arabic_letters_make_no_difference(take: Any) -> None:
    take("Des combattants ont attaqué Ségou le 2 mai 2024, tuant trois soldats.", title="Attaque à Ségou")
    take("هاجم مقاتلون دورية قرب كيدال في 2 أيار 2024.", title="كمين قرب كيدال")
    assert kinds("segou")["documents"] == ["Attaque à Ségou"]
    assert kinds("كَيدال")["documents"] == ["كمين قرب كيدال"]


def test_find_keys_gives_the_newest_and_no_more(take: Any) -> None:
    rows = [
        take(f"Market day number {number} in Kidal was calm.", title=f"Kidal {number}")
        for number in range(13)
    ]
    assert find_keys("document", "kidal mark", 4) == tuple(row.pk for row in rows[:-5:-1])
    found = find_documents("Kidal")
    assert ([hit.title for hit in found.hits], found.more_url) == (
        [f"Kidal {number}" for number in range(12, 2, -1)],
        "/inbox/?q=Kidal",
    )


@pytest.mark.parametrize(
    "text", ["", " ", "a", '"', "'; DROP TABLE", "* OR", "NEAR(", "%", "\x00", "x" * 5000, "🙂", "٪", "-"]
)
def test_odd_words_find_nothing_and_break_nothing(signed_in: Any, text: str) -> None:
    answer = signed_in("analyst").get("/search/", {"q": text})
    assert answer.status_code == 200
    assert find_events(text).hits == ()


def test_ids_lead_straight_to_their_page(ambush: DocumentRow, analyst: User) -> None:
    claim, event = ClaimRow.objects.get(), EventRow.objects.get()
    for flag in unchecked_flags(claim):
        CheckValue(analyst, claim.claim_id, None, rule=flag.rule, pointer=flag.pointer).execute()
    AcceptClaims(analyst, {claim.claim_id: None}).execute()
    assert find_page_of(f" {claim.claim_id} ") == ("review:claim", (claim.claim_id,))
    assert find_page_of(event.event_id) == ("events:event", (event.event_id,))
    assert find_page_of(DecisionRow.objects.get().decision_id) == ("review:claim", (claim.claim_id,))
    assert find_page_of(ambush.doc_id) == find_page_of(ambush.key) == ("inbox:document", (ambush.pk,))


@pytest.mark.parametrize("text", ["c-000000000000", "e-000000000000", "d-000000000000", "c-1", "Monguno"])
def test_an_id_of_nothing_leads_nowhere(ambush: DocumentRow, text: str) -> None:
    assert find_page_of(text) is None


def test_what_was_typed_is_shown_as_text(signed_in: Any) -> None:
    page = signed_in("analyst").get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page
    assert "Nothing fits" in page


def test_matching_actors_puts_beginnings_first() -> None:
    names = [actor.name for actor in matching_actors(desk_atlas(), "lake")]
    assert names[0].startswith("Lake")
    assert matching_actors(desk_atlas(), "l") == ()
