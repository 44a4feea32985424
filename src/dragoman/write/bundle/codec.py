"""A Bundle <-> the bytes of its parts, checked field by field: JSON that says a thing twice is refused.

Nothing stands in two parts that could differ: events name their claims and documents, quotes are kept apart from the
claims and put back when the parts are read.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.base.claim import Claim
from dragoman.base.codec import SCHEMA, Json, claim_to_json, decision_to_json, to_json
from dragoman.base.decision import Decision
from dragoman.base.decode import value_from_json
from dragoman.base.errors import BadLine, BundleError
from dragoman.base.event import Event
from dragoman.write.bundle import layout
from dragoman.write.bundle.bundle import About, Bundle, DocumentHead, document_of
from dragoman.write.bundle.quotes import Quote, with_quotes
from dragoman.write.report import Report
from dragoman.write.sound import is_day

T = TypeVar("T")
Row = dict[str, Any]


def bundle_to_parts(bundle: Bundle) -> dict[str, bytes]:
    """The parts of a bundle, the same bytes for the same bundle."""
    report = bundle.report
    return {
        layout.ABOUT: _whole(to_json(bundle.about)),
        layout.REPORT: _whole(report_to_json(report)),
        layout.EVENTS: _lines(map(_event_row, report.events)),
        layout.CLAIMS: _lines(_claim_row(claim) for claim in bundle.claims),
        layout.QUOTES: _lines({"schema": SCHEMA, **_object(q)} for q in bundle.quotes),
        layout.DOCUMENTS: _lines({"schema": SCHEMA, **_object(d)} for d in bundle.documents),
        layout.DECISIONS: _lines(map(decision_to_json, bundle.decisions)),
        layout.MARKDOWN: bundle.markdown,
        layout.HTML: bundle.html,
    }


def bundle_from_parts(parts: Mapping[str, bytes]) -> Bundle:
    """The bundle of parts that may come from anywhere.

    Raises:
        BundleError: a part is missing, is no JSON of ours, names what is not there, or says a thing twice; the
            message names part and line.
    """
    missing = [name for name in layout.PAYLOAD if name not in parts]
    if missing:
        raise BundleError(f"{', '.join(missing)}: missing. Get the bundle again.")
    about = _about(parts[layout.ABOUT])
    quotes = _values(Quote, parts, layout.QUOTES)
    documents = _values(DocumentHead, parts, layout.DOCUMENTS)
    claims = _claims(parts, quotes)
    events = _events(parts, claims, {head.id: head for head in documents})
    report = _report(parts[layout.REPORT], events)
    _require_days(report.events, report)
    return Bundle(
        about=about,
        report=report,
        quotes=quotes,
        documents=documents,
        decisions=_values(Decision, parts, layout.DECISIONS),
        markdown=parts[layout.MARKDOWN],
        html=parts[layout.HTML],
    )


def report_to_json(report: Report) -> dict[str, Json]:
    """A report with the ids of its events in place of the events."""
    row = _object(replace(report, events=()))
    row["events"] = [event.id for event in report.events]
    return {"schema": SCHEMA, **row}


def _object(value: object) -> dict[str, Json]:
    row = to_json(value)
    assert isinstance(row, dict)
    return row


def _claim_row(claim: Claim) -> dict[str, Json]:
    row = claim_to_json(replace(claim, spans={}))
    del row["spans"]
    return {"schema": SCHEMA, **row}


def _event_row(event: Event) -> dict[str, Json]:
    row = _object(replace(event, claims=(), documents=()))
    row["claims"] = [claim.id for claim in event.claims]
    row["documents"] = [document.id for document in event.documents]
    return {"schema": SCHEMA, **row}


def _whole(row: Json) -> bytes:
    return (json.dumps(row, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _lines(rows: Iterable[Json]) -> bytes:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return text.encode("utf-8", "backslashreplace")


def _require_days(events: Iterable[Event], report: Report) -> None:
    """Refuse what is no ISO day where a day is wanted: it would be told, and cannot."""
    for event in events:
        days = [(f"event {event.id[:24]}", day) for day in (event.date.start, event.date.end)]
        for claim in event.claims:
            days.append((f"claim {claim.id[:24]}", claim.claimed_on))
            days += [(f"claim {claim.id[:24]}", day) for day in (claim.event_date or "").split("/")]
        for where, day in days:
            _require_day(day, where)
    for day in (report.day, report.start, report.end, *(note.day for note in report.footnotes)):
        _require_day(day, layout.REPORT)


def _require_day(day: str | None, where: str) -> None:
    if day and not is_day(day):
        raise BundleError(f"{where}: {day!r:.40} is no ISO date. Get the bundle again.")


def _about(data: bytes) -> About:
    row = _parse(data, layout.ABOUT)
    if row.get("bundle") != layout.FORMAT:
        raise BundleError(
            f"{layout.ABOUT}: format {str(row.get('bundle'))[:20]!r}; this version reads {layout.FORMAT}. "
            "Verify it with the version of Dragoman that it names."
        )
    return _value(About, row, layout.ABOUT)


def _report(data: bytes, events: Mapping[str, Event]) -> Report:
    row = _parse(data, layout.REPORT)
    _require_schema(row, layout.REPORT)
    named = _value(tuple[str, ...], row.get("events"), f"{layout.REPORT}, events")
    if list(named) != list(events):
        raise BundleError(f"{layout.REPORT}: its events are not those of {layout.EVENTS}, in their order.")
    report = _value(Report, {**row, "events": []}, layout.REPORT)
    return replace(report, events=tuple(events.values()))


def _claims(parts: Mapping[str, bytes], quotes: Iterable[Quote]) -> dict[str, Claim]:
    by_claim: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_claim[quote.claim].append(quote)
    claims = {
        claim.id: with_quotes(claim, by_claim.pop(claim.id, ()))
        for claim in _by_id(_values(Claim, parts, layout.CLAIMS), layout.CLAIMS)
    }
    if by_claim:
        raise BundleError(f"{layout.QUOTES}: quotes claim {next(iter(by_claim))[:40]!r}, which is not there.")
    return claims


def _events(
    parts: Mapping[str, bytes], claims: dict[str, Claim], documents: Mapping[str, DocumentHead]
) -> dict[str, Event]:
    """The events with their claims and documents; every claim belongs to one of them."""
    events: dict[str, Event] = {}
    left = dict(claims)
    for where, row in _rows(parts[layout.EVENTS], layout.EVENTS):
        ids = [_value(tuple[str, ...], row.get(key), f"{where}, {key}") for key in ("claims", "documents")]
        gone = [c for c in ids[0] if c not in left] + [d for d in ids[1] if d not in documents]
        if gone:
            raise BundleError(f"{where}: {gone[0][:40]!r} is not there, or in another event already.")
        event = _value(Event, {**row, "claims": [], "documents": []}, where)
        if event.id in events:
            raise BundleError(f"{where}: event {event.id[:40]!r} is there twice.")
        events[event.id] = replace(
            event,
            claims=tuple(left.pop(c) for c in ids[0]),
            documents=tuple(document_of(documents[d]) for d in ids[1]),
        )
    if left:
        raise BundleError(f"{layout.CLAIMS}: claim {next(iter(left))[:40]!r} is in no event.")
    return events


def _by_id(claims: tuple[Claim, ...], part: str) -> tuple[Claim, ...]:
    seen: set[str] = set()
    for claim in claims:
        if claim.id in seen:
            raise BundleError(f"{part}: claim {claim.id[:40]!r} is there twice.")
        seen.add(claim.id)
    return claims


def _values(kind: type[T], parts: Mapping[str, bytes], part: str) -> tuple[T, ...]:
    return tuple(_value(kind, row, where) for where, row in _rows(parts[part], part))


def _rows(data: bytes, part: str) -> Iterable[tuple[str, Row]]:
    """(where, object) of every line."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line:
            where = f"{part} line {number}"
            row = _parse(line, where)
            _require_schema(row, where)
            yield where, row


def _require_schema(row: Row, where: str) -> None:
    if row.pop("schema", None) != SCHEMA:
        raise BundleError(f'{where}: the schema is not "{SCHEMA}". Verify it with the version that made it.')


def _value(kind: type[T], row: object, where: str) -> T:
    try:
        value = value_from_json(kind, row)
    except BadLine as error:
        raise BundleError(f"{where}: {error}") from error
    unknown = _unknown(row, to_json(value), "")
    if unknown:
        raise BundleError(f"{where}: {unknown[:80]} is no field of ours, and nothing would prove it.")
    return value


def _unknown(given: object, known: object, path: str) -> str | None:
    """The path of the first key that was given and that our value does not have."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, item in given.items():
            found = f"{path}/{key}" if key not in known else _unknown(item, known[key], f"{path}/{key}")
            if found:
                return found
    elif isinstance(given, list) and isinstance(known, list):
        for n, (item, other) in enumerate(zip(given, known, strict=False)):
            found = _unknown(item, other, f"{path}/{n}")
            if found:
                return found
    return None


def _parse(data: bytes, where: str) -> Row:
    try:
        row = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{where}: not JSON of ours ({str(error)[:120]}). Get the bundle again.") from error
    if not isinstance(row, dict):
        raise BundleError(f"{where}: an object is wanted, not {type(row).__name__}.")
    return row


def _once(pairs: list[tuple[str, Any]]) -> Row:
    row = dict(pairs)
    if len(row) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice[:40]!r} is there twice")
    return row


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
