"""parse_address: what a person typed or a server sent -> one spelling, or a refusal; every trick by its name."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest

from dragoman.base.errors import FetchRefused
from dragoman.collect.web.address import Address, parse_address

PORTS = frozenset({80, 443})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://news.example/a?b=c#d", Address("https", "news.example", 443, "/a?b=c")),
        ("  HTTP://News.EXAMPLE.:80 ", Address("http", "news.example", 80, "/")),
        (
            "https://bücher.example/été?q=é è",
            Address("https", "xn--bcher-kva.example", 443, "/%C3%A9t%C3%A9?q=%C3%A9%20%C3%A8"),
        ),
        ("https://أخبار.example/خبر", Address("https", "xn--igbicxr.example", 443, "/%D8%AE%D8%A8%D8%B1")),
        ("http://93.184.216.34/", Address("http", "93.184.216.34", 80, "/", IPv4Address("93.184.216.34"))),
        ("http://９３。184.216.34/", Address("http", "93.184.216.34", 80, "/", IPv4Address("93.184.216.34"))),
        ("http://[2A00:1450::1]/", Address("http", "2a00:1450::1", 80, "/", IPv6Address("2a00:1450::1"))),
        ("https://a_b.news.example/%2e%2E/", Address("https", "a_b.news.example", 443, "/%2e%2E/")),
    ],
    ids=["plain", "capitals", "latin", "arabic", "ipv4", "wide-digits", "ipv6", "underscore"],
)
def test_parse_address_gives_one_spelling(text: str, expected: Address) -> None:
    assert parse_address(text, ports=PORTS) == expected


def test_url_of_an_address_reads_back_to_the_same_address() -> None:
    for text in (
        "https://news.example/a?b=%20c",
        "http://[2a00:1450::1]/x",
        "https://xn--bcher-kva.example/",
    ):
        address = parse_address(text, ports=PORTS)
        assert (address.url, parse_address(address.url, ports=PORTS)) == (text, address)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ftp://news.example/", "neither http:// nor https://"),
        ("file:///etc/passwd", "neither http:// nor https://"),
        ("javascript:alert(1)", "neither http:// nor https://"),
        ("gopher://127.0.0.1:6379/_x", "neither http:// nor https://"),
        ("news.example/a", "neither http:// nor https://"),
        ("", "neither http:// nor https://"),
        ("http://", "its host is no name"),
        ("http:///a", "its host is no name"),
        ("http://user:secret@news.example/", "holds a login"),
        ("http://news.example@127.0.0.1/", "holds a login"),
        ("http://127.0.0.1\\@news.example/", "a backslash"),
        ("http://news.example\\.evil.example/", "a backslash"),
        ("http://news.exa\tmple/", "a control character"),
        ("http://news.example/a\r\nHost: evil", "a control character"),
        ("http://news.example/\x00", "a control character"),
        ("http://news.example:22/", "port 22 is not asked, only 80, 443"),
        ("http://news.example:0/", "port 0 is not asked"),
        ("http://news.example:99999/", "no address of a page"),
        ("http://news.example:8a/", "no address of a page"),
        ("http://2130706433/", "unusual form"),
        ("http://0x7f000001/", "unusual form"),
        ("http://0x7f.1/", "unusual form"),
        ("http://127.1/", "unusual form"),
        ("http://0177.0.0.1/", "unusual form"),
        ("http://0300.0250.1.1/", "unusual form"),
        ("http://127.0.0.0x1/", "unusual form"),
        ("http://127.0.0.1.0x/", "unusual form"),
        ("http://1.2.3.4.5/", "unusual form"),
        ("http://news.example.1/", "unusual form"),
        ("http://①②⑦.①/", "unusual form"),
        ("http://localhost/", "a name of a local network"),
        ("http://LOCALHOST./", "a name of a local network"),
        ("http://a.localhost/", "a name of a local network"),
        ("http://ⓛocalhost/", "a name of a local network"),
        ("http://printer/", "a name of a local network"),
        ("http://router.home.arpa/", "a name of a local network"),
        ("http://metadata.google.internal/", "a name of a local network"),
        ("http://news.example../", "its host is no name"),
        ("http://.news.example/", "its host is no name"),
        ("http://news..example/", "its host is no name"),
        ("http://news%2eexample/", "its host is no name"),
        ("http://127.0.0.1%00.news.example/", "its host is no name"),
        ("http://" + "a" * 64 + ".example/", "its host is no name"),
        ("http://" + "a." * 127 + "example/", "its host is no name"),
        ("http://-a.example/", "its host is no name"),
        ("http://a‮b.example/", "its host is no name"),
        ("http://a／b.example/", "no address of a page"),
        ("http://[::1/", "no address of a page"),
        ("http://[fe80::1%25eth0]/", "interface of this machine"),
        ("http://[v1.a]/", "no address of a page"),
        ("http://[127.0.0.1]/", "no address of a page"),
        ("http://news.example/" + "a" * 2048, "more than 2,048 characters"),
    ],
)
def test_parse_address_refuses(text: str, said: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        parse_address(text, ports=PORTS)
    assert said in str(caught.value)
    assert str(caught.value).isprintable()
    assert "secret" not in str(caught.value)


def test_a_relative_redirect_counts_from_the_page_and_is_checked_like_any_address() -> None:
    base = parse_address("https://news.example/a/b?c", ports=PORTS)
    assert parse_address("../d", ports=PORTS, base=base).url == "https://news.example/d"
    assert parse_address("//other.example/x", ports=PORTS, base=base).url == "https://other.example/x"
    with pytest.raises(FetchRefused, match="unusual form"):
        parse_address("//2130706433/", ports=PORTS, base=base)
