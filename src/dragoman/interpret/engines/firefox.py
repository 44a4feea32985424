"""Sentences -> sentences by the models of Firefox, run by fxtranslate on the processor.

A model is a folder with files as Mozilla publishes them: `model.*.bin`, `vocab.*.spm` (or `srcvocab.*.spm` and
`trgvocab.*.spm`), and the short list of likely words, `lex.*.bin`. The library would also fetch models itself; ours
come from the registry with a hash that is checked, and never without being asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.interpret.translate.engine import Pair


class Firefox:
    """The models of Firefox in some folders, of each pair one."""

    name = "fxtranslate"
    keeps_marks = False  # a neural model spells an unknown word as it likes

    def __init__(self, folders: Mapping[Pair, Path]) -> None:
        try:
            import fxtranslate  # noqa: F401
        except ImportError as error:
            raise EngineMissing(
                "fxtranslate: is not installed. Install it with: pip install 'dragoman[translate]'"
            ) from error
        self._folders = dict(folders)

    @property
    def version(self) -> str:
        """That of the library."""
        return metadata.version("fxtranslate")

    @property
    def pairs(self) -> frozenset[Pair]:
        """The pairs that there is a model of."""
        return frozenset(self._folders)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The sentences in the other language, one for one; see `Engine.translate`."""
        folder = self._folders.get(Pair(source, target))
        if folder is None:
            raise EngineMissing(f"fxtranslate: no model for {source}-{target}.")
        translator = _load(folder)
        try:
            return [str(translator.translate(text.encode("utf-8", "replace").decode())) for text in sentences]
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(f"fxtranslate: {str(error)[:200]}") from error


@lru_cache(maxsize=4)
def _load(folder: Path) -> Any:
    import fxtranslate

    model, shared = _one(folder, "model.*"), _one(folder, "vocab.*", needed=False)
    source = shared or _one(folder, "srcvocab.*")
    target = shared or _one(folder, "trgvocab.*")
    short_list = _one(folder, "lex.*", needed=False)
    assert model and source and target
    try:
        return fxtranslate.Translator(
            model.read_bytes(),
            source.read_bytes(),
            target.read_bytes(),
            short_list.read_bytes() if short_list else None,
        )
    except (RuntimeError, ValueError) as error:
        raise EngineFailed(
            f"fxtranslate: {folder} cannot be loaded ({str(error)[:200]}). Add it again."
        ) from error


def _one(folder: Path, pattern: str, *, needed: bool = True) -> Path | None:
    """The file of that pattern.

    Raises:
        EngineMissing: it is needed and is not there.
    """
    found = next(iter(sorted(folder.glob(pattern))), None)
    if found is None and needed:
        raise EngineMissing(f"fxtranslate: {folder} lacks {pattern}. Add the model again.")
    return found
