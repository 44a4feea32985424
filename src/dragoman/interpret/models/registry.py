"""data/models.tsv, or a desk's own file of that form -> the models that can be fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dragoman.base.errors import ModelError
from dragoman.interpret.languages import language_name
from dragoman.interpret.tables import parse_table, read_table
from dragoman.interpret.translate.engine import Pair

_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_ENGINE = re.compile(r"[a-z0-9]{1,40}")
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model as it is sent: its address, name, sha256 and size in bytes."""

    url: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class RegisteredModel:
    """A model of one pair for one engine, its files and its licence (SPDX)."""

    pair: Pair
    engine: str
    files: tuple[ModelFile, ...]
    licence: str

    @property
    def size(self) -> int:
        """Bytes to be fetched."""
        return sum(file.size for file in self.files)

    def __str__(self) -> str:
        return f"{self.pair} ({language_name(self.pair.source)} into {language_name(self.pair.target)})"


def parse_pair(text: str) -> Pair:
    """ "fr-en" -> the pair.

    Raises:
        ModelError: it is none.
    """
    match = _PAIR.fullmatch(text.strip().lower())
    if match is None or match[1] == match[2]:
        raise ModelError(f"{text[:40]!r} is no pair of languages. Write it as fr-en.")
    return Pair(match[1], match[2])


def load_registry(path: Path | None = None) -> tuple[RegisteredModel, ...]:
    """The models of the embedded table, or of a file of its form, in its order.

    Raises:
        ModelError: the file is missing, or a row is not as it must be; the message names the row.
    """
    if path is None:
        return _models(read_table("models.tsv"), "models.tsv")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read as a table of models ({error}). Name another.") from error
    return _models(parse_table(text), str(path))


def _models(rows: Iterable[dict[str, str]], name: str) -> tuple[RegisteredModel, ...]:
    found: dict[tuple[Pair, str], RegisteredModel] = {}
    for number, row in enumerate(rows, start=1):
        pair, file = _file(row, f"{name} row {number}")
        key = (pair, row["engine"])
        known = found.get(key)
        files = (*(known.files if known else ()), file)
        if len({one.name.removesuffix(".gz") for one in files}) < len(files):
            raise ModelError(
                f"{name} row {number}: {file.name} would lie over another file of {pair}. Rename one."
            )
        found[key] = RegisteredModel(pair, row["engine"], files, row["licence"])
    return tuple(found.values())


def _file(row: dict[str, str], label: str) -> tuple[Pair, ModelFile]:
    try:
        pair, url, sha256, size = parse_pair(row["pair"]), row["url"], row["sha256"], int(row["bytes"])
        parts = urlsplit(url)
        host = parts.hostname or ""
    except (KeyError, ValueError) as error:
        raise ModelError(f"{label}: a column is missing or no number ({error}). See its header.") from error
    name = parts.path.rpartition("/")[2]
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL)
    if not (
        is_safe
        and _ENGINE.fullmatch(row["engine"])
        and _SHA256.fullmatch(sha256)
        and size > 0
        and _NAME.fullmatch(name)
        and row["licence"]
    ):
        raise ModelError(
            f"{label}: wants an engine, an https address, a plain file name, a sha256, a size, a licence. Correct it."
        )
    return pair, ModelFile(url, name, sha256, size)
