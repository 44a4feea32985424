"""The source lists of this folder -> lexicons/es/words.tsv, a small dictionary of the parts of speech of Spanish.

No corpus and no tagger stands behind it: verbs are conjugated by `es_forms`, nouns and adjectives are declined, and
a form that several words share has its likeliest reading first (`es_first.tsv` says where the general order is wrong).
Forms with accents are given without as well, unless that is another word.

    python -m bench.lexicon.build_words_es
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from bench.lexicon.es_forms import adjective_forms, bare, conjugate, noun_forms, read_rows

OUT = Path(__file__).parents[2] / "src/dragoman/read/lexicons/es/words.tsv"
ORDER = ("DET", "PRON", "ADP", "NUM", "ADV", "INTJ", "VBN", "NOUN", "ADJ", "VBD", "VBZ", "VBP", "VBG", "VB")
"""What a form is rather than what stands behind it; the past goes before the present: "atacamos"."""

HEADER = """\
# Spanish word forms and what they are. Edit freely, or edit the lists of bench/lexicon and make this file anew.
# columns: form (lower case); pos (likeliest first, '|' between them; Universal POS, verbs split by form into VB
#   (infinitive) VBP VBZ (present) VBD (any finite past) VBG VBN; FUT, COND and SUBJ mark those moods); lemma
# provenance: written for this project; made by bench/lexicon/build_words_es.py.
form\tpos\tlemma
"""

Readings = dict[str, dict[str, str]]


def add(readings: Readings, form: str, tags: str, lemma: str) -> None:
    """Note the tags of a form; the first lemma of a tag is kept."""
    for tag in tags.split("|"):
        readings[form].setdefault(tag, lemma)


def add_verbs(readings: Readings) -> None:
    """All forms of all verbs."""
    for kind, verbs in read_rows("es_verbs.tsv"):
        for verb in verbs.split():
            for form, tags in conjugate(verb, kind):
                add(readings, form, tags, verb)
                if tags == "VB":
                    add(readings, form + "se", tags, verb)
                elif tags == "VBG":
                    add(readings, form[:-4] + ("á" if form[-4] == "a" else "é") + "ndose", tags, verb)


def add_nominals(readings: Readings) -> set[str]:
    """All forms of nouns, adjectives and small words; gives back those that are adjectives rather than nouns."""
    adjectives: set[str] = set()
    for kind, words in read_rows("es_nominals.tsv"):
        for word in words.split():
            if kind in ("n", "p", "na"):
                forms = noun_forms(word) if kind == "n" else adjective_forms(word)
                for form in forms:
                    add(readings, form, "NOUN" if kind != "na" else "NOUN|ADJ", singular(form, forms))
            if kind in ("a", "an"):
                forms = adjective_forms(word)
                for form in forms:
                    add(readings, form, "ADJ|NOUN" if kind == "an" else "ADJ", singular(form, forms))
                if kind == "an":
                    adjectives.update(forms)
            if kind.isupper():
                add(readings, word, kind, word)
    return adjectives


def singular(form: str, forms: list[str]) -> str:
    """The form itself in the singular, of its own gender: "heridas" is of "herida"."""
    for one in forms[:2]:
        if form in noun_forms(one):
            return one
    return forms[0]


def in_order(tags: dict[str, str], *, adjective_first: bool) -> list[str]:
    """The tags of a form, likeliest first; the marks of mood stand at the end."""
    order = [tag for tag in ORDER if tag in tags]
    if adjective_first and "ADJ" in order and "NOUN" in order:
        order.remove("ADJ")
        order.insert(order.index("NOUN"), "ADJ")
    return order + [tag for tag in tags if tag not in ORDER]


def build() -> dict[str, tuple[list[str], str]]:
    """Form -> its tags and its lemma."""
    readings: Readings = defaultdict(dict)
    add_verbs(readings)
    adjectives = add_nominals(readings)
    rows: dict[str, tuple[list[str], str]] = {}
    for form, tags in readings.items():
        order = in_order(tags, adjective_first=form in adjectives)
        rows[form] = (order, tags[order[0]])
    for form, wanted in read_rows("es_first.tsv"):
        first = wanted.split("|")
        others = [tag for tag in rows.get(form, ([], ""))[0] if tag not in first]
        rows[form] = (first + others, readings[form].get(first[0], form))
    for form, row in list(rows.items()):
        rows.setdefault(bare(form), row)
    return rows


def main() -> None:
    """Write the table, sorted by form."""
    rows = build()
    lines = [f"{form}\t{'|'.join(tags)}\t{lemma}\n" for form, (tags, lemma) in sorted(rows.items())]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    sys.stderr.write(f"{OUT.name}: {len(rows):,} forms\n")


if __name__ == "__main__":
    main()
