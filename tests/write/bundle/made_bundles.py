"""Bundles of invented documents, whole and tampered with; where a part is changed, every manifest is made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from made_documents import THREE_ACTS, WIRE, events_of

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.digest import claim_digest
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.review import make_decision, mark_accepted
from dragoman.write.bundle import Bundle, Proof, make_bundle, pack_bundle, verify_bundle
from dragoman.write.bundle.codec import bundle_to_parts
from dragoman.write.bundle.container import pack_bag
from dragoman.write.compose import compose_report
from dragoman.write.public import Policy, Publisher
from dragoman.write.report import Report

SOURCES = (("desk", "2023-09-07", THREE_ACTS), ("wire", "2023-08-31", WIRE))
DOCUMENTS = tuple(
    Document(name, text, url=f"https://{name}.example/1", published=date.fromisoformat(day))
    for name, day, text in SOURCES
)
Change = Callable[[str], str]


def render(report: Report, form: str) -> bytes:
    """The sentences and rows of a report, a line each: the plainest renderer there can be."""
    told = [report.headline, *report.lead.sentences]
    told += [s for section in report.sections for p in section.paragraphs for s in p.sentences]
    told += [cell.text for table in report.tables for row in table.rows for cell in row]
    draft = "Draft, not reviewed\n" if report.is_draft else ""
    return f"{form}\n{draft}{''.join(s.text + chr(10) for s in told)}".encode()


def accept(events: tuple[Event, ...]) -> Decision:
    """A decision that accepts every claim as it stands."""
    claims = [claim for event in events for claim in event.claims]
    return make_decision(
        DecisionKind.ACCEPT,
        by="A. Analyst",
        why="read against the statements",
        at=datetime(2023, 9, 8, 9, tzinfo=UTC),
        claims=tuple(claim.id for claim in claims),
        digests=tuple(claim_digest(claim) for claim in claims),
    )


def publish(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events as they may be published."""
    return Publisher(Policy(), date(2023, 9, 9)).publish_all(events)


def bundle_of(report: Report, *decisions: Decision, names: tuple[str, ...] = ()) -> Bundle:
    """The bundle of a report, rendered as plainly as can be."""
    return make_bundle(report, decisions, version="0.1.0", render=render, names=names)


@cache
def draft_bundle() -> Bundle:
    """Three acts that a group claims, one of which a wire tells too; nobody has accepted anything."""
    return bundle_of(compose_report(publish(events_of(*SOURCES))))


@cache
def final_bundle() -> Bundle:
    """The same, every claim accepted."""
    events = events_of(*SOURCES)
    decision = accept(events)
    marked = tuple(mark_accepted(event, (decision,)) for event in events)
    return bundle_of(compose_report(publish(marked)), decision)


def write(bundle: Bundle, folder: Path) -> Path:
    """The bundle as a file."""
    path = folder / "report.dragoman.zip"
    path.write_bytes(pack_bundle(bundle))
    return path


def write_parts(parts: dict[str, bytes], folder: Path) -> Path:
    """Parts as a file whose manifests are right."""
    path = folder / "tampered.dragoman.zip"
    path.write_bytes(pack_bag(parts, folder="report", info={}))
    return path


def tamper(bundle: Bundle, part: str, change: Change) -> dict[str, bytes]:
    """The parts of a bundle, the text of one of them changed; it must change."""
    parts = bundle_to_parts(bundle)
    before = parts[part].decode()
    after = change(before)
    assert after != before, f"nothing to tamper with in {part}"
    return {**parts, part: after.encode()}


def swap(old: str, new: str, *, times: int = 1) -> Change:
    """A change of the first times that words stand in a part."""
    return lambda text: text.replace(old, new, times)


def verify(path: Path, *, documents: tuple[Document, ...] | None = None) -> Proof:
    """What is proven of a file."""
    return verify_bundle(path, render=render, documents=documents)[1]


def failed_places(proof: Proof) -> list[str]:
    """Where something is not proven."""
    return [finding.place for finding in proof.failed]


def with_report(bundle: Bundle, **changes: object) -> Bundle:
    """The bundle with its report changed, and rendered anew: only what it says can give it away."""
    report = replace(bundle.report, **changes)  # type: ignore[arg-type]
    return replace(bundle, report=report, markdown=render(report, "md"), html=render(report, "html"))
