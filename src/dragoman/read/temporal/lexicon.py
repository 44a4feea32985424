"""dates.toml of a language -> a DateLexicon: its words as classes, its forms as one pattern.

Every word of the file belongs to a class; a class is one letter. A text becomes a string of such
letters, and the forms are regular expressions over that string: bounded, without repetition, so
that reading time is linear whatever the text. Expressions on the text itself with all spellings in
every place were tried first and are ten times slower.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.read.grammar.fold import Alphabet
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed, load_tables
from dragoman.read.temporal.forms import Form, compile_forms
from dragoman.read.temporal.patterns import (
    name_pattern,
    published_pattern,
    run_pattern,
    sentence_pattern,
    token_pattern,
    trigger_patterns,
)

UNKNOWN = "x"
# Classes that the engine makes itself, from digits and punctuation.
BUILT_IN = (
    "dd", "nth", "num", "year4", "year_short", "numeric", "clock",
    "comma", "dash", "slash", "dot", "open", "close", "equals",
)  # fmt: skip
VALUE_TABLES = ("month", "hijri_month", "weekday", "number", "ordinal", "deictic")
# Two of a unit in one word: its key is the unit.
DUAL = "dual"
NAME_TABLES = ("unit", "units", "part", "part_adverb", "turn")


@dataclass(frozen=True, slots=True)
class Word:
    """What a spelling of the lexicon means: its class letter and its value."""

    letter: str
    value: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class DateLexicon:
    """The words and forms of time of one language, compiled.

    Args:
        alphabet: how texts are folded before they are searched.
        clitics: small words written on to the next -> their class.
        short_months: spellings that mean a month only beside a day or a year.
        names: what makes the date after it part of a name, or None.
        sentence: words in a row that make a line a sentence, no date line.
        words: spelling -> class and value.
        letters: class name -> its letter.
        token: splits a lower-cased run into tokens; the group's name says what it is.
        triggers: find the words without which there is no mention.
        run_on, run_back: the words of the lexicon that follow a trigger, and, on the reversed text,
            those before it.
        forms: the forms in order; `grammar` is all of them as one pattern.
    """

    lang: str
    alphabet: Alphabet
    day_first: bool
    week_start: int
    words: Mapping[str, Word]
    letters: Mapping[str, str]
    needs_capital: frozenset[str]
    clitics: Mapping[str, str]
    short_weekdays: frozenset[str]
    short_months: frozenset[str]
    deictic_parts: Mapping[str, str]
    after_day_of_month: frozenset[str]
    name_heads: frozenset[str]
    single_day: frozenset[str]
    trimmed: frozenset[str]
    period_leads: frozenset[str]
    token: re.Pattern[str]
    triggers: Triggers
    run_on: re.Pattern[str]
    run_back: re.Pattern[str]
    published: re.Pattern[str]
    sentence: re.Pattern[str]
    names: re.Pattern[str] | None
    forms: tuple[Form, ...]
    grammar: re.Pattern[str]

    @classmethod
    def load(cls, lang: str) -> DateLexicon:
        """The lexicon of a language, read once.

        Raises:
            SettingsError: there is no such lexicon, or a form names a class that no table has.
        """
        return _load(lang)


@lru_cache(maxsize=8)
def _load(lang: str) -> DateLexicon:
    return build_lexicon(lang, load_tables(lang, "dates"))


def build_lexicon(lang: str, tables: Tables) -> DateLexicon:
    """The lexicon that a file's tables describe."""
    letters, words = _words(tables)
    sets = _sets(tables, letters)
    grammar = tables.table("grammar")
    macros = {key: str(form) for key, form in tables.table("macros").items()}
    forms, pattern = compile_forms(lang, tables.rows("pattern"), grammar, sets, macros)
    return DateLexicon(
        lang=lang,
        alphabet=tables.alphabet,
        day_first=tables.text("order", "dmy") == "dmy",
        week_start=int(tables.text("week_start", "1")),
        words=words,
        letters=letters,
        needs_capital=tables.strings("needs_capital"),
        clitics=_clitic_classes(tables),
        short_weekdays=frozenset(tables.spellings("short_weekday").get("words", ())),
        short_months=frozenset(tables.spellings("short_month").get("words", ())),
        deictic_parts={w: part for part, row in tables.spellings("deictic_part").items() for w in row},
        after_day_of_month=tables.strings("after_day_of_month"),
        name_heads=tables.strings("name_heads"),
        single_day=frozenset(listed(grammar.get("single_day", ()))),
        trimmed=frozenset(letters[n] for n in listed(grammar.get("trimmed", ()))),
        period_leads=frozenset(letters[n] for n in listed(grammar.get("period_leads", ()))),
        token=token_pattern(tables, words),
        triggers=trigger_patterns(tables),
        run_on=run_pattern(tables, words, back=False),
        run_back=run_pattern(tables, words, back=True),
        published=published_pattern(tables),
        sentence=sentence_pattern(tables.text("sentence_letters", "a-z")),
        names=name_pattern(tables),
        forms=forms,
        grammar=pattern,
    )


def _words(tables: Tables) -> tuple[dict[str, str], dict[str, Word]]:
    """A letter for every class, and the class and value of every spelling."""
    letters: dict[str, str] = {}
    words: dict[str, Word] = {}

    def letter(name: str) -> str:
        return letters.setdefault(name, chr(0x4E00 + len(letters)))

    for name in BUILT_IN:
        letter(name)
    for table in VALUE_TABLES:
        for value, spellings in tables.spellings(table).items():
            words.update(dict.fromkeys(spellings, Word(letter(table), int(value), value)))
    for table in NAME_TABLES:
        for key, spellings in tables.spellings(table).items():
            words.update(dict.fromkeys(spellings, Word(letter(f"{table}_{key}"), 0, key)))
    for key, spellings in tables.spellings(DUAL).items():
        words.update(dict.fromkeys(spellings, Word(letter(DUAL), 2, key)))
    for key, spellings in tables.spellings("holiday").items():
        month, _, day = key.partition("-")
        words.update(dict.fromkeys(spellings, Word(letter("holiday"), int(month) * 100 + int(day), key)))
    for key, spellings in tables.spellings("marks").items():
        if key != "published":
            words.update(dict.fromkeys(spellings, Word(letter(key), 1 if key == "a" else 0, key)))
    return letters, words


def _clitic_classes(tables: Tables) -> dict[str, str]:
    """Spelling of a clitic -> its class."""
    rows = (*tables.spellings("clitics").items(), *tables.spellings("figure_clitics").items())
    return {spelling: name for name, row in rows for spelling in row}


def _sets(tables: Tables, letters: Mapping[str, str]) -> dict[str, str]:
    """Slot name -> the letters that may fill it."""
    sets = dict(letters)
    for table in NAME_TABLES:
        sets[table] = "".join(v for k, v in letters.items() if k.startswith(f"{table}_"))
    sets["day"] = letters["dd"] + letters["nth"]
    sets["year"] = letters["year4"]
    number = letters.get("number", "")
    sets["amount"] = letters["dd"] + letters["num"] + number + letters.get("a", "")
    sets["ordinal"] = letters["nth"] + letters.get("ordinal", "")
    sets["hijri"] = letters.get("hijri_month", "\0")
    for name, members in tables.spellings("sets").items():
        sets[name] = "".join(letters[m] for m in members if m in letters)
    return sets
