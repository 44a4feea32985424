"""Every value that is read in French, Arabic and Spanish points at its words, and every figure at its number."""

from __future__ import annotations

import pytest

from bench.checker.counts import count_bounds
from bench.quality.gold import GoldDocument, Source, load_gold
from bench.quality.split import Part
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, DatePrecision, Toll
from dragoman.base.span import Span
from dragoman.read import RuleReader

PLAIN = (
    "event_type", "outcome", "assertion", "claimant", "outlet", "platform", "claimed_on", "perpetrator", "target",
    "country", "event_date", "attribution",
)  # fmt: skip
LISTS = ("places", "killed", "injured", "captured", "materiel", "chain", "evidence_offered")
TOLLS = ("killed", "injured", "captured")
LANGUAGES = ("fr", "ar", "es")
WIDTH = 40  # characters around the words of a number in which its noun and its bounding word stand


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def looked_at(lang: str) -> list[GoldDocument]:
    """The documents of the repository in a language that may be looked at."""
    sources = [Source(lang)] if lang == "es" else [Source(lang), Source.OWN]
    return [
        gold for source in sources for gold in load_gold(source, lang=lang) or () if gold.part is Part.DEV
    ]


def pointers(claim: Claim) -> list[str]:
    """The pointers that must have spans."""
    found = [f"/{name}" for name in PLAIN if getattr(claim, name) is not None]
    found += [f"/{name}/{index}" for name in LISTS for index in range(len(getattr(claim, name)))]
    if claim.inventory_open:
        found.append("/inventory_open")
    if claim.date_precision is not DatePrecision.UNKNOWN:
        found.append("/date_precision")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_grounds_every_value_of_a_language(reader: RuleReader, lang: str) -> None:
    read = [(gold.document, claim) for gold in looked_at(lang) for claim in reader.read(gold.document).claims]
    assert len(read) > 10
    for document, claim in read:
        assert [p for p in pointers(claim) if not claim.spans.get(p)] == [], claim.id
        for span in (span for spans in claim.spans.values() for span in spans):
            assert document.part_text(span.part)[span.start : span.end] == span.quote


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_points_at_the_words_of_every_number(reader: RuleReader, lang: str) -> None:
    without = [
        (gold.key, pointer, toll.text)
        for gold in looked_at(lang)
        for claim in reader.read(gold.document).claims
        for pointer, toll in tolls_of(claim)
        if not any(toll.text in span.quote for span in claim.spans[pointer])
    ]
    assert without == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_read_gives_numbers_that_their_words_have(reader: RuleReader, lang: str) -> None:
    """An exact number of two and more is one that the checker, which shares no code with the reader, finds too."""
    wrong = []
    counted = 0
    for gold in looked_at(lang):
        for claim in reader.read(gold.document).claims:
            for pointer, toll in tolls_of(claim):
                if toll.min is not None and toll.min == toll.max and toll.min > 1:
                    counted += 1
                    if not is_borne_out(gold, toll, claim.spans[pointer], lang):
                        wrong.append((gold.key, pointer, toll.text, toll.min))
    assert counted > 20
    assert wrong == []


def tolls_of(claim: Claim) -> list[tuple[str, Toll]]:
    """Every figure of a claim with its pointer."""
    return [(f"/{name}/{n}", toll) for name in TOLLS for n, toll in enumerate(getattr(claim, name))]


def is_borne_out(gold: GoldDocument, toll: Toll, spans: tuple[Span, ...], lang: str) -> bool:
    """Whether the words of a figure mean its number where they stand."""
    span = next(span for span in spans if toll.text in span.quote)
    source = gold.document.part_text(span.part)
    around = source[max(0, span.start - WIDTH) : span.start], source[span.end : span.end + WIDTH]
    return (toll.min, toll.max) in count_bounds(toll.text, before=around[0], after=around[1], lang=lang)
