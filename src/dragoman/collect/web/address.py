"""An address as somebody typed it, or as a redirect names it -> its parts, in one spelling, or a refusal.

What is looked up, what is sent as Host, what the certificate is checked against and what is shown all come from these
parts, so that no two of them can be read differently.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.base.errors import FetchRefused
from dragoman.collect.web.networks import IPAddress

MAX_URL_CHARS = 2_048
PORTS = {"http": 80, "https": 443}
LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "lan", "home.arpa", "onion")

_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")  # read differently by different programs
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")  # a host that ends so is an IPv4 address to browsers
_PATH_SAFE = "%/:@!$&'()*+,;=~-._"
_QUERY_SAFE = _PATH_SAFE + "?"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is: `host` in ASCII, or `ip` where the address names one; `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str
    ip: IPAddress | None = None

    @property
    def netloc(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address, ASCII only, without fragment."""
        return self.origin + self.target


def parse_address(text: str, *, ports: Set[int], base: Address | None = None) -> Address:
    """The parts of an address.

    Args:
        text: as given; Unicode in the host becomes IDNA, elsewhere percent-encoded UTF-8.
        ports: the ports that may be asked.
        base: the page that redirects here; `text` may be relative to it.

    Raises:
        FetchRefused: it is none, or none of the web, or names a login or a port or host that is not asked.
    """
    shown = ascii(text.strip())[1:-1]
    shown = shown if len(shown) <= 200 else shown[:200] + "..."
    if len(text) > MAX_URL_CHARS:
        raise FetchRefused(f"{shown}: has more than {MAX_URL_CHARS:,} characters. Give a shorter address.")
    if _FORBIDDEN.search(text.strip()):
        raise FetchRefused(f"{shown}: holds a control character or a backslash. Type it anew.")
    try:
        parts = urlsplit(urljoin(base.url, text.strip()) if base else text.strip())
        port = parts.port
    except ValueError as error:
        raise FetchRefused(f"{shown}: no address of a page ({error}). Check it.") from error
    if parts.scheme not in PORTS:
        raise FetchRefused(f"{shown}: begins with neither http:// nor https://. Give a web address.")
    if "@" in parts.netloc:
        raise FetchRefused(f"{parts.hostname}: the address holds a login. Nothing behind a login is taken.")
    if port is None:
        port = PORTS[parts.scheme]
    if port not in ports:
        allowed = ", ".join(str(number) for number in sorted(ports))
        raise FetchRefused(f"{shown}: port {port} is not asked, only {allowed}. Check the address.")
    if "[" in parts.netloc and ":" not in (parts.hostname or ""):
        raise FetchRefused(f"{shown}: no address of a page (brackets hold no IPv6 address). Check it.")
    host, ip = _host(parts.hostname or "", shown)
    return Address(parts.scheme, host, port, _target(parts), ip)


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_PATH_SAFE, errors="replace")
    query = quote(parts.query, safe=_QUERY_SAFE, errors="replace")
    return f"{path}?{query}" if query else path


def _host(text: str, shown: str) -> tuple[str, IPAddress | None]:
    if ":" in text:  # only what stood in brackets holds one
        try:
            address = IPv6Address(text)
        except AddressValueError as error:
            raise FetchRefused(f"{shown}: {error}. Check the address.") from error
        if address.scope_id is not None:
            raise FetchRefused(f"{shown}: names an interface of this machine. Give a public address.")
        return str(address), address
    name = _ascii_name(text, shown).removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchRefused(f"{shown}: its host is no name. Check the address.")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return name, IPv4Address(name)
        except AddressValueError as error:
            raise FetchRefused(
                f"{shown}: an IP address in an unusual form. Write it as 198.51.100.7."
            ) from error
    if len(labels) == 1 or any(name == local or name.endswith("." + local) for local in LOCAL_NAMES):
        raise FetchRefused(f"{shown}: a name of a local network. Give the address of a public page.")
    return name, None


def _ascii_name(text: str, shown: str) -> str:
    if text.isascii():
        return text.lower()
    import idna

    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise FetchRefused(f"{shown}: its host is no name ({ascii(str(error))[1:81]}). Check it.") from error
