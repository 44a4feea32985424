"""What a person has just done -> the bar at the foot of the next page that tells it and offers the way back."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dragoman.desk.events.history import can_undo
from dragoman.desk.models import LogEntry
from dragoman.page.shown import show_line


@dataclass(frozen=True, slots=True)
class DoneBar:
    """What was done, and the form that takes it back: `url` is "" where it cannot be taken back."""

    text: str
    entry: str
    url: str
    next: str


def go_on(request: HttpRequest, target: str, entry: LogEntry | None) -> HttpResponse:
    """A redirect to a page of this site, which then tells what was done.

    Args:
        target: where to; anything that is not of this site leads to the list of events.
    """
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    parts = urlsplit(target if is_ours else reverse("events:index"))
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != "entry"]
    pairs += [("entry", str(entry.pk))] if entry else []
    return redirect(f"{parts.path}{'?' if pairs else ''}{urlencode(pairs)}")


def find_done(request: HttpRequest) -> DoneBar | None:
    """The bar of the entry that the address names; one's own only."""
    text = request.GET.get("entry", "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    entry = LogEntry.objects.filter(pk=int(text), by=request.user).first()
    if entry is None or entry.undone_by_id is not None:
        return None
    told = show_line(entry.told)
    url = undo_url() if can_undo(entry, request.user) else ""
    return DoneBar(told[:1].upper() + told[1:] + ".", str(entry.pk), url, _without_entry(request))


def undo_url() -> str:
    """Where an entry of the log is taken back; "" on a desk without that page."""
    try:
        return str(reverse("people:undo"))
    except NoReverseMatch:
        return ""


def _without_entry(request: HttpRequest) -> str:
    given = request.GET.copy()
    given.pop("entry", None)
    return f"{request.path}{'?' if given else ''}{given.urlencode()}"
