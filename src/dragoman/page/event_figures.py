"""An event's figures and materiel -> figure beside figure, with the history of each, and the ledger."""

from __future__ import annotations

from dragoman.base.event import Account, Change, Figure, Holding, LedgerLine
from dragoman.page import event_model as model
from dragoman.page.event_desk import EventDesk
from dragoman.page.names import NAMED_PERSON
from dragoman.page.words import bounds_words, figure_words, word


def draw_figures(desk: EventDesk) -> tuple[model.FigureView, ...]:
    """Each figure with its bounds: `best` stays empty while only parties speak, and high then says "claimed"."""
    return tuple(_figure(desk, figure) for figure in desk.event.figures)


def _figure(desk: EventDesk, figure: Figure) -> model.FigureView:
    best = "" if figure.best is None else f"{figure.best:,}"
    return model.FigureView(
        kind=word("figure_kind", figure.kind),
        side=word("side", figure.side),
        party=desk.say(figure.party),
        low=_number(figure.low),
        best=best,
        best_note=word("text", "only_parties") if not best and figure.is_claimed else "",
        high=_high(figure),
        high_note=word("text", "claimed_high") if figure.is_claimed else "",
        acled="" if figure.acled is None else word("text", "acled").format(n=f"{figure.acled:,}"),
        rule=desk.say(figure.rule),
        accounts=tuple(_account(desk, account) for account in figure.accounts),
        history=tuple(_step(desk, figure, change) for change in figure.history),
    )


def _number(value: int | None) -> str:
    return "—" if value is None else f"{value:,}"


def _high(figure: Figure) -> str:
    if figure.high is None:
        return word("bounds", "open_both")
    number = f"{figure.high:,}"
    return word("text", "or_more").format(n=number) if figure.is_open else number


def _account(desk: EventDesk, account: Account) -> model.FigureAccountView:
    is_person = account.victim == NAMED_PERSON
    return model.FigureAccountView(
        by=desk.giver(account.by, account.claim),
        interested=account.interested,
        said_on=desk.day(account.said_on),
        figure=figure_words(account.min, account.max, account.qualifier),
        victim=word("text", "named_person") if is_person else desk.say(account.victim),
        quote=word("text", "withheld") if is_person else desk.say(account.text),
        wording=desk.say(account.wording),
    )


def _step(desk: EventDesk, figure: Figure, change: Change) -> model.StepView:
    persons = {a.text for a in figure.accounts if a.victim == NAMED_PERSON}
    return model.StepView(
        said_on=desk.day(change.said_on),
        by=desk.say(change.by) or desk.who(change.claim),
        figure=bounds_words(change.min, change.max),
        quote=word("text", "withheld") if change.text in persons else desk.say(change.text),
        change=word("change", change.kind),
        before=desk.say(change.before),
    )


def draw_ledger(desk: EventDesk) -> tuple[model.LedgerLineView, ...]:
    """Each item once, with what every account lists."""
    return tuple(_line(desk, line) for line in desk.event.materiel.lines)


def _line(desk: EventDesk, line: LedgerLine) -> model.LedgerLineView:
    return model.LedgerLineView(
        item=desk.say(line.item),
        category=word("category", line.category),
        disposition=word("disposition", line.disposition),
        quantity=bounds_words(line.qty_low, line.qty_high),
        unit=desk.say(line.unit),
        holdings=tuple(dict.fromkeys(_holding(desk, holding) for holding in line.holdings)),
    )


def _holding(desk: EventDesk, holding: Holding) -> model.CellValue:
    by = desk.giver(holding.by, holding.claim)
    return model.CellValue(bounds_words(holding.qty_min, holding.qty_max), by, desk.say(holding.text))


def draw_totals(desk: EventDesk) -> tuple[model.CellValue, ...]:
    """A category's least and most within one account."""
    return tuple(
        model.CellValue(
            f"{word('category', total.category)}, {word('disposition', total.disposition)}",
            bounds_words(total.low, total.high),
        )
        for total in desk.event.materiel.totals
    )
