"""Two parties ruled to be one: what it bears on is shown first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dragoman.desk.actions.merge_actors import MOST_COUNTED, MergeActors
from dragoman.desk.errors import WrongInput
from dragoman.desk.events.done import go_on
from dragoman.desk.events.named import find_group
from dragoman.page.shown import show_line
from dragoman.page.words import number_words


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    """The preview of a ruling on `one` and `other` (keys or names), and the ruling itself."""
    given = request.POST if request.method == "POST" else request.GET
    keys = [find_group(given.get(name, "").strip()[:120].replace("\x00", "")) for name in ("one", "other")]
    if not all(keys) or keys[0] == keys[1]:
        raise WrongInput("merge actors: name two different actors, each by its name or id.")
    action = MergeActors(request.user, keys, why=given.get("why", ""))
    if request.method == "POST":
        action.execute()
        return go_on(request, reverse("atlas:group", args=[keys[0]]), action.entry)
    preview = action.preview()
    context = {
        "room": "atlas",
        "actors": [
            (named.key, show_line(named.name), _told(named.events), reverse("atlas:group", args=[named.key]))
            for named in preview.actors
        ],
        "preview": preview,
        "before": _told(preview.before),
        "back_url": reverse("atlas:group", args=[keys[0]]),
    }
    return render(request, "desk/atlas/merge.html", context)


def _told(number: int) -> str:
    return number_words(number) if number < MOST_COUNTED else f"{MOST_COUNTED - 1}+"
