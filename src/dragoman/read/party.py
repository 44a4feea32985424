"""What the parties of one event are, while they are found."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.base.claim import Assertion, Basis, Outcome
from dragoman.read.facts import Facts
from dragoman.read.nouns import ActorRef, Words
from dragoman.read.phrases import Item
from dragoman.read.speakers import Speech


@dataclass(slots=True)
class Parties:
    """Doer, target, claimant and whose word the account is."""

    perpetrator: ActorRef | None = None
    perpetrator_item: Item | None = None
    target: Words | None = None
    target_actor: ActorRef | None = None
    target_class: str = ""
    claimant: ActorRef | None = None
    outlet: Words | None = None
    platform: Words | None = None
    assertion: Assertion = Assertion.REPORTED
    outcome: Outcome | None = None
    basis: Basis = Basis.STATED
    by: Words | None = None
    speech: Speech | None = None
    said_in: Facts | None = None
    doer_class: str = ""
    doer_words: Words | None = None
    doer_heads: set[str] = field(default_factory=set)
    doer_nature: str = ""
    target_nature: str = ""
    voice: ActorRef | None = None
    hedge: tuple[Words, ...] = ()
    said: tuple[Words, ...] = ()
    outcome_words: Words | None = None
