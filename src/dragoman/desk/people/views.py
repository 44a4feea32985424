"""The administrator's pages: who works here, one person, the desk itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dragoman.base.errors import DragomanError
from dragoman.desk.actions.change_desk import ChangeDesk
from dragoman.desk.actions.change_role import ChangeRole
from dragoman.desk.actions.close_account import CloseAccount, OpenAccount
from dragoman.desk.actions.end_session import EndSessionsOf
from dragoman.desk.actions.give_link import GiveLink
from dragoman.desk.actions.make_person import MakePerson
from dragoman.desk.actions.rights import Right
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ApiToken, Desk, LogEntry, Role, User
from dragoman.desk.people.accounts import draw_accounts
from dragoman.desk.people.forms import DeskForm, PersonForm
from dragoman.desk.people.guard import needs
from dragoman.desk.people.links import make_link
from dragoman.desk.people.log_view import draw_entries
from dragoman.desk.wording import say, say_many

_LAST_ENTRIES = 10


@require_GET
@needs(Right.PEOPLE)
def index(request: HttpRequest) -> HttpResponse:
    """All accounts, the form for a new one, the desk's settings."""
    return _show_index(request)


@require_POST
@needs(Right.PEOPLE)
def add(request: HttpRequest) -> HttpResponse:
    """Make an account; its page shows the link for its owner, once."""
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _show_index(request, person_form=form)
    given = form.cleaned_data
    try:
        person = MakePerson(
            request.user, given["username"], given["role"], shown_name=given["shown_name"]
        ).execute()
    except DragomanError as error:
        form.add_error(None, retell(error))
        return _show_index(request, person_form=form)
    return _show_link(request, person)


@require_POST
@needs(Right.DESK)
def change_desk(request: HttpRequest) -> HttpResponse:
    """Set the desk's name and whether a second person confirms."""
    form = DeskForm(request.POST)
    if not form.is_valid():
        return _show_index(request, desk_form=form)
    try:
        ChangeDesk(
            request.user, form.cleaned_data["title"], requires_two=form.cleaned_data["requires_two"]
        ).execute()
    except DragomanError as error:
        form.add_error(None, retell(error))
        return _show_index(request, desk_form=form)
    messages.success(request, _("The desk is changed."))
    return redirect("people:index")


@require_GET
@needs(Right.PEOPLE)
def person(request: HttpRequest, key: int) -> HttpResponse:
    """One account: role, sessions, tokens, what the person did last."""
    return _show_person(request, get_object_or_404(User, pk=key))


@require_POST
@needs(Right.PEOPLE)
def change_role(request: HttpRequest, key: int) -> HttpResponse:
    """Give a person another role."""
    changed = ChangeRole(request.user, _known(key), request.POST.get("role", "")).execute()
    messages.success(
        request,
        say("{signature} is {role} now.", signature=changed.signature, role=changed.get_role_display()),
    )
    return redirect("people:person", key)


@require_POST
@needs(Right.PEOPLE)
def close(request: HttpRequest, key: int) -> HttpResponse:
    """Close an account."""
    closed = CloseAccount(request.user, _known(key)).execute()
    messages.success(request, say("The account of {signature} is closed.", signature=closed.signature))
    return redirect("people:person", key)


@require_POST
@needs(Right.PEOPLE)
def reopen(request: HttpRequest, key: int) -> HttpResponse:
    """Open a closed account."""
    opened = OpenAccount(request.user, _known(key)).execute()
    messages.success(request, say("The account of {signature} is open again.", signature=opened.signature))
    return redirect("people:person", key)


@require_POST
@needs(Right.PEOPLE)
def give_link(request: HttpRequest, key: int) -> HttpResponse:
    """End a person's password and show a link for a new one, once."""
    without = bool(request.POST.get("without_factor"))
    return _show_link(request, GiveLink(request.user, _known(key), without_factor=without).execute())


@require_POST
@needs(Right.PEOPLE)
def end_sessions(request: HttpRequest, key: int) -> HttpResponse:
    """Sign a person out everywhere."""
    ended = EndSessionsOf(request.user, _known(key)).execute()
    messages.success(request, say_many("One session ended.", "{n} sessions ended.", ended))
    return redirect("people:person", key)


def _known(key: int) -> int:
    if not User.objects.filter(pk=key).exists():
        raise Http404("account")
    return key


def _show_index(
    request: HttpRequest, *, person_form: PersonForm | None = None, desk_form: DeskForm | None = None
) -> HttpResponse:
    desk = Desk.load()
    shown = {
        "accounts": draw_accounts(),
        "person_form": person_form or PersonForm(),
        "desk_form": desk_form or DeskForm({"title": desk.name, "requires_two": desk.requires_two}),
    }
    return render(request, "desk/people/index.html", shown, status=400 if person_form or desk_form else 200)


def _show_link(request: HttpRequest, owner: User) -> HttpResponse:
    response = _show_person(request, owner, link=make_link(request, owner))
    response["Cache-Control"] = "no-store"
    return response


def _show_person(request: HttpRequest, owner: User, *, link: str = "") -> HttpResponse:
    entries = LogEntry.objects.filter(by=owner).select_related("undone_by").order_by("-at", "-id")
    shown = {
        "account": draw_accounts([owner])[0],
        "owner": owner,
        "roles": Role.choices,
        "tokens": ApiToken.objects.filter(user=owner).order_by("-id")[:50],
        "entries": draw_entries(entries[:_LAST_ENTRIES], request.user),
        "link": link,
    }
    return render(request, "desk/people/person.html", shown)
