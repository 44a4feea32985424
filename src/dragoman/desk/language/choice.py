"""A request -> the language of its answer: the account's, else the browser's cookie, else what the browser asks for.

Programs (the API) are answered in English, whatever their browser asks: their messages are read by machines and kept.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_POST

from dragoman.desk.actions.choose_language import ChooseLanguage, language_known
from dragoman.desk.actions.rights import is_shared
from dragoman.desk.people.guard import next_address
from dragoman.page.words import speak

_YEAR_S = 365 * 24 * 3600


class SpeakLanguage:
    """Middleware: the answer is made in the language of who asks, our words and Django's alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lang = language_of(request)
        with override(lang), speak(lang):
            response = self._get_response(request)
        response.headers.setdefault("Content-Language", lang)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def language_of(request: HttpRequest) -> str:
    """One of the languages of the interface."""
    if request.path.startswith("/api/") and request.path != "/api/":
        return str(settings.LANGUAGE_CODE)
    user = request.user
    if user.is_authenticated and not is_shared(user) and user.interface in dict(settings.LANGUAGES):
        return str(user.interface)
    return str(get_language_from_request(request))


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep a language: in this browser, and with the account of who is signed in with one of his own."""
    lang = language_known(request.POST.get("language", ""))
    if request.user.is_authenticated and not is_shared(request.user):
        ChooseLanguage(request.user, lang).execute()
    response = redirect(next_address(request, "/"))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        lang,
        max_age=_YEAR_S,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
