"""An event's claims -> its accounts side by side: a column a source, a row for each thing that can be said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.base.claim import Claim, Side
from dragoman.base.event import Event, Source
from dragoman.page.claim_view import hedge_words
from dragoman.page.event_desk import EventDesk
from dragoman.page.event_model import AccountColumn, AccountsView, CellValue
from dragoman.page.names import NAMED_PERSON, tolls_of
from dragoman.page.shown import isolate
from dragoman.page.words import bounds_words, date_words, figure_words, word

_TOLL_LISTS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its label, the fields whose disagreements concern it, and how a claim fills it."""

    label: str
    fields: frozenset[str]
    fill: Callable[[EventDesk, Claim], list[CellValue]]
    toll: tuple[str, Side] | None = None
    is_said: bool = False
    is_kept: bool = False
    """`is_kept`: filled for a source too that the claim only cites; `is_said`: there it says who cites it."""


def draw_accounts(desk: EventDesk) -> AccountsView:
    """The accounts of all sources; rows that no account fills are left out."""
    columns = _columns(desk.event)
    rows = [*_rows(), *_toll_rows(desk.event), *_last_rows()]
    given = _given(desk.event)
    filled = []
    for row in rows:
        cells = [_cell(desk, row, source, claims, given) for source, claims in columns]
        if any(cells):
            filled.append((row, cells))
    carried = [_carried(desk, source) for source, _ in columns]
    if any(carried):
        filled.append((Row(word("account", "carried"), frozenset(), _nothing), carried))
    disagreed: defaultdict[str, set[str]] = defaultdict(set)
    for d in desk.event.disagreements:
        disagreed[d.field.strip("/").split("/")[0]].update(d.claims)
    odds = [
        set[str]().union(*(disagreed[name] for name in row.fields if name in disagreed)) for row, _ in filled
    ]
    return AccountsView(
        rows=tuple(row.label for row, _ in filled),
        disputed=tuple(map(bool, odds)),
        columns=tuple(
            AccountColumn(
                name=_name(desk, source, claims),
                kind=word("source_kind", source.kind) if source else word("source_kind", "unnamed"),
                interested=bool(source and source.interested),
                affirms=bool(source is None or source.affirms),
                cells=tuple(cells[n] for _, cells in filled),
                at_odds=tuple(
                    bool(cells[n]) and any(c.id in whose for c in claims)
                    for whose, (_, cells) in zip(odds, filled, strict=True)
                ),
            )
            for n, (source, claims) in enumerate(columns)
        ),
    )


def _given(event: Event) -> dict[tuple[str, str], str]:
    """(claim, pointer) of each figure -> the key of the source that gives it."""
    return {
        (account.claim, pointer): account.source
        for figure in event.figures
        for account in figure.accounts
        for pointer in account.pointers
    }


def _cell(
    desk: EventDesk,
    row: Row,
    source: Source | None,
    claims: list[Claim],
    given: dict[tuple[str, str], str],
) -> tuple[CellValue, ...]:
    """What a source says in a row. Of a claim that only cites it, its figures alone are its own."""
    values: list[CellValue] = []
    for claim in claims:
        owner = desk.source_of.get(claim.id)
        is_cited = bool(source and owner and owner.key != source.key)
        if is_cited and row.is_said:
            values.append(CellValue(desk.fill(word("text", "cited_by"), carrier=desk.who(claim.id))))
        elif row.toll:
            values += _tolls(desk, claim, row.toll, given, source, owner)
        elif not is_cited or row.is_kept:
            values += row.fill(desk, claim)
    return _distinct(values)


def _columns(event: Event) -> list[tuple[Source | None, list[Claim]]]:
    """Each source with its claims; claims of no source come last, so that none is lost."""
    claims = {claim.id: claim for claim in event.claims}
    columns: list[tuple[Source | None, list[Claim]]] = [
        (source, [claims[c] for c in source.claims if c in claims]) for source in event.sources
    ]
    held = {c for source in event.sources for c in source.claims}
    rest = [claim for claim in event.claims if claim.id not in held]
    return [*columns, (None, rest)] if rest else columns


def _name(desk: EventDesk, source: Source | None, claims: list[Claim]) -> str:
    if source and source.name:
        return desk.say(source.name)
    return desk.who(claims[0].id) if claims else word("source_kind", "unnamed")


def _distinct(values: Iterable[CellValue]) -> tuple[CellValue, ...]:
    return tuple(dict.fromkeys(value for value in values if value.text))


def _nothing(desk: EventDesk, claim: Claim) -> list[CellValue]:
    return []


def _rows() -> list[Row]:
    def row(name: str, fill: Callable[[EventDesk, Claim], list[CellValue]], *fields: str) -> Row:
        return Row(word("account", name), frozenset({name, *fields}), fill)

    return [
        Row(word("account", "assertion"), frozenset({"assertion", "claimant"}), _assertion, is_said=True),
        row("event_type", lambda desk, c: [CellValue(word("event_type", c.event_type))]),
        row("outcome", lambda desk, c: [CellValue(word("outcome", c.outcome))] if c.outcome else []),
        row("event_date", _date),
        row("places", _places),
        row("perpetrator", _perpetrator),
        row("target", lambda desk, c: [CellValue(desk.say(c.target))]),
    ]


def _last_rows() -> list[Row]:
    return [
        Row(word("account", "materiel"), frozenset({"materiel"}), _materiel),
        Row(word("account", "evidence"), frozenset({"evidence_offered"}), _evidence),
        Row(word("account", "document"), frozenset(), _document, is_kept=True),
    ]


def _assertion(desk: EventDesk, claim: Claim) -> list[CellValue]:
    said = desk.day(claim.claimed_on)
    via = [desk.say(name) for name in (claim.outlet, claim.platform) if name]
    says, claimant = word("assertion_says", claim.assertion), desk.say(claim.claimant)
    if claimant and claimant != desk.who(claim.id):
        says = f"{isolate(claimant)} {says}"
    return [CellValue(says, ", ".join(isolate(part) for part in (said, *via) if part))]


def _date(desk: EventDesk, claim: Claim) -> list[CellValue]:
    precision = word("date_precision", claim.date_precision)
    note = "" if claim.date_precision == "day" else precision
    return [CellValue(desk.say(date_words(claim.event_date, claim.date_precision)), note)]


def _places(desk: EventDesk, claim: Claim) -> list[CellValue]:
    values = [CellValue(desk.say(name)) for name in claim.places]
    if claim.country and not values:
        values = [
            CellValue(
                desk.say(desk.countries.get(claim.country, claim.country)), word("fields", "country").lower()
            )
        ]
    return values


def _perpetrator(desk: EventDesk, claim: Claim) -> list[CellValue]:
    hedge = hedge_words(claim, desk.names)
    if not claim.perpetrator:
        return [CellValue(word("text", "not_stated"), hedge)] if hedge else []
    return [CellValue(desk.say(claim.perpetrator), hedge)]


def _toll_rows(event: Event) -> list[Row]:
    """A row for each kind of toll and side that any claim has, killed first."""
    present = {(at.split("/")[1], toll.side) for claim in event.claims for at, toll in tolls_of(claim)}

    def row(kind: str, side: Side) -> Row:
        label = f"{word('figure_kind', kind)}: {word('side', side).lower()}"
        return Row(label, frozenset({kind, f"{kind} of {side}"}), _nothing, (kind, side))

    return [row(kind, side) for kind in _TOLL_LISTS for side in Side if (kind, side) in present]


def _tolls(
    desk: EventDesk,
    claim: Claim,
    kind: tuple[str, Side],
    given: dict[tuple[str, str], str],
    source: Source | None,
    owner: Source | None,
) -> list[CellValue]:
    """The figures of one claim that this source gives; those that no source of the event gives are its owner's."""
    keys = {s.key for s in desk.event.sources if claim.id in s.claims}
    values = []
    for at, toll in tolls_of(claim):
        if (at.split("/")[1], toll.side) != kind:
            continue
        key = given.get((claim.id, at), "")
        if source and len(keys) > 1 and source.key != (key if key in keys else owner.key if owner else ""):
            continue
        is_person = toll.victim == NAMED_PERSON
        victim = word("text", "named_person") if is_person else desk.say(toll.victim)
        told = (
            desk.fill(word("text", "source_given").replace("{}", "{by}"), by=toll.source)
            if toll.source
            else ""
        )
        figure = figure_words(toll.min, toll.max, toll.qualifier)
        quote = word("text", "withheld") if is_person else desk.say(toll.text)
        note = ", ".join(filter(None, [isolate(victim), told]))
        values.append(CellValue(figure, note, "" if quote == figure else quote))
    return values


def _materiel(desk: EventDesk, claim: Claim) -> list[CellValue]:
    values = []
    for item in claim.materiel:
        quantity = bounds_words(item.qty_min, item.qty_max)
        amount = f"{quantity} × {isolate(desk.say(item.unit))}" if item.unit else quantity
        told = f"{isolate(desk.say(item.item))}: {amount}, {word('disposition', item.disposition)}"
        values.append(CellValue(told))
    if claim.inventory_open:
        values.append(CellValue(word("text", "open_inventory")))
    return values


def _evidence(desk: EventDesk, claim: Claim) -> list[CellValue]:
    offered = ", ".join(word("evidence", e) for e in claim.evidence_offered)
    return [CellValue(offered, word("text", "evidence_note"))] if offered else []


def _document(desk: EventDesk, claim: Claim) -> list[CellValue]:
    document = desk.documents.get(claim.document_id)
    title = desk.title_of(claim.document_id)
    if document is None:
        return [CellValue(title)]
    facts = [desk.day(document.published.isoformat()) if document.published else "", desk.say(document.url)]
    return [CellValue(title, " · ".join(isolate(fact) for fact in facts if fact))]


def _carried(desk: EventDesk, source: Source | None) -> tuple[CellValue, ...]:
    chain = source.chain if source else ()
    return tuple(
        CellValue(
            desk.say(c.name) or desk.title_of(c.document),
            ", ".join(filter(None, [desk.day(c.published), desk.how_carried(c.how)])),
        )
        for c in chain
        if c.how != "own"
    )
