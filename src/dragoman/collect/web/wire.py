"""Checked addresses -> a connection to one of them that ends when the time is up.

httpcore asks this backend for every connection, so there is no other way out: it gets the address that was looked at,
whatever name it asks for. Each read and write gets only the seconds that are left, so that a server that sends a byte a
second is cut off like one that sends none. The environment's proxies are read by httpx, not by httpcore.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore

from dragoman.collect.web.limits import Deadline
from dragoman.collect.web.networks import IPAddress


class DeadlineStream(httpcore.NetworkStream):
    """A stream whose every step ends with the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to `max_bytes`, or a timeout."""
        return self._inner.read(max_bytes, _left(self._deadline, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of the buffer, or a timeout."""
        self._inner.write(buffer, _left(self._deadline, httpcore.WriteTimeout))

    def close(self) -> None:
        """Close the socket."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same stream, encrypted, to a server that proved its name."""
        left_s = _left(self._deadline, httpcore.ConnectTimeout)
        return DeadlineStream(self._inner.start_tls(ssl_context, server_hostname, left_s), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the socket says of itself."""
        return self._inner.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects to the first of the checked addresses that answers, and to nothing else; `ip` is then which."""

    def __init__(self, addresses: tuple[IPAddress, ...], deadline: Deadline, connect_s: float) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._connect_s = connect_s
        self.ip: IPAddress | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to one of the addresses; `host` is what httpcore believes to ask, and is not looked up."""
        problem: Exception = httpcore.ConnectError("no address")
        for ip in self._addresses:
            left_s = min(self._connect_s, _left(self._deadline, httpcore.ConnectTimeout))
            try:
                stream = httpcore.SyncBackend().connect_tcp(str(ip), port, left_s, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
                continue
            if ip_address(stream.get_extra_info("server_addr")[0]) != ip:
                stream.close()
                raise httpcore.ConnectError("connected to another address than asked")
            self.ip = ip
            return DeadlineStream(stream, self._deadline)
        raise problem

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """No page is at a socket of this machine."""
        raise httpcore.ConnectError("sockets of this machine are not asked")


def _left(deadline: Deadline, error: type[httpcore.TimeoutException]) -> float:
    left_s = deadline.left_s
    if left_s <= 0:
        raise error("the time is up")
    return left_s
