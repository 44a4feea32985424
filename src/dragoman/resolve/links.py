"""The claims of an event -> how they stand to each other: denials, confirmations, rivals, copies, updates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.base.claim import Assertion
from dragoman.base.event import Figure, Link, LinkKind
from dragoman.resolve.sources import Copies, Told
from dragoman.resolve.status import rival_claims


def find_links(told: Sequence[Told], copies: Copies, figures: Sequence[Figure]) -> tuple[Link, ...]:
    """The links between the claims of an event, by kind, each once."""
    links = [*_answers(told), *_rivals(told), *_reposts(told, copies), *_updates(figures)]
    return tuple(dict.fromkeys(links))


def _answers(told: Sequence[Told]) -> Iterator[Link]:
    """A denial or a confirmation and the first account of each other source that it answers."""
    for t in told:
        kind = {Assertion.DENIED: LinkKind.DENIES, Assertion.CONFIRMED: LinkKind.CONFIRMS}.get(
            t.claim.assertion
        )
        if kind is None:
            continue
        answered: set[str] = set()
        for other in told:
            if other.affirms and other.voice.key != t.voice.key and other.voice.key not in answered:
                answered.add(other.voice.key)
                yield Link(kind, t.claim.id, other.claim.id, f"{t.voice.name} on {other.voice.name}")


def _rivals(told: Sequence[Told]) -> Iterator[Link]:
    """The first claims of each two that claim the act for themselves."""
    first: dict[str, Told] = {}
    for t in rival_claims(told):
        first.setdefault(t.voice.key, t)
    for one, other in combinations(first.values(), 2):
        note = f"{one.voice.name} and {other.voice.name} each claim it"
        yield Link(LinkKind.RIVAL_CLAIM, one.claim.id, other.claim.id, note)


def _reposts(told: Sequence[Told], copies: Copies) -> Iterator[Link]:
    first: dict[str, str] = {}
    for t in told:
        first.setdefault(t.document.id, t.claim.id)
    for document, (origin, share) in copies.first.items():
        if document in first and origin in first:
            note = f"{share} % of three-word sequences in common"
            yield Link(LinkKind.REPOST, first[document], first[origin], note)


def _updates(figures: Sequence[Figure]) -> Iterator[Link]:
    """A later account that changes an earlier figure of the same source."""
    for figure in figures:
        last: dict[str, tuple[str, str, tuple[int | None, int | None]]] = {}
        for account in figure.accounts:
            before = last.get(account.source)
            bounds = (account.min, account.max)
            if before and before[0] != account.claim and before[2] != bounds:
                note = f"{figure.kind}: {before[1]}, then {account.text}"
                yield Link(LinkKind.UPDATE, account.claim, before[0], note)
            last[account.source] = (account.claim, account.text, bounds)
