"""A report as it was composed <-> the line that its row keeps: the report, its events, and how its claims stood then.

Kept whole, so that what a person edits and exports does not change under their hands; what changed since is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.base.codec import Json, event_to_json
from dragoman.base.decode import event_from_json, value_from_json
from dragoman.base.event import Event
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.event_rows import load_events
from dragoman.desk.keeping.lines import dump_line, load_line
from dragoman.desk.language.record import in_language
from dragoman.desk.models import EventRow, ReportDraft
from dragoman.desk.tray.gather import gather_events, standing_of
from dragoman.desk.tray.wanted import Wanted
from dragoman.desk.tray.words import tray_word
from dragoman.write import Report, write_report
from dragoman.write.bundle import report_to_json

Standing = Mapping[str, tuple[str, str]]
"""Claim id -> (digest, state)."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A report of public events; `standing` of its claims when it was composed; `left_out` what it does not tell."""

    report: Report
    standing: Standing
    left_out: tuple[str, ...]


def compose_items(wanted: Wanted) -> Composed:
    """The report of what is ticked.

    Raises:
        ComposeError: nothing can be told of it, or what is asked does not fit; the message says what to do.
    """
    gathered = gather_events(wanted.items, is_final=wanted.is_final)
    with in_language(wanted.lang):
        report, _ = write_report(
            gathered.events, wanted.options, today=wanted.today, atlas=desk_atlas(), policy=wanted.policy
        )
        if any(note.is_accepted for note in report.footnotes) and not wanted.has_second:
            report = replace(report, remarks=(*report.remarks, tray_word("remarks", "one_person")))
    claims = [claim.id for event in report.events for claim in event.claims]
    return Composed(report, standing_of(claims), gathered.left_out)


def dump_composed(composed: Composed) -> str:
    """The line of a composed report."""
    row: dict[str, Json] = {
        "report": report_to_json(composed.report),
        "events": [event_to_json(event, with_text=False) for event in composed.report.events],
        "standing": {claim: [digest, state] for claim, (digest, state) in composed.standing.items()},
        "left_out": list(composed.left_out),
    }
    return dump_line(row)


def load_composed(line: str) -> Composed:
    """The composed report of a line."""
    row = load_line(line)
    assert isinstance(row, dict) and isinstance(row["report"], dict)
    events, standing, left_out = row["events"], row["standing"], row["left_out"]
    assert isinstance(events, list) and isinstance(standing, dict) and isinstance(left_out, list)
    bare = {**row["report"], "events": []}
    bare.pop("schema")
    report = value_from_json(Report, bare)
    return Composed(
        replace(report, events=tuple(event_from_json(event) for event in events)),
        {claim: _standing(pair) for claim, pair in standing.items()},
        tuple(str(line) for line in left_out),
    )


def composed_of(row: ReportDraft) -> Composed:
    """What a report was composed as, opened once for a row: it never changes."""
    return _opened(row.pk, row.made_at.isoformat())


@lru_cache(maxsize=4)
def _opened(key: int, made_at: str) -> Composed:
    return load_composed(ReportDraft.objects.only("line").get(pk=key).line)


def _standing(pair: Json) -> tuple[str, str]:
    assert isinstance(pair, list)
    return str(pair[0]), str(pair[1])


def changed_claims(composed: Composed) -> tuple[str, ...]:
    """The claims of a report that were corrected, ruled on or taken away since it was composed."""
    now = standing_of(composed.standing)
    return tuple(claim for claim, was in composed.standing.items() if now.get(claim) != was)


def originals_of(report: Report) -> tuple[Event, ...]:
    """The events as they stand now that hold the claims of a report, with the texts of their documents: whose names are
    withheld, and which passages are copied, is known from them."""
    claims = [claim.id for event in report.events for claim in event.claims]
    rows = EventRow.objects.filter(claim_rows__claim_id__in=claims).distinct().order_by("pk")
    return load_events(rows)
