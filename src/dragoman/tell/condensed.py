"""A saying -> the same in fewer words, for a headline or a lead that would be too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman.tell.plans import Deeds, Part, Saying

_NAMES = frozenset({"/target", "/perpetrator"})


def condense(saying: Saying) -> Saying:
    """A saying with acts of a kind told together, without whom each was against; no hedge is joined with what has none.

    One doer is named for all of them where all are said to be that doer's.
    """
    alike: defaultdict[tuple[object, ...], list[Deeds]] = defaultdict(list)
    for deed in saying.deeds:
        doers = deed.doers if deed.basis else ()
        alike[deed.part, deed.event_type, deed.basis, doers, deed.is_own].append(deed)
    return replace(saying, deeds=tuple(_together(group) for group in alike.values()))


def strip_names(saying: Saying) -> Saying:
    """A saying with what the acts were and where alone; a hedge keeps its doer, and who repels an act its foe."""
    deeds = [
        deed
        if deed.basis or deed.part is Part.REPELLED
        else replace(
            deed, doers=(), against=(), facts=tuple(f for f in deed.facts if f.pointer not in _NAMES)
        )
        for deed in saying.deeds
    ]
    return replace(saying, deeds=tuple(deeds))


def _together(group: Sequence[Deeds]) -> Deeds:
    if len(group) == 1:
        return group[0]
    doers = group[0].doers if len({deed.doers for deed in group}) == 1 else ()
    left_out = {"/target", *(() if doers else ("/perpetrator",))}
    return replace(
        group[0],
        acts=sum(deed.acts for deed in group),
        doers=doers,
        against=(),
        countries=tuple(dict.fromkeys(code for deed in group for code in deed.countries)),
        facts=tuple(fact for deed in group for fact in deed.facts if fact.pointer not in left_out),
    )
