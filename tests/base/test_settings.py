"""resolve_settings: built in, config file, environment -> settings, the later one wins, and says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.base.errors import SettingsError
from dragoman.base.settings import Settings, resolve_settings

FILE = Path("/etc/desk/config.toml")


def test_nothing_set_gives_the_built_in_values() -> None:
    settings = resolve_settings({})
    assert settings == Settings()
    assert settings.origin("max_file_mb") == "built in"


def test_the_environment_wins_over_the_file_and_each_origin_is_told() -> None:
    settings = resolve_settings(
        {"DRAGOMAN_MAX_FILE_MB": "7"},
        config={"max_file_mb": 5, "max_text_chars": 9, "atlas": ["desk", "/own"]},
        config_path=FILE,
    )
    assert (settings.max_file_mb, settings.origin("max_file_mb")) == (7, "DRAGOMAN_MAX_FILE_MB")
    assert (settings.max_text_chars, settings.origin("max_text_chars")) == (9, str(FILE))
    assert settings.atlas == (Path("/etc/desk/desk"), Path("/own"))


def test_folders_of_the_command_line_come_last() -> None:
    listed = os.pathsep.join(["/a", "/b"])
    settings = resolve_settings({"DRAGOMAN_ATLAS": listed}).with_atlas((Path("/c"),))
    assert settings.atlas == (Path("/a"), Path("/b"), Path("/c"))
    assert settings.origin("atlas") == "DRAGOMAN_ATLAS, command line"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"max_file_bm": 5}, "no setting is called 'max_file_bm'"),
        ({"max_file_mb": 0}, "not a whole number of 1 or more"),
        ({"max_file_mb": True}, "not a whole number of 1 or more"),
        ({"max_file_mb": "many"}, "not a whole number of 1 or more"),
        ({"atlas": [5]}, "not a path"),
        ({"contact": "desk@example.org\r\nCookie: x"}, "not one word in plain letters"),
    ],
    ids=["unknown", "zero", "true", "words", "path", "lines"],
)
def test_a_setting_that_cannot_be_is_named(config: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        resolve_settings({}, config=config, config_path=FILE)
