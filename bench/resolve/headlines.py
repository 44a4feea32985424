"""Headlines of the UCDP's Myanmar reports -> groups, against the event that its coders gave each.

Nothing but the headline, its date and its office is used. Half of the headlines (by the hash of their event) set the
weights, with the same comparisons and the same regression as for claims; the other half is measured.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

from bench.resolve.fit import Row, fit
from bench.resolve.measures import Scores, b_cubed, pairwise
from dragoman.atlas import Atlas
from dragoman.base.claim import Assertion, Claim, DatePrecision, EventType
from dragoman.base.document import Document, text_sha256
from dragoman.read import RuleReader
from dragoman.read.toponyms import ToponymFinder
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.cluster import cluster_claims
from dragoman.resolve.passages import rare_words, signature
from dragoman.resolve.profile import Profile, profile_claim
from dragoman.resolve.score import VETO, Weight, Weights, compare_levels, default_weights, score_pair

FILE = Path("ucdp") / "dedup_myanmar.jsonl.gz"
WINDOW_DAYS = 14
FLAT = 0.01  # links whose F1 lies this near to the best are as good; their middle is taken
JOINS = (-2.25, -2.0, -1.75, -1.5, -1.25, -1.0, -0.75, -0.5)  # links tried on the half that sets the weights
FLOOR = 0.379
"""Pairwise F1 of token overlap, as the data's README gives it."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One report: its gold event, day (ordinal), and what is compared of it."""

    key: str
    event: str
    day: int
    profile: Profile

    @property
    def is_for_learning(self) -> bool:
        """Whether its event is of the half that sets the weights."""
        return int(hashlib.sha256(self.event.encode()).hexdigest(), 16) % 2 == 0


@dataclass(frozen=True, slots=True)
class HeadlineResult:
    """Scores on the half that set no weight, and on the other; `join` is the link that did well there."""

    name: str
    held: Scores
    held_b_cubed: Scores
    learned: Scores
    reports: int
    join: float


def load_headlines(data: Path, atlas: Atlas) -> tuple[Headline, ...]:
    """The headlines with their profiles."""
    reader, actors, finder = RuleReader(atlas), ActorBook(atlas), ToponymFinder(atlas)
    with gzip.open(data / FILE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    headlines = []
    for n, row in enumerate(rows):
        day = date.fromisoformat(row["date"][:10])
        text = row["headline"]
        document = Document(f"{n}-{text_sha256(text)[:8]}", text, lang="en", published=day, url=row["office"])
        claims = reader.read(document).claims
        claim = claims[0] if claims else empty_claim(document)
        places = tuple(t.place for t in finder.find(document) if t.place.country == "MM")
        claim = replace(claim, places=tuple(p.name for p in places), place_detail=places, country="MM")
        profile = profile_claim(claim, document, actors)
        profile = replace(
            profile, words=rare_words(text), signature=signature(text), named=actors.named_in(text, "MM")
        )
        headlines.append(Headline(document.id, row["event"], day.toordinal(), profile))
    return tuple(headlines)


def empty_claim(document: Document) -> Claim:
    """What is left of a headline that the reader makes no claim of: that it tells something."""
    return Claim(
        id=f"c-{document.id}",
        document_id=document.id,
        reader="none",
        event_type=EventType.OTHER,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=None,
        target=None,
        places=(),
        country="MM",
        event_date=None,
        date_precision=DatePrecision.UNKNOWN,
    )


def near(headlines: Sequence[Headline]) -> list[tuple[Headline, Headline]]:
    """Pairs of reports that came out within the window."""
    return [(a, b) for a, b in combinations(headlines, 2) if abs(a.day - b.day) <= WINDOW_DAYS]


def learn(headlines: Sequence[Headline], start: Weights) -> Weights:
    """The table of weights with those that the headlines' own pairs make most likely."""
    rows: list[Row] = []
    for a, b in near(headlines):
        levels = tuple((name, level[0]) for name, level in compare_levels(a.profile, b.profile))
        if all(start.levels[level].weight != VETO for level in levels):
            rows.append((levels, a.event == b.event))
    fitted = fit(rows, start)
    table = {key: Weight(fitted.get(key, w.weight), w.says) for key, w in start.levels.items()}
    return replace(start, levels=table, prior=fitted["prior", ""])


def group(headlines: Sequence[Headline], weights: Weights, join: float) -> dict[str, str]:
    """Key of each headline -> its group: connected reports, clustered as claims are."""
    profiles = {h.profile.claim: h.profile for h in headlines}
    linked: dict[str, set[str]] = {claim: set() for claim in profiles}
    for a, b in near(headlines):
        if score_pair(a.profile, b.profile, weights) >= join:
            linked[a.profile.claim].add(b.profile.claim)
            linked[b.profile.claim].add(a.profile.claim)
    found: dict[str, str] = {}
    for claim in sorted(linked):
        if claim not in found:
            part, stack = {claim}, [claim]
            while stack:
                fresh = linked[stack.pop()] - part
                part |= fresh
                stack.extend(fresh)
            for members in cluster_claims(
                part, lambda x, y: score_pair(profiles[x], profiles[y], weights), join=join
            ):
                found.update(dict.fromkeys(members, members[0]))
    return found


def measure_headlines(data: Path, atlas: Atlas) -> tuple[HeadlineResult, HeadlineResult]:
    """Each half measured with the weights of the other; the first is the direction that was worked on."""
    headlines = load_headlines(data, atlas)
    first = [h for h in headlines if h.is_for_learning]
    second = [h for h in headlines if not h.is_for_learning]
    return _measure("the second half", first, second), _measure("the first half", second, first)


def _measure(name: str, learning: Sequence[Headline], held: Sequence[Headline]) -> HeadlineResult:
    weights = learn(learning, default_weights())
    tried = {join: _score(learning, group(learning, weights, join)) for join in JOINS}
    top = max(score.f1 for score in tried.values())
    good = [join for join, score in tried.items() if score.f1 >= top - FLAT]
    best_join = sum(good) / len(good)
    groups = group(held, weights, best_join)
    return HeadlineResult(
        name=name,
        held=_score(held, groups),
        held_b_cubed=b_cubed(_gold(held), groups),
        learned=_score(learning, group(learning, weights, best_join)),
        reports=len(held),
        join=best_join,
    )


def _gold(headlines: Sequence[Headline]) -> dict[str, str]:
    return {h.profile.claim: h.event for h in headlines}


def _score(headlines: Sequence[Headline], groups: dict[str, str]) -> Scores:
    return pairwise(_gold(headlines), groups)
