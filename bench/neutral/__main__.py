"""`python -m bench.neutral`: dev documents -> values that change when actors or verbs are exchanged; lost hedges."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.checker.check import hedge_problems
from bench.checker.grounds import take_spans
from bench.neutral.actors import require_stand_ins
from bench.neutral.exchanges import all_swaps
from bench.neutral.flips import Flip, count_values, find_flips
from bench.neutral.words import LANGUAGES
from bench.quality.gold import GoldDocument, dev_documents, load_gold, sources_of
from bench.quality.split import Part
from dragoman.atlas import Atlas
from dragoman.base.codec import claim_to_json
from dragoman.base.errors import DragomanError
from dragoman.read import RuleReader


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when nothing flips and no hedge is lost, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.neutral", description=__doc__)
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of the documents; default: en"
    )
    parser.add_argument("--quiet", action="store_true", help="counts alone, no list of flips")
    options = parser.parse_args(arguments)
    try:
        atlas = Atlas.open()
        require_stand_ins(atlas)
    except DragomanError as error:
        print(f"bench.neutral: {error}", file=sys.stderr)
        return 1
    reader = RuleReader(atlas)
    flips, compared = run_swaps(dev_documents(options.lang), reader, atlas)
    show_flips(flips, compared, quiet=options.quiet)
    lost = run_hedges(every_document(options.lang), reader, quiet=options.quiet)
    return 1 if flips or lost else 0


def every_document(lang: str) -> list[GoldDocument]:
    """The documents of a language, both parts."""
    return [gold for source in sources_of(lang) for gold in load_gold(source, lang=lang) or ()]


def run_swaps(
    documents: Iterable[GoldDocument], reader: RuleReader, atlas: Atlas
) -> tuple[list[Flip], Counter[str]]:
    """All flips, and how many values were compared by kind of exchange."""
    flips: list[Flip] = []
    compared: Counter[str] = Counter()
    for gold in documents:
        before = reader.read(gold.document).claims
        for swap in all_swaps(gold.document, atlas):
            after = reader.read(swap.apply(gold.document)).claims
            compared[swap.name.split(",")[0]] += count_values(before)
            flips += find_flips(gold.key, swap, before, after)
    return flips, compared


def show_flips(flips: Sequence[Flip], compared: Counter[str], *, quiet: bool) -> None:
    """Prints every flip, then flips per thousand values by kind of exchange and by field."""
    if not quiet:
        for flip in flips:
            print(f"{flip.document:10} {flip.swap:20} {flip.field:12} {flip.before}  ->  {flip.after}")
    for kind, count in compared.items():
        changed = [flip for flip in flips if flip.swap.startswith(kind)]
        fields = ", ".join(
            f"{field} {n}" for field, n in Counter(flip.field for flip in changed).most_common()
        )
        rate = 1000 * len(changed) / count
        print(f"{kind:8} {len(changed):5} flips in {count:6} values, {rate:.1f} per thousand: {fields}")


def run_hedges(documents: Iterable[GoldDocument], reader: RuleReader, *, quiet: bool) -> int:
    """Prints how many hedged perpetrators lose their hedge; returns the number. Lists those of the dev part."""
    hedged, lost = find_hedges(documents, reader)
    for gold, reason in lost:
        if not quiet and gold.part is Part.DEV:
            print(f"{gold.key:10} hedge lost: {reason}")
    print(f"hedges: {hedged} claims with a suspected or accused perpetrator, {len(lost)} lose it")
    return len(lost)


def find_hedges(
    documents: Iterable[GoldDocument], reader: RuleReader
) -> tuple[int, list[tuple[GoldDocument, str]]]:
    """How many claims have a suspected or accused perpetrator, and those that lose the hedge, with the reason."""
    hedged = 0
    lost: list[tuple[GoldDocument, str]] = []
    for gold in documents:
        for claim in reader.read(gold.document).claims:
            row = claim_to_json(claim)
            without = {**row, "attribution": None}
            is_hedged = any(hedge_problems(take_spans(gold.document, without)[0]))
            problems = list(hedge_problems(take_spans(gold.document, row)[0])) if is_hedged else []
            hedged += is_hedged
            if problems:
                lost.append((gold, problems[0].reason))
    return hedged, lost


if __name__ == "__main__":
    sys.exit(main())
