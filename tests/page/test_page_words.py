"""Codes, dates and figures in words."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib.resources import files

import pytest

from dragoman.base import claim as codes
from dragoman.base import event as event_codes
from dragoman.base.claim import DatePrecision, Qualifier
from dragoman.page.words import date_words, family_of, field_label, figure_words, span_words


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        (None, "day", None),
        ("2023-09-04", "day", "4 September 2023"),
        ("2023-09-06/2023-09-07", "day", "6–7 September 2023"),
        ("2023-08-30/2023-09-02", "week", "30 August – 2 September 2023"),
        ("2023-12-31/2024-01-01", "day", "31 December 2023 – 1 January 2024"),
        ("2023-09-01/2023-09-30", "month", "September 2023"),
        ("2023-09", "month", "2023-09"),
    ],
)
def test_date_words(value: str | None, precision: str, expected: str | None) -> None:
    assert date_words(value, DatePrecision(precision)) == expected


@pytest.mark.parametrize(
    ("edtf", "start", "end", "expected"),
    [
        ("2023-09-04", "2023-09-04", "2023-09-04", "4 September 2023"),
        ("2023-09-06/2023-09-07", "2023-09-06", "2023-09-07", "6–7 September 2023"),
        ("2023-09", "2023-09-01", "2023-09-30", "September 2023"),
        ("../2023-09-07", None, "2023-09-07", "7 September 2023 or earlier"),
        ("2023-09-07/..", "2023-09-07", None, "7 September 2023 or later"),
        ("2023-09-04~", "2023-09-04", "2023-09-04", "about 4 September 2023"),
        ("2023-09-04?", "2023-09-04", "2023-09-04", "4 September 2023, not certain"),
        ("", None, None, "date not stated"),
    ],
)
def test_span_words(edtf: str, start: str | None, end: str | None, expected: str) -> None:
    assert span_words(edtf, start, end) == expected


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [
        (13, 13, "exact", "13"),
        (51, None, "more_than", "51 or more"),
        (50, 50, "about", "about 50"),
        (50, 50, "nearly", "nearly 50"),
        (None, 50, "up_to", "50 or fewer"),
        (20, 30, "range", "20 to 30"),
        (0, 15, "exact", "0 to 15"),
        (24, None, "dozens", "24 or more (dozens)"),
        (1, None, "unstated", "1 or more (number not given)"),
        (0, 0, "none", "0 (said to be none)"),
        (1200, 1200, "exact", "1,200"),
        (None, None, "unstated", "not stated (number not given)"),
    ],
)
def test_figure_words(low: int | None, high: int | None, qualifier: str, expected: str) -> None:
    assert figure_words(low, high, Qualifier(qualifier)) == expected


def test_field_label_and_family_follow_the_pointer() -> None:
    pointers = ("/target", "/killed/1", "/killed/1/source", "/places/0", "/unheard_of/2")
    assert [field_label(p) for p in pointers] == [
        "Against",
        "Killed 2",
        "Killed 2, source",
        "Place 1",
        "unheard of 3",
    ]
    assert [family_of(p) for p in pointers] == ["actor", "toll", "speaker", "place", "act"]


@pytest.mark.parametrize(
    ("group", "enum"),
    [
        ("event_type", codes.EventType),
        ("outcome", codes.Outcome),
        ("assertion", codes.Assertion),
        ("assertion_help", codes.Assertion),
        ("date_precision", codes.DatePrecision),
        ("side", codes.Side),
        ("basis", codes.Basis),
        ("qualifier", codes.Qualifier),
        ("chain_role", codes.ChainRole),
        ("evidence", codes.Evidence),
        ("disposition", codes.Disposition),
        ("category", codes.Category),
        ("assertion_says", codes.Assertion),
        ("event_status", event_codes.EventStatus),
        ("event_status_help", event_codes.EventStatus),
        ("review_state", event_codes.ReviewState),
        ("role", event_codes.Role),
        ("source_kind", event_codes.SourceKind),
        ("figure_kind", event_codes.FigureKind),
        ("change", event_codes.ChangeKind),
        ("link", event_codes.LinkKind),
        ("link_kind", event_codes.LinkKind),
    ],
)
def test_words_name_every_code_of_the_codebook_and_no_other(group: str, enum: type[StrEnum]) -> None:
    words = tomllib.loads(files("dragoman.page").joinpath("assets/words.en.toml").read_text("utf-8"))
    assert set(words[group]) == {str(code) for code in enum}
