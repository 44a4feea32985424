"""Spanish: people as objects stand behind "a", subjects often behind the verb, names of places keep their article.

Adjectives follow the noun, plurals end in s, "al" and "del" hold an article.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.base.claim import Qualifier
from dragoman.read.languages.romance import Romance
from dragoman.read.numbers import CountMention, NumberKind

if TYPE_CHECKING:
    from dragoman.read.lexicon import Entry, Lexicon
    from dragoman.read.phrases import Item
    from dragoman.read.units import Unit

VOWELS = "aeiouáéó"
SHORTEST = 3  # letters of a noun in -s that takes an ending
ONE = CountMention(0, 0, 0, 0, 1, 1, Qualifier.EXACT, NumberKind.CARDINAL)
CLAUSE_OPENS = frozenset({",", ";", ":", ".", "(", "-", "sub", "rel", "coord", "date"})


class Module(Romance):
    """Spanish."""

    tag = "es"
    adjective_endings = (
        "ano", "ana", "anos", "anas", "és", "esa", "eses", "esas", "ista", "istas", "ico", "ica", "icos", "icas",
        "ivo", "iva", "ivos", "ivas", "oso", "osa", "osos", "osas", "ario", "aria", "arios", "arias", "al", "ales",
        "able", "ables", "ible", "ibles", "eño", "eña", "eños", "eñas",
    )  # fmt: skip
    participle_endings = ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas")
    gerund_endings = ("ando", "iendo", "yendo")
    infinitive_endings = ("ar", "er", "ir")
    finite_endings = ("aron", "ieron", "aban", "ían", "ó")
    adverb_endings = ("mente",)

    def settle(self, units: list[Unit], lexicon: Lexicon) -> None:
        articles = lexicon.classes("foreign_articles")
        for at in range(1, len(units) - 1):
            unit, following = units[at], units[at + 1]
            if unit.is_cap and unit.low in articles and units[at - 1].tag not in ".:(-Q":
                if following.tag == "P" and following.is_cap and not is_armed_name(following):
                    unit.tag = "P"  # "la vereda El Mango"
            elif unit.low == "of" and is_bare_name(units[at - 1]) and is_bare_name(following):
                unit.tag, unit.low = "P", "del" if unit.article else "de"  # "Norte de Santander"
        count_one(units, lexicon)
        super().settle(units, lexicon)

    def relate(self, items: list[Item], units: list[Unit], lexicon: Lexicon) -> list[Item]:
        items = without_personal_a(items, lexicon)
        for at, item in enumerate(items[:-1]):
            following = items[at + 1]
            if item.kind == "prep" and item.low == "to" and item.head.article and following.form == "VB":
                item.kind, following.form = "sub", "VBD"  # "al estallar una mina"
        items = super().relate(items, units, lexicon)
        for at, item in enumerate(items):
            if item.infinitive and at and items[at - 1].low == "of" and is_blamed(items, at - 1):
                item.perfect = True  # "acusan al grupo de asesinar a un concejal": of having done it
        for at, item in enumerate(items):
            if item.kind != "vg":
                continue
            if item.passive and is_ahead_of_subject(items, at):
                turn_active(item)
            elif not item.passive and is_done_by_somebody(item):
                item.governor = verb_before(items, at) if item.governor < 0 else item.governor
            if item.perfect:
                continue
            if item.form == "VBD" and item.last - item.first == 1 and is_followed_by_none(items, at):
                item.form, item.perfect = "VBZ", True  # a finite verb, never a participle: "los que atacaron"
        return items

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        return low.endswith("s") and len(low) > 3 and "NOUN" not in lexicon.words.get(low, ())

    def plural(self, name: str, lexicon: Lexicon) -> str:
        first, *rest = name.split(" ")
        if not first.isalpha() or first.isupper():
            return name
        words = [many_of(first)]
        for word in rest:
            if not {"ADJ", "VBN"} & set(lexicon.words.get(word, ())):
                break
            words.append(many_of(word))  # "armas largas", but "carros bomba"
        return " ".join(words + rest[len(words) - 1 :])

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        words = phrase.split(" ")
        for at, word in enumerate(words):
            low = self.low(word)
            if low in lexicon.closed:
                break
            words[at] = one_of(word, low, lexicon)
        return " ".join(words)


def count_one(units: list[Unit], lexicon: Lexicon) -> None:
    """Make an article before a word for people hit the number one: "un muerto y seis heridos"."""
    for unit, following in pairwise(units):
        if unit.tag == "D" and unit.low in lexicon.classes("indefinite"):
            if following.low in lexicon.classes("states") and following.entry("act") is not None:
                unit.tag, unit.count = "M", ONE


def is_armed_name(unit: Unit) -> bool:
    """Whether a name is of a group or force, which takes an article as any noun does."""
    return unit.entry("actor") is not None or unit.entry("unit") is not None


def is_bare_name(unit: Unit) -> bool:
    """Whether a unit is written as a name and stands in no table."""
    return unit.tag == "P" and unit.is_cap and not unit.entries


def without_personal_a(items: list[Item], lexicon: Lexicon) -> list[Item]:
    """The items without the "a" between a verb and people as its object: "mataron a tres soldados"."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        is_object = (
            item.kind == "prep"
            and item.low == "to"
            and bool(kept)
            and kept[-1].kind == "vg"
            and not kept[-1].passive
            and at + 1 < len(items)
            and items[at + 1].kind in ("np", "pron")
            and any(takes_object(entry, lexicon) for entry in kept[-1].entries)
        )
        if not is_object:
            item.index = len(kept)
            kept.append(item)
    return kept


def takes_object(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether an act has a role for its object, and none of its own for what stands behind "a"."""
    if entry.kind != "act" or entry.name == "noun":
        return False
    slots = lexicon.frame(entry.frame)
    return "obj" in slots and slots.get("to", slots["obj"]) == slots["obj"]


def is_ahead_of_subject(items: list[Item], at: int) -> bool:
    """Whether a verb in the passive opens its clause and its subject follows: "fueron capturados tres más"."""
    if at + 1 >= len(items) or items[at + 1].kind != "np":
        return False
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "neg"):
        back -= 1
    if back < 0 or items[back].kind in CLAUSE_OPENS:
        return True
    while back >= 1 and items[back].kind == "np" and items[back - 1].kind == "prep":
        back -= 2
    return back < 0 or items[back].kind in CLAUSE_OPENS


REACH = 7  # items between a verb of blame and what is blamed on somebody


def is_blamed(items: list[Item], at: int) -> bool:
    """Whether the verb before a place blames somebody."""
    governor = next((i for i in reversed(items[max(0, at - REACH) : at]) if i.kind == "vg"), None)
    return governor is not None and governor.entry("act", "accuse") is not None


def is_done_by_somebody(item: Item) -> bool:
    """Whether a verb group is an act that a subject does, and whose subject hardly stands behind it."""
    return item.form in ("VBD", "VBZ", "VBP") and any(
        entry.kind == "act" and entry.name != "noun" and entry.frame.startswith("agent:subj ")
        for entry in item.entries
    )


def verb_before(items: list[Item], at: int) -> int:
    """Where the verb stands whose subject a verb right behind "and" shares, or -1: "atacó un puesto y mató"."""
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "neg"):
        back -= 1
    if back < 1 or items[back].kind != "coord":
        return -1
    for before in range(back - 1, -1, -1):
        item = items[before]
        if item.kind in (";", ":", ".", "sub", "rel"):
            return -1
        if item.kind == "vg" and not item.passive and item.form in ("VBD", "VBZ", "VBP"):
            return before
    return -1


def turn_active(item: Item) -> None:
    """Make a passive ahead of its subject an active verb without one, whose doer stands behind "by"."""
    item.passive, item.form, item.perfect = False, "VBD", True
    item.entries = [
        replace(entry, frame=entry.frame.replace("agent:subj", "agent:subj|by"))
        if entry.kind == "act"
        else entry
        for entry in item.entries
    ]


def is_followed_by_none(items: list[Item], at: int) -> bool:
    """Whether no noun phrase and no list follows a verb and its date or adverb."""
    after = at + 1
    while after < len(items) and items[after].kind in ("date", "adv"):
        after += 1
    return after >= len(items) or items[after].kind not in ("np", ":", "pron")


def many_of(word: str) -> str:
    """One noun or adjective in the plural."""
    if word[-1] == "s":
        return (
            word + "es" if len(word) <= SHORTEST else word.replace("ús", "uses")
        )  # "bus", "autobús"; "lanzagranadas"
    if word[-1] in VOWELS:
        return word + "s"
    return word[:-1] + "ces" if word[-1] == "z" else (word + "es").replace("ónes", "ones")


def one_of(word: str, low: str, lexicon: Lexicon) -> str:
    """One noun or adjective in the singular."""
    if word.isupper() or not low.endswith("s") or len(low) < 4:
        return word
    lemma = lexicon.lemmas.get(low, "")
    if lemma and low.startswith(lemma[:3]) and lemma[-2:] not in ("ar", "er", "ir"):
        return word[: len(lemma)] if low.startswith(lemma) else lemma
    if low in lexicon.words and not lemma:
        return word
    if low.endswith("ones"):
        return word[:-4] + "ón"
    if low.endswith("ces"):
        return word[:-3] + "z"
    if low.endswith("es") and (low[-3] in "lrndj" or low.endswith("uses")):
        return word[:-2]
    return word[:-1]
