"""A claim with its document -> its Profile: what of it is compared with other claims, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.atlas import fold
from dragoman.base.claim import Assertion, Claim, EventType, Outcome, Qualifier, Side, Toll
from dragoman.base.document import Document
from dragoman.resolve.actors import ActorBook, Who, add_bracketed, bracketed_names
from dragoman.resolve.days import Days, claim_days
from dragoman.resolve.passages import passage, rare_words, signature
from dragoman.resolve.spots import Spot, claim_spots
from dragoman.resolve.words import tongue_of

LARGEST_TOLL = 100_000
"""A larger toll of one act is taken for a mistake: it is kept, named and not used."""
MOST_READ = 100_000  # characters in which a name is introduced
UNCOUNTED = frozenset({Qualifier.UNSTATED, Qualifier.NONE})
NAMED_PERSON = "named person"  # the codebook's victim of a toll that names its person
LISTS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Count:
    """A toll to compare: persons of one kind and side, None is open; who gives it does not matter here."""

    kind: str
    side: Side
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a claim. `own` is whether its perpetrator says so himself; `signature` is the MinHash
    of its passage; `items` are categories and names of materiel; `named` are all actors of the atlas in it;
    `tongue` is the language of the document, "" when it is not known."""

    claim: str
    document: str
    event_type: EventType
    outcome: Outcome | None
    assertion: Assertion
    country: str | None
    spots: tuple[Spot, ...]
    days: Days
    perpetrator: Who | None
    target: Who | None
    claimant: Who | None
    own: bool
    counts: tuple[Count, ...]
    items: frozenset[str]
    named: frozenset[str]
    words: frozenset[str]
    signature: tuple[int, ...]
    tongue: str = ""

    @property
    def whos(self) -> tuple[Who, ...]:
        """Everybody who is named in a part of the act, or claims it."""
        return tuple(w for w in (self.perpetrator, self.target, self.claimant) if w is not None)

    @property
    def spot(self) -> Spot | None:
        """The most specific place."""
        return self.spots[0] if self.spots else None


def profile_claim(claim: Claim, document: Document, actors: ActorBook) -> Profile:
    """The profile of a claim; values that cannot be true are left out of it."""
    days, _ = claim_days(claim, document)
    spots, _ = claim_spots(claim)
    country = claim.country
    text = passage(claim, document)
    tongue = tongue_of(document.lang)

    beside = bracketed_names(document.read_text[:MOST_READ])

    def who(name: str | None) -> Who | None:
        return add_bracketed(actors.who(name, country, tongue), beside) if name and name.strip() else None

    return Profile(
        claim=claim.id,
        document=document.id,
        event_type=claim.event_type,
        outcome=claim.outcome,
        assertion=claim.assertion,
        country=country,
        spots=spots,
        days=days,
        perpetrator=who(claim.perpetrator),
        target=who(claim.target),
        claimant=who(claim.claimant),
        own=claim.assertion is Assertion.CLAIMED,
        counts=_counts(claim),
        items=frozenset(f"{m.category}:{m.item.casefold()}" for m in claim.materiel),
        named=actors.named_in(text, country),
        words=rare_words(text, tongue),
        signature=signature(text),
        tongue=tongue,
    )


def is_credible(toll: Toll) -> bool:
    """Whether a toll can be that of one act."""
    low, high = toll.min or 0, toll.max if toll.max is not None else toll.min or 0
    return 0 <= low <= high <= LARGEST_TOLL


def toll_remarks(claim: Claim) -> tuple[str, ...]:
    """Tolls that were kept and not used, by name."""
    return tuple(
        f"claim {claim.id}: /{kind}/{n} of {toll.text!r} is no toll of one act; not used"
        for kind in LISTS
        for n, toll in enumerate(getattr(claim, kind))
        if not is_credible(toll)
    )


def add_up(tolls: Iterable[tuple[int, Toll]]) -> list[list[tuple[int, Toll]]]:
    """Tolls of one kind, side and source (with their places in the list) -> those that are parts of one figure.

    Parts add up only where each names other people ("five soldiers and two policemen"). Two figures for the same
    people, or for nobody in particular, are two accounts: their sum would be a number that nobody gave. A bare plural
    and a person given by name may be part of the figure beside them, and never add.
    """
    tolls = list(tolls)
    victims = [fold(toll.victim) if toll.victim else "" for _, toll in tolls]
    counted = all(toll.qualifier not in UNCOUNTED and toll.victim != NAMED_PERSON for _, toll in tolls)
    if len(tolls) < 2 or not counted or "" in victims or len(set(victims)) < len(victims):
        return [[toll] for toll in tolls]
    return [tolls]


def _counts(claim: Claim) -> tuple[Count, ...]:
    """The credible tolls of a claim, parts added up."""
    counts: dict[Count, None] = {}
    for kind in LISTS:
        grouped: dict[tuple[Side, str | None], list[tuple[int, Toll]]] = {}
        for n, toll in enumerate(getattr(claim, kind)):
            if is_credible(toll):
                grouped.setdefault((toll.side, toll.source), []).append((n, toll))
        for (side, _), found in grouped.items():
            for parts in add_up(found):
                lows, highs = [toll.min for _, toll in parts], [toll.max for _, toll in parts]
                counts[Count(kind, side, sum_of(lows), sum_of(highs))] = None
    return tuple(counts)


def sum_of(bounds: Iterable[int | None]) -> int | None:
    """The sum of bounds, None when one of them is open."""
    given = list(bounds)
    return None if None in given else sum(bound for bound in given if bound is not None)
