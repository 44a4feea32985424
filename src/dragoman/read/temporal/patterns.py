"""The tables of dates.toml -> the expressions that split a text: its tokens, its triggers, the rows round them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.read.grammar.figures import NUMERIC_DATE, SPACED_DATE, clock_pattern
from dragoman.read.grammar.runs import Triggers
from dragoman.read.grammar.tables import Tables, listed
from dragoman.read.grammar.trie import spellings_pattern

PUNCTUATION = {",": "comma", "،": "comma", "/": "slash", "(": "open", "[": "open", ")": "close", "]": "close",
               "=": "equals"} | dict.fromkeys("-‐‑‒–—", "dash")  # fmt: skip
# A mention is at most some fifteen words long; the bound keeps reading linear on any text.
RUN_TOKENS = 24
TRIGGERS = (
    "month",
    "hijri_month",
    "weekday",
    "deictic",
    "holiday",
    "unit",
    "units",
    "dual",
    "part",
    "part_adverb",
)
# "وبالأحد": a word may carry two small words before it.
MOST_CLITICS = 2


def token_pattern(tables: Tables, words: Mapping[str, object]) -> re.Pattern[str]:
    """Splits a lower-cased row into tokens; the group's name says what a token is."""
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    phrases = spellings_pattern(words)
    numeric = f"{NUMERIC_DATE}|{SPACED_DATE}" if tables.text("spaced_dates", "") else NUMERIC_DATE
    return re.compile(
        r"(?P<gap>\n[^\S\n]{0,40}\n\s{0,40})"
        rf"|(?P<numeric>{numeric})"
        rf"|(?P<clock>(?<![\d.,:]){_clock(tables)})"
        rf"|(?P<nth>\d{{1,2}}(?:{suffixes})\b)"
        r"|(?P<digits>\d+(?:[.,]\d+)*)"
        rf"|(?P<word>{phrases})(?!\w)"
        rf"{_clitic_group(tables, phrases)}"
        r"|(?P<other>\w+)"
        r"|(?P<mark>[^\w\s])"
    )


def _clock(tables: Tables) -> str:
    return clock_pattern(
        tables.ordered("meridiem"), tables.ordered("clock_words"), hour_signs=tables.ordered("hour_signs")
    )


def _clitics(tables: Tables) -> tuple[list[str], list[str]]:
    """The small words that are written on to words, and those on to figures."""
    on_words = [s for row in tables.spellings("clitics").values() for s in row]
    return on_words, on_words + [s for row in tables.spellings("figure_clitics").values() for s in row]


def _clitic_group(tables: Tables, phrases: str) -> str:
    on_words, on_figures = (spellings_pattern(c) for c in _clitics(tables))
    if not on_figures:
        return ""
    before_word = rf"(?:{on_words})(?=(?:{on_words})?(?:{phrases})(?!\w))|" if on_words else ""
    return rf"|(?P<clitic>{before_word}(?:{on_figures})(?=(?:{on_figures})?\d))"


def _prefix(clitics: list[str], *, back: bool) -> str:
    """An expression for the clitics that a word or figure may carry; "" when the language has none."""
    spellings = [c[::-1] for c in clitics] if back else clitics
    return f"(?:{spellings_pattern(spellings)}){{0,{MOST_CLITICS}}}" if spellings else ""


def run_pattern(tables: Tables, words: Mapping[str, object], *, back: bool) -> re.Pattern[str]:
    """Up to RUN_TOKENS words, numbers and signs of the lexicon in a row, on or back from a trigger.

    A row ends on a word that a mention may end on (or, going back, begin with).
    """
    links = set(listed(tables.table("grammar").get("never_first" if back else "never_last", ())))
    marks = {s for name, row in tables.spellings("marks").items() if name in links for s in row}
    content = [w for w in words if w not in marks]
    content += [*tables.ordered("meridiem"), *tables.ordered("clock_words")]
    suffixes = [*tables.ordered("ordinal_suffixes"), *tables.ordered("hour_signs")]
    linked = sorted(marks & set(words))
    if back:
        content, linked = [w[::-1] for w in content], [w[::-1] for w in linked]
        suffixes = [s[::-1] for s in suffixes]
    ends = "(?:" + "|".join(re.escape(s) for s in suffixes) + ")" if suffixes else "(?!)"
    number = rf"(?:{ends})?\d[\d.,:/h-]{{0,10}}" if back else rf"\d(?:[\d.,:/h-]{{0,10}}\d)?(?:{ends})?"
    # "6:20am": a word may hang on a figure, from either side.
    word_end, number_end = (r"(?![^\W\d])", r"(?!\w)") if back else (r"(?!\w)", r"(?:(?!\w)|(?<=\d))")
    before_word, before_number = (_prefix(c, back=back) for c in _clitics(tables))
    word, link = f"(?:{spellings_pattern(content)})", f"(?:{spellings_pattern(linked)})"
    if back:
        word, number, link = word + before_word, f"(?:{number}){before_number}", link + before_word
    else:
        word, number, link = before_word + word, f"{before_number}(?:{number})", before_word + link
    solid = rf"{word}{word_end}|{number}{number_end}" + ("" if back else r"|[)\]]")
    link = rf"{link}(?!\w)|[{re.escape(''.join(PUNCTUATION))}]"
    gap = r"[^\S\n]{0,8}\n?[^\S\n]{0,8}"
    return re.compile(rf"(?:(?:{gap}(?:{link})){{0,5}}{gap}(?:{solid})){{0,{RUN_TOKENS}}}")


def trigger_patterns(tables: Tables) -> Triggers:
    """The words and figures without which there is no mention."""
    spellings = [w for table in TRIGGERS for row in tables.spellings(table).values() for w in row]
    marks = listed(tables.table("grammar").get("triggers", ("overnight",)))
    spellings += [w for name in marks for w in tables.spellings("marks").get(name, ())]
    suffixes = "|".join(re.escape(s) for s in tables.ordered("ordinal_suffixes")) or r"(?!)"
    meridiem = spellings_pattern((*tables.ordered("meridiem"), *tables.ordered("hour_signs"))) or r"(?!)"
    hung = rf"(?:{suffixes})\b|[-./:h]\d[-./:\d]{{0,8}}|\s?(?:{meridiem})(?!\w)"
    figures = rf"\d(?<!\w\d)(?:\d?(?:{hung})|(?:(?<=1)[3-9]|(?<=2)0)\d\d\b)"
    return Triggers.of(spellings, figures, _prefix(_clitics(tables)[0], back=False))


def published_pattern(tables: Tables) -> re.Pattern[str]:
    """What stands right before a page's own date: "Published:", "Fait à Kona, le"."""
    labels = spellings_pattern(tables.spellings("marks").get("published", ())) or r"(?!)"
    signed = spellings_pattern(tables.ordered("signed"))
    place = rf"|(?:{signed})\s{{0,3}}[^\n,،]{{1,40}}[,،]?\s{{0,3}}$" if signed else ""
    return re.compile(rf"(?<!\w)(?:(?:{labels})(?!\w)\s{{0,3}}:?\s{{0,3}}${place})")


def name_pattern(tables: Tables) -> re.Pattern[str] | None:
    """What makes the date after it part of a name: "le Mouvement du |23 mars"; None where names stand after."""
    heads = spellings_pattern(tables.ordered("name_heads_before"))
    links = spellings_pattern(tables.ordered("name_links")) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{heads})(?:\s{{1,3}}(?:{links}))?[\s\"«“'-]{{1,3}}$") if heads else None


def sentence_pattern(letters: str) -> re.Pattern[str]:
    """Five small words in a row, or one that ends a sentence; `letters` are those of small words."""
    words = " ".join([f"[{letters}]+"] * 5)
    return re.compile(rf"[{letters}]{{4}}[.!?؟]\s|\b{words}\b")
