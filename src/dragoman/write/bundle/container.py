"""Parts (name -> bytes) <-> one zip file that is the same for the same parts, and that opens no door.

The parts are stored, not compressed, so that no version of a compressor changes a byte; the times are fixed. Reading
takes nothing on trust: names, sizes, doubles and links are looked at before a byte is unpacked, and nothing is ever
written to disk.
"""

from __future__ import annotations

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from dragoman.base.errors import BundleError
from dragoman.write.bundle import layout

_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def pack_bag(parts: Mapping[str, bytes], *, folder: str, info: Mapping[str, str]) -> bytes:
    """One zip file with a bag in it.

    Args:
        parts: name under the bag -> bytes; the names of `layout.PAYLOAD`.
        folder: the one folder that the file holds.
        info: label -> value of `bag-info.txt`; the size of the payload is added.

    Raises:
        BundleError: a part is larger than what is opened again.
    """
    for name, data in parts.items():
        if len(data) > layout.MOST_PART_BYTES:
            raise BundleError(
                f"{name}: {len(data) / 1e6:,.0f} MB, the limit is {layout.MOST_PART_BYTES / 1e6:,.0f} MB. "
                "Report fewer days with --since and --until."
            )
    payload = {name: parts[name] for name in layout.PAYLOAD}
    size = sum(map(len, payload.values()))
    lines = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    tags = {
        layout.BAGIT: layout.BAGIT_TEXT.encode(),
        layout.BAG_INFO: "".join(f"{k}: {' '.join(v.split())}\n" for k, v in lines.items()).encode(),
        layout.README: files(__package__).joinpath("README.txt").read_bytes(),
        layout.MANIFEST: _manifest(payload),
    }
    tags[layout.TAG_MANIFEST] = _manifest(tags)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as bag:
        for name, data in {**tags, **payload}.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", _TIME)
            entry.create_system, entry.external_attr = 3, _MODE
            bag.writestr(entry, data)
    return out.getvalue()


def unpack_bag(path: Path) -> dict[str, bytes]:
    """The files of a bag by their names under its folder, payload and tags, with nothing checked against a manifest.

    Raises:
        BundleError: it cannot be opened, is no zip file, or holds what no bundle holds; the message names the entry.
    """
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream) as bag:
            return dict(_read_entries(bag))
    except OSError as error:
        raise BundleError(f"{path}: cannot be opened ({error.strerror}). Check the path.") from error
    except BundleError as error:
        raise BundleError(f"{path}: {error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        reason = str(error)[:200] or type(error).__name__
        raise BundleError(f"{path}: no whole zip file ({reason}). Get the bundle again.") from error


def manifest_problems(parts: Mapping[str, bytes]) -> tuple[tuple[str, str], ...]:
    """(part, what is wrong) of every part that is missing or is not the one that the manifests name."""
    problems = [(name, "is missing") for name in (*layout.TAGS, *layout.PAYLOAD) if name not in parts]
    tags = [name for name in layout.TAGS if name != layout.TAG_MANIFEST]
    for manifest, names in ((layout.MANIFEST, layout.PAYLOAD), (layout.TAG_MANIFEST, tags)):
        listed, odd = _listed(parts.get(manifest, b""))
        problems += [(manifest, line) for line in odd]
        for name in names:
            if name in parts and name not in listed:
                problems.append((name, f"is not listed in {manifest}"))
            elif name in parts and listed[name] != hashlib.sha256(parts[name]).hexdigest():
                problems.append((name, f"has not the sha256 that {manifest} gives"))
        problems += [
            (manifest, f"lists {name[:80]!r}, which is no part") for name in listed if name not in names
        ]
    if parts.get(layout.BAGIT, b"").decode("utf-8", "replace") != layout.BAGIT_TEXT:
        problems.append((layout.BAGIT, "does not declare BagIt 1.0 in UTF-8"))
    return tuple(problems)


def _manifest(parts: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in parts.items()).encode()


def _listed(manifest: bytes) -> tuple[dict[str, str], list[str]]:
    """Name -> sha256 as a manifest lists them, and what is wrong with its lines."""
    listed: dict[str, str] = {}
    odd: list[str] = []
    for number, line in enumerate(manifest.decode("utf-8", "replace").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        if name in listed:
            odd.append(f"line {number} lists {name[:80]!r} again")
        elif len(digest) != 64 or not name:
            odd.append(f"line {number} is no sha256 and name")
        else:
            listed[name] = digest.lower()
    return listed, odd


def _read_entries(bag: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    entries = bag.infolist()
    if len(entries) > layout.MOST_ENTRIES:
        raise BundleError(f"{len(entries):,} entries, a bundle has {len(layout.PAYLOAD) + len(layout.TAGS)}.")
    folders: set[str] = set()
    seen: set[str] = set()
    left = layout.MOST_BYTES
    for entry in entries:
        name = _require_plain(entry, folders)
        if not name:
            continue
        if name in seen:
            raise BundleError(f"entry {name} is there twice. No bundle has two parts of one name.")
        seen.add(name)
        data = _read_limited(bag, entry, min(left, layout.MOST_PART_BYTES))
        left -= len(data)
        yield name, data
    if not seen:
        raise BundleError("holds nothing. Get the bundle again.")


def _require_plain(entry: zipfile.ZipInfo, folders: set[str]) -> str:
    """The entry's name under the bag's folder, "" for a folder itself; raises what no bundle holds."""
    shown = repr(entry.filename[:80])
    folder, _, name = entry.filename.partition("/")
    folders.add(folder)
    if folder in ("", ".", "..") or "\\" in entry.filename or len(folders) > 1:
        raise BundleError(
            f"entry {shown} lies outside the one folder that a bundle has. It was not unpacked."
        )
    if entry.is_dir() and name in ("", "data/"):
        return ""
    if name not in layout.PAYLOAD and name not in layout.TAGS:
        raise BundleError(f"entry {shown} is no part of a bundle. It was not unpacked.")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise BundleError(f"entry {shown} is a link or another thing that is no file. It was not followed.")
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN_METHODS:
        raise BundleError(
            f"entry {shown} is locked or packed in an unknown way. Ask for the bundle as it was made."
        )
    return name


def _read_limited(bag: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of an entry, counted while they are unpacked: the size that it states may be a lie."""
    chunks: list[bytes] = []
    size = 0
    with bag.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise BundleError(
                    f"entry {entry.filename[:80]!r} unpacks to more than {limit / 1e6:,.0f} MB. It was left."
                )
            chunks.append(chunk)
    return b"".join(chunks)
