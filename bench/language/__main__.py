"""`python -m bench.language`: own short samples -> how often their language is told right, by language and way."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence

from bench.language.floors import FLOORS_FILE, find_falls, pin
from bench.language.measure import Share, Told, share_of, shares_by, tell_samples
from bench.language.samples import read_samples
from dragoman.interpret import language_name

TARGET = 0.97


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares; 1 when one lies under its floor."""
    parser = argparse.ArgumentParser(prog="python -m bench.language", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="what was told wrong, looked at only")
    parser.add_argument("--pin", action="store_true", help="write the floors anew")
    options = parser.parse_args(arguments)
    told = tell_samples(read_samples())
    if options.verbose:
        print("\n".join(show_wrong(told)))
    shares = overall(told)
    print("\n".join(table(told, shares)))
    if options.pin:
        pin(shares)
        print(f"wrote {FLOORS_FILE}", file=sys.stderr)
    falls = find_falls(shares)
    for fall in falls:
        print(fall, file=sys.stderr)
    return 1 if falls else 0


def overall(told: Sequence[Told]) -> dict[str, Share]:
    """All samples, those that are looked at and those that are set aside."""
    return {
        "all": share_of(told),
        "looked at": share_of(item for item in told if not item.sample.is_set_aside),
        "set aside": share_of(item for item in told if item.sample.is_set_aside),
    }


def show_wrong(told: Sequence[Told]) -> Iterator[str]:
    """Each sample told wrong, of those that are looked at."""
    for item in told:
        if not item.is_right and not item.sample.is_set_aside:
            yield f"{item.sample.lang} told {item.found.lang} by {item.found.by}: {item.sample.text}"


def table(told: Sequence[Told], shares: Mapping[str, Share]) -> Iterator[str]:
    """Markdown: all and the set aside, then by language, then by the way it was told."""
    yield "| samples | right | accuracy |\n| --- | ---: | ---: |"
    yield from (_row(name, share) for name, share in shares.items())
    yield f"\nTarget {TARGET}.\n\n| language | right | accuracy |\n| --- | ---: | ---: |"
    for lang, share in shares_by(told, lambda item: item.sample.lang).items():
        yield _row(f"{language_name(lang)} ({lang})", share)
    yield "\n| told by | right | accuracy |\n| --- | ---: | ---: |"
    yield from (_row(by, share) for by, share in shares_by(told, lambda item: item.found.by).items())


def _row(name: str, share: Share) -> str:
    return f"| {name} | {share.right} of {share.total} | {share.accuracy:.3f} |"


if __name__ == "__main__":
    sys.exit(main())
