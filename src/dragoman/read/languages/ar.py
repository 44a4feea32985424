"""Arabic: clitics are cut off known words, a construct is read as "of", verbs stand first, and there are no capitals.

A word that no table and no gazetteer knows is taken for a name. Tables hold words without the article; look-up folds
it away on both sides, and a unit keeps in `article` that it had one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.read.folding import ARABIC, SILENT, fold_arabic
from dragoman.read.languages.language import Known, Language
from dragoman.read.phrases import Item
from dragoman.read.tagging import PARTITIVE, VERB_TAGS
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
CONJUNCTIONS, PREPOSITIONS, FUTURE = "وف", "بلك", "س"
IMPERFECT = ("ي", "ت", "ن", "أ", "ا")  # the first letters that the future stands before
PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")
# Short words before a pronoun, as they are written there: what they are alone.
HOSTS = {
    "ل": "ل", "ب": "ب", "من": "من", "عن": "عن", "في": "في", "علي": "علي", "الي": "الي", "لدي": "لدي", "مع": "مع",
    "ضد": "ضد", "ان": "ان", "لكن": "لكن", "لان": "لان", "بان": "ان", "فان": "ان",
}  # fmt: skip
PRONOUN_LOWS = frozenset(PRONOUNS)
SUFFIX = "ـ"  # before a pronoun that was cut off the end of a word
SHORTEST = 2  # letters that must be left of a word
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
NUNATION = ("ون", "ين", "ان")  # endings that a noun in construct loses


class Module(Language):
    """Arabic."""

    tag = "ar"
    token = ARABIC_TOKEN
    phrase = ARABIC_PHRASE
    has_case = False
    head_first = True
    verb_first = True
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


DUALS = ("ان", "ين")


def stem_of(word: str) -> str:
    """A word as it stands before the ending of a dual: "بندقية" is "بندقيت"."""
    return word[:-1] + "ت" if word.endswith("ة") else word


def join_counts(items: list[Item]) -> list[Item]:
    """The items with a number of one or two joined to the noun that it stands behind: "إرهابيين اثنين"."""
    made: list[Item] = []
    for item in items:
        count = item.count.count if item.kind == "np" and item.count is item.head and item.count else None
        before = made[-1] if made else None
        if (
            count is not None
            and before is not None
            and before.kind == "np"
            and before.count is None
            and before.last == item.first
            and count.min == count.max
            and count.max in (1, 2)
            and may_be_counted(before.head, count.max)
        ):
            before.last, before.count = item.last, item.count
            continue
        made.append(item)
    return made


def part_forces(items: list[Item], units: list[Unit]) -> list[Item]:
    """The items with the names of two forces that stand side by side apart: "اتهم الجيش المالي | جبهة الرمال"."""
    made: list[Item] = []
    for item in items:
        made.append(item)
        if item.kind != "np" or item.head.entry("actor") is None:
            continue
        for at in range(item.first + 1, item.last):
            unit = units[at]
            if unit.entry("actor") is not None and unit.last - unit.first > 1:
                made.append(Item("np", at, item.last, unit, unit.low, entries=list(unit.entries)))
                item.last = at
                break
    return made


def may_be_counted(noun: Unit, number: int) -> bool:
    """Whether "one" or "two" behind a noun counts it, and not what an act was done to: "أسر | اثنين"."""
    if not is_act(noun):
        return True
    return noun.low.endswith(("ان", "ين")) if number == 2 else noun.entry("person") is not None


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


def host_and_pronoun(bare: str) -> list[tuple[int, str]]:
    """A preposition or conjunction and the pronoun on it: "له", "عليهم", "إنها"; [] when a word is no such pair."""
    front = 1 if bare[0] in CONJUNCTIONS and len(bare) > SHORTEST + 1 else 0
    for start in (0, front) if front else (0,):
        plain = bare[start:].translate(ALEFS)
        for pronoun in PRONOUNS:
            host = HOSTS.get(plain[: len(plain) - len(pronoun)]) if plain.endswith(pronoun) else None
            if host is not None:
                end = len(bare) - len(pronoun)
                return [*((at, bare[at]) for at in range(start)), (start, host), (end, SUFFIX + pronoun)]
    return []


ALEFS = str.maketrans("أإآى", "ااا" + "ي")


def split_clitics(bare: str, known: Known, *, first: int = 0) -> list[tuple[int, str]]:
    """The parts of a word that no table has: clitics before and behind a known word, or before an article.

    `first` is the first letter that may begin the word itself.
    """
    fronts = [0] if not first else []
    if bare[0] in CONJUNCTIONS:
        fronts.append(1)
    for at in (0, 1) if bare[0] in CONJUNCTIONS else (0,):
        is_future = bare[at] in FUTURE and bare[at + 1 : at + 2] in IMPERFECT
        if len(bare) > at + SHORTEST and (bare[at] in PREPOSITIONS or is_future) and at + 1 > first:
            fronts.append(at + 1)
    for at in fronts:
        rest = bare[at:]
        for stem, tail in stems(rest, is_after_lam=at > 0 and bare[at - 1] == "ل"):
            if known(stem):
                return parts_of(bare, at, stem, tail)
    for at in reversed(fronts):
        rest = bare[at:]
        if at and (
            rest.startswith("ال") and len(rest) > 4 or bare[at - 1 : at + 1] == "لل" and len(rest) > 3
        ):
            stem = fold_arabic(("ا" + rest) if rest.startswith("ل") else rest)
            return parts_of(bare, at, stem, 0)
    return []


def stems(rest: str, *, is_after_lam: bool) -> list[tuple[str, int]]:
    """What a word may be when its clitics are gone: folded stem and the letters of a pronoun behind it."""
    found = [(fold_arabic(rest), 0)] if len(rest) >= SHORTEST else []
    if is_after_lam and rest.startswith("ل") and len(rest) > SHORTEST:
        found.insert(0, (fold_arabic("ا" + rest), 0))
    for pronoun in PRONOUNS if not rest.startswith("ال") else ():
        size = len(rest) - len(pronoun)
        if rest.endswith(pronoun) and size >= SHORTEST:
            stem = rest[:size]
            if stem.endswith("ت"):
                found.append((fold_arabic(stem[:-1] + "ة"), len(pronoun)))
            found.append((fold_arabic(stem), len(pronoun)))
            if stem.endswith("ا"):
                found.append((fold_arabic(stem[:-1] + "ى"), len(pronoun)))
    return found


def parts_of(bare: str, front: int, stem: str, tail: int) -> list[tuple[int, str]]:
    """The places and forms of the clitics and of the word between them."""
    parts = [(at, bare[at]) for at in range(front)]
    parts.append((front, stem))
    if tail:
        parts.append((len(bare) - tail, SUFFIX + bare[len(bare) - tail :]))
    return parts if len(parts) > 1 else []


def choose(units: list[Unit], at: int, has_verb: bool) -> str:
    """The tag of an ambiguous word: by its article, by what stands before it, and whether its clause has a verb."""
    unit = units[at]
    forms = unit.form.split("|")
    previous = units[at - 1] if at else None
    before = previous.tag if previous is not None else "."
    nominal, adjectival = "NOUN" in forms, "ADJ" in forms
    verbal = any(form in VERB_TAGS for form in forms)
    if verbal and unit.sign == PASSIVE and before not in "IDMG" and not unit.article:
        return "V"
    if unit.sign == DOUBLED and "VBD" in forms and before not in "IDMG" and not unit.article:
        return "V"
    if adjectival and previous is not None and before in "NA" and previous.article == unit.article:
        is_thing = not unit.article and any(map(unit.entry, THINGS))
        is_accusative = unit.low.endswith("ا") and not previous.low.endswith("ا")
        is_object = is_thing and (is_act(previous) or is_accusative)  # "مسلحون ضابطا"
        return "N" if is_object else "A"  # "توقيف مطلوبين"
    if adjectival and previous is not None and before == "P" and unit.article:
        return "A"
    if unit.article or before in "IDMG":
        return "N" if nominal or adjectival else unit.tag
    if before in "ZX" and verbal:
        return "V"
    if not verbal:
        return "N" if nominal or adjectival else unit.tag
    if not nominal:
        return "V"
    return choose_act(units, at, forms, before, has_verb=has_verb)


THINGS = ("person", "unit", "target", "arm")


def choose_act(units: list[Unit], at: int, forms: list[str], before: str, *, has_verb: bool) -> str:
    """The tag of a word that may be a verb or a noun of the same letters: "قتل", "جرح", "أصابت"."""
    unit = units[at]
    after = units[at + 1].tag if at + 1 < len(units) else "."
    is_verb = forms[0] in VERB_TAGS
    if is_verb and unit.low.endswith("ت") and not unit.low.endswith("ات"):
        return "V"
    if before == "C" and after == "I" and not has_verb and any(map(is_act, units[:at])):
        return "N"  # "تفجيران في أبين وقصف على تعز"
    if before == "C":
        acts = [u for u in units[max(0, at - REACH) : at - 1] if u.tag in "NV"]
        return "N" if acts and acts[-1].tag == "N" and any(map(is_hurt, acts[-2:])) else "V"
    if before == "." and "VBD" in forms and unit.low.endswith("ت") and not unit.low.endswith("ات"):
        return "V"
    if before == "." and "VBD" in forms and (after == "M" or is_verb or after in "NP") and not is_act(unit):
        return "V"  # "سلم خمسة مقاتلين", "بلغ عدد القتلى"
    if before in ".S:;(-,":
        return "V" if is_verb or not has_verb and before in "S" else "N"
    if before in "NPA" and after == "M" and not is_act(unit):
        return "V"  # "عدد القتلى بلغ ٣٧"
    if has_verb and before in "NPAV":
        return "V" if is_verb and after in "IO" else "N"
    return "V" if is_verb else "N"


def is_clause_verb(units: list[Unit], at: int, previous: Unit, lexicon: Lexicon) -> bool:
    """Whether a noun in "ة" before a pronoun is the verb of a clause about the noun before: "بيان نشرته الوكالة"."""
    unit = units[at]
    if unit.tag != "N" or not unit.low.endswith("ه") or at + 2 >= len(units) or unit.article:
        return False
    if not units[at + 1].low.startswith(SUFFIX) or units[at + 2].tag not in "NPDMT":
        return False
    if not (previous.tag == "N" and not previous.article or previous.tag in "WP"):
        return False
    return "VBD" in lexicon.words.get(unit.low[:-1] + "ت", ())


def verb_form_of(units: list[Unit], at: int) -> str:
    """The form of a verb that may be perfect or imperfect: "تحدث" is the perfect where no woman or group speaks."""
    unit = units[at]
    forms = [form for form in unit.form.split("|") if form in VERB_TAGS] or ["VBD"]
    if "VBD" in forms and unit.low.startswith("ت"):
        after = units[at + 1] if at + 1 < len(units) else None
        is_of_her = after is not None and after.tag in "NP" and after.low.endswith(("ه", "ات"))
        return "VBZ" if is_of_her and "VBZ" in forms else "VBD"
    return forms[0]


REACH = 8  # units


def is_act(unit: Unit) -> bool:
    """Whether a noun names an act: "مقتل", "قصف"."""
    entry = unit.entry("act")
    return (
        unit.tag == "N"
        and entry is not None
        and any(e.kind == "act" and e.name == "noun" for e in unit.entries)
    )


def is_hurt(unit: Unit) -> bool:
    """Whether a noun names a killing, wounding or taking of people."""
    return is_act(unit) and any(e.family in ("kill", "injure", "die", "capture") for e in unit.entries)


def settle_name(unit: Unit, previous: Unit, after: str, lexicon: Lexicon) -> None:
    """Make a word a name behind the word for a kind of place, and an adjective in "ي" no name behind its noun."""
    if previous.tag == "I" and unit.tag in "NVA" and is_unheard(unit, lexicon):
        is_quality = unit.article and unit.form.startswith("ADJ") and previous.low == "in"
        if (
            previous.low in lexicon.classes("near_locatives")
            or unit.tag == "V"
            and unit.sign != PASSIVE
            or is_quality
            and unit.low not in lexicon.classes("just_past")
            or previous.low == "in"
            and unit.article
            and unit.tag == "N"
            and lexicon.is_town(unit.low)
        ):
            unit.tag, unit.is_cap = "P", True  # "شرقي تدمر"
            return
    if (
        previous.tag == "P"
        and unit.article
        and unit.low in lexicon.classes("directions")
        and not any(e.kind in ("actor", "outlet", "country") for e in previous.entries)
    ):
        unit.tag, unit.is_cap = "P", True  # "شبيلي الوسطى"
        return
    if previous.tag == "N" and not previous.article and is_type(previous, lexicon):
        is_adjective = "ADJ" in unit.form.split("|") and not unit.article
        is_district = previous.low in lexicon.classes("district_types") and lexicon.is_place(unit.low)
        is_word = (
            unit.tag in "NVA"
            and (not is_adjective or is_district and not unit.entries)
            and unit.entry("person") is None
        )
        is_alone = after in "I,.;:T(C" and lexicon.is_place(unit.low) and unit.tag == "N"
        if is_word and (
            unit.article
            or unit.tag == "V"
            or is_alone
            or not unit.entries
            and (unit.tag != "A" or is_district)
        ):
            unit.tag, unit.is_cap = "P", True  # "مدينة الباب": the town of that name
    elif (
        unit.tag == "P"
        and unit.article
        and not unit.entries
        and previous.article
        and previous.tag in "NA"
        and unit.low.endswith(NISBA)
    ):
        unit.tag, unit.is_cap = "A", False


def is_unheard(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a place is called as a word that no table needs."""
    if (
        unit.last - unit.first > 1
        or not lexicon.is_place(unit.low)
        or unit.low in lexicon.classes("place_types")
    ):
        return False
    if unit.low in lexicon.classes("place_parts") or unit.low in lexicon.classes("directions"):
        return False
    return unit.tag == "V" or not any(
        e.kind in ("target", "person", "unit", "act", "arm") for e in unit.entries
    )


NISBA = ("ي", "يه", "يين", "يون")


def is_type(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word says what kind of place follows it."""
    return unit.low in lexicon.classes("place_types")


DONE_TO = frozenset({"kill", "injure", "capture", "destroy", "damage", "seize", "attack", "free", "repel"})


def mark_acts(items: list[Item]) -> None:
    """Mark the nouns of acts that have what the act was done to behind them: "وتدمير آليتين"."""
    for item, joint in pairwise(items):
        head = item.head
        item.opens_act = (
            item.kind == "np"
            and joint.low in ("of", "and")
            and not head.article
            and head.entry("person") is None
            and any(e.kind == "act" and e.name == "noun" and e.family in DONE_TO for e in head.entries)
        )


def share_owners(items: list[Item]) -> None:
    """Let an act share the people of the act that "and" joins to it: "مقتل وإصابة ثلاثة جنود"."""
    for at in range(len(items) - 3):
        one, joint, other, of = items[at : at + 4]
        if one.kind == other.kind == "np" and joint.kind == "coord" and of.is_inner:
            if is_act(one.head) and is_act(other.head):
                one.governor = at + 3


ARMED = ("person", "unit", "actor")


def is_owned(prep: str, owned: Item, owner: Item) -> bool:
    """Whether "ل" or "من" between two phrases says whose or of whom the first is."""
    if prep == "to":
        return not owned.head.article and owner.kind == "np"
    if owned.head is owned.count:
        return True
    if owned.head.article or owner.kind != "np":
        return False
    is_part = any(owned.head.entry(kind) for kind in ("person", "unit", "target"))
    return is_part and any(owner.head.entry(kind) for kind in ARMED)


def is_construct(one: Item, other: Item, governor: Item | None, units: list[Unit], lexicon: Lexicon) -> bool:
    """Whether two noun phrases side by side are owner and owned: "مقتل ثلاثة جنود", "قائد الجيش"."""
    head, last = one.head, units[one.last - 1]
    if head.tag != "N" or last.article or head.article:
        return False
    first = units[other.first]
    act = head.entry("act")
    if one.last - one.first > 1 and last.tag == "A" and last.low in PRONOUN_LOWS:
        return False
    if first.tag == "M":
        return is_act(head) or head.low in lexicon.classes("amounts")
    if last.tag == "A":
        return False
    is_marked = lexicon.lemmas.get(head.low, head.low) != head.low and head.low.endswith(NUNATION)
    if is_marked and act is None:
        return False
    if first.article or first.tag == "P":
        return True
    if head.last - head.first > 1 and act is None:
        return False  # "فصائل مسلحة | رشقة"
    if governor is not None and governor.kind == "vg" and head.entry("person") is not None:
        is_owned = any(unit.low in PRONOUN_LOWS for unit in units[other.first + 1 : other.last])
        return first.entry("unit") is not None or is_owned  # "قتلوا رئيس مجلسها"
    return True
