"""Words of rows -> the rows, whether few hold them or many; the same on both databases."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.desk.keeping import search
from dragoman.desk.keeping.search import find_keys, index_words, match_clause
from dragoman.desk.models import EventRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(db: None) -> list[int]:
    """Four events with words."""
    texts = (
        "Ambush near Ségou",
        "ambush at Kidal",
        "القاعدة تعلن هجوما قرب سيغو",
        "Amb'ush \x00 & | ! ( ) :* near Ségou",
    )
    keys = []
    for number, text in enumerate(texts):
        row = EventRow.objects.create(event_id=f"e-{number}", line="{}", title=text[:20].replace("\x00", ""))
        index_words("event", row.pk, text)
        keys.append(row.pk)
    return keys


def found(text: str) -> list[int]:
    clause = match_clause("event", text)
    if clause is None:
        return []
    rows = EventRow.objects.extra(where=[f"desk_eventrow.id {clause[0]}"], params=clause[1])
    return list(rows.order_by("id").values_list("pk", flat=True))


@pytest.mark.parametrize("few", [0, 1, 5_000], ids=["many", "some", "few"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("segou", [0, 3]),
        ("SÉGOU ambush", [0, 3]),
        ("amb", [0, 1, 3]),
        ("القاعده", [2]),
        ("nowhere", []),
        ("", []),
        ("' OR 1=1 --", []),
        (":* & ! | ( )", []),
        ("\x00", []),
    ],
)
def test_match_clause_finds_the_same_however_many_there_are(
    events: list[int], few: int, text: str, wanted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_FEW", few)
    monkeypatch.setattr(search, "_FEW_NEWEST", few)
    assert found(text) == [events[number] for number in wanted]
    assert find_keys("event", text, 10) == tuple(events[number] for number in reversed(wanted))


def test_find_keys_gives_the_newest(events: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    for few in (0, 5_000):
        monkeypatch.setattr(search, "_FEW_NEWEST", few)
        assert find_keys("event", "amb", 2) == (events[3], events[1])


def test_a_session_is_written_once_a_minute(signed_in: Any, django_assert_num_queries: Any) -> None:
    from allauth.usersessions.models import UserSession

    client = signed_in("analyst")
    client.get("/people/me/")
    first = UserSession.objects.get()
    client.get("/people/me/")
    again = UserSession.objects.get()
    assert (first.last_seen_at, first.pk) == (again.last_seen_at, again.pk)
    client.get("/people/me/", HTTP_USER_AGENT="another browser")
    assert UserSession.objects.get().user_agent == "another browser"
