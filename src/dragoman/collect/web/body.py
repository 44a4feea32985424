"""Chunks of a body as sent -> its bytes as sent and as unpacked, neither over the limit.

A packed body is unpacked piece by piece, and no piece is allowed to become larger than what is left of the limit: a
bomb of gzip is cut off at the limit, not after it filled the memory. Only gzip is asked for and taken.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.base.errors import FetchFailed, FetchRefused

_GZIP = 31  # zlib's wbits for gzip with its header
_PACKINGS = ("", "identity", "gzip", "x-gzip")


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes as sent (`wire`) and without their packing (`content`); equal when there was none."""

    wire: bytes
    content: bytes


def read_body(
    chunks: Iterable[bytes], packing: str, *, max_bytes: int, label: str, cut: bool = False
) -> Body:
    """The whole body.

    Args:
        chunks: as they arrive.
        packing: the Content-Encoding, "" when there is none.
        max_bytes: of each of the two forms.
        label: the address, for messages.
        cut: take the beginning of a body that is too long instead of refusing it.

    Raises:
        FetchRefused: too long, or packed in a way that is not taken.
        FetchFailed: the packing is broken or ends too early.
    """
    packing = packing.strip().lower()
    if packing not in _PACKINGS:
        raise FetchRefused(f"{label}: is packed as {packing[:40]!a}, which was not asked for. Save the page.")
    too_long = FetchRefused(f"{label}: has more than {max_bytes / 1e6:g} MB. Save the part that matters.")
    wire: list[bytes] = []
    content: list[bytes] = []

    def as_sent() -> Iterator[bytes]:
        sent = 0
        for chunk in chunks:
            sent += len(chunk)
            wire.append(chunk)
            yield chunk
            if sent > max_bytes:
                raise too_long

    unpacked = 0
    try:
        for piece in _unpack(as_sent(), max_bytes, label) if "gzip" in packing else as_sent():
            unpacked += len(piece)
            content.append(piece)
            if unpacked > max_bytes:
                raise too_long
    except FetchRefused:
        if not cut:
            raise
    return Body(b"".join(wire), b"".join(content)[: max_bytes if cut else None])


def _unpack(chunks: Iterable[bytes], max_bytes: int, label: str) -> Iterator[bytes]:
    """The pieces of one gzip member after the other, each piece at most one byte over the limit."""
    member = zlib.decompressobj(_GZIP)
    begun = whole = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                begun = True
                yield member.decompress(rest, max_bytes + 1)
                rest = member.unconsumed_tail
                if member.eof:
                    rest = member.unused_data
                    member, begun, whole = zlib.decompressobj(_GZIP), False, True
    except zlib.error as error:
        if whole:  # browsers pass over what stands after a whole member, such as zeros to a round length
            return
        raise FetchFailed(
            f"{label}: its packing is broken ({error}). Try again, or save the page."
        ) from error
    if begun:
        raise FetchFailed(f"{label}: was cut off. Try again.")
