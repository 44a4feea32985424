"""fr_acts.tsv -> lexicons/fr/acts.tsv, with every form that news uses of each verb and phrase.

A phrase is conjugated by its first word. A pronominal one ("s'emparer") gets its auxiliary as well, since
without it "s'est emparé" would be taken for a passive.

    python -m bench.lexicon.build_acts_fr
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bench.lexicon.french_forms import adjective_forms, conjugate, noun_forms, read_rows

OUT = Path(__file__).parents[2] / "src/dragoman/read/lexicons/fr/acts.tsv"
KINDS = {"v": "verb", "n": "noun", "p": "phrase"}
ONE, MANY, ANY = (0, 1), (2, 3), (0, 1, 2, 3)
BE = (
    ("est", ONE),
    ("sont", MANY),
    ("était", ONE),
    ("étaient", MANY),
    ("fut", ONE),
    ("furent", MANY),
    ("été", ANY),
    ("être", ANY),
    ("étant", ANY),
    ("sommes", MANY),
)
BE_HERSELF = (
    ("s'est", ONE),
    ("s'était", ONE),
    ("se sont", MANY),
    ("s'étaient", MANY),
    ("nous sommes", MANY),
    ("s'être", ANY),
    ("s'étant", ANY),
)
"""The auxiliaries of "to be" and of a pronominal verb, and which of the four participles go with each."""

HEADER = """\
# French words and phrases that tell an act. A line is one lemma in one sense.
# Made by bench/lexicon/build_acts_fr.py from bench/lexicon/fr_acts.tsv: edit that list, then make this file anew.
# columns: lemma, pos (verb | noun | phrase), forms ('|' between them; '…' is the gap), family, event_type, frame, note:
#   as in lexicons/en/acts.tsv
# Prepositions in frames have the engine's names (of, by, in, on ...); grammar.toml says what they are in French.
#   "of" may stand in two roles of a noun ("l'attaque du camp", "l'attaque des rebelles"): what follows decides.
# Auxiliaries and the passive are the engine's business, except in phrases that begin with "être" or are pronominal.
# Of forms that differ in accents only one is given, since the look-up folds them.
# All words for a killing are one family, whoever uses them: neutralisé, éliminé, mis hors de combat, tombé en martyr.
# provenance: written for this project.
lemma\tpos\tforms\tfamily\tevent_type\tframe\tnote
"""


def verbs_like_finir() -> frozenset[str]:
    """The verbs that fr_verbs.tsv marks as going like "finir"."""
    return frozenset(v for kind, verbs in read_rows("fr_verbs.tsv") if kind == "ir" for v in verbs.split())


def simple_forms(verb: str, like_finir: frozenset[str]) -> tuple[list[str], list[str]]:
    """The forms of a verb that need no auxiliary, future and conditional left out, and its participles."""
    forms = conjugate(verb, "ir" if verb in like_finir else "")
    finite = [form for form, tag in forms if tag in ("VB", "VBZ", "VBP", "VBD", "VBG")]
    return finite, four([form for form, tag in forms if tag == "VBN"])


def four(participles: list[str]) -> list[str]:
    """The participles as masculine, feminine and their plurals; one that ends in s is its own plural."""
    return participles if len(participles) != 3 else [*participles[:2], participles[0], participles[2]]


def phrase_forms(lemma: str, like_finir: frozenset[str]) -> Iterator[str]:
    """The forms of a verb or of a phrase that begins with one."""
    for clitic in ("s'en ", "s'", "se "):
        if lemma.startswith(clitic):
            yield from pronominal_forms(lemma[len(clitic) :], clitic, like_finir)
            return
    verb, _, rest = lemma.partition(" ")
    tail = " " + rest if rest else ""
    if verb == "être":
        first, _, after = rest.partition(" ")
        held = four(adjective_forms(first)) if first.endswith(AGREEING) else [first] * 4
        for be, which in BE:
            yield from (f"{be} {held[at]}{' ' + after if after else ''}" for at in which)
        return
    if verb in NO_VERB:
        yield lemma
        return
    finite, participles = simple_forms(verb, like_finir)
    yield from (form + tail for form in dict.fromkeys([*finite, *participles]))


COMMON = frozenset(["contre", "plus", "entre", "est", "sur", "soit"])
"""Forms that the news nearly always means as another word."""

AGREEING = ("é", "i", "pris", "prêt", "mort", "étranger", "attribué")
NO_VERB = frozenset(["selon", "d'après", "aux", "de"])


def pronominal_forms(lemma: str, clitic: str, like_finir: frozenset[str]) -> Iterator[str]:
    """The forms of a pronominal verb or phrase with its pronoun."""
    verb, _, rest = lemma.partition(" ")
    tail = " " + rest if rest else ""
    finite, participles = simple_forms(verb, like_finir)
    yield from (("nous " if form.endswith("ons") else clitic) + form + tail for form in finite)
    held = participles if len(participles) == 4 and verb != "faire" else participles[:1] * 4
    for auxiliary, which in BE_HERSELF:
        if clitic == "s'en " and auxiliary.startswith("nous"):
            continue
        joined = auxiliary.replace("s'", "s'en ").replace("se ", "s'en ") if clitic == "s'en " else auxiliary
        yield from (f"{joined} {held[at]}{tail}" for at in which)


def noun_phrase_forms(lemma: str) -> list[str]:
    """A noun with its plural; of several words the first takes it."""
    first, _, rest = lemma.partition(" ")
    return [form + (" " + rest if rest else "") for form in noun_forms(first)]


def contractions(form: str) -> list[str]:
    """A form that ends in "de" or "à" with what else that may be before a noun."""
    if form.endswith(" de"):
        return [form, form[:-2] + "du", form[:-2] + "des", form[:-2] + "d'"]
    return [form, form[:-1] + "au", form[:-1] + "aux"] if form.endswith(" à") else [form]


def with_at(frame: str) -> str:
    """A frame in which what stands behind "à", which the engine calls "at", has the role of what stands behind "to"."""
    slots = frame.split()
    taken = {name for slot in slots for name in slot.partition(":")[2].split("|")}
    if "at" in taken:
        return frame
    return " ".join(f"{slot}|at" if "to" in slot.partition(":")[2].split("|") else slot for slot in slots)


def different(forms: list[str]) -> list[str]:
    """The forms that the look-up can tell apart: of two that differ in accents only, the first."""
    found: dict[str, str] = {}
    for form in forms:
        if form not in COMMON:
            opened = unicodedata.normalize("NFD", form)
            found.setdefault("".join(c for c in opened if not unicodedata.combining(c)), form)
    return list(found.values())


def main() -> None:
    """Write the table in the order of the list."""
    like_finir = verbs_like_finir()
    lines: list[str] = []
    for row in read_rows("fr_acts.tsv"):
        lemma, kind, family, event_type, frame, note, given = [*row, *[""] * (7 - len(row))]
        if given:
            forms = [lemma, *given.split("|")]
        elif kind == "n":
            forms = noun_phrase_forms(lemma)
        else:
            forms = [joined for form in phrase_forms(lemma, like_finir) for joined in contractions(form)]
        cells = (lemma, KINDS[kind], "|".join(different(forms)), family, event_type, with_at(frame), note)
        lines.append("\t".join(cells).rstrip("\t") + "\n")
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    sys.stderr.write(f"{OUT.name}: {len(lines):,} rows\n")


if __name__ == "__main__":
    main()
