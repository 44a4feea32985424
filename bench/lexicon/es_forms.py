"""A Spanish infinitive, noun or adjective -> its forms with their Penn-like tags.

Regular verbs are made by rule, the others from `es_models.tsv`. The second person is left out, since
reports have none; "nosotros" stays, in which groups speak. Future and conditional forms have a mark of their own
after the tag.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
STEM_VOWEL = {"ie": ("e", "ie"), "ue": ("o", "ue"), "i": ("e", "i"), "iei": ("e", "ie")}
WEAK_VOWEL = {"i": ("e", "i"), "iei": ("e", "i")}
"""The vowel of a stem under stress, and where the ending begins with ie or ió."""

WHOLE = ("ir", "ser", "ver", "dar", "decir", "abrir", "andar", "saber", "leer", "caer", "traer")
"""Endings of the models that are a whole verb, or have only the prefixes named in PREFIXES."""

PREFIXES = (
    "des",
    "contra",
    "sus",
    "ex",
    "entre",
    "re",
    "dis",
    "a",
    "con",
    "de",
    "ob",
    "re",
    "sos",
    "man",
    "im",
)
Form = tuple[str, str]


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a source table beside this file, header, comments and blank lines left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    yield from rows[1:]


@cache
def models() -> dict[str, list[str]]:
    """Ending of an irregular infinitive -> its eight forms."""
    return {row[0]: row[1:] for row in read_rows("es_models.tsv")}


def bare(word: str) -> str:
    """A word without its accents; ñ stays."""
    return "".join(
        c if c in "ñÑ" else unicodedata.normalize("NFD", c)[0] for c in unicodedata.normalize("NFC", word)
    )


def conjugate(verb: str, kind: str = "plain") -> list[Form]:
    """The forms of a verb, the infinitive first."""
    present, simple, simples, imperfect, future, subjunctive, gerund, participle = stems(verb, kind)
    first = {"ser": "somos", "ir": "vamos", "haber": "hemos"}.get(verb, verb[:-1].replace("í", "i") + "mos")
    if verb.endswith(("ir", "ír")) and verb != "ir":
        first = verb[:-2] + ("ímos" if verb == "oír" else "imos")
    plural = {"ser": "son", "ir": "van"}.get(verb, present + "n")
    root = simples[:-4] if simples.endswith("aron") else re.sub("i?eron$", "", simples)
    firsts = root + ("amos" if simples.endswith("aron") else "imos")
    if kind in ("i", "iei", "y") or verb.endswith(("morir", "dormir")):
        firsts = verb[:-2] + "imos"
    if simples.endswith("yeron") and verb[-3:] in ("aer", "eer", "oír"):
        firsts = verb[:-2] + "ímos"
    if verb in ("ir", "ser"):
        firsts = "fuimos"
    forms: list[Form] = [(verb, "VB"), (present, "VBZ"), (plural, "VBP"), (simple, "VBD"), (simples, "VBD")]
    forms += [(firsts, "VBD"), (first, "VBP"), (imperfect, "VBD"), (imperfect + "n", "VBD")]
    stressed = {"aba": "ábamos", "era": "éramos", "iba": "íbamos"}
    forms.append(
        (
            next(
                (imperfect[:-3] + new for old, new in stressed.items() if imperfect.endswith(old)),
                imperfect + "mos",
            ),
            "VBD",
        )
    )
    forms += [(gerund, "VBG"), *((form, "VBN") for form in agree(participle))]
    forms += [(future, "VBZ|FUT"), (future[:-1] + "án", "VBP|FUT"), (future[:-1] + "emos", "VBP|FUT")]
    forms += [(future[:-1] + "ía", "VBZ|COND"), (future[:-1] + "ían", "VBP|COND")]
    forms += [(subjunctive, "VBZ|SUBJ"), (("den" if verb == "dar" else subjunctive + "n"), "VBP|SUBJ")]
    past = simples[:-2]
    forms += [(past + "a", "VBD|SUBJ"), (past + "an", "VBD|SUBJ"), (past[:-1] + "se", "VBD|SUBJ")]
    forms.append((past[:-1] + "sen", "VBD|SUBJ"))
    return list(dict.fromkeys(forms))


def agree(participle: str) -> list[str]:
    """The four forms of a past participle."""
    return [participle[:-1] + ending for ending in ("o", "a", "os", "as")]


def stems(verb: str, kind: str) -> list[str]:
    """The eight forms that all others are made from."""
    made = regular(verb, kind)
    ending = max((e for e in models() if fits(verb, e)), key=len, default="")
    if ending:
        before = verb[: len(verb) - len(ending)]
        made = [
            rule if form == "=" else before + form for rule, form in zip(made, models()[ending], strict=True)
        ]
    return made


def fits(verb: str, ending: str) -> bool:
    """Whether a verb goes like the model of an ending."""
    if not verb.endswith(ending):
        return False
    return (
        ending not in WHOLE
        or verb == ending
        or verb[: -len(ending)] in PREFIXES
        and ending not in ("ir", "ser", "dar")
    )


def regular(verb: str, kind: str) -> list[str]:
    """The eight forms of a verb by rule."""
    stem, group = verb[:-2], bare(verb[-2:])
    strong, weak = change(stem, STEM_VOWEL.get(kind)), change(stem, WEAK_VOWEL.get(kind))
    if kind == "acc":
        strong = stem[:-1] + {"i": "í", "u": "ú"}[stem[-1]]
    if group == "ar":
        subjunctive = soften(strong) + "e"
        return [
            strong + "a",
            stem + "ó",
            stem + "aron",
            stem + "aba",
            verb + "á",
            subjunctive,
            stem + "ando",
            stem + "ado",
        ]
    if kind == "y":
        return [
            stem + "ye",
            stem + "yó",
            stem + "yeron",
            stem + "ía",
            verb + "á",
            stem + "ya",
            stem + "yendo",
            stem + "ido",
        ]
    hard = stem + "zca" if kind == "zc" else harden(strong) + "a"
    if kind == "zc":
        hard = stem[:-1] + "zca"
    return [
        strong + "e",
        weak + "ió",
        weak + "ieron",
        stem + "ía",
        verb + "á",
        hard,
        weak + "iendo",
        stem + "ido",
    ]


def change(stem: str, vowels: tuple[str, str] | None) -> str:
    """A stem with its last such vowel changed."""
    if vowels is None:
        return stem
    before, found, after = stem.rpartition(vowels[0])
    new = "üe" if vowels[1] == "ue" and before.endswith("g") else vowels[1]
    return before + new + after if found else stem


def soften(stem: str) -> str:
    """The stem of a verb in -ar before e: "ataque", "entregue", "cruce"."""
    for old, new in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def harden(stem: str) -> str:
    """The stem of a verb in -er or -ir before a: "dirija", "persiga", "venza"."""
    for old, new in (("gu", "g"), ("g", "j"), ("c", "z")):
        if stem.endswith(old):
            return stem[: -len(old)] + new
    return stem


def noun_forms(noun: str) -> list[str]:
    """A noun in the singular and plural; the plural may be given after a slash."""
    if "/" in noun:
        return noun.split("/")
    if noun[-1] in "aeiouáéó":
        return [noun, noun + "s"]
    if noun[-1] == "z":
        return [noun, noun[:-1] + "ces"]
    if noun[-1] == "s" and noun[-2] not in "éáíóú" and noun not in ("mes", "gas", "autobús"):
        return [noun]
    if noun[-1] in "ns" and noun != "país":
        noun, one = noun[:-2] + bare(noun[-2:]), noun
        return [one, noun + "es"]
    return [noun, noun + "es"]


def adjective_forms(adjective: str) -> list[str]:
    """The forms of an adjective or of a noun for a person; an irregular feminine may be given after a slash."""
    masculine, _, given = adjective.partition("/")
    feminine = given or feminine_of(masculine)
    return list(dict.fromkeys([masculine, feminine, *noun_forms(masculine)[1:], *noun_forms(feminine)[1:]]))


def feminine_of(masculine: str) -> str:
    """The feminine by its ending; most words that do not end in o have none of their own."""
    if masculine.endswith("o"):
        return masculine[:-1] + "a"
    if masculine.endswith("or") and masculine not in COMPARATIVES:
        return masculine + "a"
    if masculine.endswith(("és", "ón", "án", "ín")):
        return masculine[:-2] + bare(masculine[-2:]) + "a"
    return masculine


COMPARATIVES = (
    "mayor",
    "menor",
    "mejor",
    "peor",
    "superior",
    "inferior",
    "anterior",
    "posterior",
    "exterior",
    "interior",
    "ulterior",
)
