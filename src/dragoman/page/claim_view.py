"""One claim on its card -> who says it, what is said to have happened, tolls, materiel, refusals, trace."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.base.claim import Assertion, Basis, Claim, DatePrecision, Materiel, Place, Side, Toll
from dragoman.page import model
from dragoman.page.card import Card, draw_refusals
from dragoman.page.headline import headline
from dragoman.page.names import NAMED_PERSON, tolls_of, withhold
from dragoman.page.shown import isolate, show_line
from dragoman.page.words import date_words, field_label, figure_words, word

_HEDGES = frozenset({Basis.ACCUSED, Basis.SUSPECTED})


def draw_claim(card: Card) -> model.ClaimView:
    """The card of one claim; every reference gets exactly one home on it."""
    claim = card.claim
    return model.ClaimView(
        key=card.key,
        position=card.at + 1,
        claim_id=show_line(claim.id),
        reader=show_line(claim.reader),
        headline=headline(claim),
        badges=_badges(card),
        event_type=str(claim.event_type),
        assertion=str(claim.assertion),
        assertion_help=word("assertion_help", claim.assertion),
        speakers=_speakers(card),
        deed=_deed(card),
        places=tuple(_place(card, n, name) for n, name in enumerate(claim.places)),
        sides=_sides(card),
        materiel=tuple(_materiel(card, n, item) for n, item in enumerate(claim.materiel)),
        inventory=card.value("/inventory_open", word("text", "open_inventory"))
        if claim.inventory_open
        else None,
        refusals=draw_refusals(card.key, claim.refusals, card.references, card.first_piece, card.names),
        trace=card.trace(),
    )


def _row(card: Card, pointer: str, text: str | None, note: str = "") -> model.RowView:
    values = (card.value(pointer, text),) if text else ()
    return model.RowView(field_label(pointer), values, note)


def _badges(card: Card) -> tuple[model.ValueView, ...]:
    claim = card.claim
    badges = [card.value("/event_type", word("event_type", claim.event_type))]
    if claim.outcome:
        badges.append(card.value("/outcome", word("outcome", claim.outcome)))
    badges.append(card.value("/assertion", word("assertion", claim.assertion)))
    return tuple(badges)


def _speakers(card: Card) -> tuple[model.RowView, ...]:
    claim = card.claim
    rows = []
    if claim.claimant or claim.assertion is Assertion.CLAIMED:
        rows.append(_row(card, "/claimant", claim.claimant))
    rows += [
        _row(card, f"/{name}", text)
        for name, text in (("outlet", claim.outlet), ("platform", claim.platform))
        if text
    ]
    rows.append(_row(card, "/claimed_on", date_words(claim.claimed_on)))
    if claim.attribution:
        values = [card.value("/attribution/basis", word("basis", claim.attribution.basis))]
        if claim.attribution.by:
            values.append(card.value("/attribution/by", claim.attribution.by, word("text", "by")))
        rows.append(model.RowView(field_label("/attribution"), tuple(values)))
    if claim.chain:
        links = (
            card.value(f"/chain/{n}", link.name, f"{{}} ({word('chain_role', link.role)})")
            for n, link in enumerate(claim.chain)
        )
        rows.append(model.RowView(field_label("/chain"), tuple(links), is_chain=True))
    if claim.evidence_offered:
        offered = (
            card.value(f"/evidence_offered/{n}", word("evidence", e))
            for n, e in enumerate(claim.evidence_offered)
        )
        rows.append(
            model.RowView(field_label("/evidence_offered"), tuple(offered), word("text", "evidence_note"))
        )
    return tuple(rows)


def _deed(card: Card) -> tuple[model.RowView, ...]:
    claim = card.claim
    precision = (
        "" if claim.date_precision is DatePrecision.DAY else word("date_precision", claim.date_precision)
    )
    rows = [
        _row(card, "/perpetrator", claim.perpetrator, hedge_words(claim, card.names)),
        _row(card, "/target", claim.target),
        _row(
            card,
            "/event_date",
            date_words(claim.event_date, claim.date_precision),
            precision if claim.event_date else "",
        ),
    ]
    if claim.country:
        rows.append(_row(card, "/country", claim.country))
    return tuple(rows)


def hedge_words(claim: Claim, names: tuple[str, ...]) -> str:
    """ "suspected, by the army": stands beside the perpetrator's name whenever the source hedges."""
    attribution = claim.attribution
    if attribution is None or attribution.basis not in _HEDGES:
        return ""
    hedge = word("basis", attribution.basis)
    if not attribution.by:
        return hedge
    return f"{hedge} {word('text', 'by')}".replace("{}", isolate(withhold(show_line(attribution.by), names)))


def _place(card: Card, n: int, name: str) -> model.PlaceView:
    value = card.value(f"/places/{n}", name)
    details = card.claim.place_detail
    detail = details[n] if n < len(details) and details[n].name == name else None
    detail = detail or next((place for place in details if place.name == name), None)
    if detail is None:
        return model.PlaceView(value, (), ())
    return model.PlaceView(value, place_facts(detail), tuple(show_line(text) for text in detail.runners_up))


def place_facts(place: Place, countries: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What the gazetteer makes of a place: divisions, point, precision, entry.

    Args:
        countries: code -> name; a code that is not there is shown as it is.
    """
    country = (countries or {}).get(place.country or "", place.country)
    facts = [", ".join(part for part in (place.admin1, country) if part)]
    if place.lat is not None and place.lon is not None:
        facts.append(f"{place.lat:.4f}, {place.lon:.4f}")
    facts.append(word("precision", str(place.precision)))
    facts.append(place.id or word("text", "no_entry" if place.candidates == 0 else "none_fits"))
    if place.candidates > 1:
        facts.append(word("text", "best_of" if place.id else "candidates").format(n=place.candidates))
    return tuple(show_line(fact) for fact in facts if fact)


def _sides(card: Card) -> tuple[model.SideView, ...]:
    tolls = tolls_of(card.claim)
    return tuple(
        model.SideView(
            word("side", side),
            _who(card, side),
            tuple(_toll(card, at, toll) for at, toll in tolls if toll.side is side),
        )
        for side in Side
        if any(toll.side is side for _, toll in tolls)
    )


def _who(card: Card, side: Side) -> str:
    """The party on that side of the act, as the claim names it."""
    name = {Side.TARGET: card.claim.target, Side.PERPETRATOR: card.claim.perpetrator}.get(side)
    return withhold(show_line(name or ""), card.names)


def _toll(card: Card, at: str, toll: Toll) -> model.TollView:
    is_named = toll.victim == NAMED_PERSON
    written = word("text", "withheld") if is_named else withhold(show_line(toll.text), card.names)
    victim = word("text", "named_person") if is_named else withhold(show_line(toll.victim or ""), card.names)
    return model.TollView(
        kind=word("fields", at.split("/")[1]),
        victim=victim,
        figure=card.value(at, figure_words(toll.min, toll.max, toll.qualifier)),
        as_written=written,
        wording=withhold(show_line(toll.wording), card.names),
        source=card.value(f"{at}/source", toll.source) if toll.source else None,
    )


def _materiel(card: Card, n: int, item: Materiel) -> model.MaterielView:
    return model.MaterielView(
        item=card.value(f"/materiel/{n}", item.item),
        category=word("category", item.category),
        quantity=figure_words(item.qty_min, item.qty_max, item.qualifier),
        unit=show_line(item.unit or ""),
        disposition=word("disposition", item.disposition),
        as_written=withhold(show_line(item.text), card.names),
    )
