"""The words by which a source names somebody or something -> Arabic, with the gender that verbs agree with.

What a claim names is written in its document's language. What the tables know is told in Arabic, also when it is put
together (`composed`); a name stays in its own letters; any other words stay as they are written, in quotation marks, so
that nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.tell.ar.composed import tell_known
from dragoman.tell.ar.lexicon import gender_of
from dragoman.tell.ar.parts import Named, plain_name
from dragoman.tell.ar.words import Gender, bare_end, is_arabic, isolate
from dragoman.tell.tables import load_table


@lru_cache(maxsize=8192)
def tell_named(text: str) -> Named:
    """Words of a source as they are told.

    >>> tell_named("barracks of the Malian army").genitive, tell_named("Burkinabe forces").genitive
    ('ثكنة للجيش المالي', 'القوات البوركينية')
    """
    return tell_known(text) or _as_written(text)


def tell_speaker(text: str) -> Named:
    """The name of a source as it is told; the host of an address, by which one is known alone, as it is written."""
    known = tell_known(text)
    is_host = " " not in text and not any(char.isupper() for char in text) and not is_arabic(text)
    if known is None and is_host:
        return replace(plain_name(isolate(text)), is_known=False)
    return known or tell_named(text)


def _as_written(text: str) -> Named:
    """Words that no table knows: Arabic as it is, a name in its own letters, anything else in quotation marks."""
    words = " ".join(text.split())
    if is_arabic(words):
        told = isolate(bare_end(words))
        return replace(plain_name(told), gender=gender_of(words), is_definite=words.startswith("ال"))
    if _is_name(words):
        return replace(plain_name(isolate(words)), gender=_foreign_gender(words), is_known=False)
    if not words:
        return plain_name("")
    return replace(
        plain_name(f"«{isolate(words)}»"), gender=Gender.FEMININE, is_definite=False, is_known=False
    )


def _is_name(words: str) -> bool:
    """Whether the last word is written as a name is, or the words are of a script without capitals."""
    last = re.sub(r"^[\W_]+|[\W_]+$", "", words.split(" ")[-1])
    first = re.sub(r"^[\W_]+", "", words)
    has_capital = not last.islower() or not any(char.islower() for char in last)
    return bool(last) and has_capital and not first[:1].islower()


def _foreign_gender(words: str) -> Gender:
    """The gender of a name by what kind of body its last word says it is; a group is feminine."""
    low = words.casefold().split(" ")
    men: list[str] = load_table("ar", "phrases")["foreign"]["masculine"]
    return Gender.MASCULINE if low[-1] in men or low[0] in men else Gender.FEMININE
