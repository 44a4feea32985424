"""The reader takes any characters, repetition without end and broken reports, without a crash and in linear time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz.checks import STEEPEST, SURE_FROM_S, find_faults, seconds_to_read
from bench.fuzz.inputs import fuzzed_documents, large_texts, real_texts
from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read import RuleReader

SMALL, LARGE = 12_000, 48_000


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    reader = RuleReader(Atlas.open())
    reader.tables("en")  # loaded once, outside the clocks of the tests
    return reader


any_text = st.text(st.characters(exclude_categories=()), max_size=300)  # lone surrogates included
pieces = st.sampled_from(
    ["soldiers", "killed", "on Monday", "over 50", "the army", "(", ")", "\n\n", ".", " ", "two", "Gao"]
)
published = st.none() | st.dates(min_value=date(1, 1, 1))


@settings(max_examples=200, deadline=None)
@given(text=any_text | st.lists(pieces | any_text, max_size=40).map(" ".join), day=published)
def test_read_takes_any_text(reader: RuleReader, text: str, day: date | None) -> None:
    assert list(find_faults(reader, Document("made", text, lang="en", published=day))) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_read_takes_a_real_report_cut_and_glued(reader: RuleReader, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(real_texts()))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    glued = data.draw(any_text).join(text[a:b] for a, b in pairwise(cuts))
    assert list(find_faults(reader, Document("made", glued, lang="en", published=date(2024, 1, 2)))) == []


def test_read_takes_broken_documents(reader: RuleReader) -> None:
    faults = [fault for document in fuzzed_documents(400, seed=11) for fault in find_faults(reader, document)]
    assert faults == []


@pytest.mark.parametrize("name", [name for name, _ in large_texts(64)])
def test_read_takes_time_in_proportion_to_the_text(reader: RuleReader, name: str) -> None:
    small, large = (dict(large_texts(size))[name] for size in (SMALL, LARGE))
    seconds = seconds_to_read(reader, large)
    growth = (seconds / len(large)) / (seconds_to_read(reader, small) / len(small))
    assert growth <= STEEPEST or seconds < SURE_FROM_S, (
        f"{growth:.1f} times as long a character, {seconds:.2f} s"
    )
