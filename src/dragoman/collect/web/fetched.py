"""What was fetched: the page as it came, with all that proves where, when and how it was had."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect on the way: who answered, with which status, and where it sent us."""

    url: str
    status: int
    ip: str
    location: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched.

    Args:
        asked: the address that was given, in one spelling.
        url: where the page was in the end.
        hops: the redirects between the two, in order.
        status: of HTTP, 200.
        reason: the words after it.
        headers: as sent, in order.
        wire: the body as sent, without chunks but packed as it came.
        body: the same, unpacked.
        at: UTC instant at which its last byte was had.
        ip: who sent it.
    """

    asked: str
    url: str
    hops: tuple[Hop, ...]
    status: int
    reason: str
    headers: Headers
    wire: bytes
    body: bytes
    at: datetime
    ip: str

    @property
    def sha256(self) -> str:
        """Of the unpacked body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """What the server says it is, such as text/html, in small letters; "" when it says nothing."""
        return content_type(self.headers)

    @property
    def charset(self) -> str | None:
        """The encoding that the server names, or None."""
        return _content_header(self.headers).get_content_charset()


def first_header(headers: Headers, name: str) -> str:
    """The value of the first header of a name, whatever its letters; "" when there is none."""
    return next((value for key, value in headers if key.lower() == name.lower()), "")


def content_type(headers: Headers) -> str:
    """The type that headers name, without its parameters, in small letters; "" when they name none."""
    return first_header(headers, "content-type").partition(";")[0].strip().lower()


def _content_header(headers: Headers) -> Message:
    message = Message()
    message["content-type"] = first_header(headers, "content-type")
    return message
