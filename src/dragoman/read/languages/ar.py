"""Arabic: clitics are cut off known words, a construct is read as "of", verbs stand first, and there are no capitals.

A word that no table and no gazetteer knows is taken for a name. Tables hold words without the article; look-up folds
it away on both sides, and a unit keeps in `article` that it had one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.read.folding import ARABIC, SILENT, fold_arabic
from dragoman.read.languages.arabic_phrases import (
    is_construct,
    is_owned,
    join_counts,
    mark_acts,
    part_forces,
    share_owners,
)
from dragoman.read.languages.arabic_tags import choose, is_clause_verb, is_type, settle_name, verb_form_of
from dragoman.read.languages.arabic_words import (
    CONJUNCTIONS,
    PRONOUNS,
    SHORTEST,
    SUFFIX,
    host_and_pronoun,
    split_clitics,
    stem_of,
)
from dragoman.read.languages.language import Known, Language
from dragoman.read.phrases import Item
from dragoman.read.tagging import PARTITIVE
from dragoman.read.units import DOUBLED, PASSIVE, Unit

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
LETTER = rf"[^\W\d_][{MARKS}]*"
CONTROLS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
ARABIC_TOKEN = re.compile(
    rf"\d+(?:[.,:/٫٬]\d+)*(?:[^\W\d_]+)?(?:[-‐‑][^\W_]+)*"  # numbers, times, calibres, designations
    rf"|[A-Za-z][A-Za-z0-9]*(?:[-‐‑][A-Za-z0-9]+)*"  # designations in Latin letters
    rf"|(?:{LETTER})+(?:[-‐‑](?:{LETTER})+)*"  # words with their vowel signs
    rf"|[^\s{CONTROLS}{MARKS}]"
)
ARABIC_PHRASE = re.compile(
    r"(?P<vg>(?:[XZR](?=[XZR]*[XV]))*[XV])"
    r"|(?P<np>(?:D(?=[DMNPA])|M(?=[NPDA]))*(?:NA*|P+A*|A+|M))"
    r"|(?P<lone>[DA](?=[IWVXC,.;]|$))"
)
LONG_NAME = 5  # letters of a name that may begin with "and"
LAM = "ل"
LOST = "فقد"  # "has lost", or "and" before the sign of the perfect
LEFT, FAMILIES = "خلف", "اسر"
DAMMA, SHADDA = "\u064f", "\u0651"
HAMZAS = "أإآ"
ARTICLE, SHORT_STEM = "ال", 2
NO_ARTICLE = frozenset(
    {"الله", "التي", "الذي", "اليه", "الان", "الاف", "اليك", "الفا", "الفي", "اليا", "القت"}
)
DUALS = ("ان", "ين")
# Words that "and" before them hides, whatever word the two look like together.
AFTER_AND = frozenset(
    {
        "ان",
        "في",
        "من",
        "عن",
        "علي",
        "الي",
        "كان",
        "كانت",
        "قد",
        "لم",
        "لا",
        "ما",
        "هو",
        "هي",
        "هم",
        "ثم",
        "دعا",
        "دعت",
    }
)


class Module(Language):
    """Arabic."""

    tag = "ar"
    token = ARABIC_TOKEN
    phrase = ARABIC_PHRASE
    has_case = False
    head_first = True
    verb_first = True
    hole = 12  # the subject stands there, with all that belongs to it
    cuts_words = True
    cuts_by_tables = True
    suffixes = tuple(SUFFIX + pronoun for pronoun in PRONOUNS)

    def low(self, word: str) -> str:
        return fold_arabic(word) or word

    def fold(self, word: str) -> str:
        return " ".join(map(fold_arabic, word.split(" ")))

    def others(self) -> frozenset[str]:
        from dragoman.read.dates import DateLexicon
        from dragoman.read.numbers import NumberLexicon

        words = (*NumberLexicon.load(self.tag).words, *DateLexicon.load(self.tag).words)
        return frozenset(fold_arabic(part) for word in words for part in word.split(" "))

    def cut(self, word: str, known: Known) -> tuple[tuple[int, str], ...]:
        letters: Sequence[int] = range(len(word))
        bare = word
        if SILENT.search(word) is not None:
            letters = [at for at, char in enumerate(word) if not SILENT.fullmatch(char)]
            bare = "".join(word[at] for at in letters)
        if len(bare) <= SHORTEST or not bare.isalpha() or bare[0] < "\u0600":
            return ()
        hosted = host_and_pronoun(bare)
        if hosted:
            return tuple((letters[at], low) for at, low in hosted)
        low = fold_arabic(bare)
        if bare[0] in CONJUNCTIONS and fold_arabic(bare[1:]) in AFTER_AND and bare != LOST:
            return ((letters[0], bare[0]), (letters[1], fold_arabic(bare[1:])))
        if bare[0] in CONJUNCTIONS and (bare[1] in HAMZAS or bare[:2] == "وو"):
            parts = split_clitics(bare, known, first=1)
            if parts:
                return tuple((letters[at], low) for at, low in parts)
        if known(low):
            return ()
        return tuple((letters[at], low) for at, low in split_clitics(bare, known))

    def may_cut(self, phrase: str) -> bool:
        return ARABIC.search(phrase) is not None

    def part(self, word: str, at: int, until: int, low: str) -> tuple[str, int]:
        piece = word[at:until]
        if at and piece[:1] == word[at - 1] == LAM and fold_arabic(piece) != low:
            return "ا" + piece, at + 1  # "للجيش": the article has lost its first letter
        return piece, at

    def part_name(self, before: str, word: str, lexicon: Lexicon) -> tuple[tuple[int, str], ...]:
        if len(word) < LONG_NAME or word[0] != "و" or not self.is_name(word, lexicon):
            return ()
        if not (
            before[:1].isalpha() and (self.is_name(before, lexicon) or lexicon.is_place(self.low(before)))
        ):
            return ()
        return () if lexicon.is_place(self.low(word)) else ((0, "و"), (1, self.low(word[1:])))

    def is_name(self, word: str, lexicon: Lexicon) -> bool:
        low = self.low(word)
        if word[:1].isupper():
            return True
        table = lexicon.words.get(low)
        if table is not None:
            return table[0] == "PROPN"
        return word[:1].isalpha() and not lexicon.has(low)

    def has_article(self, word: str, low: str) -> bool:
        bare = SILENT.sub("", word)
        is_short = bare.startswith(ARTICLE) and len(bare) == len(ARTICLE) + SHORT_STEM
        return len(low) < len(bare) or is_short and low not in NO_ARTICLE

    def sign(self, word: str) -> str:
        at = word.find(DAMMA)
        if at == 1 and word[0].isalpha():
            return PASSIVE
        letters = [char for char in word if not SILENT.fullmatch(char)]
        doubled = word.find(SHADDA)
        if len(letters) >= 3 and doubled > 0 and not SILENT.sub("", word[:doubled])[2:]:
            return DOUBLED if SILENT.sub("", word[:doubled])[1:] else ""
        return ""

    def guess(self, low: str, unit: Unit) -> tuple[str, str]:
        if low[0].isdigit():
            return "N", ""
        act = unit.entry("act")
        if act is not None and act.name != "noun":
            return "V", self.verb_form(low)
        if unit.entry("demonym") is not None:
            return "A", "ADJ|NOUN"
        if unit.entries:
            return "N", "NOUN"
        return "P", "PROPN"

    def verb_form(self, low: str) -> str:
        return "VBZ" if low[0] == "ي" else "VBD"

    def head(self, units: list[Unit], first: int, last: int) -> int:
        for tags in ("NP", "A"):
            for at in range(first, last):
                if units[at].tag in tags:
                    return at
        return last - 1

    def settle(self, units: list[Unit], lexicon: Lexicon) -> None:
        has_verb = False
        for at, unit in enumerate(units):
            previous = units[at - 1] if at else None
            before = previous.tag if previous is not None else "."
            if before in "SW.;:":
                has_verb = False
            if unit.low.startswith(SUFFIX):
                unit.low = unit.low[1:]
                unit.tag = "A" if before == "N" else "O"  # "جنودها" is one phrase
                continue
            if unit.tag == "I" and unit.sign and "VBD" in unit.form.split("|"):
                unit.tag = "V"  # "خلّف"
            elif (
                unit.low == "behind" and at + 1 < len(units) and units[at + 1].tag == "M" and before in "NAP"
            ):
                unit.tag, unit.form, unit.low = "V", "VBD", LEFT  # "هجوم خلف خمسة قتلى"
            if unit.form and unit.tag in "VNAR" and unit.last - unit.first == 1:
                unit.tag = choose(units, at, has_verb)
                if unit.tag == "V":
                    unit.form = verb_form_of(units, at)
            elif unit.tag == "V" and "|" in unit.form:
                unit.form = verb_form_of(units, at)
            if unit.tag == "I" and unit.article and unit.low in lexicon.classes("directions"):
                unit.tag = "A"  # "ريف حمص الشرقي"
            elif unit.tag == "A" and before == "N" and not unit.article and is_type(unit, lexicon):
                unit.tag = "N"  # "ريف مدينة البوكمال"
            if previous is not None and is_clause_verb(units, at, previous, lexicon):
                unit.tag, unit.form, unit.low = "V", "VBD", unit.low[:-1] + "ت"
                unit.entries = [
                    e for e in lexicon.singles.get(unit.low, ()) if e.kind != "act" or e.name != "noun"
                ]
            if previous is not None:
                settle_name(unit, previous, units[at + 1].tag if at + 1 < len(units) else ".", lexicon)
            if unit.low == FAMILIES and at + 1 < len(units):
                other = "act" if units[at + 1].article else "person"  # "أسر الضحايا", "أسر ثلاثة"
                unit.entries = [e for e in unit.entries if e.kind != other]
            if unit.tag == "V" and unit.last - unit.first > 1 and before == "I" and previous is not None:
                if previous.low in ("with", "from", "in", "about", "to"):
                    unit.tag = "N"  # "هدد بشن هجمات على"
                    unit.entries = [replace(e, name="noun") if e.kind == "act" else e for e in unit.entries]
            if unit.low == LOST and at + 1 < len(units) and units[at + 1].tag == "V":
                unit.tag, unit.entries = "R", []  # "فقد نفاه"
            has_verb = has_verb or unit.tag == "V"

    def relate(self, items: list[Item], units: list[Unit], lexicon: Lexicon) -> list[Item]:
        made: list[Item] = []
        items = join_counts(part_forces(items, units))
        for at, item in enumerate(items):
            before = items[at - 1] if at else None
            if before is not None and item.kind == before.kind == "np" and before.last == item.first:
                governor = items[at - 2] if at > 1 else None
                if is_construct(before, item, governor, units, lexicon):
                    of = Unit("I", units[item.first].first, units[item.first].first, "of")
                    made.append(Item("prep", item.first, item.first, of, "of", is_inner=True))
            made.append(item)
        for at, item in enumerate(made[1:-1], 1):
            if item.kind == "prep" and item.low in ("to", "from") and item.last - item.first == 1:
                owned, owner = made[at - 1], made[at + 1]
                is_part = item.head.form == PARTITIVE or item.low == "from"
                if (
                    is_part
                    and owned.kind == "np"
                    and owner.kind in ("np", "pron")
                    and is_owned(item.low, owned, owner)
                ):
                    item.low, item.is_inner = "of", True  # "رتل للجيش", "22 من المهاجمين"
        mark_acts(made)
        share_owners(made)
        for index, item in enumerate(made):
            item.index = index
            if item.kind == "vg":
                item.passive = item.head.sign == PASSIVE and item.head.tag == "V"
                item.modal = item.modal and item.form != "VBD"  # "قد" before the past makes it sure
        return made

    def inflect(self, name: str, lexicon: Lexicon) -> tuple[str, ...]:
        first, _, rest = name.partition(" ")
        many = lexicon.plurals_of(self.low(first))
        sound = first[:-1] + "ات" if first.endswith("ة") else first + "ات"
        duals = [stem_of(first) + ending for ending in DUALS]
        lexicon.duals.update(self.low(form) for form in duals)
        if not rest:
            return (name, *duals, sound, *many)
        last = rest.split(" ")
        agreeing = [" ".join(stem_of(word) + ending for word in last) for ending in DUALS]
        rests = {rest, *([rest + "ة"] if len(last) == 1 and not rest.endswith(("ة", "ي")) else [])}
        return (
            name,
            *(
                f"{dual} {tail}"
                for dual, adjective in zip(duals, agreeing, strict=True)
                for tail in (adjective, rest)
            ),
            *(f"{form} {tail}" for form in (sound, *many) for tail in rests),
        )

    def is_plural(self, low: str, lexicon: Lexicon) -> bool:
        if low.startswith("من "):
            return True  # "من فيها"
        head = fold_arabic(low.split(" ", 1)[0])
        bare = head[:-1] if head.endswith("ا") and lexicon.has(head[:-1]) else head
        lemma = lexicon.lemmas.get(bare) or lexicon.lemmas.get(head)
        if lemma is None:
            stems = (bare[:-2], bare[:-2] + "ه")
            is_known = bare in lexicon.words and not any(stem in lexicon.words for stem in stems)
            return bare.endswith(("ون", "ات", "ين")) and len(bare) > 4 and not is_known
        return fold_arabic(lemma) not in (head, bare, bare.removesuffix("ي"))

    def is_dual(self, low: str, lexicon: Lexicon) -> bool:
        first = fold_arabic(low.split(" ", 1)[0])
        if first in lexicon.duals:
            return True
        if len(first) < 6 or not first.endswith(("تان", "تين")):
            return False
        return lexicon.knows(first[:-3] + "ه") and lexicon.lemmas.get(first, "") != first

    def singular(self, phrase: str, lexicon: Lexicon) -> str:
        first, *rest = phrase.split(" ")
        low = self.low(first)
        lemma = lexicon.lemmas.get(low) if "NOUN" in lexicon.words.get(low, ("NOUN",)) else None
        if self.has_article(first, low):
            rest = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in rest]
            first = first[first.index("ل") + 1 :] if lemma is None else first
        if lemma:
            rest = [self.agreeing(word, lemma, lexicon) for word in rest]
        return " ".join([lemma or first, *rest])

    def agreeing(self, word: str, noun: str, lexicon: Lexicon) -> str:
        """An adjective in the singular and the gender of its noun: "آليتين" behind "بندقية" is "آلية"."""
        low = self.low(word)
        lemma = lexicon.lemmas.get(low, "")
        is_many = low.endswith(("ان", "ين", "ات")) and "ADJ" in lexicon.words.get(low, ()) and bool(lemma)
        if noun.endswith("ة"):
            if not is_many:
                return word
            return lemma if lemma.endswith("ة") else lemma + "ة"
        if word.endswith("ة") and lexicon.knows(self.low(word[:-1])):
            return word[:-1]
        return lemma.removesuffix("ة") if is_many else word
