"""A document and its claims in JSON -> every problem of every claim.

The checker shares no code and no words with the reader: it takes the spans that a claim lists, re-derives
the value from their words by the codebook's tables, and compares. What it knows of English, French and Arabic lies in
`languages`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.checker.countries import country_problems
from bench.checker.facts import date_problems, name_problems
from bench.checker.grounds import Grounds, Problem, take_spans
from bench.checker.items import materiel_problems
from bench.checker.tolls import toll_problems
from bench.checker.words import load_words
from dragoman.atlas import Atlas
from dragoman.base.codec import Json
from dragoman.base.document import Document

BESIDE = 60


def check_claims(document: Document, claims: Sequence[Mapping[str, Json]], atlas: Atlas) -> list[Problem]:
    """The problems of a document's claims, in the order of the claims."""
    return [problem for claim in claims for problem in check_claim(document, claim, atlas)]


def check_claim(document: Document, claim: Mapping[str, Json], atlas: Atlas) -> list[Problem]:
    """The problems of one claim; empty when every value follows from its words."""
    grounds, problems = take_spans(document, claim)
    problems += name_problems(grounds)
    problems += date_problems(grounds)
    problems += toll_problems(grounds, atlas)
    problems += materiel_problems(grounds)
    problems += country_problems(grounds, atlas)
    problems += type_problems(grounds)
    problems += assertion_problems(grounds)
    problems += hedge_problems(grounds)
    return problems


def type_problems(grounds: Grounds) -> Iterator[Problem]:
    """A type of act when the words of the act name other types alone."""
    said, quotes = grounds.text("event_type"), grounds.quotes("/event_type")
    words = load_words(grounds.lang)
    table = words.event_types
    named = [name for name, verbs in table.items() if any(words.has(quote, verbs) for quote in quotes)]
    if said in table and named and said not in named:
        yield grounds.problem("/event_type", said, f"{quotes} says {named}")


def assertion_problems(grounds: Grounds) -> Iterator[Problem]:
    """A claim without a claimant, a claimant without a claim, a denial without a word of denying."""
    said, claimant = grounds.text("assertion"), grounds.text("claimant")
    if (said == "claimed") != (claimant is not None):
        yield grounds.problem("/assertion", said, f"does not fit the claimant {claimant!r}")
    quotes = grounds.quotes("/assertion")
    words = load_words(grounds.lang)
    if said == "denied" and quotes and not any(words.has(quote, words.phrases["denial"]) for quote in quotes):
        yield grounds.problem("/assertion", said, f"{quotes} denies nothing")


def hedge_problems(grounds: Grounds) -> Iterator[Problem]:
    """A perpetrator named as fact where the words beside the name suspect or accuse."""
    attribution = grounds.claim.get("attribution")
    basis = attribution.get("basis") if isinstance(attribution, dict) else None
    if basis not in (None, "stated", "suspected", "accused") or grounds.text("perpetrator") is None:
        return
    is_kept = basis in ("suspected", "accused")
    said = next(hedged_words(grounds), None)
    if said and not is_kept:
        yield grounds.problem("/attribution", basis, f"{said!r} suspects or accuses")
    if is_kept and not said:
        yield grounds.problem("/attribution", basis, "no word beside the name or under /attribution says so")


def hedged_words(grounds: Grounds) -> Iterator[str]:
    """The words around the perpetrator's name that suspect or accuse it."""
    words = load_words(grounds.lang)
    for pointer in ("/perpetrator", "/attribution"):
        for span in grounds.spans.get(pointer, ()):
            source = grounds.document.part_text(span.part)
            before, after = (
                source[max(0, span.start - BESIDE) : span.start],
                source[span.end : span.end + BESIDE],
            )
            if (
                words.says("hedged_before", before)
                or words.says("hedged_after", after)
                or words.says("hedge", span.quote)
            ):
                yield before + span.quote + after
