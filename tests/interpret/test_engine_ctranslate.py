"""CTranslate2 with a tiny model that the test builds: real tokens, real attention, real search."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.base.translation import Fault, FaultKind
from dragoman.interpret.engines.pivot import Pivoted
from dragoman.interpret.translate import Checker, NameFinder, Pair, no_words, translate_document

pytest.importorskip("ctranslate2", reason="the extra `translate` is not installed")
pytest.importorskip("sentencepiece", reason="the extra `translate` is not installed")

from tiny_model import build_model

from dragoman.interpret.engines.ctranslate import CTranslate2

FRENCH = {
    "Trois": "Three",
    "soldats": "soldiers",
    "ont": "have",
    "été": "been",
    "tués": "killed",
    "12": "12",
    "13": "31",
    "à": "in",
    "Gao": "Gao",
    "Niono": "Niono",
    ".": ".",
}
ARABIC = {english: english for english in FRENCH.values()} | {
    "soldiers": "جنود", "have": "قد", "in": "في", "killed": "قتلوا", "been": "كانوا", "Three": "ثلاثة"
}  # fmt: skip


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> CTranslate2:
    root: Path = tmp_path_factory.mktemp("models")
    return CTranslate2(
        {
            Pair("fr", "en"): build_model(root / "fr-en", FRENCH),
            Pair("en", "ar"): build_model(root / "en-ar", ARABIC),
        },
        threads=1,
    )


def test_translate_gives_one_sentence_for_one(engine: CTranslate2) -> None:
    sentences = ["12 soldats ont été tués à Gao", "Trois soldats", "", "Niono"]
    assert engine.translate(sentences, "fr", "en") == [
        "12 soldiers have been killed in Gao",
        "Three soldiers",
        "",
        "Niono",
    ]
    assert engine.pairs == {Pair("fr", "en"), Pair("en", "ar")}


def test_two_models_are_joined_by_english(engine: CTranslate2) -> None:
    pivoted = Pivoted(engine)
    assert pivoted.pairs == {Pair("fr", "en"), Pair("en", "ar"), Pair("fr", "ar")}
    assert pivoted.translate(["12 soldats à Gao"], "fr", "ar") == ["12 جنود في Gao"]


def test_a_number_that_a_model_changes_is_told(engine: CTranslate2) -> None:
    document = Document("d", "12 soldats ont été tués à Gao\n13 soldats ont été tués à Niono")
    checker = Checker("fr", "en", NameFinder(Atlas.open()), no_words)
    translation = translate_document(document, engine, checker)
    assert [(p.translation, p.faults) for p in translation.passages] == [
        ("12 soldiers have been killed in Gao", ()),
        (
            "31 soldiers have been killed in Niono",
            (Fault(FaultKind.NUMBER_MISSING, "13"), Fault(FaultKind.NUMBER_ADDED, "31")),
        ),
    ]


def test_words_that_no_utf8_can_write_are_no_crash(engine: CTranslate2) -> None:
    assert len(engine.translate(["\ud800 soldats", "🔥"], "fr", "en")) == 2


def test_a_folder_that_is_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"lacks model\.bin, config\.json, source\.spm, target\.spm"):
        CTranslate2({Pair("fr", "en"): tmp_path}).translate(["Gao"], "fr", "en")
    for name in ("model.bin", "config.json", "source.spm", "target.spm"):
        (tmp_path / name).write_bytes(b"not a model")
    with pytest.raises(EngineFailed, match="cannot be loaded"):
        CTranslate2({Pair("fr", "en"): tmp_path}).translate(["Gao"], "fr", "en")


def test_a_pair_without_a_model_is_refused(engine: CTranslate2) -> None:
    with pytest.raises(EngineMissing, match="no model for fr-so"):
        engine.translate(["Gao"], "fr", "so")
