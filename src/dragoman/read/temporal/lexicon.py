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

from dragoman.read.grammar.figures import NUMERIC_DATE, clock_pattern
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed, load_tables
from dragoman.read.grammar.trie import spellings_pattern
from dragoman.read.temporal.forms import Form, compile_forms

UNKNOWN = "x"
# Classes that the engine makes itself, from digits and punctuation.
BUILT_IN = (
    "dd", "nth", "num", "year4", "year_short", "numeric", "clock",
    "comma", "dash", "slash", "dot", "open", "close", "equals",
)  # fmt: skip
PUNCTUATION = {",": "comma", "،": "comma", "/": "slash", "(": "open", "[": "open", ")": "close", "]": "close",
               "=": "equals"} | dict.fromkeys("-‐‑‒–—", "dash")  # fmt: skip
# A mention is at most some fifteen words long; the bound keeps reading linear on any text.
RUN_TOKENS = 24
VALUE_TABLES = ("month", "hijri_month", "weekday", "number", "ordinal", "deictic")
NAME_TABLES = ("unit", "part", "turn")
TRIGGERS = ("month", "hijri_month", "weekday", "deictic", "holiday", "unit", "part")


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
        words: spelling -> class and value.
        letters: class name -> its letter.
        token: splits a lower-cased run into tokens; the group's name says what it is.
        triggers: find the words without which there is no mention.
        run_on, run_back: the words of the lexicon that follow a trigger, and, on the reversed text,
            those before it.
        forms: the forms in order; `grammar` is all of them as one pattern.
    """

    lang: str
    day_first: bool
    week_start: int
    words: Mapping[str, Word]
    letters: Mapping[str, str]
    needs_capital: frozenset[str]
    short_weekdays: frozenset[str]
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
    forms, pattern = compile_forms(lang, tables.rows("pattern"), grammar, sets)
    short = tables.table("short_weekday").get("words", ())
    return DateLexicon(
        lang=lang,
        day_first=tables.text("order", "dmy") == "dmy",
        week_start=int(tables.text("week_start", "1")),
        words=words,
        letters=letters,
        needs_capital=tables.strings("needs_capital"),
        short_weekdays=frozenset(str(w) for w in listed(short)),
        deictic_parts={w: part for part, row in tables.spellings("deictic_part").items() for w in row},
        after_day_of_month=tables.strings("after_day_of_month"),
        name_heads=tables.strings("name_heads"),
        single_day=frozenset(listed(grammar.get("single_day", ()))),
        trimmed=frozenset(letters[n] for n in listed(grammar.get("trimmed", ()))),
        period_leads=frozenset(letters[n] for n in listed(grammar.get("period_leads", ()))),
        token=_token_pattern(tables, words),
        triggers=_triggers(tables),
        run_on=_run_pattern(tables, words, back=False),
        run_back=_run_pattern(tables, words, back=True),
        published=_published_pattern(tables),
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
    for key, spellings in tables.spellings("holiday").items():
        month, _, day = key.partition("-")
        words.update(dict.fromkeys(spellings, Word(letter("holiday"), int(month) * 100 + int(day), key)))
    for key, spellings in tables.spellings("marks").items():
        if key != "published":
            words.update(dict.fromkeys(spellings, Word(letter(key), 1 if key == "a" else 0, key)))
    return letters, words


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


def _token_pattern(tables: Tables, words: Mapping[str, Word]) -> re.Pattern[str]:
    clock = clock_pattern(tables.ordered("meridiem"), tables.ordered("clock_words"))
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    phrases = spellings_pattern(words)
    return re.compile(
        r"(?P<gap>\n[^\S\n]{0,40}\n\s{0,40})"
        rf"|(?P<numeric>{NUMERIC_DATE})"
        rf"|(?P<clock>(?<![\d.,:]){clock})"
        rf"|(?P<nth>\d{{1,2}}(?:{suffixes})\b)"
        r"|(?P<digits>\d+(?:[.,]\d+)*)"
        rf"|(?P<word>{phrases})(?!\w)"
        r"|(?P<other>\w+)"
        r"|(?P<mark>[^\w\s])"
    )


def _run_pattern(tables: Tables, words: Mapping[str, Word], *, back: bool) -> re.Pattern[str]:
    """Up to RUN_TOKENS words, numbers and signs of the lexicon in a row, on or back from a trigger.

    A row ends on a word that a mention may end on (or, going back, begin with).
    """
    links = set(listed(tables.table("grammar").get("never_first" if back else "never_last", ())))
    marks = {s for name, listed in tables.spellings("marks").items() if name in links for s in listed}
    content = [w for w in words if w not in marks]
    content += [*tables.ordered("meridiem"), *tables.ordered("clock_words")]
    suffixes = tables.ordered("ordinal_suffixes")
    linked = sorted(marks & set(words))
    if back:
        content, linked = [w[::-1] for w in content], [w[::-1] for w in linked]
        suffixes = tuple(s[::-1] for s in suffixes)
    ends = "(?:" + "|".join(re.escape(s) for s in suffixes) + ")" if suffixes else "(?!)"
    number = rf"(?:{ends})?\d[\d.,:/h-]{{0,10}}" if back else rf"\d(?:[\d.,:/h-]{{0,10}}\d)?(?:{ends})?"
    # "6:20am": a word may hang on a figure, from either side.
    word_end, number_end = (r"(?![^\W\d])", r"(?!\w)") if back else (r"(?!\w)", r"(?:(?!\w)|(?<=\d))")
    solid = rf"(?:{spellings_pattern(content)}){word_end}|(?:{number}){number_end}" + (
        "" if back else r"|[)\]]"
    )
    link = rf"(?:{spellings_pattern(linked)})(?!\w)|[{re.escape(''.join(PUNCTUATION))}]"
    gap = r"[^\S\n]{0,8}\n?[^\S\n]{0,8}"
    return re.compile(rf"(?:(?:{gap}(?:{link})){{0,5}}{gap}(?:{solid})){{0,{RUN_TOKENS}}}")


def _triggers(tables: Tables) -> Triggers:
    spellings = [w for table in TRIGGERS for row in tables.spellings(table).values() for w in row]
    spellings += [w for name in ("overnight",) for w in tables.spellings("marks").get(name, ())]
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    meridiem = spellings_pattern(tables.ordered("meridiem")) or r"(?!)"
    hung = rf"(?:{suffixes})\b|[-./:h]\d[-./:\d]{{0,8}}|\s?(?:{meridiem})(?!\w)"
    return Triggers.of(spellings, rf"\d(?<!\w\d)(?:\d?(?:{hung})|(?:(?<=1)[3-9]|(?<=2)0)\d\d\b)")


def _published_pattern(tables: Tables) -> re.Pattern[str]:
    labels = spellings_pattern(tables.spellings("marks").get("published", ())) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{labels})(?!\w)\s{{0,3}}:?\s{{0,3}}$")
