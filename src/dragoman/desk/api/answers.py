"""Values -> answers: JSON with an ETag, problems in words, cursors that a program hands back unread."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dragoman.base.codec import Json
from dragoman.desk.errors import WrongInput
from dragoman.page.shown import show_line

TITLES = {
    400: "Wrong input",
    401: "Who is it?",
    403: "Not allowed",
    404: "Not found",
    409: "Changed meanwhile",
    413: "Too large",
    422: "Wrong input",
    429: "Too many requests",
    500: "Broken",
}
MOST_ITEMS = 200
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def answer(
    request: HttpRequest, value: Json, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """JSON with its ETag; 304 without a body where the caller has that already."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    tag = hashlib.sha256(body).hexdigest()[:32]
    known = request.headers.get("If-None-Match", "")
    if status == 200 and (known.strip() == "*" or tag in _TAG.findall(known)):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    response["ETag"] = f'"{tag}"'
    response["Cache-Control"] = "private, no-cache"
    for name, text in (headers or {}).items():
        response[name] = text
    return response


def problem(status: int, detail: str) -> HttpResponse:
    """An error as RFC 9457 has it, in our words."""
    told = {
        "type": "about:blank",
        "title": TITLES.get(status, "Not done"),
        "status": status,
        "detail": show_line(detail)[:2000],
    }
    body = json.dumps(told, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return HttpResponse(body, status=status, content_type="application/problem+json; charset=utf-8")


def require_known(request: HttpRequest, *names: str) -> None:
    """Refuse parameters that a route does not have: one that is misspelt would widen what is given.

    Raises:
        WrongInput: the message names them.
    """
    unknown = sorted(set(request.GET) - set(names))
    if unknown:
        told = ", ".join(name[:40] for name in unknown[:5])
        raise WrongInput(f"{told}: no parameter of this route. It has {', '.join(names)}.")


def write_cursor(key: str) -> str:
    """A place in a list, as a program hands it back."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=")


def next_address(route: str, asked: Mapping[str, object], last: str) -> str:
    """The address of the page after the one that ends with `last`.

    Args:
        route: its name in the API, such as "list_claims".
        asked: the parameters of this page; empty ones are left out.
        last: the key of the last item of this page.
    """
    kept = {name: value for name, value in asked.items() if value}
    return f"{reverse(f'api:{route}')}?{urlencode({**kept, 'after': write_cursor(last)})}"


def read_cursor(text: str) -> str:
    """The place that a cursor names; "" is the beginning.

    Raises:
        WrongInput: it is no cursor of ours.
    """
    if not text:
        return ""
    try:
        padded = text + "=" * (-len(text) % 4)
        return base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        raise WrongInput("after: is no cursor. Take it from `next` of the page before.") from None


def key_of(cursor: str) -> int:
    """The key that a cursor of keys holds; 0 is the beginning."""
    text = read_cursor(cursor)
    if text and not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise WrongInput("after: is no cursor of this list. Take it from `next` of the page before.")
    return int(text or 0)
