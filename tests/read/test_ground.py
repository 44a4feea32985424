"""Every value of every claim points at words that say it, and what its words do not prove is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.quality.gold import Source, load_gold
from bench.quality.split import Part
from dragoman.atlas import Atlas
from dragoman.base.claim import (
    Assertion,
    Basis,
    ChainRole,
    Claim,
    DatePrecision,
    Evidence,
    Materiel,
    Toll,
)
from dragoman.base.document import Document
from dragoman.read import RuleReader
from dragoman.read.dates import DateLexicon, find_dates
from dragoman.read.ground import NO_DATE, NO_NAME, NO_NUMBER, NO_SPAN, Proofs, ground_claim
from dragoman.read.lexicon import load_lexicon
from dragoman.read.numbers import NumberLexicon, find_counts

PLAIN = (
    "event_type", "outcome", "assertion", "claimant", "outlet", "platform", "claimed_on", "perpetrator", "target",
    "country", "event_date", "attribution",
)  # fmt: skip
LISTS = ("places", "killed", "injured", "captured", "materiel", "chain", "evidence_offered")
RAID = Document(
    "raid",
    "Red Sand Front fighters attacked an army post near Niono, Mali, on Monday, killing over 50 soldiers and seizing "
    "two rifles and other equipment, the group said in a statement. It released photos of the rifles.",
    lang="en",
    published=date(2024, 5, 15),
)


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open())


def read_text(reader: RuleReader, text: str, day: date | None = date(2024, 5, 15)) -> tuple[Claim, ...]:
    """The claims of a text of one paragraph."""
    return reader.read(Document("made", text, lang="en", published=day)).claims


def pointers(claim: Claim) -> list[str]:
    """The pointers that must have spans."""
    found = [f"/{name}" for name in PLAIN if getattr(claim, name) is not None]
    found += [f"/{name}/{index}" for name in LISTS for index in range(len(getattr(claim, name)))]
    if claim.inventory_open:
        found.append("/inventory_open")
    if claim.date_precision is not DatePrecision.UNKNOWN:
        found.append("/date_precision")
    return found


def test_read_grounds_every_value_of_the_gold_documents(reader: RuleReader) -> None:
    documents = [gold for gold in load_gold(Source.EN) or () if gold.part is Part.DEV]
    claims = [(gold.document, claim) for gold in documents for claim in reader.read(gold.document).claims]
    assert claims
    for document, claim in claims:
        assert [p for p in pointers(claim) if not claim.spans.get(p)] == [], claim.id
        assert sorted(set(claim.spans) - set(pointers(claim))) == [], claim.id
        for span in (span for spans in claim.spans.values() for span in spans):
            assert document.part_text(span.part)[span.start : span.end] == span.quote


def test_read_grounds_the_parts_that_are_not_scored(reader: RuleReader) -> None:
    (claim,) = reader.read(RAID).claims
    quotes = {pointer: [span.quote for span in spans] for pointer, spans in claim.spans.items()}
    assert "other equipment" in quotes["/inventory_open"][0]
    assert claim.evidence_offered == (Evidence.PHOTO,)
    assert quotes["/evidence_offered/0"] == ["photos"]
    assert quotes["/date_precision"] == quotes["/event_date"] == ["Monday"]


def proofs_of(document: Document) -> Proofs:
    """What the engines read in a document."""
    counts = find_counts(document.read_text, NumberLexicon.load("en"))
    dates = find_dates(document.read_text, DateLexicon.load("en"))
    return Proofs.of(document, load_lexicon("en", Atlas.open()), document.published, counts, dates)


def with_toll(claim: Claim, **changes: object) -> Claim:
    """The claim with its first toll of killed changed."""
    first: Toll = replace(claim.killed[0], **changes)  # type: ignore[arg-type]
    return replace(claim, killed=(first, *claim.killed[1:]))


def with_item(claim: Claim, **changes: object) -> Claim:
    """The claim with its first item changed."""
    first: Materiel = replace(claim.materiel[0], **changes)  # type: ignore[arg-type]
    return replace(claim, materiel=(first, *claim.materiel[1:]))


def test_ground_claim_keeps_what_the_reader_gives(reader: RuleReader) -> None:
    (claim,) = reader.read(RAID).claims
    assert ground_claim(claim, proofs_of(RAID)) == claim


@pytest.mark.parametrize(
    ("name", "pointer", "reason"),
    [
        ("toll", "/killed/0", NO_NUMBER),
        ("item", "/materiel/0", NO_NUMBER),
        ("date", "/event_date", NO_DATE),
        ("target", "/target", NO_NAME),
        ("place", "/places/0", NO_NAME),
        ("country", "/country", NO_SPAN),
    ],
)
def test_ground_claim_refuses_what_the_words_do_not_say(
    reader: RuleReader, name: str, pointer: str, reason: str
) -> None:
    (claim,) = reader.read(RAID).claims
    false = {
        "toll": lambda: with_toll(claim, min=60),
        "item": lambda: with_item(claim, qty_min=3, qty_max=3),
        "date": lambda: replace(claim, event_date="2024-05-14"),
        "target": lambda: replace(claim, target="police post"),
        "place": lambda: replace(claim, places=("Gao", *claim.places[1:])),
        "country": lambda: replace(claim, spans={p: s for p, s in claim.spans.items() if p != "/country"}),
    }[name]()
    grounded = ground_claim(false, proofs_of(RAID))
    assert [(refusal.field, refusal.reason) for refusal in grounded.refusals] == [(pointer, reason)]
    assert [p for p in pointers(grounded) if not grounded.spans.get(p)] == []
    assert len(pointers(grounded)) < len(pointers(claim))


def test_ground_claim_closes_up_a_list(reader: RuleReader) -> None:
    (claim,) = read_text(
        reader,
        "Rebels ambushed a convoy near Niono, Mali, on Monday, killing four soldiers and burning three trucks. "
        "They seized two rifles and a drone.",
    )
    assert len(claim.materiel) > 1
    document = Document(
        "made",
        "Rebels ambushed a convoy near Niono, Mali, on Monday, killing four soldiers and burning three trucks. "
        "They seized two rifles and a drone.",
        lang="en",
        published=date(2024, 5, 15),
    )
    grounded = ground_claim(with_item(claim, qty_min=9, qty_max=9), proofs_of(document))
    assert grounded.materiel == claim.materiel[1:]
    assert grounded.spans["/materiel/0"] == claim.spans["/materiel/1"]
    assert grounded.why["/materiel/0"] == claim.why["/materiel/1"]


def test_event_date_lists_the_day_that_it_counts_from(reader: RuleReader) -> None:
    claims = read_text(
        reader,
        "Wednesday, 15 May 2024\n\nRebels killed four soldiers near Niono, Mali, on Monday. The next day gunmen "
        "killed two policemen at Diabaly.",
    )
    quotes = [[span.quote for span in claim.spans["/event_date"]] for claim in claims]
    assert quotes[0] == ["Monday", "Wednesday, 15 May 2024"]
    assert quotes[1][:2] == ["The next day", "Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels plan to attack the army post at Niono, Mali, on Monday.",
        "The group threatened to kill 20 soldiers at Niono, Mali.",
        "No soldiers were attacked at Niono, Mali, on Monday.",
        "The army said that it would strike rebel camps near Niono, Mali, next week.",
        "Rebels have not attacked the army post at Niono, Mali, since Monday.",
    ],
    ids=["planned", "threatened", "negated", "announced", "denied"],
)
def test_read_makes_no_claim_of_an_act_that_was_not_done(reader: RuleReader, text: str) -> None:
    assert read_text(reader, text) == ()


def test_read_keeps_a_stated_zero_and_a_denial(reader: RuleReader) -> None:
    (claim,) = read_text(
        reader,
        "Rebels attacked an army post near Niono, Mali, on Monday. No soldiers were killed. The army denied that the "
        "post had fallen.",
    )
    assert [(toll.min, toll.max) for toll in claim.killed] == [(0, 0)]
    assert claim.assertion is Assertion.DENIED
    assert "denied" in [span.quote for span in claim.spans["/assertion"]]


@pytest.mark.parametrize(
    ("text", "basis", "word"),
    [
        (
            "Suspected Al-Shabaab fighters killed four soldiers near Garissa, Kenya, on Monday.",
            Basis.SUSPECTED,
            "Suspected",
        ),
        (
            "Four soldiers were killed near Garissa, Kenya, on Monday. The army blamed Al-Shabaab.",
            Basis.ACCUSED,
            "blamed",
        ),
        (
            "Al-Shabaab killed four soldiers near Garissa, Kenya, on Monday. The governor accused Al-Shabaab "
            "of the raid.",
            Basis.ACCUSED,
            "accused",
        ),
    ],
    ids=["suspected", "blamed", "accused later"],
)
def test_read_keeps_the_hedge_on_the_doer(reader: RuleReader, text: str, basis: Basis, word: str) -> None:
    (claim,) = read_text(reader, text)
    assert claim.attribution is not None
    assert claim.attribution.basis is basis
    assert any(word in span.quote for span in claim.spans["/attribution"])


def test_chain_runs_from_the_origin_to_the_page(reader: RuleReader) -> None:
    (claim,) = read_text(
        reader,
        "Al-Shabaab fighters killed four soldiers near Garissa, Kenya, on Monday, the New York Times reported, citing "
        "Reuters, quoting AFP.",
    )
    assert [(link.name, link.role) for link in claim.chain] == [
        ("AFP", ChainRole.RELAY),
        ("Reuters", ChainRole.RELAY),
        ("the New York Times", ChainRole.PLATFORM),
    ]


def test_evidence_is_what_the_statement_shows_not_any_picture(reader: RuleReader) -> None:
    text = (
        "Al-Shabaab fighters killed four soldiers near Garissa, Kenya, on Monday, the group said. {} "
        "The bodies were taken to Nairobi."
    )
    (shown,) = read_text(reader, text.format("It posted a video of the raid on Telegram."))
    (other,) = read_text(reader, text.format("A photograph of the president hung in the post."))
    assert shown.evidence_offered == (Evidence.VIDEO,)
    assert other.evidence_offered == ()
