"""Events -> a checked report: published, composed, looked through. What `dragoman write report` does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.atlas import Atlas
from dragoman.base.event import Event
from dragoman.page.words import speak
from dragoman.write.checks.words import bearer_names
from dragoman.write.compose import compose_report
from dragoman.write.loaded import quote_loaded
from dragoman.write.options import ReportOptions
from dragoman.write.policy import Policy
from dragoman.write.public import Publisher
from dragoman.write.publication import Problem, check_report
from dragoman.write.report import Report
from dragoman.write.sound import require_sound


def write_report(
    events: Sequence[Event],
    options: ReportOptions | None = None,
    *,
    today: date,
    atlas: Atlas | None = None,
    policy: Policy | None = None,
) -> tuple[Report, tuple[Problem, ...]]:
    """The report of events as they came, and what a check before publishing finds in it.

    Args:
        events: in any order, their documents with or without text; with text, copied passages are found too.
        options: which kind of report, in which language.
        today: the day of publication.
        atlas: whose spellings are one actor's, which site is whose.
        policy: what is withheld beyond the names of private persons.

    Returns:
        The report, and every problem; one whose severity is REFUSE must not be published.

    Raises:
        ComposeError: it cannot be composed; the message names the item.
    """
    policy = policy or Policy()
    require_sound(events)
    with speak((options or ReportOptions()).lang):  # the mark of a withheld name is in the report's language
        published = Publisher(policy, today, atlas).publish_all(events)
        report = quote_loaded(compose_report(published, options, atlas=atlas), bearer_names(events))
        return report, check_report(report, originals=events, policy=policy, today=today, atlas=atlas)
