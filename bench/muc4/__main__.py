"""`python -m bench.muc4`: the collection's dev split -> the scores of its own scorer for templates from our claims."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.muc4.mentions import Nouns
from bench.muc4.recase import recase
from bench.muc4.templates import template_of
from bench.quality.gold import NOT_RUN, data_folder
from dragoman.atlas import Atlas
from dragoman.base.codec import Json
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.read import RuleReader

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DATELINE = re.compile(rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})[A-Z]*\s+(\d\d)\b")
SHOWN = (
    "CEAF-REE micro",
    "TF       micro",
    "CEAF-RME",
    "23-slot ALL",
    "perp-org-conf",
    "inc-type",
    "inc-date",
    "inc-loc",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when the scorer ran or there is nothing to run it on, else 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.muc4", description=__doc__)
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--full", action="store_true", help="every line of the scorer, not the totals alone")
    options = parser.parse_args(arguments)
    data = data_folder()
    if data is None:
        print(f"muc4: {NOT_RUN}", file=sys.stderr)
        return 0
    try:
        lines = score_split(data, options.split)
    except DragomanError as error:
        print(f"bench.muc4: {error}", file=sys.stderr)
        return 1
    for line in lines:
        if options.full or any(name in line for name in SHOWN):
            print(line)
    return 0


def score_split(data: Path, split: str) -> list[str]:
    """The lines of the collection's scorer for our templates of one split.

    Raises:
        DragomanError: the scorer is not there or fails.
    """
    gold = data / "muc4" / f"{split}.jsonl.gz"
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps(row) + "\n" for row in predict(gold)), encoding="utf-8")
        scorer = data.parent / "tools" / "muc4_score.py"
        done = subprocess.run(
            [sys.executable, str(scorer), str(predicted), str(gold)],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise DragomanError(f"{scorer}: the scorer fails ({done.stderr.strip()[-300:]}). Check {data}.")
    return done.stdout.splitlines()


def predict(gold: Path) -> Iterator[dict[str, Json]]:
    """A line of templates for every report."""
    atlas = Atlas.open()
    reader = RuleReader(atlas)
    nouns = Nouns.of(atlas)
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            document = make_document(report["docid"], report["text"], report["dateline"] or "", atlas)
            claims = reader.read(document).claims
            made = (template_of(claim, atlas, nouns, document.text) for claim in claims)
            templates = [template for template in made if template is not None]
            yield {"docid": report["docid"], "templates": list(templates)}


def make_document(key: str, text: str, dateline: str, atlas: Atlas | None = None) -> Document:
    """A report in ordinary case, published on the day of its dateline; its lines joined to paragraphs."""
    body = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", recase(text, atlas))
    return Document(key, body, lang="en", published=dateline_day(dateline))


def dateline_day(dateline: str) -> date | None:
    """The day that a dateline names, of the years 1900 to 1999."""
    match = DATELINE.search(dateline.upper())
    if match is None:
        return None
    try:
        return date(1900 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
