"""Sentences -> sentences by CTranslate2 with a model of OPUS-MT, on the processor.

A model is a folder with `model.bin`, `config.json` and the two sentencepiece models of OPUS-MT, `source.spm` and
`target.spm`, as `ct2-opus-mt-converter` and others leave it. A file `target_token.txt` holds the token that a model of
many languages wants before a sentence, such as ">>fra<<".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.interpret.translate.engine import Pair

MAX_TOKENS = 256
BEAM = 4
FILES = ("model.bin", "config.json", "source.spm", "target.spm")


class CTranslate2:
    """CTranslate2 with the models of some folders.

    Args:
        folders: of each pair the folder of its model.
        threads: processor threads; 0 lets the library choose.
    """

    name = "ctranslate2"
    keeps_marks = False  # a neural model spells an unknown word as it likes

    def __init__(self, folders: Mapping[Pair, Path], *, threads: int = 0) -> None:
        try:
            import ctranslate2
            import sentencepiece  # noqa: F401
        except ImportError as error:
            raise EngineMissing(
                f"ctranslate2: {error.name} is not installed. Install it with: pip install 'dragoman[translate]'"
            ) from error
        self._folders, self._threads = dict(folders), threads
        self._version = str(ctranslate2.__version__)

    @property
    def version(self) -> str:
        """That of the library."""
        return self._version

    @property
    def pairs(self) -> frozenset[Pair]:
        """The pairs that there is a model of."""
        return frozenset(self._folders)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The sentences in the other language, one for one; see `Engine.translate`."""
        folder = self._folders.get(Pair(source, target))
        if folder is None:
            raise EngineMissing(f"ctranslate2: no model for {source}-{target}.")
        translator, encoder, decoder, token = _load(folder, self._threads)
        try:
            rows = [[*token, *encoder.encode(_plain(text), out_type=str)] for text in sentences]
            found = translator.translate_batch(rows, beam_size=BEAM, max_decoding_length=MAX_TOKENS)
            return [str(decoder.decode(result.hypotheses[0])) for result in found]
        except (RuntimeError, ValueError) as error:
            raise EngineFailed(f"ctranslate2: {str(error)[:200]}") from error


@lru_cache(maxsize=4)
def _load(folder: Path, threads: int) -> tuple[Any, Any, Any, tuple[str, ...]]:
    """The translator of a folder, its two sentencepiece models, and the token before a sentence."""
    import ctranslate2
    import sentencepiece

    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise EngineMissing(f"ctranslate2: {folder} lacks {', '.join(missing)}. Add the model again.")
    try:
        translator = ctranslate2.Translator(str(folder), device="cpu", intra_threads=threads)
        encoder, decoder = (
            sentencepiece.SentencePieceProcessor(model_file=str(folder / name)) for name in FILES[2:]
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineFailed(
            f"ctranslate2: {folder} cannot be loaded ({str(error)[:200]}). Add it again."
        ) from error
    token = folder / "target_token.txt"
    return translator, encoder, decoder, (token.read_text("utf-8").strip(),) if token.is_file() else ()


def _plain(text: str) -> str:
    """The text without lone surrogates, which UTF-8 cannot write."""
    return text.encode("utf-8", "replace").decode("utf-8")
