"""What a fetch may take, and how it reaches the outside: the two values that are passed in.

A test passes an `Outside` whose resolver and rule know its own server; nothing else differs from real use.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version

from dragoman.base.errors import SettingsError
from dragoman.collect.web.lookup import Resolver, resolve_host
from dragoman.collect.web.networks import IPAddress, refuse_address

TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/json",
        "application/jsonl",
        "application/x-ndjson",
    }
)
_CONTACT = re.compile(r"[A-Za-z0-9@._~:/?=&+-]{3,200}")


def software() -> str:
    """Name and version of this program, as HTTP and WARC write them."""
    return f"Dragoman/{version('dragoman')}"


def user_agent(contact: str | None = None) -> str:
    """Who asks, as sites see it.

    Args:
        contact: an address of mail or a page, by which whoever runs a site reaches the desk.

    Raises:
        SettingsError: the contact is neither.
    """
    if contact is None:
        return software()
    if not _CONTACT.fullmatch(contact):
        raise SettingsError(f"contact is {contact!r}, neither a mail address nor the address of a page.")
    return f"{software()} (+{contact})"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may take.

    Args:
        agent: the User-Agent; its first word is the name that robots.txt is read for.
        max_bytes: of a body, as sent and again as unpacked.
        total_s: from the first look-up to the last byte, redirects and robots.txt included, waiting excluded.
        connect_s: for one address of a host, when it has several.
        max_redirects: followed one after the other.
        ports: that may be asked.
        types: of content that are taken.
    """

    agent: str = field(default_factory=user_agent)
    max_bytes: int = 20_000_000
    total_s: float = 30.0
    connect_s: float = 10.0
    max_redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    types: frozenset[str] = TYPES


@cache
def public_tls() -> ssl.SSLContext:
    """A context that demands a certificate of a public authority (certifi's list) for the name asked."""
    import certifi

    return ssl.create_default_context(cafile=certifi.where())


def utc_now() -> datetime:
    """This instant, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Outside:
    """How the outside is reached: look-up, rule on addresses, trust, clock."""

    resolve: Resolver = resolve_host
    refuse: Callable[[IPAddress], str | None] = refuse_address
    tls: Callable[[], ssl.SSLContext] = public_tls
    now: Callable[[], datetime] = utc_now


class Deadline:
    """The seconds that are left, on the monotonic clock."""

    __slots__ = ("_ends",)

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def extend(self, seconds: float) -> None:
        """Give back time that was spent waiting for a turn."""
        self._ends += seconds

    @property
    def left_s(self) -> float:
        """Seconds until the end; 0 or less after it."""
        return self._ends - time.monotonic()
