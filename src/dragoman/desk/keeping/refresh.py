"""A document's versions and people's decisions -> the rows of its claims as they stand.

This is the one place where claim rows are made; whoever changes a version or a decision calls it. It can be run again
at any time and gives the same rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.digest import claim_digest
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.keeping.decisions import decisions_by_document, decisions_on
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.lines import dump_line, shown_text
from dragoman.desk.keeping.reading import load_claim, load_reading
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, ClaimState, ClaimVersion, Desk, DocumentRow, ReadingRow
from dragoman.page.headline import headline
from dragoman.review.current import CurrentClaim, DifferenceKind, current_claims

LIVE = (ClaimState.OPEN, ClaimState.ACCEPTED, ClaimState.DEFERRED)
"""States of claims that events are made of."""
_TOGETHER = 400
"""Documents of one query."""
_KEPT = ("position", "machine_id", "decided_by", "decided_at", "flags", "priority")
"""What is written though it is no other revision."""


def load_current(row: DocumentRow) -> tuple[CurrentClaim, ...]:
    """The claims of a document as they stand, worked out from versions and decisions."""
    return _work_out(row, decisions_on(document=row))


def load_currents(rows: Collection[DocumentRow]) -> dict[int, tuple[CurrentClaim, ...]]:
    """The claims of many documents as they stand, by the key of the document; a few queries for all of them."""
    found: dict[int, tuple[CurrentClaim, ...]] = {}
    required = 2 if Desk.load().requires_two else 1
    given = list(rows)
    for at in range(0, len(given), _TOGETHER):
        part = given[at : at + _TOGETHER]
        versions = _versions_of(part)
        readings = dict(
            ReadingRow.objects.filter(document__in=part).order_by("id").values_list("document_id", "versions")
        )
        decisions = decisions_by_document(part)
        for row in part:
            lines = versions.get(row.pk, {})
            found[row.pk] = current_claims(
                load_document(row),
                [load_claim(lines[key]) for key in readings.get(row.pk, ())],
                decisions.get(row.pk, ()),
                earlier=[load_claim(line) for line in lines.values()],
                required=required,
            )
    return found


def _versions_of(rows: Collection[DocumentRow]) -> dict[int, dict[int, str]]:
    """Key of a document -> key of a version -> its line, the oldest first."""
    found: dict[int, dict[int, str]] = {}
    lines = ClaimVersion.objects.filter(document__in=rows).order_by("id")
    for document, key, line in lines.values_list("document_id", "id", "line"):
        found.setdefault(document, {})[key] = line
    return found


def _work_out(row: DocumentRow, decisions: tuple[Decision, ...]) -> tuple[CurrentClaim, ...]:
    versions = [load_claim(line) for line in row.versions.order_by("id").values_list("line", flat=True)]
    return current_claims(
        load_document(row),
        load_reading(row).claims,
        decisions,
        earlier=tuple(versions),
        required=2 if Desk.load().requires_two else 1,
    )


def refresh_document(row: DocumentRow) -> tuple[ClaimRow, ...]:
    """Bring the claim rows of a document up to what versions and decisions say; returns those that changed.

    Where events are told otherwise by it, the document is marked as unsettled: `settle` brings them up to date.
    """
    take_turn()
    decisions = decisions_on(document=row)
    rulings = {decision.id: decision for decision in decisions}
    current = _work_out(row, decisions)
    known = {claim.claim_id: claim for claim in ClaimRow.objects.filter(document=row)}
    versions = dict(ClaimVersion.objects.filter(document=row).order_by("id").values_list("claim_id", "pk"))
    changed: list[ClaimRow] = []
    bears = False
    for position, item in enumerate(current):
        claim_row = known.pop(item.claim.id, None) or ClaimRow(claim_id=item.claim.id, document=row)
        before = None if claim_row.pk is None else _seen(claim_row)
        was = _kept(claim_row)
        _fill(claim_row, item, position, versions.get(item.claim.id))
        _sign(claim_row, item, rulings)
        if before != _seen(claim_row):
            bears = bears or before is None or _bearing(before) != _bearing(_seen(claim_row))
            claim_row.revision = claim_row.revision + 1 if claim_row.pk else 1
            claim_row.save()
            changed.append(claim_row)
        elif was != _kept(claim_row):
            claim_row.save(update_fields=_KEPT)
    for orphan in known.values():  # neither the reader nor a decision makes it any more
        if orphan.state != ClaimState.GONE:
            orphan.state, orphan.revision, orphan.differs = ClaimState.GONE, orphan.revision + 1, False
            orphan.flags, orphan.priority = "[]", 0
            orphan.save()
            bears = True
            changed.append(orphan)
    row.claims = ClaimRow.objects.filter(document=row, state__in=LIVE).count()
    row.open_claims = ClaimRow.objects.filter(document=row, state=ClaimState.OPEN).count()
    row.unsettled = row.unsettled or bears
    marked = ["unsettled"] if bears else []  # never taken away here: others may have marked it meanwhile
    row.save(update_fields=["claims", "open_claims", *marked])
    return tuple(changed)


def _seen(row: ClaimRow) -> tuple[str, str, str, bool, str]:
    """What a person sees of a claim: when any of it changes, it is another revision."""
    first = row.decided_by if row.state == ClaimState.OPEN else ""
    return row.digest, row.state, row.line, row.differs, first


def _bearing(seen: tuple[str, str, str, bool, str]) -> tuple[object, ...]:
    """What of it events and flags are made of: not who accepted what has no other value by that."""
    digest, state, line, differs, _ = seen
    return digest, line, state in LIVE, differs and state


def _kept(row: ClaimRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _KEPT)


def _sign(row: ClaimRow, item: CurrentClaim, rulings: Mapping[str, Decision]) -> None:
    """Who ruled last on what the claim is now, and when: of an open one, who accepted it first of two."""
    at, by = None, ""
    if row.state in (ClaimState.REJECTED, ClaimState.DEFERRED):
        kind = DecisionKind.REJECT if row.state == ClaimState.REJECTED else DecisionKind.DEFER
        last = next((rulings[one] for one in reversed(item.decisions) if rulings[one].kind is kind), None)
        at, by = (last.at, last.by) if last else (None, "")
    elif item.acceptances and row.state in (ClaimState.ACCEPTED, ClaimState.OPEN):
        at, by = item.acceptances[-1].at, item.acceptances[-1].by
    row.decided_by = shown_text(by, 80)
    row.decided_at = datetime.fromisoformat(at) if at else None


def _fill(row: ClaimRow, item: CurrentClaim, position: int, version: int | None) -> None:
    """The columns of a claim's row."""
    claim = item.claim
    row.position = position
    row.line = dump_line(claim_to_json(claim, explain=True))
    row.digest = claim_digest(claim)
    row.machine_id = version
    row.state = str(item.state)
    if row.state not in LIVE:  # it waits for nobody; flags come back with its event
        row.flags, row.priority = "[]", 0
    row.headline = shown_text(headline(claim, country_name))
    row.event_type, row.assertion = str(claim.event_type), str(claim.assertion)
    row.perpetrator = shown_text(claim.perpetrator, 200)
    row.target = shown_text(claim.target, 200)
    row.country = shown_text(claim.country, 100)
    row.day = first_day(claim.event_date)
    row.killed_max = killed_of(claim)
    row.differs = row.state in LIVE and any(d.kind is not DifferenceKind.WORDS for d in item.differences)


def killed_of(claim: Claim) -> int | None:
    """The most that any one toll of a claim says were killed; None when none gives a number."""
    numbers = [n for toll in claim.killed for n in (toll.min, toll.max) if n is not None]
    return max(numbers, default=None)


def first_day(event_date: str | None) -> date | None:
    """The first day of an ISO date or interval; None when it is neither."""
    try:
        return date.fromisoformat((event_date or "").split("/")[0])
    except ValueError:
        return None
