"""The units of a sentence -> the same with their tags settled: noun, adjective or verb, by the neighbours."""

from __future__ import annotations

from dragoman.read.lexicon import Lexicon
from dragoman.read.tagging import VERB_TAGS
from dragoman.read.units import Unit

LONGEST_AGES = 6
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def settle_tags(units: list[Unit], lexicon: Lexicon) -> None:
    """Choose between noun, adjective and verb by the neighbours, left to right."""
    be, have = lexicon.classes("be"), lexicon.classes("have")
    set_aside_ages(units, lexicon)
    previous = "."
    before: Unit | None = None
    for position, unit in enumerate(units):
        following = units[position + 1].tag if position + 1 < len(units) else "."
        if is_state_of_part(units, position, lexicon):
            unit.tag, previous, before = "A", "A", unit
            continue
        if (
            unit.tag == "W"
            and following == "N"
            and position
            and units[position - 1].tag in "VI"
            and is_bare_singular(units[position + 1], lexicon)
        ):
            unit.tag = "D"
        if (
            unit.tag == "A"
            and following not in "NPAMG"
            and (unit.entry("person") or unit.entry("rank") or unit.entry("target"))
        ):
            unit.tag = "N"
        if unit.form and unit.tag in "VNAR" and not (unit.tag == "V" and unit.last - unit.first > 1):
            unit.tag = settle_one(unit, previous, before, following, be, have)
            if (
                unit.tag == "A"
                and previous == "D"
                and following in "IT"
                and any(e.kind == "act" and e.name == "noun" for e in unit.entries)
            ):
                unit.tag = "N"
        if unit.tag == "V" and "|" in unit.form and unit.last - unit.first > 1 and following not in "DMNPA":
            unit.form = unit.form.split("|", 1)[
                0
            ]  # "people put to death" as against "cost two men their lives"
        if unit.tag == "V" and "|" in unit.form:
            unit.form = settle_form(unit.form, before, previous, be, have)
        if unit.tag not in "R(" or previous == "X":
            if not (unit.tag == "R" or unit.tag == "Z"):
                previous, before = unit.tag, unit


def is_state_of_part(units: list[Unit], position: int, lexicon: Lexicon) -> bool:
    """Whether an adjective of state stands behind a counted part: "four of the soldiers dead"."""
    if (
        units[position].low not in lexicon.classes("state_words")
        or not position
        or units[position - 1].tag != "N"
    ):
        return False
    back = position - 1
    while back > 1 and units[back].tag in "NAD" and position - back < PART_REACH:
        back -= 1
    return units[back].tag == "I" and units[back - 1].tag == "M"


PART_REACH = 5  # units


def set_aside_ages(units: list[Unit], lexicon: Lexicon) -> None:
    """Make the numbers after a word for age adverbs, so that they count nobody ("brothers aged nine and 12")."""
    ages = lexicon.classes("age_words")
    for position, unit in enumerate(units):
        if unit.low not in ages:
            continue
        step = position + 1
        while step < len(units) and units[step].tag in "MNATCt,I" and step - position < LONGEST_AGES:
            other = units[step]
            following = units[step + 1].tag if step + 1 < len(units) else "."
            if other.low[:1].isdigit() or other.count is not None or other.form.startswith("NUM"):
                if following in "NAPMD" and units[step + 1].form != "NUM":
                    break
                other.tag, other.count = "R", None
            elif other.tag not in "CtI,":
                break
            step += 1
        if step > position + 1:
            unit.tag, unit.form = "R", ""


def is_bare_singular(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a noun is a singular that cannot stand without determiner, so that "that" is one."""
    return (
        unit.low not in lexicon.lemmas
        and not unit.low.endswith("s")
        and unit.low not in lexicon.classes("mass_nouns")
        and unit.entry("act") is not None
    )


def settle_one(
    unit: Unit, previous: str, before: Unit | None, following: str, be: frozenset[str], have: frozenset[str]
) -> str:
    """The tag of an ambiguous unit between its neighbours."""
    forms = unit.form.split("|")
    verbal = [f for f in forms if f in VERB_TAGS]
    nominal = "NOUN" in forms
    if unit.tag == "A" and nominal and following not in "NPAMG" and previous in "DAGMIVN":
        return "N"
    if not verbal and previous == "X" and before is not None and before.low in have and acts(unit):
        unit.form = "VBN"
        return "V"
    if not verbal:
        return unit.tag
    if following == "W" and previous in "NP,)" and {"VBP", "VB"} & set(verbal) and says(unit):
        return "V"
    participle = "VBN" in verbal or "VBG" in verbal
    if (
        "VBN" in verbal
        and following in "NPA"
        and previous not in "X"
        and any(e.kind == "cue" and e.family == "hedge_suspected" for e in unit.entries)
    ):
        return "A"
    if previous in "DG":
        if nominal and following not in "NP":
            return "N"
        return "A" if participle or "ADJ" in forms else ("N" if nominal else unit.tag)
    if previous == "A" and nominal:
        return "N"
    if previous == "M" and participle:
        return (
            "A"
            if following in "NPA" and "VBN" in verbal
            else ("N" if nominal and "VBN" not in verbal else "V")
        )
    if previous == "X" and before is not None:
        if before.low in be:
            return "V" if participle else ("A" if "ADJ" in forms else unit.tag)
        return "V"
    if previous in "tO":
        return "V" if verbal else unit.tag
    if previous == "I":
        if nominal and "VBG" not in verbal:
            return "N"
        if "VBG" in verbal:
            return "N" if nominal and forms[0] == "NOUN" else "V"
        return "A" if following in "NPA" else unit.tag
    if (
        previous == "V"
        and "VBN" in verbal
        and following in "NP"
        and before is not None
        and before.form in FINITE
        and before.low.rsplit(" ", 1)[-1] not in have
    ):
        return "A"
    if (
        previous in ".,:;C-("
        and "VBN" in verbal
        and following in "NPA"
        and "VBD" not in verbal[:1]
        and unit.entry("act") is None
    ):
        return "A"
    if previous in "NPM" and nominal and forms[0] == "NOUN":
        return (
            "V"
            if following in "DMPO"
            and ("VBZ" in verbal or "VBP" in verbal or "VBD" in verbal or follows_plural(before, following))
            and not unit.low.endswith("ing")
            else "N"
        )
    if (
        previous in "N"
        and unit.tag == "A"
        and ("VBN" in verbal or "VBD" in verbal and unit.entry("act") is not None)
    ):
        return "V"
    return unit.tag


def follows_plural(before: Unit | None, following: str) -> bool:
    """Whether people in the plural stand before a word and its object behind: "residents report an attack"."""
    if before is None or following != "D":
        return False
    return before.tag == "N" and before.low.endswith("s") and any(e.kind in PEOPLE for e in before.entries)


PEOPLE = frozenset({"person", "speaker", "unit"})


def acts(unit: Unit) -> bool:
    """Whether a word that the table of words has as a noun is a verb of the acts ("had overrun")."""
    return any(e.kind == "act" and e.name == "verb" for e in unit.entries)


def says(unit: Unit) -> bool:
    """Whether a word may be a verb of saying ("the headquarters state that")."""
    return any(e.kind == "act" and e.name == "verb" and e.family == "say" for e in unit.entries)


def settle_form(
    form: str, before: Unit | None, previous: str, be: frozenset[str], have: frozenset[str]
) -> str:
    """One Penn tag for a verb, by the auxiliary before it."""
    verbal = [f for f in form.split("|") if f in VERB_TAGS]
    if not verbal:
        return "VB"
    if (
        previous == "X"
        and before is not None
        and "VBN" in verbal
        and (before.low in be or before.low in have)
    ):
        return "VBN"
    if previous in "tX" and "VB" in verbal:
        return "VB"
    if previous in "NPOMT" and "VBD" in verbal:
        return "VBD"
    return verbal[0]
