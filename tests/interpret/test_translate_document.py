"""translate_document: whatever an engine does, every sentence stands, with its translation or the fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.base.translation import Fault, FaultKind, PassageState, Translation
from dragoman.interpret.translate import Checker, NameFinder, Pair, no_words, translate_document

TEXT = "Le Front des Dunes a pris le poste de Gao. Il a tué 12 soldats.\n\nLa route de Niono est coupée."
WORDS = {
    "Le Front des Dunes a pris le poste de Gao.": "The Front des Dunes took the post of Gao.",
    "Il a tué 12 soldats.": "It killed 12 soldiers.",
    "La route de Niono est coupée.": "The road of Niono is cut.",
}
Answer = Callable[[Sequence[str]], list[str]]


class BookEngine:
    """An engine that looks sentences up, or does what it is told to do instead."""

    name, version, keeps_marks = "book", "1", False
    pairs = frozenset({Pair("fr", "en")})

    def __init__(self, answer: Answer | None = None) -> None:
        self._answer = answer
        self.calls: list[list[str]] = []

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        self.calls.append(list(sentences))
        return self._answer(sentences) if self._answer else [WORDS[sentence] for sentence in sentences]


class MarkEngine(BookEngine):
    """The same, and words that it does not know come back as they are."""

    keeps_marks = True


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> NameFinder:
    folder: Path = tmp_path_factory.mktemp("atlas")
    (folder / "groups.tsv").write_text(
        "id\tname\tnames\tkind\tcountries\tparent\twikidata\tucdp\toutlets\tsource\n"
        "dune-front\tDune Front\tDune Front|Front des Dunes\trebel_group\tML\t\t\t\t\tinvented\n",
        encoding="utf-8",
    )
    return NameFinder(Atlas.open([folder]))


def translate(names: NameFinder, engine: BookEngine, text: str = TEXT) -> Translation:
    return translate_document(Document("d", text), engine, Checker("fr", "en", names, no_words))


def shown(translation: Translation) -> list[tuple[str | None, str, tuple[Fault, ...]]]:
    return [(p.translation, str(p.state), p.faults) for p in translation.passages]


def test_every_sentence_stands_beside_its_translation(names: NameFinder) -> None:
    told: list[tuple[int, int]] = []
    translation = translate_document(
        Document("d", TEXT),
        BookEngine(),
        Checker("fr", "en", names, no_words),
        tell=lambda done, total: told.append((done, total)),
    )
    assert shown(translation) == [(words, "machine", ()) for words in WORDS.values()]
    assert [TEXT[p.start : p.end] for p in translation.passages] == list(WORDS)
    assert (translation.source, translation.target, translation.engine) == ("fr", "en", "book 1")
    assert told == [(3, 3)]


def test_a_changed_number_is_told_and_the_machines_words_stay(names: NameFinder) -> None:
    engine = BookEngine(lambda sentences: [WORDS[s].replace("12", "120") for s in sentences])
    assert shown(translate(names, engine))[1] == (
        "It killed 120 soldiers.",
        "machine",
        (Fault(FaultKind.NUMBER_MISSING, "12"), Fault(FaultKind.NUMBER_ADDED, "120")),
    )


def test_too_few_sentences_are_asked_for_one_by_one(names: NameFinder) -> None:
    engine = BookEngine(lambda sentences: [WORDS[sentences[0]]])
    assert shown(translate(names, engine)) == [(words, "machine", ()) for words in WORDS.values()]
    assert [len(call) for call in engine.calls] == [3, 1, 1, 1]


def test_a_sentence_that_breaks_the_engine_costs_no_other(names: NameFinder) -> None:
    def answer(sentences: Sequence[str]) -> list[str]:
        if "Il a tué 12 soldats." in sentences:
            raise EngineFailed("book: no answer in 1 s.") from TimeoutError()
        return [WORDS[sentence] for sentence in sentences]

    assert shown(translate(names, BookEngine(answer))) == [
        ("The Front des Dunes took the post of Gao.", "machine", ()),
        (None, "none", (Fault(FaultKind.TIMEOUT, "book: no answer in 1 s."),)),
        ("The road of Niono is cut.", "machine", ()),
    ]


def test_an_engine_that_only_fails_is_not_asked_for_ever(names: NameFinder) -> None:
    def answer(sentences: Sequence[str]) -> list[str]:
        raise EngineFailed("book: gone.")

    engine = BookEngine(answer)
    text = " ".join(f"La route {number} est coupée." for number in range(60))
    translation = translate(names, engine, text)
    assert len(engine.calls) == 4
    assert len(translation.passages) == 60
    assert {p.faults for p in translation.passages} == {(Fault(FaultKind.FAILED, "book: gone."),)}
    assert " ".join(p.original for p in translation.passages) == text


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (lambda sentences: ["" for _ in sentences], FaultKind.EMPTY),
        (lambda sentences: list(sentences), FaultKind.UNTRANSLATED),
        (lambda sentences: ["لم يترجم" for _ in sentences], FaultKind.UNTRANSLATED),
    ],
    ids=["empty", "as-it-was", "another-script"],
)
def test_what_is_no_translation_is_not_shown_as_one(
    names: NameFinder, answer: Answer, kind: FaultKind
) -> None:
    translation = translate(names, BookEngine(answer))
    assert [(p.translation, p.state, [f.kind for f in p.faults]) for p in translation.passages] == [
        (None, PassageState.NONE, [kind])
    ] * 3


def test_a_sentence_in_the_language_wanted_is_not_asked_for(names: NameFinder) -> None:
    engine = BookEngine(lambda sentences: [WORDS[s] for s in sentences])
    text = "Il a tué 12 soldats.\nThe road to the north of the town was cut by the rain.\n12 / 34"
    assert shown(translate(names, engine, text)) == [
        ("It killed 12 soldiers.", "machine", ()),
        (None, "none", ()),
        (None, "none", ()),
    ]
    assert engine.calls == [["Il a tué 12 soldats."]]


def test_names_are_put_back_and_a_lost_mark_costs_the_protection_only(names: NameFinder) -> None:
    kept = MarkEngine(
        lambda sentences: [s.replace("Le ", "The ").replace("nie", "denies") for s in sentences]
    )
    assert shown(translate(names, kept, "Le Front des Dunes nie."))[0][0] == "The Front des Dunes denies."
    assert kept.calls == [["Le Xqazv nie."]]
    lost = MarkEngine(
        lambda sentences: ["The group denies." if "Xq" in s else "The dune front denies." for s in sentences]
    )
    assert shown(translate(names, lost, "Le Front des Dunes nie."))[0] == (
        "The dune front denies.",
        "machine",
        (),
    )


def test_an_engine_without_the_pair_is_refused_with_the_remedy(names: NameFinder) -> None:
    with pytest.raises(EngineMissing, match=r"book: no model for ar-en\. Add one with: dragoman models add"):
        translate_document(Document("d", "نص"), BookEngine(), Checker("ar", "en", names, no_words))


def test_nothing_has_no_passage(names: NameFinder) -> None:
    assert translate(names, BookEngine(), "").passages == ()
