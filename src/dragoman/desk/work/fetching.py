"""An address -> the page there, kept in the archive before anything is read of it. Only the worker fetches.

One `Manners` is shared by all fetches of the process, so that a site is asked for one page at a time.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from ipaddress import ip_address

from django.conf import settings

from dragoman.collect.web import Fetched, FetchLimits, Manners, Original, Outside, fetch_page, user_agent
from dragoman.collect.web.networks import IPAddress, refuse_address
from dragoman.desk.keeping.originals import originals


def fetch_original(url: str) -> tuple[Fetched, str]:
    """The page at an address, and the id under which it was kept.

    Raises:
        FetchRefused, FetchFailed: as `fetch_page`. ArchiveError: it could not be kept.
    """
    outside, ports = _outside()
    limits = FetchLimits(
        agent=user_agent(settings.INTAKE.contact), max_bytes=settings.INTAKE.max_file_mb * 1_000_000
    )
    fetched = fetch_page(
        url, replace(limits, ports=limits.ports | ports), manners=_manners(), outside=outside
    )
    return fetched, originals().put_fetch(fetched).record_id


def fetched_before(original: Original) -> Fetched:
    """A kept page as it was when it was fetched, to be read again."""
    assert original.url is not None
    return Fetched(
        asked=original.url,
        url=original.url,
        hops=(),
        status=200,
        reason="OK",
        headers=original.headers,
        wire=b"",
        body=original.body,
        at=original.at,
        ip="",
    )


@cache
def _manners() -> Manners:
    return Manners()


def _outside() -> tuple[Outside, frozenset[int]]:
    """How the outside is reached; hosts of `DESK_FETCH_ALLOW` are where it says, all others where they are."""
    places = {
        host: (ip_address(place.rpartition(":")[0]), int(place.rpartition(":")[2]))
        for host, place in settings.DESK_FETCH_ALLOW.items()
    }
    plain = Outside()
    if not places:
        return plain, frozenset()
    allowed = {ip for ip, _ in places.values()}

    def resolve(host: str, timeout_s: float) -> tuple[IPAddress, ...]:
        return (places[host][0],) if host in places else plain.resolve(host, timeout_s)

    def refuse(ip: IPAddress) -> str | None:
        return None if ip in allowed else refuse_address(ip)

    return replace(plain, resolve=resolve, refuse=refuse), frozenset(port for _, port in places.values())
