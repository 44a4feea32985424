"""/api/: the desk for programs. Routes are in files of their own; this one puts them together and words errors."""

from __future__ import annotations

import logging

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from dragoman import __version__
from dragoman.base.errors import DragomanError
from dragoman.desk.api import bulk, claims, documents, events, groups, queries
from dragoman.desk.api.answers import problem
from dragoman.desk.api.caller import TooMany
from dragoman.desk.errors import Conflict, NotAllowed

log = logging.getLogger("dragoman.desk.api")
api = NinjaAPI(
    title="Dragoman desk",
    version=__version__,
    description="Documents, claims, events, groups and queries of a desk. Every value of a claim points at its words. "
    "What no person has accepted is a draft: see `review_state` of an event and `state` of a claim.",
    docs_url=None,
    urls_namespace="api",
)
for router in (events.router, claims.router, documents.router, groups.router, queries.router, bulk.router):
    api.add_router("", router)


@api.exception_handler(DragomanError)
def tell_ours(request: HttpRequest, error: DragomanError) -> HttpResponse:
    """An error of ours, in its words."""
    status = 403 if isinstance(error, NotAllowed) else 409 if isinstance(error, Conflict) else 400
    return problem(status, str(error))


@api.exception_handler(ValidationError)
def tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A body or parameter that does not fit; each is named, none is quoted."""
    parts = [f"{'.'.join(map(str, e['loc'][1:])) or 'body'}: {e['msg']}" for e in error.errors[:10]]
    return problem(422, "; ".join(parts))


@api.exception_handler(AuthenticationError)
def tell_stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Nobody is known by that token."""
    response = problem(401, "No token, or one that is unknown, ended or revoked. Make one under Account.")
    response["WWW-Authenticate"] = 'Bearer realm="Dragoman desk"'
    return response


@api.exception_handler(TooMany)
def tell_too_many(request: HttpRequest, error: TooMany) -> HttpResponse:
    """More requests in a minute than a token has."""
    response = problem(429, f"More than {error.limit} requests in a minute. Wait {error.wait_s} s.")
    response["Retry-After"] = str(error.wait_s)
    return response


@api.exception_handler(Http404)
def tell_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing has that id."""
    return problem(404, "Nothing of this id is on the desk, or it was erased.")


@api.exception_handler(PermissionDenied)
def tell_denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    """The person's role lacks the right."""
    return problem(403, str(error) or "The role of this token's owner lacks the right.")


@api.exception_handler(HttpError)
def tell_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A body that is no JSON, and the like."""
    return problem(error.status_code, str(error))


@api.exception_handler(Exception)
def tell_broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """An error that is ours to mend: the log says where, the answer does not."""
    log.error("%s %s broke off", request.method, request.path, exc_info=error)
    return problem(500, "Something of ours went wrong; nothing was changed. The server's log says what.")
