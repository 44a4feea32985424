"""refuse_address: an IP address -> why it is not asked; private ranges of every kind, and public ones taken."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from dragoman.collect.web.networks import refuse_address


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("0.0.0.0", "this network, unspecified"),
        ("0.1.2.3", "this network, unspecified"),
        ("10.0.0.1", "private"),
        ("100.64.0.1", "shared by customers of a carrier; Alibaba metadata"),
        ("100.100.100.200", "shared by customers of a carrier; Alibaba metadata"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("168.63.129.16", "Azure metadata"),
        ("169.254.169.254", "link-local; cloud metadata"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.192", "protocol assignments; Oracle metadata"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4 relay"),
        ("192.168.1.1", "private"),
        ("198.19.0.1", "benchmarks"),
        ("198.51.100.1", "documentation"),
        ("203.0.113.9", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved, broadcast"),
        ("255.255.255.255", "reserved, broadcast"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::127.0.0.1", "reserved"),
        ("::ffff:127.0.0.1", "an IPv4 address written as IPv6"),
        ("::ffff:8.8.8.8", "an IPv4 address written as IPv6"),
        ("64:ff9b::10.0.0.1", "NAT64 of private"),
        ("64:ff9b::169.254.169.254", "NAT64 of link-local; cloud metadata"),
        ("64:ff9b:1::8.8.8.8", "local NAT64"),
        ("100::1", "reserved"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "protocol assignments, Teredo"),
        ("2001:10::1", "protocol assignments, Teredo"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("2002:808:808::1", "6to4"),
        ("3fff::1", "documentation"),
        ("5f00::1", "reserved"),
        ("fc00::1", "private; cloud metadata"),
        ("fd00:ec2::254", "private; cloud metadata"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "reserved"),
        ("ff02::1", "multicast"),
    ],
)
def test_refuse_address_names_the_network(text: str, kind: str) -> None:
    assert refuse_address(ip_address(text)) == kind


@pytest.mark.parametrize(
    "text",
    ["1.1.1.1", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1",
     "168.63.129.17", "223.255.255.255", "2a00:1450:4001::1", "2606:4700::1111", "2001:4860:4860::8888",
     "64:ff9b::8.8.8.8"],
)  # fmt: skip
def test_refuse_address_lets_public_addresses_be(text: str) -> None:
    assert refuse_address(ip_address(text)) is None
