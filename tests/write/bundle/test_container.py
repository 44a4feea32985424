"""A zip file with a bag is read; whatever else comes under that name is refused before it does harm."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from made_bundles import draft_bundle, render, verify, write, write_parts

from dragoman.base.errors import BundleError
from dragoman.write.bundle import layout, pack_bundle, verify_bundle
from dragoman.write.bundle.codec import bundle_to_parts
from dragoman.write.bundle.container import unpack_bag

KOUMBORI = "section 3, paragraph 1, sentence 1"
Members = list[tuple[zipfile.ZipInfo | str, bytes]]


def members() -> Members:
    """The entries of a whole bundle."""
    with zipfile.ZipFile(io.BytesIO(pack_bundle(draft_bundle()))) as bag:
        return [(entry, bag.read(entry)) for entry in bag.infolist()]


def zipped(entries: Members, folder: Path, *, method: int = zipfile.ZIP_STORED) -> Path:
    path = folder / "bundle.zip"
    with zipfile.ZipFile(path, "w", method) as bag:
        for name, data in entries:
            bag.writestr(name, data)
    return path


def test_a_bundle_is_a_bag_that_unzip_and_sha256sum_check(tmp_path: Path) -> None:
    path = write(draft_bundle(), tmp_path)
    with zipfile.ZipFile(path) as bag:
        bag.extractall(tmp_path)
        names = bag.namelist()
        assert {entry.date_time for entry in bag.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {name.split("/")[0] for name in names} == {"report-2023-09-07"}
    folder = tmp_path / "report-2023-09-07"
    for manifest in (layout.MANIFEST, layout.TAG_MANIFEST):
        done = subprocess.run(["sha256sum", "-c", manifest], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout
    payload = [folder / name for name in layout.PAYLOAD]
    oxum = f"Payload-Oxum: {sum(p.stat().st_size for p in payload)}.{len(payload)}"
    assert oxum in (folder / layout.BAG_INFO).read_text().splitlines()
    quote = json.loads((folder / layout.QUOTES).read_text().splitlines()[0])
    assert quote["sha256"] == hashlib.sha256(quote["quote"].encode()).hexdigest()


def test_a_bundle_that_was_unpacked_and_packed_again_is_read(tmp_path: Path) -> None:
    again: Members = [("again/", b""), ("again/data/", b"")]
    again += [
        ("again/" + str(e.filename).partition("/")[2], d) for e, d in members() if not isinstance(e, str)
    ]
    assert verify(zipped(again, tmp_path, method=zipfile.ZIP_DEFLATED)).failed == ()


def _link(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


def _without(part: str) -> Members:
    return [(e, d) for e, d in members() if not isinstance(e, str) and not e.filename.endswith(part)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("entries", "message"),
    [
        (lambda: [*members(), ("../evil.txt", b"x")], "outside the one folder"),
        (lambda: [*members(), ("/etc/passwd", b"x")], "outside the one folder"),
        (lambda: [*members(), ("report-2023-09-07/../../x", b"x")], "is no part of a bundle"),
        (lambda: [*members(), ("report-2023-09-07\\x", b"x")], "outside the one folder|is no part of a bundle"),
        (lambda: [*members(), ("second/data/about.json", b"x")], "outside the one folder"),
        (lambda: [*members(), ("report-2023-09-07/data/tool.exe", b"x")], "is no part of a bundle"),
        (lambda: [*members(), members()[-1]], "is there twice"),
        (lambda: [*_without("report.md"), (_link("report-2023-09-07/data/report.md"), b"/etc/passwd")], "is a link"),
        (lambda: [(f"x/{n}", b"") for n in range(100)], "100 entries"),
        (list, "holds nothing"),
    ],
)  # fmt: skip
def test_unpack_bag_refuses_what_no_bundle_holds(
    entries: Callable[[], Members], message: str, tmp_path: Path
) -> None:
    with pytest.raises(BundleError, match=message):
        unpack_bag(zipped(entries(), tmp_path))
    assert list(tmp_path.iterdir()) == [tmp_path / "bundle.zip"]


def test_unpack_bag_stops_a_zip_bomb(tmp_path: Path) -> None:
    bomb: Members = [("b/data/report.md", bytes(layout.MOST_PART_BYTES + 1))]
    path = zipped(bomb, tmp_path, method=zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(BundleError, match="unpacks to more than 64 MB"):
        unpack_bag(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no whole zip file"),
        (b"PK\x03\x04 and then nothing", "no whole zip file"),
        (b"%PDF-1.7", "no whole zip file"),
        (pack_bundle(draft_bundle())[:-200], "no whole zip file"),
        (pack_bundle(draft_bundle()).replace(b"over 50", b"over 60"), "Bad CRC-32"),
    ],
    ids=["empty", "broken", "pdf", "cut", "changed in place"],
)
def test_unpack_bag_refuses_what_is_no_whole_zip_file(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(BundleError, match=message):
        unpack_bag(path)


def test_unpack_bag_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="cannot be opened"):
        unpack_bag(tmp_path / "none.zip")
    with pytest.raises(BundleError, match="cannot be opened"):
        unpack_bag(tmp_path)


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        (layout.ABOUT, b'"bundle": 1', b'"bundle": 2', "Verify it with the version"),
        (layout.ABOUT, b"{", b"[", "not JSON of ours"),
        (layout.REPORT, b'"lang": "en"', b'"lang": "en", "lang": "fr"', "the key 'lang' is there twice"),
        (layout.REPORT, b'"lang": "en"', b'"lang": "en", "hidden": "400 dead"', "/hidden is no field of ours"),
        (layout.REPORT, b'"lat": 1', b'"lat": NaN, "x": 1', "NaN is no number"),
        (layout.REPORT, b'"kind": "report"', b'"kind": "novel"', "'novel' is none of"),
        (layout.CLAIMS, b'"schema": "dragoman/1"', b'"schema": "dragoman/2"', "line 1: the schema is not"),
        (layout.CLAIMS, b'"min": 51', b'"min": "51"', "int is wanted, not str"),
        (layout.QUOTES, b'"claim": "c-', b'"claim": "c-0', "which is not there"),
        (layout.EVENTS, b'"claims": ["c-', b'"claims": ["c-0', "is not there"),
        (layout.EVENTS, b'"documents": ["', b'"documents": ["0', "is not there"),
        (layout.DOCUMENTS, b'"published": "2023', b'"published": "20x3', "no ISO date"),
        (layout.EVENTS, b'"start": "2023', b'"start": "20x3', "is no ISO date"),
        (layout.CLAIMS, b'"event_date": "2023', b'"event_date": "20x3', "is no ISO date"),
        (layout.DECISIONS, b"", b"\xff\xfe\n", "not JSON of ours"),
        (layout.DECISIONS, b"", b"[" * 100_000 + b"\n", "not JSON of ours"),
        (layout.DECISIONS, b"", b'{"n": ' + b"9" * 5000 + b"}\n", "not JSON of ours"),
        (layout.DECISIONS, b"", b"[1]\n", "an object is wanted"),
    ],
)  # fmt: skip
def test_verify_refuses_parts_that_are_no_json_of_ours(
    part: str, old: bytes, new: bytes, message: str, tmp_path: Path
) -> None:
    parts = bundle_to_parts(draft_bundle())
    assert old in parts[part]
    path = write_parts({**parts, part: parts[part].replace(old, new, 1)}, tmp_path)
    with pytest.raises(BundleError, match=message):
        verify_bundle(path, render=render)


def test_verify_names_a_part_that_is_missing(tmp_path: Path) -> None:
    path = zipped(_without("quotes.jsonl"), tmp_path)
    with pytest.raises(BundleError, match=r"data/quotes\.jsonl: missing"):
        verify_bundle(path, render=render)


@pytest.mark.parametrize(
    "text",
    ["9" * 5000 + " soldiers", "\u202e05 revo", "one hundred " * 2000, "a\x1b[2Jb", "[name withheld]" * 300],
    ids=["digits", "right to left", "words", "escape", "marks"],
)
def test_verify_ends_with_an_answer_whatever_a_sentence_holds(text: str, tmp_path: Path) -> None:
    parts = bundle_to_parts(draft_bundle())
    report = parts[layout.REPORT].replace(b'"over 50 soldiers"', json.dumps(text).encode())
    proof = verify(write_parts({**parts, layout.REPORT: report}, tmp_path))
    assert KOUMBORI in [finding.place for finding in proof.failed]
