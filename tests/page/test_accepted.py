"""Who accepted what, and when, as the page and the table of events say it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

import pytest
from made_claims import HOSTILE
from made_events import abduction, assault
from page_reader import read_page

from dragoman.base.event import Acceptance, Event, ReviewState
from dragoman.page import events_page, events_table

CLAIM = assault().claims[0].id
FIRST = ("A. Analyst", "2023-10-01T08:00:00Z")


def accepted(*given: tuple[str, str], of: Event | None = None) -> Event:
    """An event whose first claims are accepted by these people at these instants."""
    event = of or assault()
    acceptances = tuple(
        Acceptance(claim.id, "0" * 16, by, at, "d-0")
        for claim, (by, at) in zip(event.claims, given, strict=False)
    )
    return dataclasses.replace(
        event,
        review_state=ReviewState.ACCEPTED if len(acceptances) == len(event.claims) else ReviewState.DRAFT,
        accepted=tuple(a.claim for a in acceptances),
        acceptances=acceptances,
    )


def review_of(event: Event) -> str:
    """What the page says of the review of one event."""
    page = read_page(events_page([event], title="T"))
    (element,) = (e for e in page if "review" in e.attributes.get("class", "").split())
    return " ".join(element.text.split())


SAID: list[Any] = [
    pytest.param((), "Draft, not reviewed", id="nobody"),
    pytest.param((FIRST,), "Draft, 1 of 2 claims accepted", id="one claim"),
    pytest.param((FIRST, FIRST), "Accepted by A. Analyst on 1 October 2023", id="one person"),
    pytest.param(
        (FIRST, ("A. Analyst", "2023-10-03T08:00:00Z")),
        "Accepted by A. Analyst, last on 3 October 2023",
        id="on two days",
    ),
    pytest.param(
        (("B. Editor", "2023-10-02T08:00:00Z"), FIRST),
        "Accepted by A. Analyst and B. Editor, last on 2 October 2023",
        id="two people, the earliest first",
    ),
    pytest.param(
        (("B. Editor", "2023-10-02T01:00:00+05:00"), FIRST),
        "Accepted by A. Analyst and B. Editor on 1 October 2023",
        id="days are those of UTC",
    ),
    pytest.param((("{date} {names}", "soon"),) * 2, "Accepted by {date} {names} on soon", id="braces, no instant"),
    pytest.param((("محرر", FIRST[1]),) * 2, "Accepted by \u2068محرر\u2069 on 1 October 2023", id="right to left"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), SAID)
def test_page_says_who_accepted_an_event_and_when(given: Sequence[tuple[str, str]], said: str) -> None:
    event = accepted(*given)
    assert review_of(event) == said
    assert said in " ".join(events_table([event], width=400).split())


def test_page_says_of_each_claim_who_accepted_it() -> None:
    html = events_page([accepted(FIRST)], title="T")
    told = re.findall(r"<dt>Review</dt> <dd><bdi>(.*?)</bdi></dd>.*?<code>(.*?)</code>", html)
    assert told == [("Accepted by A. Analyst on 1 October 2023", CLAIM)]


def test_page_and_table_of_events_of_which_some_are_accepted_say_how_many_are_not() -> None:
    events = [accepted(FIRST, FIRST), accepted(of=abduction())]
    told = "Draft: 1 of 2 events, which people have not accepted as a whole."
    html = events_page(events, title="T")
    assert f"<strong>{told}</strong>" in html and "1 not accepted" in html
    assert "not reviewed by a person" not in html
    assert told in " ".join(events_table(events, width=200).split())


def test_page_of_events_that_are_all_accepted_is_no_draft() -> None:
    html = events_page([accepted(FIRST, FIRST)], title="T")
    assert "Draft" not in html and "all accepted" in html
    assert "Draft" not in events_table([accepted(FIRST, FIRST)])


def test_hostile_names_are_shown_harmless() -> None:
    event = accepted((HOSTILE, HOSTILE), (HOSTILE, HOSTILE))
    plain = accepted(FIRST, FIRST)
    tags = [
        [(e.tag, tuple(e.attributes)) for e in read_page(events_page([e], title="T"))] for e in (event, plain)
    ]
    assert tags[0] == tags[1]
    assert "\x1b" not in events_table([event]) and "\u202e" not in events_table([event])
