"""A bundle -> what its sentences are held against: claims by id, what is wrong with each, and who may be named.

Everything here comes from the bundle's own claims; nothing of the atlas or of the reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.base.claim import Claim
from dragoman.base.event import Event
from dragoman.tell import Fact, Grammar, languages, open_grammar
from dragoman.tell.grammar import load_words as load_labels
from dragoman.write.bundle.amounts import Words, load_words
from dragoman.write.bundle.bearers import Bearers, find_bearers
from dragoman.write.bundle.bundle import Bundle, DocumentHead
from dragoman.write.bundle.claim_proofs import Problems, plain, problems_at
from dragoman.write.bundle.telling import telling_of
from dragoman.write.bundle.values import is_name, value_at

WHOLE_CLAIM = "/"
"""The pointer of problems that concern all of a claim, such as an acceptance that does not hold."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report's sentences rest on.

    `grammar` and `words` are of the report's language, None where there is none. `problems` are by claim and pointer.
    `bearers` holds the other names of each party; `name_pattern` finds every name of the bundle; `labels` are
    the words that the language has for headings and notes; `is_told_here` says that the same grammar told the report.
    """

    bundle: Bundle
    claims: Mapping[str, Claim]
    event_of: Mapping[str, Event]
    events: Mapping[str, Event]
    documents: Mapping[str, DocumentHead]
    note_claims: Mapping[int, str]
    problems: Mapping[str, Problems]
    bearers: Bearers
    name_pattern: re.Pattern[str] | None
    labels: frozenset[str]
    grammar: Grammar | None
    words: Words | None
    is_told_here: bool

    def value(self, fact: Fact) -> object:
        """The value that a fact names; None where there is none."""
        claim = self.claims.get(fact.claim)
        return value_at(claim, fact.pointer) if claim else None

    def problems_of(self, fact: Fact) -> tuple[str, ...]:
        """What is wrong with the value of a fact, and with its whole claim."""
        of_claim = self.problems.get(fact.claim, {})
        return (*of_claim.get(WHOLE_CLAIM, ()), *problems_at(of_claim, fact.pointer))

    def published(self, claim_id: str) -> str | None:
        """The day on which a claim's document was published (ISO)."""
        head = self.documents.get(self.claims[claim_id].document_id)
        return head.published if head else None

    def names(self, fact: Fact) -> frozenset[str]:
        """The names by which words may tell a fact: the value as written, other names of the same party, and for who
        speaks, the claim's sources."""
        claim = self.claims.get(fact.claim)
        if claim is None:
            return frozenset()
        if fact.pointer.startswith("/places"):
            return frozenset(
                {*claim.places, *(place.name for place in claim.place_detail), self._country(claim)}
            )
        if fact.pointer == "/country":
            return frozenset({self._country(claim), claim.country or ""})
        named = names_by_pointer(claim, self.event_of[claim.id], fact.pointer)
        return frozenset[str]().union(*(self.same_party(claim, name) for name in named))

    def _country(self, claim: Claim) -> str:
        """The country of a claim as the language of the report calls it, which a place may be; "" for none."""
        return self.grammar.tell_country(claim.country) if claim.country and self.grammar else ""

    def same_party(self, claim: Claim, name: str) -> frozenset[str]:
        """A name of a claim with the other names of its bearer."""
        return self.bearers[self.event_of[claim.id].id].get(plain(name), frozenset()) | {name}


def lay_ground(bundle: Bundle, problems: Mapping[str, Problems]) -> Ground:
    """The ground of a bundle, with what is wrong with its claims."""
    claims = {claim.id: claim for claim in bundle.claims}
    names = sorted(_all_names(claims.values()), key=lambda name: (-len(name), name))
    one_of = "|".join(map(re.escape, names))
    lang = bundle.report.lang
    tag = lang.split("-")[0].lower()
    return Ground(
        bundle=bundle,
        claims=claims,
        event_of={claim.id: event for event in bundle.report.events for claim in event.claims},
        events={event.id: event for event in bundle.report.events},
        documents={head.id: head for head in bundle.documents},
        note_claims={note.number: note.claim for note in bundle.report.footnotes},
        problems=problems,
        bearers=find_bearers(bundle.report.events),
        name_pattern=re.compile(rf"(?<!\w)(?:{one_of})(?!\w)") if names else None,
        labels=frozenset(_leaves(load_labels(tag))) if tag in languages() else frozenset(),
        grammar=open_grammar(lang) if tag in languages() else None,
        words=load_words(lang),
        is_told_here=telling_of(lang) == bundle.about.telling,
    )


def _leaves(table: object) -> Iterator[str]:
    """Every word of a table of words."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _leaves(value)


def names_by_pointer(claim: Claim, event: Event, pointer: str) -> tuple[str, ...]:
    """Whom a fact may name: its own field, and where the words may stand for it, who else speaks or carried it."""
    own = value_at(claim, "/attribution/by" if pointer == "/attribution" else pointer)
    name = own if isinstance(own, str) else None
    if pointer in ("/perpetrator", "/target", "/claimant"):
        return (name,) if name else ()
    if pointer == "/attribution" and name:
        return (name, claim.claimant) if claim.claimant else (name,)
    if pointer in ("/outlet", "/platform", "/attribution"):
        return tuple(n for n in speakers(claim, event) if n != claim.claimant)
    return speakers(claim, event) if pointer == "/assertion" else ()


def speakers(claim: Claim, event: Event) -> tuple[str, ...]:
    """Everybody whose word a claim may be said to be: its own fields, its event's sources, and who carried them."""
    by = claim.attribution.by if claim.attribution else None
    names = [claim.claimant, claim.outlet, claim.platform, by, *(link.name for link in claim.chain)]
    for source in event.sources:
        if claim.id in source.claims:
            names.append(source.name)
            names += [carrier.name for carrier in source.chain if carrier.document == claim.document_id]
    return tuple(dict.fromkeys(name for name in names if name))


def _all_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Every name of a party, an outlet, a platform or a place that has a capital."""
    names = {
        str(value_at(claim, pointer))
        for claim in claims
        for pointer in claim.spans
        if is_name(pointer) and value_at(claim, pointer)
    }
    return frozenset(name for name in names if any(char.isupper() for char in name))
