"""Archive: originals -> WARC files and back; torn ends, many writers, kills, erasure, hostile names."""

from __future__ import annotations

import gzip
import hashlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from dragoman.base.errors import ArchiveError, ErasedRecord
from dragoman.collect.web import Archive, ArchivedAt, Fetched, Hop, Kind, Original
from dragoman.collect.web.catalogue import NAME as CATALOGUE

AT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
TEXT = "قالت الجبهة إنها قتلت 12 جنديا. The Front said that it had killed 12 soldiers.\n".encode()
FILE = "2026-11-0001.warc.gz"

FETCHED = Fetched(
    asked="http://news.example/a",
    url="https://news.example/b?c=%C3%A9",
    hops=(Hop("http://news.example/a", 301, "93.184.216.34", "https://news.example/b"),),
    status=200,
    reason="OK",
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("X-Twice", "one"),
        ("X-Twice", "two"),
    ),
    wire=gzip.compress(TEXT, mtime=0),
    body=TEXT,
    at=AT,
    ip="93.184.216.34",
)


def numbered(folder: Path, **named: int) -> Archive:
    """An archive whose ids count from 1."""
    numbers = count(1)
    return Archive(
        folder, new_id=lambda: f"urn:uuid:{next(numbers):08d}-0000-4000-8000-000000000000", **named
    )


def id_of(number: int) -> str:
    """The id that `numbered` gave."""
    return f"urn:uuid:{number:08d}-0000-4000-8000-000000000000"


def put(archive: Archive, data: bytes, at: datetime = AT) -> str:
    """Keep a text; its id."""
    return archive.put_resource("note.txt", data, "text/plain", at).record_id


def files(folder: Path) -> list[str]:
    """The names in the folder, without the catalogue."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(CATALOGUE))


def test_a_fetched_page_comes_back_whole(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    put_at = archive.put_fetch(FETCHED)
    assert put_at == ArchivedAt(id_of(1), FILE, put_at.offset)
    assert archive.get(id_of(1)) == Original(
        record_id=id_of(1),
        kind=Kind.PAGE,
        at=AT,
        url="https://news.example/b?c=%C3%A9",
        origin=None,
        content_type="text/html; charset=utf-8",
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("X-Crawler-Transfer-Encoding", "chunked"),
            ("X-Twice", "one"),
            ("X-Twice", "two"),
        ),
        body=TEXT,
        sha256=FETCHED.sha256,
    )


@pytest.mark.parametrize("data", [b"", b"\0\xff" * 50, TEXT, b"WARC/1.1\r\n\r\n" * 3], ids=len)
def test_a_file_comes_back_whole_in_another_process_of_the_archive(tmp_path: Path, data: bytes) -> None:
    record_id = numbered(tmp_path).put_resource("بيان.txt", data, "text/plain", AT).record_id
    assert Archive(tmp_path).get(record_id) == Original(
        record_id=record_id,
        kind=Kind.FILE,
        at=AT,
        url=None,
        origin="بيان.txt",
        content_type="text/plain",
        headers=(),
        body=data,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def test_another_reader_of_warc_reads_the_files_and_proves_their_digests(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    archive.put_fetch(FETCHED)
    put(archive, TEXT)
    with open(tmp_path / FILE, "rb") as stream:
        blocks = [
            (str(record.record_type), record.verify_block_digest())
            for record in ArchiveIterator(stream, parse_http=False)
            if record.freeze()
        ]
    assert blocks == [("warcinfo", True), ("response", True), ("resource", True)]
    with open(tmp_path / FILE, "rb") as stream:
        page = next(iter(ArchiveIterator(stream, record_types=WarcRecordType.response)))
        page.freeze()
        assert page.verify_payload_digest()
        assert page.reader.read() == FETCHED.wire
    named = ("WARC-Target-URI", "WARC-IP-Address", "Dragoman-Asked", "Dragoman-Redirects")
    assert [page.headers[name] for name in named] == [
        FETCHED.url,
        "93.184.216.34",
        "http://news.example/a",
        "301 http://news.example/a",
    ]


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "C:\\nul", "a\r\nWARC-Type: response\r\n\r\nbody", "\0", "", "x" * 5_000,
     "\ud800", "‮gpj.exe", " a ", "%0d%0a", "<script>alert(1)</script>"],
    ids=ascii,
)  # fmt: skip
def test_a_name_is_kept_as_a_value_and_nothing_else(tmp_path: Path, name: str) -> None:
    archive = Archive(tmp_path)
    record_id = archive.put_resource(name, TEXT, "text/plain\r\nEvil: 1", AT).record_id
    original = archive.get(record_id)
    expected = None if name == "" else name.encode("utf-8", "replace").decode()
    assert (original.origin, original.content_type) == (expected, "application/octet-stream")
    assert original.body == TEXT
    assert files(tmp_path) == [FILE]


def test_hostile_headers_of_a_page_stay_inside_its_record(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    evil = Fetched(
        **{
            **{name: getattr(FETCHED, name) for name in Fetched.__slots__},
            "headers": (("X-A\r\n\r\n", "b\r\n\r\nWARC/1.1\r\n"), ("X-Long", "é" * 60_000)),
            "reason": "OK\r\nX: y",
            "wire": TEXT,
        }
    )
    original = archive.get(archive.put_fetch(evil).record_id)
    assert original.body == TEXT
    assert [name for name, _ in original.headers] == ["X-A", "X-Long"]


def test_an_unknown_id_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="holds no original of this id"):
        numbered(tmp_path).get("urn:uuid:none")
    archive = numbered(tmp_path)
    put(archive, TEXT)
    with pytest.raises(ArchiveError, match="holds no original of this id"):
        archive.get(id_of(2))  # the record that a file begins with is nobody's original


def test_files_are_rolled_by_size_and_by_month(tmp_path: Path) -> None:
    archive = Archive(tmp_path, max_file_bytes=3_000)
    ids = [put(archive, random.Random(seed).randbytes(1_500)) for seed in range(3)]
    ids.append(put(archive, TEXT, datetime(2026, 12, 1, tzinfo=UTC)))
    assert files(tmp_path) == [FILE, "2026-11-0002.warc.gz", "2026-12-0001.warc.gz"]
    assert [len(archive.get(record_id).body) for record_id in ids] == [1500, 1500, 1500, len(TEXT)]


@pytest.mark.parametrize("kept", [0, 1, 100, -1], ids=["none", "byte", "some", "all-but-one"])
def test_a_torn_end_is_set_aside_and_what_stands_before_it_is_served(tmp_path: Path, kept: int) -> None:
    archive = numbered(tmp_path)
    first = put(archive, b"first")
    whole = (tmp_path / FILE).read_bytes()
    torn = gzip.compress(b"WARC/1.1\r\nWARC-Type: resource\r\n" + os.urandom(500))
    torn = torn[:kept] if kept else b""
    (tmp_path / FILE).write_bytes(whole + torn)
    again = Archive(tmp_path)
    assert (tmp_path / FILE).read_bytes() == whole
    aside = list(tmp_path.glob("*.torn"))
    assert [path.read_bytes() for path in aside] == ([torn] if torn else [])
    second = put(again, b"second")
    assert [archive.get(first).body, archive.get(second).body] == [b"first", b"second"]


def test_a_torn_end_is_also_cut_off_by_a_process_that_had_the_archive_open(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    put(archive, b"first")
    with open(tmp_path / FILE, "ab") as file:
        file.write(gzip.compress(os.urandom(2_000))[:1_000])
    second = put(archive, b"second")
    assert Archive(tmp_path).get(second).body == b"second"
    assert [error for _, error in archive.verify()] == [None, None]


def test_whole_records_that_the_catalogue_does_not_know_are_taken_up(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    ids = [put(archive, b"%d" % number) for number in range(5)]
    erased = archive.erase(ids[2], "court order 7", AT)
    before = [
        (record_id, str(error)) for record_id, error in sorted(archive.verify(), key=lambda pair: pair[0])
    ]
    (tmp_path / CATALOGUE).unlink()
    again = Archive(tmp_path)
    after = [(record_id, str(error)) for record_id, error in sorted(again.verify(), key=lambda pair: pair[0])]
    assert (before, again.find(erased)) == (after, ())
    assert again.get(ids[4]).body == b"4"


def test_a_record_that_was_changed_on_the_disk_is_not_served(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    at = archive.put_resource("note.txt", b"12 soldiers", "text/plain", AT)
    path = tmp_path / FILE
    data = path.read_bytes()
    member = gzip.decompress(data[at.offset :]).replace(b"12 soldiers", b"92 soldiers")
    changed = gzip.compress(member)
    path.write_bytes(data[: at.offset] + changed.ljust(len(data) - at.offset, b"\0"))
    with pytest.raises(ArchiveError, match="damaged"):
        archive.get(at.record_id)
    assert [type(error) for _, error in archive.verify()] == [ArchiveError]


def test_a_file_that_was_cut_short_is_told_and_no_longer_added_to(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    first = put(archive, os.urandom(1_000))
    os.truncate(tmp_path / FILE, 700)
    second = put(archive, b"second")
    assert files(tmp_path) == [FILE, "2026-11-0002.warc.gz"]
    assert archive.get(second).body == b"second"
    with pytest.raises(ArchiveError, match="damaged"):
        archive.get(first)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    first = put(archive, TEXT)
    (tmp_path / FILE).unlink()
    with pytest.raises(ArchiveError, match="cannot be read"):
        archive.get(first)


def test_a_broken_catalogue_says_what_to_do(tmp_path: Path) -> None:
    first = put(numbered(tmp_path), TEXT)
    (tmp_path / CATALOGUE).write_bytes(b"no database" * 1_000)
    with pytest.raises(ArchiveError, match="delete it: it is made anew from the records"):
        Archive(tmp_path)
    (tmp_path / CATALOGUE).unlink()
    assert Archive(tmp_path).get(first).body == TEXT


def test_erasing_destroys_the_bytes_and_leaves_digest_day_and_reason(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    secret = b"a name that must go " + random.Random(1).randbytes(2_000)
    ids = [put(archive, b"before"), put(archive, secret), put(archive, b"after")]
    with open(tmp_path / FILE, "ab") as file:
        file.write(b"torn")
    digest = archive.erase(ids[1], "court order 7\r\n", AT)
    assert digest == hashlib.sha256(secret).hexdigest()
    assert files(tmp_path) == ["2026-11-0001-r1.warc.gz"]
    assert b"must go" not in gzip.decompress((tmp_path / files(tmp_path)[0]).read_bytes())
    assert [archive.get(ids[0]).body, archive.get(ids[2]).body] == [b"before", b"after"]
    with pytest.raises(ErasedRecord, match="erased on 2026-11-26: court order 7"):
        archive.get(ids[1])
    with pytest.raises(ErasedRecord, match="court order 7"):
        archive.erase(ids[1], "again", AT)
    added = put(archive, b"later")
    archive.erase(added, "by mistake", AT)
    assert files(tmp_path) == ["2026-11-0001-r2.warc.gz"]
    assert archive.get(ids[2]).body == b"after"


def test_find_names_every_copy_that_is_still_there(tmp_path: Path) -> None:
    archive = numbered(tmp_path)
    ids = (put(archive, TEXT), archive.put_fetch(FETCHED).record_id)
    assert archive.find(FETCHED.sha256) == ids
    archive.erase(ids[0], "a source asked", AT)
    assert archive.find(FETCHED.sha256) == ids[1:]
    assert archive.find("0" * 64) == ()


@pytest.mark.parametrize("moment", ["part", "renamed", "committed"])
def test_a_kill_while_erasing_leaves_one_state_or_the_other(tmp_path: Path, moment: str) -> None:
    archive = numbered(tmp_path)
    ids = [put(archive, b"before"), put(archive, b"secret"), put(archive, b"after")]
    old, catalogue = (tmp_path / FILE).read_bytes(), (tmp_path / CATALOGUE).read_bytes()
    archive.erase(ids[1], "court", AT)
    new = tmp_path / "2026-11-0001-r1.warc.gz"
    (tmp_path / FILE).write_bytes(old)  # as if nobody had come to delete it
    if moment != "committed":
        (tmp_path / CATALOGUE).write_bytes(catalogue)
    if moment == "part":
        new.rename(tmp_path / f"{new.name}.part")
    again = Archive(tmp_path)
    assert files(tmp_path) == [FILE if moment == "part" else new.name]
    assert [again.get(ids[0]).body, again.get(ids[2]).body] == [b"before", b"after"]
    if moment == "part":
        assert again.get(ids[1]).body == b"secret"
    else:
        with pytest.raises(ErasedRecord):
            again.get(ids[1])


WRITER = """
import os, random, sys
from datetime import UTC, datetime
from pathlib import Path
from dragoman.collect.web import Archive
archive = Archive(Path(sys.argv[1]))
numbers = random.Random(int(sys.argv[2]))
for _ in range(int(sys.argv[3])):
    data = numbers.randbytes(int(sys.argv[4]))
    at = archive.put_resource("note.txt", data, "text/plain", datetime(2026, 11, 26, tzinfo=UTC))
    print(at.record_id, flush=True)
"""


def start_writer(folder: Path, seed: int, records: int, size: int) -> subprocess.Popen[str]:
    """Another process that adds to the archive and prints each id once it is promised."""
    arguments = [sys.executable, "-c", WRITER, str(folder), str(seed), str(records), str(size)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_processes_and_threads_add_at_once(tmp_path: Path) -> None:
    writers = [start_writer(tmp_path, seed, 20, 3_000) for seed in range(2)]
    archive = Archive(tmp_path)
    own: list[str] = []
    threads = [
        threading.Thread(target=lambda: own.extend(put(archive, b"x") for _ in range(10))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    printed = [writer.communicate(timeout=60)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    for seed, ids in enumerate(printed):
        numbers = random.Random(seed)
        assert [archive.get(record_id).body for record_id in ids] == [
            numbers.randbytes(3_000) for _ in range(20)
        ]
    assert len({*own, *printed[0], *printed[1]}) == 60
    assert [error for _, error in archive.verify() if error] == []
    assert files(tmp_path) == [FILE]


def test_kills_at_any_moment_lose_nothing_that_was_promised(tmp_path: Path) -> None:
    size = 4_000_000
    promised: dict[str, bytes] = {}
    for seed in range(3):
        writer = start_writer(tmp_path, seed, 50, size)
        assert writer.stdout is not None
        numbers = random.Random(seed)
        promised[writer.stdout.readline().strip()] = hashlib.sha256(numbers.randbytes(size)).digest()
        grown_to = (tmp_path / FILE).stat().st_size
        deadline = time.monotonic() + 30
        while (tmp_path / FILE).stat().st_size <= grown_to and time.monotonic() < deadline:
            time.sleep(0.001)  # killed as soon as the next record is under way
        writer.kill()
        for line in writer.stdout:
            promised[line.strip()] = hashlib.sha256(numbers.randbytes(size)).digest()
        writer.wait()
        writer.stdout.close()
        archive = Archive(tmp_path)
        kept = {record_id: hashlib.sha256(archive.get(record_id).body).digest() for record_id in promised}
        assert kept == promised
        assert [error for _, error in archive.verify() if error] == []


STOPPED_WRITER = (
    """
import resource, signal, sys
from pathlib import Path
room, action = int(sys.argv[1]), sys.argv.pop(2)
file = Path(sys.argv[2]) / "2026-11-0001.warc.gz"
limit = file.stat().st_size + room
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if action == "die":  # the system ends the process inside the write, as unasked as kill -9
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
sys.argv = sys.argv[1:]
"""
    + WRITER
)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
@pytest.mark.parametrize("action", ["die", "fail"])
def test_a_process_that_ends_inside_a_write_leaves_a_torn_end_and_one_that_finds_no_room_leaves_none(
    tmp_path: Path, action: str
) -> None:
    archive = numbered(tmp_path)
    first = put(archive, b"first")
    size = (tmp_path / FILE).stat().st_size
    arguments = [sys.executable, "-c", STOPPED_WRITER, "1000000", action, str(tmp_path), "1", "1", "3000000"]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == ""
    if action == "die":
        assert (done.returncode, (tmp_path / FILE).stat().st_size) == (-signal.SIGXFSZ, size + 1_000_000)
    else:
        assert "Free some room, or check the folder." in done.stderr
        assert (tmp_path / FILE).stat().st_size == size
    again = Archive(tmp_path)
    second = put(again, b"second")
    assert [path.stat().st_size for path in tmp_path.glob("*.torn")] == [1_000_000] * (action == "die")
    assert [again.get(first).body, again.get(second).body] == [b"first", b"second"]
    assert [error for _, error in again.verify() if error] == []
