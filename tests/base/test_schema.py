"""line_schema: the published schema is that of the code, and takes what the code writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.base.claim import Reading, Refusal
from dragoman.base.codec import reading_to_json
from dragoman.base.document import Document
from dragoman.base.schema import line_schema
from dragoman.base.span import Part, Span

PUBLISHED = Path(__file__).parents[2] / "docs" / "reference" / "dragoman-1.schema.json"
TEXT = "Ten soldiers were killed."
READING = Reading("d", refused=(Refusal("/killed", "Ten", "no act", Span.cut(TEXT, Part.TEXT, 0, 3)),))


def test_the_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == line_schema(), "run: make schema"


@pytest.mark.parametrize("with_text", [True, False])
def test_a_line_follows_the_schema(with_text: bool) -> None:
    line = reading_to_json(Document("d", TEXT), READING, with_text=with_text)
    assert list(Draft202012Validator(line_schema()).iter_errors(line)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [({"schema": "dragoman/2"}, "'dragoman/1' was expected"), ({"extra": 1}, "Additional properties")],
    ids=["version", "extra"],
)
def test_a_line_that_is_not_ours_breaks_the_schema(change: dict[str, object], said: str) -> None:
    line = {**reading_to_json(Document("d", TEXT), READING), **change}
    assert said in " ".join(error.message for error in Draft202012Validator(line_schema()).iter_errors(line))
