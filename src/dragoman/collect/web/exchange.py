"""One checked address -> one answer: the only place from which a request goes out.

No cookie, no login, no referrer, no script, no picture of a page: one GET, and its answer. Redirects are not followed
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore

from dragoman.base.errors import FetchFailed, FetchRefused
from dragoman.collect.web.address import Address
from dragoman.collect.web.body import Body, read_body
from dragoman.collect.web.fetched import Headers, content_type, first_header
from dragoman.collect.web.limits import Deadline, FetchLimits, Outside
from dragoman.collect.web.lookup import find_addresses
from dragoman.collect.web.wire import PinnedBackend

REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `body` is empty unless its status is 200."""

    status: int
    reason: str
    headers: Headers
    body: Body
    ip: str

    @property
    def location(self) -> str:
        """Where it sends us, "" when nowhere."""
        return first_header(self.headers, "location") if self.status in REDIRECTS else ""


def ask(
    address: Address,
    limits: FetchLimits,
    outside: Outside,
    deadline: Deadline,
    *,
    types: Set[str] | None,
    cut: bool = False,
    label: str | None = None,
) -> Answer:
    """The answer of the server at an address.

    Args:
        address: whom to ask for what; looked up, checked and connected to here.
        limits: of size and time.
        outside: look-up, rule and trust.
        deadline: the time that is left.
        types: of content that are read; None reads any.
        cut: take the beginning of a body that is too long instead of refusing it.
        label: the page for whose sake it is asked, for messages; None is the address itself.

    Raises:
        FetchRefused: the address, the type or the size.
        FetchFailed: no connection, no certificate, no sound HTTP, no time.
    """
    label = label or address.url
    found = find_addresses(address, outside.resolve, outside.refuse, timeout_s=deadline.left_s, label=label)
    backend = PinnedBackend(found, deadline, limits.connect_s)
    connection = httpcore.HTTPConnection(
        httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port),
        ssl_context=outside.tls() if address.scheme == "https" else None,
        network_backend=backend,
    )
    with _wrapped(address.host, limits, label), connection:
        response = connection.handle_request(_request(address, limits))
        headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers)
        body = Body(b"", b"")
        if response.status == 200:
            _require_type(address, headers, types)
            _require_size(address, headers, limits, cut)
            packing = ", ".join(value for key, value in headers if key.lower() == "content-encoding")
            body = read_body(
                response.iter_stream(), packing, max_bytes=limits.max_bytes, label=label, cut=cut
            )
        reason = bytes(response.extensions.get("reason_phrase", b"")).decode("latin-1")
        return Answer(response.status, reason, headers, body, str(backend.ip))


def _request(address: Address, limits: FetchLimits) -> httpcore.Request:
    headers = {
        "Host": address.netloc,
        "User-Agent": limits.agent,
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, application/json;q=0.8",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    return httpcore.Request("GET", url, headers=list(headers.items()))


def _require_type(address: Address, headers: Headers, types: Set[str] | None) -> None:
    if types is None:
        return
    kind = content_type(headers)
    if kind not in types:
        named = f"is {kind[:60]!a}" if kind else "does not say what it is"
        raise FetchRefused(f"{address.url}: {named}. Pages, plain text, PDF and JSON are taken.")


def _require_size(address: Address, headers: Headers, limits: FetchLimits, cut: bool) -> None:
    length = first_header(headers, "content-length")
    if length.isascii() and length.isdigit() and int(length[:20]) > limits.max_bytes and not cut:
        raise FetchRefused(
            f"{address.url}: has {int(length[:20]) / 1e6:,.1f} MB, the limit is {limits.max_bytes / 1e6:g} MB. "
            "Raise max_file_mb or save the part that matters."
        )


@contextmanager
def _wrapped(host: str, limits: FetchLimits, label: str) -> Iterator[None]:
    """The errors of the connection as ours, naming the page."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise FetchFailed(
            f"{label}: {host} did not answer whole in {limits.total_s:g} s. Try again later."
        ) from error
    except httpcore.ProtocolError as error:
        raise FetchFailed(
            f"{label}: the answer is no sound HTTP ({str(error)[:80]!a}). Save the page in a browser."
        ) from error
    except (httpcore.NetworkError, OSError) as error:
        raise FetchFailed(
            f"{label}: no connection to {host} ({str(error)[:120]!a}). Try again later."
        ) from error
