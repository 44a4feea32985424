"""Building the index: once, under a lock, whole or not at all, anew when the data change."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.atlas import PlaceIndex, build_index
from dragoman.atlas.cache import build_lock, cache_folder
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.base.errors import AtlasError


def test_build_index_tells_every_step_to_its_end(gazetteer: GazetteerFiles) -> None:
    told: list[tuple[str, int, int]] = []
    build_index(files=gazetteer, progress=lambda step, done, total: told.append((step, done, total)))
    last = {step: (done, total) for step, done, total in told}
    assert last == {
        "read extracts": (1, 1),
        "read cities": (1000, 1000),
        "read units": (1, 1),
        "sort names": (1, 1),
    }


def test_build_index_builds_once(gazetteer: GazetteerFiles) -> None:
    first = build_index(files=gazetteer)
    made = first.stat().st_mtime_ns
    assert build_index(files=gazetteer) == first
    assert first.stat().st_mtime_ns == made
    assert build_index(files=gazetteer, force=True).stat().st_mtime_ns > made


def test_build_index_is_new_for_new_data(gazetteer: GazetteerFiles) -> None:
    first = build_index(files=gazetteer)
    text = gazetteer.supplement.read_text(encoding="utf-8")
    gazetteer.supplement.write_text(
        text + "test:2\tNew Camp\t\tML\t\t\t\tS\t\t\tinvented\n", encoding="utf-8"
    )
    second = build_index(files=gazetteer)
    assert second != first
    assert [entry.id for entry in PlaceIndex(second).find("New Camp")] == ["test:2"]
    assert PlaceIndex(first).find("New Camp") == ()


def test_build_index_gives_the_same_tables_for_the_same_data(gazetteer: GazetteerFiles) -> None:
    def dump(path: Path) -> list[str]:
        with sqlite3.connect(path) as connection:
            return list(connection.iterdump())

    first = dump(build_index(files=gazetteer))
    assert dump(build_index(files=gazetteer, force=True)) == first


def test_build_index_lets_many_ask_and_one_build(gazetteer: GazetteerFiles, cache: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        paths = set(pool.map(lambda _: build_index(files=gazetteer), range(8)))
    assert len(paths) == 1
    assert sorted(path.name for path in cache.iterdir()) == ["build.lock", paths.pop().name]


def test_build_index_leaves_nothing_behind_when_it_fails(gazetteer: GazetteerFiles, cache: Path) -> None:
    gazetteer.supplement.write_text("id\tname\tcountry\nx\tX\tMali\n", encoding="utf-8")
    with pytest.raises(AtlasError, match="line 2: country 'Mali'"):
        build_index(files=gazetteer)
    assert [path.name for path in cache.iterdir()] == ["build.lock"]


def test_build_lock_names_the_lock_that_another_holds(cache: Path) -> None:
    held = pytest.raises(AtlasError, match="held by another process")
    with build_lock(cache_folder()), held, build_lock(cache_folder(), wait_s=0.2):
        pytest.fail("two held the lock")
    with build_lock(cache_folder(), wait_s=0.2):
        pass


def test_cache_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg/dragoman"
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DRAGOMAN_CACHE", str(tmp_path / "file/below"))
    with pytest.raises(AtlasError, match="Set DRAGOMAN_CACHE"):
        cache_folder()


def test_build_index_keeps_the_last_three(gazetteer: GazetteerFiles, cache: Path) -> None:
    newest = gazetteer.supplement
    for number in range(5):
        newest.write_text(
            f"id\tname\tcountry\tsource\nt:{number}\tCamp {number}\tML\tinvented\n", encoding="utf-8"
        )
        last = build_index(files=gazetteer)
    kept = sorted(cache.glob("places-*.sqlite"))
    assert len(kept) == 3
    assert last in kept
