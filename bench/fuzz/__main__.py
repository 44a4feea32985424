"""`python -m bench.fuzz`: broken inputs, huge ones and broken readings -> crashes, bad spans, slow growth."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench.fuzz.checks import STEEPEST, SURE_FROM_S, Fault, find_faults, seconds_to_read
from bench.fuzz.inputs import fuzzed_documents, large_texts
from bench.fuzz.readings import fuzz_readings
from bench.quality.gold import LANGUAGES
from dragoman.atlas import Atlas
from dragoman.read import RuleReader

SEED = 20230907
SHOWN = 50


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when nothing went wrong, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=100_000, help="broken documents to read (default: 100000)"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of the texts; default: en"
    )
    parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other inputs")
    parser.add_argument(
        "--size", type=int, default=5_000_000, help="characters of each huge text; 0 leaves them out"
    )
    parser.add_argument(
        "--readings", type=int, default=5_000, help="broken lines of read to resolve (default: 5000)"
    )
    options = parser.parse_args(arguments)
    reader = RuleReader(Atlas.open())
    reader.tables(options.lang)  # loaded once, outside the clocks
    faults = [
        *fuzz(reader, options.inputs, options.seed, options.lang),
        *grow(reader, options.size, options.lang),
        *fuzz_readings(options.readings, options.seed),
    ]
    for fault in faults[:SHOWN]:
        print(f"{fault.kind:6} {fault.document}: {fault.detail}")
    tried = f"{options.inputs:,} inputs, {options.readings:,} readings, texts of {options.size:,} characters"
    print(f"{tried}: {len(faults)} faults")
    return 1 if faults else 0


def fuzz(reader: RuleReader, count: int, seed: int, lang: str = "en") -> list[Fault]:
    """The faults of that many broken documents."""
    faults: list[Fault] = []
    for number, document in enumerate(fuzzed_documents(count, seed=seed, lang=lang), start=1):
        faults.extend(find_faults(reader, document))
        if number % 10_000 == 0:
            print(f"{number:,} inputs, {len(faults)} faults", file=sys.stderr)
    return faults


def grow(reader: RuleReader, size: int, lang: str = "en") -> list[Fault]:
    """The huge texts whose reading grows faster than their length.

    Each is read at growing sizes, and no further once a character costs more than it may: the whole would
    take hours.
    """
    faults: list[Fault] = []
    sizes = [size // 64, size // 16, size // 4, size] if size else []
    for name in [name for name, _ in large_texts(1, lang)] if size else []:
        texts = [dict(large_texts(part, lang))[name] for part in sizes]
        costs = [seconds_to_read(reader, texts[0], lang) / max(1, len(texts[0]))]
        for text in texts[1:]:
            seconds = seconds_to_read(reader, text, lang)
            costs.append(seconds / max(1, len(text)))
            steepness = costs[-1] / costs[-2]
            if steepness > STEEPEST and seconds > SURE_FROM_S:
                faults.append(
                    Fault(name, "growth", f"{steepness:.1f} times as long a character at {len(text):,}")
                )
                break
        print(f"{name:18} {len(text):10,} characters {seconds:8.2f} s, {1e6 * costs[-1]:.2f} us a character")
    return faults


if __name__ == "__main__":
    sys.exit(main())
