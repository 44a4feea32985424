"""The development halves of both corpora -> what each reason weighs when a name's entries are compared.

    python -m bench.geo.fit_senses [--write]

A conditional logit: of the entries under an annotated name the right ones are those nearest to the gold's
point, and the weights make their share the greatest, drawn a little towards those of the round before. Since
what the company of a name says depends on the weights, they are fitted several times over.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.geo.corpora import Corpus, Half, read_corpus
from bench.geo.errors import RIGHT_KM
from bench.quality.gold import NOT_RUN, data_folder
from dragoman.atlas import Atlas
from dragoman.atlas.senses import sense_weights, weigh_senses
from dragoman.atlas.sphere import distance_km
from dragoman.base.document import Document
from dragoman.read.toponym_names import NameFinder
from dragoman.read.toponym_uses import join_uses

ROUNDS, PENALTY, SAME_KM = 3, 0.3, 30.0
TABLE = Path(__file__).parents[2] / "src/dragoman/atlas/data/sense_weights.tsv"
HEADER = """# What each reason weighs when the entries of a place name are compared (log-odds).
# provenance: fitted on the development halves of GeoWebNews and LGL (python -m bench.geo.fit_senses --write).
reason\tweight
"""
Row = tuple[tuple[dict[str, float], bool], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The entries of one name with their reasons, and which of them are right; how often the name stands there."""

    rows: Row
    count: int


def collect(finder: NameFinder, data: Path, weights: dict[str, float]) -> Iterator[Choice]:
    """The choices of all annotated names of the development halves that have a right entry and a wrong one."""
    table = finder.table("en")
    for corpus in Corpus:
        for article in read_corpus(data, corpus, Half.DEV):
            gold = [t for t in article.toponyms if t.end > t.start]
            spans = sorted({(t.start, t.end) for t in gold})
            spans = [span for at, span in enumerate(spans) if not at or span[0] >= spans[at - 1][1]]
            points = {(t.start, t.end): (t.lat, t.lon) for t in gold}
            source, names = finder.name_spans(Document(article.name, article.text, lang="en"), spans)
            uses, use_of = join_uses([name.candidate for name in names], source.words, table)
            weighed = weigh_senses(uses, weights)
            for at, entries in enumerate(weighed):
                members = [span for span, use in zip(spans, use_of, strict=True) if use == at]
                lat, lon = points[members[0]]
                if lat is None or lon is None or len(entries) < 2:
                    continue
                off = [
                    distance_km((lat, lon), (i.entry.lat, i.entry.lon))
                    if i.entry.lat is not None and i.entry.lon is not None
                    else 1e9
                    for i in entries
                ]
                nearest = min(off)
                if nearest > RIGHT_KM or max(off) <= RIGHT_KM:
                    continue
                right = [km <= max(nearest, SAME_KM) for km in off]
                yield Choice(
                    tuple((i.own | i.reasons, ok) for i, ok in zip(entries, right, strict=True)), len(members)
                )


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights that make the right entries likeliest."""
    names = sorted({reason for choice in choices for row, _ in choice.rows for reason in row})
    column = {name: at for at, name in enumerate(names)}
    groups = []
    for choice in choices:
        matrix = np.zeros((len(choice.rows), len(names)))
        for at, (row, _) in enumerate(choice.rows):
            for reason, value in row.items():
                matrix[at, column[reason]] = value
        groups.append((matrix, np.array([ok for _, ok in choice.rows]), choice.count**0.5))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = PENALTY * float((weights**2).sum()) / 2, PENALTY * weights
        for matrix, right, count in groups:
            score = matrix @ weights
            inside = score[right] - score[right].max()
            share, chosen = np.exp(score - score.max()), np.zeros(len(score))
            value += count * float(np.log(share.sum()) + score.max())
            value -= count * float(np.log(np.exp(inside).sum()) + score[right].max())
            share, chosen[right] = share / share.sum(), np.exp(inside) / np.exp(inside).sum()
            gradient = gradient + count * (matrix.T @ (share - chosen))
        return value, gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, (float(w) for w in result.x), strict=True))


def main(arguments: Sequence[str]) -> int:
    """Fit and print, or with --write put the weights into the table."""
    data = data_folder()
    if data is None:
        print(f"geo: {NOT_RUN}", file=sys.stderr)
        return 0
    finder = NameFinder(Atlas.open())
    weights = dict(sense_weights())
    for _ in range(ROUNDS):
        choices = list(collect(finder, data, weights))
        fitted = fit(choices)
        weights = {name: (weights.get(name, 0.0) + value) / 2 for name, value in fitted.items()}
    lines = [f"{reason}\t{weight:.2f}" for reason, weight in sorted(weights.items(), key=lambda w: -w[1])]
    if "--write" in arguments:
        TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    print(f"{len(choices)} choices", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
