"""A French infinitive, noun or adjective -> its forms with their Penn-like tags.

Regular verbs are made by rule, the others from `fr_models.tsv`. The second person is left out, since
reports have none. Future and conditional forms have a mark of their own after the tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DOUBLED = ("appeler", "rappeler", "épeler", "jeter", "rejeter", "projeter", "interjeter", "étinceler")
"""Verbs in -eler and -eter that double the consonant; the others take a grave accent."""

ISSANT = "ir"
VOWELS = "aeiouyéèêâîôûœ"
Form = tuple[str, str]


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a source table beside this file, header, comments and blank lines left out."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    yield from rows[1:]


@cache
def models() -> dict[str, list[str]]:
    """Ending of an irregular infinitive -> its nine forms."""
    return {row[0]: row[1:] for row in read_rows("fr_models.tsv")}


def conjugate(verb: str, kind: str = "") -> list[Form]:
    """The forms of a verb, the infinitive first; `kind` "ir" makes it go like "finir" whatever its ending is."""
    present, plural, presents, simple, simples, future, subjunctive, subjunctives, participle = stems(
        verb, kind
    )
    forms: list[Form] = [(verb, "VB"), (present, "VBZ"), (presents, "VBP"), (plural, "VBP")]
    if plural != "-":
        root = "ét" if verb == "être" else plural[:-3]
        forms += [(root + "ait", "VBD"), (root + "aient", "VBD")]
        forms.append(
            ({"être": "étant", "avoir": "ayant", "savoir": "sachant"}.get(verb, root + "ant"), "VBG")
        )
    elif verb == "falloir":
        forms.append(("fallait", "VBD"))
    forms += [(simple, "VBD"), (simples, "VBD")]
    if future != "-":
        root = future[:-1]
        forms += [(future, "VBZ|FUT"), (root + "ont", "VBP|FUT")]
        forms += [(root + "ait", "VBZ|COND"), (root + "aient", "VBP|COND")]
    forms += [(subjunctive, "VBZ"), (subjunctives, "VBP")]
    forms += [(form, "VBN") for form in agree(participle)] if participle != "-" else []
    return [form for form in dict.fromkeys(forms) if form[0] != "-"]


def agree(participle: str) -> list[str]:
    """The four forms of a past participle."""
    if participle in ("dû", "mû", "crû"):
        participle, plain = participle[:-1] + "u", participle
        return [plain, participle + "e", participle + "s", participle + "es"]
    if participle in ("dissous", "absous"):
        return [participle, participle[:-1] + "te", participle[:-1] + "tes"]
    plural = participle if participle.endswith("s") else participle + "s"
    return list(dict.fromkeys([participle, participle + "e", plural, participle + "es"]))


def stems(verb: str, kind: str) -> list[str]:
    """The nine forms that all others are made from."""
    if kind != ISSANT:
        ending = max((e for e in models() if verb.endswith(e)), key=len, default="")
        if ending and not (verb.endswith("er") and ending not in ("aller", "envoyer")):
            if ending != "aller" or verb == "aller":
                before = verb[: len(verb) - len(ending)]
                return [form if form == "-" else before + form for form in models()[ending]]
        if verb.endswith("er"):
            return first_group(verb)
        if verb.endswith("re"):
            root = verb[:-2]
            third = root if root.endswith(("d", "t")) else root + "t"
            return [third, *(root + end for end in ("ons", "ent", "it", "irent", "ra", "e", "ent", "u"))]
    root = verb[:-1]
    return [root + end for end in ("t", "ssons", "ssent", "t", "rent", "ra", "sse", "ssent", "")]


def first_group(verb: str) -> list[str]:
    """The nine forms of a verb in -er."""
    root = verb[:-2]
    weak, strong = root, mute_root(verb)
    hard = root + "e" if root.endswith("g") else (root[:-1] + "ç" if root.endswith("c") else root)
    future = root if root[-2:-1] == "é" or root[-3:-2] == "é" and strong != root else strong
    plain = [strong + "e", hard + "ons", strong + "ent", hard + "a", weak + "èrent", future + "era"]
    return [*plain, strong + "e", strong + "ent", root + "é"]


def mute_root(verb: str) -> str:
    """The root of a verb in -er before a mute e: "mène", "libère", "jette", "emploie"."""
    root = verb[:-2]
    if verb in DOUBLED:
        return root + root[-1]
    if root.endswith(("oy", "uy", "ay")):
        return root[:-1] + "i"
    for size in (2, 3):  # one consonant, or two that go together
        vowel, rest = root[-size : len(root) - size + 1], root[len(root) - size + 1 :]
        if vowel in ("e", "é") and rest and rest != "x" and not any(c in VOWELS for c in rest):
            pair = rest in (
                "br",
                "ch",
                "gn",
                "gr",
                "gu",
                "qu",
                "tr",
                "vr",
                "cr",
                "pr",
                "dr",
                "gl",
                "bl",
                "fl",
            )
            if size == 2 or pair:
                return root[: len(root) - size] + "è" + rest
    if root.endswith(("égu", "équ", "egu", "equ")):
        return root[:-3] + "è" + root[-2:]
    return root


def noun_forms(noun: str) -> list[str]:
    """A noun in the singular and plural; the plural may be given after a slash."""
    if "/" in noun:
        return noun.split("/")
    if noun.endswith(("s", "x", "z")):
        return [noun]
    if noun.endswith("al") and noun not in ("bal", "carnaval", "festival", "récital", "régal", "cal"):
        return [noun, noun[:-1] + "ux"]
    return [
        noun,
        noun
        + (
            "x"
            if noun.endswith(("au", "eu", "œu")) and noun not in ("bleu", "pneu", "landau") or noun == "genou"
            else "s"
        ),
    ]


def feminine(adjective: str) -> str:
    """The feminine of an adjective or of a noun for a person, by its ending."""
    if adjective.endswith("e"):
        return adjective
    for ending, other in FEMININES:
        if adjective.endswith(ending):
            return adjective[: len(adjective) - len(ending)] + other
    return adjective + "e"


FEMININES = (
    ("iteur", "itrice"),
    ("ulteur", "ultrice"),
    ("tuteur", "tutrice"),
    ("assadeur", "assadrice"),
    ("ateur", "atrice"),
    ("cteur", "ctrice"),
    ("érieur", "érieure"),
    ("ajeur", "ajeure"),
    ("ineur", "ineure"),
    ("eilleur", "eilleure"),
    ("eur", "euse"),
    ("eux", "euse"),
    ("if", "ive"),
    ("er", "ère"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("yen", "yenne"),
    ("ron", "ronne"),
    ("ton", "tonne"),
    ("bon", "bonne"),
    ("eau", "elle"),
    ("el", "elle"),
    ("eil", "eille"),
    ("nul", "nulle"),
    ("ïen", "ïenne"),
    ("plet", "plète"),
    ("cret", "crète"),
    ("quiet", "quiète"),
    ("et", "ette"),
    ("blanc", "blanche"),
    ("franc", "franche"),
    ("sec", "sèche"),
    ("public", "publique"),
    ("turc", "turque"),
    ("grec", "grecque"),
    ("long", "longue"),
    ("gros", "grosse"),
    ("bas", "basse"),
    ("épais", "épaisse"),
    ("faux", "fausse"),
    ("roux", "rousse"),
    ("doux", "douce"),
    ("vieux", "vieille"),
    ("fou", "folle"),
)


def adjective_forms(adjective: str) -> list[str]:
    """The four forms of an adjective; irregular feminines may be given after a slash."""
    masculine, _, given = adjective.partition("/")
    other = given or feminine(masculine)
    if masculine.endswith(("s", "x")):
        plurals = [masculine]
    elif masculine.endswith("al") and masculine not in ("natal", "fatal", "naval", "final", "banal"):
        plurals = [masculine[:-1] + "ux"]
    else:
        plurals = [masculine + ("x" if masculine.endswith("eau") else "s")]
    return list(dict.fromkeys([masculine, other, *plurals, other + "s"]))
