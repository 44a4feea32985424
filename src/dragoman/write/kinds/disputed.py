"""Accounts -> what is denied, claimed by rivals or told with opposite ends, an event a paragraph that points at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.base.claim import Assertion
from dragoman.base.event import Event, EventStatus, LinkKind
from dragoman.tell import Fact, Sentence
from dragoman.tell.kinds import Named, Row, Value
from dragoman.write.accounts import Account
from dragoman.write.kinds.counts import group_by
from dragoman.write.kinds.telling import Teller, title_of
from dragoman.write.report import Section

_CONTESTED = frozenset({EventStatus.DISPUTED, EventStatus.DENIED})


def disputed_section(teller: Teller, accounts: Sequence[Account]) -> Section | None:
    """What is disputed or denied; None when nothing is."""
    groups = group_by(accounts, lambda event: event.id)
    told = [
        (group[0].event, sentence)
        for group in groups.values()
        if group[0].event.status in _CONTESTED
        for sentence in [_tell(teller, group[0].event, group)]
    ]
    if not told:
        return None
    paragraphs = tuple(teller.desk.cite((sentence,), event=event.id) for event, sentence in told)
    return Section(teller.label("disputed"), paragraphs)


def _tell(teller: Teller, event: Event, accounts: Sequence[Account]) -> Sentence:
    act = title_of(event, accounts)
    denying = deniers_of(teller, accounts)
    affirming = voices_of(teller, (a for a in accounts if a.claim.assertion is not Assertion.DENIED))
    if denying:
        return teller.tell(
            "denied" if affirming else "denied_only", act=act, denying=denying, affirming=affirming
        )
    rivals = {c for link in event.links if link.kind is LinkKind.RIVAL_CLAIM for c in (link.start, link.end)}
    claiming = voices_of(teller, (a for a in accounts if a.claim.id in rivals))
    if len(claiming) > 1:
        return teller.tell("rival", act=act, claiming=claiming)
    return teller.tell("opposed", act=act, sources=affirming)


def deniers_of(teller: Teller, accounts: Sequence[Account]) -> tuple[Row, ...]:
    """Who denies an act; where a medium tells of a denial by nobody that is named, that it stands in its account."""
    denials = [a for a in accounts if a.claim.assertion is Assertion.DENIED]
    named = [
        a
        for a in denials
        if a.is_party or a.claim.claimant or (a.claim.attribution and a.claim.attribution.by)
    ]
    carried = [a for a in denials if a not in named]
    by = [Row("by", {"who": voice}) for voice in voices_of(teller, named)]
    return (*by, *(Row("carried", {"who": voice}) for voice in voices_of(teller, carried)))


def voices_of(teller: Teller, accounts: Iterable[Account]) -> tuple[Named | Value, ...]:
    """Who speaks in accounts, each once, by the facts that say so; who is not named is told as not named."""
    naming = teller.desk.naming
    facts: dict[str, list[Fact]] = {}
    names: dict[str, str] = {}
    for account in accounts:
        name = account.speaker or teller.label("unnamed")
        names.setdefault(naming.key(name), naming.calm(name))
        facts.setdefault(naming.key(name), []).append(Fact(account.claim.id, "/assertion"))
    unnamed = naming.key(teller.label("unnamed"))  # last, behind who is named
    return tuple(voice_of(names[key], facts[key]) for key in sorted(names, key=lambda key: key == unnamed))


def voice_of(name: str, facts: Iterable[Fact]) -> Named | Value:
    """Who speaks; a name in small letters is a channel's and takes no article."""
    return Value(name, tuple(facts)) if name[:1].islower() else Named(name, tuple(facts))
