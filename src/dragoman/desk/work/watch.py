"""What was left half shown -> brought up to date while the desk runs, and not only at its next start.

A decision is kept before the events follow it. Where they could not, since other work held the evidence, or since a
process of the server was killed in between, the worker finds it here. It looks every few seconds, which costs three
queries; a document has to be found twice, so that what somebody is about to settle is left to them.
"""

from __future__ import annotations

import logging
import threading

from django.db import OperationalError, connection

from dragoman.base.errors import DragomanError
from dragoman.desk.keeping.erasing import finish_erasures
from dragoman.desk.keeping.evidence import is_behind
from dragoman.desk.keeping.settle import settle
from dragoman.desk.models import DocumentRow

log = logging.getLogger("dragoman.desk.work")
LOOK_S = 15.0
"""Time from one look to the next."""
_TOGETHER = 20


class Watch(threading.Thread):
    """Looks as long as the worker lives."""

    def __init__(self, look_s: float = LOOK_S) -> None:
        super().__init__(name="desk-watch", daemon=True)
        self._look_s = look_s
        self._is_over = threading.Event()

    def run(self) -> None:
        """Look, wait, look again."""
        found: frozenset[int] = frozenset()
        was_behind = False
        while not self._is_over.wait(self._look_s):
            try:
                found, was_behind = look(found, was_behind)
            except (DragomanError, OperationalError) as error:
                log.warning("events are still behind: %s", error)
            except Exception:  # the edge of one look
                log.exception("looking after what was left over broke off")
            finally:
                connection.close()

    def stop(self) -> None:
        """End after the look that is under way."""
        self._is_over.set()


def look(before: frozenset[int], was_behind: bool) -> tuple[frozenset[int], bool]:
    """Take up what was left over at the last look and still is.

    Args:
        before: documents whose events were behind at the last look. was_behind: whether a ruling was.

    Returns:
        The same of this look, for the next one.
    """
    found = frozenset(
        DocumentRow.objects.filter(unsettled=True).order_by("id")[:1000].values_list("pk", flat=True)
    )
    waiting = sorted(found & before)
    for at in range(0, len(waiting), _TOGETHER):
        settle(DocumentRow.objects.filter(pk__in=waiting[at : at + _TOGETHER], unsettled=True).order_by("pk"))
    behind = is_behind()
    if behind and was_behind:
        settle()
        behind = False
    finish_erasures()
    return found - frozenset(waiting), behind
