"""An event -> all that the page and the table show of it (`event_model.EventView`)."""

from __future__ import annotations

from datetime import date

from dragoman.base.claim import Basis, Claim
from dragoman.base.event import Event, Party, PlaceChoice, ReviewState, Role
from dragoman.page import event_model as model
from dragoman.page.accepted import claim_words, review_words
from dragoman.page.claim_view import place_facts
from dragoman.page.event_accounts import draw_accounts
from dragoman.page.event_desk import EventDesk, is_event_id
from dragoman.page.event_figures import draw_figures, draw_ledger, draw_totals
from dragoman.page.event_links import days_in_words, draw_chains, draw_disagreements, draw_links
from dragoman.page.passage import draw_passages
from dragoman.page.shown import direction, isolate, language_tag
from dragoman.page.words import field_label, span_words, word

_BASES_SHOWN = frozenset({Basis.ACCUSED, Basis.SUSPECTED, Basis.ACKNOWLEDGED, Basis.SELF_CLAIMED})


def draw_event(desk: EventDesk) -> model.EventView:
    """All that is shown of one event.

    Raises:
        GroundingError: a span of a claim does not stand in its document.
    """
    event = desk.event
    return model.EventView(
        key=desk.key,
        anchor=desk.anchor,
        aliases=tuple(a for a in event.aliases if is_event_id(a) and desk.anchors[a].name == desk.anchor),
        event_id=desk.say(event.id),
        title=desk.say(event.title) or word("event_type", event.event_type),
        status=str(event.status),
        status_word=word("event_status", event.status),
        status_why=desk.say(event.status_why) or word("event_status_help", event.status),
        review=review_words(desk),
        is_draft=event.review_state is ReviewState.DRAFT,
        accepted=len(event.accepted),
        event_type=str(event.event_type),
        acts=tuple(
            word("event_type", kind) for kind in dict.fromkeys((event.event_type, *event.event_types))
        ),
        outcomes=tuple(word("outcome", outcome) for outcome in event.outcomes),
        grade=_grade(desk),
        sources=_sources(event.independent_sources),
        documents=len(event.documents),
        where=where(desk),
        when=desk.say(span_words(event.date.edtf, event.date.start, event.date.end)),
        lead=_lead(desk),
        country=desk.say(country_of(event)),
        groups=group_names(desk),
        start=iso_day(event.date.start),
        end=iso_day(event.date.end),
        facts=(_when(desk), _where(desk), _parties(desk, Role.PERPETRATOR), _parties(desk, Role.TARGET)),
        figures=draw_figures(desk),
        accounts=draw_accounts(desk),
        ledger=draw_ledger(desk),
        ledger_totals=draw_totals(desk),
        ledger_note=word("text", "inventory_open") if event.materiel.is_open else "",
        links=draw_links(desk),
        chains=draw_chains(desk),
        disagreements=draw_disagreements(desk),
        quotes=tuple(_quote(desk, claim) for claim in event.claims),
        remarks=tuple(desk.say(remark) for remark in event.remarks),
        decisions=tuple(desk.say(decision) for decision in event.decisions),
        has_geonames=any(
            place.id and place.id.startswith("geonames:") for c in event.claims for place in c.place_detail
        ),
    )


def country_of(event: Event) -> str | None:
    """The country of the place, else the one that all claims name."""
    named = {claim.country for claim in event.claims if claim.country}
    return event.place.country or (named.pop() if len(named) == 1 else None)


def where(desk: EventDesk) -> str:
    """The name of the chosen place and the country, on one line."""
    place = desk.event.place
    name = place.chosen.place.name if place.chosen else next(iter(place.names), "")
    code = country_of(desk.event)
    country = desk.say(desk.countries.get(code or "", code))
    told = isolate(desk.say(name))
    if told and country and country != code:
        return f"{told}, {isolate(country)}"
    return (f"{told} ({country})" if told and country else told or country) or word("text", "no_place")


def _lead(desk: EventDesk) -> str:
    """When and where, as far as the title does not tell."""
    event = desk.event
    when = span_words(event.date.edtf, event.date.start, event.date.end)
    name = event.place.chosen.place.name if event.place.chosen else ""
    told = [desk.say(when) if when not in event.title else "", where(desk) if name not in event.title else ""]
    return " · ".join(part for part in told if part)


def group_names(desk: EventDesk) -> tuple[str, ...]:
    """The names of the parties, for the filter; a withheld name is none."""
    names = (desk.say(party.name) for party in desk.event.parties)
    return tuple(dict.fromkeys(name for name in names if name and word("text", "withheld") not in name))


def iso_day(value: str | None) -> str | None:
    """An ISO day, None when it is none."""
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None


def _sources(count: int) -> str:
    if count == 0:
        return word("text", "no_sources")
    return word("text", "one_source") if count == 1 else word("text", "sources").format(n=count)


def _grade(desk: EventDesk) -> model.GradeView:
    grade = desk.event.grade
    return model.GradeView(
        code=desk.say(grade.code),
        source=_meaning("reliability", grade.source, grade.source_why),
        source_why=desk.say(days_in_words(grade.source_why)),
        information=_meaning("credibility", grade.information, grade.information_why),
        information_why=desk.say(grade.information_why),
    )


def _meaning(group: str, code: str, why: str) -> str:
    """What a code means, unless the reason says it in the same words."""
    meaning = word(group, code)
    return "" if meaning in why else meaning


def _when(desk: EventDesk) -> model.FactView:
    when = desk.event.date
    others = tuple(
        model.ChoiceView(desk.say(span_words(c.edtf, c.start, c.end)), (), desk.whose(c.claims))
        for c in when.alternatives
    )
    shown = desk.say(span_words(when.edtf, when.start, when.end))
    facts = (desk.say(when.edtf),) if when.edtf and when.edtf not in (when.start, when.end) else ()
    value = model.ChoiceView(shown, facts)
    return model.FactView(word("fields", "event_date"), (value,), desk.say(when.why), others)


def _where(desk: EventDesk) -> model.FactView:
    place = desk.event.place
    values = tuple(model.ChoiceView(desk.say(name)) for name in place.names)
    if place.chosen:
        values = (_choice(desk, place.chosen),)
    others = tuple(_choice(desk, choice) for choice in place.alternatives)
    return model.FactView(word("fields", "places"), values, desk.say(place.why), others)


def _choice(desk: EventDesk, choice: PlaceChoice) -> model.ChoiceView:
    facts = [desk.say(fact) for fact in place_facts(choice.place, desk.countries)]
    if choice.radius_km is not None:
        facts.append(word("text", "within").format(km=f"{choice.radius_km:,.0f}"))
    return model.ChoiceView(desk.say(choice.place.name), tuple(facts), desk.whose(choice.claims))


def _parties(desk: EventDesk, role: Role) -> model.FactView:
    parties = tuple(_party(desk, party) for party in desk.event.parties if party.role is role)
    return model.FactView(word("role", role), parties)


def _party(desk: EventDesk, party: Party) -> model.ChoiceView:
    by_basis = _whose_basis(desk, party)
    facts = [word("basis", basis) for basis in party.bases if basis in _BASES_SHOWN and not by_basis]
    alike = (name for name in party.names if name.casefold() == party.name.casefold() and not name.isupper())
    shown = next(alike, party.name)
    others = [name for name in map(desk.say, party.names) if name.casefold() != desk.say(shown).casefold()]
    facts += [f"“{isolate(name)}”" for name in others]
    if party.actor is None:
        facts.append(word("text", "not_in_atlas"))
    return model.ChoiceView(desk.say(shown), tuple(facts), by_basis or desk.whose(party.claims))


def _whose_basis(desk: EventDesk, party: Party) -> str:
    """Who names the party on what basis, "" where all name it on the same one."""
    told: list[str] = []
    bases: set[Basis] = set()
    for claim_id in party.claims:
        claim = desk.claims.get(claim_id)
        basis = claim.attribution.basis if claim and claim.attribution else Basis.STATED
        basis = basis if basis in party.bases else Basis.STATED
        bases.add(basis)
        words = f" ({word('basis', basis)})" if basis in _BASES_SHOWN else ""
        told.append(f"{isolate(desk.who(claim_id))}{words}")
    return ", ".join(dict.fromkeys(told)) if len(bases) > 1 else ""


def _quote(desk: EventDesk, claim: Claim) -> model.QuoteView:
    document = desk.documents.get(claim.document_id)
    facts = [(field_label("/claimed_on"), desk.day(claim.claimed_on))]
    if document:
        published = document.published.isoformat() if document.published else None
        facts += [
            (word("text", "published"), desk.day(published)),
            (word("text", "address"), desk.say(document.url)),
            (word("text", "archived"), desk.say(document.archived)),
        ]
    facts.append((word("text", "review"), claim_words(desk, claim.id)))
    return model.QuoteView(
        claim_id=desk.say(claim.id),
        by=desk.who(claim.id),
        says=word("assertion_says", claim.assertion),
        title=desk.title_of(claim.document_id),
        facts=tuple((label, text) for label, text in facts if text),
        direction=direction(document.lang if document else None),
        lang=language_tag(document.lang if document else None),
        has_text=bool(document and document.text),
        passages=draw_passages(claim, document, desk.names),
    )
