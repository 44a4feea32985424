"""Merge, keep apart, split, move -> a page with the events before and after, then the ruling, with a way back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from dragoman.base.event import Event
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.events.cards import draw_preview
from dragoman.desk.events.done import go_on
from dragoman.desk.events.regroup_plan import Plan, read_expected, read_plan
from dragoman.desk.events.words import room_word
from dragoman.desk.keeping.decisions import decisions_on
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.models import ClaimRow, EventRow
from dragoman.review import mark_accepted

LONGEST_WHY = 2000


@require_http_methods(["GET", "HEAD", "POST"])
def regroup(request: HttpRequest) -> HttpResponse:
    """The preview of a ruling (GET), or the ruling (POST); who saw older events is shown them as they are now."""
    given = request.POST if request.method == "POST" else request.GET
    plan = read_plan(given)
    if request.method != "POST":
        return _preview(request, plan)
    why = given.get("why", "").strip()[:LONGEST_WHY]
    if not why:
        return _preview(request, plan, problem=_("Why? Say it in a few words."), status=422)
    expected = read_expected(given)
    if set(expected) != set(plan.expected):
        return _preview(request, plan, why=why, problem=_CHANGED, status=409)
    action = plan.action(request.user, why=why, expected=expected)
    try:
        action.execute()
    except Conflict:
        return _preview(request, read_plan(given), why=why, problem=_CHANGED, status=409)
    return go_on(request, reverse("events:event", args=[_home(plan)]), action.entry)


_CHANGED = _lazy(
    "Somebody changed one of these events since you looked. Nothing was done; this is how it would be now."
)


def _preview(
    request: HttpRequest, plan: Plan, *, why: str = "", problem: str = "", status: int = 200
) -> HttpResponse:
    before = tuple(load_event(row) for row in plan.events)
    after = tuple(_with_acceptances(event) for event in plan.action(request.user).preview())
    preview = draw_preview(_with_touched(before, after), after)
    context = {
        "room": "events",
        "kind": str(plan.kind),
        "title": room_word("kinds", str(plan.kind)),
        "asks": room_word("asks", str(plan.kind)),
        "preview": preview,
        "events": [row.event_id for row in plan.events][: 1 if plan.to else None],
        "claims": plan.claims if plan.others and plan.kind in ("split", "move") else (),
        "to": plan.events[1].event_id if plan.to else "",
        "seen": [f"{identity}:{revision}" for identity, revision in plan.expected.items()],
        "why": why,
        "problem": problem,
        "back": reverse("events:event", args=[plan.events[0].event_id]),
    }
    return render(request, "desk/events/regroup.html", context, status=status)


def _with_acceptances(event: Event) -> Event:
    """The event with what people have accepted of its claims, which no ruling on events takes away."""
    return mark_accepted(event, decisions_on([claim.id for claim in event.claims]))


def _with_touched(before: tuple[Event, ...], after: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that are named, and others whose claims a ruling would bring along."""
    held = {claim.id for event in before for claim in event.claims}
    drawn = [claim.id for event in after for claim in event.claims if claim.id not in held]
    rows = EventRow.objects.filter(claim_rows__claim_id__in=drawn).distinct().order_by("event_id")
    return (*before, *(load_event(row) for row in rows if row.event_id not in {event.id for event in before}))


def _home(plan: Plan) -> str:
    """The event that the first claim of the ruling is in now."""
    row = ClaimRow.objects.filter(claim_id=plan.claims[0]).select_related("event").first()
    if row is None or row.event is None:
        raise WrongInput(f"claim {plan.claims[0]}: is in no event any more. Open the list again.")
    return str(row.event.event_id)
