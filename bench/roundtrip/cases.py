"""Gold documents and scenarios -> claims to be told, each with the day on which its telling is read.

A coded claim has no qualifier: it is taken from the words of the number by the reader's own number grammar, and from
the bounds where the words are no number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from bench.quality.gold import JsonClaim, Source, load_gold, read_gold
from bench.quality.split import Part
from bench.resolve.gold_claims import build_claim
from bench.resolve.scenarios import SAMPLES, load_scenarios
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Materiel, Qualifier, Toll
from dragoman.base.document import Document
from dragoman.read import RuleReader
from dragoman.read.numbers import NumberLexicon, find_counts

Counted = TypeVar("Counted", Toll, Materiel)


class Group(StrEnum):
    """Where the claims come from: coded by people, or (`read`) read by our reader in the scenarios' documents.

    `fr` and `ar` are told across languages only (`pairs`).
    """

    EN = "en"
    FR = "fr"
    AR = "ar"
    OWN = "own"
    SAMPLES = "samples"
    SCENARIOS = "scenarios"
    READ = "read"


ENGLISH = (Group.EN, Group.OWN, Group.SAMPLES, Group.SCENARIOS, Group.READ)
"""The groups that are told in English, value by value and word by word."""


@dataclass(frozen=True, slots=True)
class Case:
    """One claim; with `is_set_aside` it counts in totals and is never shown."""

    name: str
    group: Group
    is_set_aside: bool
    claim: Claim
    published: date | None


def load_cases(group: Group, reader: RuleReader) -> Iterator[Case]:
    """Every claim of a group, in order."""
    atlas = reader.atlas
    if group is Group.READ:
        yield from _read_cases(reader)
        return
    if group is Group.SCENARIOS:
        for scenario in load_scenarios():
            documents = {document.id: document for document in scenario.documents}
            for n, (document_id, _, row) in enumerate(scenario.claims):
                name = f"{scenario.name}#{n}"
                yield _case(name, group, scenario.is_set_aside, row, documents[document_id], n, atlas)
        return
    for key, is_set_aside, document, rows in _documents(group):
        for n, row in enumerate(rows):
            yield _case(f"{key}#{n}", group, is_set_aside, row, document, n, atlas)


def _read_cases(reader: RuleReader) -> Iterator[Case]:
    for scenario in load_scenarios():
        for document in scenario.documents:
            for n, claim in enumerate(reader.read(document).claims):
                said = date.fromisoformat(claim.claimed_on) if claim.claimed_on else document.published
                name = f"{scenario.name}/{document.id}#{n}"
                yield Case(name, Group.READ, scenario.is_set_aside, claim, said)


def _documents(group: Group) -> Iterator[tuple[str, bool, Document, tuple[JsonClaim, ...]]]:
    if group is Group.SAMPLES:
        golds = tuple(read_gold(path, Source.OWN) for path in sorted((SAMPLES / "gold").glob("*.json")))
        golds = tuple(gold for gold in golds if gold.document.lang == "en")
    else:
        golds = load_gold(Source(group)) or ()
    for gold in golds:
        name = gold.key if group is not Group.SAMPLES else gold.document.id
        yield name, gold.part is Part.HELDOUT, gold.document, gold.claims


def load_coded(lang: str, atlas: Atlas) -> Iterator[Case]:
    """Every claim that people coded in the documents of one language that may be looked at: gold, `own`, samples."""
    samples = (read_gold(path, Source.OWN) for path in sorted((SAMPLES / "gold").glob("*.json")))
    for group, golds in (
        (Group(lang), load_gold(Source(lang)) or ()),
        (Group.OWN, load_gold(Source.OWN, lang=lang) or ()),
        (Group.SAMPLES, (gold for gold in samples if gold.document.lang == lang)),
    ):
        for gold in golds:
            if gold.part is Part.DEV:
                for n, row in enumerate(gold.claims):
                    yield _case(f"{gold.key}#{n}", group, False, row, gold.document, n, atlas)


def _case(
    name: str,
    group: Group,
    is_set_aside: bool,
    row: Mapping[str, Any],
    document: Document,
    n: int,
    atlas: Atlas,
) -> Case:
    claim = build_claim(dict(row), document, n, atlas)
    numbers = _numbers(document.lang or "en")
    claim = replace(
        claim,
        killed=tuple(_qualified(toll, numbers) for toll in claim.killed),
        injured=tuple(_qualified(toll, numbers) for toll in claim.injured),
        captured=tuple(_qualified(toll, numbers) for toll in claim.captured),
        materiel=tuple(_qualified(_whole(item), numbers) for item in claim.materiel),
    )
    said = date.fromisoformat(claim.claimed_on) if claim.claimed_on else document.published
    return Case(name, group, is_set_aside, claim, said)


def _whole(item: Materiel) -> Materiel:
    """An item without a quantity that is no whole number ("1.5" tonnes): a claim counts in whole ones."""
    bounds = [
        None if bound is None or bound != int(bound) else int(bound) for bound in (item.qty_min, item.qty_max)
    ]
    return replace(item, qty_min=bounds[0], qty_max=bounds[1])


@cache
def _numbers(lang: str) -> NumberLexicon:
    return NumberLexicon.load(lang)


def _qualified(value: Counted, numbers: NumberLexicon) -> Counted:
    """A toll or an item with the qualifier of its words."""
    low, high = (value.min, value.max) if isinstance(value, Toll) else (value.qty_min, value.qty_max)
    counts = [c for c in find_counts(value.text, numbers) if c.is_count and (c.min, c.max) == (low, high)]
    return replace(value, qualifier=counts[0].qualifier if counts else _of_bounds(low, high))


def _of_bounds(low: int | None, high: int | None) -> Qualifier:
    if low == high:
        return Qualifier.NONE if low == 0 else Qualifier.EXACT if low else Qualifier.UNSTATED
    if high is None:
        return Qualifier.UNSTATED if low in (0, 1) else Qualifier.AT_LEAST
    return Qualifier.UP_TO if low is None else Qualifier.RANGE
