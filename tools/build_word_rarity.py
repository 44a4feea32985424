"""News of conflict -> `resolve/data/word_rarity.tsv.gz`: how many documents in a thousand hold each word.

The counts come from the training parts of MUC-4 and HRDsAttack and, for this decade's words, from the headlines of
UCDP's Myanmar rows with even ids; no sentence of theirs is kept.
Run: DRAGOMAN_DATA=DIR python tools/build_word_rarity.py
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dragoman.resolve.passages import trunk, words_of

_TAG = re.compile(r"<[^>]{0,200}>")
LEAST = 4  # documents; rarer words are names or nearly so
OUT = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "resolve" / "data" / "word_rarity.tsv.gz"


def texts(data: Path) -> Iterator[str]:
    """Every document that is counted."""
    with gzip.open(data / "muc4" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row.get("text") or row.get("doctext") or ""
    with gzip.open(data / "hrdsattack" / "train.json.gz", "rt", encoding="utf-8") as lines:
        for row in json.load(lines):
            sample = row["sample"]
            yield _TAG.sub(" ", f"{sample['Input.title']}\n{sample['Input.article_interface']}")
    with gzip.open(data / "ucdp" / "ged_myanmar.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if int(float(row["id"])) % 2 == 0 and row["source_headline"]:
                yield row["source_headline"]


def main() -> int:
    """Count and write."""
    data = os.environ.get("DRAGOMAN_DATA")
    if not data:
        print("DRAGOMAN_DATA is not set", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    total = 0
    for text in texts(Path(data)):
        counts.update({trunk(word) for word in words_of(text)})
        total += 1
    OUT.parent.mkdir(exist_ok=True)
    lines = [
        f"{word}\t{count * 1000 / total:.2f}\n" for word, count in sorted(counts.items()) if count >= LEAST
    ]
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as out:
        out.write(b"word\tper_thousand\n" + "".join(lines).encode())
    OUT.write_bytes(buffer.getvalue())
    print(f"{OUT}: {len(lines):,} words of {total:,} documents, {len(buffer.getvalue()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
