"""A claim with its document -> its Profile: what of it is compared with other claims, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.base.claim import Assertion, Claim, EventType, Outcome, Side, Toll
from dragoman.base.document import Document
from dragoman.resolve.actors import ActorBook, Who, add_bracketed, bracketed_names
from dragoman.resolve.days import Days, claim_days
from dragoman.resolve.passages import passage, rare_words, signature
from dragoman.resolve.spots import Spot, claim_spots

LARGEST_TOLL = 100_000
"""A larger toll of one act is taken for a mistake: it is kept, named and not used."""
MOST_READ = 100_000  # characters in which a name is introduced
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
    of its passage; `items` are categories and names of materiel; `named` are all actors of the atlas in it."""

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

    beside = bracketed_names(document.read_text[:MOST_READ])

    def who(name: str | None) -> Who | None:
        return add_bracketed(actors.who(name, country), beside) if name and name.strip() else None

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
        words=rare_words(text),
        signature=signature(text),
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


def _counts(claim: Claim) -> tuple[Count, ...]:
    """The credible tolls of a claim, those of one kind, side and source added up."""
    sums: dict[tuple[str, Side, str | None], tuple[int | None, int | None]] = {}
    for kind in LISTS:
        tolls: tuple[Toll, ...] = getattr(claim, kind)
        for toll in filter(is_credible, tolls):
            key = (kind, toll.side, toll.source)
            low, high = sums.get(key, (0, 0))
            sums[key] = (
                None if low is None or toll.min is None else low + toll.min,
                None if high is None or toll.max is None else high + toll.max,
            )
    return tuple(dict.fromkeys(Count(kind, side, low, high) for (kind, side, _), (low, high) in sums.items()))
