"""A composed report -> what in it may not be published: the check that `dragoman write report` always runs.

Each rule stands in a file of `checks/`; docs/explanation/publication-check.md says why each is there. The check looks
at the report alone and at what it was made from. It trusts nothing that the composer promises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.atlas import Atlas
from dragoman.base.errors import ComposeError
from dragoman.base.event import Event
from dragoman.page.event_names import known_names
from dragoman.page.givers import words_of
from dragoman.tell import open_grammar
from dragoman.write.checks.cited import require_cited, uncited
from dragoman.write.checks.copied import long_quotes, misquotes
from dragoman.write.checks.exposed import (
    exact_places,
    live_links,
    missing_boxes,
    missing_draft_label,
    private_names,
    written_problems,
)
from dragoman.write.checks.hedges import dropped_hedges
from dragoman.write.checks.lines import report_lines
from dragoman.write.checks.numbers import wrong_numbers
from dragoman.write.checks.problem import Problem, Rule, Severity
from dragoman.write.checks.words import bearer_names, find_loaded, loaded_words
from dragoman.write.public import Policy, Publisher
from dragoman.write.quotes import shorten_quote, shorten_span
from dragoman.write.report import Report

__all__ = [
    "Problem",
    "Rule",
    "Severity",
    "check_report",
    "check_written",
    "find_loaded",
    "require_cited",
    "require_publishable",
    "shorten_quote",
    "shorten_span",
]


def check_report(
    report: Report,
    *,
    originals: Sequence[Event] = (),
    policy: Policy | None = None,
    today: date | None = None,
    atlas: Atlas | None = None,
) -> tuple[Problem, ...]:
    """Everything in a report that may not be published, what stops it first, then in the order of reading.

    Args:
        originals: the events before `public_event`, with the texts of their documents: without them names are known
            only as far as the report still holds them, and copied passages cannot be found.
        policy, today: what is withheld, and the day of publication; None: nothing but names.
        atlas: whose groups are no persons.
    """
    policy, day = policy or Policy(), today or date.max
    sources = tuple(originals) or report.events
    documents = [document for event in sources for document in event.documents]
    lines = list(report_lines(report))
    names = _names(sources, policy, day, atlas)
    found = [
        *private_names(lines, report, names),
        *uncited(report),
        *wrong_numbers(report, lines),
        *dropped_hedges(report, lines),
        *loaded_words(lines, bearer_names(sources), report.lang),
        *long_quotes(report, lines, documents),
        *misquotes(report, lines, documents),
        *missing_boxes(report),
        *live_links(lines, report),
        *exact_places(lines, report, originals, policy, day),
        *missing_draft_label(report),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: problem.severity is not Severity.REFUSE))


def check_written(
    text: str,
    report: Report,
    *,
    originals: Sequence[Event] = (),
    policy: Policy | None = None,
    atlas: Atlas | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with the words of a finished file: no label of a draft, a private name, a link to be followed."""
    names = _names(tuple(originals) or report.events, policy or Policy(), date.max, atlas)
    label = open_grammar(report.lang).word("report", "label", "draft")
    return tuple(written_problems(text, report, names, label))


def require_publishable(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The warnings among problems, when nothing stops the report.

    Raises:
        ComposeError: something does; the message names each sentence and the remedy.
    """
    found = tuple(problems)
    stops = [problem for problem in found if problem.severity is Severity.REFUSE]
    if stops:
        raise ComposeError(
            "this report may not be published:\n" + "\n".join(f"- {problem}" for problem in stops)
        )
    return found


def _names(events: Sequence[Event], policy: Policy, today: date, atlas: Atlas | None) -> tuple[str, ...]:
    """The names that no text of the report may hold; of one word those that no event has as a party's or a place's."""
    publisher = Publisher(policy, today, atlas)
    names = {name for event in events for name in publisher.names(event)}
    public = words_of(" ".join(name for event in events for name in known_names(event)))
    kept = (name for name in names if " " in name or name.lower() not in public or name in policy.withhold)
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))
