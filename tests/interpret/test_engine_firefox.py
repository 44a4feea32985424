"""fxtranslate: what is no model of Firefox is refused by name, and none is ever fetched by the library itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.interpret.engines.firefox import Firefox
from dragoman.interpret.translate import Pair

pytest.importorskip("fxtranslate", reason="the extra `translate` is not installed")


def test_a_folder_without_files_says_what_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match=r"lacks model\.\*\. Add the model again"):
        Firefox({Pair("fr", "en"): tmp_path}).translate(["Gao"], "fr", "en")


def test_files_that_are_no_model_are_told(tmp_path: Path) -> None:
    for name in ("model.fren.intgemm.alphas.bin", "vocab.fren.spm", "lex.50.50.fren.s2t.bin"):
        (tmp_path / name).write_bytes(b"not a model" * 40)
    with pytest.raises(EngineFailed, match="cannot be loaded"):
        Firefox({Pair("fr", "en"): tmp_path}).translate(["Gao"], "fr", "en")


def test_a_pair_without_a_folder_is_refused() -> None:
    engine = Firefox({})
    assert engine.pairs == frozenset()
    with pytest.raises(EngineMissing, match="no model for fr-en"):
        engine.translate(["Gao"], "fr", "en")
