"""numbers.toml (and the months of dates.toml) of a language -> what each spelling means, as classes.

A class is a letter; forms are matched on the letters of a text. Months are taken from the dates, so that
"5 March" is no count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.base.claim import Qualifier
from dragoman.read.grammar.fold import fold_spelling
from dragoman.read.grammar.tables import Tables, listed
from dragoman.read.grammar.trie import DASHES

UNKNOWN = "x"
BUILT_IN = ("int", "decimal", "year", "nth", "clock", "numeric", "bore", "glued")
PUNCTUATION = {
    ",": "comma",
    "،": "comma",
    "/": "slash",
    "(": "open",
    ")": "close",
    "[": "square",
    "]": "close",
    "#": "hash",
    "%": "percent",
    "°": "measure",
    "+": "after_at_least",
    "~": "before_about",
    "≈": "before_about",
    **dict.fromkeys(DASHES, "dash"),
    **dict.fromkeys('"“”„«»', "quote"),
    **dict.fromkeys("$€£¥₦₹", "currency_sign"),
}
# Tables of values: the number is what the key says.
VALUE_TABLES = (
    "unit", "teen", "tens", "fixed", "hundred", "hundreds", "scale", "scales", "thousands", "dozen", "dozens",
    "ordinal",
)  # fmt: skip
# Tables whose keys name a sort within one class.
KEY_TABLES = ("measure", "percent", "calibre", "currency_sign", "currency", "designator", "formation")
SPLIT_TABLES = ("before", "after")
TRIGGERS = VALUE_TABLES[:-1]
# Words that may be glued to a figure: "14mm", "5km", "20m".
GLUED_TABLES = ("measure", "calibre", "currency", "scale", "percent")


@dataclass(frozen=True, slots=True)
class Word:
    """What a spelling means: class letter, value, key of its table."""

    letter: str
    value: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Vague:
    """The bounds of a word for no exact number."""

    min: int
    max: int | None
    qualifier: Qualifier


def read_words(tables: Tables, dates: Tables) -> tuple[dict[str, str], dict[str, Word], dict[str, Vague]]:
    """A letter for every class; class and value of every spelling; bounds of the vague ones."""
    letters: dict[str, str] = {}
    words: dict[str, Word] = {}
    vague: dict[str, Vague] = {}

    def letter(name: str) -> str:
        return letters.setdefault(name, chr(0x4E00 + len(letters)))

    def add(spellings: tuple[str, ...], name: str, value: int, key: str) -> None:
        words.update(dict.fromkeys(spellings, Word(letter(name), value, key)))

    for name in (*BUILT_IN, *PUNCTUATION.values()):
        letter(name)
    numbers = {w for table in VALUE_TABLES for row in tables.spellings(table).values() for w in row}
    for table in ("month", "hijri_month"):
        for key, spellings in dates.spellings(table).items():
            # French "sept." ends more sentences than it begins Septembers.
            clear = tuple(w for w in spellings if not w.endswith(".") or w[:-1] not in numbers)
            name = tables.text("hijri_class", "month") if table == "hijri_month" else "month"
            add(clear, name, int(key), "month")
    for table in KEY_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, table, 0, key)
    for key, spellings in tables.spellings("marks").items():
        add(spellings, key, 1 if key == "a" else 0, key)
    for table in SPLIT_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, f"{table}_{key}", 0, key)
    for row in tables.rows("vague"):
        spellings = vague_spellings(row, tables)
        top = row.get("max")
        bounds = Vague(
            int(str(row["min"])), None if top is None else int(str(top)), Qualifier(str(row["qualifier"]))
        )
        vague.update(dict.fromkeys(spellings, bounds))
        add(spellings, str(row.get("class", "vague")), 0, str(row.get("class", "vague")))
    for table in VALUE_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, table, int(key), table)
    for spellings in tables.spellings("not_counts").values():
        add(spellings, "not_count", 0, "not_count")
    return letters, words, vague


def vague_spellings(row: Mapping[str, object], tables: Tables) -> tuple[str, ...]:
    """The spellings of a row of vague words, folded as the tables are."""
    return tuple(fold_spelling(word, tables.alphabet) for word in listed(row.get("words")))
