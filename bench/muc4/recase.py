"""A text in capitals -> the same text, character for character, in the case that English gives it.

The reports of the collection came over a teleprinter. Words that the language does not know and the names of
the atlas are capitalised, so are the words that an acronym in brackets stands for, and the first word of a
sentence. A word that may be a title or part of a name ("general", "national") is, beside another. Offsets do
not move.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import dragoman.read
from dragoman.atlas import Actor, Atlas, Outlet, fold

WORD = re.compile(r"[A-Z]+(?:'[A-Z]+)*")
SENTENCE_START = re.compile(r"(?:^|[.!?][\"')]*\s+|\n\s*\n\s*|--\s*|\[TEXT\]\s*)[\"'(\[]*$", re.IGNORECASE)
ACRONYM = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
POSSESSIVE = re.compile(r"[A-Z]+'S")
GAP = re.compile(r"[\s,;:\[\]\"-]*")
SHORTEST_NAME = 2
LONGEST_NAME = 8
LONGEST_MAKE = 3
DESIGNATION = re.compile(r"-?\d")
SMALL = frozenset({"of", "the", "and", "for", "de", "la", "del", "los", "las", "el", "y", "in", "to"})


def recase(text: str, atlas: Atlas | None = None) -> str:
    """The text with capitals where English has them; its length is that of the original."""
    words = list(WORD.finditer(text))
    forms = [recase_word(m[0], text[max(0, m.start() - 12) : m.start()]) for m in words]
    settle_titles(text, words, forms)
    if atlas is not None:
        for first, written in atlas_names(text, words, atlas):
            forms[first : first + len(written)] = written
    for index, match in enumerate(words):
        if len(match[0]) <= LONGEST_MAKE and DESIGNATION.match(text, match.end()):
            forms[index] = match[0]
    for first, written in bracketed_names(text, words):
        forms[first : first + len(written)] = written
    parts: list[str] = []
    at = 0
    for match, form in zip(words, forms, strict=True):
        parts += (text[at : match.start()], form)
        at = match.end()
    return "".join([*parts, text[at:]])


def recase_word(word: str, before: str) -> str:
    """A word in the case of its place: "The" after a full stop, "the" elsewhere, "Bogota" everywhere."""
    low = word.lower()
    if "'" in word and POSSESSIVE.fullmatch(word):
        return recase_word(word[:-2], before) + word[-2:].lower()
    is_initials = (
        len(word) >= SHORTEST_NAME and low not in common_words() and not re.search(r"[AEIOUY]", word)
    )
    if is_initials:
        return word
    is_name = low not in common_words() or SENTENCE_START.search(before) is not None
    return capital(low) if is_name else low


def capital(low: str) -> str:
    """A lower-case word with a capital."""
    return low[:1].upper() + low[1:]


def settle_titles(text: str, words: list[re.Match[str]], forms: list[str]) -> None:
    """Capitalise the words that may be part of a name where they stand beside a name."""
    for index, match in enumerate(words):
        if match[0].lower() not in title_words():
            continue
        after = index + 1 < len(words) and text[match.end() : words[index + 1].start()].strip() in ("", ".")
        if after and (forms[index + 1][:1].isupper() or words[index + 1][0].lower() in title_words()):
            forms[index] = capital(match[0].lower())
        elif (
            index
            and not text[words[index - 1].end() : match.start()].strip()
            and forms[index - 1][:1].isupper()
        ):
            forms[index] = capital(match[0].lower())


def atlas_names(text: str, words: list[re.Match[str]], atlas: Atlas) -> Iterator[tuple[int, list[str]]]:
    """Where a name of the atlas stands and how its words are written."""
    names = cased_names(atlas)
    for first in range(len(words)):
        for size in range(min(LONGEST_NAME, len(words) - first), 0, -1):
            run = words[first : first + size]
            if any(not GAP.fullmatch(text[a.end() : b.start()]) for a, b in pairwise(run)):
                continue
            written = names.get(tuple(m[0].lower() for m in run))
            if written is not None:
                yield first, [like(m[0], word) for m, word in zip(run, written, strict=True)]
                break


def like(word: str, written: str) -> str:
    """The letters of a word in the case of another of its length."""
    return "".join(a if b.isupper() else a.lower() for a, b in zip(word, written, strict=True))


def bracketed_names(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, list[str]]]:
    """The words before an acronym in brackets that begin with its letters, and the acronym wherever it stands."""
    acronyms = {match[1] for match in ACRONYM.finditer(text) if match[1].lower() not in common_words()}
    for index, match in enumerate(words):
        if match[0] not in acronyms:
            continue
        yield index, [match[0]]
        if text[match.start() - 1 : match.start()] not in ("[", "("):
            continue
        letters, first = sorted(match[0]), index
        initials: list[str] = []
        while first and len(initials) < len(letters):
            first -= 1
            if words[first][0].lower() not in SMALL:
                initials.append(words[first][0][0])
        if sorted(initials) == letters:
            lows = [m[0].lower() for m in words[first:index]]
            yield first, [low if low in SMALL else capital(low) for low in lows]


@cache
def cased_names(atlas: Atlas) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The atlas's names of forces, outlets and countries as words: in lower case -> as they are written."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    nations = [name for c in atlas.countries for name in (c.name, *c.names, *c.demonyms)]
    bodies: tuple[Actor | Outlet, ...] = (*atlas.actors, *atlas.outlets)
    others = [name for body in bodies for name in (body.name, *body.names)]
    for name in [*nations, *others]:
        written = tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", name))
        plain = tuple(fold(word) for word in written)
        if not written or any(len(a) != len(b) for a, b in zip(written, plain, strict=True)):
            continue
        if len(written) == 1 and plain[0] in common_words() and (name.isupper() or name not in nations):
            continue
        if any(word[:1].isupper() for word in written):
            found.setdefault(plain, written)
    return found


@cache
def common_words() -> frozenset[str]:
    """The English word forms that are mostly no names or may be a title, from the reader's word list."""
    return frozenset(form for form, tags in word_table() if tags != "PROPN")


@cache
def title_words() -> frozenset[str]:
    """The words that are more often part of a name than not ("general", "national", "guard")."""
    return frozenset(form for form, tags in word_table() if tags.startswith("PROPN|"))


@cache
def word_table() -> tuple[tuple[str, str], ...]:
    """The forms of the reader's word list with their tags."""
    path = Path(dragoman.read.__file__).parent / "lexicons" / "en" / "words.tsv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((row[0], row[1]) for row in rows if len(row) > 1)
