"""An IP address -> why no page may be fetched from it, or None.

The list stands in networks.tsv. Python's `is_global` was tried and dropped: its tables differ between patch releases
of one version, and it passes NAT64 and Azure's metadata address.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

IPAddress = IPv4Address | IPv6Address

_GLOBAL_IPV6 = IPv6Network("2000::/3")  # the only unicast space that is given out, RFC 4291
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052


def refuse_address(address: IPAddress) -> str | None:
    """What kind of network an address lies in when no page may be fetched from there, or None."""
    if isinstance(address, IPv6Address) and address in _NAT64:
        inner = refuse_address(IPv4Address(int(address) & 0xFFFF_FFFF))
        return f"NAT64 of {inner}" if inner else None
    for network, what in _networks():
        if address.version == network.version and address in network:
            return what
    if isinstance(address, IPv6Address) and address not in _GLOBAL_IPV6:
        return "reserved"
    return None


@cache
def _networks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    text = (files("dragoman.collect.web") / "networks.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((ip_network(row["network"]), row["what"]) for row in csv.DictReader(lines, delimiter="\t"))
