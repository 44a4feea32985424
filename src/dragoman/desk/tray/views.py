"""The tray: what is ticked, in order; tick, order, clear, compose; the list of reports."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dragoman.base.errors import DragomanError
from dragoman.desk.actions.base import Action
from dragoman.desk.actions.make_report import MakeReport
from dragoman.desk.actions.order_tray import MoveOnTray, OrderTray
from dragoman.desk.actions.own_report import SEE_ALL
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.actions.tick_tray import MOST_TICKED, ClearTray, TickEvents, TickTray
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.events.done import find_done, go_on
from dragoman.desk.models import TrayItem, User
from dragoman.desk.tray.composed import compose_items
from dragoman.desk.tray.forms import ComposeForm
from dragoman.desk.tray.shelf import draw_tray, find_reports
from dragoman.desk.tray.wanted import Item
from dragoman.page.shown import show_line

_LATEST = 8


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is on the tray, the form that makes a report of it, and the latest reports."""
    require_report(request.user)
    return _index(request, ComposeForm())


@require_POST
def toggle(request: HttpRequest) -> HttpResponse:
    """Put an event or a claim on the tray, or take it off; `on` (1 or 0) says which, without it the other of now."""
    given = request.POST
    kind, subject = given.get("kind", ""), given.get("subject", "")
    action = TickTray(request.user, kind, subject, is_on={"1": True, "0": False}.get(given.get("on", "")))
    is_on = action.execute()
    if request.htmx:
        context = {"kind": kind, "subject": subject, "in_tray": is_on, "next": safe_next(request)}
        response = render(request, "desk/tray/tick.html", context)
        told = _("In the tray.") if is_on else _("Out of the tray.")
        response["HX-Trigger"] = json.dumps({"toast": {"text": told, "tone": "good"}})
        return response
    return go_on(request, safe_next(request), action.entry)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Put the ticked events on the tray, and go back to the list."""
    action = TickEvents(request.user, request.POST.getlist("event")[:MOST_TICKED])
    action.execute()
    response = go_on(request, safe_next(request), action.entry)
    if request.htmx:
        answer = HttpResponse()
        answer["HX-Redirect"] = response["Location"]
        return answer
    return response


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Take everything off."""
    return _do(request, ClearTray(request.user))


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move one item up or down."""
    key, step = _number(request.POST.get("key", "")), request.POST.get("step", "")
    steps = {"up": -1, "down": 1, "first": -len_of_tray(request.user), "last": len_of_tray(request.user)}
    if step not in steps:
        raise WrongInput(f"step {step[:12]!r}: up, down, first or last. Open the tray again.")
    return _do(request, MoveOnTray(request.user, key, steps[step]), last=str(key))


@require_POST
def order(request: HttpRequest) -> HttpResponse:
    """Put the tray in the order of the keys given; `was` are the keys as the person saw them."""
    keys = [_number(key) for key in request.POST.getlist("key")]
    was = [_number(key) for key in request.POST.getlist("was")] or None
    return _do(request, OrderTray(request.user, keys, was=was))


@require_POST
def compose(request: HttpRequest) -> HttpResponse:
    """Make a report of what is on the tray; what is wrong stands on the page, nothing that was typed is lost."""
    require_report(request.user)
    form = ComposeForm(request.POST)
    rows = TrayItem.objects.filter(owner=request.user).order_by("position", "id")
    try:
        wanted = form.wanted([Item(row.kind, row.subject) for row in rows])
        action = MakeReport(request.user, wanted, compose_items(wanted))
        row = action.execute()
    except NotAllowed:
        raise
    except DragomanError as error:
        return _index(request, form, wrong=show_line(str(error)), status=422)
    return redirect("tray:report", pk=row.pk)


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The reports that the person may see, the latest first; with bin=1 those in the bin."""
    require_report(request.user)
    is_binned = request.GET.get("bin") == "1"
    after = request.GET.get("before", "")
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None
    rows, older = find_reports(request.user, is_binned=is_binned, before=before)
    here = reverse("tray:reports")
    context = {
        "reports": rows,
        "is_binned": is_binned,
        "sees_all": request.user.role in SEE_ALL,
        "older_url": f"{here}?before={older}{'&bin=1' if is_binned else ''}" if older else "",
        "newest_url": f"{here}{'?bin=1' if is_binned else ''}" if before else "",
        "tabs": [
            {"label": _("Reports"), "url": here, "is_current": not is_binned},
            {"label": _("Bin"), "url": f"{here}?bin=1", "is_current": is_binned},
        ],
        "done": find_done(request),
    }
    return render(request, "desk/tray/reports.html", context)


def require_report(user: User) -> None:
    """Refuse who may not make reports.

    Raises:
        NotAllowed: the role lacks the right.
    """
    if not holds(user, Right.REPORT):
        raise NotAllowed("reports: your role may not make them. Ask an administrator of the desk.")


def safe_next(request: HttpRequest) -> str:
    """Where to go on: an address of this site, else the tray."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else str(reverse("tray:index"))


def len_of_tray(user: User) -> int:
    """How much is on a person's tray."""
    return int(TrayItem.objects.filter(owner=user).count())


def _index(request: HttpRequest, form: ComposeForm, *, wrong: str = "", status: int = 200) -> HttpResponse:
    items = draw_tray(request.user)
    rows, more = find_reports(request.user, most=_LATEST)
    last = request.GET.get("last", "")
    context = {
        "items": items,
        "form": form,
        "wrong": wrong,
        "drafts": sum(not item.is_final for item in items),
        "untold": sum(not item.will_tell for item in items),
        "reports": rows,
        "has_more_reports": more is not None,
        "sees_all": request.user.role in SEE_ALL,
        "last": int(last) if last.isascii() and last.isdigit() and len(last) < 19 else None,
        "done": find_done(request),
        "here": reverse("tray:index"),
    }
    return render(request, "desk/tray/index.html", context, status=status)


def _do(request: HttpRequest, action: Action[Any], *, last: str = "") -> HttpResponse:
    action.execute()
    here = reverse("tray:index")
    return go_on(request, f"{here}?last={last}" if last else here, action.entry)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise WrongInput(f"item {text[:12]!r}: is none of the tray. Open it again.")
    return int(text)
