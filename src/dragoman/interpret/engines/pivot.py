"""An engine with models of single pairs -> the same with pairs that go through English."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.interpret.translate.engine import Engine, Pair

BRIDGE = "en"


class Pivoted:
    """An engine that also joins two of its pairs by English: "fr-ar" by "fr-en" and "en-ar"."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        """That of the engine."""
        return self._engine.name

    @property
    def version(self) -> str:
        """That of the engine."""
        return self._engine.version

    @property
    def keeps_marks(self) -> bool:
        """As the engine."""
        return self._engine.keeps_marks

    @property
    def pairs(self) -> frozenset[Pair]:
        """The engine's own, and those of two steps."""
        own = self._engine.pairs
        into = {pair.source for pair in own if pair.target == BRIDGE}
        out = {pair.target for pair in own if pair.source == BRIDGE}
        return own | {Pair(source, target) for source in into for target in out if source != target}

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The sentences in the other language, by one step where there is one; see `Engine.translate`."""
        if Pair(source, target) in self._engine.pairs:
            return self._engine.translate(sentences, source, target)
        return self._engine.translate(self._engine.translate(sentences, source, BRIDGE), BRIDGE, target)
