"""Translation engines behind one protocol; each says itself what it needs, and none is imported before it is asked."""

from dragoman.interpret.engines.opening import (
    ENGINE_NAMES,
    EngineSettings,
    EngineStatus,
    engine_states,
    open_engine,
)

__all__ = ["ENGINE_NAMES", "EngineSettings", "EngineStatus", "engine_states", "open_engine"]
