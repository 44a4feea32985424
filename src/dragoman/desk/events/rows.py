"""Rows of events -> what the list shows of each, safe to look at: day, title, place, figures with what hedges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dragoman.desk.events.words import room_word
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.keeping.titles import title_of
from dragoman.desk.models import EventParty, EventRow, TrayItem, User
from dragoman.desk.wording import in_a_row, isolated, say
from dragoman.page.shown import show_line
from dragoman.page.words import bounds_words, number_words, span_words, word

_PARTIES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class RowView:
    """One event of the list. `killed` is "" where no account gives a number; `revision` is what the person sees."""

    key: int
    event_id: str
    url: str
    title: str
    parties: str
    when: str
    place: str
    precision: str
    status: str
    status_word: str
    killed: str
    is_claimed: bool
    is_disputed: bool
    sources: int
    grade: str
    grade_words: str
    open_claims: int
    claims: int
    accepted: int
    open_words: str
    is_draft: bool
    in_tray: bool
    revision: int
    day: str


def draw_rows(rows: Sequence[EventRow], user: User | None = None) -> tuple[RowView, ...]:
    """What is shown of each row, with two queries however many there are."""
    parties: defaultdict[int, list[EventParty]] = defaultdict(list)
    for party in EventParty.objects.filter(event__in=[row.pk for row in rows]).order_by("id"):
        parties[party.event_id].append(party)
    ids = [row.event_id for row in rows]
    held = (
        TrayItem.objects.filter(owner=user, kind="event", subject__in=ids)
        if user
        else TrayItem.objects.none()
    )
    ticked = set(held.values_list("subject", flat=True))
    return tuple(_draw_row(row, parties[row.pk], row.event_id in ticked) for row in rows)


def _draw_row(row: EventRow, parties: Sequence[EventParty], in_tray: bool) -> RowView:
    return RowView(
        key=row.pk,
        event_id=row.event_id,
        url=reverse("events:event", args=[row.event_id]),
        title=title_of(row),
        parties=parties_words(parties),
        when=when_words(row),
        place=place_words(row),
        precision=word("precision", str(row.precision)) if row.precision < 7 else "",
        status=row.status,
        status_word=word("event_status", row.status),
        killed=killed_words(row),
        is_claimed=row.killed_is_claimed,
        is_disputed=row.disagreements > 0,
        sources=row.sources,
        grade=f"{row.grade_source}{row.grade_information}",
        grade_words=grade_words(row),
        open_claims=row.open_claims,
        claims=row.claims,
        accepted=row.accepted,
        open_words=say("{n} of {claims} open", n=row.open_claims, claims=row.claims)
        if row.open_claims
        else say("none of {claims} open", claims=row.claims),
        is_draft=row.review_state != "accepted",
        in_tray=in_tray,
        revision=row.revision,
        day=row.day.isoformat() if row.day else "",
    )


def when_words(row: EventRow) -> str:
    """The day or days of an event in words, with an open side kept open."""
    if row.day is None:
        return room_word("texts", "no_date")
    start = None if row.edtf.startswith("..") else row.day.isoformat()
    last = row.last_day or row.day
    end = None if row.edtf.endswith("..") else last.isoformat()
    return show_line(span_words(row.edtf, start, end))


def place_words(row: EventRow) -> str:
    """The place and the country of an event, on one line."""
    place, country = show_line(row.place), country_name(row.country)
    if place and country and place not in (country, row.country):
        return in_a_row((isolated(place), isolated(country)))
    return country or place or word("text", "no_place")


def killed_words(row: EventRow) -> str:
    """The bounds of the killed over all sides, "51 or more" where an account leaves them open; "" without a number."""
    if row.killed_low is None and row.killed_high is None:
        return ""
    if row.killed_is_open:
        most = row.killed_low if row.killed_high is None else row.killed_high
        told = bounds_words(row.killed_low, most) if row.killed_low != most else number_words(most or 0)
        return word("text", "or_more").format(n=told)
    if row.killed_low is not None and row.killed_high is not None and row.killed_low < row.killed_high:
        return f"{number_words(row.killed_low)}–{number_words(row.killed_high)}"
    return bounds_words(row.killed_low, row.killed_high)


def grade_words(row: EventRow) -> str:
    """What the grade of an event says: "usually reliable source; probably true"; "" without one."""
    if not row.grade_source or not row.grade_information:
        return ""
    source, told = word("reliability", row.grade_source), word("credibility", row.grade_information)
    return say("source: {source}; information: {told}", source=source, told=told)


def parties_words(parties: Sequence[EventParty]) -> str:
    """Who is said to have done it and against whom, each hedge kept.

    Parties that the atlas lacks are left out: they may be private persons, whom the event's page knows to withhold.
    """
    told = []
    for role, lead in (("perpetrator", "by"), ("target", "against")):
        names = [_party_words(p) for p in parties if p.role == role and not p.actor.startswith("name:")]
        shown = list(dict.fromkeys(names))[:_PARTIES_SHOWN]
        if shown:
            told.append(f"{room_word('texts', lead)} {in_a_row(shown)}")
    return " · ".join(told)


def _party_words(party: EventParty) -> str:
    hedge = f" ({room_word('texts', 'hedged')})" if party.is_hedged else ""
    return f"{isolated(show_line(party.name))}{hedge}"
