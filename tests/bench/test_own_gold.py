"""Our own French and Arabic gold -> is it as many as its pages say, and coded by the codebook from its own words?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.quality.gold import GoldDocument, Source, load_gold, sources_of
from bench.quality.split import Part
from dragoman.base.claim import Assertion, Category, DatePrecision, Disposition, EventType, Outcome, Side

TOLLS = ("killed", "injured", "captured")
SILENT = ["004", "011", "018", "022"]
languages = pytest.mark.parametrize("lang", ["fr", "ar"])


def golds(lang: str) -> tuple[GoldDocument, ...]:
    """Our own gold documents of one language."""
    loaded = load_gold(Source.OWN, lang=lang)
    assert loaded is not None
    return loaded


def claims_of(gold: GoldDocument) -> list[dict[str, Any]]:
    """The claims of a gold document as they stand in its file."""
    return [dict(claim) for claim in gold.claims]


def words_of(claim: dict[str, Any]) -> list[str]:
    """Every word of a claim that must stand in its document."""
    tolls = [toll for field in TOLLS for toll in claim[field]]
    values = [claim[field] for field in ("claimant", "outlet", "platform", "perpetrator", "target")]
    values += [toll[field] for toll in tolls for field in ("text", "victim", "source")]
    values += [item["text"] for item in claim["materiel"]]
    values += [*claim["places"], *claim["evidence"]]
    return [str(value) for value in values if value is not None]


@languages
def test_load_gold_takes_our_own_documents_of_a_language(lang: str) -> None:
    documents = golds(lang)
    assert [gold.key for gold in documents] == [f"own_{lang}/{number:03d}" for number in range(1, 25)]
    assert {(gold.document.lang, gold.group) for gold in documents} == {
        (lang, f"own-{lang}/{part}") for part in Part
    }
    assert [gold.key[-3:] for gold in documents if gold.part is Part.HELDOUT] == [
        f"{number:03d}" for number in range(3, 25, 3)
    ]
    assert [gold.key[-3:] for gold in documents if not gold.claims] == SILENT
    assert Source.OWN in sources_of(lang)


def test_load_gold_keeps_our_english_documents_apart() -> None:
    documents = load_gold(Source.OWN)
    assert documents is not None
    assert {(gold.document.lang, gold.key[:4]) for gold in documents} == {("en", "own/")}
    assert len(documents) == 48


@languages
def test_words_of_our_own_gold_stand_in_the_text(lang: str) -> None:
    missing = [
        (gold.key, word)
        for gold in golds(lang)
        for claim in claims_of(gold)
        for word in words_of(claim)
        if word not in f"{gold.document.title}\n\n{gold.document.text}"
    ]
    assert missing == []


@languages
def test_values_of_our_own_gold_are_those_of_the_codebook(lang: str) -> None:
    for gold in golds(lang):
        for claim in claims_of(gold):
            (
                EventType(claim["event_type"]),
                Assertion(claim["assertion"]),
                DatePrecision(claim["date_precision"]),
            )
            assert claim["outcome"] is None or Outcome(claim["outcome"])
            assert (claim["claimant"] is not None) == (claim["assertion"] == "claimed"), gold.key
            assert (claim["event_date"] is None) == (claim["date_precision"] == "unknown"), gold.key
            days = [claim["claimed_on"], *str(claim["event_date"] or "").split("/")]
            told = [date.fromisoformat(str(day)) for day in days if day]
            assert gold.document.published is not None
            assert [day for day in told if day > gold.document.published] == [], gold.key
            for field in TOLLS:
                for toll in claim[field]:
                    Side(toll["side"])
            for item in claim["materiel"]:
                Category(item["category"]), Disposition(item["disposition"])
