"""collect_documents: paths and a stream -> documents or errors, one for one, in order."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.collect import STDIN, Collected, InputFormat, collect_documents
from tests.collect.made import OPTIONS, TODAY, make_pdf

TEXT = "The Dune Front said on Monday that it had killed 12 soldiers in Koumbori.\n"


def collect_one(path: Path, **changes: object) -> Collected:
    """The only item of a file."""
    (item,) = collect_documents([str(path)], replace(OPTIONS, **changes))  # type: ignore[arg-type]
    return item


def collect_stdin(data: bytes, input_format: InputFormat | None = None) -> list[Collected]:
    """The items of a stream."""
    options = replace(OPTIONS, input_format=input_format)
    return list(collect_documents([STDIN], options, stdin=io.BytesIO(data)))


def document_of(item: Collected) -> Document:
    """The document of an item that has one."""
    assert item.document is not None, item.error
    return item.document


def test_a_text_file_becomes_a_document_named_by_its_hash(tmp_path: Path) -> None:
    file = tmp_path / "a report.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert collect_one(file, published=date(2024, 3, 5), lang="en") == Collected(
        str(file),
        str(file),
        document=Document(
            text_sha256(TEXT), TEXT, url="a%20report.txt", lang="en", published=date(2024, 3, 5)
        ),
    )


def test_line_ends_of_other_systems_become_newlines(tmp_path: Path) -> None:
    file = tmp_path / "dos.txt"
    file.write_bytes(b"One.\r\nTwo.\rThree.\n")
    assert document_of(collect_one(file)).text == "One.\nTwo.\nThree.\n"


def test_a_pdf_gives_its_text_with_broken_lines_joined(tmp_path: Path) -> None:
    file = tmp_path / "statement.pdf"
    file.write_bytes(
        make_pdf(
            "The Dune Front said that it had\nkilled 12 soldiers in Koumbori.", "Second page.", packed=True
        )
    )
    assert document_of(collect_one(file)).text == (
        "The Dune Front said that it had killed 12 soldiers in Koumbori.\n\nSecond page."
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (make_pdf("", ""), "may be a scan"),
        (make_pdf("Twelve soldiers were killed.", encrypt=True), "locked with a password"),
        (b"%PDF-1.4\nrubbish", "cannot be read"),
        (b"no PDF at all", "cannot be read"),
    ],
    ids=["scan", "locked", "broken", "text"],
)
def test_a_pdf_without_readable_text_is_refused_by_name(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(data)
    error = collect_one(file).error
    assert isinstance(error, UnreadableInput)
    assert said in str(error)


def test_a_page_gives_title_date_and_instant(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        "<html><head><title>Attack</title><meta property='article:published_time' "
        f"content='2024-03-05T23:30:00+01:00'></head><body><article><p>{TEXT * 3}</p></article></body></html>",
        encoding="utf-8",
    )
    document = document_of(collect_one(file, published=date(2020, 1, 1)))
    assert (document.title, document.published, document.published_at) == (
        "Attack",
        date(2024, 3, 5),
        "2024-03-05T23:30:00+01:00",
    )


@pytest.mark.parametrize("name", ["page", "page.dat"])
def test_a_page_without_a_telling_name_is_looked_at(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(f"<!DOCTYPE html><html><body><p>{TEXT * 3}</p></body></html>", encoding="utf-8")
    assert "<p>" not in document_of(collect_one(file)).text


def test_missing_folder_empty_and_binary_fail_and_the_next_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("missing.txt", ".", "empty.txt", "picture.txt", "good.txt")]
    items = list(collect_documents([*paths, "nul\0byte"], OPTIONS))
    assert [str(item.error) if item.error else None for item in items] == [
        "no such file. Check the path.",
        f"is a folder. Name its files, such as {tmp_path}/*.txt.",
        "is empty. Check that it was saved or sent whole.",
        "this is a PNG picture, not text. Pictures are not read: run text recognition first.",
        None,
        "no such file. Check the path.",
    ]


def test_files_and_texts_over_the_limits_are_not_taken(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("soldier " * 300_000, encoding="utf-8")
    assert "2.4 MB, the limit is 1 MB" in str(collect_one(file, max_file_mb=1).error)
    assert "2,400,000 characters, the limit is 1,000" in str(collect_one(file, max_text_chars=1000).error)


def test_lines_become_documents_and_a_bad_line_names_its_number(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    rows = [
        '{"id": 7, "text": "A", "published": "2024-03-05T01:00:00+03:00", "lang": "en", "url": "u", "title": "T"}',
        "",
        "not json",
        '{"text": null, "title": null}',
        '["A"]',
        '{"text": 5}',
        '{"id": "../../etc/passwd", "text": "B", "published": null, "lang": null, "title": null}',
    ]
    file.write_text("\n".join(rows), encoding="utf-8-sig")
    items = list(collect_documents([str(file)], OPTIONS))
    assert [item.line for item in items] == [1, 3, 4, 5, 6, 7]
    assert items[0].document == Document(
        "7", "A", "T", "u", "en", date(2024, 3, 5), "2024-03-05T01:00:00+03:00"
    )
    assert items[-1].document == Document("../../etc/passwd", "B")
    assert all(isinstance(item.error, BadLine) for item in items[1:-1])
    assert items[1].label == f"{file} line 3"


def test_absent_and_null_fields_are_equal() -> None:
    (bare,) = collect_stdin(b'{"text": "A"}')
    (nulls,) = collect_stdin(
        b'{"text": "A", "id": null, "url": null, "lang": null, "title": null, "published": null}'
    )
    assert bare == nulls


def test_a_line_that_read_wrote_is_taken_again() -> None:
    line = {
        "schema": "dragoman/1",
        "id": "d",
        "document": {"text": "A", "title": "", "published": "2024-03-05"},
    }
    (item,) = collect_stdin(json.dumps(line).encode())
    assert item.document == Document("d", "A", published=date(2024, 3, 5))


def test_a_json_file_may_hold_one_object_or_an_array(tmp_path: Path) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text('{\n "text": "A"\n}', encoding="utf-8")
    many.write_text('[{"text": "A"}, 5]', encoding="utf-8")
    assert document_of(collect_one(one)).text == "A"
    first, second = collect_documents([str(many)], OPTIONS)
    assert (document_of(first).text, type(second.error)) == ("A", BadLine)


@pytest.mark.parametrize(
    ("data", "forced", "texts"),
    [
        (b'{"text": "A"}\n{"text": "B"}\n', None, ["A", "B"]),
        (b'\n  {"text": "A"}', None, ["A"]),
        (b"Plain text.", None, ["Plain text."]),
        (b'{"text": "A"}', InputFormat.TEXT, ['{"text": "A"}']),
    ],
    ids=["lines", "blank-first", "text", "forced"],
)
def test_standard_input_is_lines_when_it_begins_with_a_brace(
    data: bytes, forced: InputFormat | None, texts: list[str]
) -> None:
    assert [document_of(item).text for item in collect_stdin(data, forced)] == texts


@pytest.mark.parametrize("data", [b"", b" \n\n"], ids=["nothing", "blank"])
def test_empty_standard_input_is_one_failed_item(data: bytes) -> None:
    (item,) = collect_stdin(data)
    assert str(item.error) == "is empty. Check that it was saved or sent whole."


def test_a_future_date_is_set_aside_and_the_text_is_taken() -> None:
    (item,) = collect_stdin(b'{"text": "A", "published": "2031-01-01"}')
    assert document_of(item).published is None
    assert item.notes == (f"published 2031-01-01 lies in the future (today is {TODAY}): read without a date",)


def test_a_deeply_nested_or_overlong_line_is_a_bad_line() -> None:
    (deep,) = collect_stdin(b'{"text": ' + b"[" * 100_000)
    assert isinstance(deep.error, BadLine)
    options = replace(OPTIONS, max_file_mb=1)
    stream = io.BytesIO(b'{"text": "' + b"a" * 1_200_000 + b'"}')
    (long,) = collect_documents([STDIN], options, stdin=stream)
    assert "longer than 1 MB" in str(long.error)
