"""English: a noun phrase closes with its head, and word order says who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.read.languages.language import Language
from dragoman.read.phrases import is_times
from dragoman.read.settling import settle_tags

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon
    from dragoman.read.units import Unit


class Module(Language):
    """English."""

    tag = "en"
    capitals_in_titles = True

    def settle(self, units: list[Unit], lexicon: Lexicon) -> None:
        settle_tags(units, lexicon)

    def verb_form(self, low: str) -> str:
        if low.endswith("ing"):
            return "VBG"
        return "VBD" if low.endswith("ed") else "VB"

    def guess(self, low: str, unit: Unit) -> tuple[str, str]:
        return guess_tag(low, unit)

    def head(self, units: list[Unit], first: int, last: int) -> int:
        head = position = last - 1
        while position > first and (units[head].tag in "MG" or is_mark(units[head])):
            position -= 1
            if units[position].tag in "NP":
                head = position
        return head

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        return low.endswith("s") and not low.endswith("ss") and low not in lexicon.words

    def plural(self, name: str, lexicon: Lexicon) -> str:
        return plural(name, lexicon.plurals) if name.isascii() else name

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        return singular(phrase, lexicon)


def is_mark(unit: Unit) -> bool:
    """Whether the end of a phrase is no word but a number, a letter or "x2"."""
    return not unit.entries and (unit.low[0].isdigit() or len(unit.low) == 1 or is_times(unit.low))


def plural(name: str, endings: dict[str, str]) -> str:
    """A name with its last word in the plural, by the longest ending that the language lists."""
    low = name.casefold()
    ending = max((e for e in endings if low.endswith(e)), key=len)
    return name[: len(name) - len(ending)] + endings[ending]


def singular(text: str, lexicon: Lexicon) -> str:
    """A noun phrase with its last word in the singular."""
    head = text.rsplit(" ", 1)
    word = head[-1]
    low = word.casefold()
    lemma = lexicon.lemmas.get(low)
    if lemma and lemma != low and low.endswith("s"):
        made = (
            lemma if word.islower() else word[: -(len(low) - len(lemma))] if low.startswith(lemma) else lemma
        )
    elif low.endswith("ies") and len(low) > 4 and word.islower():
        made = word[:-3] + "y"
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2:
        made = word[:-1]
    else:
        made = word
    return made if len(head) == 1 else f"{head[0]} {made}"


def guess_tag(low: str, unit: Unit) -> tuple[str, str]:
    """Tag and forms of a word that no table knows."""
    if low[0].isdigit():
        return "N", ""
    if unit.entry("arm") is not None and not low.endswith(("ed", "ing")):
        return "N", "NOUN"
    if unit.entry("act") is not None:
        entry = unit.entry("act")
        if entry is not None and entry.name == "noun":
            return "N", "NOUN"
        return (
            ("V", "VBG")
            if low.endswith("ing")
            else (("V", "VBN|VBD") if low.endswith("ed") else ("V", "VBP|NOUN"))
        )
    if unit.entry("person") or unit.entry("target") or unit.entry("arm"):
        return "N", "NOUN"
    if low.endswith("ing"):
        return "V", "VBG|NOUN"
    if low.endswith("ed") and len(low) > 4:
        return "V", "VBN|VBD"
    if low.endswith("ly"):
        return "R", "ADV"
    if low.endswith(("ian", "ese", "ous", "ive", "ish", "ern")):
        return "A", "ADJ|NOUN"
    return "N", "NOUN"
