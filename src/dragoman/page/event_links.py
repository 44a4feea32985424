"""An event's links, sources and disagreements -> sentences: who denies whom, who carried what, what is at odds."""

from __future__ import annotations

from dragoman.base.event import Carrier, Disagreement, Link, LinkKind
from dragoman.page import event_model as model
from dragoman.page.event_desk import EventDesk
from dragoman.page.words import field_label, word

_AGAINST = frozenset({LinkKind.DENIES, LinkKind.RIVAL_CLAIM})


def draw_links(desk: EventDesk) -> tuple[model.LinkView, ...]:
    """The relations in words, denials and rival claims first; reposts are told by the chains."""
    links = [link for link in desk.event.links if link.kind is not LinkKind.REPOST]
    return tuple(_link(desk, link) for link in sorted(links, key=lambda link: link.kind not in _AGAINST))


def _link(desk: EventDesk, link: Link) -> model.LinkView:
    own = {desk.event.id, *desk.event.aliases}
    other = link.start if link.end in own else link.end
    if link.kind is LinkKind.PERHAPS_SAME:
        anchor = desk.anchors.get(other)
        start, end, href = "", anchor.title if anchor else other, anchor.name if anchor else ""
    else:
        start, end, href = desk.who(link.start), desk.who(link.end), ""
    return model.LinkView(
        kind=word("link_kind", link.kind),
        text=desk.fill(word("link", link.kind), start=start, end=end),
        note=desk.say(link.note),
        href=href,
        is_against=link.kind in _AGAINST,
    )


def draw_chains(desk: EventDesk) -> tuple[model.ChainView, ...]:
    """Each independent source with the documents that only carry it."""
    return tuple(
        model.ChainView(
            name=desk.say(source.name) or word("source_kind", "unnamed"),
            kind=word("source_kind", source.kind),
            interested=source.interested,
            affirms=source.affirms,
            carriers=tuple(_carrier(desk, carrier) for carrier in source.chain),
        )
        for source in desk.event.sources
    )


def _carrier(desk: EventDesk, carrier: Carrier) -> model.CarrierView:
    title = desk.title_of(carrier.document)
    name = desk.say(carrier.name) or title
    return model.CarrierView(
        name, desk.day(carrier.published), "" if title == name else title, desk.how_carried(carrier.how)
    )


def draw_disagreements(desk: EventDesk) -> tuple[model.CellValue, ...]:
    """What accounts contradict each other on, in words, and whose accounts these are."""
    return tuple(
        model.CellValue(desk.say(_field_words(d.field)), desk.whose(d.claims), desk.say(_note_words(d)))
        for d in desk.event.disagreements
    )


def _field_words(field: str) -> str:
    """A field in words: a claim's own, or the figure of one side ("killed of target")."""
    kind, of, side = field.partition(" of ")
    return f"{word('fields', kind)}, {word('side', side).lower()}" if of else field_label(field)


def _note_words(disagreement: Disagreement) -> str:
    """The note, with the words of codes where it is a list of them."""
    if disagreement.field not in ("event_type", "outcome"):
        return disagreement.note
    return ", ".join(word(disagreement.field, code) for code in disagreement.note.split(", "))
