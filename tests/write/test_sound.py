"""Events -> what in them cannot be told."""

from __future__ import annotations

import dataclasses

import pytest
from made_documents import three_acts

from dragoman.base.errors import ComposeError
from dragoman.write.sound import is_day, require_sound, unsound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-07", True),
        ("2024-02-29", True),
        ("0001-01-01", True),
        ("2023-02-29", False),
        ("0000-00-00", False),
        ("20230907", False),
        ("2023-W36-4", False),
        ("2023-09", False),
        ("٢٠٢٣-٠٩-٠٧", False),
        (" 2023-09-07", False),
        ("2023-09-07\n", False),
        ("", False),
    ],
)
def test_is_day(text: str, expected: bool) -> None:
    assert is_day(text) is expected


def test_require_sound_takes_what_resolve_makes() -> None:
    require_sound(three_acts())


def test_unsound_names_claim_field_and_value() -> None:
    event = three_acts()[0]
    claim = dataclasses.replace(event.claims[0], event_date="2023-09-07/soon", claimed_on="9.9.2023")
    changed = dataclasses.replace(event, claims=(claim, claim))
    assert list(unsound(changed)) == [
        f"claim {claim.id}, claimed_on: '9.9.2023' is no ISO date. Read its document again.",
        f"claim {claim.id}, event_date: '2023-09-07/soon' is no ISO date. Read its document again.",
        f"event {event.id}: claim {claim.id!r} is there twice. Resolve the claims again.",
        f"claim {claim.id}, claimed_on: '9.9.2023' is no ISO date. Read its document again.",
        f"claim {claim.id}, event_date: '2023-09-07/soon' is no ISO date. Read its document again.",
    ]


def test_unsound_finds_days_in_the_wrong_order() -> None:
    event = three_acts()[0]
    date = dataclasses.replace(event.date, start="2023-09-08", end="2023-09-07")
    assert list(unsound(dataclasses.replace(event, date=date))) == [
        f"event {event.id}, date: '2023-09-08' is after '2023-09-07'. Resolve the claims again."
    ]


def test_require_sound_refuses_an_event_that_is_there_twice() -> None:
    event = three_acts()[0]
    with pytest.raises(ComposeError, match=rf"^event {event.id}: it is given twice\. Name its file once\.$"):
        require_sound((event, event))


def test_unsound_finds_a_grade_that_is_none() -> None:
    event = three_acts()[0]
    grade = dataclasses.replace(event.grade, source='A"')
    assert list(unsound(dataclasses.replace(event, grade=grade))) == [
        f"event {event.id}, grade: 'A\"{event.grade.information}' is none from A1 to F6. Resolve the claims again."
    ]
