"""A text -> the numbers and the bounding words in it, by a short table a language.

It shares nothing with the reader, which found the numbers, nor with the grammar, which wrote them: what proves a
sentence must not be what made it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.base.claim import Qualifier

_MOST_DIGITS = 15
_DECIMALS = re.compile(r"(?<![\d.,٫٬])\d+[.,٫]\d{1,2}(?![\d.,٫٬]?\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The table of a language, its wordings in small letters; there is one for a language, equal only to itself."""

    group: str
    decimal: str
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    fixed: Mapping[str, int]
    phrases: Mapping[str, int]
    articles: tuple[str, ...]
    joins: tuple[str, ...]
    anaphors: tuple[str, ...]
    function: frozenset[str]
    no_numbers: tuple[str, ...]
    hedges: Mapping[Qualifier, tuple[str, ...]]
    suspicion: Mapping[str, tuple[str, ...]]
    voice: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]


@cache
def load_words(lang: str | None) -> Words | None:
    """The table of a language tag; None when there is none, and then nothing about its numbers is proved."""
    tag = (lang or "").split("-")[0].lower()
    source = files(__package__).joinpath(f"words.{tag}.toml")
    if not tag.isalpha() or not source.is_file():
        return None
    table = tomllib.loads(source.read_text("utf-8"))
    return Words(
        group=table["separators"]["group"],
        decimal=table["separators"]["decimal"],
        numbers=table["numbers"],
        scales=table["scales"],
        fixed=table["fixed"],
        phrases=table["phrases"],
        articles=tuple(table["lists"]["articles"]),
        joins=tuple(table["lists"]["joins"]),
        anaphors=tuple(table["lists"]["anaphors"]),
        function=frozenset(table["lists"]["function"]),
        no_numbers=tuple(table["no_numbers"]["words"]),
        hedges={Qualifier(name): tuple(words) for name, words in table["hedges"].items()},
        suspicion={name: tuple(words) for name, words in table["suspicion"].items()},
        voice={name: tuple(words) for name, words in table["voice"].items()},
        months=tuple(name.lower() for name in table["months"]["names"]),
    )


@lru_cache(maxsize=1 << 16)
def numbers_in(text: str, words: Words) -> tuple[str, ...]:
    """The numbers of a text in order, in figures without grouping: ("51", "14.5")."""
    found = [*_figures(text, words), *_spelled(text, words)]
    return tuple(number for _, number in sorted(found))


def decimals_in(text: str) -> tuple[str, ...]:
    """The numbers with one or two decimals, whatever sign parts them: a source has "14.5 mm" where we tell "14,5 mm".

    >>> decimals_in("14.5 mm, 1,500")
    ('14.5',)
    """
    return tuple(
        "".join(str(unicodedata.digit(c)) if c.isdigit() else "." for c in match[0]).lstrip("0")
        for match in _DECIMALS.finditer(text)
    )


def as_count(number: str) -> int | None:
    """A number as a count of persons or pieces; None for one with decimals, or larger than any count."""
    return int(number) if number.isdigit() and len(number) <= _MOST_DIGITS else None


def has_wording(text: str, wordings: Iterable[str]) -> bool:
    """Whether one of the wordings stands in a text as words of their own."""
    small = text.lower()
    return any(re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", small) for wording in wordings)


def count_wordings(text: str, wordings: Iterable[str]) -> int:
    """How often one of the wordings, single words, stands in a text."""
    wanted = frozenset(wordings)
    return sum(match[0] in wanted for match in _WORD.finditer(text.lower()))


def starts_with(text: str, wordings: Iterable[str]) -> bool:
    """Whether a text begins with one of the wordings."""
    return has_wording(text.split(" ", 1)[0], wordings)


def months_in(text: str, words: Words) -> frozenset[int]:
    """The months that a text names with a capital, 1 to 12."""
    return frozenset(
        words.months.index(m[0].lower()) + 1
        for m in _WORD.finditer(text)
        if m[0].lower() in words.months and not m[0].islower()
    )


def _figures(text: str, words: Words) -> Iterator[tuple[int, str]]:
    group, decimal = re.escape(words.group), re.escape(words.decimal)
    pattern = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)*"
    for match in re.finditer(pattern, text):
        plain = re.sub(f"[{group}]", "", match[0]).replace(words.decimal, ".")
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain)
        yield match.start(), digits.lstrip("0") or "0"


def _spelled(text: str, words: Words) -> Iterator[tuple[int, str]]:
    """Numbers in words, each run of them put together: "one hundred and five"."""
    small = text.lower()
    for wording in (*words.phrases, *words.no_numbers):
        for match in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", small):
            if wording in words.phrases:
                yield match.start(), str(words.phrases[wording])
            small = small[: match.start()] + "·" * len(match[0]) + small[match.end() :]
    tokens = list(_WORD.finditer(small))
    at = 0
    while at < len(tokens):
        run = _run(tokens, at, small, words)
        if run:
            yield tokens[at].start(), str(_value([token[0] for token in run], words))
        at += len(run) or 1


def _run(tokens: list[re.Match[str]], at: int, small: str, words: Words) -> list[re.Match[str]]:
    """The tokens from `at` on that make one number in words."""
    run: list[re.Match[str]] = []
    for token in tokens[at:]:
        gap = small[run[-1].end() : token.start()] if run else ""
        if run and (gap not in (" ", "-", " and ") and gap.strip(" -")):
            break
        if token[0] == "and" and run and run[-1][0] in words.scales:
            run.append(token)
        elif token[0] in words.numbers and (not run or _may_follow(run[-1][0], token[0], words)):
            run.append(token)
        elif token[0] in words.scales and (run or token[0] != "score"):
            run.append(token)
        elif not run and token[0] in words.fixed:
            return [token]
        else:
            break
    while run and run[-1][0] == "and":
        run.pop()
    return run


def _may_follow(before: str, word: str, words: Words) -> bool:
    """Whether a word of a number goes on with the number before it: "twenty two" does, "two three" does not."""
    if before == "and" or before in words.scales:
        return True
    tens = words.numbers.get(before, 0)
    return tens >= 20 and tens % 10 == 0 and 0 < words.numbers[word] < 10


def _value(run: list[str], words: Words) -> int:
    if run[0] in words.fixed:
        return words.fixed[run[0]]
    whole = part = 0
    for word in run:
        if word in words.numbers:
            part += words.numbers[word]
        elif word in words.scales and words.scales[word] < 1000:
            part = max(part, 1) * words.scales[word]
        elif word in words.scales:
            whole, part = whole + max(part, 1) * words.scales[word], 0
    return whole + part
