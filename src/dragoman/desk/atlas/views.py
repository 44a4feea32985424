"""The room's first page: the lists of groups, outlets, places and arms, and of names that the atlas lacks."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragoman.desk.atlas.lists import Listing, list_entries, list_met, list_places
from dragoman.desk.atlas.unlisted import LATEST, find_unlisted
from dragoman.desk.atlas.words import TABLES, room_word
from dragoman.desk.events.done import find_done
from dragoman.desk.events.kept import kept
from dragoman.desk.keeping.atlas import atlas_revision

_PAGES: Mapping[str, str] = {
    "groups": "atlas:group",
    "outlets": "atlas:outlet",
    "places": "atlas:place",
    "arms": "atlas:arm",
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """One table of the atlas, searched by any spelling or paged by letters."""
    table = request.GET.get("table", "groups")
    table = table if table in TABLES else "groups"
    text = request.GET.get("q", "").strip()[:200]
    context: dict[str, object] = {
        "room": "atlas",
        "table": table,
        "q": text,
        "lead": room_word("lead", table),
        "tabs": [{"label": room_word("tables", t), "url": _url(t), "is_current": t == table} for t in TABLES],
        "done": find_done(request),
    }
    if table == "unlisted":
        found = kept("atlas:unlisted", atlas_revision(), find_unlisted)
        return render(request, "desk/atlas/unlisted.html", {**context, "found": found, "latest": LATEST})
    return render(request, "desk/atlas/index.html", context | _listed(request, table, text))


def _listed(request: HttpRequest, table: str, text: str) -> dict[str, object]:
    letter = ""
    listing: Listing | None
    if table == "places":
        listing = list_places(text)
    else:
        letter = request.GET.get("letter", "")[:3].lower()
        after, before = request.GET.get("after", ""), request.GET.get("before", "")
        listing = list_met() if table == "groups" and not (letter or text) else None
        if listing is None or not listing.lines:
            letter = letter or "all"
            listing = list_entries(table, text, "" if letter == "all" else letter.upper(), after, before)
    return {
        "one": room_word("one", table),
        "listing": listing,
        "rows": [(line, reverse(_PAGES[table], args=[line.key])) for line in listing.lines],
        "letters": _letters(table, text, letter, listing),
        "before_url": _url(table, q=text, letter=letter, before=listing.before) if listing.before else "",
        "after_url": _url(table, q=text, letter=letter, after=listing.after) if listing.after else "",
        "add_url": f"{reverse('atlas:change', args=[table])}{'?' + urlencode({'name': text}) if text else ''}",
    }


def _letters(table: str, text: str, letter: str, listing: Listing) -> list[dict[str, object]]:
    if not listing.letters:
        return []
    told = [(_("All"), "all"), *((one, one.lower()) for one in listing.letters)]
    told = [(_("Met here"), ""), *told] if table == "groups" else told
    return [
        {"label": label, "url": _url(table, q=text, letter=code), "is_current": code == letter}
        for label, code in told
    ]


def _url(table: str, **given: str) -> str:
    pairs = {"table": table, **{name: value for name, value in given.items() if value}}
    return f"{reverse('atlas:index')}?{urlencode(pairs)}"
