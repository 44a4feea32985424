"""A report -> what in it points at people or leads to propaganda: names, exact places, live links, missing labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dragoman.base.event import Event, EventStatus
from dragoman.page.names import withhold, withhold_in_address
from dragoman.tell import Piece, Sentence
from dragoman.write.channels import defang, is_invite, own_channels
from dragoman.write.checks.lines import Line
from dragoman.write.checks.problem import Problem, Rule, refused
from dragoman.write.coarse import COORDINATES, coarsen_point, is_recent
from dragoman.write.policy import Policy
from dragoman.write.report import Footnote, Report

_LINK = re.compile(r"(?i)\b(?:https?|ftp|tg)://\S+|\b(?:t|wa)\.me/\S+")
_ALONE = frozenset({EventStatus.CLAIMED, EventStatus.REPORTED})
"""What nobody who is independent of its source affirms."""


def private_names(lines: Iterable[Line], report: Report, names: tuple[str, ...]) -> Iterator[Problem]:
    """A problem for each text, address or quote with a name that is to be withheld; it does not repeat the name."""
    why, remedy = (
        "it holds the name of a private person",
        "Compose the report from events that public_event has made.",
    )
    for line in lines:
        shown = withhold(line.text, names)
        if shown != line.text:
            yield refused(Rule.PRIVATE_NAME, line.where, shown, why, remedy)
    for note in report.footnotes:
        for field, address in (("url", note.url), ("archived", note.archived), ("document", note.document)):
            shown = withhold_in_address(address or "", names)
            if shown != (address or ""):
                yield refused(Rule.PRIVATE_NAME, f"footnote {note.number}, {field}", shown, why, remedy)
        for span in note.quotes:
            shown = withhold(span.quote, names)
            if shown != span.quote:
                yield refused(Rule.PRIVATE_NAME, f"footnote {note.number}, quote", shown, why, remedy)
    for chart in report.charts:
        if withhold(chart.specification, names) != chart.specification:
            yield refused(Rule.PRIVATE_NAME, f"chart {chart.name!r}", chart.title, why, remedy)


def live_links(lines: Iterable[Line], report: Report) -> Iterator[Problem]:
    """A problem for each address of a party's own channel, or of a messenger, that could be followed."""
    own = {document for event in report.events for document in own_channels(event)}
    for note in report.footnotes:
        is_own = note.document in own or is_invite(note.url) or is_invite(note.archived)
        if is_own and not note.is_own_channel and (note.url or note.archived):
            yield refused(
                Rule.LIVE_LINK,
                f"footnote {note.number}",
                note.url or note.archived or "",
                "it leads to a party's own channel or into a messenger",
                "Set is_own_channel, so that every format shows it defanged.",
            )
    channels = [defang(address) for note in report.footnotes for address in _channels(note, own) if address]
    for line in lines:
        for match in _LINK.finditer(line.text):
            if is_invite(match[0]) or any(defang(match[0]).startswith(address) for address in channels):
                yield refused(
                    Rule.LIVE_LINK,
                    line.where,
                    line.text,
                    f"{match[0]!r} can be followed",
                    "Show it by defang().",
                )


def _channels(note: Footnote, own: set[str]) -> tuple[str | None, ...]:
    return (note.url, note.archived) if note.is_own_channel or note.document in own else ()


def exact_places(
    lines: Iterable[Line], report: Report, originals: Sequence[Event], policy: Policy, today: date
) -> Iterator[Problem]:
    """A problem for each point or pair of coordinates of a recent event that is finer than the policy's grid."""
    recent = {e.id for e in (*report.events, *originals) if is_recent(e, policy, today)}
    remedy = f"Compose it from events that are coarsened to {policy.coarsen_to_km:g} km."
    for number, point in enumerate(report.points, 1):
        if point.event in recent and (point.lat, point.lon) != coarsen_point(point.lat, point.lon, policy):
            text = f"{point.label} {point.lat}, {point.lon}"
            yield refused(Rule.EXACT_PLACE, f"map, point {number}", text, "its event is recent", remedy)
    for event in report.events:
        chosen = event.place.chosen
        places = [place for claim in event.claims for place in claim.place_detail]
        places += [choice.place for choice in (*((chosen,) if chosen else ()), *event.place.alternatives)]
        fine = next((p for p in places if _is_exact(p.lat, p.lon, p.precision, policy)), None)
        if event.id in recent and fine:
            text = f"{fine.name} {fine.lat}, {fine.lon}"
            yield refused(Rule.EXACT_PLACE, f"event {event.id}", text, "the event is recent", remedy)
    if recent:
        for line in lines:
            if COORDINATES.search(line.text):
                why = "coordinates stand in the text, and an event of the report is recent"
                yield refused(Rule.EXACT_PLACE, line.where, line.text, why, "Take the coordinates out.")


def _is_exact(lat: float | None, lon: float | None, precision: int, policy: Policy) -> bool:
    is_region = 4 <= precision < 7
    return (
        not is_region
        and lat is not None
        and lon is not None
        and (lat, lon) != coarsen_point(lat, lon, policy)
    )


def missing_boxes(report: Report) -> Iterator[Problem]:
    """A problem for each paragraph that tells an account which nobody else affirms, and does not say so."""
    status = {event.id: event.status for event in report.events}
    status |= {claim.id: event.status for event in report.events for claim in event.claims}
    for at, section in enumerate(report.sections, 1):
        for number, paragraph in enumerate(section.paragraphs, 1):
            is_alone = status.get(paragraph.claim or "") in _ALONE
            if is_alone and not paragraph.is_unverified:
                yield refused(
                    Rule.UNBOXED,
                    f"section {at}, paragraph {number}",
                    " ".join(sentence.text for sentence in paragraph.sentences),
                    "one source alone says so, and the box that says it is not independently verified is missing",
                    "Set is_unverified.",
                )


def missing_draft_label(report: Report) -> Iterator[Problem]:
    """A problem when a report is called accepted and a claim in it is not."""
    drafts = [note for note in report.footnotes if not note.is_accepted]
    accepted = {claim for event in report.events for claim in event.accepted}
    drafts += [note for note in report.footnotes if note.is_accepted and note.claim not in accepted]
    if drafts and not report.is_draft:
        note = drafts[0]
        yield refused(
            Rule.NO_DRAFT_LABEL,
            f"footnote {note.number}",
            note.claim,
            "no person has accepted this claim, and the report does not say that it is a draft",
            "Accept it with dragoman decide accept, or write the report as a draft.",
        )


def written_problems(
    text: str, report: Report, names: tuple[str, ...], draft_label: str
) -> Iterator[Problem]:
    """What is wrong with the words of a finished file: the label, names, and links that can be followed.

    Args:
        text: the words of the file, of a PDF or a Word file too; markup may stand in it.
        draft_label: the words that say that a report is a draft.
    """
    if report.is_draft and draft_label.casefold() not in " ".join(text.split()).casefold():
        yield refused(
            Rule.NO_DRAFT_LABEL,
            "file",
            draft_label,
            "the label of a draft is missing",
            "Put it back into the template.",
        )
    lines = [Line(f"file, line {n}", Sentence((Piece(t),))) for n, t in enumerate(text.splitlines(), 1)]
    for line in lines:
        shown = withhold(line.text, names)
        if shown != line.text:
            why = "it holds the name of a private person"
            yield refused(Rule.PRIVATE_NAME, line.where, shown[:200], why, "Write it from public events.")
    yield from (problem for problem in live_links(lines, report) if problem.where.startswith("file"))
