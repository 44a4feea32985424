"""The name of a host -> its addresses, each with the reason why it may not be asked; within a time limit.

A name is looked up once for each request and the request goes to the very address that was looked at: a name that
answers with another address the next time (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable
from ipaddress import ip_address

from dragoman.base.errors import FetchFailed, FetchRefused
from dragoman.collect.web.address import Address
from dragoman.collect.web.networks import IPAddress

Resolver = Callable[[str, float], tuple[IPAddress, ...]]
"""A host name and seconds -> its addresses in the order to try them; OSError or TimeoutError for none."""


def resolve_host(host: str, timeout_s: float) -> tuple[IPAddress, ...]:
    """The addresses of a host by the system's resolver, in its order, which knows whether this machine has IPv6.

    Raises:
        OSError: the name is unknown.
        TimeoutError: no answer in time; the look-up itself cannot be ended and ends by itself.
    """
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host + ".", None, type=socket.SOCK_STREAM)
            answers.put([str(sockaddr[0]) for *_, sockaddr in found])
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, timeout_s))
    except queue.Empty as error:
        raise TimeoutError(f"no answer in {timeout_s:.0f} s") from error
    if isinstance(answer, OSError):
        raise answer
    return tuple(dict.fromkeys(ip_address(text) for text in answer))


def find_addresses(
    address: Address,
    resolve: Resolver,
    refuse: Callable[[IPAddress], str | None],
    *,
    timeout_s: float,
    label: str,
) -> tuple[IPAddress, ...]:
    """The addresses that may be asked for a page.

    Args:
        address: whose host is looked up, unless it is a number.
        resolve: how.
        refuse: the rule on addresses.
        timeout_s: for the look-up.
        label: the page, for messages.

    Raises:
        FetchRefused: one of them, whichever, lies where no page is fetched from.
        FetchFailed: there are none.
    """
    if address.ip is not None:
        found: tuple[IPAddress, ...] = (address.ip,)
    else:
        try:
            found = resolve(address.host, timeout_s)
        except TimeoutError as error:
            raise FetchFailed(f"{label}: the look-up of {address.host} took too long. Try again.") from error
        except OSError as error:
            raise FetchFailed(
                f"{label}: there is no host {address.host} ({error.strerror or error}). Check the address."
            ) from error
    if not found:
        raise FetchFailed(f"{label}: {address.host} has no address. Check the address.")
    for ip in found:
        reason = refuse(ip)
        if reason:
            where = f"{ip} is" if address.ip else f"{address.host} is at {ip},"
            raise FetchRefused(f"{label}: {where} no public address ({reason}). Give that of a public page.")
    return found
