"""A desk on a slow machine, for tests in a browser: `DRAGOMAN_SLOW_DESK=1 pytest tests/desk -k browser`.

The desk answers each request a quarter of a second late, and htmx takes as long to settle what came (it moves the focus
then). A test that asks too early fails here every time, not once a month.
"""

from __future__ import annotations

import os
import time
from typing import Any

IS_SLOW = bool(os.environ.get("DRAGOMAN_SLOW_DESK"))
LATE = 0.25  # seconds
DELAYS = """document.addEventListener("DOMContentLoaded", () => {
  if (window.htmx) htmx.config.defaultSettleDelay = %(late)d;
});"""


def slow_server() -> None:
    """Let a served desk answer late; a client without a server stays as quick as it is."""
    from django.core.handlers.wsgi import WSGIHandler

    if not IS_SLOW:
        return
    answer = WSGIHandler.get_response

    def late(self: WSGIHandler, request: Any) -> Any:
        if not request.path.startswith("/static/"):
            time.sleep(LATE)
        return answer(self, request)

    WSGIHandler.get_response = late


def slow_page(page: Any) -> None:
    """Let what a page swaps in settle late."""
    if IS_SLOW:
        page.add_init_script(DELAYS % {"late": LATE * 1000})
