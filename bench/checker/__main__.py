"""`python -m bench.checker`: dev documents -> what is refused in the reader's and in falsified claims."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.checker.check import check_claim
from bench.checker.grounds import Problem
from bench.checker.mutate import Outcome, falsify_sides, mutate_claims
from bench.checker.words import LANGUAGES
from bench.quality.gold import dev_documents
from bench.quality.readings import Result, run_file, run_reader
from dragoman.atlas import Atlas
from dragoman.base.errors import DragomanError

SEED = 20230907


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when no claim has a problem and every falsified fact is refused, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.checker", description=__doc__)
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of the documents; default: en"
    )
    parser.add_argument("--mutations", type=int, default=1000, help="facts to falsify (default: 1000)")
    parser.add_argument(
        "--predictions", type=Path, help="check these JSON lines in place of our reader's claims"
    )
    parser.add_argument("--quiet", action="store_true", help="counts alone, no list of problems")
    options = parser.parse_args(arguments)
    try:
        documents = tuple(dev_documents(options.lang))
        run = run_file(documents, options.predictions) if options.predictions else run_reader(documents)
    except DragomanError as error:
        print(f"bench.checker: {error}", file=sys.stderr)
        return 1
    atlas = Atlas.open()
    bad = show_problems(run.results, atlas, quiet=options.quiet)
    claims = [(result.gold.document, claim) for result in run.results for claim in result.prediction.claims]
    outcomes = mutate_claims(claims, atlas, wanted=options.mutations, seed=SEED)
    passed = show_outcomes(outcomes, quiet=options.quiet)
    sides = falsify_sides(claims, atlas)
    refused = sum(outcome.refused for outcome in sides)
    print(f"apart: {refused} of {len(sides)} tolls on a false side refused; words leave the rest open")
    return 1 if bad or passed else 0


def show_problems(results: Sequence[Result], atlas: Atlas, *, quiet: bool) -> int:
    """Prints the problems of the reader's claims; returns how many claims have one."""
    found: list[tuple[str, Problem]] = []
    claims = bad = 0
    for result in results:
        for claim in result.prediction.claims:
            problems = check_claim(result.gold.document, claim, atlas)
            claims += 1
            bad += bool(problems)
            found += [(result.gold.key, problem) for problem in problems]
    if not quiet:
        for key, problem in found:
            print(f"{key:10} {problem.pointer:16} {problem.value[:60]:60} {problem.reason}")
    for field, count in Counter(problem.pointer.split("/")[1] for _, problem in found).most_common():
        print(f"{count:5} problems of {field}")
    print(f"{claims} claims, {bad} with a problem, {len(found)} problems")
    return bad


def show_outcomes(outcomes: Sequence[Outcome], *, quiet: bool) -> int:
    """Prints how many falsified facts of each kind are refused; returns how many pass."""
    for kind in sorted({outcome.kind for outcome in outcomes}):
        chosen = [outcome for outcome in outcomes if outcome.kind == kind]
        passed = [outcome for outcome in chosen if not outcome.refused]
        where = (
            ""
            if quiet or not passed
            else "  passed: " + ", ".join(f"{o.document}{o.pointer}" for o in passed[:6])
        )
        print(f"{kind:32} {len(chosen) - len(passed):4} of {len(chosen):4} refused{where}")
    passed_count = sum(not outcome.refused for outcome in outcomes)
    print(f"{len(outcomes)} falsified facts, {len(outcomes) - passed_count} refused, {passed_count} passed")
    return passed_count


if __name__ == "__main__":
    sys.exit(main())
