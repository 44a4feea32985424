"""A text and the tag it came with -> the language it is in, or a refusal that names the language.

Three looks, the cheapest first: the tag that came with the document (trusted unless the script says
otherwise), the function words of the languages of data/languages.tsv, and py3langid, which is asked only
when those two do not decide, because loading it takes a third of a second. py3langid alone took "Mogadishu
hotel siege ends" for German and "Niger: 27 soldiers dead in attack near Mali border" for Nigerian Pidgin,
so it chooses among the languages named in that file only, and a language we can read wins a near tie.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dragoman.base.document import Document
from dragoman.base.errors import RefusedDocument

HEAD_CHARS = 6000  # what is looked at of a long text
MIN_HITS = 3  # function words needed before they decide
MIN_SHARE = 0.10  # of all words; English news has 0.17 to 0.35 here, other languages under 0.03
LEAD = 3.0  # and this many times as many as the next language has
NEAR_TIE = 0.04  # of the log-likelihood: names pull short headlines this far from their language
TOO_SHORT = 3  # words; under this nobody can tell

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"(?:https?://|www\.|@)\S+")


@dataclass(frozen=True, slots=True)
class Guess:
    """A language (primary subtag, "und" when nobody can tell) and how it was found."""

    lang: str
    by: str


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    model_codes: tuple[str, ...]
    words: frozenset[str]


@lru_cache(maxsize=1)
def _rows() -> dict[str, _Row]:
    table = resources.files("dragoman.interpret").joinpath("data/languages.tsv").read_text(encoding="utf-8")
    rows = {}
    for line in table.splitlines()[1:]:
        code, name, codes, words = [*line.split("\t"), "", "", ""][:4]
        rows[code] = _Row(name, tuple(codes.split()), frozenset(words.split()))
    return rows


def language_name(lang: str) -> str:
    """The English name of a language, or its code in quotes when the table has none."""
    row = _rows().get(primary_subtag(lang))
    return row.name if row else f"'{lang}'"


def primary_subtag(tag: str) -> str:
    """ "en-GB" -> "en"; the part of a BCP 47 tag that names the language."""
    return re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]


def name_language(text: str, *, declared: str | None = None, readable: Collection[str] = ()) -> Guess:
    """The language of a text.

    Args:
        text: what is to be read; its first 6,000 characters are looked at.
        declared: the BCP 47 tag that came with it, or None.
        readable: languages that win a near tie.
    """
    head = _LINK.sub(" ", text[:HEAD_CHARS])
    words = [w.lower() for w in _WORD.findall(head)]
    if declared and not _script_denies(primary_subtag(declared), words):
        return Guess(primary_subtag(declared), "declared")
    by_words = _by_function_words(words)
    if by_words:
        return Guess(by_words, "function words")
    if len(words) < TOO_SHORT and not _is_one_script(words):
        return Guess("und", "too few words")
    return Guess(_by_model(" ".join(words), readable), "py3langid")


def require_language(document: Document, readable: Collection[str]) -> Guess:
    """The language of a document when it is one that can be read.

    Raises:
        RefusedDocument: no reader for that language yet, or it cannot be told.
    """
    guess = name_language(document.read_text, declared=document.lang, readable=readable)
    if guess.lang in readable:
        return guess
    if guess.lang == "und":
        raise RefusedDocument("und: too few words to tell the language. Name it with --lang.")
    name = language_name(guess.lang)
    readers = ", ".join(language_name(code) for code in sorted(readable))
    hint = "" if guess.by == "declared" else f" If it is not {name}, name its language with --lang."
    raise RefusedDocument(f"{guess.lang}: no reader for {name} yet (there is one for {readers}).{hint}")


def _by_function_words(words: list[str]) -> str | None:
    """The language whose function words are frequent and far ahead of every other, else None."""
    hits = sorted(((sum(w in row.words for w in words), code) for code, row in _rows().items()), reverse=True)
    (first, code), (second, _) = hits[0], hits[1]
    if first >= MIN_HITS and first >= MIN_SHARE * len(words) and first >= LEAD * second:
        return code
    return None


def _latin_share(words: list[str]) -> float:
    letters = "".join(words)
    return sum(c < "\u0250" for c in letters) / len(letters) if letters else 0.0


def _is_one_script(words: list[str]) -> bool:
    """Whether the letters are of a script that few languages share: one word of it is enough to ask."""
    return bool(words) and _latin_share(words) < 0.2


def _script_denies(lang: str, words: list[str]) -> bool:
    """Whether a text that is said to be in a language of Latin script holds next to no Latin letters."""
    row = _rows().get(lang)
    return bool(row and row.words and words) and _latin_share(words) < 0.2


@lru_cache(maxsize=1)
def _model() -> object:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for row in _rows().values() for code in row.model_codes])
    return identifier


def _by_model(text: str, readable: Collection[str]) -> str:
    ours = {code: lang for lang, row in _rows().items() for code in row.model_codes}
    ranked = [(ours[str(code)], float(score)) for code, score in _model().rank(text)]  # type: ignore[attr-defined]
    best, best_score = ranked[0]
    for lang, score in ranked:
        if lang in readable and best_score - score <= NEAR_TIE * abs(best_score):
            return lang
    return best
