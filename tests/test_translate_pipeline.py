"""translate_one: number words of both languages are compared, and what people translated is not called faulty."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.interpret.translate import Pair
from dragoman.pipeline import translate_one

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "languages" / "samples.tsv"


class GivenEngine:
    """An engine that gives the sentences it was made with, in order."""

    name, version, keeps_marks = "given", "1", False

    def __init__(self, pair: Pair, sentences: Sequence[str]) -> None:
        self.pairs = frozenset({pair})
        self._sentences = list(sentences)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        given, self._sentences = self._sentences[: len(sentences)], self._sentences[len(sentences) :]
        return given


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def faults(atlas: Atlas, source: str, target: str, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    engine = GivenEngine(Pair(source, target), [translated for _, translated in pairs])
    document = Document("d", "\n".join(original for original, _ in pairs))
    translation = translate_one(document, engine, source=source, target=target, atlas=atlas)
    return [(str(f.kind), f.detail) for passage in translation.passages for f in passage.faults]


def samples(lang: str) -> list[str]:
    """The first ten of a language: the same ten sentences in English, French, Arabic and others."""
    rows = [line.split("\t") for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    return [row[1] for row in rows if row[0] == lang][:10]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        *[("fr", "en"), ("en", "fr"), ("ar", "en"), ("en", "ar"), ("fr", "ar"), ("ar", "fr")],
        *[("ru", "en"), ("uk", "en")],
    ],
)
def test_what_people_translated_has_no_fault(atlas: Atlas, source: str, target: str) -> None:
    pairs = list(zip(samples(source), samples(target), strict=True))
    assert faults(atlas, source, target, pairs) == []


@pytest.mark.parametrize(
    ("source", "target", "original", "translation", "found"),
    [
        ("fr", "en", "Douze soldats sont morts.", "Twelve soldiers died.", []),
        ("fr", "en", "Douze soldats sont morts.", "12 soldiers died.", []),
        ("fr", "en", "Une douzaine de soldats sont morts.", "A dozen soldiers died.", []),
        ("fr", "en", "Aucun soldat n'est mort.", "No soldier died.", []),
        ("fr", "en", "Plusieurs soldats sont morts.", "Several soldiers died.", []),
        (
            "fr",
            "en",
            "Plus de cinquante soldats sont morts.",
            "Fifty soldiers died.",
            [("number_missing", "Plus de cinquante"), ("number_added", "Fifty")],
        ),
        (
            "fr",
            "en",
            "Au moins 12 soldats sont morts.",
            "12 soldiers died.",
            [("number_missing", "Au moins 12"), ("number_added", "12")],
        ),
        (
            "en",
            "fr",
            "Twenty soldiers died.",
            "Deux cents soldats sont morts.",
            [("number_missing", "Twenty"), ("number_added", "Deux cents")],
        ),
        ("ru", "en", "Двенадцать солдат погибли.", "Twelve soldiers died.", []),
        ("ru", "en", "Погибли 12 солдат.", "Twelve soldiers died.", []),
        ("ru", "en", "Погибли 12 солдат.", "Soldiers died.", [("number_missing", "12")]),
    ],
    ids=[
        *("words", "figures", "dozen", "none", "several", "lost-more-than", "lost-at-least", "changed"),
        *("words-not-known", "figure-in-words", "lost-figure"),
    ],
)
def test_number_words_are_compared_across_languages(
    atlas: Atlas, source: str, target: str, original: str, translation: str, found: list[tuple[str, str]]
) -> None:
    assert faults(atlas, source, target, [(original, translation)]) == found
