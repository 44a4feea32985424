"""allauth's questions -> the desk's answers: nobody signs up by himself, nobody is sent away from the desk."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _lazy


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by an administrator of the desk."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": (
            _lazy("Too many failed attempts to sign in with this name. Wait five minutes, then try again.")
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether an address asked for as the next one is of this very desk: its host and port, not only a host that
        it answers to."""
        request = context.request
        is_ours = url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return is_ours and urlsplit(url).netloc in ("", request.get_host())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Never: the desk keeps no addresses, and nothing leaves the machine unasked."""
