"""The source lists of this folder -> lexicons/fr/words.tsv, a dictionary of the parts of speech of French.

No corpus and no tagger stands behind it: verbs are conjugated by `french_forms`, nouns and adjectives are
declined, and a form that several words share has its likeliest reading first (`fr_first.tsv` says where
the general order is wrong). Forms with accents are given without as well, unless that is another word.

    python -m bench.lexicon.build_words_fr
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from bench.lexicon.french_forms import adjective_forms, conjugate, feminine, noun_forms, read_rows

OUT = Path(__file__).parents[2] / "src/dragoman/read/lexicons/fr/words.tsv"
ORDER = (
    "DET",
    "PRON",
    "ADP",
    "SCONJ",
    "CCONJ",
    "NUM",
    "ADV",
    "INTJ",
    "VBN",
    "NOUN",
    "ADJ",
    "VBZ",
    "VBP",
    "VBD",
    "VBG",
    "VB",
)
"""What a form is rather than what stands behind it; a noun goes before the present of a verb."""

HEADER = """\
# French word forms and what they are. Edit freely, or edit the lists of bench/lexicon and make this file anew.
# columns: form (lower case); pos (likeliest first, '|' between them; Universal POS, verbs split by form into VB
#   (infinitive) VBP VBZ (present) VBD (any finite past) VBG VBN; FUT and COND mark the future and the conditional);
#   lemma (of the first reading)
# provenance: written for this project; made by bench/lexicon/build_words_fr.py.
form\tpos\tlemma
"""
UNACCENTED = frozenset({"VBN", "NOUN", "ADJ", "ADP", "ADV"})
"""Readings of the forms that are given without accents too."""

Readings = dict[str, dict[str, str]]


def add(readings: Readings, form: str, tags: str, lemma: str) -> None:
    """Note the tags of a form; the first lemma of a tag is kept."""
    for tag in tags.split("|"):
        readings[form].setdefault(tag, lemma)


def add_verbs(readings: Readings) -> None:
    """All forms of all verbs."""
    for kind, verbs in read_rows("fr_verbs.tsv"):
        for verb in verbs.split():
            for form, tags in conjugate(verb, kind):
                add(readings, form, tags, verb)


def add_nominals(readings: Readings) -> set[str]:
    """All forms of nouns, adjectives and small words; gives back those that are adjectives rather than nouns."""
    adjectives: set[str] = set()
    for kind, words in read_rows("fr_nominals.tsv"):
        for word in words.split():
            if kind in ("n", "na", "p"):
                forms = noun_forms(word)
                for form in [
                    *forms,
                    *(noun_forms(feminine(word)) if kind == "p" and "/" not in word else ()),
                ]:
                    add(readings, form, "NOUN", forms[0])
            if kind in ("a", "na", "an"):
                forms = adjective_forms(word)
                for form in forms:
                    add(readings, form, "ADJ|NOUN" if kind != "a" else "ADJ", forms[0])
                if kind == "an":
                    adjectives.update(forms)
            if kind.isupper():
                add(readings, word, kind, word)
    return adjectives


def in_order(tags: dict[str, str], *, adjective_first: bool) -> list[str]:
    """The tags of a form, likeliest first; the marks of tense stand at the end."""
    order = [tag for tag in ORDER if tag in tags]
    if adjective_first and "ADJ" in order and "NOUN" in order:
        order.remove("ADJ")
        order.insert(order.index("NOUN"), "ADJ")
    return order + [tag for tag in tags if tag not in ORDER]


def bare(form: str) -> str:
    """A form without its accents, the ligature opened."""
    opened = unicodedata.normalize("NFD", form.replace("œ", "oe"))
    return "".join(c for c in opened if not unicodedata.combining(c))


def add_bare(rows: dict[str, tuple[list[str], str]]) -> None:
    """Every form without its accents too; a participle joins the verb form that is written alike ("tue", "tués")."""
    for form, (tags, lemma) in list(rows.items()):
        plain = bare(form)
        if plain == form or not UNACCENTED.intersection(tags):
            continue
        if plain not in rows:
            rows[plain] = (tags, lemma)
        elif "VBN" in tags and rows[plain][0][0] in ("VBZ", "VBP") and "VBN" not in rows[plain][0]:
            rows[plain] = ([*rows[plain][0], "VBN"], rows[plain][1])


def build() -> dict[str, tuple[list[str], str]]:
    """Form -> its tags and its lemma."""
    readings: Readings = defaultdict(dict)
    add_verbs(readings)
    adjectives = add_nominals(readings)
    rows: dict[str, tuple[list[str], str]] = {}
    for form, tags in readings.items():
        order = in_order(tags, adjective_first=form in adjectives)
        rows[form] = (order, tags[order[0]])
    for form, wanted in read_rows("fr_first.tsv"):
        first = wanted.split("|")
        others = [tag for tag in rows.get(form, ([], ""))[0] if tag not in first]
        rows[form] = (first + others, readings[form].get(first[0], form))
    add_bare(rows)
    return rows


def main() -> None:
    """Write the table, sorted by form."""
    rows = build()
    lines = [f"{form}\t{'|'.join(tags)}\t{lemma}\n" for form, (tags, lemma) in sorted(rows.items())]
    OUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    sys.stderr.write(f"{OUT.name}: {len(rows):,} forms\n")


if __name__ == "__main__":
    main()
