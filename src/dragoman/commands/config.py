"""The environment and the config file -> the settings of this run; `dragoman config` prints them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from dragoman.base.errors import SettingsError
from dragoman.base.settings import NAMES, Settings, resolve_settings
from dragoman.commands.outcome import DONE

VARIABLE = "DRAGOMAN_CONFIG"


def config_path(environ: Mapping[str, str]) -> Path:
    """The config file: DRAGOMAN_CONFIG, else dragoman/config.toml in the user's config folder."""
    named = environ.get(VARIABLE)
    if named:
        return Path(named)
    shared = environ.get("XDG_CONFIG_HOME")
    return (Path(shared) if shared else Path.home() / ".config") / "dragoman" / "config.toml"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of this run; the cache folder is also put where the atlas looks for it.

    Raises:
        SettingsError: the file is broken or missing where it was named, or a setting cannot be.
    """
    environ = os.environ if environ is None else environ
    path = config_path(environ)
    settings = resolve_settings(environ, config=_read(path, environ), config_path=path)
    if settings.cache is not None:
        os.environ["DRAGOMAN_CACHE"] = str(settings.cache)
    return settings


def _read(path: Path, environ: Mapping[str, str]) -> dict[str, object] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if environ.get(VARIABLE):
            raise SettingsError(
                f"{path}: no such file, but {VARIABLE} names it. Correct or unset it."
            ) from None
        return None
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML ({error}). Write lines such as max_file_mb = 50.") from error


def run_config() -> int:
    """Print every setting, its value and where it came from; then the config file that was looked for."""
    settings = load_settings()
    rows = [(name, _shown(name, settings), settings.origin(name)) for name in NAMES]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, origin in rows:
        print(f"{name:{widths[0]}}  {value:{widths[1]}}  {origin}")
    path = config_path(os.environ)
    print(f"config file: {path}{'' if path.exists() else ' (not there)'}")
    return DONE


def _shown(name: str, settings: Settings) -> str:
    value = getattr(settings, name)
    if name == "cache" and value is None:
        from dragoman.atlas.cache import cache_folder

        return str(cache_folder())
    if isinstance(value, tuple):
        return os.pathsep.join(map(str, value)) or "none"
    return str(value)
