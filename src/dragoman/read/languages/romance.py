"""What French and Spanish share: a noun before its adjectives, clitics before a verb, participles that agree.

The tags of ambiguous words are settled from left to right by their neighbours; a language says which endings mean
what.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.read.languages.language import Language
from dragoman.read.tagging import PARTITIVE, SHORT_PARTITIVE, VERB_TAGS

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon
    from dragoman.read.phrases import Item
    from dragoman.read.units import Unit

# After the head of a noun phrase come its adjectives and names; two adjectives may be joined by "and".
ROMANCE_PHRASE = re.compile(
    r"(?P<vg>(?:[XZR](?=[XZR]*[XV]))*[XV])"
    r"|(?P<np>(?:D|M(?!D)|R(?=[AM])|A(?=[ADMNP]))*(?:[NP](?:[NAP]|R(?=A))*|M))"
    r"|(?P<lone>[DA](?=[IWVXC,.;]|$))"
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})
REACH_OF_ONLY = 6  # units between a negation and the "that" which makes it "only"
OPENS = frozenset(".,:;(-CSWVXIZ")  # tags after which "des" is an article


class Romance(Language):
    """A language with articles, agreement and adjectives behind the noun."""

    phrase = ROMANCE_PHRASE
    head_first = True
    inverts_speech = True
    tells_in_present = True
    adjective_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    gerund_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()

    def verb_form(self, low: str) -> str:
        if low.endswith(self.participle_endings):
            return "VBN"
        if low.endswith(self.gerund_endings):
            return "VBG"
        return "VB" if low.endswith(self.infinitive_endings) else "VBD"

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
        if low.endswith(self.adverb_endings):
            return "R", "ADV"
        if low.endswith(self.participle_endings):
            return "V", "VBN|ADJ|NOUN"
        if low.endswith(self.gerund_endings):
            return "V", "VBG|NOUN|ADJ"
        if low.endswith(self.infinitive_endings):
            return "V", "VB|NOUN"
        if low.endswith(self.finite_endings):
            return "V", "VBD|NOUN"
        if low.endswith(self.adjective_endings):
            return "A", "ADJ|NOUN"
        return "N", "NOUN|ADJ"

    def head(self, units: list[Unit], first: int, last: int) -> int:
        for at in range(first, last):
            if units[at].tag in "NP":
                return at
        return last - 1

    def settle(self, units: list[Unit], lexicon: Lexicon) -> None:
        previous: Unit | None = None
        for at, unit in enumerate(units):
            following = units[at + 1] if at + 1 < len(units) else None
            if unit.tag == "X" and self.is_bare_preposition(unit, following, lexicon):
                unit.tag, unit.low = "I", "at"
            if unit.tag == "X" and unit.is_cap and following is not None and following.low == "of":
                unit.tag, unit.form = "N", "NOUN"  # "Est de la RDC : ..."
            if unit.tag == "D" and following is not None and following.tag == "T":
                unit.tag = "R"  # "ont neutralisé ce 16 mai une dizaine de rebelles"
            if unit.tag == "S" and unit.low in lexicon.classes("only"):
                self.settle_only(units, at, following)
            if unit.tag == "I" and unit.form == PARTITIVE:
                self.settle_partitive(unit, previous, following, lexicon)
            elif unit.tag == "I" and unit.form == SHORT_PARTITIVE:
                if (
                    previous is not None
                    and previous.tag == "I"
                    and previous.low != "of"
                    and following is not None
                    and following.tag in "AN"
                    and not following.is_cap
                ):
                    unit.tag = "D"  # "par de présumés rebelles"
                unit.form = ""
            elif unit.tag == "Z" and unit.low in lexicon.classes("nor_words"):
                if following is not None and "NOUN" in following.form.split("|"):
                    unit.tag = "D"  # "ni mort ni blessé"
            elif unit.tag == "S" and unit.low in lexicon.classes("relative_conjunctions"):
                if previous is not None and previous.tag in "NP)":
                    unit.tag = "W"  # "les éleveurs que le groupe retenait"
            elif unit.tag == "N" and unit.low in lexicon.classes("nature_openers") and is_name(following):
                unit.tag, unit.is_cap = "P", True  # "la mer Rouge", "le lac Tchad"
            elif unit.tag in "DO" and self.is_clitic(units, at, lexicon):
                unit.tag = "R"
            elif unit.form and unit.tag in "VNAR" and unit.last - unit.first == 1:
                is_graded = at > 0 and units[at - 1].low in lexicon.classes("degree_words")
                if is_graded and "ADJ" in unit.form.split("|") and unit.entry("act") is None:
                    unit.tag = "A"  # "la police, plus prudente"
                else:
                    self.settle_word(unit, previous, following, lexicon)
            elif unit.tag == "V" and "|" in unit.form:
                unit.form = self.form_of(unit.form.split("|"), previous)
            is_date_of_verb = unit.tag == "T" and previous is not None and previous.tag == "V"
            if not (unit.tag in "R" or unit.tag == "Z" or is_date_of_verb):
                previous = unit

    def is_bare_preposition(self, unit: Unit, following: Unit | None, lexicon: Lexicon) -> bool:
        """Whether an auxiliary is a preposition without its accent: "A Bouar", "une patrouille a Bali"."""
        return (
            unit.low in lexicon.classes("bare_prepositions")
            and following is not None
            and following.tag == "P"
        )

    def settle_only(self, units: list[Unit], at: int, following: Unit | None) -> None:
        """Make the "that" of "not ... but" an adverb, and its negation too: "n'ont reconnu que trois morts"."""
        if following is None or following.tag not in "DMI":
            return
        before = units[max(0, at - REACH_OF_ONLY) : at]
        negations = [unit for unit in before if unit.tag == "Z"]
        if len(negations) == 1 and any(unit.tag in "VX" for unit in before) and before[-1].tag in "VXR":
            units[at].tag = negations[0].tag = "R"

    def settle_partitive(
        self, unit: Unit, previous: Unit | None, following: Unit | None, lexicon: Lexicon
    ) -> None:
        """Make "des" an article where it opens what a verb or a preposition takes."""
        before = previous.tag if previous is not None else "."
        if before == "V" and previous is not None and takes_of(previous, lexicon):
            return
        if before in OPENS and following is not None and following.tag not in "TX":
            unit.tag, unit.form, unit.article = "D", "", False

    def is_clitic(self, units: list[Unit], at: int, lexicon: Lexicon) -> bool:
        """Whether a pronoun or article belongs to the verb behind it: "les a tués", "s'est rendu"."""
        if units[at].low not in lexicon.classes("clitics"):
            return False
        for unit in units[at + 1 :]:
            if unit.tag == "X" or unit.tag == "V" and not ({"NOUN", "ADJ"} & set(unit.form.split("|"))):
                return unit.form not in ("VBN",)
            if unit.low not in lexicon.classes("clitics") and unit.tag != "Z":
                return units[at].tag == "O" and unit.tag == "V"
        return False

    def settle_word(
        self, unit: Unit, previous: Unit | None, following: Unit | None, lexicon: Lexicon
    ) -> None:
        """Choose between noun, adjective and verb for one word."""
        forms = unit.form.split("|")
        before = previous.tag if previous is not None else "."
        after = following.tag if following is not None else "."
        tag = self.choose(unit, forms, before, after, previous, lexicon)
        unit.tag = tag
        if tag == "V":
            unit.form = self.form_of(forms, previous)

    def choose(
        self,
        unit: Unit,
        forms: list[str],
        before: str,
        after: str,
        previous: Unit | None,
        lexicon: Lexicon,
    ) -> str:
        """The tag of a word between its neighbours."""
        verbal = [form for form in forms if form in VERB_TAGS]
        nominal, adjectival = "NOUN" in forms, "ADJ" in forms
        participle = "VBN" in verbal
        if not verbal:
            if nominal and adjectival:
                return "A" if before in "NP" or (after in "N" and before in "DM") else "N"
            return unit.tag
        if before == "X":
            return "V" if participle or not adjectival else "A"
        if before in "DM":
            if (participle or adjectival) and forms[0] != "NOUN" and after in "NP":
                return "A"
            if nominal:
                return "N"
            return "A" if participle or adjectival else "V"
        if participle and before in "NPA":
            act = unit.entry("act")
            is_hedge = adjectival and act is not None and act.family == "suspect"
            if is_hedge and not (after == "I" and act is not None and "content:of" in act.frame):
                return "A"  # "cinq combattants présumés", not "soupçonnés d'appartenir"
            return "V" if act is not None or not adjectival else "A"
        if before == "I":
            if "VB" in verbal or "VBG" in verbal and forms[0] == "VBG":
                return "V"
            return "N" if nominal else unit.tag
        if before == "O" and previous is not None and FINITE & set(verbal):
            if previous.low in lexicon.classes("impersonal_pronouns"):
                return "V"  # "Il signe aussi l'attaque"
        if before in "NPOWTA" and FINITE & set(verbal):
            if forms[0] not in VERB_TAGS and nominal:
                return "V" if after in "DMOIS" and before in "NPOW" and unit.entry("act") is not None else "N"
            return "V"
        if before in ".:(-" and nominal:
            return "N"
        if forms[0] in VERB_TAGS:
            return "V"
        return "N" if nominal else "A" if adjectival else "V"

    def form_of(self, forms: list[str], previous: Unit | None) -> str:
        """One Penn tag for a verb, by the auxiliary before it."""
        verbal = [form for form in forms if form in VERB_TAGS]
        if previous is not None and previous.tag == "X":
            if "VBN" in verbal or verbal and not {"VB", "VBG"} & set(verbal):
                return "VBN"  # "a ete attaque", where a text leaves out accents
        if previous is not None and previous.tag in "NPOW" and "VBN" not in verbal[:1]:
            return next((form for form in verbal if form in FINITE), verbal[0] if verbal else "VB")
        return verbal[0] if verbal else "VB"

    def relate(self, items: list[Item], units: list[Unit], lexicon: Lexicon) -> list[Item]:
        """Mark infinitives, which need no word before them, the perfect with "be", and "of" between two nouns."""
        for at, item in enumerate(items):
            if item.kind == "prep" and item.low == "of" and at and items[at - 1].kind == "np":
                item.is_inner = True
            if item.kind != "vg":
                continue
            auxiliaries = lexicon.classes("infinitive_auxiliaries")
            if item.head.tag == "V" and item.form == "VB" and item.last - item.first == 1:
                item.infinitive, item.governor = True, governor_of(items, at)
            elif units[item.first].low in auxiliaries and item.head.tag == "V":
                item.infinitive, item.perfect, item.governor = True, True, governor_of(items, at)
            elif item.form == "VBN" and item.last - item.first == 1:
                item.subject = noun_of(items, at, lexicon)
                share_auxiliary(items, at)
            elif item.form == "VBG" and item.last - item.first == 1:
                item.subject = author_of(items, at)
            item.object = set_apart(items, at)
            if item.passive and self.is_perfect(item, units, lexicon):
                item.passive, item.perfect, item.present = False, True, False
        return items

    def is_perfect(self, item: Item, units: list[Unit], lexicon: Lexicon) -> bool:
        """Whether "be" only makes the past of a verb: "sont morts", "s'est emparé"."""
        reflexive = lexicon.classes("reflexive_clitics")
        if any(unit.low in reflexive for unit in units[item.first : item.last - 1]):
            return True
        acts = [entry for entry in item.entries if entry.kind == "act" and entry.name != "noun"]
        return bool(acts) and not any(
            slot in lexicon.frame(entry.frame) for entry in acts for slot in ("obj", "gap")
        )


def governor_of(items: list[Item], at: int) -> int:
    """Where the verb stands whose subject an infinitive has, or -1."""
    for back in range(at - 1, -1, -1):
        item = items[back]
        if item.kind in (";", "."):
            return -1
        if (
            item.kind == "vg"
            and item.governor < 0
            and not (item.form == "VBN" and item.last - item.first == 1)
        ):
            return back
    return -1


def share_auxiliary(items: list[Item], at: int) -> None:
    """Give a participle behind "and" the auxiliary and the subject of the one before: "ont tué huit hommes et pris"."""
    back = at - 1
    while back >= 0 and items[back].kind in ("adv", "date"):
        back -= 1
    if back < 1 or items[back].kind != "coord":
        return
    for before in range(back - 1, -1, -1):
        item = items[before]
        if item.kind in (";", ".", "sub"):
            return
        if item.kind == "vg" and (item.perfect or item.passive):
            items[at].perfect, items[at].passive = item.perfect, item.passive
            items[at].infinitive, items[at].negated = item.infinitive, item.negated
            items[at].governor, items[at].subject = before, -1
            return
        if item.kind == "vg" and item.form != "VBN":
            return


def noun_of(items: list[Item], at: int, lexicon: Lexicon) -> int:
    """Where the noun of a participle stands, by its number: of a noun and its owners the nearest that agrees, or -1."""
    back = at - 1
    while back >= 0 and items[back].kind in ("date", "adv"):
        back -= 1
    is_apart = back > 0 and items[back].kind == "," and is_before_agent(items, at)
    back -= is_apart  # "l'attaque du poste, revendiquée par le groupe"
    if back < 0 or items[back].kind != "np":
        return -1
    is_many = items[at].head.last - items[at].head.first == 1 and items[at].low.endswith("s")
    is_free = items[back].low.endswith(("s", "x", "z"))  # "obus tombés": a noun that has one form for both
    chain = [back]
    while chain[-1] >= 2 and items[chain[-1] - 1].is_inner and items[chain[-1] - 2].kind == "np":
        chain.append(chain[-1] - 2)
    is_feminine = items[at].low.endswith(("ée", "ées"))
    for place in chain:
        if is_apart and is_feminine and items[place].head.entry("act") is None:
            continue
        if is_several(items[place], lexicon) == is_many or place == back and is_many and is_free:
            return place
    return -1


def is_before_agent(items: list[Item], at: int) -> bool:
    """Whether "by" follows a participle."""
    return at + 1 < len(items) and items[at + 1].low == "by"


def set_apart(items: list[Item], at: int) -> int:
    """Where the object of a verb stands behind what two commas set apart: "a revendiqué, via son agence, l'attaque"."""
    if at + 2 >= len(items) or items[at + 1].kind != "," or items[at + 2].kind not in ("prep", "date"):
        return -1
    for step in range(at + 3, min(at + 3 + APART, len(items) - 1)):
        if items[step].kind in ("vg", "sub", "rel", ";", ".", ":"):
            return -1
        if items[step].kind == ",":
            return step + 1 if items[step + 1].kind == "np" else -1
    return -1


APART = 9  # items between two commas
STATEMENTS = frozenset({"speaker"})


def author_of(items: list[Item], at: int) -> int:
    """The statement before a participle that says what it claims ("un communiqué du groupe revendiquant"), or -1."""
    place = at - 1
    if place < 0 or items[place].kind != "np":
        return -1
    while place >= 2 and items[place - 1].is_inner and items[place - 2].kind == "np":
        place -= 2
    return place if any(e.kind in STATEMENTS for e in items[place].head.entries) else -1


def is_several(np: Item, lexicon: Lexicon) -> bool:
    """Whether a noun phrase is in the plural, by its number or its noun."""
    if np.count is not None and np.count.count is not None:
        return np.count.count.max != 1
    low = np.head.low
    return lexicon.lemmas.get(low, low) != low or lexicon.language.is_plural(low, lexicon)


def is_name(unit: Unit | None) -> bool:
    """Whether a unit is a proper name."""
    return unit is not None and unit.tag == "P" and unit.is_cap


def takes_of(verb: Unit, lexicon: Lexicon) -> bool:
    """Whether a verb has a role for what follows "of": "s'emparer des armes"."""
    return any(entry.kind == "act" and "of" in lexicon.frame(entry.frame) for entry in verb.entries)
