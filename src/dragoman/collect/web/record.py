"""An original with its proof -> one WARC record as bytes, and back with every digest checked.

A record is one gzip member of WARC 1.1, so that any WARC tool reads the files and one record can be cut out by its
offset. `Dragoman-Sha256` is the digest of the body without its packing: what a person gets who hashes the saved page.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import quote, unquote

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.base.errors import ArchiveError, ErasedRecord, FetchError
from dragoman.collect.web.body import read_body
from dragoman.collect.web.fetched import Fetched, Headers, first_header

GZIP = 31  # zlib's wbits for gzip with its header
MAX_HEADER_BYTES = 1 << 20
MAX_BODY_BYTES = 1 << 31

_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]{1,64}/[A-Za-z0-9!#$&^_.+-]{1,64}")
_LINE_END = re.compile(r"[\r\n\0]+")


class Kind(StrEnum):
    """What a record holds."""

    INFO = "warcinfo"
    PAGE = "response"
    FILE = "resource"
    ERASED = "metadata"


_TYPES = {
    Kind.INFO: WarcRecordType.warcinfo,
    Kind.PAGE: WarcRecordType.response,
    Kind.FILE: WarcRecordType.resource,
    Kind.ERASED: WarcRecordType.metadata,
}


@dataclass(frozen=True, slots=True)
class Original:
    """What was kept.

    Args:
        record_id: `urn:uuid:...`.
        kind: a fetched page, or a file that was handed in.
        at: UTC instant at which it was had.
        url: where the page was, None for a file.
        origin: the name under which a file was handed in, None for a page.
        content_type: as its server or whoever handed it in said.
        headers: of HTTP, as sent; none for a file.
        body: without packing.
        sha256: of the body, hexadecimal.
    """

    record_id: str
    kind: Kind
    at: datetime
    url: str | None
    origin: str | None
    content_type: str
    headers: Headers
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What the index has to know of a record."""

    record_id: str
    kind: Kind
    sha256: str


def page_record(record_id: str, fetched: Fetched) -> bytes:
    """The record of a fetched page: its answer as sent, chunks joined."""
    lines = [f"HTTP/1.1 {fetched.status} {_LINE_END.sub(' ', fetched.reason)}"]
    for key, value in fetched.headers:
        # the body is kept without its chunks; a reader that believed this header would look for them
        name = "X-Crawler-Transfer-Encoding" if key.lower() == "transfer-encoding" else key
        lines.append(f"{_LINE_END.sub(' ', name)}: {_LINE_END.sub(' ', value)}")
    head = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
    headers = {
        "WARC-Target-URI": fetched.url,
        "WARC-IP-Address": fetched.ip,
        "Dragoman-Asked": fetched.asked,
        "Dragoman-Redirects": " ".join(f"{hop.status} {hop.url}" for hop in fetched.hops),
        "Dragoman-Sha256": fetched.sha256,
    }
    return _record(Kind.PAGE, record_id, fetched.at, headers, head, fetched.wire)


def file_record(record_id: str, name: str, data: bytes, content_type: str, at: datetime) -> bytes:
    """The record of a pasted text or a file; its name is nothing but a header, whatever it holds."""
    headers = {
        "WARC-Target-URI": record_id,
        "Content-Type": content_type if _TYPE.fullmatch(content_type) else "application/octet-stream",
        "Dragoman-Origin": quote(name.encode("utf-8", "replace"), safe=""),
        "Dragoman-Sha256": hashlib.sha256(data).hexdigest(),
    }
    return _record(Kind.FILE, record_id, at, headers, b"", data)


def erased_record(record_id: str, sha256: str, reason: str, at: datetime) -> bytes:
    """What stands in the place of an original that was erased."""
    said = {"erased": _instant(at), "reason": reason, "sha256": sha256}
    headers = {"Content-Type": "application/json", "Dragoman-Sha256": sha256}
    return _record(Kind.ERASED, record_id, at, headers, b"", json.dumps(said).encode("ascii"))


def info_record(record_id: str, filename: str, software: str, at: datetime) -> bytes:
    """The record that a file begins with."""
    fields = {"software": software, "format": "WARC File Format 1.1", "robots": "obey"}
    block = "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode()
    headers = {"Content-Type": "application/warc-fields", "WARC-Filename": filename}
    return _record(Kind.INFO, record_id, at, headers, b"", block)


def read_slip(member: bytes) -> Slip:
    """What the index has to know of an unpacked record.

    Raises:
        ArchiveError: it is no whole record of ours.
    """
    record = _parse(member, "a record")
    return Slip(
        _bare(record.headers.get("WARC-Record-ID") or ""),
        Kind(str(record.headers.get("WARC-Type"))),
        record.headers.get("Dragoman-Sha256") or "",
    )


def read_original(packed: bytes, record_id: str) -> Original:
    """The original in a record, once its digests are proven.

    Raises:
        ErasedRecord: it was erased.
        ArchiveError: it is damaged, or another record than asked.
    """
    try:
        record = _parse(zlib.decompress(packed, wbits=GZIP), record_id)
    except zlib.error as error:
        raise _damaged(record_id, str(error)) from error
    headers = record.headers
    kind = Kind(str(headers.get("WARC-Type")))
    if _bare(headers.get("WARC-Record-ID") or "") != record_id:
        raise _damaged(record_id, "another record stands in its place")
    if kind is Kind.ERASED:
        said = json.loads(record.reader.read())
        raise ErasedRecord(f"{record_id}: erased on {said['erased'][:10]}: {said['reason']}")
    http: Headers = ()
    if kind is Kind.PAGE:
        record.parse_http(max_header_len=MAX_HEADER_BYTES)
        http = tuple(record.http_headers.to_tuples())
    body = _unpacked(record.reader.read(), http, record_id)
    sha256 = hashlib.sha256(body).hexdigest()
    if sha256 != headers.get("Dragoman-Sha256"):
        raise _damaged(record_id, "its body is not what was kept")
    origin = headers.get("Dragoman-Origin")
    return Original(
        record_id=record_id,
        kind=kind,
        at=datetime.fromisoformat(headers["WARC-Date"]),
        url=headers.get("WARC-Target-URI") if kind is Kind.PAGE else None,
        origin=None if origin is None else unquote(origin, errors="replace"),
        content_type=first_header(http, "content-type") if http else headers.get("Content-Type") or "",
        headers=http,
        body=body,
        sha256=sha256,
    )


def _record(
    kind: Kind, record_id: str, at: datetime, headers: dict[str, str], head: bytes, payload: bytes
) -> bytes:
    record = WarcRecord()
    record.init_headers(_TYPES[kind], record_id.removeprefix("urn:").encode("ascii"))
    record.headers["WARC-Date"] = _instant(at)
    record.headers["WARC-Block-Digest"] = _digest(head + payload)
    if kind is Kind.PAGE:
        record.headers["WARC-Payload-Digest"] = _digest(payload)
    for key, value in headers.items():
        if value:
            record.headers[key] = _LINE_END.sub(" ", value)
    record.is_http = kind is Kind.PAGE
    record.set_bytes_content(head + payload)
    plain = io.BytesIO()
    record.write(plain)
    return zlib.compress(plain.getvalue(), wbits=GZIP)


def _parse(member: bytes, label: str) -> WarcRecord:
    for record in ArchiveIterator(io.BytesIO(member), parse_http=False, max_header_len=MAX_HEADER_BYTES):
        record.freeze()
        if not record.verify_block_digest():
            raise _damaged(label, "its digest differs")
        return record
    raise _damaged(label, "no record stands there")


def _unpacked(wire: bytes, http: Headers, label: str) -> bytes:
    packing = first_header(http, "content-encoding")
    try:
        return read_body([wire], packing, max_bytes=MAX_BODY_BYTES, label=label).content
    except FetchError as error:
        raise _damaged(label, str(error)) from error


def _damaged(label: str, why: str) -> ArchiveError:
    return ArchiveError(f"{label}: the kept original is damaged ({why}). Restore the archive from a backup.")


def _digest(data: bytes) -> str:
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _bare(record_id: str) -> str:
    return record_id.strip("<>")
