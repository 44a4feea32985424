"""A document and its translation -> what the page and the table show of them, defused, with marks cut into pieces."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from textwrap import shorten

from dragoman.base.document import Document
from dragoman.base.translation import Fault, Mark, Passage, PassageState, Translation
from dragoman.page.shown import direction, find_replacements, language_tag, show, show_line
from dragoman.page.words import number_words, spoken

_TITLE_CHARS = 100
_FAMILIES = {
    "number": "toll",
    "actor": "actor",
    "outlet": "speaker",
    "place": "place",
    "country": "place",
    "arm": "materiel",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the family of the mark on them, "" for none."""

    text: str
    family: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """One sentence beside its translation; `translation` is empty when there is none to show."""

    original: tuple[Piece, ...]
    translation: tuple[Piece, ...]
    state: str
    state_words: str
    faults: tuple[str, ...]
    opens_paragraph: bool


@dataclass(frozen=True, slots=True)
class TranslationView:
    """One document beside its translation, with the language and direction of either side."""

    key: str
    title: str
    source: str
    target: str
    source_direction: str
    target_direction: str
    engine: str
    summary: str
    passages: tuple[PassageView, ...]


def draw_translation(position: int, document: Document, translation: Translation) -> TranslationView:
    """What is shown of one document; `position` counts from 1."""
    text = document.read_text
    passages, last = [], 0
    for passage in translation.passages:
        opens = passage.start == 0 or "\n" in text[last : passage.start]
        passages.append(_passage(passage, opens))
        last = passage.end
    faulty, total = len(translation.faulty), len(translation.passages)
    return TranslationView(
        key=f"t{position}",
        title=shorten(
            show_line(document.title or text.strip().partition("\n")[0]), _TITLE_CHARS, placeholder="…"
        ),
        source=language_tag(translation.source),
        target=language_tag(translation.target),
        source_direction=direction(translation.source),
        target_direction=direction(translation.target),
        engine=show_line(translation.engine),
        summary=translation_word("text", "faults" if faulty else "no_faults").format(
            count=number_words(faulty), total=number_words(total)
        ),
        passages=tuple(passages),
    )


def fault_words(fault: Fault) -> str:
    """A fault in words, with what it is about."""
    return translation_word("fault", fault.kind).replace("{}", show_line(fault.detail))


def translation_word(group: str, code: str) -> str:
    """A word of assets/translation.<language>.toml, in the language that `words.speak` says."""
    return _words(spoken())[group][code]


@cache
def _words(lang: str) -> dict[str, dict[str, str]]:
    source = files("dragoman.page").joinpath(f"assets/translation.{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _passage(passage: Passage, opens_paragraph: bool) -> PassageView:
    is_same = passage.state is PassageState.NONE and not passage.faults
    translated = (
        _pieces(passage.translation, passage.translation_marks) if passage.translation is not None else ()
    )
    return PassageView(
        _pieces(passage.original, passage.marks),
        translated,
        passage.state,
        translation_word("state", "same" if is_same else passage.state),
        tuple(map(fault_words, passage.faults)),
        opens_paragraph,
    )


def _pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text in order, cut at its marks."""
    replacements = find_replacements(text)
    pieces, at = [], 0
    for mark in marks:
        if mark.start > at:
            pieces.append(Piece(show(text, at, mark.start, replacements=replacements), ""))
        words = show(text, mark.start, mark.end, replacements=replacements)
        pieces.append(Piece(words, _FAMILIES.get(mark.kind, "act")))
        at = mark.end
    if at < len(text):
        pieces.append(Piece(show(text, at, replacements=replacements), ""))
    return tuple(pieces)
