"""A folder -> the models that are kept in it, one folder an engine and pair, each with a note of what it is.

    models/fxtranslate/fr-en/model.fren.intgemm.alphas.bin
    models/fxtranslate/fr-en/dragoman-model.json

A model is made whole beside its place and then put there, so that a broken run leaves none that looks whole.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dragoman.base.errors import ModelError
from dragoman.interpret.models.download import Progress, fetch_file
from dragoman.interpret.models.registry import ModelFile, RegisteredModel, parse_pair
from dragoman.interpret.translate.engine import Pair

NOTE = "dragoman-model.json"
MAX_UNPACKED = 1_000_000_000  # bytes of one file; the largest of Firefox has 60 million
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A model on this machine: its folder, its licence, and where it came from."""

    pair: Pair
    engine: str
    folder: Path
    licence: str
    source: str

    @property
    def size(self) -> int:
        """Bytes on disk."""
        try:
            return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())
        except FileNotFoundError:  # removed by another run at this moment
            return 0


class ModelStore:
    """The models in a folder; the folder is made when the first one is added."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def models(self) -> tuple[KeptModel, ...]:
        """Every model, by engine and pair; a folder without a note of ours is none."""
        notes = sorted(self._root.glob(f"*/*/{NOTE}"))
        placed = (note for note in notes if not note.parent.name.startswith("."))
        return tuple(model for note in placed if (model := _read_note(note)) is not None)

    def add(
        self,
        model: RegisteredModel,
        *,
        tell: Callable[[ModelFile], Progress] = lambda file: lambda done, total: None,
    ) -> KeptModel:
        """Fetch a registered model, check its hashes, unpack it and put it in its place.

        Raises:
            ModelError: it cannot be fetched or kept; what came is kept, and the next try goes on from there.
        """
        aside = self._folder(model.engine, model.pair, aside=True)
        _keep_only(aside, {name for file in model.files for name in (file.name, f"{file.name}.part")})
        for file in model.files:
            fetch_file(file, aside / file.name, tell=tell(file))
        for file in model.files:
            if file.name.endswith(".gz"):
                _unpack(aside / file.name)
        return self._place(aside, model.pair, model.engine, model.licence, model.files[0].url)

    def add_folder(self, folder: Path, pair: Pair, engine: str, licence: str) -> KeptModel:
        """Copy a model that somebody has as a folder of files.

        Raises:
            ModelError: the folder is missing or holds no file.
        """
        files = sorted(path for path in folder.glob("*") if path.is_file() and path.name != NOTE)
        if not files:
            raise ModelError(f"{folder}: no folder with the files of a model. Name another with --from.")
        aside = self._folder(engine, pair, aside=True)
        _keep_only(aside, set())
        for path in files:
            try:
                shutil.copyfile(path, aside / path.name)
            except OSError as error:
                raise ModelError(
                    f"{path}: cannot be copied to {aside} ({error.strerror}). Make room or set DRAGOMAN_CACHE."
                ) from error
        return self._place(aside, pair, engine, licence, "a folder of this machine")

    def remove(self, pair: Pair, engine: str | None = None) -> tuple[KeptModel, ...]:
        """Delete the models of a pair, of one engine or of all.

        Raises:
            ModelError: there is none.
        """
        found = tuple(m for m in self.models() if m.pair == pair and engine in (None, m.engine))
        if not found:
            raise ModelError(f"{pair}: no such model is here. See: dragoman models list")
        for model in found:
            try:
                shutil.rmtree(model.folder)
            except OSError as error:
                raise ModelError(
                    f"{model.folder}: cannot be deleted ({error.strerror}). End what uses it and try again."
                ) from error
        return found

    def _folder(self, engine: str, pair: Pair, *, aside: bool = False) -> Path:
        """Where a model lies, or is made; the names come from our own table or are checked letters."""
        folder = self._root / engine / (f".{pair}.new" if aside else str(pair))
        if aside:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ModelError(
                    f"{folder}: cannot be made ({error.strerror}). Set DRAGOMAN_CACHE."
                ) from error
        return folder

    def _place(self, aside: Path, pair: Pair, engine: str, licence: str, source: str) -> KeptModel:
        note = {"pair": str(pair), "engine": engine, "licence": licence, "source": source}
        folder = self._folder(engine, pair)
        old = folder.with_name(f".{pair}.old")
        try:
            (aside / NOTE).write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")
            shutil.rmtree(old, ignore_errors=True)
            if folder.exists():
                folder.rename(old)  # whoever uses it keeps it, and a broken run loses nothing
            aside.rename(folder)
        except OSError as error:
            if old.exists() and not folder.exists():
                old.rename(folder)
            raise ModelError(
                f"{folder}: cannot be put in place ({error.strerror}). End what uses it, make room, and try again."
            ) from error
        shutil.rmtree(old, ignore_errors=True)
        return KeptModel(pair, engine, folder, licence, source)


def _keep_only(folder: Path, names: set[str]) -> None:
    """Delete what an earlier run of another model left."""
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink(missing_ok=True)


def _unpack(path: Path) -> None:
    """Unpack a .gz beside itself and delete it."""
    done = 0
    try:
        with gzip.open(path) as packed, path.with_suffix("").open("wb") as out:
            while chunk := packed.read(_CHUNK):
                done += len(chunk)
                if done > MAX_UNPACKED:
                    raise ModelError(f"{path.name}: unpacks to more than {MAX_UNPACKED:,} bytes. Not kept.")
                out.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        path.with_suffix("").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise ModelError(
            f"{path.name}: cannot be unpacked ({error}). It was deleted; add it again."
        ) from error
    except OSError as error:
        path.with_suffix("").unlink(missing_ok=True)
        raise ModelError(
            f"{path}: cannot be unpacked ({error.strerror}). Make room or set DRAGOMAN_CACHE, and try again."
        ) from error
    path.unlink()


def _read_note(note: Path) -> KeptModel | None:
    try:
        row = json.loads(note.read_text(encoding="utf-8"))
        pair = parse_pair(row["pair"])
        return KeptModel(pair, str(row["engine"]), note.parent, str(row["licence"]), str(row["source"]))
    except (OSError, ValueError, KeyError, TypeError, ModelError):
        return None
