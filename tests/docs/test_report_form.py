"""The examples on the page about the form of a report -> do they stand in the report of the text that it names?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from made_documents import three_acts

from dragoman.write import write_report
from dragoman.write.render import Form, render_report

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "report-form.md"
EXAMPLES = re.findall(r"^```text\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def plain(text: str) -> str:
    return " ".join(re.sub(r"\[\^\d+\]", "", text).split())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[:40])
def test_an_example_of_the_page_stands_in_the_report(example: str) -> None:
    report, _ = write_report(three_acts(), today=date(2023, 9, 8))
    told = plain(render_report(report, Form.MD).decode())
    rows = [row for row in example.splitlines() if row.startswith("|")] or [example]
    assert [row for row in rows if plain(row) not in told] == []


def test_the_page_has_examples_of_headline_paragraphs_and_table() -> None:
    assert len(EXAMPLES) == 5
