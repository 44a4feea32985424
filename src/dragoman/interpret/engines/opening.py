"""The name of an engine -> the engine, or a word on what it lacks; without a name, the first that has the pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.base.errors import EngineMissing
from dragoman.interpret.engines.apertium import Apertium
from dragoman.interpret.engines.ctranslate import CTranslate2
from dragoman.interpret.engines.endpoint import Endpoint
from dragoman.interpret.engines.firefox import Firefox
from dragoman.interpret.engines.pivot import Pivoted
from dragoman.interpret.models.store import ModelStore
from dragoman.interpret.translate.engine import Engine, Pair

ENGINE_NAMES = ("fxtranslate", "ctranslate2", "apertium", "endpoint")
"""In the order in which they are tried when nobody names one; the last may send text away, so it is never tried."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What engines need to know: where models are kept, and of the endpoint its address, model and key."""

    models: Path
    url: str | None = None
    model: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """An engine by name: its version and pairs, or what it lacks."""

    name: str
    version: str | None
    pairs: frozenset[Pair]
    lacks: str | None


def open_engine(settings: EngineSettings, pair: Pair, *, name: str | None = None) -> Engine:
    """The engine of that name, or the first of this machine that translates the pair.

    Raises:
        EngineMissing: it is not installed, or none has that pair.
    """
    if name is not None:
        if name not in ENGINE_NAMES:
            raise EngineMissing(
                f"engine {name!r}: there is none of that name. Name {', '.join(ENGINE_NAMES)}."
            )
        engine = _open(name, settings)
        if pair not in engine.pairs:
            raise EngineMissing(
                f"{name}: has no {pair}. Add a model with: dragoman models add {pair}, or name another engine."
            )
        return engine
    for other in ENGINE_NAMES[:-1]:
        try:
            engine = _open(other, settings)
            if pair in engine.pairs:
                return engine
        except EngineMissing:
            continue
    raise EngineMissing(
        f"no engine for {pair} on this machine. Add a model with: dragoman models add {pair}, install Apertium, "
        "or name an endpoint."
    )


def engine_states(settings: EngineSettings) -> Iterator[EngineStatus]:
    """Each engine, with what it can do or what it lacks."""
    for name in ENGINE_NAMES:
        try:
            engine = _open(name, settings)
            yield EngineStatus(name, engine.version, engine.pairs, None)
        except EngineMissing as error:
            yield EngineStatus(name, None, frozenset(), str(error))


def _open(name: str, settings: EngineSettings) -> Engine:
    store = ModelStore(settings.models)
    if name == "apertium":
        return Apertium()
    if name == "endpoint":
        return Endpoint(settings.url, settings.model, key=settings.key)
    folders = {model.pair: model.folder for model in store.models() if model.engine == name}
    return Pivoted(Firefox(folders) if name == "fxtranslate" else CTranslate2(folders))
