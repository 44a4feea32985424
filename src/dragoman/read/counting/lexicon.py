"""numbers.toml (and the months of dates.toml) of a language -> a NumberLexicon.

It is built like the lexicon of dates: every word has a class, a class is a letter, and forms are
matched on the letters of a text. Months are taken from the dates, so that "5 March" is no count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.base.claim import Qualifier
from dragoman.read.counting.mention import NumberKind
from dragoman.read.grammar.figures import NUMERIC_DATE, clock_pattern
from dragoman.read.grammar.forms import FormParser
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed, load_tables
from dragoman.read.grammar.trie import DASHES, spellings_pattern

UNKNOWN = "x"
RUN_TOKENS = 24
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
VALUE_TABLES = ("unit", "teen", "tens", "fixed", "hundred", "scale", "dozen", "ordinal")
# Tables whose keys name a sort within one class.
KEY_TABLES = ("measure", "percent", "calibre", "currency_sign", "currency", "designator", "formation")
SPLIT_TABLES = ("before", "after")
TRIGGERS = ("unit", "teen", "tens", "fixed", "hundred", "dozen", "scale")
# Words that may be glued to a figure: "14mm", "5km", "20m".
GLUED_TABLES = ("measure", "calibre", "currency", "scale", "percent")
SLOTS = frozenset(["number", "measure"])


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


@dataclass(frozen=True, slots=True)
class NumberForm:
    """One pattern of the lexicon: its expression with slots, its kind and how its value is made."""

    kind: NumberKind
    op: str
    check: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class NumberLexicon:
    """The words and forms of number of one language, compiled; see DateLexicon for the parts."""

    lang: str
    words: Mapping[str, Word]
    vague: Mapping[str, Vague]
    letters: Mapping[str, str]
    needs_capital: frozenset[str]
    group_separators: str
    token: re.Pattern[str]
    triggers: Triggers
    run_on: re.Pattern[str]
    run_back: re.Pattern[str]
    forms: tuple[NumberForm, ...]
    grammar: re.Pattern[str]

    @classmethod
    def load(cls, lang: str) -> NumberLexicon:
        """The lexicon of a language, read once.

        Raises:
            SettingsError: there is no such lexicon, or a form names a class that no table has.
        """
        return _load(lang)


@lru_cache(maxsize=8)
def _load(lang: str) -> NumberLexicon:
    tables, dates = load_tables(lang, "numbers"), load_tables(lang, "dates")
    letters, words, vague = _words(tables, dates)
    forms, grammar = _forms(lang, tables, letters)
    capital = [w for spellings in tables.spellings("capital_only").values() for w in spellings]
    return NumberLexicon(
        lang=lang,
        words=words,
        vague=vague,
        letters=letters,
        needs_capital=dates.strings("needs_capital") | frozenset(capital),
        group_separators="".join(tables.ordered("group_separators")),
        token=_token_pattern(tables, words),
        triggers=_triggers(tables, words),
        run_on=_run_pattern(tables, words, letters, back=False),
        run_back=_run_pattern(tables, words, letters, back=True),
        forms=forms,
        grammar=grammar,
    )


def _words(tables: Tables, dates: Tables) -> tuple[dict[str, str], dict[str, Word], dict[str, Vague]]:
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
    for table in ("month", "hijri_month"):
        for key, spellings in dates.spellings(table).items():
            add(spellings, "month", int(key), "month")
    for table in KEY_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, table, 0, key)
    for key, spellings in tables.spellings("marks").items():
        add(spellings, key, 1 if key == "a" else 0, key)
    for table in SPLIT_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, f"{table}_{key}", 0, key)
    for row in tables.rows("vague"):
        spellings = listed(row.get("words"))
        top = row.get("max")
        bounds = Vague(
            int(str(row["min"])), None if top is None else int(str(top)), Qualifier(str(row["qualifier"]))
        )
        vague.update(dict.fromkeys(spellings, bounds))
        add(spellings, "vague", 0, "vague")
    for table in VALUE_TABLES:
        for key, spellings in tables.spellings(table).items():
            add(spellings, table, int(key), table)
    for spellings in tables.spellings("not_counts").values():
        add(spellings, "not_count", 0, "not_count")
    return letters, words, vague


def _forms(
    lang: str, tables: Tables, letters: Mapping[str, str]
) -> tuple[tuple[NumberForm, ...], re.Pattern[str]]:
    macros = {key: str(value) for key, value in tables.table("macros").items()}
    parser = FormParser(f"numbers of language {lang}", letters, SLOTS, macros)
    grammar = tables.table("grammar")
    lead = parser.parse("lead", str(grammar.get("lead", "")))
    tail = parser.parse("tail", str(grammar.get("tail", "")))
    barred = "".join(letters.get(name, "") for name in listed(grammar.get("tail_not_before")))
    forms, cores = [], []
    for i, row in enumerate(tables.rows("pattern")):
        pattern = parser.parse(str(row["kind"]), str(row["form"]))
        cores.append(f"(?P<p{i}>{pattern.guarded})")
        forms.append(
            NumberForm(
                NumberKind(str(row["kind"])),
                str(row.get("op", "")),
                str(row.get("check", "")),
                re.compile(pattern.slotted),
            )
        )
    after = f"(?:{tail.plain}(?![{barred}]))?" if barred else f"(?:{tail.plain})?"
    return tuple(forms), re.compile(f"(?:(?=[{lead.first}]){lead.plain})?(?:{'|'.join(cores)}){after}")


def _figure(tables: Tables) -> str:
    """A number in figures, grouped or with decimals."""
    groups = re.escape("".join(tables.ordered("group_separators")))
    marks = re.escape("".join(tables.ordered("decimal_marks")))
    grouped = rf"[1-9]\d{{0,2}}(?P<sep>[{groups}])\d{{3}}(?!\d)(?:(?P=sep)\d{{3}}(?!\d)){{0,4}}"
    return rf"(?:{grouped}(?:[{marks}]\d{{1,2}}(?!\d))?|\d+(?:[{marks}]\d+)?)"


def _token_pattern(tables: Tables, words: Mapping[str, Word]) -> re.Pattern[str]:
    clock = clock_pattern(tables.ordered("meridiem"), tables.ordered("clock_words"), marks=":h")
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    glued = spellings_pattern(
        w for t in GLUED_TABLES for listed_ in tables.spellings(t).values() for w in listed_
    )
    figure = _figure(tables)
    return re.compile(
        r"(?P<gap>\n[^\S\n]{0,40}\n\s{0,40})"
        rf"|(?P<numeric>{NUMERIC_DATE})"
        rf"|(?P<clock>(?<![\d.,:]){clock})"
        rf"|(?P<nth>\d{{1,4}}(?:{suffixes})\b)"
        r"|(?P<bore>\d{1,3}(?:[.,]\d{1,2})?\s?x\s?\d{1,3}(?!\d))"
        rf"|(?P<figure>{figure}(?:(?=(?:{glued})(?!\w))|x?(?!\w)))"
        rf"|(?P<word>{spellings_pattern(words)})(?!\w)"
        r"|(?P<other>\w+)"
        r"|(?P<mark>[^\w\s])"
    )


def _triggers(tables: Tables, words: Mapping[str, Word]) -> Triggers:
    """A figure, a word of number, or a phrase that holds one ("as many as", "no longer")."""
    spellings = {w for t in TRIGGERS for row in tables.spellings(t).values() for w in row}
    spellings |= {w for row in tables.rows("vague") for w in listed(row.get("words"))}
    spellings |= set(tables.spellings("marks").get("some", ()))
    spellings |= {phrase for phrase in words if not spellings.isdisjoint(phrase.split())}
    return Triggers.of(spellings, r"\d(?<!\d\d)")


def _run_pattern(
    tables: Tables, words: Mapping[str, Word], letters: Mapping[str, str], *, back: bool
) -> re.Pattern[str]:
    """Up to RUN_TOKENS words, figures and signs of the lexicon in a row, on or back from a trigger."""
    grammar = tables.table("grammar")
    links = {
        letters[name]
        for name in listed(grammar.get("never_first" if back else "never_last"))
        if name in letters
    }
    content = [w for w, word in words.items() if word.letter not in links]
    linked = [w for w, word in words.items() if word.letter in links]
    content += [*tables.ordered("meridiem"), *tables.ordered("clock_words")]
    suffixes = tables.ordered("ordinal_suffixes")
    marks = [m for m, name in PUNCTUATION.items() if letters[name] not in links]
    if back:
        content, linked = [w[::-1] for w in content], [w[::-1] for w in linked]
        suffixes = tuple(s[::-1] for s in suffixes)
    ends = "(?:" + "|".join(re.escape(s) for s in (*suffixes, "x")) + ")"
    figure = (
        rf"(?:{ends})?\d(?:[\d.,:/'hx\u00a0\u202f]{{0,14}}\d)?"
        if back
        else rf"\d(?:[\d.,:/'hx\u00a0\u202f]{{0,14}}\d)?(?:{ends})?"
    )
    boundary = r"(?!\w)" if back else r"(?:(?!\w)|(?<=\d))"
    solid = rf"(?:{spellings_pattern(content)})(?!\w)|{figure}{boundary}|[{re.escape(''.join(marks))}]"
    link = rf"(?:{spellings_pattern(linked)})(?!\w)|[{re.escape(''.join(PUNCTUATION))}]"
    gap = r"[^\S\n]{0,8}\n?[^\S\n]{0,8}"
    return re.compile(rf"(?:(?:{gap}(?:{link})){{0,5}}{gap}(?:{solid})){{0,{RUN_TOKENS}}}")
