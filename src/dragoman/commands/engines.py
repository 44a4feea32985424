"""Settings and the environment -> what translation engines need to know."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.atlas.cache import cache_folder
from dragoman.base.settings import Settings
from dragoman.interpret.engines import EngineSettings

KEY_VARIABLE = "DRAGOMAN_TRANSLATE_KEY"
"""Where the key of an endpoint stands: in the environment alone."""


def models_folder() -> Path:
    """Where models are kept: `models` in the cache folder."""
    return cache_folder() / "models"


def engine_settings(settings: Settings) -> EngineSettings:
    """Where models lie, and of the endpoint its address, model and key."""
    return EngineSettings(
        models_folder(),
        settings.translate_url,
        settings.translate_model,
        os.environ.get(KEY_VARIABLE) or None,
    )
