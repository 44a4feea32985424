"""A claim with its quotes -> for each value whether its own words give it.

The words of a value stand in its quotes, the quotes have the hashes that are given, and the bounds follow from the
words by the table of the codebook (docs/reference/codebook.md). A date is only held to rest on words: which day "last
night" is, no table says.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.base.claim import Claim, Materiel, Qualifier, Toll
from dragoman.base.document import text_sha256
from dragoman.write.bundle.amounts import (
    Words,
    as_count,
    count_wordings,
    has_wording,
    load_words,
    numbers_in,
    starts_with,
)
from dragoman.write.bundle.quotes import Quote
from dragoman.write.bundle.values import NAMES, own_words, value_at
from dragoman.write.quotes import MOST_WORDS, shorten_span, withheld_markers

Problems = Mapping[str, tuple[str, ...]]
"""JSON pointer of a value -> what is wrong with it."""

_LISTS = ("killed", "injured", "captured", "materiel")
_POINTED = re.compile(r"\d{1,3}(\.\d{3})+")
_VAGUE = {Qualifier.SEVERAL: {3}, Qualifier.DOZENS: {20, 24, 40}, Qualifier.HUNDREDS: {200}}
"""What words without a number are coded as."""
_BOUNDING = (Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.UP_TO, Qualifier.NEARLY)
"""Qualifiers whose words may not stand beside a number that is taken as it is."""


def prove_claim(claim: Claim, quotes: Sequence[Quote], lang: str | None) -> Problems:
    """What is wrong with the values of a claim; empty when nothing is.

    Args:
        quotes: those of the claim.
        lang: the language of its document; without a table for it, bounds are not derived again.
    """
    problems: defaultdict[str, list[str]] = defaultdict(list)
    by_pointer: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_pointer[quote.pointer].append(quote)
        problems[quote.pointer] += _quote_problems(claim, quote)
    words = load_words(lang)
    for pointer in _worded(claim):
        value = value_at(claim, pointer)
        problems[pointer] += _words_problems(value, by_pointer[pointer])
        if words and isinstance(value, (Toll, Materiel)):
            problems[pointer] += _bounds_problems(value, words)
    return {pointer: tuple(found) for pointer, found in problems.items() if found}


def problems_at(problems: Problems, pointer: str) -> tuple[str, ...]:
    """The problems of a value: of its own place, of what lies in it and of what it lies in."""
    return tuple(
        problem
        for at, found in problems.items()
        if at == pointer or at.startswith(pointer + "/") or pointer.startswith(at + "/")
        for problem in found
    )


def _worded(claim: Claim) -> list[str]:
    """The pointers of the values that words of the source give as they are: names, tolls, items."""
    pointers = [name for name in NAMES if name != "/places" and value_at(claim, name)]
    pointers += [f"/places/{n}" for n in range(len(claim.places))]
    return pointers + [f"/{name}/{n}" for name in _LISTS for n in range(len(getattr(claim, name)))]


def _quote_problems(claim: Claim, quote: Quote) -> list[str]:
    problems = []
    shown = repr(quote.quote[:40])
    if quote.document != claim.document_id:
        problems.append(f"the quote {shown} is of document {quote.document[:24]!r}, the claim is of another")
    if not 0 <= quote.start < quote.end:
        problems.append(f"the quote {shown} has the range {quote.start}:{quote.end}")
    if shorten_span(quote.span) != quote.span:
        problems.append(f"the quote {shown} has more than {MOST_WORDS} words")
    if quote.is_withheld and quote.sha256:
        problems.append(f"the quote {shown} has a hash, which would give away what is withheld")
    if not quote.is_withheld and quote.sha256 != text_sha256(quote.quote):
        problems.append(f"the quote {shown} has not the sha256 that stands with it")
    if not quote.is_withheld and len(quote.quote) != quote.end - quote.start:
        problems.append(f"the quote {shown} is not as long as {quote.start}:{quote.end}")
    return problems


def _words_problems(value: object, quotes: Sequence[Quote]) -> list[str]:
    """Whether the words of a value stand in its quotes; a name that is withheld cannot be looked for."""
    if not quotes:
        return ["no quote says it"]
    text = own_words(value)
    if not text or is_cut_text(text) or any(quote.is_withheld for quote in quotes):
        return []
    wanted, there = plain(text), plain(" ".join(quote.quote for quote in quotes))
    if wanted in there or set(wanted.split()) <= set(there.split()):
        return []
    return [f"the words {text[:40]!r} stand in none of its quotes"]


def _bounds_problems(value: Toll | Materiel, words: Words) -> list[str]:
    low, high = (value.min, value.max) if isinstance(value, Toll) else (value.qty_min, value.qty_max)
    given = Counter(numbers_in(value.text, words))
    if isinstance(value, Materiel):
        given -= Counter(numbers_in(value.item, words))  # the 81 of "an 81 mm mortar" counts no mortars
    counts = [count for n in given.elements() if (count := as_count(plain_count(n))) is not None]
    if is_cut_text(value.text) or _follows(value.text, low, high, value.qualifier, counts, words):
        return []
    shown = f"{'?' if low is None else low} to {'?' if high is None else high}, {value.qualifier}"
    return [f"{shown} does not follow from the words {value.text[:40]!r}"]


def _follows(
    text: str, low: int | None, high: int | None, qualifier: Qualifier, given: Sequence[int], words: Words
) -> bool:
    """Whether bounds and qualifier are those of the words, by the codebook's table of tolls.

    Where one number covers two tolls ("15 killed or wounded"), the lower bound of each is 0.
    """
    if qualifier is Qualifier.NONE:
        return (low, high) == (0, 0) and not any(given)
    if qualifier is Qualifier.UNSTATED:
        return high is None and low in (0, 1) and not given
    if qualifier in _VAGUE:
        return high is None and low in {0, *_VAGUE[qualifier], *given}
    if qualifier is Qualifier.MORE_THAN:
        return high is None and (low == 0 or (low is not None and low - 1 in given))
    if qualifier is Qualifier.AT_LEAST:
        return high is None and low in (0, *given)
    if qualifier is Qualifier.UP_TO:
        return high in given and not low
    if qualifier is Qualifier.RANGE:
        return {bound for bound in (low, high) if bound} <= set(given)
    if has_wording(text, words.anaphors) and not given:
        return low == high  # "as many": the number stands elsewhere, in words that are not the value's own
    others = [q for q in _BOUNDING if q is not qualifier]
    if any(has_wording(text, words.hedges[q]) for q in others):
        return False
    return high in _told_counts(text, given, words) and low in (0, high)


def _told_counts(text: str, given: Sequence[int], words: Words) -> set[int]:
    """What words can count: their numbers, all of them together ("a nun and two novices"), one of what begins with an
    article ("a 57-year-old man"), or, without any number, who is listed ("a woman and her child")."""
    begins = {1} if starts_with(text, words.articles) else set()
    if not given:
        return {1, 1 + count_wordings(text, words.joins)}
    return begins | {*given, sum(given) + count_wordings(text, words.articles)}


def plain_count(number: str) -> str:
    """A number that some group by points ("8.400") as a count."""
    return number.replace(".", "") if _POINTED.fullmatch(number) else number


def is_cut_text(text: str) -> bool:
    """Whether something in a text is withheld."""
    return any(mark in text for mark in withheld_markers())


def plain(text: str) -> str:
    """A text without case, accents and marks, words parted by one blank."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())
