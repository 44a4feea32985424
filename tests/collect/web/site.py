"""A web site on this machine that answers as a test says, however badly, and remembers what it was asked."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import IPv4Address, ip_address
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

from dragoman.collect.web import FetchLimits, Manners, Outside
from dragoman.collect.web.networks import IPAddress, refuse_address

HERE = IPv4Address("127.0.0.1")
AT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
PAGE = b"<html><body><p>The Dune Front said that it had killed 12 soldiers in Koumbori.</p></body></html>"

Send = Callable[[bytes], None]
Route = bytes | Callable[[Send], None]


def answer(body: bytes = PAGE, *, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """An answer that sends elsewhere."""
    return answer(b"", status=status, Location=location)


@dataclass
class Site:
    """Where the site is, what it answers by path (else 404), and the heads of the requests that came."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [head.split(" ")[1] for head in self.asked]

    def url(self, path: str = "/", host: str = "news.example") -> str:
        """An address on this site under any name; `outside()` leads every name here."""
        return f"http://{host}:{self.port}{path}"

    @property
    def limits(self) -> FetchLimits:
        """Limits that let the port of this site be asked."""
        return FetchLimits(agent="Dragoman/1 (+desk@example.org)", ports=frozenset({self.port}), total_s=5.0)


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        head = b""
        try:
            while b"\r\n\r\n" not in head:
                chunk = self.request.recv(4096)
                if not chunk:
                    return
                head += chunk
            text = head.decode("latin-1")
            site.asked.append(text)
            route = site.routes.get(text.split(" ")[1], answer(b"", status="404 Not Found"))
            if isinstance(route, bytes):
                self.request.sendall(route)
            else:
                route(self.request.sendall)
        except OSError:
            return  # whoever asked has gone


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, tls: SSLContext | None) -> None:
        super().__init__((str(HERE), 0), _Handler)
        if tls:
            self.socket = tls.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        return  # a handshake that was refused, as tests want it


@contextmanager
def running_site(**routes: Route) -> Iterator[Site]:
    """A site that runs for the length of a block; `robots` is its robots.txt, other names are paths."""
    with _running(None, routes) as site:
        yield site


@contextmanager
def running_tls_site(certificate: Path, **routes: Route) -> Iterator[Site]:
    """The same with a certificate, whose key stands in the same file."""
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with _running(context, routes) as site:
        yield site


@contextmanager
def _running(tls: SSLContext | None, routes: dict[str, Route]) -> Iterator[Site]:
    server = _Server(tls)
    site = Site(server.server_address[1])
    for name, route in routes.items():
        site.routes["/robots.txt" if name == "robots" else f"/{name}"] = route
    server.site = site  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def resolve_to(*addresses: str) -> Callable[[str, float], tuple[IPAddress, ...]]:
    """A resolver that gives every name the same addresses."""
    found = tuple(ip_address(address) for address in addresses)
    return lambda host, timeout_s: found


def allow_here(address: IPAddress) -> str | None:
    """The real rule, with this machine's first loopback address excepted: the one that the site is at."""
    return None if address == HERE else refuse_address(address)


OUTSIDE = replace(Outside(), resolve=resolve_to(str(HERE)), refuse=allow_here, now=lambda: AT)


def quick() -> Manners:
    """Manners that do not make a test wait."""
    return Manners(min_interval_s=0.0)
