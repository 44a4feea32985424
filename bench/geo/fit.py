"""The development halves of both corpora -> what each sign of a place name weighs.

    python -m bench.geo.fit [--write]

A logistic regression over named signs: a candidate is right when its characters are those of an
annotated toponym. Signs seen fewer than ten times are left out, and the weights are drawn towards nought. What
became of a name elsewhere depends on the weights themselves, so they are fitted three times over.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.geo.corpora import Corpus, Half, read_corpus
from bench.quality.gold import NOT_RUN, data_folder
from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read.toponym_names import NameFinder

ROUNDS, RAREST, PENALTY = 3, 10, 0.5
TABLE = Path(__file__).parents[2] / "src/dragoman/read/lexicons/en/toponym_signs.tsv"
HEADER = """# Signs that a capitalised name is meant as a place, and what each weighs (log-odds), by falling weight.
# provenance: fitted on the development halves of GeoWebNews and LGL (python -m bench.geo.fit --write).
sign\tweight
"""


def collect(finder: NameFinder, data: Path) -> tuple[list[tuple[str, ...]], list[bool]]:
    """The signs of every candidate of the development halves, and whether it is an annotated toponym."""
    rows, right = [], []
    for corpus in Corpus:
        for article in read_corpus(data, corpus, Half.DEV):
            gold = {(t.start, t.end) for t in article.toponyms}
            source, weighed = finder.weigh_names(Document(article.name, article.text, lang="en"))
            for name in weighed:
                span = (source.starts[name.candidate.first], source.ends[name.candidate.last - 1])
                rows.append(name.signs)
                right.append(span in gold)
    return rows, right


def fit(rows: Sequence[tuple[str, ...]], right: Sequence[bool]) -> dict[str, float]:
    """The weights that make the labels likeliest, drawn towards nought."""
    counts = Counter(sign for row in rows for sign in set(row))
    names = sorted(sign for sign, count in counts.items() if count >= RAREST)
    column = {name: at for at, name in enumerate(names)}
    at_row = np.array([i for i, row in enumerate(rows) for s in set(row) if s in column])
    at_column = np.array([column[s] for row in rows for s in set(row) if s in column])
    label = np.array(right, dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = np.bincount(at_row, weights[at_column], len(rows))
        value = np.logaddexp(0, score) - label * score
        slope = 1 / (1 + np.exp(-score)) - label
        gradient = np.bincount(at_column, slope[at_row], len(names)) + PENALTY * weights
        return float(value.sum() + PENALTY * (weights**2).sum() / 2), gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, (float(w) for w in result.x), strict=True))


def main(arguments: Sequence[str]) -> int:
    """Fit and print, or with --write put the weights into the table."""
    data = data_folder()
    if data is None:
        print(f"geo: {NOT_RUN}", file=sys.stderr)
        return 0
    finder = NameFinder(Atlas.open())
    weights = finder.table("en").weights
    for _ in range(ROUNDS):
        rows, right = collect(finder, data)
        weights.clear()
        weights.update(fit(rows, right))
    lines = [f"{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items(), key=lambda w: -w[1])]
    if "--write" in arguments:
        TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    print(f"{len(rows)} candidates, {sum(right)} right", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
