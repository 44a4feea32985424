"""Arabic units -> their tags settled: verb or noun of the same letters, adjective, name, by their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.read.languages.arabic_words import SUFFIX
from dragoman.read.tagging import VERB_TAGS
from dragoman.read.units import DOUBLED, PASSIVE, Unit

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

THINGS = ("person", "unit", "target", "arm")
REACH = 8  # units
NISBA = ("ي", "يه", "يين", "يون")


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
        is_object = is_thing and is_act(previous) or is_accusative and (is_thing or forms[0] == "NOUN")
        return "N" if is_object else "A"  # "توقيف مطلوبين", "مسلحون ضابطا", "مسلحون مركزا"
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


def is_type(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word says what kind of place follows it."""
    return unit.low in lexicon.classes("place_types")
