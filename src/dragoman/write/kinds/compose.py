"""A desk and the kind that is asked for -> the report of that kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dragoman.base.errors import ComposeError
from dragoman.write.compose import Desk
from dragoman.write.kinds.day import compose_day
from dragoman.write.kinds.ledger import compose_ledger
from dragoman.write.kinds.profile import compose_profile
from dragoman.write.kinds.trends import compose_trends
from dragoman.write.kinds.week import compose_week
from dragoman.write.report import Report, ReportKind

_COMPOSERS: Mapping[ReportKind, Callable[[Desk, tuple[str, ...]], Report]] = MappingProxyType(
    {
        ReportKind.DAY: compose_day,
        ReportKind.WEEK: compose_week,
        ReportKind.LEDGER: compose_ledger,
        ReportKind.PROFILE: compose_profile,
        ReportKind.TRENDS: compose_trends,
    }
)


def compose_kind(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The report of the desk's kind.

    Args:
        remarks: on claims that cannot be cited; the report carries them.

    Raises:
        ComposeError: nothing belongs to the period or the group asked for; the message says what there is.
    """
    kind = desk.options.kind
    if kind not in _COMPOSERS:
        raise ComposeError(f"kind {kind}: no composer. Choose one of {', '.join(_COMPOSERS)}.")
    return _COMPOSERS[kind](desk, remarks)
