"""The words of the desk: the page that explains them, the steps for who is new, countries and days in words."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.desk.glossary import draw_sections, draw_steps
from dragoman.desk.review.blocks import rule_label
from dragoman.desk.review.say import say_error, say_value
from dragoman.desk.templatetags.say import day
from dragoman.review.triage import load_rules

pytestmark = pytest.mark.django_db


def test_the_page_explains_every_status_grade_and_precision(signed_in: Any) -> None:
    page = signed_in("analyst").get("/words/").content.decode()
    sections = {section.key: [entry.term for entry in section.entries] for section in draw_sections()}
    assert sections["event_status"] == ["Claimed", "Reported", "Corroborated", "Disputed", "Denied"]
    assert sections["reliability"] == list("ABCDEF")
    assert sections["credibility"] == list("123456")
    assert len(sections["precision"]) == 7
    assert all(f'id="{key}"' in page for key in sections)


def test_the_steps_lead_through_the_rooms_in_order() -> None:
    assert [(step.name, step.url) for step in draw_steps()] == [
        ("Documents", "/inbox/"),
        ("Claims", "/review/"),
        ("Events", "/events/"),
        ("Report", "/tray/"),
    ]


def test_an_empty_desk_shows_the_way_and_one_with_documents_does_not(signed_in: Any, take: Any) -> None:
    client = signed_in("analyst")
    assert "From a document to a report" in client.get("/inbox/").content.decode()
    take("Fighters ambushed a convoy near Kutkai on Tuesday, residents said.")
    assert "From a document to a report" not in client.get("/inbox/").content.decode()


def test_a_claim_names_its_country_in_words_and_once(take: Any) -> None:
    row = take("Gunmen killed 4 farmers near Zuru, in Nigeria, on Tuesday, residents said.")
    headline = row.claim_rows.get().headline
    assert headline.count("Nigeria") == 1
    assert "NG" not in headline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/killed/0: 41 and 12 cannot both hold.", "Killed 1: 41 and 12 cannot both hold."),
        ("/target: the words are not in the text.", "Against: the words are not in the text."),
        ("Nothing is changed.", "Nothing is changed."),
        ("https://example.org/killed/0: no", "https://example.org/killed/0: no"),
    ],
)
def test_an_error_names_the_field_in_words(text: str, expected: str) -> None:
    assert say_error(ValueError(text)) == expected


def test_codes_are_said_in_words() -> None:
    assert say_value("country", "NG") == "Nigeria"
    assert say_value("country", "Atlantis") == "Atlantis"
    assert [day("2026-05-26"), day("2026-05-26T08:00:00Z"), day("later")] == [
        "26 May 2026",
        "26 May 2026",
        "later",
    ]


def test_every_rule_of_the_queue_has_a_name_without_underscores() -> None:
    labels = [rule_label(name) for name in load_rules()]
    assert not any("_" in label for label in labels)
    assert len(set(labels)) == len(labels)
