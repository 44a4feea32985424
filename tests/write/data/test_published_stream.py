"""A stream that is published: a name that one event gives is withheld from all, and few events are held."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from made_exports import reported_event
from sample_events import sample_events

from dragoman.base.claim import Qualifier, Side, Toll
from dragoman.base.event import Event
from dragoman.write.data import published
from dragoman.write.data.fast_json import event_json
from dragoman.write.data.published import publish_stream
from dragoman.write.public import Policy, Publisher

PUBLISHER = Publisher(Policy(), date(2026, 1, 1))
NAMED = Toll(Side.CIVILIANS, "named person", 1, 1, Qualifier.EXACT, "killed", "Oumar Exemple")


def naming_event(n: int) -> Event:
    """An event in which a person is killed who is given by name."""
    event = reported_event()
    (claim,) = event.claims
    return dataclasses.replace(event, id=f"e-{n}", claims=(dataclasses.replace(claim, killed=(NAMED,)),))


def telling_event(n: int, text: str) -> Event:
    """An event that only tells of a person in its headline and its address."""
    (document,) = reported_event().documents
    told = dataclasses.replace(document, title=text, url=f"https://example.org/{text.replace(' ', '-')}")
    return dataclasses.replace(reported_event(), id=f"e-{n}", title=text, documents=(told,))


@pytest.mark.parametrize(
    "text",
    [
        "Oumar Exemple buried at Koumbori",
        "OUMAR EXEMPLE",
        "\nOumar Exemple",
        '"Oumar\tExemple"',
        "Oúmar Exémple",
        "oumar_exemple",
    ],
)
@pytest.mark.parametrize("is_first", [True, False], ids=["named first", "named last"])
def test_name_that_another_event_gives_is_withheld(text: str, is_first: bool) -> None:
    events = [naming_event(1), telling_event(2, text)]
    shown = list(publish_stream(events if is_first else events[::-1], PUBLISHER))
    assert [event.id for event in shown] == (["e-1", "e-2"] if is_first else ["e-2", "e-1"])
    for event in shown:
        line = event_json(event, with_text=True).casefold()
        assert "exemple" not in line and "exémple" not in line


def test_name_in_an_address_is_withheld() -> None:
    told = telling_event(2, "report of the%20day")
    (document,) = told.documents
    hidden = dataclasses.replace(document, url="https://example.org/%4Fumar%20Exempl%65")
    events = [dataclasses.replace(told, documents=(hidden,)), naming_event(1)]
    assert "xempl" not in event_json(next(iter(publish_stream(events, PUBLISHER))), with_text=False)


def test_events_without_private_names_are_published_as_each_by_itself() -> None:
    events = sample_events()[:20]
    assert tuple(publish_stream(events, PUBLISHER)) == PUBLISHER.publish_all(events)


def test_with_text_the_documents_stay_as_they_were() -> None:
    (event,) = publish_stream([reported_event()], PUBLISHER, with_text=True)
    assert event.documents == reported_event().documents


def test_events_that_do_not_fit_in_memory_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "IN_MEMORY_BYTES", 1)
    events = [naming_event(n) for n in range(3)]
    lines = [json.loads(event_json(e, with_text=False)) for e in publish_stream(events, PUBLISHER)]
    assert [line["id"] for line in lines] == ["e-0", "e-1", "e-2"]
    assert list(publish_stream([], PUBLISHER)) == []
