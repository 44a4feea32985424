"""A line that the desk wrote down in English -> the same line in the language of who reads it, its values untouched.

The log, the reasons of jobs and the errors of every stage are written in English: they are kept, compared and read by
programs, and the stages know no web framework. A person reads them in his own language. Each such line was made from a
pattern, "account {username}: is closed. Open it first."; `lines.json` holds them all (tools.messages reads them out of
the code), and the translation of a line is that of its pattern with the line's own values put in. A line of no known
pattern is shown as it was written.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from django.utils.translation import get_language, npgettext, pgettext

from dragoman.desk.wording import in_a_row, isolated
from dragoman.page.words import number_words, same_word

CONTEXT = "line"
"""Under which the patterns stand in the catalogues of messages."""
_HOLE = re.compile(r"\{(\w+)\}")
_AGAINST = ") against "
"""Between figures and who gives them: "22 (police) against 31 (parents)"."""
_LANGUAGES = frozenset({"language", "readers"})
"""Holes that hold names of languages: "Arabic, English and French"."""
_DEEPEST = 3
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of ours with its holes. `one` and `many` differ where it counts `{n}` things."""

    one: str
    many: str
    regex: re.Pattern[str]
    weight: int


def retell(text: object) -> str:
    """The line in the language of who reads it."""
    told = str(text)
    lang = get_language() or "en"
    return told if lang.startswith("en") or not told else _retold(told, lang)


@lru_cache(maxsize=4_096)
def _retold(text: str, lang: str, depth: int = 0) -> str:
    """Kept by language: the one that is active has to be `lang`."""
    if len(text) > _LONGEST:
        return text
    for pattern in _candidates(text):
        found = pattern.regex.fullmatch(text)
        if found is not None:
            return _filled(pattern, found.groupdict(), lang, depth)
    return text


def _filled(pattern: Pattern, written: Mapping[str, str], lang: str, depth: int) -> str:
    """The pattern in the language, with the values of a line."""
    values = {
        name: _languages(value, lang) if name in _LANGUAGES else _value(value, lang, depth)
        for name, value in written.items()
    }
    if pattern.one == pattern.many:
        told = pgettext(CONTEXT, pattern.many)
    else:
        digits = re.sub(r"\D", "", written.get("n", ""))
        told = npgettext(CONTEXT, pattern.one, pattern.many, int(digits or 0))
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), told)


def _value(value: str, lang: str, depth: int) -> str:
    """What fills a hole: a number grouped as the language does, words of ours retold, anything else as it stands."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+", value):
        return number_words(int(value.replace(",", "")))
    inner = _retold(value, lang, depth + 1) if depth < _DEEPEST else value
    if inner != value:
        return inner
    parts = [(part, _part(part, lang, depth)) for part in value.split(", ")]
    if all(told == part for part, told in parts):
        return isolated(value)
    told = in_a_row(isolated(part) if told == part else told for part, told in parts)
    return told.replace(_AGAINST, f") {pgettext(CONTEXT, 'against')} ")


def _languages(value: str, lang: str) -> str:
    """Names of languages in the language; one that has none stays English."""
    codes, told = _language_codes(), Locale(lang).languages
    return in_a_row(told.get(codes.get(name, ""), name) for name in re.split(r", | and ", value))


@cache
def _language_codes() -> Mapping[str, str]:
    """English name of a language -> its code."""
    return {name: code for code, name in Locale("en").languages.items()}


def _part(text: str, lang: str, depth: int) -> str:
    """One of the values that stand in a row."""
    told = _retold(text, lang, depth + 1) if depth < _DEEPEST else text
    return same_word(text) if told == text else told


def _candidates(text: str) -> tuple[Pattern, ...]:
    """The patterns that may fit, the one with most words of its own first."""
    by_first = _patterns()
    return tuple(sorted((*by_first[text[:1]], *by_first[""]), key=lambda pattern: -pattern.weight))


@cache
def _patterns() -> Mapping[str, tuple[Pattern, ...]]:
    """First character -> patterns; those that begin with a hole are under ""."""
    pairs = json.loads(files("dragoman.desk").joinpath("locale/lines.json").read_text(encoding="utf-8"))
    kept: defaultdict[str, tuple[Pattern, ...]] = defaultdict(tuple)
    for one, many in pairs:
        for text in dict.fromkeys((one, many)):
            kept["" if text.startswith("{") else text[:1]] += (_pattern(text, one, many),)
    return kept


def _pattern(text: str, one: str, many: str) -> Pattern:
    parts: list[str] = []
    seen: set[str] = set()
    for n, part in enumerate(_HOLE.split(text)):
        if n % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P={part})")
        else:
            seen.add(part)
            parts.append(f"(?P<{part}>[\\d,]+)" if part == "n" else f"(?P<{part}>.*?)")
    return Pattern(one, many, re.compile("".join(parts), re.DOTALL), len(_HOLE.sub("", text)))
