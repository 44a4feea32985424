"""The page of results, or the page of the one thing whose id was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dragoman.desk.keeping.search import query_words
from dragoman.desk.search.finds import address, find_all
from dragoman.desk.search.jump import find_page_of

LONGEST = 200


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What fits the words of `q`."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    page = find_page_of(text) if text else None
    if page and (url := address(page[0], *page[1])):
        return redirect(url)
    found = find_all(text) if query_words(text) else ()
    return render(request, "desk/search/results.html", {"text": text, "found": found})
