"""`python -m bench.roundtrip`: coded claims told and read again -> the share of values that come back.

English is told and compared word by word, with whole reports; `--lang` tells the claims that were coded in English,
French and Arabic documents in one of these languages, and says what comes back of each pair, and of whole reports.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bench.roundtrip.cases import ENGLISH, Group
from bench.roundtrip.compare import FIELDS
from bench.roundtrip.floors import (
    FLOORS_FILE,
    PAIR_FLOORS_FILE,
    find_falls,
    find_pair_falls,
    pin,
    pin_pairs,
)
from bench.roundtrip.measure import Share, Trip, make_trips, measure
from bench.roundtrip.pairs import LANGUAGES, PAIRS, make_pair_trips, measure_pairs
from bench.roundtrip.reports import measure_reports
from bench.roundtrip.telling import Form

TARGET = 0.98


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares; 1 when one lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.roundtrip", description=__doc__)
    parser.add_argument(
        "--only", choices=list(ENGLISH), action="append", help="one group; may be given twice"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="what did not come back, looked at only")
    parser.add_argument("--field", choices=FIELDS, action="append", help="with -v: these fields alone")
    parser.add_argument("--pin", action="store_true", help="write the floors anew")
    parser.add_argument(
        "--lang", choices=(*LANGUAGES, "all"), help="tell in this language, from each of them"
    )
    options = parser.parse_args(arguments)
    if options.lang:
        return _pairs(options)
    trips = list(make_trips([Group(g) for g in options.only or ENGLISH]))
    if options.verbose:
        print("\n".join(show_losses(trips, options.field or FIELDS)))
    shares = measure(trips)
    if not options.only:
        shares |= measure_reports()
    print("\n".join(table(shares)))
    if options.pin:
        pin(trips, shares)
        print(f"wrote {FLOORS_FILE}", file=sys.stderr)
    falls = find_falls(trips, shares)
    for fall in falls:
        print(fall, file=sys.stderr)
    return 1 if falls else 0


def _pairs(options: argparse.Namespace) -> int:
    """The shares of the pairs that are told in the language asked for."""
    wanted = [pair for pair in PAIRS if options.lang in (pair.told, "all")]
    trips = list(make_pair_trips(wanted))
    if options.verbose:
        full = [row.trip for row in trips if row.form is Form.FULL]
        print("\n".join(show_losses(full, options.field or FIELDS)))
    shares = measure_pairs(trips)
    print("\n".join(pair_table(shares)))
    for lang in {pair.told for pair in wanted} - {"en"}:
        reports = measure_reports(lang)
        print(f"\nWhole reports, from English in {lang}:\n")
        print("\n".join(table(reports, with_fields=False)))
        shares |= {f"{name}/{lang}": share for name, share in reports.items()}
    if options.pin and options.lang == "all":
        pin_pairs(trips, shares)
        print(f"wrote {PAIR_FLOORS_FILE}", file=sys.stderr)
    falls = find_pair_falls(trips, shares)
    for fall in falls:
        print(fall, file=sys.stderr)
    return 1 if falls else 0


def pair_table(shares: dict[str, Share]) -> Iterator[str]:
    """Markdown: a row a pair, in full and in short, then a row a field of all that was told in full."""
    yield "| coded → told | claims | values back | claims whole | in one sentence | of it whole |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for pair in PAIRS:
        full, short = shares.get(f"{pair}/{Form.FULL}"), shares.get(f"{pair}/{Form.SHORT}")
        if full and short:
            cells = (full.share(), full.whole / full.claims, short.share(), short.whole / short.claims)
            yield f"| {pair} | {full.claims} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |"
    told = {pair.told for pair in PAIRS if f"{pair}/{Form.FULL}" in shares}
    heads = [str(pair) for pair in PAIRS if pair.told in told]
    yield f"\n| field, in full | {' | '.join(heads)} |\n| --- |{' ---: |' * len(heads)}"
    for field in FIELDS:
        rows = [shares[f"{head}/{Form.FULL}"] for head in heads]
        if any(row.of[field] for row in rows):
            shown = (f"{row.share(field):.2f}" if row.of[field] else "" for row in rows)
            yield f"| {field} | {' | '.join(shown)} |"


def show_losses(trips: Sequence[Trip], fields: Sequence[str]) -> Iterator[str]:
    """Each claim that did not come back whole: its telling, and the values that differ."""
    for trip in trips:
        lost = [value for value in trip.values if not value.is_same and value.field in fields]
        if trip.case.is_set_aside or not lost:
            continue
        yield f"== {trip.case.name} ({trip.claims} read)\n{trip.document.text.strip()}"
        yield from (f"   {value.field}: told {value.told} / read {value.read}" for value in lost)


def table(shares: dict[str, Share], *, with_fields: bool = True) -> Iterator[str]:
    """Markdown: a row a group, then a row a field of all."""
    yield "| claims | number | values back | claims whole | read and not told |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, share in sorted(shares.items()):
        row = f"| {name} | {share.claims} | {share.share():.4f} | {share.whole / share.claims:.3f} |"
        yield f"{row} {share.spurious} |"
    if not with_fields:
        return
    yield f"\nTarget {TARGET}.\n\n| field | values | back |\n| --- | ---: | ---: |"
    total = shares["all"]
    for field in FIELDS:
        yield f"| {field} | {total.of[field]} | {total.share(field):.4f} |"


if __name__ == "__main__":
    sys.exit(main())
