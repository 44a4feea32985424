"""French nouns as values: both numbers, gender, and the determiner with which each is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.tell.concepts import Counting, Gender, Number
from dragoman.tell.fr.tables import load_table


class Kind(StrEnum):
    """A common noun, a name that is told bare, a name with its article, or words of a source in quotation marks."""

    COMMON = "common"
    BARE = "bare"
    NAME = "name"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun: singular, plural, gender, the number in which its source wrote it.

    `is_unique` nouns are told with the definite article ("l'armée"); `count` is a number that stood before it
    ("deux"), `key` the concept that it is of.
    """

    one: str
    many: str
    gender: Gender = Gender.MASCULINE
    counting: Counting = Counting.COUNTED
    number: Number = Number.ONE
    kind: Kind = Kind.COMMON
    is_unique: bool = False
    count: str = ""
    key: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether verbs with it are plural."""
        return self.number is not Number.ONE or self.counting is Counting.PLURAL

    @property
    def is_feminine(self) -> bool:
        """Whether what agrees with it is feminine."""
        return self.gender is Gender.FEMININE

    @property
    def bare(self) -> str:
        """The noun without a determiner, in its own number."""
        return self.many if self.is_plural else self.one

    @property
    def agreement(self) -> str:
        """The ending of a participle that agrees with it: "", "e", "s", "es"."""
        return ("e" if self.is_feminine else "") + ("s" if self.is_plural else "")

    def with_article(self) -> str:
        """The noun as it is told for the first time: "un poste", "des soldats", "l'armée", "le GSIM", "Boko Haram"."""
        if not self.bare or self.kind is Kind.BARE:
            return self.bare
        if self.count:
            return f"{self.count} {self.many}"
        if self.is_unique or self.kind is Kind.NAME:
            return self.definite()
        if self.is_plural:
            return f"des {self.many}"
        if self.counting is Counting.MASS:
            return f"{'de la' if self.is_feminine else 'du'} {self.one}"
        return f"{one_word(self.gender)} {self.one}"

    def definite(self) -> str:
        """The noun with the definite article, which elision may still shorten: "le poste", "les soldats"."""
        if self.kind is Kind.BARE or not self.bare:
            return self.bare
        article = "les" if self.is_plural else "la" if self.is_feminine else "le"
        return f"{article} {self.bare}"

    def counted(self, words: str, *, is_one: bool) -> str:
        """The noun behind a number; "plusieurs soldats", "un soldat"."""
        return f"{words} {self.one if is_one else self.many}"

    def in_number(self, number: Number) -> Noun:
        """The same in another number."""
        return replace(self, number=number)


def one_word(gender: Gender) -> str:
    """ "un" or "une"."""
    return "une" if gender is Gender.FEMININE else "un"


def plural_word(word: str) -> str:
    """The plural of one French word by the rules: "local" is "locaux", "présumé" "présumés"."""
    if word.endswith(("s", "x", "z", "burkinabè")) or word in ("mm", "kg", "cm") or not word[-1:].isalpha():
        return word
    if word.endswith(("eau", "eu")):
        return f"{word}x"
    if word.endswith("al") and word not in _ALS:
        return f"{word[:-2]}aux"
    return f"{word}s"


_ALS = frozenset({"naval", "natal", "fatal", "final", "bancal", "banal", "carnaval", "festival"})


def plural_words(words: str, stops: frozenset[str]) -> str:
    """The plural of a noun with what describes it, up to the first word that ends its head."""
    told: list[str] = []
    is_head = True
    for word in words.split(" "):
        is_head = (
            is_head and word.lower() not in stops and not word.lower().startswith(("d'", "l'", "d’", "l’"))
        )
        told.append(plural_word(word) if is_head and word.islower() else word)
    return " ".join(told)


def feminine_word(word: str) -> bool:
    """Whether a French word ends as feminine nouns do."""
    table = load_table("nouns")["feminine"]
    low = word.lower()
    return low.endswith(tuple(table["endings"])) and low not in table["not"]
