"""Values <-> cells: reversible, and nothing that a spreadsheet runs."""

from __future__ import annotations

import pytest

from dragoman.base.errors import BadLine
from dragoman.write.data.cell_values import cell_value
from dragoman.write.data.cells import encode_text, guard, join_items, split_items, unguard
from dragoman.write.data.table import Column, Kind


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        (None, ""),
        ("", "'"),
        ("Koumbori", "Koumbori"),
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r\n=1", "'\r\n=1"),
        (" =1", "' =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("'quoted'", "''quoted'"),
        ("كومبوري", "كومبوري"),
        ("a=1", "a=1"),
    ],
)
def test_guard_puts_an_apostrophe_before_what_a_spreadsheet_would_run(text: str | None, cell: str) -> None:
    assert guard(text) == cell
    assert unguard(cell) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ((), ""),
        (("Niono",), "Niono"),
        (("Niono", "Ségou"), "Niono | Ségou"),
        (("",), r"\e"),
        (("", ""), r"\e | \e"),
        ((r"\e",), r"\\e"),
        (("a|b", "c\\"), r"a\|b | c\\"),
        ((" a ", "|"), r" a  | \|"),
        (("a | b", "\\|"), r"a \| b | \\\|"),
        (("نيونو", "尼奥诺"), "نيونو | 尼奥诺"),
    ],
)
def test_join_items_can_be_split_again(items: tuple[str, ...], text: str) -> None:
    assert join_items(items) == text
    assert split_items(text) == list(items)


def test_encode_text_replaces_halves_of_a_pair_and_counts_them() -> None:
    assert encode_text("a\ud800b😀\udfff") == ("a\ufffdb😀\ufffd".encode(), 2)


@pytest.mark.parametrize(
    ("kind", "cell", "message"),
    [
        (Kind.INTEGER, "many", "here: 'many' is no integer. Correct it."),
        (Kind.INTEGER, "1.5", "here: '1.5' is no integer. Correct it."),
        (Kind.INTEGER, "9" * 5000, f"here: '{'9' * 40}' is no integer. Correct it."),
        (Kind.NUMBER, "north", "here: 'north' is no number. Correct it."),
        (Kind.BOOLEAN, "yes", "here: 'yes' is no boolean. Correct it."),
        (Kind.JSON, "[1,", "here: '[1,' is no json. Correct it."),
        (Kind.JSON, "[" * 100_000, f"here: '{'[' * 40}' is no json. Correct it."),
    ],
)
def test_cell_value_names_what_does_not_fit(kind: Kind, cell: str, message: str) -> None:
    with pytest.raises(BadLine) as error:
        cell_value(Column("t", "c", kind, "c", "", "", ""), cell, "here")
    assert str(error.value) == message
