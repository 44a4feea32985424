"""A person -> what is on their tray, in their order, and their reports, as the pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from dragoman.desk.actions.own_report import reports_of
from dragoman.desk.events.rows import place_words, when_words
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.titles import headline_of, title_of
from dragoman.desk.models import ClaimRow, ClaimState, EventAlias, EventRow, ReportDraft, TrayItem, User
from dragoman.desk.tray.words import tray_word
from dragoman.desk.wording import say
from dragoman.page.shown import show_line

PAGE = 50


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something on the tray. `state` is a key of the badge: accepted, draft, rejected, gone; `will_tell` says whether
    a report can tell it, `is_final` whether a final one tells all of it."""

    key: int
    kind: str
    subject: str
    title: str
    url: str
    under: str
    status: str
    state: str
    state_word: str
    says: str
    will_tell: bool
    is_final: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in a list."""

    key: int
    title: str
    kind: str
    state: str
    state_word: str
    owner: str
    is_own: bool
    changed: object
    events: int
    edits: int


def draw_tray(by: User) -> tuple[ItemView, ...]:
    """What is on a person's tray, in their order, with four queries however much it is."""
    items = list(TrayItem.objects.filter(owner=by).order_by("position", "id"))
    ids = [item.subject for item in items if item.kind == "event"]
    events = {row.event_id: row for row in EventRow.objects.filter(event_id__in=ids)}
    aliases = EventAlias.objects.filter(alias__in=[one for one in ids if one not in events]).select_related(
        "event"
    )
    events |= {alias.alias: alias.event for alias in aliases}
    claims = ClaimRow.objects.filter(claim_id__in=[i.subject for i in items if i.kind == "claim"])
    found = {row.claim_id: row for row in claims.select_related("document")}
    return tuple(_draw(item, events, found) for item in items)


def _draw(item: TrayItem, events: Mapping[str, EventRow], claims: Mapping[str, ClaimRow]) -> ItemView:
    event = events.get(item.subject) if item.kind == "event" else None
    claim = claims.get(item.subject) if item.kind == "claim" else None
    if event is not None:
        is_final = bool(event.claims) and event.accepted == event.claims
        return ItemView(
            item.pk,
            item.kind,
            item.subject,
            title_of(event),
            reverse("events:event", args=[event.event_id]),
            " · ".join(part for part in (when_words(event), place_words(event)) if part),
            event.status,
            "accepted" if is_final else "draft",
            tray_word("states", "accepted" if is_final else "part" if event.accepted else "draft"),
            say("{accepted} of {claims} claims accepted", accepted=event.accepted, claims=event.claims),
            bool(event.claims),
            is_final,
        )
    if claim is not None:
        is_final = claim.state == ClaimState.ACCEPTED
        return ItemView(
            item.pk,
            item.kind,
            item.subject,
            headline_of(claim),
            reverse("review:claim", args=[claim.claim_id]),
            show_line(claim.document.title),
            "",
            claim.state if claim.state != ClaimState.OPEN else "draft",
            tray_word("states", claim.state if claim.state != ClaimState.OPEN else "draft"),
            say("This claim alone, {state}", state=claim.get_state_display()),
            claim.state in LIVE,
            is_final,
        )
    says = tray_word("states", "gone")
    return ItemView(
        item.pk, item.kind, item.subject, item.subject, "", "", "", "gone", says, "", False, False
    )


def find_reports(
    by: User, *, is_binned: bool = False, before: int | None = None, most: int = PAGE
) -> tuple[tuple[ReportView, ...], int | None]:
    """A page of the reports that a person may see, the latest first, and the key from which the next page goes on.

    Args:
        before: only reports made before that of this key.
    """
    rows = reports_of(by).filter(is_binned=is_binned).select_related("owner").defer("line")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found: Sequence[ReportDraft] = list(rows.order_by("-pk")[: most + 1])
    page = found[:most]
    return tuple(_report(row, by) for row in page), page[-1].pk if len(found) > most else None


def _report(row: ReportDraft, by: User) -> ReportView:
    state = str(row.options.get("state", "draft"))
    return ReportView(
        key=row.pk,
        title=show_line(row.title),
        kind=tray_word("kinds", row.kind),
        state=state,
        state_word=tray_word("states", state),
        owner=show_line(row.owner.signature) if row.owner else "",
        is_own=row.owner_id == by.pk,
        changed=row.changed_at,
        events=len(row.events),
        edits=len(row.edits),
    )
