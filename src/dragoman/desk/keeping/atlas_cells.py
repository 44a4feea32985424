"""What a person wrote for a row of the atlas -> cells that no file, reader or spreadsheet takes for something else.

A cell is one line without tabs; names stand one a line in the form and between "|" in the file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from dragoman.atlas import fold, fold_words
from dragoman.atlas.tables import LIST_MARK
from dragoman.desk.errors import WrongInput

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "groups": (
        *("id", "name", "names", "kind", "countries", "parent", "wikidata", "ucdp", "outlets"),
        *("period", "note", "source"),
    ),
    "outlets": ("id", "name", "names", "kind", "owner", "note", "source"),
    "arms": ("id", "item", "category", "names", "note", "source"),
    "places": (
        *(
            "id",
            "name",
            "names",
            "country",
            "admin1",
            "admin2",
            "lat",
            "lon",
            "feature_class",
            "feature_code",
        ),
        *("population", "note", "source"),
    ),
}
"""Table -> its columns, as docs/reference/atlas-columns.md has them; `period` and `note` are for people."""
LISTS = frozenset({"names", "countries", "outlets"})
NUMBERS = frozenset({"lat", "lon", "population"})
SHOWN_BY: Mapping[str, str] = {"groups": "name", "outlets": "name", "arms": "item", "places": "name"}
"""Table -> the column with the name under which an entry is shown."""
MOST_NAMES = 300
LONGEST_CELL = 400
_SHEET_ACTS = tuple("=+-@")
_KEPT_MARKS = frozenset("\u200c\u200d\u200e\u200f\u061c")
_PERIOD = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?|\.\.)?/(\d{4}(-\d\d(-\d\d)?)?|\.\.)?")


def clean_row(table: str, posted: Mapping[str, str], entry: str) -> dict[str, str]:
    """The cells of a row, in the columns of its table; other keys are not looked at.

    Args:
        posted: what was written; several names stand one a line.
        entry: the row's id.

    Raises:
        WrongInput: a cell cannot stand in a row; the message names its column and the remedy.
    """
    cells = {"id": entry}
    for column in COLUMNS[table]:
        if column == "id":
            continue
        text = posted.get(column, "")
        cells[column] = _list(column, text) if column in LISTS else clean_cell(column, text)
    shown = SHOWN_BY[table]
    if not cells[shown]:
        raise WrongInput(f"{shown}: is empty. Write the name under which it is shown.")
    names = [name for name in cells["names"].split(LIST_MARK) if name and name != cells[shown]]
    cells["names"] = LIST_MARK.join(names)
    if cells.get("period") and not _PERIOD.fullmatch(cells["period"]):
        raise WrongInput(f"period: {cells['period'][:40]!r} is no period. Write it as 2012/2017 or 2012/..")
    return cells


def clean_cell(column: str, text: str) -> str:
    """A text as one cell: on one line, in one form of Unicode.

    Raises:
        WrongInput: it is too long, or begins as a formula does, or holds what cannot be read.
    """
    line = " ".join(unicodedata.normalize("NFC", text).split())
    for char in line:
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") and char not in _KEPT_MARKS:
            raise WrongInput(
                f"{column}: holds the invisible character U+{ord(char):04X}. Write it without; "
                "pasted text may carry such characters."
            )
    if len(line) > LONGEST_CELL:
        raise WrongInput(f"{column}: has {len(line):,} characters. Write {LONGEST_CELL} at most.")
    if line.startswith(_SHEET_ACTS) and column not in NUMBERS:
        raise WrongInput(
            f"{column}: begins with {line[0]!r}, by which spreadsheets know a formula. Leave it out."
        )
    return line


def _list(column: str, text: str) -> str:
    """Lines as the names of one cell, each once."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    names = dict.fromkeys(name for line in lines if (name := clean_cell(column, line)))
    for name in names:
        if LIST_MARK in name:
            raise WrongInput(
                f"{column}: {name[:40]!r} holds “|”, which stands between names. Give each its own line."
            )
    if len(names) > MOST_NAMES:
        raise WrongInput(f"{column}: there are {len(names)}. {MOST_NAMES} at most.")
    return LIST_MARK.join(names)


def names_of(table: str, row: Mapping[str, str] | None) -> tuple[str, ...]:
    """Every name of a row, that under which it is shown first; () of no row."""
    if row is None:
        return ()
    rest = (name for name in row.get("names", "").split(LIST_MARK) if name)
    return tuple(dict.fromkeys(name for name in (row.get(SHOWN_BY[table], ""), *rest) if name))


def require_names(table: str, row: Mapping[str, str], was: Collection[str] = ()) -> None:
    """Refuse names by which the reader would take ordinary words for somebody or something.

    Args:
        was: names that it had already, which are not looked at.

    Raises:
        WrongInput: a name has no two letters; a group, outlet or place has no capital in Latin letters.
    """
    for name in names_of(table, row):
        if name in was:
            continue
        if len(fold(name)) < 2:
            raise WrongInput(f"names: {name!r} has fewer than two letters or digits. Write the whole name.")
        if table != "arms" and name.isascii() and name == name.lower() and not any(map(str.isdigit, name)):
            raise WrongInput(
                f"names: {name!r} has no capital: every such word of a text would be taken for it. "
                "Write it as a name is written."
            )


def new_id(table: str, name: str, taken: Iterable[str]) -> str:
    """An id for a new entry, from its name: "desk-dawn-banner-front"; the hash of a name that has no Latin letters."""
    used = set(taken)
    words = "-".join(word for word in fold_words(name).split() if word.isascii())[:60].strip("-")
    base = f"desk-{words or hashlib.sha256(name.encode()).hexdigest()[:10]}"
    number, found = 1, base
    while found in used:
        number, found = number + 1, f"{base}-{number + 1}"
    return found
