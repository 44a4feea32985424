"""Addresses -> rooms. Each room names its own pages; what is not ours here is allauth's (accounts, second factor)."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from dragoman.desk.api.api import api
from dragoman.desk.api.page import api_page
from dragoman.desk.glossary import glossary
from dragoman.desk.language.choice import choose_language
from dragoman.desk.pages import not_found
from dragoman.desk.people import entry
from dragoman.desk.search.views import search

NOT_HERE = ("signup", "email", "confirm-email", "password/reset", "login/code")
"""Pages of allauth that send mail or let people sign up: the desk has neither."""

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="inbox:index"), name="home"),
    path("start/", entry.start, name="start"),
    path("enter/", entry.enter_demo, name="enter-demo"),
    path("words/", glossary, name="words"),
    path("language/", choose_language, name="language"),
    path("search/", search, name="search"),
    re_path(rf"^accounts/(?:{'|'.join(NOT_HERE)})", not_found),
    path("accounts/password/set/", RedirectView.as_view(pattern_name="people:me")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("inbox/", include("dragoman.desk.inbox.urls")),
    path("review/", include("dragoman.desk.review.urls")),
    path("events/", include("dragoman.desk.events.urls")),
    path("explore/", include("dragoman.desk.explore.urls")),
    path("tray/", include("dragoman.desk.tray.urls")),
    path("atlas/", include("dragoman.desk.atlas.urls")),
    path("people/", include("dragoman.desk.people.urls")),
    path("api/", api_page, name="api-docs"),
    path("api/", api.urls),
]
handler404 = "dragoman.desk.pages.not_found"
handler500 = "dragoman.desk.pages.broken"
