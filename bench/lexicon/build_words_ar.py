"""The Arabic source lists beside this file and the tables of lexicons/ar -> lexicons/ar/words.tsv.

Run as `python -m bench.lexicon.build_words_ar`. ar_words.tsv (tags given out in full) wins over the forms that are
made: of verbs (ar_verbs.tsv) the persons that news uses, masdars and participles; of nouns and adjectives
(ar_nouns.tsv) plurals, duals and what stands before a pronoun; of the other tables every word that none of these has.
Arabic writes no capitals, so that a word which no table knows is taken for a name: coverage counts.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from bench.lexicon.arabic_forms import (
    ALIF,
    YA,
    Verb,
    adjective_forms,
    dual_forms,
    imperfect_forms,
    masdar_of,
    noun_forms,
    participles_of,
    perfect_forms,
    sound_plurals,
)
from dragoman.read.folding import fold_arabic

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src" / "dragoman" / "read" / "lexicons" / "ar"
HEADER = """\
# Arabic word forms and what they usually are. Made by bench/lexicon/build_words_ar.py: edit its source lists.
# columns: form (without the article; vowels unwritten); pos (Universal POS, the likeliest first, '|' between; verbs
#   are VBD in the perfect and VBZ in the imperfect, participles ADJ); lemma (of the first tag)
# provenance: own source lists (ar_words.tsv, ar_verbs.tsv, ar_nouns.tsv) and the other tables of this folder.
form\tpos\tlemma
"""
SHORT, LONG = (
    2,
    4,
)  # the look-up leaves the article of الحي and takes one off التزام, so that both are written with it too
Words = dict[str, tuple[list[str], str]]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table, comments left out, missing cells empty."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def add(words: Words, form: str, tag: str, lemma: str) -> None:
    """Note one reading of a form, behind those noted before."""
    tags, _ = words.setdefault(form, ([], lemma))
    if tag not in tags:
        tags.append(tag)


def add_verb(words: Words, row: dict[str, str]) -> None:
    """Note the forms of a verb, its masdars and participles."""
    measure = int(row["measure"])
    verb = Verb(measure, row["perfect"], row["imperfect"])
    for form in perfect_forms(verb):
        if len(form) > 1:
            add(words, form, "VBD", verb.perfect)
    for form in imperfect_forms(verb):
        if len(form) > 2:
            add(words, form, "VBZ", verb.perfect)
    masdars = row["masdars"].split("|") if row["masdars"] else [masdar_of(verb)]
    for masdar in filter(None, masdars):
        forms = [*noun_forms(masdar), *(sound_plurals(masdar, feminine=True) if measure > 1 else ())]
        for form in (*forms, *(dual_forms(masdar) if masdar.endswith("ة") else ())):
            add(words, form, "NOUN", masdar)
    for participle in participles_of(verb):
        for form in adjective_forms(participle):
            add(words, form, "ADJ", participle)


def add_noun(words: Words, row: dict[str, str]) -> None:
    """Note the forms of a noun or an adjective: its plurals, sound ones by "ون" or "ات", and its dual."""
    singular, tag = row["singular"], row["pos"]
    forms = [*adjective_forms(singular)] if tag == "ADJ" else [*noun_forms(singular), *dual_forms(singular)]
    for plural in filter(None, row["plurals"].split("|")):
        if plural == "ون":
            forms += sound_plurals(singular)
        elif plural == "ات":
            forms += sound_plurals(singular, feminine=True)
        else:
            forms += noun_forms(plural)
            forms += [plural[:-1] + "ئ", plural[:-1] + "ؤ"] if plural.endswith(ALIF + "ء") else []
            forms += (
                [plural[:-1]]
                if plural.endswith(YA) and not plural.endswith("ي" * 2) and len(plural) > 4
                else []
            )
    for form in forms:
        add(words, form, tag, singular)


def has_clitic(word: str, words: Words) -> bool:
    """Whether a word begins with the article or with a clitic before a word that is known, or ends in a pronoun."""
    if word.startswith(("ال", "لل", "بال", "وال", "كال")):
        return True
    rest = word[1:]
    return (
        word[0] in "بلوفك"
        and len(rest) > SHORT
        and any(part in words for part in (rest, rest[:-1], rest[:-2]) if len(part) > SHORT)
        or any(
            word.endswith(tail) and any(stem in words for stem in hosts(word[: -len(tail)]))
            for tail in ("هما", "هم", "هن", "ها", "نا", "ه")
        )
    )


def hosts(stem: str) -> list[str]:
    """What a word may be that a pronoun was cut off: "سيارت" is "سيارة", "علي" is "على"."""
    if len(stem) < SHORT:
        return []
    return [stem, stem + "ة", *([stem[:-1] + "ة"] if stem[-1] == "ت" else []), stem[:-1] + "ى"]


def add_tables(words: Words) -> None:
    """Note every single word of the other tables that no source list has and that is one word."""
    found = table_words(words)
    everything = {**words, **found}
    for word, reading in found.items():
        if not has_clitic(word, everything):
            words[word] = reading


def table_words(words: Words) -> Words:
    """The single words of the other tables that no source list has, with their likeliest tag."""
    found: Words = {}
    columns = {
        "persons.tsv": ("form", "plural", "dual"),
        "targets.tsv": ("form", "plural", "dual"),
        "units.tsv": ("form", "plural", "dual"),
        "sources.tsv": ("form", "plural"),
        "ranks.tsv": ("title",),
    }
    for name, cells in columns.items():
        for row in rows(TABLES / name):
            for phrase in "|".join(row[cell] for cell in cells).split("|"):
                for at, word in enumerate(phrase.split()):
                    if word not in words:
                        add(found, word, "ADJ" if at else "NOUN", word)
    for row in rows(TABLES / "acts.tsv"):
        for phrase in row["forms"].split("|"):
            for at, word in enumerate(phrase.replace("…", " ").split()):
                if word not in words:
                    is_verb = at == 0 and row["pos"] != "noun"
                    add(found, word, ("VBZ" if word[0] == YA else "VBD") if is_verb else "NOUN", word)
    return found


def build() -> Words:
    """All forms with their tags and lemma."""
    words: Words = {}
    fixed: Words = {}
    for row in rows(HERE / "ar_words.tsv"):
        for form in row["forms"].split("|"):
            fixed[form] = (row["pos"].split("|"), row["lemma"] or form)
    for row in rows(HERE / "ar_verbs.tsv"):
        if row["measure"] == "1":
            add_verb(words, row)
    for row in rows(HERE / "ar_nouns.tsv"):
        add_noun(words, row)
    for row in rows(HERE / "ar_verbs.tsv"):
        if row["measure"] != "1":
            add_verb(words, row)
    for form, (tags, lemma) in tuple(words.items()):
        if "NOUN" in tags and (len(form) == SHORT or form.startswith("ال") and len(form) > LONG):
            words["ال" + form] = (["NOUN"], lemma)
    words = merge(fixed, words)
    add_tables(words)
    return merge({}, words)


def merge(fixed: Words, made: Words) -> Words:
    """One row for all spellings that fold alike: the tags of a fixed one, or of all in the order in which they came."""
    merged: Words = {}
    spelt: dict[str, str] = {}
    for form, (tags, lemma) in (*fixed.items(), *made.items()):
        key = fold_arabic(form)
        known = spelt.setdefault(key, form)
        old, first = merged.setdefault(known, ([], lemma))
        if known in fixed and form not in fixed:
            continue
        merged[known] = ([*old, *(tag for tag in tags if tag not in old)], first)
    return merged


def main() -> None:
    """Write the table."""
    words = build()
    lines = [f"{form}\t{'|'.join(tags)}\t{lemma}\n" for form, (tags, lemma) in sorted(words.items())]
    (TABLES / "words.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} forms")


if __name__ == "__main__":
    main()
