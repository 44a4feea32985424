"""An Arabic verb or noun in unvocalised spelling -> the forms that news prints of it.

A verb is its measure (1 to 10), its perfect and, for measure 1, its imperfect; everything else follows
from the weak letters that the spelling shows. Vowels are not written, so that the active and the passive
fall together except in hollow and defective verbs and in measures 3 and 6, whose passives are added.
`python -m bench.lexicon.arabic_forms 1 قتل يقتل` prints the forms of a verb, '|' between them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

ALIF, WAW, YA, MAQSURA, TA_MARBUTA, HAMZA = "ا", "و", "ي", "ى", "ة", "ء"
HAMZA_FINAL = "أ"
DERIVED_WITH_ALIF = frozenset({4, 7, 8, 9, 10})  # their first letter gives way to the prefix of the imperfect


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as a list has it: measure, third person singular of the perfect and of the imperfect."""

    measure: int
    perfect: str
    imperfect: str = ""

    @property
    def is_defective(self) -> bool:
        """Whether the last root letter is weak: رمى، دعا، تبنى."""
        return self.perfect[-1] in MAQSURA + YA or (self.perfect[-1] == ALIF and len(self.perfect) <= 4)

    @property
    def is_hollow(self) -> bool:
        """Whether the middle root letter is weak and lost in short forms: قال، أصاب، اقتاد."""
        return (
            len(self.perfect) >= 3
            and self.perfect[-2] == ALIF
            and self.measure in (1, 4, 7, 8, 10)
            and not self.is_defective
            and self.perfect[-1] != HAMZA
        )


def imperfect_of(verb: Verb) -> str:
    """The third person masculine singular of the imperfect."""
    if verb.imperfect:
        return verb.imperfect
    stem = verb.perfect[1:] if verb.measure in DERIVED_WITH_ALIF else verb.perfect
    if verb.perfect[0] == "آ":
        stem = "ؤ" + verb.perfect[1:] if verb.measure == 4 else "ؤا" + verb.perfect[1:]
    elif verb.measure == 2 and verb.perfect[0] == HAMZA_FINAL:
        stem = "ؤ" + stem[1:]
    if verb.is_hollow and verb.measure in (4, 10):
        stem = stem[:-2] + YA + stem[-1]
    if verb.is_defective and verb.measure not in (5, 6):
        stem = stem[:-1] + YA
    return YA + stem


def perfect_forms(verb: Verb) -> list[str]:
    """All persons of the perfect that news uses, the passive spellings among them."""
    p = verb.perfect
    if verb.is_defective:
        base = p[:-1]
        weak = WAW if p[-1] == ALIF else YA
        if p[-1] == YA:
            return [p, p + "ت", base + "وا", p + ALIF, p + "تا", p + "نا", base + WAW]
        lost = [p, base + "ت", base + "وا", base + "تا", base + weak + ALIF, base + weak + "نا"]
        return [*lost, base + weak + "ت", base + YA, base + YA + "ت", base + ALIF, base + WAW]
    found = [p, p + "ت", p + "وا", p + ALIF, p + "تا", p + "نا", p + WAW]
    if p[-1] == HAMZA_FINAL:
        found += [p[:-1] + "ؤوا", p[:-1] + "آ"]
    if p[-1] == HAMZA:
        found += [p[:-1] + "ؤوا"]
    if verb.measure == 1 and len(p) == 2:
        found += [p + p[-1] + "نا", p + p[-1] + "ت"]
    if verb.is_hollow:
        short, passive = p[:-2] + p[-1], p[:-2] + YA + p[-1]
        if verb.measure != 7:
            found += [passive, passive + "ت", passive + "وا", passive + ALIF, passive + "تا"]
        found += [short + "نا", short + "ت"] if len(short) > 2 or verb.measure == 1 else []
    if verb.measure in (3, 6) and ALIF in p[1:]:
        at = p.index(ALIF, 1)
        passive = p[:at] + WAW + p[at + 1 :]
        found += [passive, passive + "ت", passive + "وا"]
    return found


def imperfect_forms(verb: Verb) -> list[str]:
    """The persons of the imperfect in all moods, the passive spellings among them."""
    full = imperfect_of(verb)
    bare = full[1:]
    stems = [bare]
    found: list[str] = []
    if verb.is_hollow:
        found += [prefix + bare[:-2] + bare[-1] for prefix in "يتن"]  # jussive: لم يقل
        if verb.measure in (1, 4, 10):
            stems += [bare[:-2] + ALIF + bare[-1]]
    for stem in stems:
        if verb.is_defective:
            root = stem[:-1]
            found += [prefix + stem for prefix in "يتن"]
            found += [YA + root + tail for tail in ("ون", "وا", "و", "يان", "")]
            found += [
                "ت" + root,
                YA + root + MAQSURA,
                "ت" + root + MAQSURA,
                YA + root + ALIF,
                "ت" + root + ALIF,
            ]
            continue
        found += [prefix + stem for prefix in "يتن"]
        found += [YA + stem + tail for tail in ("ون", "وا", "و", "ان")]
    return found


def participles_of(verb: Verb) -> tuple[str, ...]:
    """The active and the passive participle, singular masculine; one where the spelling is the same."""
    p = verb.perfect
    if verb.measure > 1:
        stem = imperfect_of(verb)[1:]
        if verb.is_defective:
            return ("م" + stem[:-1] + YA,)
        if verb.is_hollow and verb.measure in (4, 10):
            return ("م" + stem, "م" + stem[:-2] + ALIF + stem[-1])
        return ("م" + stem,)
    if len(p) != 3 or verb.is_hollow or verb.is_defective:
        return ()
    first = "آ" if p[0] == "أ" else p[0] + ALIF
    middle = "ئ" if p[1] == "أ" else p[1]
    last = "ئ" if p[2] == HAMZA_FINAL else p[2]
    second = "وء" if p[2] == HAMZA_FINAL else WAW + p[2]
    return (first + middle + last, "م" + p[0] + p[1] + second)


def masdar_of(verb: Verb) -> str:
    """The regular verbal noun, "" for measure 1, which has none that follows from its form."""
    p, m = verb.perfect, verb.measure
    weak = verb.is_defective
    if m == 2:
        return "ت" + p[:2] + (YA + TA_MARBUTA if weak else YA + p[-1]) if len(p) == 3 else ""
    if m == 3:
        return "م" + p[:-1] + ALIF + TA_MARBUTA if weak else "م" + p + TA_MARBUTA
    if m in (5, 6):
        return p[:-1] + YA if weak else p
    if m == 4:
        stem = "إ" + p[1:]
        if p[0] == "آ":
            return "إي" + p[1:-1] + ALIF + p[-1]
        if verb.is_hollow:
            return "إ" + p[1:] + TA_MARBUTA
        return stem[:-1] + ALIF + (HAMZA if weak or stem[-1] == HAMZA_FINAL else stem[-1])
    if m in (7, 8):
        if verb.is_hollow:
            return p[:-2] + YA + ALIF + p[-1]
        return p[:-1] + ALIF + (HAMZA if weak or p[-1] == HAMZA_FINAL else p[-1])
    if m == 10:
        if verb.is_hollow:
            return p + TA_MARBUTA
        return p[:-1] + ALIF + (HAMZA if weak or p[-1] == HAMZA_FINAL else p[-1])
    return ""


def verb_forms(verb: Verb) -> tuple[str, ...]:
    """The finite forms of a verb, the perfect first, each once."""
    return tuple(
        dict.fromkeys(form for form in (*perfect_forms(verb), *imperfect_forms(verb)) if len(form) > 1)
    )


def dual_forms(noun: str) -> tuple[str, ...]:
    """Nominative, oblique and construct dual of a noun: جنديان، جنديين، جنديا، جنديي."""
    if noun.endswith(TA_MARBUTA):
        stem = noun[:-1] + "ت"
    elif noun.endswith(MAQSURA):
        stem = noun[:-1] + YA
    elif noun.endswith(HAMZA) and len(noun) > 1 and noun[-2] in ALIF + YA:
        stem = noun[:-1] + "ئ" if noun[-2] == YA else noun
    elif noun.endswith(ALIF) and len(noun) > 2:
        stem = noun + "و" if len(noun) == 3 else noun[:-1] + YA
    else:
        stem = noun
    return (stem + "ان", stem + "ين", stem + ALIF, stem + YA)


def noun_forms(noun: str) -> tuple[str, ...]:
    """A singular with its accusative and the shape it has before a pronoun: سيارة، سيارت."""
    if noun.endswith(TA_MARBUTA):
        return (noun, noun[:-1] + "ت")
    if noun[-1] in ALIF + MAQSURA:
        return (noun, noun[:-1] + ALIF)
    if noun.endswith(ALIF + HAMZA):
        return (noun, noun[:-1] + "ئ", noun[:-1] + "ؤ")
    return (noun, noun + ALIF)


def sound_plurals(noun: str, *, feminine: bool = False) -> tuple[str, ...]:
    """The sound masculine plural in its four shapes, or the sound feminine one."""
    if feminine:
        if noun.endswith(TA_MARBUTA):
            stem = noun[:-1]
        elif noun.endswith(MAQSURA):
            stem = noun[:-1] + YA
        else:
            stem = noun
        return (stem + "ات",)
    stem = noun[:-1] if noun[-1] in YA + MAQSURA and len(noun) <= 5 and noun.startswith("م") else noun
    return (stem + "ون", stem + "ين", stem + WAW, stem + YA)


def adjective_forms(word: str) -> tuple[str, ...]:
    """Masculine, feminine, dual and sound plural forms of an adjective or a participle."""
    feminine = word + TA_MARBUTA if word[-1] != MAQSURA else word[:-1] + ALIF + TA_MARBUTA
    found = [*noun_forms(word), feminine, *sound_plurals(word)]
    found += [*sound_plurals(feminine, feminine=True), *dual_forms(word)[:2], *dual_forms(feminine)[:2]]
    return tuple(dict.fromkeys(found))


def main(arguments: list[str]) -> None:
    """Print the forms of one verb."""
    verb = Verb(int(arguments[0]), arguments[1], arguments[2] if len(arguments) > 2 else "")
    print("|".join(verb_forms(verb)))
    print(masdar_of(verb), *participles_of(verb))


if __name__ == "__main__":
    main(sys.argv[1:])
