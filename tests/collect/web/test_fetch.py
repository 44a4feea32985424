"""fetch_page: an address -> the page, or why not; against a site on this machine that does its worst."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest

from dragoman.base.errors import FetchFailed, FetchRefused
from dragoman.collect.web import Fetched, Hop, fetch_page
from dragoman.collect.web.lookup import resolve_host
from dragoman.collect.web.networks import IPAddress, refuse_address
from tests.collect.web.site import (
    AT,
    HERE,
    OUTSIDE,
    PAGE,
    Send,
    Site,
    answer,
    quick,
    redirect,
    resolve_to,
    running_site,
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def fetch(site: Site, path: str = "/", **limits: float) -> Fetched:
    """What stands at a path of the site."""
    changed = replace(site.limits, **limits)  # type: ignore[arg-type]
    return fetch_page(site.url(path), changed, manners=quick(), outside=OUTSIDE)


def said(site: Site, path: str = "/", **limits: float) -> tuple[str, str]:
    """The kind of error that a fetch ends with, and its words without the address."""
    with pytest.raises((FetchRefused, FetchFailed)) as caught:
        fetch(site, path, **limits)
    words = str(caught.value).replace(f":{site.port}", "")
    assert words.isprintable()
    return type(caught.value).__name__, words


def test_a_page_comes_with_all_that_proves_it(site: Site) -> None:
    site.routes["/a?b=1"] = answer(Server="Apache", kind="text/HTML; charset=windows-1256")
    fetched = fetch(site, "/a?b=1#part")
    assert fetched == Fetched(
        asked=site.url("/a?b=1"),
        url=site.url("/a?b=1"),
        hops=(),
        status=200,
        reason="OK",
        headers=(
            ("Content-Length", str(len(PAGE))),
            ("Content-Type", "text/HTML; charset=windows-1256"),
            ("Server", "Apache"),
        ),
        wire=PAGE,
        body=PAGE,
        at=AT,
        ip="127.0.0.1",
    )
    assert (fetched.content_type, fetched.charset) == ("text/html", "windows-1256")
    assert fetched.sha256 == hashlib.sha256(PAGE).hexdigest()


def test_a_request_says_who_asks_and_nothing_else_of_us(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    site.routes["/a"] = answer(Set_Cookie="id=1")
    site.routes["/"] = redirect("/a")
    fetch(site)
    head = site.asked[-1].split("\r\n")
    assert head[0] == "GET /a HTTP/1.1"
    assert sorted(head[1:-2]) == [
        "Accept-Encoding: gzip",
        "Accept: text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, application/json;q=0.8",
        "Connection: close",
        f"Host: news.example:{site.port}",
        "User-Agent: Dragoman/1 (+desk@example.org)",
    ]


def test_redirects_are_followed_and_kept(site: Site) -> None:
    site.routes |= {
        "/": redirect("/b", "301 Moved"),
        "/b": redirect(site.url("/c", host="other.example")),
        "/c": answer(),
    }
    fetched = fetch(site)
    assert (fetched.asked, fetched.url) == (site.url("/"), site.url("/c", host="other.example"))
    assert fetched.hops == (
        Hop(site.url("/"), 301, "127.0.0.1", "/b"),
        Hop(site.url("/b"), 302, "127.0.0.1", site.url("/c", host="other.example")),
    )


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.2/", "port 80 is not asked"),
        ("http://169.254.169.254:{port}/latest/meta-data/", "(link-local; cloud metadata)"),
        ("http://10.0.0.1:{port}/", "(private)"),
        ("http://[::1]:{port}/", "(loopback)"),
        ("http://[::ffff:127.0.0.1]:{port}/", "an IPv4 address written as IPv6"),
        ("http://localhost:{port}/", "a name of a local network"),
        ("http://0x7f.1:{port}/", "unusual form"),
        ("//2130706433:{port}/", "unusual form"),
        ("file:///etc/passwd", "neither http:// nor https://"),
        ("gopher://127.0.0.1:{port}/", "neither http:// nor https://"),
        ("http://user:secret@news.example:{port}/", "holds a login"),
    ],
)
def test_a_redirect_is_checked_like_an_address_that_somebody_gave(
    site: Site, location: str, words: str
) -> None:
    site.routes["/"] = redirect(location.format(port=site.port))
    kind, text = said(site)
    assert (kind, words.format(port=site.port) in text) == ("FetchRefused", True), text
    assert site.paths == ["/robots.txt", "/"]


def test_a_loop_of_redirects_ends(site: Site) -> None:
    site.routes |= {"/": redirect("/b"), "/b": redirect("/")}
    assert said(site) == (
        "FetchRefused",
        "http://news.example/b: redirects more than 5 times. Give the last address.",
    )
    assert len(site.paths) == 1 + 6


def test_a_redirect_into_nowhere_is_a_status(site: Site) -> None:
    site.routes["/"] = answer(b"", status="302 Found")
    assert said(site)[1] == (
        "http://news.example/: status 302 instead of a page. Check the address in a browser."
    )


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["fd00:ec2::254"], ["2002:7f00:1::"], ["::ffff:127.0.0.1"],
     ["64:ff9b::127.0.0.1"], ["169.254.169.254", "93.184.216.34"]],
    ids=str,
)  # fmt: skip
def test_a_name_with_any_address_that_is_not_public_is_refused_whole(
    site: Site, addresses: list[str]
) -> None:
    outside = replace(OUTSIDE, resolve=resolve_to(*addresses), refuse=refuse_address)
    with pytest.raises(FetchRefused, match="no public address"):
        fetch_page(site.url(), site.limits, manners=quick(), outside=outside)
    assert site.asked == []


def test_a_name_that_turns_to_another_address_is_checked_each_time_and_never_looked_up_between(
    site: Site,
) -> None:
    answers = [str(HERE), "127.0.0.3"]  # the second is what a rebinding name gives once it was checked
    looked_up: list[str] = []

    def resolve(host: str, timeout_s: float) -> tuple[IPAddress, ...]:
        looked_up.append(host)
        return (ip_address(answers[min(len(looked_up), len(answers)) - 1]),)

    site.routes["/"] = answer()
    with pytest.raises(FetchRefused, match=r"news.example is at 127.0.0.3, no public address \(loopback\)"):
        fetch_page(site.url(), site.limits, manners=quick(), outside=replace(OUTSIDE, resolve=resolve))
    assert (looked_up, site.paths) == (["news.example"] * 2, ["/robots.txt"])


def test_the_connection_goes_to_the_checked_address_without_another_look_up(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[object] = []
    real = socket.getaddrinfo

    def watched(host: object, *rest: object, **named: object) -> object:
        asked_for.append(host)
        return real(host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", watched)
    site.routes["/"] = answer()
    fetch(site)
    assert set(asked_for) <= {"127.0.0.1"}


def test_the_next_address_of_a_host_is_tried_when_one_does_not_answer(site: Site) -> None:
    site.routes["/"] = answer()
    outside = replace(OUTSIDE, resolve=resolve_to("127.0.0.9", str(HERE)), refuse=lambda address: None)
    assert fetch_page(site.url(), site.limits, manners=quick(), outside=outside).ip == "127.0.0.1"


def test_an_unknown_host_and_a_slow_look_up_fail_by_name(site: Site) -> None:
    def unknown(host: str, timeout_s: float) -> tuple[IPAddress, ...]:
        raise socket.gaierror(-2, "Name or service not known")

    def slow(host: str, timeout_s: float) -> tuple[IPAddress, ...]:
        raise TimeoutError

    for resolve, words in (
        (unknown, "there is no host"),
        (slow, "took too long"),
        (resolve_to(), "has no address"),
    ):
        with pytest.raises(FetchFailed, match=words):
            fetch_page(site.url(), site.limits, manners=quick(), outside=replace(OUTSIDE, resolve=resolve))


def test_resolve_host_gives_up_in_time() -> None:
    with pytest.raises((TimeoutError, OSError)):
        resolve_host("no-such-host.invalid", 0.0)


def drip(send: Send) -> None:
    """A page of a byte every twentieth of a second, for ever."""
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(400):
        send(b"a")
        time.sleep(0.05)


def drip_head(send: Send) -> None:
    """Headers without end, one every twentieth of a second."""
    send(b"HTTP/1.1 200 OK\r\n")
    for number in range(400):
        send(b"X-%d: a\r\n" % number)
        time.sleep(0.05)


def informed(send: Send) -> None:
    """Nothing but assurances that the answer will come."""
    for _ in range(400):
        send(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        time.sleep(0.05)


def silent(send: Send) -> None:
    """Nothing at all."""
    time.sleep(5)


@pytest.mark.parametrize("route", [drip, drip_head, informed, silent], ids=lambda route: route.__name__)
def test_time_is_up_however_slowly_something_comes(site: Site, route: Callable[[Send], None]) -> None:
    site.routes["/"] = route
    began = time.monotonic()
    assert said(site, total_s=0.6) == (
        "FetchFailed",
        "http://news.example/: news.example did not answer whole in 0.6 s. Try again later.",
    )
    assert time.monotonic() - began < 4.5  # the silent one would have answered after 5 s


def endless(send: Send) -> None:
    """A chunked page that never ends."""
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        send(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")


def bomb(send: Send) -> None:
    """A few kilobytes that unpack to 100 MB."""
    packed = gzip.compress(b"a" * 100_000_000)
    send(answer(packed, Content_Encoding="gzip"))


def many_members(send: Send) -> None:
    """Empty gzip members without end: nothing is ever unpacked, and much is sent."""
    send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
    while True:
        send(gzip.compress(b"") * 1000)


@pytest.mark.parametrize("route", [endless, bomb, many_members], ids=lambda route: route.__name__)
def test_size_is_cut_off_as_sent_and_as_unpacked(site: Site, route: Callable[[Send], None]) -> None:
    site.routes["/"] = route
    assert said(site, max_bytes=1_000_000) == (
        "FetchRefused",
        "http://news.example/: has more than 1 MB. Save the part that matters.",
    )


def test_a_page_that_announces_too_much_is_not_begun(site: Site) -> None:
    site.routes["/"] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99000000\r\n\r\n"
    assert "has 99.0 MB, the limit is 20 MB" in said(site)[1]


def test_a_page_of_exactly_the_limit_is_taken(site: Site) -> None:
    site.routes["/"] = answer(gzip.compress(b"a" * 1000), Content_Encoding="gzip")
    assert fetch(site, max_bytes=1000).body == b"a" * 1000
    assert "has more than 0.000999 MB" in said(site, max_bytes=999)[1]


@pytest.mark.parametrize(
    ("sent", "unpacked"),
    [
        (gzip.compress(PAGE), PAGE),
        (gzip.compress(b"one ") + gzip.compress(b"two"), b"one two"),
        (gzip.compress(PAGE) + b"\0" * 20, PAGE),
    ],
    ids=["one", "members", "padded"],
)
def test_a_packed_page_is_kept_as_sent_and_unpacked(site: Site, sent: bytes, unpacked: bytes) -> None:
    site.routes["/"] = answer(sent, Content_Encoding="GZIP")
    fetched = fetch(site)
    assert (fetched.wire, fetched.body) == (sent, unpacked)


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "was cut off"),
        (answer(b"no gzip", Content_Encoding="gzip"), "its packing is broken"),
        (answer(Content_Encoding="br"), "is packed as 'br', which was not asked for"),
        (answer(Content_Encoding="gzip, gzip"), "is packed as 'gzip, gzip'"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 50\r\n\r\nshort", "no sound HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", "no sound HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 50_000 + b"\r\n", "no sound HTTP"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "no sound HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "no sound HTTP"),
        (b"", "no sound HTTP"),
        (answer(kind=""), "does not say what it is"),
        (answer(kind="image/png"), "is 'image/png'. Pages, plain text, PDF and JSON are taken."),
        (answer(kind="application/octet-stream"), "is 'application/octet-stream'"),
        (answer(kind="text/html-evil"), "is 'text/html-evil'"),
        (answer(status="401 Unauthorized"), "not open to everybody. Only public pages are collected."),
        (answer(status="403 Forbidden"), "not open to everybody"),
        (answer(status="404 Not Found"), "there is no such page"),
        (answer(status="429 Slow down", Retry_After="120"), "Try again in 120 s"),
        (answer(status="503 Busy", Retry_After="<script>"), "Try again later"),
        (answer(status="206 Partial"), "status 206 instead of a page"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_named(site: Site, route: bytes, words: str) -> None:
    site.routes["/"] = route
    assert words in said(site)[1]


def test_nobody_listens() -> None:
    with running_site() as site:
        pass
    assert said(site)[0] == "FetchFailed"


def test_robots_forbid_and_are_asked_once_for_many_pages() -> None:
    with running_site(
        robots=answer(b"User-agent: dragoman\nDisallow: /closed", kind="text/plain"), a=answer()
    ) as site:
        manners = quick()
        for path in ("/a", "/a"):
            fetch_page(site.url(path), site.limits, manners=manners, outside=OUTSIDE)
        with pytest.raises(FetchRefused, match=r"robots.txt of news.example forbids it"):
            fetch_page(site.url("/closed/a"), site.limits, manners=manners, outside=OUTSIDE)
        assert site.paths == ["/robots.txt", "/a", "/a"]


def test_robots_of_the_site_that_a_redirect_leads_to_count_too() -> None:
    with running_site(robots=answer(b"User-agent: *\nDisallow: /b", kind="text/plain")) as site:
        site.routes["/a"] = redirect("/b")
        assert said(site, "/a")[1] == (
            "http://news.example/b: robots.txt of news.example forbids it. Ask whoever runs the site."
        )


@pytest.mark.parametrize(
    ("robots", "words"),
    [
        (answer(status="503 Busy"), "robots.txt of news.example cannot be had (status 503)"),
        (answer(status="429 Slow down"), "robots.txt of news.example cannot be had (status 429)"),
        (redirect("http://10.0.0.1/robots.txt"), "robots.txt cannot be had"),
        (redirect("/robots.txt"), "robots.txt cannot be had"),
    ],
    ids=["5xx", "429", "private", "loop"],
)
def test_without_an_answer_for_robots_nothing_is_fetched_for_now(robots: bytes, words: str) -> None:
    with running_site(robots=robots, a=answer()) as site:
        kind, text = said(site, "/a")
        assert (kind, words in text, "/a" in site.paths) == ("FetchFailed", True, False)
        site.routes["/robots.txt"] = answer(b"", status="410 Gone")
        assert fetch(site, "/a").body == PAGE


def test_robots_may_be_long_and_elsewhere() -> None:
    long = b"User-agent: *\nDisallow: /a\n" + b"# nothing\n" * 100_000
    with running_site(robots=redirect("/other.txt")) as site:
        site.routes |= {"/other.txt": answer(long, kind="application/x-anything"), "/a": answer()}
        assert "forbids it" in said(site, "/a")[1]


def test_two_fetches_of_one_host_never_run_at_once() -> None:
    running = 0
    most = 0
    guard = threading.Lock()

    def counted(send: Send) -> None:
        nonlocal running, most
        with guard:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with guard:
            running -= 1
        send(answer())

    with running_site() as site:
        site.routes["/"] = counted
        manners = quick()
        threads = [
            threading.Thread(
                target=fetch_page,
                args=(site.url(), site.limits),
                kwargs={"manners": manners, "outside": OUTSIDE},
            )
            for _ in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (most, site.paths.count("/"), site.paths.count("/robots.txt")) == (1, 5, 1)
