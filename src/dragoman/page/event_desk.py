"""An event -> the desk on which it is drawn: who speaks through which claim, and every text made safe to show."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.event import Event, Source, SourceKind
from dragoman.page.event_names import names_of_event
from dragoman.page.names import withhold
from dragoman.page.shown import isolate, show_line
from dragoman.page.words import date_words, word

_READ_FOR_TITLE, _TITLE_CHARS = 300, 90


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an event stands on the page, and its title as it may be shown."""

    name: str
    title: str


@dataclass(slots=True)
class EventDesk:
    """One event with its claims, documents and sources by id.

    Args:
        key: the id that the ids of the event's parts begin with.
        anchor: where the event stands on the page.
        anchors: id or alias of every event of the page -> where that one stands.
        known: names of parties, publishers and places of the whole page.
        countries: code of a country -> its name; a code that is not there is shown as it is.
    """

    key: str
    event: Event
    anchor: str
    anchors: dict[str, Anchor]
    known: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    claims: dict[str, Claim] = field(init=False)
    documents: dict[str, Document] = field(init=False)
    source_of: dict[str, Source] = field(init=False)
    carrier_of: dict[str, str] = field(init=False)
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.claims = {claim.id: claim for claim in self.event.claims}
        self.documents = {document.id: document for document in self.event.documents}
        self.source_of = {}
        self.carrier_of = {c.document: c.name for source in self.event.sources for c in source.chain}
        for source in self.event.sources:
            own = {carrier.document for carrier in source.chain if carrier.how == "own"}
            for claim_id in source.claims:
                claim = self.claims.get(claim_id)
                # A claim that also carries another's statement speaks for its own source.
                if claim_id not in self.source_of or (claim and claim.document_id in own):
                    self.source_of[claim_id] = source
        self.names = names_of_event(self.event, self.known)

    def say(self, text: str | None) -> str:
        """A text as it may be shown: on one line, defused, without a withheld name; "" for None."""
        return withhold(show_line(text), self.names) if text else ""

    def fill(self, frame: str, **values: str | None) -> str:
        """A sentence of ours with values in it; a value may hold braces of its own and runs its own way."""
        parts = frame.split("{")
        told = parts[0]
        for part in parts[1:]:
            slot, _, rest = part.partition("}")
            told += isolate(self.say(values[slot])) + rest
        return told

    def who(self, claim_id: str) -> str:
        """The source that a claim speaks for, by name; else the claim's own words for it, else its id."""
        source = self.source_of.get(claim_id)
        claim = self.claims.get(claim_id)
        named = source.name if source else None
        if not named and claim:
            named = claim.claimant or claim.outlet or claim.platform
        return self.say(named or (word("source_kind", "unnamed") if claim else claim_id))

    def party(self, claim_id: str) -> Source | None:
        """The party whose word a claim carries, also where a paper that carries it has a word of its own."""
        of_claim = [source for source in self.event.sources if claim_id in source.claims]
        return next((source for source in of_claim if source.kind is SourceKind.PARTY), None)

    def giver(self, by: str, claim_id: str) -> str:
        """Who gives a value and, where that is another, through whom: "residents (told by Example Courier)"."""
        claim = self.claims.get(claim_id)
        speaker = self.who(claim_id)
        carrier = self.say(self.carrier_of.get(claim.document_id)) if claim else ""
        carrier = carrier or speaker
        if not by:
            return speaker
        if self.say(by) in (carrier, speaker):
            return self.say(by)
        return self.fill(word("text", "told_by"), by=by, carrier=carrier)

    def whose(self, claim_ids: Iterable[str]) -> str:
        """The sources of several claims, each once, in order."""
        return ", ".join(dict.fromkeys(isolate(self.who(claim_id)) for claim_id in claim_ids))

    def day(self, value: str | None) -> str:
        """An ISO date in words; what is none is shown as it is, "" for None."""
        return self.say(date_words(value))

    def how_carried(self, how: str) -> str:
        """How a document carries an account, in words; a code that is not known is shown as it is."""
        kind, _, rest = how.partition(":")
        share, _, origin = rest.partition(":")
        if kind == "repost" and origin:
            return self.fill(word("carried", "repost"), share=share, origin=self.title_of(origin))
        return word("carried", how) if how in ("own", "statement", "quotes", "cites") else self.say(how)

    def title_of(self, document_id: str) -> str:
        """The title of a document, else its first words, else its id."""
        document = self.documents.get(document_id)
        if document is None:
            return self.say(document_id)
        first = " ".join(document.text[:_READ_FOR_TITLE].split())
        return self.say(
            document.title or textwrap.shorten(first, _TITLE_CHARS, placeholder="…") or document_id
        )


def is_event_id(text: str) -> bool:
    """Whether a text has the form that ids of ours have, and so may stand as an id of the page."""
    return re.fullmatch(r"e-[0-9a-f]{6,40}", text) is not None
