"""JSON lines (or one JSON file) -> Documents; a line that is none is an error with its number.

Fields: `text` and `title` (at least one), `id`, `url`, `lang`, `published` (a date, or an instant with its
offset), `fetched`, `archived`; null is the same as absent. A line that `read` wrote is taken too: its
`document` part is read again. Other fields are ignored, so exports of other tools need no trimming.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine, DragomanError
from dragoman.collect.item import Collected, CollectOptions
from dragoman.collect.published import parse_published

_STRINGS = ("text", "title", "url", "lang", "fetched", "archived")


def collect_lines(
    lines: Iterable[bytes], name: str, options: CollectOptions, *, path: str | None = None
) -> Iterator[Collected]:
    """One item for each line that is not blank, in order; nothing is held in memory but the line.

    Args:
        lines: raw lines, such as an open binary file.
        name: what to call the source in messages.
        options: the limits and what to assume.
        path: how the source was given, when that differs from its name.
    """
    for number, raw in enumerate(lines, start=1):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if not line.strip():
            continue
        yield collect_row(line, f"{name} line {number}", options, path=path or name, line=number)


def collect_row(
    raw: bytes | Mapping[str, object], label: str, options: CollectOptions, *, path: str, line: int | None
) -> Collected:
    """The item of one line."""
    try:
        row = _parse(raw, options) if isinstance(raw, bytes) else raw
        if options.take_readings and isinstance(row.get("claims"), list):
            return Collected(label, path, line, given=row)
        document, notes = document_from_row(row, options)
        return Collected(label, path, line, document=document, notes=notes)
    except DragomanError as error:
        return Collected(label, path, line, error=error)


def _parse(raw: bytes, options: CollectOptions) -> Mapping[str, object]:
    if len(raw) > options.max_file_bytes:
        raise BadLine(
            f"the line is longer than {options.max_file_mb} MB. Raise max_file_mb or split the document."
        )
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(f"not UTF-8 at byte {error.start}. Write JSON lines in UTF-8.") from error
    except ValueError as error:
        raise BadLine(f"not JSON ({error}). Each line is one whole JSON object.") from error
    except RecursionError as error:
        raise BadLine("JSON nested too deeply. Each line is one flat JSON object.") from error
    if not isinstance(row, dict):
        raise BadLine(f"JSON, but a {type(row).__name__} instead of an object with a text field.")
    return row


def document_from_row(row: Mapping[str, object], options: CollectOptions) -> tuple[Document, tuple[str, ...]]:
    """The document of one JSON object, and what was set aside.

    Raises:
        BadLine: a field has the wrong type, or there is neither text nor title, or too much of it.
    """
    inner = row.get("document")
    if isinstance(inner, dict):
        row = {**inner, "id": row.get("id")}
    values = {name: _string(row, name) for name in _STRINGS}
    text, title = values["text"] or "", values["title"] or ""
    if not (text.strip() or title.strip()):
        raise BadLine('neither text nor title. A document has at least {"text": "..."}.')
    if len(text) + len(title) > options.max_text_chars:
        raise BadLine(
            f"more than {options.max_text_chars:,} characters. Raise max_text_chars or split the document."
        )
    published = parse_published(row.get("published"), today=options.today)
    document = Document(
        id=_id(row) or text_sha256(text or title),
        text=text,
        title=title,
        url=values["url"] or None,
        lang=options.lang or values["lang"] or None,
        published=published.day or options.published,
        published_at=published.instant or _instant(row),
        fetched=values["fetched"] or None,
        archived=values["archived"] or None,
    )
    return document, (published.note,) if published.note else ()


def _string(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BadLine(f"{name} is a {type(value).__name__}, not a string.")


def _id(row: Mapping[str, object]) -> str | None:
    """The id it came with, echoed as a string; numbers are common in exports."""
    value = row.get("id")
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise BadLine(f"id is a {type(value).__name__}, not a string or a whole number.")


def _instant(row: Mapping[str, object]) -> str | None:
    value = row.get("published_at")
    return value if isinstance(value, str) and value else None
