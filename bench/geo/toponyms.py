"""GeoWebNews and LGL -> how many toponyms we find, and how near to the gold our points are.

    python -m bench.geo.toponyms [--half dev|held|all] [--wrong]

Two protocols. End to end: names are found and placed; an annotated point counts as resolved when we found a
name at its very characters and gave it a point. Spans given: the annotated names are handed over and only
placed, as in the figures that Mordecai 3, CamCoder and others publish.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.geo.corpora import Article, Corpus, GoldToponym, Half, read_corpus
from bench.geo.errors import RIGHT_KM
from bench.geo.figures import Found, Part, Tally, report_lines
from bench.quality.gold import NOT_RUN, data_folder
from dragoman.atlas import Atlas
from dragoman.atlas.sphere import distance_km
from dragoman.base.document import Document
from dragoman.read.toponyms import Toponym, ToponymFinder


def measure(data: Path, half: Half = Half.HELD, *, atlas: Atlas | None = None) -> tuple[Part, ...]:
    """The figures of both corpora for one half."""
    finder = ToponymFinder(atlas or Atlas.open())
    return tuple(measure_corpus(finder, data, corpus, half)[0] for corpus in Corpus)


def measure_corpus(
    finder: ToponymFinder, data: Path, corpus: Corpus, half: Half
) -> tuple[Part, tuple[str, ...]]:
    """The figures of one corpus and half, and lines about what is wrong."""
    articles = read_corpus(data, corpus, half)
    for article in articles[:3]:
        finder.find(Document(article.name, article.text, lang="en"))
    tally, took, placed = Tally(), 0.0, 0
    for article in articles:
        document = Document(article.name, article.text, lang="en")
        began = time.process_time()
        ours = finder.find(document)
        took += time.process_time() - began
        placed += len(ours)
        count_found(tally, article, ours)
        count_given(tally, article, finder)
    part = Part(
        corpus=corpus.value,
        half=half.value,
        articles=len(articles),
        found=Found(*tally.found),
        recall_literal=tally.literal[1] / max(1, tally.literal[0]),
        end_to_end=tally.errors("all"),
        end_to_end_literal=tally.errors("literal"),
        end_to_end_listed=tally.errors("listed"),
        given=tally.errors("given"),
        given_literal=tally.errors("given literal"),
        given_listed=tally.errors("given listed"),
        toponyms_per_s=placed / max(1e-9, took),
    )
    return part, tuple(tally.wrong)


def count_found(tally: Tally, article: Article, ours: Sequence[Toponym]) -> None:
    """Count the names of one article as we found them, and their points."""
    by_span = {(t.start, t.end): t for t in ours}
    gold = {(t.start, t.end): t for t in article.toponyms}
    counts = (
        len(gold),
        len(by_span),
        len(gold.keys() & by_span.keys()),
        sum(any(s < t.end and e > t.start for s, e in by_span) for t in gold.values()),
        sum(any(s < t.end and e > t.start for s, e in gold) for t in ours),
    )
    tally.found = [one + other for one, other in zip(tally.found, counts, strict=True)]
    for span, toponym in gold.items():
        tally.literal[0] += toponym.is_literal
        tally.literal[1] += toponym.is_literal and span in by_span
        if toponym.lat is not None:
            km = error_km(by_span.get(span), toponym)
            tally.add("all", km)
            if toponym.is_literal:
                tally.add("literal", km)
            if toponym.is_listed:
                tally.add("listed", km)


def count_given(tally: Tally, article: Article, finder: ToponymFinder) -> None:
    """Count the points that we give to the annotated names of one article."""
    spans = sorted({(t.start, t.end) for t in article.toponyms if t.end > t.start})
    spans = [span for at, span in enumerate(spans) if not at or span[0] >= spans[at - 1][1]]
    placed = {
        (start, end): toponym
        for (start, end), toponym in zip(
            spans, finder.place(Document(article.name, article.text, lang="en"), spans), strict=True
        )
    }
    for gold in article.toponyms:
        if gold.lat is None:
            continue
        ours = placed.get((gold.start, gold.end))
        km = error_km(ours, gold)
        tally.add("given", km)
        if gold.is_literal:
            tally.add("given literal", km)
        if gold.is_listed:
            tally.add("given listed", km)
        if km is None or km > RIGHT_KM:
            place = ours.place if ours is not None else None
            said = (
                f"{place.id} {place.country} {place.admin1} {place.lat} {place.lon}" if place else "no place"
            )
            tally.wrong.append(
                f"{article.name}\t{gold.text}\t{gold.lat},{gold.lon}\t{said}\t{km and round(km)}\t"
                f"{ours.reasons if ours else ''}"
            )


def error_km(ours: Toponym | None, gold: GoldToponym) -> float | None:
    """How far our point is from the gold's, None when we have none."""
    if (
        ours is None
        or ours.place.lat is None
        or ours.place.lon is None
        or gold.lat is None
        or gold.lon is None
    ):
        return None
    return distance_km((ours.place.lat, ours.place.lon), (gold.lat, gold.lon))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, with --wrong also what we place elsewhere."""
    parser = argparse.ArgumentParser(prog="python -m bench.geo.toponyms", description=__doc__)
    parser.add_argument("--half", choices=[half.value for half in Half], default=Half.HELD.value)
    parser.add_argument("--wrong", action="store_true", help="also what we place elsewhere, spans given")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None:
        print(f"geo toponyms: {NOT_RUN}", file=sys.stderr)
        return 0
    finder = ToponymFinder(Atlas.open())
    parts = []
    for corpus in Corpus:
        part, wrong = measure_corpus(finder, data, corpus, Half(options.half))
        parts.append(part)
        if options.wrong:
            print("\n".join(wrong))
    print("\n".join(report_lines(parts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
