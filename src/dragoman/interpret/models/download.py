"""An address, a hash and a size -> the file, whole and checked; a broken download goes on where it stopped.

What has come lies beside the final name with `.part` behind it, and gets its name only when its hash is right.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dragoman.base.errors import ModelError
from dragoman.interpret.models.registry import ModelFile

TIMEOUT_S = 30.0
CHUNK = 1 << 18
Progress = Callable[[int, int], None]
"""(bytes done of this file, bytes in all)."""


class _SafeRedirect(urllib.request.HTTPRedirectHandler):
    """Follows an address that is as safe as the one that was asked, never from https to http."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(req.full_url).scheme == "https" and urlsplit(newurl).scheme != "https":
            raise urllib.error.HTTPError(newurl, code, "sent on to an address without https", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_file(
    file: ModelFile, path: Path, *, tell: Progress = lambda done, total: None, timeout_s: float = TIMEOUT_S
) -> None:
    """Fetch a file; nothing is fetched when it is there already with the right hash.

    Raises:
        ModelError: no network, a bad answer, another size or hash; what came is kept where it can be gone on with.
    """
    if path.is_file() and _sha256(path) == file.sha256:
        tell(file.size, file.size)
        return
    part = path.with_name(path.name + ".part")
    have = part.stat().st_size if part.is_file() else 0
    if have > file.size:
        part.unlink()
        have = 0
    if have < file.size:
        _receive(file, part, have, tell, timeout_s)
    size, found = part.stat().st_size, _sha256(part)
    if size < file.size:
        raise ModelError(
            f"{file.name}: broke off at {size:,} of {file.size:,} bytes. Run the command again: it goes on from there."
        )
    if found != file.sha256:
        part.unlink()
        raise ModelError(
            f"{file.name}: its sha256 is {found[:16]}…, not {file.sha256[:16]}… as the registry says. It was deleted; "
            "try again, and do not use a file that differs."
        )
    os.replace(part, path)


def _receive(file: ModelFile, part: Path, have: int, tell: Progress, timeout_s: float) -> None:
    """Append what is missing; from the start when the server does not know how to go on."""
    try:
        with _open(file, have, timeout_s) as answer:
            goes_on = answer.status == 206 and str(answer.headers.get("Content-Range", "")).startswith(
                f"bytes {have}-"
            )
            done = have if goes_on else 0
            with _kept(part, "ab" if goes_on else "wb") as write:
                while chunk := answer.read(CHUNK):
                    done += len(chunk)
                    if done > file.size:
                        break
                    write(chunk)
                    tell(done, file.size)
        if done > file.size:
            part.unlink()
            raise ModelError(
                f"{file.name}: has more than the {file.size:,} bytes that the registry says. It was deleted."
            )
    except urllib.error.HTTPError as error:
        raise ModelError(
            f"{file.url}: answered with status {error.code} ({str(error.reason)[:80]}). "
            "Try later, or correct the registry."
        ) from error
    except _NotKept as error:
        raise ModelError(
            f"{part}: cannot be written ({error}). Make room or set DRAGOMAN_CACHE, and run the command again."
        ) from error
    except http.client.IncompleteRead:
        return  # what came is kept; the size tells the rest
    except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise ModelError(
            f"{urlsplit(file.url).hostname}: cannot be reached ({reason}). "
            "Check the network and run the command again, or add a folder that you have with --from."
        ) from error


class _NotKept(Exception):
    """This machine, not the other, is at fault: no room, no right to write."""


@contextmanager
def _kept(part: Path, mode: str) -> Iterator[Callable[[bytes], None]]:
    """A way to write into a file that tells the disk's errors from those of the network.

    Raises:
        _NotKept: the disk is full, or the file may not be written.
    """

    def write(chunk: bytes) -> None:
        try:
            out.write(chunk)
            out.flush()
        except OSError as error:
            raise _NotKept(error.strerror or str(error)) from error

    try:
        out = part.open(mode)
    except OSError as error:
        raise _NotKept(error.strerror or str(error)) from error
    with out:
        yield write


def _open(file: ModelFile, have: int, timeout_s: float) -> AbstractContextManager[Any]:
    headers = {"User-Agent": "dragoman", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
    request = urllib.request.Request(file.url, headers=headers)
    opened: AbstractContextManager[Any] = urllib.request.build_opener(_SafeRedirect).open(
        request, timeout=timeout_s
    )
    return opened


def _sha256(path: Path) -> str:
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()
