"""An address that somebody gave -> the page there, or the reason why not; every address is taken for hostile.

Whoever gives an address may be lying about where it leads: to this machine, to the desk's own network, to a cloud's
metadata. So each step (the address, each redirect, each robots.txt) is parsed, looked up and checked anew, and the
connection goes to the address that was checked. See docs/explanation/fetching.md.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

from dragoman.base.errors import FetchError, FetchFailed, FetchRefused
from dragoman.collect.web.address import Address, parse_address
from dragoman.collect.web.exchange import Answer, ask
from dragoman.collect.web.fetched import Fetched, Hop, first_header
from dragoman.collect.web.limits import Deadline, FetchLimits, Outside
from dragoman.collect.web.manners import Manners
from dragoman.collect.web.robots import MAX_BYTES, Robots, read_robots


def fetch_page(
    url: str,
    limits: FetchLimits | None = None,
    *,
    manners: Manners | None = None,
    outside: Outside | None = None,
) -> Fetched:
    """The page at an address.

    Args:
        url: as a person gave it.
        limits: what one fetch may take.
        manners: shared by all fetches of a process; without it this one knows of no other.
        outside: how the outside is reached.

    Raises:
        FetchRefused: the address, a redirect, robots.txt, the type or the size.
        FetchFailed: it could not be had now.
    """
    return _Fetch(limits or FetchLimits(), manners or Manners(), outside or Outside()).run(url)


class _Fetch:
    """One fetch on its way."""

    def __init__(self, limits: FetchLimits, manners: Manners, outside: Outside) -> None:
        self._limits = limits
        self._manners = manners
        self._outside = outside
        self._deadline = Deadline(limits.total_s)

    def run(self, url: str) -> Fetched:
        asked = address = parse_address(url, ports=self._limits.ports)
        hops: list[Hop] = []
        host = None
        with ExitStack() as stack:
            while True:
                if address.host != host:
                    stack.close()  # never two hosts at once: two fetches could wait for each other
                    self._deadline.extend(stack.enter_context(self._manners.turn(address.host, address.url)))
                    host = address.host
                self._require_robots(address)
                answer = ask(address, self._limits, self._outside, self._deadline, types=self._limits.types)
                if not answer.location:
                    break
                hops.append(Hop(address.url, answer.status, answer.ip, answer.location))
                address = self._follow(address, answer, len(hops))
        if answer.status != 200:
            raise FetchFailed(f"{address.url}: {_status_words(answer)}")
        return Fetched(
            asked=asked.url,
            url=address.url,
            hops=tuple(hops),
            status=answer.status,
            reason=answer.reason,
            headers=answer.headers,
            wire=answer.body.wire,
            body=answer.body.content,
            at=self._outside.now(),
            ip=answer.ip,
        )

    def _follow(self, address: Address, answer: Answer, count: int) -> Address:
        """Where a redirect leads, checked like an address that somebody gave."""
        if count > self._limits.max_redirects:
            raise FetchRefused(
                f"{address.url}: redirects more than {self._limits.max_redirects} times. Give the last address."
            )
        try:
            location = answer.location.encode("latin-1").decode("utf-8", "replace")
            target = parse_address(location, ports=self._limits.ports, base=address)
        except FetchRefused as error:
            raise FetchRefused(f"{address.url} redirects to {error}") from error
        if address.scheme == "https" and target.scheme == "http":
            raise FetchRefused(
                f"{address.url} redirects to {target.url}, which is not encrypted. Give that address if you want it."
            )
        return target

    def _require_robots(self, address: Address) -> None:
        rules = self._manners.robots(address.origin, address.host, lambda: self._ask_robots(address))
        if not rules.allows(address.target):
            raise FetchRefused(
                f"{address.url}: robots.txt of {address.host} forbids it. Ask whoever runs the site."
            )

    def _ask_robots(self, page: Address) -> Robots:
        """The rules of the page's origin; its robots.txt may be redirected to another host (RFC 9309, 2.3.1.2)."""
        address = parse_address(f"{page.origin}/robots.txt", ports=self._limits.ports)
        limits = replace(self._limits, max_bytes=MAX_BYTES)
        answer = ask(address, limits, self._outside, self._deadline, types=None, cut=True, label=page.url)
        count = 0
        try:
            while answer.location:
                count += 1
                address = self._follow(address, answer, count)
                answer = ask(address, limits, self._outside, self._deadline, types=None, cut=True)
        except FetchError as error:
            raise FetchFailed(f"{page.url}: robots.txt cannot be had: {error}") from error
        return _read_answer(page, answer, limits.agent)


def _read_answer(page: Address, answer: Answer, agent: str) -> Robots:
    if answer.status == 200:
        return read_robots(answer.body.content.decode("utf-8", "replace"), agent)
    if 400 <= answer.status < 500 and answer.status != 429:
        return Robots()
    raise FetchFailed(
        f"{page.url}: robots.txt of {page.host} cannot be had (status {answer.status}), so nothing is fetched there "
        "for now. Try again later."
    )


def _status_words(answer: Answer) -> str:
    """What a status means to whoever gave the address, and what to do."""
    status = answer.status
    if status in (401, 402, 403, 407, 451):
        return f"status {status}, not open to everybody. Only public pages are collected."
    if status in (404, 410):
        return f"status {status}, there is no such page. Check the address."
    if status == 429 or status >= 500:
        after = first_header(answer.headers, "retry-after")
        when = f"in {after} s" if after.isascii() and after.isdigit() and len(after) < 7 else "later"
        return f"status {status}, the server cannot answer now. Try again {when}."
    return f"status {status} instead of a page. Check the address in a browser."
