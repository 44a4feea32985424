"""The table of events for the terminal."""

from __future__ import annotations

import dataclasses
import re

from made_claims import HOSTILE
from made_events import abduction, arabic_event, assault, undated

from dragoman.base.event import ReviewState
from dragoman.page import EventsTable, events_table

ESCAPES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def test_events_table_shows_status_grade_sources_figures_ledger_links_and_remarks() -> None:
    table = _squeezed(events_table([assault(), abduction()], width=300))
    for told in (
        "▲ Assault on Burkinabe forces at Koumbori, 4 September 2023 e-00000000a001",
        "Status Disputed · claimed by one party and denied by another · Draft, not reviewed",
        "Grade F4 · the desk rates no source: reliability cannot be judged",
        "2 independent sources · Front of the Grey Plateau (interested party) · Example Army (interested party)",
        "also said: September 2023 · said by Example Army",
        "Killed low 8, best none, high 51 or more (claimed) · target, Burkinabe forces",
        "51 or more · soldiers · Front of the Grey Plateau · interested party · 7 September 2023 · “over 50”",
        "history: first figure 51 or more (Front of the Grey Plateau) → lowered 8 (Example Army)",
        "6 × PK machine gun · seized · Front of the Grey Plateau 6 “six PK machine guns”",
        "Denial Example Army denies what Front of the Grey Plateau says",
        "Perhaps the same Abduction near Djibo, 2–3 September 2023",
        "Remark toll 9,999,999 kept and not used",
        "By FGP · suspected",
        "Draft: 2 of 2 events read and joined by machine, not reviewed by a person. A claim is not a fact.",
    ):
        assert told in table


def test_events_table_sends_nothing_that_a_terminal_obeys() -> None:
    event = dataclasses.replace(assault(), title=HOSTILE, remarks=(HOSTILE,), status_why=HOSTILE)
    table = events_table([event], width=100)
    assert not ESCAPES.search(table) and "␛]0;owned␇" in table
    coloured = events_table([event], width=100, colour=True)
    assert not ESCAPES.search(re.sub(r"\x1b\[[0-9;]*m", "", coloured)) and "\x1b[" in coloured


def test_events_table_withholds_the_name_of_a_person() -> None:
    event = dataclasses.replace(assault(), title="Convoy of Captain Oumar Exemple")
    table = events_table([event], width=100)
    assert "Exemple" not in table and "Convoy of [name withheld]" in table


def test_events_table_keeps_to_its_width() -> None:
    for width in (40, 72, 120):
        table = events_table([assault(), abduction(), undated()], width=width)
        assert max(len(line) for line in table.splitlines()) <= width


def test_events_table_object_gives_the_same_blocks_one_by_one() -> None:
    table = EventsTable(width=100)
    blocks = [table.draw(event) for event in (arabic_event(), abduction())]
    assert "".join(blocks) + table.close() == events_table([abduction(), arabic_event()], width=100)


def test_events_table_of_nothing_says_so_and_of_accepted_events_is_no_draft() -> None:
    assert events_table([]).startswith("No events:")
    accepted = dataclasses.replace(assault(), review_state=ReviewState.ACCEPTED)
    table = events_table([accepted])
    assert "Draft" not in table and "Accepted by a person" in table
