"""One's own pages: profile, data, tokens, sessions, leaving."""

from __future__ import annotations

from datetime import UTC, datetime

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dragoman.base.errors import DragomanError
from dragoman.desk.actions.change_profile import ChangeProfile
from dragoman.desk.actions.close_account import LeaveDesk
from dragoman.desk.actions.end_session import EndSession
from dragoman.desk.actions.make_token import MakeToken, NewToken
from dragoman.desk.actions.revoke_token import RevokeToken
from dragoman.desk.actions.rights import Right, holds, is_shared
from dragoman.desk.actions.set_password import SetPassword
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ApiToken
from dragoman.desk.people.forms import ProfileForm, TokenForm
from dragoman.desk.people.guard import next_address
from dragoman.desk.people.links import find_owner
from dragoman.desk.people.own_data import write_own_data
from dragoman.desk.wording import say
from dragoman.tell import languages


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return _show_me(request)


@require_POST
def change_profile(request: HttpRequest) -> HttpResponse:
    """Keep the shown name and the language; whatever else the form holds is not looked at."""
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _show_me(request, profile_form=form)
    given = form.cleaned_data
    try:
        ChangeProfile(request.user, given["shown_name"], given["language"], languages=languages()).execute()
    except DragomanError as error:
        form.add_error(None, retell(error))
        return _show_me(request, profile_form=form)
    messages.success(request, _("Kept."))
    return redirect("people:me")


@require_POST
def make_token(request: HttpRequest) -> HttpResponse:
    """Make a token and show it, once."""
    form = TokenForm(request.user, request.POST)
    if not form.is_valid():
        return _show_me(request, token_form=form)
    given = form.cleaned_data
    try:
        made = MakeToken(request.user, given["title"], tuple(given["scopes"]), days=given["days"]).execute()
    except DragomanError as error:
        form.add_error(None, retell(error))
        return _show_me(request, token_form=form)
    response = _show_me(request, made=made)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def revoke_token(request: HttpRequest, key: int) -> HttpResponse:
    """Revoke a token: one's own, or as an administrator anybody's."""
    mine = ApiToken.objects.filter(pk=key)
    if not holds(request.user, Right.PEOPLE):
        mine = mine.filter(user=request.user)
    if not mine.exists():
        raise Http404("token")
    row = RevokeToken(request.user, key).execute()
    messages.success(request, say("The token “{name}” is revoked.", name=row.name))
    return redirect(next_address(request, "/people/me/"))


@require_POST
def end_session(request: HttpRequest, key: int) -> HttpResponse:
    """End one of one's own sessions."""
    if not UserSession.objects.filter(pk=key, user=request.user).exists():
        raise Http404("session")
    EndSession(request.user, key).execute()
    messages.success(request, _("The session is ended."))
    return redirect("usersessions_list")


@require_GET
def own_data(request: HttpRequest) -> FileResponse:
    """Everything that the desk keeps of the person who asks."""
    name = f"my-data-{datetime.now(UTC):%Y-%m-%d}.zip"
    response = FileResponse(write_own_data(request.user), as_attachment=True, filename=name)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close one's own account, once the name was typed."""
    if request.POST.get("username", "").strip() != request.user.username:
        messages.error(request, _("Nothing was closed: write your name as you sign in with it."))
        return redirect("people:me")
    LeaveDesk(request.user).execute()
    logout(request)
    return redirect("account_login")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The page of a one-time link: its owner sets a password and then signs in with it."""
    owner = find_owner(key, token)
    if owner is None:
        raise Http404("link")
    wrong = ""
    if request.method == "POST":
        try:
            SetPassword(owner, request.POST.get("password", "")).execute()
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("account_login")
        except DragomanError as error:
            wrong = str(error)
    response = render(
        request, "desk/people/welcome.html", {"owner": owner, "wrong": wrong}, status=400 if wrong else 200
    )
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _show_me(
    request: HttpRequest,
    *,
    profile_form: ProfileForm | None = None,
    token_form: TokenForm | None = None,
    made: NewToken | None = None,
) -> HttpResponse:
    user = request.user
    profile = ProfileForm({"shown_name": user.shown_name, "language": user.language})
    shown = {
        "profile_form": profile_form or profile,
        "token_form": token_form or TokenForm(user),
        "tokens": ApiToken.objects.filter(user=user).order_by("-id")[:50],
        "made": made,
        "now": datetime.now(UTC),
        "is_shared": is_shared(user),
    }
    return render(request, "desk/people/me.html", shown, status=400 if profile_form or token_form else 200)
