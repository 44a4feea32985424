"""A group's own accounts -> the people that it says it lost, and those that it says others lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Qualifier, Side, Toll
from dragoman.base.event import FigureKind
from dragoman.tell import Fact, Sentence
from dragoman.tell.kinds import Total, Value
from dragoman.write.kinds.counts import add_up, events_of
from dragoman.write.kinds.roles import Mention, Role
from dragoman.write.kinds.telling import Teller

_WITHOUT_NUMBER = frozenset({Qualifier.UNSTATED, Qualifier.SEVERAL})


def tell_own_tolls(teller: Teller, own: Sequence[Mention]) -> Iterator[Sentence]:
    """The group's figures of its own people, then of others', by kind; in its own name only.

    Args:
        own: the accounts that the group gives itself, with its part in each.
    """
    for topic, is_own in (("own_toll", True), ("others_toll", False)):
        for kind in FigureKind:
            total = _total(teller, own, kind, is_own=is_own)
            if total:
                whom = Value(teller.label(kind))
                yield teller.tell(topic, total=total, whom=whom, over=total.over)


def _total(teller: Teller, own: Sequence[Mention], kind: FigureKind, *, is_own: bool) -> Total | None:
    found = [
        (mention, Fact(mention.account.claim.id, f"/{kind}/{n}"))
        for mention in own
        for n, toll in enumerate(getattr(mention.account.claim, kind))
        if (toll.side is _own_side(mention.role)) is is_own and _is_given(teller, mention, toll)
    ]
    if not found:
        return None
    events = events_of(mention.account for mention, _ in found)
    facts = tuple(fact for _, fact in found)
    total = add_up(kind, facts, len(events), events)
    return total if total.high != 0 else None


def _own_side(role: Role) -> Side:
    """The side on which a group's own people are: of the act that it did, the doers'."""
    return Side.PERPETRATOR if role is Role.CLAIMS else Side.TARGET


def _is_given(teller: Teller, mention: Mention, toll: Toll) -> bool:
    """Whether a figure is a number, and the group's own word."""
    key = teller.desk.naming.key
    is_its_word = toll.source is None or key(toll.source) == mention.key
    return is_its_word and toll.qualifier not in _WITHOUT_NUMBER
