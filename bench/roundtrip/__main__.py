"""`python -m bench.roundtrip`: coded claims told in English and read again -> the share of values that come back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bench.roundtrip.cases import Group
from bench.roundtrip.compare import FIELDS
from bench.roundtrip.floors import FLOORS_FILE, find_falls, pin
from bench.roundtrip.measure import Share, Trip, make_trips, measure
from bench.roundtrip.reports import measure_reports

TARGET = 0.98


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares; 1 when one lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.roundtrip", description=__doc__)
    parser.add_argument("--only", choices=list(Group), action="append", help="one group; may be given twice")
    parser.add_argument("-v", "--verbose", action="store_true", help="what did not come back, looked at only")
    parser.add_argument("--field", choices=FIELDS, action="append", help="with -v: these fields alone")
    parser.add_argument("--pin", action="store_true", help="write the floors anew")
    options = parser.parse_args(arguments)
    trips = list(make_trips([Group(g) for g in options.only or list(Group)]))
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


def show_losses(trips: Sequence[Trip], fields: Sequence[str]) -> Iterator[str]:
    """Each claim that did not come back whole: its telling, and the values that differ."""
    for trip in trips:
        lost = [value for value in trip.values if not value.is_same and value.field in fields]
        if trip.case.is_set_aside or not lost:
            continue
        yield f"== {trip.case.name} ({trip.claims} read)\n{trip.document.text.strip()}"
        yield from (f"   {value.field}: told {value.told} / read {value.read}" for value in lost)


def table(shares: dict[str, Share]) -> Iterator[str]:
    """Markdown: a row a group, then a row a field of all."""
    yield "| claims | number | values back | claims whole | read and not told |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, share in sorted(shares.items()):
        row = f"| {name} | {share.claims} | {share.share():.4f} | {share.whole / share.claims:.3f} |"
        yield f"{row} {share.spurious} |"
    yield f"\nTarget {TARGET}.\n\n| field | values | back |\n| --- | ---: | ---: |"
    total = shares["all"]
    for field in FIELDS:
        yield f"| {field} | {total.of[field]} | {total.share(field):.4f} |"


if __name__ == "__main__":
    sys.exit(main())
