"""The front-end files of others: as vendor.toml says, licensed, and none loads anything from elsewhere."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tarfile
from pathlib import Path

import pytest

from tools.vendor import FOLDER, LIST, File, Package, VendorError, find_faults, read_list, take, write_list
from tools.vendor import without_source_map as cut

STATIC = FOLDER.parent
OPEN_LICENCES = {"0BSD", "BSD-2-Clause", "BSD-3-Clause", "MIT"}
_LOADS = re.compile(
    r"""(?:\bfetch|\bimport|importScripts|\burl|\bopen|new\s+(?:Shared)?Worker|sendBeacon)\s*\(\s*["'`]?(?:https?:)?//"""
    r"""|@import|\bfrom\s*["'`](?:https?:)?//|\.src\s*=\s*["'`](?:https?:)?//"""
)


def all_files(*suffixes: str) -> list[str]:
    """Names of the served files of these kinds, below static/desk."""
    return sorted(str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.suffix in suffixes)


def test_find_faults_finds_none_in_what_is_served() -> None:
    assert find_faults() == []


def test_find_faults_names_a_changed_a_missing_and_a_stray_file(tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    shutil.copytree(FOLDER, folder)
    with (folder / "htmx/htmx.min.js").open("a") as file:
        file.write("//")
    (folder / "leaflet/leaflet.css").unlink()
    (folder / "leaflet/more.js").write_text("")

    assert find_faults(folder) == [
        "htmx/htmx.min.js is not what vendor.toml says. Run: python -m tools.vendor",
        "leaflet/leaflet.css is missing. Run: python -m tools.vendor",
        "leaflet/more.js is not named in vendor.toml. Name or delete it.",
    ]


def test_read_list_names_an_exact_version_a_hash_and_an_open_licence_for_each() -> None:
    packages = read_list()

    assert [package.name for package in packages] == [
        "htmx.org",
        "maplibre-gl",
        "leaflet",
        "vega",
        "vega-lite",
        "vega-embed",
    ]
    for package in packages:
        assert re.fullmatch(r"\d+\.\d+\.\d+", package.version), package.name
        assert re.fullmatch(r"[\w+/]{86}==", package.package_sha512), package.name
        assert package.licence in OPEN_LICENCES, package.name
        assert "LICENSE.txt" in {file.name for file in package.files}, package.name


def test_write_list_is_read_again_as_it_was(tmp_path: Path) -> None:
    write_list(read_list(), tmp_path)

    assert (tmp_path / LIST).read_text("utf-8") == (FOLDER / LIST).read_text("utf-8")


def pack_package(folder: Path, files: dict[str, bytes]) -> Path:
    """An archive as npm makes it."""
    archive = folder / "one.tgz"
    with tarfile.open(archive, "w:gz") as out:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            out.addfile(entry, io.BytesIO(content))
    return archive


def test_take_writes_only_what_is_named_without_its_source_map(tmp_path: Path) -> None:
    archive = pack_package(
        tmp_path, {"dist/a.min.js": b"a()\n//# sourceMappingURL=a.js.map\n", "dist/b.js": b"b()"}
    )
    package = Package("a", "1.0.0", "2026-01-02", "MIT", "a", "", (File("dist/a.min.js", "lib/a.js", ""),))

    taken = take(package, archive, tmp_path / "out")

    assert {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*")} == {
        "a/lib/a.js"
    }
    assert (tmp_path / "out/a/lib/a.js").read_bytes() == b"a()\n"
    assert taken.files == (File("dist/a.min.js", "lib/a.js", hashlib.sha256(b"a()\n").hexdigest()),)
    assert len(taken.package_sha512) == 88


def test_take_names_a_file_that_the_package_lacks(tmp_path: Path) -> None:
    archive = pack_package(tmp_path, {"dist/b.js": b"b()"})
    package = Package("a", "1.0.0", "2026-01-02", "MIT", "a", "", (File("dist/a.js", "a.js", ""),))

    with pytest.raises(VendorError, match=re.escape("a@1.0.0 has no file dist/a.js.")):
        take(package, archive, tmp_path / "out")


@pytest.mark.parametrize(
    ("content", "left"),
    [
        (b"a()\n//# sourceMappingURL=a.js.map", b"a()"),
        (b"a{}\n/*# sourceMappingURL=a.css.map */\nb{}", b"a{}\nb{}"),
        (b'a("//not a comment")', b'a("//not a comment")'),
        (b"", b""),
    ],
    ids=["script", "style", "none", "empty"],
)
def test_without_source_map_cuts_the_comment_alone(content: bytes, left: bytes) -> None:
    assert cut(content) == left


@pytest.mark.parametrize("name", all_files(".js", ".css"))
def test_no_served_file_loads_from_elsewhere_or_names_a_source_map(name: str) -> None:
    text = (STATIC / name).read_text("utf-8")
    assert (_LOADS.findall(text), "sourceMappingURL=" in text) == ([], False)


@pytest.mark.parametrize("name", all_files(".css"))
def test_every_file_that_a_style_sheet_names_is_served(name: str) -> None:
    text = (STATIC / name).read_text("utf-8")
    named = [one.strip("\"'") for one in re.findall(r"url\(([^)]*)\)", text)]
    missing = [
        one
        for one in named
        if not one.startswith(("data:", "#")) and not ((STATIC / name).parent / one).is_file()
    ]

    assert missing == []


def test_what_is_served_stays_small() -> None:
    sizes = {
        name: sum(p.stat().st_size for p in (STATIC / name).rglob("*") if p.is_file())
        for name in ("map", "vendor")
    }

    assert sizes["map"] < 2_500_000 and sizes["vendor"] < 3_000_000
