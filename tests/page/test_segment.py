"""Cutting a text at the borders of its values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.page.segment import Mark, Piece, cut_paragraphs, cut_pieces, share_out

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from("abcd")), max_size=12)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [(0, 10, "")]),
        ([Mark(2, 5, "a")], [(0, 2, ""), (2, 5, "a"), (5, 10, "")]),
        ([Mark(0, 10, "a"), Mark(3, 4, "b")], [(0, 3, "a"), (3, 4, "ba"), (4, 10, "a")]),
        ([Mark(1, 5, "a"), Mark(4, 10, "b")], [(0, 1, ""), (1, 4, "a"), (4, 5, "ab"), (5, 10, "b")]),
        ([Mark(2, 5, "b"), Mark(2, 5, "a")], [(0, 2, ""), (2, 5, "ab"), (5, 10, "")]),
        ([Mark(8, 14, "a"), Mark(20, 22, "b")], [(0, 8, ""), (8, 10, "a")]),
    ],
    ids=["none", "one", "nested", "crossing", "the same words", "over the edge"],
)
def test_cut_pieces_tiles_the_text(marks: list[Mark], expected: list[tuple[int, int, str]]) -> None:
    assert cut_pieces(0, 10, marks) == tuple(Piece(a, b, tuple(keys)) for a, b, keys in expected)


@given(RANGES)
def test_cut_pieces_gives_each_character_all_its_values_and_no_others(
    rows: list[tuple[int, int, str]],
) -> None:
    marks = [Mark(a, b, key) for a, b, key in rows]
    pieces = cut_pieces(0, 30, marks)
    assert [p.start for p in pieces] == [0, *(p.end for p in pieces[:-1])] and pieces[-1].end == 30
    for piece in pieces:
        for at in range(piece.start, piece.end):
            assert set(piece.keys) == {m.key for m in marks if m.start <= at < m.end}


def test_cut_paragraphs_splits_at_blank_lines_only() -> None:
    text = "\n\none\ntwo\r\n \r\nthree\n\n\n"
    assert [text[a:b] for a, b in cut_paragraphs(text)] == ["one\ntwo", "three"]


def test_share_out_gives_a_mark_to_every_range_that_it_touches() -> None:
    long, short = Mark(3, 12, "a"), Mark(11, 12, "b")
    assert share_out([short, long], [(0, 5), (6, 10), (10, 20)]) == ((long,), (long,), (long, short))
