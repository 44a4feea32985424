"""The spellings of a language -> the expressions that find, split and lengthen its rows of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dragoman.read.counting.words import GLUED_TABLES, PUNCTUATION, TRIGGERS, Word, vague_spellings
from dragoman.read.grammar.figures import NUMERIC_DATE, clock_pattern
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed
from dragoman.read.grammar.trie import APOSTROPHES, spellings_pattern

RUN_TOKENS = 24
WORD_END = r"(?!\w)"
# After an elision the next word follows at once: "plus d'une".
ELIDED_END = rf"(?:(?!\w)|(?<=[{APOSTROPHES}]))"


def _figure(tables: Tables) -> str:
    """A number in figures, grouped or with decimals."""
    groups = re.escape("".join(tables.ordered("group_separators")))
    marks = re.escape("".join(tables.ordered("decimal_marks")))
    grouped = rf"[1-9]\d{{0,2}}(?P<sep>[{groups}])\d{{3}}(?!\d)(?:(?P=sep)\d{{3}}(?!\d)){{0,4}}"
    return rf"(?:{grouped}(?:[{marks}]\d{{1,2}}(?!\d))?|\d+(?:[{marks}]\d+)?)"


def word_end(words: Iterable[str]) -> str:
    """What must follow a word: no letter, or anything where the language elides."""
    return ELIDED_END if any(w.endswith("d'") for w in words) else WORD_END


def token_pattern(tables: Tables, words: Mapping[str, Word]) -> re.Pattern[str]:
    """Splits a lower-cased row into tokens; the name of a group says what it is."""
    clock = clock_pattern(
        tables.ordered("meridiem"),
        tables.ordered("clock_words"),
        marks=":h",
        hour_signs=tables.ordered("hour_signs"),
    )
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    glued = spellings_pattern(
        [w for t in GLUED_TABLES for listed_ in tables.spellings(t).values() for w in listed_]
        + [*tables.ordered("glued")]
    )
    figure = _figure(tables)
    return re.compile(
        r"(?P<gap>\n[^\S\n]{0,40}\n\s{0,40})"
        rf"|(?P<numeric>{NUMERIC_DATE})"
        rf"|(?P<clock>(?<![\d.,:]){clock})"
        rf"|(?P<nth>\d{{1,4}}(?:{suffixes})\b)"
        r"|(?P<bore>\d{1,3}(?:[.,]\d{1,2})?\s?x\s?\d{1,3}(?!\d))"
        rf"|(?P<figure>{figure}(?:(?=(?:{glued})(?!\w))|x?(?!\w)))"
        rf"|(?P<word>{spellings_pattern(words)}){word_end(words)}"
        r"|(?P<other>\w+)"
        r"|(?P<mark>[^\w\s])"
    )


def trigger_patterns(tables: Tables, words: Mapping[str, Word]) -> Triggers:
    """A figure, a word of number, or a phrase that holds one ("as many as", "no longer")."""
    spellings = {w for t in TRIGGERS for row in tables.spellings(t).values() for w in row}
    spellings |= {w for row in tables.rows("vague") for w in vague_spellings(row, tables)}
    spellings |= set(tables.spellings("marks").get("some", ()))
    spellings |= {phrase for phrase in words if not spellings.isdisjoint(phrase.split())}
    spellings |= set(tables.ordered("triggers"))
    return Triggers.of((w.removesuffix("'") for w in spellings), r"\d(?<!\d\d)")


def run_pattern(
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
    content += [*tables.ordered("meridiem"), *tables.ordered("clock_words"), *tables.ordered("glued")]
    end = WORD_END if back else word_end(words)
    suffixes = tables.ordered("ordinal_suffixes")
    marks = [m for m, name in PUNCTUATION.items() if letters[name] not in links]
    if back:
        content, linked = [w[::-1] for w in content], [w[::-1] for w in linked]
        suffixes = tuple(s[::-1] for s in suffixes)
    ends = "(?:" + "|".join(re.escape(s) for s in (*suffixes, "x")) + ")"
    inner = "".join(re.escape(s) for s in tables.ordered("group_separators") if not s.isspace())
    digits = rf"\d(?:[\d.,:/'hx\u00a0\u202f{inner}]{{0,14}}\d)?"
    figure = rf"(?:{ends})?{digits}" if back else rf"{digits}(?:{ends})?"
    boundary = r"(?!\w)" if back else r"(?:(?!\w)|(?<=\d))"
    solid = rf"(?:{spellings_pattern(content)}){end}|{figure}{boundary}|[{re.escape(''.join(marks))}]"
    link = rf"(?:{spellings_pattern(linked)}){end}|[{re.escape(''.join(PUNCTUATION))}]"
    gap = r"[^\S\n]{0,8}\n?[^\S\n]{0,8}"
    return re.compile(rf"(?:(?:{gap}(?:{link})){{0,5}}{gap}(?:{solid})){{0,{RUN_TOKENS}}}")
