"""Whatever is sent to a route of the OpenAPI page, no answer is a server error, and each is as the page says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from dragoman.desk.actions.make_token import MakeToken
from dragoman.desk.api import caller

pytestmark = pytest.mark.django_db
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]


@pytest.fixture
def token(ambush: Any, person: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A token that may do everything, as often as it likes."""
    for scope in caller.PER_MINUTE:
        monkeypatch.setitem(caller.PER_MINUTE, scope, 1_000_000)
    return MakeToken(person("administrator"), "all", ("read", "import", "decide"), days=1).execute().secret


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """The application answers inside the transaction of the test, so its connection has to stay open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("has_token", [True, False], ids=["token", "no token"])
def test_no_route_breaks(token: str, mode: GenerationMode, has_token: bool) -> None:
    from dragoman.desk.wsgi import application

    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    headers = {"Authorization": f"Bearer {token}"} if has_token else {}
    tried = 0
    for found in schema.get_all_operations():
        tried += _try(found.ok(), mode, headers, examples=12 if has_token else 3)  # type: ignore[union-attr]
    assert tried >= 15


def _try(operation: Any, mode: GenerationMode, headers: dict[str, str], *, examples: int) -> bool:
    @seed(1)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        case.headers = {k: v for k, v in (case.headers or {}).items() if k.lower() != "authorization"}
        response = case.call(headers=headers)
        case.validate_response(response, checks=CHECKS)

    try:
        check()
    except Exception as error:
        if "Cannot generate" in str(error) or "Unsatisfiable" in type(error).__name__:
            return True  # a route without parameters has no wrong ones
        raise
    return True
