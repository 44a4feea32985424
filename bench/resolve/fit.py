"""The scenarios with odd numbers -> weights for `weights.toml`: a logistic regression that begins at the table's own.

`python -m bench.resolve.fit` prints the fitted table beside the present one; a person copies what makes sense. A level
that few pairs show stays near the weight it has: the regression is drawn to the table (a Gaussian prior around it).
Pairs are those that blocking brings together, of the claims as people coded them and as the reader gives them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from scipy.optimize import minimize

from bench.resolve.gold_claims import build_claim
from bench.resolve.run import align, open_atlas
from bench.resolve.scenarios import Scenario, load_scenarios
from dragoman.atlas import Atlas
from dragoman.read import RuleReader
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.blocking import query_keys, stored_keys
from dragoman.resolve.profile import Profile, profile_claim
from dragoman.resolve.score import VETO, Weights, compare_levels, default_weights

SPREAD = 1.0
"""Standard deviation of the prior around each weight, in log-odds."""

Row = tuple[tuple[tuple[str, str], ...], bool]


def gather(scenarios: Sequence[Scenario], atlas: Atlas) -> list[Row]:
    """Levels of each pair that meets, and whether it is of one event; vetoed pairs are left out."""
    reader, actors = RuleReader(atlas), ActorBook(atlas)
    coded: list[tuple[str, Profile]] = []
    read: list[tuple[str, Profile]] = []
    for scenario in scenarios:
        documents = {d.id: d for d in scenario.documents}
        for n, (document_id, event, row) in enumerate(scenario.claims):
            claim = build_claim(row, documents[document_id], n, atlas)
            coded.append((event, profile_claim(claim, documents[document_id], actors)))
        for document in scenario.documents:
            claims = {claim.id: claim for claim in reader.read(document).claims}
            due = [(event, row) for d, event, row in scenario.claims if d == document.id]
            for at, claim_id in align([row for _, row in due], tuple(claims.values())).items():
                read.append((due[at][0], profile_claim(claims[claim_id], document, actors)))
    return [*_rows(coded), *_rows(read)]


def _rows(items: Sequence[tuple[str, Profile]]) -> list[Row]:
    weights = default_weights()
    stored = [stored_keys(profile) for _, profile in items]
    asked = [query_keys(profile) for _, profile in items]
    rows = []
    for i, j in combinations(range(len(items)), 2):
        if not asked[i] & stored[j]:
            continue
        (event, one), (other_event, other) = items[i], items[j]
        levels = tuple((name, level[0]) for name, level in compare_levels(one, other))
        if all(weights.levels[level].weight != VETO for level in levels):
            rows.append((levels, event == other_event))
    return rows


def fit(rows: Sequence[Row], weights: Weights) -> dict[tuple[str, str], float]:
    """The weights, and the prior under ("prior", ""), that make the rows most likely near the present table."""
    names = [("prior", ""), *(key for key, w in weights.levels.items() if w.weight != VETO)]
    at = {name: n for n, name in enumerate(names)}
    start = np.array([weights.prior, *(weights.levels[name].weight for name in names[1:])])
    table = np.zeros((len(rows), len(names)))
    table[:, 0] = 1
    for n, (levels, _) in enumerate(rows):
        for level in levels:
            table[n, at[level]] = 1
    sign = np.array([1.0 if same else -1.0 for _, same in rows])

    def loss(vector: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ vector)
        pull = (vector - start) / SPREAD**2
        value = np.logaddexp(0, -margin).sum() + 0.5 * ((vector - start) ** 2).sum() / SPREAD**2
        share = 1 / (1 + np.exp(margin))
        return float(value), -(table.T @ (sign * share)) + pull

    found = minimize(loss, start, jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x.tolist(), strict=True))


def main() -> int:
    """Print level, pairs of one event, pairs of two, present weight, fitted weight."""
    atlas = open_atlas()
    rows = gather([s for s in load_scenarios() if not s.is_set_aside], atlas)
    weights = default_weights()
    fitted = fit(rows, weights)
    same: Counter[tuple[str, str]] = Counter()
    apart: Counter[tuple[str, str]] = Counter()
    for levels, is_same in rows:
        (same if is_same else apart).update(levels)
    print(f"{len(rows)} pairs, {sum(s for _, s in rows)} of one event")
    for (name, level), value in fitted.items():
        before = weights.prior if name == "prior" else weights.levels[name, level].weight
        counts = f"{same[name, level]:5d} {apart[name, level]:5d}"
        print(f"{f'{name}.{level}'.rstrip('.'):28s} {counts} {before:6.2f} {value:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
