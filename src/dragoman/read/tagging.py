"""A unit alone -> its tag, by the tables and by how it is written.

A word that may be noun, adjective or verb gets its likeliest tag and keeps the others in `form`; its neighbours
settle it (`settling`).
"""

from __future__ import annotations

from dragoman.read.lexicon import Lexicon
from dragoman.read.text import SourceText
from dragoman.read.units import Unit

VERB_TAGS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBG", "VBN"})
PUNCT = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    ".": ".",
    "!": ".",
    "?": ".",
    "،": ",",
    "؛": ";",
    "؟": ".",
}
QUOTES = frozenset("\"“”«»‘’„'`")
NAME_KINDS = frozenset({"actor", "outlet", "country", "demonym", "arm", "place"})


def tag_phrase(unit: Unit, source: SourceText, lexicon: Lexicon) -> None:
    """Tag a unit of several tokens by the table that it comes from."""
    if not lexicon.language.has_case:
        unit.article = lexicon.language.has_article(source.words[unit.last - 1], source.lows[unit.last - 1])
    closed = unit.entry("closed")
    if closed is not None:
        unit.tag = closed.family
        unit.low = closed.value or unit.low
        last = source.lows[unit.last - 1]
        unit.article = last in lexicon.classes("contractions") or last in lexicon.classes("definite_articles")
        return
    act = unit.entry("act")
    if act is not None and act.name != "noun" and not any(e.kind in NAME_KINDS for e in unit.entries):
        low = source.lows[unit.first]
        unit.tag, unit.form = "V", verb_form(low, lexicon)
        if unit.form in ("VB", "VBP") and "VBD" in lexicon.words.get(low, ()):
            unit.form = f"{unit.form}|VBD"
        if source.lows[unit.first] in lexicon.classes("be") and source.lows[
            unit.first
        ] not in lexicon.classes("bare_be"):
            unit.form = "VBD"
    elif any(e.kind in NAME_KINDS or e.kind == "rank" for e in unit.entries) and unit.is_cap:
        unit.tag = "P"
    else:
        unit.tag = "N"


def verb_form(low: str, lexicon: Lexicon) -> str:
    """The likeliest Penn tag of a verb form."""
    for tag in lexicon.words.get(low, ()):
        if tag in VERB_TAGS:
            return tag
    return lexicon.language.verb_form(low)


PARTITIVE, SHORT_PARTITIVE = "PART", "SHORT"  # "des" may be an article, "de" behind a preposition only


def relate_word(unit: Unit, lexicon: Lexicon) -> None:
    """Give a preposition or coordinator the engine's name, and note what else it may be or holds."""
    if unit.low in lexicon.classes("short_partitives"):
        unit.form = SHORT_PARTITIVE
    elif unit.low in lexicon.classes("partitives"):
        unit.form = PARTITIVE
    unit.article = unit.low in lexicon.classes("contractions")
    unit.low = lexicon.relations.get(unit.low, unit.low)


def tag_word(unit: Unit, word: str, lexicon: Lexicon, *, at_start: bool) -> None:
    """Tag a unit of one token; ambiguous words keep their first guess until `settle_tags`."""
    low = unit.low
    if not lexicon.language.has_case:
        unit.article = lexicon.language.has_article(word, low)
        unit.sign = lexicon.language.sign(word)
    if not word[0].isalnum():
        unit.tag = "G" if len(low) == 2 and low[1] == "s" else PUNCT.get(word, "Q" if word in QUOTES else "?")
        return
    closed = lexicon.closed_tag(low)
    if closed and not (unit.sign and "VBD" in lexicon.words.get(low, ())):
        unit.tag = closed
        if lexicon.relations:
            relate_word(unit, lexicon)
        return
    table = lexicon.words.get(low)
    if unit.is_cap and not (at_start and table and table[0] != "PROPN" and lexicon.language.has_case):
        unit.tag = "P"
        return
    if table is None:
        unit.tag, unit.form = lexicon.language.guess(low, unit)
        return
    first = table[0]
    if (
        first == "ADV"
        and unit.entry("arm") is not None
        or first == "ADJ"
        and any(e.kind == "act" and e.name == "noun" for e in unit.entries)
    ):
        first = "NOUN"
    unit.form = "|".join(table)
    if first in VERB_TAGS:
        unit.tag = "V"
    else:
        unit.tag = {
            "NOUN": "N",
            "ADJ": "A",
            "ADV": "R",
            "PROPN": "P" if unit.is_cap else "N",
            "NUM": "A",
            "AUX": "X",
        }.get(first, "N")
        if first in ("ADP", "SCONJ"):
            unit.tag = "I"
        elif first in ("PRON", "DET"):
            unit.tag = "O" if first == "PRON" else "D"
