"""Defaults, a config file and the environment -> one frozen Settings, and where each value came from.

No file is read here: the caller hands in what stood in the file. A later source wins: built in, config file,
environment, command line.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from dragoman.base.errors import SettingsError

PREFIX = "DRAGOMAN_"
BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its value when nobody says otherwise.

    Args:
        atlas: a desk's own atlas folders; a later one overrides an earlier one.
        cache: the folder of the place index; None is `dragoman` in the user's cache folder.
        contact: a mail address or page by which sites reach the desk; part of the User-Agent of fetches.
        max_file_mb: larger files are not opened, in megabytes (10^6 bytes).
        max_text_chars: documents with more characters are not read.
        translate_url: the address of an OpenAI-compatible endpoint that translates, up to `/v1`.
        translate_model: the model that it is asked for.
    """

    atlas: tuple[Path, ...] = ()
    cache: Path | None = None
    contact: str | None = None
    max_file_mb: int = 20
    max_text_chars: int = 5_000_000
    translate_url: str | None = None
    translate_model: str | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def with_atlas(self, folders: tuple[Path, ...]) -> Settings:
        """These settings with the folders of the command line after those already named."""
        if not folders:
            return self
        before = "" if self.origin("atlas") == BUILT_IN else f"{self.origin('atlas')}, "
        return replace(
            self, atlas=self.atlas + folders, origins={**self.origins, "atlas": f"{before}command line"}
        )

    def origin(self, name: str) -> str:
        """Where the value of a setting came from."""
        return self.origins.get(name, BUILT_IN)


NAMES = tuple(f.name for f in fields(Settings) if f.name != "origins")


def resolve_settings(
    environ: Mapping[str, str], *, config: Mapping[str, object] | None = None, config_path: Path | None = None
) -> Settings:
    """The settings of a run.

    Args:
        environ: the environment; `DRAGOMAN_ATLAS` lists folders as `PATH` does.
        config: what stood in the config file, or None when there is none.
        config_path: the file; its relative paths count from its folder.

    Raises:
        SettingsError: a setting that does not exist or cannot hold its value.
    """
    values: dict[str, object] = {}
    origins: dict[str, str] = {}
    base = config_path.parent if config_path else Path()
    for name, value in (config or {}).items():
        if name not in NAMES:
            raise SettingsError(
                f"{config_path}: no setting is called {name!r}. There are {', '.join(NAMES)}."
            )
        values[name] = _value(name, value, base, str(config_path))
        origins[name] = str(config_path)
    for name in NAMES:
        variable = PREFIX + name.upper()
        if environ.get(variable):
            raw = environ[variable]
            listed: object = raw.split(os.pathsep) if name == "atlas" else raw
            values[name] = _value(name, listed, Path(), variable)
            origins[name] = variable
    return replace(Settings(), **values, origins=origins)  # type: ignore[arg-type]


def _value(name: str, value: object, base: Path, source: str) -> object:
    if name == "atlas":
        listed = value if isinstance(value, list) else [value]
        return tuple(_path(name, item, base, source) for item in listed if item != "")
    if name == "cache":
        return _path(name, value, base, source)
    if name in ("contact", "translate_url", "translate_model"):
        return _word(name, value, source)
    return _positive_int(name, value, source)


def _path(name: str, value: object, base: Path, source: str) -> Path:
    if not isinstance(value, str):
        raise SettingsError(f"{source}: {name} is {value!r}, not a path. Write it as a string.")
    return base / Path(value).expanduser()


def _word(name: str, value: object, source: str) -> str:
    if (
        not isinstance(value, str)
        or not value
        or not value.isascii()
        or not value.isprintable()
        or " " in value
    ):
        raise SettingsError(f"{source}: {name} is {value!r}, not one word in plain letters.")
    return value


def _positive_int(name: str, value: object, source: str) -> int:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"{source}: {name} is {value!r}, not a whole number of 1 or more.")
    return value
