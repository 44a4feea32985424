"""Sayings -> which of them a headline and a lead tell, and how briefly; a language tells each in its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.base.claim import Assertion
from dragoman.tell.condensed import condense, strip_names
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Deeds, Part, Saying
from dragoman.tell.told import Fact, Piece, Sentence

MOST_IN_LEAD = 3
MOST_COUNTRIES = 5
MOST_SPEAKERS = 2
"""A headline of more speakers counts acts instead of telling what each says."""
MOST_DEEDS = 4
"""A lead of more tells acts of a kind together."""

Tell = Callable[[Sequence[Saying]], Sentence]


def pick_headline(
    sayings: Sequence[Saying], *, one_act: Tell, each: Tell, counted: Tell, most_words: int
) -> Sentence:
    """The headline of one act, of what each speaker says, or of how many acts there are.

    One that is longer than `most_words` tells acts of a kind together, then leaves out what was taken, then whom acts
    were against and who did them, then counts.
    """
    if len({event for saying in sayings for event in saying.events}) == 1 and len(sayings) > 1:
        return one_act(sayings)
    if len(sayings) > MOST_SPEAKERS:
        return counted(sayings)
    short = [condense(saying) for saying in sayings]
    bare = [replace(s, tallies=tuple(t for t in s.tallies if t.category is None)) for s in short]
    for told in (sayings, short, bare, [strip_names(saying) for saying in bare]):
        headline = each(told)
        if len(headline.text.split()) <= most_words:
            return headline
    return counted(sayings)


def pick_lead(
    sayings: Sequence[Saying],
    *,
    said: Callable[[Saying], Sentence],
    totals: Callable[[Saying], Sentence | None],
    others: Tell,
) -> tuple[Sentence, ...]:
    """A lead: of each speaker what it said and when, then its totals.

    Of many speakers it tells the acts of those who tell of most, and who denies one of these acts.
    """
    sayings = [condense(s) if len(s.deeds) > MOST_DEEDS else s for s in sayings]
    if len(sayings) > MOST_IN_LEAD:
        first = sorted(sayings, key=lambda s: -s.acts)[:MOST_IN_LEAD]
        events = {event for saying in first for event in saying.events}
        first += [s for s in sayings if s.assertion is Assertion.DENIED and not events.isdisjoint(s.events)]
        told = tuple(said(saying) for saying in sayings if saying in first)
        rest = [saying for saying in sayings if saying not in first]
        return (*told, others(rest)) if rest else told
    sentences: list[Sentence] = []
    for saying in sayings:
        total = totals(saying)
        sentences += [said(saying), total] if total else [said(saying)]
    return tuple(sentences)


def by_part(deeds: Sequence[Deeds]) -> list[tuple[Part, list[Deeds]]]:
    """Deeds by the part that the speaker has in them, in the order of the parts."""
    groups: defaultdict[Part, list[Deeds]] = defaultdict(list)
    for deed in deeds:
        groups[deed.part].append(deed)
    return sorted(groups.items(), key=lambda item: list(Part).index(item[0]))


def day_facts(saying: Saying) -> tuple[Fact, ...]:
    """The facts of the days on which it was said."""
    if saying.day_facts:
        return saying.day_facts
    claims = dict.fromkeys(fact.claim for deed in saying.deeds for fact in deed.facts)
    return tuple(Fact(claim, "/claimed_on") for claim in claims)


def deed_facts(sayings: Sequence[Saying]) -> tuple[Fact, ...]:
    """The facts of all that is said to have been done."""
    return tuple(fact for saying in sayings for deed in saying.deeds for fact in deed.facts)


def events_of(sayings: Sequence[Saying]) -> set[str]:
    """The acts that are told of."""
    return {event for saying in sayings for event in saying.events}


def countries_of(sayings: Sequence[Saying]) -> tuple[str, ...]:
    """The countries of the acts, in order."""
    return tuple(
        dict.fromkeys(code for saying in sayings for deed in saying.deeds for code in deed.countries)
    )


def fill(form: str, slots: Mapping[str, Pieces]) -> Pieces:
    """ "{n} in {x}: {rest}" with the pieces of its slots."""
    pieces: list[Piece] = []
    for part in form.split("{"):
        slot, brace, after = part.partition("}")
        pieces += [*slots[slot], Piece(after)] if brace else [Piece(part)]
    return tuple(pieces)
