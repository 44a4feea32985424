"""The OpenAPI document -> a page that a person reads, under the desk's own content policy."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dragoman.desk.api.caller import PER_MINUTE

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Route:
    """One route: its parameters are (name, what it means)."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str], ...]


def api_page(request: HttpRequest) -> HttpResponse:
    """Every route with its parameters."""
    return render(request, "desk/api/index.html", {"routes": list_routes(), "per_minute": PER_MINUTE})


def list_routes() -> tuple[Route, ...]:
    """The routes, in the order of their declaration."""
    from dragoman.desk.api.api import api

    schema = api.get_openapi_schema()
    return tuple(
        Route(
            method.upper(),
            path,
            operation.get("summary", ""),
            " ".join(operation.get("description", "").split()),
            tuple(
                (parameter["name"], parameter.get("schema", {}).get("description", ""))
                for parameter in operation.get("parameters", ())
            ),
        )
        for path, item in schema["paths"].items()
        for method, operation in item.items()
        if method in _METHODS
    )
