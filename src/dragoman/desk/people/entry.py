"""Who comes in: every page wants a signed-in person; a new desk's first page makes its administrator; a sample desk
lets anybody in with one click."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dragoman.desk.actions.accounts import signing_name
from dragoman.desk.actions.rights import DEMO_NAME, is_shared
from dragoman.desk.errors import WrongInput
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import Desk, Role, User
from dragoman.desk.people.guard import next_address

_OPEN = (
    "/static/",
    "/accounts/login/",
    "/accounts/2fa/authenticate/",
    "/start/",
    "/enter/",
    "/language/",
    "/people/welcome/",
    "/api/",
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class RequireEntry:
    """Middleware: who is not signed in is led to the door; the API answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and is_shared(request.user) and not settings.IS_DEMO:
            logout(request)  # the folder of a sample desk, served as a real one
        if request.user.is_authenticated or request.path.startswith(_OPEN):
            return self._get_response(request)
        if getattr(request, "htmx", False):
            response = HttpResponse(status=401)
            response["HX-Redirect"] = "/accounts/login/"
            return response
        return redirect_to_login(request.get_full_path())


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """A new desk: whoever holds the token that `dragoman desk` printed becomes its administrator."""
    desk = Desk.load()
    token = request.POST.get("token") or request.GET.get("token") or ""
    if settings.IS_DEMO or not _opens(token, desk):
        raise Http404("start")
    wrong: list[str] = []
    given = {name: request.POST.get(name, "").strip() for name in ("username", "desk")}
    if request.method == "POST":
        wrong = _wrong_with(given["username"], request.POST.get("password", ""))
        if not wrong:
            login(request, _first_account(token, given, request.POST["password"]), backend=BACKEND)
            return redirect("home")
    response = render(
        request,
        "desk/people/start.html",
        {"token": token, "wrong": wrong, "given": given},
        status=400 if wrong else 200,
    )
    response["Referrer-Policy"] = "no-referrer"
    return response


def _first_account(token: str, given: dict[str, str], password: str) -> User:
    """The administrator of a new desk; the token has served."""
    with transaction.atomic():
        desk = Desk.objects.select_for_update().get(pk=1)
        if not _opens(token, desk):  # somebody was quicker
            raise Http404("start")
        user: User = User.objects.create_user(
            username=given["username"], password=password, role=Role.ADMINISTRATOR
        )
        desk.start_digest = ""
        desk.name = given["desk"][:80] or desk.name
        desk.save()
    return user


def _wrong_with(name: str, password: str) -> list[str]:
    """What is wrong with a name and password, in sentences."""
    try:
        User._meta.get_field("username").run_validators(name)
        if not name:
            raise ValidationError(_("Enter a name."))
        signing_name(name)
        validate_password(password, User(username=name))
    except ValidationError as error:
        return list(error.messages)
    except WrongInput as error:
        return [retell(error)]
    return []


def start_token_digest(token: str) -> str:
    """The hash of a start token, which alone is kept."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _opens(token: str, desk: Desk) -> bool:
    return bool(desk.start_digest) and hmac.compare_digest(start_token_digest(token), desk.start_digest)


@require_POST
def enter_demo(request: HttpRequest) -> HttpResponse:
    """One click into the sample desk; anywhere else, and on a desk with people of its own, there is no such door."""
    user = _shared_account() if settings.IS_DEMO else None
    if user is None:
        raise Http404("enter")
    login(request, user, backend=BACKEND)
    return redirect(next_address(request, "/"))


def _shared_account() -> User | None:
    """The account that all visitors of a sample desk share; None on a desk that somebody else works on."""
    known: User | None = User.objects.filter(username=DEMO_NAME).first()
    if known is not None:
        return known if is_shared(known) else None
    if User.objects.filter(is_demo=False).exists():
        return None
    made: User = User.objects.create(
        username=DEMO_NAME, role=Role.ADMINISTRATOR, is_demo=True, shown_name="Demo analyst"
    )
    made.set_unusable_password()
    made.save(update_fields=["password"])
    return made
