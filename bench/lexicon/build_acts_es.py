"""es_acts.tsv -> lexicons/es/acts.tsv, with every form that news uses of each verb and phrase.

A phrase is conjugated by its first word. A pronominal one ("apoderarse") gets its auxiliary as well, since without
it "se ha apoderado" would be taken for the plain verb. People stand behind "a" as objects ("mataron a tres
soldados"), so an object that may be people is in the slot "to" too.

    python -m bench.lexicon.build_acts_es
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bench.lexicon.es_forms import bare, conjugate, noun_forms, read_rows

OUT = Path(__file__).parents[2] / "src/dragoman/read/lexicons/es/acts.tsv"
KINDS = {"v": "verb", "n": "noun", "p": "phrase"}
COPULAS = ("ser", "resultar", "quedar", "salir", "caer")
PERSONAL = re.compile(r"\b(patient|target|agent):((?:subj\|)?obj)\b(?!\|)")
HAVE = ("ha", "han", "había", "habían", "habría", "habrían")
ENDINGS = ("o", "a", "os", "as")
SINGULAR = ("a", "ó", "e", "es", "fue", "á")
"""How a finite form of the third person singular ends; an infinitive, a gerund or a participle goes with all four."""

TOLD = ("VB", "VBZ", "VBP", "VBD", "VBG", "VBN")

HEADER = """\
# Spanish words and phrases that tell an act. A line is one lemma in one sense.
# Made by bench/lexicon/build_acts_es.py from bench/lexicon/es_acts.tsv: edit that list, then make this file anew.
# columns: lemma, pos (verb | noun | phrase), forms ('|' between them; '…' is the gap), family, event_type, frame, note:
#   as in lexicons/en/acts.tsv
# Prepositions in frames have the engine's names (of, by, in, to ...); grammar.toml says what they are in Spanish.
#   "obj|to": people as objects stand behind "a"; "subj|obj": the subject may follow the verb ("murieron tres").
# All words for a killing are one family, whoever uses them: neutralizado, abatido, dado de baja, ajusticiado.
# provenance: written for this project.
lemma\tpos\tforms\tfamily\tevent_type\tframe\tnote
"""


@cache
def kinds() -> dict[str, str]:
    """Verb -> how it is conjugated, as es_verbs.tsv says."""
    return {verb: kind for kind, verbs in read_rows("es_verbs.tsv") for verb in verbs.split()}


def forms_of(verb: str) -> list[str]:
    """The forms of a verb that tell, future, conditional and subjunctive left out."""
    forms = [form for form, tags in conjugate(verb, kinds().get(verb, "plain")) if tags in TOLD]
    return [f for f in forms if verb not in COPULAS or not f.endswith(("da", "dos", "das"))]


def participle(verb: str) -> str:
    """The participle that stands with "haber"."""
    return next(form for form, tags in conjugate(verb, kinds().get(verb, "plain")) if tags == "VBN")


def phrase_forms(lemma: str) -> Iterator[str]:
    """The forms of a verb or phrase; "*" is opened."""
    first, _, rest = lemma.partition(" ")
    for form in pronominal(first[:-2]) if first.endswith("se") else forms_of(first):
        if "*" not in rest:
            yield f"{form} {rest}" if rest else form
            continue
        one, many = not form.endswith(("n", "mos")), not form.endswith(SINGULAR)
        endings = [e for e in ENDINGS if (many if e.endswith("s") else one)]
        yield from (f"{form} {rest.replace('*', ending)}" for ending in endings)


def pronominal(verb: str) -> Iterator[str]:
    """The forms of a pronominal verb with its pronoun: "se apoderó", "apoderándose", "se ha apoderado"."""
    for form, tags in conjugate(verb, kinds().get(verb, "plain")):
        if tags == "VB":
            yield form + "se"
        elif tags == "VBG":
            stem = form[:-4]
            yield stem + {"a": "á", "e": "é"}[form[-4]] + "ndose"
        elif tags in ("VBZ", "VBP", "VBD"):
            yield ("nos " if form.endswith("mos") else "se ") + form
    yield from (f"se {have} {participle(verb)}" for have in HAVE)
    yield f"haberse {participle(verb)}"


def noun_phrase_forms(lemma: str) -> list[str]:
    """A noun with its plural; of several words the first takes it."""
    first, _, rest = lemma.partition(" ")
    return [form + (" " + rest if rest else "") for form in noun_forms(first)]


@cache
def nouns() -> frozenset[str]:
    """The nouns of es_nominals.tsv."""
    return frozenset(
        word for kind, words in read_rows("es_nominals.tsv") if kind in "npna" for word in words.split()
    )


def with_bare(forms: list[str]) -> list[str]:
    """The forms, those in -ó without the accent too, as hurried posts write them, unless that is a noun ("asalto")."""
    plain = (bare(form) for form in forms if form.endswith("ó"))
    return list(dict.fromkeys([*forms, *(form for form in plain if form not in nouns())]))


def main() -> None:
    """Write the table in the order of the list."""
    lines: list[str] = []
    for row in read_rows("es_acts.tsv"):
        lemma, kind, family, event_type, frame, note, given = [*row, *[""] * (7 - len(row))]
        shown = lemma.replace("*", "o")
        if given:
            forms = [lemma, *given.split("|")]
        elif kind == "n":
            forms = noun_phrase_forms(lemma)
        else:
            forms = with_bare(list(phrase_forms(lemma)))
            if ":to" not in frame and "|to" not in frame:
                frame = PERSONAL.sub(r"\1:\2|to", frame)
        cells = (shown, KINDS[kind], "|".join(dict.fromkeys(forms)), family, event_type, frame, note)
        lines.append("\t".join(cells).rstrip("\t") + "\n")
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    sys.stderr.write(f"{OUT.name}: {len(lines):,} rows\n")


if __name__ == "__main__":
    main()
