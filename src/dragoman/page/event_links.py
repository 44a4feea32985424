"""An event's links, sources and disagreements -> sentences: who denies whom, who carried what, what is at odds."""

from __future__ import annotations

import re

from dragoman.base.event import Carrier, Disagreement, Link, LinkKind
from dragoman.page import event_model as model
from dragoman.page.event_desk import EventDesk
from dragoman.page.shown import isolate
from dragoman.page.words import comma, date_words, field_label, word

_AGAINST = frozenset({LinkKind.DENIES, LinkKind.RIVAL_CLAIM})
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")


def draw_links(desk: EventDesk) -> tuple[model.LinkView, ...]:
    """The relations in words, denials and rival claims first; reposts are told by the chains."""
    links = [link for link in desk.event.links if link.kind is not LinkKind.REPOST]
    rivals = [link for link in links if link.kind is LinkKind.RIVAL_CLAIM]
    rest = [link for link in links if link.kind is not LinkKind.RIVAL_CLAIM]
    views = [_rivals(desk, rivals)] if len(rivals) > 1 else [_link(desk, link) for link in rivals]
    views += [_link(desk, link) for link in rest]
    return tuple(sorted(views, key=lambda view: not view.is_against))


def _rivals(desk: EventDesk, links: list[Link]) -> model.LinkView:
    """All who claim the act on one line: of four rivals there are six pairs."""
    names = list(dict.fromkeys(isolate(_claimant(desk, c)) for link in links for c in (link.start, link.end)))
    told = word("text", "and").format(names=", ".join(names[:-1]), last=names[-1])
    kind = LinkKind.RIVAL_CLAIM
    return model.LinkView(word("link_kind", kind), word("text", "rivals").format(names=told), "", "", True)


def _link(desk: EventDesk, link: Link) -> model.LinkView:
    own = {desk.event.id, *desk.event.aliases}
    other = link.start if link.end in own else link.end
    if link.kind is LinkKind.PERHAPS_SAME:
        anchor = desk.anchors.get(other)
        start, end, href = "", anchor.title if anchor else other, anchor.name if anchor else ""
    else:
        start, end, href = desk.who(link.start), desk.who(link.end), ""
    frame = word("link", link.kind)
    if link.kind is LinkKind.RIVAL_CLAIM:
        start, end = _claimant(desk, link.start), _claimant(desk, link.end)
    elif link.kind in (LinkKind.DENIES, LinkKind.CONFIRMS):
        party = desk.party(link.start)
        start = desk.say(party.name) if party else start
        frame = frame if party else word("text", f"tells_that_{link.kind}")
    text = desk.fill(frame, start=start, end=end)
    note = desk.say(link.note)
    return model.LinkView(
        kind=word("link_kind", link.kind),
        text=text,
        note="" if set(note.split()) - {"it", "on"} <= set(text.split()) else note,
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
    return tuple(_disagreement(desk, d) for d in desk.event.disagreements)


def _claimant(desk: EventDesk, claim_id: str) -> str:
    """Who claims the act: the party, never the paper that carries its claim."""
    claim, party = desk.claims.get(claim_id), desk.party(claim_id)
    named = party.name if party else (claim.claimant or claim.perpetrator) if claim else None
    return desk.say(named) or desk.who(claim_id)


def disagreement_words(disagreement: Disagreement) -> str:
    """What accounts contradict each other on, in words: "Killed, civilians: 25 (residents) against 41 (army)"."""
    return f"{_field_words(disagreement.field)}: {_note_words(disagreement)}"


def _disagreement(desk: EventDesk, disagreement: Disagreement) -> model.CellValue:
    whose, note = desk.whose(disagreement.claims), desk.say(_note_words(disagreement))
    if disagreement.field == "assertion" and note == "denied":
        is_party = all(desk.party(claim_id) for claim_id in disagreement.claims)
        names = (desk.party(claim_id) for claim_id in disagreement.claims)
        whose = ", ".join(dict.fromkeys(desk.say(s.name) for s in names if s)) if is_party else whose
        note = desk.fill(word("text", "denied_by" if is_party else "denial_told_by"), who=whose)
    is_told = all(name in note for name in whose.split(", "))
    return model.CellValue(desk.say(_field_words(disagreement.field)), "" if is_told else whose, note)


def _field_words(field: str) -> str:
    """A field in words: a claim's own, or the figure of one side ("killed of target")."""
    kind, of, side = field.partition(" of ")
    return f"{word('fields', kind)}{comma()}{word('side', side).lower()}" if of else field_label(field)


def days_in_words(text: str) -> str:
    """A text with its ISO days in words."""
    return _ISO.sub(lambda found: date_words(found[0]) or found[0], text)


def _note_words(disagreement: Disagreement) -> str:
    """The note, with the words of codes where it is a list of them."""
    if disagreement.field == "event_date":
        return days_in_words(disagreement.note)
    if disagreement.field not in ("event_type", "outcome"):
        return disagreement.note.replace(" against ", word("text", "against_note"))
    parts = re.split("(, | against )", disagreement.note)
    return "".join(word(disagreement.field, part) if n % 2 == 0 else part for n, part in enumerate(parts))
