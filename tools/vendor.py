"""Exact versions of npm packages -> the front-end files that the desk serves, each checked by its hash.

The desk loads nothing from elsewhere and builds nothing: the few minified files it needs lie in
`static/desk/vendor`, with the licence of each. `vendor.toml` there says which package, version and files; a person
edits it. npm's own client fetches the package from whichever registry it is set to. A package whose hash is not the
one in `vendor.toml` is refused, and so is a file. Comments that name a source map are cut off: the maps are not
served, and a browser would ask for them.

    python -m tools.vendor                       # fetch all that vendor.toml names, check them, write the files
    python -m tools.vendor --check               # check what is there, fetch nothing
    python -m tools.vendor --pin                 # after a change of version: write the new hashes into vendor.toml
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "src/dragoman/desk/static/desk/vendor"
LIST = "vendor.toml"
HEAD = """\
# Front-end files of others that the desk serves. Fetched and checked by: python -m tools.vendor
# `package_sha512` is that of the package as npm serves it; `sha256` that of a file as it lies here, without the
# comment that names its source map. Why each is here: docs/decisions/0023-front-end-libraries.md
"""
_SOURCE_MAP = re.compile(rb"\n?(//[#@] ?sourceMappingURL=[^\n]*|/\*[#@] ?sourceMappingURL=[^*]*\*/)[ \t]*")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a package: where it stands there, its name here, its hash here."""

    source: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A package at one version, with what is taken from it into a folder of its own."""

    name: str
    version: str
    released: str
    licence: str
    folder: str
    package_sha512: str
    files: tuple[File, ...]


class VendorError(Exception):
    """A package or a file is not what vendor.toml says, or npm does not give it."""


def read_list(folder: Path = FOLDER) -> tuple[Package, ...]:
    """What vendor.toml names, in its order."""
    data = tomllib.loads((folder / LIST).read_text("utf-8"))
    return tuple(
        Package(
            **{key: value for key, value in row.items() if key != "file"},
            files=tuple(File(one["source"], one["name"], one.get("sha256", "")) for one in row["file"]),
        )
        for row in data["package"]
    )


def write_list(packages: tuple[Package, ...], folder: Path = FOLDER) -> None:
    """vendor.toml, as read_list reads it."""
    lines = [HEAD]
    for package in packages:
        lines.append("[[package]]")
        for key in ("name", "version", "released", "licence", "folder", "package_sha512"):
            lines.append(f'{key} = "{getattr(package, key)}"')
        for file in package.files:
            lines += ["", "[[package.file]]", f'source = "{file.source}"', f'name = "{file.name}"']
            lines.append(f'sha256 = "{file.sha256}"')
        lines.append("")
    (folder / LIST).write_text("\n".join(lines), "utf-8")


def without_source_map(content: bytes) -> bytes:
    """The file without the comment that names its source map."""
    return _SOURCE_MAP.sub(b"", content)


def fetch(package: Package, folder: Path) -> Path:
    """The package's archive, fetched by npm into the folder.

    Raises:
        VendorError: npm is missing or does not give this version.
    """
    command = [
        "npm",
        "pack",
        f"{package.name}@{package.version}",
        "--silent",
        "--pack-destination",
        str(folder),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=folder)
    except OSError as error:
        raise VendorError(f"{package.name}: npm cannot be run ({error}). Install Node.js.") from error
    if done.returncode:
        raise VendorError(
            f"{package.name}@{package.version}: npm does not give it ({done.stderr.strip()[-200:]})."
        )
    return folder / done.stdout.split()[-1]


def take(package: Package, archive: Path, out: Path) -> Package:
    """Writes the package's files and returns it with the hashes that they and the archive have."""
    whole = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    taken = []
    with tarfile.open(archive) as inside:
        for file in package.files:
            try:
                handle = inside.extractfile(f"package/{file.source}")
            except KeyError as error:
                raise VendorError(f"{package.name}@{package.version} has no file {file.source}.") from error
            if handle is None:
                raise VendorError(f"{package.name}@{package.version}: {file.source} is not a plain file.")
            content = without_source_map(handle.read())
            target = out / package.folder / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            taken.append(replace(file, sha256=hashlib.sha256(content).hexdigest()))
    return replace(package, package_sha512=whole, files=tuple(taken))


def find_faults(folder: Path = FOLDER) -> list[str]:
    """What is missing, changed or not named in vendor.toml; empty when all is as it says."""
    faults, named = [], {folder / LIST}
    for package in read_list(folder):
        for file in package.files:
            path = folder / package.folder / file.name
            named.add(path)
            if not path.is_file():
                faults.append(f"{package.folder}/{file.name} is missing. Run: python -m tools.vendor")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256:
                faults.append(
                    f"{package.folder}/{file.name} is not what vendor.toml says. Run: python -m tools.vendor"
                )
    strays = sorted(path for path in folder.rglob("*") if path.is_file() and path not in named)
    return faults + [
        f"{path.relative_to(folder)} is not named in vendor.toml. Name or delete it." for path in strays
    ]


def main() -> int:
    """0 done, 1 when something is not what vendor.toml says or cannot be had."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="check the files that are there, fetch nothing")
    parser.add_argument(
        "--pin", action="store_true", help="write the hashes of what is fetched into vendor.toml"
    )
    options = parser.parse_args()
    try:
        if not options.check:
            fetch_all(pin=options.pin)
    except VendorError as error:
        print(f"vendor: {error}", file=sys.stderr)
        return 1
    faults = find_faults()
    for fault in faults:
        print(f"vendor: {fault}", file=sys.stderr)
    return 1 if faults else 0


def fetch_all(*, pin: bool) -> None:
    """Writes every file; into a folder aside first, so that a refused package changes nothing.

    Raises:
        VendorError: a package is not what vendor.toml says; never with `pin`.
    """
    wanted = read_list()
    with tempfile.TemporaryDirectory() as place:
        aside = Path(place) / "files"
        found = tuple(take(package, fetch(package, Path(place)), aside) for package in wanted)
        for ours, theirs in zip(wanted, found, strict=True):
            if ours != theirs and not pin:
                raise VendorError(
                    f"{ours.name}@{ours.version} is not the package that vendor.toml names (its hash differs). "
                    "Do not use it; if the version was changed on purpose, run: python -m tools.vendor --pin"
                )
        for path in sorted(path for path in aside.rglob("*") if path.is_file()):
            target = FOLDER / path.relative_to(aside)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            print(f"{target.stat().st_size:>9,} bytes: {target.relative_to(FOLDER)}")
    if pin:
        write_list(found)


if __name__ == "__main__":
    sys.exit(main())
