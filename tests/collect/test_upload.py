"""collect_bytes, collect_fetched: bytes that were handed in or fetched -> documents; bombs and odd names refused."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.collect import Collected, UploadLimits, collect_bytes, collect_documents, collect_fetched
from dragoman.collect.upload import shown_name
from dragoman.collect.web.fetched import Fetched
from tests.collect.made import OPTIONS, make_pdf

TEXT = "The Dune Front said on Monday that it had killed 12 soldiers in Koumbori.\n"
ARTICLE = f"<html><head><title>Attack</title></head><body><article><p>{TEXT * 3}</p></article></body></html>"


def make_zip(*entries: tuple[str, str | bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packed) as opened:
        for name, content in entries:
            opened.writestr(name, content)
    return buffer.getvalue()


def collect(name: str, data: bytes, **limits: int) -> list[Collected]:
    """The items of an upload."""
    return list(collect_bytes(name, data, OPTIONS, limits=UploadLimits(**limits)))


def errors(items: list[Collected]) -> list[str | None]:
    """What is wrong with each item."""
    return [str(item.error) if item.error else None for item in items]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a report.txt", TEXT.encode()),
        ("page.html", ARTICLE.encode()),
        ("page", b"<!DOCTYPE html>" + ARTICLE.encode()),
        ("statement.pdf", make_pdf(TEXT.strip())),
        ("posts.jsonl", b'{"text": "A"}\nnot json\n{"text": "B"}'),
        ("posts.json", b'[{"text": "A"}, 5]'),
        ("empty.txt", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("data.bin", bytes(range(256)) * 20),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_upload_gives_the_same_documents_as_the_file(
    name: str, data: bytes, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    with open(name, "wb") as file:
        file.write(data)
    from_file = list(collect_documents([name], OPTIONS))
    uploaded = collect(name, data)
    assert [replace(item, error=None) for item in uploaded] == [
        replace(item, error=None) for item in from_file
    ]
    assert errors(uploaded) == errors(from_file)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\note.txt", "note.txt"),
        ("a\r\nb\0.txt", "a��b�.txt"),
        ("‮gpj.txt", "�gpj.txt"),
        ("\ud800.txt", "�.txt"),
        ("", "unnamed"),
        ("..", ".."),
        ("x" * 300, "x" * 200),
        ("بيان.txt", "بيان.txt"),
    ],
    ids=ascii,
)
def test_a_name_is_shown_without_what_cannot_be_seen(name: str, shown: str) -> None:
    assert shown_name(name) == shown
    (item,) = collect(name, TEXT.encode())
    assert (item.label, item.path) == (shown, shown)


def test_a_file_over_the_limit_is_refused() -> None:
    (item,) = collect_bytes("a.txt", b"a" * 1_500_000, replace(OPTIONS, max_file_mb=1))
    assert str(item.error) == "has 1.5 MB, the limit is 1 MB. Raise max_file_mb or split it."


def test_a_zip_gives_its_files_one_after_the_other_and_says_which_failed() -> None:
    data = make_zip(
        ("mars/", ""),
        ("mars/a.txt", TEXT),
        ("b.jsonl", '{"text": "B"}\n{"text": 5}'),
        ("mars/photo.jpg", b"\xff\xd8\xff\xe0"),
        ("__MACOSX/mars/._a.txt", "rubbish"),
        (".hidden/c.txt", TEXT),
        ("Thumbs.db", "rubbish"),
        ("../../evil.txt", "Escaped."),
        ("/etc/cron.d/evil.txt", "Rooted."),
    )
    items = collect("week.zip", data)
    assert [(item.label, item.line) for item in items] == [
        ("week.zip: mars/a.txt", None),
        ("week.zip: b.jsonl line 1", 1),
        ("week.zip: b.jsonl line 2", 2),
        ("week.zip: mars/photo.jpg", None),
        ("week.zip: ../../evil.txt", None),
        ("week.zip: /etc/cron.d/evil.txt", None),
    ]
    assert items[0] == Collected(
        "week.zip: mars/a.txt",
        "week.zip: mars/a.txt",
        document=Document(text_sha256(TEXT), TEXT, url="a.txt"),
    )
    assert [type(item.error) for item in items[2:4]] == [BadLine, UnreadableInput]
    assert [item.document.url if item.document else None for item in items[4:]] == ["evil.txt", "evil.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (make_zip(), "holds no file. Pack the files and not only their folder."),
        (make_zip(("a/", "")), "holds no file. Pack the files and not only their folder."),
        (make_zip(("a.txt", TEXT))[:-30], "is no whole zip file"),
        (b"PK\x03\x04" + b"\0" * 100, "is no whole zip file"),
        (make_zip(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>")), "is an Office document"),
        (make_zip(("mimetype", "application/epub+zip")), "is an Office document, an e-book or a program"),
        (make_zip(*[(f"{n}.txt", "a") for n in range(11)]), "holds more than 10 files"),
        (make_zip(*[(f"{n}.txt", "a") for n in range(50)]), "holds more than 10 files"),
    ],
    ids=["empty", "folder", "cut", "rubbish", "office", "book", "many", "very-many"],
)
def test_a_zip_that_is_none_of_files_is_refused_whole(data: bytes, said: str) -> None:
    (item,) = collect("a.zip", data, max_entries=10)
    assert said in str(item.error)
    assert (item.label, item.document) == ("a.zip", None)


def test_a_bomb_is_refused_before_it_is_unpacked_and_its_neighbours_are_taken() -> None:
    data = make_zip(("a.txt", TEXT), ("bomb.txt", b"0" * 15_000_000), ("b.txt", "B"))
    assert errors(collect("a.zip", data)) == [
        None,
        "grows more than 200 times when it is unpacked. Hand it in by itself.",
        None,
    ]


def test_a_header_that_promises_little_does_not_help_a_bomb() -> None:
    data = make_zip(("bomb.txt", b"0 1 2 3 4 5 6 7 8 9 " * 3_000_000))
    small = struct.pack("<I", 1_000)
    size = struct.pack("<I", 60_000_000)
    assert data.count(size) == 2
    (item,) = collect("a.zip", data.replace(size, small))
    assert item.document is None
    assert "damaged" in str(item.error)


def test_the_files_of_a_zip_together_have_a_limit() -> None:
    data = make_zip(*[(f"{n}.txt", f"{n}" * 400) for n in range(4)])
    assert errors(collect("a.zip", data, max_total_bytes=1_000)) == [
        None,
        None,
        "does not fit: the zip holds more than 0 MB. Hand it in as several.",
        "does not fit: the zip holds more than 0 MB. Hand it in as several.",
    ]


def test_entries_that_share_their_bytes_count_each_time() -> None:
    data = make_zip(("a.txt", b"a b c d e f " * 1_000))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    directory = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(directory) * 100, start, 0)
    items = collect("a.zip", data[:start] + directory * 100 + tail, max_total_bytes=50_000)
    assert sum(item.document is not None for item in items) <= 4


def test_parts_that_are_no_plain_files_are_refused_by_name() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        opened.writestr(link, "/etc/passwd")
        opened.writestr("inner.zip", make_zip(("a.txt", TEXT)))
        opened.writestr("report.docx", make_zip(("[Content_Types].xml", "<x/>")))
        opened.writestr(zipfile.ZipInfo("odd.txt"), TEXT, zipfile.ZIP_LZMA)
    locked = bytearray(make_zip(("locked.txt", TEXT), packed=zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    assert errors(collect("a.zip", buffer.getvalue())) == [
        "is a link to another file. Pack the file itself.",
        "is a zip or an Office document inside a zip. Hand it in by itself.",
        "is a zip or an Office document inside a zip. Hand it in by itself.",
        "is packed in an unusual way. Pack it with deflate, as most programs do.",
    ]
    assert errors(collect("b.zip", bytes(locked))) == ["is locked with a password. Pack it without one."]


def test_a_damaged_entry_fails_alone() -> None:
    data = bytearray(make_zip(("a.txt", TEXT), ("b.txt", "B"), packed=zipfile.ZIP_STORED))
    data[data.index(b"killed")] ^= 1
    said = errors(collect("a.zip", bytes(data)))
    assert said[1] is None
    assert "is damaged" in str(said[0])


def fetched(body: bytes, kind: str, **changes: object) -> Fetched:
    """A page that was fetched."""
    page = Fetched(
        asked="https://news.example/a",
        url="https://news.example/b",
        hops=(),
        status=200,
        reason="OK",
        headers=(("Content-Type", kind),),
        wire=body,
        body=body,
        at=datetime(2026, 1, 14, 8, 30, tzinfo=UTC),
        ip="93.184.216.34",
    )
    return replace(page, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "kind", "title", "text"),
    [
        (TEXT.encode(), "text/plain", "", TEXT),
        (make_pdf(TEXT.strip()), "application/pdf", "", TEXT.strip()),
        (json.dumps({"text": TEXT, "url": "javascript:alert(1)"}).encode(), "application/json", "", TEXT),
        ("قتل 12 جنديا".encode("cp1256"), "text/plain; charset=windows-1256", "", "قتل 12 جنديا"),
    ],
    ids=["text", "pdf", "json", "charset"],
)
def test_a_fetched_page_becomes_a_document_with_its_origin(
    body: bytes, kind: str, title: str, text: str
) -> None:
    item = collect_fetched(fetched(body, kind), OPTIONS, archived="urn:uuid:1")
    assert item.document == Document(
        id=text_sha256(text),
        text=text,
        title=title,
        url="https://news.example/b",
        fetched="2026-01-14T08:30:00Z",
        archived="urn:uuid:1",
    )


def test_a_fetched_page_keeps_its_date_and_not_the_address_that_it_gives_itself() -> None:
    page = (
        "<html><head><title>Attack</title><link rel='canonical' href='https://other.example/x'>"
        "<meta property='article:published_time' content='2026-01-10'></head>"
        f"<body><article><p>{TEXT * 3}</p></article></body></html>"
    )
    document = collect_fetched(fetched(page.encode(), "application/xhtml+xml"), OPTIONS).document
    assert document is not None
    assert (document.title, document.url, document.published) == (
        "Attack",
        "https://news.example/b",
        date(2026, 1, 10),
    )


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"", "text/html", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "text/plain", "a PNG picture"),
        (b"<html></html>", "text/html", "holds no article text"),
        (b"no pdf", "application/pdf", "cannot be read"),
        (b'{"text": "A"}\n{"text": "B"}', "application/jsonl", "holds 2 documents"),
        (b'{"texts": "A"}', "application/json", "neither text nor title"),
    ],
    ids=["empty", "picture", "no-article", "no-pdf", "two", "no-text"],
)
def test_a_fetched_page_without_text_is_told(body: bytes, kind: str, said: str) -> None:
    item = collect_fetched(fetched(body, kind), OPTIONS)
    assert (item.label, item.document) == ("https://news.example/b", None)
    assert said in str(item.error)


def test_the_collector_needs_none_of_the_libraries_for_fetching() -> None:
    code = (
        "import sys; sys.modules.update(fastwarc=None, httpcore=None, idna=None, certifi=None); "
        "import dragoman.collect; assert 'dragoman.collect.web' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
