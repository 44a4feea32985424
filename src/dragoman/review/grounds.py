"""A person's value and the words that the person pointed at -> the parts of the value that those words do not say.

The reader reads every value again from its quotes with its engines. Here the cheap half of that is asked of people: a
name must be made of the quoted words, the words of a number must stand in a quote, and digits in them must give the
number. What a number in words gives ("thirteen") is left to the person, who has it before them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.atlas import fold, fold_words
from dragoman.base.claim import ChainLink, Claim, Materiel, Qualifier, Toll
from dragoman.base.document import Document
from dragoman.base.errors import GroundingError
from dragoman.base.span import Part, Span
from dragoman.review.fields import COUNTED, NAMES, spans_under, value_pointers

NO_SPAN = "no words of the document are given for it"
NO_NAME = "the words do not hold the name"
NO_TEXT = "the words of its number do not stand in the quotes"
NO_NUMBER = "the digits in its words give another number"
_GROUPED = r"\d{1,3}(?:[.,'’٬\u00a0\u202f ]\d{3})+(?!\d)"
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d])(?<![A-Za-z][-‐‑–])(?<!\d[.,٫])(?>{_GROUPED}|\d+(?:[.,٫]\d+)?)(?!\s?(?:mm|cm|ملم|مم)\b)"
)
"""A number that counts: neither the 7 of "RPG-7" nor the 81 of "81 mm"."""
_ENDS_NUMBER = re.compile(r"\d[.,'’٬٫\u00a0\u202f]?\Z")
_GOES_ON = re.compile(r"[.,'’٬٫\u00a0\u202f]?\d")
_WORDS_APART = ("LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARMENIAN", "GEORGIAN")
_FREE = frozenset({Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.SEVERAL, Qualifier.UNSTATED})
"""Qualifiers whose bounds come from words, not from digits."""


@dataclass(frozen=True, slots=True)
class _Words:
    joiners: frozenset[str]
    multipliers: Mapping[str, int]


def span_at(document: Document, part: Part | str, start: int, end: int, quote: str | None = None) -> Span:
    """The span of [start, end) of a part of the document, in Python characters.

    Args:
        quote: what the person saw there; it must stand there.

    Raises:
        GroundingError: the range or the part is not in the document, or other words stand there.
    """
    try:
        known = Part(part)
        source = document.part_text(known)
        return (
            Span.cut(source, known, start, end)
            if quote is None
            else Span.checked(source, known, start, end, quote)
        )
    except ValueError as error:
        raise GroundingError(f"document {document.id[:24]}: {error}. Select the words again.") from None


def stands(document: Document, span: Span) -> bool:
    """Whether a span's quote stands in the document where it says."""
    return (
        span.start >= 0
        and 0 < len(span.quote) == span.end - span.start
        and (document.part_text(span.part)[span.start : span.end] == span.quote)
    )


def is_cut(document: Document, span: Span) -> bool:
    """Whether a span begins or ends inside a number or a word: "5" of "15", "six" of "sixty", "Gao" of "Gaoua"."""
    return not _is_whole(document.part_text(span.part), span.start, span.end)


def unsaid(
    name: str, value: object, spans: Mapping[str, tuple[Span, ...]], trusted: Iterable[Claim] = ()
) -> dict[str, str]:
    """The pointers of a field's value that its spans do not say, each with why not.

    Args:
        spans: at and under the pointers of the field.
        trusted: claims whose entries, with the words that they have there, are taken as said.
    """
    found: dict[str, str] = {}
    known = [entry for claim in trusted for entry in _entries(name, claim)]
    for pointer in value_pointers(name, value):
        item = value[int(pointer.rpartition("/")[2])] if isinstance(value, tuple) else value
        under = spans_under(spans, pointer)
        quotes = [span for rows in under.values() for span in rows]
        own = set(spans.get(pointer, ()))
        if any(rows and own.issuperset(rows) and item == entry for entry, rows in known):
            continue
        if reason := _fault(name, item, quotes):
            found[pointer] = reason
    return found


def _entries(name: str, claim: Claim) -> list[tuple[object, tuple[Span, ...]]]:
    """The values of a field, or of its list, with their words."""
    value = getattr(claim, name)
    if isinstance(value, tuple):
        return [(item, claim.spans.get(f"/{name}/{n}", ())) for n, item in enumerate(value)]
    return [(value, claim.spans.get(f"/{name}", ()))]


def _fault(name: str, item: object, spans: Sequence[Span]) -> str:
    """Why an entry is not said; empty when it is."""
    if not spans:
        return NO_SPAN
    if name in NAMES or name == "places":
        return "" if holds_name(spans, str(item)) else NO_NAME
    if isinstance(item, ChainLink):
        return "" if holds_name(spans, item.name) else NO_NAME
    if name in COUNTED and isinstance(item, (Toll, Materiel)):
        if not any(_holds(_squeezed(span.quote), _squeezed(item.text)) for span in spans):
            return NO_TEXT
        low, high = (item.min, item.max) if isinstance(item, Toll) else (item.qty_min, item.qty_max)
        return "" if gives_number(item.text, low, high, item.qualifier) else NO_NUMBER
    return ""


def holds_name(spans: Sequence[Span], name: str) -> bool:
    """Whether a name is one of the quotes, or all its words stand in them."""
    if any(_squeezed(name) == _squeezed(span.quote) for span in spans):
        return True
    said = {piece for span in spans for piece in fold_words(span.quote).split()}
    pieces = fold_words(name).split()
    return bool(pieces) and all(piece in said for piece in pieces)


def gives_number(text: str, low: int | None, high: int | None, qualifier: Qualifier) -> bool:
    """Whether the digits in the words of a number can give its bounds; words without digits are not judged.

    Args:
        text: the words, with digits of any script.
        low: the fewest. high: the most. None: open.
    """
    numbers = _whole_numbers(text)
    if not numbers or qualifier in _FREE:
        return True
    words, lists = text.split(), _word_lists()
    folded = {fold(word) for word in words}
    allowed = {*numbers, sum(numbers)}
    allowed |= {n * lists.multipliers[word] for n in numbers for word in folded & lists.multipliers.keys()}
    if any(fold(word) in lists.joiners or word.startswith("و") for word in words):
        allowed.add(sum(numbers) + 1)
    if qualifier is Qualifier.MORE_THAN:
        allowed |= {n + 1 for n in allowed}
    if qualifier is Qualifier.UP_TO:
        allowed |= {n - 1 for n in allowed}
    zero_is_said = low == 0 and high in allowed  # "15 killed or wounded" begins at zero
    return (low is None or low in allowed or zero_is_said) and (high is None or high in allowed)


def _whole_numbers(text: str) -> list[int]:
    """The whole numbers that stand in a text in digits of any script; a calibre such as 12.7 is none."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = match[0]
        if digits.isdecimal():
            found.append(int(digits))
        elif re.fullmatch(_GROUPED, digits):
            found.append(int("".join(char for char in digits if char.isdecimal())))
    return found


def _holds(quote: str, text: str) -> bool:
    """Whether a quote holds a text that is no piece of a longer number or word."""
    start = quote.find(text)
    while start >= 0:
        if _is_whole(quote, start, start + len(text)):
            return True
        start = quote.find(text, start + 1)
    return False


def _is_whole(source: str, start: int, end: int) -> bool:
    """Whether neither edge of source[start:end] cuts a number or a word.

    A script without spaces has no edges to cut; Arabic writes "and", "by" and "the" onto the front of a word.
    """
    before, after = source[max(0, start - 2) : start], source[end : end + 2]
    first, last = source[start], source[end - 1]
    if first.isdecimal() and _ENDS_NUMBER.search(before):
        return False
    if last.isdecimal() and _GOES_ON.match(after):
        return False
    if first.isalpha() and before[-1:].isalpha() and _script(before[-1]) in _WORDS_APART:
        return False
    return not (last.isalpha() and after[:1].isalpha() and _script(after[0]) in (*_WORDS_APART, "ARABIC"))


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _squeezed(text: str) -> str:
    """A text without line breaks and doubled blanks, in small letters."""
    return " ".join(text.split()).casefold()


@cache
def _word_lists() -> _Words:
    """The lists of words.toml, folded."""
    rows = tomllib.loads(
        resources.files("dragoman.review").joinpath("words.toml").read_text(encoding="utf-8")
    )
    multipliers = {fold(word): int(times) for word, times in rows["multipliers"].items()}
    return _Words(frozenset(fold(word) for word in rows["joiners"]), multipliers)
